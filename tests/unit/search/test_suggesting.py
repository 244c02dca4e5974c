from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Callable
from dataclasses import replace

import pytest

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchRequest, Suggestion, SuggestionKind
from compendium.search.engine import SearchEngine
from compendium.search.fields import clause_field
from compendium.search.suggesting import suggest
from compendium.search.vocabulary import Entry, Vocabulary, plain
from search_material import shipped_language
from unit.search.conftest import MemoryLibrary

INSTRUMENTS = ["苏科贷", "锡科贷"]  # of the texts put beside the three
HISTORY = ("高新区 税收", "苏科贷", "高新技术", "苏科贷", "  ")


@pytest.fixture
def suggesting(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> SearchEngine:
    library.put(DocumentInfo("bank", "关于推广苏科贷的通知"), "推广“苏科贷”。（责任单位：市科技局）")
    known = replace(shipped_language(), instruments=lambda: INSTRUMENTS[: len(library.list()) - 3])
    return make_engine(language=lambda: known)


def texts(engine: SearchEngine, typed: str, limit: int = 8) -> list[str]:
    return [suggestion.text for suggestion in engine.suggest(typed, limit, HISTORY)]


def test_before_anything_is_typed_the_latest_queries_are_offered(suggesting: SearchEngine) -> None:
    assert texts(suggesting, " ") == ["高新区 税收", "苏科贷", "高新技术"]
    assert texts(suggesting, "", 1) == ["高新区 税收"]


def test_past_queries_then_names_that_begin_so_then_names_that_hold_it(suggesting: SearchEngine) -> None:
    found = suggesting.suggest("苏科", 8, HISTORY)
    assert found[0] == Suggestion("苏科贷", SuggestionKind.HISTORY)
    assert found[-1] == Suggestion("关于推广苏科贷的通知", SuggestionKind.TITLE, "bank")
    begun = suggesting.suggest("高新技", 8)
    assert begun[0].text.startswith("高新技")
    assert [each.text.startswith("高新技") for each in begun] == sorted(
        (each.text.startswith("高新技") for each in begun), reverse=True
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("无锡 苏科", "无锡 苏科贷"),
        ("无锡 -苏科", "无锡 -苏科贷"),
        ("(无锡 或 苏科", "(无锡 或 苏科贷"),
        ("标题:苏科", "标题:关于推广苏科贷的通知"),
        ("“苏科", "“苏科贷"),
        ("无锡 suke", "无锡 苏科贷"),
        ("sukedai", "苏科贷"),
        ("su ke d", "苏科贷"),
        ("skd", "苏科贷"),
        ("科技局", "市科技局"),
    ],
)
def test_the_word_being_typed_is_completed(typed: str, expected: str, suggesting: SearchEngine) -> None:
    assert expected in [suggestion.text for suggestion in suggesting.suggest(typed, 8)]


def test_only_a_title_alone_opens_a_document(suggesting: SearchEngine) -> None:
    assert [each.doc for each in suggesting.suggest("关于推广", 8)] == ["bank"]
    assert [each.doc for each in suggesting.suggest("无锡 关于推广", 8)] == [None]


def test_what_is_typed_already_is_not_offered(suggesting: SearchEngine) -> None:
    assert "苏科贷" not in texts(suggesting, "苏科贷")
    assert suggesting.suggest("没有这样的词", 8) == ()


def test_no_more_than_asked_for(suggesting: SearchEngine) -> None:
    assert len(suggesting.suggest("企业", 5)) == 5
    assert suggesting.suggest("企业", 0) == ()


def test_a_name_with_blanks_stays_one_word() -> None:
    name = "Horizon Europe 计划"
    entries = [Entry(name, plain(name), SuggestionKind.INSTRUMENT)]
    vocabulary = Vocabulary(entries, shipped_language().readings)
    assert [each.text for each in suggest("horizon", vocabulary, 3)] == ["“Horizon Europe 计划”"]


def test_a_library_that_changes_changes_what_is_offered(library: MemoryLibrary, suggesting: SearchEngine) -> None:
    assert suggesting.suggest("锡科", 8) == ()
    library.put(DocumentInfo("new", "新方案"), "推广“锡科贷”。")
    suggesting.refresh()
    assert [each.text for each in suggesting.suggest("锡科", 8)] == ["锡科贷"]


def test_many_names_are_searched_at_once() -> None:
    language = shipped_language()
    characters = [each for group in language.readings.syllables.values() for each in group[:4]]
    made = ("".join(characters[(number * step) % len(characters)] for step in range(1, 9)) for number in range(40_000))
    names = [*made, "揭榜挂帅"]
    vocabulary = Vocabulary([Entry(name, name, SuggestionKind.INSTRUMENT) for name in names], language.readings)
    for typed in ("揭榜", "榜挂", "jiebangg", "jbgs"):
        suggest(typed, vocabulary, 8)
        began = time.process_time()
        assert "揭榜挂帅" in [each.text for each in suggest(typed, vocabulary, 40)]
        assert time.process_time() - began < 0.2  # some 0.01 on a machine that does nothing else


def test_an_index_that_is_let_go_is_not_held_by_its_names(suggesting: SearchEngine) -> None:
    assert suggesting.suggest("苏科", 8)
    table = weakref.ref(suggesting._opened().parts[0].table)
    suggesting.refresh()
    gc.collect()
    assert table() is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("年份:20", ["年份:2024", "年份:2023", "年份:2022"]),
        ("year:2023..", ["year:2023..2024", "year:2023..2023", "year:2023..2022"]),
        ("地区:", ["地区:全国", "地区:吉林省", "地区:济南市"]),
        ("企业 -地区：吉林、济", ["企业 -地区：吉林、济南市"]),
        ("地区:jil", ["地区:吉林省"]),
        ("层级:", ["层级:国家", "层级:省", "层级:市"]),
        ("时效:", ["时效:未标注"]),
        ("文种:计", ["文种:计划", "文种:行动计划"]),
        ("发文机关:财", ["发文机关:财政部"]),
        ("责任单位:市科", ["责任单位:济南市科学技术局"]),
        ("文档:jinan", ["文档:济南市行动计划"]),
        ("金额:10", []),
    ],
)
def test_behind_a_field_its_values_are_offered(
    typed: str, expected: list[str], library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    library.put(DocumentInfo("tax", "办法", issuers=("财政部",)), "税收。")
    engine = make_engine(
        language=shipped_language,
        unit_names=lambda unit: unit.replace("科技局", "科学技术局"),
        more_fields=[clause_field(("金额",), "要写金额", lambda _: None)],
    )
    assert [each.text for each in engine.suggest(typed, 8)] == expected
    for each in expected:
        if not each.startswith("year"):
            assert engine.search(SearchRequest(each.replace("-", ""))).total, each


def test_what_a_term_or_a_unit_is_called_otherwise_is_offered(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    engine = make_engine(language=shipped_language, unit_names=lambda unit: unit.replace("科技局", "科学技术局"))
    assert engine.suggest("高企", 8) == (Suggestion("高新技术企业", SuggestionKind.TERM),)
    unit = Suggestion("税收 责任单位:济南市科学技术局", SuggestionKind.UNIT)
    assert unit in engine.suggest("税收 市科技局", 8)
    assert engine.suggest("局", 8, ())[-1].text == "市科技局"


def test_terms_that_mean_the_same_are_offered_once(suggesting: SearchEngine) -> None:
    offered = [each.text for each in suggesting.suggest("高新", 8)]
    assert offered[:2] == ["高新技术企业", "高新技术产业开发区"]
    assert not {"高新区", "高新技术开发区"} & set(offered)


def test_few_of_a_kind_while_there_are_others() -> None:
    kinds = [SuggestionKind.TERM] * 9 + [SuggestionKind.INSTRUMENT] * 3
    entries = [Entry(f"科技{number}号", f"科技{number}号", kind) for number, kind in enumerate(kinds)]
    vocabulary = Vocabulary(entries, shipped_language().readings)
    assert [each.kind for each in suggest("科技", vocabulary, 7)] == [kinds[0]] * 4 + [kinds[-1]] * 3
    assert [each.kind for each in suggest("科技", vocabulary, 9)] == [kinds[0]] * 6 + [kinds[-1]] * 3
