"""Scores extracted facts against labels made by reading: what was missed and what was found beside them.

A target or deadline is right when clause, number, unit and date are the labelled ones and its quote shares words with
the labelled quote. Each label and each fact counts once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from compendium.domain.document import Document, Origin
from compendium.domain.fact import Deadline, Fact, Target
from compendium.importers.registry import importer_for
from compendium.texts.document import build_document
from compendium.texts.places import Regions
from shared_material import BUNDLED, REPOSITORY, SHARED

Label = Mapping[str, Any]
TODAY = date(2026, 7, 1)
_LEAST_SHARED = 0.5  # of the shorter of two quotes


@dataclass(frozen=True)
class Score:
    """What came out: facts with their labels, labels without a fact, facts without a label."""

    right: tuple[tuple[Label, Fact], ...]
    missed: tuple[Label, ...]
    wrong: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """Share of the facts that are labelled."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Share of the labels that were found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))


def raw_document(path: Path, regions: Regions | None = None) -> Document:
    """Return the document of a file as an import makes it, under a name that says nothing."""
    text = importer_for(path).read(path).text
    options = {} if regions is None else {"regions": regions}
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=TODAY, **options).document


def labels_of(doc: str, kind: str) -> list[Label]:
    """Return the labels of a bundled document: those of the shared folder, else those made here."""
    gold = SHARED / "gold" / f"{BUNDLED[doc]}.json"
    own = REPOSITORY / "tests" / "data" / f"facts_{doc}.json"
    labels: list[Label] = json.loads((gold if gold.is_file() else own).read_text(encoding="utf-8"))[kind]
    return labels


def score(labels: Sequence[Label], facts: Sequence[Fact], same: Callable[[Label, Fact], bool]) -> Score:
    """Pair labels with facts that say the same, optional labels (``soft``) last; those may be missing."""
    left = list(facts)
    right: list[tuple[Label, Fact]] = []
    missed: list[Label] = []
    for label in sorted(labels, key=lambda label: bool(label.get("soft"))):
        candidates = [fact for fact in left if same(label, fact)]
        if candidates:
            best = max(candidates, key=lambda fact: shared_share(label["quote"], fact.quote))
            left.remove(best)
            right.append((label, best))
        elif not label.get("soft"):
            missed.append(label)
    return Score(tuple(right), tuple(missed), tuple(left))


def same_target(label: Label, fact: Fact) -> bool:
    """Tell whether a fact is the labelled target; ``deadline_alt`` is as good as a date that is nowhere printed."""
    detail = fact.detail
    if not isinstance(detail, Target) or fact.clause != label["clause"]:
        return False
    dates = {label["deadline"], label["deadline_alt"]} if "deadline_alt" in label else {label["deadline"]}
    number = detail.value_num
    same_number = number is not None and abs(number - label["value_num"]) < 1e-6 * abs(number)
    return same_number and detail.unit == label["unit"] and detail.deadline in dates and shares_words(label, fact)


def same_deadline(label: Label, fact: Fact) -> bool:
    """Tell whether a fact is the labelled deadline."""
    detail = fact.detail
    return (
        isinstance(detail, Deadline)
        and fact.clause == label["clause"]
        and (detail.deadline, str(detail.type)) == (label["deadline"], label["type"])
        and detail.frequency == label.get("frequency")
        and shares_words(label, fact)
    )


def shares_words(label: Label, fact: Fact) -> bool:
    """Tell whether two quotes are of the same words: at least half of the shorter one in a row."""
    return shared_share(label["quote"], fact.quote) >= _LEAST_SHARED


def shared_share(one: str, other: str) -> float:
    """Return the longest run of characters two quotes share, as a share of the shorter."""
    one, other = one.replace("\n", ""), other.replace("\n", "")
    short, long = sorted((one, other), key=len)
    if short in long:
        return 1.0
    longest = max(
        (length for start in range(len(short)) for length in _runs(short, start, long)),
        default=0,
    )
    return longest / max(1, len(short))


def _runs(short: str, start: int, long: str) -> list[int]:
    length = 0
    while start + length < len(short) and short[start : start + length + 1] in long:
        length += 1
    return [length]
