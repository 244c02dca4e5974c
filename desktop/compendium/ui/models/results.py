"""Hits of a search, grouped by document, as a tree for views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.domain.document import DocumentInfo, Level
from compendium.domain.query import MatchKind, SearchHit, SearchResult, SortOrder
from compendium.ui.models.labels import document_name, level_name
from compendium.ui.models.search_labels import match_name

Index = QModelIndex | QPersistentModelIndex
_TOP = 0  # internal id of a group; a hit's is the number of its group + 1


class ResultRole(IntEnum):
    """What a row holds."""

    GROUP = Qt.ItemDataRole.UserRole + 60  # ResultGroup, of a group's row
    HIT = Qt.ItemDataRole.UserRole + 61  # SearchHit, of a hit's row


@dataclass(frozen=True, slots=True)
class ResultGroup:
    """Hits in one document; ``total`` may be more than the hits that were fetched, of which there may be none."""

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
        self._rows: dict[str, int] = {}
        self._hits: tuple[SearchHit, ...] = ()

    def set_result(self, result: SearchResult | None, infos: Mapping[str, DocumentInfo]) -> None:
        """Show another result."""
        self.beginResetModel()
        self._hits = result.hits if result else ()
        self._groups = list(_groups(result.hits, result, infos)) if result else []
        self._rows = {group.doc: row for row, group in enumerate(self._groups)}
        self.endResetModel()

    def extend(self, result: SearchResult, infos: Mapping[str, DocumentInfo]) -> None:
        """Add the hits that came after those that are shown; a result that does not go on from them is shown anew."""
        known = len(self._hits)
        if [(hit.doc, hit.clause) for hit in result.hits[:known]] != [(hit.doc, hit.clause) for hit in self._hits]:
            self.set_result(result, infos)
            return
        self._hits = result.hits
        fresh: list[ResultGroup] = []
        for group in _groups(result.hits[known:], result, infos):
            if group.doc in self._rows:
                self.add_hits(group.doc, group.hits)
            else:
                fresh.append(group)
        self._add_groups(fresh)

    def add_documents(self, docs: Sequence[str], result: SearchResult, infos: Mapping[str, DocumentInfo]) -> None:
        """Add documents of which no hit was fetched yet; those that are here already stay as they are."""
        totals = result.facets.get("doc", {})
        self._add_groups([_group(doc, (), totals, infos.get(doc)) for doc in docs if doc not in self._rows])

    def _add_groups(self, groups: Sequence[ResultGroup]) -> None:
        if groups:
            first = len(self._groups)
            self.beginInsertRows(QModelIndex(), first, first + len(groups) - 1)
            self._groups += groups
            self._rows |= {group.doc: first + row for row, group in enumerate(groups)}
            self.endInsertRows()

    def add_hits(self, doc: str, found: Sequence[SearchHit]) -> None:
        """Add hits of a document that is here; those that it has already are passed over."""
        row = self._rows[doc]
        group = self._groups[row]
        known = {hit.clause for hit in group.hits}
        hits = tuple(hit for hit in found if hit.clause not in known)
        if not hits:
            return
        first = len(group.hits)
        self.beginInsertRows(self.createIndex(row, 0, _TOP), first, first + len(hits) - 1)
        self._groups[row] = replace(group, hits=group.hits + hits)
        self.endInsertRows()

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
        number = self._rows.get(doc)
        if number is not None:
            for row, hit in enumerate(self._groups[number].hits):
                if hit.clause == clause:
                    return self.createIndex(row, 0, number + 1)
        return QModelIndex()

    def group_index(self, doc: str) -> QModelIndex:
        """Index of a document; an invalid one when it has no hits."""
        number = self._rows.get(doc)
        return QModelIndex() if number is None else self.createIndex(number, 0, _TOP)

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

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        """True for documents too whose hits are still to be fetched."""
        if not parent.isValid():
            return bool(self._groups)
        return parent.internalId() == _TOP

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
                told = self.tr("{0}：{1}").format(hit.title, hit.snippet)
                return told if hit.match is MatchKind.EXACT else f"{match_name(hit.match)}，{told}"
        return None


def _groups(
    hits: Sequence[SearchHit], result: SearchResult, infos: Mapping[str, DocumentInfo]
) -> Iterator[ResultGroup]:
    by_document: dict[str, list[SearchHit]] = {}
    for hit in hits:
        by_document.setdefault(hit.doc, []).append(hit)
    totals = result.facets.get("doc", {})
    for doc, found in by_document.items():
        yield _group(doc, tuple(found), totals, infos.get(doc))


def _group(doc: str, hits: tuple[SearchHit, ...], totals: Mapping[str, int], info: DocumentInfo | None) -> ResultGroup:
    title = document_name(info) if info else doc
    return ResultGroup(doc, title, _detail(info), hits, max(totals.get(doc, 0), len(hits)))


def _detail(info: DocumentInfo | None) -> str:
    """Level, region and year, as far as they are known and tell something."""
    if info is None:
        return ""
    level = level_name(info.level) if info.level else ""
    region = info.region if info.region not in ("全国", None) else ""
    return " · ".join(part for part in (level, region, str(info.year or "")) if part)


def in_order(docs: Iterable[str], infos: Mapping[str, DocumentInfo], order: SortOrder) -> list[str]:
    """Return documents in the order in which their hits come; ``infos`` are in library order."""
    if order is SortOrder.RELEVANCE:
        return list(docs)  # those of most hits first, as they were counted
    wanted = set(docs)
    known = [info for doc, info in infos.items() if doc in wanted]
    if order is SortOrder.NEWEST:
        known.sort(key=lambda info: (info.year or 0, info.signed_date or ""), reverse=True)
    elif order is SortOrder.LEVEL:
        levels: list[Level | None] = [*Level, None]
        known.sort(key=lambda info: levels.index(info.level))
    return [info.id for info in known]
