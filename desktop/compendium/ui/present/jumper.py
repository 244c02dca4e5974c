"""The list of pages: by number, by heading, by words that stand on them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from compendium.domain.finding import folded
from compendium.ui.present.pages import Page, heading_words
from compendium.ui.present.show import Show
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard

_AROUND = 10  # characters of a page before the words that were found
_SHOWN = 60
_FIGURE_BLANK = "\u2007"  # as wide as a digit, so that names begin below each other
_PAGE = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Jumper(QWidget):
    """Narrows the list while the speaker types; ``left`` when he is done with it."""

    left = Signal()

    def __init__(self, show: Show, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = show
        theme = themes.current
        self.field = QLineEdit()
        self.field.setObjectName("jumpField")
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("页码、标题或文中的词"))
        self.field.setAccessibleName(self.tr("跳转与查找"))
        self.list = QListWidget()
        self.list.setObjectName("pageList")
        self.list.setAccessibleName(self.tr("全部页面"))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._nothing = QLabel(self.tr("没有这样的页面"))
        self._nothing.setProperty("tone", "faint")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row = theme.px("font_ui") * 2 + 4
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space_2"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self._guard = CompositionGuard(self.field)
        self.field.installEventFilter(self)
        self.list.viewport().installEventFilter(self)
        self.field.textChanged.connect(lambda _: self._fill())
        self.list.itemClicked.connect(self._go)
        show.page_changed.connect(self._on_page_changed)
        self._pages: tuple[Page, ...] = ()
        self._fill()

    def begin(self) -> None:
        """Take the keyboard."""
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list from the field; Esc leaves."""
        if watched is self.list.viewport():
            if event.type() == QEvent.Type.Resize:
                self._show_current()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self._guard.composing:
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_return()  # kept from the window, where it would turn the page
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.field.clear()
                self._show.find("")
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def _on_page_changed(self) -> None:
        if self._pages is not self._show.pages:
            self._fill()
        self._mark_current()

    def _fill(self) -> None:
        self._pages = self._show.pages
        words = self.field.text().strip()
        self.list.clear()
        width = len(str(len(self._pages)))
        for at, page in enumerate(self._pages):
            found = _found(page, at, words)
            if found is not None:
                item = QListWidgetItem(f"{at + 1:{_FIGURE_BLANK}>{width}}　{found}")
                item.setData(_PAGE, at)
                item.setSizeHint(QSize(0, self._row))
                self.list.addItem(item)
        self._nothing.setVisible(self.list.count() == 0)
        self.list.setVisible(self.list.count() > 0)
        self._mark_current()

    def _mark_current(self) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(_PAGE) == self._show.index:
                self.list.setCurrentRow(row)
                self._show_current()
                return
        self.list.setCurrentRow(0 if self.field.text().strip() else -1)

    def _show_current(self) -> None:
        """Keep the current row whole, and what comes after it in sight."""
        item = self.list.currentItem()
        if item is not None:
            self.list.scrollToItem(item, QListWidget.ScrollHint.PositionAtCenter)

    def _on_return(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._go(item)

    def _go(self, item: QListWidgetItem) -> None:
        words = self.field.text().strip()
        self._show.find("" if words.isdecimal() else words)
        self._show.go_to(int(item.data(_PAGE)))
        self.left.emit()


def _found(page: Page, at: int, words: str) -> str | None:
    """Return the line for a page in the list; None when it is not wanted."""
    name = _name(page)
    if not words or words == str(at + 1):
        return name
    text = page.text.replace("\n", "")
    place = folded(text).find(folded(words))
    if folded(words) in folded(name):
        return name
    if place < 0:
        return None
    start = max(place - _AROUND, 0)
    return f"…{text[start : start + _SHOWN]}"


def _name(page: Page) -> str:
    """Return a line that tells a page from the others of its slide: the row a table goes on with, else a number."""
    if page.opening and page.part > 1:
        return page.opening
    parts = f"（{page.part}/{page.parts}）" if page.parts > 1 and not page.opening else ""
    return "：".join(filter(None, (f"{heading_words(page.name)}{parts}", page.opening)))
