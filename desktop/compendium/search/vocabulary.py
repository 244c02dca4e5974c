"""What a library and its field call things: titles, instruments, units, terms of the thesaurus.

For what is typed by its sound, with a slip, or only half: these are looked up in the vocabulary, not in the texts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from compendium.domain.query import SuggestionKind
from compendium.domain.thesaurus import Thesaurus
from compendium.search.language import Language
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import Readings

_PLAIN = re.compile(r"[^\w]+")
_LONGEST_NAME = 20  # characters of a name that slips are looked for in
_STATE = "中华人民共和国"
_ORDER = (SuggestionKind.TERM, SuggestionKind.INSTRUMENT, SuggestionKind.UNIT, SuggestionKind.TITLE)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that has a name.

    Attributes:
        text: the name as printed.
        plain: normalised, without punctuation.
        doc: the document whose title it is.
    """

    text: str
    plain: str
    kind: SuggestionKind
    doc: str | None = None


class Vocabulary:
    """Names to look up; the most telling kind first, and what stands in more clauses before what stands in fewer.

    Attributes:
        entries: the names.
        readings: how their characters are read.
        all_readings: how any character is read.
    """

    def __init__(self, entries: Iterable[Entry], readings: Readings) -> None:
        """Take names and how their characters are read; characters in no name may be missing there."""
        listed = [entry for entry in entries if entry.plain]
        titles = {entry.plain for entry in listed if entry.doc is not None}
        known: dict[tuple[str, str | None], Entry] = {}
        for entry in listed:
            if entry.doc is not None or entry.plain not in titles:
                known.setdefault((entry.plain, entry.doc), entry)
        self.entries: Sequence[Entry] = tuple(known.values())
        self._starts: list[int] = []
        at = 0
        for entry in self.entries:
            self._starts.append(at)
            at += len(entry.plain) + 1
        self._joined = "".join(f"{entry.plain}\n" for entry in self.entries)
        self.all_readings = readings
        self.readings = readings.among(frozenset(self._joined))

    def __len__(self) -> int:
        """Return the number of names."""
        return len(self.entries)

    def has(self, text: str) -> bool:
        """Tell whether a text is a name."""
        return f"\n{plain(text)}\n" in f"\n{self._joined}"

    def starting(self, plain: str, limit: int) -> list[Entry]:
        """Return names that start with ``plain``."""
        found = [] if not self._joined.startswith(plain) else [0]
        found += [at + 1 for at in islice(self._places(f"\n{plain}"), limit)]
        return [self._entry(at) for at in found[:limit] if at < len(self._joined)]

    def holding(self, plain: str, limit: int) -> list[Entry]:
        """Return names that hold ``plain`` anywhere."""
        found = dict.fromkeys(self._entry(at) for at in islice(self._places(plain), 4 * limit))
        return list(found)[:limit]

    def beginning(self, pattern: re.Pattern[str]) -> Iterator[Entry]:
        """Give the names that begin with what ``pattern`` matches."""
        anchored = re.compile(f"^(?:{pattern.pattern})", re.MULTILINE)
        for match in anchored.finditer(self._joined):
            yield self._entry(match.start())

    def matching(self, pattern: re.Pattern[str], limit: int) -> list[tuple[Entry, str]]:
        """Return names that ``pattern`` stands in, with what it stands for there.

        Whole names if there are any, else the beginnings of names, else pieces of them; each piece of text once.
        """
        found: dict[str, tuple[int, Entry]] = {}
        for match in islice(pattern.finditer(self._joined), 50 * limit):
            entry = self._entry(match.start())
            whole = match.group() == entry.plain
            rank = 0 if whole else 1 if entry.plain.startswith(match.group()) else 2
            piece = entry.text if whole else match.group()
            if piece not in found or found[piece][0] > rank:
                found[piece] = (rank, entry)
        best = min((rank for rank, _ in found.values()), default=0)
        return [(entry, piece) for piece, (rank, entry) in found.items() if rank == best][:limit]

    def sharing(self, text: str, needed: Callable[[str], int]) -> list[Entry]:
        """Return names that have at least ``needed`` (given the name) characters in common with ``text``."""
        shared: Counter[int] = Counter()
        for character in set(text):
            shared.update(self._by_character.get(character, ()))
        return [self.entries[at] for at, count in shared.items() if count >= needed(self.entries[at].plain)]

    @cached_property
    def _by_character(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, entry in enumerate(self.entries):
            if len(entry.plain) <= _LONGEST_NAME:
                for character in set(entry.plain):
                    found.setdefault(character, []).append(number)
        return found

    def _places(self, text: str) -> Iterator[int]:
        at = self._joined.find(text)
        while at >= 0:
            yield at
            at = self._joined.find(text, at + len(text))

    def _entry(self, at: int) -> Entry:
        return self.entries[bisect_right(self._starts, at) - 1]


def vocabulary_of(parts: Sequence[Part], language: Language) -> Vocabulary:
    """Return the names in the living documents of a library and of its field."""
    entries = [*thesaurus_entries(language.thesaurus), *(entry for part in parts for entry in title_entries(part))]
    entries += [_named(unit, SuggestionKind.UNIT) for part in parts for unit in part.table.units]
    entries += [_named(name, SuggestionKind.INSTRUMENT) for name in language.instruments()]
    entries += [_named(title, SuggestionKind.TITLE) for title in language.cited()]
    return Vocabulary(sorted(entries, key=lambda entry: _ORDER.index(entry.kind)), language.readings)


def thesaurus_entries(thesaurus: Thesaurus) -> list[Entry]:
    """Return the terms of the field."""
    groups = (*thesaurus.groups, *thesaurus.also)
    terms = dict.fromkeys([*(term for group in groups for term in group), *thesaurus.names])
    return [_named(term, SuggestionKind.TERM) for term in terms]


def title_entries(part: Part) -> list[Entry]:
    """Return the titles of the living documents of a part, laws also without the name of the state before them."""
    living = (document for number, document in enumerate(part.table.documents) if number not in part.dead)
    titles = [(title, document.id) for document in living for title in (document.title, _short(document.title))]
    return [_named(title, SuggestionKind.TITLE, doc) for title, doc in dict.fromkeys(titles)]


def _short(title: str) -> str:
    return title.removeprefix(_STATE) or title


def plain(text: str) -> str:
    """Return a text as it is looked up: normalised, without punctuation and blanks."""
    return _PLAIN.sub("", normalised(text))


def _named(text: str, kind: SuggestionKind, doc: str | None = None) -> Entry:
    return Entry(text, plain(text), kind, doc)
