"""What became of a file that was to be imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compendium.domain.document import DocumentInfo


class ImportStatus(StrEnum):
    """Outcome for one file."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"  # the same text is already in the library
    VERSION = "version"  # stored as a new version of a document in the library
    REFUSED = "refused"  # what it holds cannot be read: another kind, locked, damaged, without text, too large
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """One file's result; ``error`` is (code, message) or None; ``confidence`` is 0 to 1 by metadata field.

    ``doubts`` are what a person should look at: a field of DocumentInfo, or "", and what is doubtful about it, or "".
    """

    file: str
    status: ImportStatus
    doc: str | None = None
    metadata: DocumentInfo | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    error: tuple[str, str] | None = None
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """What was read for one field of the metadata, and where it is printed.

    Attributes:
        field: name of the field of DocumentInfo.
        value: as shown to a person: organs with 、 between them, a period with —, a level or validity by its code.
        words: the exact words, or the reason, that it rests on.
        clause: id of the clause that prints the words; None when the text does not: a page's label, a file's name.
        start, end: of the words in the clause's text, in characters.
        confidence: 0 to 1.
        inferred: True when it is not printed but follows from what is.
    """

    field: str
    value: str
    words: str
    clause: str | None
    start: int
    end: int
    confidence: float
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class TextNature:
    """What a text is beside a policy in force; each value is the printed words that tell, None when nothing does.

    Attributes:
        draft: 征求意见稿 and the like.
        repost: another site's or organ's text that is passed on: （转载）, 关于转发…的通知.
        interpretation: it speaks about a policy: 解读, 图解, 答记者问.
    """

    draft: str | None = None
    repost: str | None = None
    interpretation: str | None = None


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """An attachment: in the text as clause ``clause``, or None when only its name is given."""

    name: str
    clause: str | None = None
