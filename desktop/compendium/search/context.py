"""The clauses that are shown, and the headings they stand under, read from the library."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.domain.document import Clause, NodeKind
from compendium.search.source import ClauseSource


class Texts:
    """The clauses to show and those above them, read together: one by one they take longer than to find."""

    def __init__(self, source: ClauseSource, keys: Sequence[tuple[str, str]]) -> None:
        self._source = source
        self._clauses: dict[tuple[str, str], Clause] = {}
        wanted = set(keys)
        while wanted:
            read = source.clauses(wanted)
            self._clauses.update(read)
            above = {(doc, clause.parent) for (doc, _), clause in read.items() if clause.parent is not None}
            wanted = above - self._clauses.keys()
        self._headings: dict[tuple[str, str], tuple[str, ...]] = {}

    def clause(self, key: tuple[str, str]) -> Clause:
        """Return a clause; UserError when the library has it no longer."""
        return self._clauses[key] if key in self._clauses else self._source.clause(*key)

    def above(self, key: tuple[str, str]) -> tuple[str, ...]:
        """Return the headings of the clauses that a clause belongs to, outermost first."""
        parent = self.clause(key).parent
        if parent is None:
            return ()
        up = (key[0], parent)
        if up not in self._headings:
            clause = self.clause(up)
            own = "" if clause.kind in (NodeKind.DOC, NodeKind.COVER) else heading(clause)
            self._headings[up] = (*self.above(up), *([own] if own else []))
        return self._headings[up]


def heading(clause: Clause) -> str:
    """Return the marker and printed title of a clause; "" when it has neither."""
    return f"{clause.marker}{clause.sep}{clause.title}".strip()
