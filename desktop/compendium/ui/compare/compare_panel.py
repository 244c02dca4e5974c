"""Two to four documents side by side, moving together by the clauses that deal with the same matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from compendium.compare.groups import Group, groups_of
from compendium.domain.comparison import MatterComparison
from compendium.domain.document import Document
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.work import Progress
from compendium.ui.compare.collaborators import CompareSettings, Library
from compendium.ui.compare.compare_bar import LINK_KEYS, NEXT_KEYS, PREVIOUS_KEYS, CompareBar
from compendium.ui.compare.compare_state import CompareState
from compendium.ui.compare.document_chooser import DocumentChooser
from compendium.ui.compare.match_view import MatchIndex
from compendium.ui.compare.pane_area import PaneArea
from compendium.ui.compare.pane_hits import PaneHits
from compendium.ui.compare.side_panel import SidePanel
from compendium.ui.icons import Icons
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.copying import chosen_style
from compendium.ui.reader.find_bar import FindBar, HitBar
from compendium.ui.tasks import Task, Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from compendium.services.compare import CompareService

PX_KEY = "reading_px"
_LEAST, _MOST = 2, 4
_LIST_WIDTH = 264
# Narrower panes are of no use; then the list gives way.
_PANE_WIDTH = 260


class ComparePanel(QWidget):
    """Shows documents by id; asks the library and the comparison in the background."""

    open_requested = Signal(str, str)
    """Document and clause to read."""
    bookmark_requested = Signal(str, str, str)
    """Document, clause and quoted words ("" for the whole clause)."""
    documents_chosen = Signal(list)
    """Ids of the documents that the user put together here: added, swapped, closed or chosen from the list."""
    copied = Signal(str)
    """A sentence to tell the user what was copied."""

    def __init__(
        self,
        *,
        compare: Callable[[], CompareService],
        library: Library,
        tasks: Tasks,
        themes: Themes,
        icons: Icons,
        settings: CompareSettings,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty panel; ``compare`` is called when first needed, in the background."""
        super().__init__(parent)
        self._compare, self._library, self._tasks, self._settings = compare, library, tasks, settings
        self._themes, self._icons = themes, icons
        self._documents: dict[str, Document] = {}
        self._wanted: list[str] = []
        self._index = MatchIndex((), {})
        self._number = 0
        self._zoom = 0
        self._task: Task | None = None
        self._pending: CompareState | None = None
        self._asked = False
        self._reading = False
        self._wants_list = True
        self._forces_list = False
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.setObjectName("comparePanel")
        self.chooser = DocumentChooser(self._themes, self._icons)
        self.failure = EmptyState(self._themes, self._icons)
        self.bar = CompareBar(self._themes, self._icons)
        self.side = SidePanel(self._themes, self._icons)
        self.area = PaneArea(self._themes, self._icons)
        self.area.citation_style = lambda: chosen_style(self._settings)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.side)
        self.split.addWidget(self.area)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([_LIST_WIDTH, 10 * _LIST_WIDTH])
        self.side.setMinimumWidth(200)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.split, 1)
        find_bar, hit_bar = FindBar(self._themes, self._icons), HitBar(self._themes, self._icons)
        column.addWidget(find_bar)
        column.addWidget(hit_bar)
        self.hits = PaneHits(self.area, find_bar, hit_bar)
        self._stack = QStackedLayout(self)
        for page in (self.chooser, self._body, self.failure):
            self._stack.addWidget(page)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._change)
        self.chooser.cancelled.connect(lambda: self._stack.setCurrentWidget(self._body))
        self.failure.action_requested.connect(self.choose_documents)
        self.bar.step_requested.connect(self.step)
        self.bar.link_toggled.connect(self.area.scrolling.set_linked)
        self.bar.list_toggled.connect(self._on_list_toggled)
        self.bar.add_requested.connect(self._on_add_requested)
        self.bar.choose_requested.connect(self.choose_documents)
        self.side.group_chosen.connect(self.show_group)
        self.side.clause_chosen.connect(self.area.show_clause)
        self.side.cancel_requested.connect(self.cancel)
        self.side.retry_requested.connect(self._match)
        self.area.group_chosen.connect(self._tell_group)
        self.area.swap_requested.connect(self._on_swap_requested)
        self.area.close_requested.connect(self._on_close_requested)
        self.area.open_requested.connect(self.open_requested)
        self.area.bookmark_requested.connect(self.bookmark_requested)
        self.area.copied.connect(self.copied)
        self.area.zoomed.connect(self.zoom_by)
        self.area.pane_made.connect(lambda view: view.installEventFilter(self))
        self.side.list.installEventFilter(self)
        self._tasks.progressed.connect(self._on_tasks_progressed)
        self._keys: dict[QKeySequence, Callable[[], None]] = {
            QKeySequence(keys): act
            for keys, act in (
                (NEXT_KEYS, lambda: self.step(1)),
                (PREVIOUS_KEYS, lambda: self.step(-1)),
                ("Alt+Down", lambda: self.step(1)),
                ("Alt+Up", lambda: self.step(-1)),
                (LINK_KEYS, self.bar.link.toggle),
                ("Ctrl+F", self.hits.open_find),
                ("F3", lambda: self.hits.step(1)),
                ("Shift+F3", lambda: self.hits.step(-1)),
                ("Ctrl+D", self.area.add_bookmark),
                ("Ctrl+Shift+C", lambda: self.area.copy(source=True)),
                ("Ctrl++", lambda: self.zoom_by(1)),
                ("Ctrl+=", lambda: self.zoom_by(1)),
                ("Ctrl+-", lambda: self.zoom_by(-1)),
                ("Ctrl+0", self.zoom_reset),
            )
        }

    def _restore(self) -> None:
        self._apply_px()

    # Choosing and showing documents

    @property
    def documents(self) -> list[str]:
        """Ids of the documents that are shown or being opened."""
        return list(self._wanted)

    def show_documents(self, docs: Sequence[str]) -> None:
        """Compare two to four documents; with fewer, ask for more. Those that are shown already stay as they are."""
        wanted = list(dict.fromkeys(docs))[:_MOST]
        if self._pending is not None and wanted == self._pending.documents and not self._asked:
            self._open(wanted)
        elif self._asked and wanted == self._wanted and list(self._documents) == wanted and wanted:
            self._stack.setCurrentWidget(self._body)
        elif not (self._asked and self._reading and wanted == self._wanted):
            self._pending = None
            self._open(wanted)

    def show_searched(self, query: str, marks: Mapping[str, Sequence[Span]]) -> None:
        """Mark what the library was searched for, by document: clause, start and end of every found word."""
        self.hits.show_searched(query, marks)

    def choose_documents(self) -> None:
        """Show the page for choosing, with what is shown ticked."""
        self._ask(self._wanted)

    def reload(self) -> None:
        """The library changed: show its documents as they are now; those that are gone leave the comparison."""
        if not self._asked:
            return
        known = {info.id for info in self._library.list()}
        left = [doc for doc in self._wanted if doc in known]
        if self._stack.currentWidget() is self.chooser:
            self._ask(self.chooser.ticked)
        elif len(left) < _LEAST:
            self._ask(left)
        else:
            self._open(left)

    def _change(self, docs: Sequence[str]) -> None:
        """The user put other documents together."""
        self._pending = None
        self._open(docs)
        self.documents_chosen.emit(list(self._wanted))

    def _ask(self, ticked: Sequence[str]) -> None:
        self._asked = True
        may_go_back = len(self._documents) >= _LEAST
        self.chooser.ask(self._library.list(), ticked, may_go_back=may_go_back)
        self._stack.setCurrentWidget(self.chooser)

    def _open(self, docs: Sequence[str]) -> None:
        self._asked = True
        self._wanted = list(dict.fromkeys(docs))[:_MOST]
        self.cancel()
        if len(self._wanted) < _LEAST:
            self._documents = {}
            self._ask(self._wanted)
            return
        wanted = tuple(self._wanted)
        self._reading = True
        self._tasks.read(
            self,
            lambda _progress: [self._library.document(doc) for doc in wanted],
            self._on_documents_read,
            self._on_documents_failed,
            key="compare documents",
        )

    def _on_documents_read(self, documents: list[Document]) -> None:
        self._reading = False
        self._documents = {document.info.id: document for document in documents}
        self._forces_list = False
        self.area.show_documents(documents)
        self._apply_px()
        self._show_choices()
        self.hits.renew()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._stack.setCurrentWidget(self._body)
        self._arrange()
        if had_focus:
            self.area.panes[0].view.setFocus()
        if self._pending is not None:
            self.area.restore_places(self._pending.places)
            self._pending.apply_sizes(self.split, self.area.splitter)
        self._match()

    def _on_documents_failed(self, error: Exception) -> None:
        self._reading = False
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        words = str(error) if isinstance(error, UserError) else self.tr("读取文件时出错，请重新选择。")
        self._documents, self._wanted = {}, []
        self.failure.say("file-x", self.tr("这几份文件无法对照"), words, self.tr("重新选择"))
        self._stack.setCurrentWidget(self.failure)

    def _show_choices(self) -> None:
        others = [info for info in self._library.list() if info.id not in self._documents]
        self.area.set_choices(others)
        self.bar.set_choices(others, full=len(self._documents) >= _MOST)

    def _on_add_requested(self, doc: str) -> None:
        if doc:
            self._change([*self._wanted, doc])
        else:
            self.choose_documents()

    def _on_swap_requested(self, old: str, new: str) -> None:
        if new:
            self._change([new if doc == old else doc for doc in self._wanted])
        else:
            self._ask([doc for doc in self._wanted if doc != old])

    def _on_close_requested(self, doc: str) -> None:
        self._change([known for known in self._wanted if known != doc])

    # Matching

    def cancel(self) -> None:
        """Stop matching; what is shown stays."""
        if self._task is not None:
            self._task.cancel()

    def _match(self) -> None:
        docs = tuple(self._documents)
        self._show_matches(None)
        self.side.say_busy()

        def work(progress: Progress) -> MatterComparison:
            return self._compare().by_matter(docs, progress)

        self._task = self._tasks.read(self, work, self._on_matched, self._on_match_failed, key="compare matter")

    def _on_matched(self, compared: MatterComparison) -> None:
        self._task = None
        if compared.documents != tuple(self._documents):
            return
        self._show_matches(compared)
        pending, self._pending = self._pending, None
        if pending is not None and pending.group is not None:
            number = next((g.number for g in self._index.groups if g.anchor == pending.group), 0)
            self._select(number, move=pending.linked and pending.together)
            # Panes that are still to get their final size line up again then.
            self.area.scrolling.forget_sizes()

    def _on_match_failed(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, CancelledError):
            self.side.say_stopped()
            return
        if not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        self.side.say_failed(str(error) if isinstance(error, UserError) else self.tr("比对时出错，请再试一次。"))

    def _on_tasks_progressed(self, task: Task) -> None:
        if task is self._task:
            self.side.show_progress(task.done, task.total, task.text)

    def _show_matches(self, compared: MatterComparison | None) -> None:
        groups: tuple[Group, ...] = ()
        if compared is not None:
            order = {doc: [clause.id for clause in document.outline] for doc, document in self._documents.items()}
            groups = groups_of(compared, order)
            self.side.show_groups(groups, compared.unmatched, self._documents)
        self._index = MatchIndex(groups, self._documents)
        self.area.show_matches(self._index)
        self._select(0, move=False)

    # Groups

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) group, round and round; the first time to the one on screen."""
        total = len(self._index.groups)
        if not total:
            return
        if self._number:
            self.show_group((self._number - 1 + by) % total + 1)
        else:
            self.show_group(self.area.group_on_screen(by))

    def show_group(self, number: int) -> None:
        """Bring the clauses of a group beside each other."""
        self._select(number, move=True)

    def _select(self, number: int, *, move: bool) -> None:
        group = self._index.number(number)
        if move or group is None:
            self.area.set_current(group)
        else:
            self.area.set_current(group, move=False)
        self._tell_group(number)

    def _tell_group(self, number: int) -> None:
        self._number = number
        self.side.set_current(self._index.number(number))
        self.bar.show_count(number, len(self._index.groups))

    # Size

    def zoom_by(self, steps: int) -> None:
        """Change the reading size of all panes."""
        self._zoom += steps
        self._apply_px()

    def zoom_reset(self) -> None:
        """Go back to the reading size of the reader."""
        self._zoom = 0
        self._apply_px()

    def _apply_px(self) -> None:
        px = self._settings.get(PX_KEY)
        base = px if isinstance(px, int) and px > 0 else self._themes.current.px("font_reading")
        self.area.set_px(base + self._zoom)

    def _on_list_toggled(self, shown: bool) -> None:
        self._wants_list = self._forces_list = shown
        self._arrange()

    def _arrange(self) -> None:
        """The list gives way when the panes would get too narrow, unless the user asked for it."""
        fits = self.width() - _LIST_WIDTH >= len(self._documents) * _PANE_WIDTH
        shown = self._wants_list and (fits or self._forces_list)
        self.side.setVisible(shown)
        self.bar.set_list_shown(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the panes their room."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Open what was compared last time only now: a start in the reader must not wait for it."""
        super().showEvent(event)
        self._apply_px()
        if not self._asked:
            self._open(self._pending.documents if self._pending else ())

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the panel's keys from texts and list; the window's own actions come before."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._act(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the panel."""
        if not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        act = self._keys.get(QKeySequence(event.keyCombination()))
        if act is None or self._stack.currentWidget() is not self._body:
            return False
        act()
        return True

    # State

    def save_state(self) -> dict[str, object]:
        """Documents, link, places, current group, sizes; what ``restore_state`` takes."""
        if self._pending is not None:
            return self._pending.to_json()
        group = self._index.number(self._number)
        state = CompareState(
            documents=list(self._wanted),
            linked=self.bar.link.isChecked(),
            together=self.area.scrolling.holds,
            places=[place for pane in self.area.panes if (place := pane.view.place())],
            group=group.anchor if group else None,
            list_shown=self._wants_list,
            list_sizes=self.split.sizes() if self.side.isVisible() else [],
            pane_sizes=self.area.splitter.sizes(),
            zoom=self._zoom,
        )
        return state.to_json()

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored. Documents open when the panel first shows."""
        found = CompareState.from_json(state)
        known = {info.id for info in self._library.list()}
        found.documents = [doc for doc in found.documents if doc in known]
        self._pending = found
        self._asked = False
        self._wants_list = found.list_shown
        self._zoom = found.zoom
        self.bar.link.setChecked(found.linked)
        if self.isVisible():
            self._open(found.documents)
