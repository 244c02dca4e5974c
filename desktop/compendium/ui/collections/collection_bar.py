"""Above the items of a collection: its title and subtitle, what can be added, how it is shown and handed on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from compendium.domain.collection import Collection, ItemKind
from compendium.services.collections import LONGEST_TITLE
from compendium.ui.icons import Icons
from compendium.ui.models.collection_words import KIND_ICONS
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard
from compendium.ui.widgets.tool_button import ToolButton


class CollectionBar(QWidget):
    """``renamed`` carries a collection, title and subtitle; ``add_requested`` an ItemKind of one's own words."""

    renamed = Signal(str, str, str)
    add_requested = Signal(object)
    present_requested = Signal()
    print_requested = Signal()
    export_requested = Signal()
    file_requested = Signal()
    rename_requested = Signal()
    duplicate_requested = Signal()
    remove_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._shown = ""
        theme = themes.current
        self.title = self._field("collectionTitle", self.tr("讲义的名称"), self.tr("讲义的名称"))
        self.title.setFont(theme.font("font_large"))
        hint = self.tr("副标题：场合、讲者、日期（印在首页）")
        self.subtitle = self._field("collectionSubtitle", self.tr("副标题"), hint)
        self._count = QLabel()
        self._count.setProperty("tone", "faint")
        self._section = self._button(KIND_ICONS[ItemKind.SECTION], self.tr("加小节"), words=True)
        self._slide = self._button(KIND_ICONS[ItemKind.SLIDE], self.tr("加文字页"), words=True)
        self._section.clicked.connect(lambda: self.add_requested.emit(ItemKind.SECTION))
        self._slide.clicked.connect(lambda: self.add_requested.emit(ItemKind.SLIDE))
        self._more = self._build_more()
        self._present = QPushButton(icons.icon("presentation", "on_accent"), self.tr("放映"))
        self._present.setProperty("role", "primary")
        self._present.setAccessibleName(self.tr("放映"))
        self._present.setObjectName("presentCollection")
        self._present.clicked.connect(self.present_requested)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(theme.px("space_2"))
        first.addWidget(self.title, 1)
        first.addWidget(self._present)
        first.addWidget(self._more)
        second.addWidget(self._section)
        second.addWidget(self._slide)
        second.addStretch(1)
        second.addWidget(self._count)
        column = QVBoxLayout(self)
        gap = theme.px("space_3")
        column.setContentsMargins(gap, gap, gap, theme.px("space_1"))
        column.setSpacing(theme.px("space_2"))
        column.addLayout(first)
        column.addWidget(self.subtitle)
        column.addLayout(second)

    def show_collection(self, kept: Collection | None) -> None:
        """Show the names of a collection; what is being typed stays."""
        self.setVisible(kept is not None)
        if kept is None or kept.id != self._shown:
            self.commit()
        self._shown = kept.id if kept else ""
        if kept is None:
            return
        for field, words in ((self.title, kept.title), (self.subtitle, kept.subtitle)):
            if field.text() != words and not field.isModified():
                field.setText(words)
        self._count.setText(self.tr("{0} 项").format(kept.count))
        for part in (self._present, self._print, self._export):
            part.setEnabled(bool(kept.items))

    def set_chosen(self, chosen: bool) -> None:
        """Say where the presentation begins."""
        words = self.tr("从选中的一项开始放映") if chosen else self.tr("从第一项开始放映")
        self._present.setToolTip(self.tr("{0}（{1}）").format(words, "F5"))

    def _build_more(self) -> QToolButton:
        more = self._button("ellipsis", self.tr("更多操作"))
        more.setObjectName("moreOfCollection")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        for icon, words, asked in (
            ("pencil", self.tr("重命名") + "\tF2", self.rename_requested),
            ("copy", self.tr("复制一份"), self.duplicate_requested),
        ):
            menu.addAction(self._icons.icon(icon), words).triggered.connect(asked)
        menu.addSeparator()
        self._print = menu.addAction(self._icons.icon("printer"), self.tr("打印讲义…"))
        self._print.triggered.connect(self.print_requested)
        self._export = menu.addAction(self._icons.icon("download"), self.tr("导出为文档…"))
        self._export.triggered.connect(self.export_requested)
        menu.addSeparator()
        exchange = menu.addAction(self._icons.icon("upload"), self.tr("导出这份讲义，给同事导入…"))
        exchange.triggered.connect(self.file_requested)
        menu.addSeparator()
        remove = menu.addAction(self._icons.icon("trash-2"), self.tr("删除讲义"))
        remove.triggered.connect(self.remove_requested)
        more.setMenu(menu)
        return more

    def _button(self, icon: str, name: str, *, words: bool = False) -> ToolButton:
        return ToolButton(self._icons.icon(icon), name, words=words)

    def _field(self, name: str, label: str, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setAccessibleName(label)
        field.setPlaceholderText(hint)
        field.setMaxLength(LONGEST_TITLE)
        CompositionGuard(field)
        field.editingFinished.connect(self.commit)
        return field

    def commit(self) -> None:
        """Hand on what was typed."""
        typed = self.title.isModified() or self.subtitle.isModified()
        for field in (self.title, self.subtitle):
            field.setModified(False)
        if typed and self._shown:
            self.renamed.emit(self._shown, self.title.text(), self.subtitle.text())
