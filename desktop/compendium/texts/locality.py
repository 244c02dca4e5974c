"""Which place the body of a text is about: its names of places, weighed by where they stand."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from compendium.domain.document import Level
from compendium.texts.places import Mention, Place, Regions

LEAST = 2  # a name printed once in running text tells nothing
MOST = 20  # counties looked for by their short names: a list of all of them must not cost their number of passes
LONGEST_QUOTE = 36  # characters of evidence
_ORGAN_AFTER = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:分行|支行|银行|分局|支局|监管局|税务局|海关|公积金|办事处|管理部|管委会"
    r"|高新区|高新技术产业|经开区|经济技术开发区|开发区|新区|片区|新城|自贸)"
)
_SUPERIOR_AFTER = re.compile(r"(?:人民)?(?:政府)?(?:有关|相关)?(?:政策|规定|文件|决策|部署|要求)")
_SEVERAL = re.compile(r"各县|各区|县区|区县|县[（(]?市|县、区|市辖区")
_CLAUSE = re.compile(r"[^，。、；：\n,;:()（）]+")


@dataclass(slots=True)
class Named:
    """How often a place is named in a way that counts, and the passages that do."""

    count: Counter[Place] = field(default_factory=Counter)
    weight: Counter[Place] = field(default_factory=Counter)
    spans: dict[Place, list[tuple[int, int]]] = field(default_factory=dict)

    def add(self, place: Place, weight: int, start: int, end: int) -> None:
        """Count a name at [start, end)."""
        self.count[place] += 1
        self.weight[place] += weight
        self.spans.setdefault(place, []).append((start, end))


def infer_place(body: str, level: Level, regions: Regions) -> tuple[Place, str] | None:
    """Return the place of that level that ``body`` is about, with quotes; None when its names do not settle it.

    我市 may also be a city that ranks as a county: the place returned then has that level.
    """
    named = _named(body, regions)
    ranked = sorted((place for place in named.weight if place.level is level), key=lambda place: -named.weight[place])
    if level is Level.CITY:
        inner = _county_city(body, named, ranked[0] if ranked else None)
        ranked = [inner] if inner is not None else ranked
    if not ranked or named.weight[ranked[0]] < LEAST:
        return None
    if len(ranked) > 1 and named.weight[ranked[1]] * 3 > named.weight[ranked[0]] * 2:
        return None
    place = ranked[0]
    quotes = Counter(_quote(body, start, end) for start, end in named.spans[place])
    return place, "文中提到" + "、".join(f"“{quote}”" for quote, _ in quotes.most_common(3))


def _county_city(body: str, named: Named, prefecture: Place | None) -> Place | None:
    """Return the city below a prefecture that 我市 means; None when the text speaks for the prefecture."""
    cities = [place for place in named.count if place.level is Level.COUNTY and place.path[-1].endswith("市")]
    if not cities or _SEVERAL.search(body):
        return None
    city = max(cities, key=lambda place: named.count[place])
    siblings = [
        place
        for place in named.count
        if place is not city and place.level is Level.COUNTY and place.path[:-1] == city.path[:-1]
    ]
    if siblings or (prefecture is not None and named.count[city] * 2 < named.count[prefecture]):
        return None
    return city


def _named(body: str, regions: Regions) -> Named:
    """Count full names, and short ones (济南) where they are part of the name of an organ or an area."""
    named = Named()
    for chain in _chains(body, regions):
        place = meant_by(chain)
        if place is None:
            continue
        start, end = chain[0].start, chain[-1].end
        is_organ = _ORGAN_AFTER.match(body, end) is not None
        if not (chain[-1].full or is_organ) or _SUPERIOR_AFTER.match(body, end):
            continue
        named.add(place, 2 if is_organ else 1, start, end)
    _add_short_names(body, named)
    return named


def _add_short_names(body: str, named: Named) -> None:
    """Count 邓州 in 结合邓州实际 where 邓州市 is printed too: lists of short names hold no counties."""
    counties = [place for place, _ in named.count.most_common() if place.level is Level.COUNTY]
    for place in [place for place in counties if len(place.path[-1]) > 2][:MOST]:
        name = place.path[-1]
        for match in re.finditer(f"{re.escape(name[:-1])}(?!{re.escape(name[-1])})", body):
            if _ORGAN_AFTER.match(body, match.end()):
                named.add(place, 1, match.start(), match.end())


def _chains(body: str, regions: Regions) -> list[list[Mention]]:
    chains: list[list[Mention]] = []
    for mention in regions.mentions(body):
        if chains and chains[-1][-1].end == mention.start:
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return chains


def meant_by(chain: list[Mention]) -> Place | None:
    """Return the one place that a chain of names (江西省, 九江市, 武宁县) means; None when it stays open."""
    places = list(chain[0].places)
    if len(chain) == 1 and len(places) > 1:
        provinces = [place for place in places if place.level is not Level.COUNTY]
        return provinces[0] if provinces else None
    for mention in chain[1:]:
        inner = [place for place in mention.places if any(outer.holds(place) for outer in places)]
        if not inner:
            break
        places = inner
    return places[0] if len(places) == 1 else None


def _quote(body: str, start: int, end: int) -> str:
    """Return the words between marks around a name; from the name on, with …, when they are many."""
    left = max((body.rfind(mark, 0, start) for mark in "，。、；：\n,;:()（）《》“”"), default=-1) + 1
    rest = _CLAUSE.match(body, end)
    right = end if rest is None else rest.end()
    words = body[left:right].strip()
    if len(words) <= LONGEST_QUOTE:
        return words
    return body[start : start + LONGEST_QUOTE].strip() + "…" if right - start > LONGEST_QUOTE else body[start:right]
