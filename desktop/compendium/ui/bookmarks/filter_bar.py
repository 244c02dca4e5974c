"""Narrowing the marks by kind, colour, tag, state and document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from compendium.domain.bookmark import AnchorState, MarkColour
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_filter import Narrowing
from compendium.ui.models.bookmark_model import BookmarkEntry, MarkKind, kind_word, state_words
from compendium.ui.models.mark_looks import COLOURS, colour_icon, colour_word
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import shortened
from compendium.ui.widgets.tool_button import ToolButton

_LONGEST = 10
_NEED_A_LOOK = (AnchorState.CHANGED, AnchorState.LOST, AnchorState.MOVED)


class Choice(NamedTuple):
    """One value that can be chosen."""

    value: str
    words: str
    icon: QIcon | None = None


class FilterButton(QToolButton):
    """A button with a menu of values; several can be chosen. It says what is chosen."""

    changed = Signal()

    def __init__(self, name: str, icons: Icons, parent: QWidget | None = None) -> None:
        """Offer nothing yet."""
        super().__init__(parent)
        self._name = name
        self._choices: tuple[Choice, ...] = ()
        self._chosen: frozenset[str] = frozenset()
        self.setProperty("words", "true")
        self.setAutoRaise(True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIcon(icons.icon("chevron-down"))
        self.setIconSize(QSize(14, 14))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the words
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self._say()

    @property
    def chosen(self) -> frozenset[str]:
        """The values that are chosen; none for all."""
        return self._chosen

    def choose(self, values: frozenset[str]) -> None:
        """Choose values; those that are not offered are left out."""
        wanted = values.intersection(choice.value for choice in self._choices)
        if wanted != self._chosen:
            self._chosen = wanted
            self._say()
            self.changed.emit()

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other values; a chosen one that is gone is given up."""
        self._choices = tuple(choices)
        self.setEnabled(bool(choices))
        self.choose(self._chosen)

    def _fill(self) -> None:
        self._menu.clear()
        for choice in self._choices:
            action = QAction(choice.words.replace("&", "&&"), self._menu)
            if choice.icon is not None:
                action.setIcon(choice.icon)
            action.setCheckable(True)
            action.setChecked(choice.value in self._chosen)
            action.toggled.connect(
                lambda on, value=choice.value: self.choose(self._chosen | {value} if on else self._chosen - {value})
            )
            self._menu.addAction(action)

    def _say(self) -> None:
        words = [choice.words for choice in self._choices if choice.value in self._chosen]
        said = ""
        if words:
            said = shortened(words[0], _LONGEST)
            if len(words) > 1:
                said = QCoreApplication.translate("FilterBar", "{0}等 {1} 项").format(said, len(words))
        named = QCoreApplication.translate("FilterBar", "{0}：{1}").format(self._name, said)
        self.setText(named if said else self._name)
        self.setAccessibleName(self.text())
        self.setToolTip("、".join(words))
        self.setProperty("chip", "true" if words else None)
        self.style().unpolish(self)
        self.style().polish(self)


class FilterBar(QWidget):
    """A row of filters and a way to drop them all."""

    narrowed = Signal(object)
    """The Narrowing to show."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Narrow nothing."""
        super().__init__(parent)
        self._themes = themes
        self.kinds = FilterButton(self.tr("类型"), icons)
        self.colours = FilterButton(self.tr("颜色"), icons)
        self.tags = FilterButton(self.tr("标签"), icons)
        self.states = FilterButton(self.tr("状态"), icons)
        self.docs = FilterButton(self.tr("文件"), icons)
        self._clear = ToolButton(icons.icon("filter-x"), self.tr("清除筛选"))
        self._clear.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(themes.current.px("space_1"))
        for button in self._buttons:
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            button.changed.connect(self._on_button_changed)
            row.addWidget(button)
        row.addWidget(self._clear)
        row.addStretch(1)
        self.offer(())

    @property
    def _buttons(self) -> tuple[FilterButton, ...]:
        return self.kinds, self.colours, self.tags, self.states, self.docs

    @property
    def narrowing(self) -> Narrowing:
        """What is chosen."""
        return Narrowing(*(button.chosen for button in self._buttons))

    def clear(self) -> None:
        """Narrow nothing."""
        for button in self._buttons:
            button.choose(frozenset())

    def show_trouble(self) -> None:
        """Keep only what needs a look."""
        self.clear()
        self.states.choose(frozenset(_NEED_A_LOOK))

    @property
    def trouble_only(self) -> bool:
        """True while only what needs a look is kept."""
        return bool(self.states.chosen) and self.states.chosen <= frozenset(_NEED_A_LOOK)

    def offer(self, entries: Sequence[BookmarkEntry]) -> None:
        """Offer the values that the marks have."""
        kinds = {entry.kind for entry in entries}
        colours = {entry.bookmark.colour for entry in entries}
        states = {entry.bookmark.state for entry in entries}
        tags = sorted({tag for entry in entries for tag in entry.bookmark.tags})
        docs = {entry.bookmark.doc: entry.title or _gone(entry.bookmark.doc) for entry in entries}
        theme = self._themes.current
        standing = QCoreApplication.translate("FilterBar", "位置未变")
        self.kinds.offer([Choice(kind, kind_word(kind)) for kind in MarkKind if kind in kinds])
        self.colours.offer(
            [
                Choice(colour, colour_word(colour), colour_icon(theme, colour))
                for colour in (*COLOURS, MarkColour.NONE)
                if colour in colours
            ]
        )
        self.tags.offer([Choice(tag, tag) for tag in tags])
        self.states.offer(
            [Choice(state, state_words(state)[0] or standing) for state in AnchorState if state in states]
        )
        self.docs.offer([Choice(doc, title) for doc, title in sorted(docs.items(), key=lambda each: each[1])])
        self._clear.setVisible(self.narrowing != Narrowing())

    def _on_button_changed(self) -> None:
        self._clear.setVisible(self.narrowing != Narrowing())
        self.narrowed.emit(self.narrowing)


def _gone(doc: str) -> str:
    """A document that is not in the library: of several, only the ids tell which is which."""
    return QCoreApplication.translate("FilterBar", "不在文库中的文件（{0}）").format(doc)
