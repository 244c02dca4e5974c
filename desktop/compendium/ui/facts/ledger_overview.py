"""How the ledger stands, unit by unit or policy by policy: a bar of statuses each, and what is late."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.ledger import LedgerStatus, Standing
from compendium.services.ledger import LedgerOverview
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.fact_table import Index
from compendium.ui.models.ledger_columns import standing_look, status_look
from compendium.ui.theme import Theme, Themes

UNIT, DOC = "unit", "doc"
_KEY_ROLE = Qt.ItemDataRole.UserRole + 90
_STAND_ROLE = Qt.ItemDataRole.UserRole + 91
_BAR = 5  # px
_ORDER = (LedgerStatus.DONE, LedgerStatus.UNDER_WAY, LedgerStatus.BLOCKED, LedgerStatus.NOT_STARTED)
_HEIGHT = 52


class _OverviewDelegate(QStyledItemDelegate):
    """Paints a name with its total, the bar, and how many are late or soon will be."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; the list gives the width."""
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row."""
        theme, stand = self._themes.current, index.data(_STAND_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), theme.px("radius"), theme.px("radius"))
        area = option.rect.adjusted(
            theme.px("space_2"), theme.px("space_2"), -theme.px("space_2"), -theme.px("space_2")
        )
        upper = QRect(area.left(), area.top(), area.width(), area.height() // 2)
        lower = QRect(area.left(), upper.bottom() + 1, area.width(), area.height() - upper.height())
        self._paint_name(painter, upper, str(index.data()), stand, selected)
        right = self._paint_late(painter, lower, stand, theme)
        self._paint_bar(painter, QRect(lower.left(), lower.center().y() - 1, right - lower.left(), _BAR), stand, theme)
        painter.restore()

    def _paint_name(self, painter: QPainter, area: QRect, name: str, stand: LedgerOverview, selected: bool) -> None:
        theme = self._themes.current
        painter.setFont(theme.font("font_small"))
        painter.setPen(theme.color("text_faint"))
        total = f"{stand.by_status[LedgerStatus.DONE]}/{stand.total}"
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, total)
        room = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(total) - theme.px("space_2"), 0)
        painter.setFont(theme.font())
        painter.setPen(theme.color("accent_text" if selected else "text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, shown)

    def _paint_late(self, painter: QPainter, area: QRect, stand: LedgerOverview, theme: Theme) -> int:
        """Draw counts with their pictures at the right; return where they begin."""
        right = area.right() + 1
        painter.setFont(theme.font("font_small"))
        for count, standing in ((stand.due_soon, Standing.DUE_SOON), (stand.overdue, Standing.OVERDUE)):
            if not count:
                continue
            look, side = standing_look(standing), 13
            width = painter.fontMetrics().horizontalAdvance(str(count))
            painter.setPen(theme.color(look.tone))
            where = QRect(right - width, area.top(), width, area.height())
            painter.drawText(where, Qt.AlignmentFlag.AlignVCenter, str(count))
            pixmap = self._icons.pixmap(look.icon, side, pixel_ratio(painter), look.tone)
            painter.drawPixmap(QPoint(right - width - side - 2, area.center().y() - side // 2), pixmap)
            right -= width + side + 2 + theme.px("space_2")
        return right

    @staticmethod
    def _paint_bar(painter: QPainter, area: QRect, stand: LedgerOverview, theme: Theme) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("border"))
        painter.drawRoundedRect(area, _BAR / 2, _BAR / 2)
        left = float(area.left())
        for status in _ORDER[:-1]:  # what is not started is the ground
            width = area.width() * stand.by_status[status] / max(1, stand.total)
            if width:
                painter.setBrush(theme.color(status_look(status).tone))
                painter.drawRoundedRect(QRectF(left, area.top(), max(width - 1, 2.0), _BAR), _BAR / 2, _BAR / 2)
            left += width


class LedgerOverviewList(QWidget):
    """``chosen`` carries UNIT or DOC and the name or id that was clicked, "" for all; ``mode_changed`` UNIT or DOC."""

    chosen = Signal(str, str)
    mode_changed = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = QStandardItemModel(self)
        gap = themes.current.px("space_3")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_2"))
        column.addLayout(self._build_modes())
        self.list = QListView()
        self.list.setObjectName("ledgerOverview")
        self.list.setAccessibleName(self.tr("台账总览"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(_OverviewDelegate(themes, icons, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        column.addWidget(self.list, 1)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        themes.changed.connect(self.list.viewport().update)

    @property
    def mode(self) -> str:
        """UNIT or DOC."""
        return UNIT if self.by_unit.isChecked() else DOC

    def set_mode(self, mode: str) -> None:
        """Choose units or policies, without telling."""
        (self.by_doc if mode == DOC else self.by_unit).setChecked(True)

    def show_overviews(self, whole: LedgerOverview, overviews: Sequence[LedgerOverview], chosen: str) -> None:
        """Show how all stands, then each; the chosen one stays even when nothing of it is left."""
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        self._model.clear()
        for key, overview in (("", whole), *((self._key(each), each) for each in overviews)):
            item = QStandardItem(overview.name)
            item.setData(key, _KEY_ROLE)
            item.setData(overview, _STAND_ROLE)
            item.setData(self._told(overview), Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(self._told(overview))
            self._model.appendRow(item)
            if key == chosen:
                self.list.setCurrentIndex(item.index())
        selection.blockSignals(False)
        self.list.viewport().update()

    def _build_modes(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        group = QButtonGroup(self)
        self.by_unit, self.by_doc = QToolButton(), QToolButton()
        for button, words, mode in ((self.by_unit, self.tr("按单位"), UNIT), (self.by_doc, self.tr("按文件"), DOC)):
            button.setText(words)
            button.setAccessibleName(words)
            button.setCheckable(True)
            button.setProperty("segment", "true")
            button.clicked.connect(lambda _=False, mode=mode: self.mode_changed.emit(mode))
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.by_unit.setChecked(True)
        return row

    def _key(self, overview: LedgerOverview) -> str:
        return overview.doc or overview.name

    def _told(self, overview: LedgerOverview) -> str:
        words = [self.tr("{0}：{1} 项").format(overview.name, overview.total)]
        words += [f"{status_look(status).words} {count}" for status, count in overview.by_status.items() if count]
        late = ((overview.overdue, Standing.OVERDUE), (overview.due_soon, Standing.DUE_SOON))
        words += [f"{standing_look(standing).words} {count}" for count, standing in late if count]
        return "，".join(words)

    def _on_current_changed(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.mode, str(index.data(_KEY_ROLE) or ""))
