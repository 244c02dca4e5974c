"""The page of one kind of facts: filters, the table, and what the current row rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from compendium.domain.collection import TableChoice
from compendium.domain.fact import FactKind, Target
from compendium.domain.fact_correction import FactCorrection
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.fact_bar import FactBar
from compendium.ui.facts.fact_detail import FactDetail
from compendium.ui.facts.fact_menu import fact_menu
from compendium.ui.facts.fact_table import FactTable
from compendium.ui.facts.fact_work import EXPORT_OF, FactWork, Handed
from compendium.ui.facts.lost_dialog import LostDialog
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import columns_of
from compendium.ui.models.fact_groups import FactGroup, group_of, order_of
from compendium.ui.models.fact_kinds import kind_name
from compendium.ui.models.fact_narrowing import chosen_words, narrowed
from compendium.ui.search.facet_column import FacetColumn
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.empty_state import EmptyState

_DETAIL_WIDTH = 330
_FACETS_WIDTH = 200
_ROOM_FOR_FACETS = 1240


class FactPage(QWidget):
    """Shows the rows of FactWork that are of its kind."""

    open_requested = Signal(object)
    """The FactRow whose clause is to be opened."""
    document_requested = Signal(str)
    """Id of a document that a row cites."""
    export_requested = Signal()
    present_requested = Signal()
    collect_requested = Signal(object)
    """The TableChoice of what is on screen, to be put into a collection."""
    state_changed = Signal()

    def __init__(
        self,
        kind: FactKind,
        *,
        work: FactWork,
        clause_text: Callable[[str, str], str],
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """``clause_text`` gives the text of a clause by document and clause id."""
        super().__init__(parent)
        self._kind, self._work, self._clause_text = kind, work, clause_text
        self._themes, self._icons = themes, icons
        self._narrowing = Narrowing()
        self._facets_wanted: bool | None = None  # None lets the width decide
        self._hidden_shown = False
        self._soft_shown = False
        self._grouping = (FactGroup.NONE, False)
        self._build()
        self._connect()
        self._show()

    # Building

    def _build(self) -> None:
        self.bar = FactBar(self._kind, self._themes, self._icons)
        self.field = self.bar.field
        self.facets = FacetColumn(self._themes)
        self.facets.setAccessibleName(self.tr("筛选清单"))
        self.facets.setFixedWidth(_FACETS_WIDTH)
        self._edge = QFrame()
        self._edge.setProperty("line", "true")
        self._edge.setFixedWidth(1)
        self.detail = FactDetail(self._themes, self._icons, work=self._work)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.addWidget(self._build_table())
        self._splitter.addWidget(self.detail)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes([3 * _DETAIL_WIDTH, _DETAIL_WIDTH])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.facets)
        row.addWidget(self._edge)
        row.addWidget(self._splitter, 1)

    def _build_table(self) -> QWidget:
        theme = self._themes.current
        self.table = FactTable(columns_of(self._kind), self._themes)
        self.table.setAccessibleName(kind_name(self._kind))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.empty = EmptyState(self._themes, self._icons)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column.addLayout(self._stack, 1)
        self._hint = ElidedLabel()
        self._hint.setProperty("tone", "faint")
        self._hint.setContentsMargins(
            theme.px("space_3"), theme.px("space_1"), theme.px("space_3"), theme.px("space_1")
        )
        self._hint_line = QFrame()
        self._hint_line.setProperty("line", "true")
        self._hint_line.setFixedHeight(1)
        column.addWidget(self._hint_line)
        column.addWidget(self._hint)
        return left

    def _connect(self) -> None:
        self._work.loaded.connect(self._on_loaded)
        self._work.failed.connect(self._on_failed)
        self.field.query_changed.connect(lambda _: self._narrow(self._narrowing))
        self.facets.narrowed.connect(self._narrow)
        self.bar.chips.removed.connect(self._on_chip_removed)
        self.bar.facets_toggled.connect(self._on_facets_toggled)
        self.bar.hidden_toggled.connect(self._show_hidden)
        self.bar.soft_toggled.connect(self._show_soft)
        self.bar.group_chosen.connect(lambda _: self._narrow(self._narrowing))
        self.bar.export_requested.connect(self.export_requested)
        self.bar.collect_requested.connect(lambda: self.collect_requested.emit(self.choice()))
        self.bar.lost_requested.connect(self._show_lost)
        self.empty.action_requested.connect(self._on_empty_action)
        self.table.opened.connect(self.open_requested)
        self.table.chosen.connect(self._on_chosen)
        self.table.layout_changed.connect(self.state_changed)
        self.table.customContextMenuRequested.connect(self._on_context_menu)
        self.detail.open_requested.connect(self.open_requested)
        self.detail.document_requested.connect(self.document_requested)
        self.detail.serve(self.table)
        self._splitter.splitterMoved.connect(lambda *_: self.state_changed.emit())
        remove = QShortcut(QKeySequence("Del"), self.table)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(self.hide_selected)

    # Showing

    def _on_loaded(self) -> None:
        waited = self.field.hasFocus() and not self.field.text() and self._stack.currentWidget() is self.empty
        self._show()
        if waited and self.table.isVisible():  # the keyboard goes to what the page is about
            self.table.setFocus()

    def _show(self) -> None:
        source = self._work.hidden if self._hidden_shown else self._work.rows
        all_wanted = self._soft_shown or self._hidden_shown
        rows = [row for row in source if row.kind is self._kind and (all_wanted or not _is_soft(row))]
        left, choices = narrowed(rows, self._narrowing, self.field.text())
        documents = {row.doc for row in left}
        self._group(self.bar.group, many_documents=len(documents) > 1)
        self.table.show_rows(left)
        self.bar.show_count(len(left), len(rows), len(documents))
        self.bar.set_exportable(bool(left))
        infos = {row.doc: row.info for row in rows}
        self.facets.show_choices(choices, self._narrowing, infos)
        self.bar.chips.show_filters(None, self._narrowing, self.facets.name_of)
        self._has_choices = bool(rows)
        self._arrange()
        self._say_source(len(infos))
        if not left:
            self._say_empty(bool(rows))
        self._stack.setCurrentWidget(self.table if left else self.empty)
        if left and self.table.current_row() is None:
            self.table.go_to(self.table.rows.facts[0].key)
        self._on_chosen(self.table.current_row())

    def _group(self, group: FactGroup, *, many_documents: bool) -> None:
        if self._grouping != (group, many_documents):  # else thousands of rows would be arranged twice
            self._grouping = (group, many_documents)
            self.table.group_by(group_of(group, many_documents=many_documents), order_of(group))

    def _say_source(self, documents: int) -> None:
        if self._hidden_shown:
            words = self.tr("这些是标为误抽、不再列出的内容；选中后可以恢复。")
        else:
            words = self.tr("从 {0} 份文件的条款中自动抽取，双击查看原文；不准确的可按 F2 更正，误抽的按 Del 去掉。")
        self._hint.setText(words.format(documents))
        for part in (self._hint, self._hint_line):
            part.setVisible(bool(documents))

    def _say_empty(self, narrowed_away: bool) -> None:
        self.empty.say("loader-circle", self.tr("正在读取…"))
        if not self._work.ready:
            return
        if narrowed_away:
            advice = self.tr("换个词，或去掉一些筛选条件。")
            self.empty.say("search-x", self.tr("没有符合的行"), advice, self.tr("清除全部筛选"))
        elif self._hidden_shown:
            self.empty.say("eye-off", self.tr("没有标为误抽的内容"), "", self.tr("回到清单"))
        else:
            advice = self.tr("导入含有相应条款的文件后，会自动列在这里。\n也可以在阅读时选中文字，用右键菜单添加。")
            self.empty.say("clipboard-list", self.tr("文库里没有这类内容"), advice)

    def _on_failed(self, error: Exception) -> None:
        self.empty.say("circle-alert", self.tr("清单没有读出来"), str(error), self.tr("再试一次"))
        self._stack.setCurrentWidget(self.empty)

    def _on_empty_action(self) -> None:
        if not self._work.ready:
            self._work.reload()
        elif self._hidden_shown and not self._work.hidden:
            self._show_hidden(False)
        else:
            self.clear_filters()

    def _on_chosen(self, row: FactRow | None) -> None:
        self.detail.show_row(row, self._clause_text(row.doc, row.fact.clause) if row else "")

    # Narrowing

    def clear_filters(self) -> None:
        """Show all rows."""
        self.field.set_query("")
        self._narrow(Narrowing())

    def _narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self._show()
        self.state_changed.emit()

    def _on_chip_removed(self, facet: str, value: str) -> None:
        self._narrow(self._narrowing.without(facet, value))

    def _on_facets_toggled(self, on: bool) -> None:
        self._facets_wanted = on
        self._arrange()
        self.state_changed.emit()

    def _show_hidden(self, on: bool) -> None:
        self._hidden_shown = on
        self._show()

    def _show_soft(self, on: bool) -> None:
        self._soft_shown = on
        self._narrow(self._narrowing)

    def _arrange(self) -> None:
        wide = self.width() >= _ROOM_FOR_FACETS
        wanted = wide if self._facets_wanted is None else self._facets_wanted
        for part in (self.facets, self._edge):
            part.setVisible(wanted and self._has_choices)
        hidden = sum(row.kind is self._kind for row in self._work.hidden)
        lost = len(self._lost())
        self.bar.show_states(facets=wanted, hidden=self._hidden_shown, hidden_count=hidden, lost_count=lost)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the facets where the window is narrow, unless the user chose."""
        super().resizeEvent(event)
        self._arrange()

    # Acting

    def hide_selected(self) -> None:
        """Mark the selected rows as wrongly extracted, or bring them back where those are shown."""
        rows = self.table.selected_rows()
        if rows and self._hidden_shown:
            self._work.revert(rows)
        elif rows:
            self._work.hide(rows)

    def copy_selected(self) -> None:
        """Put the selected rows on the clipboard as a table."""
        handed = self.handed_selection()
        if handed.rows:
            self._work.copy(handed)

    def cite_selected(self) -> None:
        """Copy the words of the selected rows with their source."""
        self._work.cite(self.table.selected_rows())

    def collect_selected(self) -> None:
        """Ask to put the clauses of the selected rows into a collection."""
        self._work.collect(self.table.selected_rows())

    def choice(self) -> TableChoice:
        """Return what the table is narrowed to, by which it can be looked up again."""
        facets = {facet: list(values) for facet, values in self._narrowing.to_filters().items() if facet != "doc"}
        filters: dict[str, object] = {"facets": facets} if facets else {}
        if text := self.field.text().strip():
            filters["text"] = text
        if self._soft_shown:
            filters["soft"] = True
        return TableChoice(EXPORT_OF[self._kind].value, tuple(sorted(self._narrowing.of("doc"))), filters)

    def handed(self) -> Handed:
        """Return what is on screen, to be handed on."""
        pairs = list(self._narrowing.pairs())
        names = {pair: self.facets.name_of(*pair) for pair in pairs}
        about = chosen_words(self._narrowing, names, self.field.text())
        return self.table.handed(EXPORT_OF[self._kind], about)

    def handed_selection(self) -> Handed:
        """Return the selected rows, to be handed on."""
        return self.table.handed_selection(EXPORT_OF[self._kind])

    def context_menu(self) -> QMenu:
        """Return the menu for the selected rows."""
        return fact_menu(self, self._icons, self.table.selected_rows(), hidden=self._hidden_shown)

    def revert(self, rows: Sequence[FactRow]) -> None:
        """Return rows to what was extracted."""
        self._work.revert(rows)

    def _on_context_menu(self, point: QPoint) -> None:
        if self.table.selected_rows():
            menu = self.context_menu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.table.viewport().mapToGlobal(point))

    def _lost(self) -> list[FactCorrection]:
        return [lost for lost in self._work.lost if lost.anchor.kind is self._kind]

    def _show_lost(self) -> None:
        LostDialog(self._kind, self._work, self._themes, self).open()

    # Remembering

    def save_state(self) -> dict[str, object]:
        """Filters, grouping, widths, order."""
        return {
            "text": self.field.text(),
            "filters": {facet: list(values) for facet, values in self._narrowing.to_filters().items()},
            "facets": self._facets_wanted,
            "group": self.bar.group.value,
            "soft": self._soft_shown,
            "sizes": self._splitter.sizes(),
            "table": self.table.save_state(),
        }

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        text, sizes, table, group = (state.get(name) for name in ("text", "sizes", "table", "group"))
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
            self._splitter.setSizes(sizes)
        if isinstance(table, dict):
            self.table.restore_state(table)
        if isinstance(text, str):
            self.field.set_query(text)
        if isinstance(group, str) and group in set(FactGroup):
            self.bar.show_group(FactGroup(group))
        self._soft_shown = state.get("soft") is True
        self.bar.soft.setChecked(self._soft_shown)
        facets, filters = state.get("facets"), state.get("filters")
        self._facets_wanted = facets if isinstance(facets, bool) else None
        self._narrowing = Narrowing.from_filters(filters) if isinstance(filters, dict) else Narrowing()
        self._show()


def _is_soft(row: FactRow) -> bool:
    return isinstance(row.fact.detail, Target) and row.fact.detail.soft
