"""What answers a query, before filters: the words themselves, else what was meant by them."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from compendium.domain.query import Expansion, MatchKind, SearchRequest
from compendium.search import ranking
from compendium.search.expansion import Form, forms_of, own_form, spaced_forms
from compendium.search.found import Found
from compendium.search.language import Language
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import as_letters
from compendium.search.running import Cancelled, Forms, RunningSearch, wider_part
from compendium.search.syntax import Node, Query, Term, heading_words
from compendium.search.table import TextTable
from compendium.search.words import is_question

if TYPE_CHECKING:
    from compendium.search.vocabulary import Vocabulary

# What a first query that finds its words does not need is imported where it is used.
_FEW = 3  # hits; with fewer, something else may have been meant


class Finder:
    """Finds what answers queries.

    Args:
        language: gives what is known of the language of the field; asked at the first query.
    """

    def __init__(self, language: Callable[[], Language]) -> None:
        self._load = language
        # The tables are not kept alive: on Windows their files could not be removed.
        self._names: tuple[list[tuple[weakref.ref[TextTable], frozenset[int]]], Vocabulary] | None = None

    def find(
        self, parts: Sequence[Part], query: Query, request: SearchRequest, cancelled: Cancelled = lambda: False
    ) -> Found:
        """Find what answers ``query``, which ``request`` asks, before its filters.

        Raises:
            CancelledError: ``cancelled`` said so.
        """
        if query.root is None:
            return Found((), MatchKind.EXACT, "", ())
        search = RunningSearch(parts, query, query.root, frozenset(request.without), cancelled)
        found = self._found(search, query.root, request)
        headings = tuple(heading_words(query.root))
        return replace(found, headings=headings) if headings else found

    def _found(self, search: RunningSearch, root: Node, request: SearchRequest) -> Found:
        parts, cancelled = search.parts, search.cancelled
        exact = [ranking.answer(part, root, cancelled) for part in parts]
        forms = self._forms(search, exact)
        found = search.widely(exact, forms, self._accidents(search, exact, forms))
        hits = sum(len(each.clauses) for each in exact)
        if hits or (any(found.kinds) and search.is_replaced(found)):
            return self._advised(search, found, request) if hits < _FEW else found
        spoken = self._spelled_apart(search) or self._half_spelled(search, request)
        if spoken is not None:
            return spoken
        meant = self._put_right(search, [text for text in search.words if not is_question(text)], request, slips=1)
        if meant is not None:
            return meant
        loose = search.loosely(found, self.language.plain)
        return self._advised(search, loose, request)

    @cached_property
    def language(self) -> Language:
        """What is known of the language of the field."""
        return self._load()

    def vocabulary(self, parts: Sequence[Part]) -> Vocabulary:
        """Return the names in a library and its field; made anew when the library is another one."""
        from compendium.search.vocabulary import vocabulary_of

        if self._names is None or [(table(), dead) for table, dead in self._names[0]] != [
            (part.table, part.dead) for part in parts
        ]:
            names = vocabulary_of(parts, self.language)
            self._names = ([(weakref.ref(part.table), part.dead) for part in parts], names)
        return self._names[1]

    def _forms(self, search: RunningSearch, exact: Sequence[ranking.PartAnswer]) -> Forms:
        """Return by text of a wanted word what it is printed as too."""
        held = {term.text for each in exact for term, clauses in each.terms if isinstance(term, Term) and clauses}
        forms = {text: self._other_forms(search, text, text in held) for text in search.words}
        for each in exact:
            found = {term.text: clauses for term, clauses in each.terms if isinstance(term, Term)}
            for text, others in forms.items():
                forms[text] = (*others, *dict.fromkeys(spaced_forms(text, each.part, found.get(text, ()))))
        return {text: found for text, found in forms.items() if found}

    def _accidents(self, search: RunningSearch, exact: Sequence[ranking.PartAnswer], forms: Forms) -> list[set[int]]:
        """Return by part the clauses that answer only because a short form is part of another word in them."""
        own = [form for text in search.words if (form := own_form(text, self.language.equal)).guarded]
        if not own or not any(each.clauses for each in exact):
            return []
        meant = [wider_part(each, forms) for each in exact]
        for part in meant:
            part.known.update({form.text: form.find(Part(part.table, part.postings, part.dead)) for form in own})
        sound = [ranking.answer(part, search.root, search.cancelled).clauses for part in meant]
        accidents = [each.clauses - clauses for each, clauses in zip(exact, sound, strict=True)]
        return accidents if any(accidents) else []

    def _other_forms(self, search: RunningSearch, text: str, held: bool) -> tuple[Form, ...]:
        # A whole question in other words is printed nowhere; its words are looked for one by one.
        forms = () if is_question(text) else forms_of(text, self.language.equal, search.without)
        if as_letters(text) is None:
            return forms
        from compendium.search.sounds import sounding, spoken_forms

        names = sounding(text, self.vocabulary(search.parts), self.language.readings, search.parts, held=held)
        return (*forms, *spoken_forms(text, names, self.language.equal, search.without))

    def _spelled_apart(self, search: RunningSearch) -> Found | None:
        """Answer sounds that were typed with blanks between them, each of which was taken for a word."""
        text = search.letters()
        if text is None:
            return None
        term = Term(text, text)
        joined = replace(search, root=term)
        forms = self._other_forms(joined, text, False)
        found = joined.widely([ranking.answer(part, term, search.cancelled) for part in search.parts], {text: forms})
        return found if any(found.kinds) else None

    def _half_spelled(self, search: RunningSearch, request: SearchRequest) -> Found | None:
        """Answer sounds of which the last is not all typed by the likeliest name that begins so; offer the others."""
        joined = search.letters()
        texts = [text for text in (search.words if joined is None else [joined]) if as_letters(text)]
        if not texts:
            return None
        from compendium.search.sounds import half_spoken, spoken_forms

        whole = search if joined is None else replace(search, root=Term(joined, joined))
        names = self.vocabulary(search.parts)
        begun = {text: half_spoken(text, names, search.parts) for text in texts}
        forms: dict[str, Sequence[Form]] = {
            text: spoken_forms(text, found[:1], self.language.equal, search.without) for text, found in begun.items()
        }
        if not any(forms.values()):
            return None
        found = whole.widely([ranking.answer(part, whole.root, search.cancelled) for part in search.parts], forms)
        if not any(found.kinds):
            return None
        if joined is not None:
            return replace(found, suggestions=tuple(begun[joined]))
        return replace(found, suggestions=_offered(request, [(text, name) for text in texts for name in begun[text]]))

    def _put_right(
        self, search: RunningSearch, words: Sequence[str], request: SearchRequest, slips: float
    ) -> Found | None:
        """Search for what ``words`` were meant to be, the likeliest of each; None when nothing holds that.

        ``slips`` is how many characters of a word may be wrong.
        """
        corrected = self._corrected(search, words, slips)
        forms: dict[str, Sequence[Form]] = {}
        for typed, meant in corrected:
            if (typed, meant) not in search.without:
                forms.setdefault(typed, (Form(normalised(meant), (Expansion(typed, meant, MatchKind.FUZZY),)),))
        if not forms:
            return None
        found = search.widely([ranking.answer(part, search.root, search.cancelled) for part in search.parts], forms)
        return replace(found, suggestions=_offered(request, corrected)) if any(found.kinds) else None

    def _advised(self, search: RunningSearch, found: Found, request: SearchRequest) -> Found:
        """Add what else could have been meant; where nothing was found, search for the best of it."""
        if not any(scores for _, scores in found.scores):
            put_right = self._put_right(search, search.words, request, slips=2)
            if put_right is not None:
                return put_right
            words = search.words
        else:
            words = [text for text in search.words if not is_question(text)]
        return replace(found, suggestions=_offered(request, self._corrected(search, words, slips=2)))

    def _corrected(self, search: RunningSearch, words: Sequence[str], slips: float) -> list[tuple[str, str]]:
        """Return (typed, meant) of the words that may hold a slip, the likeliest first; what is printed holds none."""
        from compendium.search.spelling import corrections

        names = self.vocabulary(search.parts)
        printed = {text for text in words if any(part.find(text) for part in search.parts)}
        return [
            (text, meant)
            for text in words
            if text not in printed and not names.has(text)
            for meant in corrections(text, names, self.language.readings, search.parts, search.cancelled, slips)
        ]


def _offered(request: SearchRequest, corrected: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the query with one of its words put right, in each way."""
    texts = (replaced_in(request.query, typed, meant) for typed, meant in corrected)
    return tuple(dict.fromkeys(text for text in texts if text != request.query))


def replaced_in(query: str, typed: str, meant: str) -> str:
    """Return a query with another word in place of a normalised one; the word alone if that is not found."""
    at = normalised(query).find(typed)
    return meant if at < 0 else query[:at] + meant + query[at + len(typed) :]
