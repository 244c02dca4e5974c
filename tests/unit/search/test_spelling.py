from __future__ import annotations

from collections.abc import Callable

import pytest

from compendium.domain.document import DocumentInfo
from compendium.domain.query import Expansion, MatchKind, SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.spelling import nearest
from search_material import shipped_language
from unit.search.conftest import MemoryLibrary

READINGS = shipped_language().readings


@pytest.mark.parametrize(
    ("name", "text", "cost", "piece"),
    [
        ("揭榜挂帅", "揭榜挂帅", 0, "揭榜挂帅"),
        ("揭榜挂帅", "揭绑挂帅", 0.5, "揭绑挂帅"),
        ("揭榜挂帅", "揭好挂帅", 1, "揭好挂帅"),
        ("揭榜挂帅", "揭挂榜帅", 1, "揭挂榜帅"),
        ("揭榜挂帅", "揭榜帅", 1, "揭榜帅"),
        ("揭榜挂帅", "实施揭绑挂帅项目", 0.5, "揭绑挂帅"),
        ("揭榜挂帅", "税收", 4, ""),
    ],
)
def test_the_difference_of_a_name_and_what_was_typed(name: str, text: str, cost: float, piece: str) -> None:
    found, start, end = nearest(name, text, READINGS)
    assert found == cost
    assert text[start:end] == piece or cost == len(name)


@pytest.fixture
def correcting(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> SearchEngine:
    library.put(
        DocumentInfo("slips", "科技方案"),
        "实施“揭榜挂帅”项目，高新技术企业数量翻一番。",
        "加强水利枢纽建设。",
        "通过认定的企业，国高新区。",
    )
    engine = make_engine(language=shipped_language)
    engine.sync()
    return engine


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("揭绑挂帅", "揭榜挂帅"),
        ("揭挂榜帅", "揭榜挂帅"),
        ("高新计术企业", "高新技术企业"),
        ("高新计术企业 数量", "高新技术企业 数量"),
        ("高新计术企业怎么认定", "高新技术企业怎么认定"),
        ("水利书纽", "水利枢纽"),
    ],
)
def test_a_slip_is_told(typed: str, meant: str, correcting: SearchEngine) -> None:
    assert correcting.search(SearchRequest(typed)).suggestions[0] == meant


@pytest.mark.parametrize("typed", ["揭榜挂帅", "高企", "工信部", "贴息", '"揭绑挂帅"', "没有这样的词", "2023年"])
def test_what_is_printed_known_or_quoted_holds_no_slip(typed: str, correcting: SearchEngine) -> None:
    assert correcting.search(SearchRequest(typed)).suggestions == ()


def test_where_nothing_is_found_the_likeliest_is_searched_and_says_so(correcting: SearchEngine) -> None:
    result = correcting.search(SearchRequest("揭挂榜帅"))
    assert [(hit.doc, hit.clause, hit.match) for hit in result.hits] == [("slips", "1", MatchKind.FUZZY)]
    assert result.total_exact == 0
    assert result.expansions == (Expansion("揭挂榜帅", "揭榜挂帅", MatchKind.FUZZY),)
    literal = correcting.search(SearchRequest("揭挂榜帅", without=(("揭挂榜帅", "揭榜挂帅"),)))
    assert literal.total == 0
    assert literal.suggestions == ("揭榜挂帅",)


@pytest.mark.parametrize(
    "typed",
    [
        "揭榜挂师",
        "捷榜挂帅",
        "杰榜挂帅",
        "杨榜挂帅",
        "揭榜桂帅",
        "榜揭挂帅",
        "揭榜帅挂",
        "揭挂帅",
        "揭榜挂帅帅",
        "揭榜榜挂帅",
        "揭揭榜挂帅",
    ],
)
def test_a_slip_anywhere_in_a_word_is_put_right(typed: str, correcting: SearchEngine) -> None:
    result = correcting.search(SearchRequest(typed))
    assert [(hit.doc, hit.clause, hit.match) for hit in result.hits] == [("slips", "1", MatchKind.FUZZY)]
    assert result.suggestions[0] == "揭榜挂帅"


@pytest.mark.parametrize("typed", ["水利枢扭", "水力枢纽", "水利纽枢", "永利枢纽"])
def test_a_slip_in_a_word_that_is_no_name_is_put_right_by_what_is_printed(typed: str, correcting: SearchEngine) -> None:
    result = correcting.search(SearchRequest(typed))
    assert [(hit.clause, hit.match) for hit in result.hits] == [("2", MatchKind.FUZZY)]
    assert result.suggestions == ("水利枢纽",)


def test_a_word_put_right_comes_before_its_pieces(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    library.put(DocumentInfo("pieces", "方案"), "支持科技型中小企业库建设。", "科技型中小项目，企业。")
    library.put(DocumentInfo("others", "别的"), *(f"第{number}件事。" for number in range(40)))
    engine = make_engine(language=shipped_language)
    result = engine.search(SearchRequest("科技型中小企亚"))
    assert {(hit.doc, hit.clause) for hit in result.hits} == {*library.holding("科技型中小企业")}
    assert {hit.match for hit in result.hits} == {MatchKind.FUZZY}
    declined = engine.search(
        SearchRequest("科技型中小企亚", without=tuple(("科技型中小企亚", each) for each in result.suggestions))
    )
    assert ("pieces", "1") in {(hit.doc, hit.clause) for hit in declined.hits}
    assert {hit.match for hit in declined.hits} == {MatchKind.WORDS}
    assert declined.interpreted == "没有条款与“科技型中小企亚”完全相符，列出有其中大部分字词的条款"


def test_a_name_with_another_word_behind_it_is_no_slip(correcting: SearchEngine) -> None:
    assert correcting.search(SearchRequest("高新技术企业认定")).suggestions == ()
