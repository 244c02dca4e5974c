"""The page on which two to four documents are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTreeView, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.services.compare import LEAST_DOCUMENTS, MOST_DOCUMENTS
from compendium.ui.icons import Icons, pixel_ratio
from compendium.ui.models.labels import level_name
from compendium.ui.theme import Theme, Themes
from compendium.ui.widgets.row_tree import RowDelegate, RowRole, RowTree
from compendium.ui.widgets.search_field import SearchField

Index = QModelIndex | QPersistentModelIndex
_DOC = Qt.ItemDataRole.UserRole + 60
_WIDEST = 680
# A short list needs no field to look in.
_MANY = 9
# A list without rows still shows where rows would be; a full one shows its last row whole.
_LOWEST, _SLACK = 120, 12


class _CheckDelegate(RowDelegate):
    """Draws a box with a tick in front of rows that can be chosen."""

    def _paint_icon(self, painter: QPainter, rect: QRect, index: Index, theme: Theme) -> QRect:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return super()._paint_icon(painter, rect, index, theme)
        checked = Qt.CheckState(state) is Qt.CheckState.Checked
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsUserCheckable)
        side = theme.px("icon_small")
        box = QRectF(rect.left() + 0.5, rect.center().y() - side / 2 + 1, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if checked else "border_strong" if enabled else "border"), 1))
        painter.setBrush(theme.color("accent" if checked else "input" if enabled else "panel"))
        painter.drawRoundedRect(box, theme.px("radius_small"), theme.px("radius_small"))
        if checked:
            ratio = pixel_ratio(painter)
            painter.drawPixmap(box.toRect(), self._icons.pixmap("check", side, ratio, "on_accent"))
        return rect.adjusted(side + theme.px("space_2"), 0, 0, 0)


class _CheckList(RowTree):
    """Rows that a click, Space or Enter checks and unchecks."""

    toggled = Signal(QModelIndex)
    submitted = Signal()

    def __init__(self, themes: Themes, icons: Icons) -> None:
        super().__init__(themes, icons)
        self.setItemDelegate(_CheckDelegate(themes, icons, self))
        self.setSelectionMode(QTreeView.SelectionMode.NoSelection)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.clicked.connect(self.toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space checks, Enter goes on."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.toggled.emit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)


class DocumentChooser(QWidget):
    """Lists the library by level with boxes to tick; ``chosen`` carries two to four ids in the order ticked."""

    chosen = Signal(list)
    cancelled = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make a page without documents."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        self._infos: Sequence[DocumentInfo] = ()
        self._ticked: list[str] = []
        self._items: dict[str, QStandardItem] = {}
        self._build(icons)
        self._connect()
        self._refresh()

    def _build(self, icons: Icons) -> None:
        self.title = QLabel(self.tr("选择要对照的文件"))
        self.title.setObjectName("chooser_title")
        self.title.setProperty("tone", "heading")
        self.hint = QLabel()
        self.hint.setObjectName("chooser_hint")
        self.hint.setProperty("tone", "secondary")
        self.hint.setWordWrap(True)
        self.field = SearchField(self, icons=icons)
        self.field.setObjectName("chooser_field")
        self.field.setPlaceholderText(self.tr("按标题或地区筛选"))
        self.field.setAccessibleName(self.tr("按标题或地区筛选"))
        self.list = _CheckList(self._themes, icons)
        self.list.setObjectName("chooser_list")
        self.list.setAccessibleName(self.tr("可对照的文件"))
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self.count = QLabel()
        self.count.setObjectName("chooser_count")
        self.count.setProperty("tone", "secondary")
        self.back = QPushButton(self.tr("返回"))
        self.back.setObjectName("chooser_back")
        self.start = QPushButton(self.tr("开始对照"))
        self.start.setObjectName("chooser_start")
        self.start.setProperty("role", "primary")
        gap = self._themes.current
        buttons = QHBoxLayout()
        buttons.setSpacing(gap.px("space_3"))
        buttons.addWidget(self.count, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.start)
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(middle)
        column.setContentsMargins(gap.px("space_5"), gap.px("space_6"), gap.px("space_5"), gap.px("space_5"))
        column.setSpacing(gap.px("space_3"))
        for part in (self.title, self.hint, self.field):
            column.addWidget(part)
        column.addWidget(self.list, 1000)
        column.addLayout(buttons)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)

    def _connect(self) -> None:
        self.field.query_changed.connect(self._fill)
        self.list.toggled.connect(self._on_list_toggled)
        self.list.submitted.connect(self._on_start_clicked)
        self.start.clicked.connect(self._on_start_clicked)
        self.back.clicked.connect(self.cancelled)

    def ask(self, infos: Sequence[DocumentInfo], ticked: Sequence[str] = (), *, may_go_back: bool = False) -> None:
        """Show the library; ``ticked`` are chosen already, ``may_go_back`` offers the way back."""
        self._infos = tuple(infos)
        known = {info.id for info in infos}
        self._ticked = [doc for doc in ticked if doc in known][:MOST_DOCUMENTS]
        self.back.setVisible(may_go_back)
        self.field.set_query("")
        self.field.setVisible(len(infos) >= _MANY)
        self._fill("")
        self._refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back where that is offered."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.cancelled.emit()
            return
        super().keyPressEvent(event)

    @property
    def ticked(self) -> list[str]:
        """Ids in the order they were ticked."""
        return list(self._ticked)

    def tick(self, doc: str) -> None:
        """Tick or untick a document; a fifth one is not taken."""
        if doc in self._ticked:
            self._ticked.remove(doc)
        elif len(self._ticked) < MOST_DOCUMENTS and doc in {info.id for info in self._infos}:
            self._ticked.append(doc)
        self._refresh()

    def _fill(self, words: str) -> None:
        self._model.clear()
        self._items = {}
        level: object = self
        for info in self._infos:
            if not _named(info, words):
                continue
            if info.level != level:
                level = info.level
                head = QStandardItem(level_name(info.level))
                head.setData(True, RowRole.GROUP)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._model.appendRow(head)
            self._model.appendRow(self._item(info))
        self._refresh()
        self._fit_list()

    def _fit_list(self) -> None:
        """Make the list as high as its rows, so that the buttons stand right below the last one."""
        model = self._model
        heights = [self.list.sizeHintForIndex(model.index(row, 0)).height() for row in range(model.rowCount())]
        self.list.setMaximumHeight(max(sum(heights) + 2 * self.list.frameWidth() + _SLACK, _LOWEST))

    def _item(self, info: DocumentInfo) -> QStandardItem:
        item = QStandardItem(info.title)
        item.setData(info.id, _DOC)
        item.setData(" · ".join(part for part in (info.region or "", str(info.year or "")) if part), RowRole.DETAIL)
        item.setCheckable(True)
        self._items[info.id] = item
        return item

    def _refresh(self) -> None:
        full = len(self._ticked) >= MOST_DOCUMENTS
        for doc, item in self._items.items():
            ticked = doc in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            item.setCheckable(ticked or not full)
            item.setData(full and not ticked, RowRole.FAINT)
            item.setData(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
        self.hint.setText(self._advice())
        self.count.setText(self.tr("已选 {0} 份，最多 {1} 份").format(len(self._ticked), MOST_DOCUMENTS))
        self.start.setEnabled(len(self._ticked) >= LEAST_DOCUMENTS)

    def _advice(self) -> str:
        if len(self._infos) < LEAST_DOCUMENTS:
            return self.tr("文库中至少要有两份文件才能对照，请先导入。")
        if len(self._ticked) == 1:
            chosen = next(info for info in self._infos if info.id == self._ticked[0])
            return self.tr("已选《{0}》，再选一份就可以对照。").format(chosen.title)
        return self.tr("勾选两至四份文件。程序会找出谈同一件事的条款，编号列出，并让各份文件一起滚动。")

    def _on_list_toggled(self, index: QModelIndex) -> None:
        doc = index.data(_DOC)
        if doc:
            self.tick(str(doc))

    def _on_start_clicked(self) -> None:
        if len(self._ticked) >= LEAST_DOCUMENTS:
            self.chosen.emit(list(self._ticked))


def _named(info: DocumentInfo, words: str) -> bool:
    where = " ".join((info.title, info.short_title, info.region or "", level_name(info.level), str(info.year or "")))
    return all(word in where for word in words.split())
