"""The list of collections: choose, rename, delete; items can be dropped on another one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from compendium.domain.collection import Collection
from compendium.ui.icons import Icons
from compendium.ui.models.collection_list_model import COLLECTION_ROLE, CollectionListModel
from compendium.ui.theme import Themes
from compendium.ui.widgets.chosen_rows import ChosenRows


class CollectionList(ChosenRows):
    """``chosen_changed`` carries the id of the collection to show, "" for none."""

    chosen_changed = Signal(str)
    duplicate_requested = Signal(str)
    remove_requested = Signal(str)
    export_requested = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(themes, icons, parent)
        self._pictures = icons
        self._chosen = ""
        self.rows = CollectionListModel(self)
        self.setModel(self.rows)
        self.setObjectName("collectionList")
        self.setAccessibleName(self.tr("讲义"))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self.edit)

    @property
    def chosen(self) -> str:
        """Id of the collection that is shown; "" for none."""
        return self._chosen

    def show_collections(self, collections: Sequence[Collection], words: str) -> None:
        """Show other collections; the chosen one stays chosen while it is there, else one near it is."""
        row = self.currentIndex().row()
        self.selectionModel().blockSignals(True)
        self.rows.set_collections(collections, words)
        self.selectionModel().blockSignals(False)
        index = self.rows.index_of(self._chosen)
        if not index.isValid() and self.rows.rowCount():
            index = self.rows.index(min(max(row, 0), self.rows.rowCount() - 1), 0)
        self.setCurrentIndex(index)
        self._on_current_changed()

    def choose(self, identifier: str) -> None:
        """Choose a collection that is shown; one that is not here yet is chosen once it is."""
        index = self.rows.index_of(identifier)
        if index.isValid():
            self.setCurrentIndex(index)
        elif not self.rows.rowCount():
            self._chosen = identifier

    def edit_name(self, identifier: str) -> None:
        """Choose a collection and let its title be typed."""
        self.choose(identifier)
        self.edit_chosen()

    def remove_chosen(self) -> bool:
        """Ask for the chosen collection to be deleted; False when there is none."""
        if self._chosen:
            self.remove_requested.emit(self._chosen)
        return bool(self._chosen)

    def make_menu(self) -> QMenu | None:
        """What can be done with the chosen collection; None when there is none."""
        if not self._chosen:
            return None
        chosen, menu = self._chosen, QMenu(self)
        rename = menu.addAction(self._pictures.icon("pencil"), f"{self.tr('重命名')}\tF2")
        rename.triggered.connect(lambda: self.edit(self.currentIndex()))
        copy = menu.addAction(self._pictures.icon("copy"), self.tr("复制一份"))
        copy.triggered.connect(lambda: self.duplicate_requested.emit(chosen))
        export = menu.addAction(self._pictures.icon("upload"), self.tr("导出这份讲义…"))
        export.triggered.connect(lambda: self.export_requested.emit(chosen))
        menu.addSeparator()
        remove = menu.addAction(self._pictures.icon("trash-2"), f"{self.tr('删除讲义')}\tDel")
        remove.triggered.connect(lambda: self.remove_requested.emit(chosen))
        return menu

    def _on_current_changed(self) -> None:
        index = self.currentIndex()
        chosen = str(index.data(COLLECTION_ROLE)) if index.isValid() else ""
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit(chosen)
