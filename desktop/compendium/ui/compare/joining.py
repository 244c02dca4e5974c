"""Adding a match by hand: one clause in one text, then its partner in another."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from compendium.domain.comparison import ClauseRef
from compendium.ui.compare.action_strip import ActionStrip
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes

KEYS = "Ctrl+Shift+M"


class JoiningStrip(ActionStrip):
    """Says what is being done while the second clause is still to be chosen."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Start hidden; pressing the button calls it off."""
        super().__init__(themes, icons.icon("link-2", "accent"), "", self.tr("取消"), "cancel_joining", parent)
        self.first: ClauseRef | None = None

    def begin(self, first: ClauseRef, name: str) -> None:
        """The first clause is chosen."""
        self.first = first
        self.words.setText(
            self.tr("为“{0}”添加对应：在另一份文件中点选条款，或移到该条款上按 {1}；按 Esc 取消。").format(name, KEYS)
        )
        self.show()

    def end(self) -> None:
        """Nothing is being joined any more."""
        self.first = None
        self.hide()

    def take(self, ref: ClauseRef) -> tuple[ClauseRef, ClauseRef] | None:
        """Return both clauses once the second is of another document; the same document changes the first."""
        if self.first is None or self.first.doc == ref.doc:
            return None
        both = (self.first, ref)
        self.end()
        return both
