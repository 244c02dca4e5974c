"""The fields that a query may name, each one entry in a table: 标题:, 地区:, 年份:2022..2024 and so on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from compendium.domain.document import Level, Validity
from compendium.domain.validity import VALIDITY_LABELS
from compendium.search.facets import named, places_by_document
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.patterns import matches, wildcard
from compendium.search.source import IndexedDocument
from compendium.search.spans import ends
from compendium.search.syntax import Filter, Keep, ReadValue
from compendium.search.units import UnitGroups
from compendium.texts.blanks import without_blanks
from compendium.texts.doc_types import document_types, is_document_type

_SEPARATORS = re.compile(r"[、，,；;/]")  # between values of which any will do: 地区:吉林、无锡
_BRACKETS = str.maketrans("【(〈﹝〖〔】)〉﹞〗〕", "[[[[[[]]]]]]")
_FIRST, _LAST = 1, 9999  # years


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the query language.

    Attributes:
        labels: names that may stand before the colon, the one that is shown first.
        read: takes a value, and whether it was quoted; returns what passes, or None when it cannot be a value.
        advice: what a value looks like, for one that cannot be.
        listed: whether several values may stand with 、 between them.
        said: how it is shown, of the value as typed: a pattern, or what makes the words.
        in_headings: whether the value is looked for in headings, where it is to be marked.
    """

    labels: tuple[str, ...]
    read: Callable[[str, bool], Keep | None]
    advice: str
    listed: bool = True
    said: str | Callable[[str], str] = "{label}“{value}”"
    in_headings: bool = False

    def filter(self, value: str, quoted: bool) -> Filter | str:
        """Return what ``label:value`` means, or in words why it means nothing."""
        values = _SEPARATORS.split(value) if self.listed and not quoted else [value]
        keeps = [self.read(each.strip(), quoted) for each in values if each.strip()]
        known = [keep for keep in keeps if keep is not None]
        if not known or len(known) < len(keeps):
            return f"“{value}”不能作为{self.labels[0]}，{self.advice}"
        typed = "、".join(filter(None, map(str.strip, values)))
        said = self.said.format(label=self.labels[0], value=typed) if isinstance(self.said, str) else self.said(typed)
        headings = tuple(filter(None, normalised(value).strip().split("*"))) if self.in_headings else ()
        return Filter(said, known[0] if len(known) == 1 else _any(known), headings)


def readers(fields: Iterable[Field]) -> Mapping[str, ReadValue]:
    """Return by normalised label what reads the values, for ``parse``."""
    return {normalised(label): field.filter for field in fields for label in field.labels}


def fields_on(today: date, units: UnitGroups | None = None) -> tuple[Field, ...]:
    """Return the fields of the metadata and the text; validity is that of ``today``, ``units`` know units' names."""
    return (
        Field(("标题", "title"), _title, "要写标题里的字", listed=False, said="{label}含“{value}”", in_headings=True),
        Field(("地区", "region"), _region, "要写地名，如 地区:吉林"),
        Field(("层级", "level"), _level, "要写国家、省、市或县"),
        Field(("年份", "year"), _year, "要写成 年份:2024、年份:2022..2024 或 年份:>=2023", said=_said_years),
        Field(
            ("发文字号", "文号", "number"), _number, "要写发文字号或其中一部分", listed=False, said="{label}含“{value}”"
        ),
        Field(("发文机关", "发文单位", "issuer"), _issuer, "要写机关名称"),
        Field(("文种", "type"), _type, "要写通知、意见、方案、规划、办法等"),
        Field(("时效性", "时效", "validity"), _validity_on(today), f"要写{'、'.join(VALIDITY_LABELS.values())}之一"),
        Field(("责任单位", "unit"), _unit_in(units or UnitGroups()), "要写单位名称"),
        Field(("文件", "文档", "doc"), _document, "要写文件编号或标题里的字"),
    )


def clause_field(
    labels: tuple[str, ...],
    advice: str,
    clauses_of: Callable[[str], frozenset[tuple[str, str]] | None],
    said: str | Callable[[str], str] = "{label} {value}",
) -> Field:
    """Return a field of single clauses.

    Args:
        labels: see ``Field``.
        advice: see ``Field``.
        clauses_of: takes a value and returns the (doc, clause) that pass; None when it cannot be a value.
        said: see ``Field``.
    """

    def read(value: str, _quoted: bool) -> Keep | None:
        found = clauses_of(value)
        if found is None:
            return None
        places = places_by_document(found)
        return lambda part, clauses: named(part.table, clauses, places)

    return Field(labels, read, advice, listed=False, said=said)


def of_documents(passes: Callable[[IndexedDocument], bool]) -> Keep:
    """Return what keeps the clauses of the documents that pass."""

    def keep(part: Part, clauses: set[int]) -> set[int]:
        passing = {number for number, each in enumerate(part.table.documents) if passes(each)}
        documents = part.table.columns.documents
        return {clause for clause in clauses if documents[clause] in passing} if passing else set()

    return keep


def _any(keeps: list[Keep]) -> Keep:
    return lambda part, clauses: set().union(*(keep(part, clauses) for keep in keeps))


def _title(value: str, _quoted: bool) -> Keep | None:
    """The title of the document or the heading of the clause, compared without blanks: 序　言 is 序言."""
    wanted = without_blanks(normalised(value)).strip("*")
    if not wanted:
        return None
    pattern = wildcard(value, wanted)

    def holds(text: str) -> bool:
        return wanted in text if pattern is None else any(True for _ in matches(pattern, text))

    def keep(part: Part, clauses: set[int]) -> set[int]:
        table = part.table
        titled = {n for n, each in enumerate(table.documents) if holds(without_blanks(normalised(each.title)))}
        headed = part.headed(wanted if pattern is None else max(pattern.pieces, key=len)) & clauses
        if pattern is not None:
            headed = {clause for clause in headed if holds(table.heading(clause))}
        documents = table.columns.documents
        return headed.union(clause for clause in clauses if documents[clause] in titled)

    return keep


def _region(value: str, quoted: bool) -> Keep | None:
    wanted = normalised(value)
    return of_documents(lambda each: _holds(each.region, wanted, quoted))


def _issuer(value: str, quoted: bool) -> Keep | None:
    wanted = normalised(value)
    return of_documents(lambda each: any(_holds(name, wanted, quoted) for name in each.issuers))


def _holds(name: str | None, wanted: str, whole: bool) -> bool:
    if name is None:
        return False
    return normalised(name) == wanted if whole else wanted in normalised(name)


_LEVEL_NAMES: Mapping[Level, tuple[str, ...]] = {
    Level.NATIONAL: ("国家", "国家级", "中央", "全国", "national"),
    Level.PROVINCE: ("省", "省级", "自治区", "直辖市", "province", "provincial"),
    Level.CITY: ("市", "市级", "地级市", "city", "municipal"),
    Level.COUNTY: ("县", "县级", "区县", "区", "区级", "county"),
}


def _level(value: str, _quoted: bool) -> Keep | None:
    level = next((level for level, names in _LEVEL_NAMES.items() if normalised(value) in map(normalised, names)), None)
    return None if level is None else of_documents(lambda each: each.level == level.value)


_YEAR = re.compile(r"(\d{4})\s*年?")


def _year(value: str, _quoted: bool) -> Keep | None:
    span = year_span(normalised(value))
    if span is None:
        return None
    first, last = span
    return of_documents(lambda each: each.year is not None and first <= each.year <= last)


def year_span(value: str) -> tuple[int, int] | None:
    """Read years, as in 2024, 2022..2024, 2022-, >=2023: the first and the last; None when it is neither."""
    span = ends(value)
    printed = [end for end in (span.low, span.high) if end is not None]
    matches = [match for end in printed if (match := _YEAR.fullmatch(end))]
    if len(matches) < len(printed):
        return None
    years = [int(match[1]) for match in matches]
    if span.high is None:
        return years[0] + span.within, _LAST
    if span.low is None:
        return _FIRST, years[0] - span.within
    return min(years), max(years)


def _said_years(typed: str) -> str:
    """Return years in words; those typed with the later one first are read in their order, and that is said."""
    span = ends(normalised(typed))
    years = year_span(normalised(typed))
    printed = [match for end in (span.low, span.high) if end and (match := _YEAR.fullmatch(end))]
    if years and len(printed) == 2 and int(printed[0][1]) > int(printed[1][1]):
        return f"年份 {years[0]}..{years[1]}（先后颠倒，已调换）"
    return f"年份 {typed}"


def _number(value: str, _quoted: bool) -> Keep | None:
    wanted = _bare_number(value)
    return of_documents(lambda each: wanted in _bare_number(each.doc_number)) if wanted else None


def _bare_number(printed: str | None) -> str:
    """Return a document's number in one spelling: [ ] for any brackets, no blanks, no 第."""
    return without_blanks(normalised(printed or "")).translate(_BRACKETS).replace("]第", "]")


def _type(value: str, _quoted: bool) -> Keep | None:
    wanted = without_blanks(normalised(value))
    if not is_document_type(wanted):
        return None

    def passes(each: IndexedDocument) -> bool:
        title = without_blanks(normalised(each.title))
        types = document_types(title)
        return wanted in types or any(wanted.endswith(kind) and wanted in title for kind in types)

    return of_documents(passes)


_VALIDITY_NAMES: Mapping[Validity, tuple[str, ...]] = {
    Validity.IN_FORCE: ("有效", "现行"),
    Validity.NOT_YET_EFFECTIVE: ("未生效",),
    Validity.AMENDED: ("已修改", "被修改"),
    Validity.REPEALED: ("已废止",),
    Validity.EXPIRED: ("已失效",),
    Validity.PERIOD_ENDED: ("规划期届满", "已届满", "届满"),
    Validity.DRAFT: ("征求意见", "草案"),
    Validity.UNKNOWN: ("未知",),
}


def validity_named(value: str) -> Validity | None:
    """Return the validity that a label, a code or a usual short name means; None when it is none."""
    wanted = normalised(value)
    for validity, label in VALIDITY_LABELS.items():
        names = (validity.value, validity.value.replace("_", ""), label, *_VALIDITY_NAMES.get(validity, ()))
        if wanted in map(normalised, names):
            return validity
    return None


def _validity_on(today: date) -> Callable[[str, bool], Keep | None]:
    def read(value: str, _quoted: bool) -> Keep | None:
        wanted = validity_named(value)
        return None if wanted is None else of_documents(lambda each: each.validity_on(today) is wanted)

    return read


def _unit_in(units: UnitGroups) -> Callable[[str, bool], Keep | None]:
    def read(value: str, quoted: bool) -> Keep | None:
        return lambda part, clauses: units.named(part.table, clauses, value, whole=quoted)

    return read


def _document(value: str, _quoted: bool) -> Keep | None:
    wanted = normalised(value)
    return of_documents(
        lambda each: (
            normalised(each.id) == wanted or wanted in normalised(each.title) or each.id.startswith(f"{value}@")
        )
    )
