"""One search under way: exact answers, with other forms of the words added, and with what holds only most of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compendium.domain.query import MatchKind
from compendium.search import ranking
from compendium.search.expansion import Form, Pair, Synonyms, WiderPart
from compendium.search.found import Found
from compendium.search.matching import Part
from compendium.search.pinyin import as_letters
from compendium.search.syntax import And, Node, Query, Term, positive_terms
from compendium.search.wording import interpretation, loosened
from compendium.search.words import loosely

Cancelled = Callable[[], bool]
Forms = Mapping[str, Sequence[Form]]
_MOST_WORDS = 400  # that one pattern is marked by


@dataclass(frozen=True, slots=True)
class RunningSearch:
    """One search: what it looks in, what it looks for, and what the user does not want to be looked for."""

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
        wider = [wider_part(each, forms) for each in exact] if forms else []
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


def wider_part(answer: ranking.PartAnswer, forms: Forms) -> WiderPart:
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
