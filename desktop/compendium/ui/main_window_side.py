"""The panel at the right of a text: its outline, and its bookmarks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from compendium.ui.theme import Themes


class SidePanel(QWidget):
    """Shows one of the two widgets that it is given, once it has them."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("大纲与书签"))
        gap = themes.current.px("space_2")
        self._tabs = QTabBar()
        self._tabs.setObjectName("sideTabs")
        self._tabs.setAccessibleName(self.tr("大纲与书签"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._tabs.addTab(self.tr("大纲"))
        self._tabs.addTab(self.tr("书签"))
        self._pages = QStackedWidget()
        for _ in range(self._tabs.count()):
            self._pages.addWidget(QWidget())
        row = QHBoxLayout()
        row.setContentsMargins(gap, 0, gap, 0)
        row.addWidget(self._tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        self._tabs.currentChanged.connect(self._pages.setCurrentIndex)

    def set_outline(self, outline: QWidget) -> None:
        """Take the outline of the text."""
        self._put(0, outline)

    def set_bookmarks(self, bookmarks: QWidget) -> None:
        """Take the list of the text's bookmarks."""
        self._put(1, bookmarks)

    def _put(self, place: int, widget: QWidget) -> None:
        self._pages.insertWidget(place, widget)
        waiting = self._pages.widget(place + 1)
        if waiting is not None:
            self._pages.removeWidget(waiting)
            waiting.deleteLater()
        self._pages.setCurrentIndex(self.tab)

    def set_bookmark_count(self, count: int) -> None:
        """Say on the tab how many bookmarks the text has."""
        words = self.tr("书签")
        self._tabs.setTabText(1, f"{words} {count}" if count else words)

    @property
    def tab(self) -> int:
        """0 for the outline, 1 for the bookmarks."""
        return self._tabs.currentIndex()

    @tab.setter
    def tab(self, index: int) -> None:
        self._tabs.setCurrentIndex(index)
