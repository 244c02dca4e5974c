"""Names of places: which province, city or county a text speaks of. The list of names comes from outside as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from compendium.domain.document import Level

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})  # 直辖市 rank as provinces
_PROVINCE_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "特别行政区", "自治区", "省", "市")
_CITY_SUFFIXES = ("市", "地区", "盟")
_LONGEST_NAME = 16


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative region.

    Attributes:
        code: GB/T 2260, six figures.
        path: names from the province down, such as ("山东省", "济南市").
    """

    code: str
    level: Level
    path: tuple[str, ...]

    @property
    def region(self) -> str:
        """Full name, such as 山东省济南市."""
        return "".join(self.path)

    def holds(self, other: Place) -> bool:
        """Tell whether ``other`` lies in this place or is it."""
        return other.path[: len(self.path)] == self.path


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place in a text, [start, end); ``full`` is False for short forms such as 济南."""

    start: int
    end: int
    places: tuple[Place, ...]
    full: bool


@dataclass(frozen=True)
class Regions:
    """All names of places; empty when no data was given, then nothing is found."""

    full_names: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    short_names: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> Regions:
        """Read lines of six figures, a tab and a name; lines that start with # are notes.

        Raises:
            ValueError: a line has another form.
        """
        names: dict[str, str] = {}
        for line in lines:
            if line.strip() and not line.startswith("#"):
                code, _, name = line.strip().partition("\t")
                if len(code) != 6 or not code.isdigit() or not name:
                    raise ValueError(f"not a region: {line!r}")
                names[code] = name
        full: dict[str, list[Place]] = {}
        short: dict[str, list[Place]] = {}
        for code in names:
            place = _place(code, names)
            full.setdefault(place.path[-1], []).append(place)
            if place.level is not Level.COUNTY:
                short.setdefault(_short_name(place), []).append(place)
        return cls(
            {name: tuple(places) for name, places in full.items()},
            {name: tuple(places) for name, places in short.items()},
        )

    def mentions(self, text: str) -> list[Mention]:
        """Return the names of places in ``text`` in reading order, longest first at each point, without overlaps."""
        found: list[Mention] = []
        at = 0
        while at < len(text):
            mention = self._at(text, at)
            if mention is None:
                at += 1
            else:
                found.append(mention)
                at = mention.end
        return found

    def _at(self, text: str, at: int) -> Mention | None:
        for end in range(min(len(text), at + _LONGEST_NAME), at + 1, -1):
            name = text[at:end]
            if name in self.full_names:
                return Mention(at, end, self.full_names[name], True)
            if name in self.short_names:
                return Mention(at, end, self.short_names[name], False)
        return None


def _place(code: str, names: Mapping[str, str]) -> Place:
    province = names.get(code[:2] + "0000", "")
    city = names.get(code[:4] + "00", "")
    if code.endswith("0000"):
        return Place(code, Level.PROVINCE, (province,))
    if code.endswith("00"):
        return Place(code, Level.CITY, (province, city))
    path = (province, city, names[code]) if city and code[:2] not in MUNICIPALITIES else (province, names[code])
    return Place(code, Level.COUNTY, path)


def _short_name(place: Place) -> str:
    """Return the name without its rank: 济南, 吉林, 广西, 楚雄州."""
    name = place.path[-1]
    for suffix in _PROVINCE_SUFFIXES if place.level is Level.PROVINCE else _CITY_SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return f"{name[:2]}州" if name.endswith("自治州") else name
