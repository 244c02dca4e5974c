"""Reading as a user does: open, scroll, mark, cite, bookmark, come back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import DocumentInfo, Level, Period, Validity
from compendium.ui.icons import Icons
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.reader.wording import identity_pieces, validity_piece
from compendium.ui.theme import Themes
from reading import drag, marked_words, point_of


@pytest.fixture
def reader(qtbot: QtBot, composition: Composition, themes: Themes, icons: Icons) -> ReaderPanel:
    return a_reader(qtbot, composition, themes, icons)


def a_reader(qtbot: QtBot, composition: Composition, themes: Themes, icons: Icons) -> ReaderPanel:
    panel = ReaderPanel(themes=themes, icons=icons, settings=composition.settings)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def scroll(reader: ReaderPanel, px: int) -> None:
    bar = reader.view.verticalScrollBar()
    bar.setValue(bar.value() + px)


def test_header_says_what_is_known_and_nothing_else(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("national-2022"))
    assert reader.header.texts() == [
        "国家 · 全国（推断）",
        "发文字号、发文机关、成文日期未标注",
        "规划期已届满（2022—2023）",
    ]
    reader.show_document(composition.library.document("jinan-2023"))
    texts = reader.header.texts()
    assert "《济南市企业高质量科技创新发展三年行动计划（2023-2025年）（征求意见稿）》（推断）" in texts
    assert "征求意见稿" in texts
    reader.show_document(composition.library.document("jilin-2024"))
    texts = reader.header.texts()
    assert "吉林省科学技术厅等8个部门" in texts
    assert "2024年9月29日" in texts
    assert "发文字号未标注" in texts
    assert not [text for text in texts if "现行有效" in text]


def test_in_force_is_said_only_with_basis_and_date() -> None:
    info = DocumentInfo("d", "题", validity=Validity.IN_FORCE)
    assert validity_piece(info).text == "时效性未标注"
    sure = replace(info, validity_basis="国家法律法规数据库", validity_checked_on="2026-05-01")
    assert validity_piece(sure).text == "现行有效"
    assert "国家法律法规数据库" in validity_piece(sure).tooltip
    assert "2026年5月1日" in validity_piece(sure).tooltip


def test_inferred_pieces_give_their_reason() -> None:
    info = DocumentInfo(
        "d",
        "题",
        Level.CITY,
        "济南市",
        inferred=("region",),
        evidence={"region": "济高科字"},
        period=Period(2020, 2021),
    )
    place = identity_pieces(info)[0]
    assert (place.text, place.tag) == ("市级 · 济南市", "推断")
    assert "济高科字" in place.tooltip


def test_empty_reader_offers_what_was_read_last(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition, themes: Themes, icons: Icons
) -> None:
    assert reader.empty.title == "还没有打开文件"
    for doc in ("wuxi-2024", "jilin-2024"):
        reader.show_document(composition.library.document(doc))
    state = reader.save_state()
    again = a_reader(qtbot, composition, themes, icons)
    again.restore_state(state)

    def shown() -> list[QPushButton]:
        return [button for button in again.empty.findChildren(QPushButton) if button.isVisible()]

    qtbot.waitUntil(lambda: len(shown()) == 2)
    offered = shown()
    assert [button.accessibleName() for button in offered] == [
        composition.library.document(doc).info.title for doc in ("jilin-2024", "wuxi-2024")
    ]
    with qtbot.waitSignal(again.open_requested) as opened:
        QTest.mouseClick(offered[1], Qt.MouseButton.LeftButton)
    assert opened.args == ["wuxi-2024", ""]


def test_error_state_keeps_no_old_text(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("wuxi-2024"))
    reader.show_error("文件已损坏。请重新导入。")
    assert reader.empty.isVisible()
    assert reader.empty.title == "这份文件打不开"
    assert reader.current_clause() == ""
    assert reader.view.toPlainText() == ""


def test_each_document_opens_where_it_was_left(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition, themes: Themes, icons: Icons
) -> None:
    jinan, wuxi = (composition.library.document(doc) for doc in ("jinan-2023", "wuxi-2024"))
    reader.show_document(jinan, "2.2.8")
    scroll(reader, 40)
    place = reader.view.place()
    reader.show_document(wuxi, "2.1.2")
    reader.show_document(jinan)
    assert reader.view.place() == place
    state = reader.save_state()
    again = a_reader(qtbot, composition, themes, icons)
    again.restore_state(state)
    again.show_document(jinan)
    qtbot.wait(20)
    assert again.view.place() == place


def test_damaged_state_is_ignored(reader: ReaderPanel, composition: Composition) -> None:
    reader.restore_state({"places": [None, ["x"], ["jinan-2023", "题", "99.9", 4, 0], 7], "document": 5})
    reader.show_document(composition.library.document("jinan-2023"))
    assert reader.view.top_y() == 0
    reader.restore_state({"places": "?"})


def test_clause_changed_follows_scrolling(qtbot: QtBot, reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("jinan-2023"))
    told: list[tuple[str, str]] = []
    reader.clause_changed.connect(lambda doc, clause: told.append((doc, clause)))
    qtbot.waitUntil(lambda: told == [("jinan-2023", "doc")])
    reader.go_to("3.3")
    qtbot.waitUntil(lambda: told[-1] == ("jinan-2023", "3.3"))
    bar = reader.view.verticalScrollBar()
    bar.setValue(0)
    for _ in range(40):
        bar.setValue(bar.value() + 20)
    qtbot.waitUntil(lambda: told[-1][1] not in {"3.3", "doc"})
    # Told once the scrolling pauses, not for every step.
    assert len(told) <= 4


def test_search_marks_open_at_the_hit_and_can_be_walked(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    document = composition.library.document("national-2022")
    marks = []
    for clause in ("1", "2.5", "2.9"):
        start = document.by_id[clause].text.index("企业")
        marks.append((clause, start, start + 2))
    steps: list[tuple[int, int]] = []
    reader.hit_changed.connect(lambda number, total: steps.append((number, total)))
    reader.show_document(document, "2.5", marks)
    assert reader.hit_bar.isVisible()
    assert reader.hit_bar.count.text() == "第 2 处，共 3 处"
    assert marked_words(reader.view) == ["企业"] * 4
    assert reader.view.viewport().rect().contains(point_of(reader.view, *marks[1][:2]))
    QTest.keyClick(reader.view, Qt.Key.Key_F3)
    QTest.keyClick(reader.view, Qt.Key.Key_F3)
    QTest.keyClick(reader.view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert steps == [(2, 3), (3, 3), (1, 3), (3, 3)]
    assert reader.view.viewport().rect().contains(point_of(reader.view, *marks[2][:2]))
    reader.view.setFocus()
    QTest.keyClick(reader.view, Qt.Key.Key_Escape)
    assert not reader.hit_bar.isVisible()
    assert marked_words(reader.view) == []


def test_opening_another_text_drops_the_marks(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("national-2022"), "1", [("1", 0, 4)])
    reader.show_document(composition.library.document("wuxi-2024"))
    assert not reader.hit_bar.isVisible()
    assert marked_words(reader.view) == []


def test_marks_of_clauses_that_are_gone_are_passed_over(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("wuxi-2024"), "9.9", [("9.9", 0, 3), ("1", 0, 1)])
    assert reader.hit_bar.count.text() == "第 1 处，共 1 处"


def test_citation_of_a_selection(reader: ReaderPanel, composition: Composition) -> None:
    document = composition.library.document("jinan-2023")
    reader.show_document(document, "2.5.16")
    text = document.by_id["2.5.16"].text
    start = text.index("首购首用")
    drag(reader.view, "2.5.16", start, start + 4)
    told: list[str] = []
    reader.copied.connect(told.append)
    QTest.keyClick(reader.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    words, source = QApplication.clipboard().text().split("\n")
    assert words == "首购首用"
    assert source.startswith(
        "——《济南市企业高质量科技创新发展三年行动计划（2023-2025年）（征求意见稿）》（标题系推断）"
    )
    assert source.endswith("第二部分第（五）条第16项")
    assert told == ["已复制“16. 强化重大科技创新产品推广应用”和出处"]


def test_citation_over_two_clauses_names_both(reader: ReaderPanel, composition: Composition) -> None:
    document = composition.library.document("national-2022")
    reader.show_document(document, "3.1")
    reader.view._select_spans([("3.1", 4, 10), ("3.2", 0, 6)])
    reader.copy_citation()
    assert QApplication.clipboard().text().endswith("第三部分第1条至第2条")


def test_citation_without_selection_takes_the_clause_read(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("national-2022"), "3.2")
    reader.copy_citation()
    words, source = QApplication.clipboard().text().split("\n——")
    assert words == composition.library.clause("national-2022", "3.2").text.strip()
    assert source.endswith("第三部分第2条")


def click(reader: ReaderPanel, clause: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    point = point_of(reader.view, clause, 6)
    QTest.mouseClick(reader.view.viewport(), button, Qt.KeyboardModifier.NoModifier, point)


@pytest.mark.parametrize("button", [Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton])
def test_the_clause_that_was_clicked_is_the_one_that_is_cited(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition, button: Qt.MouseButton
) -> None:
    reader.show_document(composition.library.document("national-2022"), "3.1")
    for clause in ("3.2", "3.1"):
        with qtbot.waitSignal(reader.clause_changed) as told:
            click(reader, clause, button)
        assert told.args == ["national-2022", clause]
        QTest.keyClick(
            reader.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        )
        words, _ = QApplication.clipboard().text().split("\n——")
        assert words == composition.library.clause("national-2022", clause).text.strip()


def test_a_selection_moves_the_reading_to_its_clause_and_going_elsewhere_gives_it_up(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    reader.show_document(composition.library.document("national-2022"), "3.1")
    with qtbot.waitSignal(reader.clause_changed) as told:
        drag(reader.view, "3.2", 4, 9)
    assert told.args == ["national-2022", "3.2"]
    reader.go_to("2.4")
    assert reader.current_clause() == "2.4"
    reader.copy_citation()
    assert QApplication.clipboard().text().startswith(composition.library.clause("national-2022", "2.4").text.strip())


def test_bookmark_of_the_clause_read_and_of_a_selection(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    document = composition.library.document("national-2022")
    reader.show_document(document, "2.4")
    with qtbot.waitSignal(reader.bookmark_requested) as asked:
        QTest.keyClick(reader.view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["national-2022", "2.4", ""]
    start = document.by_id["2.4"].text.index("鼓励企业")
    drag(reader.view, "2.4", start, start + 4)
    with qtbot.waitSignal(reader.bookmark_requested) as asked:
        button = reader.header.findChild(QToolButton, "bookmark_button")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == ["national-2022", "2.4", "鼓励企业"]
    kept = composition.bookmarks.add(*asked.args[:2], quote=asked.args[2])
    reader.set_bookmarks([kept])
    assert marked_words(reader.view) == ["鼓励企业"]


def margin_point(reader: ReaderPanel, clause: str, place: int = 0) -> QPoint:
    reader.view.repaint()
    left = reader.view.column_rect()[0]
    return QPoint(round(left - 26 - 20 * place), point_of(reader.view, clause, 0).y())


def test_margin_shows_bookmarks_and_notes_and_leads_to_them(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    here = composition.bookmarks.add("national-2022", "1", note="请核对")
    elsewhere = composition.bookmarks.add("wuxi-2024", "2.1")
    lost = Bookmark("f" * 32, "national-2022", "2.1", "没有的话", state=AnchorState.LOST)
    reader.set_bookmarks([here, elsewhere, lost])
    reader.show_document(composition.library.document("national-2022"))
    for place in (0, 1):
        with qtbot.waitSignal(reader.bookmark_edit_requested) as asked:
            QTest.mouseClick(
                reader.view.viewport(),
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                margin_point(reader, "1", place),
            )
        assert asked.args == [here.id]


def test_margin_offers_a_bookmark_for_the_clause_under_the_pointer(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    reader.show_document(composition.library.document("national-2022"))
    port = reader.view.viewport()
    QTest.mouseMove(port, point_of(reader.view, "1", 12))
    with qtbot.waitSignal(reader.bookmark_requested) as asked:
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, margin_point(reader, "1"))
    assert asked.args == ["national-2022", "1", ""]


def test_zoom_is_remembered(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition, themes: Themes, icons: Icons
) -> None:
    reader.show_document(composition.library.document("national-2022"))
    for _ in range(3):
        QTest.keyClick(reader.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert reader.view.px == themes.current.px("font_reading") + 3
    reader.save_state()
    assert a_reader(qtbot, composition, themes, icons).view.px == reader.view.px
    QTest.keyClick(reader.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: composition.settings.get("reading_px") == themes.current.px("font_reading"))


def test_context_menu_offers_what_the_selection_allows(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("national-2022"))
    menu = reader.context_menu()
    enabled = {action.text().split("\t")[0]: action.isEnabled() for action in menu.actions()}
    assert enabled == {
        "复制": False,
        "复制并附出处": True,
        "添加书签": True,
        "查找所选": False,
        "标注": False,
        "本文引用的文件…": True,
        "复制链接": True,
        "加入讲义…": True,
        "在对照中打开": True,
        "从这一条起放映": True,
        "添加为": False,
        "全选": True,
    }
    reader.view.select_span("1", 10, 14)
    find = next(action for action in reader.context_menu().actions() if action.text().startswith("查找所选"))
    find.trigger()
    assert reader.find_bar.isVisible()
    assert reader.find_bar.field.text() == reader.view.selected_text()


def test_every_control_has_a_name_and_can_be_reached_by_tab(reader: ReaderPanel, composition: Composition) -> None:
    reader.show_document(composition.library.document("national-2022"))
    reader.show_find()
    for button in reader.findChildren(QToolButton):
        if button.objectName() and button.isVisible():
            assert button.accessibleName()
            assert button.toolTip()
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert reader.view.accessibleName()
