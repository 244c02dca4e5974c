"""What the index lists of a text: single Chinese characters, pairs of them, and runs of letters and digits whole."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

_CHINESE = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # with 〇, as in 二〇二四年
_PAIR = 2
SHORTEST_PHRASE, LONGEST_PHRASE = 3, 8  # characters of what may have a list of its own beside the grams
_PIECE = re.compile(f"[a-z0-9]+|[{_CHINESE}]+")


class RunFit(Enum):
    """How a run of letters and digits in a query lies in the run that is printed."""

    CONTAINS = "contains"  # the query is nothing but the run: 00 is in 1000 too
    ENDS = "ends"  # the query starts with the run: 00万 is in 100万 too
    STARTS = "starts"


@dataclass(frozen=True, slots=True)
class GramPlan:
    """How to find the clauses that may hold a piece of text.

    Attributes:
        grams: each must be in the clause.
        runs: runs at the edges of the text; a printed run that fits must be in the clause.
        chinese: the runs of Chinese characters that are longer than a pair.
        certain: True when a clause that passes holds the text, without looking.
    """

    grams: tuple[str, ...]
    runs: tuple[tuple[RunFit, str], ...]
    chinese: tuple[str, ...]
    certain: bool


def index_grams(text: str) -> Counter[str]:
    """Return the grams of a normalised text with how often each occurs."""
    grams: list[str] = []
    for match in _PIECE.finditer(text):
        piece = match.group()
        if piece.isascii():
            grams.append(piece)
        else:
            grams.extend(piece)
            grams.extend(map("".join, pairwise(piece)))
    return Counter(grams)


def plan_of(text: str) -> GramPlan:
    """Return how to find a normalised text."""
    grams: dict[str, None] = {}
    runs: list[tuple[RunFit, str]] = []
    chinese: dict[str, None] = {}
    for match in _PIECE.finditer(text):
        piece = match.group()
        if not piece.isascii():
            grams.update(dict.fromkeys(pairs(piece)))
            if len(piece) > _PAIR:
                chinese[piece] = None
        elif match.start() and match.end() < len(text):
            grams[piece] = None
        else:
            runs.append((_fit(match, len(text)), piece))
    # A lone gram is the text; every printed run that contains a lone run contains the text.
    certain = list(grams) == [text] if not runs else runs == [(RunFit.CONTAINS, text)]
    return GramPlan(tuple(grams), tuple(runs), tuple(chinese), certain)


def pairs(chinese: str) -> list[str]:
    """Return the pairs of neighbours in a run of Chinese characters; a single character stands alone."""
    return [chinese[at : at + 2] for at in range(max(1, len(chinese) - 1))]


def is_pair(gram: str) -> bool:
    """Tell whether a gram is a pair of Chinese characters."""
    return len(gram) == _PAIR and not gram.isascii()


def content_grams(text: str) -> list[str]:
    """Return pairs and runs of a normalised text in printed order, each once; for questions in plain words."""
    grams: dict[str, None] = {}
    for match in _PIECE.finditer(text):
        piece = match.group()
        grams.update(dict.fromkeys([piece] if piece.isascii() else pairs(piece)))
    return list(grams)


def _fit(match: re.Match[str], length: int) -> RunFit:
    if match.start() == 0 and match.end() == length:
        return RunFit.CONTAINS
    return RunFit.ENDS if match.start() == 0 else RunFit.STARTS
