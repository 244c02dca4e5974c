"""The list of matched groups: number, what both sides say, how strong; below it why the chosen one was joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView, QWidget

from compendium.compare.groups import Group
from compendium.domain.document import Document
from compendium.ui.compare.wording import MOST_STEPS, clause_label, gist, labels_of, steps_of, strength_name
from compendium.ui.icons import Icons
from compendium.ui.theme import Theme, Themes
from compendium.ui.widgets.row_tree import RowDelegate, RowRole, RowTree

Index = QModelIndex | QPersistentModelIndex
_COLORS = 4


class _Role(IntEnum):
    NUMBER = Qt.ItemDataRole.UserRole + 60  # int, the group's
    SECOND = Qt.ItemDataRole.UserRole + 61  # str, the second line
    STEPS = Qt.ItemDataRole.UserRole + 62  # int, dots of strength
    DOC = Qt.ItemDataRole.UserRole + 63  # str, of a clause without partner
    CLAUSE = Qt.ItemDataRole.UserRole + 64


def color_role(number: int) -> str:
    """Fill of a group; neighbours differ, the number tells them apart."""
    return f"match_{(number - 1) % _COLORS + 1}"


class _GroupDelegate(RowDelegate):
    """Draws a group in two lines; other rows as usual."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines for a group."""
        usual = super().sizeHint(option, index)
        return QSize(0, round(usual.height() * 1.65)) if index.data(_Role.NUMBER) else usual

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw number, both lines and dots."""
        number = index.data(_Role.NUMBER)
        if not number:
            super().paint(painter, option, index)
            return
        theme = self._themes.current
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect.adjusted(theme.px("space_1"), 0, -theme.px("space_2"), 0)
        chip = self._paint_number(painter, rect, int(number), theme)
        dots = self._paint_dots(painter, rect, int(index.data(_Role.STEPS)), theme)
        words = QRect(chip, rect.top(), rect.right() - chip, rect.height())
        half = rect.height() // 2
        first = words.adjusted(0, theme.px("space_1"), -dots, -half)
        second = words.adjusted(0, half, 0, -theme.px("space_1"))
        self._paint_line(painter, first, str(index.data(Qt.ItemDataRole.DisplayRole)), "font_ui", "text")
        self._paint_line(painter, second, str(index.data(_Role.SECOND)), "font_small", "text_secondary")
        painter.restore()

    def _paint_number(self, painter: QPainter, rect: QRect, number: int, theme: Theme) -> int:
        """Draw the number as in the margins of the panes; return where the words begin."""
        size = theme.px("font_small") + 8
        painter.setFont(theme.font("font_small"))
        width = max(size, painter.fontMetrics().horizontalAdvance(str(number)) + 10)
        chip = QRectF(rect.left(), rect.top() + rect.height() / 4 - size / 2 + 2, width, size)
        painter.setPen(QPen(theme.color("match_line"), 1))
        painter.setBrush(theme.color(color_role(number)))
        painter.drawRoundedRect(chip, size / 2, size / 2)
        painter.setPen(theme.color("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, str(number))
        return rect.left() + 28 + theme.px("space_1")

    def _paint_dots(self, painter: QPainter, rect: QRect, steps: int, theme: Theme) -> int:
        """Draw the strength at the right of the first line; return the room it takes."""
        size, gap = 5, 3
        painter.setPen(QPen(theme.color("text_faint"), 1))
        y = rect.top() + rect.height() / 4 - size / 2 + 2
        for dot in range(MOST_STEPS):
            x = rect.right() - (MOST_STEPS - dot) * (size + gap) + gap
            painter.setBrush(theme.color("text_faint") if dot < steps else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(x, y, size, size))
        return MOST_STEPS * (size + gap) + theme.px("space_1")

    def _paint_line(self, painter: QPainter, rect: QRect, text: str, font: str, role: str) -> None:
        theme = self._themes.current
        painter.setFont(theme.font(font))
        painter.setPen(theme.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class GroupList(RowTree):
    """Groups, then what only one document has."""

    group_chosen = Signal(int)
    clause_chosen = Signal(str, str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(themes, icons, parent)
        self.setObjectName("group_list")
        self.setAccessibleName(self.tr("对应条款"))
        self.setItemDelegate(_GroupDelegate(themes, icons, self))
        self.setUniformRowHeights(False)
        self.setSelectionMode(QTreeView.SelectionMode.SingleSelection)
        self._items: dict[int, QStandardItem] = {}
        self._telling = True
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._tell)

    def show_groups(
        self, groups: Sequence[Group], unmatched: Mapping[str, Sequence[str]], documents: Mapping[str, Document]
    ) -> None:
        """Fill the list anew."""
        self._telling = False
        self._model.clear()
        self._items = {}
        for group in groups:
            item = _group_item(group, documents)
            self._items[group.number] = item
            self._model.appendRow(item)
        labels = labels_of(documents)
        for doc, clauses in unmatched.items():
            if clauses:
                self._model.appendRow(self._unmatched_item(labels[doc], documents[doc], clauses))
        self._telling = True

    def numbers(self) -> list[int]:
        """Numbers of the groups in the list."""
        return list(self._items)

    def set_current(self, number: int) -> None:
        """Select a group without telling; 0 selects nothing."""
        self._telling = False
        item = self._items.get(number)
        if item is None:
            self.selectionModel().clear()
        else:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())
        self._telling = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything with Alt belongs to the panel."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _unmatched_item(self, label: str, document: Document, clauses: Sequence[str]) -> QStandardItem:
        head = QStandardItem(self.tr("仅{0}有").format(label))
        head.setData(True, RowRole.GROUP)
        head.setData(str(len(clauses)), RowRole.DETAIL)
        head.setSelectable(False)
        for clause in clauses:
            item = QStandardItem(clause_label(document, clause))
            item.setData(document.info.id, _Role.DOC)
            item.setData(clause, _Role.CLAUSE)
            head.appendRow(item)
        return head

    def _on_current_changed(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self._tell(index)

    def _tell(self, index: QModelIndex) -> None:
        if not self._telling or not index.isValid():
            return
        number, clause = index.data(_Role.NUMBER), index.data(_Role.CLAUSE)
        if number:
            self.group_chosen.emit(int(number))
        elif clause:
            self.clause_chosen.emit(str(index.data(_Role.DOC)), str(clause))


def _group_item(group: Group, documents: Mapping[str, Document]) -> QStandardItem:
    first, second = gist(group, documents)
    item = QStandardItem(first)
    item.setData(group.number, _Role.NUMBER)
    item.setData(second, _Role.SECOND)
    item.setData(steps_of(group.strength), _Role.STEPS)
    item.setToolTip("\n".join((first, second, strength_name(group.strength), *group.pairs[0].why)))
    words = f"{group.number}，{first}，{second}，{strength_name(group.strength)}"
    item.setData(words, Qt.ItemDataRole.AccessibleTextRole)
    return item
