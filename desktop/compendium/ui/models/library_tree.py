"""The library as a tree: level of government, region, document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from compendium.domain.document import DocumentInfo, Level
from compendium.ui.models.labels import document_name, level_name, origin_badge, unknown_name, validity_badge
from compendium.ui.widgets.row_tree import RowRole

DOC_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
DOCUMENTS_MIME = "application/x-compendium-documents"
"""Kind of what is dragged: a JSON list of document ids."""
_LEVELS: tuple[Level | None, ...] = (*Level, None)


class LibraryTreeModel(QStandardItemModel):
    """Rows carry RowRole data; DOC_ROLE holds a document's id, KEY_ROLE a lasting name of a group."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QStandardItem] = {}
        self._current = ""

    def show_documents(self, infos: Iterable[DocumentInfo]) -> None:
        """Fill the tree anew, in the order given."""
        self.clear()
        self._items = {}
        by_level: dict[Level | None, list[DocumentInfo]] = {level: [] for level in _LEVELS}
        for info in infos:
            by_level[info.level].append(info)
        for level, members in by_level.items():
            if members:
                self.appendRow(self._level_item(level, members))
        self.set_current(self._current)

    def set_current(self, doc: str) -> None:
        """Mark the document that is open; "" for none."""
        for known, marked in ((self._current, False), (doc, True)):
            item = self._items.get(known)
            if item is not None:
                item.setData(marked, RowRole.MARKED)
        self._current = doc

    def index_of(self, doc: str) -> QModelIndex:
        """Index of a document; an invalid one when it is not shown."""
        item = self._items.get(doc)
        return item.index() if item is not None else QModelIndex()

    def documents(self) -> list[str]:
        """Ids of the documents that are shown."""
        return list(self._items)

    def mimeTypes(self) -> list[str]:
        """What dragged documents are."""
        return [DOCUMENTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Ids of the documents at these indexes, in the order of the tree."""
        chosen = {document_at(index) for index in indexes}
        return documents_mime([doc for doc in self._items if doc in chosen])

    def groups(self) -> Iterator[QModelIndex]:
        """Indexes of all levels and regions."""
        for row in range(self.rowCount()):
            level = self.item(row)
            yield level.index()
            for inner in range(level.rowCount()):
                if level.child(inner).hasChildren():
                    yield level.child(inner).index()

    def _level_item(self, level: Level | None, members: list[DocumentInfo]) -> QStandardItem:
        item = _group(level_name(level), f"level:{level or ''}", len(members))
        item.setData(True, RowRole.GROUP)
        regions: dict[str | None, list[DocumentInfo]] = {}
        for info in members:
            regions.setdefault(info.region, []).append(info)
        for region, documents in regions.items():
            # The nation is one place, and so is a level of which no text names its region: no need for a row between.
            direct = level is Level.NATIONAL or (region is None and len(regions) == 1)
            parent = (
                item
                if direct
                else _group(region or unknown_name(), f"region:{level or ''}:{region or ''}", len(documents))
            )
            for info in documents:
                parent.appendRow(self._document_item(info))
            if parent is not item:
                item.appendRow(parent)
        return item

    def _document_item(self, info: DocumentInfo) -> QStandardItem:
        item = QStandardItem(document_name(info))
        badge = " · ".join(filter(None, (origin_badge(info.origin), validity_badge(info.validity))))
        year = str(info.year) if info.year else ""
        item.setData(info.id, DOC_ROLE)
        item.setData(year or unknown_name(), RowRole.SUBTITLE)
        item.setData(badge, RowRole.BADGE)
        item.setToolTip(info.title if info.title != document_name(info) else "")
        item.setData("，".join(part for part in (info.title, year, badge) if part), Qt.ItemDataRole.AccessibleTextRole)
        item.setEditable(False)
        self._items[info.id] = item
        return item


def _group(name: str, key: str, count: int) -> QStandardItem:
    item = QStandardItem(name)
    item.setData(key, KEY_ROLE)
    item.setData(str(count), RowRole.DETAIL)
    item.setData(f"{name}，{count}", Qt.ItemDataRole.AccessibleTextRole)
    item.setSelectable(False)
    item.setEditable(False)
    return item


def document_at(index: QModelIndex | QPersistentModelIndex) -> str:
    """Id of the document at an index; "" for a group or nothing."""
    return str(index.data(DOC_ROLE) or "")


def documents_mime(docs: Sequence[str]) -> QMimeData:
    """Return what is dragged when documents are."""
    data = QMimeData()
    data.setData(DOCUMENTS_MIME, json.dumps(list(docs)).encode())
    return data
