from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

from compendium.domain.document import DocumentInfo
from compendium.domain.query import Expansion, MatchKind, SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.pinyin import Readings, as_letters
from search_material import shipped_language
from shared_material import REPOSITORY
from unit.search.conftest import MemoryLibrary


@pytest.fixture(scope="module")
def readings() -> Readings:
    return shipped_language().readings


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("jiebangguashuai", "揭榜挂帅"),
        ("jie bang gua shuai", "揭榜挂帅"),
        ("jie'bang'gua'shuai", "揭榜挂帅"),
        ("sukedai", "苏科贷"),
        ("xian", "西安"),
        ("xi'an", "西安"),
        ("lvse", "绿色"),
        ("lüse", "绿色"),
        ("lu:se", "绿色"),
        ("yinhang", "银行"),
        ("zhongda", "重大"),
    ],
)
def test_words_are_known_by_their_sound(typed: str, word: str, readings: Readings) -> None:
    pattern = readings.full(typed)
    assert pattern is not None
    assert pattern.fullmatch(word)


@pytest.mark.parametrize("typed", ["", "jbgs", "hello", "r&d", "税", "shui", "2024", "a" * 200])
def test_what_is_no_row_of_sounds_is_not_taken_for_one(typed: str, readings: Readings) -> None:
    assert readings.full(typed) is None


def test_a_blank_ends_a_syllable(readings: Readings) -> None:
    assert readings.splits("xi an") == [["xi", "an"]]
    assert readings.splits("xian") == [["xian"], ["xi", "an"]]


def test_the_last_sound_may_be_half_typed(readings: Readings) -> None:
    for typed in ("j", "jieb", "jiebang", "jiebanggu", "jiebangguashuai"):
        pattern = readings.beginning(typed)
        assert pattern is not None, typed
        assert pattern.match("揭榜挂帅"), typed
    assert readings.beginning("xx2") is None


def test_initials_stand_for_whole_words(readings: Readings) -> None:
    pattern = readings.initials("jbgs")
    assert pattern is not None
    assert pattern.fullmatch("揭榜挂帅")
    assert readings.initials("jb") is None
    assert readings.initials("ibgs") is None


def test_characters_that_sound_alike(readings: Readings) -> None:
    assert "榜" in readings.homophones("绑")
    assert readings.homophones("绑")[0] == "绑"
    assert readings.alike("计", "技")
    assert not readings.alike("计", "榜")
    assert readings.homophones("〇") == "〇"


def test_fewer_characters_keep_their_readings(readings: Readings) -> None:
    few = readings.among(frozenset("揭榜挂帅"))
    assert set(few.syllables) >= {"jie", "bang", "gua", "shuai"}
    assert set("".join(few.syllables.values())) == set("揭榜挂帅")


def test_letters_are_normalised() -> None:
    assert as_letters("lü") == "lv"
    assert as_letters("gdp2") is None


def test_lines_that_are_no_readings_are_refused() -> None:
    assert Readings.from_lines(["# head\n", "\n", "bang\t榜绑\n"]).syllables == {"bang": "榜绑"}
    read = Readings.from_lines(["xing\t星行 省\n", "jie\t 概\n"])
    assert (read.syllables, read.usual.syllables) == ({"xing": "星行省", "jie": "概"}, {"xing": "星行"})
    with pytest.raises(ValueError, match="unpack"):
        Readings.from_lines(["bang 榜"])


def test_the_table_is_what_its_maker_writes(tmp_path: Path, readings: Readings) -> None:
    made = runpy.run_path(str(REPOSITORY / "build" / "readings.py"))
    assert made["table"]() == (REPOSITORY / "content" / "readings.tsv").read_text(encoding="utf-8")
    assert len(readings.syllables) > 390


@pytest.fixture
def sounding(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> SearchEngine:
    library.put(
        DocumentInfo("sounds", "科技方案"),
        "实施“揭榜挂帅”项目。",
        "发放“苏科贷”，担任科技副总、科创副总。",
        "R&D投入占GDP的4%，发展AI和人工智能。",
        "培育雏菊。",
        "成立领导小组。",
    )
    engine = make_engine(language=shipped_language)
    engine.sync()
    return engine


@pytest.mark.parametrize("typed", ["jiebangguashuai", "JieBangGuaShuai", "jie bang gua shuai", "jbgs", "揭榜挂帅"])
def test_sounds_find_the_word(typed: str, sounding: SearchEngine) -> None:
    [hit] = sounding.search(SearchRequest(typed)).hits
    assert (hit.doc, hit.clause) == ("sounds", "1")
    assert [hit.snippet[a:b] for a, b in hit.ranges] == ["揭榜挂帅"]
    assert hit.match is (MatchKind.EXACT if typed == "揭榜挂帅" else MatchKind.PINYIN)


def test_a_sound_is_shown_with_what_it_was_taken_for(sounding: SearchEngine) -> None:
    result = sounding.search(SearchRequest("jbgs"))
    assert result.expansions == (Expansion("jbgs", "揭榜挂帅", MatchKind.PINYIN),)
    assert (result.total, result.total_exact) == (1, 0)
    assert sounding.search(SearchRequest("jbgs", without=(("jbgs", "揭榜挂帅"),))).total == 0
    assert sounding.search(SearchRequest('"jbgs"')).total == 0


def test_sounds_and_words_can_be_mixed(sounding: SearchEngine) -> None:
    [hit] = sounding.search(SearchRequest("sukedai 担任")).hits
    assert (hit.clause, hit.match) == ("2", MatchKind.PINYIN)


def test_the_other_words_for_what_sounds_so_are_found_too(sounding: SearchEngine) -> None:
    result = sounding.search(SearchRequest("kejifuzong"))
    assert {expansion.meant for expansion in result.expansions} == {"科技副总", "科创副总"}


def test_letters_that_are_printed_are_letters_first(sounding: SearchEngine) -> None:
    assert sounding.search(SearchRequest("GDP")).hits[0].match is MatchKind.EXACT
    assert {hit.match for hit in sounding.search(SearchRequest("R&D")).hits} == {MatchKind.EXACT}
    first, *_ = sounding.search(SearchRequest("AI")).hits
    assert (first.clause, first.match) == ("3", MatchKind.EXACT)


def test_a_word_that_has_no_name_is_found_by_its_sound_in_the_text(sounding: SearchEngine) -> None:
    [hit] = sounding.search(SearchRequest("chuju")).hits
    assert (hit.clause, hit.match) == ("4", MatchKind.PINYIN)


def test_scanning_understands_sounds_too(sounding: SearchEngine, make_engine: Callable[..., SearchEngine]) -> None:
    scanning = make_engine("nothing", language=shipped_language)
    for typed in ("jbgs", "sukedai", "chuju"):
        indexed, scanned = (each.search(SearchRequest(typed)) for each in (sounding, scanning))
        assert [(hit.doc, hit.clause) for hit in indexed.hits] == [(hit.doc, hit.clause) for hit in scanned.hits]


def test_the_usual_reading_comes_first(sounding: SearchEngine) -> None:
    offered = [each.text for each in sounding.suggest("jie", 8)]
    assert offered.index("揭榜挂帅") < offered.index("概念验证中心")


@pytest.mark.parametrize("typed", ["jieb", "jiebangg", "jie b", "jbg"])
def test_a_name_half_typed_by_its_sound_is_found_and_offered(typed: str, sounding: SearchEngine) -> None:
    result = sounding.search(SearchRequest(typed))
    assert [(hit.doc, hit.clause, hit.match) for hit in result.hits] == [("sounds", "1", MatchKind.PINYIN)]
    assert result.suggestions == ("揭榜挂帅",)
    assert (result.total_exact, result.expansions[0].meant) == (0, "揭榜挂帅")


def test_other_words_stay_beside_a_sound_half_typed(sounding: SearchEngine) -> None:
    result = sounding.search(SearchRequest("jieb 项目"))
    assert [hit.clause for hit in result.hits] == ["1"]
    assert result.suggestions == ("揭榜挂帅 项目",)
    assert sounding.search(SearchRequest("jieb 没有")).total == 0
    assert sounding.search(SearchRequest("xyz")).suggestions == ()
