"""The table of a comparison: topics down, documents across; what to show of it and what is unfolded."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.compare.matrix import Matrix, MatrixFilter, MatrixRow, passes
from compendium.domain.document import Document, Level
from compendium.domain.place_labels import place_label
from compendium.services.comparison_sheets import place_of
from compendium.ui.models.labels import level_name

Index = QModelIndex | QPersistentModelIndex
TOPIC = 0
UnderRole = Qt.ItemDataRole.UserRole + 80
"""What stands in a second line under the heading of a column."""


class MatrixModel(QAbstractTableModel):
    """Columns: topic, one for each document, outcome. Cells say their row; painting takes it from there."""

    def __init__(self, title_of: Callable[[str], str], outcome_title: str, parent: QObject | None = None) -> None:
        """``title_of`` gives a document's heading."""
        super().__init__(parent)
        self._title_of, self._outcome_title = title_of, outcome_title
        self._matrix = Matrix((), ())
        self._documents: Mapping[str, Document] = {}
        self._shown: list[int] = []
        self._places: dict[tuple[int, int], str] = {}
        self._filter = MatrixFilter.ALL
        self.unfolded: set[int] = set()
        """Places of rows among all of them."""

    def show_matrix(self, matrix: Matrix, documents: Mapping[str, Document]) -> None:
        """Show another table; what was unfolded stays unfolded where the same topics stand."""
        before = {self._matrix.rows[place].topic for place in self.unfolded if place < len(self._matrix.rows)}
        self.beginResetModel()
        self._matrix, self._documents = matrix, documents
        self._places.clear()
        self.unfolded = {place for place, row in enumerate(matrix.rows) if row.topic in before}
        self._narrow()
        self.endResetModel()

    def set_filter(self, chosen: MatrixFilter) -> None:
        """Show fewer or more rows."""
        self.beginResetModel()
        self._filter = chosen
        self._narrow()
        self.endResetModel()

    def _narrow(self) -> None:
        self._shown = [place for place, row in enumerate(self._matrix.rows) if passes(row, self._filter)]

    def count(self, chosen: MatrixFilter) -> int:
        """How many rows a filter would show."""
        return sum(passes(row, chosen) for row in self._matrix.rows)

    @property
    def shown(self) -> Sequence[int]:
        """Places of the shown rows among all of them."""
        return tuple(self._shown)

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids of the documents across."""
        return self._matrix.documents

    def row(self, at: int) -> MatrixRow:
        """A shown row."""
        return self._matrix.rows[self._shown[at]]

    def is_unfolded(self, at: int) -> bool:
        """Tell whether a shown row shows its texts."""
        return self._shown[at] in self.unfolded

    def toggle(self, at: int) -> None:
        """Unfold a shown row or fold it."""
        self.unfolded ^= {self._shown[at]}
        self._tell(at)

    def fold(self, rows: Collection[int], *, unfolded: bool) -> None:
        """Fold or unfold several shown rows."""
        places = {self._shown[at] for at in rows}
        self.unfolded = self.unfolded | places if unfolded else self.unfolded - places
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, self.columnCount() - 1))

    def _tell(self, at: int) -> None:
        self.dataChanged.emit(self.index(at, 0), self.index(at, self.columnCount() - 1))

    def text_of(self, at: int, column: int) -> str:
        """The full texts of a cell's clauses, one paragraph each; "" where the document says nothing."""
        cell = self.row(at).cells[column - 1] if 0 < column <= len(self._matrix.documents) else None
        if cell is None:
            return ""
        found = (self._documents[ref.doc].by_id[ref.clause].text.strip() for ref in cell.clauses)
        return "\n\n".join(found)

    def place_of(self, at: int, column: int) -> str:
        """Where a document speaks of a topic: its best clause, and how many there are; "" where it says nothing."""
        known = self._shown[at], column
        if known not in self._places:
            cell = self.row(at).cells[column - 1]
            refs = cell.clauses if cell is not None else ()
            place = place_of(self._documents[refs[0].doc], refs[0].clause) if refs else ""
            several = self.tr("{0} 等{1}条").format(place, len(refs)) if place and len(refs) > 1 else place
            self._places[known] = several
        return self._places[known]

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Number of shown rows."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Topic, documents, outcome."""
        return 0 if parent.isValid() else len(self._matrix.documents) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, UnderRole):
            return None
        docs = self._matrix.documents
        if section == TOPIC:
            return "" if role == UnderRole else self.tr("主题")
        if section <= len(docs):
            doc = docs[section - 1]
            if role == UnderRole:
                return self._issued(doc)
            return self._documents[doc].info.title if role == Qt.ItemDataRole.ToolTipRole else self._title_of(doc)
        return "" if role == UnderRole else self._outcome_title

    def _issued(self, doc: str) -> str:
        """Level, place and year of a document."""
        info = self._documents[doc].info
        level = level_name(info.level) if info.level and info.level is not Level.NATIONAL else ""
        place = place_label(info, level_name) if info.region else ""
        parts = (level, place, str(info.year) if info.year else "")
        return " · ".join(dict.fromkeys(part for part in parts if part))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words of a cell, for copying and for screen readers."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        row = self.row(index.row())
        if index.column() == TOPIC:
            return row.topic
        if index.column() > len(row.cells):
            return "；".join(f"{target.name} {target.a} → {target.b}" for target in row.targets)
        cell = row.cells[index.column() - 1]
        return "；".join((cell.gist, *cell.numbers)) if cell else "—"
