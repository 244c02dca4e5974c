"""Collections as the window has them: their page, and adding to one from wherever clauses are shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame

if TYPE_CHECKING:
    from compendium.domain.collection import CollectionItem, TableChoice
    from compendium.domain.comparison import ClauseRef
    from compendium.ui.collections.collection_work import CollectionWork
    from compendium.ui.collections.collections_panel import CollectionsPanel

_MOST_COLUMNS = 4
_LONGEST_NAME = 40


class Collecting(QObject):
    """Makes the page and asks which collection something goes into.

    ``present_requested`` carries a collection and the item to begin with, "" for the first; ``print_requested`` and
    ``export_requested`` the collection that is to become a handout.
    """

    present_requested = Signal(str, str)
    print_requested = Signal(str)
    export_requested = Signal(str)
    state_changed = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._notes_hidden = False

    def handlers(self) -> dict[str, Handler]:
        """What the actions on collections do."""
        return {"new_collection": self._make, "import_collections": lambda: self._page().import_file()}

    @cached_property
    def work(self) -> CollectionWork:
        """What every view of collections shares."""
        from compendium.ui.collections.collection_work import CollectionWork

        frame = self._frame
        work = CollectionWork(
            collections=frame.services.collections(),
            tables=frame.services.collection_tables,
            tasks=frame.tasks,
            notify=frame.notify,
            parent=self,
        )
        work.reload()
        return work

    def make_page(self) -> QWidget:
        """Make the page of collections."""
        from compendium.ui.collections.collections_panel import CollectionsPanel

        frame = self._frame
        panel = CollectionsPanel(work=self.work, themes=frame.themes, icons=frame.icons)
        panel.set_documents(frame.services.library.list())
        panel.open_requested.connect(frame.navigator.open_document)
        panel.present_requested.connect(self.present_requested)
        panel.print_requested.connect(self.print_requested)
        panel.export_requested.connect(self.export_requested)
        panel.state_changed.connect(self.state_changed)
        if self._notes_hidden:
            panel.hide_notes()
        return panel

    def hide_notes(self) -> None:
        """Fold the speaker's notes away: everybody sees this screen. A page that is made later begins so."""
        self._notes_hidden = True
        if (page := self._frame.pages.made(View.COLLECTIONS)) is not None:
            cast("CollectionsPanel", page).hide_notes()

    def reload(self) -> None:
        """Look at the library again: it changed."""
        if (page := self._frame.pages.made(View.COLLECTIONS)) is not None:
            cast("CollectionsPanel", page).set_documents(self._frame.services.library.list())
            self.work.forget()

    def undo(self) -> bool:
        """Take the last change of a collection back, where the page of collections shows; else False."""
        return self._frame.navigator.here.view is View.COLLECTIONS and self._page().undo()

    def copy(self) -> bool:
        """Copy the selected items, where the page of collections shows; else False."""
        shown = self._frame.navigator.here.view is View.COLLECTIONS
        if shown:
            self._page().copy()
        return shown

    # Adding

    def add_clause(self, doc: str, clause: str, quote: str = "") -> None:
        """Ask which collection a clause goes into, or words of it."""
        self.add_clauses([(doc, clause, quote)])

    def add_clauses(self, chosen: Sequence[tuple[str, str, str]]) -> None:
        """Ask which collection clauses go into; of each (document, clause, quotation)."""
        places = list(dict.fromkeys((doc, clause, quote) for doc, clause, quote in chosen))
        about = self._name_of(places[0]) if len(places) == 1 else self.tr(" {0} 条条款").format(len(places))
        self._ask(about, lambda done: self.work.clause_items(places, done))

    def _name_of(self, place: tuple[str, str, str]) -> str:
        """Say in a few words what is added: the words that were chosen, else the clause's title."""
        from compendium.domain.errors import UserError
        from compendium.ui.models.collection_words import one_line
        from compendium.ui.models.plain_words import inner
        from compendium.ui.widgets.elided_label import shortened

        doc, clause, quote = place
        try:
            words = quote or self._frame.services.library.clause(doc, clause).label
        except UserError:
            words = clause
        return self.tr("“{0}”").format(inner(shortened(one_line(words), _LONGEST_NAME)))

    def add_comparison(self, clauses: Sequence[ClauseRef]) -> None:
        """Ask which collection clauses go into, side by side; a single one goes in alone, of many the first."""
        refs = list(dict.fromkeys(clauses))
        if len(refs) < 2:
            self.add_clauses([(ref.doc, ref.clause, "") for ref in refs])
            return
        shown = refs[:_MOST_COLUMNS]
        about = self.tr("一项 {0} 栏的对照").format(len(shown))
        if len(refs) > len(shown):
            about = self.tr("一项对照（取前 {0} 条，其余 {1} 条请另行加入）").format(len(shown), len(refs) - len(shown))
        self._ask(about, lambda done: self.work.comparison_item(shown, done))

    def add_table(self, choice: TableChoice) -> None:
        """Ask which collection a table goes into."""
        from compendium.ui.models.collection_words import table_filter, table_name

        infos = {info.id: info for info in self._frame.services.library.list()}
        about = self.tr("清单“{0}”（{1}）").format(table_name(choice), table_filter(choice, infos))
        self._ask(about, lambda done: self.work.table_item(choice, done))

    def _ask(self, about: str, make: Callable[[Callable[[list[CollectionItem]], None]], None]) -> None:
        from compendium.ui.collections.chooser import CollectionChooser

        frame, work = self._frame, self.work

        def show() -> None:
            words = self.tr("把{0}加入：").format(about)
            dialog = CollectionChooser(frame.themes, frame.icons, words, work.recent, frame.window)
            dialog.chosen.connect(lambda target, title: make(lambda items: self._add(target, title, items)))
            dialog.open()

        if work.loaded:
            show()
        else:
            work.read_then(show)

    def _add(self, target: str, title: str, items: Sequence[CollectionItem]) -> None:
        work = self.work
        if work.collection(target) is None:
            target = work.make(title or work.unused_title(), items)
        else:
            work.insert(target, items, "", "")
        work.last_used = target
        kept = work.collection(target)
        if kept is not None:
            words = self.tr("已加入讲义“{0}”").format(kept.title)
            see = (self.tr("打开"), lambda: self.show_item(target, items[0].id))
            self._frame.notify.done(words, work.undo, see)
        self.state_changed.emit()

    def show_item(self, collection: str, item: str) -> None:
        """Go to an item, "" for the collection itself."""
        self._frame.navigator.show_view(View.COLLECTIONS)
        self._page().show_item(collection, item)

    def _make(self) -> None:
        self._frame.navigator.show_view(View.COLLECTIONS)
        if self.work.loaded:
            self.work.make()
        else:
            self.work.read_then(self.work.make)

    def _page(self) -> CollectionsPanel:
        return cast("CollectionsPanel", self._frame.pages.page(View.COLLECTIONS))
