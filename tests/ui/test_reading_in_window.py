"""What a reader sees of the whole window while he reads: messages, the outline, texts that go and come back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from compendium.ui.main_window import MainWindow
from compendium.ui.reader.outline_panel import OutlinePanel
from compendium.ui.reader.reader_panel import ReaderPanel
from user_input import settle


def reader_of(window: MainWindow) -> ReaderPanel:
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    return reader


def outline_of(window: MainWindow) -> OutlinePanel:
    outline = window.findChild(OutlinePanel)
    assert outline is not None
    return outline


def toast_text(window: MainWindow) -> str:
    assert window._notify.toast is not None
    return window._notify.toast.text


def offered(reader: ReaderPanel) -> list[str]:
    return [button.accessibleName() for button in reader.empty.findChildren(QPushButton) if button.isVisible()]


def do(window: MainWindow, action: str) -> None:
    window.actions_by_id[action].trigger()
    settle(window)


def test_messages_name_the_clause_and_leave_the_find_bar_free(qtbot: QtBot, window: MainWindow) -> None:
    window.open_place("national-2022#2.3")
    settle(window)
    reader = reader_of(window)
    do(window, "find")
    reader.find_bar.field.setText("税")
    qtbot.waitUntil(lambda: len(reader.walker.hits) > 1)
    for _ in range(3):
        do(window, "next_hit")
    hit = reader.walker.hits.current
    assert hit is not None
    assert reader.document is not None
    title = reader.document.by_id[hit[0]].title
    do(window, "add_bookmark")
    named, _, rest = toast_text(window).removeprefix("已为“").partition("”")
    assert rest == "添加书签"
    assert title[:8] in named
    qtbot.waitUntil(lambda: outline_of(window).current_row() != "" and title in outline_of(window).current_row())
    toast = window._notify.toast
    assert toast is not None
    bar = reader.find_bar
    assert toast.geometry().bottom() < bar.mapTo(window, bar.rect().topLeft()).y()
    low = toast.geometry().bottom()
    bar.closed.emit()
    qtbot.waitUntil(lambda: toast.geometry().bottom() > low)
    do(window, "copy_citation")
    assert toast_text(window) == f"已复制“{named}”和出处"


def test_a_removed_text_leaves_nothing_behind_and_comes_back_as_it_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    file = tmp_path / "书房方案.txt"
    file.write_text("城市书房建设实施方案\n一、总体要求\n建设书房。\n二、保障措施\n加强领导。\n", encoding="utf-8")
    reader, outline = reader_of(window), outline_of(window)
    before = {info.id for info in window._services.library.list()}
    window._services.importing().run([file])
    window._dialogs.documents_changed.emit()
    settle(window)
    (doc,) = {info.id for info in window._services.library.list()} - before
    window.open_place("wuxi-2024")
    settle(window)
    assert reader.document is not None
    reader_title = reader.document.info.title
    window.open_place(doc)
    settle(window)
    assert len(outline.model) > 1
    window._dialogs.remove_documents([doc])
    settle(window)
    assert reader.document is None
    assert len(outline.model) == 0
    qtbot.waitUntil(lambda: reader_title in offered(reader))
    assert not any("书房" in name for name in offered(reader))
    do(window, "undo")
    assert reader.document is not None
    assert reader.document.info.id == doc
    assert len(outline.model) > 1
