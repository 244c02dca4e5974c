"""A list of names with counts that can be narrowed by typing: units, indicators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QVBoxLayout, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.row_tree import RowRole, RowTree
from compendium.ui.widgets.search_field import SearchField

_KEY_ROLE = Qt.ItemDataRole.UserRole + 80
_WORDS_ROLE = Qt.ItemDataRole.UserRole + 81


class Name(NamedTuple):
    """A row: what it is known by, what it shows, what stands at its right end, other words it is found by."""

    key: str
    text: str
    detail: str
    words: str = ""


class NameList(QWidget):
    """``chosen`` carries the key of the row that was made current, "" when there is none."""

    chosen = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, hint: str, parent: QWidget | None = None) -> None:
        """``hint`` stands in the empty field."""
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._preferred = ""
        gap = themes.current.px("space_3")
        self.field = SearchField(icons=icons, icon="list-filter")
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self._model = QStandardItemModel(self)
        self._filter = QSortFilterProxyModel(self)
        self._filter.setSourceModel(self._model)
        self._filter.setFilterRole(_WORDS_ROLE)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.tree = RowTree(themes, icons)
        self.tree.setAccessibleName(hint)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.setModel(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_2"))
        column.addWidget(self.field)
        column.addWidget(self.tree, 1)
        self.field.query_changed.connect(self._on_query_changed)
        self.tree.selectionModel().currentChanged.connect(lambda index: self.chosen.emit(_key(index)))

    @property
    def current(self) -> str:
        """Key of the current row, "" when there is none."""
        return _key(self.tree.currentIndex())

    def show_names(self, names: Sequence[Name]) -> None:
        """Show other rows; the current one stays current while it is there, else the first becomes it."""
        wanted = self.current or self._preferred
        selection = self.tree.selectionModel()
        selection.blockSignals(True)
        self._model.clear()
        for name in names:
            item = QStandardItem(name.text)
            item.setData(name.key, _KEY_ROLE)
            item.setData(name.detail, RowRole.DETAIL)
            item.setData(f"{name.text} {name.words}", _WORDS_ROLE)
            item.setEditable(False)
            self._model.appendRow(item)
        selection.blockSignals(False)
        if not self.choose(wanted):
            self._choose_first()

    def prefer(self, key: str) -> None:
        """Make the row with a key current, now or once it is shown."""
        self._preferred = key
        self.choose(key)

    def choose(self, key: str) -> bool:
        """Make the row with a key current; False when it is not shown."""
        for line in range(self._filter.rowCount()):
            index = self._filter.index(line, 0)
            if key and _key(index) == key:
                self.tree.setCurrentIndex(index)
                self.tree.scrollTo(index)
                self.chosen.emit(key)
                return True
        return False

    def clear_query(self) -> None:
        """Show all names again."""
        self.field.set_query("")
        self._on_query_changed("")

    def _choose_first(self) -> None:
        self.tree.setCurrentIndex(self._filter.index(0, 0))
        self.chosen.emit(self.current)

    def _on_query_changed(self, words: str) -> None:
        self._filter.setFilterFixedString(words.strip())
        if not self.tree.currentIndex().isValid():
            self._choose_first()


def _key(index: QModelIndex) -> str:
    return str(index.data(_KEY_ROLE) or "")
