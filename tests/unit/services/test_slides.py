"""Slides of clauses, comparisons, tables and own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compendium.domain.document import BlockStyle, DocumentInfo, Level
from compendium.domain.fact import Duty, Fact, Target
from compendium.domain.sheet import Column, ColumnKind, Sheet, SheetRow
from compendium.domain.slide import Deck, EmphasisKind, Slide, SlideKind
from compendium.services.slide_clauses import ClauseSlides, side_by_side
from compendium.services.slide_emphasis import emphases_of
from compendium.services.slide_markdown import parts_of
from compendium.services.slide_names import printed_day, short_names
from compendium.services.slide_tables import slide_of_sheet
from sample_library import sample_document

TEXT = "到2026年底，高新技术企业达到5000家，研发投入占比超过3.5%。（责任单位：市科技局、市财政局）"


def _facts() -> list[Fact]:
    duty = TEXT.index("（责任")
    units = Duty(("市科技局", "市财政局"))
    return [
        Fact("1", TEXT[:20], 0, 20, Target("高新技术企业", "5000", 5000.0, "家")),
        Fact("1", TEXT[duty:], duty, len(TEXT), units),
    ]


def test_what_stands_out_of_a_clause_is_its_numbers_dates_and_units() -> None:
    found = [(TEXT[each.start : each.end], each.kind) for each in emphases_of(TEXT, _facts())]
    assert found == [
        ("到2026年底", EmphasisKind.DEADLINE),
        ("达到5000家", EmphasisKind.NUMBER),
        ("超过3.5%", EmphasisKind.NUMBER),
        ("市科技局", EmphasisKind.UNIT),
        ("市财政局", EmphasisKind.UNIT),
    ]


def test_the_title_of_a_cited_document_does_not_stand_out() -> None:
    assert emphases_of("按照《关于2025年底前完成100项任务的通知》执行。", []) == ()


def test_a_document_begins_with_its_title_and_a_heading_alone_is_a_section() -> None:
    slides = ClauseSlides(sample_document(title="样例市规划", body="第一段。第二段。")).all()
    assert [slide.kind for slide in slides] == [
        SlideKind.TITLE, SlideKind.SECTION, SlideKind.CLAUSE, SlideKind.CLAUSE,
    ]  # fmt: skip
    assert slides[0].title == "样例市规划"
    clause = slides[2].columns[0]
    assert clause.heading == "一、总体要求"
    assert [each.text for each in clause.paragraphs] == ["第一段。第二段。"]
    assert clause.paragraphs[0].sentences == ((0, 4), (4, 8))
    assert slides[2].source == "《样例市规划》第一部分"


def test_a_title_that_runs_into_the_text_becomes_the_heading_with_its_stop() -> None:
    clause = ClauseSlides(sample_document()).all()[3].columns[0]
    assert clause.heading == "（一）指导思想。"
    assert [each.text for each in clause.paragraphs] == ["坚持创新驱动。"]


def test_places_of_what_stands_out_follow_the_words_into_their_paragraph() -> None:
    document = sample_document(body="到2027年，建成10个平台。")
    paragraph = ClauseSlides(document).all()[2].columns[0].paragraphs[0]
    words = [paragraph.text[each.start : each.end] for each in paragraph.emphases]
    assert "10个" in words


def test_the_deck_knows_where_a_clause_is_shown() -> None:
    slides = tuple(ClauseSlides(sample_document()).all())
    deck = Deck("样例", slides)
    assert deck.at("sample-2024", "1.1") == 3
    assert deck.at("sample-2024", "9.9") == 0


def test_clauses_of_several_documents_stand_side_by_side_those_of_one_below_each_other() -> None:
    first, second = ClauseSlides(sample_document("a")), ClauseSlides(sample_document("b"))
    nodes = first.document.by_id
    columns = [first.column(nodes["1"]), first.column(nodes["1.1"]), second.column(nodes["1"])]
    slide = side_by_side(columns)
    assert slide.kind is SlideKind.COLUMNS
    assert [column.ref and column.ref.doc for column in slide.columns] == ["a", "b"]
    assert [each.text for each in slide.columns[0].paragraphs] == ["第一段。", "（一）指导思想。", "坚持创新驱动。"]
    assert slide.columns[0].label == "样例市"


def test_what_is_public_of_a_slide_holds_no_notes() -> None:
    slide = Slide(SlideKind.SECTION, "甲", notes="不要念出来", item="1")
    assert slide.public == Slide(SlideKind.SECTION, "甲")


def test_own_words_have_headings_lists_and_bold_words() -> None:
    (part,) = parts_of("# 三个问题\n\n谁来**牵头**？\n\n- 市里\n  - 科技局\n- 区里\n\n1. 先\n2. 后")
    assert part.title == "三个问题"
    first, *rest = part.paragraphs
    assert first.text == "谁来牵头？"
    assert [first.text[a:b] for a, b in first.strong] == ["牵头"]
    assert [(each.bullet, each.depth, each.text) for each in rest] == [
        ("•", 0, "市里"), ("–", 1, "科技局"), ("•", 0, "区里"), ("1.", 0, "先"), ("2.", 0, "后"),
    ]  # fmt: skip


def test_a_line_begins_a_new_slide_and_a_table_stands_alone() -> None:
    parts = parts_of("甲\n\n---\n\n乙\n\n| 地区 | 目标 |\n|---|---|\n| 济南 | 8000家 |\n")
    assert [bool(part.table) for part in parts] == [False, False, True]
    table = parts[2].table
    assert table is not None
    assert [column.label for column in table.columns] == ["地区", "目标"]
    assert table.rows == (("济南", "8000家"),)


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "<img src='http://example.org/x.png'>", "一<br>二"],
)
def test_html_is_shown_as_typed(text: str) -> None:
    (part,) = parts_of(text)
    assert "".join(each.text for each in part.paragraphs) == text


def test_a_picture_is_its_description() -> None:
    (part,) = parts_of("看![结构图](http://example.org/x.png)")
    assert [each.text for each in part.paragraphs] == ["看结构图"]


def test_a_heading_in_the_middle_stays_where_it_is() -> None:
    (part,) = parts_of("甲\n\n## 其次\n\n乙")
    assert [(each.text, each.paragraph.style) for each in part.paragraphs] == [
        ("甲", BlockStyle.BODY), ("其次", BlockStyle.HEADING), ("乙", BlockStyle.BODY),
    ]  # fmt: skip


def _sheet(kind: str, *columns: Column, rows: tuple[tuple[object, ...], ...]) -> Sheet:
    made = tuple(SheetRow(cells) for cells in rows)  # type: ignore[arg-type]
    return Sheet(kind, "表", columns, made, "《文件》")


def test_a_table_of_targets_shows_indicator_value_with_unit_and_date() -> None:
    columns = [Column(key, key) for key in ("serial", "indicator", "value", "unit", "due", "quote")]
    rows = ((1, "企业", "5000", "家", "2026年底", "…"), (2, "投入", "翻一番", "倍", "", "…"))
    table = slide_of_sheet(_sheet("targets", *columns, rows=rows)).table
    assert table is not None
    assert [column.label for column in table.columns] == ["indicator", "value", "due"]
    assert table.rows == (("企业", "5000家", "2026年底"), ("投入", "翻一番", ""))
    assert [column.emphasis for column in table.columns] == [None, EmphasisKind.NUMBER, EmphasisKind.DEADLINE]


def test_of_an_unknown_table_the_first_columns_that_say_something_are_shown() -> None:
    columns = (
        Column("serial", "序号", ColumnKind.SERIAL),
        Column("a", "甲"),
        Column("empty", "空"),
        Column("day", "日", ColumnKind.DATE),
        Column("sum", "数", ColumnKind.NUMBER, computed=True),
        Column("note", "备注", editable=True),
    )
    table = slide_of_sheet(_sheet("other", *columns, rows=((1, "x", None, date(2026, 7, 1), 5, "我"),))).table
    assert table is not None
    assert [column.label for column in table.columns] == ["甲", "日"]
    assert table.rows == (("x", "2026年7月1日"),)


def test_rows_of_several_documents_say_whose_they_are_and_those_of_one_do_not() -> None:
    columns = [Column(key, key) for key in ("indicator", "value", "unit", "due", "source")]
    rows = (("企业", "5", "家", "2026年", "《甲》第一条"), ("投入", "3", "%", "2025年", "《乙》第二条"))
    names = {"《甲》": "甲省", "《乙》": "乙市"}
    table = slide_of_sheet(_sheet("targets", *columns, rows=rows), names=names).table
    assert table is not None
    assert [column.label for column in table.columns] == ["indicator", "value", "due", "文件"]
    assert [row[-1] for row in table.rows] == ["甲省", "乙市"]
    alone = slide_of_sheet(_sheet("targets", *columns, rows=rows[:1]), names=names).table
    assert alone is not None
    assert len(alone.columns) == 3


def test_of_the_tasks_only_the_first_sentence_is_shown_and_the_foot_says_so() -> None:
    columns = [Column(key, key) for key in ("measure", "units")]
    rows = (("培育平台。到2027年建成10个平台，并予以支持。", "市科技局"),)
    slide = slide_of_sheet(_sheet("tasks", *columns, rows=rows))
    assert slide.table is not None
    assert slide.table.rows == (("培育平台", "市科技局"),)
    assert slide.source == "《文件》 · 任务只列首句，全文见条文"
    assert slide.title == "任务分工"


def _info(doc: str, level: Level, region: str) -> DocumentInfo:
    return replace(sample_document().info, id=doc, level=level, region=region, short_title=f"{doc}方案")


def test_documents_are_named_by_where_they_hold_and_by_their_titles_where_several_do() -> None:
    infos = [
        _info("a", Level.NATIONAL, "全国"), _info("b", Level.NATIONAL, "全国"),
        _info("c", Level.PROVINCE, "吉林省"), _info("d", Level.CITY, "江苏省无锡市"),
        _info("e", Level.PROVINCE, "内蒙古自治区"),
    ]  # fmt: skip
    assert short_names(infos) == {"a": "a方案", "b": "b方案", "c": "吉林省", "d": "无锡市", "e": "内蒙古自治区"}


@pytest.mark.parametrize(("day", "printed"), [("2024-03-22", "2024年3月22日"), ("2024年", "2024年"), ("", "")])
def test_days_are_printed_as_in_documents(day: str, printed: str) -> None:
    assert printed_day(day) == printed
