"""The documents that a text cites: which of them the library has, and where they are cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.document import Document
from compendium.services.text_links import TextLink
from compendium.ui.icons import Icons
from compendium.ui.models.outline_model import clause_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

_SIZE = (640, 400)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cited(NamedTuple):
    """A document that is cited, by its first and fullest naming, and all places that lead there."""

    link: TextLink
    places: tuple[TextLink, ...]


def cited_documents(links: Sequence[TextLink]) -> list[Cited]:
    """Return what links lead to, each document once, those of the library first."""
    groups: dict[tuple[str, str], list[TextLink]] = {}
    for link in links:
        key = ("", link.target) if link.target else (link.title, link.number if not link.title else "")
        groups.setdefault(key, []).append(link)
    found = [
        Cited(max(places, key=lambda link: (bool(link.title), bool(link.number))), tuple(places))
        for places in groups.values()
    ]
    return sorted(found, key=lambda each: not each.link.target)


class LinkDialog(QDialog):
    """Lists them; Enter opens the chosen one, or searches for it."""

    followed = Signal(object)
    """The TextLink to follow."""
    place_requested = Signal(object)
    """The TextLink whose words are to be shown."""

    def __init__(
        self, document: Document, links: Sequence[TextLink], themes: Themes, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("linkDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("本文引用的文件"))
        self.resize(*_SIZE)
        self._document, self._themes, self._icons = document, themes, icons
        self._cited = cited_documents(links)
        self._build()
        self._connect()
        self._fill()

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_4")
        self._count = QLabel()
        self._count.setProperty("tone", "secondary")
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([self.tr("文件"), self.tr("文库"), self.tr("引用处")])
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            header.setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.empty = EmptyState(self._themes, self._icons)
        advice = self.tr("文中写有《……》或发文字号时，会自动列在这里。")
        self.empty.say("link-2-off", self.tr("本文没有引用其他文件"), advice)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.follow = QPushButton()
        self.follow.setDefault(True)
        self.show_place = QPushButton(self.tr("看引用处"))
        self._close = QPushButton(self.tr("关闭"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("space_2"))
        buttons.addWidget(self.show_place)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self.follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        column.addWidget(self._count)
        column.addWidget(self._stack, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda *_: self._on_current_changed())
        self.list.itemDoubleClicked.connect(lambda *_: self._follow())
        self.follow.clicked.connect(self._follow)
        self.show_place.clicked.connect(self._show_place)
        self._close.clicked.connect(self.reject)

    def _fill(self) -> None:
        for cited in self._cited:
            item = QTreeWidgetItem([_shown(cited.link), self._state(cited), self._places(cited)])
            item.setToolTip(0, _shown(cited.link))
            item.setToolTip(2, "\n".join(dict.fromkeys(self._name(link) for link in cited.places)))
            if not cited.link.target:
                for section in range(self.list.columnCount()):
                    item.setForeground(section, self._themes.current.color("text_secondary"))
            self.list.addTopLevelItem(item)
        present = sum(bool(cited.link.target) for cited in self._cited)
        self._count.setText(self.tr("{0} 份文件，文库中有 {1} 份").format(len(self._cited), present))
        self._count.setVisible(bool(self._cited))
        self._stack.setCurrentWidget(self.list if self._cited else self.empty)
        if (first := self.list.topLevelItem(0)) is not None:
            self.list.setCurrentItem(first)
        self._on_current_changed()

    def _state(self, cited: Cited) -> str:
        return self.tr("在文库中") if cited.link.target else self.tr("不在文库中")

    def _places(self, cited: Cited) -> str:
        return self.tr("{0} 处").format(len(cited.places))

    def _name(self, link: TextLink) -> str:
        return clause_name(self._document.by_id[link.clause])

    @property
    def current(self) -> Cited | None:
        """What is chosen."""
        item = self.list.currentItem()
        return self._cited[self.list.indexOfTopLevelItem(item)] if item is not None else None

    def _on_current_changed(self) -> None:
        cited = self.current
        for button in (self.follow, self.show_place):
            button.setEnabled(cited is not None)
        present = cited is None or bool(cited.link.target)
        self.follow.setText(self.tr("打开") if present else self.tr("在文库中检索"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter follows what is chosen, wherever the focus is but on another button."""
        if event.key() in _ENTER and self.list.hasFocus():
            self._follow()
            return
        super().keyPressEvent(event)

    def _follow(self) -> None:
        if (cited := self.current) is not None:
            self.accept()
            self.followed.emit(cited.link)

    def _show_place(self) -> None:
        if (cited := self.current) is not None:
            self.accept()
            self.place_requested.emit(cited.places[0])


def _shown(link: TextLink) -> str:
    return f"{link.name}（{link.number}）" if link.title and link.number else link.name
