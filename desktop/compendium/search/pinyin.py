"""Words typed by their sound: in full (jiebangguashuai) or by first letters (jbgs).

A typed word becomes an expression over characters, one class of characters read alike after the other, so every
reading of a character counts and nothing has to be kept with the texts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

_TYPED = re.compile(r"[a-z]+(?:['’ ]+[a-z]+)*")
_BLANKS = re.compile(r"['’ ]+")
_LONGEST_SYLLABLE = 6
_MOST_SPLITS = 8  # xian is one syllable or two
_MOST_LETTERS = 120
_LEAST_INITIALS, _MOST_INITIALS = 3, 12


@dataclass(frozen=True)
class Readings:
    """How characters are read.

    Attributes:
        syllables: syllable without its tone, v for ü, to the characters that are read so.
        first: the same for the characters that are usually read so.
    """

    syllables: Mapping[str, str]
    first: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> Readings:
        """Read lines of a syllable, a tab, the characters usually read so, a blank and those read so at times.

        Lines with # are passed over.

        Raises:
            ValueError: a line is not like that.
        """
        syllables: dict[str, str] = {}
        first: dict[str, str] = {}
        for line in lines:
            if line.strip() and not line.startswith("#"):
                syllable, characters = line.rstrip("\n").split("\t")
                usual, _, others = characters.partition(" ")
                syllables[syllable] = usual + others
                first[syllable] = usual
        return cls(syllables, first)

    @cached_property
    def usual(self) -> Readings:
        """The readings that come to mind first: 概 as gai, not as jie."""
        return Readings({syllable: characters for syllable, characters in self.first.items() if characters})

    def among(self, characters: frozenset[str]) -> Readings:
        """Return the readings of some characters alone: expressions over fewer are made and matched faster."""

        def kept(readings: Mapping[str, str]) -> dict[str, str]:
            few = ((syllable, "".join(characters.intersection(each))) for syllable, each in readings.items())
            return {syllable: each for syllable, each in few if each}

        return Readings(kept(self.syllables), kept(self.first))

    def splits(self, typed: str) -> list[list[str]]:
        """Return the ways to read letters, perhaps with blanks or apostrophes, as syllables; fewest syllables first."""
        letters = as_letters(typed)
        if letters is None:
            return []
        ways: list[list[list[str]]] = [[[]]]  # by word: what it can be read as
        words = _BLANKS.split(letters)
        for word in words:
            found = list(islice(self._split(word), _MOST_SPLITS))
            ways = [[[*before, *more] for way in ways for before in way for more in found][:_MOST_SPLITS]]
        return sorted((way for group in ways for way in group if way), key=len)

    def full(self, typed: str) -> re.Pattern[str] | None:
        """Return what finds words of two syllables or more that sound as typed; None when nothing does."""
        return self.whole(typed, least=2)

    def whole(self, typed: str, least: int = 1) -> re.Pattern[str] | None:
        """Return what finds words of ``least`` syllables or more that sound as typed; None when nothing does."""
        ways = [way for way in self.splits(typed) if len(way) >= least]
        if not ways:
            return None
        return re.compile("|".join("".join(f"[{self.syllables[each]}]" for each in way) for way in ways))

    def beginning(self, typed: str) -> re.Pattern[str] | None:
        """Return what finds the sounds typed so far, the last one perhaps unfinished; None when nothing does."""
        letters = _BLANKS.sub("", as_letters(typed) or "")
        found = []
        for cut in range(max(0, len(letters) - _LONGEST_SYLLABLE), len(letters) + 1):
            characters = self._starting.get(letters[cut:], "") if cut < len(letters) else ""
            if cut == len(letters) or characters:
                ways = self.splits(letters[:cut]) if cut else [[]]
                last = f"[{characters}]" if characters else ""
                found += ["".join(f"[{self.syllables[each]}]" for each in way) + last for way in ways]
        return re.compile("|".join(found)) if any(found) else None

    def initials(self, typed: str, least: int = _LEAST_INITIALS) -> re.Pattern[str] | None:
        """Return what finds words whose syllables begin with the letters typed, ``least`` or more; None without."""
        letters = _BLANKS.sub("", as_letters(typed) or "")
        if not least <= len(letters) <= _MOST_INITIALS or not set(letters) <= self._by_initial.keys():
            return None
        return re.compile("".join(f"[{self._by_initial[letter]}]" for letter in letters))

    def alike(self, one: str, other: str) -> bool:
        """Tell whether two characters can be read alike."""
        return not self._by_character.get(one, frozenset()).isdisjoint(self._by_character.get(other, ()))

    def homophones(self, character: str) -> str:
        """Return the characters that can be read as ``character``, itself among them."""
        own = sorted(self._by_character.get(character, ()))
        return "".join(dict.fromkeys(character + "".join(self.syllables[each] for each in own)))

    def _split(self, word: str) -> Iterable[list[str]]:
        if not word:
            yield []
            return
        for length in range(min(_LONGEST_SYLLABLE, len(word)), 0, -1):
            if word[:length] in self.syllables and self._can_end(word[length:]):
                for rest in self._split(word[length:]):
                    yield [word[:length], *rest]

    def _can_end(self, rest: str) -> bool:
        """Tell whether all of ``rest`` is syllables, so that a split never goes into a dead end."""
        reached = {0}
        for at in range(len(rest)):
            if at in reached:
                ends = range(at + 1, min(at + _LONGEST_SYLLABLE, len(rest)) + 1)
                reached.update(end for end in ends if rest[at:end] in self.syllables)
        return len(rest) in reached

    @cached_property
    def _by_initial(self) -> dict[str, str]:
        return {letter: characters for letter, characters in self._starting.items() if len(letter) == 1}

    @cached_property
    def _starting(self) -> dict[str, str]:
        """By the beginning of a syllable, or all of it: what is read so."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for syllable, characters in self.syllables.items():
            for end in range(1, len(syllable) + 1):
                found[syllable[:end]].update(dict.fromkeys(characters))
        return {beginning: "".join(characters) for beginning, characters in found.items()}

    @cached_property
    def _by_character(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for syllable, characters in self.syllables.items():
            for character in characters:
                found[character].add(syllable)
        return {character: frozenset(syllables) for character, syllables in found.items()}


def as_letters(typed: str) -> str | None:
    """Return a normalised text as the letters of sounds, ü as v; None when it is not made of such letters."""
    letters = typed.strip().replace("u:", "v").replace("ü", "v")
    return letters if len(letters) <= _MOST_LETTERS and _TYPED.fullmatch(letters) else None
