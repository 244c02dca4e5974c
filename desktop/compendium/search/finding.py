"""What answers a query, before filters: which clauses, how well, how each matched, and what is marked in them."""

from __future__ import annotations

import re
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from compendium.domain.query import Expansion, MatchKind, SearchRequest
from compendium.search import ranking
from compendium.search.expansion import Form, Pair, Synonyms, WiderPart, forms_of, own_form, spaced_forms
from compendium.search.language import Language
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.pinyin import as_letters
from compendium.search.snippets import Ranges, marked, merged
from compendium.search.syntax import And, Node, Query, Term, heading_words, positive_terms
from compendium.search.table import TextTable
from compendium.search.wording import interpretation, loosened
from compendium.search.words import is_question, loosely

if TYPE_CHECKING:
    from compendium.search.vocabulary import Vocabulary

# What a first query that finds its words does not need is imported where it is used.
Cancelled = Callable[[], bool]
Forms = Mapping[str, Sequence[Form]]
_FEW = 3  # hits; with fewer, something else may have been meant
_MOST_WORDS = 400  # that one pattern is marked by


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query, before filters, and how it is shown.

    Attributes:
        scores: by part: clause to score.
        match: how the clauses matched that ``kinds`` does not name.
        interpreted: the query in words.
        needles: normalised pieces of text to mark.
        weak: needles that are marked only as part of something longer.
        kinds: by part, in the order of ``scores``: clauses that matched in another way; none when empty.
        expansions: what was looked for beside the words typed.
        suggestions: other queries to offer.
        guarded: needles that are marked only in a text where they stand as a word of their own, with what tells that.
        accidents: by part, in the order of ``scores``: clauses that hold a short form typed only as part of other words
            (高企 in 提高企业). They are exact hits all the same, shown after the others; and where no exact hit is
            anything else, after those of other kinds too. None when empty.
        headings: normalised pieces of text to mark in headings alone.
    """

    scores: tuple[tuple[Part, Mapping[int, float]], ...]
    match: MatchKind
    interpreted: str
    needles: tuple[str, ...]
    weak: frozenset[str] = frozenset()
    kinds: tuple[Mapping[int, MatchKind], ...] = ()
    expansions: tuple[Expansion, ...] = ()
    suggestions: tuple[str, ...] = ()
    guarded: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    accidents: tuple[set[int], ...] = ()
    accidents_last: bool = False
    headings: tuple[str, ...] = ()

    def marks(self, text: str, heading: int = 0) -> Ranges:
        """Return what to mark in a clause, whose heading takes so many characters."""
        if not self.headings:
            return self._worded(text)
        return merged((*marked(text[:heading], self.headings), *self._worded(text)))

    def _worded(self, text: str) -> Ranges:
        plain = normalised(text) if self.guarded else ""
        absent = {needle for needle, pattern in self.guarded.items() if not pattern.search(plain)}
        ranges = marked(text, [needle for needle in self.needles if needle not in absent])
        if not self.weak:
            return ranges
        telling = tuple((a, b) for a, b in ranges if normalised(text[a:b]) not in self.weak)
        return telling or ranges

    def kind(self, part: Part, clause: int) -> MatchKind:
        """Tell how a clause of ``part`` matched."""
        for (each, _), kinds in zip(self.scores, self.kinds, strict=False):
            if each is part:
                return kinds.get(clause, self.match)
        return self.match

    def exact(self, passing: Sequence[tuple[Part, set[int]]]) -> int:
        """Return how many of the ``passing`` clauses hold the typed words themselves."""
        if self.match is not MatchKind.EXACT:
            return 0
        total = sum(len(clauses) for _, clauses in passing)
        return total - sum(
            sum(1 for clause in kinds if clause in clauses)
            for (_, clauses), kinds in zip(passing, self.kinds, strict=False)
        )


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
        search = _Search(parts, query, query.root, frozenset(request.without), cancelled)
        found = self._found(search, query.root, request)
        headings = tuple(heading_words(query.root))
        return replace(found, headings=headings) if headings else found

    def _found(self, search: _Search, root: Node, request: SearchRequest) -> Found:
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

    def _forms(self, search: _Search, exact: Sequence[ranking.PartAnswer]) -> Forms:
        """Return by text of a wanted word what it is printed as too."""
        held = {term.text for each in exact for term, clauses in each.terms if isinstance(term, Term) and clauses}
        forms = {text: self._other_forms(search, text, text in held) for text in search.words}
        for each in exact:
            found = {term.text: clauses for term, clauses in each.terms if isinstance(term, Term)}
            for text, others in forms.items():
                forms[text] = (*others, *dict.fromkeys(spaced_forms(text, each.part, found.get(text, ()))))
        return {text: found for text, found in forms.items() if found}

    def _accidents(self, search: _Search, exact: Sequence[ranking.PartAnswer], forms: Forms) -> list[set[int]]:
        """Return by part the clauses that answer only because a short form is part of another word in them."""
        own = [form for text in search.words if (form := own_form(text, self.language.equal)).guarded]
        if not own or not any(each.clauses for each in exact):
            return []
        meant = [_wider(each, forms) for each in exact]
        for part in meant:
            part.known.update({form.text: form.find(Part(part.table, part.postings, part.dead)) for form in own})
        sound = [ranking.answer(part, search.root, search.cancelled).clauses for part in meant]
        accidents = [each.clauses - clauses for each, clauses in zip(exact, sound, strict=True)]
        return accidents if any(accidents) else []

    def _other_forms(self, search: _Search, text: str, held: bool) -> tuple[Form, ...]:
        # A whole question in other words is printed nowhere; its words are looked for one by one.
        forms = () if is_question(text) else forms_of(text, self.language.equal, search.without)
        if as_letters(text) is None:
            return forms
        from compendium.search.sounds import sounding, spoken_forms

        names = sounding(text, self.vocabulary(search.parts), self.language.readings, search.parts, held=held)
        return (*forms, *spoken_forms(text, names, self.language.equal, search.without))

    def _spelled_apart(self, search: _Search) -> Found | None:
        """Answer sounds that were typed with blanks between them, each of which was taken for a word."""
        text = search.letters()
        if text is None:
            return None
        term = Term(text, text)
        joined = replace(search, root=term)
        forms = self._other_forms(joined, text, False)
        found = joined.widely([ranking.answer(part, term, search.cancelled) for part in search.parts], {text: forms})
        return found if any(found.kinds) else None

    def _half_spelled(self, search: _Search, request: SearchRequest) -> Found | None:
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

    def _put_right(self, search: _Search, words: Sequence[str], request: SearchRequest, slips: float) -> Found | None:
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

    def _advised(self, search: _Search, found: Found, request: SearchRequest) -> Found:
        """Add what else could have been meant; where nothing was found, search for the best of it."""
        if not any(scores for _, scores in found.scores):
            put_right = self._put_right(search, search.words, request, slips=2)
            if put_right is not None:
                return put_right
            words = search.words
        else:
            words = [text for text in search.words if not is_question(text)]
        return replace(found, suggestions=_offered(request, self._corrected(search, words, slips=2)))

    def _corrected(self, search: _Search, words: Sequence[str], slips: float) -> list[tuple[str, str]]:
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


@dataclass(frozen=True, slots=True)
class _Search:
    """One search under way."""

    parts: Sequence[Part]
    query: Query
    root: Node
    without: frozenset[Pair]
    cancelled: Cancelled

    @property
    def words(self) -> list[str]:
        """The texts of the wanted words that are not quoted."""
        terms = positive_terms(self.root)
        quoted = {term.text for term in terms if term.quoted}
        return list(dict.fromkeys(term.text for term in terms if term.text not in quoted))

    def letters(self) -> str | None:
        """Return the query as one row of sounds; None when it is something else or one word anyway."""
        parts = self.root.parts if isinstance(self.root, And) else ()
        words = [part.text for part in parts if isinstance(part, Term) and not part.quoted]
        return as_letters(" ".join(words)) if words and len(words) == len(parts) else None

    def is_replaced(self, found: Found) -> bool:
        """Tell whether every word was replaced as a whole, so that nothing of it is left to look for loosely."""
        typed = {expansion.typed for expansion in found.expansions}
        return all(text in typed for text in self.words)

    def widely(self, exact: Sequence[ranking.PartAnswer], forms: Forms, accidents: Sequence[set[int]] = ()) -> Found:
        """Add to ``exact`` what holds other forms of the words, after it but before its ``accidents`` if all are."""
        needles = [*(term.text for term in positive_terms(self.root)), *_pattern_words(exact)]
        said = interpretation(self.query)
        wider = [_wider(each, forms) for each in exact] if forms else []
        used = [form for each in forms.values() for form in each if any(part.found(form) for part in wider)]
        if not used:
            own = ranking.scores(exact)
            _lift(own, [each.clauses - by for each, by in zip(exact, accidents, strict=False)], accidents)
            scored = tuple(zip(self.parts, own, strict=True))
            return Found(scored, MatchKind.EXACT, said, tuple(dict.fromkeys(needles)), accidents=tuple(accidents))
        answers = [ranking.answer(part, self.root, self.cancelled) for part in wider]
        more = [answer.clauses - each.clauses for answer, each in zip(answers, exact, strict=True)]
        scores = ranking.scores(answers)
        sound = [each.clauses - by for each, by in zip(exact, accidents, strict=True)] if accidents else []
        last = bool(accidents) and not any(sound)
        if last:
            _lift(scores, more, accidents)
        else:
            _lift(scores, [each.clauses for each in exact], more)
            _lift(scores, sound, accidents)
        return Found(
            tuple(zip(self.parts, scores, strict=True)),
            MatchKind.EXACT,
            said,
            tuple(dict.fromkeys([*needles, *(form.text for form in used)])),
            kinds=tuple(_kinds(part, clauses, used) for part, clauses in zip(wider, more, strict=True)),
            expansions=tuple(dict.fromkeys(expansion for form in used for expansion in form.expansions)),
            guarded={form.text: form.guarded for form in used if form.guarded and form.text not in needles},
            accidents=tuple(accidents),
            accidents_last=last,
        )

    def loosely(self, found: Found, synonyms: Synonyms) -> Found:
        """Add to ``found``, in which nothing holds the words themselves, what holds most of them."""
        loose = loosely(self.parts, self.root, self.cancelled, synonyms, self.without)
        if loose is None or not any(loose.scores):
            return found
        scores = [{**worse, **own} for (_, own), worse in zip(found.scores, loose.scores, strict=True)]
        better = [set(each) for _, each in found.scores]
        _lift(scores, better, [set(each) - above for each, above in zip(loose.scores, better, strict=True)])
        return Found(
            tuple(zip(self.parts, scores, strict=True)),
            MatchKind.WORDS,
            loosened(self.query, loose.words),
            tuple(dict.fromkeys([*found.needles, *loose.needles])),
            loose.weak,
            found.kinds,
            tuple(dict.fromkeys([*found.expansions, *loose.expansions])),
            guarded=found.guarded,
        )


def _offered(request: SearchRequest, corrected: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return the query with one of its words put right, in each way."""
    texts = (replaced_in(request.query, typed, meant) for typed, meant in corrected)
    return tuple(dict.fromkeys(text for text in texts if text != request.query))


def replaced_in(query: str, typed: str, meant: str) -> str:
    """Return a query with another word in place of a normalised one; the word alone if that is not found."""
    at = normalised(query).find(typed)
    return meant if at < 0 else query[:at] + meant + query[at + len(typed) :]


def _wider(answer: ranking.PartAnswer, forms: Forms) -> WiderPart:
    """Return the part of ``answer`` with other forms of words; what was found already is not looked for again."""
    known = {term.text: clauses for term, clauses in answer.terms if isinstance(term, Term)}
    return WiderPart(answer.part.table, answer.part.postings, answer.part.dead, forms, known)


def _lift(scores: list[dict[int, float]], first: Sequence[set[int]], others: Sequence[set[int]]) -> None:
    """Raise the scores of the clauses that come first above those of the others."""
    above = max(
        (each[clause] for each, clauses in zip(scores, others, strict=False) for clause in clauses), default=0.0
    )
    for each, clauses in zip(scores, first, strict=False):
        for clause in clauses:
            each[clause] += above


def _kinds(part: WiderPart, clauses: set[int], used: Sequence[Form]) -> dict[int, MatchKind]:
    """Tell by clause, out of those that do not hold the words themselves, how it matched."""
    kinds = dict.fromkeys(clauses, MatchKind.SYNONYM)
    for form in used:
        if form.kind is not MatchKind.SYNONYM:
            kinds.update(dict.fromkeys(clauses.intersection(part.found(form)), form.kind))
    return kinds


def _pattern_words(answers: Sequence[ranking.PartAnswer]) -> list[str]:
    """Return what the patterns of a query stand for, to be marked; their pieces where that is too many things."""
    words = {(pattern, word) for each in answers for pattern, found in each.words.items() for word in found}
    if len(words) <= _MOST_WORDS:
        return sorted({word for _, word in words})
    return [piece for pattern in dict.fromkeys(pattern for pattern, _ in words) for piece in pattern.pieces]
