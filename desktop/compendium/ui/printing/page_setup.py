"""How a paper is to be printed, as the user chose it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from compendium.exporters.layout import Page


class PaperSize(StrEnum):
    """Sheets that offices have."""

    A4 = "A4"
    A3 = "A3"
    B5 = "B5"  # as printers in China mean it
    K16 = "16K"


class PaperStyle(StrEnum):
    """How a page looks."""

    OFFICIAL = "official"  # GB/T 9704-2012
    COMPACT = "compact"


SIZES = {
    PaperSize.A4: (210.0, 297.0),
    PaperSize.A3: (297.0, 420.0),
    PaperSize.B5: (182.0, 257.0),
    PaperSize.K16: (185.0, 260.0),
}
"""Short and long side in mm."""
TEXT_SIZES = (9.0, 10.5, 12.0, 14.0, 16.0, 18.0)
"""Of the text in points: 小五, 五号, 小四, 四号, 三号, 小二."""
PER_PAGE = (0, 1, 2, 3)
"""Units that share a page; 0 lets them follow each other."""
NOTE_LINES = (0, 3, 6, 10)


@dataclass(frozen=True, slots=True)
class PageSetup:
    """What can be chosen.

    Attributes:
        size: of the text, in points.
        contents: whether a table of contents comes first.
        points: whether key points stand with the text.
        note_lines: ruled lines to write on, below each unit; 0 for none.
        per_page: see PER_PAGE.
    """

    paper: PaperSize = PaperSize.A4
    style: PaperStyle = PaperStyle.OFFICIAL
    size: float = 16.0
    contents: bool = False
    points: bool = False
    note_lines: int = 0
    per_page: int = 0

    @property
    def narrow(self) -> bool:
        """True where margins and distances are small."""
        return self.style is PaperStyle.COMPACT

    def page(self, *, landscape: bool = False) -> Page:
        """Return the page."""
        return Page(landscape=landscape, size=SIZES[self.paper], narrow=self.narrow)

    def to_json(self) -> dict[str, object]:
        """Return what ``from_json`` takes."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, object]) -> PageSetup:
        """Take what ``to_json`` gave; what does not fit is as usual."""
        usual = cls()
        allowed: Mapping[str, tuple[object, ...]] = {
            "paper": tuple(PaperSize),
            "style": tuple(PaperStyle),
            "size": TEXT_SIZES,
            "contents": (False, True),
            "points": (False, True),
            "note_lines": NOTE_LINES,
            "per_page": PER_PAGE,
        }
        values = {}
        for field in fields(cls):
            choices, value = allowed[field.name], kept.get(field.name)
            fits = isinstance(value, str | int | float) and value in choices
            values[field.name] = choices[choices.index(value)] if fits else getattr(usual, field.name)
        return cls(**values)  # type: ignore[arg-type]  # each is one of the choices of its field
