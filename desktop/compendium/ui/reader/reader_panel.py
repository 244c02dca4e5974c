"""The reader: one policy text with its metadata, marks, bookmarks, finding and citing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.bookmark import Bookmark
from compendium.domain.document import Document
from compendium.domain.fact_kind import FactKind
from compendium.domain.highlight import Highlight
from compendium.ui.icons import Icons
from compendium.ui.models.fact_kinds import KIND_ICONS, kind_name
from compendium.ui.reader.bookmark_marks import margin_marks, quoted_spans
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.copying import chosen_style, copy_link, copy_with_source, excerpt
from compendium.ui.reader.empty_reader import EmptyReader
from compendium.ui.reader.find_bar import FindBar, HitBar
from compendium.ui.reader.header import ReaderHeader
from compendium.ui.reader.highlight_marking import HighlightMarking
from compendium.ui.reader.hits import HitWalker
from compendium.ui.reader.linked_text_view import LinkedTextView
from compendium.ui.reader.page_painter import HOVER_KEY, MarginMark
from compendium.ui.reader.reader_menu import MenuRow, build_menu
from compendium.ui.reader.reading_places import ReadingPlaces
from compendium.ui.theme import Themes

PX_KEY = "reading_px"
_CLAUSE_DELAY_MS = 60
_PX_DELAY_MS = 400
_SHOWN_RECENT = 5
_BOTTOM_ROOM = 0.35


class ReaderSettings(Protocol):
    """What the reader keeps for good: its size of letters."""

    def get(self, key: str) -> object:
        """Return a declared setting."""

    def set(self, key: str, value: int) -> None:
        """Keep a declared setting."""


class ReaderPanel(QWidget):
    """Shows documents that it is given; knows no service but its settings."""

    document_opened = Signal(str)
    clause_changed = Signal(str, str)
    """Document and the clause that is read now."""
    hit_changed = Signal(int, int)
    open_requested = Signal(str, str)
    """Document and clause ("" for where it was left)."""
    bookmark_requested = Signal(str, str, str)
    """Document, clause and quoted words ("" for the whole clause)."""
    bookmark_edit_requested = Signal(str)
    """Id of a bookmark whose mark in the margin was clicked."""
    collect_requested = Signal(str, str, str)
    """Document, clause and words ("" for the whole clause) to put into a collection."""
    compare_requested = Signal(str)
    present_requested = Signal(str, str)
    """Document and clause to begin with."""
    fact_requested = Signal(str, str, str, str)
    """Document, clause, selected words and the kind of fact that they are to be added as."""
    margin_clicked = Signal(str)
    """Clause whose mark of its own in the margin was clicked."""
    copied = Signal(str)
    """A sentence to tell the user what was copied."""
    link_followed = Signal(object)
    """The TextLink whose words were clicked."""
    cited_requested = Signal()
    """The documents that the text cites are to be listed."""

    def __init__(
        self, *, themes: Themes, icons: Icons, settings: ReaderSettings, parent: QWidget | None = None
    ) -> None:
        """Make an empty reader."""
        super().__init__(parent)
        self._themes, self._icons, self._settings = themes, icons, settings
        self._document: Document | None = None
        self._bookmarks: list[Bookmark] = []
        self._marks: list[MarginMark] = []
        self._places = ReadingPlaces()
        self._clause = ""
        self._pinned = ""
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = ReaderHeader(self._themes, self._icons)
        self.view = LinkedTextView(self._themes)
        self.view.setAccessibleName(self.tr("政策正文"))
        self.view.set_bottom_room(_BOTTOM_ROOM)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.set_hover_icon(self._icons.icon("bookmark-plus", "text_faint"), self.tr("为这一条添加书签"))
        self.highlighting = HighlightMarking(self.view, self._themes, self._icons)
        self.find_bar = FindBar(self._themes, self._icons)
        self.hit_bar = HitBar(self._themes, self._icons)
        self.walker = HitWalker(self.view, self.find_bar, self.hit_bar)
        self.empty = EmptyReader(self._themes, self._icons)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        column.addWidget(self.find_bar)
        column.addWidget(self.hit_bar)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._body)
        self._timer = QTimer(self, singleShot=True, interval=_CLAUSE_DELAY_MS)
        # One write when the wheel rests, not one for every step of it.
        self._px_timer = QTimer(self, singleShot=True, interval=_PX_DELAY_MS)

    def _connect(self) -> None:
        self._timer.timeout.connect(self._tell_clause)
        self.view.scrolled.connect(self._on_view_scrolled)
        self.view.user_scrolled.connect(self._on_user_scrolled)
        self.view.zoomed.connect(self._px_timer.start)
        self._px_timer.timeout.connect(self._keep_px)
        self.view.mark_clicked.connect(self._on_mark_clicked)
        self.view.customContextMenuRequested.connect(self._on_context_menu)
        self.view.pointed.connect(self._pin)
        self.view.followed.connect(self.link_followed)
        self.walker.hit_changed.connect(self.hit_changed)
        self.walker.moved_to.connect(self._pin)
        self.empty.open_requested.connect(lambda doc: self.open_requested.emit(doc, ""))
        self.highlighting.bookmark_requested.connect(self.add_bookmark)
        self.header.bookmark_requested.connect(self.add_bookmark)
        self.header.citation_requested.connect(self.copy_citation)
        self.header.find_requested.connect(self.show_find)
        self.header.compare_requested.connect(self._on_compare_requested)
        self.header.zoom_requested.connect(self.view.zoom_by)
        self._keys: dict[str, Callable[[], None]] = {
            QKeySequence(keys).toString(): act
            for keys, act in (
                ("Ctrl+F", self.show_find),
                ("F3", self.next_hit),
                ("Shift+F3", self.previous_hit),
                ("Ctrl+G", self.next_hit),
                ("Ctrl+Shift+C", self.copy_citation),
                ("Ctrl+D", self.add_bookmark),
                ("Ctrl+Shift+D", self._on_compare_requested),
                ("Ctrl++", self.zoom_in),
                ("Ctrl+=", self.zoom_in),
                ("Ctrl+-", self.zoom_out),
                ("Ctrl+0", self.zoom_reset),
                ("Esc", self._on_escape),
                *self.highlighting.keys(),
            )
        }

    def _restore(self) -> None:
        px = self._settings.get(PX_KEY)
        if isinstance(px, int) and px > 0:
            self.view.set_px(px)

    # Showing

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def show_document(self, document: Document, clause: str = "", marks: Sequence[Span] = ()) -> None:
        """Show a document at a clause; without one, where it was left.

        Args:
            document: the text.
            clause: id of the clause to go to.
            marks: (clause, start, end) of what a search found; the first in ``clause`` becomes current.
        """
        self._keep_place()
        if self._document is None or (self._document.info, self._document.outline) != (document.info, document.outline):
            self._document = document
            self.view.show_text(document)
            self.highlighting.set_document(document)
            self.header.show_info(document.info)
            self._clause = self._pinned = ""
            self._marks = []
            self.view.show_links(())
            self._show_bookmarks()
            self.walker.reset()
        self._stack.setCurrentWidget(self._body)
        self.document_opened.emit(document.info.id)
        if not self.walker.set_searched(marks, clause):
            self._go(document.info.id, clause)
        self._places.opened(document.info)
        self._timer.start()

    def set_library(self, docs: Iterable[str]) -> None:
        """Take the ids of all documents there are; others are not offered as read last."""
        self._places.known = frozenset(docs)
        self.empty.set_recent(self._places.recent(_SHOWN_RECENT))

    def show_nothing(self) -> None:
        """Show the hint for an empty reader."""
        self._leave()
        self.empty.say_nothing_chosen()

    def show_error(self, text: str) -> None:
        """Tell why a document cannot be shown and what to do."""
        self._leave()
        self.empty.say_failed(text)

    def _leave(self) -> None:
        self._keep_place()
        self._document = None
        self.view.show_text(None)
        self.highlighting.set_document(None)
        self.walker.reset()
        self.empty.set_recent(self._places.recent(_SHOWN_RECENT))
        self._stack.setCurrentWidget(self.empty)

    def go_to(self, clause: str) -> None:
        """Bring a clause of the shown document to the top."""
        if self._document is not None and clause in self._document.by_id:
            self._go(self._document.info.id, clause)
            self._timer.start()

    def _go(self, doc: str, clause: str) -> None:
        if clause:
            self.view.scroll_to(clause)
            self.view.put_caret(clause)
            self._pin(clause)
        elif (place := self._places.of(doc)) is not None:
            self.view.restore_place(place)

    def _pin(self, clause: str) -> None:
        """What was asked for or clicked counts as read now, wherever it stands in the view."""
        self._pinned = clause
        self._timer.start()

    def current_clause(self) -> str:
        """Clause of the selection, of the caret where one shows, else the one that is read; "" without a document."""
        if self._document is None:
            return ""
        spans = self.view.selected_spans()
        if spans:
            return spans[0][0]
        return self.view.caret_clause() or self._pinned or self.view.reading_clause()

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show the bookmarks of this document in its margin; those of others are ignored."""
        self._bookmarks = list(bookmarks)
        self._show_bookmarks()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Show the highlights of this document; those of others are ignored."""
        self.highlighting.set_highlights(highlights)
        self._show_bookmarks()

    def set_margin_marks(self, marks: Sequence[MarginMark]) -> None:
        """Show marks of somebody else's beside the text, with those of the bookmarks."""
        self._marks = list(marks)
        self._show_bookmarks()

    def _show_bookmarks(self) -> None:
        if self._document is None:
            return
        here = [bookmark for bookmark in self._bookmarks if bookmark.doc == self._document.info.id]
        marks = margin_marks(here, self._icons, self.highlighting.here)
        self.view.set_margin_marks([*marks, *self._marks])
        self.view.set_marks("bookmarked", "line:accent", quoted_spans(here, self._document))

    # What the user can do

    def show_find(self) -> None:
        """Open the find bar; a short selection is looked for at once."""
        if self._document is not None:
            words = self.view.selected_text()
            self.walker.open_find("" if "\n" in words else words)

    def next_hit(self) -> None:
        """Go to the next place."""
        self.walker.step(1)

    def previous_hit(self) -> None:
        """Go to the previous place."""
        self.walker.step(-1)

    def zoom_in(self) -> None:
        """Make the letters larger."""
        self.view.zoom_by(1)

    def zoom_out(self) -> None:
        """Make the letters smaller."""
        self.view.zoom_by(-1)

    def zoom_reset(self) -> None:
        """Make the letters as large as usual."""
        self.view.zoom_reset()

    def copy(self) -> None:
        """Copy the selected words."""
        self.view.copy()

    def copy_citation(self) -> None:
        """Copy the selected words, or the current clause, with their source."""
        if self._document is None:
            return
        piece = excerpt(self.view, self._document, self.current_clause())
        self.copied.emit(copy_with_source(self._document, piece, chosen_style(self._settings)))

    def copy_link(self) -> None:
        """Copy the link to the current clause."""
        if self._document is not None:
            self.copied.emit(copy_link(self._document, self.current_clause()))

    def add_to_collection(self) -> None:
        """Ask to put the selected words, or the current clause, into a collection."""
        self._ask_for_words(self.collect_requested)

    def add_bookmark(self) -> None:
        """Ask for a bookmark at the selection, or at the current clause."""
        self._ask_for_words(self.bookmark_requested)

    def _ask_for_words(self, asked: SignalInstance) -> None:
        if self._document is None:
            return
        clause = self.current_clause()
        spans = self.view.selected_spans()
        quote = ""
        if spans:
            text = self._document.by_id[clause].text
            quote = text[spans[0][1] : spans[0][2]].strip()
        asked.emit(self._document.info.id, clause, quote)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the reader; the window's own actions come first where they have the same keys."""
        act = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if act is None or self._document is None:
            super().keyPressEvent(event)
            return
        act()

    def _on_escape(self) -> None:
        if self.walker.finding:
            self.walker.close_find()
        else:
            self.walker.close_hits()

    def _on_present_requested(self) -> None:
        if self._document is not None:
            self.present_requested.emit(self._document.info.id, self.current_clause())

    def _on_compare_requested(self) -> None:
        if self._document is not None:
            self.compare_requested.emit(self._document.info.id)

    def _on_mark_clicked(self, clause: str, key: str) -> None:
        if self._document is None:
            return
        if any(mark.key == key for mark in self._marks):
            self.margin_clicked.emit(clause)
        elif key == HOVER_KEY:
            self.bookmark_requested.emit(self._document.info.id, clause, "")
        else:
            self.bookmark_edit_requested.emit(key)

    def _on_context_menu(self, point: QPoint) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(point))

    def context_menu(self) -> QMenu:
        """The menu for the selection or the current clause."""
        words = self.view.selected_text()
        one_line = bool(words) and "\n" not in words
        rows = (
            MenuRow("copy", self.tr("复制"), "Ctrl+C", self.copy, bool(words)),
            MenuRow("text-quote", self.tr("复制并附出处"), "Ctrl+Shift+C", self.copy_citation),
            MenuRow("link", self.tr("复制链接"), "Ctrl+Shift+K", self.copy_link),
            MenuRow("bookmark-plus", self.tr("添加书签"), "Ctrl+D", self.add_bookmark),
            MenuRow("list-plus", self.tr("加入讲义…"), "Ctrl+J", self.add_to_collection),
            MenuRow("text-search", self.tr("查找所选"), "Ctrl+F", self.show_find, one_line),
            MenuRow("columns-2", self.tr("在对照中打开"), "Ctrl+Shift+D", self._on_compare_requested),
            MenuRow("presentation", self.tr("从这一条起放映"), "F5", self._on_present_requested),
            MenuRow("link-2", self.tr("本文引用的文件…"), "Ctrl+Shift+R", self.cited_requested.emit),
            MenuRow("", self.tr("全选"), "Ctrl+A", self.view.selectAll),
        )
        menu = build_menu(rows, self._icons, self)
        menu.insertMenu(menu.actions()[-1], self.highlighting.menu(menu))
        menu.insertMenu(menu.actions()[-1], self._fact_menu(menu))
        return menu

    def _fact_menu(self, parent: QMenu) -> QMenu:
        """Return what the selected words can be added as; they must be of one clause."""
        spans = self.view.selected_spans()
        kinds = [MenuRow(KIND_ICONS[kind], kind_name(kind), "", partial(self._ask_for_fact, kind)) for kind in FactKind]
        menu = build_menu(kinds, self._icons, parent)
        menu.setTitle(self.tr("添加为"))
        menu.setIcon(self._icons.icon("clipboard-list"))
        menu.setEnabled(len(spans) == 1)
        return menu

    def _ask_for_fact(self, kind: FactKind) -> None:
        spans = self.view.selected_spans()
        if self._document is not None and len(spans) == 1:
            clause, start, end = spans[0]
            quote = self._document.by_id[clause].text[start:end].strip()
            self.fact_requested.emit(self._document.info.id, clause, quote, kind.value)

    # Following and remembering

    def _on_view_scrolled(self) -> None:
        self._timer.start()

    def _on_user_scrolled(self) -> None:
        self._pinned = ""

    def _tell_clause(self) -> None:
        if self._document is None:
            return
        clause = self.view.caret_clause() or self._pinned or self.view.reading_clause()
        if clause and clause != self._clause:
            self._clause = clause
            self.view.set_current_clause(clause)
            self.clause_changed.emit(self._document.info.id, clause)

    def _keep_place(self) -> None:
        if self._document is not None:
            self._places.keep(self._document.info, self.view.place())

    def _keep_px(self) -> None:
        self._px_timer.stop()
        if self._settings.get(PX_KEY) != self.view.px:
            self._settings.set(PX_KEY, self.view.px)

    def save_state(self) -> dict[str, object]:
        """Which document is open, and where each was left."""
        self._keep_place()
        if self._px_timer.isActive():
            self._keep_px()
        return {"document": self._document.info.id if self._document else "", "places": self._places.to_state()}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored. The window opens the document."""
        self._places.from_state(state.get("places"))
        self.empty.set_recent(self._places.recent(_SHOWN_RECENT))
