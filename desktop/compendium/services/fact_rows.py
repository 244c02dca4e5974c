"""A fact as tables show it: with its document, its place, its units, its dates and what the office recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date

from compendium.compare import targets
from compendium.domain.document import DocumentInfo
from compendium.domain.fact import Deadline, Duty, Fact, FactKind, Support, Target
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import FactCorrection
from compendium.domain.finding import folded
from compendium.domain.ledger import TRACKED_KINDS, LedgerEntry, LedgerStatus, Standing

UnitNames = Callable[[str], str]
"""Gives the one name by which the printed forms of a unit are grouped."""


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row.

    Attributes:
        fact: what the text says, or what a person put in its place.
        anchor: what corrections and the ledger know it by.
        info: its document.
        label: marker and title of its clause; section: those of the heading above it, "" when none.
        place: 第二部分第（五）条第16项.
        units: who has to do it, each under one full name, for grouping: 济南市科学技术局; its own, else those named for
            its clause.
        printed_units: the same as printed, in printed order; unit_names: the name of each of these.
        dates: last days that the text sets for it, in order; a duty has those of the facts in its clause.
        date_text: these as printed or as usually printed: 2025年底、2026年9月底.
        entry: what is recorded in the ledger; a blank one when nothing is.
        standing: how it stands to its dates today.
        correction: what a person changed; None when nothing.
    """

    fact: Fact
    anchor: FactAnchor
    info: DocumentInfo
    label: str
    section: str
    place: str
    units: tuple[str, ...]
    printed_units: tuple[str, ...]
    unit_names: tuple[str, ...]
    dates: tuple[date, ...]
    date_text: str
    entry: LedgerEntry
    standing: Standing
    correction: FactCorrection | None = None

    @property
    def key(self) -> str:
        """The short name of the row, alike on every computer."""
        return self.anchor.key

    @property
    def kind(self) -> FactKind:
        """Kind of the fact."""
        return self.fact.kind

    @property
    def doc(self) -> str:
        """Id of the document."""
        return self.info.id

    @property
    def trackable(self) -> bool:
        """True for what an office keeps track of: a duty, a date, a target that is no slogan of a preamble."""
        detail = self.fact.detail
        return self.kind in TRACKED_KINDS and not (isinstance(detail, Target) and detail.soft)

    @property
    def tracked(self) -> bool:
        """True when anything is recorded in the ledger."""
        return not self.entry.is_blank

    def printed_as(self, unit: str) -> tuple[str, ...]:
        """Return the printed forms of one of ``units``."""
        pairs = zip(self.printed_units, self.unit_names, strict=True)
        return tuple(printed for printed, name in pairs if name == unit)

    @property
    def subject(self) -> str:
        """What it is about, in a few words: the indicator, the task, the beneficiary, the clause's title."""
        detail = self.fact.detail
        if isinstance(detail, Target):
            return f"{detail.indicator}{value_text(detail)}" if detail.indicator else self.fact.quote
        if isinstance(detail, Deadline):
            return detail.task or self.fact.quote
        if isinstance(detail, Support):
            return f"{detail.support_type}：{detail.amount_text}"
        return self.label if isinstance(detail, Duty) else self.fact.quote


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which rows are wanted; an empty field asks for nothing.

    Attributes:
        levels: printed names (省); statuses: of the ledger.
        units: full names, or names as printed, which stand for those organs of every place.
        text: words that must all occur in what the row shows.
        min_yuan: supports of at least that much; rows of other kinds have no amount.
        clauses: of any document.
        tracked: only what has something recorded in the ledger.
    """

    kinds: tuple[FactKind, ...] = ()
    docs: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    units: tuple[str, ...] = ()
    statuses: tuple[LedgerStatus, ...] = ()
    standings: tuple[Standing, ...] = ()
    clauses: tuple[str, ...] = ()
    text: str = ""
    min_yuan: float | None = None
    tracked: bool = False

    def accepts_document(self, info: DocumentInfo) -> bool:
        """Tell whether rows of the document can be wanted."""
        return (
            _among(info.id, self.docs)
            and _among(info.level, self.levels)
            and _among(info.region, self.regions)
            and _among(info.year, self.years)
        )

    def accepts(self, row: FactRow) -> bool:
        """Tell whether the row, of an accepted document, is wanted."""
        return (
            _among(row.kind, self.kinds)
            and _among(row.fact.clause, self.clauses)
            and (not self.units or any(_is_unit(row, unit) for unit in self.units))
            and _among(row.entry.status, self.statuses)
            and _among(row.standing, self.standings)
            and (self.tracked <= row.tracked)
            and (self.min_yuan is None or _yuan(row) >= self.min_yuan)
            and (not self.text or _says(row, self.text))
        )


ALL_FACTS = FactFilter()
value_text = targets.printed


def _among(value: object, wanted: Sequence[object]) -> bool:
    return not wanted or value in wanted


def _is_unit(row: FactRow, wanted: str) -> bool:
    return wanted in row.printed_units or any(unit.endswith(wanted) for unit in row.units)


def _yuan(row: FactRow) -> float:
    sums = row.fact.detail.sums if isinstance(row.fact.detail, Support) else None
    return float("-inf") if sums is None else sums[1]


def _says(row: FactRow, text: str) -> bool:
    detail = row.fact.detail
    values = [value for field in fields(detail) if isinstance(value := getattr(detail, field.name), str)]
    entry = row.entry
    shown = folded(
        "\n".join(
            (
                *(row.fact.quote, row.label, row.section, row.info.title, row.info.short_title, row.info.id),
                *(*row.units, *row.printed_units, *values),
                *(entry.person, entry.progress, entry.remark),
            )
        )
    )
    return all(word in shown for word in folded(text).split())
