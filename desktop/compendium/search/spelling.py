"""Slips of typing: names that a word is nearly, and what is printed nearly so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from compendium.domain.errors import CancelledError
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import Readings
from compendium.search.vocabulary import Entry, Vocabulary

_SHORTEST, _LONGEST = 3, 30  # characters of a word that is looked at
_LONGEST_WORD = 8  # characters; what is longer is a sentence, in which only names are looked for
_MOST_DOUBTS = 2  # characters of a word that stand beside no neighbour; with more, it is simply not in the texts
_MOST_SCANNED = 1_000_000  # bytes of text without posting lists in which characters that sound alike are tried
_MOST_TRIED = 12
_MOST = 3
_LONG_NAME = 6  # from this length on a name may differ twice
_MOST_SLIPS = 2.0
_LEAST_HELD = 2  # characters beside a slip that texts are looked through for
_MOST_READ = 400  # clauses of a part that are read for what is printed nearly as typed
_SAME_SOUND = 0.5  # cost of a character typed for another that sounds the same; 1 for any other


def corrections(
    text: str,
    vocabulary: Vocabulary,
    readings: Readings,
    parts: Sequence[Part],
    cancelled: Callable[[], bool],
    slips: float = _MOST_SLIPS,
) -> list[str]:
    """Return what a normalised word may have been meant to be, the likeliest first: only what the texts hold.

    ``slips`` is how many of its characters may be wrong, at most.

    Raises:
        CancelledError: ``cancelled`` said so.
    """
    if not _SHORTEST <= len(text) <= _LONGEST or text.isascii():
        return []
    found: dict[str, None] = {}
    for corrected, piece in _candidates(text, vocabulary, readings, parts, slips):
        if cancelled():
            raise CancelledError
        if corrected not in found and _stands(normalised(piece), parts):
            found[corrected] = None
            if len(found) == _MOST:
                break
    return list(found)


def _candidates(
    text: str, vocabulary: Vocabulary, readings: Readings, parts: Sequence[Part], slips: float
) -> Iterator[tuple[str, str]]:
    """Give corrected words, each with the piece of it that must be printed somewhere."""
    near: dict[tuple[str, str], float] = {}
    for entry in vocabulary.sharing(text, _needed):
        cost, start, end = _likeness(entry.plain, text, readings)
        if cost == 0 and _is_one_too_many(text, start, end, parts):
            cost, start, end = _SAME_SOUND, 0, len(text)
        if 0 < cost <= min(slips, _allowed(entry)) and not _cuts_a_word(text, entry.plain, start, end, parts):
            corrected = text[:start] + entry.plain + text[end:]
            # What sounds the same was hardly meant; what merely looks alike may be a word of its own.
            piece = entry.text if cost < 1 else corrected
            near[corrected, piece] = min(cost, near.get((corrected, piece), cost))
    yield from islice(sorted(near, key=lambda each: (near[each], abs(len(each[0]) - len(text)))), _MOST_TRIED)
    if not near:
        for repaired in islice(_repaired(text, readings, parts), _MOST_TRIED):
            yield repaired, repaired


def _likeness(name: str, text: str, readings: Readings) -> tuple[float, int, int]:
    """Return where in ``text`` something most like ``name`` stands, as ``nearest``; all of it if that is as like."""
    piece = nearest(name, text, readings)
    whole = nearest(name, text, readings, whole=True) if piece[0] else piece
    return whole if whole[0] <= piece[0] else piece


def _is_one_too_many(text: str, start: int, end: int, parts: Sequence[Part]) -> bool:
    """Tell whether a name is all of ``text`` but a character at one end that never stands beside it."""
    if len(text) - (end - start) != 1:
        return False
    return not _joined(text[:2] if start else text[-2:], parts)


def _cuts_a_word(text: str, name: str, start: int, end: int, parts: Sequence[Part]) -> bool:
    """Tell whether a character at an edge that would be replaced is rather part of a printed word with what is beside.

    So 过 in 通过高新技术企业认定 is not taken for 国 in 国高新.
    """
    first = start > 0 and text[start] != name[0] and _joined(text[start - 1 : start + 1], parts)
    return first or (end < len(text) and text[end - 1] != name[-1] and _joined(text[end - 1 : end + 1], parts))


def _joined(pair: str, parts: Sequence[Part]) -> bool:
    """Tell whether a pair of characters stands somewhere; mostly a look at the posting lists is enough."""
    for part in parts:
        if part.postings is None or not part.postings.certain(pair):
            if part.find(pair):
                return True
        elif part.postings.frequency(pair):
            return True
    return False


def _stands(piece: str, parts: Sequence[Part]) -> bool:
    return any(part.find(piece) for part in parts)


def _needed(name: str) -> int:
    """Return how many characters of a name a word must have to be nearly it."""
    return max(1, len(name) - (2 if len(name) >= _LONG_NAME else 1))


def _allowed(entry: Entry) -> float:
    if len(entry.plain) < _SHORTEST:
        return 0.0
    return _MOST_SLIPS if len(entry.plain) >= _LONG_NAME else 1.0


def nearest(name: str, text: str, readings: Readings, *, whole: bool = False) -> tuple[float, int, int]:
    """Return where in ``text`` something most like ``name`` stands: the cost of the difference, start and end.

    ``whole`` compares with all of the text.

    A character too many, one missing and two swapped cost 1, another character 1 or, if it sounds the same, half.
    """
    rows = [[(float(at), 0) if whole else (0.0, at) for at in range(len(text) + 1)]]  # by end in the text: cost, start
    for row, character in enumerate(name, 1):
        line = [(float(row), 0)]
        for at, typed in enumerate(text, 1):
            cost, start = rows[row - 1][at - 1]
            choices = [
                (cost + _difference(character, typed, readings), start),
                (rows[row - 1][at][0] + 1, rows[row - 1][at][1]),
                (line[at - 1][0] + 1, line[at - 1][1]),
            ]
            if row > 1 and at > 1 and name[row - 2] == typed and character == text[at - 2]:
                choices.append((rows[row - 2][at - 2][0] + 1, rows[row - 2][at - 2][1]))
            # Of two ways that cost the same, the one as long as the name: the first character is wrong, not missing.
            line.append(min(choices, key=lambda each: (each[0], abs(at - each[1] - row), -each[1])))
        rows.append(line)
    ends = range(len(text), len(text) + 1) if whole else range(len(text) + 1)
    end = min(ends, key=lambda at: (rows[-1][at][0], abs(at - rows[-1][at][1] - len(name))))
    return (*rows[-1][end], end)


def _difference(character: str, typed: str, readings: Readings) -> float:
    if character == typed:
        return 0.0
    return _SAME_SOUND if readings.alike(character, typed) else 1.0


def _repaired(text: str, readings: Readings, parts: Sequence[Part]) -> Iterator[str]:
    """Give what a word in which characters never stand beside their neighbours may have been, the likeliest first."""
    scanned = sum(part.table.columns.starts[-1] for part in parts if part.postings is None)
    if len(text) > _LONGEST_WORD or scanned > _MOST_SCANNED:
        return
    joined = [_joined(text[at : at + 2], parts) for at in range(len(text) - 1)]
    doubts = [at for at in range(len(text)) if not any(joined[max(0, at - 1) : at + 1])]
    if len(doubts) > _MOST_DOUBTS:
        return
    for at in doubts:
        yield from _same_sound(text, at, readings, parts)
    for at in [at for at, each in enumerate(joined) if not each]:
        yield text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if len(doubts) == 1:
        yield from _printed_so(text, doubts[0], parts)


def _same_sound(text: str, at: int, readings: Readings, parts: Sequence[Part]) -> Iterator[str]:
    """Give the word with its character at ``at`` replaced by those that sound the same and may stand there."""
    for other in readings.homophones(text[at])[1:]:
        around = [text[at - 1] + other] * (at > 0) + [other + text[at + 1 : at + 2]] * (at + 1 < len(text))
        if all(_joined(pair, parts) for pair in around):
            yield text[:at] + other + text[at + 1 :]


def _printed_so(text: str, at: int, parts: Sequence[Part]) -> Iterator[str]:
    """Give what is printed with another character at ``at`` or without the one there, most often first."""
    before, behind = text[:at], text[at + 1 :]
    held = max(before, behind, key=len)
    if len(before) + len(behind) <= _LEAST_HELD or len(held) < _LEAST_HELD:
        return
    pattern = re.compile(rf"{re.escape(before)}[^\W\d_]{{0,1}}{re.escape(behind)}")
    printed: Counter[str] = Counter()
    for part in parts:
        for clause in islice(part.find(held), _MOST_READ):
            printed.update(pattern.findall(part.table.normal_text(clause)))
    yield from (piece for piece, _ in printed.most_common() if len(piece) > _LEAST_HELD)
