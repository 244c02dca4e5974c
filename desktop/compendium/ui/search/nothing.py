"""What the page of search says where there are no results, and the ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from compendium.domain.query import SearchResult
from compendium.ui.icons import Icons
from compendium.ui.search.page_state import PageState
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_QUOTES = '"“”„‟「」『』＂'


class Nothing(EmptyState):
    """``unfiltered_requested`` to drop the filters, ``whole_requested`` to leave the scope."""

    unfiltered_requested = Signal()
    whole_requested = Signal()
    retry_requested = Signal()
    query_chosen = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(themes, icons, parent)
        self.setObjectName("searchNothing")
        self._act: Callable[[], None] = self.retry_requested.emit
        self.action_requested.connect(self._on_action_requested)

    def say_failed(self, why: str) -> None:
        """Say that the search did not succeed."""
        self._act = self.retry_requested.emit
        self.say("circle-alert", self.tr("检索没有成功"), why, self.tr("重试"))
        self.offer(())

    def say_waiting(self, scope: str) -> None:
        """Say that a query is waited for, to be searched in ``scope`` alone."""
        self._act = self.whole_requested.emit
        words = self.tr("输入要找的词，只在这个范围内查找。")
        self.say("text-search", self.tr("在{0}中检索").format(scope), words, self.tr("改在全部文件中检索"))
        self.offer(())

    def say_nothing(self, result: SearchResult, state: PageState) -> None:
        """Say that nothing was found, why, and what to do."""
        title = self.tr("没有找到“{0}”").format(" ".join(result.query.strip(f"{_QUOTES} ").split()))
        choices: list[tuple[str, Callable[[], None]]] = []
        if state.narrowing.active:
            self._act = self.unfiltered_requested.emit
            self.say("search-x", title, self._excluded(result), self.tr("清除筛选，在全部文件中查找"))
        elif state.scope is not None:
            self._act = self.whole_requested.emit
            words = self.tr("只在{0}中查找过。").format(state.scope.name)
            self.say("search-x", title, words, self.tr("改在全部文件中检索"))
        else:
            self.say("search-x", title, self._advice(result.query))
        if any(mark in result.query for mark in _QUOTES):
            plain = " ".join("".join(" " if mark in _QUOTES else mark for mark in result.query).split())
            choices.append((self.tr("去掉引号，检索 {0}").format(plain), partial(self.query_chosen.emit, plain)))
        again = self.tr("改为检索 {0}")
        choices += [(again.format(query), partial(self.query_chosen.emit, query)) for query in result.suggestions]
        self.offer(choices)

    def _on_action_requested(self) -> None:
        self._act()

    def _advice(self, query: str) -> str:
        quoted = self.tr("引号内逐字查找，标点也要相同；可以去掉引号再试。")
        general = self.tr("可以少写几个字、换一种说法，或用“或”连接几种说法：首台套 或 首批次。")
        return f"{quoted}\n{general}" if any(mark in query for mark in _QUOTES) else general

    def _excluded(self, result: SearchResult) -> str:
        if not result.total_unfiltered:
            return self.tr("在当前的筛选范围内没有。")
        return self.tr("筛选条件排除了全部结果；不加筛选有 {0} 条。").format(f"{result.total_unfiltered:,}")
