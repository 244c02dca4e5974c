"""One document of a comparison: its header with a chooser, and its text."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from compendium.domain.document import Document
from compendium.ui.compare.pane_header import PaneHeader
from compendium.ui.icons import Icons
from compendium.ui.reader.page_painter import BADGE_KEY
from compendium.ui.reader.text_column import Column
from compendium.ui.reader.text_view import PolicyTextView
from compendium.ui.theme import Themes

PIVOT = 0.3
"""Height of the view, from its top, at which matched clauses stand beside each other."""

# Below this width a pane gives the text every pixel it can.
_NARROW = 420
_WIDE_COLUMN = Column(characters=40, left=52, right=24)
_NARROW_COLUMN = Column(characters=40, left=48, right=12)


class PaneView(PolicyTextView):
    """A text that moves with others; a click chooses a clause, a double click or Enter opens it."""

    clause_clicked = Signal(str)
    clause_opened = Signal(str)
    resized = Signal()

    def __init__(self, themes: Themes, *, px: int, parent: QWidget | None = None) -> None:
        """Make an empty view."""
        super().__init__(themes, px=px, column=_WIDE_COLUMN, parent=parent)
        # With so much room below the last line, any clause can come to the pivot.
        self.set_bottom_room(1 - PIVOT)
        self._pressed = QPoint()
        self._meant = ""

    @property
    def badge_room(self) -> int:
        """How many group numbers fit beside a clause."""
        return 1 if self.width() < _NARROW else 2

    @property
    def pivot_y(self) -> float:
        """Y of the text at the pivot."""
        return self.top_y() + PIVOT * self.viewport().height()

    def bring_to_pivot(self, y: float) -> None:
        """Move the text so that ``y`` stands at the pivot, as far as the text goes."""
        self._move_bar(max(y - PIVOT * self.viewport().height(), 0.0))

    def visible_clauses(self) -> list[str]:
        """Clauses of which a part shows, in reading order."""
        blocks = self.clause_map.visible_blocks(self.top_y(), self.top_y() + self.viewport().height())
        return list(dict.fromkeys(self.clause_map.segments[number].clause for number in blocks))

    def clause_at_pivot(self) -> str:
        """Clause that stands at the pivot; "" without a text."""
        return self.clause_at(self.pivot_y)

    def chosen_clause(self) -> str:
        """Clause of the selection, of the visible caret, the one last clicked or outlined, else the one at the pivot.

        A clause that was clicked or outlined counts for as long as some of it shows.
        """
        spans = self.selected_spans()
        if spans:
            return spans[0][0]
        meant = self._meant if self._meant in self.visible_clauses() else ""
        return self.caret_clause() or meant or self.clause_at_pivot()

    def mean(self, clause: str) -> None:
        """From now on keys act on this clause, "" for the one at the pivot; a selection elsewhere gives way."""
        self._meant = clause
        self.set_current_clause(clause)
        node = self.shown.by_id.get(clause) if self.shown is not None else None
        if node is not None and self.clause_map.locate(self.textCursor().position())[0] != clause:
            self.put_caret(clause, 0, len(node.text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give narrow panes narrow margins."""
        self.set_column(_NARROW_COLUMN if event.size().width() < _NARROW else _WIDE_COLUMN)
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where: a press and a release at one place choose the clause."""
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the clause unless words were selected."""
        super().mouseReleaseEvent(event)
        here = event.position().toPoint()
        still = (here - self._pressed).manhattanLength() < 4
        if event.button() == Qt.MouseButton.LeftButton and still and not self.textCursor().hasSelection():
            self.clause_clicked.emit(self.clause_at(event.position().y() + self.top_y()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the clause in the reader."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.clause_opened.emit(self.clause_at(event.position().y() + self.top_y()))
            event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the clause; everything with Alt belongs to the panel."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.clause_opened.emit(self.chosen_clause())
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ComparePane(QWidget):
    """A header above a text."""

    badge_clicked = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, *, px: int, parent: QWidget | None = None) -> None:
        """Make an empty pane."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.header = PaneHeader(themes, icons)
        self.view = PaneView(themes, px=px)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.mark_clicked.connect(self._on_mark_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QFrame()
        line.setProperty("line", "true")
        line.setFixedHeight(1)
        column.addWidget(self.header)
        column.addWidget(line)
        column.addWidget(self.view, 1)
        self.setMinimumWidth(180)
        # Lies on the text: a row of its own would set the whole text anew at every step.
        self.absent = QLabel(self.tr("本文件无对应条款"), self)
        self.absent.setObjectName("absentNote")
        self.absent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.absent.hide()
        self.view.resized.connect(self._place_absent)

    @property
    def doc(self) -> str:
        """Id of the document; "" before one is shown."""
        return self.view.shown.info.id if self.view.shown else ""

    def show_document(self, document: Document) -> None:
        """Show a document from its beginning."""
        self.view.mean("")
        self.view.show_text(document)
        self.view.setAccessibleName(self.tr("对照正文：{0}").format(document.info.title))
        self.header.show_info(document.info)

    def say_absent(self, *, absent: bool) -> None:
        """Say, or no longer, that the current group has no clause here: what shows is not its partner."""
        self.absent.setVisible(absent)
        self._place_absent()

    def _place_absent(self) -> None:
        place = self.view.geometry()
        self.absent.setGeometry(place.x(), place.y(), place.width(), self.absent.sizeHint().height())
        self.absent.raise_()

    def _on_mark_clicked(self, clause: str, key: str) -> None:
        if key == BADGE_KEY:
            self.badge_clicked.emit(clause)
