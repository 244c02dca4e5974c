"""What tests of search share: the language of the field as it ships, and how rankings are scored."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from compendium.domain.thesaurus import Thesaurus
from compendium.search.language import Language
from compendium.search.pinyin import Readings
from shared_material import BUNDLED, REPOSITORY

Place = tuple[str, str]
SHOWN = 10  # hits that a ranking is judged by


@dataclass(frozen=True)
class LabelledQuery:
    """A query with the clauses that answer it: 2 deals with what is asked for, 1 mentions it."""

    query: str
    type: str
    grades: Mapping[Place, int]


def shipped_language() -> Language:
    """Return the thesaurus and the readings in content/."""
    content = REPOSITORY / "content"
    with (content / "readings.tsv").open(encoding="utf-8") as lines:
        readings = Readings.from_lines(lines)
    return Language(shipped_thesaurus(), readings)


def shipped_thesaurus() -> Thesaurus:
    """Return the thesaurus in content/."""
    text = (REPOSITORY / "content" / "thesaurus.toml").read_text(encoding="utf-8")
    return Thesaurus.from_data(tomllib.loads(text))


def labelled_queries(path: Path) -> list[LabelledQuery]:
    """Read a file of labels; documents may be named by the number of their seed."""
    names = {number: doc for doc, number in BUNDLED.items()}
    return [
        LabelledQuery(
            each["query"],
            each["type"],
            {(names.get(one["doc"], one["doc"]), one["clause"]): one["grade"] for one in each["relevant"]},
        )
        for each in json.loads(path.read_text(encoding="utf-8"))["queries"]
    ]


def ndcg(places: Sequence[Place], grades: Mapping[Place, int]) -> float:
    """Return how near a ranking comes to the best one, 0 to 1: normalised discounted gain of the first ``SHOWN``."""
    best = _gain(sorted(grades.values(), reverse=True))
    return _gain([grades.get(place, 0) for place in places]) / best


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(grades[:SHOWN]))
