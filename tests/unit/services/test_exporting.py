from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import pytest

from compendium.domain.bookmark import MarkColour
from compendium.domain.errors import UnknownDocumentError, UserError
from compendium.domain.fact import FactKind
from compendium.domain.highlight import HighlightStyle
from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.services.anchoring import Anchoring
from compendium.services.bookmarks import BookmarkService
from compendium.services.compare import CompareService
from compendium.services.exporting import ExportKind, ExportService
from compendium.services.fact_rows import FactFilter
from compendium.services.highlights import HighlightService
from compendium.services.library import LibraryService
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.highlights import HighlightRepository
from fact_samples import TEXTS, TITLE, TODAY, Office, sample

TABLES = [kind for kind in ExportKind if kind not in (ExportKind.HANDOUT, ExportKind.WORKPLAN)]
ENDINGS = ("docx", "xlsx", "csv", "md", "html", "pdf")
WRITTEN = [
    (kind, ending)
    for kind in ExportKind
    for ending in ENDINGS
    if kind is not ExportKind.WORKPLAN or ending not in ("xlsx", "csv")
]


@dataclass
class Desk:
    office: Office
    exporting: ExportService
    bookmarks: BookmarkService
    highlights: HighlightService
    printed: list[Sheet | Paper]


@pytest.fixture
def desk(office: Office) -> Desk:
    """An export service over two plans whose PDF writer only notes what it was given."""
    office.put(sample("second", texts=TEXTS | {"2": "二、组织保障"}))
    bookmarks = BookmarkService(BookmarkRepository(office.user), office.documents)
    printed: list[Sheet | Paper] = []

    def write(content: Sheet | Paper, path: Path) -> None:
        printed.append(content)
        path.write_bytes(b"%PDF")

    highlights = HighlightService(HighlightRepository(office.user), Anchoring(office.documents))
    service = ExportService(
        office.facts,
        LibraryService(office.documents, TODAY),
        CompareService(office.documents),
        bookmarks,
        highlights,
        today=TODAY,
        sheet_writers={".pdf": write},
        paper_writers={".pdf": write},
    )
    return Desk(office, service, bookmarks, highlights, printed)


@pytest.mark.parametrize(("kind", "ending"), WRITTEN)
def test_every_kind_can_be_written_in_every_format(desk: Desk, tmp_path: Path, kind: ExportKind, ending: str) -> None:
    desk.bookmarks.add("second", "1.1")
    path = tmp_path / f"{kind}.{ending}"
    rows = desk.exporting.export(kind, path, ("sample-2024", "second"))
    assert rows > 0
    assert path.stat().st_size > 0
    assert f".{ending}" in desk.exporting.endings(kind)


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        (ExportKind.TASKS, 2),
        (ExportKind.TARGETS, 2),
        (ExportKind.SUPPORTS, 1),
        (ExportKind.DEADLINES, 3),
        (ExportKind.LEDGER, 5),
        (ExportKind.CLAUSES, 5),
    ],
)
def test_tables_are_of_the_documents_asked_for_or_of_all(desk: Desk, kind: ExportKind, rows: int) -> None:
    assert len(desk.exporting.sheet(kind, ("sample-2024",)).rows) == rows
    assert len(desk.exporting.sheet(kind).rows) == 2 * rows


@pytest.mark.parametrize("kind", TABLES)
def test_every_row_has_a_cell_a_column(desk: Desk, kind: ExportKind) -> None:
    desk.bookmarks.add("second", "1.1")
    sheet = desk.exporting.sheet(kind, ("sample-2024", "second"))
    assert sheet.kind == kind
    assert sheet.rows
    assert {len(row.cells) for row in sheet.rows} == {len(sheet.columns)}
    assert [row.cells[0] for row in sheet.rows] == list(range(1, len(sheet.rows) + 1))


def test_the_word_table_holds_what_the_view_holds(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.exporting.sheet(ExportKind.TASKS)
    desk.exporting.write(sheet, tmp_path / "分工.docx")
    table = docx.Document(str(tmp_path / "分工.docx")).tables[0]
    read = [[cell.text for cell in row.cells] for row in table.rows]
    assert read[0] == [column.label for column in sheet.columns]
    assert read[1:] == [[str(cell or "") for cell in row.cells] for row in sheet.rows]


def test_the_spreadsheet_holds_what_the_view_holds(desk: Desk, tmp_path: Path) -> None:
    sheet = desk.exporting.sheet(ExportKind.TARGETS)
    desk.exporting.write(sheet, tmp_path / "指标.xlsx")
    page = openpyxl.load_workbook(tmp_path / "指标.xlsx").active
    assert page is not None
    rows = [row for row in page.iter_rows(values_only=True) if row[0] in (1, 2, 3, 4)]
    assert [[row[2], row[3]] for row in rows] == [[sheet_row.cells[2], sheet_row.cells[3]] for sheet_row in sheet.rows]


def test_deadlines_come_by_date(desk: Desk) -> None:
    days = [row.cells[2] for row in desk.exporting.sheet(ExportKind.DEADLINES).rows]
    assert days == sorted(days, key=str)


def test_what_is_on_screen_is_what_is_exported(desk: Desk) -> None:
    rows = desk.office.facts.facts(FactFilter(kinds=(FactKind.TARGET,), docs=("second",)))[::-1]
    sheet = desk.exporting.sheet_of(ExportKind.TARGETS, rows)
    assert [row.key for row in sheet.rows] == [row.key for row in rows]


def test_clauses_can_be_picked(desk: Desk) -> None:
    sheet = desk.exporting.clauses_sheet([("second", ("1.2",)), ("sample-2024", ("1.1", "2"))])
    assert [row.cells[1:3] for row in sheet.rows] == [
        ("第一部分第（二）条", TEXTS["1.2"]),
        ("第一部分第（一）条", TEXTS["1.1"]),
        ("第二部分", TEXTS["2"]),
    ]


def test_a_comparison_has_a_column_for_each_document(desk: Desk) -> None:
    sheet = desk.exporting.sheet(ExportKind.COMPARISON, ("sample-2024", "second"))
    sides = [(row.cells[1], row.cells[2]) for row in sheet.rows]
    assert (f"第一部分第（二）条\n{TEXTS['1.2']}",) * 2 in sides
    with pytest.raises(UserError) as caught:
        desk.exporting.sheet(ExportKind.COMPARISON, ("second",))
    assert caught.value.code == "wrong_number_of_documents"


def test_bookmarks_come_folder_by_folder_with_their_source(desk: Desk) -> None:
    desk.bookmarks.add("second", "1.1", note="核对", folder="企业", tags=("重点",))
    desk.bookmarks.add("sample-2024", "1.2")
    sheet = desk.exporting.sheet(ExportKind.BOOKMARKS)
    assert [(row.group, row.cells[2], row.cells[4], row.cells[5]) for row in sheet.rows] == [
        ("未归入文件夹", f"《{TITLE}》第一部分第（二）条", "", ""),
        ("企业", f"《{TITLE}》第一部分第（一）条", "核对", "重点"),
    ]
    desk.office.documents.remove("second")
    gone = desk.exporting.sheet(ExportKind.BOOKMARKS).rows[1]
    assert (gone.cells[2], gone.cells[-1]) == ("second", "找不到原文")


def test_highlights_follow_in_the_order_of_the_text(desk: Desk) -> None:
    desk.bookmarks.add("sample-2024", "1.2", colour=MarkColour.RED)
    text = desk.office.documents.clause("sample-2024", "1.1").text
    for start, style in ((6, HighlightStyle.UNDERLINE), (0, HighlightStyle.BACKGROUND)):
        desk.highlights.add("sample-2024", [("1.1", start, start + 4)], colour=MarkColour.GREEN, style=style)
    sheet = desk.exporting.sheet(ExportKind.BOOKMARKS)
    assert sheet.title == "书签和标注"
    assert [(row.group, row.cells[1], row.cells[3], row.cells[6]) for row in sheet.rows] == [
        ("未归入文件夹", "书签", "（二）搭建平台。", "红"),
        ("标注", "标注", text[:4], "绿"),
        ("标注", "下划线", text[6:10], "绿"),
    ]


def test_a_handout_has_the_points_and_the_text(desk: Desk) -> None:
    handout = desk.exporting.handout(("sample-2024",))
    assert handout.title == TITLE
    assert [(point.text, point.source) for point in handout.points][:2] == [
        ("高新技术企业达到500家", "第一部分第（一）条"),
        ("科技型中小企业达到800家", "第一部分第（一）条"),
    ]
    text = "".join(paragraph.text for paragraph in handout.paragraphs)
    assert all(clause in text for clause in TEXTS.values())
    assert handout.notes == ("生成日期：2026年7月1日",)


def test_a_handout_of_several_texts_names_each(desk: Desk) -> None:
    handout = desk.exporting.handout()
    assert [paragraph.text for paragraph in handout.paragraphs].count(TITLE) == 2
    assert all(TITLE in point.source for point in handout.points)


@pytest.mark.parametrize(("name", "said"), [("a.odt", ".odt"), ("a", "没有说明格式"), ("a.docx.exe", ".exe")])
def test_an_unknown_ending_is_refused_before_any_work(desk: Desk, tmp_path: Path, name: str, said: str) -> None:
    for kind in ExportKind:
        with pytest.raises(UserError, match=said) as caught:
            desk.exporting.export(kind, tmp_path / name)
        assert caught.value.code == "unknown_format"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("kind", ExportKind)
def test_an_unknown_document_is_told(desk: Desk, tmp_path: Path, kind: ExportKind) -> None:
    with pytest.raises(UnknownDocumentError):
        desk.exporting.export(kind, tmp_path / "a.md", ("nobody", "second"))
    assert not (tmp_path / "a.md").exists()


def test_an_older_file_stays_when_writing_fails(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(content: Sheet, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    desk.exporting._sheet_writers = {".pdf": fail}
    with pytest.raises(UserError):
        desk.exporting.export(ExportKind.TASKS, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".pdf"] == ["a.pdf"]


def test_an_empty_library_gives_empty_tables_and_no_handout(desk: Desk, tmp_path: Path) -> None:
    for doc in ("sample-2024", "second"):
        desk.office.documents.remove(doc)
    assert desk.exporting.export(ExportKind.TASKS, tmp_path / "a.docx") == 0
    with pytest.raises(UserError) as caught:
        desk.exporting.export(ExportKind.HANDOUT, tmp_path / "a.docx")
    assert caught.value.code == "nothing_to_export"
