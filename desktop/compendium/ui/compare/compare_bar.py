"""The row above the panes: the list of groups, stepping through them, moving together, adding a document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from compendium.domain.document import DocumentInfo
from compendium.ui.compare.documents_menu import documents_menu
from compendium.ui.compare.pane import MOST_IN_MENU
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

LINK_KEYS, NEXT_KEYS, PREVIOUS_KEYS = "Ctrl+J", "F4", "Shift+F4"


class CompareBar(QWidget):
    """Emits what is wished for; shows what it is told."""

    step_requested = Signal(int)
    link_toggled = Signal(bool)
    list_toggled = Signal(bool)
    add_requested = Signal(str)
    """Document to add; "" asks for the page for choosing."""
    choose_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(parent)
        self.setObjectName("compareBar")
        self._choices: Sequence[DocumentInfo] = ()
        self._icons = icons
        self.list = ToolButton(icons.icon("panel-left"), self.tr("对应条款列表"), self)
        self.list.setCheckable(True)
        self.list.setChecked(True)
        self.previous = ToolButton(
            icons.icon("chevron-up"), self.tr("上一组"), self, shortcut=f"{PREVIOUS_KEYS}，Alt+↑"
        )
        self.next = ToolButton(icons.icon("chevron-down"), self.tr("下一组"), self, shortcut=f"{NEXT_KEYS}，Alt+↓")
        self.count = QLabel()
        self.count.setProperty("tone", "secondary")
        self.link = ToolButton(icons.icon("link-2"), self.tr("同步滚动"), self, words=True, shortcut=LINK_KEYS)
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self.add = ToolButton(icons.icon("plus"), self.tr("添加文件"), self, words=True)
        self.choose = ToolButton(icons.icon("files"), self.tr("重新选择文件"), self)
        names = (
            "list_button",
            "previous_group",
            "next_group",
            "group_count",
            "link_button",
            "add_button",
            "choose_button",
        )
        parts = (self.list, self.previous, self.next, self.count, self.link, self.add, self.choose)
        row = QHBoxLayout(self)
        gap = themes.current.px("space_1")
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap)
        for name, part in zip(names, parts, strict=True):
            part.setObjectName(name)
            row.addWidget(part)
            if part is self.count:
                row.addStretch(1)
        self._connect()
        self.show_count(0, 0)

    def _connect(self) -> None:
        self.list.toggled.connect(self.list_toggled)
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self.link.toggled.connect(self._on_link_toggled)
        self.add.clicked.connect(self._on_add_clicked)
        self.choose.clicked.connect(self.choose_requested)

    def show_count(self, number: int, total: int) -> None:
        """Say which group of how many is current."""
        words = self.tr("第 {0} 组，共 {1} 组").format(number, total) if number else self.tr("共 {0} 组").format(total)
        self.count.setText(words if total else "")
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def set_choices(self, infos: Sequence[DocumentInfo], *, full: bool) -> None:
        """Name the documents that could be added; ``full`` when there is no room for one more."""
        self._choices = tuple(infos)
        self.add.setEnabled(bool(infos) and not full)

    def set_list_shown(self, shown: bool) -> None:
        """Show whether the list is shown, without telling."""
        self.list.blockSignals(True)
        self.list.setChecked(shown)
        self.list.blockSignals(False)

    def menu(self) -> QMenu:
        """The documents that could be added."""
        return documents_menu(self._choices, self.add_requested.emit, self)

    def _on_link_toggled(self, linked: bool) -> None:
        self.link.setIcon(self._icons.icon("link-2" if linked else "link-2-off"))
        self.link.rename(self.tr("同步滚动") if linked else self.tr("各自滚动"), LINK_KEYS)
        self.link_toggled.emit(linked)

    def _on_add_clicked(self) -> None:
        if len(self._choices) > MOST_IN_MENU:
            self.add_requested.emit("")
            return
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))
