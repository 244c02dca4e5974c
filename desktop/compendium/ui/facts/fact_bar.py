"""Above a table of facts: what narrows it, how many rows there are, how they are grouped and handed on."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from compendium.domain.fact import FactKind
from compendium.ui.facts.export_button import export_button
from compendium.ui.icons import Icons
from compendium.ui.models.fact_groups import FactGroup, group_name
from compendium.ui.search.result_chips import ResultChips
from compendium.ui.theme import Themes
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_FIELD_WIDEST = 300


class FactBar(QWidget):
    """Signals of switches carry what is wanted now, ``group_chosen`` carries a FactGroup."""

    facets_toggled = Signal(bool)
    hidden_toggled = Signal(bool)
    soft_toggled = Signal(bool)
    group_chosen = Signal(object)
    export_requested = Signal()
    collect_requested = Signal()
    lost_requested = Signal()

    def __init__(self, kind: FactKind, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind, self._themes, self._icons = kind, themes, icons
        theme = themes.current
        gap = theme.px("space_3")
        row = QHBoxLayout()
        row.setSpacing(theme.px("space_2"))
        self._build_tools()
        row.addWidget(self.facets)
        row.addWidget(self.field, 3)
        row.addSpacing(theme.px("space_1"))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self.groups)
        row.addWidget(self.export)
        row.addWidget(self.more)
        self.chips = ResultChips(themes, icons)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, theme.px("space_2"))
        column.setSpacing(theme.px("space_2"))
        column.addLayout(row)
        column.addWidget(self.chips)

    @property
    def group(self) -> FactGroup:
        """What rows are grouped by."""
        return FactGroup(self.groups.currentData())

    @property
    def count(self) -> str:
        """What the bar says of the number of rows."""
        return self._count.text()

    def show_group(self, group: FactGroup) -> None:
        """Show what rows are grouped by, without telling."""
        self.groups.blockSignals(True)
        self.groups.setCurrentIndex(max(0, self.groups.findData(group.value)))
        self.groups.blockSignals(False)

    def show_count(self, shown: int, whole: int, documents: int) -> None:
        """Tell how many rows of how many documents there are, and how many there would be without filters."""
        said = counted(self._kind, f"{shown:,}" if shown == whole else f"{shown:,} / {whole:,}")
        self._count.setText(self.tr("{0} · {1} 份文件").format(said, documents))

    def show_states(self, *, facets: bool, hidden: bool, hidden_count: int, lost_count: int) -> None:
        """Show which of the switches are on and what the menu leads to."""
        self.facets.setChecked(facets)
        self._hidden.setChecked(hidden)
        self._hidden.setEnabled(hidden or bool(hidden_count))
        self._hidden.setText(self.tr("显示误抽项（{0}）").format(hidden_count))
        self._lost.setEnabled(bool(lost_count))
        self._lost.setText(self.tr("失去原文的更正（{0}）…").format(lost_count))

    def set_exportable(self, exportable: bool) -> None:
        """Let what is on screen be handed on, or not when nothing is."""
        self.export.setEnabled(exportable)
        self._collect.setEnabled(exportable)

    def _build_tools(self) -> None:
        self.facets = ToolButton(self._icons.icon("sliders-horizontal"), self.tr("筛选栏"))
        self.facets.setObjectName("showFactFacets")
        self.facets.setCheckable(True)
        self.facets.clicked.connect(self.facets_toggled)
        self.field = SearchField(icons=self._icons, icon="list-filter")
        self.field.setObjectName("factFilter")
        self.field.setPlaceholderText(self.tr("筛选本表"))
        self.field.setAccessibleName(self.tr("筛选本表"))
        self.field.setMaximumWidth(_FIELD_WIDEST)
        self._count = QLabel()
        self._count.setObjectName("factCount")
        self._count.setProperty("tone", "secondary")
        self.groups = QComboBox()
        self.groups.setObjectName("factGroups")
        self.groups.setAccessibleName(self.tr("分组"))
        for group in FactGroup:
            self.groups.addItem(group_name(group), group.value)
        self.groups.currentIndexChanged.connect(lambda _: self.group_chosen.emit(self.group))
        self.export = export_button(self._icons)
        self.export.clicked.connect(self.export_requested)
        self.more = ToolButton(self._icons.icon("ellipsis"), self.tr("更多"))
        self.more.setObjectName("moreFacts")
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self._collect = menu.addAction(self._icons.icon("list-plus"), self.tr("把这张表加入讲义…"))
        self._collect.triggered.connect(self.collect_requested)
        menu.addSeparator()
        self._hidden = menu.addAction("")
        self._hidden.setCheckable(True)
        self._hidden.triggered.connect(self.hidden_toggled)
        self.soft = menu.addAction(self.tr("显示概述性表述"))
        self.soft.setCheckable(True)
        self.soft.setVisible(self._kind is FactKind.TARGET)
        self.soft.triggered.connect(self.soft_toggled)
        self._lost = menu.addAction("")
        self._lost.triggered.connect(self.lost_requested)
        self.more.setMenu(menu)


def counted(kind: FactKind, number: str) -> str:
    """Say how many facts of a kind there are: 20 项任务."""
    translate = QCoreApplication.translate
    words = {
        FactKind.DUTY: translate("FactBar", "{0} 项任务"),
        FactKind.TARGET: translate("FactBar", "{0} 个指标"),
        FactKind.SUPPORT: translate("FactBar", "{0} 项扶持"),
        FactKind.DEADLINE: translate("FactBar", "{0} 个时限"),
        FactKind.INSTRUMENT: translate("FactBar", "{0} 处政策工具"),
        FactKind.CITATION: translate("FactBar", "{0} 处引用"),
    }
    return words[kind].format(number)
