"""PDF files: lines become paragraphs, running heads go, columns are read one after the other, tables stay tables."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from compendium.importers.base import SourceText, Table
from compendium.importers.page_spans import Page, Rule, Span
from compendium.importers.page_text import text_of_pages
from compendium.importers.registry import read_content
from import_samples import pdf

SIZE = 14.0
LEFT, STEP = 90.0, 24.0
FULL = 30  # characters of a full line


def span(text: str, left: float, top: float, size: float = SIZE) -> Span:
    return Span(text, left, left + len(text) * size, top, top + size, size)


def page(*spans: Span, rules: Iterable[Rule] = ()) -> Page:
    return Page(595, 842, list(spans), list(rules))


def lines_of(*pages: Page) -> list[str]:
    return text_of_pages(pages, "a.pdf", "pdf").text.split("\n")


def body(*texts: str, top: float = 150, left: float = LEFT) -> list[Span]:
    """Lines below one another; one that starts with a blank is indented."""
    return [
        span(text.strip(), left + 2 * SIZE * text.startswith(" "), top + number * STEP)
        for number, text in enumerate(texts)
    ]


FIRST = " " + "甲" * (FULL - 2)
WHOLE = "乙" * FULL
END = "丙丙丙。"


def test_lines_become_paragraphs() -> None:
    assert lines_of(page(*body(FIRST, WHOLE, END, FIRST, WHOLE, END))) == [(FIRST + WHOLE + END).strip()] * 2


def test_a_full_last_line_ends_a_paragraph_when_the_next_is_indented() -> None:
    full = "丙" * (FULL - 1) + "。"
    assert lines_of(page(*body(FIRST, full, FIRST, END))) == [FIRST.strip() + full, FIRST.strip() + END]


def test_a_paragraph_goes_on_over_the_end_of_the_page() -> None:
    assert lines_of(page(*body(FIRST, WHOLE)), page(*body(WHOLE, END, FIRST, END))) == [
        FIRST.strip() + WHOLE + WHOLE + END,
        FIRST.strip() + END,
    ]


@pytest.mark.parametrize("number", ["{0}", "— {0} —", "第 {0} 页", "{0} / 4", "-{0}-"])
def test_running_heads_and_page_numbers_go(number: str) -> None:
    pages = [
        page(span("甲市年度工作方案", 200, 40), *body(FIRST, END), span(number.format(at), 290, 790))
        for at in range(1, 5)
    ]
    assert lines_of(*pages) == [FIRST.strip() + END] * 4


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["左" * 14] * 7 + ["左。"]
    right = ["右" * 14] * 7 + ["右。"]
    spans = [*body(*left, left=60), *body(*right, left=320)]
    assert lines_of(page(*spans)) == ["".join(left), "".join(right)]


def grid(xs: list[float], ys: list[float]) -> list[Rule]:
    return [
        *(Rule(xs[0], y, xs[-1], y) for y in ys),
        *(Rule(x, ys[0], x, ys[-1]) for x in xs),
    ]


def test_a_ruled_table_keeps_its_cells() -> None:
    spans = [
        *body(FIRST, END, top=100),
        *[span(text, left, 210) for text, left in (("任务", 100), ("单位", 300))],
        *[span(text, left, 240) for text, left in (("建设平台", 100), ("市科技", 300))],
        span("局", 300, 260),
        *body(FIRST, END, top=310),
    ]
    source = text_of_pages([page(*spans, rules=grid([90, 290, 345], [200, 230, 290]))], "a.pdf", "pdf")
    assert source.text.split("\n") == [FIRST.strip() + END, "任务\t单位", "建设平台\t市科技局", FIRST.strip() + END]
    assert source.tables == (Table(1, 3),)


def test_a_table_of_aligned_columns_needs_no_rules() -> None:
    rows = [("地区", "2021年", "2022年"), ("福田区", "124.88", "60.48"), ("罗湖区", "73.40", "35.61")]
    spans = [
        span(text, 100 + 130 * at, 200 + 30 * number, 12)
        for number, row in enumerate(rows)
        for at, text in enumerate(row)
    ]
    source = text_of_pages([page(*spans)], "a.pdf", "pdf")
    assert source.text.split("\n") == ["\t".join(row) for row in rows]


def test_a_row_that_the_end_of_a_page_cuts_is_put_together() -> None:
    first = page(
        span("服务内容", 100, 700),
        span("建设一批具有国际竞争力的创新", 240, 700),
        rules=grid([90, 230, 500], [690, 740, 760]),
    )
    second = page(
        *(span(text, 240, 100) for text in ("型企业。",)),
        *(span(text, left, 150) for text, left in (("时间", 100), ("2024年", 240))),
        rules=grid([90, 230, 500], [90, 140, 180]),
    )
    source: SourceText = text_of_pages([first, second], "a.pdf", "pdf")
    assert source.text.split("\n") == ["服务内容\t建设一批具有国际竞争力的创新型企业。", "时间\t2024年"]


def test_a_page_that_is_a_picture_is_told_among_others() -> None:
    text = b"BT /F1 12 Tf 90 700 Td (Plan of the city for 2024 to 2026, first part) Tj ET"
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    source = read_content(pdf([text, picture]), "a.pdf")
    assert source.text == "Plan of the city for 2024 to 2026, first part"
    assert "第 2 页是图片" in source.warnings[0]


def test_a_raised_figure_does_not_run_into_the_number_beside_it() -> None:
    content = b"BT /F1 14 Tf 90 700 Td (was) Tj /F1 7 Tf 6 Ts (1) Tj /F1 14 Tf 0 Ts (176) Tj ET"
    assert read_content(pdf([content]), "a.pdf").text == "was¹176"
