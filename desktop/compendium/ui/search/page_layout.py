"""The parts of the page of search and which of them show."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchResult
from compendium.ui.icons import Icons
from compendium.ui.search.facet_column import FacetColumn
from compendium.ui.search.nothing import Nothing
from compendium.ui.search.page_state import PageState
from compendium.ui.search.result_bar import MoreButton, ResultBar
from compendium.ui.search.result_tree import ResultTree
from compendium.ui.search.start_page import StartPage
from compendium.ui.theme import Themes

_FACETS_WIDTH = 220
_RESULTS_WIDEST = 860
_ROOM_FOR_FACETS = 860


class PageLayout:
    """Facets at the left; beside them the start page, or the bar above hits or a word on why there are none."""

    def __init__(self, page: QWidget, themes: Themes, icons: Icons) -> None:
        self._page = page
        self._themes = themes
        self.facets = FacetColumn(themes)
        self.facets.setFixedWidth(_FACETS_WIDTH)
        self.bar = ResultBar(themes, icons)
        self.tree = ResultTree(themes, icons)
        self.more = MoreButton()
        self.nothing = Nothing(themes, icons)
        self.start = StartPage(themes, icons)
        self._body = QStackedWidget()
        self._stack = QStackedWidget()
        self._results = self._build_results()
        for part in (self.start, self._results):
            self._stack.addWidget(part)
        self._edge = QFrame()
        self._edge.setProperty("line", "true")
        self._edge.setFixedWidth(1)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.facets)
        row.addWidget(self._edge)
        row.addWidget(self._stack, 1)

    @property
    def shows_results(self) -> bool:
        """True unless the start page shows."""
        return self._stack.currentWidget() is self._results

    def show_result(self, result: SearchResult, state: PageState, infos: Mapping[str, DocumentInfo]) -> None:
        """Tell of a result what is not its hits."""
        self.bar.show_result(result)
        self.facets.show_choices(result.choices, state.narrowing, infos)
        self.bar.chips.show_filters(state.scope, state.narrowing, self.facets.name_of)
        self.bar.chips.show_expansions(result.expansions, state.without)
        self.bar.chips.show_suggestions(result.suggestions if result.hits else ())
        self.more.show_rest(result.total - len(result.hits))
        self._stack.setCurrentWidget(self._results)
        self.arrange(state.facets_shown)

    def show_hits(self) -> None:
        """Bring the hits to the front."""
        self._body.setCurrentIndex(0)

    def show_nothing(self) -> None:
        """Bring the word on why there are no hits to the front."""
        self._stack.setCurrentWidget(self._results)
        self._body.setCurrentWidget(self.nothing)

    def show_waiting(self, state: PageState) -> None:
        """Wait for a query within a scope."""
        self.bar.show_waiting()
        self.facets.show_choices({}, state.narrowing, {})
        self.bar.chips.show_filters(state.scope, state.narrowing, self.facets.name_of)
        self.bar.chips.show_expansions((), ())
        self.bar.chips.show_suggestions(())
        self.nothing.say_waiting(state.scope.name if state.scope else "")
        self.show_nothing()

    def show_start(self) -> None:
        """Bring the start page to the front."""
        self._stack.setCurrentWidget(self.start)

    def arrange(self, wanted: bool | None) -> None:
        """Show the facets beside results; ``wanted`` None lets the width decide.

        They stay where nothing is found too: what is being typed must not move.
        """
        shown = self._page.width() >= _ROOM_FOR_FACETS if wanted is None else wanted
        shown_now = shown and self.shows_results
        self.facets.setVisible(shown_now)
        self._edge.setVisible(shown_now)
        self.bar.show_facets_shown(shown)

    def _build_results(self) -> QWidget:
        theme = self._themes.current
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(theme.px("space_2"), 0, theme.px("space_2"), theme.px("space_2"))
        lines.addWidget(self.tree, 1)
        lines.addWidget(self.more, 0, Qt.AlignmentFlag.AlignCenter)
        self._body.addWidget(listed)
        self._body.addWidget(self.nothing)
        holder = QWidget()
        holder.setMaximumWidth(_RESULTS_WIDEST)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._body, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(holder, 100)
        row.addStretch(1)
        return page
