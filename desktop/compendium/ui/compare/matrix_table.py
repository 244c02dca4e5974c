"""The table of a comparison as it is drawn: rows as high as their words, unfolding to the texts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from compendium.compare.matrix import MatrixRow, RowOutcome
from compendium.domain.comparison import ClauseRef, Outcome
from compendium.ui.compare.matrix_header import MatrixHeader
from compendium.ui.compare.wording import outcome_name, outcome_sign
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.compare_matrix import TOPIC, MatrixModel
from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport

Index = QModelIndex | QPersistentModelIndex
# So many lines of a cell show while the row is folded.
_FOLDED_LINES = 3
_TOPIC_SHARE, _OUTCOME_SHARE = 0.18, 0.2
_LEAST_COLUMN, _LEAST_OUTCOME, _MOST_TOPIC, _MOST_OUTCOME = 128, 88, 230, 250
_TONES = {Outcome.RAISED: "success", Outcome.LOWERED: "warning", Outcome.SAME: "text_secondary", None: "text_secondary"}


class Words(NamedTuple):
    """A paragraph of a cell; ``lines`` is how many show at most, 0 for all."""

    text: str
    tone: str = "text"
    bold: bool = False
    lines: int = _FOLDED_LINES
    smaller: int = 0
    apart: bool = False
    """With a line above it."""


class MatrixDelegate(QStyledItemDelegate):
    """Draws cells as paragraphs and knows how high they are."""

    def __init__(self, table: MatrixTable, themes: Themes, icons: Icons) -> None:
        """Draw for this table."""
        super().__init__(table)
        self._table, self._themes, self._icons = table, themes, icons
        self.px = themes.current.px("font_ui") + 1

    def font(self, words: Words) -> QFont:
        """The letters of a paragraph."""
        font = self._themes.current.font()
        font.setPixelSize(self.px - words.smaller)
        font.setBold(words.bold)
        return font

    @property
    def pad(self) -> int:
        """Room round the words of a cell."""
        return min(max(self.px * 2 // 3, 8), 18)

    def height_of(self, paragraphs: Sequence[Words], width: int) -> int:
        """How high a cell is; short paragraphs are estimated from their length, which is much faster than layout."""
        room = max(width - 2 * self.pad, self.px)
        heights = (self._paragraph_height(words, room) + self._gap(words) for words in paragraphs)
        return sum(heights) + 2 * self.pad

    def _gap(self, words: Words) -> int:
        """Room above a paragraph."""
        return 2 * self.pad if words.apart else self.pad // 3

    def _paragraph_height(self, words: Words, room: int) -> int:
        metrics = QFontMetrics(self.font(words))
        if not words.lines:
            flags = Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft
            return metrics.boundingRect(QRect(0, 0, room, 1_000_000), flags, words.text).height()
        advance = metrics.horizontalAdvance(words.text)
        # Marks that may not begin a line leave a character's room at some ends.
        wanted = 1 if advance <= room else math.ceil(advance / max(room - self.px, 1))
        return max(min(wanted, words.lines), 1) * metrics.lineSpacing()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Height of the cell in its column."""
        width = self._table.columnWidth(index.column())
        return QSize(width, self.height_of(self._table.paragraphs(index), self._room_of(index, width)))

    def _room_of(self, index: Index, width: int) -> int:
        return width - (self._chevron if index.column() == TOPIC else 0)

    @property
    def _chevron(self) -> int:
        return self._themes.current.px("icon_small") + 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, the lines and the paragraphs of a cell."""
        theme = self._themes.current
        painter.save()
        rect = option.rect
        current = self._table.currentIndex()
        if index.row() == current.row():
            painter.fillRect(rect, theme.color("hover"))
        self._paint_state(painter, rect, index)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() != TOPIC:
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        inner = rect.adjusted(self.pad, self.pad, -self.pad, -self.pad)
        if index.column() == TOPIC:
            inner = self._paint_chevron(painter, inner, index)
        self._paint_words(painter, inner, self._table.paragraphs(index))
        if index == current and self._table.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(2, 1, -1, -2))
        painter.restore()

    def _paint_state(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """A cell without words is hatched: it is seen from afar that something is missing."""
        if self._table.is_empty(index):
            color = self._themes.current.color("border")
            painter.fillRect(rect, QBrush(color, Qt.BrushStyle.BDiagPattern))

    def _paint_chevron(self, painter: QPainter, inner: QRect, index: Index) -> QRect:
        side = self._themes.current.px("icon_small") - 2
        name = "chevron-down" if self._table.matrix.is_unfolded(index.row()) else "chevron-right"
        pixmap = self._icons.pixmap(name, side, pixel_ratio(painter), "text_faint")
        painter.drawPixmap(inner.left() - 2, inner.top() + 1, pixmap)
        return inner.adjusted(self._chevron, 0, 0, 0)

    def _paint_words(self, painter: QPainter, rect: QRect, paragraphs: Sequence[Words]) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        top = rect.top() - self.pad // 3
        for words in paragraphs:
            if words.apart:
                painter.setPen(QPen(self._themes.current.color("border"), 1))
                painter.drawLine(rect.left(), top + self.pad, rect.right(), top + self.pad)
            top += self._gap(words)
            painter.setFont(self.font(words))
            painter.setPen(self._themes.current.color(words.tone))
            height = self._paragraph_height(words, rect.width())
            text = words.text
            if words.lines:
                room = words.lines * (rect.width() - self.px)
                text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(rect.left(), top, rect.width(), height + 2), text, option)
            top += height
            if top > rect.bottom():
                return


class MatrixTable(QTableView):
    """Space or a double click unfolds, Enter shows the clauses beside each other, Ctrl+Enter opens one."""

    together_requested = Signal(list)
    """ClauseRefs to be shown beside each other."""
    open_requested = Signal(str, str)

    def __init__(self, model: MatrixModel, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Show a model."""
        super().__init__(parent)
        know_viewport(self)
        self.matrix = model
        self._themes = themes
        self._delegate = MatrixDelegate(self, themes, icons)
        self._names: dict[str, str] = {}
        self.setObjectName("matrix_table")
        self.setAccessibleName(self.tr("对比矩阵"))
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self._head = MatrixHeader(themes, self)
        self._head.px = self._delegate.px
        self.setHorizontalHeader(self._head)
        head = self._head
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._fit = QTimer(self, singleShot=True, interval=0)
        self._fit.timeout.connect(self.fit_rows)
        head.sectionResized.connect(lambda *_: self._fit.start())
        model.modelReset.connect(self.fit)
        model.dataChanged.connect(lambda first, last: self.fit_rows(range(first.row(), last.row() + 1)))
        themes.changed.connect(self.viewport().update)

    def set_names(self, names: dict[str, str]) -> None:
        """Take short names of the documents."""
        self._names = dict(names)

    def set_px(self, px: int) -> None:
        """Take the size of the letters."""
        if px != self._delegate.px:
            self._delegate.px = px
            self._head.set_px(px)
            self.fit()

    # What cells say

    def is_empty(self, index: Index) -> bool:
        """Tell whether the document of this column says nothing."""
        cells = self.matrix.row(index.row()).cells
        return 0 < index.column() <= len(cells) and cells[index.column() - 1] is None

    def paragraphs(self, index: Index) -> list[Words]:
        """What a cell shows."""
        row, column = self.matrix.row(index.row()), index.column()
        unfolded = self.matrix.is_unfolded(index.row())
        if column == TOPIC:
            return [Words(row.topic, bold=True, lines=0 if unfolded else _FOLDED_LINES)]
        if column > len(row.cells):
            return self._outcome(row, unfolded=unfolded)
        cell = row.cells[column - 1]
        if cell is None:
            return [Words(self.tr("无"), "text_faint")]
        place = self.matrix.place_of(index.row(), column)
        said = [Words(place, "text_faint", lines=0 if unfolded else 2, smaller=2)] if place else []
        said.append(Words(cell.gist, lines=0 if unfolded else _FOLDED_LINES))
        if cell.numbers:
            said.append(Words("；".join(cell.numbers), "note", lines=0 if unfolded else 2, smaller=1))
        if unfolded:
            said.append(Words(self.matrix.text_of(index.row(), column), "text", lines=0, apart=True))
        return said

    def _outcome(self, row: MatrixRow, *, unfolded: bool) -> list[Words]:
        said = [
            Words(self.outcome_words(row), "text" if row.outcome is RowOutcome.MATCHED else "accent_text", bold=True)
        ]
        targets = row.targets if unfolded else row.targets[:_FOLDED_LINES]
        for target in targets:
            degree = outcome_name(target.outcome) + outcome_sign(target.outcome)
            words = f"{degree} {target.name} {target.a} → {target.b}".strip()
            said.append(Words(words, _TONES[target.outcome], lines=0 if unfolded else 2, smaller=1))
        if len(row.targets) > len(targets):
            said.append(
                Words(self.tr("另有 {0} 项指标").format(len(row.targets) - len(targets)), "text_faint", smaller=1)
            )
        return said

    def outcome_words(self, row: MatrixRow) -> str:
        """What became of a topic: 对应, 仅无锡市有, 缺失：吉林省."""
        docs = self.matrix.documents
        have = [self._names.get(doc, doc) for doc, cell in zip(docs, row.cells, strict=True) if cell is not None]
        lack = [self._names.get(doc, doc) for doc, cell in zip(docs, row.cells, strict=True) if cell is None]
        return {
            RowOutcome.MATCHED: self.tr("对应"),
            RowOutcome.ADDED: self.tr("仅{0}有").format("、".join(have)),
            RowOutcome.MISSING: self.tr("缺失：{0}").format("、".join(lack)),
        }[row.outcome]

    def refs(self, index: Index) -> list[ClauseRef]:
        """The clause of a cell, or the best one of each document for topic and outcome."""
        cells = self.matrix.row(index.row()).cells
        if 0 < index.column() <= len(cells):
            cell = cells[index.column() - 1]
            return [cell.clauses[0]] if cell else []
        return self.row_refs(index)

    def row_refs(self, index: Index) -> list[ClauseRef]:
        """The best clause of each document of a row."""
        return [cell.clauses[0] for cell in self.matrix.row(index.row()).cells if cell is not None]

    # Size

    def fit(self) -> None:
        """Give columns their share of the width, rows their height."""
        columns = self.matrix.columnCount()
        if columns < 2:
            return
        width = self.viewport().width()
        topic = min(max(round(width * _TOPIC_SHARE), _LEAST_COLUMN), _MOST_TOPIC + self._delegate.px)
        outcome = self._outcome_width(width)
        rest = max((width - topic - outcome) // max(columns - 2, 1), _LEAST_COLUMN)
        head = self.horizontalHeader()
        head.blockSignals(True)
        for column in range(columns):
            size = topic if column == TOPIC else outcome if column == columns - 1 else rest
            head.resizeSection(column, size)
        head.blockSignals(False)
        self.fit_rows()

    def _outcome_width(self, width: int) -> int:
        """As wide as its words; where indicators stand in it, it may take its full share."""
        most = min(max(round(width * _OUTCOME_SHARE), _LEAST_COLUMN), _MOST_OUTCOME + self._delegate.px)
        rows = [self.matrix.row(at) for at in range(self.matrix.rowCount())]
        if any(row.targets for row in rows):
            return most
        metrics = QFontMetrics(self._delegate.font(Words("", bold=True)))
        said = {self.outcome_words(row) for row in rows}
        widest = max((metrics.horizontalAdvance(words) for words in said), default=0)
        return min(max(widest + 3 * self._delegate.pad, _LEAST_OUTCOME), most)

    def fit_rows(self, rows: Sequence[int] | None = None) -> None:
        """Give rows the height of their highest cell."""
        model = self.matrix
        head = self.verticalHeader()
        option = QStyleOptionViewItem()
        head.blockSignals(True)
        for row in rows if rows is not None else range(model.rowCount()):
            cells = (model.index(row, column) for column in range(model.columnCount()))
            head.resizeSection(row, max(self._delegate.sizeHint(option, cell).height() for cell in cells))
        head.blockSignals(False)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    # Acting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space unfolds, Enter shows beside each other, Ctrl+Enter opens; Alt belongs to the panel."""
        index = self.currentIndex()
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        elif index.isValid() and event.key() == Qt.Key.Key_Space:
            self.toggle(index)
        elif index.isValid() and enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.open_clause(index)
        elif index.isValid() and enter:
            self.together_requested.emit(self.row_refs(index))
        else:
            super().keyPressEvent(event)

    def toggle(self, index: Index) -> None:
        """Unfold a row or fold it; it stays in view."""
        self.matrix.toggle(index.row())
        self.scrollTo(self.matrix.index(index.row(), index.column()), QAbstractItemView.ScrollHint.EnsureVisible)

    def open_clause(self, index: Index) -> None:
        """Open the clause of a cell in the reader."""
        refs = self.refs(index)
        if refs:
            self.open_requested.emit(refs[0].doc, refs[0].clause)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the chevron unfolds."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        near = self._delegate.pad + self._themes.current.px("icon_small")
        inside = event.position().x() - self.visualRect(index).left()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and index.isValid()
            and index.column() == TOPIC
            and inside <= near
        ):
            self.toggle(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click unfolds."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The whole row is pointed out."""
        super().currentChanged(current, previous)
        self.viewport().update()
