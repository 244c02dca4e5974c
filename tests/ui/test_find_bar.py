"""Finding words in the text that is open, with a keyboard and an input method."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.ui.icons import Icons
from compendium.ui.reader.reader_panel import ReaderPanel
from compendium.ui.theme import Themes
from reading import marked_words, point_of
from user_input import commit, compose


@pytest.fixture
def reader(qtbot: QtBot, composition: Composition, themes: Themes, icons: Icons) -> ReaderPanel:
    panel = ReaderPanel(themes=themes, icons=icons, settings=composition.settings)
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_document(composition.library.document("national-2022"))
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    return panel


def find(qtbot: QtBot, reader: ReaderPanel, words: str) -> None:
    reader.find_bar.field.clear()
    commit(reader.find_bar.field, words)
    qtbot.waitUntil(lambda: reader.find_bar.count.text() != "")


def truth(composition: Composition, words: str) -> int:
    return sum(clause.text.count(words) for clause in composition.library.document("national-2022").outline)


def test_all_places_are_marked_and_one_is_current(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition, themes: Themes
) -> None:
    total = truth(composition, "企业创新")
    find(qtbot, reader, "企业创新")
    assert reader.find_bar.count.text() == f"第 1 处，共 {total} 处"
    assert marked_words(reader.view) == ["企业创新"] * (total + 1)
    colours = [selection.format.background().color() for selection in reader.view.extraSelections()]
    assert colours[-1] == themes.current.color("hit_current") != colours[0]


def test_enter_and_f3_walk_round_and_round(qtbot: QtBot, reader: ReaderPanel, composition: Composition) -> None:
    total = truth(composition, "企业创新")
    find(qtbot, reader, "企业创新")
    field, count = reader.find_bar.field, reader.find_bar.count
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert count.text() == f"第 2 处，共 {total} 处"
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == f"第 {total} 处，共 {total} 处"
    current = reader.walker.hits.current
    assert current is not None
    assert reader.view.viewport().rect().contains(point_of(reader.view, *current[:2]))
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert count.text() == f"第 1 处，共 {total} 处"


def test_enter_right_after_typing_looks_first(reader: ReaderPanel) -> None:
    commit(reader.find_bar.field, "机制")
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    assert reader.find_bar.count.text().startswith("第 1 处")


def test_width_and_case_do_not_matter(qtbot: QtBot, reader: ReaderPanel, composition: Composition) -> None:
    find(qtbot, reader, "２０２３")
    assert reader.find_bar.count.text().endswith(f"共 {truth(composition, '2023')} 处")


def test_nothing_fires_while_composing(qtbot: QtBot, reader: ReaderPanel) -> None:
    field = reader.find_bar.field
    compose(field, "qi ye")
    qtbot.wait(200)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reader.find_bar.isVisible()
    assert reader.find_bar.count.text() == ""
    assert marked_words(reader.view) == []
    commit(field, "企业")
    qtbot.waitUntil(lambda: reader.find_bar.count.text().startswith("第 1 处"))


def test_words_that_are_not_there(qtbot: QtBot, reader: ReaderPanel) -> None:
    find(qtbot, reader, "量子纠缠不在此")
    assert reader.find_bar.count.text() == "没有找到，请换个词"
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_F3)
    assert marked_words(reader.view) == []


def test_escape_closes_and_the_marks_of_a_search_come_back(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    reader.show_document(composition.library.document("national-2022"), "1", [("1", 0, 4)])
    assert not reader.find_bar.isVisible()
    QTest.keyClick(reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert not reader.hit_bar.isVisible()
    find(qtbot, reader, "机制")
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Escape)
    assert not reader.find_bar.isVisible()
    assert reader.hit_bar.isVisible()
    assert marked_words(reader.view) == ["一、总体"] * 2
    assert reader.view.hasFocus()


def test_finding_starts_from_what_is_read(qtbot: QtBot, reader: ReaderPanel) -> None:
    reader.go_to("2.6")
    find(qtbot, reader, "企业")
    current = reader.walker.hits.current
    assert current is not None
    assert current[0] == "2.6"


def test_open_words_are_looked_for_in_the_next_text(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    find(qtbot, reader, "科技型中小企业")
    reader.show_document(composition.library.document("jinan-2023"))
    document = composition.library.document("jinan-2023")
    total = sum(clause.text.count("科技型中小企业") for clause in document.outline)
    assert reader.find_bar.count.text().endswith(f"共 {total} 处")
    assert reader.view.top_y() == 0


def test_the_clause_of_the_hit_is_the_one_that_is_read(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    reader.show_document(composition.library.document("national-2022"), "1")
    told: list[str] = []
    reader.clause_changed.connect(lambda _doc, clause: told.append(clause))
    QTest.keyClick(reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    find(qtbot, reader, "税")
    field = reader.find_bar.field
    met = set()
    for _ in range(len(reader.walker.hits)):
        QTest.keyClick(field, Qt.Key.Key_Return)
        hit = reader.walker.hits.current
        assert hit is not None
        met.add(hit[0])
        assert reader.current_clause() == hit[0]
        qtbot.waitUntil(lambda clause=hit[0]: told[-1] == clause)
        with qtbot.waitSignal(reader.bookmark_requested) as asked:
            reader.add_bookmark()
        assert asked.args == ["national-2022", hit[0], ""]
    assert len(met) > 1
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert reader.current_clause() == hit[0]


def test_a_selection_left_behind_is_not_what_is_meant_at_a_hit(
    qtbot: QtBot, reader: ReaderPanel, composition: Composition
) -> None:
    reader.show_document(composition.library.document("national-2022"))
    reader.view.select_span("1", 10, 14)
    QTest.keyClick(reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    find(qtbot, reader, "税")
    QTest.keyClick(reader.find_bar.field, Qt.Key.Key_Return)
    hit = reader.walker.hits.current
    assert hit is not None
    assert not reader.view.selected_spans()
    assert reader.current_clause() == hit[0] != "1"
