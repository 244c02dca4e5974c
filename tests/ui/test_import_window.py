"""Importing as it is used: files come in, are looked at, corrected by keyboard, taken in, and taken back."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QToolButton,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from compendium.domain.document import DocumentInfo, Origin
from compendium.domain.import_item import ImportItem, ItemState
from compendium.domain.import_target import import_target
from compendium.services.metadata_edits import BY_HAND
from compendium.ui.importing.difference_view import DifferenceView
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.importing.info_dialog import InfoDialog
from compendium.ui.importing.metadata_form import MetadataForm
from compendium.ui.importing.outline_editor import OutlineEditor
from compendium.ui.importing.outline_list import OutlineList
from compendium.ui.importing.report import ReportMenu
from compendium.ui.importing.review_page import ReviewPage
from compendium.ui.importing.source_view import SourceView
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.models.import_list import ImportListModel
from compendium.ui.models.import_words import item_says
from compendium.ui.models.library_tree import LibraryTreeModel
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.widgets.row_tree import RowRole
from user_input import settle

PLAN = """{0}建设实施方案

样政发〔2024〕3号

各街道办事处：
一、总体要求
到2025年，建成{0}30个。
二、主要任务
（一）合理布局。每个街道至少建成1个。
（二）丰富服务
延长开放时间
增加活动。

上海市人民政府
2024年3月5日
"""
UNTITLED = "一、总体要求\n坚持创新驱动发展。\n二、主要任务\n发展产业，降低成本。\n"


def plan(folder: Path, name: str, more: str = "") -> Path:
    file = folder / f"{name}.txt"
    file.write_text(PLAN.format(name) + more, encoding="utf-8")
    return file


def drop(target: MainWindow | ImportWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    how = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    QApplication.sendEvent(target, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), *how))


def read(window: MainWindow, *files: Path) -> ImportWindow:
    """Drop files on the window and wait until they are read."""
    drop(window, *files)
    return shown(window)


def shown(window: MainWindow) -> ImportWindow:
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while importing.busy:
        settle(window)
    settle(window)
    return importing


def states(importing: ImportWindow) -> dict[str, ItemState]:
    return {item.name: item.state for item in importing.items}


def named(importing: ImportWindow, name: str) -> ImportItem:
    return next(item for item in importing.items if item.name == name)


def part(importing: ImportWindow, name: str) -> QPushButton:
    button = importing.findChild(QPushButton, name)
    assert button is not None
    return button


def press(qtbot: QtBot, button: QPushButton) -> None:
    """Click a button, once it stands where it belongs."""
    qtbot.waitUntil(button.isVisible)
    QApplication.processEvents()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def look_at(qtbot: QtBot, window: MainWindow, importing: ImportWindow, name: str) -> ReviewPage:
    """Go to a file in the list by keyboard and open it."""
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    files.setFocus()
    model = files.model()
    for row in range(model.rowCount()):
        if model.index(row, 2).data() == name:
            files.setCurrentIndex(model.index(row, 0))
    qtbot.keyClick(files, Qt.Key.Key_Return)
    settle(window)
    page = importing.findChild(ReviewPage)
    assert page is not None
    assert page.isVisible()
    return page


def imported(window: MainWindow) -> list[DocumentInfo]:
    return [info for info in window._services.library.list() if info.origin is Origin.IMPORTED]


def field(importing: ImportWindow, name: str) -> QLineEdit:
    editor = importing.findChild(QLineEdit, f"field_{name}")
    assert editor is not None
    return editor


@pytest.fixture
def importing_windows(window: MainWindow) -> Iterator[None]:
    """Close what a test left open without a question."""
    yield
    for importing in window.findChildren(ImportWindow):
        importing._may_close = lambda: True  # type: ignore[method-assign]
        importing.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


pytestmark = pytest.mark.usefixtures("importing_windows")


def test_dropped_files_are_listed_with_their_states_and_nothing_is_taken_in_yet(
    window: MainWindow, tmp_path: Path
) -> None:
    picture = tmp_path / "图.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    untitled = tmp_path / "无题.txt"
    untitled.write_text(UNTITLED, encoding="utf-8")
    importing = read(window, plan(tmp_path, "城市书房"), picture, untitled)
    assert states(importing) == {
        "城市书房.txt": ItemState.READY,
        "图.png": ItemState.REFUSED,
        "无题.txt": ItemState.DOUBTFUL,
    }
    assert not imported(window)
    words = " ".join(label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    assert "可导入 1" in words
    assert "不能导入 1" in words


def test_all_without_doubt_are_taken_in_at_once_opened_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    assert {info.title for info in imported(window)} == {"城市书房建设实施方案", "社区食堂建设实施方案"}
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    files.setFocus()
    qtbot.keyClick(files, Qt.Key.Key_Return)
    settle(window)
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.document is not None
    assert reader.document.info.origin is Origin.IMPORTED

    qtbot.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    assert not imported(window)
    assert set(states(importing).values()) == {ItemState.READY}


def test_an_import_is_taken_back_from_the_window_after_its_own_is_closed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    press(qtbot, part(importing, "importDone"))
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(ImportWindow) is None
    assert imported(window)
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert not imported(window)


def test_a_doubtful_title_is_corrected_by_keyboard_and_the_words_it_rests_on_are_marked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    untitled = tmp_path / "无题.txt"
    untitled.write_text(UNTITLED, encoding="utf-8")
    importing = read(window, untitled)
    look_at(qtbot, window, importing, "无题.txt")
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


def test_a_new_version_shows_its_differences_and_replaces_what_was_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._services.importing().run([plan(tmp_path, "城市书房")])
    [before] = imported(window)
    importing = read(window, plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n"))
    assert set(states(importing).values()) == {ItemState.VERSION}
    look_at(qtbot, window, importing, "城市书房.txt")
    press(qtbot, part(importing, "importDifference"))
    settle(window)
    differences = importing.findChild(DifferenceView)
    assert differences is not None
    assert differences.isVisible()
    assert "新增】三、保障措施" in differences.toPlainText()
    choice = importing.findChild(QComboBox, "importDecision")
    assert choice is not None
    choice.setCurrentIndex(choice.findText("替换原有文本"))
    choice.activated.emit(choice.currentIndex())
    press(qtbot, part(importing, "acceptOne"))
    settle(window)
    [after] = imported(window)
    assert after.id == before.id
    assert after.content_hash != before.content_hash


def test_files_are_narrowed_by_state_and_by_words(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "坏.docx"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    importing = read(window, plan(tmp_path, "城市书房"), plan(tmp_path, "社区食堂"), broken)
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    assert files.model().rowCount() == 3
    importing._list.choose_state(ItemState.REFUSED)
    assert [files.model().index(row, 2).data() for row in range(files.model().rowCount())] == ["坏.docx"]
    importing._list._chips._all.click()
    words = importing._list._words
    words.setFocus()
    words.setText("食堂")
    qtbot.waitUntil(lambda: files.model().rowCount() == 1)


def test_the_report_is_copied_and_saved(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"), tmp_path / "没有.txt")
    report = importing.findChild(ReportMenu)
    assert report is not None
    report.menu().actions()[0].trigger()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 3
    assert lines[0].startswith("状态\t标题")
    target = tmp_path / "报告.csv"
    report.save(target)
    settle(window)
    with target.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert "可导入" in cells
    assert any("找不到文件" in cell for cell in cells)


def test_a_file_given_to_a_second_start_joins_the_import(window: MainWindow, tmp_path: Path) -> None:
    window.raise_from_outside(import_target([plan(tmp_path, "城市书房")]))
    importing = shown(window)
    window.raise_from_outside(import_target([plan(tmp_path, "社区食堂")]))
    assert shown(window) is importing
    assert len(importing.items) == 2


def test_imported_texts_are_marked_and_have_their_own_menu(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    [info] = imported(window)
    panel = window.findChild(LibraryPanel)
    model = window.findChild(LibraryTreeModel)
    assert panel is not None
    assert model is not None
    assert "自有" in model.index_of(info.id).data(RowRole.BADGE)
    assert "自有" not in str(model.index_of("jilin-2024").data(RowRole.BADGE))
    own = [action.text() for action in panel.menu_for(model.index_of(info.id)).actions()]
    assert {"编辑文件信息…", "重新导入或更新…"} <= set(own)
    bundled = [action.text() for action in panel.menu_for(model.index_of("jilin-2024")).actions()]
    assert not {"编辑文件信息…", "重新导入或更新…"} & set(bundled)


def test_what_is_known_of_an_imported_text_is_edited_later_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._services.importing().run([plan(tmp_path, "城市书房")])
    [before] = imported(window)
    window._dialogs.edit_info(before.id)
    settle(window)
    dialog = window.findChild(InfoDialog)
    assert dialog is not None
    region = dialog.findChild(QLineEdit, "field_region")
    save = dialog.findChild(QPushButton, "saveInfo")
    assert region is not None
    assert save is not None
    region.setText("上海市杨浦区")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    settle(window)
    assert imported(window)[0].region == "上海市杨浦区"
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert imported(window) == [before]


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


def test_three_hundred_files_are_read_and_taken_in_while_the_window_answers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "很多"
    folder.mkdir()
    for number in range(300):
        plan(folder, f"第{number}号工程")
    held = Held()
    drop(window, folder)
    importing = window.findChild(ImportWindow)
    assert importing is not None
    model = importing.findChild(ImportListModel)
    assert model is not None
    qtbot.waitUntil(lambda: 0 < model.counts()[ItemState.READY] < 300, timeout=20_000)
    assert importing.isVisible()
    while importing.busy:
        settle(window)
    assert model.counts()[ItemState.READY] == 300
    press(qtbot, part(importing, "acceptReady"))
    qtbot.waitUntil(lambda: model.counts()[ItemState.ACCEPTED] > 5, timeout=20_000)
    importing._list._stop.click()
    settle(window)
    taken = model.counts()[ItemState.ACCEPTED]
    assert 0 < taken < 300
    assert len(imported(window)) == taken
    assert held.longest < 1.0, "seconds that the event loop was held; build/bench/import_laws.py measures finely"


class Held:
    """How long the event loop was held, seen by a timer."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def test_enter_takes_the_words_that_were_typed_into_a_doubtful_field(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    untitled = tmp_path / "无题.txt"
    untitled.write_text(UNTITLED, encoding="utf-8")
    importing = read(window, untitled)
    look_at(qtbot, window, importing, "无题.txt")
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


def test_a_question_has_two_buttons_with_all_their_words(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    seen: list[str] = []

    def answer(box: QMessageBox) -> int:
        box.show()
        QApplication.processEvents()
        for button in box.buttons():
            seen.append(button.text())
            assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()) + 8
        box.hide()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    importing.close()
    assert sorted(seen) == ["取消", "放弃并关闭"]
    assert importing.isVisible()


def test_a_text_that_the_library_has_is_not_taken_in_by_mistake(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    copy = tmp_path / "副本.txt"
    copy.write_text(PLAN.format("城市书房"), encoding="utf-8")
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    importing.add([copy])
    importing = shown(window)
    page = look_at(qtbot, window, importing, "副本.txt")
    assert not part(importing, "acceptOne").isEnabled()
    qtbot.keyClick(field(importing, "title"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    remark = importing.findChild(QLabel, "importRemark")
    assert remark is not None
    assert "已有同样的文字" in remark.text()
    assert page.isVisible()
    choice = importing.findChild(QComboBox, "importDecision")
    assert choice is not None
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    assert part(importing, "acceptOne").isEnabled()


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


def test_files_of_a_folder_that_are_left_out_are_counted_and_reported(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "文件"
    folder.mkdir()
    plan(folder, "城市书房")
    for name in ("~$城市书房.docx", "照片.jpg", ".hidden"):
        (folder / name).write_bytes(b"\xff\xd8\xff\0")
    importing = read(window, folder)
    assert list(states(importing)) == ["城市书房.txt"]
    words = " ".join(label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    assert "略过 2 个文件" in words
    assert "临时文件" in words
    assert "图片" in words
    report = importing.findChild(ReportMenu)
    assert report is not None
    report.save(tmp_path / "报告.csv")
    settle(window)
    with (tmp_path / "报告.csv").open(encoding="utf-8-sig") as stream:
        rows = list(csv.reader(stream))
    assert {Path(row[2]).name for row in rows if "略过" in row[-1]} == {"~$城市书房.docx", "照片.jpg"}


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


def test_every_batch_of_the_window_is_taken_back_in_turn(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    files = importing.findChild(QTreeView, "importFiles")
    assert files is not None
    assert files.hasFocus(), "the keyboard stays in the list when the button goes"
    importing.add([plan(tmp_path, "社区食堂")])
    importing = shown(window)
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    assert len(imported(window)) == 2
    files.setFocus()
    for left in (1, 0):
        assert part(importing, "undoImport").isVisible()
        qtbot.keyClick(files, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        settle(window)
        assert len(imported(window)) == left
    assert not part(importing, "undoImport").isVisible()


def test_after_a_stop_one_button_is_what_to_do_next(window: MainWindow, tmp_path: Path) -> None:
    drop(window, *(plan(tmp_path, f"第{number}号") for number in range(30)))
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while not importing.items:
        QApplication.processEvents()
    importing.stop()
    importing = shown(window)
    assert any(item.state is ItemState.WAITING for item in importing.items)
    first = [
        each
        for each in importing.findChildren(QPushButton)
        if each.isVisible() and (each.property("role") == "primary" or each.isDefault())
    ]
    assert len(first) == 1
    assert not part(importing, "importDone").isVisible()


def test_a_long_name_takes_no_room_of_the_way_back(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    name = "关于印发城市书房建设实施方案的通知" * 4
    importing = read(window, plan(tmp_path, name))
    importing.resize(900, 600)
    look_at(qtbot, window, importing, f"{name}.txt")
    back = importing.findChild(QToolButton, "importBack")
    assert back is not None
    assert back.width() >= back.sizeHint().width()
