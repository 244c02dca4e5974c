"""The middle of the page of collections: the bar, and below it the items or what to do when there are none."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from compendium.ui.collections.item_list import ItemList
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState


class ItemArea(QWidget):
    """``items`` is the list, ``empty`` stands in its place."""

    def __init__(self, bar: QWidget, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = ItemList(themes, icons)
        self.empty = EmptyState(themes, icons)
        holder = QWidget()
        gap = themes.current.px("space_3")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(gap, themes.current.px("space_1"), gap, gap)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.items)
        self._stack.addWidget(self.empty)
        inner.addLayout(self._stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(holder, 1)

    def show_items(self, *, has_items: bool) -> None:
        """Show the items, or how to add some."""
        if not has_items:
            words = self.tr(
                "阅读时按 Ctrl+J，或在检索结果、书签、对照、清单的菜单里选“加入讲义…”。\n也可以从一页自己的文字开始。"
            )
            self.empty.say("presentation", self.tr("这份讲义还是空的"), words, self.tr("加一页文字"))
        self._stack.setCurrentWidget(self.items if has_items else self.empty)

    def say_loading(self) -> None:
        """Say that the collections are being read."""
        self.empty.say("loader-circle", self.tr("正在读取…"))
        self._stack.setCurrentWidget(self.empty)

    def say_no_collections(self) -> None:
        """Say what a collection is for."""
        words = self.tr(
            "把条款、对照、清单和自己的文字按讲解的次序排好，就是一份讲义：\n可以全屏放映，可以打印成学习材料，也可以交给同事。"
        )
        self.empty.say("presentation", self.tr("还没有讲义"), words, self.tr("新建讲义"))
        self._stack.setCurrentWidget(self.empty)

    def say_nothing_found(self) -> None:
        """Say that no collection has the words that are looked for."""
        words = self.tr("名称、标题、文字和备注里都没有这个词。")
        self.empty.say("search-x", self.tr("没有符合的讲义"), words, self.tr("清空查找"))
        self._stack.setCurrentWidget(self.empty)
