"""What was done to collections, step by step, so that it can be taken back and done again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from compendium.domain.collection import Collection

States = Mapping[str, Collection | None]
"""Collections by id; None for one that is not there."""
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Change:
    """One step.

    Attributes:
        key: changes of one key that follow each other are one step, as letters typed into a field are; "" for none.
        went: the collection and the items that the step concerns.
    """

    before: States
    after: States
    key: str = ""
    went: tuple[str, list[str]] | None = None


class History:
    """The steps that were done and those that were taken back."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def note(self, change: Change) -> None:
        """Remember a step; what was taken back before it cannot be done again."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and change.key and change.key == last.key:
            self._done[-1] = replace(last, after=change.after)
            return
        self._done.append(change)
        del self._done[:-_MOST_STEPS]

    def back(self) -> Change | None:
        """Return the step to take back."""
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def forward(self) -> Change | None:
        """Return the step to do again; what is typed after it is a step of its own."""
        if not self._undone:
            return None
        self._done.append(replace(self._undone.pop(), key=""))
        return self._done[-1]

    def clear(self) -> None:
        """Forget all steps: they no longer fit what is stored."""
        self._done.clear()
        self._undone.clear()
