from __future__ import annotations

from collections.abc import Callable

import pytest

from compendium.domain.document import DocumentInfo
from compendium.domain.query import Expansion, MatchKind, SearchRequest, SearchResult
from compendium.domain.thesaurus import Guard, Thesaurus
from compendium.search.engine import SearchEngine
from compendium.search.expansion import Synonyms, forms_of, other_words
from compendium.search.language import Language
from compendium.search.words import content_words
from search_material import shipped_language
from unit.search.conftest import MemoryLibrary

GUARDS = {"高企": Guard("提", "业"), "AI": Guard("abc", "abc")}
SYNONYMS = Synonyms([("高新技术企业", "高企", "国家高新技术企业"), ("研发", "研究开发"), ("人工智能", "AI")], GUARDS)


def texts(word: str, without: frozenset[tuple[str, str]] = frozenset()) -> list[str]:
    return [form.text for form in forms_of(word, SYNONYMS, without)]


def test_each_term_in_a_word_is_replaced_alone_and_with_the_others() -> None:
    assert texts("高企") == ["高新技术企业"]
    assert set(texts("高企研发费")) == {"高企研究开发费", "高新技术企业研发费", "高新技术企业研究开发费"}
    assert texts("税") == []


def test_what_holds_the_typed_word_finds_nothing_more_and_is_left_out() -> None:
    assert "国家高新技术企业" not in texts("高新技术企业")
    assert texts("高新技术企业") == ["高企"]
    assert [form.text for form in other_words("高企", SYNONYMS, frozenset())] == ["高新技术企业"]


def test_a_short_form_within_another_word_is_no_term() -> None:
    assert texts("提高企业") == []
    assert texts("ai") == ["人工智能"]
    assert texts("bail") == []


def test_what_was_taken_off_is_not_looked_for() -> None:
    assert texts("高企", frozenset({("高企", "高新技术企业")})) == ["国家高新技术企业"]


def test_many_terms_in_one_word_do_not_multiply_without_end() -> None:
    assert 0 < len(forms_of("研发高企人工智能" * 6, SYNONYMS, frozenset())) <= 24


@pytest.fixture
def understanding(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> SearchEngine:
    info = DocumentInfo("more", "科技企业方案")
    library.put(
        info,
        "提高企业能力。",
        "高企认定。",
        "培育高新技术企业100家，高新技术企业贷款贴息。",
        "国有企业创新的考核办法。",
        "未实现预期目标的科技项目，经费不予追回。",
        "“科创专员”和科技副总入驻企业，实施“破茧成蝶”行动。",
    )
    engine = make_engine(language=shipped_language)
    engine.sync()
    return engine


def kinds(result: SearchResult) -> dict[tuple[str, str], MatchKind]:
    return {(hit.doc, hit.clause): hit.match for hit in result.hits}


def test_exact_hits_come_first_and_each_hit_says_how_it_matched(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("高企"))
    assert [hit.match for hit in result.hits] == [MatchKind.EXACT, MatchKind.EXACT, MatchKind.SYNONYM]
    assert kinds(result)["more", "3"] is MatchKind.SYNONYM
    assert (result.total, result.total_exact) == (3, 2)
    assert result.expansions == (Expansion("高企", "高新技术企业", MatchKind.SYNONYM),)
    synonym = result.hits[-1]
    assert {synonym.snippet[a:b] for a, b in synonym.ranges} == {"高新技术企业"}
    assert len(synonym.text_ranges) == 2


def test_a_guarded_form_is_found_only_as_a_word_of_its_own(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("高新技术企业"))
    assert kinds(result) == {("more", "3"): MatchKind.EXACT, ("more", "2"): MatchKind.SYNONYM}


def test_a_guarded_form_is_marked_only_where_it_is_a_word_of_its_own(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    library.put(DocumentInfo("marks", "方案"), "培育高新技术企业，提高企业能力。", "高企认定。")
    engine = make_engine(language=shipped_language)
    exact, synonym = engine.search(SearchRequest("高新技术企业")).hits
    assert [exact.snippet[a:b] for a, b in exact.ranges] == ["高新技术企业"]
    assert [synonym.snippet[a:b] for a, b in synonym.ranges] == ["高企"]


def test_an_expansion_can_be_taken_off(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("高企", without=(("高企", "高新技术企业"),)))
    assert result.total == result.total_exact == 2
    assert result.expansions == ()


def test_quoted_and_excluded_words_are_taken_literally(understanding: SearchEngine) -> None:
    assert understanding.search(SearchRequest('"高企"')).total == 2
    assert understanding.search(SearchRequest("认定 -高新技术企业")).total == 1
    assert understanding.search(SearchRequest('"高新技术企业" 高新技术企业')).total == 1


def test_other_words_meet_the_other_conditions_too(understanding: SearchEngine) -> None:
    assert kinds(understanding.search(SearchRequest("高企 贷款"))) == {("more", "3"): MatchKind.SYNONYM}
    assert set(kinds(understanding.search(SearchRequest("高企 -贷款")))) == {("more", "1"), ("more", "2")}


def test_filters_count_exact_hits_after_filtering(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("高企", docs=("nation",)))
    assert (result.total, result.total_exact, result.total_unfiltered) == (0, 0, 3)


def test_a_question_in_plain_words_finds_the_official_ones(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("科研项目失败了经费要不要退回"))
    assert (result.hits[0].doc, result.hits[0].clause) == ("more", "5")
    assert result.hits[0].match is MatchKind.WORDS
    assert Expansion("退回", "追回", MatchKind.SYNONYM) in result.expansions
    assert result.total_exact == 0
    [first] = understanding.search(SearchRequest("国企创新考核")).hits[:1]
    assert (first.doc, first.clause) == ("more", "4")


def test_without_a_thesaurus_everything_is_literal(make_engine: Callable[..., SearchEngine]) -> None:
    engine = make_engine("other", language=lambda: Language(Thesaurus()))
    assert engine.search(SearchRequest("研究开发费用")).expansions == ()


def matched(engine: SearchEngine, query: str, **options: object) -> list[tuple[str, MatchKind]]:
    result = engine.search(SearchRequest(query, **options))  # type: ignore[arg-type]
    return [(hit.clause, hit.match) for hit in result.hits if hit.doc == "short"]


def test_a_short_form_within_other_words_is_an_exact_hit_behind_the_others(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    texts = ["提高企业能力。", "培育高新技术企业。", "提高企业中的高新技术企业比例。", "高企认定。"]
    engine = make_engine(language=shipped_language)
    library.put(DocumentInfo("short", "方案", year=2024), *texts)
    exact, synonym = MatchKind.EXACT, MatchKind.SYNONYM
    found = matched(engine, "高企")
    assert found[2:] == [("1", exact), ("2", synonym)]
    assert sorted(found[:2]) == [("3", exact), ("4", exact)]
    assert engine.search(SearchRequest("高企")).total_exact == 3
    declined = matched(engine, "高企", without=(("高企", "高新技术企业"),))
    assert (declined[0], sorted(declined[1:])) == (("4", exact), [("1", exact), ("3", exact)])

    library.put(DocumentInfo("short", "方案", year=2024), *texts[:2])
    engine.refresh()
    assert matched(engine, "高企") == [("2", synonym), ("1", exact)]
    scores = [hit.score for hit in engine.search(SearchRequest("高企")).hits]
    assert scores == sorted(scores, reverse=True)
    assert matched(engine, "高企 能力") == [("1", exact)]
    assert matched(engine, "高企", literal=True) == [("1", exact)]


def test_a_heading_with_blanks_between_its_characters_is_found_by_its_word(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    library.put(DocumentInfo("spaced", "方案"), "序　言|。实施方案。", "附 则|。施行。", "按序言执行。")
    indexed, scanning = make_engine(language=shipped_language), make_engine("nothing", language=shipped_language)
    indexed.sync()
    for engine in (indexed, scanning):
        result = engine.search(SearchRequest("序言"))
        assert [(hit.clause, hit.match) for hit in result.hits] == [("3", MatchKind.EXACT), ("1", MatchKind.WORDS)]
        assert (result.total_exact, result.expansions) == (1, ())
        first = result.hits[1]
        assert [first.snippet[a:b] for a, b in first.ranges] == ["序　言"]
        assert [hit.clause for hit in engine.search(SearchRequest("附则 施行")).hits] == ["2"]
        assert engine.search(SearchRequest('"序言"')).total == 1


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("多少家高新技术企业", ["高新技术企业"]),
        ("培育多少家庭农场", ["培育", "家庭农场"]),
        ("引进多少人才", ["引进", "人才"]),
        ("多少个税优惠", ["个税优惠"]),
        ("建设多少个平台", ["建设", "平台"]),
    ],
)
def test_the_word_that_counts_goes_with_the_question(question: str, words: list[str]) -> None:
    assert content_words(question) == words


def test_few_other_words_are_looked_for_terms_first(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    other = ["补助", "奖补", "资助", "考核", "评估", "招引", "引育", "购买", "竞赛", "督查", "贷款", "信贷", "高企"]
    library.put(DocumentInfo("many", "方案"), *(f"{word}第{number}项。" for number, word in enumerate(other * 3)))
    engine = make_engine(language=shipped_language)
    result = engine.search(SearchRequest("高新技术企业引进评价采购检查大赛补贴融资怎么办理，怎样评价"))
    assert len(result.expansions) == 8
    assert result.expansions[0] == Expansion("高新技术企业", "高企", MatchKind.SYNONYM)
    assert len({each.typed for each in result.expansions}) >= 5


def test_words_that_only_ask_have_no_other_words(understanding: SearchEngine) -> None:
    result = understanding.search(SearchRequest("力争到2025年高新技术企业有多少家"))
    assert not {"力争", "多少家"} & {each.typed for each in result.expansions}
