from __future__ import annotations

from parsed_texts import ids, titles


def numbered(*lines: str) -> str:
    return "甲市科技创新行动方案\n" + "\n".join(f"{line}工作。做好各项工作。" for line in lines)


def test_kinds_nest_in_their_usual_order() -> None:
    assert ids(numbered("一、", "（一）", "1.", "（1）", "①", "2.", "（二）", "二、")) == [
        "doc",
        "1",
        "1.1",
        "1.1.1",
        "1.1.1.1",
        "1.1.1.1.1",
        "1.1.2",
        "1.2",
        "2",
    ]


def test_a_level_may_be_left_out() -> None:
    assert ids(numbered("一、", "1.", "2.", "二、", "1.")) == ["doc", "1", "1.1", "1.2", "2", "2.1"]


def test_numbers_may_run_on_through_sections() -> None:
    assert ids(numbered("一、", "1.", "2.", "二、", "3.", "4.")) == ["doc", "1", "1.1", "1.2", "2", "2.3", "2.4"]


def test_running_on_is_no_slip_when_the_numbers_happen_to_fit() -> None:
    assert ids(numbered("一、", "1.", "2.", "二、", "3.")) == ["doc", "1", "1.1", "1.2", "2", "2.3"]


def test_a_wrongly_printed_top_number_takes_its_place() -> None:
    assert ids(numbered("1、", "（一）", "（二）", "1.", "2.", "二、", "（一）")) == [
        "doc",
        "1",
        "1.1",
        "1.2",
        "1.2.1",
        "1.2.2",
        "2",
        "2.1",
    ]


def test_a_wrongly_printed_second_number_takes_its_place() -> None:
    assert ids(numbered("一、", "（一）", "（2）", "1.", "二、")) == ["doc", "1", "1.1", "1.2", "1.2.1", "2"]


def test_a_slip_keeps_its_printed_number() -> None:
    assert "2） " not in titles("方案\n一、总则\n（一）思想\n（2） 目标\n")["1.2"]


def test_a_repeated_number_is_told_apart() -> None:
    assert ids(numbered("一、", "（一）", "（一）", "（二）")) == ["doc", "1", "1.1", "1.1~2", "1.2"]


def test_a_usually_higher_kind_inside_a_lower_one() -> None:
    assert ids(numbered("1.", "（一）", "（二）", "2.", "（一）")) == ["doc", "1", "1.1", "1.2", "2", "2.1"]


def test_a_paragraph_that_starts_with_an_amount_is_no_item() -> None:
    text = "甲市行动方案\n一、目标\n1.5亿元以上的项目优先。\n二、任务\n"
    assert ids(text) == ["doc", "1", "2"]


def test_an_item_that_starts_with_a_number_is_one_in_its_row() -> None:
    text = "甲市行动方案\n1.支持企业。\n2.35周岁以下的硕士。\n3.保障。\n"
    assert ids(text) == ["doc", "1", "2", "3"]


def test_decimal_headings() -> None:
    text = "甲市技术规范\n1.总则\n1.1 目的\n1.2 范围\n2.要求\n2.1 一般\n2.1.1 细目\n2.2 其他\n"
    assert ids(text) == ["doc", "1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.2"]


def test_divisions_stand_above_ideographs() -> None:
    assert ids("甲市规划\n第一部分 现状\n一、基础\n二、挑战\n第二部分 任务\n一、总则\n") == [
        "doc",
        "1",
        "1.1",
        "1.2",
        "2",
        "2.1",
    ]
