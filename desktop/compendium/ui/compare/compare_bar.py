"""The row above the panes: how to compare, stepping, moving together, adding documents, handing on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from compendium.domain.document import DocumentInfo
from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.documents_menu import MOST_IN_MENU, documents_menu
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

LINK_KEYS, NEXT_KEYS, PREVIOUS_KEYS, EXPORT_KEYS = "Ctrl+Shift+J", "F7", "Shift+F7", "Ctrl+Shift+E"
PRESENT_KEYS = "F5"
# A narrower row shows signs only.
_WORDS_FROM = 1000


class CompareBar(QWidget):
    """Emits what is wished for; shows what it is told."""

    step_requested = Signal(int)
    link_toggled = Signal(bool)
    list_toggled = Signal(bool)
    rows_toggled = Signal(bool)
    merged_toggled = Signal(bool)
    form_chosen = Signal(object)
    """The ComparisonForm to look at."""
    add_requested = Signal(str)
    """Document to add; "" asks for the page for choosing."""
    choose_requested = Signal()
    export_requested = Signal()
    present_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make the row."""
        super().__init__(parent)
        self.setObjectName("compareBar")
        self._choices: Sequence[DocumentInfo] = ()
        self._icons = icons
        self._form = ComparisonForm.MATTER
        self._build(themes)
        self._connect()
        self.show_count(0, 0)
        self.show_form(self._form)

    def _build(self, themes: Themes) -> None:
        icon = self._icons.icon
        self.list = ToolButton(icon("panel-left"), self.tr("对应条款列表"), self)
        self.previous = ToolButton(icon("chevron-up"), self.tr("上一处"), self, shortcut=f"{PREVIOUS_KEYS}，Alt+↑")
        self.next = ToolButton(icon("chevron-down"), self.tr("下一处"), self, shortcut=f"{NEXT_KEYS}，Alt+↓")
        self.count = QLabel()
        self.count.setProperty("tone", "secondary")
        self.rows = ToolButton(icon("rows-3"), self.tr("对齐行"), self, words=True)
        self.merged = ToolButton(icon("align-justify"), self.tr("合并视图"), self, words=True)
        self.link = ToolButton(icon("link-2"), self.tr("同步滚动"), self, words=True, shortcut=LINK_KEYS)
        self.add = ToolButton(icon("plus"), self.tr("添加文件"), self, words=True)
        self.choose = ToolButton(icon("files"), self.tr("重新选择文件"), self)
        self.present = ToolButton(icon("presentation"), self.tr("放映"), self, words=True, shortcut=PRESENT_KEYS)
        self.export = ToolButton(icon("download"), self.tr("导出对比表"), self, shortcut=EXPORT_KEYS)
        for switch in (self.list, self.rows, self.merged, self.link):
            switch.setCheckable(True)
        self.list.setChecked(True)
        self.link.setChecked(True)
        named = {
            "list_button": self.list,
            "previous_group": self.previous,
            "next_group": self.next,
            "group_count": self.count,
            "rows_button": self.rows,
            "merged_button": self.merged,
            "link_button": self.link,
            "add_button": self.add,
            "choose_button": self.choose,
            "present_button": self.present,
            "export_button": self.export,
        }
        row = QHBoxLayout(self)
        gap = themes.current.px("space_1")
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap)
        for name, part in named.items():
            part.setObjectName(name)
            row.addWidget(part)
            if part is self.list:
                self._add_forms(row)
            if part is self.count:
                row.addStretch(1)

    def _add_forms(self, row: QHBoxLayout) -> None:
        """The switch: by matter, by text, as a table."""
        self._forms = QButtonGroup(self)
        self.forms: dict[ComparisonForm, QToolButton] = {}
        for form, words, tip in (
            (ComparisonForm.MATTER, self.tr("按事项"), self.tr("找出谈同一件事的条款，并排对照")),
            (ComparisonForm.TEXT, self.tr("按文本"), self.tr("同一文件的两个版本，逐字比较改动")),
            (ComparisonForm.MATRIX, self.tr("矩阵"), self.tr("主题在左，文件在上，一格一份文件的要点和数字")),
        ):
            button = QToolButton(self)
            button.setObjectName(f"form_{form.value}")
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(tip)
            button.setProperty("segment", "true")
            button.setFocusPolicy(self.list.focusPolicy())
            button.setCheckable(True)
            self._forms.addButton(button)
            self.forms[form] = button
            row.addWidget(button)

    def _connect(self) -> None:
        self.list.toggled.connect(self.list_toggled)
        self.previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self.next.clicked.connect(lambda: self.step_requested.emit(1))
        self.link.toggled.connect(self._on_link_toggled)
        self.rows.clicked.connect(self.rows_toggled)
        self.merged.clicked.connect(self.merged_toggled)
        self.add.clicked.connect(self._on_add_clicked)
        self.choose.clicked.connect(self.choose_requested)
        self.present.clicked.connect(self.present_requested)
        self.export.clicked.connect(self.export_requested)
        for form, button in self.forms.items():
            button.clicked.connect(lambda _on=False, form=form: self.form_chosen.emit(form))

    def show_form(self, form: ComparisonForm, *, versions: bool = False) -> None:
        """Show how documents are compared; ``versions`` when two could be compared by text."""
        self._form = form
        self.forms[form].setChecked(True)
        text = self.forms[ComparisonForm.TEXT]
        text.setEnabled(versions)
        text.setToolTip(
            self.tr("同一文件的两个版本，逐字比较改动") if versions else self.tr("按文本比较需要正好两份文件")
        )
        merged = form is ComparisonForm.TEXT and self.merged.isChecked()
        self.rows.setVisible(form is ComparisonForm.TEXT and not merged)
        self.merged.setVisible(form is ComparisonForm.TEXT)
        self.link.setVisible(form is not ComparisonForm.MATRIX and not merged)
        self.list.setVisible(form is not ComparisonForm.MATRIX)
        self._shorten()

    def show_count(self, number: int, total: int) -> None:
        """Say which group, change or row of how many is current."""
        templates = {
            ComparisonForm.MATTER: (self.tr("第 {0} 组，共 {1} 组"), self.tr("共 {0} 组")),
            ComparisonForm.TEXT: (self.tr("第 {0} 处，共 {1} 处"), self.tr("共 {0} 处")),
            ComparisonForm.MATRIX: (self.tr("第 {0} 行，共 {1} 行"), self.tr("共 {0} 行")),
        }
        one, all_ = templates[self._form]
        words = one.format(number, total) if number else all_.format(total)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where room is short."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if self.width() < _WORDS_FROM:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in (self.rows, self.merged, self.link, self.add, self.present):
            button.setToolButtonStyle(style)

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
