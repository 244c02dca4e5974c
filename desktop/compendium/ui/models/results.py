"""Hits of a search, grouped by document, as a tree for views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchHit, SearchResult
from compendium.ui.models.labels import document_name, level_name

Index = QModelIndex | QPersistentModelIndex
_TOP = 0  # internal id of a group; a hit's is the number of its group + 1


class ResultRole(IntEnum):
    """What a row holds."""

    GROUP = Qt.ItemDataRole.UserRole + 60  # ResultGroup, of a group's row
    HIT = Qt.ItemDataRole.UserRole + 61  # SearchHit, of a hit's row


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Hits in one document; ``total`` may be more than the hits that were fetched."""

    doc: str
    title: str
    detail: str
    hits: tuple[SearchHit, ...]
    total: int


class ResultModel(QAbstractItemModel):
    """Documents at the top, their hits below, both in the order of the result."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: list[ResultGroup] = []

    def set_result(self, result: SearchResult | None, infos: Mapping[str, DocumentInfo]) -> None:
        """Show another result."""
        self.beginResetModel()
        self._groups = list(_groups(result, infos)) if result else []
        self.endResetModel()

    @property
    def groups(self) -> Sequence[ResultGroup]:
        """The documents with hits, in order."""
        return self._groups

    def hit_indexes(self) -> Iterator[QModelIndex]:
        """Indexes of all hits, from top to bottom."""
        for number, group in enumerate(self._groups):
            for row in range(len(group.hits)):
                yield self.createIndex(row, 0, number + 1)

    def index_of(self, doc: str, clause: str) -> QModelIndex:
        """Index of a hit; an invalid one when it is not there."""
        for number, group in enumerate(self._groups):
            if group.doc == doc:
                for row, hit in enumerate(group.hits):
                    if hit.clause == clause:
                        return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def group_index(self, doc: str) -> QModelIndex:
        """Index of a document; an invalid one when it has no hits."""
        for number, group in enumerate(self._groups):
            if group.doc == doc:
                return self.createIndex(number, 0, _TOP)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Index of a child."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Index of the document of a hit."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of documents, or of hits in one."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].hits) if parent.internalId() == _TOP else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows and says."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            return self._group_data(self._groups[index.row()], role)
        return self._hit_data(self._groups[index.internalId() - 1].hits[index.row()], role)

    def _group_data(self, group: ResultGroup, role: int) -> object:
        match role:
            case ResultRole.GROUP:
                return group
            case Qt.ItemDataRole.DisplayRole:
                return group.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{0}，{1}，{2} 条").format(group.title, group.detail, group.total)
        return None

    def _hit_data(self, hit: SearchHit, role: int) -> object:
        match role:
            case ResultRole.HIT:
                return hit
            case Qt.ItemDataRole.DisplayRole:
                return hit.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{0}：{1}").format(hit.title, hit.snippet)
        return None


def _groups(result: SearchResult, infos: Mapping[str, DocumentInfo]) -> Iterator[ResultGroup]:
    by_document: dict[str, list[SearchHit]] = {}
    for hit in result.hits:
        by_document.setdefault(hit.doc, []).append(hit)
    totals = result.facets.get("doc", {})
    for doc, hits in by_document.items():
        info = infos.get(doc)
        title = document_name(info) if info else doc
        yield ResultGroup(doc, title, _detail(info), tuple(hits), max(totals.get(doc, 0), len(hits)))


def _detail(info: DocumentInfo | None) -> str:
    """Level, region and year, as far as they are known and tell something."""
    if info is None:
        return ""
    level = level_name(info.level) if info.level else ""
    region = info.region if info.region not in ("全国", None) else ""
    return " · ".join(part for part in (level, region, str(info.year or "")) if part)
