"""The tables of facts as a user works with them: narrowing, correcting in place, handing on, and beside the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QPushButton, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.citation import cite_document
from compendium.domain.fact import Duty, FactKind, Target
from compendium.ui.actions import View
from compendium.ui.facts.add_dialog import AddDialog
from compendium.ui.facts.document_points import DocumentPoints
from compendium.ui.facts.export_dialog import ExportDialog
from compendium.ui.facts.fact_page import FactPage
from compendium.ui.facts.lost_dialog import LostDialog
from compendium.ui.facts.tables_panel import TablesPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_side import POINTS
from compendium.ui.models.fact_groups import FactGroup
from compendium.ui.reader.reader_panel import ReaderPanel
from user_input import commit, settle

JILIN = "jilin-2024"


def page_of(window: MainWindow, kind: FactKind) -> FactPage:
    """Show the table of a kind as a click on its tab does."""
    window.navigator.show_view(View.TABLES)
    settle(window)
    panel = window.findChild(TablesPanel)
    assert panel is not None
    tabs = panel.findChild(QTabBar, "tableTabs")
    assert tabs is not None
    at = next(number for number in range(tabs.count()) if tabs.tabData(number) == kind.value)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(at).center())
    settle(window)
    assert isinstance(panel.page, FactPage)
    return panel.page


def tick(page: FactPage, name: str) -> None:
    """Tick a choice of the filter column by its name."""
    box = next(box for box in page.facets.findChildren(QCheckBox) if box.accessibleName().startswith(f"{name}，"))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))


def shown_docs(page: FactPage) -> set[str]:
    return {row.doc for row in page.table.rows.facts}


def undo(window: MainWindow) -> None:
    window.actions_by_id["undo"].trigger()
    settle(window)


@pytest.fixture
def tasks_page(window: MainWindow) -> FactPage:
    """The table of duties, with room for its filters."""
    window.resize(1440, 900)
    page = page_of(window, FactKind.DUTY)
    QApplication.processEvents()
    return page


def test_a_choice_narrows_the_table_and_shows_as_a_chip_that_takes_it_off(tasks_page: FactPage) -> None:
    whole = len(tasks_page.table.rows.facts)
    tick(tasks_page, "吉林省")
    assert shown_docs(tasks_page) == {JILIN}
    left = len(tasks_page.table.rows.facts)
    assert 0 < left < whole
    assert f"{left} / {whole} 项任务 · 1 份文件" == tasks_page.bar.count
    chip = next(b for b in tasks_page.bar.chips.findChildren(QToolButton) if b.text() == "吉林省")
    chip.click()
    assert len(tasks_page.table.rows.facts) == whole


def test_counts_of_choices_are_what_each_would_leave(tasks_page: FactPage) -> None:
    tick(tasks_page, "吉林省")
    units = tasks_page.facets.findChildren(QCheckBox)
    box = next(box for box in units if box.accessibleName().startswith("吉林省科学技术厅，"))
    promised = int("".join(filter(str.isdigit, box.accessibleName())))
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(8, box.height() // 2))
    rows = tasks_page.table.rows.facts
    assert len(rows) == promised
    assert all("吉林省科学技术厅" in row.units for row in rows)


def test_words_narrow_and_nothing_left_offers_the_way_back(qtbot: QtBot, tasks_page: FactPage) -> None:
    whole = len(tasks_page.table.rows.facts)
    commit(tasks_page.field, "省税务局")
    qtbot.waitUntil(lambda: 0 < len(tasks_page.table.rows.facts) < whole)
    commit(tasks_page.field, "没有这样的词")
    qtbot.waitUntil(tasks_page.empty.isVisible)
    assert tasks_page.empty.title == "没有符合的行"
    button = next(b for b in tasks_page.empty.findChildren(QPushButton) if b.isVisible())
    button.click()
    assert len(tasks_page.table.rows.facts) == whole
    assert tasks_page.field.text() == ""


def test_rows_are_grouped_under_headings_with_counts(tasks_page: FactPage) -> None:
    whole = tasks_page.table.rows.facts
    tasks_page.bar.groups.setCurrentIndex(tasks_page.bar.groups.findData(FactGroup.DOCUMENT.value))
    headings = [line for line in tasks_page.table.rows.lines if isinstance(line, str)]
    assert len(headings) == len({row.doc for row in whole})
    assert sum(int(heading.split()[-1]) for heading in headings) == len(whole)
    tasks_page.bar.groups.setCurrentIndex(tasks_page.bar.groups.findData(FactGroup.YEAR.value))
    years = [name for name, _ in tasks_page.table.rows.grouped()]
    assert years == sorted(years, key=lambda name: (name == "未写明期限", name))


def test_the_pane_shows_the_clause_of_a_duty_with_its_units_marked(tasks_page: FactPage) -> None:
    row = next(row for row in tasks_page.table.rows.facts if row.doc == JILIN)
    tasks_page.table.go_to(row.key)
    text = tasks_page.detail._sentence.toPlainText()
    assert row.fact.quote in text
    assert row.label.split("。")[0] in text


def test_enter_opens_the_clause_with_the_words_marked(window: MainWindow, tasks_page: FactPage) -> None:
    row = next(row for row in tasks_page.table.rows.facts if row.doc == JILIN)
    tasks_page.table.go_to(row.key)
    QTest.keyClick(tasks_page.table, Qt.Key.Key_Return)
    settle(window)
    assert window.navigator.here.view is View.READ
    assert (window.navigator.here.doc, window.navigator.here.clause) == (JILIN, row.fact.clause)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.walker.hits.current == (row.fact.clause, row.fact.start, row.fact.end)


def test_a_field_is_corrected_in_place_and_the_correction_taken_back(window: MainWindow, tasks_page: FactPage) -> None:
    row = tasks_page.table.rows.facts[0]
    tasks_page.table.go_to(row.key)
    tasks_page.table.setFocus()
    QTest.keyClick(tasks_page.table, Qt.Key.Key_F2)
    units = tasks_page.detail.form.editors[0]
    assert units.input.hasFocus()
    units.set_text("甲局、乙局")
    QTest.keyClick(units.input, Qt.Key.Key_Return)
    settle(window)
    changed = tasks_page.table.current_row()
    assert changed is not None
    assert isinstance(changed.fact.detail, Duty)
    assert changed.fact.detail.units == ("甲局", "乙局")
    assert tasks_page.detail._badge.text() == "已更正"
    assert tasks_page.table.hasFocus()
    undo(window)
    assert tasks_page.table.current_row() == row
    assert not tasks_page.detail._badge.isVisible()


def test_what_cannot_be_taken_is_said_beside_the_field_and_escape_leaves_all_as_it_was(window: MainWindow) -> None:
    page = page_of(window, FactKind.TARGET)
    row = page.table.rows.facts[0]
    page.detail.edit("deadline")
    due = next(editor for editor in page.detail.form.editors if editor.asked.name == "deadline")
    due.set_text("不久以后")
    QTest.keyClick(due.input, Qt.Key.Key_Return)
    assert "不是日期" in due.error
    assert "2026-12-31" in due.error
    assert page.detail.form.editing
    QTest.keyClick(due.input, Qt.Key.Key_Escape)
    assert not page.detail.form.editing
    settle(window)
    assert page.table.current_row() == row


def test_original_values_show_and_come_back(window: MainWindow) -> None:
    page = page_of(window, FactKind.TARGET)
    row = page.table.rows.facts[0]
    page.detail.edit("value")
    value = next(editor for editor in page.detail.form.editors if editor.asked.name == "value")
    value.set_text("12万")
    QTest.keyClick(value.input, Qt.Key.Key_Return)
    settle(window)
    changed = page.table.current_row()
    assert changed is not None
    assert isinstance(changed.fact.detail, Target)
    assert changed.fact.detail.value_num == 120_000
    assert isinstance(row.fact.detail, Target)
    tip = page.table.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert f"原目标值（原文）：{row.fact.detail.value}" in tip
    assert page.detail._badge.text() == "已更正"
    assert [page.detail._sentence._shown.text[slice(*span)] for span in page.detail._sentence._shown.strong] == [
        f"{row.fact.detail.value}{row.fact.detail.unit}"
    ]
    button = page.detail.findChild(QPushButton, "revertFact")
    assert button is not None
    assert button.text() == "恢复原值"
    button.click()
    settle(window)
    assert page.table.current_row() == row


def test_a_row_marked_as_wrong_goes_and_can_be_brought_back_from_its_own_list(
    window: MainWindow, tasks_page: FactPage
) -> None:
    whole = tasks_page.table.rows.facts
    tasks_page.table.go_to(whole[0].key)
    tasks_page.table.setFocus()
    QTest.keyClick(tasks_page.table, Qt.Key.Key_Delete)
    settle(window)
    assert tasks_page.table.rows.line_of(whole[0].key) < 0
    entry = next(action for action in tasks_page.bar.more.menu().actions() if action.text() == "显示误抽项（1）")
    entry.trigger()
    assert [row.key for row in tasks_page.table.rows.facts] == [whole[0].key]
    assert tasks_page.detail._badge.text() == "已标为误抽"
    tasks_page.table.setFocus()
    QTest.keyClick(tasks_page.table, Qt.Key.Key_Delete)
    settle(window)
    assert tasks_page.empty.isVisible()
    button = next(b for b in tasks_page.empty.findChildren(QPushButton) if b.isVisible())
    button.click()
    assert tasks_page.table.rows.facts == whole


def test_corrections_whose_text_is_gone_can_be_seen_and_deleted(
    window: MainWindow, composition: Composition, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_text("某市行动方案\n\n一、主要目标\n到2027年，高新技术企业达到50家。\n", encoding="utf-8")
    [outcome] = composition.importing.run([plan])
    assert outcome.doc is not None
    doc = outcome.doc
    row = next(row for row in composition.facts.for_document(doc) if row.kind is FactKind.TARGET)
    composition.corrections.hide([row])
    composition.importing.remove([doc])
    page = page_of(window, FactKind.TARGET)
    entry = next(a for a in page.bar.more.menu().actions() if a.text() == "失去原文的更正（1）…")
    entry.trigger()
    dialog = page.findChild(LostDialog)
    assert dialog is not None
    assert "高新技术企业达到50家" in dialog.list.item(0).text()
    dialog.list.item(0).setSelected(True)
    button = dialog.findChild(QPushButton, "discardLost")
    assert button is not None
    button.click()
    settle(window)
    assert dialog.list.count() == 0
    assert composition.facts.lost_corrections() == []
    dialog.reject()


def ask_to_export(window: MainWindow, folder: Path, name: str, ending: str) -> ExportDialog:
    window.actions_by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    dialog.choose(ending)
    dialog.folder.setText(str(folder))
    dialog.name.setText(name)
    return dialog


def test_what_is_on_screen_is_what_is_exported(window: MainWindow, tasks_page: FactPage, tmp_path: Path) -> None:
    tick(tasks_page, "吉林省")
    header = tasks_page.table.horizontalHeader()
    section = [column.key for column in tasks_page.table.rows.columns].index("others")
    header.setSortIndicator(section, Qt.SortOrder.DescendingOrder)
    units = ["、".join(row.printed_units) for row in tasks_page.table.rows.facts]
    window.actions_by_id["export"].trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None
    assert dialog.name.text() == "任务分工表-吉林省三年行动方案-2026-07-01"
    dialog.reject()
    QApplication.sendPostedEvents()
    dialog = ask_to_export(window, tmp_path, "分工", ".docx")
    dialog.accept()
    settle(window)
    table = docx.Document(str(tmp_path / "分工.docx")).tables[0]
    read = ["、".join(filter(None, (row.cells[3].text, row.cells[4].text))) for row in table.rows[1:]]
    assert len(read) == 20
    assert read == units


def test_groups_of_the_screen_are_groups_of_the_file(window: MainWindow, tasks_page: FactPage, tmp_path: Path) -> None:
    tick(tasks_page, "吉林省")
    tasks_page.bar.groups.setCurrentIndex(tasks_page.bar.groups.findData(FactGroup.SECTION.value))
    sections = list(dict.fromkeys(name for name, _ in tasks_page.table.rows.grouped()))
    ask_to_export(window, tmp_path, "分组.xlsx", ".xlsx").accept()
    settle(window)
    sheet = openpyxl.load_workbook(tmp_path / "分组.xlsx").active
    assert sheet is not None
    cells = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert len(sections) > 1
    assert set(sections) <= cells


def test_selected_rows_alone_can_be_exported_and_folder_and_format_are_remembered(
    window: MainWindow, tasks_page: FactPage, tmp_path: Path
) -> None:
    tasks_page.table.setFocus()
    QTest.keyClick(tasks_page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    dialog = ask_to_export(window, tmp_path, "两行", ".csv")
    dialog._selected.setChecked(True)
    dialog.accept()
    settle(window)
    assert len((tmp_path / "两行.csv").read_text(encoding="utf-8-sig").strip().splitlines()) == 3
    QApplication.sendPostedEvents()
    window.actions_by_id["export"].trigger()
    again = next(dialog for dialog in window.findChildren(ExportDialog) if dialog.isVisible())
    assert again.ending == ".csv"
    assert Path(again.folder.text()) == tmp_path
    again.reject()


def test_a_file_is_not_replaced_unasked_and_a_bad_name_is_told(
    window: MainWindow, tasks_page: FactPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "已有.md"
    there.write_text("原来的", encoding="utf-8")
    asked: list[Path] = []

    def refuse(path: Path, _parent: object) -> bool:
        asked.append(path)
        return False

    dialog = ask_to_export(window, tmp_path, "已有", ".md")
    monkeypatch.setattr(dialog, "_may_replace", refuse)
    dialog.accept()
    assert asked == [there]
    assert dialog.isVisible()
    assert there.read_text(encoding="utf-8") == "原来的"
    dialog.name.setText("a/b")
    dialog.accept()
    assert "不能有" in dialog._error.text()
    dialog.folder.setText(str(tmp_path / "无"))
    dialog.name.setText("好名字")
    dialog.accept()
    assert "不存在" in dialog._error.text()
    dialog.reject()


def test_copied_rows_paste_as_a_table(window: MainWindow, tasks_page: FactPage) -> None:
    tasks_page.table.setFocus()
    QTest.keyClick(tasks_page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    window.actions_by_id["copy"].trigger()
    settle(window)
    data = QGuiApplication.clipboard().mimeData()
    assert data.html().count("<tr>") == 3
    lines = data.text().splitlines()
    assert len(lines) == 3
    assert {line.count("\t") for line in lines} == {7}


def test_the_menu_over_rows_does_what_it_says(window: MainWindow) -> None:
    page = page_of(window, FactKind.CITATION)
    row = page.table.current_row()
    assert row is not None
    words = [action.text().split("\t")[0] for action in page.context_menu().actions()]
    of_rows = ["打开条款", "复制为表格", "复制并附出处", "把所在条款加入讲义…", "放映本表"]
    assert words == [*of_rows, "更正", "标为误抽"]
    menu = page.context_menu()
    menu.actions()[-1].trigger()
    settle(window)
    assert page.table.rows.line_of(row.key) < 0


def test_filters_order_and_grouping_are_there_at_the_next_start(
    qtbot: QtBot, open_window: Callable[[], MainWindow]
) -> None:
    first = open_window()
    first.resize(1440, 900)
    page = page_of(first, FactKind.DUTY)
    tick(page, "吉林省")
    page.bar.groups.setCurrentIndex(page.bar.groups.findData(FactGroup.SECTION.value))
    page.table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    lines = page.table.rows.lines
    first.close()
    again = page_of(open_window(), FactKind.DUTY)
    assert again.table.rows.lines == lines
    assert again.bar.group is FactGroup.SECTION


def test_narrow_windows_fold_the_filters_unless_they_are_wanted(window: MainWindow) -> None:
    window.resize(1093, 614)
    page = page_of(window, FactKind.TARGET)
    QApplication.processEvents()
    assert not page.facets.isVisible()
    page.bar.facets.click()
    assert page.facets.isVisible()


# Beside the reader


@pytest.fixture
def reader(window: MainWindow) -> ReaderPanel:
    window.navigator.open_document(JILIN)
    settle(window)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    return reader


def points_of(window: MainWindow) -> DocumentPoints:
    points = window.findChild(DocumentPoints)
    assert points is not None
    return points


def test_points_of_the_text_stand_beside_it_and_lead_to_their_words(window: MainWindow, reader: ReaderPanel) -> None:
    tabs = window.findChild(QTabBar, "sideTabs")
    assert tabs is not None
    tabs.setCurrentIndex(POINTS)
    points = points_of(window)
    model = points.tree.model()
    assert tabs.tabText(POINTS) == f"要点 {sum(model.rowCount(model.index(n, 0)) for n in range(model.rowCount()))}"
    heading = next(model.index(n, 0) for n in range(model.rowCount()) if model.index(n, 0).data() == "责任分工")
    assert model.rowCount(heading) == 20
    index = model.index(4, 0, heading)
    points.tree.scrollTo(index)
    QTest.mouseClick(points.tree.viewport(), Qt.MouseButton.LeftButton, pos=points.tree.visualRect(index).center())
    settle(window)
    assert reader.walker.hits.current is not None
    clause, start, end = reader.walker.hits.current
    assert reader.document is not None
    assert "责任单位" in reader.document.by_id[clause].text[start:end]
    assert window.navigator.here.clause == clause


def test_clauses_with_points_are_marked_beside_bookmarks_and_the_marks_can_be_turned_off(
    window: MainWindow, reader: ReaderPanel
) -> None:
    assert reader.document is not None
    marked = {mark.clause for mark in reader._marks}
    assert marked
    assert marked <= set(reader.document.by_id)
    clause = min(marked)
    reader.view.mark_clicked.emit(clause, reader._marks[0].key)
    assert window._side.tab == POINTS
    window.actions_by_id["toggle_marks"].trigger()
    assert reader._marks == []
    window.actions_by_id["toggle_marks"].trigger()
    assert {mark.clause for mark in reader._marks} == marked


def test_selected_words_become_a_fact_with_what_could_be_read_off_them(
    window: MainWindow, reader: ReaderPanel, composition: Composition
) -> None:
    assert reader.document is not None
    before = {row.key for row in composition.facts.for_document(JILIN)}
    clause, text = next((c.id, c.text) for c in reader.document.outline if "技术合同成交额" in c.text)
    start = text.index("技术合同成交额")
    end = text.index("元", start) + 1
    reader.view.select_span(clause, start, end)
    entry = next(a for a in reader.context_menu().actions() if a.text() == "添加为")
    menu = entry.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "目标指标").trigger()
    settle(window)
    dialog = window.findChild(AddDialog)
    assert dialog is not None
    fields = {editor.asked.name: editor for editor in dialog.form.editors}
    assert fields["indicator"].text == "技术合同成交额"
    assert (fields["value"].text, fields["unit"].text) == ("800亿", "元")
    fields["indicator"].set_text("")
    dialog.accept()
    assert "不能为空" in fields["indicator"].error
    fields["indicator"].set_text("技术合同成交总额")
    QTest.keyClick(fields["indicator"].input, Qt.Key.Key_Return)
    settle(window)
    added = [row for row in composition.facts.for_document(JILIN) if row.key not in before]
    assert [row.subject for row in added] == ["技术合同成交总额800亿元"]
    undo(window)
    assert {row.key for row in composition.facts.for_document(JILIN)} == before


def test_every_control_of_a_table_page_has_a_name(tasks_page: FactPage) -> None:
    assert tasks_page.table.accessibleName()
    for kind in (QToolButton, QPushButton, QLineEdit):
        for control in tasks_page.findChildren(kind):
            if control.isVisible() and not isinstance(control.parent(), QLineEdit):
                assert control.accessibleName() or control.text(), control.objectName()


def test_the_heading_of_the_first_group_is_in_view(tasks_page: FactPage) -> None:
    tasks_page.bar.groups.setCurrentIndex(tasks_page.bar.groups.findData(FactGroup.UNIT.value))
    QApplication.processEvents()
    tasks_page.table.go_to(tasks_page.table.rows.facts[0].key)
    assert tasks_page.table.rowAt(2) == 0


@pytest.mark.parametrize("key", ["units", "calendar", "indicators"])
def test_overviews_are_handed_on_and_corrected_like_tables(window: MainWindow, tmp_path: Path, key: str) -> None:
    page_of(window, FactKind.DUTY)
    panel = window.findChild(TablesPanel)
    assert panel is not None
    panel.tabs.setCurrentIndex(next(n for n in range(panel.tabs.count()) if panel.tabs.tabData(n) == key))
    settle(window)
    rows = panel.page.table.rows.facts
    ask_to_export(window, tmp_path, "总览", ".csv").accept()
    settle(window)
    written = (tmp_path / "总览.csv").read_text(encoding="utf-8-sig")
    assert rows
    assert all(cite_document(row.info) in written for row in rows)
    panel.page.table.setFocus()
    QTest.keyClick(panel.page.table, Qt.Key.Key_F2)
    assert panel.page.detail.form.editing
    QTest.keyClick(panel.page.detail.form.editors[0].input, Qt.Key.Key_Escape)
    assert panel.page.table.hasFocus()
