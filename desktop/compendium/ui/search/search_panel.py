"""The page of search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchHit, SearchResult, SortOrder
from compendium.domain.work import Progress
from compendium.services.search import SearchService
from compendium.ui.icons import Icons
from compendium.ui.search.facet_column import FacetColumn
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.search.page_state import PageState
from compendium.ui.search.result_bar import MoreButton, ResultBar
from compendium.ui.search.result_tree import ResultTree
from compendium.ui.search.start_page import StartPage
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_FACETS_WIDTH = 220
_RESULTS_WIDEST = 860
_ROOM_FOR_FACETS = 720
_SHOWN_AT_FIRST = 200
_SHOWN_MORE = 400
_PATIENCE_MS = 300  # before it is said that an answer takes a moment
_ASKED_MS = 1500  # a query that stands this long was meant, not half-typed

Answer = tuple[SearchResult, dict[str, DocumentInfo]]


class SearchPanel(QWidget):
    """Results of a query, grouped by document.

    ``open_requested`` carries document, clause and (clause, start, end) of every found word of the document;
    ``query_requested`` a query that was chosen on the page; ``field_requested`` when the user wants to type again.
    """

    open_requested = Signal(str, str, list)
    query_requested = Signal(str)
    field_requested = Signal()
    state_changed = Signal()

    def __init__(
        self,
        *,
        search: Callable[[], SearchService],
        tasks: Tasks,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("检索"))
        self._search, self._tasks, self._themes, self._icons = search, tasks, themes, icons
        self._state = PageState()
        self._query = ""
        self._result: SearchResult | None = None
        self._infos: dict[str, DocumentInfo] = {}
        self._limit = _SHOWN_AT_FIRST
        self._updating = self._update_tried = False
        self._build()
        self._connect()
        self._show_start()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def result(self) -> SearchResult | None:
        """What is shown; None while nothing is."""
        return self._result

    def run(self, query: str) -> None:
        """Search; the same query again goes to the results that are there."""
        words = query.strip()
        if words and words == self._query and self._result is not None and self._result.query == words:
            self.focus_results()
            return
        if words != self._state.query:
            self._state = self._state.for_query(words)
        self._query = words
        self._limit = _SHOWN_AT_FIRST
        if words:
            self._ask()
        else:
            self._show_start()

    def refresh(self) -> None:
        """Search again: the library changed."""
        if self._query:
            self._keep_place()
            self._ask()

    def focus_results(self) -> None:
        """Give the keyboard to the results."""
        if self._stack.currentWidget() is self._results:
            if not self._tree.currentIndex().isValid():
                self._tree.go_to_first()
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_hit(self, by: int) -> None:
        """Open the next hit (1) or the one before (-1), over documents and round the end."""
        hit = self._tree.step(by)
        if hit is not None:
            self._open(hit)

    def save_state(self) -> dict[str, object]:
        """What is searched for, narrowed by, ordered, current, folded, and was asked lately."""
        self._keep_place()
        return self._state.to_dict()

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; ``run`` with its query, or showing the page, comes to the same place."""
        self._state = PageState.from_dict(state)
        self._bar.show_order(self._state.order)
        self._show_facets()
        self._start.show_recent(self._state.recent)

    # Building

    def _build(self) -> None:
        self._facets = FacetColumn(self._themes)
        self._facets.setFixedWidth(_FACETS_WIDTH)
        self._bar = ResultBar(self._themes, self._icons)
        self._tree = ResultTree(self._themes, self._icons)
        self._more = MoreButton()
        self._nothing = EmptyState(self._themes, self._icons)
        self._nothing.setObjectName("searchNothing")
        self._start = StartPage(self._themes)
        self._stack = QStackedWidget()
        self._results = self._build_results()
        for page in (self._start, self._results):
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._facets)
        self._edge = QFrame()
        self._edge.setProperty("line", "true")
        self._edge.setFixedWidth(1)
        row.addWidget(self._edge)
        row.addWidget(self._stack, 1)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._meant = QTimer(self, singleShot=True, interval=_ASKED_MS)

    def _build_results(self) -> QWidget:
        theme = self._themes.current
        self._body = QStackedWidget()
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(theme.px("space_2"), 0, theme.px("space_2"), theme.px("space_2"))
        lines.addWidget(self._tree, 1)
        lines.addWidget(self._more, 0, Qt.AlignmentFlag.AlignCenter)
        self._body.addWidget(listed)
        self._body.addWidget(self._nothing)
        holder = QWidget()
        holder.setMaximumWidth(_RESULTS_WIDEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._body, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        return page

    def _connect(self) -> None:
        self._tree.opened.connect(self._open)
        self._tree.left.connect(self.field_requested)
        self._tree.selectionModel().currentChanged.connect(self._on_tree_current_changed)
        self._bar.stepped.connect(self.step_hit)
        self._bar.order_chosen.connect(self._on_bar_order_chosen)
        self._bar.fold_toggled.connect(lambda folded: self._tree.fold(self._documents() if folded else ()))
        self._bar.facets_toggled.connect(self._on_bar_facets_toggled)
        self._bar.removed.connect(lambda facet, value: self._narrow(self._state.narrowing.without(facet, value)))
        self._facets.narrowed.connect(self._narrow)
        self._start.chosen.connect(self.query_requested)
        self._start.forgotten.connect(self._on_start_forgotten)
        self._more.clicked.connect(self._on_more_clicked)
        self._nothing.action_requested.connect(self._on_nothing_action_requested)
        self._slow.timeout.connect(self._bar.show_searching)
        self._meant.timeout.connect(self._remember_query)

    # Asking

    def _ask(self) -> None:
        """Search in the background; an answer that a later question overtook is dropped."""
        request = self._state.narrowing.request(self._query, self._state.order, self._limit)

        def answer(progress: Progress) -> Answer:
            service = self._search()
            return service.search(request, lambda: progress.cancelled), service.documents()

        self._slow.start()
        self._meant.stop()
        self._tasks.read(self, answer, self._on_answer, self._on_failure, key="search")

    def _on_answer(self, answer: Answer) -> None:
        self._slow.stop()
        result, self._infos = answer
        if result.query != self._query:  # emptied meanwhile
            return
        self._result = result
        self._tree.rows.set_result(result, self._infos)
        self._bar.show_result(result)
        self._facets.show_choices(result.choices, self._state.narrowing, self._infos)
        self._bar.show_chips(self._state.narrowing, self._facets.name_of)
        self._more.show_rest(result.total - len(result.hits))
        self._stack.setCurrentWidget(self._results)
        self._show_facets()
        self._note_degraded(result)
        if result.hits:
            self._body.setCurrentIndex(0)
            self._take_place()
            self._meant.start()
        else:
            self._show_nothing()
        self.state_changed.emit()

    def _on_failure(self, error: Exception) -> None:
        self._slow.stop()
        self._result = None
        self._tree.rows.set_result(None, {})
        self._nothing.say("circle-alert", self.tr("检索没有成功"), str(error), self.tr("重试"))
        self._stack.setCurrentWidget(self._results)
        self._body.setCurrentWidget(self._nothing)

    def _note_degraded(self, result: SearchResult) -> None:
        if not result.degraded:
            self._bar.show_note("")
            return
        self._bar.show_note(self.tr("检索索引还没有就绪，这次逐字查找了全部文件，结果是完整的。"))
        if not self._updating and not self._update_tried:
            self._updating = self._update_tried = True
            title = self.tr("正在建立检索索引")
            self._tasks.mutate(
                self,
                lambda progress: self._search().update(progress),
                self._on_updated,
                self._on_not_updated,
                title=title,
            )

    def _on_updated(self, _written: bool) -> None:
        self._updating = False
        self._bar.show_note("")

    def _on_not_updated(self, error: Exception) -> None:
        self._updating = False
        if str(error):
            self._bar.show_note(str(error))

    # Showing

    def _show_start(self) -> None:
        self._slow.stop()
        self._result = None
        self._tree.rows.set_result(None, {})
        self._start.show_recent(self._state.recent)
        self._stack.setCurrentWidget(self._start)
        self._show_facets()

    def _show_nothing(self) -> None:
        title = self.tr("没有找到“{0}”").format(" ".join(self._query.split()))
        if self._state.narrowing.active:
            self._nothing.say("search-x", title, self._excluded_words(), self.tr("清除筛选，在全部文件中查找"))
        else:
            quoted = any(mark in self._query for mark in '"“「')
            advice = self.tr("引号内逐字查找，标点也要相同；可以去掉引号再试。") if quoted else ""
            general = self.tr("可以少写几个字、换一种说法，或用“或”连接几种说法：首台套 或 首批次。")
            self._nothing.say("search-x", title, f"{advice}\n{general}".strip())
        self._body.setCurrentWidget(self._nothing)

    def _excluded_words(self) -> str:
        without = self._result.total_unfiltered if self._result else 0
        if not without:
            return self.tr("在当前的筛选范围内没有。")
        return self.tr("筛选条件排除了全部结果；不加筛选有 {0} 条。").format(f"{without:,}")

    def _show_facets(self) -> None:
        wanted = self._state.facets_shown
        shown = self.width() >= _ROOM_FOR_FACETS if wanted is None else wanted
        shown_now = shown and self._stack.currentWidget() is self._results
        self._facets.setVisible(shown_now)
        self._edge.setVisible(shown_now)
        self._bar.show_facets_shown(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the facets out where the page is narrow, unless the user wants them."""
        super().resizeEvent(event)
        self._show_facets()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring back what was searched for, unless another query comes along with the page."""
        super().showEvent(event)
        if self._state.query and not self._query:
            QTimer.singleShot(0, self, self._run_kept)

    def _run_kept(self) -> None:
        if self._state.query and not self._query:
            self.run(self._state.query)

    # Places

    def _keep_place(self) -> None:
        """Note where the user is, unless a place is still to be taken up."""
        if self._result is None or self._result.query != self._state.query:
            return
        hit = self._tree.current_hit()
        self._state = self._state.at(
            (hit.doc, hit.clause) if hit else None, self._tree.verticalScrollBar().value(), self._tree.folded()
        )

    def _take_place(self) -> None:
        state = self._state
        self._tree.fold(state.folded)
        if state.hit is not None:
            index = self._tree.rows.index_of(*state.hit)
            if index.isValid():
                self._tree.go_to(index)
        self._tree.doItemsLayout()
        self._tree.verticalScrollBar().setValue(state.scroll)

    # Acting

    def _documents(self) -> list[str]:
        return [group.doc for group in self._tree.rows.groups]

    def _open(self, hit: SearchHit) -> None:
        self._remember_query()
        self._keep_place()
        hits = self._result.hits if self._result else (hit,)
        marks = [(each.clause, start, end) for each in hits if each.doc == hit.doc for start, end in each.text_ranges]
        self.open_requested.emit(hit.doc, hit.clause, marks)

    def _narrow(self, narrowing: Narrowing) -> None:
        self._state = self._state.narrowed(narrowing)
        self._limit = _SHOWN_AT_FIRST
        self._ask()

    def _remember_query(self) -> None:
        self._meant.stop()
        self._state = self._state.asked(self._query)
        self.state_changed.emit()

    def _on_tree_current_changed(self, _current: QModelIndex) -> None:
        self._bar.show_position(self._tree.position())

    def _on_bar_order_chosen(self, order: SortOrder) -> None:
        self._state = self._state.ordered(order)
        self._ask()

    def _on_bar_facets_toggled(self, shown: bool) -> None:
        self._state = self._state.with_facets(shown)
        self._show_facets()

    def _on_more_clicked(self) -> None:
        self._keep_place()
        self._limit += _SHOWN_MORE
        self._ask()

    def _on_nothing_action_requested(self) -> None:
        if self._state.narrowing.active:
            self._narrow(Narrowing())
        else:
            self._ask()

    def _on_start_forgotten(self) -> None:
        self._state = self._state.forgotten()
        self._start.show_recent(())
        self.state_changed.emit()
