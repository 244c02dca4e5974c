"""Paints a bookmark as a few lines, and lets its note be written in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from compendium.domain.bookmark import AnchorState, MarkColour
from compendium.ui.bookmarks.bookmark_layout import (
    GUESS_LINES,
    NOTE_LINES,
    QUOTE_LINES,
    Parts,
    RowLayout,
    guess_place,
    guess_words,
    offer_words,
)
from compendium.ui.bookmarks.note_editor import NoteEditor
from compendium.ui.bookmarks.note_text import is_plain, paint_note
from compendium.ui.bookmarks.wrapping import flat, wrapped
from compendium.ui.models.bookmark_model import ENTRY_ROLE, BookmarkEntry, MarkKind, kind_word, state_words
from compendium.ui.models.mark_looks import fill_role, ink_role, paint_colour
from compendium.ui.theme import Theme, Themes

Index = QModelIndex | QPersistentModelIndex
_AUTOSAVE_MS = 1500
_SWATCH = 10  # px


class BookmarkDelegate(QStyledItemDelegate):
    """Quote, place, guess, note, day and state of a bookmark.

    ``compact`` leaves out the document and the folder, for a list of one document.
    """

    def __init__(self, themes: Themes, parent: QWidget, *, compact: bool = False) -> None:
        """Paint for a list."""
        super().__init__(parent)
        self._themes, self._compact = themes, compact
        self._layout = RowLayout(themes)
        self._edited = QPersistentModelIndex()
        self.closeEditor.connect(self._on_close_editor)

    @property
    def editing(self) -> bool:
        """True while a note is being written."""
        return self._edited.isValid()

    # Measures

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        width = self._width(option)
        return QSize(width, self._parts(width, index).foot.bottom() + 1 + self._layout.pad())

    def note_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the note stands in the view; empty when there is none."""
        return self._parts(self._width(option), index).note.translated(option.rect.topLeft())

    def offer_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the button that takes the guess stands in the view; empty when there is no guess."""
        return self._layout.offer(self._parts(self._width(option), index)).translated(option.rect.topLeft())

    def _parts(self, width: int, index: Index) -> Parts:
        return self._layout.parts(width, _entry(index), edited=self._edited == index)

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        viewport = view.viewport() if hasattr(view, "viewport") else view
        return max(viewport.width() if isinstance(viewport, QWidget) else option.rect.width(), 80)

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the lines."""
        theme, entry = self._themes.current, _entry(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_piece(painter, option, theme)
        quote, place, guess, note, foot = (
            part.translated(option.rect.topLeft()) for part in self._parts(self._width(option), index)
        )
        self._paint_quote(painter, quote, entry, theme)
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("text_secondary"))
        words = entry.place(with_document=not self._compact)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if entry.guess is not None:
            self._paint_guess(painter, guess, entry, self.offer_rect(option, index))
        if entry.bookmark.note and self._edited != index:
            self._paint_note(painter, note, entry.bookmark.note, theme)
        self._paint_foot(painter, foot, entry, theme)
        painter.restore()

    def _paint_piece(self, painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
        state = option.state
        rect = option.rect.adjusted(1, 1, -1, -1)
        radius = theme.px("radius")
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or hovered:
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.setPen(theme.color("border"))
            painter.drawLine(
                rect.left() + self._layout.pad(), rect.bottom(), rect.right() - self._layout.pad(), rect.bottom()
            )
        view = option.widget
        if state & QStyle.StateFlag.State_HasFocus and isinstance(view, QWidget) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(rect, radius, radius)

    def _paint_quote(self, painter: QPainter, rect: QRect, entry: BookmarkEntry, theme: Theme) -> None:
        mark = entry.bookmark
        lines = wrapped(flat(mark.quote), theme.font(), rect.width(), QUOTE_LINES)
        metrics = QFontMetrics(theme.font())
        for number, line in enumerate(lines if entry.highlight is not None else ()):
            top = rect.top() + number * metrics.lineSpacing()
            width = min(metrics.horizontalAdvance(line), rect.width())
            if entry.kind is MarkKind.UNDERLINE:
                bar = QRect(rect.left(), top + metrics.lineSpacing() - 2, width, 2)
                painter.fillRect(bar, theme.color(ink_role(mark.colour)))
            else:
                painter.fillRect(
                    QRect(rect.left(), top, width, metrics.lineSpacing()), theme.color(fill_role(mark.colour))
                )
        lost = mark.state is AnchorState.LOST and entry.highlight is None
        self._paint_lines(painter, rect, flat(mark.quote), "text_secondary" if lost else "text", QUOTE_LINES)

    def _paint_guess(self, painter: QPainter, rect: QRect, entry: BookmarkEntry, offer: QRect) -> None:
        theme = self._themes.current
        self._paint_offer(painter, offer, theme)
        rect = rect.adjusted(0, 0, -offer.width() - self._layout.pad(), 0)
        gap, pad = theme.px("space_1"), self._layout.pad()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warning"))
        painter.drawRoundedRect(QRect(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5)
        inner = rect.adjusted(pad, gap, 0, -gap)
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("warning"))
        height = painter.fontMetrics().lineSpacing()
        said = painter.fontMetrics().elidedText(guess_place(entry), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), height), Qt.AlignmentFlag.AlignVCenter, said)
        self._paint_lines(painter, inner.adjusted(0, height, 0, 0), guess_words(entry), "text", GUESS_LINES)

    def _paint_offer(self, painter: QPainter, rect: QRect, theme: Theme) -> None:
        radius = theme.px("radius")
        painter.setBrush(theme.color("raised"))
        painter.setPen(theme.color("border_strong"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("accent"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, offer_words())

    def _paint_lines(self, painter: QPainter, rect: QRect, text: str, role: str, limit: int) -> None:
        font = self._themes.current.font()
        painter.setFont(font)
        painter.setPen(self._themes.current.color(role))
        height = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(wrapped(text, font, rect.width(), limit)):
            row = QRect(rect.left(), rect.top() + number * height, rect.width(), height)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_note(self, painter: QPainter, rect: QRect, note: str, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("note"))
        painter.drawRoundedRect(QRect(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5)
        gap = theme.px("space_1")
        inner = rect.adjusted(self._layout.pad(), gap, 0, -gap)
        if is_plain(note):
            self._paint_lines(painter, inner, note, "text", NOTE_LINES)
            return
        painter.save()
        painter.setClipRect(inner, Qt.ClipOperation.IntersectClip)
        painter.translate(inner.topLeft())
        paint_note(painter, self._layout.notes.of(note, inner.width(), theme), theme)
        painter.restore()

    def _paint_foot(self, painter: QPainter, rect: QRect, entry: BookmarkEntry, theme: Theme) -> None:
        painter.setFont(theme.font("font_small"))
        words, _ = state_words(entry.bookmark.state)
        left = rect
        if words:
            painter.setPen(theme.color("warning" if entry.bookmark.state is not AnchorState.LOST else "error"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            left = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - self._layout.pad(), 0)
        if entry.bookmark.colour is not MarkColour.NONE:
            top = rect.top() + (rect.height() - _SWATCH) / 2
            paint_colour(painter, QRectF(left.left(), top, _SWATCH, _SWATCH), theme, entry.bookmark.colour)
            left = left.adjusted(_SWATCH + theme.px("space_1") + 2, 0, 0, 0)
        kind = kind_word(entry.kind) if entry.highlight is not None else ""
        folder = "" if self._compact else entry.bookmark.folder
        tags = " ".join(f"#{tag}" for tag in entry.bookmark.tags)
        foot = " · ".join(part for part in (kind, entry.when, folder, tags) if part)
        painter.setPen(theme.color("text_faint"))
        shown = painter.fontMetrics().elidedText(foot, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    # Writing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """An editor for the note; what is typed is kept every one and a half seconds too."""
        editor = NoteEditor(parent)
        self._edited = QPersistentModelIndex(index)
        timer = QTimer(editor, singleShot=True, interval=_AUTOSAVE_MS)
        timer.timeout.connect(lambda: self.commitData.emit(editor))
        editor.textChanged.connect(timer.start)
        self.sizeHintChanged.emit(_plain(index))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor once; what arrives later must not overwrite what is being typed."""
        if isinstance(editor, NoteEditor) and not editor.filled:
            editor.filled = True
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.moveCursor(editor.textCursor().MoveOperation.End)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand the note to the model."""
        if isinstance(editor, NoteEditor):
            model.setData(_plain(index), editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor where the note stands."""
        editor.setGeometry(self.note_rect(option, index))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End writing on Ctrl+Enter and, keeping what was typed, on Escape."""
        if isinstance(watched, NoteEditor) and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched.guard.composing:
                return False
            enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            done = enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if done or event.key() == Qt.Key.Key_Escape:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
            if enter:
                return False
        return super().eventFilter(watched, event)

    def _on_close_editor(self) -> None:
        index, self._edited = _plain(self._edited), QPersistentModelIndex()
        if index.isValid():
            self.sizeHintChanged.emit(index)


def _entry(index: Index) -> BookmarkEntry:
    entry = index.data(ENTRY_ROLE)
    if not isinstance(entry, BookmarkEntry):
        raise TypeError("not a row of bookmarks")
    return entry


def _plain(index: Index) -> QModelIndex:
    return index.sibling(index.row(), index.column())
