"""What is to be printed, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.domain.work import Progress
from compendium.services.handouts import PaperChoice


class SourceKind(StrEnum):
    """What options there are for it; page options are remembered for each kind."""

    TEXT = "text"
    SELECTION = "selection"
    COLLECTION = "collection"
    TABLE = "table"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class PaperSource:
    """Something to print.

    Attributes:
        name: for the window's title and the file's name.
        make: makes it, in a background thread.
        private: True when it has notes that are the speaker's own.
    """

    kind: SourceKind
    name: str
    make: Callable[[PaperChoice, Progress], Paper | Sheet]
    private: bool = False
