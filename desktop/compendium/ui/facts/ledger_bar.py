"""Above the ledger: what narrows it with counts, how it is grouped, what to do with the selected rows, its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from compendium.domain.ledger import TRACKED_KINDS, LedgerStatus, Standing
from compendium.ui.facts.ledger_menu import add_statuses
from compendium.ui.icons import Icons
from compendium.ui.models.ledger_columns import Look, kind_look, standing_look, status_look
from compendium.ui.models.ledger_groups import LedgerGroup
from compendium.ui.models.ledger_narrowing import TRACKED, LedgerNarrowing
from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.theme import Themes
from compendium.ui.widgets.chip import Chip
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_FIELD_WIDEST = 300


class LedgerBar(QWidget):
    """``narrowed`` carries the LedgerNarrowing that the user chose, ``group_chosen`` a LedgerGroup."""

    narrowed = Signal(object)
    group_chosen = Signal(object)
    status_chosen = Signal(object)
    export_requested = Signal()
    read_back_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._narrowing = LedgerNarrowing()
        self._switches: dict[tuple[str, str], tuple[QToolButton, str]] = {}
        gap = themes.current.px("space_3")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, themes.current.px("space_2"))
        column.setSpacing(themes.current.px("space_2"))
        column.addLayout(self._build_tools())
        column.addWidget(self._build_switches())

    @property
    def group(self) -> LedgerGroup:
        """What rows are grouped by."""
        return LedgerGroup(self.groups.currentData())

    def show_group(self, group: LedgerGroup) -> None:
        """Show what rows are grouped by, without telling."""
        self.groups.blockSignals(True)
        self.groups.setCurrentIndex(max(0, self.groups.findData(group.value)))
        self.groups.blockSignals(False)

    def show_narrowing(
        self, narrowing: LedgerNarrowing, counts: Mapping[str, Counter[str]], chips: Mapping[str, str]
    ) -> None:
        """Show what is chosen and what each choice would leave; ``chips`` are names of unit and document by field."""
        self._narrowing = narrowing
        if self.field.text() != narrowing.text:
            self.field.set_query(narrowing.text)
        for (field, value), (button, words) in self._switches.items():
            count = counts[field][value]
            button.setChecked(value in narrowing.chosen(field))
            button.setText(f"{words} {count:,}")
            button.setAccessibleName(self.tr("{0}，{1} 项").format(words, count))
            button.setEnabled(count > 0 or button.isChecked())
        self._show_chips(chips)

    def show_count(self, shown: int, whole: int) -> None:
        """Tell how many rows there are, and how many there would be without filters."""
        self.count.setText(self.tr("{0} 项").format(f"{shown:,}" if shown == whole else f"{shown:,} / {whole:,}"))

    def show_selected(self, count: int) -> None:
        """Let the selected rows be given a status, or not when there are none."""
        self.set_status.setEnabled(count > 0)
        words = self.tr("设为… （{0} 项）").format(count) if count > 1 else self.tr("设为…")
        self.set_status.setText(words)
        self.set_status.setAccessibleName(words)

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px("space_2"))
        self.field = SearchField(icons=self._icons, icon="list-filter")
        self.field.setObjectName("ledgerFilter")
        self.field.setPlaceholderText(self.tr("筛选台账"))
        self.field.setAccessibleName(self.tr("筛选台账"))
        self.field.setMaximumWidth(_FIELD_WIDEST)
        self.field.query_changed.connect(self._on_query_changed)
        self.count = QLabel()
        self.count.setProperty("tone", "secondary")
        self.groups = QComboBox()
        self.groups.setAccessibleName(self.tr("分组"))
        for group, words in (
            (LedgerGroup.NONE, self.tr("不分组")),
            (LedgerGroup.UNIT, self.tr("按责任单位分组")),
            (LedgerGroup.DOCUMENT, self.tr("按文件分组")),
            (LedgerGroup.DEADLINE, self.tr("按时限分组")),
            (LedgerGroup.STATUS, self.tr("按状态分组")),
        ):
            self.groups.addItem(words, group.value)
        self.groups.currentIndexChanged.connect(lambda _: self.group_chosen.emit(self.group))
        self._build_actions()
        row.addWidget(self.field, 3)
        row.addWidget(self.count)
        row.addStretch(1)
        for part in (self.groups, self.set_status, self.export, self.read_back):
            row.addWidget(part)
        return row

    def _build_actions(self) -> None:
        self.set_status = ToolButton(self._icons.icon("circle-check"), self.tr("设为…"), words=True)
        self.set_status.setObjectName("setLedgerStatus")
        self.set_status.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.set_status)
        add_statuses(menu, self._icons, self.status_chosen.emit)
        self.set_status.setMenu(menu)
        self.export = ToolButton(self._icons.icon("download"), self.tr("导出台账"), words=True, shortcut="Ctrl+E")
        self.export.setObjectName("exportLedger")
        self.export.clicked.connect(self.export_requested)
        self.read_back = ToolButton(self._icons.icon("upload"), self.tr("读回…"), words=True)
        self.read_back.setObjectName("readLedgerBack")
        self.read_back.setToolTip(self.tr("读回同事填好的 xlsx 台账；也可以把文件拖到这里"))
        self.read_back.clicked.connect(self.read_back_requested)

    def _build_switches(self) -> QWidget:
        area = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        area.setSizePolicy(policy)
        self._flow = FlowLayout(area, self._themes.current.px("space_1"), self._themes.current.px("space_1"))
        for standing in (Standing.OVERDUE, Standing.DUE_SOON):
            self._add_switch("standing", standing, standing_look(standing))
        for status in LedgerStatus:
            self._add_switch("status", status, status_look(status))
        for kind in TRACKED_KINDS:
            self._add_switch("kind", kind, kind_look(kind))
        self._add_switch(TRACKED, TRACKED, Look("pencil", "text_faint", self.tr("已登记")))
        self.chips: dict[str, Chip] = {}
        return area

    def _add_switch(self, field: str, value: str, look: Look) -> None:
        button = QToolButton()
        button.setIcon(self._icons.icon(look.icon, look.tone, look.tone))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setProperty("words", "true")
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(self.tr("只看“{0}”的行").format(look.words))
        button.clicked.connect(lambda: self.narrowed.emit(self._narrowing.toggled(field, value)))
        self._switches[field, value] = button, look.words
        self._flow.addWidget(button)

    def narrowed_by(self, chips: Mapping[str, str]) -> str:
        """Say in a line what rows are narrowed by; "" for nothing. ``chips`` are the names of unit and document."""
        narrowing = self._narrowing
        words = [words for (field, value), (_, words) in self._switches.items() if value in narrowing.chosen(field)]
        text = narrowing.text.strip()
        return "、".join([*words, *chips.values(), *([f"“{text}”"] if text else [])])

    def switch(self, field: str, value: str) -> QToolButton:
        """Return the switch of a choice."""
        return self._switches[field, value][0]

    def _show_chips(self, chips: Mapping[str, str]) -> None:
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {}
        for field, words in chips.items():
            lead = self.tr("单位") if field == "unit" else self.tr("文件")
            chip = Chip(self._icons, words, self.tr("不再只看“{0}”").format(words), lead=lead)
            chip.clicked.connect(lambda _=False, field=field: self._on_chip_clicked(field))
            self.chips[field] = chip
            self._flow.addWidget(chip)

    def _on_chip_clicked(self, field: str) -> None:
        self.narrowed.emit(self._narrowing.with_one(field, ""))

    def _on_query_changed(self, text: str) -> None:
        self.narrowed.emit(self._narrowing.with_text(text))
