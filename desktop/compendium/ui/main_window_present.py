"""Presenting as the window has it: from a clause, a document, a comparison, a table, a collection; and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QObject, Signal

from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame

if TYPE_CHECKING:
    from compendium.domain.comparison import ClauseRef
    from compendium.domain.slide import Deck
    from compendium.services.slides import SlideService
    from compendium.ui.facts.tables_panel import TablesPanel
    from compendium.ui.present.presentation import Presentation
    from compendium.ui.search.search_panel import SearchPanel


class Presentable(Protocol):
    """A page that knows what of it goes before an audience."""

    def present_shown(self) -> bool:
        """Ask for it to be shown; False when there is nothing."""


class Presenting(QObject):
    """One show at a time. ``item_requested`` carries collection and item that were shown when a show ended.

    ``shown_to_all`` when a show ended whose audience sees the window too: on the only screen, or on a mirrored one.
    """

    item_requested = Signal(str, str)
    shown_to_all = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._running: Presentation | None = None
        self._preparing = False

    @property
    def running(self) -> Presentation | None:
        """The show that goes on; None when there is none."""
        return self._running

    def handlers(self) -> dict[str, Handler]:
        """What the actions on shows do."""
        return {"present": self.present, "present_document": self.present_document}

    def present(self) -> None:
        """Show what is open: the text from the clause that is read, or the table."""
        here = self._frame.navigator.here
        if here.view is View.TABLES:
            self.present_table()
        elif nothing := self._nothing(here.view):
            if not cast("Presentable", self._frame.pages.page(here.view)).present_shown():
                self._frame.notify.info(nothing)
        elif here.view is View.SEARCH:
            self.present_found()
        elif here.doc:
            self.present_clause(here.doc, here.clause)
        else:
            self._frame.notify.info(self.tr("请先打开要放映的文件"))

    def _nothing(self, view: View) -> str:
        """Say what is missing where a view that knows itself what to show has nothing; "" for other views."""
        return {
            View.COMPARE: self.tr("请先选好要对照的文件，再选一组对应条款"),
            View.BOOKMARKS: self.tr("请先选中要放映的书签"),
            View.COLLECTIONS: self.tr("请先选一份有内容的讲义"),
        }.get(view, "")

    def present_found(self) -> None:
        """Show the text of the current search result from the clause that was found."""
        place = cast("SearchPanel", self._frame.pages.page(View.SEARCH)).chosen_place()
        if place is None:
            self._frame.notify.info(self.tr("没有可以放映的检索结果"))
        else:
            self.present_clause(*place)

    def present_document(self) -> None:
        """Show the open text from its title on."""
        doc = self._frame.navigator.here.doc
        if doc:
            self._prepare(lambda slides: slides.of_document(doc))

    def present_clause(self, doc: str, clause: str, _quote: str = "") -> None:
        """Show a text from a clause on."""
        self._prepare(lambda slides: slides.of_document(doc), lambda deck: deck.at(doc, clause))

    def present_clauses(self, refs: Sequence[ClauseRef]) -> None:
        """Show clauses side by side."""
        chosen = tuple(refs)
        if chosen:
            self._prepare(lambda slides: slides.of_clauses(chosen))

    def present_places(self, places: Sequence[tuple[str, str, str]]) -> None:
        """Show places one after the other, of each (document, clause, words)."""
        chosen = tuple(places)
        if chosen:
            self._prepare(lambda slides: slides.of_places(chosen))

    def present_collection(self, collection: str, item: str = "") -> None:
        """Show a collection from an item on, "" for its title."""
        collections = self._frame.services.collections
        self._prepare(
            lambda slides: slides.of_collection(collections().get(collection)), lambda deck: deck.at_item(item)
        )

    def present_table(self) -> None:
        """Show the table that is open."""
        handed = cast("TablesPanel", self._frame.pages.page(View.TABLES)).shown_table()
        if handed is None:
            self._frame.notify.info(self.tr("这里没有可以放映的表格"))
            return
        exporting = self._frame.services.tables.exporting
        self._prepare(lambda slides: slides.of_sheet(exporting().sheet_of(handed.kind, handed.rows)))

    def stop(self) -> None:
        """End the show: the window closes."""
        if self._running is not None:
            self._running.end()

    def _prepare(self, make: Callable[[SlideService], Deck], start: Callable[[Deck], int] = lambda _deck: 0) -> None:
        if self._running is not None or self._preparing:
            return
        self._preparing = True
        services = self._frame.services

        def failed(error: Exception) -> None:
            self._preparing = False
            self._frame.notify.error(error)

        def done(deck: Deck) -> None:
            self._preparing = False
            self._begin(deck, start(deck))

        title = self.tr("正在准备放映")
        self._frame.tasks.read(self, lambda _progress: make(services.slides()), done, failed, key="slides", title=title)

    def _begin(self, deck: Deck, slide: int) -> None:
        from compendium.ui.present.presentation import Presentation

        frame = self._frame
        show = Presentation(
            deck,
            frame.window,
            tasks=frame.tasks,
            settings=frame.services.settings,
            themes=frame.themes,
            icons=frame.icons,
        )
        self._running = show
        frame.notify.hold()
        show.ended.connect(lambda last: self._on_ended(deck, last))
        show.begin(slide)

    def _on_ended(self, deck: Deck, slide: int) -> None:
        """Go to what was shown last."""
        seen = self._running is not None and self._running.shared
        self._running = None
        self._frame.notify.release()
        if seen:
            self.shown_to_all.emit()
        last = deck.slides[slide]
        here = self._frame.navigator.here
        if deck.collection:
            self.item_requested.emit(deck.collection, last.item)
        elif here.view is View.READ and last.ref is not None:
            self._frame.navigator.open_document(last.ref.doc, last.ref.clause)
