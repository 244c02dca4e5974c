"""Finding one piece of text in a part of the library: by posting lists, verified against the text, or by scanning."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from compendium.search.grams import LONGEST_PHRASE, SHORTEST_PHRASE, GramPlan, plan_of
from compendium.search.normal import encoded
from compendium.search.table import TextTable

if TYPE_CHECKING:
    from compendium.search.postings import Postings
from compendium.texts.blanks import without_blanks

_WORTH_READING = 6  # a list this many times longer than the candidates costs more to read than they cost to verify
_MANY_RUNS = 64  # printed runs that fit an edge; with more, the other grams have to do


@dataclass(frozen=True, slots=True)
class Part:
    """Some documents of the library: their text and, unless only scanned, their posting lists.

    Attributes:
        dead: numbers of the table's documents that are gone or are in a newer part.
    """

    table: TextTable
    postings: Postings | None
    dead: frozenset[int] = field(default=frozenset())

    def find(self, text: str) -> dict[int, float]:
        """Return the living clauses that hold a normalised text, one character at least, with how often."""
        found = self._scan(text) if self.postings is None else _Lookup(self.table, self.postings, text).find()
        return self._living(found)

    def headed(self, text: str, among: Collection[int] | None = None) -> set[int]:
        """Return the clauses whose heading holds a normalised text, whatever blanks are in either: 序　言 is 序言.

        Others than ``among`` may be left out.
        """
        bare = without_blanks(text)
        return self.table.headed(bare, among) if bare else set()

    def titled(self, text: str) -> frozenset[int]:
        """Return the numbers of the documents whose title or region holds a normalised text."""
        return frozenset(self.table.titles.holding(text))

    def clauses(self) -> set[int]:
        """Return all living clauses."""
        clauses = set(range(len(self.table)))
        firsts = self.table.columns.firsts
        for document in self.dead:
            clauses.difference_update(range(firsts[document], firsts[document + 1]))
        return clauses

    def _scan(self, text: str) -> dict[int, float]:
        return self.table.scan(encoded(text))

    def _living(self, found: dict[int, float]) -> dict[int, float]:
        if not self.dead:
            return found
        documents, dead = self.table.columns.documents, self.dead
        return {clause: count for clause, count in found.items() if documents[clause] not in dead}


class _Lookup:
    """One look-up in the posting lists."""

    def __init__(self, table: TextTable, postings: Postings, text: str) -> None:
        self._table = table
        self._postings = postings
        self._text = text
        self._needle = encoded(text)
        self._plan: GramPlan = plan_of(text)

    def find(self) -> dict[int, float]:
        phrases = self._phrases()
        if phrases == [self._text]:
            return self._listed(self._text)
        candidates = self._certain() if self._plan.certain else self._candidates(phrases)
        if isinstance(candidates, dict):
            return candidates
        if candidates is None:
            return self._table.scan(self._needle)
        return self._table.counts(candidates, self._needle)

    def _certain(self) -> dict[int, float] | Collection[int]:
        """Return what holds the text where the lists alone tell, else what may hold it."""
        if self._plan.grams:
            [gram] = self._plan.grams
            return self._listed(gram) if self._postings.certain(gram) else self._postings.clauses(gram)[0]
        [(fit, run)] = self._plan.runs
        return self._union(self._table.printed_runs(fit, run))

    def _listed(self, gram: str) -> dict[int, float]:
        clauses, counts = self._postings.clauses(gram)
        return dict(zip(clauses, counts, strict=True))

    def _phrases(self) -> list[str]:
        """Return the phrases in the text that have lists of their own, but none that is part of another."""
        found: list[str] = []
        for piece in self._plan.chinese:
            reached = 0
            for start in range(len(piece) - SHORTEST_PHRASE + 1):
                end = reached
                for longer in range(start + SHORTEST_PHRASE, min(start + LONGEST_PHRASE, len(piece)) + 1):
                    if not self._postings.certain(piece[start:longer]):
                        break  # what is longer is rarer still
                    end = max(end, longer)
                if end > reached:
                    found.append(piece[start:end])
                    reached = end
        return found

    def _candidates(self, phrases: Sequence[str]) -> set[int] | None:
        """Return clauses that may hold the text, rarest gram first; None when no gram narrows them down."""
        choices = [*self._choices(), *(self._choice([phrase]) for phrase in phrases)]
        if not choices:
            return None
        (_, load), *others = sorted(choices, key=lambda choice: choice[0])
        candidates = set(load())
        for frequency, load_more in others:
            if not candidates or len(candidates) * _WORTH_READING < frequency:
                break
            candidates.intersection_update(load_more())
        return candidates

    def _choices(self) -> list[tuple[int, Callable[[], Collection[int]]]]:
        choices = [self._choice([gram]) for gram in self._plan.grams]
        for fit, run in self._plan.runs:
            printed = self._table.printed_runs(fit, run)
            if len(printed) <= _MANY_RUNS:
                choices.append(self._choice(printed))
        return choices

    def _choice(self, grams: list[str]) -> tuple[int, Callable[[], Collection[int]]]:
        """Return at most how many clauses hold one of ``grams``, and what reads them."""
        return sum(map(self._postings.frequency, grams)), lambda: self._union(grams)

    def _union(self, grams: Sequence[str]) -> Collection[int]:
        if len(grams) == 1:
            return self._postings.clauses(grams[0])[0]
        return set().union(*(self._postings.clauses(gram)[0] for gram in grams))
