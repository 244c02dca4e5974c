"""What the user does with items: order, cut, copy, paste, delete; by key, by menu and by drag and drop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from compendium.domain.collection import CollectionItem, ItemKind
from compendium.services.collections import copied, from_clipboard, new_id, to_clipboard
from compendium.ui.collections.collection_work import CollectionWork
from compendium.ui.collections.item_list import ItemList
from compendium.ui.icons import Icons
from compendium.ui.models.collection_words import item_title
from compendium.ui.models.item_model import reordered, stepped

CLIPBOARD_TYPE = "application/x-compendium-collection"


class ItemActs(QObject):
    """``open_requested`` and ``present_requested`` carry a CollectionItem."""

    open_requested = Signal(object)
    present_requested = Signal(object)

    def __init__(self, work: CollectionWork, items: ItemList, chosen: Callable[[], str], parent: QObject) -> None:
        """``chosen`` gives the collection that is shown."""
        super().__init__(parent)
        self._work, self._list, self._chosen = work, items, chosen

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What keys do in the list."""
        return {
            "Alt+Up": lambda: self.step(-1),
            "Alt+Down": lambda: self.step(1),
            "Ctrl+X": self.cut,
            "Ctrl+C": self.copy,
            "Ctrl+V": self.paste,
            "Ctrl+Y": self._work.redo,
            "Ctrl+Shift+Z": self._work.redo,
            "Ctrl+A": self._list.selectAll,
            "Del": self.remove,
            "Backspace": self.remove,
        }

    def make_menu(self, icons: Icons) -> QMenu:
        """What can be done with the selected items."""
        menu, items = QMenu(self._list), self._list.selected_items()
        one = items[0] if len(items) == 1 else None
        rows: list[tuple[str, str, str, bool, Callable[[], object]]] = [
            ("presentation", self.tr("从这里放映"), "", one is not None, lambda: self.present_requested.emit(one)),
            ("book-open", self.tr("打开"), "Enter", one is not None, lambda: self.open_requested.emit(one)),
            ("", "", "", False, self.copy),
            ("arrow-up", self.tr("上移"), "Alt+↑", bool(items), lambda: self.step(-1)),
            ("arrow-down", self.tr("下移"), "Alt+↓", bool(items), lambda: self.step(1)),
            ("", "", "", False, self.copy),
            ("", self.tr("剪切"), "Ctrl+X", bool(items), self.cut),
            ("copy", self.tr("复制"), "Ctrl+C", bool(items), self.copy),
            ("", self.tr("粘贴"), "Ctrl+V", self.can_paste(), self.paste),
        ]
        for icon, words, key, able, act in rows:
            if not words:
                menu.addSeparator()
                continue
            action = menu.addAction(f"{words}\t{key}" if key else words)
            if icon:
                action.setIcon(icons.icon(icon))
            action.setEnabled(able)
            action.triggered.connect(lambda _=False, act=act: act())
        self._add_targets(menu, icons, [item.id for item in items])
        menu.addSeparator()
        remove = menu.addAction(icons.icon("trash-2"), f"{self.tr('删除')}\tDel")
        remove.setEnabled(bool(items))
        remove.triggered.connect(self.remove)
        return menu

    def _add_targets(self, menu: QMenu, icons: Icons, ids: Sequence[str]) -> None:
        here = self._chosen()
        targets = menu.addMenu(icons.icon("presentation"), self.tr("复制到另一份讲义"))
        for each in self._work.recent:
            if each.id != here:
                action = targets.addAction(each.title.replace("&", "&&"))
                action.triggered.connect(lambda _=False, target=each.id: self._work.send(here, ids, target, copy=True))
        targets.setEnabled(bool(ids) and not targets.isEmpty())

    # Order

    def step(self, by: int) -> None:
        """Move the selected items one row up (-1) or down (1)."""
        ids = self._list.selected_ids()
        self._set(stepped(self._items(), ids, by), ids, "")
        self._list.scrollTo(self._list.currentIndex())

    def move(self, ids: list[str], at: int) -> None:
        """Put items before the one at a row."""
        self._set(reordered(self._items(), ids, at), ids, self.tr("已移动 {0} 项").format(len(ids)))

    def receive(self, source: str, ids: list[str], at: int) -> None:
        """Put copies of another collection's items before the one at a row."""
        kept = self._work.collection(source)
        if kept is not None:
            fresh = copied(item for item in kept.items if item.id in ids)
            items = self._items()
            self._set([*items[:at], *fresh, *items[at:]], [item.id for item in fresh], "")

    # In and out

    def add_own(self, kind: ItemKind) -> None:
        """Put a section title or a slide of one's own words behind the selected items."""
        words = self.tr("新的小节") if kind is ItemKind.SECTION else ""
        self._insert([CollectionItem(new_id(), kind, words)], "")

    def copy(self) -> None:
        """Put the selected items on the clipboard: as items for this program, as words for others."""
        items = self._list.selected_items()
        if not items:
            return
        data = QMimeData()
        data.setData(CLIPBOARD_TYPE, QByteArray(to_clipboard(items).encode()))
        data.setText("\n\n".join(self._words(item) for item in items))
        QGuiApplication.clipboard().setMimeData(data)

    def cut(self) -> None:
        """Put the selected items on the clipboard and take them out."""
        ids = self._list.selected_ids()
        self.copy()
        self._work.take_out(self._chosen(), ids, self.tr("已剪切 {0} 项").format(len(ids)))

    def can_paste(self) -> bool:
        """Tell whether items are on the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        return data is not None and data.hasFormat(CLIPBOARD_TYPE)

    def paste(self) -> None:
        """Put the items of the clipboard behind the selected ones."""
        if self.can_paste():
            text = bytes(QGuiApplication.clipboard().mimeData().data(CLIPBOARD_TYPE).data()).decode()
            items = from_clipboard(text)
            self._insert(items, self.tr("已粘贴 {0} 项").format(len(items)))

    def remove(self) -> None:
        """Delete the selected items; the message offers them back."""
        ids = self._list.selected_ids()
        if ids:
            self._work.take_out(self._chosen(), ids, self.tr("已删除 {0} 项").format(len(ids)))

    def _insert(self, items: Sequence[CollectionItem], words: str) -> None:
        chosen = self._list.selected_ids()
        self._work.insert(self._chosen(), items, chosen[-1] if chosen else "", words)

    def _items(self) -> Sequence[CollectionItem]:
        kept = self._work.collection(self._chosen())
        return kept.items if kept else ()

    def _set(self, items: Sequence[CollectionItem], ids: Sequence[str], words: str) -> None:
        self._work.set_items(self._chosen(), items, words, ids)

    def _words(self, item: CollectionItem) -> str:
        standing = self._work.standing(item)
        parts = [item_title(item, standing)]
        if standing is not None:
            parts += [f"{each.words}\n——{each.source}" for each in standing.clauses]
        return "\n".join([*parts, *([item.text] if item.text else [])])
