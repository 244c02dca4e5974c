"""Words with gaps: ``*`` for a few characters, and a document's number whatever brackets it is printed with.

A pattern is pieces of text with joints between them. The pieces are looked up as words are; what holds them all is
read once from left to right, so that no pattern takes more than the length of the text times that of a gap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compendium.search.matching import Part

GAP = 20  # characters that * stands for at most
_SIEVED_GAPS = 2
_FEW = 64  # clauses that are sooner read than narrowed down further
_TELLING = 3  # a shorter run of digits and letters stands in so many longer ones that it does not narrow down
_ENDS = frozenset("。；;！!？?\n")  # a gap does not reach over the end of a sentence
_OPEN, _CLOSE = "〔[【（(〈﹝〖", "〕]】）)〉﹞〗"
_YEAR = rf"[{re.escape(_OPEN)}]\s{{0,2}}((?:19|20)\d\d)\s{{0,2}}[{re.escape(_CLOSE)}]"
_NUMBER = re.compile(rf"([^\s*{re.escape(_OPEN + _CLOSE)}]*){_YEAR}第?(\d{{1,5}}.*)", re.DOTALL)
SPACED_NUMBER = re.compile(
    rf"([^\s|\"“”:*{re.escape(_OPEN + _CLOSE)}]{{0,15}})\s{{0,2}}{_YEAR}\s{{0,2}}第?\s{{0,2}}(\d{{1,5}})\s{{0,2}}号"
)
"""A document's number in normalised text, perhaps with blanks inside: 国科发 〔2022〕 1 号."""


class Joint(Enum):
    """What may stand between two pieces: at most so many characters, of such a form."""

    GAP = (GAP, None)
    OPENS = (5, re.compile(rf"\s{{0,2}}[{re.escape(_OPEN)}]\s{{0,2}}"))
    CLOSES = (8, re.compile(rf"\s{{0,2}}[{re.escape(_CLOSE)}]\s{{0,2}}第?\s{{0,2}}"))
    BLANKS = (2, re.compile(r"\s{0,2}"))

    def __init__(self, longest: int, form: re.Pattern[str] | None) -> None:
        self.longest = longest
        self._form = form

    def fits(self, text: str) -> bool:
        """Tell whether ``text`` may stand at the joint."""
        return _ENDS.isdisjoint(text) if self._form is None else self._form.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Pieces of normalised text, at least one, and what joins them, one fewer.

    Attributes:
        shown: as typed.
    """

    shown: str
    pieces: tuple[str, ...]
    joints: tuple[Joint, ...]


def wildcard(shown: str, text: str) -> Pattern | None:
    """Read a normalised word with ``*`` between its pieces; None when it has none there."""
    pieces = tuple(piece for piece in text.split("*") if piece)
    if len(pieces) < 2:
        return None
    return Pattern(shown, pieces, (Joint.GAP,) * (len(pieces) - 1))


def number_pattern(shown: str, text: str) -> Pattern | None:
    """Read a normalised word as a document's number; None when it is none."""
    spaced = SPACED_NUMBER.fullmatch(text)
    if spaced:
        pieces: tuple[str, ...] = (*spaced.groups(), "号")
        joints: tuple[Joint, ...] = (Joint.OPENS, Joint.CLOSES, Joint.BLANKS)
    elif plain := _NUMBER.fullmatch(text):
        pieces, joints = plain.groups(), (Joint.OPENS, Joint.CLOSES)
    else:
        return None
    if not pieces[0]:
        return Pattern(shown, pieces[1:], joints[1:])
    return Pattern(shown, pieces, joints)


def matches(pattern: Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Give [start, end) of where ``pattern`` stands in normalised ``text``, each end once with its shortest match."""
    starts = {at + len(pattern.pieces[0]): at for at in _places(text, pattern.pieces[0])}
    if not starts:
        return
    for piece, joint in zip(pattern.pieces[1:], pattern.joints, strict=True):
        starts = _joined(text, starts, piece, joint)
        if not starts:
            return
    yield from ((start, end) for end, start in starts.items())


@dataclass(frozen=True, slots=True)
class PatternAnswer:
    """Where a pattern stands in a part of the library.

    Attributes:
        clauses: how often in which clause.
        words: the pieces of normalised text that it stands for.
    """

    clauses: dict[int, float]
    words: frozenset[str]


def find_pattern(part: Part, pattern: Pattern) -> PatternAnswer:
    """Find a pattern in the living clauses of ``part``."""
    found: dict[int, float] = {}
    words: set[str] = set()
    sieve, whole = _sieve(pattern), _is_whole(pattern)
    first, last = pattern.pieces[0], pattern.pieces[-1]
    for clause in _candidates(part, pattern):
        text = part.table.normal_text(clause)
        sieved = sieve.search(text)
        if sieved is None:
            continue
        if whole and text.find(first, sieved.start() + 1) < 0 and text.find(last, sieved.end() - len(last) + 1) < 0:
            places = [sieved.span()]  # it begins where nothing before could, and nothing behind it can end another
        else:
            places = list(matches(pattern, text))
        if places:
            found[clause] = float(len(places))
            words.update([text[start:end] for start, end in places])
    return PatternAnswer(found, frozenset(words))


def _sieve(pattern: Pattern) -> re.Pattern[str]:
    """Return what finds nothing in most texts that the pattern is not in: its first pieces and the gaps in them."""
    gap = f"[^{re.escape(''.join(sorted(_ENDS)))}]{{0,{GAP}}}?"
    gaps = next((at for at, joint in enumerate(pattern.joints) if joint is not Joint.GAP), len(pattern.joints))
    # With more of them, a text made for it could keep the expression busy for long.
    return re.compile(gap.join(map(re.escape, pattern.pieces[: min(gaps, _SIEVED_GAPS) + 1])))


def _is_whole(pattern: Pattern) -> bool:
    """Tell whether the sieve finds nothing but the pattern."""
    return len(pattern.joints) <= _SIEVED_GAPS and all(joint is Joint.GAP for joint in pattern.joints)


def _candidates(part: Part, pattern: Pattern) -> set[int]:
    """Return the clauses that hold the pieces, the longest looked for first."""
    pieces = sorted(set(pattern.pieces), key=len, reverse=True)
    telling = [piece for piece in pieces if not (piece.isascii() and len(piece) < _TELLING)]
    first, *others = telling or pieces
    candidates = set(part.find(first))
    for piece in others:
        if len(candidates) <= _FEW:
            break
        candidates.intersection_update(part.find(piece))
    return candidates


def _joined(text: str, starts: dict[int, int], piece: str, joint: Joint) -> dict[int, int]:
    """Return, by its end, where a match starts that goes on with ``piece``."""
    ends = list(starts)
    longer: dict[int, int] = {}
    longest, fits, size = joint.longest, joint.fits, len(piece)
    at = text.find(piece, ends[0])
    while 0 <= at <= ends[-1] + longest:
        for number in range(bisect_right(ends, at) - 1, -1, -1):
            end = ends[number]
            if end < at - longest:
                break
            if fits(text[end:at]):
                longer[at + size] = starts[end]
                break
        at = text.find(piece, at + 1)
    return longer


def _places(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)
