"""What the page of search shows before anything is typed: how to ask, and what was asked lately."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.theme import Themes

_WIDEST = 640


class StartPage(QScrollArea):
    """``chosen`` carries the query of an example or an earlier one; ``forgotten`` when the list is to be emptied."""

    chosen = Signal(str)
    forgotten = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchStart")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._themes = themes
        self._build()

    def show_recent(self, queries: Sequence[str]) -> None:
        """Show what was asked lately, newest first."""
        while item := self._recent_flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for query in queries:
            button = self._query_button(query)
            button.setAccessibleName(self.tr("再次检索 {0}").format(query))
            button.setProperty("role", "")
            self._recent_flow.addWidget(button)
        self._recent.setVisible(bool(queries))

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
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(theme.px("space_2"))
        column.addLayout(self._build_examples())
        column.addWidget(self._build_recent())
        column.addStretch(1)
        holder = QWidget()
        holder.setLayout(column)
        holder.setMaximumWidth(_WIDEST)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.setWidget(inner)

    def _build_examples(self) -> QGridLayout:
        theme = self._themes.current
        examples = (
            ("科技型中小企业", self.tr("一个词：凡是含有它的条款")),
            ("研发机构 全覆盖", self.tr("空格隔开：各词都要有")),
            ("首台套 或 首批次", self.tr("“或”：有一个就行，也可写 OR、|")),
            ("人才 -高层次", self.tr("减号：不要含有它的，也可写 NOT")),
            ('"加计100%扣除"', self.tr("引号：照字面查找，标点也算")),
            ("(贷款 或 担保) 风险补偿", self.tr("括号：先合在一起")),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space_4"))
        grid.setVerticalSpacing(theme.px("space_1"))
        grid.setColumnStretch(1, 1)
        for row, (query, words) in enumerate(examples):
            button = self._query_button(query)
            button.setProperty("role", "quiet")
            button.setAccessibleName(self.tr("检索 {0}。{1}").format(query, words))
            label = QLabel(words)
            label.setProperty("tone", "secondary")
            label.setWordWrap(True)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(label, row, 1)
        return grid

    def _build_recent(self) -> QWidget:
        theme = self._themes.current
        self._recent = QWidget()
        column = QVBoxLayout(self._recent)
        column.setContentsMargins(0, theme.px("space_4"), 0, 0)
        column.setSpacing(theme.px("space_2"))
        head = QHBoxLayout()
        heading = QLabel(self.tr("最近的检索"))
        heading.setProperty("tone", "section")
        forget = QPushButton(self.tr("清空"))
        forget.setObjectName("forgetSearches")
        forget.setProperty("role", "quiet")
        forget.setAccessibleName(self.tr("清空最近的检索"))
        forget.clicked.connect(self.forgotten)
        head.addWidget(heading)
        head.addWidget(forget)
        head.addStretch(1)
        column.addLayout(head)
        flow = QWidget()
        self._recent_flow = FlowLayout(flow, theme.px("space_2"), theme.px("space_2"))
        column.addWidget(flow)
        self._recent.hide()
        return self._recent

    def _query_button(self, query: str) -> QPushButton:
        button = QPushButton(query.replace("&", "&&"))
        button.clicked.connect(lambda: self.chosen.emit(query))
        return button
