from __future__ import annotations

from pathlib import Path

import pytest

from compendium.domain.errors import UserError
from compendium.importers.md import MdImporter, render_text, split_front_matter


def test_front_matter_is_read_and_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 方案\nissuers: [甲, 乙]\n---\n\n正文。\n", encoding="utf-8")
    source = MdImporter().read(path)
    assert source.front_matter == {"title": "方案", "issuers": ["甲", "乙"]}
    assert source.text == "正文。"


def test_wrong_front_matter_is_told_with_its_line() -> None:
    with pytest.raises(UserError) as caught:
        split_front_matter("---\ntitle: 方案\nyear: [2024\n---\n正文\n", "甲.md")
    assert caught.value.code == "bad_front_matter"
    assert "甲.md" in caught.value.message
    assert "行" in caught.value.message


@pytest.mark.parametrize("source", ["正文\n", "---\n正文\n---\n更多\n", "正文\n---\na: 1\n---\n"])
def test_rules_are_no_front_matter(source: str) -> None:
    assert split_front_matter(source, "a.md") == ({}, source)


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# 标题\n\n正文。", "标题\n正文。"),
        ("2. 第二\n3. 第三\n7. 第七", "2. 第二\n3. 第三\n7. 第七"),
        ("3.第三\n\n4.第四", "3.第三\n4.第四"),
        ("1) 甲\n2) 乙", "1) 甲\n2) 乙"),
        ("\t专栏1  甲\n\n    1.乙", "\t专栏1  甲\n    1.乙"),
        ("\u3000\u3000缩进。 \n\n 一格。\u3000", "\u3000\u3000缩进。 \n 一格。\u3000"),
        ("\u3000**一、加粗**", "\u3000一、加粗"),
        ("## ** 一、加粗**", "一、加粗"),
        ("## **一、没有配对", "一、没有配对"),
        ("## **一、标题。**正文", "一、标题。正文"),
        ("**一、加粗 **", "一、加粗 "),
        ("**甲** 乙 **丙**", "甲 乙 丙"),
        ("长宽高3*5*2米", "长宽高3*5*2米"),
        ("- 甲\n- 乙", "甲\n乙"),
        ("[方案.pdf](http://example.com/a.pdf)", "方案.pdf"),
        ("甲<!-- 注释 -->乙", "甲乙"),
        ("印发<运城市办法>的通知", "印发<运城市办法>的通知"),
        ("R&D 与 a<b", "R&D 与 a<b"),
        ("[2016]: 12号", "[2016]: 12号"),
        ("1\\. 已转义\n\n&#32;&#9;空白", "1. 已转义\n \t空白"),
        ("| 序号 | 任务 |\n| --- | --- |\n| 1 | 建设 |", "序号\t任务\n1\t建设"),
        ("甲  \n乙", "甲  \n乙"),
        ("  ## 缩进标题", "缩进标题"),
        ("2024年1月1日\n第一条 甲", "2024年1月1日\n第一条 甲"),
    ],
)
def test_marks_go_and_characters_stay(markdown: str, text: str) -> None:
    assert render_text(markdown) == text
