"""The page of search as a user meets it: results come, are narrowed, stepped through, opened and found again."""

from __future__ import annotations

import threading
import tomllib
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.domain.query import (
    MatchKind,
    SearchHit,
    SearchRequest,
    SearchResult,
    SortOrder,
    Suggestion,
    SuggestionKind,
)
from compendium.domain.saved_search import SavedSearch
from compendium.domain.thesaurus import Thesaurus
from compendium.search.language import Language
from compendium.search.pinyin import Readings
from compendium.services.search import SearchService
from compendium.services.search_history import SearchHistory
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.searches import SearchRepository
from compendium.store.user_db import UserDatabase
from compendium.ui.icons import Icons
from compendium.ui.models.results import ResultGroup, ResultRole
from compendium.ui.notify import Notify
from compendium.ui.search.facet_column import FacetColumn
from compendium.ui.search.name_dialog import NameDialog
from compendium.ui.search.page_state import PageState
from compendium.ui.search.result_bar import MoreButton
from compendium.ui.search.result_tree import ResultTree
from compendium.ui.search.search_memory import SearchMemory
from compendium.ui.search.search_panel import SearchPanel
from compendium.ui.search.suggesting import mixed
from compendium.ui.tasks import Tasks
from compendium.ui.theme import DARK, Themes
from compendium.ui.widgets.empty_state import EmptyState

CONTENT = Path(__file__).resolve().parents[2] / "content"
WORD = "科技型中小企业"
Make = Callable[..., SearchPanel]


def _language() -> Language:
    with (CONTENT / "readings.tsv").open(encoding="utf-8") as lines:
        readings = Readings.from_lines(lines)
    words = tomllib.loads((CONTENT / "thesaurus.toml").read_text(encoding="utf-8"))
    return Language(Thesaurus.from_data(words), readings)


@pytest.fixture
def service(compiled_bundle: Path, tmp_path: Path, tasks: Tasks) -> Iterator[SearchService]:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    shipped = compiled_bundle / "index"
    service = SearchService(
        DocumentRepository(database),
        index_dir=shipped,
        key_file=tmp_path / "index.key",
        shipped=shipped,
        language=_language,
    )
    yield service
    assert tasks.stop()  # as in the program: nothing may still read what is closed
    service.close()
    database.close()


@pytest.fixture
def history(tmp_path: Path, tasks: Tasks) -> Iterator[SearchHistory]:
    database = UserDatabase(tmp_path / "user.db")
    yield SearchHistory(SearchRepository(database))
    assert tasks.stop()
    database.close()


@pytest.fixture
def memory(history: SearchHistory, tasks: Tasks, notify: Notify) -> Iterator[SearchMemory]:
    memory = SearchMemory(lambda: history, tasks, notify)
    memory.load()
    yield memory
    memory.deleteLater()


@pytest.fixture
def make_panel(
    qtbot: QtBot, themes: Themes, icons: Icons, tasks: Tasks, service: SearchService, memory: SearchMemory
) -> Make:
    def make(search: SearchService | None = None, width: int = 1000) -> SearchPanel:
        panel = SearchPanel(search=lambda: search or service, memory=memory, tasks=tasks, themes=themes, icons=icons)
        qtbot.addWidget(panel)
        panel.resize(width, 640)
        panel.show()
        return panel

    return make


@pytest.fixture
def panel(make_panel: Make) -> SearchPanel:
    return make_panel()


def ask(panel: SearchPanel, tasks: Tasks, query: str) -> SearchResult:
    panel.run(query)
    assert tasks.wait_idle()
    assert panel.result is not None
    return panel.result


def tree(panel: SearchPanel) -> ResultTree:
    found = panel.findChild(ResultTree)
    assert isinstance(found, ResultTree)
    return found


def shown(widget: QWidget, name: str) -> str:
    label = widget.findChild(QLabel, name)
    return label.text() if isinstance(label, QLabel) and label.isVisible() else ""


def button(panel: QWidget, name: str) -> QPushButton | QToolButton:
    """The visible button of an accessible name."""
    QApplication.processEvents()  # what a layout was given is shown then
    for kind in (QPushButton, QToolButton):
        for each in panel.findChildren(kind):
            if each.accessibleName().startswith(name) and each.isVisible():
                return each
    raise AssertionError(name)


def tick(panel: SearchPanel, name: str) -> None:
    for box in panel.findChildren(QCheckBox):
        if box.isVisible() and box.accessibleName().startswith(name):
            box.click()
            return
    raise AssertionError(name)


def groups(panel: SearchPanel) -> list[ResultGroup]:
    model = tree(panel).model()
    return [model.index(row, 0).data(ResultRole.GROUP) for row in range(model.rowCount())]


def current(panel: SearchPanel) -> SearchHit | None:
    return tree(panel).current_hit()


def test_results_stand_by_document_with_totals(panel: SearchPanel, tasks: Tasks) -> None:
    result = ask(panel, tasks, WORD)
    assert shown(panel, "searchSummary") == f"共 {result.total} 条，分布于 {len(result.facets['doc'])} 件"
    assert {group.doc: group.total for group in groups(panel)} == result.facets["doc"]
    assert all(hit.doc == group.doc for group in groups(panel) for hit in group.hits)
    assert shown(panel, "interpreted") == ""  # nothing to explain
    first = groups(panel)[0]
    index = tree(panel).model().index(0, 0)
    text = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.title in text
    assert f"{first.total} 条" in text


def test_what_was_understood_is_said_when_it_is_not_just_the_words(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, "税 -企业")
    assert shown(panel, "interpreted") == "“税” 且 不含“企业”"


def test_the_exact_total_is_said_apart_when_words_were_loosened(panel: SearchPanel, tasks: Tasks) -> None:
    result = ask(panel, tasks, "到2027年无锡要有多少家高新技术企业")
    assert shown(panel, "searchSummary").startswith(f"共 {result.total} 条")
    apart = shown(panel, "searchApart")
    assert apart.startswith(f"精确 {result.total_exact} 条 · ")
    assert apart.endswith(f" {result.total - result.total_exact} 条")
    assert result.total_exact < result.total
    assert "按词检索" in shown(panel, "interpreted")


def test_facets_narrow_combine_and_are_cleared(panel: SearchPanel, tasks: Tasks) -> None:
    whole = ask(panel, tasks, WORD)
    tick(panel, "市级，")
    assert tasks.wait_idle()
    assert panel.result is not None
    assert panel.result.total == whole.facets["level"]["市"] < whole.total
    tick(panel, "济南市科技局，")
    assert tasks.wait_idle()
    assert panel.result.total < whole.facets["level"]["市"]
    assert button(panel, "去掉筛选：市级")
    button(panel, "去掉筛选：济南市科技局").click()
    assert tasks.wait_idle()
    assert panel.result.total == whole.facets["level"]["市"]
    button(panel, "清除全部筛选").click()
    assert tasks.wait_idle()
    assert panel.result.total == whole.total
    assert not panel.findChild(QPushButton, "clearFacets").isVisible()  # type: ignore[union-attr]


def test_other_values_of_a_ticked_facet_can_still_be_ticked(panel: SearchPanel, tasks: Tasks) -> None:
    whole = ask(panel, tasks, WORD)
    tick(panel, "市级，")
    assert tasks.wait_idle()
    tick(panel, "省级，")
    assert tasks.wait_idle()
    assert panel.result is not None
    assert panel.result.total == whole.facets["level"]["市"] + whole.facets["level"]["省"]


def test_enter_opens_with_every_mark_of_the_document(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    result = ask(panel, tasks, WORD)
    panel.focus_results()
    with qtbot.waitSignal(panel.open_requested) as opened:
        qtbot.keyClick(tree(panel), Qt.Key.Key_Return)
    doc, clause, marks = opened.args
    first = result.hits[0]
    assert (doc, clause) == (first.doc, first.clause)
    assert marks == [
        (hit.clause, start, end) for hit in result.hits if hit.doc == doc for start, end in hit.text_ranges
    ]


def test_arrows_go_over_documents_and_hits(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    panel.focus_results()
    model = tree(panel).model()
    rows = sum(1 + model.rowCount(model.index(row, 0)) for row in range(model.rowCount()))
    qtbot.keyClick(tree(panel), Qt.Key.Key_Home)
    assert current(panel) is None  # the first document
    visited = 1
    while (before := tree(panel).currentIndex()) == before and visited < 200:
        qtbot.keyClick(tree(panel), Qt.Key.Key_Down)
        if tree(panel).currentIndex() == before:
            break
        visited += 1
    assert visited == rows


def test_enter_on_a_document_folds_it(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    panel.focus_results()
    qtbot.keyClick(tree(panel), Qt.Key.Key_Home)
    first = tree(panel).model().index(0, 0)
    assert tree(panel).isExpanded(first)
    qtbot.keyClick(tree(panel), Qt.Key.Key_Return)
    assert not tree(panel).isExpanded(first)
    button(panel, "全部收起").click()
    assert not any(tree(panel).isExpanded(tree(panel).model().index(row, 0)) for row in range(len(groups(panel))))
    button(panel, "全部展开").click()
    assert tree(panel).isExpanded(first)


def test_folded_all_documents_show_and_fetch_their_hits_when_unfolded(
    panel: SearchPanel, tasks: Tasks, service: SearchService
) -> None:
    ask(panel, tasks, "企业")
    combo = panel.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    at = combo.findData(SortOrder.DOCUMENT)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    assert tasks.wait_idle()
    assert panel.result is not None
    assert len(groups(panel)) < len(panel.result.facets["doc"])
    button(panel, "全部收起").click()
    order = [doc for doc in service.documents() if doc in panel.result.facets["doc"]]
    assert [group.doc for group in groups(panel)] == order
    assert {group.doc: group.total for group in groups(panel)} == panel.result.facets["doc"]
    last = tree(panel).model().index(len(order) - 1, 0)
    panel.step_hit(1)
    tree(panel).setCurrentIndex(last)
    tree(panel).expand(last)
    assert tasks.wait_idle()
    assert len(groups(panel)[-1].hits) == panel.result.facets["doc"][order[-1]]
    state = panel.save_state()
    for _ in range(10):
        panel.findChild(MoreButton).click()  # type: ignore[union-attr]
        assert tasks.wait_idle()
    assert {group.doc: len(group.hits) for group in groups(panel)} == panel.result.facets["doc"]
    assert set(state["folded"]) == set(order[1:-1])  # type: ignore[call-overload]


def test_tab_goes_as_one_reads_whatever_was_found_before(panel: SearchPanel, tasks: Tasks) -> None:
    for query in (WORD, "zzzq", "企业", "高企"):
        ask(panel, tasks, query)
    tick(panel, "市级，")
    assert tasks.wait_idle()
    QApplication.processEvents()
    way: list[QWidget] = []
    widget = panel.nextInFocusChain()
    while widget is not panel:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            way.append(widget)
        widget = widget.nextInFocusChain()
    column = panel.findChild(FacetColumn)
    assert isinstance(column, FacetColumn)
    in_column = [column.isAncestorOf(each) for each in way]
    assert in_column == sorted(in_column, reverse=True)  # the column at the left, then what stands beside it
    assert sum(in_column) > 8
    for beside in (False, True):
        tops = [each.mapTo(panel, QPoint()).y() for each in way if column.isAncestorOf(each) != beside]
        assert all(later >= earlier - 12 for earlier, later in pairwise(tops))  # of a row, one may be higher


def test_the_page_stands_still_while_nothing_is_found(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    bar = panel.findChild(QWidget, "searchBar")
    assert isinstance(bar, QWidget)
    QApplication.processEvents()
    before = bar.mapTo(panel, QPoint())
    ask(panel, tasks, "zzzq")
    QApplication.processEvents()
    assert bar.mapTo(panel, QPoint()) == before
    assert shown(panel, "noFacets")
    ask(panel, tasks, WORD)
    assert not shown(panel, "noFacets")


def test_a_click_opens_a_hit_and_folds_a_document(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    view = tree(panel)
    document = view.model().index(0, 0)
    hit = view.model().index(0, 0, document)
    with qtbot.waitSignal(panel.open_requested) as opened:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(hit).center())
    assert opened.args[1] == hit.data(ResultRole.HIT).clause
    for at in (view.visualRect(document).center(), view.visualRect(document).topLeft() - QPoint(8, -20)):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert not view.isExpanded(document)
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert view.isExpanded(document)


def test_steps_go_through_all_hits_over_documents_and_round(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    result = ask(panel, tasks, WORD)
    opened: list[tuple[str, str]] = []
    panel.open_requested.connect(lambda doc, clause, _: opened.append((doc, clause)))
    tree(panel).collapse(tree(panel).model().index(1, 0))  # folded away, yet reached
    for _ in range(result.total + 1):
        panel.step_hit(1)
    assert len(set(opened)) == result.total
    assert opened[0] == opened[-1]
    panel.step_hit(-1)
    assert opened[-1] == opened[-3]


def test_escape_goes_back_to_the_field(qtbot: QtBot, panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    panel.focus_results()
    with qtbot.waitSignal(panel.field_requested):
        qtbot.keyClick(tree(panel), Qt.Key.Key_Escape)


def test_order_of_documents(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    combo = panel.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    at = combo.findData(SortOrder.DOCUMENT)
    combo.setCurrentIndex(at)
    combo.activated.emit(at)
    assert tasks.wait_idle()
    assert [group.doc for group in groups(panel)][:2] == ["national-2022", "national-2016"]


def test_nothing_found_says_what_to_try(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, '"没有这样的话"')
    state = panel.findChild(EmptyState, "searchNothing")
    assert isinstance(state, EmptyState)
    assert state.isVisible()
    assert "没有找到" in state.title
    assert "去掉引号" in state.accessibleName()


def test_nothing_within_the_filters_offers_to_clear_them(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    tick(panel, "省级，")
    assert tasks.wait_idle()
    ask(panel, tasks, "苏科贷")
    assert panel.result is not None
    assert panel.result.total == 0
    button(panel, "清除筛选").click()
    assert tasks.wait_idle()
    assert panel.result.total > 0


def test_the_start_shows_examples_and_what_was_asked(
    qtbot: QtBot, panel: SearchPanel, tasks: Tasks, notify: Notify
) -> None:
    ask(panel, tasks, WORD)
    panel.step_hit(1)  # opening a hit shows that the query was meant
    panel.run("")
    assert tasks.wait_idle()
    with qtbot.waitSignal(panel.query_requested) as chosen:
        button(panel, f"再次检索 {WORD}").click()
    assert chosen.args == [WORD]
    with qtbot.waitSignal(panel.query_requested) as chosen:
        button(panel, "检索 研发机构 全覆盖").click()
    assert chosen.args == ["研发机构 全覆盖"]
    button(panel, "清空最近的检索").click()
    assert tasks.wait_idle()
    with pytest.raises(AssertionError):
        button(panel, f"再次检索 {WORD}")
    assert notify.take_back()  # 撤销
    assert tasks.wait_idle()
    assert button(panel, f"再次检索 {WORD}")


def test_a_late_answer_is_dropped(qtbot: QtBot, make_panel: Make, tasks: Tasks, service: SearchService) -> None:
    gate = threading.Event()
    asked: list[str] = []

    class Slow(SearchService):
        def __init__(self) -> None:
            """Nothing of its own."""

        def search(self, request: SearchRequest, cancelled: Callable[[], bool] = lambda: False) -> SearchResult:
            asked.append(request.query)
            if request.query == "税":
                assert gate.wait(10)
            return service.search(request, cancelled if request.query == WORD else lambda: False)

        def documents(self) -> dict[str, object]:  # type: ignore[override]
            return dict(service.documents())

    panel = make_panel(Slow())
    try:
        panel.run("税")
        qtbot.waitUntil(lambda: asked == ["税"])
        panel.run(WORD)
        qtbot.waitUntil(lambda: panel.result is not None)
    finally:
        gate.set()
    assert tasks.wait_idle()
    assert asked == ["税", WORD]
    assert panel.result.query == WORD
    assert shown(panel, "searchSummary").startswith(f"共 {panel.result.total} 条")


def test_emptying_the_field_drops_what_is_still_searched(panel: SearchPanel, tasks: Tasks) -> None:
    panel.run(WORD)
    panel.run("")
    assert tasks.wait_idle()
    assert panel.result is None
    assert button(panel, "检索 科技型中小企业")


def test_an_error_is_shown_with_a_way_on(make_panel: Make, tasks: Tasks, service: SearchService) -> None:
    from compendium.domain.errors import UserError

    broken = [True]

    class Broken(SearchService):
        def __init__(self) -> None:
            """Nothing of its own."""

        def search(self, request: SearchRequest, cancelled: Callable[[], bool] = lambda: False) -> SearchResult:
            if broken[0]:
                raise UserError("damaged", "文库文件已损坏。", "请运行修复。")
            return service.search(request, cancelled)

        def documents(self) -> dict[str, object]:  # type: ignore[override]
            return dict(service.documents())

    panel = make_panel(Broken())
    panel.run(WORD)
    assert tasks.wait_idle()
    state = panel.findChild(EmptyState, "searchNothing")
    assert isinstance(state, EmptyState)
    assert "文库文件已损坏。请运行修复。" in state.accessibleName()
    broken[0] = False
    button(panel, "重试").click()
    assert tasks.wait_idle()
    assert panel.result is not None


def test_without_an_index_the_answer_is_whole_and_the_index_is_built(
    make_panel: Make, tasks: Tasks, compiled_bundle: Path, tmp_path: Path, service: SearchService
) -> None:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    bare = SearchService(
        DocumentRepository(database),
        index_dir=tmp_path / "index",
        key_file=tmp_path / "key",
        shipped=None,
        language=_language,
    )
    notes: list[str] = []
    panel = make_panel(bare)
    panel.state_changed.connect(lambda: notes.append(shown(panel, "searchNote")))
    result = ask(panel, tasks, WORD)
    assert {(h.doc, h.clause) for h in result.hits} == {
        (h.doc, h.clause) for h in service.search(SearchRequest(WORD)).hits
    }
    assert "结果是完整的" in notes[0]
    assert bare.state == "ready"
    assert shown(panel, "searchNote") == ""
    bare.close()
    database.close()


def test_query_facets_order_hit_and_place_are_remembered(make_panel: Make, tasks: Tasks) -> None:
    panel = make_panel()
    ask(panel, tasks, "企业")
    tick(panel, "国家，")
    assert tasks.wait_idle()
    for _ in range(9):
        panel.step_hit(1)
    place, state = current(panel), panel.save_state()
    scroll = tree(panel).verticalScrollBar().value()
    assert scroll > 0
    again = make_panel()
    again.restore_state(state)
    ask(again, tasks, "企业")
    hit = current(again)
    assert hit is not None
    assert place is not None
    assert (hit.doc, hit.clause) == (place.doc, place.clause)
    assert tree(again).verticalScrollBar().value() == scroll
    assert button(again, "去掉筛选：国家")
    assert again.save_state() == state


def test_a_state_of_nonsense_is_ignored() -> None:
    state = PageState.from_dict(
        {"query": 3, "facets": {"year": ["x"], "level": 1}, "order": "?", "hit": [1], "scroll": "a"}
    )
    assert state.narrowing.request("税", state.order, 1) == SearchRequest("税", limit=1)
    assert PageState.from_dict({}) == PageState()


def test_the_same_query_again_goes_to_the_results(panel: SearchPanel, tasks: Tasks, qtbot: QtBot) -> None:
    ask(panel, tasks, WORD)
    result = panel.result
    panel.run(WORD)
    assert panel.result is result
    qtbot.waitUntil(lambda: current(panel) is not None)


def test_facets_leave_a_narrow_page_and_come_back_on_demand(make_panel: Make, tasks: Tasks) -> None:
    panel = make_panel(width=620)
    ask(panel, tasks, WORD)
    toggle = panel.findChild(QToolButton, "toggleFacets")
    assert isinstance(toggle, QToolButton)
    assert not [box for box in panel.findChildren(QCheckBox) if box.isVisible()]
    toggle.click()
    assert [box for box in panel.findChildren(QCheckBox) if box.isVisible()]


def test_a_long_result_comes_in_pieces_as_one_scrolls(make_panel: Make, tasks: Tasks) -> None:
    panel = make_panel()
    result = ask(panel, tasks, "企业")
    first = len(result.hits)
    assert first < result.total
    assert button(panel, f"再显示一些（还有 {result.total - first} 条）")
    before = [(hit.doc, hit.clause) for hit in result.hits]
    bar = tree(panel).verticalScrollBar()
    for _ in range(20):
        bar.setValue(bar.maximum())
        assert tasks.wait_idle()
        QApplication.processEvents()
        assert panel.result is not None
        if len(panel.result.hits) == result.total:
            break
    assert [(hit.doc, hit.clause) for hit in panel.result.hits[:first]] == before
    assert sum(len(group.hits) for group in groups(panel)) == result.total
    assert {group.doc: len(group.hits) for group in groups(panel)} == result.facets["doc"]
    assert all(tree(panel).isExpanded(tree(panel).model().index(row, 0)) for row in range(len(groups(panel))))


def test_steps_fetch_what_is_not_here_yet(panel: SearchPanel, tasks: Tasks) -> None:
    result = ask(panel, tasks, "企业")
    for _ in range(len(result.hits) + 3):
        panel.step_hit(1)
        assert tasks.wait_idle()
    number, _, total = shown(panel, "hitPosition").partition(" / ")
    assert total == str(result.total)
    assert int(number) >= len(result.hits) + 3  # those of earlier documents came in above


def test_opening_marks_every_hit_of_the_document_though_few_are_here(
    panel: SearchPanel, tasks: Tasks, service: SearchService
) -> None:
    result = ask(panel, tasks, "企业")
    opened: list[tuple[str, str, list[tuple[str, int, int]]]] = []
    panel.open_requested.connect(lambda *what: opened.append(what))
    panel.step_hit(1)
    assert tasks.wait_idle()
    (doc, _clause, marks) = opened[0]
    assert sum(hit.doc == doc for hit in result.hits) < result.facets["doc"][doc]
    whole = service.search(SearchRequest("企业", docs=(doc,))).hits
    assert marks == [(hit.clause, start, end) for hit in whole for start, end in hit.text_ranges]


def test_expansions_are_chips_that_come_off_and_go_back(panel: SearchPanel, tasks: Tasks) -> None:
    whole = ask(panel, tasks, "高企")
    assert any(hit.match is MatchKind.SYNONYM for hit in whole.hits)
    assert shown(panel, "searchApart").startswith(f"精确 {whole.total_exact} 条 · ")
    meant = whole.expansions[0].meant
    button(panel, f"不查找“{meant}”").click()
    assert tasks.wait_idle()
    assert panel.result is not None
    assert panel.result.total < whole.total
    QApplication.processEvents()
    assert "未查找" in {label.text() for label in panel.findChildren(QLabel) if label.isVisible()}
    button(panel, f"也查找“{meant}”").click()
    assert tasks.wait_idle()
    assert panel.result.total == whole.total


def test_one_document_is_left_by_its_row_and_a_chip_brings_the_others_back(
    qtbot: QtBot, panel: SearchPanel, tasks: Tasks
) -> None:
    whole = ask(panel, tasks, WORD)
    view = tree(panel)
    row = view.visualRect(view.model().index(0, 0))
    doc = groups(panel)[0].doc
    seen = None
    for x in range(view.viewport().width() - 10, row.left(), -6):  # where the offer stands, the pointer is a hand
        qtbot.mouseMove(view.viewport(), QPoint(x, row.center().y()))
        if view.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor:
            seen = x
            break
    assert seen is not None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(seen, row.center().y()))
    assert tasks.wait_idle()
    assert [group.doc for group in groups(panel)] == [doc]
    button(panel, "去掉筛选：").click()
    assert tasks.wait_idle()
    assert panel.result is not None
    assert panel.result.total == whole.total


def test_a_search_within_the_results_and_back_out(panel: SearchPanel, tasks: Tasks, service: SearchService) -> None:
    whole = ask(panel, tasks, WORD)
    anew: list[bool] = []
    panel.field_requested.connect(anew.append)
    button(panel, "在结果中检索").click()
    assert tasks.wait_idle()
    assert anew == [True]  # the field is empty and has the keyboard
    result = ask(panel, tasks, "贷款")
    alone = {(h.doc, h.clause) for h in service.search(SearchRequest("贷款")).hits}
    before = {(h.doc, h.clause) for h in service.search(SearchRequest(WORD)).hits}
    assert whole.total == len(before)
    assert {(h.doc, h.clause) for h in result.hits} == alone & before
    button(panel, "改在全部文件中检索").click()
    assert tasks.wait_idle()
    assert panel.result is not None
    assert panel.result.total == len(alone)


def test_a_search_is_saved_run_renamed_and_deleted_with_a_way_back(
    qtbot: QtBot, panel: SearchPanel, tasks: Tasks, notify: Notify, history: SearchHistory
) -> None:
    ask(panel, tasks, WORD)
    tick(panel, "市级，")
    assert tasks.wait_idle()
    assert panel.result is not None
    narrowed = panel.result.total
    button(panel, "保存检索").click()
    dialog = panel.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("市级培育")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert tasks.wait_idle()
    assert [each.name for each in history.saved()] == ["市级培育"]
    button(panel, "清除全部筛选").click()
    assert tasks.wait_idle()
    panel.run("")
    panel.query_requested.connect(panel.run)
    button(panel, "运行检索 市级培育").click()
    assert tasks.wait_idle()
    assert panel.result.total == narrowed
    panel.run("")
    button(panel, "删除检索 市级培育").click()
    assert tasks.wait_idle()
    assert history.saved() == ()
    assert notify.take_back()
    assert tasks.wait_idle()
    assert button(panel, "运行检索 市级培育")


def test_a_name_that_is_taken_is_refused_in_the_dialog(
    qtbot: QtBot, panel: SearchPanel, tasks: Tasks, history: SearchHistory
) -> None:
    history.save(SavedSearch("", f"{WORD} 或 高新技术企业", WORD))
    ask(panel, tasks, f"{WORD} 或 高新技术企业")
    button(panel, "保存检索").click()
    dialog = panel.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)
    button(dialog, "保存").click()  # the query itself stands there as a name
    assert tasks.wait_idle()
    assert "已有名为" in shown(dialog, "nameRefusal")
    refusal = dialog.findChild(QLabel, "nameRefusal")
    assert isinstance(refusal, QLabel)
    # Read whole, once the window manager has let the dialog grow.
    qtbot.waitUntil(lambda: refusal.height() >= refusal.heightForWidth(refusal.width()) > 0)
    qtbot.waitUntil(lambda: dialog.rect().contains(refusal.geometry()))
    button(dialog, "取消").click()
    assert len(history.saved()) == 1


@pytest.mark.parametrize("theme", ["light", DARK])
@pytest.mark.parametrize("width", [520, 1000])
def test_every_row_is_drawn_within_its_height(
    theme: str, width: int, make_panel: Make, tasks: Tasks, themes: Themes
) -> None:
    themes.set_mode(theme)
    panel = make_panel(width=width)
    ask(panel, tasks, "企业 或 首台套")
    view = tree(panel)
    picture = panel.grab().toImage()
    mark = themes.current.color("hit").rgb()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 2) for y in range(60, picture.height(), 4)}
    assert mark in colours
    index: QModelIndex = view.model().index(0, 0)
    bottom = view.visualRect(index).bottom()
    for row in range(view.model().rowCount(index)):
        rect = view.visualRect(view.model().index(row, 0, index))
        assert rect.top() == bottom + 1
        assert rect.height() >= themes.current.px("row")
        bottom = rect.bottom()


def test_a_hit_of_its_heading_alone_leaves_no_empty_line(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, "重点任务")
    view = tree(panel)
    heights: dict[bool, set[int]] = {True: set(), False: set()}
    for index in view.rows.hit_indexes():
        hit = index.data(ResultRole.HIT)
        heights[hit.snippet.strip("。.：: ") == hit.heading].add(view.visualRect(index).height())
    assert heights[True]
    assert heights[False]
    assert max(heights[True]) < min(heights[False])


def test_long_queries_are_cut_with_an_ellipsis(panel: SearchPanel, tasks: Tasks, memory: SearchMemory) -> None:
    long = "科技型中小企业 高新技术企业 研发费用加计扣除 揭榜挂帅 首台套 首批次 风险补偿"
    ask(panel, tasks, long)
    memory.note(long)
    panel.run("")
    assert tasks.wait_idle()
    again = button(panel, f"再次检索 {long}")
    assert again.text().endswith("…")
    assert again.toolTip() == long
    assert again.width() >= again.fontMetrics().horizontalAdvance(again.text())


def test_suggestions_of_every_kind_find_room() -> None:
    terms = [Suggestion(f"词{n}", SuggestionKind.TERM) for n in range(9)]
    title = Suggestion("标题", SuggestionKind.TITLE, "doc")
    assert mixed([*terms, title], 8) == [*terms[:7], title]
    assert mixed(terms, 8) == terms[:8]


def test_every_control_has_a_name(panel: SearchPanel, tasks: Tasks) -> None:
    ask(panel, tasks, WORD)
    for widget in panel.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            interface = QAccessible.queryAccessibleInterface(widget)
            assert interface.text(QAccessible.Text.Name), widget
