"""The table of a comparison, deciding about matches, and dropping documents, as a user does it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.compare.matrix import Matrix, MatrixCell, MatrixFilter, MatrixRow, RowOutcome
from compendium.domain.comparison import ClauseRef, MatchedTarget, MatchVerdict, Outcome
from compendium.domain.document import Document, DocumentInfo
from compendium.domain.sheet import RichText
from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.collaborators import Comparers
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.compare.dropping import Landing, arranged, landing
from compendium.ui.compare.matrix_page import MatrixPage
from compendium.ui.icons import Icons
from compendium.ui.models.compare_matrix import UnderRole
from compendium.ui.models.library_tree import documents_mime
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

Maker = Callable[..., ComparePanel]


@pytest.fixture
def make(qtbot: QtBot, composition: Composition, tasks: Tasks, themes: Themes, icons: Icons) -> Iterator[Maker]:
    """Makes panels over the bundled library with the real services."""

    def made(*docs: str) -> ComparePanel:
        panel = ComparePanel(
            comparers=Comparers(
                lambda: composition.compare,
                lambda: composition.match_decisions,
                lambda: composition.version_offers,
            ),
            library=composition.library,
            tasks=tasks,
            themes=themes,
            icons=icons,
            settings=composition.settings,
        )
        qtbot.addWidget(panel)
        panel.resize(1160, 700)
        panel.show()
        qtbot.waitExposed(panel)
        panel.show_documents(list(docs))
        settle(tasks)
        return panel

    return made


def settle(tasks: Tasks) -> None:
    for _ in range(3):
        assert tasks.wait_idle()
        QApplication.processEvents()


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)


# The table


def test_the_table_shows_topics_filters_and_unfolds(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    matrix = panel.body.matrix
    assert matrix.isVisible()
    model, table = matrix.model, matrix.table
    assert model.columnCount() == 4
    everything = model.rowCount()
    assert matrix.buttons[MatrixFilter.ALL].text() == f"全部 {everything}"
    missing = model.count(MatrixFilter.MISSING)
    assert 0 < missing < everything
    table.setCurrentIndex(model.index(0, 1))
    before = table.rowHeight(0)
    press(table, Qt.Key.Key_Space)
    assert table.rowHeight(0) > before, "the text shows in place"
    press(table, Qt.Key.Key_Space)
    assert table.rowHeight(0) == before
    matrix.buttons[MatrixFilter.MISSING].click()
    assert model.rowCount() == missing
    assert all(table.outcome_words(model.row(at)) != "对应" for at in range(missing))
    choice = panel.choice()
    assert choice is not None
    assert (choice.form, choice.only) == (ComparisonForm.MATRIX, tuple(model.shown))


def test_a_row_opens_beside_each_other_and_a_cell_in_the_reader(make: Maker) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    table, model = panel.body.matrix.table, panel.body.matrix.model
    at = next(row for row in range(model.rowCount()) if model.row(row).outcome is RowOutcome.MATCHED)
    table.setCurrentIndex(model.index(at, 2))
    opened: list[tuple[str, str]] = []
    panel.open_requested.connect(lambda doc, clause: opened.append((doc, clause)))
    press(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    refs = table.row_refs(model.index(at, 2))
    assert opened == [("jilin-2024", refs[1].clause)]
    press(table, Qt.Key.Key_Return)
    assert panel.forms.form is ComparisonForm.MATTER
    heights = []
    for ref in refs:
        pane = panel.area.pane(ref.doc)
        assert pane is not None
        heights.append(pane.view.y_of(ref.clause) - pane.view.top_y())
    assert heights[0] == pytest.approx(heights[1], abs=3)


def test_the_table_comes_back_as_it_was_left(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    matrix = panel.body.matrix
    matrix.buttons[MatrixFilter.DIFFERENT].click()
    matrix.table.setCurrentIndex(matrix.model.index(2, 0))
    matrix.table.toggle(matrix.model.index(2, 0))
    state = panel.save_state()
    again = make()
    again.restore_state(state)
    settle(tasks)
    other = again.body.matrix
    assert other.isVisible()
    assert other.filter is MatrixFilter.DIFFERENT
    assert other.model.is_unfolded(2)
    assert other.table.currentIndex().row() == 2
    assert again.save_state()["matrix"] == state["matrix"]


def test_outcomes_are_said_in_words_with_numbers(qtbot: QtBot, themes: Themes, icons: Icons) -> None:
    documents = {doc: Document(DocumentInfo(doc, doc, region=doc), (), ()) for doc in ("省里", "市里")}
    cells = tuple(MatrixCell((ClauseRef(doc, "1"),), "研发投入", ("强度3%",)) for doc in documents)
    target = MatchedTarget("研发投入强度", "3%", "3.5%", Outcome.RAISED)
    rows = (
        MatrixRow("研发", cells, RowOutcome.MATCHED, (target,)),
        MatrixRow("飞地", (cells[0], None), RowOutcome.MISSING),
        MatrixRow("专员", (None, cells[1]), RowOutcome.ADDED),
    )
    page = MatrixPage(themes, icons)
    qtbot.addWidget(page)
    page.show_matrix(Matrix(tuple(documents), rows), documents)
    said = [[words.text for words in page.table.paragraphs(page.model.index(row, 3))] for row in range(3)]
    assert said == [["对应", "加码↑ 研发投入强度 3% → 3.5%"], ["缺失：市里"], ["仅市里有"]]
    page.set_filter(MatrixFilter.TARGETS)
    assert page.model.rowCount() == 1


def test_what_is_handed_on_is_what_is_on_screen(make: Maker, composition: Composition) -> None:
    panel = make("national-2022", "jilin-2024", "jinan-2023", "wuxi-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    matrix = panel.body.matrix
    exporting, model = composition.exporting, matrix.model
    counts = {chosen: model.count(chosen) for chosen in MatrixFilter}
    assert counts[MatrixFilter.MISSING] > 0
    for chosen in (MatrixFilter.ALL, MatrixFilter.MISSING, MatrixFilter.ADDED, MatrixFilter.DIFFERENT):
        if not counts[chosen]:
            continue
        matrix.set_filter(chosen)
        choice = panel.choice()
        assert choice is not None
        sheet = exporting.comparison(choice)
        on_screen = [(model.row(at).topic, matrix.table.outcome_words(model.row(at))) for at in range(counts[chosen])]
        handed = [(row.cells[1], str(row.cells[-1]).partition("\n")[0]) for row in sheet.rows]
        assert handed == on_screen
        missing = counts[MatrixFilter.MISSING]
        assert f"缺失（国家有，其他文件不全有） {missing} 项" in sheet.subtitle.replace("全国", "国家")


def test_a_row_that_is_folded_prints_its_gist_and_one_that_is_unfolded_its_text(
    make: Maker, composition: Composition
) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    model = panel.body.matrix.model
    panel.body.matrix.table.toggle(model.index(1, 0))
    choice = panel.choice()
    assert choice is not None
    rows = composition.exporting.comparison(choice).rows
    first, second = (
        "".join(run.text for run in rich.runs) for row in rows[:2] if isinstance(rich := row.cells[2], RichText)
    )
    assert model.text_of(1, 1).strip() in second
    assert model.text_of(0, 1).strip() not in first


def test_a_cell_says_where_the_document_speaks_and_a_heading_which_level_and_year(make: Maker) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.bar.forms[ComparisonForm.MATRIX].click()
    model, table = panel.body.matrix.model, panel.body.matrix.table
    places = [table.paragraphs(model.index(at, 1))[0].text for at in range(model.rowCount()) if model.row(at).cells[0]]
    assert all("第" in place for place in places)
    heads = [model.headerData(at, Qt.Orientation.Horizontal, UnderRole) for at in range(4)]
    assert heads[1] == "全国 · 2022"
    assert "省级" in str(heads[2])
    assert heads[0] == heads[3] == ""


def test_a_table_of_two_thousand_clauses_is_quick(qtbot: QtBot, themes: Themes, icons: Icons) -> None:
    docs = ("a", "b", "c", "d")
    documents = {doc: Document(DocumentInfo(doc, doc), (), ()) for doc in docs}
    gist = "推动研发费用加计扣除、高新技术企业税收优惠、技术交易税收优惠等普惠性政策"

    def row(number: int, cells: int) -> MatrixRow:
        said = tuple(MatrixCell((ClauseRef(doc, str(number)),), gist, ("强度3%", "5500户")) for doc in docs[:cells])
        return MatrixRow(f"{gist}{number}", (*said, *[None] * (4 - cells)), RowOutcome.MATCHED)

    matrix = Matrix(docs, tuple(row(number, 4 if number % 2 else 1) for number in range(1000)))
    page = MatrixPage(themes, icons)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    start = time.perf_counter()
    page.show_matrix(matrix, documents)
    page.table.viewport().grab()
    assert time.perf_counter() - start < 2.0
    assert page.table.rowHeight(1) > 60


# Deciding


def test_a_match_is_confirmed_cut_and_taken_back(make: Maker, tasks: Tasks, composition: Composition) -> None:
    panel = make("national-2022", "jilin-2024")
    undo: list[Callable[[], None]] = []
    panel.decided.connect(lambda _words, back: undo.append(back))
    rows = panel.side.list
    groups = len(rows.numbers())
    group = next(group for group in panel.forms.index.groups if len(group.pairs) == 1)
    panel.forms.show_group(group.number)
    rows.setFocus()
    press(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle(tasks)
    confirmed = panel.forms.index.number(panel.forms.number)
    assert confirmed is not None
    assert confirmed.anchor == group.anchor, "the place is kept"
    assert confirmed.pairs[0].verdict is MatchVerdict.CONFIRMED
    assert "已确认" in panel.side.reasons.text()
    undo.pop()()
    settle(tasks)
    assert composition.match_decisions.all() == ()
    press(rows, Qt.Key.Key_Delete)
    settle(tasks)
    assert len(rows.numbers()) == groups - 1
    model = rows.model()
    head = model.index(model.rowCount() - 1, 0)
    assert head.data() == "已排除"
    rows.expand(head)
    rows.setCurrentIndex(model.index(0, 0, head))
    assert "已排除" in panel.side.reasons.text()
    press(rows, Qt.Key.Key_Delete)
    settle(tasks)
    assert len(rows.numbers()) == groups


def test_a_match_is_added_by_choosing_a_clause_in_each_text(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    lone = {
        doc: next(c for c in pane.view.clause_map.clauses if not panel.forms.index.of(ClauseRef(doc, c)))
        for doc in panel.documents
        if (pane := panel.area.pane(doc)) is not None
    }
    first, second = (ClauseRef(doc, clause) for doc, clause in lone.items())
    pane = panel.area.pane(first.doc)
    assert pane is not None
    menu = panel.area.context_menu(pane, first.clause)
    next(action for action in menu.actions() if "添加对应" in action.text()).trigger()
    assert panel.body.strip.isVisible()
    press(pane.view, Qt.Key.Key_Escape)
    assert not panel.body.strip.isVisible()
    next(action for action in menu.actions() if "添加对应" in action.text()).trigger()
    panel.area._on_clause_clicked(second.doc, second.clause)
    settle(tasks)
    (group,) = panel.forms.index.of(second)
    assert group.anchor == first
    assert group.pairs[0].verdict is MatchVerdict.ADDED
    panel.side.cut_requested.emit([group.pairs[0]])
    settle(tasks)
    assert panel.forms.index.of(second) == []


def test_the_menu_of_a_group_presents_and_collects(make: Maker) -> None:
    panel = make("national-2022", "jilin-2024")
    handed: list[tuple[str, list[ClauseRef]]] = []
    panel.present_requested.connect(lambda refs: handed.append(("present", refs)))
    panel.collect_requested.connect(lambda refs: handed.append(("collect", refs)))
    menu = panel.acts.group_menu(panel.forms.index.groups[2], None)
    for words in ("放映", "加入讲义"):
        next(action for action in menu.actions() if words in action.text()).trigger()
    assert [what for what, _ in handed] == ["present", "collect"]
    assert {ref.doc for ref in handed[0][1]} == {"national-2022", "jilin-2024"}


# Dropping


def drop(target: QWidget, docs: list[str], place: QPoint) -> None:
    dragged, left, plain = documents_mime(docs), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, copy, dragged, left, plain)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, dragged, left, plain))


def test_a_dropped_document_comes_in_or_takes_a_place(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    right = panel.area.panes[1].view.viewport()
    drop(right, ["wuxi-2024"], QPoint(right.width() - 4, 200))
    settle(tasks)
    assert panel.documents == ["national-2022", "jilin-2024", "wuxi-2024"]
    middle = panel.area.panes[1].view.viewport()
    drop(middle, ["jinan-2023"], QPoint(middle.width() // 2, 200))
    settle(tasks)
    assert panel.documents == ["national-2022", "jinan-2023", "wuxi-2024"]
    first = panel.area.panes[0].view.viewport()
    drop(first, ["wuxi-2024"], QPoint(first.width() // 2, 200))
    settle(tasks)
    assert panel.documents == ["wuxi-2024", "jinan-2023", "national-2022"]


def test_documents_dropped_on_the_empty_page_are_chosen(make: Maker, tasks: Tasks) -> None:
    panel = make()
    rows = panel.chooser.list.viewport()
    drop(rows, ["jilin-2024"], QPoint(20, 20))
    assert panel.chooser.ticked == ["jilin-2024"]
    drop(rows, ["wuxi-2024"], QPoint(20, 20))
    settle(tasks)
    assert panel.documents == ["jilin-2024", "wuxi-2024"]


@pytest.mark.parametrize(
    ("x", "full", "at", "replaces"),
    [(10, False, 0, False), (190, False, 1, False), (100, False, 0, True), (10, True, 0, True)],
)
def test_where_a_document_would_land(x: int, full: bool, at: int, replaces: bool) -> None:
    where = landing(x, [QRect(0, 0, 200, 100), QRect(210, 0, 200, 100)], full=full)
    assert where is not None
    assert (where.at, where.replaces) == (at, replaces)


@pytest.mark.parametrize(
    ("shown", "docs", "at", "replaces", "wanted"),
    [
        ("ab", "c", 1, False, "acb"),
        ("ab", "c", 0, True, "cb"),
        ("abc", "c", 0, False, "cab"),
        ("abc", "c", 0, True, "cba"),
        ("abcd", "e", 3, True, "abce"),
        ("ab", "cd", 2, False, "abcd"),
    ],
)
def test_what_a_drop_does(shown: str, docs: str, at: int, replaces: bool, wanted: str) -> None:
    assert "".join(arranged(shown, docs, Landing(at, replaces, QRect()))) == wanted


def test_a_pane_moves_by_its_menu(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    actions = panel.area.panes[0].header.menu().actions()
    next(action for action in actions if action.text() == "右移").trigger()
    settle(tasks)
    assert panel.documents == ["jilin-2024", "national-2022"]


def test_after_cutting_the_next_group_is_current_and_undoing_brings_the_group_back(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    told: list[tuple[str, Callable[[], None]]] = []
    panel.decided.connect(lambda words, back: told.append((words, back)))
    groups = panel.forms.index.groups
    cut = next(group for group in groups if len(group.pairs) > 1)
    panel.forms.show_group(cut.number)
    assert f"本组 {len(cut.pairs)} 对" in panel.side.reasons.text()
    press(panel.area.panes[0].view, Qt.Key.Key_Delete)
    settle(tasks)
    assert f"第 {cut.number} 组的全部 {len(cut.pairs)} 对" in told[-1][0]
    now = panel.forms.index.number(panel.forms.number)
    assert now is not None
    assert now.number >= cut.number, "stepping never falls back"
    assert now.anchor != cut.anchor
    told[-1][1]()
    settle(tasks)
    again = panel.forms.index.number(panel.forms.number)
    assert again is not None
    assert again.anchor == cut.anchor
    assert panel.area.sees(again)


def test_keys_that_find_nothing_to_decide_say_so(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    said: list[str] = []
    panel.copied.connect(said.append)
    shown = panel.area.panes[0].view
    enter = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(shown, Qt.Key.Key_Return, enter)
    press(shown, Qt.Key.Key_Delete)
    assert len(said) == 2
    assert all("F7" in words for words in said)
    panel.forms.show_group(1)
    press(shown, Qt.Key.Key_Return, enter)
    settle(tasks)
    press(shown, Qt.Key.Key_Return, enter)
    assert "已经确认" in said[-1]


def test_the_current_group_stays_when_a_document_comes_in_and_when_the_form_changes(make: Maker, tasks: Tasks) -> None:
    panel = make("national-2022", "jilin-2024")
    panel.forms.show_group(6)
    before = panel.forms.index.groups[5]
    panel.show_documents(["national-2022", "jilin-2024", "wuxi-2024"])
    settle(tasks)
    group = panel.forms.index.number(panel.forms.number)
    assert group is not None
    assert group.anchor == before.anchor
    for doc, clauses in group.members.items():
        pane = panel.area.pane(doc)
        assert pane is not None
        assert clauses[0] in pane.view.visible_clauses()
    places = [pane.view.top_y() for pane in panel.area.panes]
    panel.bar.forms[ComparisonForm.MATRIX].click()
    settle(tasks)
    panel.bar.forms[ComparisonForm.MATTER].click()
    settle(tasks)
    assert panel.forms.number == group.number
    assert [pane.view.top_y() for pane in panel.area.panes] == pytest.approx(places, abs=3)


def test_joining_by_key_begins_with_the_outlined_clause(make: Maker) -> None:
    panel = make("national-2022", "jilin-2024")
    shown = panel.area.panes[0].view
    for group in panel.forms.index.groups:
        panel.forms.show_group(group.number)
        press(shown, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        if "national-2022" in group.members:
            assert panel.body.strip.first == ClauseRef("national-2022", group.members["national-2022"][0])
        press(shown, Qt.Key.Key_Escape)
