"""Past queries and saved searches on the page of search, each a row to run, with what else can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from compendium.domain.query import SortOrder
from compendium.domain.saved_search import SavedSearch
from compendium.ui.icons import Icons
from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel, shortened
from compendium.ui.widgets.tool_button import ToolButton

_LONGEST = 28


def query_button(query: str, chosen: Callable[[str], None]) -> QPushButton:
    """Return a button that runs a query; a long one is cut and stands whole in the tip."""
    shown = shortened(query, _LONGEST)
    button = QPushButton(shown.replace("&", "&&"))
    button.setToolTip(query if shown != query else "")
    button.clicked.connect(lambda: chosen(query))
    return button


class Section(QWidget):
    """A heading with a quiet button behind it, and what stands below."""

    def __init__(self, themes: Themes, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = themes.current
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.px("space_4"), 0, 0)
        self.column.setSpacing(theme.px("space_2"))
        self.head = QHBoxLayout()
        heading = QLabel(title)
        heading.setProperty("tone", "section")
        heading.setMinimumHeight(theme.px("control"))
        self.head.addWidget(heading)
        self.head.addStretch(1)
        self.column.addLayout(self.head)


class RecentQueries(Section):
    """``chosen`` carries a query; ``forgotten`` when all are to be forgotten."""

    chosen = Signal(str)
    forgotten = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(themes, QCoreApplication.translate("RecentQueries", "最近的检索"), parent)
        forget = QPushButton(self.tr("清空"))
        forget.setObjectName("forgetSearches")
        forget.setProperty("role", "quiet")
        forget.setAccessibleName(self.tr("清空最近的检索"))
        forget.clicked.connect(self.forgotten)
        self.head.insertWidget(1, forget)
        flow = QWidget()
        gap = themes.current.px("space_2")
        self._flow = FlowLayout(flow, gap, gap)
        self.column.addWidget(flow)
        self.hide()

    def show_queries(self, queries: Sequence[str]) -> None:
        """Show what was asked lately, newest first."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for query in queries:
            button = query_button(query, self.chosen.emit)
            button.setAccessibleName(self.tr("再次检索 {0}").format(query))
            self._flow.addWidget(button)
        self.setVisible(bool(queries))


class SavedSearches(Section):
    """``chosen`` carries a SavedSearch; ``rename_requested`` too; ``remove_requested`` an id."""

    chosen = Signal(object)
    rename_requested = Signal(object)
    remove_requested = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(themes, QCoreApplication.translate("SavedSearches", "保存的检索"), parent)
        self._themes, self._icons = themes, icons
        self._rows: list[QWidget] = []
        self.hide()

    def show_searches(self, searches: Sequence[SavedSearch], name_of: Callable[[str, str], str]) -> None:
        """Show what was saved; ``name_of`` gives the words of a facet's value."""
        for row in self._rows:
            self.column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(search, description(search, name_of)) for search in searches]
        for row in self._rows:
            self.column.addWidget(row)
        self.setVisible(bool(searches))

    def _row(self, search: SavedSearch, told: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._themes.current.px("space_2"))
        run = QPushButton(self._icons.icon("star"), shortened(search.name, _LONGEST).replace("&", "&&"))
        run.setToolTip(search.name if len(search.name) > _LONGEST else "")
        run.setAccessibleName(self.tr("运行检索 {0}。{1}").format(search.name, told))
        run.clicked.connect(lambda: self.chosen.emit(search))
        words = ElidedLabel(told)
        words.setProperty("tone", "faint")
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        rename = ToolButton(self._icons.icon("pencil"), self.tr("重命名"))
        rename.setAccessibleName(self.tr("重命名检索 {0}").format(search.name))
        rename.clicked.connect(lambda: self.rename_requested.emit(search))
        remove = ToolButton(self._icons.icon("trash-2"), self.tr("删除"))
        remove.setAccessibleName(self.tr("删除检索 {0}").format(search.name))
        remove.clicked.connect(lambda: self.remove_requested.emit(search.id))
        line.addWidget(run)
        line.addWidget(words, 1)
        line.addWidget(rename)
        line.addWidget(remove)
        return row


def description(search: SavedSearch, name_of: Callable[[str, str], str]) -> str:
    """Say what a saved search asks: its words, its filters and, unless it is the usual one, its order."""
    filters = "、".join(name_of(facet, value) for facet, values in search.filters.items() for value in values)
    translate = QCoreApplication.translate
    order = {
        SortOrder.NEWEST: translate("SavedSearches", "新的在前"),
        SortOrder.LEVEL: translate("SavedSearches", "按层级"),
        SortOrder.DOCUMENT: translate("SavedSearches", "按文件顺序"),
    }.get(search.order, "")
    return " · ".join(part for part in (search.query if search.query != search.name else "", filters, order) if part)
