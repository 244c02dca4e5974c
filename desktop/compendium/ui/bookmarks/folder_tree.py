"""The folders of bookmarks: choose, make, rename, delete, drop bookmarks on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from compendium.domain.bookmark import Bookmark
from compendium.ui.icons import Icons
from compendium.ui.models.folder_model import FOLDER_ROLE, FolderModel
from compendium.ui.theme import Themes
from compendium.ui.widgets.chosen_rows import ChosenRows


class FolderTree(ChosenRows):
    """A tree of folders; the first row stands for all bookmarks."""

    folder_chosen = Signal(object)
    """Path of the folder; "" for those in no folder, None for all."""
    make_requested = Signal(str)
    """Path of the folder to make one in; "" for the top."""
    rename_requested = Signal(str, str)
    remove_requested = Signal(str)
    search_requested = Signal(str)
    """Path of the folder to search in alone; "" for the bookmarks in none."""
    bookmarks_dropped = Signal(list, str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make a tree with the two fixed rows."""
        super().__init__(themes, icons, parent)
        self._tree_icons = icons
        self._chosen: str | None = None
        self._renamed = ("", "")
        self.folders = FolderModel(self)
        self.setModel(self.folders)
        self.setObjectName("folder_tree")
        self.setAccessibleName(self.tr("书签文件夹"))
        self.setAcceptDrops(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.folders.bookmarks_dropped.connect(self.bookmarks_dropped)
        self.folders.rename_requested.connect(self._on_rename_requested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self.edit)

    @property
    def chosen(self) -> str | None:
        """The folder whose bookmarks are shown."""
        return self._chosen

    def set_folders(self, folders: Sequence[str], bookmarks: Sequence[Bookmark], others: int = 0) -> None:
        """Show other folders and counts, as of FolderModel; the chosen one stays chosen while it is there."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.closePersistentEditor(self.currentIndex())
        wanted = self._chosen
        self.selectionModel().blockSignals(True)
        self.folders.set_folders(folders, bookmarks, others)
        self.selectionModel().blockSignals(False)
        if wanted and wanted not in self.folders.folders:
            wanted = self._new_path(wanted)
        self.expandAll()
        self.choose(wanted)

    def choose(self, folder: str | None) -> None:
        """Choose a folder; all bookmarks when there is none of that path."""
        index = self.folders.index_of(folder)
        self.setCurrentIndex(index)
        self._on_current_changed()

    def edit_name(self, folder: str) -> None:
        """Choose a folder and let its name be typed."""
        self.choose(folder)
        self.edit_chosen()

    def remove_chosen(self) -> bool:
        """Ask for the chosen folder to be deleted; False when none is chosen."""
        if self._chosen:
            self.remove_requested.emit(self._chosen)
        return bool(self._chosen)

    def make_menu(self) -> QMenu:
        """What can be done with the chosen folder."""
        folder = self._chosen or ""
        menu = QMenu(self)
        search = menu.addAction(self._tree_icons.icon("text-search"), self.tr("在此文件夹中检索"))
        search.triggered.connect(lambda: self.search_requested.emit(folder))
        search.setEnabled(self._chosen is not None)
        menu.addSeparator()
        make = menu.addAction(self._tree_icons.icon("folder-plus"), self.tr("新建文件夹"))
        rename = menu.addAction(self._tree_icons.icon("pencil"), f"{self.tr('重命名')}\tF2")
        remove = menu.addAction(self._tree_icons.icon("trash-2"), f"{self.tr('删除文件夹')}\tDel")
        make.triggered.connect(lambda: self.make_requested.emit(folder))
        rename.triggered.connect(lambda: self.edit(self.currentIndex()))
        remove.triggered.connect(lambda: self.remove_requested.emit(folder))
        for action in (rename, remove):
            action.setEnabled(bool(folder))
        return menu

    def _new_path(self, folder: str) -> str:
        """Where a folder is after the renaming that was asked for last, of itself or of one above it."""
        old, new = self._renamed
        return new + folder[len(old) :] if folder == old or folder.startswith(f"{old}/") else folder

    def _on_rename_requested(self, old: str, new: str) -> None:
        self._renamed = (old, new)
        self.rename_requested.emit(old, new)

    def _on_current_changed(self) -> None:
        index = self.currentIndex()
        folder = index.data(FOLDER_ROLE) if index.isValid() else None
        if folder != self._chosen:
            self._chosen = folder
            self.folder_chosen.emit(folder)
