"""What the page of search shows before anything is typed: what was saved and asked lately, and how to ask."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.ui.icons import Icons
from compendium.ui.search.query_list import RecentQueries, SavedSearches, query_button
from compendium.ui.theme import Themes

_WIDEST = 640
_MOST_RECENT = 12


class StartPage(QScrollArea):
    """``chosen`` carries the query of an example; ``help_requested`` for all ways to ask."""

    chosen = Signal(str)
    help_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchStart")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._themes = themes
        self.recent = RecentQueries(themes)
        self.recent.chosen.connect(self.chosen)
        self.saved = SavedSearches(themes, icons)
        self._build()

    def show_recent(self, queries: tuple[str, ...]) -> None:
        """Show what was asked lately, newest first; older ones are offered while typing."""
        self.recent.show_queries(queries[:_MOST_RECENT])

    def _build(self) -> None:
        theme = self._themes.current
        inner = QWidget()
        inner.setObjectName("page")
        inner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = QHBoxLayout(inner)
        column = QVBoxLayout()
        column.setSpacing(theme.px("space_3"))
        column.setContentsMargins(theme.px("space_4"), theme.px("space_6"), theme.px("space_4"), theme.px("space_5"))
        title = QLabel(self.tr("检索全部文件的条款"))
        title.setProperty("tone", "heading")
        hint = QLabel(self.tr("在上方输入要找的词。标题和正文逐字查找，凡是印着这些字的条款都会列出。"))
        hint.setProperty("tone", "secondary")
        hint.setWordWrap(True)
        for part in (title, hint, self.saved, self.recent):
            column.addWidget(part)
        column.addSpacing(theme.px("space_3"))
        column.addLayout(self._build_examples())
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(_WIDEST)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.setWidget(inner)

    def _build_examples(self) -> QVBoxLayout:
        theme = self._themes.current
        examples = (
            ("科技型中小企业", self.tr("一个词：凡是含有它的条款")),
            ("研发机构 全覆盖", self.tr("空格隔开：各词都要有")),
            ("首台套 或 首批次", self.tr("“或”：有一个就行，也可写 OR、|")),
            ("人才 -高层次", self.tr("减号：不要含有它的，也可写 NOT")),
            ('"加计100%扣除"', self.tr("引号：照字面查找，标点也算")),
            ("(贷款 或 担保) 风险补偿", self.tr("括号：先合在一起")),
            ("标题:创新 年份:2022..2024", self.tr("冒号：限定标题、年份、地区、层级等")),
        )
        column = QVBoxLayout()
        column.setSpacing(theme.px("space_2"))
        heading = QLabel(self.tr("可以这样检索"))
        heading.setProperty("tone", "section")
        column.addWidget(heading)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space_4"))
        grid.setVerticalSpacing(theme.px("space_1"))
        grid.setColumnStretch(1, 1)
        for row, (query, words) in enumerate(examples):
            button = query_button(query, self.chosen.emit)
            button.setProperty("role", "quiet")
            button.setAccessibleName(self.tr("检索 {0}。{1}").format(query, words))
            label = QLabel(words)
            label.setProperty("tone", "secondary")
            label.setWordWrap(True)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, row, 1)
        column.addLayout(grid)
        more = QPushButton(self.tr("全部写法…"))
        more.setObjectName("allSyntax")
        more.setProperty("role", "quiet")
        more.setAccessibleName(more.text())
        more.clicked.connect(self.help_requested)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return column
