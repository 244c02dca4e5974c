"""Comparing documents of the library, remembered by content."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping, Sequence

import pytest

from compare_samples import article, document, item
from compendium.compare.matrix import RowOutcome
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict, MatterComparison, Outcome
from compendium.domain.document import Document
from compendium.domain.errors import CancelledError, UnknownDocumentError, UserError
from compendium.domain.fact import Fact, Target
from compendium.domain.thesaurus import Thesaurus
from compendium.domain.work import Progress
from compendium.services.compare import CompareService

PLATFORMS = "支持企业建设重点实验室和技术创新中心，开放大型科学仪器设施。"
TALENT = "选派高校教师到企业担任科技副总，扩大博士后招收规模。"
FINANCE = "鼓励天使投资和风险投资基金支持初创企业，推广知识产权质押贷款。"


class Shelf:
    """Documents by id; counts how often each was asked for."""

    def __init__(self, *documents: Document) -> None:
        self.documents = {document.info.id: document for document in documents}

    def get(self, doc: str) -> Document:
        if doc not in self.documents:
            raise UnknownDocumentError(doc)
        return self.documents[doc]


class Memory:
    """A cache that keeps what a file would keep: JSON text."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, key: str) -> object:
        return json.loads(self.values[key]) if key in self.values else None

    def put(self, key: str, value: object) -> None:
        self.values[key] = json.dumps(value)


class Watched:
    """Progress that can be cancelled at a point."""

    def __init__(self, stop: Callable[[int], bool] = lambda _: False) -> None:
        self.reports: list[tuple[int, int, str]] = []
        self._stop = stop

    def report(self, done: int, total: int, text: str = "") -> None:
        self.reports.append((done, total, text))

    @property
    def cancelled(self) -> bool:
        return self._stop(len(self.reports))


def plan(name: str, *texts: str) -> Document:
    return document(name, [item(number, text) for number, text in enumerate(texts, 1)])


@pytest.fixture
def shelf() -> Shelf:
    return Shelf(
        plan("a", PLATFORMS, TALENT),
        plan("b", TALENT, FINANCE),
        plan("c", FINANCE, PLATFORMS),
        plan("d", PLATFORMS, TALENT, FINANCE),
    )


def found(compared: MatterComparison) -> set[tuple[str, str, str, str]]:
    return {(p.a.doc, p.a.clause, p.b.doc, p.b.clause) for p in compared.pairs}


def test_every_two_of_the_documents_are_compared(shelf: Shelf) -> None:
    compared = CompareService(shelf).by_matter(["a", "b", "c"])
    assert found(compared) == {("a", "1", "c", "2"), ("a", "2", "b", "1"), ("b", "2", "c", "1")}
    assert compared.unmatched == {"a": (), "b": (), "c": ()}


@pytest.mark.parametrize(
    ("docs", "code"),
    [
        (["a"], "wrong_number_of_documents"),
        (["a", "b", "c", "d", "a"], "wrong_number_of_documents"),
        (["a", "a"], "repeated_document"),
        (["a", "nowhere"], "unknown_document"),
    ],
)
def test_a_wrong_choice_is_named(shelf: Shelf, docs: list[str], code: str) -> None:
    with pytest.raises(UserError) as caught:
        CompareService(shelf).by_matter(docs)
    assert caught.value.code == code


def test_a_remembered_comparison_is_the_same_and_saves_the_work(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    first = CompareService(shelf, memory).by_matter(["a", "b", "d"])
    text = CompareService(shelf, memory).by_text("a", "d")
    assert len(memory.values) == 4

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the work was done again")

    monkeypatch.setattr("compendium.compare.matter.match_pair", refuse)
    monkeypatch.setattr("compendium.compare.text.compare_text", refuse)
    assert CompareService(shelf, memory).by_matter(["a", "b", "d"]) == first
    assert CompareService(shelf, memory).by_text("a", "d") == text


def test_a_changed_text_or_thesaurus_is_compared_anew(shelf: Shelf) -> None:
    memory = Memory()
    CompareService(shelf, memory).by_matter(["a", "b"])
    shelf.documents["b"] = plan("b", PLATFORMS, FINANCE)
    assert found(CompareService(shelf, memory).by_matter(["a", "b"])) == {("a", "1", "b", "1")}
    CompareService(shelf, memory, Thesaurus((("科技副总", "科创副总"),))).by_matter(["a", "b"])
    assert len(memory.values) == 3


def test_metadata_do_not_matter_to_what_is_remembered(shelf: Shelf) -> None:
    memory = Memory()
    CompareService(shelf, memory).by_matter(["a", "b"])
    old = shelf.documents["a"]
    shelf.documents["a"] = dataclasses.replace(old, info=dataclasses.replace(old.info, title="新题", year=2020))
    CompareService(shelf, memory).by_matter(["a", "b"])
    assert len(memory.values) == 1


@pytest.mark.parametrize("kept", ["[1]", '{"changes": 3}', '[["1"]]', '"x"'])
def test_a_spoilt_memory_is_computed_anew(shelf: Shelf, kept: str) -> None:
    memory = Memory()
    service = CompareService(shelf, memory)
    matter, text = service.by_matter(["a", "b"]), service.by_text("a", "b")
    memory.values = dict.fromkeys(memory.values, kept)
    assert service.by_matter(["a", "b"]) == matter
    assert service.by_text("a", "b") == text


def test_progress_rises_to_the_end_over_all_pairs(shelf: Shelf) -> None:
    watched = Watched()
    CompareService(shelf).by_matter(["a", "b", "c", "d"], watched)
    shares = [done / total for done, total, _ in watched.reports if total]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any("《a》" in text and "《b》" in text for _, _, text in watched.reports)


def test_cancelling_between_clauses_stops_the_work(shelf: Shelf) -> None:
    service = CompareService(shelf)
    works: Mapping[str, Callable[[Progress], object]] = {
        "matter": lambda progress: service.by_matter(["a", "b", "c"], progress),
        "text": lambda progress: service.by_text("a", "b", progress),
    }
    for work in works.values():
        with pytest.raises(CancelledError):
            work(Watched(lambda reports: reports >= 1))


def test_versions_are_compared_by_text() -> None:
    shelf = Shelf(
        document("old", [article(1, PLATFORMS), article(2, TALENT)]),
        document("new", [article(1, FINANCE), article(2, PLATFORMS), article(3, TALENT)]),
    )
    compared = CompareService(shelf).by_text("old", "new")
    assert compared.documents == ("old", "new")
    assert compared.summary == {"same": 2, "changed": 0, "moved": 0, "added": 1, "removed": 0}


def research(clause: str, name: str, value: float, unit: str = "%") -> Fact:
    return Fact(clause, "", 0, 0, Target(name, f"{value:g}", value, unit))


def test_targets_come_from_the_facts_of_today_not_from_the_memory() -> None:
    shelf = Shelf(plan("a", PLATFORMS, TALENT, "研发强度达到3%。"), plan("b", TALENT, PLATFORMS, "研发强度达到4%。"))
    facts = {"a": [research("1", "全社会研发投入强度", 3)], "b": [research("2", "全社会研发投入强度", 4)]}
    memory = Memory()
    service = CompareService(shelf, memory, facts=lambda doc: facts[doc])
    pair = service.by_matter(["a", "b"]).pairs[0]
    assert (pair.a.clause, pair.b.clause, pair.outcome) == ("1", "2", Outcome.RAISED)
    assert [(target.a, target.b) for target in pair.targets] == [("3%", "4%")]
    assert "同一指标：全社会研发投入强度（3%、4%）" in pair.why
    facts["b"] = [research("2", "全社会研发投入强度", 2)]
    assert service.by_matter(["a", "b"]).pairs[0].outcome is Outcome.LOWERED
    turned = service.by_matter(["b", "a"])
    assert [each.outcome for each in turned.pairs if each.targets] == [Outcome.RAISED]
    assert CompareService(shelf, memory).by_matter(["a", "b"]).pairs[0].outcome is None


def test_clauses_that_set_the_same_indicator_are_joined() -> None:
    shelf = Shelf(plan("a", "到2025年高新技术企业1万家。"), plan("b", "壮大创新主体，高新技术企业500家。"))
    facts = {"a": [research("1", "高新技术企业", 10000, "家")], "b": [research("1", "高新技术企业", 500, "家")]}
    pair = CompareService(shelf, facts=lambda doc: facts[doc]).by_matter(["a", "b"]).pairs[0]
    assert pair.why[0] == "同一指标：高新技术企业（10000家、500家）"
    assert pair.outcome is None


class Decided:
    """Decisions as they stand."""

    def __init__(self, *decisions: MatchDecision) -> None:
        self.decisions = decisions

    def for_documents(self, _docs: Sequence[str]) -> Sequence[MatchDecision]:
        return self.decisions


def test_decisions_stand_above_what_was_found_and_show_in_the_matrix(shelf: Shelf) -> None:
    memory = Memory()
    found = CompareService(shelf, memory).by_matter(["a", "b"])
    (pair,) = found.pairs
    added = ClauseRef("a", "1"), ClauseRef("b", "2")
    service = CompareService(
        shelf,
        memory,
        decisions=Decided(MatchDecision(pair.a, pair.b, MatchVerdict.CUT), MatchDecision(*added, MatchVerdict.ADDED)),
    )
    compared = service.by_matter(["a", "b"])
    assert [(each.a, each.b, each.strength) for each in compared.pairs] == [(*added, 1.0)]
    assert [(each.a, each.b) for each in compared.cut] == [(pair.a, pair.b)]
    assert compared.unmatched == {"a": ("2",), "b": ("1",)}
    rows = [(row.outcome, [bool(cell) for cell in row.cells]) for row in service.matrix(compared).rows]
    assert rows == [
        (RowOutcome.MATCHED, [True, True]),
        (RowOutcome.MISSING, [True, False]),
        (RowOutcome.ADDED, [False, True]),
    ]
    assert CompareService(shelf, memory).by_matter(["a", "b"]) == found
