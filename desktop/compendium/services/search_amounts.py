"""The field 金额: of the query language: clauses that grant a sum, 金额:>=100万, 金额:100万..500万, amount:<500万."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from compendium.search.fields import Field, clause_field
from compendium.search.normal import normalised
from compendium.search.spans import Ends, ends

if TYPE_CHECKING:
    from compendium.services.facts import GrantedSum

_ADVICE = "要写成 金额:>=100万、金额:<=500万 或 金额:100万..500万"
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_PLAIN = re.compile(_NUMBER)
_SCALED = re.compile(rf"(?P<number>{_NUMBER})(?P<scale>(?:万亿|[百千十]?[万亿]|[百千])元?)")


def amount_field(sums: Callable[[], Iterable[GrantedSum]]) -> Field:
    """Return the field; ``sums`` are asked for at each query that uses it."""

    def clauses_of(value: str) -> frozenset[tuple[str, str]] | None:
        passes = amounts(value)
        if passes is None:
            return None
        return frozenset((each.doc, each.clause) for each in sums() if passes(each))

    return clause_field(("金额", "amount"), _ADVICE, clauses_of, _in_words)


def amounts(value: str) -> Callable[[GrantedSum], bool] | None:
    """Return what tells whether a sum, or any of a range of sums, is among those typed; None when these are no sums."""
    span = _typed(value)
    low = _yuan(span.low) if span.low is not None else None
    high = _yuan(span.high) if span.high is not None else None
    if (low is None) is not (span.low is None) or (high is None) is not (span.high is None):
        return None
    if low is not None and high is not None:
        least, most = min(low, high), max(low, high)
        return lambda each: each.most >= least and each.least <= most
    if low is not None:
        return lambda each: each.most > low or (each.most == low and not span.within)
    if high is not None:
        return lambda each: each.least < high or (each.least == high and not span.within)
    return None


def _typed(value: str) -> Ends:
    """Read the ends; 万 behind the greater number goes for both, as in 100..500万, but not in 1000000..500万."""
    span = ends(normalised(value))
    if span.low and span.high and _PLAIN.fullmatch(span.low) and (high := _SCALED.fullmatch(span.high)):
        least, most = (float(number.replace(",", "")) for number in (span.low, high["number"]))
        if least < most:
            return Ends(span.low + high["scale"], span.high)
    return span


def _yuan(printed: str) -> float | None:
    from compendium.facts.numbers import quantities  # its patterns take long to compile, and few queries need them

    words = printed if printed.endswith("元") else f"{printed}元"
    found = quantities(words)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(words)) or found[0].unit != "元":
        return None
    return found[0].value_num if found[0].value_num_max is None else None


def _in_words(value: str) -> str:
    span = _typed(value)
    low, high = (end and (end if end.endswith("元") else f"{end}元") for end in (span.low, span.high))
    if low and high:
        return f"金额{low}" if low == high else f"金额{low}至{high}"
    if low:
        return f"金额{'超过' if span.within else '不少于'}{low}"
    return f"金额{'不到' if span.within else '不超过'}{high}"
