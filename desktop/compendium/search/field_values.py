"""What the documents of a library have behind the fields of a query, to be offered while one is typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from compendium.domain.document import Level
from compendium.domain.query import SuggestionKind
from compendium.domain.validity import VALIDITY_LABELS
from compendium.search.matching import Part
from compendium.search.source import IndexedDocument
from compendium.search.units import UnitGroups
from compendium.search.vocabulary import Entry, plain
from compendium.texts.blanks import without_blanks
from compendium.texts.doc_types import document_types

_LEVELS = tuple(level.value for level in Level)
_OF_DOCUMENTS: Mapping[str, Callable[[IndexedDocument, date], Iterable[str | None]]] = {
    "标题": lambda each, _: (each.title,),
    "文件": lambda each, _: (each.title,),
    "地区": lambda each, _: (each.region,),
    "层级": lambda each, _: (each.level,),
    "年份": lambda each, _: (str(each.year),) if each.year else (),
    "发文字号": lambda each, _: (each.doc_number,),
    "发文机关": lambda each, _: each.issuers,
    "文种": lambda each, _: document_types(without_blanks(each.title)),
    "时效性": lambda each, today: (VALIDITY_LABELS[each.validity_on(today)],),
}


def field_values(labels: Sequence[str], parts: Sequence[Part], today: date, units: UnitGroups) -> list[Entry]:
    """Return what may stand behind a field: years latest first, levels highest first, else most used first.

    Args:
        labels: of the field, such as 地区; one with no values of its own, such as 金额, has none.
        parts: of the library.
        today: the day that validity is judged by.
        units: know the names of units.
    """
    field = next((label for label in labels if label in _OF_DOCUMENTS or label == "责任单位"), "")
    kind = {"标题": SuggestionKind.TITLE, "文件": SuggestionKind.TITLE, "责任单位": SuggestionKind.UNIT}
    if field == "责任单位":
        values: Iterable[str] = units.names([part.table for part in parts])
    else:
        of_document = _OF_DOCUMENTS.get(field)
        if of_document is None:
            return []
        found = (value for each in _living(parts) for value in of_document(each, today) if value)
        values = [value for value, _ in Counter(found).most_common()]
    if field == "年份":
        values = sorted(values, reverse=True)
    if field == "层级":
        values = sorted(values, key=_LEVELS.index)
    return [Entry(value, plain(value), kind.get(field, SuggestionKind.VALUE)) for value in values]


def _living(parts: Sequence[Part]) -> Iterator[IndexedDocument]:
    for part in parts:
        yield from (each for number, each in enumerate(part.table.documents) if number not in part.dead)
