"""The three ways to look at the same documents: groups of clauses, changes between versions, a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from compendium.compare.groups import Group, groups_of
from compendium.compare.matrix import Matrix, MatrixFilter
from compendium.domain.comparison import ClauseRef, MatterComparison, TextComparison
from compendium.domain.document import Document
from compendium.services.comparison_export import ComparisonChoice, ComparisonForm
from compendium.ui.compare.body import CompareBody
from compendium.ui.compare.change_index import ChangeIndex
from compendium.ui.compare.match_view import MatchIndex
from compendium.ui.compare.matching import Matching

if TYPE_CHECKING:
    from compendium.services.version_offers import VersionOffer

# Rows at one height read well only where most of both texts is the same.
_ROWS_FROM = 0.6
# Of real pairs of versions nearly all keep a fifth of their clauses, of pairs that are none hardly any keeps a tenth.
_ALIKE_FROM = 0.12


class Forms(QObject):
    """Keeps what was found, shows it in the chosen form, and steps through it."""

    shown = Signal()
    """What was asked for is on screen."""

    def __init__(self, body: CompareBody, matching: Matching, parent: QObject) -> None:
        """Show in ``body`` what ``matching`` finds."""
        super().__init__(parent)
        self._body, self._matching = body, matching
        self._documents: Mapping[str, Document] = {}
        self._offer: VersionOffer | None = None
        self._matter: MatterComparison | None = None
        self._matrix: Matrix | None = None
        self._text: TextComparison | None = None
        self.form = ComparisonForm.MATTER
        self.rows_wanted: bool | None = None
        self.index = MatchIndex((), {})
        self.number = 0
        self._kept: Group | None = None
        self._touched: tuple[ClauseRef, ClauseRef] | None = None
        self._connect()

    def _connect(self) -> None:
        body, matching = self._body, self._matching
        matching.matched.connect(self._on_matched)
        matching.compared.connect(self._on_compared)
        matching.stopped.connect(body.side.say_stopped)
        matching.failed.connect(body.side.say_failed)
        matching.progressed.connect(body.side.show_progress)
        body.side.group_chosen.connect(self.show_group)
        body.side.clause_chosen.connect(body.area.show_clause)
        body.side.changes.change_chosen.connect(self.show_group)
        body.side.changes.kinds_changed.connect(self._show_changes)
        body.side.cancel_requested.connect(matching.cancel)
        body.side.retry_requested.connect(self._ask)
        body.area.group_chosen.connect(self._tell_group)
        body.merged.change_chosen.connect(self.show_group)
        body.order.swap_requested.connect(lambda: body.area.move_requested.emit(self.version_pair[1], 1))
        body.matrix.together_requested.connect(self.show_beside)
        body.matrix.model.modelReset.connect(self._tell_row)
        body.matrix.table.selectionModel().currentRowChanged.connect(lambda *_: self._tell_row())
        body.bar.form_chosen.connect(self.choose)
        body.notice.acted.connect(lambda: self.choose(ComparisonForm.MATTER))
        body.bar.rows_toggled.connect(self._on_rows_toggled)
        body.bar.merged_toggled.connect(lambda _on: self._show_form())

    # Documents

    @property
    def versions(self) -> bool:
        """Whether the documents could be compared by text."""
        return len(self._documents) == 2

    @property
    def ready(self) -> bool:
        """Whether what the form shows is there."""
        return (self._text if self.form is ComparisonForm.TEXT else self._matter) is not None

    def start(self, documents: Mapping[str, Document], offer: VersionOffer | None, form: ComparisonForm) -> None:
        """Compare other documents; ``offer`` says that two are versions of one text."""
        self._documents, self._offer = documents, offer
        self._matter = self._matrix = self._text = None
        self._body.matrix.clear()
        self.rows_wanted = None
        self.choose(form)

    def choose(self, form: ComparisonForm) -> None:
        """Look at the documents in another way."""
        if form is ComparisonForm.TEXT and not self.versions:
            form = ComparisonForm.MATTER
        had_focus = self._body.isAncestorOf(self._body.focusWidget()) if self._body.focusWidget() else False
        self._body.area.rows.stop()
        self.form = form
        if self.ready:
            self._show()
        else:
            self._show_index(MatchIndex((), {}))
            self._ask()
        if had_focus:
            self._body.focus_text()

    def _ask(self) -> None:
        self._body.side.say_busy()
        self._show_form()
        if self.form is ComparisonForm.TEXT:
            self._matching.compare_versions(*self.version_pair)
        else:
            self._matching.match(tuple(self._documents))

    @property
    def version_pair(self) -> tuple[str, str]:
        """The older and the newer document; without knowing better, the left and the right one."""
        if self._offer is not None:
            return self._offer.older, self._offer.newer
        first, second = self._documents
        return first, second

    def rematch(self, touched: tuple[ClauseRef, ClauseRef]) -> None:
        """Something was decided about two clauses: match again, with what is shown staying until then."""
        if self._documents:
            self._touched = touched
            self._matching.match(tuple(self._documents))

    # Showing

    def _show_form(self) -> None:
        self._body.show_form(self.form, ready=self.ready, versions=self.versions)
        self._show_order()
        self._body.notice.setVisible(self._offer is None and self._hardly_alike)
        if self._body.shows_merged:
            self._body.merged.set_current(self.number)
        self._tell_row() if self._body.shows_matrix else self._tell_group(self.number)

    @property
    def _hardly_alike(self) -> bool:
        """Whether two texts are compared word by word that have next to nothing in common."""
        index = self.index if self.form is ComparisonForm.TEXT else None
        return isinstance(index, ChangeIndex) and index.share_kept < _ALIKE_FROM

    def _show_order(self) -> None:
        """Say which version is which, and warn when the newer one comes first."""
        by_text = self.form is ComparisonForm.TEXT
        older, newer = self.version_pair if by_text else ("", "")
        self._body.area.set_roles({older: self.tr("旧版"), newer: self.tr("新版")} if by_text else {})
        unusual = by_text and next(iter(self._documents)) == newer and not self._body.shows_merged
        self._body.order.setVisible(unusual)
        self._body.side.set_origin(self._offer.why if by_text and self._offer else "")

    def _show(self) -> None:
        if self.form is ComparisonForm.TEXT:
            self._show_changes()
        else:
            self._show_groups()
        self._show_form()

    def _on_matched(self, compared: MatterComparison, matrix: Matrix) -> None:
        self._matter, self._matrix = compared, matrix
        self._body.matrix.show_matrix(matrix, self._documents)
        if self.form is ComparisonForm.TEXT:
            return
        self._show()
        self.shown.emit()

    def _on_compared(self, compared: TextComparison) -> None:
        self._text = compared
        if self.form is ComparisonForm.TEXT:
            self._show()
            self.shown.emit()

    def _show_groups(self) -> None:
        if self._matter is None:
            return
        order = {doc: [clause.id for clause in document.outline] for doc, document in self._documents.items()}
        groups = groups_of(self._matter, order)
        self._body.side.show_groups(groups, self._matter, self._documents)
        self._show_index(MatchIndex(groups, self._documents))

    def _show_changes(self) -> None:
        if self._text is None or self.form is not ComparisonForm.TEXT:
            return
        index = ChangeIndex(self._text, self._documents, self._body.side.changes.kinds)
        self._body.side.show_changes(index)
        self._body.merged.show_changes(index)
        self._show_index(index)
        self._align(index)

    def _show_index(self, index: MatchIndex) -> None:
        again, move = self._again(index)
        self.index = index
        self._body.area.show_matches(index)
        self.select(again, move=move)
        self._body.area.scrolling.forget_sizes()

    def _again(self, index: MatchIndex) -> tuple[int, bool]:
        """Which group of another index takes the place of the current one, and whether to go there."""
        if not index.groups:
            return 0, False
        kept, touched, self._touched = self._kept, self._touched, None
        joined = index.holding(touched or ())
        if kept is None or joined:
            return joined, bool(joined) and joined != (index.like(kept) if kept else 0)
        # Of a group that was cut nothing is left: the next one comes up in its place.
        number = index.like(kept) or (min(kept.number, len(index.groups)) if touched else 0)
        return number, self._body.area.sees(kept)

    def _align(self, index: ChangeIndex) -> None:
        wanted = index.share_kept >= _ROWS_FROM if self.rows_wanted is None else self.rows_wanted
        self._body.bar.rows.setChecked(wanted)
        older, newer = (self._body.area.pane(doc) for doc in self.version_pair)
        if wanted and older is not None and newer is not None:
            self._body.area.rows.start((older.view, newer.view), index.rows())
        else:
            self._body.area.rows.stop()

    def _on_rows_toggled(self, wanted: bool) -> None:
        self.rows_wanted = wanted
        if isinstance(self.index, ChangeIndex):
            self._align(self.index)

    # Stepping

    def step(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) one, round and round; the first time to the one on screen."""
        if self._body.shows_matrix:
            self._body.matrix.step(by)
            return
        total = len(self.index.groups)
        if not total:
            return
        if self.number:
            self.show_group((self.number - 1 + by) % total + 1)
        else:
            self.show_group(self._body.area.group_on_screen(by))

    def show_group(self, number: int) -> None:
        """Bring the clauses of a group beside each other."""
        self.select(number, move=True)

    def show_anchor(self, anchor: ClauseRef, *, move: bool) -> None:
        """Make the group of a clause current, if there is one."""
        self.select(next((group.number for group in self.index.groups if group.anchor == anchor), 0), move=move)

    def show_beside(self, refs: list[ClauseRef]) -> None:
        """Leave the table for the panes, with these clauses beside each other."""
        self.choose(ComparisonForm.MATTER)
        self._body.focus_text()
        number = next((g.number for g in self.index.groups if len(refs) > 1 and all(map(g.holds, refs))), 0)
        if number:
            self.select(number, move=False)
        self._body.area.scrolling.show_together(refs)
        if len(refs) == 1:
            self._body.area.show_clause(refs[0].doc, refs[0].clause)

    def select(self, number: int, *, move: bool) -> None:
        """Make a group current; 0 for none."""
        group = self.index.number(number)
        self._body.area.set_current(group, move=move and group is not None)
        if self._body.shows_merged:
            self._body.merged.set_current(number)
        self._tell_group(number)

    def _tell_group(self, number: int) -> None:
        self.number = number
        self._kept = self.index.number(number) or self._kept
        self._body.side.set_current(self.index.number(number))
        if not self._body.shows_matrix:
            self._body.bar.show_count(number, len(self.index.groups))

    def _tell_row(self) -> None:
        if self._body.shows_matrix:
            table = self._body.matrix.table
            self._body.bar.show_count(table.currentIndex().row() + 1, self._body.matrix.model.rowCount())

    # Handing on

    def choice(self) -> ComparisonChoice | None:
        """What is on screen, to be handed on; None when there is nothing."""
        if not self.ready:
            return None
        if self.form is ComparisonForm.TEXT:
            kinds = self._body.side.changes.kinds
            return ComparisonChoice(self.version_pair, self.form, kinds=kinds) if kinds else None
        docs = tuple(self._documents)
        model = self._body.matrix.model
        if self.form is ComparisonForm.MATRIX:
            only = None if self._body.matrix.filter is MatrixFilter.ALL else tuple(model.shown)
            whole = tuple(sorted(model.unfolded.intersection(model.shown)))
            return ComparisonChoice(docs, self.form, only=only, unfolded=whole) if model.shown else None
        return ComparisonChoice(docs, self.form)
