"""Which parts of an index are worth making into one.

Every part is asked for every word, and writing one takes as long as it is large. So small parts are merged among
themselves, and a large one only when what came since weighs against it: each clause is rewritten a few times ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_ALIKE = 4  # parts of about one size
_SMALL = 500  # clauses; parts up to this are of one size
_LARGER = 3  # a part this many times as large as all smaller ones together is of another size
_DEAD = 0.25  # share of the clauses of a part; with more, it is written anew without them


@dataclass(frozen=True, slots=True)
class PartSize:
    """Clauses of a part: all of them, and those that are still of the library."""

    clauses: int
    living: int


def due(parts: Sequence[PartSize]) -> list[int]:
    """Return the places in ``parts`` of those to make into one part now; none when they are well as they are."""
    alike: list[int] = []
    total = 0
    for place in sorted(range(len(parts)), key=lambda place: parts[place].living):
        living = parts[place].living
        if living > max(_SMALL, _LARGER * total):
            if len(alike) > _MOST_ALIKE:
                break
            alike = []  # too few to be worth it; of the next size there may be more
        alike.append(place)
        total += living
    worn = [place for place, part in enumerate(parts) if part.clauses - part.living > _DEAD * part.clauses]
    merged = alike if len(alike) > _MOST_ALIKE else []
    return sorted({*merged, *worn})
