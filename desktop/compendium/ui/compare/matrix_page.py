"""The table of a comparison with what narrows it and what can be done with a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from compendium.compare.matrix import Matrix, MatrixFilter
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Document
from compendium.ui.compare.matrix_table import MatrixTable
from compendium.ui.compare.wording import labels_of
from compendium.ui.icons import Icons
from compendium.ui.models.compare_matrix import MatrixModel
from compendium.ui.models.labels import document_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.tool_button import ToolButton


class MatrixPage(QWidget):
    """Topics down, documents across."""

    together_requested = Signal(list)
    open_requested = Signal(str, str)
    present_requested = Signal(list)
    collect_requested = Signal(list)
    """All with ClauseRefs."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._documents: Mapping[str, Document] = {}
        self._state: Mapping[str, object] | None = None
        self.model = MatrixModel(self._title_of, self.tr("结果"), self)
        self.table = MatrixTable(self.model, themes, icons)
        self.empty = EmptyState(themes, icons)
        self._build(themes)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._on_menu_requested)
        self.table.together_requested.connect(self.together_requested)
        self.table.open_requested.connect(self.open_requested)
        self._filters.buttonClicked.connect(lambda _button: self._apply_filter())
        self.fold.toggled.connect(self._on_fold_toggled)
        self.empty.action_requested.connect(lambda: self.set_filter(MatrixFilter.ALL))

    def _build(self, themes: Themes) -> None:
        gap = themes.current.px("space_2")
        row = QHBoxLayout()
        row.setContentsMargins(2 * gap, gap, 2 * gap, gap)
        row.setSpacing(gap // 2)
        self._filters = QButtonGroup(self)
        self.buttons: dict[MatrixFilter, QToolButton] = {}
        for chosen, words in self._filter_names().items():
            button = QToolButton()
            button.setObjectName(f"matrix_{chosen.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setText(words)
            button.setAccessibleName(words)
            button.setProperty("segment", "true")
            button.setToolTip(words)
            self._filters.addButton(button)
            self.buttons[chosen] = button
            row.addWidget(button)
        self.buttons[MatrixFilter.ALL].setChecked(True)
        row.addStretch(1)
        self.fold = ToolButton(self._icons.icon("chevrons-up-down"), self.tr("全部展开"), self, words=True)
        self.fold.setObjectName("matrix_fold")
        self.fold.setCheckable(True)
        row.addWidget(self.fold)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(holder, 1)

    def _filter_names(self) -> dict[MatrixFilter, str]:
        return {
            MatrixFilter.ALL: self.tr("全部"),
            MatrixFilter.DIFFERENT: self.tr("有差异"),
            MatrixFilter.MISSING: self.tr("缺失"),
            MatrixFilter.ADDED: self.tr("仅有"),
            MatrixFilter.TARGETS: self.tr("指标变化"),
        }

    def _title_of(self, doc: str) -> str:
        document = self._documents.get(doc)
        return document_name(document.info) if document else doc

    def show_matrix(self, matrix: Matrix, documents: Mapping[str, Document]) -> None:
        """Show a table; place and what was unfolded stay where they can."""
        at, top = self.table.currentIndex(), self.table.verticalScrollBar().value()
        self._documents = documents
        self.table.set_names(labels_of(documents))
        self.model.show_matrix(matrix, documents)
        for chosen, words in self._filter_names().items():
            count = self.model.count(chosen)
            self.buttons[chosen].setText(f"{words} {count}")
            self.buttons[chosen].setEnabled(count > 0 or self.buttons[chosen].isChecked())
        self._say()
        if at.isValid() and at.row() < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(at.row(), min(at.column(), self.model.columnCount() - 1)))
        self.table.verticalScrollBar().setValue(top)
        if self._state is not None:
            state, self._state = self._state, None
            self._take_state(state)

    def clear(self) -> None:
        """Show nothing while clauses are matched."""
        self.model.show_matrix(Matrix((), ()), {})

    @property
    def filter(self) -> MatrixFilter:
        """Which rows are shown."""
        return next((chosen for chosen, button in self.buttons.items() if button.isChecked()), MatrixFilter.ALL)

    def set_filter(self, chosen: MatrixFilter) -> None:
        """Show fewer or more rows."""
        self.buttons[chosen].setChecked(True)
        self._apply_filter()

    def _apply_filter(self) -> None:
        self.model.set_filter(self.filter)
        self._say()

    def _say(self) -> None:
        nothing = self.model.rowCount() == 0 and bool(self.model.documents)
        if nothing:
            words = self.tr("没有符合“{0}”的主题。").format(self._filter_names()[self.filter])
            self.empty.say("filter-x", self.tr("没有要显示的主题"), words, self.tr("显示全部"))
        self._stack.setCurrentWidget(self.empty if nothing else self.table)

    def _on_fold_toggled(self, unfolded: bool) -> None:
        self.fold.setIcon(self._icons.icon("chevrons-down-up" if unfolded else "chevrons-up-down"))
        self.fold.rename(self.tr("全部收起") if unfolded else self.tr("全部展开"))
        self.model.fold(range(self.model.rowCount()), unfolded=unfolded)

    def step(self, by: int) -> None:
        """Go to the next row or the one before, round and round."""
        total = self.model.rowCount()
        if not total:
            return
        current = self.table.currentIndex()
        at = (current.row() + by) % total if current.isValid() else (0 if by > 0 else total - 1)
        self.table.setCurrentIndex(self.model.index(at, max(current.column(), 0)))

    def context_menu(self, row: int, column: int) -> QMenu:
        """What can be done with a row and one of its cells."""
        index = self.model.index(row, column)
        refs, cell = self.table.row_refs(index), self.table.refs(index)
        menu = QMenu(self)
        unfold = self.tr("收起") if self.model.is_unfolded(row) else self.tr("展开原文")
        rows: tuple[tuple[str, str, Callable[[], None], bool], ...] = (
            ("chevrons-up-down", unfold, lambda: self.table.toggle(index), True),
            ("columns-2", self.tr("并排显示"), lambda: self.together_requested.emit(refs), bool(refs)),
            ("book-open", self.tr("打开原文"), lambda: self.table.open_clause(index), bool(cell)),
            ("presentation", self.tr("放映"), lambda: self.present_requested.emit(refs), bool(refs)),
            ("list-plus", self.tr("加入讲义…"), lambda: self.collect_requested.emit(refs), bool(refs)),
        )
        for icon, words, act, enabled in rows:
            action = menu.addAction(self._icons.icon(icon), words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, act=act: act())
        return menu

    def _on_menu_requested(self, point: QPoint) -> None:
        index = self.table.indexAt(point)
        if index.isValid():
            menu = self.context_menu(index.row(), index.column())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.table.viewport().mapToGlobal(point))

    def current_refs(self) -> Sequence[ClauseRef]:
        """The best clause of each document of the current row."""
        index = self.table.currentIndex()
        return self.table.row_refs(index) if index.isValid() else ()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the table leaves belong to the panel."""
        event.ignore()

    # State

    def save_state(self) -> dict[str, object]:
        """Filter, what is unfolded, current row, scroll."""
        if self._state is not None:
            return dict(self._state)
        return {
            "filter": self.filter.value,
            "unfolded": sorted(self.model.unfolded),
            "row": self.table.currentIndex().row(),
            "top": self.table.verticalScrollBar().value(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave, once there is a table; what does not fit is ignored."""
        self._state = dict(state)

    def _take_state(self, state: Mapping[str, object]) -> None:
        chosen, unfolded, row, top = (state.get(key) for key in ("filter", "unfolded", "row", "top"))
        if chosen in set(MatrixFilter):
            self.set_filter(MatrixFilter(str(chosen)))
        places = unfolded if isinstance(unfolded, list) else []
        shown = {place: at for at, place in enumerate(self.model.shown)}
        self.model.fold([shown[place] for place in places if place in shown], unfolded=True)
        if isinstance(row, int) and 0 <= row < self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(row, 0))
        if isinstance(top, int):
            self.table.verticalScrollBar().setValue(top)
