"""The tables that items of a collection show, looked up anew each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compendium.domain.collection import TableChoice
from compendium.domain.errors import UserError
from compendium.domain.fact import FactKind, Target
from compendium.domain.sheet import Sheet
from compendium.domain.work import SILENT, Progress
from compendium.services.exporting import ExportKind, ExportService
from compendium.services.fact_facets import FACT_FACETS, values_of
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.facts import FactService

KIND_OF: Mapping[str, FactKind] = {
    ExportKind.TASKS: FactKind.DUTY,
    ExportKind.TARGETS: FactKind.TARGET,
    ExportKind.SUPPORTS: FactKind.SUPPORT,
    ExportKind.DEADLINES: FactKind.DEADLINE,
    ExportKind.INSTRUMENTS: FactKind.INSTRUMENT,
    ExportKind.CITATIONS: FactKind.CITATION,
}
"""Which facts a table shows, by the name of its export."""


class CollectionTables:
    """Reads tables; safe to call from any thread."""

    def __init__(self, facts: FactService, exporting: ExportService) -> None:
        self._facts, self._exporting = facts, exporting

    def rows(self, choice: TableChoice, progress: Progress = SILENT) -> list[FactRow]:
        """Return the rows of a table as the library has them today.

        Documents that are gone are passed over; UserError unknown_table for a kind that there is none of.
        """
        kind = KIND_OF.get(choice.kind)
        if kind is None:
            raise UserError(
                "unknown_table", f"不认识名为“{choice.kind}”的清单。", "它可能来自更新版本的程序，请安装新版后再看。"
            )
        text = choice.filters.get("text")
        wanted = FactFilter(kinds=(kind,), text=text if isinstance(text, str) else "")
        facets = facets_of(choice)
        soft = choice.filters.get("soft") is True
        return [
            row
            for row in self._facts.facts(wanted, progress)
            if all(not set(values).isdisjoint(values_of(row, facet)) for facet, values in facets.items())
            and (soft or not (isinstance(row.fact.detail, Target) and row.fact.detail.soft))
        ]

    def sheet(self, choice: TableChoice, title: str = "", progress: Progress = SILENT) -> Sheet:
        """Return a table ready to be shown, under a title of its own if one is given."""
        made = self._exporting.sheet_of(ExportKind(choice.kind), self.rows(choice, progress))
        return replace(made, title=title) if title else made


def facets_of(choice: TableChoice) -> dict[str, tuple[str, ...]]:
    """Return the values that a table is narrowed to, by facet; what is no such filter is passed over."""
    facets = choice.filters.get("facets")
    chosen = {
        facet: tuple(str(value) for value in values)
        for facet in FACT_FACETS
        if isinstance(facets, Mapping) and isinstance(values := facets.get(facet), list | tuple) and values
    }
    return chosen | ({"doc": choice.docs} if choice.docs else {})
