"""Different names of one organ (市工信局, 市工业和信息化局), as data; for grouping, never to rewrite a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

# Endings that mean the same; the others (局, 厅, 部 …) are different organs.
_ENDINGS = {"委员会": "委员会", "委": "委员会", "办公室": "办公室", "办": "办公室"} | {
    ending: ending for ending in ("局", "厅", "部", "署", "中心", "管理局", "监督管理局")
}
_PARTY = re.compile(r"(?:省|市|区|县|州|盟|旗)委$")
_PLACE = re.compile(r"(?:.*(?:省|市|区|县|州|盟|旗|师|镇|乡|兵团|街道|国家|全国|各|原|委|共|会|[）)]))?$", re.DOTALL)
_ASIDE = re.compile(r"[（(][^（()）]*[）)]$")  # 市委网信办（市互联网信息办公室）
_BLANK = re.compile(r"\s+")
_PLACES = re.compile(r".{2,}?(?:省|自治区|自治州|市|区|县|州|盟|旗)")  # 山东省 and 济南市 of 山东省济南市
_NO_NAME = "、场级直属县区市州和各有域"  # 市场监管局, 市级各部门, 市、县政府: no organ of the one place


@dataclass(frozen=True, slots=True)
class OrganNames:
    """Names of one organ between place and ending; the first stands for all.

    Attributes:
        names: two spellings or more, or one whose endings have two.
        party: True where 市委… and 市… are the same office.
    """

    names: tuple[str, ...]
    party: bool = False


@dataclass(frozen=True)
class UnitAliases:
    """Groups of names that mean the same organ.

    Attributes:
        organs: by the part between place and ending (工信 in 市工信局).
        endings: whole ends of names (管委会), the first of a group stands for all.
        starts: whole beginnings (人行).
        dropped_starts: beginnings that say nothing where a name follows (国家税务总局吉林省税务局).
    """

    organs: tuple[OrganNames, ...] = ()
    endings: tuple[tuple[str, ...], ...] = ()
    starts: tuple[tuple[str, ...], ...] = ()
    dropped_starts: tuple[str, ...] = field(default=())

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> UnitAliases:
        """Build from the parsed data file: lists ``organ``, ``ending`` and ``start`` of tables with ``names``.

        Raises:
            ValueError: an entry does not have that shape.
        """
        organs = tuple(OrganNames(_names(each), _table(each).get("party") is True) for each in _list(data, "organ"))
        return cls(
            organs,
            tuple(_names(each) for each in _list(data, "ending")),
            tuple(_names(each) for each in _list(data, "start")),
            tuple(str(each) for each in _list(data, "dropped_starts")),
        )

    def canonical(self, unit: str) -> str:
        """Return the name that stands for ``unit`` and all its aliases; ``unit`` itself when none is known.

        The place stays as printed: 市科技局 becomes 市科学技术局, whichever city the text is of; telling the cities
        apart is up to the caller.
        """
        name = _ASIDE.sub("", _BLANK.sub("", unit)) or unit
        for start in self.dropped_starts:
            if len(name) > len(start) + 2 and name.startswith(start):
                name = name[len(start) :]
        name = self._by_start(name)
        return self._by_ending(name) or self._by_organ(name) or name

    def same(self, first: str, second: str) -> bool:
        """Tell whether two names mean the same organ of the same place."""
        return self.canonical(first) == self.canonical(second)

    def _by_start(self, name: str) -> str:
        for alias, whole in self._starts:
            if name.startswith(alias):
                return whole + name[len(alias) :]
        return name

    def _by_ending(self, name: str) -> str | None:
        for alias, whole in self._ends:
            if name.endswith(alias) and _PLACE.match(name[: -len(alias)]):
                return name[: -len(alias)] + whole
        return None

    def _by_organ(self, name: str) -> str | None:
        for printed, ending in _LONGEST_FIRST:
            if not name.endswith(printed):
                continue
            body = name[: -len(printed)]
            for alias, organ in self._bodies:
                place = body[: len(body) - len(alias)]
                if body.endswith(alias) and _PLACE.match(place):
                    if organ.party and _PARTY.search(place):
                        place = place[:-1]
                    return place + organ.names[0] + ending
        return None

    @cached_property
    def _bodies(self) -> Sequence[tuple[str, OrganNames]]:
        pairs = [(alias, organ) for organ in self.organs for alias in organ.names]
        return sorted(pairs, key=lambda pair: -len(pair[0]))

    @cached_property
    def _ends(self) -> Sequence[tuple[str, str]]:
        return _pairs(self.endings)

    @cached_property
    def _starts(self) -> Sequence[tuple[str, str]]:
        return _pairs(self.starts)


def of_place(unit: str, region: str | None) -> str:
    """Tell the 市科学技术局 of one city from that of another by the name of the place that the text is of.

    A text of 山东省济南市 means 济南市 by 市 and 山东省 by 省. A district is named with its city: many bear one name.
    """
    if not region or not unit or (unit[1:2] in _NO_NAME and unit[1:3] != "市场"):
        return unit
    places: list[str] = _PLACES.findall(region)
    for at, place in reversed(list(enumerate(places))):
        if place[-1] == unit[0]:
            city = "" if place[-1] in "省市" or not at else places[at - 1]
            return city + place + unit[1:]
    return unit


_LONGEST_FIRST = sorted(_ENDINGS.items(), key=lambda pair: -len(pair[0]))


def _pairs(groups: Sequence[Sequence[str]]) -> Sequence[tuple[str, str]]:
    """Alias and name that stands for it, longest alias first."""
    return sorted(((alias, group[0]) for group in groups for alias in group), key=lambda pair: -len(pair[0]))


def _list(data: Mapping[str, object], key: str) -> Sequence[object]:
    value = data.get(key, [])
    if not isinstance(value, list):
        raise ValueError(f"{key}: a list is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"a table is needed, not {value!r}")  # noqa: TRY004 - wrong data, not a wrong call
    return value


def _names(value: object) -> tuple[str, ...]:
    names = _table(value).get("names")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
        raise ValueError(f"a group needs names: {value!r}")
    return tuple(names)
