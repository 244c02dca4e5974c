"""What a printed text is in the hands of others: complete, found by a search, with its fonts and its bookmarks."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from compendium.app.composition import Composition
from compendium.domain.document import BlockStyle
from compendium.domain.handout import HandoutParagraph, HandoutPoint
from compendium.domain.paper import HeadingKind, Paper, PaperHeading, PaperLines, PaperPoints, PaperTable, PaperUnit
from compendium.domain.sheet import Column, RichText, Run, Sheet, SheetRow
from compendium.ui.fonts import install_fonts
from compendium.ui.printing.page_setup import PageSetup, PaperSize, PaperStyle
from compendium.ui.printing.pages import Laid, Rule, Words
from compendium.ui.printing.paper_pages import lay_out, lay_out_sheet
from compendium.ui.printing.writing import pdf_of

_NUMBER = re.compile(r"—\s*\d+\s*—")


@pytest.fixture(autouse=True)
def _chinese(qapp: QApplication) -> None:
    install_fonts()


@pytest.fixture
def wuxi(composition: Composition) -> Paper:
    return composition.handouts.of_document("wuxi-2024")


@pytest.fixture
def printed(wuxi: Paper, tmp_path: Path) -> Path:
    path = tmp_path / "wuxi.pdf"
    path.write_bytes(pdf_of(lay_out(wuxi)))
    return path


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def read_back(path: Path) -> str:
    """Return the words of a PDF in order, without page numbers, as another program reads them."""
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
        return bare(_NUMBER.sub("", done.stdout.decode("utf-8")))
    with pypdfium2.PdfDocument(path) as document:
        return bare(_NUMBER.sub("", "".join(page.get_textpage().get_text_range() for page in document)))


def test_every_character_of_a_text_comes_back_in_order(printed: Path, composition: Composition) -> None:
    document = composition.library.document("wuxi-2024")
    whole = bare("".join(clause.text for clause in document.outline))
    assert len(whole) > 8000
    assert read_back(printed) == whole


def gold_terms(shared: Path, text: str) -> list[str]:
    """Return the words of the labelled queries, and of what answers them, that the text has."""
    gold = json.loads((shared / "gold" / "queries.json").read_text(encoding="utf-8"))
    terms: list[str] = []
    for query in gold["queries"]:
        terms += [*query["query"].split(), *(answer["evidence"] for answer in query["relevant"])]
    return [term for term in dict.fromkeys(terms) if term in text]


def test_labelled_terms_are_found_by_a_search(printed: Path, composition: Composition, shared: Path) -> None:
    document = composition.library.document("wuxi-2024")
    terms = gold_terms(shared, bare("".join(clause.text for clause in document.outline)))
    assert len(terms) >= 40
    with pypdfium2.PdfDocument(printed) as found:
        pages = [page.get_textpage() for page in found]
        missed = [term for term in terms if not any(page.search(term).get_next() for page in pages)]
    assert missed == []


def fonts(path: Path) -> Iterator[pypdf.generic.DictionaryObject]:
    for page in pypdf.PdfReader(path).pages:
        for font in page["/Resources"]["/Font"].values():
            yield font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()


def test_all_fonts_are_within(printed: Path) -> None:
    descriptors = list(fonts(printed))
    assert descriptors
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor) for descriptor in descriptors)


def outline(reader: pypdf.PdfReader) -> list[tuple[int, str, int]]:
    """Return level, words and page number of every bookmark."""

    def walk(items: list[object], level: int) -> Iterator[tuple[int, str, int]]:
        for item in items:
            if isinstance(item, list):
                yield from walk(item, level + 1)
            else:
                yield level, item.title, reader.get_destination_page_number(item)  # type: ignore[attr-defined]

    return list(walk(reader.outline, 1))


def test_bookmarks_lead_to_the_pages_of_their_headings(printed: Path, composition: Composition) -> None:
    reader = pypdf.PdfReader(printed)
    marks = outline(reader)
    pages = [bare(page.extract_text()) for page in reader.pages]
    assert all(bare(title) in pages[page] + pages[min(page + 1, len(pages) - 1)] for _, title, page in marks)
    assert all(bare(title)[:6] in pages[page] for _, title, page in marks)
    titles = {bare(title) for _, title, _ in marks}
    document = composition.library.document("wuxi-2024")
    chapters = [clause for clause in document.outline if clause.level == 1 and clause.marker]
    assert len(chapters) >= 3
    assert all(bare(chapter.marker + chapter.title) in titles for chapter in chapters)
    assert max(level for level, _, _ in marks) >= 3
    assert reader.page_mode == "/UseOutlines"


def test_contents_name_the_pages_that_bear_these_numbers(wuxi: Paper, tmp_path: Path) -> None:
    laid = lay_out(wuxi, PageSetup(contents=True))
    (tmp_path / "a.pdf").write_bytes(pdf_of(laid))
    reader = pypdf.PdfReader(tmp_path / "a.pdf")
    assert laid.front == 1
    assert [reader.page_labels[at] for at in (0, 1, 2)] == ["I", "1", "2"]
    listed = bare(reader.pages[0].extract_text())
    for _, title, page in outline(reader):
        if re.match(r"[一二三四]、|（[一二三四五]）", title):
            assert f"{bare(title)}{page - laid.front + 1}" in listed
    targets = [annotation.get_object() for annotation in reader.pages[0]["/Annots"]]
    assert len(targets) == len(laid.links) > 5


def words_of(laid: Laid, page: int) -> list[Words]:
    return [mark for mark in laid.pages[page].marks if isinstance(mark, Words)]


def lines_on(laid: Laid, page: int) -> int:
    return sum((mark.lines.count if mark.last is None else mark.last) - mark.first for mark in words_of(laid, page))


def test_a_full_official_page_has_22_lines_of_28_characters() -> None:
    unit = PaperUnit((HandoutParagraph("企" * 28 * 60),))
    laid = lay_out(Paper("", (unit,), headed=False))
    assert lines_on(laid, 0) == 22
    assert laid.pages[1].label == "— 2 —"
    first = words_of(laid, 0)[0].lines
    assert first.count == -(-(28 * 60 + 2) // 28)


@pytest.mark.parametrize("fillers", range(0, 44, 3))
def test_no_heading_stands_at_the_foot_of_a_page(fillers: int) -> None:
    blocks = (
        *(HandoutParagraph("企业。") for _ in range(fillers)),
        HandoutParagraph("一、总体要求", BlockStyle.HEADING, 6, 1),
        HandoutParagraph("（一）指导思想", BlockStyle.HEADING, 7, 2),
        HandoutParagraph("企" * 28 * 5),
    )
    laid = lay_out(Paper("", (PaperUnit(blocks),), headed=False))
    chapter, section = laid.bookmarks
    assert chapter.page == section.page
    last = words_of(laid, section.page)[-1]
    assert last.lines.count > 1
    assert (last.lines.count if last.last is None else last.last) - last.first >= 2


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for filler in range(18, 22):
        blocks = (*(HandoutParagraph("企业。") for _ in range(filler)), HandoutParagraph("企" * 28 * 3))
        laid = lay_out(Paper("", (PaperUnit(blocks),), headed=False))
        parts = [mark for page in range(len(laid.pages)) for mark in words_of(laid, page) if mark.lines.count > 3]
        assert all((mark.last or mark.lines.count) - mark.first >= 2 for mark in parts)


@pytest.mark.parametrize(("per_page", "pages"), [(1, 6), (2, 3), (3, 2)])
def test_units_share_pages_and_the_rest_of_each_place_is_ruled(per_page: int, pages: int) -> None:
    setup = PageSetup(style=PaperStyle.COMPACT, size=10.5, per_page=per_page)
    units = tuple(PaperUnit((HandoutParagraph(f"第{at}条。"), PaperLines(3))) for at in range(6))
    laid = lay_out(Paper("讲义", units), setup)
    assert len(laid.pages) == pages
    rules = [mark.line for mark in laid.pages[-1].marks if isinstance(mark, Rule)]
    room = laid.page.text_height / per_page
    assert len(rules) > room / 9 / 2
    for upper, lower in pairwise(sorted({line.y1() for line in rules})):
        assert lower > upper


def test_a_unit_too_long_for_its_place_takes_the_next_one() -> None:
    setup = PageSetup(per_page=2)
    long = PaperUnit((HandoutParagraph("企" * 28 * 15), PaperLines(3)))
    laid = lay_out(Paper("", (long, long), headed=False), setup)
    assert len(laid.pages) == 2
    assert [len(words_of(laid, page)) for page in (0, 1)] == [1, 1]


@pytest.mark.parametrize(("paper", "size"), [(PaperSize.A3, (842, 1191)), (PaperSize.B5, (516, 729))])
def test_other_sheets(paper: PaperSize, size: tuple[int, int], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(lay_out(Paper("题", ()), PageSetup(paper=paper))))
    box = pypdf.PdfReader(tmp_path / "a.pdf").pages[0].mediabox
    assert (round(box.width), round(box.height)) == pytest.approx(size, abs=1)


def test_changed_words_of_a_table_are_printed_whole(tmp_path: Path) -> None:
    cell = RichText((Run("企业"), Run("应当", deleted=True), Run("必须", inserted=True), Run("申报", bold=True)))
    laid = lay_out_sheet(Sheet("t", "修订", (Column("a", "原文"),), [SheetRow((cell,))]))
    (tmp_path / "a.pdf").write_bytes(pdf_of(laid))
    assert "企业应当必须申报" in read_back(tmp_path / "a.pdf")


def test_tables_within_a_paper_repeat_their_header() -> None:
    rows = [SheetRow((f"第{at}行", "推动企业创新，" * 8)) for at in range(40)]
    sheet = Sheet("t", "清单", (Column("a", "序号"), Column("b", "内容", width=4)), rows)
    points = PaperPoints((HandoutPoint("企业", "100户"),))
    blocks = (PaperHeading("要点", HeadingKind.PART), points, PaperTable(sheet, titled=True))
    laid = lay_out(Paper("讲义", (PaperUnit(blocks),)))
    assert len(laid.pages) > 2
    data = pypdf.PdfReader(BytesIO(pdf_of(laid)))
    assert all("内容" in page.extract_text() for page in data.pages)


def test_what_is_remembered_of_a_page_fits_or_is_as_usual() -> None:
    setup = PageSetup(PaperSize.B5, PaperStyle.COMPACT, 12.0, contents=True, points=True, note_lines=6, per_page=2)
    assert PageSetup.from_json(json.loads(json.dumps(setup.to_json()))) == setup
    odd = {"paper": "B9", "style": 3, "size": 1000, "contents": "yes", "per_page": None, "note_lines": [1]}
    assert PageSetup.from_json(odd) == PageSetup()
