"""The mixed queries that search is measured with: words of the field, and pieces out of the texts themselves."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_JOINTS = {"and": " ", "or": " 或 ", "not": " -"}
_SAMPLED = {
    "number": (r"[0-9]+[\u4e00-\u9fff]{1,2}", 18),
    "phrase": (r"[\u4e00-\u9fff]{5,12}", 18),
    "punctuation": (r"[\u4e00-\u9fff]{2,5}[，、；。（）][\u4e00-\u9fff]{2,6}", 16),
}


@dataclass(frozen=True, slots=True)
class BenchQuery:
    """A query.

    Attributes:
        kind: for the summary.
        text: as typed.
        terms: what it consists of: one, or two joined by ``operator``.
        operator: and, or, not; "" for one term.
    """

    kind: str
    text: str
    terms: tuple[str, ...]
    operator: str = ""


def mixed_queries(texts: Sequence[str]) -> list[BenchQuery]:
    """Return 200 queries, the same for the same texts."""
    return [*_of_the_field(), *_of_the_texts(texts)]


def _of_the_field() -> Iterator[BenchQuery]:
    for line in Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        kind, _, listed = line.partition(": ")
        for words in listed.split("/"):
            terms = tuple(words.split())
            operator = kind if kind in _JOINTS else ""
            yield BenchQuery(kind, _JOINTS.get(kind, "").join(terms), terms, operator)


def _of_the_texts(texts: Sequence[str]) -> Iterator[BenchQuery]:
    chance = random.Random(7)  # noqa: S311 - the same queries every time
    for kind, (pattern, count) in _SAMPLED.items():
        for _ in range(count):
            piece = _piece(chance, texts, re.compile(pattern))
            yield BenchQuery(kind, f'"{piece}"', (piece,))


def _piece(chance: random.Random, texts: Sequence[str], pattern: re.Pattern[str]) -> str:
    while True:
        found = pattern.findall(chance.choice(texts))
        if found:
            return str(chance.choice(found))
