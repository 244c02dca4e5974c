from __future__ import annotations

import threading

import pytest

from compendium.domain.errors import CancelledError
from compendium.domain.query import MatchKind, SearchRequest, SortOrder
from compendium.search.engine import SearchEngine


def places(engine: SearchEngine, query: str, **filters: object) -> list[tuple[str, str]]:
    return [(hit.doc, hit.clause) for hit in engine.search(SearchRequest(query, **filters)).hits]  # type: ignore[arg-type]


def test_words_are_all_wanted_and_operators_work(engine: SearchEngine) -> None:
    assert set(places(engine, "企业 科技型")) == {("nation", "1"), ("province", "1")}
    assert set(places(engine, "贴息 或 知识产权")) == {("city", "1"), ("nation", "3")}
    assert set(places(engine, "企业 -科技型")) == {("nation", "2"), ("city", "2")}
    assert set(places(engine, "(贴息 | 知识产权) NOT 加强")) == {("city", "1")}
    assert len(places(engine, "-企业")) == 3


def test_totals_and_facets_count_clauses_before_the_limit(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("企业", limit=1))
    assert (result.total, result.total_exact, len(result.hits)) == (4, 4, 1)
    assert result.facets["doc"] == {"nation": 2, "city": 1, "province": 1}
    assert result.facets["level"] == {"国家": 2, "市": 1, "省": 1}
    assert result.facets["year"] == {"2022": 2, "2023": 1, "2024": 1}
    assert result.facets["unit"] == {"科技部": 1, "财政部": 1, "吉林省科技厅": 1, "吉林省财政厅": 1}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"docs": ("nation",)}, {("nation", "1"), ("nation", "2")}),
        ({"levels": ("省", "市")}, {("province", "1"), ("city", "2")}),
        ({"regions": ("吉林",)}, {("province", "1")}),
        ({"years": (2023,)}, {("city", "2")}),
        ({"units": ("省科技厅",)}, {("province", "1")}),
        ({"levels": ("国家",), "units": ("科技部",)}, {("nation", "1")}),
        ({"levels": ("县",)}, set()),
    ],
)
def test_filters_narrow(engine: SearchEngine, filters: dict[str, object], expected: set[tuple[str, str]]) -> None:
    result = engine.search(SearchRequest("企业", **filters))  # type: ignore[arg-type]
    assert {(hit.doc, hit.clause) for hit in result.hits} == expected
    assert result.total == len(expected) == sum(result.facets["doc"].values())


def test_choices_show_what_else_a_facet_has(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("企业", levels=("国家",)))
    assert result.facets["level"] == {"国家": 2}
    assert result.choices["level"] == {"国家": 2, "市": 1, "省": 1}
    assert result.choices["doc"] == {"nation": 2}


def test_a_heading_counts_more_than_a_mention(engine: SearchEngine) -> None:
    assert places(engine, "贷款")[0] == ("city", "1")
    assert places(engine, "贷款", order=SortOrder.DOCUMENT) == [("province", "2"), ("city", "1")]


def test_hits_show_exact_characters_and_every_mark(engine: SearchEngine) -> None:
    [hit] = engine.search(SearchRequest("加计100%扣除")).hits
    assert [hit.snippet[a:b] for a, b in hit.ranges] == ["加计100％扣除"]
    assert hit.title == "1.税收优惠"
    assert hit.match is MatchKind.EXACT
    [many] = [hit for hit in engine.search(SearchRequest("企业")).hits if hit.doc == "city"]
    assert many.text_ranges == ((0, 2), (7, 9), (10, 12))


def test_words_of_a_question_are_looked_for_when_the_question_is_not_found(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("贷款余额要达到多少亿元"))
    assert [(hit.doc, hit.clause, hit.match) for hit in result.hits] == [("province", "2", MatchKind.WORDS)]
    assert (result.total, result.total_exact) == (1, 0)
    assert result.interpreted.startswith("没有条款与“贷款余额要达到多少亿元”完全相符，按词检索：")


def test_a_bracket_within_the_printed_word_is_no_obstacle_for_words(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("首台套产品"))
    assert [(hit.doc, hit.clause) for hit in result.hits] == [("province", "1")]
    assert result.total_exact == 0


def test_the_place_in_the_title_helps_words(engine: SearchEngine) -> None:
    assert places(engine, "吉林 贷款余额") == [("province", "2")]


def test_an_exact_phrase_is_never_loosened(engine: SearchEngine) -> None:
    assert engine.search(SearchRequest('"贷款余额要达到多少亿元"')).total == 0
    assert engine.search(SearchRequest("“首台套”")).total == 0


def test_what_is_excluded_stays_excluded_when_words_are_loosened(engine: SearchEngine) -> None:
    assert places(engine, "首台套产品 -科技型") == []


def test_nothing_typed_finds_nothing(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("   "))
    assert (result.total, result.hits, result.interpreted) == (0, (), "")


def test_a_late_search_stops(engine: SearchEngine) -> None:
    with pytest.raises(CancelledError):
        engine.search(SearchRequest("企业"), lambda: True)


def test_many_threads_get_the_same_answer(engine: SearchEngine) -> None:
    truth = {query: places(engine, query) for query in ("企业", "科技型中小企业", "2023年", "贷款 或 税")}
    wrong: list[str] = []

    def ask() -> None:
        for _ in range(30):
            wrong.extend(query for query, expected in truth.items() if places(engine, query) != expected)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_hits_say_where_they_stand(engine: SearchEngine) -> None:
    [hit] = engine.search(SearchRequest("加计")).hits
    assert (hit.heading, hit.above) == ("1.税收优惠", ())


def test_words_that_tell_nothing_are_not_marked_by_themselves(engine: SearchEngine) -> None:
    [hit] = engine.search(SearchRequest("企业怎样得到贷款贴息补助")).hits
    marks = {hit.snippet[a:b] for a, b in hit.ranges}
    assert "补助" in marks
    assert "企业" not in marks
