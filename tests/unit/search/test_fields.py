from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import Clause, DocumentInfo, Level, Period, Validity
from compendium.domain.query import SearchRequest
from compendium.facts.units import responsible_units
from compendium.search.engine import SearchEngine
from compendium.search.fields import clause_field, fields_on, readers, validity_named, year_span
from compendium.search.normal import normalised
from compendium.search.patterns import Pattern, matches
from compendium.search.syntax import And, Filter, Node, Not, Or, Term, parse
from compendium.search.wording import interpretation

from .conftest import MemoryLibrary, small_library

TODAY = date(2026, 6, 1)
FIELDS = readers(fields_on(TODAY))


@pytest.fixture
def searching(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> Callable[[str], set[tuple[str, str]]]:
    """Five documents, searched as of a day."""
    library.put(
        DocumentInfo(
            "plan",
            "无锡市科技创新“十四五”规划",
            level=Level.CITY,
            region="江苏省无锡市",
            year=2021,
            doc_number="锡政发〔2021〕12号",
            issuers=("无锡市人民政府", "无锡市科学技术局"),
            period=Period(2021, 2025),
            validity=Validity.UNKNOWN,
        ),
        "序　言|。企业是主体。",
        "一、总 体 要 求|。企业家。（责任单位：市科技局）",
    )
    library.put(
        DocumentInfo("draft", "关于印发《企业补助管理办法》的通知（征求意见稿）", validity=Validity.DRAFT),
        "企业可以申报。",
    )
    engine = make_engine("fields", today=lambda: TODAY)
    engine.sync()
    return lambda query: {(hit.doc, hit.clause) for hit in engine.search(SearchRequest(query)).hits}


ALL = {
    *(("nation", "1"), ("nation", "2"), ("province", "1"), ("city", "2")),
    *(("plan", "1"), ("plan", "2"), ("draft", "1")),
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("企业", ALL),
        ("企业 地区:吉林", {("province", "1")}),
        ("企业 地区：无锡", {("plan", "1"), ("plan", "2")}),
        ("企业 region:无锡", {("plan", "1"), ("plan", "2")}),
        ("企业 REGION：无锡", {("plan", "1"), ("plan", "2")}),
        ("企业 地区:吉林、济南", {("province", "1"), ("city", "2")}),
        ("企业 地区:(吉林 或 济南)", {("province", "1"), ("city", "2")}),
        ("企业 -地区:(吉林 或 济南) -地区:无锡 -文档:draft", {("nation", "1"), ("nation", "2")}),
        ("企业 层级:国家级", {("nation", "1"), ("nation", "2")}),
        ("企业 level:city", {("city", "2"), ("plan", "1"), ("plan", "2")}),
        ("企业 年份:2022..2023", {("nation", "1"), ("nation", "2"), ("city", "2")}),
        ("企业 年份:2022-2023", {("nation", "1"), ("nation", "2"), ("city", "2")}),
        ("企业 year:>=2023", {("province", "1"), ("city", "2")}),
        ("企业 年份:＞＝２０２３", {("province", "1"), ("city", "2")}),
        ("企业 年份:>= 2023", {("province", "1"), ("city", "2")}),
        ("企业 年份:2021年", {("plan", "1"), ("plan", "2")}),
        ("企业 发文字号:锡政发[2021]12号", {("plan", "1"), ("plan", "2")}),
        ("企业 number:锡政发（2021） 12 号", {("plan", "1"), ("plan", "2")}),
        ("企业 文号:锡政发", {("plan", "1"), ("plan", "2")}),
        ("企业 发文机关:科学技术局", {("plan", "1"), ("plan", "2")}),
        ('企业 发文机关:"科学技术局"', set()),
        ('企业 发文机关:"无锡市科学技术局"', {("plan", "1"), ("plan", "2")}),
        ("企业 文种:规划", {("nation", "1"), ("nation", "2"), ("plan", "1"), ("plan", "2")}),
        ("企业 文种:通知", {("draft", "1")}),
        ("企业 文种:管理办法", {("draft", "1")}),
        ("企业 时效:规划期已届满", {("plan", "1"), ("plan", "2")}),
        ("企业 时效:period_ended", {("plan", "1"), ("plan", "2")}),
        ("企业 validity:draft", {("draft", "1")}),
        ("企业 时效:征求意见稿,规划期已届满", {("draft", "1"), ("plan", "1"), ("plan", "2")}),
        ("企业 责任单位:科技局", {("plan", "2")}),
        ('企业 责任单位:"科技厅"', set()),
        ('企业 unit:"省科技厅"', {("province", "1")}),
        ("企业 文档:province", {("province", "1")}),
        ("企业 文档:行动计划", {("city", "2")}),
        ("标题:序言", {("plan", "1")}),
        ("标题:总体要求", {("plan", "2")}),
        ("标题:税收", {("nation", "1")}),
        ("标题:税*惠", {("nation", "1")}),
        ("标题:总*求", {("plan", "2")}),
        ("标题:企*办法 或 标题:贷*贴", {("draft", "1"), ("city", "1")}),
        ("标题:惠*税", set()),
        ("标题:“十四五” 企业", {("plan", "1"), ("plan", "2")}),
        ("标题：贷款 或 时效:征求意见稿", {("city", "1"), ("draft", "1")}),
        ("年份:2024 -企业", {("province", "2")}),
        ("企业 (地区:吉林 或 责任单位:市科技局)", {("province", "1"), ("plan", "2")}),
        ("NOT 年份:>=2000", {("draft", "1")}),
    ],
)
def test_fields_narrow(
    typed: str, found: set[tuple[str, str]], searching: Callable[[str], set[tuple[str, str]]]
) -> None:
    assert searching(typed) == found


def test_what_fields_ask_for_holds_when_words_are_loosened(searching: Callable[[str], set[tuple[str, str]]]) -> None:
    assert searching("贷款余额要达到多少亿元 年份:2024") == {("province", "2")}
    assert searching("贷款余额要达到多少亿元 年份:2023") == set()
    assert searching("贷款余额要达到多少亿元 -年份:2024") == set()
    assert searching("贷款余额要达到多少亿元 或 年份:1999") == set()


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("企业 地区:吉林", "“企业” 且 地区“吉林”"),
        ("标题:创新 年份:2022..2024", "标题含“创新” 且 年份 2022..2024"),
        ("-时效:废止 税", "不含时效性“废止” 且 “税”"),
        ("地区:吉林,无锡", "地区“吉林、无锡”"),
        ("地区:(吉林 或 无锡) 税", "（地区“吉林” 或 地区“无锡”） 且 “税”"),
        ("科技*企业", "“科技……企业”"),
        ("国科发[2022]1号", "发文字号“国科发[2022]1号”"),
        ('"国科发[2022]1号"', "原文“国科发[2022]1号”"),
        ("网址:abc", "“网址:abc”（没有“网址:”这种限定，照原文检索）"),
        ("税 颜色：红", "“税” 且 “颜色：红”（没有“颜色:”这种限定，照原文检索）"),
        ("http://abc.cn", "“http://abc.cn”"),
        ("9:30", "“9:30”"),
        ("我的标题:abc", "“我的标题:abc”（没有“我的标题:”这种限定，照原文检索）"),
        ("年份:2024..2020", "年份 2020..2024（先后颠倒，已调换）"),
        ("年份:2024-2020", "年份 2020..2024（先后颠倒，已调换）"),
        ("责任单位：", "“责任单位：”"),
        ("标题: 创新", "标题含“创新”"),
        ("标题: 或 创新", "“标题:” 或 “创新”"),
        ('"标题:创新"', "原文“标题:创新”"),
        ("*", "“*”"),
        ("*企业*", "“企业”"),
        (
            "年份:abc",
            "按词检索：“年份:abc”（“abc”不能作为年份，要写成 年份:2024、年份:2022..2024 或 年份:>=2023）",
        ),
        ("税 层级:乡", "按词检索：“税” 且 “层级:乡”（“乡”不能作为层级，要写国家、省、市或县）"),
        ("文种:苹果", "按词检索：“文种:苹果”（“苹果”不能作为文种，要写通知、意见、方案、规划、办法等）"),
    ],
)
def test_reading(typed: str, understood: str) -> None:
    assert interpretation(parse(typed, FIELDS)) == understood


def test_every_label_reads_in_both_languages() -> None:
    values = {"年份": "2024", "层级": "省", "时效性": "废止", "文种": "通知"}
    for field in fields_on(TODAY):
        assert any(label.isascii() for label in field.labels)
        for label in field.labels:
            for colon in ":：":
                query = parse(f"{label}{colon}{values.get(field.labels[0], '科技')}", FIELDS)
                assert not query.repaired
                assert interpretation(query).startswith(field.labels[0])


_PIECES = (
    *(
        "税",
        "企业",
        "科技",
        "2023",
        "*",
        '"',
        "“",
        "”",
        "(",
        ")",
        "（",
        "〔",
        "〕",
        "[2022]",
        "1号",
        " ",
        " 或 ",
        "|",
        "-",
    ),
    *("标题:", "年份：", "地区:", "时效:", "责任单位:", "year:>=", "2022..2024", "number:", "、", "NOT ", ":", "，"),
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=14).map("".join)))
def test_anything_typed_is_understood_somehow(typed: str) -> None:
    for literal in (False, True):
        query = parse(typed, FIELDS, literal=literal)
        assert (query.root is None) == (not interpretation(query))
        # A field that does not exist is searched for as it was typed: a note, but nothing was repaired.
        assert query.repaired or all(note.endswith("照原文检索") for note in query.notes)
        if any(character in typed for character in "税企科"):
            assert query.root is not None


def _truth(node: Node, library: MemoryLibrary) -> set[tuple[str, str]]:
    """Evaluate a query by reading every clause."""
    clauses = [(info, clause) for info in library.list() for clause in library.get(info.id).outline]
    everything = {(info.id, clause.id) for info, clause in clauses}
    match node:
        case Term(_, text, _):
            return library.holding(text)
        case Pattern():
            return {(info.id, each.id) for info, each in clauses if any(matches(node, normalised(each.text)))}
        case Filter(said):
            return {(info.id, clause.id) for info, clause in clauses if _PASSES[said](info, clause)}
        case Not(part):
            return everything - _truth(part, library)
        case And(parts):
            return everything.intersection(*(_truth(part, library) for part in parts))
        case Or(parts):
            return set().union(*(_truth(part, library) for part in parts))


_PASSES: dict[str, Callable[[DocumentInfo, Clause], bool]] = {
    "年份 2022..2023": lambda info, _: info.year in (2022, 2023),
    "层级“省”": lambda info, _: info.level is Level.PROVINCE,
    "地区“济南”": lambda info, _: "济南" in (info.region or ""),
    "标题含“企业”": lambda info, clause: "企业" in info.title or "企业" in clause.title,
    "责任单位“科技”": lambda _, clause: any("科技" in unit for unit in responsible_units(clause.text)),
    "时效性“未标注”": lambda info, _: info.validity is Validity.UNKNOWN,
}
_QUERY = st.recursive(
    st.sampled_from(
        [
            *("税", "企业", '"科技"', "2023年", "没有", "科技*企业", "1*0", "300*元"),
            *("年份:2022..2023", "层级:省", "地区:济南", "标题:企业", "责任单位:科技", "时效:未标注"),
        ]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " 或 ", " -", " NOT ", " AND "]), inner).map("".join),
        inner.map(lambda each: f"({each} )"),
        inner.map(lambda each: f"-({each} )"),
    ),
    max_leaves=6,
)


@given(_QUERY)
def test_a_query_finds_what_reading_everything_finds(typed: str) -> None:
    library = small_library()
    root = parse(typed, FIELDS).root
    assert root is not None
    engine = SearchEngine(Path("nowhere") / "index", library, today=lambda: TODAY)
    result = engine.search(SearchRequest(typed, literal=True))
    assert {(hit.doc, hit.clause) for hit in result.hits} == _truth(root, library)


@pytest.mark.parametrize(
    ("value", "span"),
    [
        ("2024", (2024, 2024)),
        ("2022..2024", (2022, 2024)),
        ("2022...2024", (2022, 2024)),
        ("2022—2024年", (2022, 2024)),
        ("2022~2024", (2022, 2024)),
        ("2022至2024", (2022, 2024)),
        ("2024-2022", (2022, 2024)),
        ("2022..", (2022, 9999)),
        ("..2022", (1, 2022)),
        (">=2022", (2022, 9999)),
        ("≥2022", (2022, 9999)),
        (">2022", (2023, 9999)),
        ("<2022", (1, 2021)),
        ("≤2022", (1, 2022)),
        ("=2022", (2022, 2022)),
        ("22", None),
        ("..", None),
        ("2022.2024", None),
        ("", None),
    ],
)
def test_years(value: str, span: tuple[int, int] | None) -> None:
    assert year_span(normalised(value)) == span


def test_every_validity_has_its_label_and_its_code() -> None:
    assert validity_named("现行有效") is Validity.IN_FORCE
    assert validity_named("已届满") is Validity.PERIOD_ENDED
    assert validity_named("有用") is None
    assert all(validity_named(validity.value) is validity for validity in Validity)


def test_what_a_heading_was_found_by_is_marked_there_alone(
    library: MemoryLibrary, make_engine: Callable[..., SearchEngine]
) -> None:
    library.put(
        DocumentInfo("talent", "人才若干措施"), "一、人才引进|。人才补贴用于人才安居。", "二、住房|。人才公寓。"
    )
    engine = make_engine("headings", today=lambda: TODAY)
    engine.sync()

    def marks(query: str) -> dict[str, list[str]]:
        clauses = {
            hit.clause: library.clause("talent", hit.clause).text for hit in engine.search(SearchRequest(query)).hits
        }
        return {
            hit.clause: [clauses[hit.clause][start:end] for start, end in hit.text_ranges]
            for hit in engine.search(SearchRequest(query)).hits
        }

    assert sorted(marks("标题:人才").values()) == [[], ["人才"]]
    assert sorted(marks("标题:人才* 公寓").values()) == [["公寓"]]
    assert sorted(marks("-标题:住房 补贴").values()) == [["补贴"]]


def test_validity_is_that_of_the_day_asked(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> None:
    library.put(DocumentInfo("plan", "规划", period=Period(2021, 2025)), "企业")
    day = [date(2025, 12, 31)]
    engine = make_engine("fields", today=lambda: day[0])
    engine.sync()
    assert engine.search(SearchRequest("企业 时效:规划期已届满")).total == 0
    assert engine.search(SearchRequest("企业", docs=("plan",))).facets["validity"] == {"unknown": 1}
    day[0] = date(2026, 1, 1)
    assert engine.search(SearchRequest("企业 时效:规划期已届满")).total == 1
    assert engine.search(SearchRequest("企业", docs=("plan",))).facets["validity"] == {"period_ended": 1}


def test_a_field_of_clauses_is_one_entry(make_engine: Callable[..., SearchEngine]) -> None:
    amounts = {"1000": frozenset({("nation", "2"), ("city", "1")})}
    engine = make_engine("fields", more_fields=[clause_field(("户数", "count"), "要写数", amounts.get)])
    assert {(hit.doc, hit.clause) for hit in engine.search(SearchRequest("企业 户数:1000")).hits} == {("nation", "2")}
    assert engine.search(SearchRequest("户数:1000 -企业")).total == 1
    assert "“x”不能作为户数，要写数" in engine.search(SearchRequest("企业 户数:x")).interpreted
