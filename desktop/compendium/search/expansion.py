"""Other ways to print what was typed: which texts are looked for beside a word of a query."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product

from compendium.domain.query import Expansion, MatchKind
from compendium.domain.thesaurus import Guard
from compendium.search.matching import Part
from compendium.search.normal import normalised

_MOST_FORMS = 24  # of one word; several short forms in it multiply
_LONGEST_SPACED = 4  # characters of a word that may be spread over a heading
_MOST_EXACT = 500  # clauses that hold a word; with more, nobody misses a heading, and looking at all would take time
_NO_GUARD = Guard()
Pair = tuple[str, str]  # (typed, meant), as in SearchRequest.without


@dataclass(frozen=True, slots=True)
class Form:
    """A text that stands for a word of the query.

    Attributes:
        text: normalised.
        expansions: what was put in place of what was typed; nothing where only blanks are between the characters.
        guard: the characters next to which ``text`` is part of another word.
    """

    text: str
    expansions: tuple[Expansion, ...]
    guard: Guard = _NO_GUARD

    @property
    def kind(self) -> MatchKind:
        """How a clause matches that holds this text alone."""
        return self.expansions[-1].kind if self.expansions else MatchKind.WORDS

    @property
    def guarded(self) -> re.Pattern[str] | None:
        """What finds the text as a word of its own; None when it always is one."""
        return None if self.guard == _NO_GUARD else re.compile(_guarded(self.text, self.guard))

    def find(self, part: Part) -> dict[int, float]:
        """Return the living clauses that hold the text as a word of its own, with how often."""
        found = part.find(self.text)
        pattern = self.guarded
        if pattern is None or not found:
            return found
        counts = ((clause, len(pattern.findall(part.table.normal_text(clause)))) for clause in found)
        return {clause: float(count) for clause, count in counts if count}


class Synonyms:
    """The groups of a thesaurus, to look words up in.

    Args:
        groups: of terms with the same meaning.
        guards: term to the characters that must not stand beside it.
        near: groups of plain words with nearly the same meaning.
    """

    def __init__(
        self, groups: Iterable[Sequence[str]], guards: Mapping[str, Guard], near: Iterable[Sequence[str]] = ()
    ) -> None:
        exact = tuple(groups)
        self._terms = frozenset(normalised(term) for group in exact for term in group)
        self._groups = (*exact, *near)
        self._shown_guards = guards

    def occurrences(self, text: str) -> list[tuple[int, int]]:
        """Return [start, end) of the terms in a normalised text, the longest first where they overlap."""
        if self._pattern is None:
            return []
        return [match.span() for match in self._pattern.finditer(text)]

    def others(self, term: str) -> tuple[str, ...]:
        """Return what else a normalised term is called, as the thesaurus prints it."""
        return self._others.get(term, ())

    def is_term(self, word: str) -> bool:
        """Tell whether a normalised word is a term with others of the same meaning, not a plain word."""
        return word in self._terms

    def leader(self, term: str) -> str:
        """Return the normalised term that stands for all that are called like a normalised one; itself without any."""
        return self._leaders.get(term, term)

    def guard(self, term: str) -> Guard:
        """Return the guard of a normalised term."""
        return self._guards.get(term, _NO_GUARD)

    @cached_property
    def _others(self) -> dict[str, tuple[str, ...]]:
        others: dict[str, dict[str, str]] = {}
        for group in self._groups:
            for term in group:
                mine = others.setdefault(normalised(term), {})
                mine.update((normalised(other), other) for other in group if normalised(other) != normalised(term))
        return {term: tuple(found.values()) for term, found in others.items()}

    @cached_property
    def _leaders(self) -> dict[str, str]:
        leaders: dict[str, str] = {}
        for group in self._groups:
            for term in group:
                leaders.setdefault(normalised(term), normalised(group[0]))
        return leaders

    @cached_property
    def _guards(self) -> dict[str, Guard]:
        sides = self._shown_guards.items()
        return {normalised(term): Guard(normalised(each.before), normalised(each.after)) for term, each in sides}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        terms = sorted(self._others, key=lambda term: (-len(term), term))
        return re.compile("|".join(_guarded(term, self.guard(term)) for term in terms)) if terms else None


def forms_of(text: str, synonyms: Synonyms, without: frozenset[Pair]) -> tuple[Form, ...]:
    """Return what a normalised word is printed as too, with one or more of its terms replaced.

    Args:
        text: the word.
        synonyms: what its terms are called otherwise.
        without: the replacements that are not wanted.
    """
    places = synonyms.occurrences(text)
    if not places:
        return ()
    choices = [[text[a:b], *_wanted(text[a:b], synonyms, without)] for a, b in places]
    forms = (_form(text, places, chosen, synonyms) for chosen in islice(product(*choices), 1, _MOST_FORMS + 1))
    return _telling(text, forms)


def spaced_forms(text: str, part: Part, exact: Collection[int]) -> Iterator[Form]:
    """Give a normalised word as headings print it with blanks between its characters: 序　言.

    ``exact`` are the clauses of the part that hold it as it is.
    """
    if not 1 < len(text) <= _LONGEST_SPACED or len(exact) > _MOST_EXACT:
        return
    headed = part.headed(text).difference(exact)
    pattern = re.compile(r"[^\S\n]*".join(map(re.escape, text)))
    for clause in headed:
        if match := pattern.search(part.table.normal_text(clause)):
            yield Form(match.group(), ())


def own_form(text: str, synonyms: Synonyms) -> Form:
    """Return a normalised word as a form of itself: guarded where it begins or ends with a short form."""
    places = synonyms.occurrences(text)
    return _form(text, places, [text[a:b] for a, b in places], synonyms) if places else Form(text, ())


def other_words(word: str, synonyms: Synonyms, without: frozenset[Pair]) -> tuple[Form, ...]:
    """Return what a normalised term of the thesaurus is called otherwise."""
    wanted = ((normalised(other), other) for other in _wanted(word, synonyms, without))
    made = (Form(text, (Expansion(word, other, MatchKind.SYNONYM),), synonyms.guard(text)) for text, other in wanted)
    return _telling(word, made)


def _telling(typed: str, forms: Iterable[Form]) -> tuple[Form, ...]:
    """Return the forms without those that hold what was typed or another form: they find nothing more."""
    known = {form.text: form for form in forms}
    enough = [typed, *(text for text, form in known.items() if form.guard == _NO_GUARD)]
    return tuple(form for text, form in known.items() if not any(other in text for other in enough if other != text))


def _wanted(term: str, synonyms: Synonyms, without: frozenset[Pair]) -> list[str]:
    return [other for other in synonyms.others(term) if (term, other) not in without]


def _form(text: str, places: Sequence[tuple[int, int]], chosen: Sequence[str], synonyms: Synonyms) -> Form:
    made: list[str] = []
    expansions: list[Expansion] = []
    at = 0
    for (start, end), choice in zip(places, chosen, strict=True):
        made += [text[at:start], normalised(choice)]
        at = end
        if choice != text[start:end]:
            expansions.append(Expansion(text[start:end], choice, MatchKind.SYNONYM))
    first = synonyms.guard(normalised(chosen[0])) if places[0][0] == 0 else _NO_GUARD
    last = synonyms.guard(normalised(chosen[-1])) if places[-1][1] == len(text) else _NO_GUARD
    return Form("".join([*made, text[at:]]), tuple(expansions), Guard(first.before, last.after))


def _guarded(text: str, guard: Guard) -> str:
    before = f"(?<![{re.escape(guard.before)}])" if guard.before else ""
    after = f"(?![{re.escape(guard.after)}])" if guard.after else ""
    return f"{before}{re.escape(text)}{after}"


@dataclass(frozen=True, slots=True)
class WiderPart(Part):
    """A part in which words are found in their other forms too.

    Every question that asks for a word by its text is answered for all of its forms, so ranking counts them as one.

    Attributes:
        forms: by the text of a word.
        known: by text: what was found already.
    """

    forms: Mapping[str, Sequence[Form]] = field(default_factory=dict)
    known: dict[str, dict[int, float]] = field(default_factory=dict)

    def find(self, text: str) -> dict[int, float]:
        """Return the living clauses that hold a normalised text or one of its forms, with how often."""
        found = self.known[text] if text in self.known else Part.find(self, text)
        forms = self.forms.get(text, ())
        if not forms:
            return found
        merged = dict(found)
        for form in forms:
            for clause, count in self.found(form).items():
                merged[clause] = merged.get(clause, 0.0) + count
        return merged

    def found(self, form: Form) -> dict[int, float]:
        """Return the living clauses that hold a form, with how often; each form is looked for once."""
        if form.text not in self.known:
            self.known[form.text] = form.find(Part(self.table, self.postings, self.dead))
        return self.known[form.text]

    def headed(self, text: str, among: Collection[int] | None = None) -> set[int]:
        """Return the clauses whose heading holds a normalised text or one of its forms."""
        headed = Part.headed(self, text, among)
        for form in self.forms.get(text, ()):
            if found := self.found(form):
                headed |= Part.headed(self, form.text, among).intersection(found)
        return headed

    def titled(self, text: str) -> frozenset[int]:
        """Return the numbers of the documents whose title or region holds a normalised text or one of its forms."""
        return Part.titled(self, text).union(*(Part.titled(self, form.text) for form in self.forms.get(text, ())))
