"""The paragraphs of a text with the outline they make, as rows of a list."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from compendium.domain.document import BlockStyle, NodeKind
from compendium.services.outline_edits import Row, Rows

Index = QModelIndex | QPersistentModelIndex


class OutlineRole(IntEnum):
    """What is known of a row besides its text."""

    PLACE = Qt.ItemDataRole.UserRole + 1  # int, of the paragraph in the text
    DEPTH = Qt.ItemDataRole.UserRole + 2  # int, how far in it stands
    HEADING = Qt.ItemDataRole.UserRole + 3  # bool, opens a clause
    KIND = Qt.ItemDataRole.UserRole + 4  # str, what it is, in a word


class OutlineRowsModel(QAbstractListModel):
    """Shows all paragraphs, or those only that open a clause."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Rows = ()
        self._depths: list[int] = []
        self._shown: list[int] = []
        self._only_headings = False

    @property
    def rows(self) -> Rows:
        """The paragraphs."""
        return self._rows

    def show_rows(self, rows: Rows, *, only_headings: bool) -> None:
        """Show these paragraphs."""
        self.beginResetModel()
        self._rows, self._only_headings = rows, only_headings
        self._depths = _depths(rows)
        self._shown = [at for at, row in enumerate(rows) if row.head is not None or not only_headings]
        self.endResetModel()

    def index_of(self, place: int) -> QModelIndex:
        """Index of a paragraph, or of the one shown before it."""
        before = [number for number, at in enumerate(self._shown) if at <= place]
        return self.index(before[-1]) if before else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """One row a paragraph that is shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text of a paragraph, and what it is."""
        place = self._shown[index.row()]
        row = self._rows[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text.strip()[:200]
        if role == OutlineRole.PLACE:
            return place
        if role == OutlineRole.DEPTH:
            return self._depths[place]
        if role == OutlineRole.HEADING:
            return row.head is not None
        if role == OutlineRole.KIND:
            return kind_name(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{kind_name(row)}，{row.text.strip()[:80]}"
        return None


def _depths(rows: Rows) -> list[int]:
    depths: list[int] = []
    level = 0
    for row in rows:
        if row.head is not None:
            level = row.head.level
            depths.append(level)
        else:
            depths.append(level + 1)
    return depths


def kind_name(row: Row) -> str:
    """What a paragraph is, in a word."""
    translate = QCoreApplication.translate
    if row.head is None:
        return translate("Import", "表格") if row.style is BlockStyle.TABLE_ROW else translate("Import", "正文")
    names = {
        NodeKind.COVER: translate("Import", "通知"),
        NodeKind.DOC: translate("Import", "文件"),
        NodeKind.LEAD_IN: (
            translate("Import", "小标题") if row.head.title and not row.head.run_in else translate("Import", "段落")
        ),
        NodeKind.BOXOUT: translate("Import", "专栏"),
        NodeKind.PART: translate("Import", "编"),
        NodeKind.CHAPTER: translate("Import", "章"),
        NodeKind.SECTION: translate("Import", "节"),
        NodeKind.ARTICLE: translate("Import", "条"),
        NodeKind.ATTACHMENT: translate("Import", "附件"),
    }
    return names.get(row.head.kind) or translate("Import", "{0} 级").format(row.head.level)
