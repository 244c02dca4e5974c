"""Folders of bookmarks as a tree, with counts; bookmarks can be dropped on them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from compendium.domain.bookmark import Bookmark
from compendium.ui.models.bookmark_model import MIME_TYPE
from compendium.ui.widgets.row_tree import RowRole

Index = QModelIndex | QPersistentModelIndex
FOLDER_MIME_TYPE = "application/x-policy-compendium-folder"
FOLDER_ROLE = Qt.ItemDataRole.UserRole + 1
"""Path of the folder; "" for those in no folder, None for all."""


class FolderModel(QStandardItemModel):
    """All bookmarks, those in no folder, then the folders."""

    bookmarks_dropped = Signal(list, str)
    """Ids of bookmarks and the folder they were dropped on."""
    rename_requested = Signal(str, str)
    """Old and new path."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with the two fixed rows."""
        super().__init__(parent)
        self._folders: tuple[str, ...] = ()
        self.set_folders((), ())

    @property
    def folders(self) -> tuple[str, ...]:
        """Paths of all folders, those above others first."""
        return self._folders

    def set_folders(self, folders: Sequence[str], bookmarks: Sequence[Bookmark], others: int = 0) -> None:
        """Show other folders; folders above are added where only those in them are named.

        ``others`` counts what stands in no folder and is shown among all only, the highlights.
        """
        paths = {path for folder in (*folders, *(b.folder for b in bookmarks)) for path in _with_parents(folder)}
        self._folders = tuple(sorted(paths))
        counts = Counter(path for bookmark in bookmarks for path in _with_parents(bookmark.folder))
        loose = sum(1 for bookmark in bookmarks if not bookmark.folder)
        self.clear()
        root = self.invisibleRootItem()
        root.appendRow(_row(self.tr("全部书签和标注"), None, "library-big", len(bookmarks) + others))
        root.appendRow(_row(self.tr("未归入文件夹"), "", "inbox", loose))
        items = {"": root}
        for path in self._folders:
            above, _, name = path.rpartition("/")
            items[path] = _row(name, path, "folder", counts[path])
            items[above].appendRow(items[path])

    def index_of(self, folder: str | None) -> QModelIndex:
        """Index of a folder; the row of all bookmarks when there is none of that path."""
        if folder:
            above, _, _name = folder.rpartition("/")
            parent = self.index_of(above) if above else QModelIndex()
            for row in range(self.rowCount(parent)):
                index = self.index(row, 0, parent)
                if index.data(FOLDER_ROLE) == folder:
                    return index
        return self.index(1 if folder == "" else 0, 0)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the tree changes once that has been done."""
        folder = index.data(FOLDER_ROLE)
        name = " ".join(str(value).split()).replace("/", "／").strip()
        if role != Qt.ItemDataRole.EditRole or not folder or not name:
            return False
        above = str(folder).rpartition("/")[0]
        wanted = f"{above}/{name}" if above else name
        if wanted != folder:
            self.rename_requested.emit(folder, wanted)
        return False

    def mimeTypes(self) -> list[str]:
        """What can be dropped."""
        return [MIME_TYPE, FOLDER_MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The path of the folder that is dragged."""
        data = QMimeData()
        data.setData(FOLDER_MIME_TYPE, str(indexes[0].data(FOLDER_ROLE)).encode())
        return data

    def supportedDropActions(self) -> Qt.DropAction:
        """Bookmarks are moved."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def canDropMimeData(self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index) -> bool:
        """Bookmarks can be dropped on folders, not between them and not on the row of all; folders on other folders."""
        if data.hasFormat(FOLDER_MIME_TYPE):
            return self._moved_folder(data, parent) is not None
        return data.hasFormat(MIME_TYPE) and parent.isValid() and parent.data(FOLDER_ROLE) is not None

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell what was dropped on which folder."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        paths = self._moved_folder(data, parent) if data.hasFormat(FOLDER_MIME_TYPE) else None
        if paths is not None:
            self.rename_requested.emit(*paths)
        else:
            ids = bytes(data.data(MIME_TYPE).data()).decode().split("\n")
            self.bookmarks_dropped.emit(ids, str(parent.data(FOLDER_ROLE)))
        # False: the list must not remove its rows itself; it is loaded anew.
        return False

    def _moved_folder(self, data: QMimeData, parent: Index) -> tuple[str, str] | None:
        """Old and new path of a folder that is dropped on another, or on the first rows for the top."""
        folder = bytes(data.data(FOLDER_MIME_TYPE).data()).decode()
        above = (parent.data(FOLDER_ROLE) or "") if parent.isValid() else ""
        name = folder.rpartition("/")[2]
        wanted = f"{above}/{name}" if above else name
        inside = above == folder or above.startswith(f"{folder}/")
        return None if not folder or inside or wanted == folder else (folder, wanted)


def free_name(wanted: str, above: str, folders: Sequence[str]) -> str:
    """A path below ``above`` that no folder has: the wanted name, else with a number."""
    path = f"{above}/{wanted}" if above else wanted
    number = 2
    free = path
    while free in folders:
        free = f"{path} {number}"
        number += 1
    return free


def _with_parents(folder: str) -> list[str]:
    parts = [part for part in folder.split("/") if part]
    return ["/".join(parts[: depth + 1]) for depth in range(len(parts))]


def _row(name: str, folder: str | None, icon: str, count: int) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(folder, FOLDER_ROLE)
    item.setData(icon, RowRole.ICON)
    item.setData(str(count) if count else "", RowRole.DETAIL)
    flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    if folder is not None:
        flags |= Qt.ItemFlag.ItemIsDropEnabled
    else:
        flags |= Qt.ItemFlag.ItemIsDropEnabled  # for a folder that goes to the top
    if folder:
        flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
    item.setFlags(flags)
    return item
