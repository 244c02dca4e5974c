"""The list of matched groups, of what only one document has, and of the matches that the user took apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QWidget

from compendium.compare.groups import Group
from compendium.domain.comparison import ClausePair, MatchVerdict, MatterComparison
from compendium.domain.document import Document
from compendium.ui.compare.numbered_rows import SignDelegate, SignRole
from compendium.ui.compare.wording import (
    clause_label,
    gist,
    labels_of,
    reason_words,
    steps_of,
    strength_name,
    verdict_name,
)
from compendium.ui.icons import Icons
from compendium.ui.theme import EnlargedThemes, Themes
from compendium.ui.widgets.row_tree import RowRole, RowTree

_COLORS = 4


class _Role(IntEnum):
    NUMBER = Qt.ItemDataRole.UserRole + 70  # int, the group's
    DOC = Qt.ItemDataRole.UserRole + 71  # str, of a clause without partner
    CLAUSE = Qt.ItemDataRole.UserRole + 72
    CUT = Qt.ItemDataRole.UserRole + 73  # int, place among the cut pairs, from 1


def color_role(number: int) -> str:
    """Fill of a group; neighbours differ, the number tells them apart."""
    return f"match_{(number - 1) % _COLORS + 1}"


class GroupList(RowTree):
    """Groups, then what only one document has, then what was cut."""

    group_chosen = Signal(int)
    clause_chosen = Signal(str, str)
    cut_chosen = Signal(object)
    """A pair that was cut, to be looked at."""
    menu_requested = Signal(object, object, QPoint)
    """Group or None, cut pair or None, and where, in coordinates of the screen."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(themes, icons, parent)
        self.setObjectName("group_list")
        self.setAccessibleName(self.tr("对应条款"))
        self._sizes = EnlargedThemes(themes)
        self.setItemDelegate(SignDelegate(self._sizes, icons, self))
        self.setUniformRowHeights(False)
        self.setSelectionMode(QTreeView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._items: dict[int, QStandardItem] = {}
        self._groups: Sequence[Group] = ()
        self._cut: Sequence[ClausePair] = ()
        self._telling = True
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._tell)
        self.customContextMenuRequested.connect(self._on_menu_requested)

    def set_scale(self, scale: float) -> None:
        """Enlarge the rows by a factor, never below 1."""
        if self._sizes.set_scale(scale):
            self.scheduleDelayedItemsLayout()

    def show_groups(
        self, groups: Sequence[Group], compared: MatterComparison, documents: Mapping[str, Document]
    ) -> None:
        """Fill the list anew."""
        self._telling = False
        opened = self._opened()
        self._model.clear()
        self._items, self._groups, self._cut = {}, groups, compared.cut
        for group in groups:
            item = _group_item(group, documents)
            self._items[group.number] = item
            self._model.appendRow(item)
        labels = labels_of(documents)
        for doc, clauses in compared.unmatched.items():
            if clauses:
                self._model.appendRow(self._unmatched_item(labels[doc], documents[doc], clauses))
        if compared.cut:
            self._model.appendRow(self._cut_item(compared.cut, documents))
        for row in range(self._model.rowCount()):
            if self._model.item(row).text() in opened:
                self.expand(self._model.index(row, 0))
        self._telling = True

    def numbers(self) -> list[int]:
        """Numbers of the groups in the list."""
        return list(self._items)

    def set_current(self, number: int) -> None:
        """Select a group without telling; 0 selects nothing."""
        self._telling = False
        item = self._items.get(number)
        if item is None and self.current_number():
            self.selectionModel().clear()
        elif item is not None:
            self.setCurrentIndex(item.index())
            self.scrollTo(item.index())
        self._telling = True

    def current_cut(self) -> ClausePair | None:
        """The cut pair that is current, if one is."""
        return self._cut_at(self.currentIndex())

    def current_number(self) -> int:
        """Number of the group whose row is current; 0 on any other row."""
        index = self.currentIndex()
        return int(index.data(_Role.NUMBER) or 0) if index.isValid() else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything with Alt or Ctrl belongs to the panel."""
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _opened(self) -> set[str]:
        rows = (self._model.item(row) for row in range(self._model.rowCount()))
        return {item.text() for item in rows if self.isExpanded(item.index())}

    def _unmatched_item(self, label: str, document: Document, clauses: Sequence[str]) -> QStandardItem:
        head = _head(self.tr("仅{0}有").format(label), len(clauses))
        for clause in clauses:
            item = QStandardItem(clause_label(document, clause))
            item.setData(document.info.id, _Role.DOC)
            item.setData(clause, _Role.CLAUSE)
            head.appendRow(item)
        return head

    def _cut_item(self, cut: Sequence[ClausePair], documents: Mapping[str, Document]) -> QStandardItem:
        head = _head(self.tr("已排除"), len(cut))
        head.setToolTip(self.tr("程序找到、被您排除的对应。按 Delete 或在右键菜单中恢复。"))
        for number, pair in enumerate(cut, 1):
            words = " ↔ ".join(clause_label(documents[ref.doc], ref.clause) for ref in (pair.a, pair.b))
            item = QStandardItem(words)
            item.setData(number, _Role.CUT)
            item.setData(True, RowRole.FAINT)
            head.appendRow(item)
        return head

    def _on_current_changed(self, index: QModelIndex, _previous: QModelIndex) -> None:
        self._tell(index)

    def _cut_at(self, index: QModelIndex) -> ClausePair | None:
        number = index.data(_Role.CUT) if index.isValid() else None
        return self._cut[int(number) - 1] if number else None

    def _tell(self, index: QModelIndex) -> None:
        if not self._telling or not index.isValid():
            return
        number, clause, cut = index.data(_Role.NUMBER), index.data(_Role.CLAUSE), self._cut_at(index)
        if number:
            self.group_chosen.emit(int(number))
        elif clause:
            self.clause_chosen.emit(str(index.data(_Role.DOC)), str(clause))
        elif cut is not None:
            self.cut_chosen.emit(cut)

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.indexAt(point)
        number = index.data(_Role.NUMBER) if index.isValid() else None
        group = self._groups[int(number) - 1] if number else None
        cut = self._cut_at(index)
        if group is not None or cut is not None:
            self.menu_requested.emit(group, cut, self.viewport().mapToGlobal(point))


def _head(words: str, count: int) -> QStandardItem:
    head = QStandardItem(words)
    head.setData(True, RowRole.GROUP)
    head.setData(str(count), RowRole.DETAIL)
    head.setSelectable(False)
    return head


def group_verdict(group: Group) -> MatchVerdict | None:
    """What was decided about a group as a whole: confirmed or added when every pair was."""
    verdicts = {pair.verdict for pair in group.pairs}
    if None in verdicts:
        return None
    return MatchVerdict.ADDED if verdicts == {MatchVerdict.ADDED} else MatchVerdict.CONFIRMED


def _group_item(group: Group, documents: Mapping[str, Document]) -> QStandardItem:
    first, second = gist(group, documents)
    verdict = verdict_name(group_verdict(group))
    item = QStandardItem(first)
    item.setData(group.number, _Role.NUMBER)
    item.setData(str(group.number), SignRole.SIGN)
    item.setData(color_role(group.number), SignRole.FILL)
    item.setData(second, SignRole.SECOND)
    item.setData(steps_of(group.strength), SignRole.STEPS)
    item.setData(verdict, SignRole.VERDICT)
    said = [part for part in (first, second, verdict or strength_name(group.strength)) if part]
    item.setToolTip("\n".join((*said, *map(reason_words, group.pairs[0].why))))
    item.setData("，".join((str(group.number), *said)), Qt.ItemDataRole.AccessibleTextRole)
    return item
