"""The view of one policy text, shared by the reader and by the panes of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextBrowser, QToolTip, QWidget

from compendium.domain.document import Document
from compendium.ui.reader.caret import Caret
from compendium.ui.reader.clause_map import ClauseMap, Span
from compendium.ui.reader.page_painter import MarginMark, PagePainter, Shade
from compendium.ui.reader.row_padding import RowPadding
from compendium.ui.reader.text_column import LARGEST_PX, SMALLEST_PX, Column, Place
from compendium.ui.reader.text_document import align_body, balance_titles, build_text_document, lay_out_anew
from compendium.ui.reader.word_marks import WordMarks
from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport

# Lines of fewer characters are not stretched: one number that does not fit would tear the line apart.
_RAGGED_BELOW = 24


class PolicyTextView(QTextBrowser):
    """Shows one document in a column of about forty characters, read-only, with a caret for the keyboard.

    Offsets are those of ``Clause.text``; y is in px of the laid-out text, the scale of the vertical scroll bar.
    """

    user_scrolled = Signal()
    """The user moved the text himself; comes before ``scrolled``."""
    scrolled = Signal()
    """The shown part moved; at most once per turn of the event loop."""
    zoomed = Signal(int)
    """The user changed the reading size; new px."""
    mark_clicked = Signal(str, str)
    """Clause and key of a margin mark (or ``badge``, for the badge of a shaded clause) that was clicked."""
    pointed = Signal(str)
    """Clause that the user clicked, or in which his selection begins."""
    hovered = Signal(str)
    """Clause under the pointer; "" when it left."""

    def __init__(
        self, themes: Themes, *, px: int | None = None, column: Column | None = None, parent: QWidget | None = None
    ) -> None:
        """Make an empty view.

        Args:
            themes: colours and sizes; the view follows its changes.
            px: reading size; None takes the theme's.
            column: room for the text.
            parent: owner.
        """
        super().__init__(parent)
        know_viewport(self)
        self._themes = themes
        self._px = px or themes.current.px("font_reading")
        self._column = column or Column()
        self._document: Document | None = None
        self._text = QTextDocument(self)
        self._map = ClauseMap(self._text, ())
        self._marks = WordMarks(themes, self._text, self._map)
        self._row_padding = RowPadding()
        self._bottom_room = 0.0
        self._place: Place | None = None
        self._hover = ""
        self._painter = PagePainter(themes, self._map)
        self._settling = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setObjectName("policy_text")
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self._caret = Caret(self, lambda: QPoint(round(self.column_rect()[0]) + 1, self._px * 2))
        self.viewport().setMouseTracking(True)

    def _connect(self) -> None:
        self._scroll_timer = QTimer(self, singleShot=True, interval=0)
        self._scroll_timer.timeout.connect(self._on_scrolled)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_moved)
        # Colours stand in the formats of the words, so a new theme means a new text.
        self._themes.changed.connect(self._rebuild)

    # What is shown

    @property
    def clause_map(self) -> ClauseMap:
        """The clauses of what is shown; replaced on every ``show_text``, zoom and change of theme."""
        return self._map

    @property
    def shown(self) -> Document | None:
        """The document that is shown."""
        return self._document

    def show_text(self, document: Document | None) -> None:
        """Show a document from its beginning; None empties the view. Marks, shades and margin marks are dropped."""
        self._document = document
        self._marks.clear()
        self._row_padding.forget()
        self._painter.clear()
        self._place = None
        self._rebuild()
        self.verticalScrollBar().setValue(0)

    def _rebuild(self) -> None:
        place = self.place()
        selected = self.selected_spans()
        old = self._text
        if self._document is None:
            self._text, self._map = QTextDocument(self), ClauseMap(QTextDocument(), ())
        else:
            self._text, self._map = build_text_document(self._document, theme=self._themes.current, px=self._px)
            self._text.setParent(self)
        self._painter.set_text(self._map, self._px)
        self._marks.set_text(self._text, self._map)
        self._settling = True
        self._set_column()
        self.setDocument(self._text)
        old.deleteLater()
        self._row_padding.reapply(self._text, self._map)
        self._settling = False
        self._select_spans(selected)
        self._show_marks()
        if place is not None:
            self.restore_place(place)

    # Size and column

    @property
    def px(self) -> int:
        """Reading size: px of a body character."""
        return self._px

    def set_px(self, px: int) -> None:
        """Change the reading size (0: the theme's own); the line at the top stays at the top."""
        px = min(max(px or self._themes.current.px("font_reading"), SMALLEST_PX), LARGEST_PX)
        if px != self._px:
            self._px = px
            self._rebuild()

    def zoom_by(self, steps: int) -> None:
        """Change the reading size by the user's wish; emits ``zoomed`` when it changed."""
        before = self._px
        self.set_px(self._px + steps)
        if self._px != before:
            self.zoomed.emit(self._px)

    def zoom_reset(self) -> None:
        """Go back to the theme's reading size; emits ``zoomed`` when it changed."""
        self.zoom_by(self._themes.current.px("font_reading") - self._px)

    def set_column(self, column: Column) -> None:
        """Change the room for the text."""
        self._column = column
        self._set_column()

    def set_bottom_room(self, fraction: float) -> None:
        """Leave that part of the view's height free below the last line: the last clauses can then come to the top."""
        self._bottom_room = fraction
        self._set_column()

    def column_rect(self) -> tuple[float, float]:
        """Left edge and width of the text column in px of the viewport."""
        width = self.viewport().width()
        room = max(width - self._column.left - self._column.right, self._px * 4)
        # A whole number of characters: a full line needs no stretching, so body text keeps its grid.
        text_width = min(room // self._px, self._column.characters) * self._px
        spare = max(width - text_width - self._column.left - self._column.right, 0)
        return self._column.left + spare / 2, text_width

    def _set_column(self) -> None:
        left, width = self.column_rect()
        frame = self._text.rootFrame()
        wanted = frame.frameFormat()
        margins = (
            left,
            max(self.viewport().width() - left - width, 0),
            float(self._px),
            max(self._bottom_room * self.viewport().height(), self._px * 2.0) + self._row_padding.at_end(self._map),
        )
        if margins == (wanted.leftMargin(), wanted.rightMargin(), wanted.topMargin(), wanted.bottomMargin()):
            return
        setters = (wanted.setLeftMargin, wanted.setRightMargin, wanted.setTopMargin, wanted.setBottomMargin)
        for set_margin, px in zip(setters, margins, strict=True):
            set_margin(px)
        frame.setFrameFormat(wanted)
        balance_titles(self._text, self._map, width)
        align_body(self._text, ragged=width < _RAGGED_BELOW * self._px)
        lay_out_anew(self._text)
        self._painter.set_column(left, width)

    def set_row_padding(self, padding: Mapping[str, int]) -> None:
        """Add px of space below clauses (to align rows of two texts); clauses not named get none."""
        self._row_padding.replace(self._text, self._map, padding)
        self._set_column()

    # Places

    def y_of(self, clause: str) -> float:
        """Y of the clause's first line."""
        return self._map.top(clause)

    def clause_at(self, y: float) -> str:
        """Clause at a y of the text; "" when nothing is shown."""
        return self._map.clause_at(y)

    def top_y(self) -> int:
        """Y at the top of the view."""
        return self.verticalScrollBar().value()

    def scroll_to(self, clause: str, offset: int = 0, *, pivot: float = 0.0) -> None:
        """Bring a character of a clause to a height of the view: 0 its top (with a little air), 1 its bottom."""
        if clause not in self._map:
            return
        y, height = self._map.y_of_position(self._map.position(clause, offset))
        air = self._px * 0.9 if pivot == 0 else (self.viewport().height() - height) * pivot
        self._move_bar(y - air)

    def ensure_visible(self, clause: str, offset: int, *, pivot: float) -> None:
        """Bring a character to a height of the view, unless its line shows already."""
        y, height = self._map.y_of_position(self._map.position(clause, offset))
        top = self.top_y()
        if y < top or y + height > top + self.viewport().height():
            self.scroll_to(clause, offset, pivot=pivot)

    def reading_clause(self) -> str:
        """The clause that is read now: that of the upper lines, further down on the last screen; "" without a text."""
        top, height = self.top_y(), self.viewport().height()
        pivot = self._px * 2.2
        left = self.verticalScrollBar().maximum() - top
        if self.verticalScrollBar().maximum() > 0 and left < height:
            # Else the clauses of the last screen could never be the current one.
            pivot += (1 - left / height) * (height * (1 - self._bottom_room) - pivot)
        return self._map.clause_at(top + pivot)

    def _move_bar(self, y: float) -> None:
        self._ensure_range(y)
        self._settling = True
        self.verticalScrollBar().setValue(round(y))
        self._settling = False
        self._place = None
        self._scroll_timer.start()

    def _ensure_range(self, y: float) -> None:
        # Qt lays out long texts bit by bit; a far place is beyond the scroll bar's range until all is laid out.
        if y > self.verticalScrollBar().maximum():
            size = self._text.documentLayout().documentSize()
            maximum = max(round(size.height()) - self.viewport().height(), 0)
            if maximum > self.verticalScrollBar().maximum():
                self.verticalScrollBar().setRange(0, maximum)

    def place(self) -> Place | None:
        """What stands at the top of the view; None when nothing is shown."""
        if self._place is None and self._map.segments:
            self._place = self._read_place()
        return self._place

    def _read_place(self) -> Place:
        # The first line that shows whole, not what is left of one above it: that one may wrap elsewhere.
        position = self._map.line_at(self.top_y() + self._px * 1.5)
        clause, offset = self._map.locate(position)
        return Place(clause, offset, round(self._map.y_of_position(position)[0] - self.top_y()))

    def restore_place(self, place: Place) -> None:
        """Scroll so that a place stands where it stood."""
        if place.clause not in self._map:
            return
        y = self._map.y_of_position(self._map.position(place.clause, place.offset))[0] - place.below
        self._move_bar(y)
        self._place = place

    # Selection

    def selected_spans(self) -> list[Span]:
        """What is selected, clause by clause."""
        cursor = self.textCursor()
        return self._map.spans(cursor.selectionStart(), cursor.selectionEnd()) if cursor.hasSelection() else []

    def selected_text(self) -> str:
        """The selected words as shown; paragraphs are separated by line feeds."""
        return self.textCursor().selection().toPlainText()

    def select_span(self, clause: str, start: int, end: int) -> None:
        """Select characters of a clause."""
        self._select_spans([(clause, start, end)])

    def _select_spans(self, spans: Sequence[Span]) -> None:
        if not spans:
            return
        cursor = QTextCursor(self._text)
        cursor.setPosition(self._map.position(spans[0][0], spans[0][1]))
        cursor.setPosition(self._map.position(spans[-1][0], spans[-1][2]), QTextCursor.MoveMode.KeepAnchor)
        bar = self.verticalScrollBar().value()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(bar)

    def put_caret(self, clause: str, start: int = 0, end: int = 0) -> None:
        """Put the caret at characters of a clause without scrolling; a selection elsewhere is given up.

        What was selected counts as what is meant; left behind, other words than those shown would be quoted.
        """
        if clause not in self._map:
            return
        cursor, first, last = self.textCursor(), self._map.position(clause, start), self._map.position(clause, end)
        if cursor.hasSelection() and first < cursor.selectionEnd() and cursor.selectionStart() < last:
            return
        cursor.setPosition(first)
        top, settling, self._settling = self.top_y(), self._settling, True
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(top)
        self._settling = settling

    def caret_clause(self) -> str:
        """Clause of the caret when the caret shows; "" otherwise."""
        if not self._caret.shown or not self._map.segments or not self._caret.in_view:
            return ""
        return self._map.locate(self.textCursor().position())[0]

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words: colours and fonts of this window would only disturb in a report."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    # Marks, shades, margin

    def set_marks(self, layer: str, role: str, spans: Iterable[Span]) -> None:
        """Mark words with the colour of a role, or with a line below for ``line:`` and a role.

        A layer's new marks replace its old ones; later layers lie on top.
        """
        self._marks.set_layer(layer, role, spans)
        self._show_marks()

    def set_current_mark(self, role: str, span: Span | None) -> None:
        """Distinguish one mark above all layers."""
        self._marks.set_current(role, span)
        self._show_marks()

    def _show_marks(self) -> None:
        height = self.viewport().height()
        self.setExtraSelections(self._marks.selections(self.top_y() - height, self.top_y() + 2 * height))

    def set_shades(self, shades: Sequence[Shade]) -> None:
        """Tint clauses, each with an optional badge in the margin."""
        self._painter.set_shades(shades)
        self.viewport().update()

    def set_margin_marks(self, marks: Sequence[MarginMark]) -> None:
        """Put icons in the left margin at the first lines of clauses."""
        self._painter.set_marks(marks)
        self.viewport().update()

    def set_current_clause(self, clause: str) -> None:
        """Point out a clause with a thin line in the margin; "" for none."""
        self._painter.set_current(clause)
        self.viewport().update()

    def set_hover_icon(self, icon: QIcon | None, tooltip: str = "") -> None:
        """Offer an icon in the margin of the clause under the pointer; clicked, it is a mark with the key ``hover``."""
        self._painter.set_hover_icon(icon, tooltip)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what lies under the words first: the view paints no background of its own."""
        self._painter.paint(self.viewport(), self.top_y())
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line at the top at the top while the column changes."""
        place = self.place() if self._map.segments else None
        self._settling = True
        self._set_column()
        super().resizeEvent(event)
        self._settling = False
        if place is not None:
            self.restore_place(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay at the place: Qt scrolls to the caret when a text is shown for the first time."""
        place = self.place()
        self._settling = True
        super().showEvent(event)
        self._settling = False
        if place is not None:
            self.restore_place(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl: Qt's own zoom would lose the proportions of the setting."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_by(1 if steps > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the arrow keys, unless a caret is moved."""
        if not self._caret.take_key(event):
            before = self.textCursor()
            super().keyPressEvent(event)
            if self.textCursor() != before or self.textCursor().hasSelection() != before.hasSelection():
                self._tell_pointed()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the caret there, unseen; an arrow key shows it. The right button chooses, too, but keeps a selection."""
        self._caret.show(shown=False)
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and not self.textCursor().hasSelection():
            self.put_caret(*self._map.locate(self.cursorForPosition(event.position().toPoint()).position()))
            self._tell_pointed()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the clause under the pointer."""
        super().mouseMoveEvent(event)
        y = event.position().y() + self.top_y()
        self._set_hover(self.clause_at(y) if self._map.segments else "")
        if not event.buttons():
            over = self._painter.mark_at(event.position(), self.top_y())
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a mark of the margin."""
        super().mouseReleaseEvent(event)
        hit = self._painter.mark_at(event.position(), self.top_y())
        if hit and event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.mark_clicked.emit(hit.clause, hit.key)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._tell_pointed()

    def _tell_pointed(self) -> None:
        spans = self.selected_spans()
        if self._map.segments:
            self.pointed.emit(spans[0][0] if spans else self._map.locate(self.textCursor().position())[0])

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the clause under the pointer."""
        super().leaveEvent(event)
        self._set_hover("")

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a mark of the margin is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self._painter.mark_at(QPointF(event.pos()), self.top_y())
            QToolTip.showText(event.globalPos(), hit.tooltip if hit else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _set_hover(self, clause: str) -> None:
        if clause != self._hover:
            self._hover = clause
            self._painter.set_hover(clause)
            self.viewport().update()
            self.hovered.emit(clause)

    def _on_bar_moved(self) -> None:
        if not self._settling:
            self._place = None
            self.user_scrolled.emit()
            self._scroll_timer.start()

    def _on_scrolled(self) -> None:
        if self._marks.many:
            self._show_marks()
        self.scrolled.emit()
