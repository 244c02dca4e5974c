"""Decisions about matches as a part of the exchange file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compendium.domain.comparison import ClauseRef, MatchDecision
from compendium.exporters.exchange_file import JsonRow
from compendium.exporters.exchange_rows import decision_from, decision_row
from compendium.services.bookmark_exchange import moment_of
from compendium.services.exchange import Merged
from compendium.store.match_decisions import MatchDecisionRepository


class DecisionPart:
    """The decisions; of two about the same clauses the newer stands."""

    name = "match_decisions"

    def __init__(self, decisions: MatchDecisionRepository) -> None:
        self._decisions = decisions

    def rows(self) -> Sequence[JsonRow]:
        """Return every decision, in the order of the clauses."""
        return [decision_row(each) for each in sorted(self._decisions.all(), key=_pair)]

    def read(self, rows: Sequence[object]) -> Callable[[], Merged]:
        """Check decisions and return what merges them."""
        incoming = [decision_from(row) for row in rows]

        def merge() -> Merged:
            mine = {_pair(each): each for each in self._decisions.all()}
            new = [each for each in incoming if _pair(each) not in mine]
            newer = [
                each
                for each in incoming
                if (old := mine.get(_pair(each))) is not None and moment_of(each.modified) > moment_of(old.modified)
            ]
            self._decisions.put([*new, *newer])
            return Merged(len(new), len(newer), len(incoming) - len(new) - len(newer))

        return merge


def _pair(decision: MatchDecision) -> tuple[ClauseRef, ClauseRef]:
    return decision.a, decision.b
