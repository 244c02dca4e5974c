"""The window: builds the panels, holds the one wiring block, remembers how it was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from compendium.domain.document import Document, DocumentInfo
from compendium.domain.import_target import paths_of
from compendium.services.notices import Notice
from compendium.ui.actions import Actions, Handler, View
from compendium.ui.icons import Icons
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.main_window_areas import Areas, main_control
from compendium.ui.main_window_beside import Beside
from compendium.ui.main_window_collections import Collecting
from compendium.ui.main_window_columns import LIBRARY, OUTLINE, Columns
from compendium.ui.main_window_compare import Comparing
from compendium.ui.main_window_dialogs import Dialogs
from compendium.ui.main_window_facts import Facts
from compendium.ui.main_window_frame import Frame
from compendium.ui.main_window_history import Place
from compendium.ui.main_window_links import Links
from compendium.ui.main_window_memory import Memory, Parts
from compendium.ui.main_window_menu import HiddenMenuBar
from compendium.ui.main_window_navigation import Navigator
from compendium.ui.main_window_pages import Pages
from compendium.ui.main_window_paper import Papers
from compendium.ui.main_window_present import Presenting
from compendium.ui.main_window_search import Searching
from compendium.ui.main_window_session import Session
from compendium.ui.main_window_side import SidePanel
from compendium.ui.main_window_status import StatusArea
from compendium.ui.main_window_top_bar import TopBar
from compendium.ui.models.labels import clause_path, document_name
from compendium.ui.notify import Notify
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.tasks import Tasks
from compendium.ui.theme import DARK, LIGHT, SYSTEM, Themes
from compendium.ui.window_services import WindowServices

_LEAST_SIZE = (720, 480)
_AFTER_PAINT_MS = 20  # the picture goes to the screen first


class Zoomed(Protocol):
    """Shows text that can be made larger."""

    def zoom_by(self, steps: int) -> None:
        """Make the letters larger, or smaller by a negative number."""

    def zoom_reset(self) -> None:
        """Make the letters as large as usual."""


class Results(Protocol):
    """The page of search."""

    def step_hit(self, by: int) -> None:
        """Open the next hit, or the one before."""

    def refresh(self) -> None:
        """Search again: the library changed."""


class MainWindow(QMainWindow):
    """The one window of the program; ``closed`` when the user has left it."""

    closed = Signal()
    _documents_shown = Signal()

    def __init__(self, services: WindowServices, themes: Themes, icons: Icons, tasks: Tasks, notify: Notify) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self._services, self._themes, self._icons, self._tasks, self._notify = services, themes, icons, tasks, notify
        for part in (tasks, notify):
            part.setParent(self)
        self._infos: dict[str, DocumentInfo] = {}
        self._painted = self._complete = False
        with themes.undressed():
            self._build()
        self._wire()
        self._pages.page(View.READ)
        self._session: Session | None = self._memory.restore()
        self._show_documents(services.library.list())
        self._actions[f"theme_{themes.mode}"].setChecked(True)
        self._actions[f"citation_{self._links.style}"].setChecked(True)

    # Building

    def _build(self) -> None:
        self.setWindowTitle(self.tr("政策汇编"))
        self.setWindowIcon(self._icons.product())
        self.setMinimumSize(*_LEAST_SIZE)
        self.setAcceptDrops(True)
        themes, icons = self._themes, self._icons
        self._library = LibraryPanel(themes=themes, icons=icons)
        self._reader = ReaderPanel(settings=self._services.settings, themes=themes, icons=icons)
        self._side = SidePanel(themes)
        self._pages = Pages()
        self._navigator = Navigator(
            pages=self._pages, reader=self._reader, library=self._services.library, tasks=self._tasks, parent=self
        )
        self._frame: Frame = Frame(
            self, self._services, self._pages, self._navigator, self._tasks, self._notify, themes, icons
        )
        self._beside: Beside = Beside(self._frame, self._side)
        self._searching: Searching = Searching(self._frame)
        self._comparing: Comparing = Comparing(self._frame)
        self._facts: Facts = Facts(self._frame, self._side)
        self._collecting: Collecting = Collecting(self._frame)
        self._presenting: Presenting = Presenting(self._frame)
        self._papers: Papers = Papers(self._frame)
        self._links: Links = Links(self._frame, self._reader)
        makers: dict[View, Callable[[], QWidget]] = {
            View.READ: lambda: self._reader,
            View.SEARCH: self._searching.make_page,
            View.COMPARE: self._comparing.make_page,
            View.BOOKMARKS: self._beside.make_page,
            View.TABLES: self._facts.make_page,
            View.COLLECTIONS: self._collecting.make_page,
        }
        self._pages.set_makers(makers)
        self._dialogs = Dialogs(self, self._services, self._themes, self._icons, self._tasks, self._notify)
        self._actions = Actions(self, self._icons, self._handlers())
        self._menu_bar = HiddenMenuBar(self, self._actions)
        self._status = StatusArea(self._themes, self._icons, self._tasks)
        self._lay_out()
        parts = Parts(self, self._columns, self._library, self._side, self._pages, self._navigator, self._dialogs)
        self._areas = Areas((self._top, self._library, self._pages, self._side))
        self._memory = Memory(parts, self._services.settings, self._tasks)

    def _lay_out(self) -> None:
        self._top = TopBar(self._themes, self._icons, self._actions)
        self._columns = Columns(self._library, self._pages, self._side)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self._columns, 1)
        column.addWidget(self._status)
        self.setCentralWidget(centre)

    # The one wiring block; pages that are built later are wired where they are made

    def _wire(self) -> None:
        self._library.open_requested.connect(self._navigator.open_document)
        self._library.compare_requested.connect(self._navigator.compare)
        self._library.import_requested.connect(self._dialogs.choose_files)
        self._library.remove_requested.connect(self._dialogs.remove_documents)
        self._library.edit_requested.connect(self._dialogs.edit_info)
        self._library.outline_requested.connect(self._dialogs.edit_outline)
        self._library.update_requested.connect(self._dialogs.choose_update)
        self._reader.open_requested.connect(self._navigator.open_document)
        self._reader.clause_changed.connect(self._navigator.note_clause)
        self._reader.clause_changed.connect(self._on_reader_clause_changed)
        self._reader.bookmark_requested.connect(self._beside.add)
        self._reader.bookmark_edit_requested.connect(self._beside.edit)
        self._beside.clause_requested.connect(self._reader.go_to)
        self._beside.marks_changed.connect(self._reader.set_bookmarks)
        self._beside.highlights_changed.connect(self._reader.set_highlights)
        self._beside.serve(self._reader.highlighting)
        self._reader.document_opened.connect(self._beside.note_opened)
        self._reader.compare_requested.connect(lambda doc: self._navigator.compare([doc]))
        self._reader.copied.connect(self._notify.info)
        self._reader.fact_requested.connect(self._facts.add)
        self._reader.margin_clicked.connect(self._show_points)
        self._facts.marks_changed.connect(self._reader.set_margin_marks)
        self._facts.rows_changed.connect(self._links.show_rows)
        for part in (self._facts, self._searching, self._beside):
            part.citation_requested.connect(self._links.copy_places)
        self._beside.search_requested.connect(self._searching.search_in_folder)
        self._comparing.bookmark_requested.connect(self._beside.add)
        for follow in (self._comparing.documents_changed, self._facts.reload, self._collecting.reload):
            self._documents_shown.connect(follow)
        self._reader.collect_requested.connect(self._collecting.add_clause)
        for collector in (self._searching, self._facts, self._beside):
            collector.collect_requested.connect(self._collecting.add_clauses)
        self._facts.table_collect_requested.connect(self._collecting.add_table)
        self._comparing.collect_requested.connect(self._collecting.add_comparison)
        self._reader.present_requested.connect(self._presenting.present_clause)
        self._facts.present_requested.connect(self._presenting.present_table)
        self._comparing.present_requested.connect(self._presenting.present_clauses)
        self._beside.present_requested.connect(self._presenting.present_places)
        self._collecting.present_requested.connect(self._presenting.present_collection)
        self._collecting.print_requested.connect(self._papers.print_collection)
        self._collecting.export_requested.connect(self._papers.export_collection)
        self._presenting.shown_to_all.connect(self._collecting.hide_notes)
        self._presenting.item_requested.connect(self._collecting.show_item)
        self.closed.connect(self._presenting.stop)
        self._searching.watch(self._top.field)
        self._searching.bookmark_requested.connect(self._beside.add)
        self._navigator.moved.connect(self._on_moved)
        self._navigator.document_shown.connect(self._on_document_shown)
        self._navigator.refused.connect(self._notify.info)
        self._dialogs.documents_changed.connect(self._on_documents_changed)
        self._dialogs.documents_removed.connect(self._navigator.forget_document)
        self._dialogs.documents_restored.connect(self._navigator.reopen_document)
        self._dialogs.open_requested.connect(self._navigator.open_document)
        self._dialogs.keys_requested.connect(lambda: self._dialogs.show_shortcuts(self._actions, importing=True))
        self._dialogs.reading_px_chosen.connect(self._reader.view.set_px)
        self._dialogs.theme_chosen.connect(self._set_theme)
        self._tasks.failed.connect(self._notify.error)
        for changed in (
            self._columns.splitterMoved,
            self._columns.shown_changed,
            self._library.state_changed,
            self._searching.state_changed,
            self._facts.state_changed,
            self._collecting.state_changed,
            self._navigator.moved,
        ):
            changed.connect(lambda *_: self._memory.touch())

    def _handlers(self) -> dict[str, Handler]:
        go, reader, dialogs = self._navigator, self._reader, self._dialogs
        return {
            "import": dialogs.choose_files,
            "settings": dialogs.show_settings,
            "quit": self._quit,
            "undo": self._undo,
            "copy": self._copy,
            "copy_citation": reader.copy_citation,
            "find": reader.show_find,
            "search": self._searching.focus_field,
            **{f"view_{view.value}": lambda view=view: self._show_view(view) for view in View},
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_reset": lambda: self._zoom(0),
            **{f"theme_{mode}": lambda mode=mode: self._set_theme(mode) for mode in (SYSTEM, LIGHT, DARK)},
            "toggle_theme": lambda: self._set_theme(LIGHT if self._themes.current.dark else DARK),
            "toggle_library": lambda on: self._columns.set_shown(LIBRARY, on=on),
            "toggle_outline": lambda on: self._columns.set_shown(OUTLINE, on=on),
            "full_screen": self._set_full_screen,
            "menu_bar": self._open_menu_bar,
            "back": go.back,
            "forward": go.forward,
            "next_hit": lambda: self._step_hit(1),
            "previous_hit": lambda: self._step_hit(-1),
            "next_result": lambda: self._step_result(1),
            "previous_result": lambda: self._step_result(-1),
            "focus_library": self._focus_library,
            "next_area": lambda: self._areas.step(1),
            "previous_area": lambda: self._areas.step(-1),
            "add_bookmark": reader.add_bookmark,
            "add_to_collection": reader.add_to_collection,
            "show_bookmarks": lambda: self._show_view(View.BOOKMARKS),
            "search_help": self._searching.show_help,
            "shortcuts": lambda: dialogs.show_shortcuts(self._actions),
            "about": dialogs.show_about,
            **self._facts.handlers(),
            **self._comparing.handlers(),
            **self._beside.handlers(),
            **self._collecting.handlers(),
            **self._presenting.handlers(),
            **self._papers.handlers(),
            **self._links.handlers(),
        }

    # From outside

    @property
    def complete(self) -> bool:
        """True once also what is brought in after the first paint is there."""
        return self._complete

    @property
    def navigator(self) -> Navigator:
        """Where the user is and how he got there."""
        return self._navigator

    @property
    def actions_by_id(self) -> Actions:
        """The window's actions."""
        return self._actions

    def open_place(self, target: str) -> None:
        """Open ``DOC``, ``DOC#CLAUSE`` or a link to it, or import files; "" changes nothing."""
        if paths := paths_of(target):
            self._dialogs.import_files(paths)
        else:
            self._links.open_target(target)

    def raise_from_outside(self, target: str = "") -> None:
        """Come to the front for a second start, and open what that start asked for."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.open_place(target)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Tell what was met when the home was put in order: damage in a box, the rest in passing."""
        for notice in notices:
            if notice.damage:
                self._notify.tell(notice.text)
            else:
                self._notify.info(notice.text)

    # Starting and ending

    def showEvent(self, event: QShowEvent) -> None:
        """Open what was open, now that the page has its size: a text is laid out once, and there at the first paint."""
        super().showEvent(event)
        if self._session is not None:
            session, self._session = self._session, None
            self._restore(session)

    def _restore(self, session: Session) -> None:
        # The first text is read without detour.
        doc = session.doc if session.doc in self._infos else next(iter(self._infos), "")
        if doc:
            self._navigator.open_at_once(doc)
        compared = tuple(known for known in session.compared if known in self._infos)
        clause = session.clause if doc == session.doc else ""
        self._navigator.restore(Place(session.view, doc, clause, session.query, compared))
        if session.view is View.SEARCH:
            self._searching.focus_results()
        else:
            self._reader.view.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the window shows for the first time, bring in what it can do without until then."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._bring_in_side)

    def _bring_in_side(self) -> None:
        self._beside.bring_in(self._reader.document, self._reader.current_clause())
        self._searching.bring_in()
        self._facts.bring_in(self._reader.document)
        self._complete = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store how the window was left; what is being written is written to its end."""
        self._memory.save_now()
        self._tasks.stop()
        super().closeEvent(event)
        self.closed.emit()

    # Reacting

    def _on_moved(self) -> None:
        here, history = self._navigator.here, self._navigator.history
        self._top.show_view(here.view)
        self._actions[f"view_{here.view.value}"].setChecked(True)
        self._columns.show_for(here.view)
        self._enable_actions()
        self._actions["back"].setEnabled(history.can_go_back)
        self._actions["forward"].setEnabled(history.can_go_forward)
        self._library.set_current(here.doc if here.view is View.READ else "")
        if here.view is View.SEARCH and not self._top.field.hasFocus():
            self._top.field.set_query(here.query)
        self._show_place()
        info = self._infos.get(here.doc)
        name = document_name(info) if info and here.view is View.READ else ""
        product = self.tr("政策汇编")
        self.setWindowTitle(f"{name} — {product}" if name else product)

    def _enable_actions(self) -> None:
        here = self._navigator.here
        self._actions.enable_for(here.view, text_open=bool(here.doc))
        for name, action in ((LIBRARY, "toggle_library"), (OUTLINE, "toggle_outline")):
            self._actions[action].setChecked(self._columns.is_shown(name))
        self._actions["toggle_marks"].setChecked(self._facts.marks_shown)

    def _on_document_shown(self, document: Document | None) -> None:
        self._beside.show_document(document, self._reader.current_clause())
        self._facts.show_document(document)

    def _show_points(self, clause: str) -> None:
        self._columns.set_shown(OUTLINE, on=True)
        self._facts.show_clause(clause)

    def _on_reader_clause_changed(self, _doc: str, clause: str) -> None:
        self._beside.set_current(clause)
        self._show_place()

    def _show_place(self) -> None:
        here, document = self._navigator.here, self._reader.document
        reading = here.view is View.READ and document is not None
        self._status.set_place(clause_path(document, here.clause) if reading and document else "")

    def _on_documents_changed(self) -> None:
        self._tasks.read(self, lambda _: self._services.library.list(), self._follow_documents, key="library")

    def _follow_documents(self, infos: list[DocumentInfo]) -> None:
        """Show the library; once it is drawn let all look again that rests on it: together they hold the window."""
        self._show_documents(infos)
        self._tasks.after_drawing(self, self._look_again)

    def _look_again(self) -> None:
        self._documents_shown.emit()
        self._beside.work.reload()
        if (page := self._pages.made(View.SEARCH)) is not None:
            cast("Results", page).refresh()

    def _show_documents(self, infos: list[DocumentInfo]) -> None:
        self._infos = {info.id: info for info in infos}
        self._library.set_documents(infos)
        self._reader.set_library(self._infos)
        clauses = sum(info.clauses for info in infos)
        self._status.set_summary(self.tr("文库 {0} 份文件，{1} 条").format(len(infos), f"{clauses:,}") if infos else "")

    # Acting

    def _step_result(self, by: int) -> None:
        if self._pages.made(View.SEARCH) is None:
            self._navigator.show_view(View.SEARCH)
        else:
            cast("Results", self._pages.page(View.SEARCH)).step_hit(by)

    def _set_theme(self, mode: str) -> None:
        self._themes.set_mode(mode)
        self._actions[f"theme_{mode}"].setChecked(True)
        self._services.settings.set("theme", mode)

    def _zoom(self, steps: int) -> None:
        page: Zoomed = self._reader.view
        if self._navigator.here.view is View.COMPARE:
            page = cast("Zoomed", self._pages.page(View.COMPARE))
        if steps:
            page.zoom_by(steps)
        else:
            page.zoom_reset()

    def _show_view(self, view: View) -> None:
        """Show a page and give it the keyboard."""
        self._navigator.show_view(view)
        if view is View.SEARCH:
            self._searching.focus_results()
            return
        control = main_control(self._pages)
        if control is not None:
            control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_hit(self, by: int) -> None:
        if self._navigator.here.view is View.SEARCH:
            self._step_result(by)
        elif by > 0:
            self._reader.next_hit()
        else:
            self._reader.previous_hit()

    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit):
            focused.copy()
        elif self._navigator.here.view is View.TABLES:
            self._facts.copy()
        elif not self._collecting.copy():
            self._reader.copy()

    def _undo(self) -> None:
        # An offer that is shown is always of what was done last.
        if not self._collecting.undo() and not self._notify.take_back() and not self._beside.undo():
            self._notify.info(self.tr("没有可以撤销的操作"))

    def _quit(self) -> None:
        self.close()

    def _open_menu_bar(self) -> None:
        self._menu_bar.open()

    def _set_full_screen(self, on: bool) -> None:
        full = Qt.WindowState.WindowFullScreen
        self.setWindowState(self.windowState() | full if on else self.windowState() & ~full)

    def _focus_library(self) -> None:
        self._columns.set_shown(LIBRARY, on=True)
        self._library.focus_tree()

    # Files dropped on the window

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if self._dialogs.offer_drop(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QEvent) -> None:
        """They went elsewhere."""
        self._dialogs.end_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import files and folders."""
        event.acceptProposedAction()
        self._dialogs.end_drop(event.mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words of the top bar where the window is narrow."""
        super().resizeEvent(event)
        self._top.set_width(event.size().width())
        self._memory.touch()
