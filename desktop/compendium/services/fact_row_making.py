"""From the stored facts of a document to the rows that tables show. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from compendium.domain.document import Document, DocumentInfo
from compendium.domain.fact import Deadline, Duty, Fact, Target
from compendium.domain.fact_anchor import AnchoredFact, anchored, found_again
from compendium.domain.fact_correction import FactCorrection
from compendium.domain.ledger import LedgerEntry, last_day, standing_on
from compendium.domain.unit_aliases import of_place
from compendium.services.corrected_facts import corrected
from compendium.services.fact_rows import FactRow, UnitNames
from compendium.store.facts import StoredFact, placed

_Dates = Mapping[str, Mapping[date, str]]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """The rows of a document before anything of the ledger is known.

    Attributes:
        rows: what is shown, in reading order.
        hidden: what a person marked as wrong.
        lost: corrections whose words are gone.
    """

    rows: tuple[FactRow, ...]
    hidden: tuple[FactRow, ...]
    lost: tuple[FactCorrection, ...]


class RowMaker:
    """Makes rows.

    Args:
        today: the day that dates are judged by.
        unit_names: gives the name to group a unit by.
    """

    def __init__(self, today: date, unit_names: UnitNames) -> None:
        self._today = today
        self._unit_name = cache(unit_names)  # a library names few units many times

    def rows(
        self,
        info: DocumentInfo,
        stored: Sequence[StoredFact],
        corrections: Sequence[FactCorrection],
        document: Document | None,
    ) -> DocumentFacts:
        """Return the rows of a document; its text is needed where there are corrections only."""
        given = anchored(info.id, (each.fact for each in stored))
        words = {fact.anchor: each for fact, each in zip(given, stored, strict=True)}
        texts = {clause.id: clause.text for clause in document.outline} if document else {}
        result = corrected(given, corrections, texts)
        shown = [each.fact for each in result.facts]
        named, dates = _responsible(shown), _dates(shown)

        def made(facts: Iterable[AnchoredFact]) -> tuple[FactRow, ...]:
            rows = []
            for each in facts:
                where = words.get(each.anchor) or placed(_known(document), each.fact)
                row = self._row(info, each, where, named, dates)
                rows.append(replace(row, correction=result.by_anchor.get(each.anchor)))
            return tuple(rows)

        return DocumentFacts(made(result.facts), made(result.hidden), result.lost)

    def recorded(self, rows: Sequence[FactRow], entries: Iterable[LedgerEntry]) -> list[FactRow]:
        """Return rows of one document with what the ledger holds of them."""
        by_anchor = {entry.anchor: entry for entry in entries}
        if not by_anchor:
            return list(rows)
        found = found_again(by_anchor, [AnchoredFact(row.anchor, row.fact) for row in rows])
        recorded = {fact.anchor: by_anchor[anchor] for anchor, fact in found.items()}
        return [self._with_entry(row, entry) if (entry := recorded.get(row.anchor)) else row for row in rows]

    def _with_entry(self, row: FactRow, entry: LedgerEntry) -> FactRow:
        return replace(row, entry=entry, standing=standing_on(self._today, row.dates, entry.status))

    def _row(
        self,
        info: DocumentInfo,
        each: AnchoredFact,
        where: StoredFact,
        named: Mapping[str, tuple[str, ...]],
        dates: _Dates,
    ) -> FactRow:
        printed = _units(each.fact, named)
        names = tuple(of_place(self._unit_name(unit), info.region) for unit in printed)
        days = _days(each.fact, dates)
        entry = LedgerEntry(each.anchor)
        return FactRow(
            fact=each.fact,
            anchor=each.anchor,
            info=info,
            label=where.label,
            section=where.section,
            place=where.place,
            units=tuple(dict.fromkeys(names)),
            printed_units=printed,
            unit_names=names,
            dates=tuple(days),
            date_text="、".join(dict.fromkeys(days.values())),
            entry=entry,
            standing=standing_on(self._today, days, entry.status),
        )


def printed_date(text: str | None) -> str:
    """Return an ISO date, month or year as officials print it: 2026年底, 2026年9月底, 2026年9月15日, 2026年."""
    day = last_day(text)
    if day is None or text is None:
        return ""
    parts = text.count("-")
    if parts == 0:
        return f"{day.year}年"
    if (day.month, day.day) == (12, 31):
        return f"{day.year}年底"
    last = parts == 1 or day == last_day(text[: len("2026-09")])
    return f"{day.year}年{day.month}月底" if last else f"{day.year}年{day.month}月{day.day}日"


def upwards(clause: str) -> Iterator[str]:
    """Yield a clause's id and those above it: 2.5.16, 2.5, 2."""
    while clause:
        yield clause
        clause = clause.rpartition(".")[0]


def _known(document: Document | None) -> Document:
    if document is None:
        raise ValueError("only a correction can stand where nothing was extracted, and then the text is at hand")
    return document


def _responsible(facts: Iterable[Fact]) -> Mapping[str, tuple[str, ...]]:
    """Return the units that duties name, as printed, by the clause they are named for."""
    named: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        if isinstance(fact.detail, Duty):
            clause = fact.detail.applies_to or fact.clause
            named[clause] = tuple(dict.fromkeys((*named.get(clause, ()), *_all_units(fact.detail))))
    return named


def _units(fact: Fact, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the units of a fact as printed: its own, else those named for its clause or the nearest one above."""
    if isinstance(fact.detail, Duty):
        return _all_units(fact.detail)
    return next((named[clause] for clause in upwards(fact.clause) if clause in named), ())


def _all_units(duty: Duty) -> tuple[str, ...]:
    return (*duty.units, *duty.implied_units)


def _dates(facts: Iterable[Fact]) -> _Dates:
    """Return the dates set in a clause and below it, with their words, by clause."""
    found: dict[str, dict[date, str]] = {}
    for fact in facts:
        for day, words in _own_dates(fact).items():
            for clause in upwards(fact.clause):
                found.setdefault(clause, {}).setdefault(day, words)
    return found


def _days(fact: Fact, dates: _Dates) -> Mapping[date, str]:
    if isinstance(fact.detail, Duty):
        return dict(sorted(dates.get(fact.detail.applies_to or fact.clause, {}).items()))
    return _own_dates(fact)


def _own_dates(fact: Fact) -> Mapping[date, str]:
    detail = fact.detail
    if not isinstance(detail, Target | Deadline) or (day := last_day(detail.deadline)) is None:
        return {}
    words = detail.date_text if isinstance(detail, Deadline) else ""
    return {day: words or printed_date(detail.deadline)}
