"""CSV, Markdown, HTML and the clipboard."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compendium.exporters.cells import cleaned, shown
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_csv import harmless
from compendium.exporters.sheet_html import clipboard_html, clipboard_text
from exporter_sheets import ANY_TEXT, CELLS, COLUMNS, of_texts, printed, sheet, ungrouped

LABELS = [column.label for column in COLUMNS]
SHOWN = [[shown(cell) for cell in row] for row in CELLS]
PRINTED = [[printed(cell) for cell in row] for row in CELLS]


class Cells(HTMLParser):
    """Collects the text of the cells, row by row, and what else a page asks for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.links: list[str] = []
        self._inside = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self._inside = True
        elif tag == "br" and self._inside:
            self.rows[-1][-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def test_csv_opens_in_excel_and_reads_back(tmp_path: Path) -> None:
    write_sheet(ungrouped(), tmp_path / "a.csv")
    content = (tmp_path / "a.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == 4
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows == [LABELS, *SHOWN[:2], ["3", "'=1+1", "'@SUM(A1)\n-2+3", *SHOWN[2][3:]]]


@pytest.mark.parametrize(
    "text", ["=1+1", "@A1", "+A1", "-A1", " =1", "\t=1", "＝1+1", "-2+3", "=HYPERLINK(1)", "+cmd|' /C calc'!A0"]
)
def test_csv_keeps_a_spreadsheet_from_calculating(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+8.5%", "-1,000", "—", "8-10", "（责任单位：省科技厅）", "1=1", "a@b.cn", ""])
def test_csv_leaves_everything_else_as_printed(text: str) -> None:
    assert harmless(text) == text


def test_csv_puts_groups_into_a_column(tmp_path: Path) -> None:
    write_sheet(sheet(group_label="章节"), tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["章节", "甲组", "甲组", "乙组"]


def test_markdown_renders_to_the_same_table(tmp_path: Path) -> None:
    write_sheet(ungrouped(), tmp_path / "a.md")
    page = markdown.markdown((tmp_path / "a.md").read_text(encoding="utf-8"), extensions=["tables"])
    assert Cells(page).rows == [LABELS, *PRINTED]


def test_markdown_gives_each_group_a_heading(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.md")
    lines = (tmp_path / "a.md").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == ["# 《甲省行动方案》任务分工表", "## 甲组", "## 乙组"]
    assert lines[-1] == "生成日期：2026-11-22"


def test_a_page_needs_nothing_from_outside_and_says_what_its_cells_are(tmp_path: Path) -> None:
    write_sheet(ungrouped(), tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    read = Cells(page)
    assert read.rows == [LABELS, *PRINTED]
    assert read.links == []
    assert {"thead", "tbody", "th", "h1"} <= read.tags
    assert "script" not in read.tags
    assert "size: A4 landscape" in page
    assert "table-header-group" in page


def test_a_page_has_groups_across(tmp_path: Path) -> None:
    write_sheet(sheet(), tmp_path / "a.html")
    assert [row for row in Cells((tmp_path / "a.html").read_text(encoding="utf-8")).rows if len(row) == 1] == [
        ["甲组"],
        ["乙组"],
    ]


def test_the_clipboard_holds_a_table_and_plain_text() -> None:
    page = clipboard_html(ungrouped())
    assert Cells(page).rows == [LABELS, *SHOWN]
    assert re.search(r'<table border="1"[^>]*border-collapse:collapse', page)
    assert page.count("mso-number-format") == 9  # three columns of words, or Excel calculates them
    lines = [line.split("\t") for line in clipboard_text(ungrouped()).split("\n")]
    assert lines == [LABELS, *[[cell.replace("\n", " ") for cell in row] for row in SHOWN]]


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
def test_any_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    table = of_texts(*texts)
    for name in ("a.csv", "a.html", "a.md"):
        write_sheet(table, tmp_path / name)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] if row else "" for row in csv.reader(file)][1:] == [harmless(text) for text in texts]
    expected = [cleaned(text) for text in texts]
    for page in ((tmp_path / "a.html").read_text(encoding="utf-8"), clipboard_html(table)):
        assert [row[0] for row in Cells(page).rows][1:] == expected
    assert len((tmp_path / "a.md").read_text(encoding="utf-8").strip().split("\n")) == 4 + len(texts)
    assert json.dumps(clipboard_text(table)).count("\\n") == len(texts)
