"""What a comparison of documents says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class ClauseRef:
    """A clause of a document."""

    doc: str
    clause: str


class Outcome(StrEnum):
    """What became of a matched target at the other level."""

    SAME = "same"
    RAISED = "raised"
    LOWERED = "lowered"


class MatchVerdict(StrEnum):
    """What a person decided about a match."""

    CONFIRMED = "confirmed"
    CUT = "cut"  # found by the program, but not the same matter
    ADDED = "added"  # not found by the program


@dataclass(frozen=True, slots=True)
class MatchedTarget:
    """An indicator for which both clauses of a pair print a number.

    Attributes:
        name: the indicator as the first clause prints it.
        a, b: the two values with their units, as printed.
        outcome: what ``b`` does to ``a``'s goal; None where counts of two levels say nothing about ambition.
    """

    name: str
    a: str
    b: str
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class ClausePair:
    """Two clauses that deal with the same matter.

    Attributes:
        strength: 0 to 1.
        outcome: of the matched targets when they all say the same, else None.
        why: reasons in words to show, such as ``共有词：揭榜挂帅、创新联合体``.
        verdict: what a person decided about the pair; None when nobody did.
        targets: indicators that both clauses set, with their numbers.
    """

    a: ClauseRef
    b: ClauseRef
    strength: float
    outcome: Outcome | None
    why: tuple[str, ...]
    verdict: MatchVerdict | None = None
    targets: tuple[MatchedTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterComparison:
    """What two to four documents say about the same matters.

    Attributes:
        pairs: by falling strength, those that a person added among them.
        unmatched: a document to its clauses without partner, in reading order.
        cut: pairs that were found and that a person took apart, by falling strength.
    """

    documents: tuple[str, ...]
    pairs: tuple[ClausePair, ...]
    unmatched: Mapping[str, tuple[str, ...]]
    cut: tuple[ClausePair, ...] = ()


class ChangeKind(StrEnum):
    """What became of a clause between two versions of a text."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


class SpanKind(StrEnum):
    """What became of a run of characters."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class VersionSide:
    """A clause of one version with its text."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """One clause's fate. EQUAL and DELETE spans rebuild ``a.text``, EQUAL and INSERT spans ``b.text``."""

    kind: ChangeKind
    a: VersionSide | None
    b: VersionSide | None
    spans: tuple[tuple[SpanKind, str], ...]


@dataclass(frozen=True, slots=True)
class TextComparison:
    """Changes in the order of the second version; its ``b`` texts in order rebuild that version exactly."""

    documents: tuple[str, str]
    changes: tuple[TextChange, ...]
    summary: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class MatchDecision:
    """A person's word on two clauses; it stands above what the program finds.

    Attributes:
        a, b: the clauses, in the order of their document ids: a decision has no direction.
        a_quote, b_quote: the first words of each clause when it was decided, by which a later text is recognised.
        note: the user's reason; "" when none.
        modified: ISO 8601 with time zone, to the second.
    """

    a: ClauseRef
    b: ClauseRef
    verdict: MatchVerdict
    a_quote: str = ""
    b_quote: str = ""
    note: str = ""
    modified: str = ""
