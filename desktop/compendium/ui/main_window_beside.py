"""What stands beside a text: its outline and its bookmarks. Both come in once the window was painted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from compendium.domain.bookmark import MarkColour
from compendium.domain.document import Document
from compendium.domain.highlight import HighlightStyle
from compendium.ui.actions import Handler
from compendium.ui.main_window_frame import Frame
from compendium.ui.main_window_side import SidePanel

if TYPE_CHECKING:
    from compendium.services.recent_texts import RecentText
    from compendium.ui.bookmarks.bookmark_work import BookmarkWork
    from compendium.ui.bookmarks.document_bookmarks import DocumentBookmarks
    from compendium.ui.bookmarks.mark_shelf import BookmarkShelf
    from compendium.ui.reader.highlight_marking import HighlightMarking
    from compendium.ui.reader.outline_panel import OutlinePanel

_RECENT = 15  # texts offered
_BELOW_TOP = 64  # px from the top of the window


class Beside(QObject):
    """Fills the side panel and does what the user does with bookmarks.

    ``clause_requested`` when he chose a clause there; ``marks_changed`` carries all bookmarks after a change;
    ``search_requested`` a folder and its bookmarks.
    """

    clause_requested = Signal(str)
    marks_changed = Signal(list)
    search_requested = Signal(str, list)
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, words."""
    present_requested = Signal(list)
    """Places to show on the whole screen: document, clause, words."""
    highlights_changed = Signal(list)
    """All highlights after a change."""

    def __init__(self, frame: Frame, side: SidePanel) -> None:
        super().__init__(frame.window)
        self._frame, self._side = frame, side
        self._in = False
        self._opened = ""

    @cached_property
    def work(self) -> BookmarkWork:
        """What every view of bookmarks shares."""
        from compendium.ui.bookmarks.bookmark_work import BookmarkWork

        work = BookmarkWork(
            marks=self._frame.services.marks,
            library=self._frame.services.library,
            tasks=self._frame.tasks,
            notify=self._frame.notify,
            parent=self,
        )
        work.loaded.connect(self._on_work_loaded)
        work.edit_requested.connect(self.edit)
        return work

    def make_page(self) -> QWidget:
        """Make the page of bookmarks."""
        from compendium.ui.bookmarks.bookmarks_panel import BookmarksPanel

        frame = self._frame
        panel = BookmarksPanel(work=self.work, themes=frame.themes, icons=frame.icons, notify=frame.notify)
        panel.open_requested.connect(frame.navigator.open_document)
        panel.search_requested.connect(self.search_requested)
        panel.citation_requested.connect(self.citation_requested)
        panel.collect_requested.connect(self.collect_requested)
        panel.present_requested.connect(self.present_requested)
        panel.edit_requested.connect(self.edit)
        return panel

    def bring_in(self, document: Document | None, clause: str) -> None:
        """Make what stands here and load the bookmarks."""
        self._in = True
        if self._opened:
            self.note_opened(self._opened)
        self.show_document(document, clause)
        self.work.reload()

    def show_document(self, document: Document | None, clause: str) -> None:
        """Show what belongs to a text."""
        if self._in:
            self._outline.set_document(document)
            self._outline.set_current(clause)
            self._rows.set_document(document)

    def set_current(self, clause: str) -> None:
        """Mark the clause that is read."""
        if self._in:
            self._outline.set_current(clause)

    def add(self, doc: str, clause: str, quote: str) -> None:
        """Set a bookmark."""
        self.work.add(doc, clause, quote)

    def serve(self, marking: HighlightMarking) -> None:
        """Do what the user asks for in a text."""
        marking.highlight_requested.connect(self._on_highlight_requested)
        marking.note_requested.connect(self._on_note_requested)
        marking.erase_requested.connect(self._on_erase_requested)
        marking.colour_requested.connect(self._on_colour_requested)
        marking.style_requested.connect(self._on_style_requested)
        marking.remove_requested.connect(self._on_remove_requested)
        marking.edit_requested.connect(self.edit)

    # Slots of their own: connecting those of ``work`` would make it before the window shows.

    def _on_highlight_requested(self, doc: str, spans: list[tuple[str, int, int]], colour: str, style: str) -> None:
        self.work.highlight(doc, spans, MarkColour(colour), style)

    def _on_note_requested(self, doc: str, spans: list[tuple[str, int, int]], colour: str) -> None:
        self.work.highlight(doc, spans, MarkColour(colour), HighlightStyle.BACKGROUND, note=True)

    def _on_erase_requested(self, doc: str, spans: list[tuple[str, int, int]]) -> None:
        self.work.erase(doc, spans)

    def _on_colour_requested(self, ids: list[str], colour: str) -> None:
        self.work.set_colour(ids, MarkColour(colour))

    def _on_style_requested(self, ids: list[str], style: str) -> None:
        self.work.set_style(ids, HighlightStyle(style))

    def _on_remove_requested(self, ids: list[str]) -> None:
        self.work.remove(ids)

    def handlers(self) -> dict[str, Handler]:
        """What actions of this part do."""
        return {"recent_texts": self.show_recent}

    def note_opened(self, doc: str) -> None:
        """Remember that a text was opened; before the window shows there is time enough for that later."""
        self._opened = doc
        if self._in:
            recent = self._frame.services.marks().recent
            # Where it cannot be kept nobody needs to be told while he reads.
            self._frame.tasks.mutate(self, lambda _: recent.opened(doc), lambda _: None, lambda _: None)

    def show_recent(self) -> None:
        """Offer the texts that were read last."""
        recent = self._frame.services.marks().recent
        self._frame.tasks.read(self, lambda _: recent.list(_RECENT), self._show_recent, key="recent")

    def _show_recent(self, texts: list[RecentText]) -> None:
        from compendium.ui.reader.recent_menu import recent_menu

        frame = self._frame
        menu = recent_menu(
            texts, frame.icons, frame.window, opened=frame.navigator.open_document, cleared=self._clear_recent
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window = frame.window
        menu.popup(window.mapToGlobal(QPoint((window.width() - menu.sizeHint().width()) // 2, _BELOW_TOP)))

    def _clear_recent(self) -> None:
        recent = self._frame.services.marks().recent
        told = self.tr("已清空最近阅读")
        self._frame.tasks.mutate(self, lambda _: recent.clear(), lambda _: self._frame.notify.info(told))

    def undo(self) -> bool:
        """Take back the last change of a mark; False when there is none."""
        return self._in and self.work.undo()

    def edit(self, bookmark: str) -> None:
        """Open a bookmark's note."""
        from compendium.ui.bookmarks.bookmark_dialog import edit_bookmark

        edit_bookmark(bookmark, self.work, self._frame.themes, self._frame.window)

    @cached_property
    def _outline(self) -> OutlinePanel:
        from compendium.ui.reader.outline_panel import OutlinePanel

        outline = OutlinePanel(themes=self._frame.themes, icons=self._frame.icons)
        outline.clause_requested.connect(self.clause_requested)
        self._side.set_outline(outline)
        return outline

    @cached_property
    def _rows(self) -> DocumentBookmarks:
        from compendium.ui.bookmarks.document_bookmarks import DocumentBookmarks

        rows = DocumentBookmarks(self._frame.themes, self._frame.icons)
        rows.clause_requested.connect(self.clause_requested)
        rows.edit_requested.connect(self.edit)
        rows.remove_requested.connect(self.work.remove)
        rows.note_changed.connect(self.work.set_note)
        rows.accept_requested.connect(self.work.accept)
        rows.count_changed.connect(self._side.set_bookmark_count)
        self._side.set_bookmarks(rows)
        return rows

    def _on_work_loaded(self, shelf: BookmarkShelf) -> None:
        self._rows.set_entries(shelf.entries)
        self.marks_changed.emit(shelf.bookmarks)
        self.highlights_changed.emit(shelf.highlights)
