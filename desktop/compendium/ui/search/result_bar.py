"""Above the results: how many there are, how the query was understood, their order, steps from hit to hit."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from compendium.domain.query import MatchKind, SearchResult, SortOrder
from compendium.ui.icons import Icons
from compendium.ui.models.search_labels import match_name
from compendium.ui.search.result_chips import ResultChips
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tab_order import chain
from compendium.ui.widgets.tool_button import ToolButton


class ResultBar(QWidget):
    """``order_chosen`` a SortOrder; ``stepped`` +1 or -1; ``fold_toggled`` True to fold."""

    order_chosen = Signal(object)
    stepped = Signal(int)
    fold_toggled = Signal(bool)
    facets_toggled = Signal(bool)
    within_requested = Signal()
    save_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchBar")
        self._themes, self._icons = themes, icons
        self._total = 0
        self._build()

    def show_result(self, result: SearchResult) -> None:
        """Tell how many clauses were found and how the query was understood."""
        self._total = result.total
        self._summary.setText(_summary(result))
        apart = _apart(result)
        self._apart.setText(apart)
        self._apart.setVisible(bool(apart))
        plain = f"“{' '.join(result.query.split())}”"
        told = "" if result.interpreted == plain else result.interpreted
        self._understood.setText(told)
        self._understood.setVisible(bool(told))
        self.show_position(0)
        for button in (self._previous, self._next, self._fold, self._within):
            button.setEnabled(bool(result.hits))
        self._save.setEnabled(True)

    def show_searching(self) -> None:
        """Tell that an answer takes a moment."""
        self._summary.setText(self.tr("正在检索…"))

    def show_waiting(self) -> None:
        """Tell nothing of a result: there is no query yet."""
        self._summary.setText("")
        self._apart.hide()
        self._understood.hide()
        self.show_position(0)
        for button in (self._previous, self._next, self._fold, self._within, self._save):
            button.setEnabled(False)

    def show_position(self, number: int) -> None:
        """Tell which hit is current; 0 for none."""
        self._position.setText(f"{number:,} / {self._total:,}" if number else "")

    def show_order(self, order: SortOrder) -> None:
        """Show the order in use."""
        self._order.setCurrentIndex(self._order.findData(order))

    def show_folded(self, folded: bool) -> None:
        """Show whether every document is folded, without telling."""
        self._fold.blockSignals(True)
        self._fold.setChecked(folded)
        self._fold.blockSignals(False)
        self._name_fold(folded)

    def show_facets_shown(self, shown: bool) -> None:
        """Show whether the facets are."""
        self._facets.setChecked(shown)

    def show_note(self, words: str) -> None:
        """Show a quiet line; "" for none."""
        self._note.setText(words)
        self._note_row.setVisible(bool(words))

    def _build(self) -> None:
        theme = self._themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px("space_4"), theme.px("space_3"), theme.px("space_4"), theme.px("space_1"))
        column.setSpacing(theme.px("space_1"))
        column.addLayout(self._build_row())
        self._apart = QLabel()
        self._apart.setObjectName("searchApart")
        self._understood = ElidedLabel()
        self._understood.setObjectName("interpreted")
        second = QHBoxLayout()
        second.setSpacing(theme.px("space_4"))
        for label, stretch in ((self._apart, 0), (self._understood, 1)):
            label.setProperty("tone", "secondary")
            label.hide()
            second.addWidget(label, stretch)
        second.addStretch()
        column.addLayout(second)
        self.chips = ResultChips(self._themes, self._icons)
        self.chips.filled.connect(lambda: chain([self._facets, *self.chips.controls()]))
        column.addWidget(self.chips)
        column.addWidget(self._build_note())

    def _build_row(self) -> QHBoxLayout:
        theme = self._themes.current
        row = QHBoxLayout()
        row.setSpacing(theme.px("space_1"))
        self._summary = ElidedLabel()
        self._summary.setObjectName("searchSummary")
        self._summary.setProperty("tone", "heading")
        self._position = QLabel()
        self._position.setObjectName("hitPosition")
        self._position.setProperty("tone", "faint")
        self._build_buttons()
        self._build_order()
        row.addWidget(self._summary, 1)
        row.addWidget(self._position)
        for widget in (self._previous, self._next, self._fold, self._within, self._save, self._order, self._facets):
            row.addWidget(widget)
        return row

    def _build_buttons(self) -> None:
        self._previous = self._button("chevron-up", self.tr("上一条命中"), "Shift+F4")
        self._next = self._button("chevron-down", self.tr("下一条命中"), "F4")
        self._fold = self._button("chevrons-down-up", self.tr("全部收起"))
        self._fold.setCheckable(True)
        self._within = self._button("text-search", self.tr("在结果中检索"))
        self._within.setObjectName("searchWithin")
        self._save = self._button("star", self.tr("保存检索…"))
        self._save.setObjectName("saveSearch")
        self._facets = self._button("list-filter", self.tr("筛选"))
        self._facets.setObjectName("toggleFacets")
        self._facets.setCheckable(True)
        self._previous.clicked.connect(lambda: self.stepped.emit(-1))
        self._next.clicked.connect(lambda: self.stepped.emit(1))
        self._fold.toggled.connect(self._on_fold_toggled)
        self._within.clicked.connect(self.within_requested)
        self._save.clicked.connect(self.save_requested)
        self._facets.clicked.connect(self.facets_toggled)

    def _build_order(self) -> None:
        self._order = QComboBox()
        self._order.setObjectName("resultOrder")
        self._order.setAccessibleName(self.tr("结果的顺序"))
        for order, words in (
            (SortOrder.RELEVANCE, self.tr("按相关程度")),
            (SortOrder.NEWEST, self.tr("按日期，新的在前")),
            (SortOrder.LEVEL, self.tr("按层级")),
            (SortOrder.DOCUMENT, self.tr("按文件顺序")),
        ):
            self._order.addItem(words, order)
        self._order.activated.connect(lambda _: self.order_chosen.emit(SortOrder(self._order.currentData())))

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

    def _button(self, icon: str, name: str, shortcut: str = "") -> ToolButton:
        return ToolButton(self._icons.icon(icon), name, shortcut=shortcut)

    def _name_fold(self, folded: bool) -> None:
        self._fold.rename(self.tr("全部展开") if folded else self.tr("全部收起"))
        self._fold.setIcon(self._icons.icon("chevrons-up-down" if folded else "chevrons-down-up"))

    def _on_fold_toggled(self, folded: bool) -> None:
        self._name_fold(folded)
        self.fold_toggled.emit(folded)


def _summary(result: SearchResult) -> str:
    translate = QCoreApplication.translate
    if not result.total:
        return translate("ResultBar", "没有结果")
    total, documents = f"{result.total:,}", f"{len(result.facets.get('doc', {})):,}"
    return translate("ResultBar", "共 {0} 条，分布于 {1} 件").format(total, documents)


def _apart(result: SearchResult) -> str:
    """How many hold the words themselves and how many were found otherwise; "" when all are exact."""
    others = result.total - result.total_exact
    if not others:
        return ""
    translate = QCoreApplication.translate
    kinds = {expansion.kind for expansion in result.expansions} | {hit.match for hit in result.hits}
    kinds.discard(MatchKind.EXACT)
    name = match_name(kinds.pop()) if len(kinds) == 1 else translate("ResultBar", "其他说法")
    return translate("ResultBar", "精确 {0} 条 · {1} {2} 条").format(f"{result.total_exact:,}", name, f"{others:,}")


class MoreButton(QPushButton):
    """Asks for the rest of a long result; scrolling to the end does the same."""

    def show_rest(self, rest: int) -> None:
        """Tell how many are not shown; hidden for none."""
        self.setText(self.tr("再显示一些（还有 {0} 条）").format(f"{rest:,}"))
        self.setAccessibleName(self.text())
        self.setVisible(rest > 0)
