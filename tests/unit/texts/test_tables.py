"""Tables of imported files: rows stay rows, are no headings, and nothing of them is lost."""

from __future__ import annotations

from compendium.domain.document import BlockStyle, NodeKind
from compendium.texts.structure import parse

TEXT = """关于做好清单管理的通知
一、总体要求
按下表执行。
序号\t事项\t责任单位
1.\t培育企业\t市科技局

2.\t建设平台\t市发展改革委
\t附件1\t
二、保障措施
加强领导。"""
TABLE = [(3, 8)]


def rows(text: str, tables: list[tuple[int, int]]) -> list[str]:
    return [block.text for block in parse(text, tables).blocks if block.style is BlockStyle.TABLE_ROW]


def test_every_row_is_a_block_with_its_cells() -> None:
    assert rows(TEXT, TABLE) == [
        "序号\t事项\t责任单位",
        "1.\t培育企业\t市科技局",
        "2.\t建设平台\t市发展改革委",
        "\t附件1\t",
    ]


def test_numbers_and_labels_in_cells_are_no_clauses() -> None:
    parsed = parse(TEXT, TABLE)
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "2"]
    assert "2.\t建设平台\t市发展改革委" in parsed.outline[1].text


def test_the_same_lines_without_a_table_are_clauses() -> None:
    assert "1.1" in [clause.id for clause in parse(TEXT).outline]


def test_rows_are_not_joined_to_a_sentence_that_stops_above() -> None:
    sentence = "到2025年，全市规模以上工业企业研发投入占营业收入的比例提高到2%，其中高新技术企业达到3.5%以上，"
    text = f"一、目标\n{sentence * 2}各区情况为\n甲区\t1，2\n乙区\t3，4"
    assert rows(text, [(2, 4)]) == ["甲区\t1，2", "乙区\t3，4"]


def test_a_table_of_one_column_is_a_frame_around_paragraphs() -> None:
    parsed = parse("某市行动方案\n一、目标\n全面提升。\n二、任务\n抓好落实。", [(1, 5)])
    assert [clause.id for clause in parsed.outline] == ["doc", "1", "2"]
    assert all(block.style is not BlockStyle.TABLE_ROW for block in parsed.blocks)


def test_a_first_cell_that_is_empty_keeps_its_place_at_the_start_of_a_text() -> None:
    parsed = parse("\t2023年\t2024年\n增速\t5%\t6%", [(0, 2)])
    assert parsed.blocks[0].text == "\t2023年\t2024年"


def test_an_attachment_may_be_a_table() -> None:
    text = "某市行动方案\n一、目标\n全面提升。\n附件1\n任务分工表\n任务\t单位\n一、培育\t科技局"
    parsed = parse(text, [(5, 7)])
    attachment = parsed.outline[-1]
    assert (attachment.id, attachment.kind, attachment.title) == ("att1", NodeKind.ATTACHMENT, "任务分工表")
    assert [block.style for block in parsed.blocks][-2:] == [BlockStyle.TABLE_ROW] * 2


def test_people_listed_in_an_attachment_are_its_text() -> None:
    text = "某市行动方案\n一、目标\n全面提升。\n附件1\n专家名单\n张三  市医院院长\n李四  市疾控中心主任"
    assert [clause.id for clause in parse(text).outline] == ["doc", "1", "att1"]
