"""What the text that is open asks for and gives, by kind, in reading order, for the panel beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.fact import Citation, Deadline, FactKind, Instrument, Support, Target
from compendium.services.fact_rows import FactRow
from compendium.ui.icons import Icons
from compendium.ui.models.fact_kinds import KIND_ICONS, kind_name
from compendium.ui.reader.outline_panel import OutlineTree
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.row_tree import RowRole

_ROW_ROLE = Qt.ItemDataRole.UserRole + 90
_OPEN_AT_FIRST = frozenset({FactKind.DUTY, FactKind.TARGET, FactKind.SUPPORT, FactKind.DEADLINE})
_ORDER = (
    FactKind.TARGET,
    FactKind.DUTY,
    FactKind.SUPPORT,
    FactKind.DEADLINE,
    FactKind.INSTRUMENT,
    FactKind.CITATION,
)


class DocumentPoints(QWidget):
    """``point_requested`` carries the FactRow to go to."""

    point_requested = Signal(object)
    count_changed = Signal(int)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._closed: set[FactKind] = set(FactKind) - _OPEN_AT_FIRST
        self._model = QStandardItemModel(self)
        self.tree = OutlineTree(themes, icons)
        self.tree.setObjectName("documentPoints")
        self.tree.setAccessibleName(self.tr("本文的要点"))
        self.tree.setModel(self._model)
        self.tree.setUniformRowHeights(False)
        self.empty = EmptyState(themes, icons)
        gap = themes.current.px("space_2")
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(gap, gap, gap, gap)
        column.addWidget(self.tree)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(listed)
        self._pages.addWidget(self.empty)
        self.tree.chosen.connect(self._on_chosen)
        self.tree.expanded.connect(lambda index: self._closed.discard(_kind(index)))
        self.tree.collapsed.connect(lambda index: self._closed.add(_kind(index)))
        self.show_rows([], document_open=False)

    def show_rows(self, rows: Sequence[FactRow], *, document_open: bool) -> None:
        """Show the rows of a text, given in reading order."""
        closed = set(self._closed)
        self._model.clear()
        for kind in _ORDER:
            own = [row for row in rows if row.kind is kind]
            if own:
                self._model.appendRow(self._heading(kind, own))
        for line in range(self._model.rowCount()):
            index = self._model.index(line, 0)
            self.tree.setExpanded(index, _kind(index) not in closed)
        self._closed = closed
        if document_open:
            advice = self.tr("选中一段文字，用右键菜单的“添加为”可以手工添加。")
            self.empty.say("clipboard-list", self.tr("本文没有抽取到要点"), advice)
        else:
            advice = self.tr("打开一份文件后，这里列出它的指标、分工、扶持和时限。")
            self.empty.say("clipboard-list", self.tr("没有要点"), advice)
        self._pages.setCurrentIndex(0 if rows else 1)
        self.count_changed.emit(len(rows))

    def show_clause(self, clause: str) -> None:
        """Bring the first row of a clause into view."""
        for line in range(self._model.rowCount()):
            heading = self._model.item(line)
            for place in range(heading.rowCount()):
                row = heading.child(place).data(_ROW_ROLE)
                if isinstance(row, FactRow) and row.fact.clause == clause:
                    index = self._model.indexFromItem(heading.child(place))
                    self.tree.setCurrentIndex(index)
                    self.tree.scrollTo(index)
                    return

    def _heading(self, kind: FactKind, rows: Sequence[FactRow]) -> QStandardItem:
        heading = QStandardItem(kind_name(kind))
        heading.setData(KIND_ICONS[kind], RowRole.ICON)
        heading.setData(str(len(rows)), RowRole.DETAIL)
        heading.setData(kind.value, _ROW_ROLE)
        heading.setEditable(False)
        for row in rows:
            item = QStandardItem("".join(row.subject.split("\n")))
            item.setData(row, _ROW_ROLE)
            item.setData(_second_line(row), RowRole.SUBTITLE)
            item.setEditable(False)
            heading.appendRow(item)
        return heading

    def _on_chosen(self, index: QModelIndex) -> None:
        row = index.data(_ROW_ROLE)
        if isinstance(row, FactRow):
            self.point_requested.emit(row)
        else:
            self.tree.setExpanded(index, not self.tree.isExpanded(index))


def _kind(index: QModelIndex) -> FactKind:
    return FactKind(index.data(_ROW_ROLE))


def _second_line(row: FactRow) -> str:
    detail = row.fact.detail
    if isinstance(detail, Target):
        return row.date_text or detail.frequency or row.place
    if isinstance(detail, Support):
        return detail.beneficiary or row.place
    if isinstance(detail, Deadline):
        return detail.date_text
    if isinstance(detail, Instrument | Citation):
        return row.place
    return "、".join(row.printed_units)
