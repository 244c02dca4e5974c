"""The files of an import as rows of a table, and the part of them that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from compendium.domain.import_item import ImportItem, ItemState
from compendium.ui.icons import Icons
from compendium.ui.models.import_words import LOOKS, file_words, item_says, item_state, item_tells, item_title

Index = QModelIndex | QPersistentModelIndex
NUMBER_ROLE = Qt.ItemDataRole.UserRole + 1
_ORDER = {state: place for place, state in enumerate(ItemState)}


class ImportColumn(IntEnum):
    """Columns of the table."""

    STATE = 0
    TITLE = 1
    FILE = 2
    SAYS = 3


class ImportListModel(QAbstractTableModel):
    """Rows in the order of finding; ``take`` brings changes, however many, with few signals."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = {state: icons.icon(*look) for state, look in LOOKS.items()}
        self._items: list[ImportItem] = []
        self._rows: dict[int, int] = {}
        self._named: Counter[str] = Counter()
        self.shared_names = 0
        """How many names more than one file has; where it changes, names are to be written anew."""

    @property
    def items(self) -> Sequence[ImportItem]:
        """All files."""
        return self._items

    def item(self, number: int) -> ImportItem | None:
        """The file of that number."""
        row = self._rows.get(number)
        return None if row is None else self._items[row]

    def counts(self) -> Counter[ItemState]:
        """How many files are in each state."""
        return Counter(item.state for item in self._items)

    def take(self, items: Sequence[ImportItem], instead_of: int = 0) -> None:
        """Show new and changed files; those of an archive stand in its place."""
        new: list[ImportItem] = []
        changed: list[int] = []
        for item in items:
            row = self._rows.get(item.number)
            if row is None:
                new.append(item)
            else:
                self._items[row] = item
                changed.append(row)
        if changed:
            last = self.index(max(changed), self.columnCount() - 1)
            self.dataChanged.emit(self.index(min(changed), 0), last)
        at = self._rows.get(instead_of)
        if at is not None:
            self.beginRemoveRows(QModelIndex(), at, at)
            self._named[self._items[at].name] -= 1
            del self._items[at]
            self._count_rows()
            self.endRemoveRows()
        if new:
            self._insert(new, len(self._items) if at is None else at)

    def _insert(self, new: Sequence[ImportItem], at: int) -> None:
        self.beginInsertRows(QModelIndex(), at, at + len(new) - 1)
        self._items[at:at] = new
        self._named.update(item.name for item in new)
        self._count_rows()
        self.endInsertRows()

    def _count_rows(self) -> None:
        self._rows = {item.number: row for row, item in enumerate(self._items)}
        self.shared_names = sum(count > 1 for count in self._named.values())

    def words(self, item: ImportItem, column: int) -> str:
        """What stands in a column of a file's row."""
        if column == ImportColumn.STATE:
            return item_state(item)
        if column == ImportColumn.TITLE:
            return item_title(item)
        if column == ImportColumn.FILE:
            return file_words(item, shared=self._named[item.name] > 1)
        return item_says(item)

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a file."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def columnCount(self, parent: Index | None = None) -> int:
        """As many as there are columns."""
        return 0 if parent is not None and parent.isValid() else len(ImportColumn)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Labels of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        translate = QCoreApplication.translate
        return (
            translate("Import", "状态"),
            translate("Import", "标题"),
            translate("Import", "文件"),
            translate("Import", "说明"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell: its words, the icon of its state, all that there is to say as its tip."""
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(item, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == ImportColumn.STATE:
            return self._icons[item.state]
        if role == Qt.ItemDataRole.ToolTipRole:
            tips = {ImportColumn.FILE: item.file, ImportColumn.TITLE: item_title(item)}
            return tips.get(ImportColumn(index.column())) or item_tells(item) or item_title(item)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == ImportColumn.STATE:
            return QCoreApplication.translate("Import", "，").join(
                filter(None, (item_state(item), item_title(item), item.name, item_says(item)))
            )
        return item.number if role == NUMBER_ROLE else None


class ImportListFilter(QSortFilterProxyModel):
    """The files of some states whose title or name holds some words; sorted by state on demand."""

    def __init__(self, model: ImportListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._states: frozenset[ItemState] = frozenset()
        self._words = ""
        self.setSourceModel(model)
        self.setDynamicSortFilter(True)

    def narrow(self, states: frozenset[ItemState], words: str) -> None:
        """Show the files of these states, all when there are none, that hold these words."""
        self.beginFilterChange()
        self._states, self._words = states, words.strip().casefold()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Tell whether a file is shown."""
        item = self._model.items[row]
        if self._states and item.state not in self._states:
            return False
        return not self._words or self._words in f"{item_title(item)}\n{item.file}".casefold()

    def lessThan(self, left: Index, right: Index) -> bool:
        """Sort by state as files go through them, else by words; files that are alike by number."""
        one, other = self._model.items[left.row()], self._model.items[right.row()]
        column = left.column()
        if column == ImportColumn.STATE:
            return (_ORDER[one.state], one.number) < (_ORDER[other.state], other.number)
        if column == ImportColumn.FILE:
            return (one.name, one.file) < (other.name, other.file)
        words = self._model.words
        return (words(one, column), one.number) < (words(other, column), other.number)
