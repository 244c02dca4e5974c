"""What an item shows of the library: sentences of a clause to choose from, the columns of a comparison, a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.collection import ClauseAnchor, CollectionItem
from compendium.domain.collection_anchor import chosen_sentences, passages, sentences
from compendium.services.collections import StandingClause, StandingItem
from compendium.ui.collections.collection_work import TableView
from compendium.ui.icons import Icons
from compendium.ui.models.collection_words import one_line, state_words
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton

_LEAST_COLUMNS = 2


class SentenceChoice(QWidget):
    """The sentences of a clause, those that are shown checked; ``quote_chosen`` carries "" for all of them."""

    quote_chosen = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._head = QLabel(self.tr("放映哪几句（全部勾选即整条）"))
        self._head.setProperty("tone", "section")
        self.list = QListWidget()
        self.list.setObjectName("sentences")
        self.list.setAccessibleName(self.tr("放映哪几句"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setMinimumHeight(72)
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # takes what is left
        self.list.itemChanged.connect(lambda _: self._tell())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.current.px("space_1"))
        column.addWidget(self._head)
        column.addWidget(self.list, 1)

    def show_clause(self, text: str, quote: str) -> None:
        """Show the sentences of a text, those of ``quote`` checked."""
        chosen = set(chosen_sentences(text, quote))
        self.list.blockSignals(True)
        if text != self._text:
            self._text = text
            self.list.clear()
            for part in sentences(text):
                row = QListWidgetItem(one_line(part), self.list)
                row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        for number in range(self.list.count()):
            state = Qt.CheckState.Checked if number in chosen else Qt.CheckState.Unchecked
            self.list.item(number).setCheckState(state)
        self.list.blockSignals(False)

    def _tell(self) -> None:
        checked = [n for n in range(self.list.count()) if self.list.item(n).checkState() == Qt.CheckState.Checked]
        quote = passages(self._text, checked)
        self.quote_chosen.emit(quote)
        if not checked:  # nothing to show is no choice: the whole clause is shown again
            self.show_clause(self._text, quote)


class ColumnList(QWidget):
    """The columns of a comparison; ``anchors_changed`` carries them in another order or less one."""

    anchors_changed = Signal(tuple)
    open_requested = Signal(str, str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(themes.current.px("space_2"))
        words = QLabel(self.tr("从左到右的各栏"))
        words.setProperty("tone", "section")
        self._column.addWidget(words)
        self._column.addStretch(1)

    def show_columns(self, item: CollectionItem, standing: StandingItem | None) -> None:
        """Show the columns of a comparison."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []
        for at, anchor in enumerate(item.clauses):
            stands = standing.clauses[at] if standing is not None and at < len(standing.clauses) else None
            row = self._make_row(item.clauses, at, anchor, stands)
            self._rows.append(row)
            self._column.insertWidget(self._column.count() - 1, row)

    def _make_row(
        self, anchors: Sequence[ClauseAnchor], at: int, anchor: ClauseAnchor, stands: StandingClause | None
    ) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        words = QVBoxLayout()
        words.setSpacing(0)
        place = f"{stands.name} {stands.place}" if stands else f"{anchor.doc} {anchor.clause}"
        trouble = state_words(stands.state)[0] if stands else ""
        words.addWidget(ElidedLabel(f"{at + 1}. {place}"))
        below = ElidedLabel(" · ".join(part for part in (trouble, one_line(stands.words if stands else "")) if part))
        below.setProperty("tone", "warning_note" if trouble else "faint")
        words.addWidget(below)
        line.addLayout(words, 1)
        clause = stands.clause if stands else anchor.clause
        swapped = [*anchors]
        if at:
            swapped[at - 1 : at + 1] = [anchors[at], anchors[at - 1]]
        rest = (*anchors[:at], *anchors[at + 1 :])
        opened, changed = self.open_requested.emit, self.anchors_changed.emit
        for icon, name, able, act in (
            ("book-open", self.tr("打开原文"), bool(stands and stands.text), partial(opened, anchor.doc, clause)),
            ("arrow-up", self.tr("往左移一栏"), at > 0, partial(changed, tuple(swapped))),
            ("x", self.tr("去掉这一栏"), len(rest) >= _LEAST_COLUMNS, partial(changed, rest)),
        ):
            button = ToolButton(self._icons.icon(icon), name)
            button.setEnabled(able)
            button.clicked.connect(lambda _=False, act=act: act())
            line.addWidget(button)
        return row


class TableSummary(QWidget):
    """What a table of facts shows today."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._rows = QLabel()
        self._rows.setTextFormat(Qt.TextFormat.PlainText)
        self._rows.setWordWrap(True)
        self._rows.setProperty("tone", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.current.px("space_2"))
        column.addWidget(self._words)
        column.addWidget(self._rows)
        column.addStretch(1)

    def show_table(self, narrowed: str, view: TableView | None) -> None:
        """Show what the table is narrowed to and what it holds; None while that is looked up."""
        if view is None:
            said = self.tr("正在读取…")
        elif view.trouble:
            said = view.trouble
        else:
            said = self.tr("{0}：现有 {1} 行。每次放映和打印都按文库现状重新列出。").format(narrowed, view.rows)
        self._words.setText(said)
        shown = view.first if view else ()
        rest = [self.tr("……")] if view and view.rows > len(shown) else []
        self._rows.setText("\n".join([*(f"· {one_line(row)}" for row in shown), *rest]))


def with_quote(item: CollectionItem, quote: str) -> CollectionItem:
    """Return a clause's item that shows other words of it."""
    return replace(item, clauses=tuple(replace(anchor, quote=quote) for anchor in item.clauses))
