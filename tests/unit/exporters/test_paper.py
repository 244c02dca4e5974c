from __future__ import annotations

import html
import re
from pathlib import Path

import docx
import markdown
import pytest
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from compendium.domain.document import Document, DocumentInfo
from compendium.domain.errors import UserError
from compendium.domain.handout import Handout, HandoutPoint, handout_of
from compendium.domain.paper import paper_of
from compendium.exporters.registry import paper_endings, write_paper
from compendium.texts.structure import parse

TEXT = """\
甲省行动方案
为落实部署，制定本方案。
一、总体目标
（一）主体培育
1.建设企业。到2026年底，培育企业100户。
2.做好服务。减税<30%>。
二、组织保障
"""
POINTS = (HandoutPoint("企业", "到2026年底100户", "第一部分第（一）条第1项"), HandoutPoint("", "减税"))


def document() -> Document:
    parsed = parse(TEXT)
    info = DocumentInfo(
        "a", "甲省行动方案", issuers=("甲省科技厅",), signed_date="2026-01-02", doc_number="甲科发〔2026〕1号"
    )
    return Document(info, tuple(parsed.outline), tuple(parsed.blocks))


def handout() -> Handout:
    return handout_of(document(), POINTS, notes=("生成日期：2026-11-22",), note_lines=4)


def test_the_text_is_printed_once_and_its_headings_are_known() -> None:
    made = handout()
    assert made.subtitle == "甲科发〔2026〕1号　甲省科技厅　2026年1月2日"
    assert [(each.text[: each.lead], each.rank) for each in made.paragraphs] == [
        ("", 3),
        ("一、总体目标", 1),
        ("（一）主体培育", 2),
        ("1.建设企业", 3),
        ("2.做好服务", 3),
        ("二、组织保障", 1),
    ]


def test_chosen_clauses_come_with_what_stands_below_them() -> None:
    by_title = {clause.title: clause.id for clause in document().outline}
    made = handout_of(document(), clauses=[by_title["主体培育"]])
    assert [each.text[:4] for each in made.paragraphs] == ["（一）主", "1.建设", "2.做好"]


def chinese_fonts(paragraph: Paragraph) -> list[tuple[str, str | None]]:
    found = []
    for run in paragraph.runs:
        fonts = run._r.rPr.rFonts if run._r.rPr is not None else None
        found.append((run.text, None if fonts is None else fonts.get(qn("w:eastAsia"))))
    return found


def test_the_word_file_holds_points_text_and_room_to_write(tmp_path: Path) -> None:
    assert write_paper(paper_of(handout()), tmp_path / "a.docx") == 6
    written = docx.Document(str(tmp_path / "a.docx"))
    texts = [(each.style.name, each.text) for each in written.paragraphs if each.style]
    assert texts == [
        ("Title", "甲省行动方案"),
        ("Subtitle", "甲科发〔2026〕1号　甲省科技厅　2026年1月2日"),
        ("讲义分栏", "要点"),
        ("要点", "1. 企业：到2026年底100户（第一部分第（一）条第1项）"),
        ("要点", "2. 减税"),
        ("讲义分栏", "原文"),
        ("正文段落", "为落实部署，制定本方案。"),
        ("Heading 1", "一、总体目标"),
        ("Heading 2", "（一）主体培育"),
        ("正文段落", "1.建设企业。到2026年底，培育企业100户。"),
        ("正文段落", "2.做好服务。减税<30%>。"),
        ("Heading 1", "二、组织保障"),
        ("讲义分栏", "笔记"),
        ("附注", "生成日期：2026-11-22"),
    ]
    assert len(written.tables[0].rows) == 4
    fonts = {name: written.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in ("Heading 1", "Heading 2")}
    assert fonts == {"Heading 1": "黑体", "Heading 2": "楷体_GB2312"}
    assert chinese_fonts(written.paragraphs[9])[0] == ("1.建设企业", "仿宋_GB2312")
    assert written.styles["Normal"].paragraph_format.line_spacing.pt == 28


def words(page: str) -> str:
    return re.sub(r"\s", "", html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.DOTALL)))


def test_page_and_markdown_hold_every_paragraph(tmp_path: Path) -> None:
    for name in ("a.html", "a.md"):
        write_paper(paper_of(handout()), tmp_path / name)
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    rendered = markdown.markdown((tmp_path / "a.md").read_text(encoding="utf-8"))
    for shown in (words(page), words(rendered)):
        assert all(each.text in shown for each in handout().paragraphs)
        assert all(point.text in shown and point.source in shown for point in POINTS)
    assert page.count("<div></div>") == 4
    assert '<h4 class="rank1">一、总体目标</h4>' in page
    assert "http" not in page


def test_a_table_format_is_refused(tmp_path: Path) -> None:
    assert ".xlsx" not in paper_endings()
    with pytest.raises(UserError, match=r"\.docx、\.md、\.html"):
        write_paper(paper_of(handout()), tmp_path / "a.xlsx")
