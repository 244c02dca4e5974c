"""Left of two versions: how many changes of which kind, what to show of them, their list, the chosen one in full."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSplitter, QToolButton, QTreeView, QVBoxLayout, QWidget

from compendium.domain.comparison import ChangeKind, SpanKind, TextChange
from compendium.ui.compare.change_index import CHANGES, FILLS, ChangeIndex, kind_name, kind_sign
from compendium.ui.compare.numbered_rows import SignDelegate, SignRole
from compendium.ui.compare.wording import clause_label
from compendium.ui.icons import Icons
from compendium.ui.theme import EnlargedThemes, Theme, Themes
from compendium.ui.widgets.row_tree import RowTree

_NUMBER = Qt.ItemDataRole.UserRole + 70
_LEAST_HEIGHT, _DETAIL_SHARE = 64, 0.36
_LONGEST = 40
# So much of what is equal is shown round a change.
_AROUND = 16


class ChangeList(RowTree):
    """The changes that are shown, in the order of the newer text."""

    change_chosen = Signal(int)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(themes, icons, parent)
        self.setObjectName("change_list")
        self.setAccessibleName(self.tr("修改之处"))
        self._sizes = EnlargedThemes(themes)
        self.setItemDelegate(SignDelegate(self._sizes, icons, self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setSelectionMode(QTreeView.SelectionMode.SingleSelection)
        self._telling = True
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.selectionModel().currentChanged.connect(lambda index, _previous: self._tell(index))
        self.clicked.connect(self._tell)

    def set_scale(self, scale: float) -> None:
        """Enlarge the rows by a factor, never below 1."""
        if self._sizes.set_scale(scale):
            self.scheduleDelayedItemsLayout()

    def show_changes(self, index: ChangeIndex) -> None:
        """Fill the list anew."""
        self._telling = False
        self._model.clear()
        for number, change in enumerate(index.changes, 1):
            self._model.appendRow(_item(number, change, index))
        self._telling = True

    def set_current(self, number: int) -> None:
        """Select a change without telling; 0 selects nothing."""
        self._telling = False
        if 0 < number <= self._model.rowCount():
            self.setCurrentIndex(self._model.index(number - 1, 0))
            self.scrollTo(self.currentIndex())
        else:
            self.selectionModel().clear()
        self._telling = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Everything with Alt or Ctrl belongs to the panel."""
        if event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tell(self, index: QModelIndex) -> None:
        if self._telling and index.isValid():
            self.change_chosen.emit(int(index.data(_NUMBER)))


class ChangePanel(QWidget):
    """Shows a comparison of two versions; ``kinds_changed`` when other kinds are to be shown."""

    change_chosen = Signal(int)
    kinds_changed = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._themes = themes
        self._index: ChangeIndex | None = None
        self._number = 0
        self.detail_height = 0
        """Height in px that the user gave the words of a change; 0 for what they need."""
        self._build(themes, icons)
        self.list.change_chosen.connect(self.change_chosen)
        themes.changed.connect(self._on_themes_changed)

    def _build(self, themes: Themes, icons: Icons) -> None:
        gap = themes.current.px("space_3")
        self._kinds = {kind: _kind_button(kind) for kind in CHANGES}
        chips = QGridLayout()
        chips.setContentsMargins(gap, 0, gap, gap - 4)
        chips.setSpacing(themes.current.px("space_1"))
        for at, button in enumerate(self._kinds.values()):
            chips.addWidget(button, at // 2, at % 2)
            button.toggled.connect(lambda _on: self.kinds_changed.emit())
        self.list = ChangeList(themes, icons)
        self.nothing = QLabel()
        self.nothing.setProperty("tone", "secondary")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(gap, gap, gap, gap)
        self.detail = QLabel()
        self.detail.setObjectName("change_detail")
        self.detail.setWordWrap(True)
        self.detail.setTextFormat(Qt.TextFormat.RichText)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setContentsMargins(gap, gap, gap, gap)
        self._around = QScrollArea()
        self._around.setWidget(self.detail)
        self._around.setWidgetResizable(True)
        self._around.setAccessibleName(self.tr("修改的内容"))
        self._around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setObjectName("change_split")
        self.split.setChildrenCollapsible(False)
        self.split.splitterMoved.connect(self._on_split_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(chips)
        column.addWidget(self.nothing)
        column.addWidget(self.split, 1)
        for part in (self.list, self._around):
            part.setMinimumHeight(_LEAST_HEIGHT)
            self.split.addWidget(part)
        self.split.setStretchFactor(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the list the larger part on a low screen."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the words the height they need, and no more; what the user chose stays."""
        room = self.split.height()
        needed = self.detail.heightForWidth(max(self._around.viewport().width(), 1))
        height = self.detail_height or min(needed, round(room * _DETAIL_SHARE))
        height = min(max(height, _LEAST_HEIGHT), max(room - _LEAST_HEIGHT, 0))
        self.split.setSizes([max(room - height, 0), height])

    def _on_split_moved(self) -> None:
        self.detail_height = self.split.sizes()[1]

    def _on_themes_changed(self) -> None:
        self.set_current(self._number)

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        """The kinds that are to be shown."""
        return tuple(kind for kind, button in self._kinds.items() if button.isChecked())

    def set_kinds(self, kinds: Collection[ChangeKind]) -> None:
        """Show these kinds, without telling."""
        for kind, button in self._kinds.items():
            button.blockSignals(True)
            button.setChecked(kind in kinds)
            button.blockSignals(False)

    def show_changes(self, index: ChangeIndex) -> None:
        """Show what changed, with the number of each kind."""
        self._index, self._number = index, 0
        for kind, button in self._kinds.items():
            button.setText(f"{kind_name(kind)} {index.compared.summary.get(kind.value, 0)}")
        self.list.show_changes(index)
        some = any(index.compared.summary.get(kind.value, 0) for kind in CHANGES)
        self.nothing.setText(
            self.tr("没有要显示的改动，请在上面选择种类。") if some else self.tr("两份文件的条款逐字相同。")
        )
        self.nothing.setVisible(not index.changes)
        self.set_current(0)

    def set_current(self, number: int) -> None:
        """Select a change and show it in full; 0 selects nothing."""
        self._number = number
        self.list.set_current(number)
        if self._index is None or not number:
            self.detail.setText(escape(self.tr("选择一处，这里显示改了哪些字。")))
        else:
            self.detail.setText(_in_full(self._index.change(number), self._index, self._themes.current))
        self._around.verticalScrollBar().setValue(0)
        self._fit()


def _kind_button(kind: ChangeKind) -> QToolButton:
    button = QToolButton()
    button.setObjectName(f"kind_{kind.value}")
    button.setCheckable(True)
    button.setChecked(True)
    button.setText(kind_name(kind))
    button.setAccessibleName(kind_name(kind))
    button.setToolTip(kind_name(kind))
    button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _item(number: int, change: TextChange, index: ChangeIndex) -> QStandardItem:
    older, newer = index.compared.documents
    doc, side = (newer, change.b) if change.b is not None else (older, change.a)
    label = clause_label(index.documents[doc], side.clause) if side is not None else ""
    second = index.tip(change, newer) if change.kind is ChangeKind.MOVED else _gist(change, index)
    item = QStandardItem(label)
    item.setData(number, _NUMBER)
    item.setData(kind_sign(change.kind), SignRole.SIGN)
    item.setData(FILLS[change.kind], SignRole.FILL)
    item.setData(second, SignRole.SECOND)
    item.setToolTip(f"{kind_name(change.kind)}\n{label}")
    item.setData(f"{kind_name(change.kind)}，{label}，{second}", Qt.ItemDataRole.AccessibleTextRole)
    return item


def _gist(change: TextChange, index: ChangeIndex) -> str:
    """The first words that came or went, a replacement with both: 三年 → 五年; a new number alone is no change."""
    if change.a is None or change.b is None:
        side = change.b or change.a
        return side.text.replace("\n", "")[:_LONGEST] if side else ""
    spans = index.quiet_spans(change)
    number = next((n for n, (kind, text) in enumerate(spans) if kind is not SpanKind.EQUAL and text.strip()), None)
    if number is None:
        return ""
    kind, text = spans[number]
    after = spans[number + 1] if number + 1 < len(spans) else (SpanKind.EQUAL, "")
    if kind is SpanKind.DELETE and after[0] is SpanKind.INSERT:
        return f"{_short(text)} → {_short(after[1])}"
    return f"{'＋' if kind is SpanKind.INSERT else '－'} {_short(text)}"


def _short(text: str) -> str:
    line = text.replace("\n", "").strip()
    return line[: _LONGEST // 2] + ("…" if len(line) > _LONGEST // 2 else "")


def _in_full(change: TextChange, index: ChangeIndex, theme: Theme) -> str:
    newer = index.compared.documents[1]
    head = f"<b>{escape(index.tip(change, newer))}</b>"
    return f"{head}<br>{marked_html(index.quiet_spans(change), theme, short=True)}"


def marked_html(spans: Sequence[tuple[SpanKind, str]], theme: Theme, *, short: bool) -> str:
    """The clause with what came underlined and what went struck out; ``short`` leaves out what is far from both."""
    parts = []
    spans = [span for span in spans if span[1]]
    for number, (kind, text) in enumerate(spans):
        if kind is SpanKind.EQUAL:
            plain = _around(text, first=number == 0, last=number == len(spans) - 1) if short else text
            parts.append(escape(plain).replace("\n", "<br>"))
            continue
        color, line = ("inserted", "underline") if kind is SpanKind.INSERT else ("deleted", "line-through")
        style = f"background-color:{_name(theme.color(color))};text-decoration:{line}"
        parts.append(f'<span style="{style}">{escape(text).replace(chr(10), "<br>")}</span>')
    return "".join(parts)


def _around(text: str, *, first: bool, last: bool) -> str:
    """Keep a few characters beside the changes."""
    if (first and last) or len(text) <= 2 * _AROUND + 2:
        return text
    begin, end = text[:_AROUND], text[-_AROUND:]
    return f"…{end}" if first else f"{begin}…" if last else f"{begin}…{end}"


def _name(color: QColor) -> str:
    return color.name()
