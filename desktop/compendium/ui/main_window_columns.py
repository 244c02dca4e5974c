"""The three columns of the window: library, page, outline; which of them show, and how wide they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from compendium.ui.actions import View

LIBRARY, OUTLINE = "library", "outline"
_USUAL_WIDTHS = (248, 760, 264)
_LEAST_WIDTHS = (190, 340, 190)
_ROOM_FOR_OUTLINE = 940
_ROOM_FOR_LIBRARY = 800
# Comparing, sorting bookmarks and tables need the width more than the tree of the library; F8 brings it back.
_HIDDEN_AT_FIRST: Mapping[View, frozenset[str]] = {
    View.READ: frozenset(),
    View.SEARCH: frozenset({LIBRARY}),
    View.COMPARE: frozenset({LIBRARY}),
    View.BOOKMARKS: frozenset({LIBRARY}),
    View.TABLES: frozenset({LIBRARY}),
    View.COLLECTIONS: frozenset({LIBRARY}),
}


class Columns(QSplitter):
    """Shows the side columns that the user wants in a view, as far as there is room."""

    shown_changed = Signal()

    def __init__(self, library: QWidget, pages: QWidget, outline: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("columns")
        self.setChildrenCollapsible(False)
        self._parts = {LIBRARY: library, OUTLINE: outline}
        self._hidden = {view: set(names) for view, names in _HIDDEN_AT_FIRST.items()}
        self._view = View.READ
        self._kept = list(_USUAL_WIDTHS)
        for number, widget in enumerate((library, pages, outline)):
            widget.setMinimumWidth(_LEAST_WIDTHS[number])
            self.addWidget(widget)
            self.setStretchFactor(number, int(widget is pages))
        self.setSizes(self._kept)
        self.splitterMoved.connect(lambda *_: self._keep_widths())

    def show_for(self, view: View) -> None:
        """Show what belongs beside a view."""
        self._view = view
        self._arrange()

    def set_shown(self, name: str, *, on: bool) -> None:
        """Show or hide a side column in the present view, from now on."""
        (self._hidden[self._view].discard if on else self._hidden[self._view].add)(name)
        self._arrange()

    def is_shown(self, name: str) -> bool:
        """Tell whether a side column shows now."""
        return not self._parts[name].isHidden()

    def widths(self) -> list[int]:
        """Widths in px; for a hidden column that at which it was seen last."""
        return list(self._kept)

    def hidden(self) -> dict[str, list[str]]:
        """Names of the columns that the user does not want, by view."""
        return {view.value: sorted(names) for view, names in self._hidden.items()}

    def restore(self, widths: Sequence[int], hidden: Mapping[str, Sequence[str]]) -> None:
        """Take up what ``widths`` and ``hidden`` gave; what does not fit is ignored."""
        if len(widths) == len(self._kept) and all(width > 0 for width in widths):
            self._kept = list(widths)
            self.setSizes(self._kept)
        for view, names in hidden.items():
            if view in set(View):
                self._hidden[View(view)] = {name for name in names if name in self._parts}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room of the side columns where the window is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = {LIBRARY: self.width() >= _ROOM_FOR_LIBRARY, OUTLINE: self.width() >= _ROOM_FOR_OUTLINE}
        belongs = {LIBRARY: True, OUTLINE: self._view is View.READ}
        changed = False
        for name, part in self._parts.items():
            shown = belongs[name] and room[name] and name not in self._hidden[self._view]
            changed |= part.isHidden() == shown
            part.setVisible(shown)
        if changed:
            self._apply_widths()
            self.shown_changed.emit()

    def _keep_widths(self) -> None:
        for number, width in enumerate(self.sizes()):
            if width:
                self._kept[number] = width

    def _apply_widths(self) -> None:
        """Give side columns the width they had, and the page the rest."""
        sides = [self._kept[number] if self.is_shown(name) else 0 for number, name in ((0, LIBRARY), (2, OUTLINE))]
        self.setSizes([sides[0], max(self.width() - sum(sides), 1), sides[1]])
