"""The panes with what is shown of the matches in them, and what can be done with a clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from compendium.compare.groups import Group
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Document, DocumentInfo
from compendium.domain.quotation import CitationStyle
from compendium.ui.compare.connectors import PaneSplitter
from compendium.ui.compare.dropping import DropTarget
from compendium.ui.compare.linked_scrolling import LinkedScrolling
from compendium.ui.compare.match_view import MatchIndex, beside
from compendium.ui.compare.pane import ComparePane
from compendium.ui.compare.row_alignment import RowAlignment
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.copying import copy_with_source, excerpt
from compendium.ui.reader.text_column import Place
from compendium.ui.theme import Themes

# Narrow panes take smaller letters: a line wants some twelve characters at least.
_SMALLER = {3: 1, 4: 2}


class PaneArea(QWidget):
    """Two to four panes side by side."""

    group_chosen = Signal(int)
    swap_requested = Signal(str, str)
    """Document that goes, document that comes ("" to choose)."""
    close_requested = Signal(str)
    open_requested = Signal(str, str)
    bookmark_requested = Signal(str, str, str)
    copied = Signal(str)
    zoomed = Signal(int)
    """The user changed the reading size by so many px."""
    pane_made = Signal(QObject)
    dropped = Signal(list, object)
    """Documents that were dropped, and the Landing."""
    move_requested = Signal(str, int)
    """Document, and by how many places."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start without panes."""
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._index = MatchIndex((), {})
        self._current: Group | None = None
        self._px = themes.current.px("font_reading")
        self.citation_style: Callable[[], CitationStyle] = lambda: CitationStyle.PLAIN
        self.scrolling = LinkedScrolling(self)
        self.splitter = PaneSplitter(themes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.joining: Callable[[str, str], bool] = lambda _doc, _clause: False
        """Takes a clicked clause that is to become a partner; True when it did."""
        self.more: Callable[[QMenu, ClauseRef], None] = lambda _menu, _ref: None
        """Adds to the menu of a clause."""
        self.rows = RowAlignment(self)
        self.rows.aligned.connect(lambda: self.scrolling.set_level(level=self.rows.active))
        self._drops = DropTarget(self, self._places, themes)
        self._drops.dropped.connect(self.dropped)
        themes.changed.connect(self._on_themes_changed)

    # Panes

    @property
    def panes(self) -> list[ComparePane]:
        """The panes from left to right."""
        return self.splitter.panes()

    def pane(self, doc: str) -> ComparePane | None:
        """The pane of a document."""
        return next((pane for pane in self.panes if pane.doc == doc), None)

    def show_documents(self, documents: Sequence[Document]) -> None:
        """Show these from left to right; a text that was shown already keeps its place."""
        panes = {id(pane.view.shown): pane for pane in self.panes}
        kept = {id(document) for document in documents}
        for shown, pane in panes.items():
            if shown not in kept:
                pane.setParent(None)
                pane.deleteLater()
        for position, document in enumerate(documents):
            found = panes.get(id(document)) or self._make_pane()
            self.splitter.insertWidget(position, found)
            if found.view.shown is not document:
                found.show_document(document)
            found.show()
        self.set_px(self._px)
        self.splitter.setSizes([1000] * len(documents))
        self.rows.drop()
        self.scrolling.set_views({pane.doc: pane.view for pane in self.panes})
        self.show_matches(MatchIndex((), {}))

    def _make_pane(self) -> ComparePane:
        pane = ComparePane(self._themes, self._icons, px=self._px)
        view = pane.view
        view.user_scrolled.connect(lambda: self.scrolling.lead(pane.doc))
        view.resized.connect(self.scrolling.forget_sizes)
        view.resized.connect(self._show_shades_again)
        view.resized.connect(self.rows.renew)
        view.verticalScrollBar().valueChanged.connect(self.splitter.redraw)
        view.hovered.connect(lambda clause: self._point_at(ClauseRef(pane.doc, clause) if clause else None))
        view.clause_clicked.connect(lambda clause: self._on_clause_clicked(pane.doc, clause))
        view.clause_opened.connect(lambda clause: self.open_requested.emit(pane.doc, clause))
        view.zoomed.connect(lambda px: self.zoomed.emit(px - self._shown_px()))
        view.customContextMenuRequested.connect(lambda point: self._on_context_menu(pane, point))
        pane.badge_clicked.connect(lambda clause: self.choose_clause(pane.doc, clause))
        pane.header.swap_requested.connect(lambda doc: self.swap_requested.emit(pane.doc, doc))
        pane.header.close_requested.connect(lambda: self.close_requested.emit(pane.doc))
        pane.header.move_requested.connect(lambda by: self.move_requested.emit(pane.doc, by))
        self._drops.reach_through(view)
        self.pane_made.emit(view)
        return pane

    def set_roles(self, roles: Mapping[str, str]) -> None:
        """Say in the headers which document is which version."""
        for pane in self.panes:
            pane.header.set_role(roles.get(pane.doc, ""))

    def _places(self) -> list[tuple[QRect, str]]:
        """Where each pane stands, and the name of its document."""
        found = []
        for pane in self.panes:
            name = document_name(pane.view.shown.info) if pane.view.shown else ""
            found.append((QRect(pane.mapTo(self, QPoint()), pane.size()), name))
        return found

    def _on_clause_clicked(self, doc: str, clause: str) -> None:
        if not self.joining(doc, clause):
            self.choose_clause(doc, clause)
            pane = self.pane(doc)
            if pane is not None:
                pane.view.mean(clause)

    def set_choices(self, infos: Sequence[DocumentInfo]) -> None:
        """Name the documents that could be shown instead of one that is."""
        for pane in self.panes:
            pane.header.set_choices(infos)

    def set_px(self, px: int) -> None:
        """Take the reading size; many panes make it a little smaller."""
        self._px = px
        for pane in self.panes:
            pane.view.set_px(self._shown_px())
        self.scrolling.forget_sizes()
        self.rows.renew()

    def _shown_px(self) -> int:
        return self._px - _SMALLER.get(len(self.panes), 0)

    def _on_themes_changed(self) -> None:
        self.scrolling.forget_sizes()
        self.rows.renew()

    # Matches

    def show_matches(self, index: MatchIndex) -> None:
        """Tint and number the matched clauses, and scroll by them."""
        self._index, self._current = index, None
        self.scrolling.set_pairs(index.pairs)
        self._show_words(index.words())
        self._show_shades()

    def _show_words(self, words: Mapping[str, Mapping[str, Sequence[Span]]]) -> None:
        for pane in self.panes:
            for role in ("inserted", "deleted"):
                pane.view.set_marks(role, role, words.get(pane.doc, {}).get(role, ()))

    def set_current(self, group: Group | None, *, ref: ClauseRef | None = None, move: bool = True) -> None:
        """Outline a group and bring its clauses beside each other.

        Args:
            group: None outlines nothing.
            ref: clause that stays where it is.
            move: False leaves the panes where they are.
        """
        self._current = group
        self._show_shades()
        together = beside(group, ref) if group is not None else []
        self._mean(together)
        if group is not None and move:
            words = self._index.first_words(group) if ref is None else {}
            self.scrolling.show_together(together, keep=ref.doc if ref else "", words=words)

    def _mean(self, refs: Sequence[ClauseRef]) -> None:
        """Keys act on these clauses, each in its pane."""
        clauses = {ref.doc: ref.clause for ref in refs}
        for pane in self.panes:
            pane.view.mean(clauses.get(pane.doc, ""))
            # Where rows stand at one height, a gap says the same.
            pane.say_absent(absent=bool(refs) and pane.doc not in clauses and not self.rows.active)

    def sees(self, group: Group) -> bool:
        """Whether some of the group's clauses is on screen."""
        shown = {pane.doc: set(pane.view.visible_clauses()) for pane in self.panes}
        return any(shown.get(doc, set()).intersection(clauses) for doc, clauses in group.members.items())

    def choose_clause(self, doc: str, clause: str) -> None:
        """Make current the group that the clause fits best; with the current group's clause, its next group."""
        groups = self._index.of(ClauseRef(doc, clause))
        if not groups:
            return
        numbers = [group.number for group in groups]
        again = self._current is not None and self._current.number in numbers
        at = (numbers.index(self._current.number) + 1) % len(numbers) if again and self._current else 0
        self.set_current(groups[at], ref=ClauseRef(doc, clause))
        self.group_chosen.emit(groups[at].number)

    def group_on_screen(self, by: int) -> int:
        """Number of the first group at or below the pivot of the first pane; of the last one above it for -1."""
        pane = self.panes[0]
        order = {clause: place for place, clause in enumerate(pane.view.clause_map.clauses)}
        here = order.get(pane.view.clause_at_pivot(), 0)
        places = [
            (group.number, order[clauses[0]])
            for group in self._index.groups
            if (clauses := group.members.get(pane.doc)) and clauses[0] in order
        ]
        if by > 0:
            return next((number for number, place in places if place >= here), 1)
        return next((number for number, place in reversed(places) if place <= here), len(self._index.groups))

    def show_clause(self, doc: str, clause: str) -> None:
        """Bring a clause of one document to where the user looks; linked panes follow."""
        pane = self.pane(doc)
        if pane is not None and clause in pane.view.clause_map:
            self.scrolling.show_together([ClauseRef(doc, clause)])
            pane.view.mean(clause)

    def _point_at(self, ref: ClauseRef | None) -> None:
        self._show_shades(self._index.partners(ref) if ref is not None else set())

    def _show_shades_again(self) -> None:
        self._show_shades()

    def _show_shades(self, pointed: set[ClauseRef] | None = None) -> None:
        for pane in self.panes:
            pane.view.set_shades(self._index.shades(pane.doc, self._current, pointed or set(), pane.view.badge_room))
        self.splitter.show_groups(self._index, self._current.number if self._current else 0)

    # Places

    def restore_places(self, places: Sequence[Place]) -> None:
        """Go where each text was left; linked texts go where the first one was, beside each other."""
        for pane, place in zip(self.panes, places[:1] if self.scrolling.linked else places, strict=False):
            pane.view.restore_place(place)
        self.scrolling.forget_sizes()

    # What can be done with a clause

    def active_pane(self) -> ComparePane | None:
        """The pane with the focus; the first one with a part in the current group otherwise."""
        panes = self.panes
        members = self._current.members if self._current else {}
        concerned = [pane for pane in panes if pane.doc in members] or panes
        return next((pane for pane in panes if pane.view.hasFocus()), concerned[0] if concerned else None)

    def add_bookmark(self, pane: ComparePane | None = None, clause: str = "") -> None:
        """Ask for a bookmark at the selection, or at the clause."""
        pane = pane or self.active_pane()
        if pane is None or pane.view.shown is None:
            return
        spans = pane.view.selected_spans()
        if spans:
            clause = spans[0][0]
            quote = pane.view.shown.by_id[clause].text[spans[0][1] : spans[0][2]].strip()
        else:
            clause, quote = clause or pane.view.chosen_clause(), ""
        self.bookmark_requested.emit(pane.doc, clause, quote)

    def copy(self, pane: ComparePane | None = None, clause: str = "", *, source: bool = False) -> None:
        """Copy the selected words, or the whole clause; with ``source`` where they stand too."""
        pane = pane or self.active_pane()
        if pane is None or pane.view.shown is None:
            return
        piece = excerpt(pane.view, pane.view.shown, clause or pane.view.chosen_clause())
        if source:
            self.copied.emit(copy_with_source(pane.view.shown, piece, self.citation_style()))
            return
        QGuiApplication.clipboard().setText(piece.words)
        self.copied.emit(self.tr("已复制"))

    def context_menu(self, pane: ComparePane, clause: str) -> QMenu:
        """The menu of a clause."""
        menu = QMenu(self)
        selected = bool(pane.view.selected_text())
        has_partner = bool(self._index.of(ClauseRef(pane.doc, clause)))
        rows: tuple[tuple[str, str, Callable[[], None], bool], ...] = (
            ("book-open", self.tr("打开原文"), lambda: self.open_requested.emit(pane.doc, clause), True),
            ("columns-2", self.tr("显示对应条款"), lambda: self.choose_clause(pane.doc, clause), has_partner),
            ("bookmark-plus", self.tr("添加书签"), lambda: self.add_bookmark(pane, clause), True),
            ("copy", self.tr("复制") if selected else self.tr("复制本条"), lambda: self.copy(pane, clause), True),
            ("text-quote", self.tr("复制并附出处"), lambda: self.copy(pane, clause, source=True), True),
        )
        for icon, words, act, enabled in rows:
            action = menu.addAction(self._icons.icon(icon), words)
            action.setEnabled(enabled)
            action.triggered.connect(lambda _checked=False, act=act: act())
        self.more(menu, ClauseRef(pane.doc, clause))
        return menu

    def _on_context_menu(self, pane: ComparePane, point: QPoint) -> None:
        clause = pane.view.clause_at(point.y() + pane.view.top_y())
        if clause:
            menu = self.context_menu(pane, clause)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(pane.view.viewport().mapToGlobal(point))
