"""The page while documents are compared: bar, list, panes or one text, table, and what is looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.compare_bar import CompareBar
from compendium.ui.compare.joining import JoiningStrip
from compendium.ui.compare.matrix_page import MatrixPage
from compendium.ui.compare.merged_view import MergedView
from compendium.ui.compare.notice_strip import NoticeStrip
from compendium.ui.compare.order_strip import OrderStrip
from compendium.ui.compare.pane_area import PaneArea
from compendium.ui.compare.pane_hits import PaneHits
from compendium.ui.compare.side_panel import SidePanel
from compendium.ui.icons import Icons
from compendium.ui.reader.find_bar import FindBar, HitBar
from compendium.ui.theme import Themes

_LIST_WIDTH = 264
# Narrower panes are of no use; then the list gives way.
_PANE_WIDTH = 260


class CompareBody(QWidget):
    """Builds the parts and gives them their room."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make all parts, without documents."""
        super().__init__(parent)
        self.wants_list = True
        self._forces_list = False
        self._panes = 0
        self.bar = CompareBar(themes, icons)
        self.side = SidePanel(themes, icons)
        self.area = PaneArea(themes, icons)
        self.merged = MergedView(themes)
        self.matrix = MatrixPage(themes, icons)
        self.strip = JoiningStrip(themes, icons)
        self.order = OrderStrip(themes, icons)
        self.notice = NoticeStrip(themes, icons)
        find_bar, hit_bar = FindBar(themes, icons), HitBar(themes, icons)
        self.hits = PaneHits(self.area, find_bar, hit_bar)
        self._texts = QStackedWidget()
        self._texts.addWidget(self.area)
        self._texts.addWidget(self.merged)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.side)
        self.split.addWidget(self._texts)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LIST_WIDTH, 10 * _LIST_WIDTH])
        self.side.setMinimumWidth(200)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(self.split)
        self._pages.addWidget(self.matrix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.bar, self.notice, self.order, self.strip):
            column.addWidget(part)
        column.addWidget(holder, 1)
        column.addWidget(find_bar)
        column.addWidget(hit_bar)
        self.bar.list_toggled.connect(self._on_list_toggled)

    def show_form(self, form: ComparisonForm, *, ready: bool, versions: bool) -> None:
        """Show the texts or the table; a table that is not ``ready`` waits behind the texts."""
        table = form is ComparisonForm.MATRIX and ready
        merged = form is ComparisonForm.TEXT and ready and self.bar.merged.isChecked()
        self._pages.setCurrentWidget(self.matrix if table else self.split)
        self._texts.setCurrentWidget(self.merged if merged else self.area)
        self.bar.show_form(form, versions=versions)

    @property
    def shows_matrix(self) -> bool:
        """Whether the table is on screen."""
        return self._pages.currentWidget() is self.matrix

    @property
    def shows_merged(self) -> bool:
        """Whether two versions are read as one text."""
        return not self.shows_matrix and self._texts.currentWidget() is self.merged

    def focus_text(self) -> None:
        """Give the keyboard to what is read."""
        if self.shows_matrix:
            self.matrix.table.setFocus()
        elif self.shows_merged:
            self.merged.setFocus()
        elif self.area.panes:
            self.area.panes[0].view.setFocus()

    def set_panes(self, count: int) -> None:
        """So many documents are shown from now on."""
        self._panes = count
        self._forces_list = False
        self.arrange()

    def _on_list_toggled(self, shown: bool) -> None:
        self.wants_list = self._forces_list = shown
        self.arrange()

    def arrange(self) -> None:
        """The list gives way when the panes would get too narrow, unless the user asked for it."""
        fits = self.width() - _LIST_WIDTH >= self._panes * _PANE_WIDTH
        shown = self.wants_list and (fits or self._forces_list)
        self.side.setVisible(shown)
        self.bar.set_list_shown(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panes their room."""
        super().resizeEvent(event)
        self.arrange()
