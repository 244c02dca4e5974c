from __future__ import annotations

from dataclasses import replace

import pytest

from compendium.domain.document import DocumentInfo, Level
from compendium.domain.query import MatchKind, SearchRequest, SortOrder
from compendium.search.engine import SearchEngine
from compendium.search.found import Found
from compendium.search.matching import Part
from compendium.search.ordering import shown
from compendium.search.table import TableBuilder

from .conftest import MemoryLibrary


@pytest.fixture
def engine(library: MemoryLibrary, engine: SearchEngine) -> SearchEngine:
    """Four documents, one clause about taxes each, two in the last."""
    for doc in ("nation", "province", "city"):
        library.remove(doc)
    library.put(DocumentInfo("old", "甲", level=Level.CITY, year=2016, signed_date="2016-05-01"), "税税税")
    library.put(DocumentInfo("undated", "乙"), "税")
    library.put(
        DocumentInfo("new", "丙", level=Level.NATIONAL, year=2024, signed_date="2024-02-01"), "纳税的很长的一条"
    )
    library.put(
        DocumentInfo("same-year", "丁", level=Level.CITY, year=2024, signed_date="2024-03-01"),
        "税",
        "无",
        "税收|。税收税收",
    )
    engine.sync()
    return engine


def places(engine: SearchEngine, order: SortOrder, limit: int | None = None) -> list[tuple[str, str]]:
    return [(hit.doc, hit.clause) for hit in engine.search(SearchRequest("税", order=order, limit=limit)).hits]


def test_newest_goes_by_date_and_puts_undated_last(engine: SearchEngine) -> None:
    expected = [("same-year", "1"), ("same-year", "3"), ("new", "1"), ("old", "1"), ("undated", "1")]
    assert places(engine, SortOrder.NEWEST) == expected


def test_document_order_is_that_of_the_library(engine: SearchEngine) -> None:
    expected = [("old", "1"), ("undated", "1"), ("new", "1"), ("same-year", "1"), ("same-year", "3")]
    assert places(engine, SortOrder.DOCUMENT) == expected


def test_levels_come_from_the_top_and_the_best_first_within_one(engine: SearchEngine) -> None:
    found = places(engine, SortOrder.LEVEL)
    assert found[0] == ("new", "1")
    assert found[-1] == ("undated", "1")
    assert found[1] == ("same-year", "3")
    assert set(found[2:4]) == {("old", "1"), ("same-year", "1")}


@pytest.mark.parametrize("order", list(SortOrder))
@pytest.mark.parametrize("limit", [0, 1, 2, 3, 4, 5, 9])
def test_fewer_are_the_first_of_all(order: SortOrder, limit: int, engine: SearchEngine) -> None:
    assert places(engine, order, limit) == places(engine, order)[:limit]


def test_the_typed_words_come_before_what_is_like_them() -> None:
    library = MemoryLibrary()
    for doc, level in (("a", Level.CITY), ("b", Level.NATIONAL)):
        library.put(DocumentInfo(doc, "题", level=level), "一", "二", "三")
    builder = TableBuilder()
    for info in library.list():
        builder.add(library.get(info.id))
    part = Part(builder.table(), None)
    scores = {number: float(number) for number in range(6)}
    kinds: tuple[dict[int, MatchKind], ...] = ({5: MatchKind.SYNONYM, 1: MatchKind.FUZZY},)
    found = Found(((part, scores),), MatchKind.EXACT, "", (), kinds=kinds)

    def clauses(order: SortOrder, limit: int | None = None, found: Found = found) -> list[int]:
        return [place.clause for place in shown(found, [(part, set(scores))], order, {"a": 0, "b": 1}, limit)]

    assert clauses(SortOrder.RELEVANCE) == [4, 3, 2, 0, 5, 1]
    assert clauses(SortOrder.RELEVANCE, 3) == [4, 3, 2]
    assert clauses(SortOrder.LEVEL) == [4, 3, 5, 2, 0, 1]
    assert clauses(SortOrder.DOCUMENT) == [0, 1, 2, 3, 4, 5]
    loosened = replace(found, match=MatchKind.WORDS)  # where nothing holds the typed words, what is like them is best
    assert clauses(SortOrder.RELEVANCE, found=loosened) == [5, 4, 3, 2, 1, 0]
