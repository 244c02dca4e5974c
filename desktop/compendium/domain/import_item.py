"""A file on its way into the library: read, looked at, taken in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from compendium.domain.document import DocumentInfo
from compendium.domain.importing import FieldProposal


class ItemState(StrEnum):
    """Where a file is on its way."""

    WAITING = "waiting"  # not read yet
    READING = "reading"
    READY = "ready"  # read, nothing to ask
    DOUBTFUL = "doubtful"  # read, a person should look at something
    VERSION = "version"  # another text of a document in the library: a person decides
    UNCHANGED = "unchanged"  # the library has this text
    REFUSED = "refused"  # cannot be taken in; ``problem`` says why and what to do
    ACCEPTED = "accepted"  # in the library
    SKIPPED = "skipped"  # left out by the user


READ = frozenset({ItemState.READY, ItemState.DOUBTFUL, ItemState.VERSION, ItemState.UNCHANGED, ItemState.SKIPPED})
"""States in which there is a text to look at that is not in the library."""
OPEN = frozenset({ItemState.READY, ItemState.DOUBTFUL, ItemState.VERSION})
"""States in which something is still to be decided."""


class Decision(StrEnum):
    """How a text enters the library."""

    AUTOMATIC = "automatic"  # as what it is: a new document, or the next version of the one of its title
    NEW = "new"  # as a document of its own
    VERSION = "version"  # as the next version of ``ImportItem.known``
    REPLACE = "replace"  # in place of ``ImportItem.known``


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that a person should look at.

    Attributes:
        field: name of the field of DocumentInfo; "" for the text as a whole.
        words: what is doubtful, in words to show; "" where the field says it.
        confidence: 0 to 1; how sure the program is of the field.
    """

    field: str
    words: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One file.

    Attributes:
        number: its lasting number in the window, from 1, in the order of finding.
        file: where it lies; an entry of an archive as if that were a folder.
        name: the file's own name.
        info: what was read of it, with its corrections; None until it is read.
        proposals: what each field rests on, as it was read.
        notes: what a person may want to know about how the file was read.
        left_out: what of the file was taken for no part of its text, in words to show; empty when all is there.
        problem: (code, what is wrong, what to do) of a file that cannot be taken in.
        known: id of the document in the library that it equals or is another text of; "" when there is none.
        known_title: title of that document, or the name of a file of this import with the same text.
        known_date: date of that document, YYYY-MM-DD; "" when it has none.
        protected: True when ``known`` came with the program and cannot be replaced.
        corrected: True once the user corrected something.
        doc: id in the library, once it is there.
    """

    number: int
    file: str
    name: str
    state: ItemState = ItemState.WAITING
    info: DocumentInfo | None = None
    proposals: tuple[FieldProposal, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    problem: tuple[str, str, str] | None = None
    known: str = ""
    known_title: str = ""
    known_date: str = ""
    protected: bool = False
    decision: Decision = Decision.AUTOMATIC
    corrected: bool = False
    doc: str = ""

    @property
    def is_older(self) -> bool:
        """True when it is dated before the document in the library that it is another text of."""
        dated = self.info.signed_date if self.info else None
        other = self.state in (ItemState.VERSION, ItemState.SKIPPED)
        return other and bool(dated and self.known_date) and str(dated) < self.known_date

    @property
    def must_choose(self) -> bool:
        """True when it cannot enter before a person said as what: the program has no guess that is safe."""
        return self.is_older and self.decision is Decision.AUTOMATIC
