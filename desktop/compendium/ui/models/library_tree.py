"""The library as a tree: level of government, region, document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.domain.document import DocumentInfo, Level
from compendium.ui.models.labels import document_name, level_name, origin_badge, unknown_name, validity_badge
from compendium.ui.widgets.row_tree import RowRole

DOC_ROLE = Qt.ItemDataRole.UserRole + 1
KEY_ROLE = Qt.ItemDataRole.UserRole + 2
DOCUMENTS_MIME = "application/x-compendium-documents"
"""Kind of what is dragged: a JSON list of document ids."""
Index = QModelIndex | QPersistentModelIndex
_LEVELS: tuple[Level | None, ...] = (*Level, None)
_LEVEL = "level:"
_NOWHERE = QModelIndex()
_GROUP_FLAGS = Qt.ItemFlag.ItemIsEnabled
_DOCUMENT_FLAGS = (  # made once: views ask of every row
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


@dataclass(slots=True)
class _Row:
    """A level, a region or a document, with the rows below it."""

    index: QModelIndex = _NOWHERE
    parent: _Row | None = None
    name: str = ""
    key: str = ""
    count: int = 0
    info: DocumentInfo | None = None
    below: list[_Row] = field(default_factory=list)

    @property
    def is_level(self) -> bool:
        return self.info is None and self.key.startswith(_LEVEL)


class LibraryTreeModel(QAbstractItemModel):
    """Rows carry RowRole data; DOC_ROLE holds a document's id, KEY_ROLE a lasting name of a group.

    What is shown of a row is made when it is asked for: a library of thousands is filled in anew at each import.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = [_Row()]  # by their numbers; the first is above all others and not shown
        self._documents: dict[str, _Row] = {}
        self._current = self._unknown = ""

    def show_documents(self, infos: Iterable[DocumentInfo]) -> None:
        """Fill the tree anew, in the order given."""
        by_level: dict[Level | None, list[DocumentInfo]] = {level: [] for level in _LEVELS}
        for info in infos:
            by_level[info.level].append(info)
        self._unknown = unknown_name()  # looked up once: views ask for every row
        self.beginResetModel()
        self._rows, self._documents = [_Row()], {}
        for level, members in by_level.items():
            if members:
                self._add_level(level, members)
        self.endResetModel()

    def set_current(self, doc: str) -> None:
        """Mark the document that is open; "" for none."""
        before, self._current = self._current, doc
        for known in {before, doc}:
            index = self.index_of(known)
            if index.isValid():
                self.dataChanged.emit(index, index, [RowRole.MARKED])

    def index_of(self, doc: str) -> QModelIndex:
        """Index of a document; an invalid one when it is not shown."""
        row = self._documents.get(doc)
        return row.index if row is not None else _NOWHERE

    def documents(self) -> list[str]:
        """Ids of the documents that are shown."""
        return list(self._documents)

    def groups(self) -> Iterator[QModelIndex]:
        """Indexes of all levels and regions."""
        return (row.index for row in self._rows[1:] if row.info is None)

    # What views ask for

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Index of the row at that place below ``parent``."""
        below = self._rows[parent.internalId() if parent.isValid() else 0].below
        return below[row].index if column == 0 and 0 <= row < len(below) else _NOWHERE

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Index of the group that a row is in."""
        above = self._rows[index.internalId() if index.isValid() else 0].parent
        return _NOWHERE if above is None else above.index

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are below ``parent``."""
        return len(self._row(parent).below)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        """One."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Documents can be selected and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _GROUP_FLAGS if self._rows[index.internalId()].info is None else _DOCUMENT_FLAGS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows."""
        if not index.isValid():
            return None
        row = self._row(index)
        return self._of_group(row, role) if row.info is None else self._of_document(row.info, role)

    def mimeTypes(self) -> list[str]:
        """What dragged documents are."""
        return [DOCUMENTS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Ids of the documents at these indexes, in the order of the tree."""
        chosen = {document_at(index) for index in indexes}
        return documents_mime([doc for doc in self._documents if doc in chosen])

    def _add_level(self, level: Level | None, members: list[DocumentInfo]) -> None:
        regions: dict[str | None, list[DocumentInfo]] = {}
        for info in members:
            regions.setdefault(info.region, []).append(info)
        top = self._add_group(self._rows[0], level_name(level), f"{_LEVEL}{level or ''}", len(members))
        for region, documents in regions.items():
            # The nation is one place, and so is a level of which no text names its region: no need for a row between.
            group = top
            if not (level is Level.NATIONAL or (region is None and len(regions) == 1)):
                key = f"region:{level or ''}:{region or ''}"
                group = self._add_group(top, region or unknown_name(), key, len(documents))
            for info in documents:
                self._documents[info.id] = self._add(_Row(parent=group, info=info))

    def _add_group(self, parent: _Row, name: str, key: str, count: int) -> _Row:
        return self._add(_Row(parent=parent, name=name, key=key, count=count))

    def _add(self, row: _Row) -> _Row:
        if row.parent is not None:
            row.index = self.createIndex(len(row.parent.below), 0, len(self._rows))
            row.parent.below.append(row)
        self._rows.append(row)
        return row

    def _row(self, index: Index) -> _Row:
        return self._rows[index.internalId() if index.isValid() else 0]

    def _of_group(self, row: _Row, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == KEY_ROLE:
            return row.key
        if role == RowRole.DETAIL:
            return str(row.count)
        if role == RowRole.GROUP:
            return row.is_level
        return f"{row.name}，{row.count}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _of_document(self, info: DocumentInfo, role: int) -> object:
        if role == RowRole.SUBTITLE:  # the first, since the height of every row hangs on it
            return str(info.year) if info.year else self._unknown
        if role == Qt.ItemDataRole.DisplayRole:
            return document_name(info)
        if role == DOC_ROLE:
            return info.id
        if role == RowRole.MARKED:
            return info.id == self._current
        if role == RowRole.BADGE:
            return _badge(info)
        if role == Qt.ItemDataRole.ToolTipRole:
            return info.title if info.title != document_name(info) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(filter(None, (info.title, str(info.year or ""), _badge(info))))
        return None


def _badge(info: DocumentInfo) -> str:
    return " · ".join(filter(None, (origin_badge(info.origin), validity_badge(info.validity))))


def document_at(index: Index) -> str:
    """Id of the document at an index; "" for a group or nothing."""
    return str(index.data(DOC_ROLE) or "")


def documents_mime(docs: Sequence[str]) -> QMimeData:
    """Return what is dragged when documents are."""
    data = QMimeData()
    data.setData(DOCUMENTS_MIME, json.dumps(list(docs)).encode())
    return data
