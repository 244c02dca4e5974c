"""The window of importing: files come in, are looked at and corrected, and enter the library when the user says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QDialog, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from compendium.domain.errors import UserError
from compendium.domain.import_item import OPEN, READ, ImportItem, ItemState
from compendium.ui.icons import Icons
from compendium.ui.importing.import_work import ImportWork
from compendium.ui.importing.list_page import ListPage, is_bare, next_open
from compendium.ui.importing.remembered import Remembered, Settings
from compendium.ui.importing.report import ReportMenu
from compendium.ui.importing.review_page import ReviewPage
from compendium.ui.importing.reviewing import Reviewing
from compendium.ui.models.import_list import ImportListModel
from compendium.ui.models.import_words import item_says, passed_over_says, passed_over_tells
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.drop_hint import DropHint
from compendium.ui.widgets.keys import add_key

if TYPE_CHECKING:
    from compendium.services.import_review import Batch
    from compendium.services.importing import ImportService

_USUAL_SIZE = QSize(1180, 760)
_LIST, _REVIEW = 0, 1
_UNREAD = (ItemState.WAITING, ItemState.READING)


class ImportParts(NamedTuple):
    """What the window needs of the rest of the program."""

    importing: Callable[[], ImportService]
    settings: Settings
    tasks: Tasks
    notify: Notify
    themes: Themes
    icons: Icons


class ImportWindow(QDialog):
    """One import.

    Signals:
        open_requested(str): a document of the library.
        accepted_batch(Batch): the library changed.
        undone(Batch): the last batch was taken back.
        files_requested, folder_requested: the user wants to choose more.
        keys_requested: the list of shortcuts is wanted.
    """

    open_requested = Signal(str)
    accepted_batch = Signal(object)
    undone = Signal(object)
    files_requested = Signal()
    folder_requested = Signal()
    keys_requested = Signal()

    def __init__(self, parts: ImportParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importWindow")
        self.setWindowTitle(self.tr("导入文件"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._parts = parts
        self._batches: list[Batch] = []  # what can be taken back, the last first
        self._closing = False
        self._remark = ""  # to be said when the work has ended
        self._work = ImportWork(parts.importing, parts.tasks, self)
        self._model = ImportListModel(parts.icons, self)
        self._build()
        self._connect()
        self._restore()
        self._list.refresh()

    def add(self, paths: Sequence[Path], update: str = "") -> None:
        """Take up files and folders; ``update`` is the document that they are to be a new text of."""
        self._list.show_progress(0, 0, "", accepting=False)
        self._work.add(paths, update)

    @property
    def busy(self) -> bool:
        """True while files are read or taken in."""
        return self._work.busy

    @property
    def items(self) -> Sequence[ImportItem]:
        """The files as they are now."""
        return self._model.items

    def stop(self) -> None:
        """Stop reading and taking in, after the file that is being worked at."""
        self._work.stop()

    def undo_batch(self) -> bool:
        """Take back what was last taken in, then what was before that; False when there is nothing."""
        if not self._batches or self._work.accepting is not None:
            return False
        batch = self._batches.pop()
        self._offer_undo()
        self._work.undo(batch)
        return True

    def _offer_undo(self) -> None:
        self._list.offer_undo(len(self._batches[-1].after) if self._batches else 0)

    # Window

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask when texts would be lost; stop what goes on."""
        if not self._may_close():
            event.ignore()
            return
        self._store()
        self._work.close()
        self._closing = True
        super().closeEvent(event)  # which asks ``reject``

    def reject(self) -> None:
        """Escape leaves the file that is looked at, then the window."""
        if self._closing:
            super().reject()
        elif self._pages.currentIndex() == _REVIEW:
            self._go_back()
        else:
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for what has the keyboard, never for a button elsewhere."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._pages.currentIndex() == _REVIEW:
            event.accept()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._drop_hint.show_over_window()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add files and folders."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._drop_hint.hide()
        if paths:
            self.add(paths)

    def _may_close(self) -> bool:
        left = sum(item.state in OPEN or item.state in _UNREAD for item in self._model.items)
        if not left and not self._work.busy:
            return True
        words = self.tr("还有 {0} 份文件没有导入。").format(left) if left else self.tr("文件还没有处理完。")
        detail = self.tr("关闭后这些文件不会进入文库，做过的改动也不保留；已经导入的不受影响。")
        return self._parts.notify.confirm(words, detail, self.tr("放弃并关闭"), self)

    # Building

    def _build(self) -> None:
        themes, icons = self._parts.themes, self._parts.icons
        self._list = ListPage(self._model, themes, icons)
        self._review = ReviewPage(themes, icons)
        self._reviewing = Reviewing(self._work, self._review, self._parts.tasks, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._review)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self._drop_hint = DropHint(self)
        for name, words, act in (
            ("addFiles", self.tr("添加文件…"), self.files_requested),
            ("addFolder", self.tr("添加文件夹…"), self.folder_requested),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            button.setAccessibleName(words)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            self._list.add_button(button)
        self._report = ReportMenu(lambda: list(self._model.items), self._passed_over, self._parts.tasks, self)
        self._report.setEnabled(False)
        self._list.add_button(self._report)

    def _connect(self) -> None:
        work, page, review = self._work, self._list, self._review
        work.items_changed.connect(self._on_work_items_changed)
        work.progressed.connect(self._show_progress)
        work.reading_ended.connect(self._on_work_ended)
        work.accepting_ended.connect(self._on_work_ended)
        work.accepted.connect(self._on_work_accepted)
        work.undone.connect(self._on_work_undone)
        work.failed.connect(lambda error: self._parts.notify.error(error, self))
        page.review_requested.connect(self._look_at)
        page.accept_requested.connect(self.take_in)
        page.skip_requested.connect(self._skip)
        page.stop_requested.connect(work.stop)
        page.resume_requested.connect(work.read)
        page.done_requested.connect(self.close)
        page.menu_requested.connect(self._open_menu)
        review.back_requested.connect(self._go_back)
        review.step_requested.connect(self._step)
        review.accept_requested.connect(self._accept_shown)
        review.skip_requested.connect(self._skip_shown)
        self._reviewing.item_changed.connect(lambda item: self._on_work_items_changed([item], 0))
        self._reviewing.failed.connect(self._on_reviewing_failed)
        self._report.told.connect(page.say)
        self._report.failed.connect(lambda error: self._parts.notify.error(error, self))
        page.undo_requested.connect(self.undo_batch)
        add_key(page, "Ctrl+Z", self.undo_batch)
        add_key(self, "F1", self.keys_requested.emit)

    def _restore(self) -> None:
        screen = (self.parentWidget() or self).screen().availableGeometry().size()
        self.resize(_USUAL_SIZE.boundedTo(screen - QSize(48, 72)))
        remembered = Remembered(self._parts.settings)
        remembered.restore("window", self.restoreGeometry)
        remembered.restore("review", self._review.body.restoreState)

    def _store(self) -> None:
        states = {"window": self.saveGeometry(), "review": self._review.body.saveState()}
        try:
            Remembered(self._parts.settings).keep(states)
        except UserError as error:
            self._parts.notify.error(error, self.parentWidget())

    # Reacting

    def _on_work_items_changed(self, items: list[ImportItem], instead_of: int) -> None:
        self._model.take(items, instead_of)
        self._list.refresh()
        for item in items:
            if item.number == self._review.number:
                self._review.refresh(item)

    def _show_progress(self) -> None:
        task = self._work.accepting or self._work.reading
        if task is not None:
            self._list.show_progress(task.done, task.total, task.text, accepting=self._work.accepting is not None)

    def _on_work_ended(self) -> None:
        if self._work.busy:
            self._show_progress()
            return
        self._list.show_ended(self._summary(), passed_over_tells(self._passed_over()))
        self._list.say(self._remark)
        self._remark = ""
        self._report.setEnabled(bool(self._model.items or self._passed_over()))
        if self._list.current is None:
            first = next_open(self._model.items, doubtful_first=True) or next(iter(self._model.items), None)
            if first is not None:
                self._list.set_current(first.number)
                self._list.focus_list()

    def _passed_over(self) -> dict[Path, str]:
        return self._work.review.passed_over()

    def _summary(self) -> str:
        counts = self._model.counts()
        passed = passed_over_says(self._passed_over())
        total = self.tr("共 {0} 份文件").format(sum(counts.values()))
        found = total if counts else self.tr("没有找到可以导入的文件")
        return self.tr("，").join(filter(None, (found, passed)))

    def _on_work_accepted(self, batch: Batch) -> None:
        if batch.after:
            self._batches.append(batch)
            self.accepted_batch.emit(batch)
            self._offer_undo()
        self._remark = self._told(batch)
        if batch.error is not None:
            self._parts.notify.error(batch.error, self)
        if self._pages.currentIndex() == _REVIEW:
            self._go_on()

    def _told(self, batch: Batch) -> str:
        """Say how many files came, and why others did not."""
        came = self.tr("已导入 {0} 份").format(len(batch.after))
        twins = [item for item in batch.held if item.state is ItemState.UNCHANGED]
        others = len(batch.held) - len(twins)
        same = self.tr("{0} 份没有导入：{1}").format(len(twins), item_says(twins[0])) if twins else ""
        asked = self.tr("{0} 份与刚导入的标题相同，请决定怎样导入").format(others) if others else ""
        return self.tr("；").join(filter(None, (came, same, asked)))

    def _on_work_undone(self, batch: Batch) -> None:
        self._remark = self.tr("已撤销导入，文库恢复原样")
        self.undone.emit(batch)

    def _on_reviewing_failed(self, error: Exception) -> None:
        self._show_list()
        self._parts.notify.error(error, self)

    # Acting

    def take_in(self, numbers: Sequence[int]) -> None:
        """Take files into the library."""
        if numbers and self._work.accepting is None:
            self._work.accept(numbers)

    def _accept_shown(self) -> None:
        """Take in what is looked at, once its fields can be taken."""
        self._review.form.commit()
        item = self._model.item(self._review.number)
        if self._review.faulty:
            self._review.form.focus(self._review.faulty)
        elif item is not None and item.state in READ:
            self.take_in([item.number])

    def _skip(self, numbers: Sequence[int]) -> None:
        changed = [self._work.review.skip(number) for number in numbers]
        self._on_work_items_changed(changed, 0)
        if not self._work.busy:
            self._list.show_ended(self._summary(), passed_over_tells(self._passed_over()))

    def _skip_shown(self) -> None:
        item = self._model.item(self._review.number)
        if item is None:
            return
        back = item.state is ItemState.SKIPPED
        self._skip([item.number])
        if not back:
            self._go_on()

    def _look_at(self, number: int) -> None:
        item = self._model.item(number)
        if item is None:
            return
        if item.state is ItemState.ACCEPTED:
            self.open_requested.emit(item.doc)
        elif item.state in READ:
            place = [each.number for each in self._looked_at()].index(number) + 1
            where = self.tr("可核对的第 {0} / {1} 份").format(place, len(self._looked_at()))
            self._pages.setCurrentIndex(_REVIEW)
            self._list.set_current(number)
            self._reviewing.look_at(number, where)

    def _looked_at(self) -> list[ImportItem]:
        """The files that can be looked at, in the order of the list; those that its filter hides come last."""
        shown = self._list.shown_numbers()
        known = [item for number in shown if (item := self._model.item(number)) is not None]
        others = [item for item in self._model.items if item.number not in set(shown)]
        return [item for item in (*known, *others) if item.state in READ]

    def _step(self, by: int) -> None:
        numbers = [item.number for item in self._looked_at()]
        if self._review.number in numbers:
            at = numbers.index(self._review.number) + by
            if 0 <= at < len(numbers) and self._review.may_leave():
                self._look_at(numbers[at])

    def _go_on(self) -> None:
        """Look at the next file about which something is to be decided; the list when there is none."""
        at = self._review.number
        numbers = [item.number for item in self._model.items]
        later = numbers.index(at) + 1 if at in numbers else 0
        items = self._model.items
        following = next_open([*items[later:], *items[:later]], doubtful_first=False)
        if following is None:
            self._show_list()
        else:
            self._look_at(following.number)

    def _go_back(self) -> None:
        if self._review.may_leave():
            self._show_list()

    def _show_list(self) -> None:
        self._pages.setCurrentIndex(_LIST)
        self._list.refresh()
        self._list.focus_list()
        if not self._work.busy:
            self._list.show_ended(self._summary(), passed_over_tells(self._passed_over()))

    def _open_menu(self, point: QPoint) -> None:
        menu = self.menu_for(self._list.selected)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    def menu_for(self, items: Sequence[ImportItem]) -> QMenu | None:
        """Return the menu of the selected files; None without any."""
        if not items:
            return None
        menu = QMenu(self)
        first = items[0]
        if first.state in READ:
            menu.addAction(self.tr("核对…")).triggered.connect(lambda: self._look_at(first.number))
        chosen = [item for item in items if item.state in READ and item.state is not ItemState.UNCHANGED]
        wanted = [item.number for item in chosen if not item.must_choose]
        accept = menu.addAction(self.tr("导入选中的 {0} 份").format(len(wanted)))
        accept.setEnabled(bool(wanted) and self._work.accepting is None)
        accept.triggered.connect(lambda: self.take_in(wanted))
        bare = [item.number for item in chosen if is_bare(item)]
        if bare:
            words = self.tr("未印的项留空，导入选中的 {0} 份").format(len(bare))
            empty = menu.addAction(words)
            empty.setEnabled(self._work.accepting is None)
            empty.triggered.connect(lambda: self.take_in(bare))
        left_out = [item.number for item in items if item.state in READ]
        skip = menu.addAction(self.tr("跳过，或恢复跳过的"))
        skip.setEnabled(bool(left_out))
        skip.triggered.connect(lambda: self._skip(left_out))
        if doc := first.doc or first.known:
            words = self.tr("打开文库中的《{0}》").format(_title(first) if first.doc else first.known_title)
            menu.addAction(words).triggered.connect(lambda: self.open_requested.emit(doc))
        menu.addSeparator()
        copy = menu.addAction(self.tr("复制文件路径"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText("\n".join(item.file for item in items)))
        return menu


def _title(item: ImportItem) -> str:
    return item.info.title if item.info else item.name
