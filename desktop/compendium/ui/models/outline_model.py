"""The outline of a document as a tree for views."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.finding import folded
from compendium.ui.widgets.row_tree import RowRole

Index = QModelIndex | QPersistentModelIndex
CLAUSE_ROLE = Qt.ItemDataRole.UserRole + 1
_NAME_LENGTH = 20
_INNER_QUOTES = str.maketrans("“”", "‘’")


def outline_label(clause: Clause) -> str:
    """Marker and title on one line, with a blank where the printed number would touch the title."""
    if not clause.title or not clause.marker:
        return " ".join(clause.label.split())
    gap = " " if clause.sep.strip() == "" and (clause.sep or clause.marker[-1] in ".．0123456789条章节编") else ""
    return f"{clause.marker}{gap}{' '.join(clause.title.split())}"


def clause_name(clause: Clause) -> str:
    """What a message calls a clause: its label of at most about twenty characters, fit to stand in quotation marks."""
    label = outline_label(clause).translate(_INNER_QUOTES)
    return label if len(label) <= _NAME_LENGTH else f"{label[: _NAME_LENGTH - 1]}…"


class OutlineModel(QAbstractItemModel):
    """One row a clause; the text itself (its title) is the first row, so that its preamble can be reached."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._children: Mapping[str, list[Clause]] = {}
        self._rows: dict[str, int] = {}
        self._parents: dict[str, str] = {}
        self._clauses: dict[str, Clause] = {}
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._marked = ""

    def set_document(self, document: Document | None) -> None:
        """Show another outline."""
        self.beginResetModel()
        children: dict[str, list[Clause]] = {}
        self._rows, self._parents, self._clauses, self._marked = {}, {}, {}, ""
        outline = document.outline if document else ()
        tops = {clause.id for clause in outline if clause.kind in {NodeKind.DOC, NodeKind.COVER}}
        for clause in outline:
            # The parts of a text stand beside its title, not below it: one step of indent less on every row.
            parent = "" if clause.parent is None or clause.parent in tops else clause.parent
            siblings = children.setdefault(parent, [])
            self._rows[clause.id], self._parents[clause.id] = len(siblings), parent
            self._clauses[clause.id] = clause
            siblings.append(clause)
        self._children = children
        self._ids = list(self._clauses)
        self._numbers = {clause: number for number, clause in enumerate(self._ids)}
        self.endResetModel()

    def __len__(self) -> int:
        return len(self._ids)

    def index_of(self, clause: str) -> QModelIndex:
        """Index of a clause; an invalid one when it is unknown."""
        if clause not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[clause], 0, self._numbers[clause])

    def clause_at(self, index: Index) -> str:
        """Id of the clause of an index; "" for an invalid one."""
        return self._ids[index.internalId()] if index.isValid() else ""

    def mark(self, clause: str) -> None:
        """Distinguish the row of what is read now."""
        before, self._marked = self._marked, clause
        for changed in (before, clause):
            index = self.index_of(changed)
            if index.isValid():
                self.dataChanged.emit(index, index, [RowRole.MARKED])

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Index of a child."""
        siblings = self._children.get(self.clause_at(parent), [])
        if column != 0 or not 0 <= row < len(siblings):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[siblings[row].id])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Index of the parent."""
        return self.index_of(self._parents.get(self.clause_at(index), ""))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of children."""
        return len(self._children.get(self.clause_at(parent), []))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One column."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Label, id, and whether the row is the one that is read now."""
        if not index.isValid():
            return None
        clause = self._clauses[self.clause_at(index)]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._label(clause)
        if role == CLAUSE_ROLE:
            return clause.id
        if role == RowRole.MARKED:
            return clause.id == self._marked
        return None

    def _label(self, clause: Clause) -> str:
        return self.tr("印发通知") if clause.kind is NodeKind.COVER else outline_label(clause)


class OutlineFilter(QSortFilterProxyModel):
    """Keeps rows that hold the words, and what they stand under."""

    def __init__(self, model: OutlineModel, parent: QObject | None = None) -> None:
        """Filter a model."""
        super().__init__(parent)
        self._words = ""
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    @property
    def words(self) -> str:
        """What rows must hold, folded; "" keeps all."""
        return self._words

    def set_words(self, words: str) -> None:
        """Keep only rows with these words; "" keeps all."""
        self._words = folded(words.strip())
        self.invalidate()

    def rows(self, parent: Index = QModelIndex()) -> Iterator[QModelIndex]:  # noqa: B008 - Qt's invalid index
        """All rows that are kept, in reading order."""
        for row in range(self.rowCount(parent)):
            index = self.index(row, 0, parent)
            yield index
            yield from self.rows(index)

    def first_match(self) -> QModelIndex:
        """The first row that holds the words itself; an invalid index when there is none."""
        return next((index for index in self.rows() if self._holds(index)), QModelIndex())

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether a row holds the words."""
        return self._holds(self.sourceModel().index(row, 0, parent))

    def _holds(self, index: Index) -> bool:
        return self._words in folded(str(index.data(Qt.ItemDataRole.DisplayRole) or ""))
