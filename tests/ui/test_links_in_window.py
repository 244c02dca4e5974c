"""Links within a text and from outside, and what is copied with its source, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.services.text_links import TextLink
from compendium.ui.actions import View
from compendium.ui.main_window import MainWindow
from compendium.ui.models.results import ResultRole
from compendium.ui.reader.link_dialog import LinkDialog
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.search.result_menu import result_menu
from compendium.ui.search.result_tree import ResultTree
from compendium.ui.search.search_panel import SearchPanel
from user_input import settle

CITING = """关于落实技术创新行动的通知

各有关单位：

一、依据

按照《企业技术创新能力提升行动方案（2022—2023年）》（国科发区〔2022〕220号）和《某某未入库办法》（某发〔2019〕3号）开展工作。
再按《某某未入库办法》（某发〔2019〕3号）执行。

二、证书

申请人应当填写《高新技术企业认定申请书》，领取《营业执照》。
"""


@pytest.fixture
def citing(composition: Composition, tmp_path: Path) -> str:
    """A text of the library that cites one of its documents, and one that is not there."""
    number = composition.library.document("national-2022").info.doc_number
    text = CITING.replace("国科发区〔2022〕220号", number or "国科发区〔2022〕220号")
    file = tmp_path / "通知.txt"
    file.write_text(text, encoding="utf-8")
    (outcome,) = composition.importing.run([file])
    assert outcome.doc is not None
    return outcome.doc


def reader(window: MainWindow) -> ReaderPanel:
    return window._reader


def open_citing(qtbot: QtBot, window: MainWindow, doc: str) -> tuple[TextLink, ...]:
    window.open_place(doc)
    qtbot.waitUntil(lambda: window.navigator.here.doc == doc)
    qtbot.waitUntil(lambda: bool(reader(window).view.links))
    settle(window)
    return reader(window).view.links


def point_in(panel: ReaderPanel, link: TextLink, inside: int = 3) -> QPoint:
    panel.view.scroll_to(link.clause)
    cursor = QTextCursor(panel.view.document())
    cursor.setPosition(panel.view.clause_map.position(link.clause, link.start + inside))
    return panel.view.cursorRect(cursor).center() + QPoint(2, 0)


def test_citations_are_links_and_certificates_are_not(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    links = open_citing(qtbot, window, citing)
    assert [(link.name, link.target) for link in links] == [
        ("《企业技术创新能力提升行动方案（2022—2023年）》", "national-2022"),
        ("《某某未入库办法》", ""),
        ("《某某未入库办法》", ""),
    ]


@pytest.mark.parametrize("keys", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier])
def test_a_click_opens_what_is_cited_and_back_leads_back(
    qtbot: QtBot, window: MainWindow, citing: str, keys: Qt.KeyboardModifier
) -> None:
    here, *_ = open_citing(qtbot, window, citing)
    panel = reader(window)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, keys, point_in(panel, here))
    qtbot.waitUntil(lambda: window.navigator.here.doc == "national-2022")
    window.navigator.back()
    qtbot.waitUntil(lambda: window.navigator.here.doc == citing)


def test_what_the_library_has_not_got_is_said_and_can_be_searched_for(
    qtbot: QtBot, window: MainWindow, citing: str
) -> None:
    _, absent, _ = open_citing(qtbot, window, citing)
    panel = reader(window)
    QTest.mouseClick(
        panel.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point_in(panel, absent)
    )
    qtbot.waitUntil(lambda: window._notify.toast is not None and window._notify.toast.isVisible())
    assert window._notify.toast is not None
    assert window._notify.toast.text == "文库中没有《某某未入库办法》"
    assert window.navigator.here.doc == citing
    assert window._notify.toast is not None
    assert window._notify.toast.run_action()
    assert window.navigator.here.view is View.SEARCH
    assert window.navigator.here.query == '"某某未入库办法"'
    settle(window)


def test_dragging_over_a_link_selects_and_does_not_follow(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    here, *_ = open_citing(qtbot, window, citing)
    panel = reader(window)
    start, end = point_in(panel, here, 2), point_in(panel, here, 6)
    viewport = panel.view.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)
    settle(window)
    assert panel.view.selected_text()
    assert window.navigator.here.doc == citing


def test_a_hand_and_a_hint_show_over_a_link_only(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    here, absent, _ = open_citing(qtbot, window, citing)
    panel = reader(window)
    viewport = panel.view.viewport()
    QTest.mouseMove(viewport, point_in(panel, here))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    QTest.mouseMove(viewport, QPoint(viewport.width() - 3, 3))
    qtbot.waitUntil(lambda: viewport.cursor().shape() is Qt.CursorShape.IBeamCursor)
    point = point_in(panel, absent)
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert QToolTip.text() == "文库中没有《某某未入库办法》\n单击可在文库中检索"
    QToolTip.hideText()


def test_links_go_with_their_text(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    open_citing(qtbot, window, citing)
    window.open_place("wuxi-2024")
    qtbot.waitUntil(lambda: window.navigator.here.doc == "wuxi-2024")
    assert all(link.clause in reader(window).document.by_id for link in reader(window).view.links)  # type: ignore[union-attr]


def dialog_of(window: MainWindow) -> LinkDialog:
    window.actions_by_id["cited_documents"].trigger()
    return window.findChildren(LinkDialog)[-1]


def test_the_list_of_what_is_cited_works_by_keys(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    open_citing(qtbot, window, citing)
    dialog = dialog_of(window)
    rows = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    assert [[item.text(column) for column in range(3)] for item in rows if item] == [
        [rows[0].text(0) if rows[0] else "", "在文库中", "1 处"],
        ["《某某未入库办法》（某发〔2019〕3号）", "不在文库中", "2 处"],
    ]
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.follow.text() == "在文库中检索"
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.follow.text() == "打开"
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.navigator.here.doc == "national-2022")


def test_the_list_leads_to_where_a_document_is_cited(qtbot: QtBot, window: MainWindow, citing: str) -> None:
    links = open_citing(qtbot, window, citing)
    dialog = dialog_of(window)
    dialog.show_place.click()
    qtbot.waitUntil(lambda: bool(window.navigator.here.marks))
    assert window.navigator.here.clause == links[0].clause


def test_a_text_that_cites_nothing_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.open_place("wuxi-2024")
    qtbot.waitUntil(lambda: window.navigator.here.doc == "wuxi-2024")
    settle(window)
    dialog = dialog_of(window)
    assert dialog.empty.title == "本文没有引用其他文件"
    assert not dialog.follow.isEnabled()
    dialog.reject()


# Links from outside


def boxes(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


@pytest.mark.parametrize("target", ["compendium:jilin-2024#4.12", "jilin-2024#4.12", "COMPENDIUM://jilin-2024/#4%2E12"])
def test_a_link_from_outside_opens_its_clause(qtbot: QtBot, window: MainWindow, target: str) -> None:
    window.raise_from_outside(target)
    qtbot.waitUntil(lambda: (window.navigator.here.doc, window.navigator.here.clause) == ("jilin-2024", "4.12"))
    settle(window)
    assert not boxes(window)


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("compendium:", "没有写文件编号"),
        ("compendium:a b", "“a b”不是文件编号"),
        ("compendium:not-here#1", "链接指向的文件“not-here”不在文库中。"),
    ],
)
def test_a_bad_link_says_what_is_wrong_and_leaves_the_reading_alone(
    qtbot: QtBot, window: MainWindow, target: str, said: str
) -> None:
    before = window.navigator.here
    window.raise_from_outside(target)
    qtbot.waitUntil(lambda: bool(boxes(window)))
    (box,) = boxes(window)
    assert said in box.text()
    assert box.informativeText()
    box.accept()
    assert window.navigator.here == before


def test_a_link_to_a_clause_that_is_gone_opens_the_text_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    window.raise_from_outside("compendium:jilin-2024#99.9")
    qtbot.waitUntil(lambda: window.navigator.here.doc == "jilin-2024")
    assert window._notify.toast is not None
    assert window._notify.toast.text == "文中没有编号为 99.9 的条款。"


def test_a_link_to_a_version_that_is_not_here_offers_the_one_that_is(qtbot: QtBot, window: MainWindow) -> None:
    window.raise_from_outside("compendium:jilin-2024@7#4.12")
    qtbot.waitUntil(lambda: window._notify.toast is not None and window._notify.toast.isVisible())
    assert window._notify.toast is not None
    assert window._notify.toast.run_action()
    qtbot.waitUntil(lambda: (window.navigator.here.doc, window.navigator.here.clause) == ("jilin-2024", "4.12"))


# Copying


def copied_after(qtbot: QtBot, act: Callable[[], None]) -> str:
    clipboard = QApplication.clipboard()
    clipboard.clear()
    act()
    qtbot.waitUntil(lambda: bool(clipboard.text()))
    return clipboard.text()


def test_a_link_is_copied_that_leads_back_here(qtbot: QtBot, window: MainWindow) -> None:
    window.open_place("jilin-2024#4.12")
    qtbot.waitUntil(lambda: window.navigator.here.clause == "4.12")
    link = copied_after(qtbot, window.actions_by_id["copy_link"].trigger)
    assert link == "compendium:jilin-2024#4.12"
    assert f'href="{link}"' in QApplication.clipboard().mimeData().html()
    window.open_place("wuxi-2024")
    qtbot.waitUntil(lambda: window.navigator.here.doc == "wuxi-2024")
    window.open_place(link)
    qtbot.waitUntil(lambda: window.navigator.here.clause == "4.12")


def test_the_style_is_chosen_in_the_menu_and_remembered(
    qtbot: QtBot, open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    window = open_window()
    assert window.actions_by_id["citation_plain"].isChecked()
    window.actions_by_id["citation_official"].trigger()
    window.open_place("jilin-2024#4.12")
    qtbot.waitUntil(lambda: window.navigator.here.clause == "4.12")
    text = copied_after(qtbot, window.actions_by_id["copy_citation"].trigger)
    source, _, words = text.partition("提出：“")
    assert source.startswith("《")
    assert words.endswith("”")
    assert "仿宋_GB2312" in QApplication.clipboard().mimeData().html()
    window.close()
    again = open_window()
    assert again.actions_by_id["citation_official"].isChecked()
    assert composition.settings.get("citation_style") == "official"


@pytest.mark.parametrize("page", ["_facts", "_searching", "_beside"])
def test_every_page_has_quotations_copied_with_their_source(qtbot: QtBot, window: MainWindow, page: str) -> None:
    places = [("national-2022", "3.2", ""), ("jilin-2024", "4.12", "")]
    text = copied_after(qtbot, lambda: getattr(window, page).citation_requested.emit(places))
    first, second = text.split("\n\n")
    assert first.endswith("第三部分第2条")
    assert "——《" in second
    settle(window)


def test_a_hit_is_copied_with_its_source_from_its_menu(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.search("加计扣除")
    settle(window)
    panel = window._pages.page(View.SEARCH)
    assert isinstance(panel, SearchPanel)
    qtbot.waitUntil(lambda: panel.result is not None)
    assert panel.result is not None
    hit = panel.result.hits[0]
    tree = panel.findChild(ResultTree)
    assert isinstance(tree, ResultTree)
    index = next(
        index
        for row in range(tree.model().rowCount())
        for index in [tree.model().index(0, 0, tree.model().index(row, 0))]
        if index.data(ResultRole.HIT) == hit
    )
    menu = result_menu(index, panel._acts, window._icons, panel)
    (cite,) = [action for action in menu.actions() if action.text() == "复制并附出处"]
    text = copied_after(qtbot, cite.trigger)
    assert text.split("\n——")[0].replace("\n", "") in window._services.library.clause(hit.doc, hit.clause).text.replace(
        "\n", ""
    )


def test_rows_of_a_table_are_copied_each_once(window: MainWindow, composition: Composition) -> None:
    asked: list[list[tuple[str, str, str]]] = []
    window._facts.work.citation_requested.connect(asked.append)
    rows = composition.facts.for_document("jilin-2024")[:2]
    window._facts.work.cite([*rows, rows[0]])
    assert asked == [[(row.doc, row.fact.clause, row.fact.quote) for row in rows]]
    settle(window)
