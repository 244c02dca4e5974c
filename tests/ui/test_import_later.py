"""Documents of one's own after their import: fields and outline are put right, marks follow, all is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.domain.bookmark import AnchorState
from compendium.domain.document import DocumentInfo
from compendium.domain.errors import UserError
from compendium.ui.importing.document_editor import DocumentEditor
from compendium.ui.importing.outline_list import OutlineList
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.models.library_tree import LibraryTreeModel
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.widgets.row_tree import RowRole
from import_window_steps import (
    imported,
    look_at,
    part,
    plan,
    press,
    read,
)
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


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
    assert {"编辑文件信息…", "调整结构…", "重新导入或更新…"} <= set(own)
    bundled = [action.text() for action in panel.menu_for(model.index_of("jilin-2024")).actions()]
    assert not {"编辑文件信息…", "调整结构…", "重新导入或更新…"} & set(bundled)


def editor_of(qtbot: QtBot, window: MainWindow, doc: str, entry: str) -> DocumentEditor:
    """Open the editor of a document from its menu in the library."""
    panel = window.findChild(LibraryPanel)
    model = window.findChild(LibraryTreeModel)
    assert panel is not None
    assert model is not None
    action = next(each for each in panel.menu_for(model.index_of(doc)).actions() if each.text() == entry)
    action.trigger()
    settle(window)
    editor = window.findChild(DocumentEditor)
    assert editor is not None
    qtbot.waitUntil(editor.isActiveWindow)
    return editor


def stored(window: MainWindow, tmp_path: Path) -> DocumentInfo:
    """Import a plan and let the library show it."""
    importing = read(window, plan(tmp_path, "城市书房"))
    importing.take_in([importing.items[0].number])
    settle(window)
    importing.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    [info] = imported(window)
    return info


def go(rows: OutlineList, start: str) -> None:
    """Set the list's cursor to the paragraph that begins so."""
    model = rows.model()
    at = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data()).startswith(start))
    rows.setCurrentIndex(model.index(at, 0))


def test_what_is_known_of_an_imported_text_is_edited_later_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    before = stored(window, tmp_path)
    editor = editor_of(qtbot, window, before.id, "编辑文件信息…")
    region = editor.findChild(QLineEdit, "field_region")
    save = editor.findChild(QPushButton, "saveInfo")
    assert region is not None
    assert save is not None
    region.setFocus()
    region.setText("上海市杨浦区")
    qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
    settle(window)
    assert imported(window)[0].region == "上海市杨浦区"
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert imported(window) == [before]


def test_the_outline_of_a_stored_text_is_corrected_by_keyboard_and_its_marks_follow(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    info = stored(window, tmp_path)
    marks = window._services.marks()
    marks.bookmarks.add(info.id, "2.2", note="看这里")
    marks.highlights.add_quote(info.id, "2.2", "延长开放时间")
    tables = window._services.tables
    task = next(row for row in tables.facts().for_document(info.id) if row.fact.clause == "2.1")
    tables.ledger().record([task], person="张三")
    window._navigator.open_document(info.id, "2.2")
    settle(window)
    before = window._services.library.document(info.id)

    editor = editor_of(qtbot, window, info.id, "调整结构…")
    rows = editor.findChild(OutlineList)
    assert rows is not None
    qtbot.waitUntil(rows.hasFocus)
    for start in ("（二）", "（一）"):
        go(rows, start)
        qtbot.keyClick(rows, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    go(rows, "增加活动")
    qtbot.keyClick(rows, Qt.Key.Key_J)
    qtbot.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)

    after = window._services.library.document(info.id)
    raised = next(clause for clause in after.outline if clause.title == "丰富服务")
    assert (raised.level, raised.parent, raised.id) != (2, "2", "2.2")
    assert "延长开放时间\n增加活动。" not in raised.text
    assert "延长开放时间增加活动。" in raised.text
    [bookmark], [highlight] = marks.bookmarks.list(), marks.highlights.list()
    assert {bookmark.clause, highlight.clause} == {raised.id}
    assert AnchorState.LOST not in {bookmark.state, highlight.state}
    [entered] = [row for row in tables.facts().for_document(info.id) if row.entry.person]
    assert (entered.entry.person, entered.fact.quote) == ("张三", task.fact.quote)
    assert entered.fact.clause != "2.1"
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    assert reader.document == after, "the text that is open is shown as it is now"

    window.actions_by_id["undo"].trigger()
    settle(window)
    assert window._services.library.document(info.id) == before
    assert reader.document == before
    assert [mark.clause for mark in marks.bookmarks.list()] == ["2.2"]


def test_corrections_of_a_stored_text_are_not_lost_without_a_question(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = stored(window, tmp_path)
    editor = editor_of(qtbot, window, info.id, "调整结构…")
    asked: list[str] = []

    def stay(box: QMessageBox) -> int:
        asked.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", stay)
    rows = editor.findChild(OutlineList)
    assert rows is not None
    editor_of(qtbot, window, info.id, "编辑文件信息…")
    assert window.findChildren(DocumentEditor) == [editor], "one editor at a time"
    go(rows, "（二）")
    qtbot.keyClick(rows, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert asked == ["改动还没有保存。"]
    assert editor.isVisible()
    qtbot.keyClick(rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Escape)
    assert len(asked) == 1, "nothing would be lost"
    assert not editor.isVisible()
    assert imported(window) == [info]


def test_corrections_of_a_text_that_changed_meanwhile_are_refused(window: MainWindow, tmp_path: Path) -> None:
    info = stored(window, tmp_path)
    importing = window._services.importing()
    document = window._services.library.document(info.id)
    importing.remove([info.id])
    importing.run([plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n")], doc_id=info.id)
    with pytest.raises(UserError, match="没有保存") as refused:
        importing.correct(document)
    assert refused.value.code == "changed_meanwhile"


def test_everything_that_takes_the_keyboard_has_a_name_for_screen_readers(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    info = stored(window, tmp_path)
    editor = editor_of(qtbot, window, info.id, "编辑文件信息…")
    importing = read(window, plan(tmp_path, "社区食堂"))
    look_at(qtbot, window, importing, "社区食堂.txt")
    unnamed = [
        f"{type(part).__name__} {part.objectName()}"
        for host in (editor, importing)
        for part in host.findChildren(QWidget)
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not part.isHidden()
        and not (part.accessibleName() or isinstance(part, QLabel))  # a label is read as it is
        and not part.objectName().startswith("qt_")
        and part.window() is host
    ]
    assert unnamed == []
