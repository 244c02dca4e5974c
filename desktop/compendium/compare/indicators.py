"""Numbers of two clauses that measure the same thing, as a reason for joining them.

They are read off the text, be they targets, conditions or rates; whether a target was raised is told by ``targets``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from compendium.compare.features import body_of, fold
from compendium.domain.document import Clause
from compendium.domain.thesaurus import Thesaurus

_PART = re.compile("[,;。、:!?\\n]")
_DOUBLING = re.compile("翻一番|翻番")
_HAS_NUMBER = re.compile(r"\d|翻番|翻一番")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(多)?(%|‰|倍|(?:万|亿)?(?:元|家|户|个|项|件|人|名|台|平方米|公里|亩|吨)|万|亿)")
_TIME = re.compile(r"(?:到|至|截至|力争)?(?:20\d\d|[“]?十[一二三四五]五[”]?)(?:年(?:底|末)?|时期|期间)?(?:前)?")
_VERBS = re.compile(
    "实现|达到?|提高(?:到|至)?|提升(?:到|至)?|增长|增加|超过|突破|不低于|不少于|不超过|高于|以上|左右|累计|新增|力争|年均|每年|占比?重?达|由|从|至|到|约|均|保持在?|控制在?|确保"
)
_SUPPORT = re.compile("给予|补助|补贴|奖励|资助|奖补|按照?.*比例|年利率|贴息")
# The same indicator may be printed with a word more; below this they are two indicators.
_SAME_NAME = 0.8
_LEAST_NAME = 4


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured thing: ``name`` without verbs, ``value`` in ``unit``, ``printed`` as in the text (folded)."""

    name: str
    value: float
    unit: str
    printed: str


def indicators_of(clause: Clause, thesaurus: Thesaurus) -> tuple[Indicator, ...]:
    """Return the numbers of a clause with the name printed before them; rules of support are left out."""
    body = body_of(clause)
    if not _HAS_NUMBER.search(body):
        return ()
    text = thesaurus.unify(fold_lines(body))
    return tuple(found for part in _PART.split(text) for found in _read(part))


def fold_lines(text: str) -> str:
    """Fold each paragraph by itself, so that words never join across a paragraph end."""
    return "\n".join(fold(line) for line in text.split("\n"))


def _read(part: str) -> Iterator[Indicator]:
    if not _HAS_NUMBER.search(part) or _SUPPORT.search(part):
        return
    part = _TIME.sub("", part)
    if doubling := _DOUBLING.search(part):
        name = _name(part[: doubling.start()])
        if len(name) >= _LEAST_NAME:
            yield Indicator(name, 2.0, "倍", doubling.group(0))
        return
    numbers = list(_NUMBER.finditer(part))
    # The last number is the goal: 由54.75%达到60%.
    if numbers and len({match.group(3) for match in numbers}) == 1:
        name = _name(part[: numbers[0].start()])
        if len(name) >= _LEAST_NAME:
            goal = numbers[-1]
            yield Indicator(name, float(goal.group(1)), goal.group(3), goal.group(0))


def _name(words: str) -> str:
    return _VERBS.sub("", words)


def shared_indicators(a: Sequence[Indicator], b: Sequence[Indicator]) -> tuple[tuple[Indicator, Indicator], ...]:
    """Return the (first, second) pairs that measure alike."""
    return tuple(
        (first, second)
        for first in a
        for second in b
        if first.unit == second.unit and _same_name(first.name, second.name)
    )


def _same_name(a: str, b: str) -> bool:
    return a == b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SAME_NAME
