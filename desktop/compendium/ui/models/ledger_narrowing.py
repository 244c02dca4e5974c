"""Narrowing the ledger, and counting what each choice would leave. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from compendium.domain.fact import FactKind
from compendium.domain.ledger import TRACKED_KINDS, LedgerStatus, Standing
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.ledger import NO_UNIT

FIELDS = ("status", "standing", "kind", "tracked", "unit", "doc")
TRACKED = "tracked"


@dataclass(frozen=True, slots=True)
class LedgerNarrowing:
    """What is chosen: values of one field are alternatives, fields add up; an empty one lets everything pass.

    Attributes:
        tracked: only what has something recorded.
        unit: full name of a unit; doc: id of a document; "" for all.
    """

    text: str = ""
    status: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    tracked: bool = False
    unit: str = ""
    doc: str = ""

    @property
    def active(self) -> bool:
        """True when anything is left out."""
        return self != LedgerNarrowing()

    def chosen(self, field: str) -> frozenset[str]:
        """Return the chosen values of a field."""
        value = getattr(self, field)
        if isinstance(value, frozenset):
            return value
        if value is True:
            return frozenset({TRACKED})
        return frozenset({value}) if value else frozenset()

    def toggled(self, field: str, value: str) -> LedgerNarrowing:
        """Choose a value, or leave it when it is chosen."""
        if field == "tracked":
            return replace(self, tracked=not self.tracked)
        before = self.chosen(field)
        return replace(self, **{field: before ^ {value}})  # type: ignore[arg-type]

    def with_text(self, text: str) -> LedgerNarrowing:
        """Ask for other words."""
        return replace(self, text=text)

    def with_one(self, field: str, value: str) -> LedgerNarrowing:
        """Ask for a unit, or a document; "" for all."""
        return replace(self, **{field: value})  # type: ignore[arg-type]

    def as_state(self) -> dict[str, object]:
        """Return what is to be remembered, JSON-able."""
        many = {field: sorted(self.chosen(field)) for field in ("status", "standing", "kind")}
        return {**many, "text": self.text, "tracked": self.tracked, "unit": self.unit, "doc": self.doc}


class Narrowed(NamedTuple):
    """What is left.

    Attributes:
        rows: those that are shown.
        counts: by field and value, how many rows a choice would leave beside the other fields' choices.
        beside: by field, the rows that are left when that field's own choice is not counted.
    """

    rows: list[FactRow]
    counts: Mapping[str, Counter[str]]
    beside: Mapping[str, list[FactRow]]


def narrowing_of(state: Mapping[str, object]) -> LedgerNarrowing:
    """Return what ``as_state`` gave; what does not fit is ignored."""
    words = {field: value if isinstance(value := state.get(field), str) else "" for field in ("text", "unit", "doc")}
    return LedgerNarrowing(
        text=words["text"],
        status=_known(LedgerStatus, state.get("status")),
        standing=_known(Standing, state.get("standing")),
        kind=_known(TRACKED_KINDS, state.get("kind")),
        tracked=state.get("tracked") is True,
        unit=words["unit"],
        doc=words["doc"],
    )


def _known(values: Iterable[str], given: object) -> frozenset[str]:
    return frozenset(str(value) for value in values if isinstance(given, list) and value in given)


def narrowed(rows: Iterable[FactRow], narrowing: LedgerNarrowing) -> Narrowed:
    """Return the rows that are left, and what each choice would leave."""
    wanted = FactFilter(text=narrowing.text)
    left: list[FactRow] = []
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    beside: dict[str, list[FactRow]] = {field: [] for field in FIELDS}
    for row in rows:
        if not wanted.accepts(row):
            continue
        values = {field: _values(row, field) for field in FIELDS}
        against = [
            field for field in FIELDS if (chosen := narrowing.chosen(field)) and chosen.isdisjoint(values[field])
        ]
        if not against:
            left.append(row)
        if len(against) <= 1:
            for field in against or FIELDS:
                counts[field].update(values[field])
                beside[field].append(row)
    return Narrowed(left, counts, beside)


def tracked_rows(rows: Iterable[FactRow]) -> list[FactRow]:
    """Return the rows that the ledger is about."""
    return [row for row in rows if row.trackable]


def _values(row: FactRow, field: str) -> Sequence[str]:
    match field:
        case "status":
            return (row.entry.status,)
        case "standing":
            return (row.standing,)
        case "kind":
            return (FactKind(row.kind),)
        case "tracked":
            return (TRACKED,) if row.tracked else ()
        case "unit":
            return row.units or (NO_UNIT,)
        case _:
            return (row.doc,)
