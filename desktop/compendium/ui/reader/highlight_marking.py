"""Highlights in the text that is shown: drawn as layers, set and changed by bar, menu and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QIcon, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QToolTip

from compendium.domain.bookmark import MarkColour
from compendium.domain.document import Document
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.ui.icons import Icons
from compendium.ui.models.mark_looks import COLOURS, colour_icon, colour_word, fill_role, ink_role
from compendium.ui.models.plain_words import plain_tip, without_signs
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.highlight_bar import HighlightBar
from compendium.ui.reader.linked_text_view import LinkedTextView
from compendium.ui.reader.word_marks import UNDER
from compendium.ui.theme import Themes

_LAYER = "highlight"
_PAUSE_MS = 450  # after which words selected by keys count as selected
_HIDING = frozenset({QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.Resize})


class HighlightMarking(QObject):
    """Knows the highlights of the shown document; asks for every change."""

    highlight_requested = Signal(str, list, str, str)
    """Document, spans (clause, start, end), colour and style."""
    erase_requested = Signal(str, list)
    """Document and spans to take marks off."""
    colour_requested = Signal(list, str)
    """Ids of highlights and their new colour."""
    style_requested = Signal(list, str)
    """Ids of highlights and their new style."""
    remove_requested = Signal(list)
    """Ids of highlights to delete."""
    edit_requested = Signal(str)
    """Id of a highlight whose note is to be written."""
    note_requested = Signal(str, list, str)
    """Document, spans and colour of words that are to be marked and to get a note."""
    bookmark_requested = Signal()
    """The selection is to be bookmarked."""

    def __init__(self, view: LinkedTextView, themes: Themes, icons: Icons) -> None:
        """Watch a view."""
        super().__init__(view)
        self._view, self._themes, self._icons = view, themes, icons
        self._document: Document | None = None
        self._all: list[Highlight] = []
        self._here: list[tuple[Highlight, Span]] = []
        self._pointed: Highlight | None = None
        self._underline = MarkColour.RED
        self._colour = MarkColour.YELLOW
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._offer_selection)
        self.bar = HighlightBar(themes, icons, view.viewport())
        self.bar.colour_chosen.connect(lambda colour: self._on_colour_chosen(MarkColour(colour)))
        self.bar.underline_chosen.connect(self.underline)
        self.bar.note_requested.connect(self._on_note_requested)
        self.bar.bookmark_requested.connect(self._on_bookmark_requested)
        self.bar.erase_requested.connect(self.erase)
        view.take_events(self._take)
        view.selectionChanged.connect(self._on_selection_changed)
        view.scrolled.connect(self.bar.hide)

    # Showing

    def set_document(self, document: Document | None) -> None:
        """Take the document that is shown now."""
        self._document = document
        self._show()

    def set_highlights(self, highlights: Sequence[Highlight]) -> None:
        """Take all highlights; those of other documents are left out."""
        self._all = list(highlights)
        self._show()

    @property
    def here(self) -> list[Highlight]:
        """The highlights of the document whose words stand in it."""
        return [mark for mark, _ in self._here]

    def _show(self) -> None:
        self.bar.hide()
        self._here = [(mark, span) for mark in self._all if (span := self._span_of(mark)) is not None]
        for style in HighlightStyle:
            for colour in COLOURS:
                spans = [span for mark, span in self._here if (mark.style, mark.colour) == (style, colour)]
                under = style is HighlightStyle.UNDERLINE
                role = UNDER + ink_role(colour) if under else fill_role(colour)
                self._view.set_marks(f"{_LAYER}:{style}:{colour}", role, spans)

    def _span_of(self, mark: Highlight) -> Span | None:
        if self._document is None or mark.doc != self._document.info.id or mark.start < 0:
            return None
        return mark.clause, mark.start, mark.end

    # What the user does

    def keys(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        """Keys and what they do."""
        colours = tuple((f"Alt+{number}", partial(self.mark, colour)) for number, colour in enumerate(COLOURS, 1))
        return (*colours, ("Alt+U", self.underline), ("Alt+0", self.erase))

    def mark(self, colour: MarkColour, style: HighlightStyle = HighlightStyle.BACKGROUND) -> None:
        """Ask for the selected words to be marked."""
        spans = self._view.selected_spans()
        if self._document is not None and spans:
            if style is HighlightStyle.BACKGROUND:
                self._colour = colour
            self.bar.hide()
            self.highlight_requested.emit(self._document.info.id, spans, colour.value, style.value)
            self._drop_selection()

    def underline(self) -> None:
        """Ask for a line below the selected words, or for the pointed highlight the other way."""
        if self._pointed is not None and not self._view.selected_spans():
            background = self._pointed.style is HighlightStyle.BACKGROUND
            style = HighlightStyle.UNDERLINE if background else HighlightStyle.BACKGROUND
            self.style_requested.emit([self._pointed.id], style.value)
            return
        self.mark(self._underline, HighlightStyle.UNDERLINE)

    def erase(self) -> None:
        """Ask for the marks of the selected words, or the pointed highlight, to be taken away."""
        spans = self._view.selected_spans()
        if spans and self._document is not None:
            self.bar.hide()
            self.erase_requested.emit(self._document.info.id, spans)
        elif self._pointed is not None:
            self.remove_requested.emit([self._pointed.id])

    def menu(self, parent: QMenu) -> QMenu:
        """What can be marked, for the menu over the text."""
        menu = QMenu(self.tr("标注"), parent)
        menu.setIcon(self._icons.icon("highlighter"))
        theme = self._themes.current
        for number, colour in enumerate(COLOURS, 1):
            self._add(
                menu, colour_icon(theme, colour), f"{colour_word(colour)}\tAlt+{number}", partial(self.mark, colour)
            )
        self._add(menu, self._icons.icon("underline"), f"{self.tr('下划线')}\tAlt+U", self.underline)
        menu.addSeparator()
        self._add(menu, self._icons.icon("eraser"), f"{self.tr('清除标注')}\tAlt+0", self.erase)
        menu.setEnabled(bool(self._view.selected_spans()))
        return menu

    def _add(self, menu: QMenu, icon: QIcon, words: str, act: Callable[[], None]) -> None:
        menu.addAction(icon, words).triggered.connect(lambda _on=False: act())

    def _on_colour_chosen(self, colour: MarkColour) -> None:
        if self._view.selected_spans():
            self.mark(colour)
        elif self._pointed is not None:
            if self._pointed.style is HighlightStyle.UNDERLINE:
                self._underline = colour
            self.colour_requested.emit([self._pointed.id], colour.value)

    def _on_note_requested(self) -> None:
        spans = self._view.selected_spans()
        self.bar.hide()
        if spans and self._document is not None:
            self.note_requested.emit(self._document.info.id, spans, self._colour.value)
            self._drop_selection()
        elif self._pointed is not None:
            self.edit_requested.emit(self._pointed.id)

    def _on_bookmark_requested(self) -> None:
        self.bar.hide()
        self.bookmark_requested.emit()

    def _drop_selection(self) -> None:
        cursor = self._view.textCursor()
        cursor.setPosition(cursor.selectionStart())
        bar = self._view.verticalScrollBar().value()
        self._view.setTextCursor(cursor)
        self._view.verticalScrollBar().setValue(bar)

    # Following the pointer

    def _take(self, event: QEvent) -> bool:
        """Show the bar after a selection or a click on marked words; tell their notes under the pointer."""
        if event.type() in _HIDING:
            self.bar.hide()
            self._pause.stop()
            self._pointed = None
        elif event.type() == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton:
                point = event.position().toPoint()
                # Once the view has made its selection.
                QTimer.singleShot(0, self, lambda: self._offer(point))
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.highlight_at(event.pos())
            if mark is not None:
                words = self.tr("{0}标注").format(colour_word(mark.colour))
                note = without_signs(mark.note).strip()
                tip = plain_tip(f"{words}：{note}" if note else words)
                QToolTip.showText(event.globalPos(), tip, self._view.viewport())
                return True
        return False

    def highlight_at(self, point: QPoint) -> Highlight | None:
        """The topmost highlight under a point of the viewport."""
        cursor = self._view.cursorForPosition(point)
        near = self._view.cursorRect(cursor).adjusted(-self._view.px, 0, self._view.px, 0)
        if not self._here or not near.contains(point):
            return None
        clause, offset = self._view.clause_map.locate(cursor.position())
        hits = [mark for mark, (where, start, end) in self._here if where == clause and start <= offset < end]
        return hits[-1] if hits else None

    def _offer(self, point: QPoint) -> None:
        if self._document is None:
            return
        if self._offer_selection():
            return
        self._pointed = self.highlight_at(point)
        if self._pointed is not None:
            clause, start, end = next(span for mark, span in self._here if mark is self._pointed)
            places = self._view.clause_map
            first, last = places.position(clause, start), places.position(clause, end)
            self.bar.show_at(*self._ends_of(first, last), marked=True)

    def _offer_selection(self) -> bool:
        """Show the bar at the selected words; False when there are none."""
        cursor = self._view.textCursor()
        if self._document is None or not self._view.selected_spans():
            return False
        self._pointed = None
        self.bar.show_at(*self._ends_of(cursor.selectionStart(), cursor.selectionEnd()), marked=False)
        return True

    def _ends_of(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Where a stretch begins and where it ends; twice its line when it has but one."""
        rects = []
        for position in (start, end):
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(position)
            rects.append(self._view.cursorRect(cursor))
        first, last = rects
        if last.top() == first.top():
            return first.united(last), first.united(last)
        return first, last

    def _on_selection_changed(self) -> None:
        self._pause.stop()
        if not self._view.textCursor().hasSelection():
            self.bar.hide()
        elif self._view.hasFocus() and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.bar.hide()
            self._pause.start()
