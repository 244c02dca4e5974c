"""The bars below the text: finding words in it, and walking through what a search found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.bottom_bar import BOTTOM_BAR
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton


class _Bar(QWidget):
    """A row with a count, two arrows and a cross."""

    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readerBar")
        self.setProperty(BOTTOM_BAR, True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.count = QLabel()
        self.count.setObjectName("hit_count")
        self.count.setProperty("tone", "secondary")
        self._row = QHBoxLayout(self)
        gap = themes.current.px("space_2")
        self._row.setContentsMargins(themes.current.px("space_4"), gap - 2, themes.current.px("space_3"), gap - 2)
        self._row.setSpacing(gap)
        self._arrows = (
            ToolButton(icons.icon("chevron-up"), self.tr("上一处"), self, shortcut="Shift+F3"),
            ToolButton(icons.icon("chevron-down"), self.tr("下一处"), self, shortcut="F3"),
        )
        self._cross = ToolButton(icons.icon("x"), self.tr("关闭"), self, shortcut="Esc")
        self._arrows[0].setObjectName("previous_hit")
        self._arrows[1].setObjectName("next_hit")
        self._cross.setObjectName("close_bar")
        self._arrows[0].clicked.connect(self.previous_requested)
        self._arrows[1].clicked.connect(self.next_requested)
        self._cross.clicked.connect(self.closed)

    def _add_tail(self) -> None:
        for part in (*self._arrows, self._cross):
            self._row.addWidget(part)

    def _enable_arrows(self, total: int) -> None:
        for arrow in self._arrows:
            arrow.setEnabled(total > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)


class FindBar(_Bar):
    """Finds words in the text; ``query_changed`` never comes while an input method composes."""

    query_changed = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make the bar, empty."""
        super().__init__(themes, icons, parent)
        self.field = _FindField(self, icons=icons, icon="text-search")
        self.field.setObjectName("find_field")
        self.field.setPlaceholderText(self.tr("在本文中查找"))
        self.field.setAccessibleName(self.tr("在本文中查找"))
        self.field.setMinimumWidth(140)
        self.field.setMaximumWidth(320)
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._add_tail()
        self.field.query_changed.connect(self.query_changed)
        self.field.submitted.connect(self._on_field_submitted)
        self.field.back_requested.connect(self.previous_requested)
        self.field.escaped.connect(self.closed)
        self._asked = ""
        self.show_count(0, 0)

    def open(self, words: str = "") -> None:
        """Show the bar and be ready for typing; ``words`` (such as the selection) are looked for at once."""
        self.show()
        if words:
            self.field.set_query(words)
            self._asked = words
            self.query_changed.emit(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, number: int, total: int) -> None:
        """Say which place of how many is shown."""
        words = self.field.text().strip()
        if total:
            self.count.setText(self.tr("第 {0} 处，共 {1} 处").format(number, total))
        else:
            self.count.setText(self.tr("没有找到，请换个词") if words else "")
        self._asked = self.field.text()
        self._enable_arrows(total)

    def _on_field_submitted(self, words: str) -> None:
        # Enter right after typing comes before the field's own delay has passed: look first, walk on the next Enter.
        if words != self._asked:
            self._asked = words
            self.query_changed.emit(words)
        else:
            self.next_requested.emit()


class _FindField(SearchField):
    """Shift+Enter goes back, Escape closes the bar instead of emptying the field."""

    back_requested = Signal()
    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.back_requested.emit()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


class HitBar(_Bar):
    """Walks through the places that a search over the library found in this text."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make the bar, empty."""
        super().__init__(themes, icons, parent)
        self._title = QLabel()
        self._row.addWidget(self._title)
        self._row.addWidget(self.count)
        self._only = QLabel(self.tr("本文只有这一处，按 F4 到下一条检索结果"))
        self._only.setProperty("tone", "faint")
        self._only.hide()
        self._row.addWidget(self._only)
        self._row.addStretch(1)
        self._add_tail()
        self.show_origin(searched=True)

    def show_origin(self, *, searched: bool) -> None:
        """Say whether a search found the places, or a table of facts led to them."""
        self._searched = searched
        self._title.setText(self.tr("检索结果") if searched else self.tr("要点原文"))
        self.count.setVisible(searched)
        self._only.setVisible(self._only.isVisibleTo(self) and searched)

    def show_count(self, number: int, total: int) -> None:
        """Say which place of how many is shown; 0 for none yet."""
        words = self.tr("第 {0} 处，共 {1} 处") if number else self.tr("共 {1} 处")
        self.count.setText(words.format(number, total))
        self._only.setVisible(total == 1 and self._searched)
        self._enable_arrows(total)
