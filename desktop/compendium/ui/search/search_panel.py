"""The page of search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from compendium.domain.query import SearchHit, SearchResult, SortOrder
from compendium.domain.saved_search import SavedSearch
from compendium.services.search import SearchService
from compendium.ui.icons import Icons
from compendium.ui.models.results import in_order
from compendium.ui.search.asking import SHOWN_AT_FIRST, Asking, Span, spans_of
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.search.page_layout import PageLayout
from compendium.ui.search.page_state import PageState
from compendium.ui.search.result_menu import ResultActs, result_menu
from compendium.ui.search.saving import Saving
from compendium.ui.search.scope import Scope
from compendium.ui.search.search_memory import SearchMemory
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

_MEANT_MS = 1500  # a query that stands this long was meant, not half-typed


class SearchPanel(QWidget):
    """Results of a query, grouped by document.

    ``open_requested`` carries document, clause and (clause, start, end) of every found word of the document;
    ``query_requested`` a query that was chosen on the page; ``field_requested`` when the user wants to type again, with
    True to type something new; ``scope_changed`` the name of what alone is searched in, "" for the whole library.
    """

    open_requested = Signal(str, str, list)
    query_requested = Signal(str)
    field_requested = Signal(bool)
    help_requested = Signal()
    compare_requested = Signal(list)
    bookmark_requested = Signal(str, str, str)
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, ""."""
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""
    scope_changed = Signal(str)
    state_changed = Signal()

    def __init__(
        self,
        *,
        search: Callable[[], SearchService],
        memory: SearchMemory,
        tasks: Tasks,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("检索"))
        self._memory, self._icons = memory, icons
        self._asking = Asking(search, tasks, self)
        self._state = PageState()
        self._query = ""
        self._result: SearchResult | None = None
        self._steps_on = False
        self._from_before = False  # the filters are of the last time the program ran
        self._focuses = False  # the results take the keyboard once they are here
        self._layout = PageLayout(self, themes, icons)
        self._saving = Saving(memory, themes, self)
        self._meant = QTimer(self, singleShot=True, interval=_MEANT_MS)
        self._acts = ResultActs(
            open_hit=self._open,
            only=self._only,
            compare=lambda doc: self.compare_requested.emit([doc]),
            bookmark=lambda hit: self.bookmark_requested.emit(hit.doc, hit.clause, ""),
            collect=lambda hits: self.collect_requested.emit([(hit.doc, hit.clause, "") for hit in hits]),
            cite=lambda hit: self.citation_requested.emit([(hit.doc, hit.clause, "")]),
        )
        self._connect()
        self._show_memory()
        self._show_start()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def result(self) -> SearchResult | None:
        """What is shown; None while nothing is."""
        return self._result

    def run(self, query: str, *, anew: bool = False) -> None:
        """Search; the same query again goes to the results that are there.

        ``anew`` when the user comes from elsewhere: another query than before then leaves filters and scope behind.
        """
        words = query.strip()
        if words and words == self._query and self._result is not None and self._result.query == words:
            self.focus_results()
            return
        if words != self._state.query:
            self._state = self._state.for_query(words)
            if anew or (words and self._from_before):
                self._state = self._state.anew()
                self._from_before = False
                self.scope_changed.emit("")
        self._query = words
        if words:
            self._ask()
        else:
            self._show_start()

    def run_saved(self, search: SavedSearch) -> None:
        """Run a saved search with its filters and its order."""
        self._state = self._state.for_saved(search)
        self._layout.bar.show_order(search.order)
        self.scope_changed.emit("")
        self._query, self._result = "", None
        self._request_query(search.query)

    def search_in(self, scope: Scope | None) -> None:
        """Search in a scope alone from now on; a new query is waited for. None is the whole library."""
        self._state = self._state.scoped(scope).narrowed(Narrowing())
        self.scope_changed.emit(scope.name if scope else "")
        if scope is not None:
            self._query, self._state = "", self._state.for_query("")
            self._show_start()
            self.field_requested.emit(True)
        elif self._query:
            self._ask()
        else:
            self._show_start()

    def refresh(self) -> None:
        """Search again: the library changed."""
        self._asking.forget_documents()
        if self._query:
            self._keep_place()
            self._ask()

    def chosen_place(self) -> tuple[str, str] | None:
        """Document and clause of the current result, else of the first one; None when there is none."""
        tree = self._layout.tree
        if tree.current_hit() is None:
            tree.go_to_first()
        hit = tree.current_hit()
        return (hit.doc, hit.clause) if hit is not None else None

    def focus_results(self) -> None:
        """Give the keyboard to the results, once they are here; where nothing is found, to the field."""
        tree = self._layout.tree
        self._focuses = self._result is None
        if self._result is not None and not self._result.hits:
            self.field_requested.emit(False)
        elif self._result is not None:
            if not tree.currentIndex().isValid():
                tree.go_to_first()
            tree.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step_hit(self, by: int) -> None:
        """Open the next hit (1) or the one before (-1), over documents and, once all are here, round the end."""
        tree, more = self._layout.tree, self._rest() > 0
        if more and by > 0 and tree.at_last():
            self._steps_on = True
            self._more()
            return
        if more and by < 0 and tree.position() == 1:
            return  # the last hit is not here yet
        hit = tree.step(by)
        if hit is not None:
            self._open(hit)

    def save_state(self) -> dict[str, object]:
        """What is searched for, narrowed by, ordered, current and folded."""
        self._keep_place()
        return self._state.to_dict()

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; ``run`` with its query, or showing the page, comes to the same place."""
        self._state = PageState.from_dict(state)
        self._from_before = True
        self._layout.bar.show_order(self._state.order)
        self._layout.arrange(self._state.facets_shown)

    def _connect(self) -> None:
        layout, bar = self._layout, self._layout.bar
        layout.tree.opened.connect(self._open)
        layout.tree.left.connect(lambda: self.field_requested.emit(False))
        layout.tree.end_neared.connect(self._more)
        layout.tree.only_requested.connect(self._only)
        layout.tree.menu_requested.connect(self._on_tree_menu_requested)
        layout.tree.selectionModel().currentChanged.connect(self._on_tree_current_changed)
        layout.more.clicked.connect(self._more)
        bar.stepped.connect(self.step_hit)
        bar.order_chosen.connect(self._on_bar_order_chosen)
        bar.fold_toggled.connect(self._fold_all)
        layout.tree.hits_wanted.connect(self._fetch_hits)
        bar.facets_toggled.connect(self._on_bar_facets_toggled)
        bar.within_requested.connect(self._on_bar_within_requested)
        bar.save_requested.connect(self._on_bar_save_requested)
        bar.chips.removed.connect(lambda facet, value: self._narrow(self._state.narrowing.without(facet, value)))
        bar.chips.scope_left.connect(lambda: self.search_in(None))
        bar.chips.expansion_toggled.connect(self._on_expansion_toggled)
        layout.facets.narrowed.connect(self._narrow)
        layout.nothing.unfiltered_requested.connect(lambda: self._narrow(Narrowing()))
        layout.nothing.whole_requested.connect(lambda: self.search_in(None))
        layout.nothing.retry_requested.connect(self._ask)
        for chosen in (bar.chips.query_chosen, layout.nothing.query_chosen, layout.start.chosen):
            chosen.connect(self._request_query)
        layout.start.help_requested.connect(self.help_requested)
        layout.start.recent.forgotten.connect(self._memory.clear)
        layout.start.saved.chosen.connect(self.run_saved)
        layout.start.saved.rename_requested.connect(self._saving.rename)
        layout.start.saved.remove_requested.connect(self._memory.remove)
        self._memory.changed.connect(self._show_memory)
        self._asking.answered.connect(self._on_answered)
        self._asking.extended.connect(self._on_extended)
        self._asking.failed.connect(self._on_failed)
        self._asking.became_slow.connect(bar.show_searching)
        self._asking.index_updated.connect(bar.show_note)
        self._meant.timeout.connect(self._remember)

    # Asking

    def _ask(self) -> None:
        self._meant.stop()
        self._steps_on = False
        self._asking.ask(self._state.request(self._query, max(SHOWN_AT_FIRST, self._state.shown)))

    def _more(self) -> None:
        if self._result is not None:
            self._asking.ask_more(self._result)

    def _rest(self) -> int:
        return self._result.total - len(self._result.hits) if self._result else 0

    def _on_answered(self, result: SearchResult) -> None:
        self._result = result
        layout, infos = self._layout, self._asking.infos
        layout.tree.show_result(result, infos)
        layout.show_result(result, self._state, infos)
        self._note_degraded(result)
        if result.hits:
            layout.show_hits()
            self._take_place()
            self._meant.start()
        else:
            layout.nothing.say_nothing(result, self._state)
            layout.show_nothing()
        if self._focuses:
            self.focus_results()
        self.state_changed.emit()

    def _on_extended(self, result: SearchResult) -> None:
        self._result = result
        self._layout.tree.extend(result, self._asking.infos)
        self._layout.more.show_rest(self._rest())
        if self._steps_on:
            self._steps_on = False
            self.step_hit(1)

    def _on_failed(self, error: Exception) -> None:
        self._result = None
        self._focuses = False
        self._layout.tree.show_result(None, {})
        self._layout.nothing.say_failed(str(error))
        self._layout.show_nothing()

    def _note_degraded(self, result: SearchResult) -> None:
        words = self.tr("检索索引还没有就绪，这次逐字查找了全部文件，结果是完整的。")
        self._layout.bar.show_note(words if result.degraded else "")
        if result.degraded:
            self._asking.update_index()

    # Showing

    def _show_start(self) -> None:
        self._asking.drop()
        self._meant.stop()
        self._result = None
        self._focuses = False
        self._layout.tree.show_result(None, {})
        if self._state.scope is not None:
            self._layout.show_waiting(self._state)
        else:
            self._layout.show_start()
        self._layout.arrange(self._state.facets_shown)

    def _show_memory(self) -> None:
        self._layout.start.show_recent(self._memory.recent)
        self._layout.start.saved.show_searches(self._memory.saved, self._layout.facets.name_of)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the facets out where the page is narrow, unless the user wants them."""
        super().resizeEvent(event)
        self._layout.arrange(self._state.facets_shown)

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
        tree, hit = self._layout.tree, self._layout.tree.current_hit()
        place = (hit.doc, hit.clause) if hit else None
        self._state = self._state.at(place, tree.verticalScrollBar().value(), tree.folded(), len(self._result.hits))

    def _take_place(self) -> None:
        state, tree = self._state, self._layout.tree
        whole = bool(state.folded) and all(group.doc in state.folded for group in tree.rows.groups)
        if whole:
            self._fold_all(True)
        else:
            for doc in state.folded:
                tree.collapse(tree.rows.group_index(doc))
        self._layout.bar.show_folded(whole)
        if state.hit is not None:
            index = tree.rows.index_of(*state.hit)
            if index.isValid():
                tree.go_to(index)
        if state.scroll:
            tree.doItemsLayout()
        tree.verticalScrollBar().setValue(state.scroll)

    # Acting

    def _open(self, hit: SearchHit) -> None:
        """Open a hit; where not all hits of its document are here, the others are looked up first, to be marked too."""
        result = self._result
        if result is None:
            return
        self._remember()
        self._keep_place()

        def open_with(marks: list[Span]) -> None:
            self.open_requested.emit(hit.doc, hit.clause, marks)

        here = sum(each.doc == hit.doc for each in result.hits)
        if here >= result.facets.get("doc", {}).get(hit.doc, 0):
            open_with(spans_of(result.hits, hit.doc))
        else:
            self._asking.marks_in(hit.doc, self._state.request(self._query, None), open_with)

    def _fold_all(self, folded: bool) -> None:
        """Fold or unfold all; folded, every document shows, whether any of its hits were fetched or not."""
        tree, result, infos = self._layout.tree, self._result, self._asking.infos
        if folded and result is not None:
            docs = in_order(result.facets.get("doc", {}), infos, self._state.order)
            tree.rows.add_documents(docs, result, infos)
        tree.fold_all(folded)

    def _fetch_hits(self, doc: str) -> None:
        asked = self._state.request(self._query, None)

        def show(hits: tuple[SearchHit, ...]) -> None:
            if asked == self._state.request(self._query, None) and self._result is not None:
                self._layout.tree.rows.add_hits(doc, hits)

        self._asking.hits_in(doc, asked, show)

    def _only(self, doc: str) -> None:
        self._narrow(self._state.narrowing.choose("doc", frozenset({doc})))

    def _request_query(self, query: str) -> None:
        """Ask for a query by a button that goes away with its page, and the keyboard with it."""
        self.query_requested.emit(query)
        self.focus_results()

    def _narrow(self, narrowing: Narrowing) -> None:
        self._from_before = False
        self._state = self._state.narrowed(narrowing)
        self._ask()

    def _remember(self) -> None:
        self._meant.stop()
        self._memory.note(self._query)

    def _on_tree_current_changed(self, _current: QModelIndex) -> None:
        self._layout.bar.show_position(self._layout.tree.position())

    def _on_tree_menu_requested(self, index: QModelIndex, point: QPoint) -> None:
        menu = result_menu(index, self._acts, self._icons, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _on_bar_order_chosen(self, order: SortOrder) -> None:
        self._state = self._state.ordered(order)
        self._ask()

    def _on_bar_facets_toggled(self, shown: bool) -> None:
        self._state = self._state.with_facets(shown)
        self._layout.arrange(shown)

    def _on_expansion_toggled(self, typed: str, meant: str, on: bool) -> None:
        self._state = self._state.expanding(typed, meant, on)
        self._ask()

    def _on_bar_within_requested(self) -> None:
        if self._result is not None:
            name = self.tr("“{0}”的 {1} 条结果").format(self._query, f"{self._result.total:,}")
            self._asking.scope_of(self._state.request(self._query, None), name, self.search_in)

    def _on_bar_save_requested(self) -> None:
        self._saving.save(self._state.to_saved(self._query), self._layout.facets.name_of)
