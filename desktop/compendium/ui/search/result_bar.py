"""Above the results: how many there are, how the query was understood, their order, steps from hit to hit, chips."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from compendium.domain.query import SearchResult, SortOrder
from compendium.ui.icons import Icons
from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton


class ResultBar(QWidget):
    """``order_chosen`` a SortOrder; ``stepped`` +1 or -1; ``fold_toggled`` True to fold; ``removed`` facet, value."""

    order_chosen = Signal(object)
    stepped = Signal(int)
    fold_toggled = Signal(bool)
    facets_toggled = Signal(bool)
    removed = Signal(str, str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBar")
        self._themes, self._icons = themes, icons
        self._total = 0
        self._build()

    def show_result(self, result: SearchResult) -> None:
        """Tell how many clauses were found and how the query was understood."""
        self._total = len(result.hits)
        self._summary.setText(_summary(result))
        plain = f"“{' '.join(result.query.split())}”"
        told = "" if result.interpreted == plain else result.interpreted
        self._understood.setText(told)
        self._understood.setVisible(bool(told))
        self.show_position(0)
        for button in (self._previous, self._next, self._fold):
            button.setEnabled(bool(result.hits))

    def show_searching(self) -> None:
        """Tell that an answer takes a moment."""
        self._summary.setText(self.tr("正在检索…"))

    def show_position(self, number: int) -> None:
        """Tell which hit is current; 0 for none."""
        self._position.setText(f"{number} / {self._total}" if number else "")

    def show_order(self, order: SortOrder) -> None:
        """Show the order in use."""
        self._order.setCurrentIndex(self._order.findData(order))

    def show_facets_shown(self, shown: bool) -> None:
        """Show whether the facets are."""
        self._facets.setChecked(shown)

    def show_note(self, words: str) -> None:
        """Show a quiet line; "" for none."""
        self._note.setText(words)
        self._note_row.setVisible(bool(words))

    def show_chips(self, narrowing: Narrowing, name_of: Callable[[str, str], str]) -> None:
        """Show what the result is narrowed by; each can be taken off."""
        while item := self._chip_flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for facet, value in narrowing.pairs():
            self._chip_flow.addWidget(self._chip(facet, value, name_of(facet, value)))
        self._chips.setVisible(narrowing.active)

    def _build(self) -> None:
        theme = self._themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px("space_4"), theme.px("space_3"), theme.px("space_4"), theme.px("space_1"))
        column.setSpacing(theme.px("space_1"))
        column.addLayout(self._build_row())
        self._understood = ElidedLabel()
        self._understood.setObjectName("interpreted")
        self._understood.setProperty("tone", "secondary")
        self._understood.hide()
        column.addWidget(self._understood)
        self._chips = QWidget()
        self._chip_flow = FlowLayout(self._chips, theme.px("space_2"), theme.px("space_1"))
        self._chips.hide()
        column.addWidget(self._chips)
        column.addWidget(self._build_note())

    def _build_row(self) -> QHBoxLayout:
        theme = self._themes.current
        row = QHBoxLayout()
        row.setSpacing(theme.px("space_1"))
        self._summary = ElidedLabel()
        self._summary.setObjectName("searchSummary")
        self._summary.setProperty("tone", "heading")
        self._position = QLabel()
        self._position.setProperty("tone", "faint")
        self._previous = self._button("chevron-up", self.tr("上一条命中"), "Shift+F4")
        self._next = self._button("chevron-down", self.tr("下一条命中"), "F4")
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._fold = self._button("chevrons-down-up", self.tr("全部收起"), "")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._on_fold_toggled)
        self._order = QComboBox()
        self._order.setAccessibleName(self.tr("结果的顺序"))
        self._order.addItem(self.tr("按相关程度"), SortOrder.RELEVANCE)
        self._order.addItem(self.tr("按文件顺序"), SortOrder.DOCUMENT)
        self._order.activated.connect(lambda _: self.order_chosen.emit(SortOrder(self._order.currentData())))
        self._facets = self._button("list-filter", self.tr("筛选"), "")
        self._facets.setObjectName("toggleFacets")
        self._facets.setCheckable(True)
        self._facets.clicked.connect(self.facets_toggled)
        row.addWidget(self._summary, 1)
        row.addWidget(self._position)
        for widget in (self._previous, self._next, self._fold, self._order, self._facets):
            row.addWidget(widget)
        return row

    def _build_note(self) -> QWidget:
        theme = self._themes.current
        self._note_row = QWidget()
        row = QHBoxLayout(self._note_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space_1"))
        picture = QToolButton()
        picture.setIcon(self._icons.icon("info", "text_faint"))
        picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        picture.setEnabled(False)
        picture.setAccessibleName(self.tr("提示"))
        self._note = ElidedLabel()
        self._note.setObjectName("searchNote")
        self._note.setProperty("tone", "faint")
        row.addWidget(picture)
        row.addWidget(self._note, 1)
        self._note_row.hide()
        return self._note_row

    def _button(self, icon: str, name: str, shortcut: str) -> ToolButton:
        return ToolButton(self._icons.icon(icon), name, shortcut=shortcut)

    def _chip(self, facet: str, value: str, name: str) -> QToolButton:
        chip = QToolButton()
        chip.setText(name if len(name) <= 16 else f"{name[:15]}…")
        chip.setIcon(self._icons.icon("x"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the words
        chip.setProperty("chip", "true")
        chip.setToolTip(self.tr("去掉筛选：{0}").format(name))
        chip.setAccessibleName(chip.toolTip())
        chip.clicked.connect(lambda: self.removed.emit(facet, value))
        return chip

    def _on_fold_toggled(self, folded: bool) -> None:
        self._fold.rename(self.tr("全部展开") if folded else self.tr("全部收起"))
        self._fold.setIcon(self._icons.icon("chevrons-up-down" if folded else "chevrons-down-up"))
        self.fold_toggled.emit(folded)


def _summary(result: SearchResult) -> str:
    translate = QCoreApplication.translate
    if not result.total:
        return translate("ResultBar", "没有结果")
    total, documents = f"{result.total:,}", f"{len(result.facets.get('doc', {})):,}"
    if result.total_exact != result.total:
        exact = f"{result.total_exact:,}"
        return translate("ResultBar", "共 {0} 条（完全相符 {1} 条），分布于 {2} 件").format(total, exact, documents)
    return translate("ResultBar", "共 {0} 条，分布于 {1} 件").format(total, documents)


class MoreButton(QPushButton):
    """Asks for the rest of a long result."""

    def show_rest(self, rest: int) -> None:
        """Tell how many are not shown; hidden for none."""
        self.setText(self.tr("再显示一些（还有 {0} 条）").format(f"{rest:,}"))
        self.setAccessibleName(self.text())
        self.setVisible(rest > 0)
