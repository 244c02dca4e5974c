"""What letters that are typed sound like, among the names of a library and its field, or else in its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from compendium.domain.query import Expansion, MatchKind
from compendium.search.expansion import Form, Pair, Synonyms, forms_of
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import Readings
from compendium.search.vocabulary import Entry, Vocabulary

_MOST_NAMES = 4  # that one word stands for
_LEAST_LETTERS = 3  # from which on a word is looked up by the beginning of its sound
_LEAST_INITIALS = 2
_MOST_BEGUN = 12  # names that are looked for in the texts
_MOST_READ = 8_000_000  # bytes of text that are read for a sound that no name has


def sounding(typed: str, vocabulary: Vocabulary, readings: Readings, parts: Sequence[Part], *, held: bool) -> list[str]:
    """Return what normalised letters stand for, the likeliest first.

    Args:
        typed: the letters.
        vocabulary: the names that are looked up.
        readings: how characters are read.
        parts: the texts that are read when no name sounds like that.
        held: whether the letters themselves are printed somewhere, such as GDP: they are no initials then.
    """
    full = vocabulary.readings.full(typed)
    if full is not None and (names := [piece for _, piece in vocabulary.matching(full, _MOST_NAMES)]):
        return names
    if held:
        return []
    anywhere = readings.full(typed)
    if anywhere is not None and (pieces := _in_texts(anywhere, parts)):
        return pieces
    initials = vocabulary.readings.initials(typed)
    if initials is None:
        return []
    found = vocabulary.matching(initials, 8 * _MOST_NAMES)
    return [entry.text for entry, piece in found if piece == entry.text or piece == entry.plain][:_MOST_NAMES]


def begun(letters: str, vocabulary: Vocabulary, limit: int) -> list[Entry]:
    """Return names whose beginning sounds like letters, the last sound perhaps half typed, or that these abbreviate.

    Whole sounds come before half ones, and usual readings before others.
    """
    readings = vocabulary.readings
    usual = readings.usual
    patterns = (
        usual.whole(letters),
        usual.beginning(letters),
        readings.beginning(letters),
        readings.initials(letters, _LEAST_INITIALS),
    )
    found = (entry for pattern in patterns if pattern for entry in islice(vocabulary.beginning(pattern), limit))
    return list(dict.fromkeys(found))


def half_spoken(typed: str, vocabulary: Vocabulary, parts: Sequence[Part]) -> list[str]:
    """Return the names, printed somewhere, that begin as normalised letters sound; the likeliest first."""
    if len(typed) < _LEAST_LETTERS:
        return []
    names = dict.fromkeys(entry.text for entry in begun(typed, vocabulary, _MOST_BEGUN))
    return [name for name in names if any(part.find(normalised(name)) for part in parts)][:_MOST_NAMES]


def spoken_forms(typed: str, names: Sequence[str], synonyms: Synonyms, without: frozenset[Pair]) -> tuple[Form, ...]:
    """Return the forms of letters that stand for ``names``, and what these are called otherwise."""
    forms: dict[str, Form] = {}
    for name in names:
        spoken = Expansion(typed, name, MatchKind.PINYIN)
        if (typed, name) in without:
            continue
        text = normalised(name)
        forms.setdefault(text, Form(text, (spoken,), synonyms.guard(text)))
        for other in forms_of(text, synonyms, without):
            forms.setdefault(other.text, Form(other.text, (spoken, *other.expansions), other.guard))
    return tuple(forms.values())


def _in_texts(pattern: re.Pattern[str], parts: Sequence[Part]) -> list[str]:
    """Return what ``pattern`` stands for in the texts, most often first; [] when they are too long to be read."""
    if sum(part.table.columns.starts[-1] for part in parts) > _MOST_READ:
        return []
    texts = (text for part in parts for text in part.table.chunks())
    counted = Counter(match.group() for text in texts for match in pattern.finditer(text))
    return [piece for piece, _ in counted.most_common(_MOST_NAMES)]
