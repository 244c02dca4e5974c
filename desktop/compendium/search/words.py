"""When no clause holds the query itself: the clauses that hold most of its words.

Without a dictionary: a word is seen as its pairs of neighbouring characters, and a pair weighs what it tells,
so that 研发机构 weighs much and 进行 next to nothing. A word in the title of the document counts too, another word
for the same thing counts as the word itself, and words that stand in one sentence count more.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from compendium.domain.errors import CancelledError
from compendium.domain.query import Expansion
from compendium.search.expansion import Form, Pair, Synonyms, WiderPart, other_words
from compendium.search.grams import content_grams
from compendium.search.matching import Part
from compendium.search.ranking import narrowed, rarity
from compendium.search.syntax import And, Node, Not, Or, conditions, positive_terms

_MEASURES = (  # what may stand behind 多少, unless it begins a word
    r"家(?![庭族长])|个(?![人体税])|项(?!目)|件|名(?![单称额])|户(?!籍)|所(?![得有])|台(?!账)|套|位(?!置)|份(?!额)|条(?!件)|篇"
    r"|人(?![才员口力工])|次|[万亿]元?|元|年|天|钱"
)
_ASKING = re.compile(
    r"请问|谁来|由谁|怎么样|怎么|怎样|如何|为什么|什么样|什么|哪些|哪个|哪里|哪家"
    rf"|多少(?:{_MEASURES})?|几[个家项]|是不是|是否|能不能|能否|可不可以|可以"
    r"|要不要|有没有|需不需要|需要|应该|关于|对于|以及|[的了吗呢吧么啊与及或在对为把被将由谁]|(?<!共)和|要有|是|要|能|有|拿|让"
)
_TITLE_MARKS = re.compile(r"《([^《》]*)》")
_PIECE = re.compile(r"[^\W_]+")
_ENOUGH = 0.5  # share of the weight of all pairs that a clause must hold
_LITTLE = 0.3  # the same where no clause holds that much of a long question
_LONG = 8  # pairs of a long question
_NEAR_BEST = 0.75  # of the share of the best clause
_OWN = 0.25  # share that its own text must hold, whatever the title says
_UNKNOWN = 0.5  # a pair that the library does not have weighs half: often it only joins two words
_JOINT = 0.2  # of the weight of a pair that surely joins two words
_FREQUENT = 0.2  # of all clauses; a pair that stands in more tells nothing
_HEADING = 0.4
_TITLE = 0.5
_SENTENCE = 0.5  # of the share that the best sentence of a clause holds
_SENTENCE_LENGTH = 12  # characters; what is longer and asks is a sentence
_MOST_OTHERS = 8  # other words, each of which is shown
_READ = 60  # clauses of a part whose sentences are read, the best ones
_ENDS = re.compile(r"[。；;！!？?\n]")


@dataclass(frozen=True, slots=True)
class LooseAnswer:
    """Clauses that hold most of the words.

    Attributes:
        words: what was looked for, to show.
        needles: normalised pieces to mark.
        weak: those that tell nothing by themselves.
        scores: by part, in the order given: clause to score.
        expansions: other words that were found.
    """

    words: tuple[str, ...]
    needles: tuple[str, ...]
    weak: frozenset[str]
    scores: tuple[dict[int, float], ...]
    expansions: tuple[Expansion, ...]


def loosely(
    parts: Sequence[Part],
    root: Node,
    cancelled: Callable[[], bool],
    synonyms: Synonyms,
    without: frozenset[Pair] = frozenset(),
) -> LooseAnswer | None:
    """Look for most of the words of ``root``; None when it is literal or has no words.

    Args:
        parts: of the library.
        root: of the query.
        cancelled: tells that nobody waits for the answer any more.
        synonyms: other words, plain or official ones.
        without: those that are not wanted.
    """
    terms = positive_terms(root)
    kept = conditions(root)
    if not terms or kept is None or any(term.quoted for term in terms):
        return None
    words = list(dict.fromkeys(word for term in terms for word in content_words(term.text)))
    own = list(dict.fromkeys(gram for word in words for gram in _telling(word)))
    forms = _forms([term.text for term in terms], own, synonyms, without)
    grams = list(dict.fromkeys([*own, *forms]))
    if not grams:
        return None
    forms = _most_useful(parts, forms, synonyms)
    wider = [WiderPart(part.table, part.postings, part.dead, forms) for part in parts]
    found: dict[str, list[dict[int, float]]] = {}
    for gram in grams:
        if cancelled():
            raise CancelledError
        found[gram] = [part.find(gram) for part in wider]
    shares = _shares(parts, found, _joints(words, found) | _edges([term.text for term in terms], synonyms))
    scores = []
    for number, part in enumerate(wider):
        held = _part_scores(part, {gram: (share, found[gram][number]) for gram, share in shares.items()})
        held = _meeting(part, _without(part, root, held), kept, cancelled)
        scores.append(_sharpened(part, held, shares))
    used = list(dict.fromkeys(form for each in forms.values() for form in each if any(p.found(form) for p in wider)))
    return LooseAnswer(
        tuple(words),
        tuple(dict.fromkeys([*grams, *(form.text for form in used)])),
        frozenset(grams).difference(shares),
        tuple(scores),
        tuple(expansion for form in used for expansion in form.expansions),
    )


def _forms(
    texts: Sequence[str], grams: Sequence[str], synonyms: Synonyms, without: frozenset[Pair]
) -> dict[str, list[Form]]:
    """Return by pair the other words for the word that it is part of; by the word itself when no pair of it tells."""
    forms: dict[str, list[Form]] = {}
    for text in texts:
        for start, end in synonyms.occurrences(text):
            word = text[start:end]
            others = other_words(word, synonyms, without)
            for gram in [gram for gram in content_grams(word) if gram in grams] or [word]:
                forms.setdefault(gram, []).extend(others)
    return forms


def _most_useful(parts: Sequence[Part], forms: dict[str, list[Form]], synonyms: Synonyms) -> dict[str, list[Form]]:
    """Leave so many other words as can be shown to the user: those that are printed, for each word in turn.

    Terms of the field come before plain words, those before words that ask; the rarest of each first.
    """
    by_word: dict[str, dict[str, int]] = {}
    for form in dict.fromkeys(form for each in forms.values() for form in each):
        if frequency := sum(len(form.find(part)) for part in parts):
            by_word.setdefault(form.expansions[-1].typed, {})[form.text] = frequency

    def last(word: str) -> tuple[bool, bool, int]:
        return not synonyms.is_term(word), _ASKING.search(word) is not None, min(by_word[word].values())

    turns = zip_longest(*(sorted(by_word[word], key=by_word[word].__getitem__) for word in sorted(by_word, key=last)))
    kept = list(dict.fromkeys(text for turn in turns for text in turn if text))[:_MOST_OTHERS]
    left = {gram: [form for form in each if form.text in kept] for gram, each in forms.items()}
    first = {gram: min((kept.index(form.text) for form in each), default=len(kept)) for gram, each in left.items()}
    return {gram: left[gram] for gram in sorted(left, key=first.__getitem__)}


def _sharpened(part: WiderPart, scores: dict[int, float], shares: dict[str, float]) -> dict[int, float]:
    """Return the scores, the best of them raised by what one sentence alone holds."""
    best = heapq.nlargest(_READ, scores, key=lambda clause: (scores[clause], -clause))
    wanted = [(share, (gram, *(form.text for form in part.forms.get(gram, ())))) for gram, share in shares.items()]
    for clause in best:
        sentences = _ENDS.split(part.table.normal_text(clause))
        held = (sum(share for share, texts in wanted if any(t in sentence for t in texts)) for sentence in sentences)
        scores[clause] += _SENTENCE * max(held)
    return scores


def is_question(text: str) -> bool:
    """Tell whether a normalised text is a question, or a sentence at least."""
    return len(text) > _SENTENCE_LENGTH and _ASKING.search(text) is not None


def content_words(text: str) -> list[str]:
    """Return what is left of a normalised question without the words that ask; all of it if nothing is."""
    pieces: list[str] = []
    for number, part in enumerate(_TITLE_MARKS.split(text)):
        whole = number % 2  # a title, 《中华人民共和国会计法》: nothing in it asks
        pieces += [piece for run in _PIECE.findall(part) for piece in ([run] if whole else _ASKING.split(run))]
    return [piece for piece in pieces if len(piece) > 1] or _PIECE.findall(text)


def _telling(word: str) -> list[str]:
    """Return the pairs and runs of a word; a single character tells nothing beside them."""
    grams = content_grams(word)
    return [gram for gram in grams if len(gram) > 1] or grams


def _joints(words: Sequence[str], found: dict[str, list[dict[int, float]]]) -> frozenset[str]:
    """Return the pairs that the library does not have, each between two that it has: they join two words."""
    joints = set()
    for word in words:
        known = [(gram, any(found[gram])) for gram in _telling(word)]
        for (_, before), (gram, here), (_, behind) in zip(known, known[1:], known[2:], strict=False):
            if before and behind and not here:
                joints.add(gram)
    return frozenset(joints)


def _edges(texts: Sequence[str], synonyms: Synonyms) -> frozenset[str]:
    """Return the pairs that join a word of the thesaurus with what is beside it."""
    edges = {
        text[at - 1 : at + 1]
        for text in texts
        for span in synonyms.occurrences(text)
        for at in span
        if 0 < at < len(text)
    }
    inside = {gram for text in texts for a, b in synonyms.occurrences(text) for gram in content_grams(text[a:b])}
    return frozenset(edges - inside)


def _shares(
    parts: Sequence[Part], found: dict[str, list[dict[int, float]]], joints: frozenset[str]
) -> dict[str, float]:
    """Return the share of each pair that tells something in the weight of all of them."""
    total = sum(len(part.table) for part in parts) or 1
    weights: dict[str, float] = {}
    for gram, by_part in found.items():
        frequency = sum(map(len, by_part))
        if frequency <= _FREQUENT * total:
            weights[gram] = rarity(frequency, total) * (_JOINT if gram in joints else 1.0 if frequency else _UNKNOWN)
    whole = sum(weights.values())
    return {gram: weight / whole for gram, weight in weights.items()}


def _part_scores(part: Part, grams: dict[str, tuple[float, dict[int, float]]]) -> dict[int, float]:
    own: dict[int, float] = {}
    bonus: dict[int, float] = {}
    title: dict[int, float] = {}
    for gram, (share, clauses) in grams.items():
        for clause in clauses:
            own[clause] = own.get(clause, 0.0) + share
        for clause in part.headed(gram):
            bonus[clause] = bonus.get(clause, 0.0) + share * _HEADING
        for document in part.titled(gram):
            title[document] = title.get(document, 0.0) + share
    documents = part.table.columns.documents
    shares = {clause: share for clause, share in own.items() if share >= _OWN}
    told = {clause: title.get(documents[clause], 0.0) for clause in shares}
    best = max((share + told[clause] for clause, share in shares.items()), default=0.0)
    enough = min(_ENOUGH, max(_LITTLE, _NEAR_BEST * best)) if len(grams) >= _LONG else _ENOUGH
    return {
        clause: share + bonus.get(clause, 0.0) + told[clause] * _TITLE
        for clause, share in shares.items()
        if share + told[clause] >= enough
    }


def _meeting(
    part: Part, scores: dict[int, float], kept: Sequence[Node], cancelled: Callable[[], bool]
) -> dict[int, float]:
    """Take out what does not meet the conditions that are never loosened."""
    return {clause: scores[clause] for clause in narrowed(part, set(scores), kept, cancelled)} if kept else scores


def _without(part: Part, root: Node, scores: dict[int, float]) -> dict[int, float]:
    """Take out what the query excludes."""
    for term in _excluded(root):
        for clause in part.find(term):
            scores.pop(clause, None)
    return scores


def _excluded(node: Node) -> list[str]:
    match node:
        case Not(inner):
            return [term.text for term in positive_terms(inner)]
        case And(parts) | Or(parts):
            return [text for part in parts for text in _excluded(part)]
        case _:
            return []
