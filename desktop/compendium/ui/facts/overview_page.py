"""What the overviews of facts have in common: a table, what its current row rests on, and what is handed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QLabel,
    QLayout,
    QSplitter,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.export_button import export_button
from compendium.ui.facts.fact_detail import FactDetail
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.fact_work import FactWork, Handed
from compendium.ui.facts.name_list import NameList
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState


class FactsPage(QWidget):
    """A page over FactWork; built, wired and then filled, in this order."""

    open_requested = Signal(object)
    """The FactRow whose clause is to be opened."""
    export_requested = Signal()
    state_changed = Signal()

    def __init__(
        self,
        *,
        work: FactWork,
        clause_text: Callable[[str, str], str],
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """``clause_text`` gives the text of a clause by document and clause id."""
        super().__init__(parent)
        self._work, self._clause_text = work, clause_text
        self._themes, self._icons = themes, icons
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        raise NotImplementedError

    def _connect(self) -> None:
        raise NotImplementedError

    def _fill(self) -> None:
        """Show what there is."""
        raise NotImplementedError

    def _split(self, direction: Qt.Orientation, parts: Sequence[tuple[QWidget, int]], stretched: int) -> QSplitter:
        """Return parts, each with its first size (px), beside or above each other; one takes what room there is."""
        splitter = QSplitter(direction)
        for part, _ in parts:
            splitter.addWidget(part)
        splitter.setStretchFactor(stretched, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([size for _, size in parts])
        splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())
        return splitter

    def _words_of(self, row: FactRow | None) -> str:
        """Return the whole clause that a row rests on."""
        return self._clause_text(row.doc, row.fact.clause) if row else ""


class OverviewPage(FactsPage):
    """A page with one table beside what its current row rests on. Kinds of pages say what is in it.

    They make ``table`` in ``_build`` and then call ``_put_beside``.
    """

    kind: ExportKind
    """What the table is handed on as."""

    table: FactTable

    def _make_export(self) -> None:
        self.export = export_button(self._icons)

    def _put_beside(self, parts: Sequence[tuple[QWidget, int]], detail_width: int) -> None:
        """Put the words that the current row rests on at the right of ``parts``; the last of these takes the room."""
        self.detail = FactDetail(self._themes, self._icons, work=self._work)
        self._splitter = self._split(Qt.Orientation.Horizontal, [*parts, (self.detail, detail_width)], len(parts) - 1)

    def _connect(self) -> None:
        self._work.loaded.connect(self._fill)
        self.export.clicked.connect(self.export_requested)
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_row_chosen)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.serve(self.table)

    def _show_rows(self, rows: Sequence[FactRow]) -> None:
        """Show rows, one of them as the current one."""
        self.table.show_rows(rows)
        if rows and self.table.current_row() is None:
            self.table.go_to(rows[0].key)
        self._on_row_chosen(self.table.current_row())

    def _on_row_chosen(self, row: FactRow | None) -> None:
        self.detail.show_row(row, self._words_of(row))

    def _subject(self) -> str:
        """Return what is shown, for the title of what is handed on."""
        raise NotImplementedError

    def handed(self) -> Handed:
        """Return what is on screen, to be handed on."""
        return self.table.handed(self.kind, self._subject())

    def handed_selection(self) -> Handed:
        """Return the selected rows, to be handed on."""
        return self.table.handed_selection(self.kind)

    def save_state(self) -> dict[str, object]:
        """Widths and order; kinds of pages add what is chosen."""
        return {"sizes": self._splitter.sizes(), "table": self.table.save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        restore_sizes(self._splitter, state.get("sizes"))
        table = state.get("table")
        if isinstance(table, dict):
            self.table.restore_state(table)


class NamesPage(OverviewPage):
    """A page with names at the left and a table of what concerns the chosen one."""

    chosen_as: str
    """The name under which the chosen one is remembered."""

    def _build_around(self, head: QLayout, find: str, nothing: str, widths: tuple[int, int, int]) -> None:
        """Lay out names, ``head`` over the table, and detail, of these widths (px).

        Args:
            head: what stands over the table.
            find: the hint of the field over the names.
            nothing: what to say when no name holds the words in that field.
            widths: of the three columns.
        """
        self.names = NameList(self._themes, self._icons, find)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.nothing = EmptyState(self._themes, self._icons)
        self.nothing.say("search-x", nothing, self.tr("换个词试试。"), self.tr("清空筛选"))
        self._middle = QStackedWidget()
        self._middle.addWidget(middle)
        self._middle.addWidget(self.nothing)
        self._put_beside([(self.names, widths[0]), (self._middle, widths[1])], widths[2])
        self.empty = EmptyState(self._themes, self._icons)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self.empty)

    def _make_title(self) -> None:
        self._title = QLabel()
        self._title.setProperty("tone", "heading")
        self._summary = QLabel()
        self._summary.setProperty("tone", "faint")

    def _connect(self) -> None:
        super()._connect()
        self.names.chosen.connect(self._show_name)
        self.nothing.action_requested.connect(self.names.clear_query)

    def _show_name(self, name: str) -> None:
        """Show the rows of a chosen name."""
        rows = self._rows_of(name)
        self._title.setText(name)
        self._show_head(name, rows)
        self._show_rows(rows)
        self._middle.setCurrentIndex(0 if rows else 1)
        self.state_changed.emit()

    def _rows_of(self, name: str) -> Sequence[FactRow]:
        raise NotImplementedError

    def _show_head(self, name: str, rows: Sequence[FactRow]) -> None:
        """Sum up what the table shows."""
        raise NotImplementedError

    def _say_reading(self) -> None:
        self.empty.say("loader-circle", self.tr("正在读取…"))

    def _subject(self) -> str:
        return self._title.text()

    def save_state(self) -> dict[str, object]:
        """The chosen name, widths, order."""
        return {self.chosen_as: self.names.current, **super().save_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        super().restore_state(state)
        name = state.get(self.chosen_as)
        if isinstance(name, str):
            self.names.prefer(name)


def restore_sizes(splitter: QSplitter, sizes: object) -> None:
    """Give the parts of a splitter the sizes (px) that were remembered, if that is what ``sizes`` are."""
    if isinstance(sizes, list) and len(sizes) == splitter.count() and all(isinstance(size, int) for size in sizes):
        splitter.setSizes(sizes)
