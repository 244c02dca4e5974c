"""The page of collections (讲义): the list of them, the items of one in their order, one item in detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import CollectionItem, ItemKind
from compendium.domain.document import DocumentInfo
from compendium.ui.collections.collection_bar import CollectionBar
from compendium.ui.collections.collection_files import choose_export, choose_import
from compendium.ui.collections.collection_list import CollectionList
from compendium.ui.collections.collection_work import CollectionWork
from compendium.ui.collections.item_acts import ItemActs
from compendium.ui.collections.item_area import ItemArea
from compendium.ui.collections.item_detail import ItemDetail
from compendium.ui.icons import Icons
from compendium.ui.models.collection_words import item_line, item_source, item_title
from compendium.ui.models.item_model import ItemEntry, numbered
from compendium.ui.theme import Themes
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_WIDTHS = (220, 560, 400)


class CollectionsPanel(QWidget):
    """Shows what CollectionWork has loaded and asks it for every change."""

    open_requested = Signal(str, str)
    """Document and clause of an item."""
    present_requested = Signal(str, str)
    """Collection, and the item to begin with; "" for the first."""
    print_requested = Signal(str)
    export_requested = Signal(str)
    """Collection to print, or to write into a file for others, as a handout."""
    state_changed = Signal()

    def __init__(self, *, work: CollectionWork, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Show what is loaded already."""
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("讲义"))
        self._work, self._themes, self._icons = work, themes, icons
        self._infos: Mapping[str, DocumentInfo] = {}
        self._wanted: tuple[str, int] | None = None  # item and scroll to come back to
        self._build()
        self._acts = ItemActs(work, self.items, lambda: self.list.chosen, self)
        self._connect()
        if work.loaded:
            self._on_changed()

    # Building

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_3")
        self.field = SearchField(icons=self._icons)
        self.field.setObjectName("collectionSearch")
        self.field.setPlaceholderText(self.tr("查找讲义"))
        self.field.setAccessibleName(self.tr("查找讲义"))
        self.list = CollectionList(self._themes, self._icons)
        self._new = ToolButton(self._icons.icon("plus"), self.tr("新建讲义"), words=True)
        self._new.setObjectName("newCollection")
        self._import = ToolButton(self._icons.icon("import"), self.tr("导入讲义…"))
        self._export = ToolButton(self._icons.icon("upload"), self.tr("导出全部讲义…"))
        tools = QHBoxLayout()
        tools.setSpacing(theme.px("space_1"))
        tools.addWidget(self._new)
        tools.addStretch(1)
        tools.addWidget(self._import)
        tools.addWidget(self._export)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_2"))
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addLayout(tools)
        self.bar = CollectionBar(self._themes, self._icons)
        self.area = ItemArea(self.bar, self._themes, self._icons)
        self.items = self.area.items
        self.detail = ItemDetail(self._themes, self._icons)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for number, (part, least) in enumerate(((left, 170), (self.area, 300), (self.detail, 260))):
            part.setMinimumWidth(least)
            self._splitter.addWidget(part)
            self._splitter.setStretchFactor(number, int(number > 0))
        self._splitter.setSizes(list(_WIDTHS))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _connect(self) -> None:
        work, acts = self._work, self._acts
        work.changed.connect(self._on_changed)
        work.looked.connect(self._show_items)
        work.went.connect(self._on_went)
        work.made.connect(self._on_made)
        self.field.query_changed.connect(lambda _: self._on_changed())
        self._new.clicked.connect(self._make)
        self._import.clicked.connect(self.import_file)
        self._export.clicked.connect(lambda: self._export_files([each.id for each in work.collections]))
        self.list.chosen_changed.connect(self._on_chosen_changed)
        self.list.rows.rename_requested.connect(work.rename)
        self.list.rows.items_dropped.connect(self._on_items_dropped)
        self.list.duplicate_requested.connect(work.duplicate)
        self.list.remove_requested.connect(work.remove)
        self.list.export_requested.connect(lambda identifier: self._export_files([identifier]))
        self.bar.renamed.connect(work.rename)
        self.bar.add_requested.connect(self._add_own)
        self.bar.present_requested.connect(lambda: self._present(self.items.current_item()))
        self.bar.print_requested.connect(lambda: self._hand_on(self.print_requested))
        self.bar.export_requested.connect(lambda: self._hand_on(self.export_requested))
        self.bar.rename_requested.connect(lambda: self.list.edit_name(self.list.chosen))
        self.bar.duplicate_requested.connect(lambda: self._do(work.duplicate))
        self.bar.remove_requested.connect(lambda: self._do(work.remove))
        self.bar.file_requested.connect(lambda: self._export_files([self.list.chosen]))
        self.area.empty.action_requested.connect(self._on_empty_action)
        self.items.set_keys({**acts.keys(), "Ctrl+Z": self.undo})
        shortcut = QShortcut(QKeySequence("Shift+F5"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._present(None))
        self.items.current_changed.connect(self._show_detail)
        self.items.opened.connect(self._on_opened)
        self.items.menu_requested.connect(self._on_menu_requested)
        self.items.rows.moved.connect(acts.move)
        self.items.rows.received.connect(acts.receive)
        acts.present_requested.connect(self._present)
        acts.open_requested.connect(self._on_opened)
        self.detail.edited.connect(lambda item, key: work.update(self.list.chosen, item, key))
        self.detail.take_anew_requested.connect(lambda item: work.take_anew(self.list.chosen, item))
        self.detail.open_requested.connect(self.open_requested)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())

    # Showing

    def set_documents(self, infos: Sequence[DocumentInfo]) -> None:
        """Take the library's documents, for their names."""
        self._infos = {info.id: info for info in infos}
        self._show_items()

    def show_item(self, collection: str, item: str = "") -> None:
        """Show a collection, and one of its items."""
        if self.field.text():
            self.field.set_query("")
            self._on_changed()
        self.list.choose(collection)
        if item:
            self.items.go_to([item])

    def import_file(self) -> None:
        """Ask for a file of collections and take it in."""
        choose_import(self, self._work.import_from)

    def undo(self) -> bool:
        """Take back what was done last; False when there is nothing."""
        self._commit()
        return self._work.take_back()

    def copy(self) -> None:
        """Copy the selected items."""
        self._acts.copy()

    def _on_changed(self) -> None:
        if not self._work.loaded:
            return
        self.list.show_collections(self._work.collections, self.field.text())
        self._export.setEnabled(bool(self._work.collections))
        self._show_items()

    def _on_chosen_changed(self, _identifier: str) -> None:
        self._commit()
        returning = self._wanted is not None
        self._show_items()
        if not returning and self.items.rows.rowCount():
            self.items.select_ids([self.items.rows.entries[0].item.id])
            self.items.scrollToTop()
        self.state_changed.emit()

    def _show_items(self) -> None:
        kept = self._work.collection(self.list.chosen)
        items = kept.items if kept else ()
        self._work.look(items)
        self.items.show_items(self.list.chosen, self._entries(items))
        self.bar.show_collection(kept)
        if not self._work.loaded:
            self.area.say_loading()
        elif kept is None and self._work.collections:
            self.area.say_nothing_found()
        elif kept is None:
            self.area.say_no_collections()
        else:
            self.area.show_items(has_items=bool(items))
        self._come_back()
        self._show_detail()

    def _entries(self, items: Sequence[CollectionItem]) -> list[ItemEntry]:
        numbers, entries = numbered(items), []
        for item in items:
            standing = self._work.standing(item)
            source, line = item_source(item, standing, self._infos), item_line(item, standing)
            if item.table is not None and (view := self._work.table(item)) is not None:
                line = view.trouble or self.tr("现有 {0} 行").format(view.rows)
            state = standing.state if standing is not None else AnchorState.OK
            entries.append(ItemEntry(item, numbers.get(item.id, 0), item_title(item, standing), source, line, state))
        return entries

    def _show_detail(self) -> None:
        item, chosen = self.items.current_item(), len(self.items.selected_ids())
        self.bar.set_chosen(chosen > 0)
        if item is not None:
            self.detail.show_item(item, self._work.standing(item), self._work.table(item), self._infos)
        elif chosen > 1:
            words = self.tr("可以拖动或按 Alt+↑、Alt+↓ 一起移动，按 Ctrl+X、Ctrl+C 剪切或复制，按 Delete 删除。")
            self.detail.show_nothing("files", self.tr("选中了 {0} 项").format(chosen), words)
        else:
            words = self.tr("选中一项后，在这里改标题、选语句、写讲者备注。")
            self.detail.show_nothing("notebook-pen", self.tr("没有选中的项"), words)
        self.state_changed.emit()

    def _on_went(self, collection: str, ids: list[str]) -> None:
        self.list.choose(collection)
        if ids and ids != self.items.selected_ids():
            self.items.go_to(ids)

    def _on_made(self, collection: str) -> None:
        if self.isVisible():
            self.list.edit_name(collection)

    # Acting

    def _commit(self) -> None:
        """Hand on what was typed into any field."""
        self.bar.commit()
        self.detail.commit()

    def _do(self, act: Callable[[str], object]) -> None:
        """Do something with the chosen collection as it was typed."""
        self._commit()
        act(self.list.chosen)

    def _make(self) -> None:
        self._commit()
        self._work.make()

    def _add_own(self, kind: ItemKind) -> None:
        self._acts.add_own(kind)
        QTimer.singleShot(0, self, self.detail.focus_words)

    def present_shown(self) -> bool:
        """Show the collection before an audience from its current item on; False when nothing is in it."""
        kept = self._work.collection(self.list.chosen)
        self._present(self.items.current_item())
        return kept is not None and bool(kept.items)

    def hide_notes(self) -> None:
        """Hide the speaker's notes until he asks for them: others may still be looking at this screen."""
        self.detail.hide_notes()

    def _present(self, item: CollectionItem | None) -> None:
        self._commit()
        chosen, first = self.list.chosen, item.id if item else ""
        kept = self._work.collection(chosen)
        if kept is not None and kept.items:
            self._work.when_stored(lambda: self.present_requested.emit(chosen, first))

    def _hand_on(self, asked: SignalInstance) -> None:
        """Ask for the chosen collection to be put on paper."""
        self._commit()
        chosen = self.list.chosen
        self._work.when_stored(lambda: asked.emit(chosen))

    def _on_opened(self, item: CollectionItem) -> None:
        standing = self._work.standing(item)
        shown = next((each for each in standing.clauses if each.text), None) if standing else None
        if shown is not None:
            self.open_requested.emit(shown.anchor.doc, shown.clause)
        else:
            self.detail.focus_words()

    def _on_items_dropped(self, source: str, ids: list[str], target: str, copy: bool) -> None:
        self._work.send(source, ids, target, copy=copy)

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = self._acts.make_menu(self._icons)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _on_empty_action(self) -> None:
        if self._work.collections and not self.list.chosen:
            self.field.clear()
        elif not self.list.chosen:
            self._make()
        else:
            self._add_own(ItemKind.SLIDE)

    def _export_files(self, identifiers: Sequence[str]) -> None:
        chosen = [each for name in identifiers if (each := self._work.collection(name)) is not None]
        if chosen:
            self._commit()
            choose_export(
                self,
                self._themes,
                chosen,
                lambda path, notes: self._work.export_to(path, [each.id for each in chosen], notes=notes),
            )

    def showEvent(self, event: QShowEvent) -> None:
        """Read the collections anew: a file of marks that was taken in may have brought some."""
        super().showEvent(event)
        self._work.reload()

    # Remembering

    def save_state(self) -> dict[str, object]:
        """The chosen collection and item, how far the list is scrolled, and the widths."""
        self._commit()
        item = self.items.current_item()
        return {
            "collection": self.list.chosen,
            "item": item.id if item else "",
            "scroll": self.items.verticalScrollBar().value(),
            "sizes": self._splitter.sizes(),
            "editor": self.detail.editor.sizes(),
            "last_used": self._work.last_used,
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored."""
        collection, item, scroll, last = (state.get(name) for name in ("collection", "item", "scroll", "last_used"))
        for splitter, name in ((self._splitter, "sizes"), (self.detail.editor, "editor")):
            sizes = state.get(name)
            if (
                isinstance(sizes, list)
                and len(sizes) == splitter.count()
                and all(isinstance(each, int) for each in sizes)
                and any(sizes)
            ):
                splitter.setSizes(sizes)
        if isinstance(last, str) and not self._work.last_used:
            self._work.last_used = last
        if isinstance(item, str) and isinstance(scroll, int):
            self._wanted = (item, scroll)
        if isinstance(collection, str) and collection:
            self.list.choose(collection)
        self._come_back()

    def _come_back(self) -> None:
        """Go where the user was, once the items are here."""
        if self._wanted is None or not self.items.rows.rowCount():
            return
        (item, scroll), self._wanted = self._wanted, None
        first = self.items.rows.entries[0].item.id
        self.items.select_ids([item if self.items.rows.row_of(item) >= 0 else first])
        self.items.doItemsLayout()
        self.items.verticalScrollBar().setValue(scroll)
