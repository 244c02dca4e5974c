from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.services.decision_exchange import DecisionPart
from compendium.services.exchange import Merged
from compendium.store.match_decisions import MatchDecisionRepository
from compendium.store.user_db import UserDatabase

ONE = MatchDecision(
    ClauseRef("a", "1"), ClauseRef("b", "2"), MatchVerdict.CUT, "甲", "乙", "因为", "2026-07-01T08:00:00+08:00"
)


@pytest.fixture
def stored(tmp_path: Path) -> Iterator[MatchDecisionRepository]:
    database = UserDatabase(tmp_path / "user.db")
    yield MatchDecisionRepository(database)
    database.close()


def test_decisions_come_back_as_they_were_handed_on(stored: MatchDecisionRepository) -> None:
    part = DecisionPart(stored)
    stored.put([ONE, replace(ONE, b=ClauseRef("b", "1"), verdict=MatchVerdict.ADDED)])
    rows = part.rows()
    assert part.read(rows)() == Merged(0, 0, 2)
    kept = stored.all()
    stored.remove(kept)
    assert part.read(rows)() == Merged(2, 0, 0)
    assert set(stored.all()) == set(kept)
    assert part.rows() == rows


def test_the_newer_of_two_stands(stored: MatchDecisionRepository) -> None:
    stored.put([ONE])
    part = DecisionPart(stored)
    (row,) = part.rows()
    assert part.read([dict(row) | {"verdict": "confirmed", "modified": "2026-06-01T08:00:00+08:00"}])() == Merged(
        0, 0, 1
    )
    assert stored.all() == (ONE,)
    turned = dict(row) | {"a": row["b"], "b": row["a"], "verdict": "confirmed", "modified": "2026-08-01T00:00:00Z"}
    assert part.read([turned])() == Merged(0, 1, 0)
    (now,) = stored.all()
    assert (now.verdict, now.a, now.a_quote) == (MatchVerdict.CONFIRMED, ONE.a, "甲")


@pytest.mark.parametrize(
    "change", [{"verdict": "maybe"}, {"a": "a#1"}, {"a": {"doc": "a"}}, {"b": {"doc": "a", "clause": "1"}}, {"note": 3}]
)
def test_wrong_rows_are_refused(stored: MatchDecisionRepository, change: dict[str, object]) -> None:
    stored.put([ONE])
    part = DecisionPart(stored)
    with pytest.raises((ValueError, TypeError, KeyError)):
        part.read([dict(part.rows()[0]) | change])
