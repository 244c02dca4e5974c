"""Keeping places as a user does: add, note, sort into folders, delete and take back, carry to another machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.app.window import mark_services
from compendium.domain.bookmark import Bookmark
from compendium.ui.bookmarks.bookmark_dialog import edit_bookmark
from compendium.ui.bookmarks.bookmark_files import ExportDialog
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.bookmarks.bookmarks_panel import BookmarksPanel
from compendium.ui.bookmarks.document_bookmarks import DocumentBookmarks
from compendium.ui.bookmarks.note_editor import NoteEditor
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_filter import BookmarkOrder
from compendium.ui.models.bookmark_model import ENTRY_ROLE
from compendium.ui.models.folder_model import FOLDER_ROLE
from compendium.ui.models.outline_model import clause_name
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from user_input import commit, compose


@pytest.fixture
def work(composition: Composition, tasks: Tasks, notify: Notify) -> BookmarkWork:
    return BookmarkWork(
        marks=lambda: mark_services(composition), library=composition.library, tasks=tasks, notify=notify
    )


@pytest.fixture
def kept(composition: Composition) -> list[Bookmark]:
    """Three bookmarks, the oldest first."""
    rows = (
        ("national-2022", "2.4", "鼓励企业", "会议/第一次", "基础研究"),
        ("jinan-2023", "2.2.8", "8.强化高新技术企业和专精特新企业培育。", "上位", ""),
        ("wuxi-2024", "2.1.2", "太湖人才计划", "", ""),
    )
    composition.bookmarks.restore(
        Bookmark(f"{n:032x}", doc, clause, quote, folder, note=note, created=f"2026-06-0{n}T08:00:00+08:00")
        for n, (doc, clause, quote, folder, note) in enumerate(rows, 1)
    )
    return composition.bookmarks.list()


@pytest.fixture
def panel(
    qtbot: QtBot, work: BookmarkWork, kept: list[Bookmark], themes: Themes, icons: Icons, notify: Notify, tasks: Tasks
) -> BookmarksPanel:
    return a_panel(qtbot, work, themes, icons, notify, tasks)


def a_panel(
    qtbot: QtBot, work: BookmarkWork, themes: Themes, icons: Icons, notify: Notify, tasks: Tasks
) -> BookmarksPanel:
    panel = BookmarksPanel(work=work, themes=themes, icons=icons, notify=notify)
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    with qtbot.waitActive(panel):  # only an active window takes the keyboard away from what is being written
        panel.show()
        panel.activateWindow()
    assert tasks.wait_idle()
    return panel


def shown(panel: BookmarksPanel | DocumentBookmarks) -> list[str]:
    """Clauses of the rows that show, from top to bottom."""
    model = panel.list.model()
    return [model.index(row, 0).data(ENTRY_ROLE).bookmark.clause for row in range(model.rowCount())]


def select(panel: BookmarksPanel | DocumentBookmarks, *clauses: str) -> None:
    ids = [entry.bookmark.id for entry in panel.list.rows.entries if entry.bookmark.clause in clauses]
    panel.list.select_ids(ids)


def choose(panel: BookmarksPanel, folder: str) -> None:
    spot = panel.tree.visualRect(panel.tree.folders.index_of(folder)).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def press(panel: QWidget, name: str) -> None:
    button = next(button for button in panel.findChildren(QToolButton) if button.accessibleName() == name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def undo(notify: Notify, tasks: Tasks) -> None:
    assert notify.toast is not None
    button = next(b for b in notify.toast.findChildren(QPushButton) if b.text() == "撤销")
    button.click()
    assert tasks.wait_idle()


def toast(notify: Notify) -> str:
    assert notify.toast is not None
    return notify.toast.text


def folders(panel: BookmarksPanel) -> dict[str, str]:
    """Paths of the folders and the counts beside them."""
    paths = panel.tree.folders.folders
    return {path: str(panel.tree.folders.index_of(path).data(Qt.ItemDataRole.UserRole + 40) or "") for path in paths}


def editor_of(panel: BookmarksPanel | DocumentBookmarks) -> NoteEditor:
    editor = panel.list.findChild(NoteEditor)
    assert editor is not None
    return editor


def test_empty_page_tells_how_to_begin(
    qtbot: QtBot, work: BookmarkWork, themes: Themes, icons: Icons, notify: Notify, tasks: Tasks
) -> None:
    panel = a_panel(qtbot, work, themes, icons, notify, tasks)
    assert panel.empty.isVisible()
    assert "Ctrl+D" in panel.empty.accessibleName()


def test_bookmarks_say_where_they_stand(panel: BookmarksPanel) -> None:
    assert shown(panel) == ["2.1.2", "2.2.8", "2.4"]
    words = str(panel.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "太湖人才计划" in words
    assert "2. 加强项目人才招引" in words
    assert folders(panel) == {"上位": "1", "会议": "1", "会议/第一次": "1"}


def test_folder_filter_and_order_narrow_the_list(qtbot: QtBot, panel: BookmarksPanel) -> None:
    choose(panel, "会议")
    assert shown(panel) == ["2.4"]
    choose(panel, "")
    assert shown(panel) == ["2.1.2"]
    panel.tree.choose(None)
    commit(panel.field, "太湖 人才")
    qtbot.waitUntil(lambda: shown(panel) == ["2.1.2"])
    panel.field.clear()
    commit(panel.field, "没有这样的词")
    qtbot.waitUntil(panel.empty.isVisible)
    assert panel.empty.title == "没有符合的书签"
    panel.field.clear()
    qtbot.waitUntil(lambda: len(shown(panel)) == 3)
    panel.order.setCurrentIndex(panel.order.findData(BookmarkOrder.PLACE.value))
    assert shown(panel) == ["2.4", "2.1.2", "2.2.8"]


def test_double_click_and_enter_open_the_place(qtbot: QtBot, panel: BookmarksPanel) -> None:
    with qtbot.waitSignal(panel.open_requested) as asked:
        spot = panel.list.visualRect(panel.list.model().index(1, 0)).center()
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
        QTest.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert asked.args == ["jinan-2023", "2.2.8"]
    with qtbot.waitSignal(panel.open_requested) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == ["jinan-2023", "2.2.8"]


def write(panel: BookmarksPanel, clause: str, words: str) -> NoteEditor:
    select(panel, clause)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = editor_of(panel)
    commit(editor, words)
    return editor


@pytest.mark.parametrize("leave", ["ctrl_enter", "escape", "elsewhere", "reload", "close"])
def test_a_note_is_kept_however_writing_ends(
    panel: BookmarksPanel, composition: Composition, kept: list[Bookmark], tasks: Tasks, leave: str
) -> None:
    editor = write(panel, "2.2.8", "第一行")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    commit(editor, "第二行")
    if leave == "ctrl_enter":
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    elif leave == "escape":
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    elif leave == "elsewhere":
        panel.field.setFocus()
    elif leave == "reload":
        composition.bookmarks.remove([kept[0].id])
        panel.reload()
        assert tasks.wait_idle()
        assert editor_of(panel).toPlainText() == "第一行\n第二行"
        panel.field.setFocus()
    else:
        panel.close()
    assert tasks.wait_idle()
    notes = {bookmark.clause: bookmark.note for bookmark in composition.bookmarks.list()}
    assert notes["2.2.8"] == "第一行\n第二行"


def test_a_note_is_kept_while_it_is_being_written(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, tasks: Tasks
) -> None:
    editor = write(panel, "2.2.8", "还在写")
    qtbot.waitUntil(lambda: any(b.note == "还在写" for b in composition.bookmarks.list()))
    assert tasks.wait_idle()
    commit(editor, "，没写完")
    assert editor.toPlainText() == "还在写，没写完"
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_enter_chooses_characters_while_composing(panel: BookmarksPanel) -> None:
    editor = write(panel, "2.4", "备")
    compose(editor, "zhu")
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert editor_of(panel).isVisible()
    commit(editor, "注")
    assert editor.toPlainText().endswith("备注")
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_a_click_on_the_note_of_the_selected_row_begins_writing(panel: BookmarksPanel) -> None:
    index = panel.list.model().index(2, 0)
    select(panel, "2.4")
    rect = panel.list._note_rect(index)
    assert rect.height() > 0
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, rect.center())
    assert editor_of(panel).toPlainText() == "基础研究"
    QTest.keyClick(editor_of(panel), Qt.Key.Key_Escape)


def test_several_are_deleted_and_taken_back(
    panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    before = composition.bookmarks.list()
    select(panel, "2.4", "2.2.8")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert tasks.wait_idle()
    assert shown(panel) == ["2.1.2"]
    assert toast(notify) == "已删除 2 个书签"
    undo(notify, tasks)
    assert composition.bookmarks.list() == before
    assert len(shown(panel)) == 3
    assert len(panel.list.selected_ids()) == 2


def test_after_deleting_the_keyboard_goes_on_with_the_next_row(
    panel: BookmarksPanel, notify: Notify, tasks: Tasks
) -> None:
    order = shown(panel)
    select(panel, order[1])
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert tasks.wait_idle()
    assert current(panel) == order[2]
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert tasks.wait_idle()
    assert current(panel) == order[0]
    undo(notify, tasks)
    assert current(panel) == order[2]


def current(panel: BookmarksPanel) -> str:
    """Clause of the row that the keyboard is on; it is selected too."""
    bookmark = panel.list.bookmark_at(panel.list.currentIndex())
    assert bookmark is not None
    assert panel.list.selected_ids() == [bookmark.id]
    return bookmark.clause


def drop(panel: BookmarksPanel, folder: str, data: QMimeData) -> None:
    """What Qt sends while a drag comes in and ends over a folder."""
    spot = QPointF(panel.tree.visualRect(panel.tree.folders.index_of(folder)).center())
    port, left, none = panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    move = Qt.DropAction.MoveAction
    for event in (
        QDragEnterEvent(spot.toPoint(), move, data, left, none),
        QDragMoveEvent(spot.toPoint(), move, data, left, none),
        QDropEvent(spot, move, data, left, none),
    ):
        QApplication.sendEvent(port, event)


def test_dragging_moves_into_a_folder_and_back(
    panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    select(panel, "2.1.2", "2.2.8")
    model = panel.list.model()
    data = model.mimeData(panel.list.selectionModel().selectedIndexes())
    assert "太湖人才计划" in data.text()
    drop(panel, "会议", data)
    assert tasks.wait_idle()
    in_folder = {b.clause: b.folder for b in composition.bookmarks.list()}
    assert in_folder == {"2.4": "会议/第一次", "2.2.8": "会议", "2.1.2": "会议"}
    assert toast(notify) == "已移入“会议”"
    undo(notify, tasks)
    assert {b.clause: b.folder for b in composition.bookmarks.list()} == {
        "2.4": "会议/第一次",
        "2.2.8": "上位",
        "2.1.2": "",
    }


def test_a_new_folder_asks_for_its_name(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, tasks: Tasks
) -> None:
    press(panel, "新建文件夹")
    assert tasks.wait_idle()
    qtbot.waitUntil(lambda: panel.tree.findChild(QLineEdit) is not None)
    name = panel.tree.findChild(QLineEdit)
    name.selectAll()
    commit(name, "待办")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.tree.findChild(QLineEdit) is None)
    assert tasks.wait_idle()
    assert composition.bookmarks.folders() == ["上位", "会议", "会议/第一次", "待办"]
    assert panel.tree.chosen == "待办"
    assert panel.tree.currentIndex().data(FOLDER_ROLE) == "待办"
    assert panel.empty.title == "这个文件夹是空的"


def rename(qtbot: QtBot, panel: BookmarksPanel, folder: str, new: str, tasks: Tasks) -> None:
    choose(panel, folder)
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    name = panel.tree.findChild(QLineEdit)
    name.selectAll()
    commit(name, new)
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.tree.findChild(QLineEdit) is None)
    assert tasks.wait_idle()


def test_renaming_takes_the_bookmarks_along(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    rename(qtbot, panel, "会议", "部门会议", tasks)
    assert folders(panel) == {"上位": "1", "部门会议": "1", "部门会议/第一次": "1"}
    assert panel.tree.chosen == "部门会议"
    assert panel.tree.selectionModel().isSelected(panel.tree.folders.index_of("部门会议"))
    assert shown(panel) == ["2.4"]
    rename(qtbot, panel, "上位", "部门会议", tasks)
    assert toast(notify) == "已有名为“部门会议”的文件夹，请换个名称"
    assert "上位" in composition.bookmarks.folders()


def test_a_folder_is_deleted_with_its_bookmarks_and_taken_back(
    panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    composition.bookmarks.add_folder("会议/空")
    panel.reload()
    assert tasks.wait_idle()
    choose(panel, "会议")
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert tasks.wait_idle()
    assert composition.bookmarks.folders() == ["上位"]
    assert toast(notify) == "已删除文件夹“会议”和其中 1 个书签"
    undo(notify, tasks)
    assert composition.bookmarks.folders() == ["上位", "会议", "会议/空", "会议/第一次"]
    assert len(composition.bookmarks.list()) == 3


def answer_file_dialog(qtbot: QtBot, panel: BookmarksPanel, path: Path) -> None:
    def dialog() -> QFileDialog | None:
        return next((d for d in panel.findChildren(QFileDialog) if d.isVisible()), None)

    qtbot.waitUntil(lambda: dialog() is not None)
    asked = dialog()
    assert asked is not None
    asked.setDirectory(str(path.parent))
    asked.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    asked.accept()
    qtbot.waitUntil(lambda: dialog() is None)


def export(qtbot: QtBot, panel: BookmarksPanel, file: Path, *, number: int = 0, notes: bool = False) -> None:
    press(panel, "导出或备份…")
    dialog = panel.findChild(ExportDialog)
    assert dialog is not None
    dialog.choices.button(number).click()
    assert dialog.notes.isEnabled() == (number == 0)
    assert not dialog.notes.isChecked()
    if notes:
        dialog.notes.click()
    dialog.accept()
    answer_file_dialog(qtbot, panel, file)


@pytest.mark.parametrize("notes", [False, True])
def test_private_notes_leave_only_when_ticked(
    qtbot: QtBot,
    panel: BookmarksPanel,
    composition: Composition,
    notify: Notify,
    tasks: Tasks,
    tmp_path: Path,
    notes: bool,
) -> None:
    service, file = composition.collections, tmp_path / "全部.json"
    service.put([service.new("宣讲", [service.clause_item("jilin-2024", "4.12", notes="悄悄话")])])
    export(qtbot, panel, file, notes=notes)
    assert tasks.wait_idle()
    assert ("悄悄话" in file.read_text(encoding="utf-8")) == notes
    service.remove([service.list()[0].id])
    press(panel, "导入或恢复…")
    answer_file_dialog(qtbot, panel, file)
    assert tasks.wait_idle()
    assert service.list()[0].items[0].notes == ("悄悄话" if notes else "")
    assert ("文件不含讲者备注" in toast(notify)) != notes


def test_what_is_to_be_read_is_written_in_the_chosen_form(
    qtbot: QtBot, panel: BookmarksPanel, tasks: Tasks, tmp_path: Path
) -> None:
    export(qtbot, panel, tmp_path / "书签.md", number=5)
    assert tasks.wait_idle()
    assert "鼓励企业" in (tmp_path / "书签.md").read_text(encoding="utf-8")


def test_export_and_import_carry_everything_once(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks, tmp_path: Path
) -> None:
    file = tmp_path / "书签.json"
    export(qtbot, panel, file)
    assert tasks.wait_idle()
    assert toast(notify) == "已导出 3 个书签到 书签.json"
    before = composition.bookmarks.list()
    composition.bookmarks.remove([before[0].id])
    press(panel, "导入或恢复…")
    answer_file_dialog(qtbot, panel, file)
    assert tasks.wait_idle()
    assert toast(notify) == "已导入 1 个书签"
    assert composition.bookmarks.list() == before
    press(panel, "导入或恢复…")
    answer_file_dialog(qtbot, panel, file)
    assert tasks.wait_idle()
    assert "没有需要导入的" in toast(notify)
    assert len(shown(panel)) == 3


def test_a_lost_place_is_said_and_not_opened(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    lost = composition.bookmarks.add("jilin-2024", "1.1")
    composition._documents.remove("jilin-2024")
    panel.reload()
    assert tasks.wait_idle()
    index = panel.list.model().index(0, 0)
    assert "已找不到" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    with qtbot.assertNotEmitted(panel.open_requested, wait=50):
        panel.list.select_ids([lost.id])
        panel.list.setFocus()
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert "无法打开" in toast(notify)


def test_quick_add_tells_and_offers_a_note(
    qtbot: QtBot, work: BookmarkWork, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    work.last_folder = "会议"
    name = clause_name(composition.library.clause("national-2022", "2.4"))
    assert name.startswith("4.")
    work.add("national-2022", "2.4")
    assert tasks.wait_idle()
    assert toast(notify) == f"已为“{name}”添加书签，放入“会议”"
    with qtbot.waitSignal(work.edit_requested) as asked:
        assert notify.toast is not None
        notify.toast.run_action()
    assert asked.args == [composition.bookmarks.list()[0].id]
    work.add("national-2022", "2.4")
    assert tasks.wait_idle()
    assert toast(notify) == f"“{name}”已有书签"
    work.add("national-2022", "2.4", "鼓励企业")
    assert tasks.wait_idle()
    assert len(composition.bookmarks.list()) == 2


def test_dialog_keeps_note_and_folder_even_when_closed(
    qtbot: QtBot, panel: BookmarksPanel, work: BookmarkWork, themes: Themes, composition: Composition, tasks: Tasks
) -> None:
    bookmark = composition.bookmarks.list()[2]
    dialog = edit_bookmark(bookmark.id, work, themes, panel)
    assert dialog is not None
    commit(dialog.note, "下周讨论")
    dialog.folder.setCurrentText("新夹/一")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert tasks.wait_idle()
    changed = next(b for b in composition.bookmarks.list() if b.id == bookmark.id)
    assert (changed.note, changed.folder, work.last_folder) == ("下周讨论", "新夹/一", "新夹/一")
    assert "新夹/一" in folders(panel)
    assert edit_bookmark("0" * 32, work, themes, panel) is None


def test_dialog_deletes_with_a_way_back(
    panel: BookmarksPanel, work: BookmarkWork, themes: Themes, composition: Composition, notify: Notify, tasks: Tasks
) -> None:
    dialog = edit_bookmark(composition.bookmarks.list()[0].id, work, themes, panel)
    assert dialog is not None
    commit(dialog.note, "不会保存")
    dialog.findChild(QPushButton, "remove_bookmark").click()
    assert tasks.wait_idle()
    assert len(composition.bookmarks.list()) == 2
    undo(notify, tasks)
    assert len(composition.bookmarks.list()) == 3


def test_page_comes_back_as_it_was_left(
    qtbot: QtBot, panel: BookmarksPanel, work: BookmarkWork, themes: Themes, icons: Icons, notify: Notify, tasks: Tasks
) -> None:
    panel.order.setCurrentIndex(panel.order.findData(BookmarkOrder.OLDEST.value))
    choose(panel, "会议/第一次")
    work.last_folder = "上位"
    state = panel.save_state()
    work.last_folder = ""
    again = a_panel(qtbot, work, themes, icons, notify, tasks)
    again.restore_state(state)
    assert (again.tree.chosen, again.order.currentData(), work.last_folder) == ("会议/第一次", "oldest", "上位")
    assert shown(again) == ["2.4"]
    again.restore_state({"folder": 3, "sizes": ["x"], "order": "?", "last_folder": None})
    assert again.tree.currentIndex().data(FOLDER_ROLE) == "会议/第一次"


def test_menu_offers_what_the_selection_allows(panel: BookmarksPanel, notify: Notify) -> None:
    select(panel, "2.4")
    single = [action.text().split("\t")[0] for action in panel.make_menu().actions() if action.text()]
    uses = ["复制摘录", "复制并附出处", "加入讲义…", "放映"]
    changes = ["颜色", "标签", "移到文件夹"]
    assert single == ["打开原文", "写备注", *uses, *changes, "备注、标签和颜色…", "删除"]
    select(panel, "2.4", "2.2.8")
    menu = panel.make_menu()
    several = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    assert several == [*uses, *changes, "删除"]
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text().count("——") == 2


@pytest.fixture
def beside(qtbot: QtBot, work: BookmarkWork, themes: Themes, icons: Icons) -> Callable[[], DocumentBookmarks]:
    def make() -> DocumentBookmarks:
        panel = DocumentBookmarks(themes, icons)
        qtbot.addWidget(panel)
        panel.resize(260, 500)
        work.loaded.connect(lambda shelf: panel.set_entries(shelf.entries))
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return make


def test_bookmarks_of_the_open_text_stand_in_reading_order(
    qtbot: QtBot,
    beside: Callable[[], DocumentBookmarks],
    work: BookmarkWork,
    composition: Composition,
    kept: list[Bookmark],
    tasks: Tasks,
) -> None:
    composition.bookmarks.add("national-2022", "2.10")
    composition.bookmarks.add("national-2022", "1", quote="习近平新时代")
    panel = beside()
    counts: list[int] = []
    panel.count_changed.connect(counts.append)
    work.reload()
    assert tasks.wait_idle()
    assert panel.empty.isVisible()
    panel.set_document(composition.library.document("national-2022"))
    assert shown(panel) == ["1", "2.4", "2.10"]
    assert counts[-1] == 3
    with qtbot.waitSignal(panel.clause_requested) as asked:
        spot = panel.list.visualRect(panel.list.model().index(1, 0)).topLeft() + QPoint(20, 20)
        QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert asked.args == ["2.4"]
    with qtbot.waitSignal(panel.remove_requested) as gone:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert gone.args == [[kept[0].id]]
    panel.set_document(None)
    assert panel.empty.isVisible()


def test_what_is_dragged_is_a_small_label(panel: BookmarksPanel) -> None:
    select(panel, "2.4", "2.2.8")
    picture = panel.list.drag_picture()
    ratio = picture.devicePixelRatio()
    assert 0 < picture.width() / ratio < panel.tree.width()
    assert 0 < picture.height() / ratio < 2 * panel.tree.visualRect(panel.tree.folders.index_of(None)).height()


def test_the_file_dialog_starts_in_a_folder_that_is_there(
    panel: BookmarksPanel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    press(panel, "导入或恢复…")
    (dialog,) = panel.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()).is_dir()
    assert dialog.findChild(QLineEdit, "fileNameEdit").text() == ""
    assert dialog.labelText(QFileDialog.DialogLabel.FileName) == "文件名："
    dialog.reject()


def test_a_slow_reading_never_takes_back_what_was_added_meanwhile(
    composition: Composition, work: BookmarkWork, tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, added = Event(), Event()
    really_list = composition.bookmarks.list

    def slow_the_first_time() -> list[Bookmark]:
        found = really_list()
        if not read.is_set():
            read.set()
            assert added.wait(10)
        return found

    monkeypatch.setattr(composition.bookmarks, "list", slow_the_first_time)
    work.reload()
    qtbot.waitUntil(read.is_set)
    with qtbot.waitSignal(work.loaded):
        work.add("national-2022", "2.4")
    added.set()
    assert tasks.wait_idle()
    assert [bookmark.clause for bookmark in work.shelf.bookmarks] == ["2.4"]
