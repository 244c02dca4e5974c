"""What shapes a result, as chips: where is searched, what it is narrowed by, what is looked for beside the words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.query import Expansion, MatchKind
from compendium.ui.icons import Icons
from compendium.ui.models.search_labels import match_name
from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.search.narrowing import Narrowing
from compendium.ui.search.scope import Scope
from compendium.ui.theme import Themes
from compendium.ui.widgets.chip import Chip

_MOST_EXPANSIONS = 12


class _Row(QWidget):
    """Pieces one after the other, on as many lines as they need; hidden while there are none."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, themes.current.px("space_2"), themes.current.px("space_1"))
        self.pieces: tuple[QWidget, ...] = ()
        self.hide()

    def fill(self, pieces: Sequence[QWidget]) -> None:
        """Show these in place of those there were."""
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.pieces = tuple(pieces)
        for piece in pieces:
            self._flow.addWidget(piece)
        self.setVisible(bool(pieces))


class ResultChips(QWidget):
    """``removed`` a facet and its value; ``expansion_toggled`` typed, meant and whether it counts from now on."""

    removed = Signal(str, str)
    scope_left = Signal()
    expansion_toggled = Signal(str, str, bool)
    query_chosen = Signal(str)
    filled = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._filters, self._expansions, self._meant = (_Row(themes) for _ in range(3))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(themes.current.px("space_1"))
        for row in (self._meant, self._expansions, self._filters):
            column.addWidget(row)

    def show_filters(self, scope: Scope | None, narrowing: Narrowing, name_of: Callable[[str, str], str]) -> None:
        """Show where is searched and what the result is narrowed by; each can be taken off."""
        pieces: list[QWidget] = []
        if scope is not None:
            chip = Chip(self._icons, scope.name, self.tr("改在全部文件中检索"), lead=self.tr("范围"))
            chip.setObjectName("scopeChip")
            chip.clicked.connect(self.scope_left)
            pieces.append(chip)
        for facet, value in narrowing.pairs():
            name = name_of(facet, value)
            chip = Chip(self._icons, name, self.tr("去掉筛选：{0}").format(name))
            chip.clicked.connect(lambda _=False, facet=facet, value=value: self.removed.emit(facet, value))
            pieces.append(chip)
        self._filters.fill([self._label(self.tr("筛选")), *pieces] if narrowing.active else pieces)
        self.filled.emit()

    def show_expansions(self, expansions: Sequence[Expansion], without: Sequence[tuple[str, str]]) -> None:
        """Show what is looked for beside the words typed; what was taken off can be put back."""
        on = [self._expansion(each) for each in expansions[:_MOST_EXPANSIONS]]
        off = [self._taken_off(typed, meant) for typed, meant in without]
        pieces: list[QWidget] = [self._label(self.tr("也查找")), *on] if on else []
        self._expansions.fill([*pieces, self._label(self.tr("未查找")), *off] if off else pieces)
        self.filled.emit()

    def show_suggestions(self, queries: Sequence[str]) -> None:
        """Ask whether another query was meant."""
        self._meant.fill([self._label(self.tr("您是不是要找")), *map(self._link, queries)] if queries else ())
        self.filled.emit()

    def controls(self) -> list[QWidget]:
        """Return what takes the keyboard, as it is read."""
        rows = (self._meant, self._expansions, self._filters)
        return [piece for row in rows for piece in row.pieces if not isinstance(piece, QLabel)]

    def _expansion(self, expansion: Expansion) -> Chip:
        words = f"{expansion.typed} → {expansion.meant}"
        kind = "" if expansion.kind is MatchKind.SYNONYM else match_name(expansion.kind)
        chip = Chip(self._icons, words, self.tr("不查找“{0}”").format(_bare(expansion.meant)), lead=kind)
        chip.clicked.connect(lambda: self.expansion_toggled.emit(expansion.typed, expansion.meant, False))
        return chip

    def _taken_off(self, typed: str, meant: str) -> Chip:
        chip = Chip(self._icons, f"{typed} → {meant}", self.tr("也查找“{0}”").format(_bare(meant)), off=True)
        chip.clicked.connect(lambda: self.expansion_toggled.emit(typed, meant, True))
        return chip

    def _link(self, query: str) -> QPushButton:
        button = QPushButton(query.replace("&", "&&"))
        button.setProperty("role", "quiet")
        button.setAccessibleName(self.tr("改为检索 {0}").format(query))
        button.clicked.connect(lambda: self.query_chosen.emit(query))
        return button

    def _label(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("tone", "section")
        return label


def _bare(words: str) -> str:
    """Return words without the quotes that they may stand in: the sentence round them has its own."""
    return words.strip('“”"')
