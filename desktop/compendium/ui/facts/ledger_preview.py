"""Before a filled-in ledger is taken over: what it changes row by row, with ticks, and what cannot be taken."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from compendium.services.ledger_import import LedgerPreview, RowChange
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.fact_table import Index
from compendium.ui.models.ledger_changes import ChangeRole, LedgerChangesModel, change_lines, conflict_words
from compendium.ui.models.ledger_columns import source_words
from compendium.ui.theme import Themes

_WIDTH, _HEIGHT = 860, 560
_LINE_COLUMN = 92
_PROBLEMS_HEIGHT = 96
_SUBJECT, _CHANGES = 1, 2


class _ChangeDelegate(QStyledItemDelegate):
    """Paints a row with its place, and each field with its old value, an arrow and the new one."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons

    def row_height(self, widget: QWidget, change: RowChange) -> int:
        """Return the height in px of a row with all its lines."""
        lines = max(len(change.fields), 3 if change.conflict else 2)
        return lines * self._spacing(widget) + 2 * self._themes.current.px("space_2")

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(0, self.row_height(option.widget, index.data(ChangeRole.CHANGE)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        theme, change = self._themes.current, index.data(ChangeRole.CHANGE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.color("accent_soft"))
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setFont(option.font)
        pad = theme.px("space_2")
        height = self._spacing(option.widget)
        area = QRect(option.rect.left() + pad, option.rect.top() + pad, option.rect.width() - 2 * pad, height)
        if index.column() == _SUBJECT:
            self._paint_subject(painter, area, change)
        else:
            self._paint_fields(painter, area, change)
        painter.restore()

    def _paint_subject(self, painter: QPainter, area: QRect, change: RowChange) -> None:
        self._paint_text(painter, area, "".join(change.row.subject.split("\n")), "text")
        below = area.translated(0, area.height())
        self._paint_text(painter, below, source_words(change.row), "text_faint")
        if change.conflict:
            below.translate(0, area.height())
            side = self._themes.current.px("icon_small")
            pixmap = self._icons.pixmap("triangle-alert", side, pixel_ratio(painter), "warning")
            painter.drawPixmap(QPoint(below.left(), below.center().y() - side // 2), pixmap)
            self._paint_text(painter, below.adjusted(side + 5, 0, 0, 0), conflict_words(), "warning")

    def _paint_fields(self, painter: QPainter, area: QRect, change: RowChange) -> None:
        lines = change_lines(change)
        metrics = painter.fontMetrics()
        labels = max(metrics.horizontalAdvance(label) for label, _, _ in lines) + self._themes.current.px("space_3")
        arrow = metrics.horizontalAdvance("  →  ")
        for label, old, new in lines:
            self._paint_text(painter, area, label, "text_faint")
            room = area.adjusted(labels, 0, 0, 0)
            before = min(metrics.horizontalAdvance(old) + 1, max(0, room.width() - arrow) // 2)
            self._paint_text(painter, QRect(room.left(), room.top(), before, room.height()), old, "text_secondary")
            self._paint_text(painter, room.adjusted(before, 0, 0, 0), "  →", "text_faint")
            self._paint_text(painter, room.adjusted(before + arrow, 0, 0, 0), new, "accent_text")
            area = area.translated(0, area.height())

    def _paint_text(self, painter: QPainter, area: QRect, text: str, tone: str) -> None:
        painter.setPen(self._themes.current.color(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    @staticmethod
    def _spacing(widget: QWidget) -> int:
        return QFontMetrics(widget.font()).lineSpacing() + 2


class _TickDelegate(QStyledItemDelegate):
    """Qt's own cell with its tick, over the line below the row."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        super().paint(painter, option, index)
        painter.save()
        painter.setPen(self._themes.current.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


class LedgerPreviewDialog(QDialog):
    """``apply_requested`` carries the RowChanges that are ticked."""

    apply_requested = Signal(list)

    def __init__(self, preview: LedgerPreview, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerPreview")
        self.setWindowTitle(self.tr("读回台账"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preview, self._themes, self._icons = preview, themes, icons
        self.model = LedgerChangesModel(preview.changes, self)
        gap = themes.current.px("space_4")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_3"))
        column.addLayout(self._build_head())
        if preview.changes:
            column.addWidget(self._build_table(), 1)
        if preview.problems:
            column.addLayout(self._build_problems(), 0 if preview.changes else 1)
        column.addLayout(self._build_buttons())
        self.model.ticks_changed.connect(self._show_ticks)
        self._show_ticks()
        if preview.changes:
            self.resize(_WIDTH, _HEIGHT)

    def _build_head(self) -> QVBoxLayout:
        preview, head = self._preview, QVBoxLayout()
        head.setSpacing(self._themes.current.px("space_1"))
        conflicts = sum(change.conflict for change in preview.changes)
        title = self.tr("“{0}”改动了 {1} 项") if preview.changes else self.tr("“{0}”没有要更新的内容")
        self.heading = QLabel(title.format(preview.file, len(preview.changes)))
        self.heading.setProperty("tone", "heading")
        said = [self.tr("另有 {0} 项与这里相同或没有填写；表中没有的行保持不变。").format(preview.unchanged)]
        if conflicts:
            said.append(self.tr("{0} 项导出后在这里也改过，没有预先勾选。").format(conflicts))
        if preview.by_words:
            words = self.tr("{0} 行的隐藏编号与内容对不上（可能只排序了部分列），已按类别、事项和来源认出，请核对。")
            said.append(words.format(preview.by_words))
        self.summary = QLabel("\n".join(said))
        self.summary.setProperty("tone", "secondary")
        for label in (self.heading, self.summary):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            head.addWidget(label)
        return head

    def _build_table(self) -> QTableView:
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("台账的变化"))
        self.table.setModel(self.model)
        delegate = _ChangeDelegate(self._themes, self._icons, self.table)
        self.table.setItemDelegateForColumn(0, _TickDelegate(self._themes, self.table))
        for column in (_SUBJECT, _CHANGES):
            self.table.setItemDelegateForColumn(column, delegate)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        for number, change in enumerate(self.model.changes):
            self.table.setRowHeight(number, delegate.row_height(self.table, change))
        across = self.table.horizontalHeader()
        across.setHighlightSections(False)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.setColumnWidth(0, _LINE_COLUMN)
        self.table.setCurrentIndex(self.model.index(0, 0))
        return self.table

    def _build_problems(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._themes.current.px("space_1"))
        head = QHBoxLayout()
        mark = QLabel()
        side = self._themes.current.px("icon_small")
        mark.setPixmap(self._icons.pixmap("triangle-alert", side, self.devicePixelRatioF(), "warning"))
        words = QLabel(self.tr("{0} 处没有读入").format(len(self._preview.problems)))
        words.setProperty("tone", "warning")
        head.addWidget(mark)
        head.addWidget(words)
        head.addStretch(1)
        self.problems = QPlainTextEdit("\n".join(self._preview.problems))
        self.problems.setProperty("framed", "true")
        self.problems.setReadOnly(True)
        self.problems.setAccessibleName(words.text())
        self.problems.setMinimumHeight(_PROBLEMS_HEIGHT)
        if self._preview.changes:
            self.problems.setMaximumHeight(_PROBLEMS_HEIGHT)
        column.addLayout(head)
        column.addWidget(self.problems)
        return column

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all, self.none = QPushButton(self.tr("全选")), QPushButton(self.tr("全不选"))
        for button, on in ((self.all, True), (self.none, False)):
            button.setProperty("role", "quiet")
            button.setVisible(bool(self._preview.changes))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on=on))
            row.addWidget(button)
        row.addStretch(1)
        self.cancel = QPushButton(self.tr("取消") if self._preview.changes else self.tr("知道了"))
        self.cancel.clicked.connect(self.reject)
        self.apply = QPushButton()
        self.apply.setObjectName("applyLedger")
        self.apply.setDefault(bool(self._preview.changes))
        self.apply.setVisible(bool(self._preview.changes))
        self.apply.clicked.connect(self._on_apply_clicked)
        row.addWidget(self.cancel)
        row.addWidget(self.apply)
        return row

    def _show_ticks(self) -> None:
        count = len(self.model.ticked)
        self.apply.setText(self.tr("更新 {0} 项").format(count))
        self.apply.setAccessibleName(self.apply.text())
        self.apply.setEnabled(count > 0)

    def _on_apply_clicked(self) -> None:
        self.apply_requested.emit(self.model.ticked)
        self.accept()
