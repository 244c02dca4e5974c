from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint
from compendium.domain.paper import paper_of
from compendium.domain.sheet import Column, ColumnKind, RichText, Run, Sheet, SheetRow
from compendium.ui.fonts import install_fonts
from compendium.ui.printing.lines import mm
from compendium.ui.printing.pages import Box, Laid, Words
from compendium.ui.printing.paper_pages import lay_out_sheet
from compendium.ui.printing.searchable import searchable
from compendium.ui.printing.writing import draw_page, write_paper_pdf, write_sheet_pdf
from exporter_sheets import COLUMNS, sheet
from shared_material import seed_paths


class Pdf:
    """A PDF page by page, as a reader finds its words."""

    def __init__(self, path: Path) -> None:
        self.reader = pypdf.PdfReader(path)
        self.pages = [page.extract_text().replace("\n", "") for page in self.reader.pages]


@pytest.fixture(autouse=True)
def _chinese(qapp: QApplication) -> None:
    install_fonts()


def long_table(rows: int = 30, words: str = "推动惠企政策落实，") -> Sheet:
    columns = (Column("a", "序号"), Column("b", "行动内容", width=4))
    return Sheet(
        "t",
        "甲省行动方案任务表",
        columns,
        [SheetRow((f"第{at}行开始", words * 12 + f"第{at}行完"), group="甲组" if at < 9 else "") for at in range(rows)],
    )


def test_words_can_be_found_as_people_write_them(tmp_path: Path) -> None:
    write_sheet_pdf(sheet(title="行动方案：女子、长龙、见车马～一二三工厂门"), tmp_path / "a.pdf")
    page = Pdf(tmp_path / "a.pdf").pages[0]
    assert "行动方案：女子、长龙、见车马～一二三工厂门" in page
    assert all(column.label in page for column in COLUMNS)
    assert "2026年12月31日" in page


@pytest.mark.skipif(not seed_paths(), reason="needs the seeds")
def test_every_character_of_the_policies_can_be_found(tmp_path: Path) -> None:
    letters = dict.fromkeys("".join(path.read_text(encoding="utf-8") for path in seed_paths().values()))
    printed = "".join(letter for letter in letters if letter.isprintable() and not letter.isspace())
    write_sheet_pdf(Sheet("t", printed, (Column("a", printed),), [SheetRow((printed,))]), tmp_path / "a.pdf")
    text = re.sub(r"— \d+ —|\s", "", "".join(Pdf(tmp_path / "a.pdf").pages))
    assert len(printed) > 1000
    assert set(printed) - set(text) == set()
    assert set(text) - set(printed) <= set("—")


def test_only_the_names_of_characters_change() -> None:
    part = b"2 beginbfrange\n<0000> <0000> <0000>\n<2F8F> <2F91> [<2F8F> <2ED3> <0061>]\nendbfrange <2F8F>"
    changed = searchable(part)
    assert changed == b"2 beginbfrange\n<0000> <0000> <0000>\n<2F8F> <2F91> [<884C> <957F> <0061>]\nendbfrange <2F8F>"
    assert len(changed) == len(part)


def test_the_header_is_on_every_page_and_no_row_is_split(tmp_path: Path) -> None:
    write_sheet_pdf(long_table(), tmp_path / "a.pdf")
    pages = Pdf(tmp_path / "a.pdf").pages
    assert len(pages) > 2
    assert all("行动内容" in page for page in pages)
    assert [f"— {at} —" in page for at, page in enumerate(pages, 1)] == [True] * len(pages)
    for at in range(30):
        assert [f"第{at}行开始" in page for page in pages] == [f"第{at}行完" in page for page in pages]
    assert sum(page.count("甲组") for page in pages) == 1


def test_rows_fill_their_pages_and_numbers_are_not_broken(tmp_path: Path) -> None:
    columns = (
        Column("a", "序号", ColumnKind.SERIAL),
        Column("n", "数值", ColumnKind.NUMBER),
        Column("b", "举措", width=8),
    )
    rows = [SheetRow((at, 80000000000 + at, "推动惠企政策落实，" * (90 if at % 2 else 4))) for at in range(1, 17)]
    write_sheet_pdf(Sheet("t", "表", columns, rows), tmp_path / "a.pdf")
    pages = Pdf(tmp_path / "a.pdf").pages
    assert all(str(80000000000 + at) in "".join(pages) for at in range(1, 17))
    words = [len(page) for page in pages[:-1]]
    assert len(words) >= 2
    assert min(words) > 0.7 * max(words)


def test_a_row_longer_than_a_page_goes_on_with_all_its_words(tmp_path: Path) -> None:
    write_sheet_pdf(long_table(1, words="".join(f"（{at}）" for at in range(100))), tmp_path / "a.pdf")
    pages = Pdf(tmp_path / "a.pdf").pages
    assert len(pages) > 1
    assert "".join(pages).count("（99）") == 12


def test_a_table_without_rows_prints_its_header(tmp_path: Path) -> None:
    write_sheet_pdf(sheet(rows=()), tmp_path / "a.pdf")
    assert "重点任务" in Pdf(tmp_path / "a.pdf").pages[0]


@pytest.mark.parametrize(("landscape", "width"), [(True, 842), (False, 595)])
def test_pages_are_a4(tmp_path: Path, landscape: bool, width: int) -> None:
    write_sheet_pdf(sheet(landscape=landscape), tmp_path / "a.pdf")
    assert round(Pdf(tmp_path / "a.pdf").reader.pages[0].mediabox.width) == width


def test_lines_stand_under_and_through_their_words_and_nowhere_else() -> None:
    gone, come = (RichText((Run("第一条", inserted=not old, deleted=old),)) for old in (True, False))
    columns = (Column("a", "原文", even=True, width=4), Column("b", "新文", even=True, width=4))
    laid = lay_out_sheet(Sheet("t", "表", columns, [SheetRow((gone, come)), SheetRow(("第一条", "第一条"))]))
    scale = 1.25
    picture = QImage(1000, 707, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(scale)
    picture.fill("white")
    painter = QPainter(picture)
    draw_page(laid, 0, painter, picture.width() / scale)
    painter.end()
    dots = picture.width() / mm(laid.page.width)
    head, (boxes, words) = mm(laid.page.top), _marks(laid)

    def ink(left: float, top: float, right: float, bottom: float) -> int:
        xs = range(round((mm(laid.page.left) + left) * dots), round((mm(laid.page.left) + right) * dots))
        ys = range(round((head + top) * dots), round((head + bottom) * dots))
        return sum(picture.pixelColor(x, y).lightness() < 128 for x in xs for y in ys)

    assert ink(0, -head, boxes[-1].place.right(), -20) == 0, "nothing above the title"
    title, header = words[0], boxes[0].place
    assert ink(0, title.y, mm(laid.page.text_width) * 0.45, header.top() - 20) == 0, "nothing beside it"
    first, plain = boxes[2].place, boxes[4].place
    middle = [ink(box.left() + 40, box.top() + 40, box.right() - 40, box.bottom() - 20) for box in (first, plain)]
    assert middle[0] > middle[1], "struck out"


def test_words_side_by_side_begin_on_one_line() -> None:
    columns = (Column("a", "原文", even=True, width=4), Column("b", "新文", even=True, width=4))
    laid = lay_out_sheet(Sheet("t", "表", columns, [SheetRow(("第一条", "第一条改了。" * 20))]))
    _, words = _marks(laid)
    old, new = words[-2:]
    assert new.lines.count > old.lines.count
    assert old.y == new.y


def _marks(laid: Laid) -> tuple[list[Box], list[Words]]:
    marks = laid.pages[0].marks
    return [mark for mark in marks if isinstance(mark, Box)], [mark for mark in marks if isinstance(mark, Words)]


def test_a_handout_prints_points_text_and_lines(tmp_path: Path) -> None:
    paragraphs = (
        HandoutParagraph("一、总体要求", BlockStyle.HEADING, 6, 1),
        *(
            HandoutParagraph(f"{at}.行动。" + "建设企业，" * 40 + f"第{at}段完。", BlockStyle.BODY, 4)
            for at in range(20)
        ),
    )
    points = (HandoutPoint("企业", "100户𠮷", "第一部分"),)
    handout = Handout("甲省行动方案", paragraphs, points=points, notes=("生成日期",))
    write_paper_pdf(paper_of(handout), tmp_path / "a.pdf")
    pages = Pdf(tmp_path / "a.pdf").pages
    text = "".join(pages)
    assert "甲省行动方案" in pages[0]
    assert "1. 企业：100户" in pages[0]
    assert all(f"第{at}段完" in text for at in range(20))
    assert "笔记" in pages[-1]
    assert "生成日期" in pages[-1]


def test_the_command_line_prints_without_a_screen(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from compendium.app import pdf;"
        "from compendium.domain.handout import Handout, HandoutParagraph;"
        "import compendium.exporters.registry as registry; path = Path(sys.argv[1]);"
        "from compendium.domain.paper import paper_of;"
        "content = paper_of(Handout('甲省行动方案', (HandoutParagraph('行动'),)));"
        "[registry.write_paper(content, path, {pdf.ENDING: pdf.write_paper}) for _ in range(2)]"
    )
    bare = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, str(tmp_path / "甲.pdf")], capture_output=True, env=bare, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "甲省行动方案" in Pdf(tmp_path / "甲.pdf").pages[0]
