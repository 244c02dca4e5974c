from __future__ import annotations

import markdown
from hypothesis import given
from hypothesis import strategies as st

from compendium.exporters.content_markdown import content_markdown, escaped
from compendium.importers.html_text import text_of_html
from compendium.importers.md import render_text, split_front_matter
from compendium.texts.structure import parse

PARAGRAPH = st.text(alphabet="甲乙1一、。.，()（） \t\u3000#*_`[]<>&\\|~-+=!:{}\"'“”/a$^%@;？", min_size=1, max_size=30)


def plain(source: str) -> str:
    """Render with nothing but Markdown itself."""
    return text_of_html(markdown.markdown(source, extensions=["tables"]))


@given(PARAGRAPH.filter(lambda text: text.strip()))
def test_any_paragraph_comes_back_exactly(text: str) -> None:
    assert plain(escaped(text)) == text
    assert render_text(escaped(text)) == text


@given(st.lists(PARAGRAPH.filter(lambda text: text.strip()), min_size=1, max_size=6))
def test_any_text_comes_back_exactly(paragraphs: list[str]) -> None:
    source = "\n\n".join(escaped(paragraph) for paragraph in paragraphs)
    assert render_text(source) == "\n".join(paragraphs)


def test_headings_are_marked_to_read_by_and_front_matter_stands_first() -> None:
    parsed = parse("甲市方案\n一、总则\n（一）目标\n1. 建设。做好。\n")
    source = content_markdown({"id": "a-2024", "title": "甲市方案"}, parsed.outline, parsed.blocks)
    front_matter, body = split_front_matter(source, "a.md")
    assert front_matter == {"id": "a-2024", "title": "甲市方案"}
    assert body.split("\n\n")[:4] == ["\n# 甲市方案", "## 一、总则", "### （一）目标", "1\\. 建设。做好。\n"]
    assert render_text(body) == parsed.text
