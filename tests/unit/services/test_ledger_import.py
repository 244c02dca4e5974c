from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from compendium.domain.errors import UserError
from compendium.domain.ledger import TRACKED_KINDS, LedgerStatus
from compendium.exporters.registry import write_sheet
from compendium.exporters.sheet_xlsx import read_sheet
from compendium.services import sheets
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.ledger_import import LedgerImportService, LedgerPreview
from compendium.store.ledger import LedgerRepository
from fact_samples import TEXTS, TODAY, Office, sample

NOON = datetime(2026, 6, 30, 12)  # noqa: DTZ001 - a spreadsheet knows no zones
LABELS = {"status": "状态", "progress": "进展", "person": "责任人", "date": "日期", "remark": "备注"}


def _rows(office: Office) -> list[FactRow]:
    return office.facts.facts(FactFilter(kinds=TRACKED_KINDS))


def _service(office: Office) -> LedgerImportService:
    return LedgerImportService(office.facts, office.ledger, read_sheet)


@pytest.fixture
def handed_out(office: Office, tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    write_sheet(sheets.ledger_sheet(_rows(office), TODAY), path)
    return path


def _fill(path: Path, row: int, **values: object) -> None:
    """Write into row ``row`` (from 0) of the table as a colleague does, by the headings."""
    book = openpyxl.load_workbook(path)
    page = book.active
    assert page is not None
    head = next(number for number in range(1, 20) if page.cell(number, 1).value == "序号")
    headings = {page.cell(head, column).value: column for column in range(1, page.max_column + 1)}
    for name, value in values.items():
        page.cell(head + 1 + row, headings[LABELS[name]]).value = value  # type: ignore[assignment]
    book.save(path)


def _said(preview: LedgerPreview) -> list[tuple[str, str, str]]:
    return [(field.label, field.old, field.new) for change in preview.changes for field in change.fields]


def test_a_file_that_nobody_touched_changes_nothing(office: Office, handed_out: Path) -> None:
    preview = _service(office).preview(handed_out)
    assert (preview.changes, preview.unchanged, preview.problems) == ((), 5, ())


def test_what_was_filled_in_is_shown_first_and_then_comes_back_whole(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, status="进行中", progress=480, person="张三", date=date(2026, 6, 30), remark="按季报送")
    _fill(handed_out, 3, status="已完成", date="2026年6月1日")
    service = _service(office)
    preview = service.preview(handed_out)
    assert _said(preview) == [
        ("状态", "未启动", "进行中"),
        ("进展", "", "480"),
        ("责任人", "", "张三"),
        ("日期", "", "2026-06-30"),
        ("备注", "", "按季报送"),
        ("状态", "未启动", "已完成"),
        ("日期", "", "2026-06-01"),
    ]
    assert LedgerRepository(office.user).all() == ()
    change = service.apply(preview.changes)
    first, _, _, fourth, _ = _rows(office)
    assert (first.entry.status, first.entry.progress, first.entry.person) == (LedgerStatus.UNDER_WAY, "480", "张三")
    assert (fourth.entry.status, fourth.entry.date) == (LedgerStatus.DONE, "2026-06-01")
    assert service.preview(handed_out).changes == ()
    office.ledger.undo(change)
    assert LedgerRepository(office.user).all() == ()


def test_what_nobody_touched_does_not_take_back_what_was_recorded_here_since(office: Office, handed_out: Path) -> None:
    office.ledger.record(_rows(office)[1:2], person="李四")
    _fill(handed_out, 0, person="张三")
    service = _service(office)
    preview = service.preview(handed_out)
    assert _said(preview) == [("责任人", "", "张三")]
    service.apply(preview.changes)
    assert [row.entry.person for row in _rows(office)][:2] == ["张三", "李四"]


def test_a_row_that_was_changed_here_too_is_marked(office: Office, handed_out: Path) -> None:
    office.ledger.record(_rows(office)[:1], person="李四", remark="本地")
    _fill(handed_out, 0, person="张三")
    service = _service(office)
    preview = service.preview(handed_out)
    [change] = preview.changes
    assert preview.conflicts == (change,)
    assert _said(preview) == [("责任人", "李四", "张三")]
    service.apply(preview.changes)
    [entry] = LedgerRepository(office.user).all()
    assert (entry.person, entry.remark) == ("张三", "本地")


def test_blank_cells_of_an_old_file_never_empty_what_was_recorded_here_since(office: Office, handed_out: Path) -> None:
    here = {"progress": "已完成八成", "person": "李四", "date": "2026-05-31", "remark": "本地"}
    office.ledger.record(_rows(office)[:1], status=LedgerStatus.DONE, **here)  # type: ignore[arg-type]
    _fill(handed_out, 0, remark="按季报送")
    service = _service(office)
    assert _said(service.preview(handed_out)) == [("备注", "本地", "按季报送")]
    service.apply(service.preview(handed_out).changes)
    [entry] = LedgerRepository(office.user).all()
    assert (entry.status, entry.progress, entry.person) == (LedgerStatus.DONE, "已完成八成", "李四")
    assert (entry.date, entry.remark) == ("2026-05-31", "按季报送")


def test_blank_cells_of_a_row_that_was_changed_on_both_sides_leave_what_is_here(office: Office, tmp_path: Path) -> None:
    office.ledger.record(_rows(office)[:1], person="张三", progress="三成")
    path = tmp_path / "台账.xlsx"
    write_sheet(sheets.ledger_sheet(_rows(office), TODAY), path)
    office.ledger.record(_rows(office)[:1], person="李四", status=LedgerStatus.DONE)
    _fill(path, 0, person="", progress="五成")
    preview = _service(office).preview(path)
    assert _said(preview) == [("状态", "已完成", "未启动"), ("进展", "三成", "五成")]
    assert len(preview.conflicts) == 1


def test_emptied_cells_empty_the_entry(office: Office, tmp_path: Path) -> None:
    office.ledger.record(_rows(office)[:1], status=LedgerStatus.DONE, person="张三", date="2026-06-30")
    path = tmp_path / "台账.xlsx"
    write_sheet(sheets.ledger_sheet(_rows(office), TODAY), path)
    _fill(path, 0, status=None, person="", date=None)
    service = _service(office)
    service.apply(service.preview(path).changes)
    assert LedgerRepository(office.user).all() == ()


def test_values_that_cannot_be_taken_are_told_with_row_and_reason(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, status="快了", date="下周", person="张三")
    preview = _service(office).preview(handed_out)
    assert _said(preview) == [("责任人", "", "张三")]
    told = "\n".join(preview.problems)
    assert "“快了”" in told
    assert "未启动、进行中、已完成、受阻" in told
    assert "下周" in told
    assert all("行" in problem for problem in preview.problems)


def test_rows_whose_words_are_gone_are_told(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 4, person="张三")
    office.put(sample(texts={"1": TEXTS["1"], "1.1": TEXTS["1.1"]}))
    preview = _service(office).preview(handed_out)
    assert preview.changes == ()
    assert len(preview.problems) == 2
    assert all("没有对应的事项" in problem for problem in preview.problems)


def test_the_file_finds_its_rows_in_a_newer_edition(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, person="张三")
    respaced = {clause: text.replace("。", "。\n") for clause, text in TEXTS.items()}
    office.put(sample(texts=respaced))
    preview = _service(office).preview(handed_out)
    assert [change.row.fact.quote for change in preview.changes] == ["高新技术企业达到500家"]


def test_another_table_is_refused(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "指标.xlsx"
    write_sheet(sheets.targets_sheet(_rows(office), TODAY), path)
    with pytest.raises(UserError) as caught:
        _service(office).preview(path)
    assert caught.value.code == "not_a_ledger"


@pytest.mark.parametrize("moment", [NOON, date(2026, 6, 30), "2026/6/30", "2026.6.30"])
def test_days_in_any_form(office: Office, handed_out: Path, moment: object) -> None:
    _fill(handed_out, 0, date=moment)
    assert _said(_service(office).preview(handed_out)) == [("日期", "", "2026-06-30")]


@pytest.mark.parametrize(
    ("words", "status"),
    [("在办", LedgerStatus.UNDER_WAY), ("完成", LedgerStatus.DONE), ("已办结", LedgerStatus.DONE)],
)
def test_statuses_in_the_words_of_colleagues(
    office: Office, handed_out: Path, words: str, status: LedgerStatus
) -> None:
    _fill(handed_out, 0, status=words, date="3月5日")
    preview = _service(office).preview(handed_out)
    assert preview.problems == ()
    [change] = preview.changes
    assert (change.after.status, change.after.date) == (status, "2026-03-05")


def test_rows_that_others_added_make_no_difference(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 2, person="王五")
    book = openpyxl.load_workbook(handed_out)
    page = book.active
    assert page is not None
    page.append(["合计", "", "五项"])
    book.save(handed_out)
    [change] = _service(office).preview(handed_out).changes
    assert change.row.key == _rows(office)[2].key


def _table(path: Path, change: Callable[[Worksheet, int, dict[object, int]], None]) -> None:
    """Let a colleague do something to the table: its page, the number of its header row, its columns by heading."""
    book = openpyxl.load_workbook(path)
    page = book.active
    assert isinstance(page, Worksheet)
    head = next(number for number in range(1, 20) if page.cell(number, 1).value == "序号")
    change(page, head, {page.cell(head, column).value: column for column in range(1, page.max_column + 1)})
    book.save(path)


def _lines_of(page: Worksheet, head: int, columns: dict[object, int]) -> list[list[object]]:
    shown = max(columns[name] for name in columns if name)
    return [[page.cell(head + 1 + row, column).value for column in range(1, shown + 1)] for row in range(5)]


def _put_lines(page: Worksheet, head: int, lines: list[list[object]]) -> None:
    for number, line in enumerate(lines, head + 1):
        for column, value in enumerate(line, 1):
            page.cell(number, column).value = value  # type: ignore[assignment]


def _people(preview: LedgerPreview) -> dict[str, str]:
    return {change.row.key: change.after.person for change in preview.changes}


def test_visible_columns_sorted_without_their_keys_still_reach_their_rows(office: Office, handed_out: Path) -> None:
    for row in range(5):
        _fill(handed_out, row, person=f"第{row}人")

    def upside_down(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        _put_lines(page, head, _lines_of(page, head, columns)[::-1])

    _table(handed_out, upside_down)
    preview = _service(office).preview(handed_out)
    assert _people(preview) == {row.key: f"第{number}人" for number, row in enumerate(_rows(office))}
    assert (preview.by_words, preview.problems) == (4, ())  # the one in the middle stayed beside its key
    assert not any(change.conflict for change in preview.changes)


def test_what_was_recorded_here_since_is_a_conflict_for_a_sorted_file_too(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, person="张三")
    office.ledger.record(_rows(office)[:1], person="李四")

    def upside_down(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        _put_lines(page, head, _lines_of(page, head, columns)[::-1])

    _table(handed_out, upside_down)
    preview = _service(office).preview(handed_out)
    assert [(change.row.key, change.conflict) for change in preview.changes] == [(_rows(office)[0].key, True)]


def test_files_of_old_that_name_documents_by_short_titles_are_still_told_by_their_words(
    office: Office, handed_out: Path
) -> None:
    office.put(replace(sample(), info=replace(sample().info, short_title="短名")))
    _fill(handed_out, 1, person="张三")
    first, second = _rows(office)[:2]

    def rename(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        lines = _lines_of(page, head, columns)
        for line, row in zip(lines, _rows(office), strict=True):
            line[columns["来源"] - 1] = f"《短名》{row.place}"
        _put_lines(page, head, [lines[1], lines[0], *lines[2:]])

    _table(handed_out, rename)
    preview = _service(office).preview(handed_out)
    assert first.key != second.key
    assert (_people(preview), preview.by_words, preview.problems) == ({second.key: "张三"}, 2, ())


def test_rows_that_cannot_be_told_apart_by_words_are_left_alone(office: Office, handed_out: Path) -> None:
    def muddle(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        lines = _lines_of(page, head, columns)
        for line in lines[:2]:
            line[columns["事项"] - 1] = "别的事"
            line[columns["责任人"] - 1] = "张三"
        _put_lines(page, head, lines)

    _table(handed_out, muddle)
    preview = _service(office).preview(handed_out)
    assert preview.changes == ()
    assert len(preview.problems) == 2
    assert all("对不上" in problem for problem in preview.problems)


def test_a_fixed_column_that_was_deleted_leaves_the_keys_to_decide(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 1, person="张三")
    _table(handed_out, lambda page, _head, columns: page.delete_cols(columns["来源"]))
    preview = _service(office).preview(handed_out)
    assert (_people(preview), preview.problems) == ({_rows(office)[1].key: "张三"}, ())


def test_a_copied_row_is_read_once(office: Office, handed_out: Path) -> None:
    def copy(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        page.insert_rows(head + 1)
        for column in range(1, page.max_column + 1):
            page.cell(head + 1, column).value = page.cell(head + 2, column).value
        page.cell(head + 2, columns["责任人"]).value = "张三"  # the original, now the second of the two

    _table(handed_out, copy)
    preview = _service(office).preview(handed_out)
    assert (_people(preview), preview.problems) == ({_rows(office)[0].key: "张三"}, ())


def test_a_copied_row_that_says_something_else_is_told(office: Office, handed_out: Path) -> None:
    def copy(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        page.insert_rows(head + 1)
        for column in range(1, page.max_column + 1):
            page.cell(head + 1, column).value = page.cell(head + 2, column).value
        page.cell(head + 1, columns["责任人"]).value = "张三"
        page.cell(head + 2, columns["责任人"]).value = "李四"

    _table(handed_out, copy)
    preview = _service(office).preview(handed_out)
    assert _people(preview) == {_rows(office)[0].key: "张三"}
    [problem] = preview.problems
    assert "填写不同" in problem


def test_a_row_pasted_over_by_another_task_does_not_take_the_place_of_the_original(
    office: Office, handed_out: Path
) -> None:
    def paste(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        page.insert_rows(head + 1)
        for column in range(1, page.max_column + 1):
            page.cell(head + 1, column).value = page.cell(head + 2, column).value
        page.cell(head + 1, columns["事项"]).value = "本单位自加的事"
        page.cell(head + 1, columns["责任人"]).value = "王五"
        page.cell(head + 2, columns["责任人"]).value = "张三"

    _table(handed_out, paste)
    preview = _service(office).preview(handed_out)
    assert _people(preview) == {_rows(office)[0].key: "张三"}
    [problem] = preview.problems
    assert "对不上" in problem


def test_deleted_rows_stay_as_they_are_and_added_ones_are_told(office: Office, tmp_path: Path) -> None:
    office.ledger.record(_rows(office), person="李四")
    path = tmp_path / "台账.xlsx"
    write_sheet(sheets.ledger_sheet(_rows(office), TODAY), path)

    def edit(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        page.delete_rows(head + 2, 3)
        page.cell(head + 3, columns["事项"]).value = "本单位自加的事"
        page.cell(head + 3, columns["责任人"]).value = "王五"

    _table(path, edit)
    service = _service(office)
    preview = service.preview(path)
    assert (preview.changes, preview.unchanged) == ((), 2)
    [problem] = preview.problems
    assert "新加的" in problem
    assert [row.entry.person for row in _rows(office)] == ["李四"] * 5


def test_a_cell_that_shows_an_error_is_told_and_left_out(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, person="张三")

    def fail(page: Worksheet, head: int, columns: dict[object, int]) -> None:
        cell = page.cell(head + 1, columns["进展"])
        cell.value, cell.data_type = "#REF!", "e"

    _table(handed_out, fail)
    preview = _service(office).preview(handed_out)
    assert _said(preview) == [("责任人", "", "张三")]
    [problem] = preview.problems
    assert "#REF!" in problem


def test_a_moved_clause_is_found_by_its_words(office: Office, handed_out: Path) -> None:
    _fill(handed_out, 0, person="张三")
    office.put(sample(texts={"1": TEXTS["1"], "3.9": TEXTS["1.1"], "1.2": TEXTS["1.2"]}))
    [change] = _service(office).preview(handed_out).changes
    assert (change.row.fact.clause, change.row.fact.quote) == ("3.9", "高新技术企业达到500家")
