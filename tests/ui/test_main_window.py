"""The window as a user meets it: first start, ways and way back, what is remembered, what comes from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.ui.actions import View
from compendium.ui.importing.import_window import ImportWindow
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.main_window_history import History, Place
from compendium.ui.main_window_memory import first_place
from compendium.ui.main_window_session import Session
from compendium.ui.notify import Notify
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.search.search_panel import SearchPanel
from compendium.ui.widgets.row_tree import RowTree
from user_input import settle

DRAFT = """城市书房建设实施方案
（征求意见稿）

一、总体要求
到2025年，建成城市书房30个。
二、主要任务
（一）合理布局。每个街道至少建成1个。
（二）丰富服务。延长开放时间。
"""


def reader_of(window: MainWindow) -> ReaderPanel:
    reader = window.findChild(ReaderPanel)
    assert reader is not None
    return reader


def open_document(window: MainWindow, target: str) -> None:
    window.open_place(target)
    settle(window)


def part(window: MainWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def trigger(window: MainWindow, action: str) -> None:
    assert window.actions_by_id[action].isEnabled(), action
    window.actions_by_id[action].trigger()
    settle(window)


def test_the_first_start_shows_the_library_and_its_first_text(window: MainWindow) -> None:
    reader = reader_of(window)
    assert reader.document is not None
    assert reader.document.info.id == "national-2022"
    assert "推动惠企创新政策扎实落地" in reader.view.toPlainText()
    tree = part(window, "libraryTree")
    assert isinstance(tree, RowTree)
    assert tree.model().rowCount() == 3
    labels = [label.text() for label in part(window, "statusArea").findChildren(QLabel)]
    assert any("5 份文件" in text for text in labels)
    assert "国家企业技术创新行动方案" in window.windowTitle()


def test_a_click_in_the_library_opens_the_text_beside_it(qtbot: QtBot, window: MainWindow) -> None:
    tree = part(window, "libraryTree")
    assert isinstance(tree, RowTree)
    row = tree.model().match(
        tree.model().index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        "吉林省三年",
        1,
        Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchStartsWith,
    )[0]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(row).center())
    settle(window)
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == "jilin-2024"


def test_back_and_forward_lead_through_texts_and_views(window: MainWindow) -> None:
    open_document(window, "jilin-2024#2.5")
    open_document(window, "wuxi-2024")
    trigger(window, "view_bookmarks")
    assert window.navigator.here.view is View.BOOKMARKS
    trigger(window, "back")
    assert window.navigator.here.doc == "wuxi-2024"
    trigger(window, "back")
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == "jilin-2024"
    assert reader_of(window).current_clause() == "2.5"
    trigger(window, "forward")
    trigger(window, "forward")
    assert window.navigator.here.view is View.BOOKMARKS
    assert not window.actions_by_id["forward"].isEnabled()
    trigger(window, "back")
    trigger(window, "back")
    trigger(window, "back")
    assert not window.actions_by_id["back"].isEnabled()


def test_everything_is_found_again_as_it_was_left(qtbot: QtBot, open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.resize(1180, 720)
    open_document(window, "jilin-2024#5.14")
    reader = reader_of(window)
    qtbot.waitUntil(lambda: reader.view.verticalScrollBar().value() > 0)
    px = reader.view.px
    trigger(window, "zoom_in")
    trigger(window, "zoom_in")
    trigger(window, "toggle_outline")
    columns = window.findChild(QSplitter, "columns")
    assert columns is not None
    columns.setSizes([300, 880, 0])
    columns.splitterMoved.emit(300, 1)
    size = window.size()
    window.close()

    again = open_window()
    reader = reader_of(again)
    assert again.size() == size
    assert reader.document is not None
    assert reader.document.info.id == "jilin-2024"
    assert reader.view.px == px + 2
    assert reader.current_clause() == "5.14"
    qtbot.waitUntil(lambda: reader.view.verticalScrollBar().value() > 0)
    assert not part(again, "outline_panel").isVisible()
    assert abs(part(again, "libraryTree").width() - 300) < 40


def test_a_session_is_stored_while_working_not_only_on_closing(
    qtbot: QtBot, window: MainWindow, composition: Composition
) -> None:
    open_document(window, "wuxi-2024")
    qtbot.waitUntil(lambda: composition.settings.session().get("doc") == "wuxi-2024", timeout=5000)


def test_a_session_of_a_document_that_is_gone_or_of_nonsense_opens_all_the_same(
    open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    composition.settings.save_session(
        {"doc": "vanished", "view": "dance", "widths": ["x"], "pages": 7, "compared": [1]}
    )
    window = open_window()
    assert window.navigator.here.view is View.READ
    assert reader_of(window).document is not None


def test_a_window_left_on_a_screen_that_is_gone_comes_back_onto_one(
    open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    window = open_window()
    window.move(5000, 4000)
    window.close()
    again = open_window()
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.intersects(again.frameGeometry())
    assert area.contains(again.frameGeometry().topLeft() + QPoint(60, 10))


def test_a_second_start_brings_the_window_forward_with_what_it_asked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.showMinimized()
    window.raise_from_outside("jinan-2023#2")
    settle(window)
    assert not window.isMinimized()
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == "jinan-2023"


def test_an_unknown_document_is_told_and_nothing_breaks(qtbot: QtBot, window: MainWindow) -> None:
    window.open_place("no-such")
    settle(window)
    box = QApplication.activeModalWidget()
    assert box is not None
    assert any("链接指向的文件“no-such”不在文库中" in label.text() for label in box.findChildren(QLabel))
    box.close()
    open_document(window, "wuxi-2024")
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == "wuxi-2024"


def test_an_unknown_clause_is_told_and_the_text_opens(window: MainWindow) -> None:
    open_document(window, "jilin-2024#9.9")
    notify = window.findChild(Notify)
    assert notify is not None
    assert notify.toast is not None
    assert "9.9" in notify.toast.text
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == "jilin-2024"
    assert reader_of(window).current_clause() in document.by_id


def test_documents_are_gathered_for_comparison(window: MainWindow) -> None:
    trigger(window, "compare_this")
    assert window.navigator.here.view is View.COMPARE
    assert window.navigator.here.compared == ("national-2022",)
    open_document(window, "jilin-2024")
    trigger(window, "compare_this")
    assert window.navigator.here.compared == ("national-2022", "jilin-2024")
    for doc in ("jinan-2023", "wuxi-2024"):
        window.navigator.compare([doc])
    settle(window)
    told: list[str] = []
    window.navigator.refused.connect(told.append)
    window.navigator.compare(["national-2016"])
    assert len(told) == 1
    assert len(window.navigator.here.compared) == 4
    trigger(window, "clear_compare")
    assert window.navigator.here.compared == ()


def test_a_bookmark_is_set_shown_in_the_margin_list_and_taken_back(window: MainWindow) -> None:
    open_document(window, "jilin-2024#2.5")
    trigger(window, "add_bookmark")
    tabs = part(window, "sideTabs")
    assert isinstance(tabs, QTabBar)
    assert tabs.tabText(1) == "书签 1"


@pytest.mark.parametrize("words", ["对照", "Compare policies"])
def test_the_names_of_views_are_shown_whole_or_not_at_all(qtbot: QtBot, window: MainWindow, words: str) -> None:
    segments = list(window._top._segments.values())
    for segment in segments:
        segment.setText(words)
    shown = set()
    for width in (1700, 1400, 1092, 1000, 900):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        QApplication.processEvents()
        assert all(segment.width() >= segment.sizeHint().width() for segment in segments), width
        assert all(segment.toolTip() for segment in segments)
        shown |= {segment.toolButtonStyle() for segment in segments}
    assert shown == {Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly}


def test_narrow_windows_give_the_page_the_room(qtbot: QtBot, window: MainWindow) -> None:
    tree, outline = part(window, "libraryTree"), part(window, "outline_panel")
    window.resize(1093, 614)
    qtbot.waitUntil(lambda: tree.isVisible() and outline.isVisible())
    assert part(window, "policy_text").width() >= 520
    window.resize(860, 614)
    qtbot.waitUntil(lambda: not outline.isVisible())
    assert tree.isVisible()
    window.resize(740, 614)
    qtbot.waitUntil(lambda: not tree.isVisible())
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: tree.isVisible() and outline.isVisible())


def test_f6_goes_round_the_areas(window: MainWindow) -> None:
    seen = []
    for _ in range(4):
        trigger(window, "next_area")
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.objectName())
    assert len(set(seen)) == 4
    trigger(window, "previous_area")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == seen[2]


def test_dropped_files_are_imported_opened_and_removed_with_a_way_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    good, bad = tmp_path / "书房方案.txt", tmp_path / "图.png"
    good.write_text(DRAFT, encoding="utf-8")
    bad.write_bytes(b"\x89PNG")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    drop = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, drop)
    settle(window)
    importing = window.findChild(ImportWindow)
    assert importing is not None
    while importing.busy:
        settle(window)
    assert sorted(item.name for item in importing.items) == ["书房方案.txt", "图.png"]
    doubtful = next(item for item in importing.items if item.info is not None)
    importing.take_in([doubtful.number])
    settle(window)
    importing._look_at(doubtful.number)
    settle(window)
    importing.close()
    settle(window)
    document = reader_of(window).document
    assert document is not None
    assert document.info.title.startswith("城市书房建设实施方案")
    doc = document.info.id
    panel = window.findChild(LibraryPanel)
    assert panel is not None
    panel.remove_requested.emit([doc])
    settle(window)
    assert reader_of(window).document is None
    assert doc not in [info.id for info in window._services.library.list()]
    trigger(window, "undo")
    assert doc in [info.id for info in window._services.library.list()]
    open_document(window, doc)
    document = reader_of(window).document
    assert document is not None
    assert document.info.id == doc


def test_every_control_has_a_name_for_screen_readers_and_can_be_reached(window: MainWindow) -> None:
    for view in (View.COMPARE, View.BOOKMARKS):
        window.navigator.show_view(view)
        settle(window)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView, QTextEdit, QAbstractSlider, QTabBar)
    nameless, unreachable = [], []
    for control in window.findChildren(QWidget):
        if not isinstance(control, kinds) or _inner(control) or control.isHidden():
            continue
        name = control.accessibleName() or (control.text() if isinstance(control, QAbstractButton) else "")
        if not name.strip():
            nameless.append(_path(control))
        if control.focusPolicy() == Qt.FocusPolicy.NoFocus and not _part_of_another(control):
            unreachable.append(_path(control))
    assert "\n".join(nameless) == ""
    assert "\n".join(unreachable) == ""


def _inner(control: QWidget) -> bool:
    """Qt's own parts: scroll bars, the buttons and lists inside of fields, the extension buttons of bars."""
    names = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    parent = control.parentWidget()
    return (
        control.objectName().startswith(names)
        or type(control).__name__ in ("QScrollBar", "QComboBoxListView", "QLineEditIconButton")
        or isinstance(control, QHeaderView)
        or (
            parent is not None
            and type(parent).__name__ in ("QAbstractScrollAreaScrollBarContainer", "QLineEdit", "SearchField")
        )
        or any(isinstance(above, QLineEdit | QComboBox) for above in _above(control))
    )


def _above(control: QWidget) -> Iterator[QWidget]:
    node = control.parentWidget()
    while node is not None:
        yield node
        node = node.parentWidget()


def _part_of_another(control: QWidget) -> bool:
    """Parts of which the keyboard is elsewhere: the field hands its arrows and Enter to the rows below it."""
    return control.objectName() in ("toastClose", "suggestionRows")


def _path(control: QWidget) -> str:
    names: list[str] = []
    node: QWidget | None = control
    while node is not None:
        names.insert(0, node.objectName() or type(node).__name__)
        node = node.parentWidget()
    return "/".join(names)


def test_the_theme_is_chosen_and_stored(window: MainWindow, composition: Composition) -> None:
    trigger(window, "theme_dark")
    assert composition.settings.get("theme") == "dark"
    assert window._themes.current.dark
    trigger(window, "toggle_theme")
    assert composition.settings.get("theme") == "light"
    assert window.actions_by_id["theme_light"].isChecked()


def test_history_drops_what_lay_ahead_and_remembers_where_a_page_was_left() -> None:
    history = History()
    a, b, c = (Place(View.READ, doc) for doc in "abc")
    for place in (a, b, b):
        history.visit(place)
    history.settle(Place(View.READ, "b", "2.1"))
    history.settle(c)  # another page: no matter of this place
    assert history.back() == a
    assert history.forward() == Place(View.READ, "b", "2.1")
    assert history.forward() is None
    history.back()
    history.visit(c)
    assert not history.can_go_forward
    assert history.back() == a
    assert history.back() is None


def test_a_session_survives_json_and_nonsense() -> None:
    session = Session(geometry="x", widths=[1, 2, 3], view=View.COMPARE, doc="d", compared=["a", "b"], side_tab=1)
    assert Session.from_dict(session.to_dict()) == session
    nonsense: dict[str, object] = {name: object() for name in session.to_dict()}
    assert Session.from_dict(nonsense) == Session()


@pytest.mark.expects_log
def test_a_defect_is_reported_with_a_way_to_copy_it(qtbot: QtBot, window: MainWindow) -> None:
    notify = window.findChild(Notify)
    assert notify is not None
    notify.error(RuntimeError("boom"))
    box = QApplication.activeModalWidget()
    assert box is not None
    (copy,) = (button for button in box.findChildren(QAbstractButton) if button.text() == "复制错误报告")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert "RuntimeError: boom" in QGuiApplication.clipboard().text()
    assert box.isVisible()
    box.close()


@pytest.mark.parametrize("free", [QRect(0, 0, 1093, 614), QRect(60, 27, 1033, 587)])
def test_a_first_window_fills_a_small_screen_and_its_usual_size_fits_too(free: QRect) -> None:
    place, whole = first_place(free)
    assert whole
    assert free.contains(place.adjusted(-8, -32, 8, 8))


def test_a_first_window_leaves_room_on_a_large_screen() -> None:
    free = QRect(0, 0, 1920, 1040)
    place, whole = first_place(free)
    assert not whole
    assert place.size() == QSize(1320, 860)
    assert free.contains(place.adjusted(-8, -32, 8, 8))


def test_a_search_is_there_again_though_a_text_was_left_last(open_window: Callable[[], MainWindow]) -> None:
    window = open_window()
    window.navigator.search("专精特新")
    settle(window)
    open_document(window, "jilin-2024")
    window.close()
    window = open_window()
    assert window.navigator.here.view is View.READ
    trigger(window, "view_search")
    settle(window)
    page = window.findChild(SearchPanel)
    assert page is not None
    assert page.result is not None
    assert page.result.query == "专精特新"
    assert page.result.hits
    field = part(window, "searchField")
    assert isinstance(field, QLineEdit)
    assert field.text() == "专精特新"
