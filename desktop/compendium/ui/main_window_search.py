"""Searching as the window has it: the field with its suggestions, the page of results, marks in compared texts."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from compendium.domain.work import Progress
from compendium.ui.actions import View
from compendium.ui.main_window_frame import Frame
from compendium.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from compendium.domain.bookmark import Bookmark
    from compendium.domain.saved_search import SavedSearch
    from compendium.ui.compare.compare_panel import ComparePanel
    from compendium.ui.search.scope import Scope
    from compendium.ui.search.search_memory import SearchMemory
    from compendium.ui.search.search_panel import SearchPanel
    from compendium.ui.search.suggesting import Suggesting

Marks = dict[str, list[tuple[str, int, int]]]


class Searching(QObject):
    """Wires field, page and suggestions. The costly parts come in once the window was painted.

    ``bookmark_requested`` carries document, clause and "" for a hit.
    """

    bookmark_requested = Signal(str, str, str)
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, words."""
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""
    state_changed = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._window, self._services, self._pages, self._navigator = frame[:4]
        self._tasks, self._notify, self._themes, self._icons = frame[4:]
        self._field: SearchField | None = None
        self._suggesting: Suggesting | None = None
        self._placeholder = self._scope = ""
        self._marked: tuple[str, tuple[str, ...]] = ("", ())
        self._navigator.moved.connect(self._on_moved)

    def watch(self, field: SearchField) -> None:
        """Take the field of the top bar."""
        self._field, self._placeholder = field, field.placeholderText()
        field.add_help(self._icons, self.tr("检索写法（Shift+F1）"))
        field.submitted.connect(self._on_field_submitted)
        field.query_changed.connect(self._on_field_query_changed)
        field.help_requested.connect(self.show_help)

    def bring_in(self) -> None:
        """Make what shows suggestions, and read what was searched for."""
        if self._field is not None:
            self._suggesting = self._make_suggesting(self._field)
        self.memory.load()

    def focus_field(self) -> None:
        """Give the keyboard to the field, its words chosen."""
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._field.selectAll()

    def focus_results(self) -> None:
        """Give the keyboard to the results, or to the field while nothing is searched for."""
        if self._navigator.here.query:
            self._page().focus_results()
        else:
            self.focus_field()

    def make_page(self) -> QWidget:
        """Make the page of search."""
        from compendium.ui.search.search_panel import SearchPanel

        panel = SearchPanel(
            search=self._services.search,
            memory=self.memory,
            tasks=self._tasks,
            themes=self._themes,
            icons=self._icons,
        )
        panel.open_requested.connect(self._navigator.open_document)
        panel.query_requested.connect(self._navigator.search)
        panel.field_requested.connect(self._on_field_requested)
        panel.help_requested.connect(self.show_help)
        panel.compare_requested.connect(self._navigator.compare)
        panel.bookmark_requested.connect(self.bookmark_requested)
        panel.collect_requested.connect(self.collect_requested)
        panel.citation_requested.connect(self.citation_requested)
        panel.scope_changed.connect(self._on_scope_changed)
        panel.state_changed.connect(self.state_changed)
        return panel

    def search_in_folder(self, folder: str, bookmarks: Sequence[Bookmark]) -> None:
        """Search in what is bookmarked in a folder alone."""
        from compendium.services.search_scope import folder_clauses
        from compendium.ui.search.scope import Scope

        name = self.tr("书签“{0}”").format(folder.rpartition("/")[2] or self.tr("未归入文件夹"))
        kept = tuple(bookmarks)

        def gather(_: Progress) -> Scope:
            return Scope(name, folder_clauses(self._services.library, kept, folder))

        self._tasks.read(self, gather, self._on_scope_gathered, key="search scope")

    def show_help(self) -> None:
        """Open the ways to ask."""
        from compendium.ui.search.query_help import QueryHelp, help_file

        page = help_file(self._themes.resources, str(self._services.settings.get("language")))
        QueryHelp(self._themes, page, self._window).show()

    @cached_property
    def memory(self) -> SearchMemory:
        """What was searched for."""
        from compendium.ui.search.search_memory import SearchMemory

        return SearchMemory(self._services.search_history, self._tasks, self._notify, self)

    def _make_suggesting(self, field: SearchField) -> Suggesting:
        from compendium.ui.search.suggesting import Suggesting

        made = Suggesting(
            field,
            search=self._services.search,
            memory=self.memory,
            tasks=self._tasks,
            themes=self._themes,
            icons=self._icons,
        )
        made.query_chosen.connect(self._navigator.search)
        made.saved_chosen.connect(self._on_saved_chosen)
        made.document_chosen.connect(self._navigator.open_document)
        made.help_requested.connect(self.show_help)
        return made

    def _page(self) -> SearchPanel:
        return cast("SearchPanel", self._pages.page(View.SEARCH))

    def _on_field_submitted(self, words: str) -> None:
        self.memory.note(words.strip())
        self._navigator.search(words)

    def _on_field_query_changed(self, words: str) -> None:
        if self._navigator.here.view is View.SEARCH:
            self._navigator.search_while_typing(words)

    def _on_field_requested(self, anew: bool) -> None:
        if anew and self._field is not None:
            self._field.set_query("")
        self.focus_field()

    def _on_saved_chosen(self, search: SavedSearch) -> None:
        self._page().run_saved(search)
        if self._field is not None:
            self._field.set_query(search.query)

    def _on_scope_gathered(self, scope: Scope) -> None:
        self._navigator.show_view(View.SEARCH)
        self._page().search_in(scope)

    def _on_scope_changed(self, name: str) -> None:
        self._scope = name
        self._show_scope()

    def _show_scope(self) -> None:
        """Name the scope in the field on its page; elsewhere the field searches the whole library."""
        if self._field is not None:
            scoped = self._scope and self._navigator.here.view is View.SEARCH
            words = self.tr("在{0}中检索").format(self._scope) if scoped else self._placeholder
            self._field.setPlaceholderText(words)

    def _on_moved(self) -> None:
        """Mark what is searched for in the texts that are compared."""
        here = self._navigator.here
        self._show_scope()
        if here.view is not View.COMPARE or self._marked == (here.query, here.compared):
            return
        self._marked = (here.query, here.compared)
        if not here.compared:
            return
        query, docs = here.query, here.compared

        def find(progress: Progress) -> Marks:
            from compendium.domain.query import SearchRequest

            marks: Marks = {}
            if query:
                result = self._services.search().search(SearchRequest(query, docs=docs), lambda: progress.cancelled)
                for hit in result.hits:
                    marks.setdefault(hit.doc, []).extend((hit.clause, start, end) for start, end in hit.text_ranges)
            return marks

        self._tasks.read(self, find, lambda marks: self._show_marks(query, marks), key="search compared")

    def _show_marks(self, query: str, marks: Marks) -> None:
        page = self._pages.made(View.COMPARE)
        if page is not None:
            cast("ComparePanel", page).show_searched(query, marks)
