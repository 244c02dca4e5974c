"""加入讲义: which collection the chosen clauses go into, the one used last first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.collection import Collection
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.row_tree import RowRole, RowTree
from compendium.ui.widgets.search_field import SearchField

_SIZE = (420, 380)
_ID = Qt.ItemDataRole.UserRole + 1
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CollectionChooser(QDialog):
    """``chosen`` carries the id of a collection, or "" with the title of a new one."""

    chosen = Signal(str, str)

    def __init__(
        self, themes: Themes, icons: Icons, about: str, collections: Sequence[Collection], parent: QWidget | None = None
    ) -> None:
        """``about`` says what is added; ``collections`` in the order to offer them."""
        super().__init__(parent)
        self.setObjectName("collectionChooser")
        self.setWindowTitle(self.tr("加入讲义"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._collections = tuple(collections)
        self._build(themes, icons, about)
        self._fill("")

    def _build(self, themes: Themes, icons: Icons, about: str) -> None:
        theme = themes.current
        said = QLabel(about)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setProperty("tone", "secondary")
        said.setWordWrap(True)
        self.field = SearchField(icons=icons)
        self.field.setObjectName("chooserField")
        self.field.setPlaceholderText(self.tr("查找讲义，或写下新讲义的名称"))
        self.field.setAccessibleName(self.tr("查找讲义，或写下新讲义的名称"))
        self.field.textChanged.connect(lambda words: None if self.field.composing else self._fill(words))
        self.field.query_changed.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = RowTree(themes, icons)
        self.list.setObjectName("chooserList")
        self.list.setAccessibleName(self.tr("讲义"))
        self.list.setRootIsDecorated(False)
        self.list.setIndentation(0)
        self._rows = QStandardItemModel(self.list)
        self.list.setModel(self._rows)
        self.list.activated.connect(self._take)
        self._go = QPushButton(self.tr("加入"))
        self._go.setDefault(True)
        self._go.clicked.connect(lambda: self._take(self.list.currentIndex()))
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (cancel, self._go):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [theme.px("space_4")])
        column.setSpacing(theme.px("space_2"))
        for part in (said, self.field, self.list):
            column.addWidget(part)
        column.addLayout(buttons)
        self.field.setFocus()

    def _fill(self, words: str) -> None:
        wanted = words.casefold().split()
        self._rows.clear()
        for each in self._collections:
            if all(word in each.title.casefold() for word in wanted):
                self._add(each.id, each.title, "presentation", self.tr("{0} 项").format(each.count))
        typed = " ".join(words.split())
        if not any(each.title == typed for each in self._collections):
            new = self.tr("新建讲义“{0}”").format(typed) if typed else self.tr("新建讲义…")
            self._add("", new, "plus", "")
        self.list.setCurrentIndex(self._rows.index(0, 0))

    def _add(self, identifier: str, title: str, icon: str, detail: str) -> None:
        row = QStandardItem(title)
        row.setData(identifier, _ID)
        row.setData(icon, RowRole.ICON)
        row.setData(detail, RowRole.DETAIL)
        row.setEditable(False)
        self._rows.appendRow(row)

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            identifier = str(index.data(_ID))
            title = " ".join(self.field.text().split())
            self.accept()
            self.chosen.emit(identifier, "" if identifier else title)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows go over the list while the keyboard is in the field."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None and not self.field.composing:
                row = self.list.currentIndex().row() + step
                if 0 <= row < self._rows.rowCount():
                    self.list.setCurrentIndex(self._rows.index(row, 0))
                return True
        return super().eventFilter(watched, event)
