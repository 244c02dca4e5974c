"""The files of an import as rows, drawn with as few calls of Qt as can be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from compendium.domain.import_item import ImportItem
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.import_list import NUMBER_ROLE, ImportColumn, ImportListModel
from compendium.ui.models.import_words import LOOKS
from compendium.ui.theme import Themes

Index = QModelIndex | QPersistentModelIndex
_KEPT_ROWS = 500  # whose words are kept as they were cut
_LEFT = Qt.AlignmentFlag.AlignVCenter
_END = Qt.TextElideMode.ElideRight
_CUT = {ImportColumn.FILE: Qt.TextElideMode.ElideMiddle}  # two files may differ at the end of their names


class FileRows(QTreeView):
    """Enter looks at the current file; Delete leaves the selected ones out."""

    opened = Signal(QModelIndex)
    skip_requested = Signal()

    def __init__(self, model: ImportListModel, themes: Themes, icons: Icons) -> None:
        super().__init__()
        self._files, self._themes, self._icons = model, themes, icons
        self._at: list[int] = []  # of each column's words
        self._rooms: list[int] = []  # for them
        self._cut: dict[int, tuple[ImportItem, list[str]]] = {}
        self._shared_names = 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Look once at what all rows share."""
        pad, header = self._themes.current.px("space_2"), self.header()
        columns = [
            (header.sectionViewportPosition(column) + pad, header.sectionSize(column) - 2 * pad)
            for column in ImportColumn
        ]
        self._at, rooms = [left for left, _ in columns], [room for _, room in columns]
        rooms[ImportColumn.STATE] -= self._themes.current.px("icon_small") + pad
        shared = self._files.shared_names
        if rooms != self._rooms or len(self._cut) > _KEPT_ROWS or shared != self._shared_names:
            self._rooms, self._cut, self._shared_names = rooms, {}, shared
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Cut the words anew in other letters."""
        super().changeEvent(event)
        self._cut = {}

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row as one piece, with one look at its file and as few calls of Qt as can be.

        While a thread reads files, each call may have to wait for its turn, and the window with it; a delegate would
        ask the model for each of its cells some ten times.
        """
        theme, rect = self._themes.current, option.rect
        item = self._files.item(int(index.data(NUMBER_ROLE)))
        if item is None:
            return
        if self.selectionModel().isSelected(index):
            painter.fillRect(rect, theme.color("accent_soft"))
        side, pad = theme.px("icon_small"), theme.px("space_2")
        top, height = rect.top(), rect.height()
        name, role = LOOKS[item.state]
        picture = self._icons.pixmap(name, side, pixel_ratio(painter), role)
        painter.drawPixmap(self._at[ImportColumn.STATE], top + (height - side) // 2, picture)
        painter.setPen(theme.color("text"))
        for column, words in enumerate(self._cut_words(item, painter.fontMetrics)):
            left = self._at[column] + (side + pad if column == ImportColumn.STATE else 0)
            painter.drawText(left, top, self._rooms[column], height, _LEFT, words)
        if self.hasFocus() and index.row() == self.currentIndex().row():
            painter.setPen(QPen(theme.color("focus"), 1))
            painter.drawRect(rect.adjusted(0, 0, -1, -1))

    def _cut_words(self, item: ImportItem, metrics: Callable[[], QFontMetrics]) -> list[str]:
        kept = self._cut.get(item.number)
        if kept is None or kept[0] is not item:
            letters = metrics()
            kept = (
                item,
                [
                    letters.elidedText(self._files.words(item, column), _CUT.get(column, _END), self._rooms[column])
                    for column in ImportColumn
                ],
            )
            self._cut[item.number] = kept
        return kept[1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.skip_requested.emit()
        else:
            super().keyPressEvent(event)
