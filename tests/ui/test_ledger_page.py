from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QToolTip
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.fact import FactKind
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.ledger import TRACKED_KINDS, LedgerEntry, LedgerStatus, Standing
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.ui.actions import View
from compendium.ui.facts.export_dialog import ExportDialog
from compendium.ui.facts.ledger_page import LedgerPage
from compendium.ui.facts.ledger_preview import LedgerPreviewDialog
from compendium.ui.facts.lost_dialog import LostEntriesDialog
from compendium.ui.facts.tables_panel import TablesPanel
from compendium.ui.facts.unit_page import UnitPage
from compendium.ui.main_window import MainWindow
from compendium.ui.models.ledger_narrowing import LedgerNarrowing
from user_input import commit, settle

COLUMNS = ("subject", "units", "due", "status", "progress", "person", "date", "remark")
Opener = Callable[[], MainWindow]


def _panel(window: MainWindow) -> TablesPanel:
    window.navigator.show_view(View.TABLES)
    settle(window)
    panel = window._pages.page(View.TABLES)
    assert isinstance(panel, TablesPanel)
    return panel


def _page(window: MainWindow, key: str = "ledger") -> LedgerPage:
    panel = _panel(window)
    for at in range(panel.tabs.count()):
        if panel.tabs.tabData(at) == key:
            panel.tabs.setCurrentIndex(at)
    settle(window)
    page = panel.page
    assert isinstance(page, LedgerPage)
    return page


@pytest.fixture
def page(window: MainWindow) -> Iterator[LedgerPage]:
    shown = _page(window)
    yield shown
    settle(window)


def _go(page: LedgerPage, line: int, column: str) -> None:
    page.table.setFocus()
    flags = QItemSelectionModel.SelectionFlag
    index = page.table.rows.index(line, COLUMNS.index(column))
    page.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def _editor(page: LedgerPage) -> QLineEdit:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert page.table.isAncestorOf(editor)
    return editor


def _stored(composition: Composition, key: str) -> FactRow:
    return next(row for row in composition.facts.facts(FactFilter(kinds=TRACKED_KINDS)) if row.key == key)


def _dialog(window: MainWindow) -> LedgerPreviewDialog:
    settle(window)
    [dialog] = [each for each in QApplication.topLevelWidgets() if isinstance(each, LedgerPreviewDialog)]
    return dialog


def test_all_duties_targets_and_deadlines_are_listed(page: LedgerPage, composition: Composition) -> None:
    expected = [row for row in composition.facts.facts(FactFilter(kinds=TRACKED_KINDS)) if row.trackable]
    late_first = sorted(expected, key=lambda row: row.standing is not Standing.OVERDUE)
    assert [row.key for row in page.table.rows.facts] == [row.key for row in late_first]
    assert page.bar.count.text() == f"{len(expected)} 项"
    overdue = sum(row.standing is Standing.OVERDUE for row in expected)
    assert overdue
    assert page.bar.switch("standing", Standing.OVERDUE).text() == f"已逾期 {overdue}"


def test_rows_without_a_date_are_last_however_dates_are_sorted(page: LedgerPage) -> None:
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.table.sortByColumn(COLUMNS.index("due"), order)
        dated = [bool(row.dates) for row in page.table.rows.facts]
        assert True in dated
        assert dated == sorted(dated, reverse=True)
        days = [row.dates[-1] for row in page.table.rows.facts if row.dates]
        assert days == sorted(days, reverse=order == Qt.SortOrder.DescendingOrder)


def test_what_is_done_keeps_its_place_until_other_rows_come(page: LedgerPage, window: MainWindow) -> None:
    keys = [row.key for row in page.table.rows.facts]
    assert page.table.rows.facts[0].standing is Standing.OVERDUE
    _go(page, 0, "subject")
    QTest.keyClick(page.table, Qt.Key.Key_3)
    settle(window)
    assert page.table.rows.facts[0].standing is Standing.DONE
    assert [row.key for row in page.table.rows.facts] == keys


def test_typing_into_a_cell_and_enter_keeps_it_on_the_disk_and_goes_down(
    page: LedgerPage, window: MainWindow, composition: Composition
) -> None:
    first, second = page.table.rows.facts[:2]
    _go(page, 0, "progress")
    QTest.keyClick(page.table, Qt.Key.Key_8)
    editor = _editor(page)
    QTest.keyClicks(editor, "5%")
    assert editor.text() == "85%"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(window)
    assert _stored(composition, first.key).entry.progress == "85%"
    current = page.table.current_row()
    assert current is not None
    assert (current.key, page.table.field) == (second.key, "progress")


def test_tab_goes_through_the_cells_of_a_row_and_nothing_typed_is_lost(
    page: LedgerPage, window: MainWindow, composition: Composition
) -> None:
    row = page.table.rows.facts[0]
    _go(page, 0, "progress")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    for words in ("480家", "张三", "2026/6/30", "按季报送"):
        editor = _editor(page)
        commit(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Tab)
        QApplication.processEvents()
        settle(window)  # what was entered is written while the next cell is open
        assert page.table.editing
    assert isinstance(QApplication.focusWidget(), QComboBox)  # the status of the next row
    entry = _stored(composition, row.key).entry
    assert (entry.progress, entry.person, entry.date, entry.remark) == ("480家", "张三", "2026-06-30", "按季报送")
    page.table.closePersistentEditor(page.table.currentIndex())


def test_what_is_no_date_is_told_and_the_field_stays_open(
    page: LedgerPage, window: MainWindow, composition: Composition
) -> None:
    row = page.table.rows.facts[0]
    _go(page, 0, "date")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    editor = _editor(page)
    commit(editor, "下周")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert page.table.editing
    assert "“下周”不是日期" in QToolTip.text()
    editor.selectAll()
    commit(editor, "2026年7月15日")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle(window)
    assert not page.table.editing
    assert _stored(composition, row.key).entry.date == "2026-07-15"


@pytest.mark.parametrize(
    ("typed", "kept"), [("20260305", "2026-03-05"), ("3月5日", "2026-03-05"), ("2026/3/5", "2026-03-05")]
)
def test_a_date_is_taken_as_people_write_it(
    page: LedgerPage, window: MainWindow, composition: Composition, typed: str, kept: str
) -> None:
    row = page.table.rows.facts[0]
    _go(page, 0, "date")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    commit(_editor(page), typed)
    QTest.keyClick(_editor(page), Qt.Key.Key_Return)
    settle(window)
    assert _stored(composition, row.key).entry.date == kept


def test_escape_leaves_a_cell_as_it_was(page: LedgerPage, window: MainWindow, composition: Composition) -> None:
    row = page.table.rows.facts[0]
    _go(page, 0, "person")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    commit(_editor(page), "张三")
    QTest.keyClick(_editor(page), Qt.Key.Key_Escape)
    settle(window)
    assert not _stored(composition, row.key).tracked


def test_a_status_is_set_for_all_selected_rows_by_its_key_and_taken_back(
    page: LedgerPage, window: MainWindow, composition: Composition
) -> None:
    _go(page, 0, "subject")
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    keys = [row.key for row in page.table.selected_rows()]
    assert len(keys) == 3
    QTest.keyClick(page.table, Qt.Key.Key_3)
    settle(window)
    assert [_stored(composition, key).entry.status for key in keys] == [LedgerStatus.DONE] * 3
    assert [row.key for row in page.table.selected_rows()] == keys
    assert page.bar.switch("status", LedgerStatus.DONE).text() == "已完成 3"
    assert window._notify.take_back()
    settle(window)
    assert not any(_stored(composition, key).tracked for key in keys)


def test_the_button_sets_a_status_too(page: LedgerPage, window: MainWindow, composition: Composition) -> None:
    row = page.table.rows.facts[1]
    _go(page, 1, "subject")
    menu = page.bar.set_status.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text().startswith("受阻")).trigger()
    settle(window)
    assert _stored(composition, row.key).entry.status is LedgerStatus.BLOCKED


def test_a_value_is_filled_into_the_selected_rows(
    page: LedgerPage, window: MainWindow, composition: Composition
) -> None:
    _go(page, 0, "person")
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    commit(_editor(page), "张三")
    QTest.keyClick(_editor(page), Qt.Key.Key_Return)
    settle(window)
    _go(page, 0, "person")
    page.table.selectRow(0)
    flags = page.table.selectionModel().SelectionFlag
    page.table.selectionModel().select(page.table.rows.index(2, 0), flags.Select | flags.Rows)
    page.table.selectionModel().setCurrentIndex(page.table.rows.index(0, COLUMNS.index("person")), flags.NoUpdate)
    keys = [row.key for row in page.table.selected_rows()]
    QTest.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert [_stored(composition, key).entry.person for key in keys] == ["张三", "张三"]


def test_filters_narrow_with_counts_that_hold(page: LedgerPage, window: MainWindow) -> None:
    late = page.bar.switch("standing", Standing.OVERDUE)
    count = int(late.text().split()[-1])
    late.click()
    assert len(page.table.rows.facts) == count
    assert {row.standing for row in page.table.rows.facts} == {Standing.OVERDUE}
    targets = page.bar.switch("kind", "target")
    said = int(targets.text().split()[-1])
    targets.click()
    assert len(page.table.rows.facts) == said
    page._narrow(LedgerNarrowing(text="没有这样的词啊"))
    assert page.nothing.isVisible()
    page.nothing.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert page.narrowing == LedgerNarrowing()
    assert page.table.isVisible()


def test_the_overview_counts_and_a_click_narrows(page: LedgerPage, window: MainWindow) -> None:
    _go(page, 0, "subject")
    QTest.keyClick(page.table, Qt.Key.Key_3)
    settle(window)
    page.overview.by_doc.click()
    model = page.overview.list.model()
    told = str(model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "已完成 1" in told
    where = page.overview.list.visualRect(model.index(1, 0)).center()
    QTest.mouseClick(page.overview.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    docs = {row.doc for row in page.table.rows.facts}
    assert docs == {page.narrowing.doc}
    assert f"：{len(page.table.rows.facts)} 项" in told
    page.bar.chips["doc"].click()
    assert len({row.doc for row in page.table.rows.facts}) > 1


def test_rows_stand_under_headings(page: LedgerPage) -> None:
    page.bar.groups.setCurrentIndex(page.bar.groups.findData("deadline"))
    headings = [line for line in page.table.rows.lines if isinstance(line, str)]
    assert headings[0].startswith("已逾期")
    page.bar.groups.setCurrentIndex(page.bar.groups.findData("unit"))
    handed = page.handed()
    assert handed.kind is ExportKind.LEDGER
    assert len({row.key for row in handed.rows}) == len(handed.rows) < len(page.table.rows.facts)


def test_filters_and_groups_are_remembered(open_window: Opener) -> None:
    window = open_window()
    page = _page(window)
    page.bar.switch("status", LedgerStatus.NOT_STARTED).click()
    page.bar.groups.setCurrentIndex(page.bar.groups.findData("document"))
    page.overview.by_doc.click()
    settle(window)
    window.close()
    window = open_window()
    again = _page(window)
    assert again.narrowing.status == {LedgerStatus.NOT_STARTED}
    assert (again.bar.group.value, again.overview.mode) == ("document", "doc")
    assert isinstance(again.table.rows.lines[0], str)


def _fill(path: Path, lines: dict[int, dict[str, object]]) -> None:
    """Fill rows in (from 0), by the headings."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    head = next(number for number in range(1, 20) if sheet.cell(number, 1).value == "序号")
    headings = {sheet.cell(head, column).value: column for column in range(1, sheet.max_column + 1)}
    for line, values in lines.items():
        for name, value in values.items():
            sheet.cell(head + 1 + line, headings[name]).value = value  # type: ignore[assignment]
    book.save(path)


def _exported(page: LedgerPage, window: MainWindow, folder: Path) -> Path:
    """Export what is on screen through the dialog."""
    page.bar.export.click()
    [dialog] = [each for each in QApplication.topLevelWidgets() if isinstance(each, ExportDialog)]
    path = folder / "台账.xlsx"
    dialog.export_requested.emit(page.handed(), path)
    dialog.reject()
    settle(window)
    assert path.is_file()
    return path


def test_a_ledger_goes_out_comes_back_filled_in_and_can_be_taken_back(
    page: LedgerPage, window: MainWindow, composition: Composition, tmp_path: Path
) -> None:
    path = _exported(page, window, tmp_path)
    rows = page.table.rows.facts
    _fill(path, {0: {"状态": "进行中", "进展": 480, "责任人": "张三"}, 3: {"状态": "已完成", "日期": "下周"}})
    page.read_back(path)
    dialog = _dialog(window)
    assert "改动了 2 项" in dialog.heading.text()
    assert "下周" in dialog.problems.toPlainText()
    told = str(dialog.model.index(0, 2).data())
    assert told == "状态：未启动 → 进行中\n进展：空 → 480\n责任人：空 → 张三"
    assert not _stored(composition, rows[0].key).tracked
    box = dialog.table.visualRect(dialog.model.index(1, 0))
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(box.left() + 10, box.center().y()))
    assert dialog.apply.text() == "更新 1 项"
    dialog.apply.click()
    settle(window)
    entry = _stored(composition, rows[0].key).entry
    assert (entry.status, entry.progress, entry.person) == (LedgerStatus.UNDER_WAY, "480", "张三")
    assert not _stored(composition, rows[3].key).tracked
    shown = next(row for row in page.table.rows.facts if row.key == rows[0].key)
    assert shown.entry.person == "张三"
    assert window._notify.take_back()
    settle(window)
    assert not _stored(composition, rows[0].key).tracked


def test_a_conflict_is_not_ticked_and_all_or_none_can_be(
    page: LedgerPage, window: MainWindow, composition: Composition, tmp_path: Path
) -> None:
    path = _exported(page, window, tmp_path)
    rows = page.table.rows.facts
    _fill(path, {0: {"责任人": "张三"}, 1: {"责任人": "李四"}})
    page._work.record(rows[:1], person="王五")
    page.read_back(path)
    dialog = _dialog(window)
    assert [change.row.key for change in dialog.model.ticked] == [rows[1].key]
    assert "导出后这里也改过" in str(dialog.model.index(0, 1).data())
    dialog.none.click()
    assert not dialog.apply.isEnabled()
    dialog.all.click()
    dialog.apply.click()
    settle(window)
    assert [_stored(composition, row.key).entry.person for row in rows[:2]] == ["张三", "李四"]


def test_a_file_that_changes_nothing_says_so(page: LedgerPage, window: MainWindow, tmp_path: Path) -> None:
    path = _exported(page, window, tmp_path)
    page.read_back(path)
    dialog = _dialog(window)
    assert "没有要更新的内容" in dialog.heading.text()
    assert not dialog.apply.isVisible()
    dialog.cancel.click()


def test_a_spreadsheet_that_is_dropped_is_read_back(page: LedgerPage, window: MainWindow, tmp_path: Path) -> None:
    path = _exported(page, window, tmp_path)
    _fill(path, {0: {"责任人": "张三"}})
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    page.dragEnterEvent(entering)
    assert entering.isAccepted()
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    dialog = _dialog(window)
    assert len(dialog.model.changes) == 1
    dialog.reject()
    other = QMimeData()
    other.setUrls([QUrl.fromLocalFile(str(tmp_path / "规划.docx"))])
    entering = QDragEnterEvent(QPoint(9, 9), copy, other, left, none)
    page.dragEnterEvent(entering)
    assert not entering.isAccepted()


def test_a_file_that_is_no_ledger_is_refused_in_words(
    page: LedgerPage, window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "别的.xlsx"
    path.write_text("不是表格", encoding="utf-8")
    page.read_back(path)
    settle(window)
    [box] = window._notify._boxes
    assert "别的.xlsx" in box.text()
    box.close()


def test_the_page_of_a_unit_sets_the_status(window: MainWindow, composition: Composition) -> None:
    panel = _panel(window)
    for at in range(panel.tabs.count()):
        if panel.tabs.tabData(at) == "units":
            panel.tabs.setCurrentIndex(at)
    settle(window)
    page = panel.page
    assert isinstance(page, UnitPage)
    row = page.table.current_row()
    assert row is not None
    menu = page.context_menu()
    statuses = menu.actions()[0].menu()
    next(action for action in statuses.actions() if action.text().startswith("进行中")).trigger()
    settle(window)
    assert _stored(composition, row.key).entry.status is LedgerStatus.UNDER_WAY
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_4)
    settle(window)
    assert _stored(composition, row.key).entry.status is LedgerStatus.BLOCKED
    menu.deleteLater()


def test_entries_whose_words_are_gone_are_told(open_window: Opener, composition: Composition) -> None:
    anchor = FactAnchor("gone-2020", "1", FactKind.DUTY, "（责任单位：市科技局）")
    composition.ledger.put([LedgerEntry(anchor, person="张三")])
    page = _page(open_window())
    assert page.hint.isVisible()
    assert "另有 1 项登记的原文已不在文库中" in page.hint.text()
    page.see_lost.click()
    dialog = page.findChild(LostEntriesDialog)
    assert dialog is not None
    assert "责任人 张三\n“（责任单位：市科技局）”" in dialog.list.item(0).text()
    dialog.list.item(0).setSelected(True)
    button = dialog.findChild(QPushButton, "discardLost")
    assert button is not None
    button.click()
    settle(page.window())
    assert (dialog.list.count(), composition.facts.lost_entries()) == (0, [])
    assert not page.see_lost.isVisible()
    dialog.reject()


def test_what_is_handed_on_says_what_it_was_narrowed_by(page: LedgerPage) -> None:
    assert page.handed().about == ""
    page.bar.narrowed.emit(LedgerNarrowing(text="企业", status=frozenset({LedgerStatus.NOT_STARTED})))
    assert page.handed().about == "未启动、“企业”"
