"""One document of a comparison: its header with a chooser, and its text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from compendium.domain.document import Document, DocumentInfo
from compendium.ui.compare.documents_menu import documents_menu
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name, level_name
from compendium.ui.reader.page_painter import BADGE_KEY
from compendium.ui.reader.text_view import Column, PolicyTextView
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton

PIVOT = 0.3
"""Height of the view, from its top, at which matched clauses stand beside each other."""

# Below this width a pane gives the text every pixel it can.
_NARROW = 420
_WIDE_COLUMN = Column(characters=40, left=52, right=24)
_NARROW_COLUMN = Column(characters=40, left=48, right=12)
# More documents than a menu can show at a glance are chosen on the page for choosing.
MOST_IN_MENU = 24


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
        """Clause of the selection, of the visible caret, else the one at the pivot."""
        spans = self.selected_spans()
        return spans[0][0] if spans else self.caret_clause() or self.clause_at_pivot()

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


def facts_of(info: DocumentInfo) -> str:
    """Place and year in one line: 无锡市 · 2024; the level where no place is known, nothing for what is not known."""
    place = info.region or (level_name(info.level) if info.level else "")
    return " · ".join(part for part in (place, str(info.year) if info.year else "") if part)


class PaneHeader(QWidget):
    """Title with a menu to swap the document, what level, place and year it is of, and a cross."""

    swap_requested = Signal(str)
    """Document to show here instead; "" asks for the page for choosing."""
    close_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty header."""
        super().__init__(parent)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choices: Sequence[DocumentInfo] = ()
        self._icons = icons
        self.title = ElidedLabel()
        self.title.setObjectName("pane_title")
        font = themes.current.font("font_ui")
        font.setBold(True)
        self.title.setFont(font)
        self.facts = ElidedLabel()
        self.facts.setObjectName("pane_facts")
        self.facts.setProperty("tone", "faint")
        self.swap = ToolButton(icons.icon("chevron-down"), self.tr("换一份文件"), self)
        self.swap.setObjectName("swap_button")
        self.swap.clicked.connect(self._on_swap_clicked)
        self.cross = ToolButton(icons.icon("x"), self.tr("移出对照"), self)
        self.cross.setObjectName("close_button")
        self.cross.clicked.connect(self.close_requested)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        gap = themes.current.px("space_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(themes.current.px("space_4"), gap - 2, gap, gap - 2)
        row.setSpacing(themes.current.px("space_1"))
        row.addLayout(words, 1)
        row.addWidget(self.swap)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_info(self, info: DocumentInfo) -> None:
        """Show which document this is."""
        self.title.setText(document_name(info))
        self.title.setToolTip(info.title)
        self.facts.setText(facts_of(info))
        for button, words in ((self.swap, self.tr("换一份文件")), (self.cross, self.tr("移出对照"))):
            button.setAccessibleName(f"{words}：{document_name(info)}")

    def set_choices(self, infos: Sequence[DocumentInfo]) -> None:
        """Name the documents that could stand here instead."""
        self._choices = tuple(infos)
        self.swap.setEnabled(bool(infos))

    def menu(self) -> QMenu:
        """The documents to choose from, by level."""
        return documents_menu(self._choices, self.swap_requested.emit, self)

    def _on_swap_clicked(self) -> None:
        if len(self._choices) > MOST_IN_MENU:
            self.swap_requested.emit("")
            return
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.swap.mapToGlobal(self.swap.rect().bottomLeft()))


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

    @property
    def doc(self) -> str:
        """Id of the document; "" before one is shown."""
        return self.view.shown.info.id if self.view.shown else ""

    def show_document(self, document: Document) -> None:
        """Show a document from its beginning."""
        self.view.show_text(document)
        self.view.setAccessibleName(self.tr("对照正文：{0}").format(document.info.title))
        self.header.show_info(document.info)

    def _on_mark_clicked(self, clause: str, key: str) -> None:
        if key == BADGE_KEY:
            self.badge_clicked.emit(clause)
