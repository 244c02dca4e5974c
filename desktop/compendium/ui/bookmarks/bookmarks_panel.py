"""The page of all bookmarks: folders at the left, bookmarks with their notes at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.ui.bookmarks.bookmark_files import choose_export, choose_import
from compendium.ui.bookmarks.bookmark_list import BookmarkList
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.bookmarks.filter_bar import FilterBar
from compendium.ui.bookmarks.folder_tree import FolderTree
from compendium.ui.bookmarks.mark_menu import add_changes
from compendium.ui.bookmarks.mark_shelf import BookmarkShelf
from compendium.ui.bookmarks.trouble_strip import TroubleStrip
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_filter import BookmarkOrder, Narrowing
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.notify import Notify
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.tool_button import ToolButton

_FOLDER_WIDTH = 220


class BookmarksPanel(QWidget):
    """Shows what BookmarkWork has loaded and asks it for every change."""

    open_requested = Signal(str, str)
    """Document and clause of a bookmark."""
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""
    search_requested = Signal(str, list)
    """A folder to search in alone, and all bookmarks."""
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, words."""
    present_requested = Signal(list)
    """Places to show on the whole screen: document, clause, words."""
    edit_requested = Signal(str)
    """Id of a mark to open in its own window."""
    changed = Signal()
    """The bookmarks that are shown were loaded anew."""

    def __init__(
        self, *, work: BookmarkWork, themes: Themes, icons: Icons, notify: Notify, parent: QWidget | None = None
    ) -> None:
        """Show what is loaded already."""
        super().__init__(parent)
        self._work, self._themes, self._icons, self._notify = work, themes, icons, notify
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = self._themes.current
        gap = theme.px("space_3")
        self.tree = FolderTree(self._themes, self._icons)
        self._new_folder = ToolButton(self._icons.icon("folder-plus"), self.tr("新建文件夹"), words=True)
        self._new_folder.setObjectName("new_folder")
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(gap, gap, gap, gap)
        column.addWidget(self.tree, 1)
        column.addWidget(self._new_folder, 0, Qt.AlignmentFlag.AlignLeft)
        self.list = BookmarkList(self._themes)
        self.list.setObjectName("bookmark_list")
        self.list.setAccessibleName(self.tr("书签列表"))
        self.empty = EmptyState(self._themes, self._icons)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_2"))
        column.addLayout(self._build_tools())
        self.filters = FilterBar(self._themes, self._icons)
        column.addWidget(self.filters)
        self.strip = TroubleStrip(self._themes)
        column.addWidget(self.strip)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column.addLayout(self._pages, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([_FOLDER_WIDTH, 4 * _FOLDER_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._splitter)

    def _build_tools(self) -> QHBoxLayout:
        self.field = SearchField(icons=self._icons, icon="list-filter")
        self.field.setObjectName("bookmark_filter")
        self.field.setPlaceholderText(self.tr("筛选摘录、备注、标签、文件"))
        self.field.setAccessibleName(self.tr("筛选书签"))
        self.field.setMinimumWidth(150)
        self.field.setMaximumWidth(320)
        self._count = QLabel()
        self._count.setProperty("tone", "faint")
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("排序"))
        for order, words in (
            (BookmarkOrder.NEWEST, self.tr("最近添加在前")),
            (BookmarkOrder.OLDEST, self.tr("最早添加在前")),
            (BookmarkOrder.PLACE, self.tr("按文件和条款")),
            (BookmarkOrder.TROUBLE, self.tr("原文有变化的在前")),
            (BookmarkOrder.OWN, self.tr("我的顺序（可拖动）")),
        ):
            self.order.addItem(words, order.value)
        self._note = ToolButton(self._icons.icon("pencil"), self.tr("写备注"), shortcut="F2")
        self._remove = ToolButton(self._icons.icon("trash-2"), self.tr("删除书签"), shortcut="Del")
        self._import = ToolButton(self._icons.icon("import"), self.tr("导入或恢复…"))
        self._export = ToolButton(self._icons.icon("upload"), self.tr("导出或备份…"))
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px("space_2"))
        row.addWidget(self.field, 4)
        row.addWidget(self._count)
        row.addStretch(1)
        for part in (self.order, self._note, self._remove, self._import, self._export):
            row.addWidget(part)
        return row

    def _connect(self) -> None:
        self._work.loaded.connect(self._on_loaded)
        self._work.restored.connect(self.list.go_to_ids)
        self._work.folder_made.connect(self.tree.edit_name)
        self.tree.folder_chosen.connect(self._on_folder_chosen)
        self.tree.make_requested.connect(self._work.make_folder)
        self.tree.rename_requested.connect(self._work.rename_folder)
        self.tree.remove_requested.connect(self._work.remove_folder)
        self.tree.search_requested.connect(
            lambda folder: self.search_requested.emit(folder, self._work.shelf.bookmarks)
        )
        self.tree.bookmarks_dropped.connect(self._work.move)
        self._new_folder.clicked.connect(lambda: self._work.make_folder(self.tree.chosen or ""))
        self.list.open_requested.connect(self._on_list_open_requested)
        self.list.remove_requested.connect(self._work.remove)
        self.list.note_changed.connect(self._work.set_note)
        self.list.menu_requested.connect(self._on_menu_requested)
        self.list.accept_requested.connect(self._work.accept)
        self.list.arrange_requested.connect(self._work.arrange)
        self.filters.narrowed.connect(self._on_filters_narrowed)
        self.strip.look_requested.connect(self._on_look_requested)
        self.strip.accept_requested.connect(lambda: self._work.accept(self.list.selected_ids()))
        self.list.selectionModel().selectionChanged.connect(self._enable_tools)
        self.field.query_changed.connect(self._on_field_query_changed)
        self.order.currentIndexChanged.connect(self._on_order_changed)
        self._note.clicked.connect(lambda: self.list.edit(self.list.currentIndex()))
        self._remove.clicked.connect(lambda: self._work.remove(self.list.selected_ids()))
        self._import.clicked.connect(lambda: choose_import(self, self._work.import_from))
        self._export.clicked.connect(lambda: choose_export(self, self._themes, self._work.export_to))

    def _restore(self) -> None:
        self._on_loaded(self._work.shelf)
        self._work.reload()

    def reload(self) -> None:
        """Read the bookmarks anew."""
        self._work.reload()

    def show_bookmark(self, bookmark: str) -> None:
        """Select a bookmark, whatever folder and filter are chosen."""
        self.field.set_query("")
        self.list.filter.set_words("")
        self.tree.choose(None)
        self.list.select_ids([bookmark])

    # What is shown

    def _on_loaded(self, shelf: BookmarkShelf) -> None:
        self.tree.set_folders(shelf.folders, shelf.bookmarks, len(shelf.highlights))
        self.list.set_entries(list(shelf.entries))
        self.filters.offer(shelf.entries)
        self._show_state()
        self.changed.emit()

    def _on_folder_chosen(self, folder: str | None) -> None:
        self.list.filter.set_folder(folder)
        self._show_state()

    def _on_field_query_changed(self, words: str) -> None:
        self.list.filter.set_words(words)
        self._show_state()

    def _on_filters_narrowed(self, narrowing: Narrowing) -> None:
        self.list.filter.set_narrowing(narrowing)
        self.strip.set_narrowed(self.filters.trouble_only)
        self._show_state()

    def _on_look_requested(self, only: bool) -> None:
        if not only:
            self.filters.clear()
            return
        self.field.set_query("")
        self.list.filter.set_words("")
        self.tree.choose(None)
        self.filters.show_trouble()
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.filter.index(0, 0))

    def _on_order_changed(self) -> None:
        self.list.filter.set_order(BookmarkOrder(self.order.currentData()))

    def _show_state(self) -> None:
        shown, total = self.list.filter.rowCount(), len(self._work.shelf.entries)
        self._count.setText(self.tr("{0} 项").format(shown) if shown == total else f"{shown} / {total}")
        self._count.setVisible(total > 0)
        if not total:
            self.empty.say(
                "bookmark",
                self.tr("还没有书签"),
                self.tr("阅读时停在一条上，或选中一段文字，按 Ctrl+D 即可添加。也可以导入以前导出的书签。"),
            )
        elif not shown and (self.field.text().strip() or self.filters.narrowing != Narrowing()):
            self.empty.say("search-x", self.tr("没有符合的书签"), self.tr("换个词，按 Esc 清空，或清除上方的筛选。"))
        elif not shown:
            self.empty.say("folder-open", self.tr("这个文件夹是空的"), self.tr("把书签拖到左侧的文件夹上即可归入。"))
        self.strip.count([entry.bookmark.state for entry in self._work.shelf.entries])
        self._pages.setCurrentWidget(self.list if shown else self.empty)
        self._export.setEnabled(total > 0)
        self._enable_tools()

    def _enable_tools(self) -> None:
        chosen = len(self.list.selected_ids()) if self.list.filter.rowCount() else 0
        self._remove.setEnabled(chosen > 0)
        self._note.setEnabled(chosen == 1)
        self.strip.accept.setEnabled(any(entry.needs_look for entry in self._entries(self.list.selected_ids())))

    # What the user does

    def _on_list_open_requested(self, bookmark: Bookmark) -> None:
        if bookmark.state is AnchorState.LOST:
            self._notify.info(self.tr("文库中已没有这份文件或这一条，无法打开。摘录和备注仍可查看和复制。"))
            return
        self.open_requested.emit(bookmark.doc, bookmark.clause)

    def _on_menu_requested(self, point: QPoint) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def present_shown(self) -> bool:
        """Show the selected bookmarks before an audience; False when none is that is found in its text."""
        places = [(each.doc, each.clause, each.quote) for each in self._present(self.list.selected_ids())]
        if places:
            self.present_requested.emit(places)
        return bool(places)

    def make_menu(self) -> QMenu:
        """What can be done with the selected bookmarks."""
        ids = self.list.selected_ids()
        menu = QMenu(self)
        single = self._work.entry(ids[0]) if len(ids) == 1 else None
        if single is not None:
            opened = menu.addAction(self._icons.icon("book-open"), f"{self.tr('打开原文')}\tEnter")
            opened.triggered.connect(lambda: self._on_list_open_requested(single.bookmark))
            note = menu.addAction(self._icons.icon("pencil"), f"{self.tr('写备注')}\tF2")
            note.triggered.connect(lambda: self.list.edit_note(single.bookmark.id))
        copy = menu.addAction(self._icons.icon("copy"), self.tr("复制摘录"))
        copy.triggered.connect(lambda: self._copy(ids))
        cite = menu.addAction(self._icons.icon("text-quote"), self.tr("复制并附出处"))
        places = [(each.doc, each.clause, each.quote) for each in self._present(ids)]
        cite.setEnabled(bool(places))
        cite.triggered.connect(lambda: self.citation_requested.emit(places))
        self._add_uses(menu, places)
        menu.addSeparator()
        add_changes(menu, self._entries(ids), self._work, self._themes.current, self._icons)
        if single is not None:
            edit = menu.addAction(self._icons.icon("settings-2"), self.tr("备注、标签和颜色…"))
            edit.triggered.connect(lambda: self.edit_requested.emit(single.bookmark.id))
        menu.addSeparator()
        remove = menu.addAction(self._icons.icon("trash-2"), f"{self.tr('删除')}\tDel")
        remove.triggered.connect(lambda: self._work.remove(ids))
        return menu

    def _add_uses(self, menu: QMenu, places: list[tuple[str, str, str]]) -> None:
        for icon, words, wanted in (
            ("list-plus", self.tr("加入讲义…"), self.collect_requested),
            ("presentation", self.tr("放映"), self.present_requested),
        ):
            action = menu.addAction(self._icons.icon(icon), words)
            action.setEnabled(bool(places))
            action.triggered.connect(lambda _on=False, wanted=wanted: wanted.emit(places))

    def _entries(self, ids: list[str]) -> list[BookmarkEntry]:
        return [entry for entry in map(self._work.entry, ids) if entry is not None]

    def _present(self, ids: list[str]) -> list[Bookmark]:
        return [entry.bookmark for entry in self._entries(ids) if entry.bookmark.state is not AnchorState.LOST]

    def _copy(self, ids: list[str]) -> None:
        entries = self._entries(ids)
        words = "\n\n".join(f"{entry.bookmark.quote}\n——{entry.where}" for entry in entries)
        QGuiApplication.clipboard().setText(words)
        self._notify.info(self.tr("已复制 {0} 条摘录").format(len(entries)))

    # Remembering

    def save_state(self) -> dict[str, object]:
        """Chosen folder, order, the folder for the next bookmark and the width of the tree."""
        return {
            "folder": self.tree.chosen,
            "order": self.order.currentData(),
            "last_folder": self._work.last_folder,
            "sizes": self._splitter.sizes(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored."""
        sizes, folder, order = state.get("sizes"), state.get("folder"), state.get("order")
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        if isinstance(order, str):
            self.order.setCurrentIndex(max(self.order.findData(order), 0))
        if isinstance(folder, str):
            self.tree.choose(folder)
        last = state.get("last_folder")
        if isinstance(last, str) and not self._work.last_folder:
            self._work.last_folder = last
