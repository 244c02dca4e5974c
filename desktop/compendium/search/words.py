"""When no clause holds the query itself: the clauses that hold most of its words.

Without a dictionary: a word is seen as its pairs of neighbouring characters, and a pair weighs what it tells,
so that 研发机构 weighs much and 进行 next to nothing. A word in the title of the document counts too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from compendium.domain.errors import CancelledError
from compendium.search.grams import content_grams
from compendium.search.matching import Part
from compendium.search.ranking import narrowed, rarity
from compendium.search.syntax import And, Node, Not, Or, conditions, positive_terms

_ASKING = re.compile(
    r"请问|怎么样|怎么|怎样|如何|为什么|什么样|什么|哪些|哪个|哪里|哪家|多少|几[个家项]|是不是|是否|能不能|能否|可不可以|可以"
    r"|要不要|有没有|需不需要|需要|应该|关于|对于|以及|[的了吗呢吧么啊与及或在对为把被将]|(?<!共)和|要有|是|要|能|有|拿|让"
)
_TITLE_MARKS = re.compile(r"《([^《》]*)》")
_PIECE = re.compile(r"[^\W_]+")
_ENOUGH = 0.5  # share of the weight of all pairs that a clause must hold
_OWN = 0.25  # share that its own text must hold, whatever the title says
_UNKNOWN = 0.5  # a pair that the library does not have weighs half: often it only joins two words
_FREQUENT = 0.2  # of all clauses; a pair that stands in more tells nothing
_HEADING = 0.4
_TITLE = 0.5


@dataclass(frozen=True, slots=True)
class LooseAnswer:
    """Clauses that hold most of the words.

    Attributes:
        words: what was looked for, to show.
        needles: normalised pieces to mark.
        weak: those that tell nothing by themselves.
        scores: by part, in the order given: clause to score.
    """

    words: tuple[str, ...]
    needles: tuple[str, ...]
    weak: frozenset[str]
    scores: tuple[dict[int, float], ...]


def loosely(parts: Sequence[Part], root: Node, cancelled: Callable[[], bool]) -> LooseAnswer | None:
    """Look for most of the words of ``root``; None when it is literal or has no words."""
    terms = positive_terms(root)
    kept = conditions(root)
    if not terms or kept is None or any(term.quoted for term in terms):
        return None
    words = list(dict.fromkeys(word for term in terms for word in content_words(term.text)))
    grams = list(dict.fromkeys(gram for word in words for gram in _telling(word)))
    if not grams:
        return None
    found: dict[str, list[dict[int, float]]] = {}
    for gram in grams:
        if cancelled():
            raise CancelledError
        found[gram] = [part.find(gram) for part in parts]
    shares = _shares(parts, found)
    scores = tuple(
        _without(part, root, _part_scores(part, {gram: (share, found[gram][number]) for gram, share in shares.items()}))
        for number, part in enumerate(parts)
    )
    scores = tuple(_meeting(part, each, kept, cancelled) for part, each in zip(parts, scores, strict=True))
    return LooseAnswer(tuple(words), tuple(grams), frozenset(grams).difference(shares), scores)


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


def _shares(parts: Sequence[Part], found: dict[str, list[dict[int, float]]]) -> dict[str, float]:
    """Return the share of each pair that tells something in the weight of all of them."""
    total = sum(len(part.table) for part in parts) or 1
    weights: dict[str, float] = {}
    for gram, by_part in found.items():
        frequency = sum(map(len, by_part))
        if frequency <= _FREQUENT * total:
            weights[gram] = rarity(frequency, total) * (1.0 if frequency else _UNKNOWN)
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
    result: dict[int, float] = {}
    for clause, share in own.items():
        told = title.get(documents[clause], 0.0)
        if share >= _OWN and share + told >= _ENOUGH:
            result[clause] = share + bonus.get(clause, 0.0) + told * _TITLE
    return result


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
