"""Spans as queries give them, of years or of sums: 2024, 2022..2024, >=2023, 100万以上, 不超过500万."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"(?P<low>.*?)\s*(?:\.{2,3}|…+|-+|—+|–|~|〜|至|到)\s*(?P<high>.*)")
_BEFORE = re.compile(
    r"(?:(?P<least>>=|≥|不低于|不少于|至少)|(?P<most><=|≤|不超过|不高于|最高|最多)"
    r"|(?P<above>>|超过|高于|大于)|(?P<below><|低于|少于|小于|不足)|=)\s*(?P<end>.+)"
)
_BEHIND = re.compile(r"(?P<end>.+?)\s*(?:(?P<least>及?以上)|(?P<most>及?以下|以内|之内))")


@dataclass(frozen=True, slots=True)
class Ends:
    """The ends of a span as typed.

    Attributes:
        low, high: None where it is open; both the same for a single value.
        within: True when the ends are not part of it.
    """

    low: str | None
    high: str | None
    within: bool = False


def ends(value: str) -> Ends:
    """Read the ends of a normalised value; they may be anything, and are the value itself when it names no span."""
    if compared := _BEFORE.fullmatch(value) or _BEHIND.fullmatch(value):
        end, said = compared["end"], compared.groupdict()
        if said["least"] or said.get("above"):
            return Ends(end, None, within=bool(said.get("above")))
        if said["most"] or said.get("below"):
            return Ends(None, end, within=bool(said.get("below")))
        return Ends(end, end)
    if (between := _BETWEEN.fullmatch(value)) and (between["low"] or between["high"]):
        return Ends(between["low"] or None, between["high"] or None)
    return Ends(value, value)
