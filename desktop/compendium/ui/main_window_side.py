"""The panel at the right of a text: its outline, its bookmarks, and what it asks for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from compendium.ui.theme import Themes

OUTLINE, BOOKMARKS, POINTS = range(3)


class SidePanel(QWidget):
    """Shows one of the widgets that it is given, once it has them."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("大纲、书签与要点"))
        gap = themes.current.px("space_2")
        self._tabs = QTabBar()
        self._tabs.setObjectName("sideTabs")
        self._tabs.setAccessibleName(self.tr("大纲、书签与要点"))
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        self._counts: dict[int, int] = {}
        for _ in (OUTLINE, BOOKMARKS, POINTS):
            self._tabs.addTab("")
        self._tabs.setUsesScrollButtons(False)
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
        self._fit_tabs()

    def set_outline(self, outline: QWidget) -> None:
        """Take the outline of the text."""
        self._put(OUTLINE, outline)

    def set_bookmarks(self, bookmarks: QWidget) -> None:
        """Take the list of the text's bookmarks."""
        self._put(BOOKMARKS, bookmarks)

    def set_points(self, points: QWidget) -> None:
        """Take the list of what the text asks for and gives."""
        self._put(POINTS, points)

    def _put(self, place: int, widget: QWidget) -> None:
        self._pages.insertWidget(place, widget)
        waiting = self._pages.widget(place + 1)
        if waiting is not None:
            self._pages.removeWidget(waiting)
            waiting.deleteLater()
        self._pages.setCurrentIndex(self.tab)

    def set_bookmark_count(self, count: int) -> None:
        """Say on the tab how many bookmarks the text has."""
        self._set_count(BOOKMARKS, count)

    def set_point_count(self, count: int) -> None:
        """Say on the tab how many points the text has."""
        self._set_count(POINTS, count)

    def _set_count(self, tab: int, count: int) -> None:
        self._counts[tab] = count
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Say the numbers as long as there is room for all of them; a number that is cut off tells a wrong one."""
        names = (self.tr("大纲"), self.tr("书签"), self.tr("要点"))
        counted = [f"{name} {self._counts[tab]}" if self._counts.get(tab) else name for tab, name in enumerate(names)]
        for tab, words in enumerate(counted):
            self._tabs.setTabText(tab, words)
            self._tabs.setTabToolTip(tab, words)
        if self._tabs.sizeHint().width() > self._tabs.width():
            for tab, name in enumerate(names):
                self._tabs.setTabText(tab, name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the numbers out where there is no room."""
        super().resizeEvent(event)
        self._fit_tabs()

    @property
    def tab(self) -> int:
        """OUTLINE, BOOKMARKS or POINTS."""
        return self._tabs.currentIndex()

    @tab.setter
    def tab(self, index: int) -> None:
        self._tabs.setCurrentIndex(index)
