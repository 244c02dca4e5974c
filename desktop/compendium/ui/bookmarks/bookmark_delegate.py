"""Paints a bookmark as a few lines, and lets its note be written in place."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from compendium.domain.bookmark import AnchorState
from compendium.ui.models.bookmark_model import ENTRY_ROLE, BookmarkEntry, state_words
from compendium.ui.theme import Theme, Themes
from compendium.ui.widgets.composition import CompositionGuard

Index = QModelIndex | QPersistentModelIndex
_QUOTE_LINES = 2
_NOTE_LINES = 8
_EDITOR_LINES = 4
_AUTOSAVE_MS = 1500


class NoteEditor(QPlainTextEdit):
    """Some lines of plain words. Ctrl+Enter and Escape end writing; nothing typed is dropped."""

    def __init__(self, parent: QWidget) -> None:
        """Make an empty editor."""
        super().__init__(parent)
        self.setObjectName("note_editor")
        self.setProperty("framed", "true")
        self.setAccessibleName(self.tr("备注"))
        self.setPlaceholderText(self.tr("写下备注；Ctrl+Enter 完成"))
        self.setTabChangesFocus(True)
        self.filled = False
        self.guard = CompositionGuard(self)


class BookmarkDelegate(QStyledItemDelegate):
    """Quote, place, note, day and state of a bookmark.

    ``compact`` leaves out the document and the folder, for a list of one document.
    """

    def __init__(self, themes: Themes, parent: QWidget, *, compact: bool = False) -> None:
        """Paint for a list."""
        super().__init__(parent)
        self._themes, self._compact = themes, compact
        self._edited = QPersistentModelIndex()
        self.closeEditor.connect(self._on_close_editor)

    @property
    def editing(self) -> bool:
        """True while a note is being written."""
        return self._edited.isValid()

    # Measures

    def _pad(self) -> int:
        return self._themes.current.px("space_3")

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._themes.current.font("font_small"))

    def _width(self, option: QStyleOptionViewItem) -> int:
        view = option.widget
        viewport = view.viewport() if hasattr(view, "viewport") else view
        return max(viewport.width() if isinstance(viewport, QWidget) else option.rect.width(), 80)

    def _parts(self, width: int, index: Index) -> tuple[QRect, QRect, QRect, QRect]:
        """Rectangles of quote, place, note and foot, from the row's corner; an absent one has no height."""
        entry = _entry(index)
        pad, gap = self._pad(), self._themes.current.px("space_1")
        room = width - 2 * pad
        ui, small = QFontMetrics(self._themes.current.font()), self._small()
        quote = QRect(pad, pad, room, ui.lineSpacing() * self._lines(_flat(entry.bookmark.quote), room, _QUOTE_LINES))
        place = QRect(pad, quote.bottom() + 1 + gap, room, small.lineSpacing())
        note_height = 0
        if self._edited == index:
            note_height = ui.lineSpacing() * _EDITOR_LINES + 2 * gap + 8
        elif entry.bookmark.note:
            note_height = ui.lineSpacing() * self._lines(entry.bookmark.note, room - pad, _NOTE_LINES) + 2 * gap
        note = QRect(pad, place.bottom() + 1 + (2 * gap if note_height else 0), room, note_height)
        foot = QRect(pad, note.bottom() + 1 + gap, room, small.lineSpacing())
        return quote, place, note, foot

    def _lines(self, text: str, width: int, limit: int) -> int:
        return max(len(_wrapped(text, self._themes.current.font(), width, limit)), 1)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its lines."""
        width = self._width(option)
        return QSize(width, self._parts(width, index)[3].bottom() + 1 + self._pad())

    def note_rect(self, option: QStyleOptionViewItem, index: Index) -> QRect:
        """Where the note stands in the view; empty when there is none."""
        return self._parts(self._width(option), index)[2].translated(option.rect.topLeft())

    # Painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the lines."""
        theme, entry = self._themes.current, _entry(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_piece(painter, option, theme)
        quote, place, note, foot = (
            part.translated(option.rect.topLeft()) for part in self._parts(self._width(option), index)
        )
        lost = entry.bookmark.state is AnchorState.LOST
        self._paint_lines(
            painter, quote, _flat(entry.bookmark.quote), "text_secondary" if lost else "text", _QUOTE_LINES
        )
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("text_secondary"))
        words = entry.place(with_document=not self._compact)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
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
            painter.drawLine(rect.left() + self._pad(), rect.bottom(), rect.right() - self._pad(), rect.bottom())
        view = option.widget
        if state & QStyle.StateFlag.State_HasFocus and isinstance(view, QWidget) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("focus"))
            painter.drawRoundedRect(rect, radius, radius)

    def _paint_lines(self, painter: QPainter, rect: QRect, text: str, role: str, limit: int) -> None:
        font = self._themes.current.font()
        painter.setFont(font)
        painter.setPen(self._themes.current.color(role))
        height = painter.fontMetrics().lineSpacing()
        for number, line in enumerate(_wrapped(text, font, rect.width(), limit)):
            row = QRect(rect.left(), rect.top() + number * height, rect.width(), height)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _paint_note(self, painter: QPainter, rect: QRect, note: str, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("note"))
        painter.drawRoundedRect(QRect(rect.left(), rect.top(), 3, rect.height()), 1.5, 1.5)
        gap = theme.px("space_1")
        self._paint_lines(painter, rect.adjusted(self._pad(), gap, 0, -gap), note, "text", _NOTE_LINES)

    def _paint_foot(self, painter: QPainter, rect: QRect, entry: BookmarkEntry, theme: Theme) -> None:
        painter.setFont(theme.font("font_small"))
        words, _ = state_words(entry.bookmark.state)
        left = rect
        if words:
            painter.setPen(theme.color("warning" if entry.bookmark.state is not AnchorState.LOST else "error"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            left = rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(words) - self._pad(), 0)
        folder = "" if self._compact else entry.bookmark.folder
        foot = " · ".join(part for part in (entry.when, folder) if part)
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


def _flat(text: str) -> str:
    return " ".join(text.split())


def _wrapped(text: str, font: QFont, width: int, limit: int) -> list[str]:
    """Cut a text into at most so many lines; the last one ends in an ellipsis where more follows."""
    lines: list[str] = []
    metrics = QFontMetrics(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while len(lines) <= limit and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(_units(paragraph, line.textStart(), line.textLength()))
        layout.endLayout()
    if len(lines) > limit:
        lines = lines[:limit]
        lines[-1] = metrics.elidedText(lines[-1] + "…" * 2, Qt.TextElideMode.ElideRight, width)
    return lines


def _units(text: str, start: int, length: int) -> str:
    """A stretch counted in UTF-16 units, as Qt counts."""
    if max(text, default="") <= "\uffff":
        return text[start : start + length]
    return text.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le", "ignore")
