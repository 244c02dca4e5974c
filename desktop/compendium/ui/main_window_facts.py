"""What the window does with facts: the page of tables, the list and the marks beside a text, adding by hand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compendium.domain.document import Document
from compendium.domain.fact_kind import FactKind
from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame
from compendium.ui.main_window_side import POINTS, SidePanel

if TYPE_CHECKING:
    from compendium.domain.fact import Detail
    from compendium.services.fact_rows import FactRow
    from compendium.ui.facts.document_points import DocumentPoints
    from compendium.ui.facts.fact_work import FactWork
    from compendium.ui.facts.tables_panel import TablesPanel


class Facts(QObject):
    """Makes what shows facts once it is wanted; nothing of it before the window was painted.

    ``marks_changed`` carries the MarginMarks of the text that is open.
    """

    marks_changed = Signal(list)
    rows_changed = Signal(str, list)
    """The text that is open, and its facts."""
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, words."""
    table_collect_requested = Signal(object)
    """The TableChoice of a table to put into a collection."""
    state_changed = Signal()
    present_requested = Signal()

    def __init__(self, frame: Frame, side: SidePanel) -> None:
        super().__init__(frame.window)
        self._window, self._services, self._pages, self._navigator = frame[:4]
        self._tasks, self._notify, self._themes, self._icons = frame[4:]
        self._side = side
        self._document: Document | None = None
        self._rows: list[FactRow] = []
        self._in = False

    @cached_property
    def work(self) -> FactWork:
        """What every view of facts shares."""
        from compendium.ui.facts.fact_work import FactWork

        work = FactWork(services=self._services.tables, tasks=self._tasks, notify=self._notify, parent=self)
        work.changed.connect(self._read)
        work.collect_requested.connect(self.collect_requested)
        work.citation_requested.connect(self.citation_requested)
        return work

    def handlers(self) -> dict[str, Handler]:
        """What the actions on facts do."""
        return {"export": self.export, "toggle_marks": self.set_marks_shown}

    def make_page(self) -> QWidget:
        """Make the page of tables."""
        from compendium.ui.facts.tables_panel import TablesPanel

        panel = TablesPanel(work=self.work, library=self._services.library, themes=self._themes, icons=self._icons)
        panel.open_requested.connect(self._navigator.open_quote)
        panel.collect_requested.connect(self.table_collect_requested)
        panel.state_changed.connect(self.state_changed)
        panel.present_requested.connect(self.present_requested)
        return panel

    def reload(self) -> None:
        """Read everything again: the library changed."""
        if (page := self._pages.made(View.TABLES)) is not None:
            cast("TablesPanel", page).reload()
        self._read()

    def bring_in(self, document: Document | None) -> None:
        """Make what stands beside a text."""
        self._in = True
        self.show_document(document)

    def show_document(self, document: Document | None) -> None:
        """Show the facts of another text."""
        self._document = document
        self._read()

    def show_clause(self, clause: str) -> None:
        """Show what a clause asks for, in the list."""
        self._side.tab = POINTS
        self._points.show_clause(clause)

    @property
    def marks_shown(self) -> bool:
        """True when clauses with facts are marked in the margin."""
        return bool(self._services.settings.get("fact_marks"))

    def set_marks_shown(self, on: bool) -> None:
        """Mark clauses with facts in the margin, or not, from now on."""
        self._services.settings.set("fact_marks", on)
        self._mark()

    def add(self, doc: str, clause: str, quote: str, kind: str) -> None:
        """Let the user add what selected words state."""
        from compendium.ui.facts.add_dialog import AddDialog

        def ask(draft: Detail) -> None:
            dialog = AddDialog(FactKind(kind), quote, draft, self._themes, self._window)
            dialog.added.connect(lambda detail: self.work.add(doc, clause, quote, detail))
            dialog.open()

        self.work.suggest(FactKind(kind), doc, quote, ask)

    def export(self) -> None:
        """Hand on the table that shows."""
        if not cast("TablesPanel", self._pages.page(View.TABLES)).export():
            self._notify.info(self.tr("这里没有可以导出的表格"))

    def copy(self) -> None:
        """Put the rows selected on the page of tables on the clipboard."""
        cast("TablesPanel", self._pages.page(View.TABLES)).copy()

    @cached_property
    def _points(self) -> DocumentPoints:
        from compendium.ui.facts.document_points import DocumentPoints

        points = DocumentPoints(self._themes, self._icons)
        points.point_requested.connect(self._open)
        points.count_changed.connect(self._side.set_point_count)
        self._side.set_points(points)
        return points

    def _read(self) -> None:
        if not self._in:
            return
        if self._document is None:
            self._show("", [])
        else:
            doc = self._document.info.id
            self.work.of_document(doc, lambda rows: self._show(doc, rows))

    def _show(self, doc: str, rows: Sequence[FactRow]) -> None:
        here = self._document.info.id if self._document is not None else ""
        if doc == here:  # the user may have gone on meanwhile
            self._rows = list(rows)
            self._points.show_rows(self._rows, document_open=bool(doc))
            self._mark()
            self.rows_changed.emit(doc, self._rows)

    def _mark(self) -> None:
        from compendium.ui.models.fact_marks import fact_marks

        self.marks_changed.emit(fact_marks(self._rows, self._icons) if self.marks_shown else [])

    def _open(self, row: FactRow) -> None:
        fact = row.fact
        self._navigator.open_quote(row.doc, fact.clause, [(fact.clause, fact.start, fact.end)])
