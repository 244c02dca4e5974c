"""Targets of two clauses that measure the same thing, and what the second does to the first. Pure.

Only shares and multiples (%, ‰, 倍) tell whether the other level asks for more: a province naturally counts more firms
than a city. What is not plainly the same is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from compendium.compare.features import ALONE
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, Outcome
from compendium.domain.document import Document
from compendium.domain.fact import Target

NameOf = Callable[[str], tuple[str, str]]
"""Gives the one form of an indicator's name, and the level it is said of (国家, 省, …; "" when none is printed)."""

# A word more is the same indicator, another word is not: the shorter name must stand in the longer one, be it in parts,
# and make up so much of it.
ALIKE = 0.75
SAME_INDICATOR = "同一指标："
NOT_WEIGHED = "不比高低："
LEAST_NAME = 3
# A name of so many characters joins two clauses by itself, and with so much strength.
TELLING_NAME = 5
TARGET_STRENGTH = 0.4
_BARE = frozenset({"万", "亿", "千", "百"})  # 万户 is 1万户
_SHARES = frozenset({"%", "‰", "倍"})
# A goal that is not to be exceeded asks for more when its number is smaller.
_CEILING = re.compile("以内|以下|不超过|不高于|低于|控制在|压降|降至|降到")


def with_targets(pair: ClausePair, targets: Mapping[ClauseRef, Sequence[Target]], name_of: NameOf) -> ClausePair:
    """Return the pair with the targets that its clauses set alike, and with what they say together."""
    both = _matched(targets.get(pair.a, ()), targets.get(pair.b, ()), name_of)
    if not both:
        return pair
    matched = tuple(_set_beside(first, second) for first, second in both)
    why = pair.why
    if not any(reason.startswith(SAME_INDICATOR) for reason in why):
        first = matched[0]
        why = (f"{SAME_INDICATOR}{first.name}（{first.a}、{first.b}）", *why)
    why = (*why, *dict.fromkeys(filter(None, (_not_weighed(first, second) for first, second in both))))
    outcomes = {each.outcome for each in matched if each.outcome is not None}
    if len(outcomes) > 1:
        why = (*why, f"{NOT_WEIGHED}各项指标有高有低")
    return replace(pair, targets=matched, outcome=outcomes.pop() if len(outcomes) == 1 else None, why=why)


def pairs_by_targets(
    documents: tuple[Document, Document],
    targets: Mapping[ClauseRef, Sequence[Target]],
    known: Collection[frozenset[ClauseRef]],
    name_of: NameOf,
) -> tuple[ClausePair, ...]:
    """Return pairs of clauses that set the very same indicator, however little else they share.

    Args:
        documents: the two documents; notice and preamble only announce what a clause below them sets.
        targets: by clause.
        known: what is joined already; left out here.
        name_of: see ``NameOf``.
    """
    places: tuple[dict[tuple[str, str, str], list[ClauseRef]], ...] = ({}, {})
    for place, document in zip(places, documents, strict=True):
        for clause in document.outline:
            ref = ClauseRef(document.info.id, clause.id)
            for target in () if clause.kind in ALONE else targets.get(ref, ()):
                name, level = name_of(target.indicator)
                if (
                    len(name) >= TELLING_NAME
                    and not target.soft
                    and ref not in place.get((name, level, target.unit), ())
                ):
                    place.setdefault((name, level, target.unit), []).append(ref)
    both = (
        (a, b)
        for key, refs in places[0].items()
        for a in refs
        for b in places[1].get(key, ())
        if frozenset((a, b)) not in known
    )
    made = (with_targets(ClausePair(a, b, TARGET_STRENGTH, None, ()), targets, name_of) for a, b in dict.fromkeys(both))
    return tuple(pair for pair in made if pair.targets)


def matched_targets(a: Sequence[Target], b: Sequence[Target], name_of: NameOf) -> tuple[MatchedTarget, ...]:
    """Return the targets of two clauses that count the same thing in the same unit, each at most once."""
    return tuple(_set_beside(first, second) for first, second in _matched(a, b, name_of))


def _matched(a: Sequence[Target], b: Sequence[Target], name_of: NameOf) -> list[tuple[Target, Target]]:
    likely = [
        (likeness, i, j)
        for i, first in enumerate(a)
        for j, second in enumerate(b)
        if _comparable(first, second)
        and (likeness := _likeness(name_of(first.indicator), name_of(second.indicator))) >= ALIKE
    ]
    taken: dict[int, int] = {}
    for _, i, j in sorted(likely, key=lambda each: (-each[0], each[1], each[2])):
        if i not in taken and j not in taken.values():
            taken[i] = j
    return [(a[i], b[j]) for i, j in sorted(taken.items())]


def _set_beside(first: Target, second: Target) -> MatchedTarget:
    return MatchedTarget(first.indicator, printed(first), printed(second), _outcome(first, second))


def printed(target: Target) -> str:
    """Return the value with its unit as one reads it: 1万家 (also for 万家), 4%, 翻一番, 全覆盖."""
    # 翻一番 and 全覆盖 say by themselves what the unit (倍, %) says of their number.
    says_all = not any(character.isnumeric() for character in target.value) or target.value.startswith("翻")
    if says_all and target.unit in ("倍", "%"):
        return target.value
    return f"{'1' if target.value in _BARE else ''}{target.value}{target.unit}"


def _comparable(first: Target, second: Target) -> bool:
    if first.soft or second.soft or first.unit != second.unit:
        return False
    return not (first.scope and second.scope and first.scope != second.scope)


def _likeness(a: tuple[str, str], b: tuple[str, str]) -> float:
    (one, level), (other, other_level) = a, b
    if level and other_level and level != other_level:
        return 0.0
    if min(len(one), len(other)) < LEAST_NAME:
        return float(one == other and bool(one))
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    if not all(character in rest for character in short):
        return 0.0
    return len(short) / len(long)


def _outcome(first: Target, second: Target) -> Outcome | None:
    if _not_weighed(first, second) or first.value_num is None or second.value_num is None:
        return None
    if first.value_num == second.value_num:
        return Outcome.SAME
    return Outcome.RAISED if (second.value_num > first.value_num) != _is_ceiling(first) else Outcome.LOWERED


def _not_weighed(first: Target, second: Target) -> str:
    """Say why two goals for the same thing are not set above each other; "" when they are."""
    if first.unit not in _SHARES:
        return f"{NOT_WEIGHED}“{first.indicator}”是数量，两地基数不同"
    if _is_ceiling(first) != _is_ceiling(second):
        return f"{NOT_WEIGHED}“{first.indicator}”一为上限，一为下限"
    if first.frequency != second.frequency:
        return f"{NOT_WEIGHED}“{first.indicator}”一按年度，一按期末"
    if first.value_num is None or second.value_num is None:
        return f"{NOT_WEIGHED}“{first.indicator}”的数值未能识别"
    return ""


def _is_ceiling(target: Target) -> bool:
    return _CEILING.search(target.comparator) is not None
