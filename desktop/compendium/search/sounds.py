"""What letters that are typed sound like, among the names of a library and its field, or else in its texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from compendium.domain.query import Expansion, MatchKind
from compendium.search.expansion import Form, Pair, Synonyms, forms_of
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import Readings
from compendium.search.vocabulary import Vocabulary

_MOST_NAMES = 4  # that one word stands for
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
