"""Slips of typing: names that a word is nearly, and characters typed for others that sound the same."""

from __future__ import annotations

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
_SAME_SOUND = 0.5  # cost of a character typed for another that sounds the same; 1 for any other


def corrections(
    text: str, vocabulary: Vocabulary, readings: Readings, parts: Sequence[Part], cancelled: Callable[[], bool]
) -> list[str]:
    """Return what a normalised word may have been meant to be, the likeliest first: only what the texts hold.

    Raises:
        CancelledError: ``cancelled`` said so.
    """
    if not _SHORTEST <= len(text) <= _LONGEST or text.isascii():
        return []
    found: dict[str, None] = {}
    for corrected, piece in _candidates(text, vocabulary, readings, parts):
        if cancelled():
            raise CancelledError
        if corrected not in found and _stands(normalised(piece), parts):
            found[corrected] = None
            if len(found) == _MOST:
                break
    return list(found)


def _candidates(
    text: str, vocabulary: Vocabulary, readings: Readings, parts: Sequence[Part]
) -> Iterator[tuple[str, str]]:
    """Give corrected words, each with the piece of it that must be printed somewhere."""
    near: dict[tuple[str, str], float] = {}
    for entry in vocabulary.sharing(text, _needed):
        cost, start, end = nearest(entry.plain, text, readings)
        if 0 < cost <= _allowed(entry) and not _cuts_a_word(text, entry.plain, start, end, parts):
            corrected = text[:start] + entry.plain + text[end:]
            # What sounds the same was hardly meant; what merely looks alike may be a word of its own.
            piece = entry.text if cost < 1 else corrected
            near[corrected, piece] = min(cost, near.get((corrected, piece), cost))
    yield from islice(sorted(near, key=lambda each: (near[each], abs(len(each[0]) - len(text)))), _MOST_TRIED)
    if not near:
        for repaired in islice(_same_sound(text, readings, parts), _MOST_TRIED):
            yield repaired, repaired


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
    return 2.0 if len(entry.plain) >= _LONG_NAME else 1.0


def nearest(name: str, text: str, readings: Readings) -> tuple[float, int, int]:
    """Return where in ``text`` something most like ``name`` stands: the cost of the difference, start and end.

    A character too many, one missing and two swapped cost 1, another character 1 or, if it sounds the same, half.
    """
    rows = [[(0.0, at) for at in range(len(text) + 1)]]  # by end in the text: cost and start
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
            line.append(min(choices, key=lambda each: (each[0], -each[1])))
        rows.append(line)
    end = min(range(len(text) + 1), key=lambda at: (rows[-1][at][0], abs(at - rows[-1][at][1] - len(name))))
    return (*rows[-1][end], end)


def _difference(character: str, typed: str, readings: Readings) -> float:
    if character == typed:
        return 0.0
    return _SAME_SOUND if readings.alike(character, typed) else 1.0


def _same_sound(text: str, readings: Readings, parts: Sequence[Part]) -> Iterator[str]:
    """Give the word with a character that never stands beside its neighbours replaced by one that sounds the same."""
    scanned = sum(part.table.columns.starts[-1] for part in parts if part.postings is None)
    if len(text) > _LONGEST_WORD or scanned > _MOST_SCANNED:
        return
    joined = [_joined(text[at : at + 2], parts) for at in range(len(text) - 1)]
    doubts = [at for at in range(len(text)) if not any(joined[max(0, at - 1) : at + 1])]
    for at in doubts if len(doubts) <= _MOST_DOUBTS else ():
        for other in readings.homophones(text[at])[1:]:
            around = [text[at - 1] + other] * (at > 0) + [other + text[at + 1 : at + 2]] * (at + 1 < len(text))
            if all(_joined(pair, parts) for pair in around):
                yield text[:at] + other + text[at + 1 :]
