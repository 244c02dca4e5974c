"""Ways to go on typing: past queries, names that begin with, hold or sound like the word being typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compendium.domain.query import Suggestion, SuggestionKind
from compendium.search.normal import normalised
from compendium.search.pinyin import as_letters
from compendium.search.sounds import begun
from compendium.search.vocabulary import Entry, Vocabulary, plain

# The word being typed starts behind a blank, a bracket, an opening quote, a bar, a minus or the colon of a field.
_LAST_WORD = re.compile(r"[^\s|｜(（\"＂“「『:：]*$")
_MINUS = "-－−"
_SPLITS = re.compile(r"[\s|｜\"＂]")  # what would make two words of a name
_MOST_PAST = 3  # queries of before among others
_LETTERS = 2  # from which on a word is taken for sounds


def suggest(text: str, vocabulary: Vocabulary, limit: int, history: Sequence[str] = ()) -> tuple[Suggestion, ...]:
    """Return what ``text`` may become.

    Args:
        text: the query so far; its last word is the one being typed.
        vocabulary: the names to choose from.
        limit: how many at most.
        history: past queries, latest first.
    """
    if not text.strip():
        return tuple(Suggestion(each, SuggestionKind.HISTORY) for each in _distinct(history))[:limit]
    found: dict[str, Suggestion] = {}
    for suggestion in (*_past(text, history), *_named(text, vocabulary, limit)):
        if suggestion.doc is not None or normalised(suggestion.text) != normalised(text):
            found.setdefault(normalised(suggestion.text), suggestion)
    return tuple(found.values())[: max(0, limit)]


def _past(text: str, history: Sequence[str]) -> list[Suggestion]:
    """Return past queries that begin with the text, then those that hold it."""
    typed = normalised(text.strip())
    fitting = [each for each in _distinct(history) if typed in normalised(each)]
    best = sorted(fitting, key=lambda each: not normalised(each).startswith(typed))
    return [Suggestion(each, SuggestionKind.HISTORY) for each in best[:_MOST_PAST]]


def _named(text: str, vocabulary: Vocabulary, limit: int) -> Iterator[Suggestion]:
    match = _LAST_WORD.search(text)
    start = match.start() if match else len(text)
    while start < len(text) and text[start] in _MINUS:
        start += 1
    word = text[start:]
    whole = text if as_letters(normalised(text)) else word  # sounds may be typed with blanks between them
    for entry in _entries(plain(word), vocabulary, limit):
        yield _completed(text[:start], entry)
    letters = as_letters(normalised(whole))
    if letters is None or len(letters) < _LETTERS:
        return
    for entry in begun(letters, vocabulary, limit):
        yield _completed("" if whole == text else text[:start], entry)


def _entries(word: str, vocabulary: Vocabulary, limit: int) -> list[Entry]:
    """Return names that begin with a word, then those that hold it."""
    if not word:
        return []
    beginning = vocabulary.starting(word, limit)
    return list(dict.fromkeys([*beginning, *vocabulary.holding(word, 2 * limit)]))[: 2 * limit]


def _completed(before: str, entry: Entry) -> Suggestion:
    """Return the query with its last word completed; a name with blanks in it is quoted to stay one word."""
    opened = before.endswith(("“", '"', "＂", "「", "『"))
    name = f"“{entry.text}”" if _SPLITS.search(entry.text) and not opened else entry.text
    return Suggestion(before + name, entry.kind, None if before.strip() else entry.doc)


def _distinct(history: Sequence[str]) -> list[str]:
    return [each for each in dict.fromkeys(each.strip() for each in history) if each]
