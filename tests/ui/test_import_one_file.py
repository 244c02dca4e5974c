"""One file of an import looked at: its fields and its outline are corrected by keyboard, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from compendium.domain.import_item import ItemState
from compendium.services.metadata_edits import BY_HAND
from compendium.ui.importing.metadata_form import MetadataForm
from compendium.ui.importing.outline_editor import OutlineEditor
from compendium.ui.importing.outline_list import OutlineList
from compendium.ui.importing.source_view import SourceView
from compendium.ui.main_window import MainWindow
from compendium.ui.models.import_words import item_says
from import_window_steps import (
    PLAN,
    field,
    imported,
    look_at,
    look_at_untitled,
    named,
    part,
    plan,
    press,
    read,
    shown,
)
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


def test_a_doubtful_title_is_corrected_by_keyboard_and_the_words_it_rests_on_are_marked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = look_at_untitled(qtbot, window, tmp_path)
    title = field(importing, "title")
    assert title.hasFocus()
    title.selectAll()
    QApplication.inputMethod().commit()
    title.insert("样例市行动方案")
    qtbot.keyClick(title, Qt.Key.Key_F8)
    assert "title" not in {doubt.field for doubt in named(importing, "无题.txt").doubts}
    number = field(importing, "signed_date")
    number.setFocus()
    number.setText("明天")
    qtbot.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert not imported(window), "a date that is none is not taken in"
    form = importing.findChild(MetadataForm)
    assert form is not None
    assert form.faulty == "signed_date"
    number.setText("2024年3月5日")
    qtbot.keyClick(number, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    [info] = imported(window)
    assert (info.title, info.signed_date, info.year) == ("样例市行动方案", "2024-03-05", 2024)
    assert info.evidence["title"] == BY_HAND


def test_the_words_of_the_field_looked_at_are_marked_in_the_source(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    look_at(qtbot, window, importing, "城市书房.txt")
    source = importing.findChild(SourceView)
    assert source is not None
    field(importing, "doc_number").setFocus()
    assert "样政发〔2024〕3号" in [each.cursor.selectedText() for each in source.extraSelections()]
    field(importing, "signed_date").setFocus()
    assert "2024年3月5日" in [each.cursor.selectedText() for each in source.extraSelections()]


def test_the_outline_is_corrected_by_keyboard_undone_and_done_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    page = look_at(qtbot, window, importing, "城市书房.txt")
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    rows = importing.findChild(OutlineList)
    assert rows is not None
    assert rows.hasFocus()

    def go(start: str) -> None:
        model = rows.model()
        at = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith(start))
        rows.setCurrentIndex(model.index(at, 0))

    def outline() -> list[tuple[str, int]]:
        assert page.editing is not None
        return [(clause.label, clause.level) for clause in page.editing.document.outline]

    before = outline()
    go("（二）")
    qtbot.keyClick(rows, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert ("（二）丰富服务", 1) in outline()
    qtbot.keyClick(rows, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert outline() == before
    go("延长开放时间")
    qtbot.keyClick(rows, Qt.Key.Key_H)
    assert ("延长开放时间", 3) in outline()
    qtbot.keyClick(rows, Qt.Key.Key_J)
    assert ("延长开放时间", 3) not in outline()
    qtbot.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ("延长开放时间", 3) in outline()
    qtbot.keyClick(rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    for _ in range(4):
        qtbot.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert outline() == before

    go("到2025年")
    qtbot.keyClick(rows, Qt.Key.Key_S)
    box = QApplication.focusWidget()
    assert box is not None
    for _ in range(len("到2025年，")):
        qtbot.keyClick(box, Qt.Key.Key_Right)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert rows.hasFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    [info] = imported(window)
    stored = window._services.library.document(info.id)
    assert stored.by_id["1"].text == "一、总体要求\n到2025年，\n建成城市书房30个。"


def test_what_is_chosen_in_the_outline_is_marked_whole_before_and_after_it_is_split(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    long = "支持新引进的书房项目，" * 6 + "每年评选一次。"
    importing = read(window, plan(tmp_path, "城市书房", f"三、保障措施\n{long}\n四、附则\n本方案自印发之日起施行。\n"))
    page = look_at(qtbot, window, importing, "城市书房.txt")
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    rows, source = importing.findChild(OutlineList), importing.findChild(SourceView)
    assert rows is not None
    assert source is not None
    model = rows.model()
    at = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith("支持新"))
    rows.setCurrentIndex(model.index(at, 0))
    assert [each.cursor.selectedText() for each in source.extraSelections()] == [long]
    page.outline.split(len("支持新引进的书房项目，"))
    assert [each.cursor.selectedText() for each in source.extraSelections()] == [
        "支持新引进的书房项目，" * 5 + "每年评选一次。"
    ]


def test_only_corrections_that_can_be_made_are_offered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    page = look_at(qtbot, window, importing, "城市书房.txt")
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    rows = importing.findChild(OutlineList)
    assert rows is not None

    def offered(start: str) -> set[str]:
        model = rows.model()
        at = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith(start))
        rows.setCurrentIndex(model.index(at, 0))
        buttons = [each for each in importing.findChildren(QToolButton) if each.objectName().startswith("outline_")]
        return {each.objectName().removeprefix("outline_") for each in buttons if each.isEnabled()}

    assert offered("城市书房") == {"split"}
    assert offered("延长开放时间") == {"heading", "join", "split"}
    assert offered("（二）") == {"promote", "demote", "body", "join", "split"}


def test_a_printed_date_is_no_longer_marked_once_another_was_given(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    look_at(qtbot, window, importing, "城市书房.txt")
    source = importing.findChild(SourceView)
    assert source is not None
    date = field(importing, "signed_date")
    date.setFocus()
    assert [each.cursor.selectedText() for each in source.extraSelections()] == ["2024年3月5日"]
    date.setText("2024-04-01")
    qtbot.keyClick(date, Qt.Key.Key_Return)
    assert not source.extraSelections()
    qtbot.keyClick(date, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_the_outline_editor_says_why_a_correction_cannot_be_made(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    look_at(qtbot, window, importing, "城市书房.txt")
    editor = importing.findChild(OutlineEditor)
    assert editor is not None
    editor.show_rows(importing._review.editing.rows, 0)  # type: ignore[union-attr]
    with qtbot.waitSignal(editor.refused) as said:
        editor.apply("promote")
    assert said.args[0]


def test_enter_takes_the_words_that_were_typed_into_a_doubtful_field(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = look_at_untitled(qtbot, window, tmp_path)
    title = field(importing, "title")
    qtbot.waitUntil(title.hasFocus)
    title.selectAll()
    qtbot.keyClicks(title, "Plan")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    settle(window)
    item = named(importing, "无题.txt")
    assert item.info is not None
    assert item.info.title == title.text() == "Plan"
    assert "title" not in {doubt.field for doubt in item.doubts}


def test_a_date_that_is_none_stays_with_its_error_until_it_is_corrected_or_given_up(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    page = look_at(qtbot, window, importing, "城市书房.txt")
    signed = field(importing, "signed_date")
    signed.setFocus()
    signed.selectAll()
    qtbot.keyClicks(signed, "2024-13-45")
    qtbot.keyClick(signed, Qt.Key.Key_Return)
    settle(window)
    assert page.faulty == "signed_date"
    number = field(importing, "doc_number")
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "X-1")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    settle(window)
    assert signed.text() == "2024-13-45"
    assert page.faulty == "signed_date"

    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert page.isVisible()
    qtbot.waitUntil(signed.hasFocus)
    qtbot.keyClick(signed, Qt.Key.Key_Escape)
    assert not page.isVisible()
    item = named(importing, "城市书房.txt")
    assert item.info is not None
    assert (item.info.doc_number, item.info.signed_date) == ("X-1", "2024-03-05")


def test_the_next_file_is_shown_where_its_doubt_is(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    longer = tmp_path / "长.txt"
    longer.write_text(PLAN.format("城市书房") + "三、保障措施\n加强领导。\n", encoding="utf-8")
    importing = read(window, plan(tmp_path, "城市书房"), longer)
    page = look_at(qtbot, window, importing, "城市书房.txt")
    qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page.outline.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    seen = importing.focusWidget()
    assert isinstance(seen, QPushButton)
    assert "没有问题" in seen.text()
    assert page.form.isVisible()
    qtbot.keyClick(seen, Qt.Key.Key_Space)
    assert named(importing, "长.txt").state is ItemState.READY
    assert part(importing, "acceptOne").hasFocus(), "the keyboard goes on when the remark goes"
    assert part(importing, "acceptOne").hasFocus(), "the keyboard goes on when the remark goes"


def test_a_wrong_ending_is_told_in_the_list_and_while_the_file_is_looked_at(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = tmp_path / "城市书房.docx"
    page.write_text(PLAN.format("城市书房"), encoding="utf-8")
    importing = read(window, page)
    item = named(importing, "城市书房.docx")
    assert "扩展名与内容不符" in item_says(item)
    look_at(qtbot, window, importing, "城市书房.docx")
    remark = importing.findChild(QLabel, "importRemark")
    assert remark is not None
    assert "扩展名与内容不符" in remark.text()


def test_a_long_name_takes_no_room_of_the_way_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    name = "关于印发城市书房建设实施方案的通知" * 4
    importing = read(window, plan(tmp_path, name))
    importing.resize(900, 600)
    look_at(qtbot, window, importing, f"{name}.txt")
    back = importing.findChild(QToolButton, "importBack")
    assert back is not None
    assert back.width() >= back.sizeHint().width()


def test_what_was_left_out_of_a_page_is_said_and_shown_place_by_place(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = tmp_path / "网页.txt"
    page.write_text(
        f"{PLAN.format('城市书房')}\n【原文下载】\n城市书房建设实施方案.pdf\n责任编辑:甲乙\n", encoding="utf-8"
    )
    importing = read(window, page)
    item = named(importing, "网页.txt")
    assert item.left_out, "links and editors are no part of the text"
    look_at(qtbot, window, importing, "网页.txt")
    assert any("没有收入正文" in label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    source = importing.findChild(SourceView)
    assert source is not None
    press(qtbot, part(importing, "importLeftOut"))
    assert "责任编辑" in [each.cursor.selectedText() for each in source.extraSelections()][-1]
    assert source.viewport().rect().intersects(source.cursorRect())

    qtbot.keyClick(source, Qt.Key.Key_Escape)
    importing.add([plan(tmp_path, "社区食堂")])
    look_at(qtbot, window, shown(window), "社区食堂.txt")
    assert not part(importing, "importLeftOut").isVisible()


def test_f1_lists_the_keys_over_the_window_of_importing(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    page = look_at(qtbot, window, importing, "城市书房.txt")
    qtbot.keyClick(page, Qt.Key.Key_F1)
    keys = importing.findChild(QDialog, "shortcutsDialog")
    assert keys is not None
    assert keys.isVisible()
    splitting = next(label for label in keys.findChildren(QLabel) if "分成两段" in label.text())
    qtbot.waitUntil(lambda: not splitting.visibleRegion().isEmpty())
    qtbot.keyClick(keys, Qt.Key.Key_Escape)
    assert page.isVisible()
