"""Two to four documents compared: by matter side by side, by text as versions, or as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget

from compendium.domain.document import Document
from compendium.domain.errors import CancelledError, UserError
from compendium.services.comparison_export import ComparisonChoice, ComparisonForm
from compendium.ui.compare.body import CompareBody
from compendium.ui.compare.clause_acts import ClauseActs
from compendium.ui.compare.collaborators import Comparers, CompareSettings, Library
from compendium.ui.compare.compare_bar import EXPORT_KEYS, LINK_KEYS, NEXT_KEYS, PREVIOUS_KEYS
from compendium.ui.compare.compare_state import CompareState
from compendium.ui.compare.deciding import Deciding
from compendium.ui.compare.document_chooser import DocumentChooser
from compendium.ui.compare.dropping import DropTarget, Landing, arranged
from compendium.ui.compare.forms import Forms
from compendium.ui.compare.joining import KEYS as JOIN_KEYS
from compendium.ui.compare.matching import Matching
from compendium.ui.icons import Icons
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.copying import chosen_style
from compendium.ui.reader.text_column import LARGEST_PX, SMALLEST_PX
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from compendium.services.version_offers import VersionOffer

PX_KEY = "reading_px"
_LEAST, _MOST = 2, 4
# The table has more to show at once than a text.
_TABLE_SMALLER = 4


class _Opened(NamedTuple):
    documents: list[Document]
    offer: VersionOffer | None


class ComparePanel(QWidget):
    """Shows documents by id; asks the library and the comparison in the background."""

    open_requested = Signal(str, str)
    """Document and clause to read."""
    bookmark_requested = Signal(str, str, str)
    """Document, clause and quoted words ("" for the whole clause)."""
    documents_chosen = Signal(list)
    """Ids of the documents that the user put together here: added, swapped, closed or chosen from the list."""
    copied = Signal(str)
    """A sentence to tell the user what was copied, or why nothing was done."""
    decided = Signal(str, object)
    """A sentence on what was decided, and a function that takes it back."""
    present_requested = Signal(list)
    collect_requested = Signal(list)
    """Both with the ClauseRefs of a group."""
    export_requested = Signal(object)
    """The ComparisonChoice of what is on screen."""

    def __init__(
        self,
        *,
        comparers: Comparers,
        library: Library,
        tasks: Tasks,
        themes: Themes,
        icons: Icons,
        settings: CompareSettings,
        parent: QWidget | None = None,
    ) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self._comparers, self._library, self._tasks, self._settings = comparers, library, tasks, settings
        self._themes, self._icons = themes, icons
        self._documents: dict[str, Document] = {}
        self._wanted: list[str] = []
        self._zoom = 0
        self._pending: CompareState | None = None
        self._asked = False
        self._reading = False
        self._build()
        self._connect()
        self._apply_px()

    def _build(self) -> None:
        self.setObjectName("comparePanel")
        self.chooser = DocumentChooser(self._themes, self._icons)
        self.failure = EmptyState(self._themes, self._icons)
        self.body = CompareBody(self._themes, self._icons)
        self.bar, self.side, self.area, self.hits = self.body.bar, self.body.side, self.body.area, self.body.hits
        self.area.citation_style = lambda: chosen_style(self._settings)
        self.matching = Matching(self._comparers.compare, self._tasks, self)
        self.forms = Forms(self.body, self.matching, self)
        self._deciding = Deciding(self._comparers.decisions, self._tasks, self)
        self.acts = ClauseActs(self.body, self.forms, self._deciding, self._icons, self)
        self._stack = QStackedLayout(self)
        for page in (self.chooser, self.body, self.failure):
            self._stack.addWidget(page)
        # On the page for choosing, and over the table, documents are simply added.
        self._drops = [DropTarget(page, list, self._themes) for page in (self.chooser, self.failure, self.body.matrix)]
        self._drops[0].reach_through(self.chooser.list)
        self._drops[2].reach_through(self.body.matrix.table)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._change)
        self.chooser.cancelled.connect(lambda: self._stack.setCurrentWidget(self.body))
        self.failure.action_requested.connect(self.choose_documents)
        bar, area = self.bar, self.area
        bar.step_requested.connect(self.forms.step)
        bar.link_toggled.connect(area.scrolling.set_linked)
        bar.add_requested.connect(self._on_add_requested)
        bar.choose_requested.connect(self.choose_documents)
        bar.export_requested.connect(self.export)
        area.swap_requested.connect(self._on_swap_requested)
        area.close_requested.connect(self._on_close_requested)
        area.move_requested.connect(self._on_move_requested)
        area.dropped.connect(self._on_dropped)
        for target in self._drops:
            target.dropped.connect(self._on_dropped)
        area.open_requested.connect(self.open_requested)
        area.bookmark_requested.connect(self.bookmark_requested)
        area.copied.connect(self.copied)
        area.zoomed.connect(self.zoom_by)
        area.pane_made.connect(lambda view: view.installEventFilter(self))
        self.body.matrix.open_requested.connect(self.open_requested)
        self.forms.shown.connect(self._on_forms_shown)
        bar.present_requested.connect(self.present_shown)
        self.acts.present_requested.connect(self.present_requested)
        self.acts.collect_requested.connect(self.collect_requested)
        self.acts.said.connect(self.copied)
        self._deciding.told.connect(self.decided)
        for part in (self.side.list, self.side.changes.list, self.body.matrix.table, self.body.merged):
            part.installEventFilter(self)
        self._keys = {QKeySequence(keys): act for keys, act in self._key_list()}

    def _key_list(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            (NEXT_KEYS, lambda: self.forms.step(1)),
            (PREVIOUS_KEYS, lambda: self.forms.step(-1)),
            ("Alt+Down", lambda: self.forms.step(1)),
            ("Alt+Up", lambda: self.forms.step(-1)),
            (LINK_KEYS, self.bar.link.toggle),
            (EXPORT_KEYS, self.export),
            (JOIN_KEYS, self.acts.join_here),
            ("Ctrl+Shift+Return", self.acts.confirm_current),
            ("Ctrl+Shift+Enter", self.acts.confirm_current),
            ("Del", self.acts.cut_current),
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

    def present_shown(self) -> bool:
        """Show the current group before an audience; False when documents are still being chosen, or none belongs."""
        return self._stack.currentWidget() is self.body and self.acts.present_current()

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
            self._stack.setCurrentWidget(self.body)
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
        self.acts.stop_joining()
        if len(self._wanted) < _LEAST:
            self._documents = {}
            self._ask(self._wanted)
            return
        wanted = tuple(self._wanted)
        self._reading = True
        self._tasks.read(
            self,
            lambda _progress: self._read(wanted),
            self._on_documents_read,
            self._on_documents_failed,
            key="compare documents",
        )

    def _read(self, docs: Sequence[str]) -> _Opened:
        documents = [self._library.document(doc) for doc in docs]
        offers = self._comparers.offers
        return _Opened(documents, offers().between(*docs) if offers is not None and len(docs) == _LEAST else None)

    def _on_documents_read(self, opened: _Opened) -> None:
        self._reading = False
        same = list(self._documents) == [document.info.id for document in opened.documents]
        self._documents = {document.info.id: document for document in opened.documents}
        self.area.show_documents(opened.documents)
        self._apply_px()
        self._show_choices()
        self.hits.renew()
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._stack.setCurrentWidget(self.body)
        self.body.set_panes(len(self._documents))
        if had_focus:
            self.body.focus_text()
        form = self._natural_form(opened.offer, same=same)
        if self._pending is not None:
            self.area.restore_places(self._pending.places)
            self._pending.apply_sizes(self.body.split, self.area.splitter)
        self.forms.start(self._documents, opened.offer, form)
        if self._pending is not None:
            self.forms.rows_wanted = self._pending.rows

    def _natural_form(self, offer: VersionOffer | None, *, same: bool) -> ComparisonForm:
        """Versions are compared by text by themselves; otherwise the way of looking stays."""
        if self._pending is not None and self._pending.form is not None:
            return self._pending.form
        if same:
            return self.forms.form
        if offer is not None:
            return ComparisonForm.TEXT
        return ComparisonForm.MATTER if self.forms.form is ComparisonForm.TEXT else self.forms.form

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

    def _on_move_requested(self, doc: str, by: int) -> None:
        wanted = list(self._wanted)
        at = wanted.index(doc)
        to = at + by
        if 0 <= to < len(wanted):
            wanted[at], wanted[to] = wanted[to], wanted[at]
            self._change(wanted)

    def _on_dropped(self, docs: list[str], where: Landing | None) -> None:
        shown = self._wanted
        if self._stack.currentWidget() is not self.body:
            shown = self.chooser.ticked if self._stack.currentWidget() is self.chooser else []
        wanted = arranged(shown, docs, where)
        if wanted != self._wanted or self._stack.currentWidget() is not self.body:
            self._change(wanted)

    # Comparing

    def cancel(self) -> None:
        """Stop matching; what is shown stays."""
        self.matching.cancel()

    def export(self) -> None:
        """Ask for what is on screen to be handed on."""
        choice = self.choice()
        if choice is None:
            self.copied.emit(self.tr("屏幕上还没有可以导出的内容"))
        else:
            self.export_requested.emit(choice)

    def choice(self) -> ComparisonChoice | None:
        """What is on screen, to be handed on; None when there is nothing."""
        return self.forms.choice() if self._stack.currentWidget() is self.body else None

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) group, change or row."""
        if self._stack.currentWidget() is self.body:
            self.forms.step(by)

    def _on_forms_shown(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None and pending.group is not None:
            self.forms.show_anchor(pending.group, move=pending.linked and pending.together)
            # Panes that are still to get their final size line up again then.
            self.area.scrolling.forget_sizes()

    # Size

    def zoom_by(self, steps: int) -> None:
        """Change the reading size of all panes."""
        self._zoom = min(max(self._zoom + steps, SMALLEST_PX - self._base), LARGEST_PX - self._base)
        self._apply_px()

    def zoom_reset(self) -> None:
        """Go back to the reading size of the reader."""
        self._zoom = 0
        self._apply_px()

    @property
    def _base(self) -> int:
        """The reader's size of letters in px."""
        px = self._settings.get(PX_KEY)
        return px if isinstance(px, int) and px > 0 else self._themes.current.px("font_reading")

    def _apply_px(self) -> None:
        base = self._base
        scale = (base + self._zoom) / self._themes.current.px("font_reading")
        self.side.set_scale(scale)
        for pane in self.area.panes:
            pane.header.set_scale(scale)
        self.area.set_px(base + self._zoom)
        self.body.merged.set_px(base + self._zoom)
        self.body.matrix.table.set_px(max(base + self._zoom - _TABLE_SMALLER, self._themes.current.px("font_small")))

    def showEvent(self, event: QShowEvent) -> None:
        """Open what was compared last time only now: a start in the reader must not wait for it."""
        super().showEvent(event)
        self._apply_px()
        if not self._asked:
            self._open(self._pending.documents if self._pending else ())

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the panel's keys from texts and lists; the window's own actions come before."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._act(event):
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the panel."""
        if not self._act(event):
            super().keyPressEvent(event)

    def _act(self, event: QKeyEvent) -> bool:
        if self._stack.currentWidget() is not self.body:
            return False
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence("Esc"):
            return self.acts.escape()
        act = self._keys.get(keys)
        if act is None:
            return False
        act()
        return True

    # State

    def save_state(self) -> dict[str, object]:
        """Documents, form, link, places, current group, filters, sizes; what ``restore_state`` takes."""
        if self._pending is not None:
            return self._pending.to_json()
        group = self.forms.index.number(self.forms.number)
        state = CompareState(
            documents=list(self._wanted),
            linked=self.bar.link.isChecked(),
            together=self.area.scrolling.holds,
            places=[place for pane in self.area.panes if (place := pane.view.place())],
            group=group.anchor if group else None,
            list_shown=self.body.wants_list,
            list_sizes=self.body.split.sizes() if self.side.isVisible() else [],
            pane_sizes=self.area.splitter.sizes(),
            zoom=self._zoom,
            form=self.forms.form if self._documents else None,
            kinds=list(self.side.changes.kinds),
            rows=self.forms.rows_wanted,
            merged=self.bar.merged.isChecked(),
            matrix=self.body.matrix.save_state(),
            detail_height=self.side.changes.detail_height,
        )
        return state.to_json()

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take what ``save_state`` gave; what does not fit is ignored. Documents open when the panel first shows."""
        found = CompareState.from_json(state)
        known = {info.id for info in self._library.list()}
        found.documents = [doc for doc in found.documents if doc in known]
        self._pending = found
        self._asked = False
        self.body.wants_list = found.list_shown
        self._zoom = found.zoom
        self.bar.link.setChecked(found.linked)
        self.bar.merged.setChecked(found.merged)
        self.side.changes.set_kinds(found.kinds)
        self.side.changes.detail_height = found.detail_height
        self.body.matrix.restore_state(found.matrix)
        if self.isVisible():
            self._open(found.documents)
