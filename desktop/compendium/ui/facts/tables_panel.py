"""The view of tables: a row of tabs, one page for each, built when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from compendium.domain.errors import UserError
from compendium.domain.fact import FactKind
from compendium.domain.sheet import Sheet
from compendium.services.fact_rows import FactRow
from compendium.services.library import LibraryService
from compendium.ui.facts.calendar_page import CalendarPage
from compendium.ui.facts.exporter import Exporter
from compendium.ui.facts.fact_page import FactPage
from compendium.ui.facts.fact_work import FactWork, Handed
from compendium.ui.facts.indicator_page import IndicatorPage
from compendium.ui.facts.ledger_page import LedgerPage
from compendium.ui.facts.unit_page import UnitPage
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes

_INDICATORS, _UNITS, _CALENDAR, _LEDGER = "indicators", "units", "calendar", "ledger"


class Page(Protocol):
    """What every page can do."""

    def save_state(self) -> dict[str, object]:
        """Return what is to be remembered, JSON-able."""

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what was remembered."""


@runtime_checkable
class HandsOn(Protocol):
    """A page with a table that can be handed on."""

    def handed(self) -> Handed:
        """Return what is on screen."""

    def handed_selection(self) -> Handed:
        """Return what is selected of it."""


class TablesPanel(QWidget):
    """Wires its pages to what they share."""

    open_requested = Signal(str, str, list)
    """Document, clause and the marks in it: (clause, start, end)."""
    collect_requested = Signal(object)
    """The TableChoice of a table to put into a collection."""
    state_changed = Signal()
    present_requested = Signal()

    def __init__(
        self,
        *,
        work: FactWork,
        library: LibraryService,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Nothing is read before the panel is shown."""
        super().__init__(parent)
        self._library, self._themes, self._icons = library, themes, icons
        self._work = work
        self._exporter = Exporter(work, themes, self)
        self._exporter.state_changed.connect(self.state_changed)
        self._pages: dict[str, QWidget] = {}
        self._states: dict[str, object] = {}
        self._read = False
        self._build()

    def _build(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = self._themes.current
        self._makers: dict[str, Callable[[], QWidget]] = {
            **{kind.value: partial(self._make_fact_page, kind) for kind in FactKind},
            _INDICATORS: partial(self._make_overview, IndicatorPage),
            _UNITS: partial(self._make_overview, UnitPage),
            _CALENDAR: partial(self._make_overview, CalendarPage),
            _LEDGER: self._make_ledger,
        }
        self.tabs = QTabBar()
        self.tabs.setObjectName("tableTabs")
        self.tabs.setAccessibleName(self.tr("清单种类"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for key, words in (
            (FactKind.DUTY, self.tr("任务分工")),
            (FactKind.TARGET, self.tr("目标指标")),
            (FactKind.SUPPORT, self.tr("扶持政策")),
            (FactKind.DEADLINE, self.tr("完成时限")),
            (FactKind.INSTRUMENT, self.tr("政策工具")),
            (FactKind.CITATION, self.tr("引用文件")),
            (_INDICATORS, self.tr("指标对照")),
            (_UNITS, self.tr("单位任务")),
            (_CALENDAR, self.tr("时限日历")),
            (_LEDGER, self.tr("台账")),
        ):
            self.tabs.setTabData(self.tabs.addTab(words), str(key))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        gap = theme.px("space_3")
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(gap, gap, gap, 0)
        head.addWidget(self.tabs)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(lambda _: self._show_chosen())

    @property
    def page(self) -> QWidget | None:
        """The page that shows; None before the panel was shown."""
        return self._stack.currentWidget()

    def export(self) -> bool:
        """Ask how the table that shows is to be handed on; False when there is none or nothing in it."""
        page: object = self.page
        if not isinstance(page, HandsOn) or not page.handed().rows:
            return False
        self._exporter.ask(page.handed(), page.handed_selection())
        return True

    def shown_table(self) -> Handed | None:
        """Return what is on screen; None when there is no table or nothing in it."""
        page: object = self.page
        handed = page.handed() if isinstance(page, HandsOn) else None
        return handed if handed is not None and handed.rows else None

    def sheet(self, handed: Handed) -> Sheet:
        """Return a table as it is handed on; safe to call from any thread."""
        return self._work.sheet(handed)

    def copy(self) -> None:
        """Put the selected rows on the clipboard as a table."""
        page: object = self.page
        if isinstance(page, HandsOn) and (handed := page.handed_selection()).rows:
            self._work.copy(handed)

    def reload(self) -> None:
        """Read the facts again: the library changed."""
        if self._read:
            self._work.reload()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the facts when they are first wanted."""
        super().showEvent(event)
        if not self._pages:
            self._show_chosen()
        if not self._read:  # pages may be there before, made to take up what was remembered of them
            self._read = True
            self._work.reload()

    def _show_chosen(self) -> None:
        key = str(self.tabs.tabData(self.tabs.currentIndex()))
        if key not in self._pages:
            page = self._makers[key]()
            self._pages[key] = page
            self._stack.addWidget(page)
            state = self._states.pop(key, None)
            if isinstance(state, dict):
                cast("Page", page).restore_state(state)
        self._stack.setCurrentWidget(self._pages[key])
        self.state_changed.emit()

    def _make_fact_page(self, kind: FactKind) -> FactPage:
        page = FactPage(kind, work=self._work, clause_text=self._clause_text, themes=self._themes, icons=self._icons)
        page.open_requested.connect(self._open)
        page.document_requested.connect(lambda doc: self.open_requested.emit(doc, "", []))
        page.present_requested.connect(self.present_requested)
        page.export_requested.connect(self.export)
        page.collect_requested.connect(self.collect_requested)
        page.state_changed.connect(self.state_changed)
        return page

    def _make_overview(self, kind: type[IndicatorPage] | type[UnitPage] | type[CalendarPage]) -> QWidget:
        page = kind(work=self._work, clause_text=self._clause_text, themes=self._themes, icons=self._icons)
        page.open_requested.connect(self._open)
        page.export_requested.connect(self.export)
        page.state_changed.connect(self.state_changed)
        return page

    def _make_ledger(self) -> LedgerPage:
        page = LedgerPage(work=self._work, clause_text=self._clause_text, themes=self._themes, icons=self._icons)
        page.open_requested.connect(self._open)
        page.export_requested.connect(self.export)
        page.state_changed.connect(self.state_changed)
        return page

    def _clause_text(self, doc: str, clause: str) -> str:
        try:
            return self._library.clause(doc, clause).text
        except UserError:  # removed since the table was read
            return ""

    def _open(self, row: FactRow) -> None:
        fact = row.fact
        self.open_requested.emit(row.doc, fact.clause, [(fact.clause, fact.start, fact.end)])

    def save_state(self) -> dict[str, object]:
        """The chosen table and the state of each page."""
        made = {key: cast("Page", page).save_state() for key, page in self._pages.items()}
        return {
            "table": self.tabs.tabData(self.tabs.currentIndex()),
            "pages": {**self._states, **made},
            "export": self._exporter.save_state(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        pages, table, export = state.get("pages"), state.get("table"), state.get("export")
        if isinstance(export, dict):
            self._exporter.restore_state(export)
        if isinstance(pages, dict):
            self._states = {str(key): value for key, value in pages.items() if key in self._makers}
        for at in range(self.tabs.count()):
            if self.tabs.tabData(at) == table:
                self.tabs.setCurrentIndex(at)
