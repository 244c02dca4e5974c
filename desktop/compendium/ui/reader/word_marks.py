"""Marked words of a text: layers of hits and quotes, as extra selections of the view."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from compendium.ui.reader.clause_map import ClauseMap, Span
from compendium.ui.theme import Themes

_LINE, _LINK = "line:", "link:"
UNDER = "under:"
_BENEATH = "highlight"  # layers of that name lie below all others, whenever they were set
_MANY = 2000
"""Above this many only the marks near the viewport become extra selections: Qt looks at all of them in every paint."""


class WordMarks:
    """Layers of marks by name; later layers lie on top, one current mark above all."""

    def __init__(self, themes: Themes, text: QTextDocument, clause_map: ClauseMap) -> None:
        """Start without marks."""
        self._themes, self._text, self._map = themes, text, clause_map
        self._layers: dict[str, tuple[str, list[Span]]] = {}
        self._current: tuple[str, Span] | None = None

    def clear(self) -> None:
        """Drop all marks."""
        self._layers.clear()
        self._current = None

    def set_text(self, text: QTextDocument, clause_map: ClauseMap) -> None:
        """Take a newly built text."""
        self._text, self._map = text, clause_map

    def set_layer(self, layer: str, role: str, spans: Iterable[Span]) -> None:
        """Replace the marks of a layer.

        ``role`` is a colour, ``line:`` and a colour for a line below the words, or ``link:`` for the words as well;
        ``under:`` and a colour stand for a firm line. Words that are ``inserted`` are underlined besides, ``deleted``
        ones struck out.
        """
        self._layers.pop(layer, None)
        kept = [span for span in spans if span[1] < span[2] and span[0] in self._map]
        if kept:
            self._layers[layer] = (role, kept)
            if layer.startswith(_BENEATH):
                self._layers = dict(sorted(self._layers.items(), key=lambda each: not each[0].startswith(_BENEATH)))

    def set_current(self, role: str, span: Span | None) -> None:
        """Distinguish one mark, or none."""
        self._current = (role, span) if span else None

    @property
    def many(self) -> bool:
        """True when only those near the viewport can be shown."""
        return sum(len(spans) for _, spans in self._layers.values()) > _MANY

    def selections(self, top: float, bottom: float) -> list[QTextEdit.ExtraSelection]:
        """What to show; where there are many, those of the clauses between two y."""
        near = self._clauses_between(top, bottom) if self.many else None
        shown = [
            self._selection(role, span)
            for role, spans in self._layers.values()
            for span in spans
            if near is None or span[0] in near
        ]
        if self._current:
            shown.append(self._selection(*self._current))
        return shown

    def _clauses_between(self, top: float, bottom: float) -> set[str]:
        return {self._map.segments[number].clause for number in self._map.visible_blocks(top, bottom)}

    def _selection(self, role: str, span: Span) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._text)
        cursor.setPosition(self._map.position(span[0], span[1]))
        cursor.setPosition(self._map.position(span[0], span[2]), QTextCursor.MoveMode.KeepAnchor)
        theme = self._themes.current
        look = QTextCharFormat()
        if role.startswith((_LINE, _LINK)):
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(theme.color(role.partition(":")[2]))
            if role.startswith(_LINK):
                look.setForeground(theme.color(role.removeprefix(_LINK)))
        elif role.startswith(UNDER):
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(theme.color(role.removeprefix(UNDER)))
        else:
            look.setBackground(theme.color(role))
        if role == "inserted":
            look.setFontUnderline(True)
        elif role == "deleted":
            look.setFontStrikeOut(True)
        if role.startswith("hit"):
            look.setForeground(theme.color("hit_text"))
        selection.cursor, selection.format = cursor, look
        return selection
