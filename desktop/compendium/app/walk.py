"""The walk of the self-test: what an official does with the window, done through its own controls."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QWidget

from compendium.app.composition import Composition
from compendium.domain.document import DocumentInfo
from compendium.domain.errors import UserError
from compendium.ui.actions import View
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_history import Place
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.search_field import SearchField

_RUN = re.compile("[\u4e00-\u9fff]{4}")

Wait = Callable[[Callable[[], bool]], None]
Child = TypeVar("Child", bound=QObject)
Widget = TypeVar("Widget", bound=QWidget)


class StepFailedError(Exception):
    """A step did not do what it should; the message says what was seen instead."""


class Walk:
    """Steps through one window. Each step waits, with events running, until the window shows what it should."""

    def __init__(self, window: MainWindow, themes: Themes, composition: Composition, wait: Wait) -> None:
        """``wait`` returns when its condition holds, or raises."""
        self._window = window
        self._themes = themes
        self._composition = composition
        self._wait = wait
        self._made: set[str] = set()  # ids of bookmarks of this walk

    def steps(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """Name, words to show, and what to do, one after the other."""
        infos = self._composition.library.list()
        if not infos:
            raise UserError("empty_library", "文库是空的，无法走一遍。", "重新安装程序，或先导入文件。")
        for info in infos:
            yield f"open {info.id}", f"打开《{info.title}》", partial(self._open, info)
        yield "find", "在本文中查找", self._find
        yield "zoom", "放大和还原文字", self._zoom
        yield "search", "检索全部文件", self._search
        yield "open_hit", "打开一条检索结果", self._open_hit
        if len(infos) > 1:
            yield "compare", "对照两份文件", lambda: self._compare([info.id for info in infos[:2]])
        yield "bookmark_add", "添加书签", lambda: self._add_bookmark(infos[0])
        yield "bookmark_remove", "删除书签", self._remove_bookmark
        yield "theme", "切换深浅主题", self._switch_theme

    @property
    def here(self) -> Place:
        """Where the window stands."""
        return self._window.navigator.here

    def _open(self, info: DocumentInfo) -> None:
        self._window.open_place(info.id)
        reader = self._child(ReaderPanel)
        self._wait(lambda: reader.document is not None and reader.document.info.id == info.id)
        self._wait(lambda: reader.isVisible() and self._idle())

    def _find(self) -> None:
        reader = self._child(ReaderPanel)
        seen: list[int] = []

        def note(_number: int, total: int) -> None:
            seen.append(total)

        reader.hit_changed.connect(note)
        self._trigger("find")
        field = self._focused(SearchField)
        _type(field, self._words())
        self._wait(lambda: any(seen))
        _press(field, Qt.Key.Key_Escape)
        reader.hit_changed.disconnect(note)

    def _search(self) -> None:
        words = self._words()
        self._trigger("search")
        field = self._focused(SearchField)
        _type(field, words)
        _press(field, Qt.Key.Key_Return)
        self._wait(lambda: self.here.view is View.SEARCH and self.here.query == words)
        self._wait(lambda: self._idle() and self._first_result() is not None)

    def _open_hit(self) -> None:
        result = self._first_result()
        if result is None:
            raise StepFailedError("没有检索结果。")
        view, index = result
        view.setFocus()
        view.setCurrentIndex(index)
        _press(view, Qt.Key.Key_Return)
        reader = self._child(ReaderPanel)
        self._wait(lambda: self.here.view is View.READ and reader.isVisible() and self._idle())

    def _compare(self, docs: list[str]) -> None:
        self._window.navigator.compare(docs)
        self._wait(lambda: self._child(ComparePanel).documents == docs and self._idle())
        if not self._composition.compare.by_matter(docs).pairs:
            raise StepFailedError("没有找到相应条款。")

    def _add_bookmark(self, info: DocumentInfo) -> None:
        before = {mark.id for mark in self._composition.bookmarks.list()}  # the window may still be reading them
        self._open(info)
        self._window.open_place(f"{info.id}#{self._free_clause(info)}")
        self._wait(self._idle)
        self._trigger("add_bookmark")
        self._wait(lambda: len(self._kept() - before) == 1 and self._idle())
        self._made = self._kept() - before
        (kept,) = (mark for mark in self._composition.bookmarks.list() if mark.id in self._made)
        if kept.doc != info.id:
            raise StepFailedError(f"书签记在了 {kept.doc}。")

    def _free_clause(self, info: DocumentInfo) -> str:
        """A clause that the user has not bookmarked: his own bookmarks stay as they are."""
        taken = {mark.clause for mark in self._composition.bookmarks.list() if mark.doc == info.id}
        for clause in self._composition.library.document(info.id).outline:
            if clause.id not in taken:
                return clause.id
        raise StepFailedError(f"《{info.title}》的每一条都已有书签。")

    def _remove_bookmark(self) -> None:
        self._trigger("view_bookmarks")
        work = self._child(BookmarkWork)
        work.remove(list(self._made))
        self._wait(lambda: not self._made & self._kept() and self._idle())
        self._trigger("undo")
        self._wait(lambda: self._made <= self._kept() and self._idle())
        work.remove(list(self._made))
        self._wait(lambda: not self._made & self._kept() and self._idle())

    def _kept(self) -> set[str]:
        return {mark.id for mark in self._child(BookmarkWork).shelf.bookmarks}

    def _switch_theme(self) -> None:
        self._trigger("view_read")
        before = self._themes.current.name
        self._trigger("toggle_theme")
        self._wait(lambda: self._themes.current.name != before and self._idle())
        self._trigger("toggle_theme")
        self._wait(lambda: self._themes.current.name == before and self._idle())

    def _zoom(self) -> None:
        view = self._child(ReaderPanel).view
        before = view.px
        self._trigger("zoom_in")
        self._wait(lambda: view.px > before)
        self._trigger("zoom_reset")
        self._trigger("zoom_out")
        self._wait(lambda: view.px < before)
        self._trigger("zoom_reset")
        self._wait(lambda: view.px == before)

    def _words(self) -> str:
        """Words that stand in the open text."""
        document = self._child(ReaderPanel).document
        for clause in document.outline[::-1] if document else ():
            found = _RUN.search(clause.text)
            if found:
                return found.group()
        raise StepFailedError("打开的文件里没有可以查找的文字。")

    def _first_result(self) -> tuple[QAbstractItemView, QModelIndex] | None:
        """The first hit in the list of results: the first row that has none below it."""
        for view in self._window.findChildren(QAbstractItemView):
            page = view.model()
            if page is None or not view.isVisible() or not self._is_on_page(view):
                continue
            index = page.index(0, 0)
            while page.rowCount(index):
                index = page.index(0, 0, index)
            if index.isValid():
                return view, index
        return None

    def _is_on_page(self, widget: QWidget) -> bool:
        pages = self._window.findChild(QWidget, "pages")
        return pages is not None and pages.isAncestorOf(widget)

    def _focused(self, kind: type[Widget]) -> Widget:
        # The window's own answer: without a window manager no window of the screen has the keyboard.
        self._wait(lambda: isinstance(self._window.focusWidget(), kind))
        focused = self._window.focusWidget()
        if not isinstance(focused, kind):
            raise StepFailedError(f"光标没有进入 {kind.__name__}。")
        return focused

    def _trigger(self, action: str) -> None:
        chosen = self._window.actions_by_id[action]
        if not chosen.isEnabled():
            raise StepFailedError(f"“{chosen.text()}”不能用。")
        chosen.trigger()

    def _idle(self) -> bool:
        return self._child(Tasks).idle()

    def _child(self, kind: type[Child]) -> Child:
        found = self._window.findChild(kind)
        if found is None:
            raise StepFailedError(f"窗口里没有 {kind.__name__}。")
        return found


def _type(field: QLineEdit, words: str) -> None:
    """Commit words as an input method does."""
    field.selectAll()
    commit = QInputMethodEvent()
    commit.setCommitString(words)
    QApplication.sendEvent(field, commit)


def _press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))
