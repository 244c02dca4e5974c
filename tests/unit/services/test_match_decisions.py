"""Decisions about matches: kept, found again, taken back, exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from compare_samples import document, item
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.document import Document
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError, UserError
from compendium.services.match_decisions import MatchDecisions
from compendium.store.match_decisions import MatchDecisionRepository
from compendium.store.user_db import UserDatabase

CONFIRMED, CUT, ADDED = MatchVerdict.CONFIRMED, MatchVerdict.CUT, MatchVerdict.ADDED
PLATFORMS, TALENT, FINANCE = "支持企业建设重点实验室。", "选派科技副总到企业服务。", "推广知识产权质押贷款。"
START = datetime(2026, 7, 1, 9, tzinfo=UTC)


def plan(name: str, *texts: str) -> Document:
    return document(name, [item(number, text) for number, text in enumerate(texts, 1)])


def ref(name: str) -> ClauseRef:
    return ClauseRef(name[0], name[1:])


class Shelf:
    def __init__(self, *documents: Document) -> None:
        self.documents = {each.info.id: each for each in documents}

    def get(self, doc: str) -> Document:
        if doc not in self.documents:
            raise UnknownDocumentError(doc)
        return self.documents[doc]


class Desk:
    """A user's file with two plans; the clock ticks once for each decision."""

    def __init__(self, path: Path) -> None:
        self.shelf = Shelf(plan("a", PLATFORMS, TALENT), plan("b", TALENT, FINANCE), plan("c", FINANCE))
        self.database = UserDatabase(path)
        self.moment = START
        self.decisions = MatchDecisions(MatchDecisionRepository(self.database), self.shelf, now=self._tick)

    def _tick(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def standing(self, *docs: str) -> list[tuple[ClauseRef, ClauseRef, MatchVerdict]]:
        return [(each.a, each.b, each.verdict) for each in self.decisions.for_documents(docs or ("a", "b", "c"))]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "user.db")
    yield opened
    opened.database.close()


def test_a_decision_has_no_direction_and_is_kept(desk: Desk, tmp_path: Path) -> None:
    made = desk.decisions.decide(ref("b1"), ref("a2"), CONFIRMED, "同一措施")
    assert (made.a, made.b, made.note, made.modified) == (ref("a2"), ref("b1"), "同一措施", "2026-07-01T09:00:01+00:00")
    assert made.a_quote.endswith(TALENT)
    assert desk.decisions.standing(ref("a2"), ref("b1")) == desk.decisions.standing(ref("b1"), ref("a2")) == made
    desk.database.close()
    again = Desk(tmp_path / "user.db")
    assert again.decisions.all() == (made,)
    again.database.close()


def test_a_later_decision_takes_the_place_of_the_earlier(desk: Desk) -> None:
    first = desk.decisions.decide(ref("a2"), ref("b1"), CONFIRMED)
    desk.decisions.decide(ref("a2"), ref("b1"), CUT)
    assert desk.standing() == [(ref("a2"), ref("b1"), CUT)]
    desk.decisions.restore(first)
    assert desk.decisions.all() == (first,)


def test_what_is_withdrawn_can_be_restored(desk: Desk) -> None:
    made = desk.decisions.decide(ref("a2"), ref("b1"), ADDED)
    assert desk.decisions.withdraw(ref("b1"), ref("a2")) == made
    assert desk.standing() == []
    assert desk.decisions.withdraw(ref("a2"), ref("b1")) is None
    desk.decisions.restore(made)
    assert desk.decisions.all() == (made,)


def test_only_decisions_between_the_documents_are_given(desk: Desk) -> None:
    desk.decisions.decide(ref("a2"), ref("b1"), CONFIRMED)
    desk.decisions.decide(ref("b2"), ref("c1"), CUT)
    assert desk.standing("a", "b") == [(ref("a2"), ref("b1"), CONFIRMED)]
    assert desk.standing("a", "c") == []
    assert len(desk.standing("a", "b", "c")) == 2


def test_unknown_clauses_are_refused(desk: Desk) -> None:
    with pytest.raises(UnknownClauseError):
        desk.decisions.decide(ref("a9"), ref("b1"), CUT)
    with pytest.raises(UnknownDocumentError):
        desk.decisions.decide(ref("a1"), ref("z1"), CUT)
    with pytest.raises(UserError, match="同一份文件"):
        desk.decisions.decide(ref("a1"), ref("a2"), ADDED)


def test_a_decision_follows_its_words_into_another_clause(desk: Desk) -> None:
    made = desk.decisions.decide(ref("a2"), ref("b1"), CUT)
    desk.shelf.documents["b"] = plan("b", "新增一条要求。", FINANCE, TALENT)
    assert desk.standing() == [(ref("a2"), ref("b3"), CUT)]
    assert desk.decisions.standing(ref("a2"), ref("b3")) == made
    assert desk.decisions.standing(ref("a2"), ref("b1")) is None
    desk.decisions.decide(ref("a2"), ref("b3"), CONFIRMED)
    assert desk.standing() == [(ref("a2"), ref("b3"), CONFIRMED)]
    assert len(desk.decisions.all()) == 1


def test_a_decision_whose_words_are_gone_is_kept_and_listed(desk: Desk) -> None:
    made = desk.decisions.decide(ref("a2"), ref("b1"), CUT)
    kept = desk.decisions.decide(ref("b2"), ref("c1"), CONFIRMED)
    desk.shelf.documents["a"] = plan("a", PLATFORMS, "另行规定。")
    assert desk.standing() == [(ref("b2"), ref("c1"), CONFIRMED)]
    assert desk.decisions.lost() == desk.decisions.lost(["a", "b"]) == (made,)
    assert desk.decisions.lost(["b", "c"]) == ()
    del desk.shelf.documents["c"]
    assert set(desk.decisions.lost()) == {made, kept}
    desk.decisions.discard([made])
    assert desk.decisions.all() == (kept,)


def test_of_two_computers_the_newer_word_stands(desk: Desk) -> None:
    mine = desk.decisions.decide(ref("a2"), ref("b1"), CUT)
    older = replace(mine, verdict=CONFIRMED, modified="2026-07-01T17:00:00+08:00")
    newer = replace(mine, verdict=CONFIRMED, modified="2026-07-01T17:00:05+08:00")
    other = MatchDecision(ref("b2"), ref("c1"), ADDED, "2." + FINANCE, "1." + FINANCE, "", "2026-01-01T00:00:00+08:00")
    assert desk.decisions.merge([older]) == 0
    assert desk.decisions.merge([other, newer, other]) == 2
    assert set(desk.decisions.all()) == {newer, other}
    assert desk.decisions.merge(desk.decisions.all()) == 0


def test_where_nothing_can_be_kept_it_is_said(desk: Desk, tmp_path: Path) -> None:
    desk.decisions.decide(ref("a2"), ref("b1"), CUT)
    desk.database.close()
    database = UserDatabase(tmp_path / "user.db", read_only=True)
    locked = MatchDecisions(MatchDecisionRepository(database), desk.shelf)
    with pytest.raises(UserError) as refused:
        locked.withdraw(ref("a2"), ref("b1"))
    assert refused.value.code == "read_only"
    assert len(locked.all()) == 1
    database.close()
