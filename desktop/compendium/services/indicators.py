"""Targets of several policies that count the same thing, side by side. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from compendium.domain.fact import Target
from compendium.domain.finding import folded
from compendium.services.fact_rows import FactRow

# What may stand before or after the name of an indicator without making it another one.
_AROUND = re.compile(
    "^(?:全国|全省|全市|全县|全区|有效期内|各类|累计|新增|力争|实现|推动|建成|培育|建设|引进|的)+"
    "|(?:总数量?|总量|数量|家数|户数|规模)$"
)
# 省级 and 市级 centres are two things; a name without such a word is either.
_GRADE = re.compile("(国家|省|市|县|区)级?(?:以上)?")
_ASIDE = re.compile(r"[（(][^（()）]*[）)]|[“”‘’\"'《》、，,\s]")
_SAME_WORDS = (("支出", ""), ("投入", "经费"), ("主营业务收入", "主营收入"), ("比例", "比重"), ("占比", "比重"))
_ALIKE = 0.78  # Dice coefficient of the pairs of characters: a word more is the same indicator, another word is not
_LEAST_NAME = 2


class IndicatorKey(NamedTuple):
    """The words of an indicator, and the level that they are said of: 国家, 省, …; "" when none is printed."""

    name: str
    grade: str


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """An indicator.

    Attributes:
        name: as most rows print it, the shortest of these.
        rows: targets in library and reading order.
    """

    name: str
    rows: tuple[FactRow, ...]

    @property
    def documents(self) -> int:
        """Number of policies that set it."""
        return len({row.doc for row in self.rows})


def indicator_groups(rows: Iterable[FactRow], unify: Callable[[str], str]) -> list[IndicatorGroup]:
    """Return what is counted, with what most policies count first.

    Args:
        rows: facts; only targets that name an indicator count.
        unify: gives different words for the same thing one form (``Thesaurus.unify``).
    """
    named: dict[IndicatorKey, list[tuple[int, FactRow]]] = defaultdict(list)
    for at, row in enumerate(rows):
        detail = row.fact.detail
        if isinstance(detail, Target) and not detail.soft:
            key = indicator_key(detail.indicator, unify)
            if len(key.name) >= _LEAST_NAME:
                named[key].append((at, row))
    groups = [_group([each for key in keys for each in named[key]]) for keys in _alike(list(named))]
    return sorted(groups, key=lambda group: (-group.documents, -len(group.rows), group.name))


def indicator_key(name: str, unify: Callable[[str], str]) -> IndicatorKey:
    """Return what the same indicator is known by in texts that print it a little differently."""
    key = _ASIDE.sub("", folded(unify(name)))
    before = ""
    while key != before:
        before, key = key, _AROUND.sub("", key) or key
    for printed, same in _SAME_WORDS:
        key = key.replace(printed, same)
    grade = _GRADE.match(key)
    return IndicatorKey(key[grade.end() :], grade[1]) if grade and grade.end() < len(key) else IndicatorKey(key, "")


def _group(placed: Sequence[tuple[int, FactRow]]) -> IndicatorGroup:
    rows = [row for _, row in sorted(placed, key=lambda each: each[0])]
    names: dict[str, int] = defaultdict(int)
    for row in rows:
        if isinstance(row.fact.detail, Target):
            names[row.fact.detail.indicator] += 1
    name = min(names, key=lambda each: (-names[each], len(each), each))
    return IndicatorGroup(name, tuple(rows))


def _alike(keys: Sequence[IndicatorKey]) -> list[list[IndicatorKey]]:
    """Put keys together whose names share most of their pairs of characters; the shortest stands for its group."""
    pairs = {key: frozenset(a + b for a, b in pairwise(key.name)) for key in keys}
    by_pair: dict[str, list[int]] = defaultdict(list)
    groups: list[list[IndicatorKey]] = []
    grades: list[str] = []
    for key in sorted(keys, key=lambda each: (len(each.name), each)):
        shared: dict[int, int] = defaultdict(int)
        for pair in pairs[key]:
            for number in by_pair[pair]:
                shared[number] += 1
        likeness = {
            number: 2 * count / (len(pairs[key]) + len(pairs[groups[number][0]]))
            for number, count in shared.items()
            if key.grade in ("", grades[number]) or not grades[number]
        }
        best = max(likeness, key=likeness.__getitem__, default=-1)
        if best >= 0 and likeness[best] >= _ALIKE:
            groups[best].append(key)
            grades[best] = grades[best] or key.grade
            continue
        for pair in pairs[key]:
            by_pair[pair].append(len(groups))
        groups.append([key])
        grades.append(key.grade)
    return groups
