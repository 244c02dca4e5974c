"""Marks in the margin of a text where its clauses ask for something or give something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from compendium.domain.fact import FactKind
from compendium.services.fact_rows import FactRow
from compendium.ui.icons import Icons
from compendium.ui.models.fact_kinds import KIND_ICONS, kind_name
from compendium.ui.reader.page_painter import MarginMark

MARK_KEY = "points"
_MARKED = (FactKind.TARGET, FactKind.DUTY, FactKind.SUPPORT, FactKind.DEADLINE)
"""In the order in which one of them stands for a clause that has several."""


def fact_marks(rows: Sequence[FactRow], icons: Icons) -> list[MarginMark]:
    """Return one quiet mark for each clause with targets, duties, supports or deadlines."""
    by_clause: dict[str, Counter[FactKind]] = {}
    for row in rows:
        if row.kind in _MARKED:
            by_clause.setdefault(row.fact.clause, Counter())[row.kind] += 1
    marks: list[MarginMark] = []
    for clause, counts in by_clause.items():
        present = [kind for kind in _MARKED if counts[kind]]
        words = "、".join(f"{kind_name(kind)} {counts[kind]}" for kind in present)
        icon = icons.icon(KIND_ICONS[present[0]], "text_disabled")
        marks.append(MarginMark(clause, MARK_KEY, icon, words, behind=True))
    return marks
