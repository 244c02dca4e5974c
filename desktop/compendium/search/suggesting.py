"""Ways to go on typing: past queries, names that begin with, hold or sound like the word being typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from compendium.domain.query import Suggestion, SuggestionKind
from compendium.search.expansion import Synonyms
from compendium.search.normal import normalised
from compendium.search.pinyin import Readings, as_letters
from compendium.search.sounds import begun
from compendium.search.vocabulary import Entry, Vocabulary, plain

# The word being typed starts behind a blank, a bracket, an opening quote, a bar, a minus or the colon of a field.
_LAST_WORD = re.compile(r"[^\s|｜(（\"＂“「『:：]*$")
_FIELD = re.compile(
    r"(?:^|[\s|(\"“\-])(?P<label>[^\s|:(\"“-]+):\s*[<>=≥≤]*(?:[^\s|\"“]*(?:[、，,；;/]|\.\.+))?[\"“]?(?P<value>[^\s|\"“、，,；;/]*)$"
)
_ENDED = re.compile(r"[:：\"“「『＂]$")  # behind a field or an opening quote no other field can be named
_UNIT = "责任单位"
_MOST_OF_A_KIND = 4  # while there are others
_MOST_LOOKED_AT = 200  # names, of which the first ones are offered
_MINUS = "-－−"
_SPLITS = re.compile(r"[\s|｜\"＂]")  # what would make two words of a name
_MOST_PAST = 3  # queries of before among others
_LETTERS = 2  # from which on a word is taken for sounds


def suggest(
    text: str,
    vocabulary: Vocabulary,
    limit: int,
    history: Sequence[str] = (),
    *,
    synonyms: Synonyms | None = None,
    values: Mapping[str, Callable[[], Sequence[Entry]]] | None = None,
    organs: Callable[[str], Sequence[str]] = lambda _: (),
) -> tuple[Suggestion, ...]:
    """Return what ``text`` may become: past queries, and behind a field its values, else names.

    Of terms that mean the same one is offered, and of one kind no more than a few while there are others.

    Args:
        text: the query so far; its last word is the one being typed.
        vocabulary: the names to choose from.
        limit: how many at most.
        history: past queries, latest first.
        synonyms: what terms are called otherwise.
        values: by name of a field, such as 地区, what gives its values.
        organs: gives the units that are called so, under their one names.
    """
    if not text.strip():
        return tuple(Suggestion(each, SuggestionKind.HISTORY) for each in _distinct(history))[:limit]
    found: dict[str, Suggestion] = {}
    fielded = _field(text, values or {})
    if fielded is None:
        named = _named(text, vocabulary, synonyms or Synonyms((), {}), organs)
    else:
        named = _valued(text, *fielded, vocabulary.all_readings)
    for suggestion in (*_past(text, history), *named):
        if suggestion.doc is not None or normalised(suggestion.text) != normalised(text):
            found.setdefault(normalised(suggestion.text), suggestion)
    return tuple(_mixed(list(found.values()), max(0, limit)))


def _mixed(offered: Sequence[Suggestion], limit: int) -> list[Suggestion]:
    """Return the first ones, of each kind only a few unless there is room, in the order given."""
    counts: Counter[SuggestionKind] = Counter()
    first: list[int] = []
    more: list[int] = []
    for number, each in enumerate(offered):
        counts[each.kind] += 1
        (first if counts[each.kind] <= _MOST_OF_A_KIND else more).append(number)
    return [offered[number] for number in sorted([*first, *more][:limit])]


def _past(text: str, history: Sequence[str]) -> list[Suggestion]:
    """Return past queries that begin with the text, then those that hold it."""
    typed = normalised(text.strip())
    fitting = [each for each in _distinct(history) if typed in normalised(each)]
    best = sorted(fitting, key=lambda each: not normalised(each).startswith(typed))
    return [Suggestion(each, SuggestionKind.HISTORY) for each in best[:_MOST_PAST]]


def _field(
    text: str, values: Mapping[str, Callable[[], Sequence[Entry]]]
) -> tuple[int, Callable[[], Sequence[Entry]]] | None:
    """Return where the value being typed starts and what gives those of its field; None where none is typed."""
    match = _FIELD.search(normalised(text))
    known = {normalised(label): give for label, give in values.items()}
    if match is None or match["label"] not in known:
        return None
    return match.start("value"), known[match["label"]]


def _valued(text: str, start: int, give: Callable[[], Sequence[Entry]], readings: Readings) -> Iterator[Suggestion]:
    """Give what the value of a field may become: all values while nothing of it is typed."""
    entries = give()
    word = text[start:]
    if not plain(word):
        chosen = entries[:_MOST_LOOKED_AT]
    else:
        vocabulary = Vocabulary(entries, readings)
        chosen = _entries(plain(word), vocabulary)
        letters = as_letters(normalised(word))
        chosen += begun(letters, vocabulary, _MOST_LOOKED_AT) if letters else []
    yield from (_completed(text[:start], entry) for entry in chosen)


def _named(
    text: str, vocabulary: Vocabulary, synonyms: Synonyms, organs: Callable[[str], Sequence[str]]
) -> Iterator[Suggestion]:
    match = _LAST_WORD.search(text)
    start = match.start() if match else len(text)
    while start < len(text) and text[start] in _MINUS:
        start += 1
    before, word = text[:start], text[start:]
    whole = text if as_letters(normalised(text)) else word  # sounds may be typed with blanks between them
    wanted = normalised(word)
    told = {synonyms.leader(wanted)} if synonyms.others(wanted) else set()
    for other in synonyms.others(wanted)[:1]:
        yield _completed(before, Entry(other, plain(other), SuggestionKind.TERM))
    for entry in _distinct_terms(_entries(plain(word), vocabulary), synonyms, told):
        yield _completed(before, entry)
    for unit in organs(word)[:_MOST_OF_A_KIND] if not _ENDED.search(before) else ():
        yield _completed(f"{before}{_UNIT}:", Entry(unit, plain(unit), SuggestionKind.UNIT))
    letters = as_letters(normalised(whole))
    if letters is None or len(letters) < _LETTERS:
        return
    for entry in _distinct_terms(begun(letters, vocabulary, _MOST_LOOKED_AT), synonyms, set()):
        yield _completed("" if whole == text else before, entry)


def _entries(word: str, vocabulary: Vocabulary) -> list[Entry]:
    """Return names that begin with a word, then those that hold it."""
    if not word:
        return []
    beginning = vocabulary.starting(word, _MOST_LOOKED_AT)
    return list(dict.fromkeys([*beginning, *vocabulary.holding(word, _MOST_LOOKED_AT)]))


def _distinct_terms(entries: Iterable[Entry], synonyms: Synonyms, told: set[str]) -> Iterator[Entry]:
    """Give the names without the terms that mean the same as one given before; ``told`` stand for those."""
    for entry in entries:
        if entry.kind is SuggestionKind.TERM:
            leader = synonyms.leader(normalised(entry.text))
            if leader in told:
                continue
            told.add(leader)
        yield entry


def _completed(before: str, entry: Entry) -> Suggestion:
    """Return the query with its last word completed; a name with blanks in it is quoted to stay one word."""
    opened = before.endswith(("“", '"', "＂", "「", "『"))
    name = f"“{entry.text}”" if _SPLITS.search(entry.text) and not opened else entry.text
    return Suggestion(before + name, entry.kind, None if before.strip() else entry.doc)


def _distinct(history: Sequence[str]) -> list[str]:
    return [each for each in dict.fromkeys(each.strip() for each in history) if each]
