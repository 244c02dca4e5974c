"""The files of an import: how far they are, what is to be known of each, and what can be done with all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.import_item import OPEN, ImportItem, ItemState
from compendium.services.import_doubts import only_not_printed
from compendium.ui.icons import Icons
from compendium.ui.importing.file_rows import FileRows
from compendium.ui.importing.state_chips import StateChips
from compendium.ui.models.import_list import NUMBER_ROLE, ImportColumn, ImportListFilter, ImportListModel
from compendium.ui.models.import_words import all_state_names, item_tells, item_title
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tab_order import chain
from compendium.ui.widgets.viewport import know_viewport

_FILE_WIDTH, _TITLE_WIDTH = 190, 300
_FILTER_WIDTH = 200
_NO_FILES, _FILES, _NO_MATCH, _LOOKING = range(4)
_LINES = 2  # of what is said of the current file


class ListPage(QWidget):
    """Shows what it is given; asks to look at files, take them in, leave them out and add others."""

    review_requested = Signal(int)
    accept_requested = Signal(list)
    skip_requested = Signal(list)
    stop_requested = Signal()
    done_requested = Signal()
    undo_requested = Signal()
    resume_requested = Signal()
    menu_requested = Signal(object)

    def __init__(self, model: ImportListModel, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._themes, self._icons = model, themes, icons
        self._reading = False
        self._told: ImportItem | None = None
        self._states: frozenset[ItemState] = frozenset()
        self._build()
        self._connect()

    # Shown

    def show_progress(self, done: int, total: int, name: str, *, accepting: bool) -> None:
        """Show how far reading or taking in is."""
        self._reading = True
        words = self.tr("正在导入 {0} / {1}") if accepting else self.tr("正在读取 {0} / {1}")
        indexing = accepting and 0 < total <= done
        if indexing:
            words = self.tr("正在更新检索…")
        elif not total:
            words = self.tr("正在查找文件…")
            self._show_body()
        self._heading.setText(words.format(min(done + 1, total), total))
        self._heading.setToolTip("")
        self._bar.setRange(0, 0 if indexing else total)
        self._bar.setValue(done)
        self._now.setText(name)
        self._set_working(working=True)

    def say(self, words: str) -> None:
        """Show a passing remark beside the heading, until the next work."""
        self._now.setText(words)
        self._now.show()

    def offer_undo(self, count: int) -> None:
        """Offer to take back what was taken in last; 0 ends the offer."""
        self._undo.setVisible(count > 0)
        self._undo.setText(self.tr("撤销刚才导入的 {0} 份").format(count))
        self._undo.setAccessibleName(self._undo.text())
        self._undo.setToolTip(self.tr("{0}（{1}）").format(self._undo.text(), "Ctrl+Z"))

    def show_ended(self, words: str, more: str = "") -> None:
        """Nothing runs any more; ``words`` say what there is, ``more`` what stays unsaid until it is asked for."""
        self._reading = False
        self._heading.setText(words)
        self._heading.setToolTip(more)
        self._set_working(working=False)
        self.refresh()

    def refresh(self) -> None:
        """Show the numbers, and offer what fits them."""
        counts = self._model.counts()
        self._chips.show_counts(counts)
        ready, waiting = counts[ItemState.READY], counts[ItemState.WAITING]
        self._accept.setText(self.tr("导入全部无疑问的 {0} 份").format(ready))
        self._accept.setVisible(ready > 0)
        self._offer_bare()
        self._resume.setVisible(waiting > 0 and not self._reading)
        self._resume.setText(self.tr("继续读取其余 {0} 份").format(waiting))
        asked = sum(counts[state] for state in OPEN) - ready
        self._review.setText(self.tr("逐份核对 {0} 份").format(asked) if asked else self.tr("核对"))
        self._review.setVisible(ready + asked > 0)
        self._done.setVisible(bool(self._model.items) and not (ready or asked or waiting or self._reading))
        for button in (self._accept, self._resume, self._review):
            button.setAccessibleName(button.text())
        self._narrow.setVisible(bool(self._model.items))
        self._show_body()
        self._choose_default(ready, asked, waiting)
        self._show_current()

    def _offer_bare(self) -> None:
        """Offer to take in the shown files of which nothing is doubtful but that some fields are not printed."""
        numbers = [] if self._reading else self._bare_numbers()
        self._bare.setVisible(bool(numbers))
        if numbers:
            self._bare.setText(self.tr("未印的项留空，导入 {0} 份").format(len(numbers)))
            self._bare.setAccessibleName(self._bare.text())
            self._bare.setShortcut("Alt+L")  # Qt takes it away with the words

    def _bare_numbers(self) -> list[int]:
        bare = {item.number for item in self._model.items if is_bare(item)}
        narrowed = bare and self._filter.rowCount() < len(self._model.items)
        return [number for number in self.shown_numbers() if number in bare] if narrowed else sorted(bare)

    def _choose_default(self, ready: int, asked: int, waiting: int) -> None:
        """Dress one button as what is to be done next."""
        for button, first in (
            (self._accept, ready > 0),
            (self._review, not ready and asked > 0),
            (self._resume, not ready and not asked and waiting > 0),
        ):
            role = "primary" if first else ""
            if button.property("role") != role:  # to dress a button takes long, and this is asked many times a second
                button.setProperty("role", role)
                button.style().unpolish(button)
                button.style().polish(button)

    @property
    def current(self) -> ImportItem | None:
        """The file with the keyboard's mark."""
        return self._item(self._files.currentIndex())

    @property
    def selected(self) -> list[ImportItem]:
        """The selected files, in the order of the list."""
        rows = sorted(self._files.selectionModel().selectedRows(), key=lambda index: index.row())
        return [item for item in map(self._item, rows) if item is not None]

    def shown_numbers(self) -> list[int]:
        """Numbers of the files that are shown, in the order of the list."""
        shown = self._filter
        return [int(shown.index(row, 0).data(NUMBER_ROLE)) for row in range(shown.rowCount())]

    def set_current(self, number: int) -> None:
        """Mark a file."""
        for row in range(self._filter.rowCount()):
            index = self._filter.index(row, 0)
            if index.data(NUMBER_ROLE) == number:
                flags = QItemSelectionModel.SelectionFlag
                self._files.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
                self._files.scrollTo(index)
                return

    def focus_list(self) -> None:
        """Give the keyboard to the files."""
        self._files.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_button(self, button: QPushButton) -> None:
        """Take up a button of the window at the left of its own; Tab comes to it before them."""
        self._left_buttons.addWidget(button)
        chain((button, self._review, self._bare, self._accept, self._done))

    def choose_state(self, state: ItemState) -> None:
        """Show the files of a state only."""
        self._chips.choose(state)

    # Building

    def _build(self) -> None:
        px = self._themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px("space_5"), px("space_4"), px("space_5"), px("space_4"))
        column.setSpacing(px("space_3"))
        column.addLayout(self._build_head())
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("导入进度"))
        column.addWidget(self._bar)
        self._narrow = QWidget()
        row = QHBoxLayout(self._narrow)
        row.setContentsMargins(0, 0, 0, 0)
        self._chips = StateChips(self._themes, self._icons)
        self._words = SearchField(icons=self._icons, icon="list-filter")
        self._words.setPlaceholderText(self.tr("按标题或文件名筛选"))
        self._words.setAccessibleName(self._words.placeholderText())
        self._words.setFixedWidth(_FILTER_WIDTH)
        row.addWidget(self._chips, 1)
        row.addWidget(self._words)
        column.addWidget(self._narrow)
        column.addWidget(self._build_body(), 1)
        column.addLayout(self._build_detail())
        column.addLayout(self._build_buttons())

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._heading = QLabel()
        self._heading.setProperty("tone", "heading")
        self._now = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._now.setProperty("tone", "secondary")
        self._now.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._undo = QPushButton()
        self._undo.setObjectName("undoImport")
        self._undo.setProperty("role", "quiet")
        self._undo.setAutoDefault(False)
        self._undo.hide()
        self._stop = QPushButton(self.tr("停止"))
        self._resume = QPushButton()
        for button in (self._stop, self._resume):
            button.setAutoDefault(False)  # Enter is for the list and for taking in
        # The offer to undo comes and goes; what stands below keeps its place.
        row.addStrut(self._undo.sizeHint().height())
        row.addWidget(self._heading)
        row.addWidget(self._undo)
        row.addWidget(self._now, 1)
        row.addWidget(self._resume)
        row.addWidget(self._stop)
        self._stop.setAccessibleName(self.tr("停止读取或导入"))
        return row

    def _build_body(self) -> QWidget:
        holder = QFrame()
        holder.setProperty("card", "true")
        self._stack = QStackedLayout(holder)
        self._stack.setContentsMargins(1, 1, 1, 1)
        empty = EmptyState(self._themes, self._icons)
        empty.say(
            "file-plus",
            self.tr("把文件或文件夹拖到这里"),
            self.tr("可以是 Word、WPS、PDF、网页、文本，也可以是装着它们的压缩包。"),
        )
        self._stack.addWidget(empty)
        self._stack.addWidget(self._build_files())
        looking = EmptyState(self._themes, self._icons)
        looking.say("search", self.tr("正在查找文件…"), self.tr("文件夹和压缩包里可以导入的文件会列在这里。"))
        unmatched = EmptyState(self._themes, self._icons)
        unmatched.say("search-x", self.tr("没有符合筛选的文件"), self.tr("换一个词，或者点“全部”。"))
        self._stack.addWidget(unmatched)
        self._stack.addWidget(looking)
        return holder

    def _build_files(self) -> QWidget:
        self._filter = ImportListFilter(self._model, self)
        self._files = FileRows(self._model, self._themes, self._icons)
        know_viewport(self._files)
        self._files.setObjectName("importFiles")
        self._files.setAccessibleName(self.tr("要导入的文件"))
        self._files.setModel(self._filter)
        self._files.setRootIsDecorated(False)
        self._files.setUniformRowHeights(True)
        self._files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._files.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._files.setAllColumnsShowFocus(True)
        self._files.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._files.setSortingEnabled(True)
        header = self._files.header()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(72)
        for column, width in (
            (ImportColumn.STATE, self._state_width()),
            (ImportColumn.TITLE, _TITLE_WIDTH),
            (ImportColumn.FILE, _FILE_WIDTH),
        ):
            header.resizeSection(column, width)
        return self._files

    def _state_width(self) -> int:
        """Room for the longest name of a state, in whatever language."""
        px, letters = self._themes.current.px, self._files.fontMetrics()
        longest = max(map(letters.horizontalAdvance, all_state_names()))
        return longest + px("icon_small") + 4 * px("space_2")

    def _build_detail(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(self._themes.current.px("space_1"))
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px("space_4"))
        self._title = ElidedLabel()
        self._title.setObjectName("importTitle")
        self._path = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._path.setObjectName("importPath")
        self._path.setProperty("tone", "secondary")
        self._path.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._title)
        row.addWidget(self._path, 1)
        column.addLayout(row)
        column.addWidget(self._build_tells())
        return column

    def _build_tells(self) -> QWidget:
        self._detail = QLabel()
        self._detail.setObjectName("importDetail")
        self._detail.setProperty("tone", "secondary")
        self._detail.setWordWrap(True)
        self._detail.setTextFormat(Qt.TextFormat.PlainText)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._detail.setFixedHeight(_LINES * self._detail.fontMetrics().lineSpacing() + 2)
        return self._detail

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._left_buttons = QHBoxLayout()
        row.addLayout(self._left_buttons)
        row.addStretch(1)
        self._review = QPushButton()
        self._accept = QPushButton()
        self._accept.setObjectName("acceptReady")
        self._bare = QPushButton()
        self._bare.setObjectName("acceptBare")
        self._bare.setToolTip(self.tr("所列文件中，只是没有印发文机关、日期、字号等的，这些项留空，照此导入（Alt+L）"))
        self._review.setObjectName("reviewOpen")
        self._done = QPushButton(self.tr("完成"))
        self._done.setObjectName("importDone")
        self._done.setAccessibleName(self._done.text())
        self._done.setProperty("role", "primary")
        for button in (self._review, self._bare, self._accept, self._done):
            row.addWidget(button)
            button.hide()
        return row

    def _connect(self) -> None:
        self._chips.chosen.connect(self._on_chips_chosen)
        self._words.query_changed.connect(lambda _words: self._narrow_list())
        self._files.opened.connect(self._on_files_opened)
        self._files.doubleClicked.connect(self._on_files_opened)
        self._files.skip_requested.connect(self._skip_selected)
        self._files.customContextMenuRequested.connect(
            lambda point: self.menu_requested.emit(self._files.viewport().mapToGlobal(point))
        )
        self._files.selectionModel().currentRowChanged.connect(lambda *_: self._show_current())
        self._stop.clicked.connect(self._on_stop_clicked)
        self._resume.clicked.connect(self.resume_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._done.clicked.connect(self.done_requested)
        self._accept.clicked.connect(self._on_accept_clicked)
        self._bare.clicked.connect(self._on_bare_clicked)
        self._review.clicked.connect(self._on_review_clicked)

    # Reacting

    def _on_chips_chosen(self, states: frozenset[ItemState]) -> None:
        self._states = states
        self._narrow_list()

    def _narrow_list(self) -> None:
        self._filter.narrow(self._states, self._words.text())
        self._show_body()
        self._offer_bare()

    def _show_body(self) -> None:
        """Show the files, or say why there are none to be seen."""
        page = _LOOKING if self._reading else _NO_FILES
        if self._model.items:
            page = _FILES if self._filter.rowCount() else _NO_MATCH
        self._stack.setCurrentIndex(page)

    def _item(self, index: QModelIndex) -> ImportItem | None:
        return self._model.item(int(index.data(NUMBER_ROLE))) if index.isValid() else None

    def _show_current(self) -> None:
        item = self.current
        if item is not None and item is self._told:  # many times a second, and each call of Qt takes its time
            return
        self._told = item
        if item is None:
            self._title.clear()
            self._path.clear()
            self._detail.setText(self.tr("选中一份文件，这里会写明它的情况和处理办法。") if self._model.items else "")
            return
        self._title.setText(item_title(item) or item.name)
        self._path.setText(item.file)
        self._detail.setText(item_tells(item))

    def _set_working(self, *, working: bool) -> None:
        self._bar.setVisible(working)
        self._stop.setVisible(working)
        if not working:
            self._now.clear()
            self._stop.setEnabled(True)
            self._stop.setText(self.tr("停止"))

    def _on_stop_clicked(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(self.tr("正在停止…"))
        self.stop_requested.emit()

    def _on_files_opened(self, index: QModelIndex) -> None:
        item = self._item(index)
        if item is not None:
            self.review_requested.emit(item.number)

    def _skip_selected(self) -> None:
        numbers = [item.number for item in self.selected]
        if numbers:
            self.skip_requested.emit(numbers)

    def _on_accept_clicked(self) -> None:
        self.focus_list()  # before the button that has the keyboard goes
        self.accept_requested.emit([item.number for item in self._model.items if item.state is ItemState.READY])

    def _on_bare_clicked(self) -> None:
        self.focus_list()
        self.accept_requested.emit(self._bare_numbers())

    def _on_review_clicked(self) -> None:
        current = self.current
        asked = next_open(self._model.items, doubtful_first=True)
        if current is not None and current.state in OPEN:
            self.review_requested.emit(current.number)
        elif asked is not None:
            self.review_requested.emit(asked.number)


def is_bare(item: ImportItem) -> bool:
    """Tell whether nothing is doubtful about a file but that some fields are not printed."""
    return item.state is ItemState.DOUBTFUL and only_not_printed(item.doubts)


def next_open(items: Sequence[ImportItem], *, doubtful_first: bool) -> ImportItem | None:
    """Return the first file about which something is to be decided; those to be asked about before the others."""
    asked = (ItemState.DOUBTFUL, ItemState.VERSION)
    found = [item for item in items if item.state in OPEN]
    if doubtful_first:
        found.sort(key=lambda item: item.state not in asked)
    return found[0] if found else None
