"""What can be done with matched clauses besides reading them: deciding, joining, presenting, collecting."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QApplication, QMenu

from compendium.compare.groups import Group
from compendium.domain.comparison import ClausePair, ClauseRef, MatchVerdict
from compendium.domain.document import Document
from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.body import CompareBody
from compendium.ui.compare.deciding import Deciding
from compendium.ui.compare.forms import Forms
from compendium.ui.compare.match_view import beside
from compendium.ui.compare.wording import clause_label
from compendium.ui.icons import Icons

Row = tuple[str, str, Callable[[], None]]
_LONGEST = 18


class ClauseActs(QObject):
    """Fills menus and answers keys."""

    present_requested = Signal(list)
    collect_requested = Signal(list)
    """Both with ClauseRefs, at most one of each document first."""
    said = Signal(str)
    """Why a key did nothing."""

    def __init__(self, body: CompareBody, forms: Forms, deciding: Deciding, icons: Icons, parent: QObject) -> None:
        """Act on what ``forms`` shows."""
        super().__init__(parent)
        self._body, self._forms, self._deciding, self._icons = body, forms, deciding, icons
        side = body.side
        side.confirm_requested.connect(deciding.confirm)
        side.cut_requested.connect(deciding.cut)
        side.withdraw_requested.connect(deciding.withdraw)
        side.list.menu_requested.connect(self._on_group_menu_requested)
        side.list.cut_chosen.connect(self._on_cut_chosen)
        body.area.more = self.add_to_menu
        body.area.joining = self._join
        body.strip.acted.connect(self.stop_joining)
        body.matrix.present_requested.connect(self.present_requested)
        body.matrix.collect_requested.connect(self.collect_requested)
        deciding.changed.connect(forms.rematch)

    @property
    def _decidable(self) -> bool:
        return self._deciding.possible and self._forms.form is ComparisonForm.MATTER

    # By keys

    def confirm_current(self) -> None:
        """Confirm every pair of the current group."""
        if not self._decidable:
            return
        group = self._forms.index.number(self._forms.number)
        if group is None:
            self._say_nothing_chosen()
        elif all(pair.verdict is not None for pair in group.pairs):
            self.said.emit(self.tr("这一组已经确认过了"))
        else:
            self._deciding.confirm(group.pairs)

    def cut_current(self) -> None:
        """Cut every pair of the current group, or restore the cut pair that is current in the list."""
        if not self._decidable:
            return
        group, cut = self._forms.index.number(self._forms.number), self._body.side.list.current_cut()
        if cut is not None:
            self._deciding.withdraw([cut])
        elif group is not None:
            self._deciding.cut(group.pairs, group=group.number)
        else:
            self._say_nothing_chosen()

    def _say_nothing_chosen(self) -> None:
        self.said.emit(self.tr("还没有选中一组对应：按 F7 到下一组，或在左侧列表中选择"))

    def present_current(self) -> bool:
        """Show what is current before an audience, of several groups the first; False when there is nothing."""
        if self._forms.form is ComparisonForm.MATRIX:
            matrix = self._body.matrix
            at = matrix.table.currentIndex()
            index = at if at.isValid() else matrix.model.index(0, 0)
            refs = matrix.table.row_refs(index) if index.isValid() else []
        else:
            group = self._forms.index.number(self._forms.number or 1)
            refs = beside(group) if group is not None else []
        if refs:
            self.present_requested.emit(refs)
        return bool(refs)

    # Joining by hand

    def join_here(self) -> None:
        """Begin with the clause of the active pane, or end with it."""
        pane = self._body.area.active_pane()
        if pane is None or not self._decidable:
            return
        clause = pane.view.chosen_clause()
        if clause and not self._join(pane.doc, clause):
            self._begin(ClauseRef(pane.doc, clause))

    def stop_joining(self) -> None:
        """Give the joining up."""
        self._body.strip.end()

    def _begin(self, ref: ClauseRef) -> None:
        document = self._document(ref.doc)
        if document is not None:
            self._body.strip.begin(ref, clause_label(document, ref.clause))

    def _join(self, doc: str, clause: str) -> bool:
        if self._body.strip.first is None:
            return False
        both = self._body.strip.take(ClauseRef(doc, clause))
        if both is None:
            self._begin(ClauseRef(doc, clause))
        else:
            self._deciding.add(*both)
        return True

    def _document(self, doc: str) -> Document | None:
        pane = self._body.area.pane(doc)
        return pane.view.shown if pane is not None else None

    # Menus

    def add_to_menu(self, menu: QMenu, ref: ClauseRef) -> None:
        """Add to the menu of a clause what concerns its matches."""
        groups = self._forms.index.of(ref)
        menu.addSeparator()
        if self._decidable:
            self._add_deciding(menu, ref, groups)
            menu.addSeparator()
        together = beside(groups[0], ref) if groups else [ref]
        self._fill(menu, self._handing_on(together))

    def _add_deciding(self, menu: QMenu, ref: ClauseRef, groups: Sequence[Group]) -> None:
        pairs = {pair for group in groups for pair in group.pairs if ref in (pair.a, pair.b)}
        for pair in sorted(pairs, key=lambda pair: -pair.strength):
            other = pair.b if pair.a == ref else pair.a
            document = self._document(other.doc)
            whole = clause_label(document, other.clause) if document else other.clause
            name = f"{whole[:_LONGEST]}…" if len(whole) > _LONGEST else whole
            words = self.tr("与“{0}”的对应").format(name.replace("&", "&&"))
            self._fill(menu.addMenu(words), self._about([pair]))
        self._fill(menu, [("link-2", self.tr("添加对应…"), lambda: self._begin(ref))])

    def _about(self, pairs: Sequence[ClausePair], *, group: int = 0) -> list[Row]:
        rows: list[Row] = []
        if any(pair.verdict is None for pair in pairs):
            rows.append(("check", self.tr("确认对应"), lambda: self._deciding.confirm(pairs)))
        if any(pair.verdict is not None for pair in pairs):
            rows.append(("undo-2", self.tr("撤回决定"), lambda: self._deciding.withdraw(pairs)))
        if any(pair.verdict is not MatchVerdict.ADDED for pair in pairs):
            several = self.tr("排除全部 {0} 对对应").format(len(pairs))
            words = several if len(pairs) > 1 else self.tr("排除对应")
            rows.append(("unlink", words, lambda: self._deciding.cut(pairs, group=group)))
        return rows

    def _handing_on(self, refs: list[ClauseRef]) -> list[Row]:
        return [
            ("presentation", self.tr("放映"), lambda: self.present_requested.emit(refs)),
            ("list-plus", self.tr("加入讲义…"), lambda: self.collect_requested.emit(refs)),
        ]

    def group_menu(self, group: Group | None, cut: ClausePair | None) -> QMenu:
        """The menu of a row of the list."""
        menu = QMenu(self._body)
        if cut is not None:
            self._fill(menu, [("rotate-ccw", self.tr("恢复对应"), lambda: self._deciding.withdraw([cut]))])
        if group is not None:
            if self._decidable:
                self._fill(menu, self._about(group.pairs, group=group.number))
                menu.addSeparator()
            self._fill(menu, self._handing_on(beside(group)))
        return menu

    def _on_group_menu_requested(self, group: Group | None, cut: ClausePair | None, place: QPoint) -> None:
        menu = self.group_menu(group, cut)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _on_cut_chosen(self, pair: ClausePair) -> None:
        self._forms.select(0, move=False)
        self._body.side.show_cut(pair)
        self._body.area.scrolling.show_together([pair.a, pair.b])

    def _fill(self, menu: QMenu, rows: Sequence[Row]) -> None:
        for icon, words, act in rows:
            action = menu.addAction(self._icons.icon(icon), words)
            action.triggered.connect(lambda _checked=False, act=act: act())

    def escape(self) -> bool:
        """Give up what is half done; False when nothing is."""
        if self._body.strip.first is None or QApplication.activePopupWidget() is not None:
            return False
        self.stop_joining()
        return True
