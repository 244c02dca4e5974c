"""How supports found are compared with labels made by reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compendium.domain.document import Document
from compendium.domain.fact import Fact, Support

Label = Mapping[str, object]


def unmatched(
    document: Document, found: Sequence[Fact], labels: Sequence[Label], quantified: bool = True
) -> tuple[list[Label], list[Fact]]:
    """Return the labels that no fact meets and the facts that meet no label, each used once.

    A fact meets a label in the same clause with the same sums and rate, where the beneficiaries share words (or are
    both unstated) and the quotes overlap. With ``quantified`` only rules with a number count; those without one are
    optional in the labels.
    """
    wanted = [label for label in labels if label["quantified"] or not quantified]
    facts = [fact for fact in found if not quantified or _support(fact).quantified]
    missed: list[Label] = []
    for label in wanted:
        met = next((fact for fact in facts if _meets(document, fact, label)), None)
        if met is None:
            missed.append(label)
        else:
            facts.remove(met)
    return missed, facts


def _support(fact: Fact) -> Support:
    assert isinstance(fact.detail, Support)
    return fact.detail


def _meets(document: Document, fact: Fact, label: Label) -> bool:
    support = _support(fact)
    numbers = (support.min_yuan, support.max_yuan, support.rate)
    if fact.clause != label["clause"] or numbers != (label["min_yuan"], label["max_yuan"], label["rate"]):
        return False
    start = document.by_id[fact.clause].text.replace("\n", "").find(str(label["quote"]))
    end = start + len(str(label["quote"]))
    overlaps = start >= 0 and fact.start < end and start < fact.end
    return overlaps and _share(support.beneficiary, str(label["beneficiary"]))


def _share(ours: str, theirs: str) -> bool:
    """Tell whether two names share half of the pairs of characters of the shorter one."""
    if not ours or not theirs:
        return ours == theirs
    pairs = [{name[at : at + 2] for at in range(max(1, len(name) - 1))} for name in (ours, theirs)]
    return 2 * len(pairs[0] & pairs[1]) >= min(len(pairs[0]), len(pairs[1]))
