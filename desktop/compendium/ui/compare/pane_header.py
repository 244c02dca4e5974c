"""What stands above a text of a comparison: which document it is, swapping, moving and closing it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.ui.compare.documents_menu import MOST_IN_MENU, documents_menu
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name, level_name
from compendium.ui.models.library_tree import documents_mime
from compendium.ui.theme import EnlargedThemes, Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton


def facts_of(info: DocumentInfo) -> str:
    """Place and year in one line: 无锡市 · 2024; the level where no place is known, nothing for what is not known."""
    place = info.region or (level_name(info.level) if info.level else "")
    return " · ".join(part for part in (place, str(info.year) if info.year else "") if part)


class PaneHeader(QWidget):
    """Title with a menu to swap the document, what level, place and year it is of, and a cross."""

    swap_requested = Signal(str)
    """Document to show here instead; "" asks for the page for choosing."""
    close_requested = Signal()
    move_requested = Signal(int)
    """One place to the left (-1) or to the right (1)."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty header."""
        super().__init__(parent)
        self._doc = ""
        self._facts = self._role = ""
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setObjectName("paneHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._choices: Sequence[DocumentInfo] = ()
        self._icons = icons
        self._sizes = EnlargedThemes(themes)
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
        self._doc = info.id
        self.title.setText(document_name(info))
        self.title.setToolTip(info.title)
        self._facts = facts_of(info)
        self._show_facts()
        for button, words in ((self.swap, self.tr("换一份文件")), (self.cross, self.tr("移出对照"))):
            button.setAccessibleName(f"{words}：{document_name(info)}")

    def set_role(self, role: str) -> None:
        """Say which of two versions this is; "" for none."""
        self._role = role
        self._show_facts()

    def _show_facts(self) -> None:
        self.facts.setText(" · ".join(part for part in (self._role, self._facts) if part))

    def set_scale(self, scale: float) -> None:
        """Enlarge the words by a factor, never below 1, for those who read from afar."""
        self._sizes.set_scale(scale)
        self._set_fonts()

    def _set_fonts(self) -> None:
        theme = self._sizes.current
        # The program's style sheet stands above a label's own font.
        self.title.setStyleSheet(f"font-size: {theme.px('font_ui')}px;")
        self.facts.setStyleSheet(f"font-size: {theme.px('font_small')}px;")

    def set_choices(self, infos: Sequence[DocumentInfo]) -> None:
        """Name the documents that could stand here instead."""
        self._choices = tuple(infos)

    def menu(self) -> QMenu:
        """Moving the pane, and the documents to choose from, by level."""
        menu = documents_menu(self._choices, self.swap_requested.emit, self)
        first = menu.actions()[0] if menu.actions() else None
        for icon, words, by in (("arrow-left", self.tr("左移"), -1), ("arrow-right", self.tr("右移"), 1)):
            action = QAction(self._icons.icon(icon), words, menu)
            action.triggered.connect(lambda _checked=False, by=by: self.move_requested.emit(by))
            if first is None:
                menu.addAction(action)
            else:
                menu.insertAction(first, action)
        return menu

    def _short_menu(self) -> QMenu:
        """The same where there are more documents than a menu shows at a glance."""
        choices, self._choices = self._choices, ()
        menu = self.menu()
        self._choices = choices
        menu.addAction(self._icons.icon("files"), self.tr("换一份文件…")).triggered.connect(
            lambda _checked=False: self.swap_requested.emit("")
        )
        return menu

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the document to another place."""
        far = self._pressed and (event.position().toPoint() - self._pressed).manhattanLength()
        if self._doc and far and far >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(documents_mime([self._doc]))
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction)

    def _on_swap_clicked(self) -> None:
        menu = self.menu() if len(self._choices) <= MOST_IN_MENU else self._short_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.swap.mapToGlobal(self.swap.rect().bottomLeft()))
