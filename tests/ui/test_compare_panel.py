"""Comparing documents as a user does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from compendium.domain.comparison import ClauseRef, MatterComparison
from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo, Level, NodeKind
from compendium.domain.errors import UnknownDocumentError
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.services.compare import CompareService
from compendium.ui.compare.collaborators import Comparers
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.compare.pane import PIVOT, ComparePane, PaneView
from compendium.ui.compare.wording import steps_of, strength_name
from compendium.ui.icons import Icons
from compendium.ui.tasks import Tasks
from compendium.ui.theme import DARK, Themes

MATTERS = (
    "支持企业建设重点实验室和技术创新中心，承担国家重大科技项目，开放大型科学仪器设施。",
    "选派高校教师到企业担任科技副总，扩大博士后招收规模，落实股权激励个人所得税政策。",
    "鼓励天使投资和风险投资基金支持初创企业，推广知识产权质押贷款和研发保险产品。",
    "总结推广典型经验和案例，加大新闻媒体宣传力度，营造良好社会氛围。",
    "完善众创空间、孵化器、加速器孵化链条，提升载体专业化服务能力。",
    "开展技术合同认定登记，落实增值税优惠，壮大技术经纪人队伍。",
)
FILLERS = (
    "修复河湖湿地生态系统，治理黑臭水体，保护饮用水水源地，划定岸线管控边界。",
    "改造老旧小区供热管网，增设电梯和停车泊位，完善物业管理和居家养老。",
    "提升中小学课后托管，均衡配置师资，建设寄宿制学校和校园体育场地。",
)


def a_document(doc: str, title: str, level: Level, region: str | None, texts: tuple[str, ...]) -> Document:
    """A plan of numbered items, each long enough to fill some lines."""
    clauses, blocks = [], []
    for number, text in enumerate(texts, 1):
        words = f"{number}.第{number}项任务。{text * 3}"
        clauses.append(
            Clause(str(number), 1, f"{number}.", f"第{number}项任务", None, words, NodeKind.HEADING, run_in=True)
        )
        blocks.append(Block(str(number), BlockStyle.BODY, words))
    return Document(DocumentInfo(doc, title, level, region, year=2024), tuple(clauses), tuple(blocks))


NATION = a_document("nation", "国家行动方案", Level.NATIONAL, None, (*MATTERS, *FILLERS[:1]))
PROVINCE = a_document("province", "某省若干措施", Level.PROVINCE, "某省", (FILLERS[1], FILLERS[2], *MATTERS))
CITY = a_document("city", "某市实施意见", Level.CITY, "某市", (MATTERS[1], FILLERS[1], MATTERS[0]))
COUNTY = a_document("county", "某县工作要点", Level.COUNTY, "某县", (MATTERS[2], FILLERS[2]))
RIVER = a_document("river", "河湖治理条例", Level.CITY, "某市", FILLERS[:1])


class Shelf:
    """A library in memory."""

    def __init__(self) -> None:
        self.documents = {d.info.id: d for d in (NATION, PROVINCE, CITY, COUNTY, RIVER)}

    def list(self) -> list[DocumentInfo]:
        return [document.info for document in self.documents.values()]

    def document(self, doc: str) -> Document:
        if doc not in self.documents:
            raise UnknownDocumentError(doc)
        return self.documents[doc]

    get = document


class HeldBack(CompareService):
    """Waits before it answers, as long work does."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.go_on = threading.Event()

    def by_matter(self, docs: object, progress: Progress = SILENT) -> MatterComparison:
        progress.report(1, 3, "国家行动方案 — 某省若干措施")
        while not self.go_on.wait(0.01):
            raise_if_cancelled(progress)
        return super().by_matter(docs, progress)  # type: ignore[arg-type]


class Sizes:
    """Settings that hold the reading size and the style of citations."""

    def get(self, key: str) -> object:
        return {"reading_px": 18, "citation_style": "plain"}[key]


Maker = Callable[..., ComparePanel]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def make(qtbot: QtBot, shelf: Shelf, tasks: Tasks, themes: Themes, icons: Icons) -> Iterator[Maker]:
    """Makes panels of the usual size, shown and with all work done."""

    def made(*docs: str, service: CompareService | None = None, width: int = 1160) -> ComparePanel:
        comparing = service or CompareService(shelf)
        panel = ComparePanel(
            comparers=Comparers(lambda: comparing),
            library=shelf,
            tasks=tasks,
            themes=themes,
            icons=icons,
            settings=Sizes(),
        )
        qtbot.addWidget(panel)
        panel.resize(width, 700)
        panel.show()
        qtbot.waitExposed(panel)
        if docs:
            panel.show_documents(list(docs))
        if service is None:
            settle(panel, tasks)
        return panel

    return made


def settle(panel: ComparePanel, tasks: Tasks) -> None:
    """Let work end and panes take their places."""
    assert tasks.wait_idle()
    QApplication.processEvents()
    QApplication.processEvents()


def view(panel: ComparePanel, doc: str) -> PaneView:
    return pane(panel, doc).view


def pane(panel: ComparePanel, doc: str) -> ComparePane:
    found = panel.area.pane(doc)
    assert found is not None
    return found


def height_of(shown: PaneView, clause: str) -> float:
    """Where a clause begins, px below the top of its pane."""
    return shown.y_of(clause) - shown.top_y()


def press(widget: object, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(widget, key, modifier)  # type: ignore[call-overload]


def click(shown: PaneView, clause: str, *, double: bool = False) -> None:
    """Click into the first line of a clause."""
    shown.ensure_visible(clause, 0, pivot=PIVOT)
    at = QPoint(round(shown.column_rect()[0]) + 60, round(height_of(shown, clause)) + shown.px)
    act = QTest.mouseDClick if double else QTest.mouseClick
    act(shown.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def badges(panel: ComparePanel, doc: str) -> dict[str, str]:
    """Number beside each tinted clause, as the painter was told."""
    index = panel.forms.index
    shades = index.shades(doc, index.number(panel.forms.number), set(), view(panel, doc).badge_room)
    return {shade.clause: shade.badge for shade in shades}


# Choosing


def test_an_empty_panel_asks_for_two_documents(make: Maker, qtbot: QtBot, tasks: Tasks) -> None:
    panel = make()
    chooser = panel.chooser
    assert chooser.isVisible()
    assert not chooser.start.isEnabled()
    chooser.list.setFocus()
    chosen = []
    panel.documents_chosen.connect(chosen.append)
    press(chooser.list, Qt.Key.Key_Home)
    press(chooser.list, Qt.Key.Key_Space)
    press(chooser.list, Qt.Key.Key_Down)
    press(chooser.list, Qt.Key.Key_Space)
    assert chooser.ticked == ["nation", "province"]
    assert chooser.start.isEnabled()
    press(chooser.list, Qt.Key.Key_Return)
    settle(panel, tasks)
    assert [shown.doc for shown in panel.area.panes] == ["nation", "province"]
    assert chosen == [["nation", "province"]]


def test_a_click_ticks_and_unticks_and_a_fifth_is_not_taken(make: Maker) -> None:
    chooser = make().chooser
    model = chooser.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    boxes = [row for row in rows if row.data(Qt.ItemDataRole.CheckStateRole) is not None]
    assert len(boxes) == 5
    for box in boxes:
        QTest.mouseClick(
            chooser.list.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            chooser.list.visualRect(box).center(),
        )
    assert chooser.ticked == ["nation", "province", "city", "county"]
    QTest.mouseClick(
        chooser.list.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        chooser.list.visualRect(boxes[0]).center(),
    )
    assert chooser.ticked == ["province", "city", "county"]


def test_one_document_asks_for_another(make: Maker) -> None:
    panel = make("city")
    assert panel.chooser.isVisible()
    assert panel.chooser.ticked == ["city"]
    assert "某市实施意见" in panel.chooser.hint.text()


def test_documents_are_added_swapped_and_closed(make: Maker, tasks: Tasks) -> None:
    panel = make("nation", "province")
    chosen: list[list[str]] = []
    panel.documents_chosen.connect(chosen.append)
    place = view(panel, "nation")
    trigger(panel.bar.menu().actions(), "某市实施意见")
    settle(panel, tasks)
    trigger(pane(panel, "province").header.menu().actions(), "某县工作要点")
    settle(panel, tasks)
    assert view(panel, "nation") is place, "a text that stays keeps its pane"
    pane(panel, "nation").header.cross.click()
    settle(panel, tasks)
    assert chosen == [["nation", "province", "city"], ["nation", "county", "city"], ["county", "city"]]
    assert [shown.doc for shown in panel.area.panes] == ["county", "city"]
    pane(panel, "city").header.cross.click()
    assert panel.chooser.isVisible()
    assert panel.chooser.ticked == ["county"]


def test_menus_name_the_level_above_its_documents(make: Maker) -> None:
    actions = make("nation", "province").bar.menu().actions()
    assert not any(action.isSeparator() for action in actions)
    headings = [action.text() for action in actions if not action.isEnabled()]
    assert headings == ["市级", "县级", "市级"]


def test_comparing_starts_right_below_the_list(make: Maker) -> None:
    chooser = make().chooser
    below = chooser.start.mapTo(chooser, QPoint()).y() - chooser.list.geometry().bottom()
    assert below < 60
    model, tree = chooser.list.model(), chooser.list
    last = tree.visualRect(model.index(model.rowCount() - 1, 0))
    assert 0 <= tree.viewport().height() - last.bottom() < 40


def test_escape_goes_back_from_choosing_again(make: Maker) -> None:
    panel = make("nation", "province")
    panel.bar.choose.click()
    assert panel.chooser.ticked == ["nation", "province"]
    press(panel.chooser.list, Qt.Key.Key_Escape)
    assert view(panel, "nation").isVisible()


def trigger(actions: list[QAction], words: str) -> None:
    next(action for action in actions if words in action.text()).trigger()


def test_with_four_panes_nothing_can_be_added(make: Maker) -> None:
    panel = make("nation", "province", "city", "county")
    assert not panel.bar.add.isEnabled()
    assert all(shown.header.swap.isEnabled() for shown in panel.area.panes)


def test_a_document_that_is_gone_is_said_so_with_a_way_on(make: Maker) -> None:
    panel = make("nation", "nowhere")
    assert panel.failure.isVisible()
    assert "文库中没有" in panel.failure.accessibleName()
    panel.failure.action_requested.emit()
    assert panel.chooser.isVisible()


def test_a_document_taken_out_of_the_library_leaves(make: Maker, shelf: Shelf, tasks: Tasks) -> None:
    panel = make("nation", "province", "city")
    del shelf.documents["province"]
    panel.reload()
    settle(panel, tasks)
    assert [shown.doc for shown in panel.area.panes] == ["nation", "city"]


# Matches


def test_matched_clauses_are_numbered_on_both_sides_and_listed(make: Maker) -> None:
    panel = make("nation", "province")
    assert badges(panel, "nation") == {str(n): str(n) for n in range(1, 7)}
    assert badges(panel, "province") == {str(n + 2): str(n) for n in range(1, 7)}
    assert panel.side.list.numbers() == [1, 2, 3, 4, 5, 6]
    assert "6" in panel.side.heading.text()


def test_a_group_shows_side_by_side_with_its_reasons(make: Maker) -> None:
    panel = make("nation", "province")
    panel.forms.show_group(3)
    assert height_of(view(panel, "nation"), "3") == pytest.approx(height_of(view(panel, "province"), "5"), abs=2)
    assert "质押贷款" in panel.side.reasons.text()
    assert "3" in panel.bar.count.text()


@pytest.mark.parametrize(
    ("forth", "back"),
    [
        ((Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)),
        ((Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier), (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)),
    ],
)
def test_keys_step_through_groups_from_text_and_list(
    make: Maker, forth: tuple[Qt.Key, Qt.KeyboardModifier], back: tuple[Qt.Key, Qt.KeyboardModifier]
) -> None:
    panel = make("nation", "province")
    numbers = []
    for widget, key in ((view(panel, "nation"), forth), (panel.side.list, forth), (view(panel, "province"), back)):
        press(widget, *key)
        numbers.append(panel.forms.number)
    assert numbers == [1, 2, 1]
    press(panel, *back)
    assert panel.forms.number == 6, "before the first comes the last"


def test_choosing_in_the_list_goes_there(make: Maker) -> None:
    panel = make("nation", "province")
    groups = panel.side.list
    groups.setCurrentIndex(groups.model().index(3, 0))
    assert panel.forms.number == 4
    assert height_of(view(panel, "nation"), "4") == pytest.approx(height_of(view(panel, "province"), "6"), abs=2)


def test_what_only_one_document_has_is_listed_and_shown(make: Maker) -> None:
    panel = make("nation", "province")
    groups = panel.side.list
    head = groups.model().index(groups.model().rowCount() - 1, 0)
    assert "某省" in str(head.data())
    groups.expand(head)
    groups.setCurrentIndex(groups.model().index(1, 0, head))
    shown = view(panel, "province")
    assert 0 <= height_of(shown, "2") < shown.viewport().height()


def test_a_click_brings_the_partner_beside_and_leaves_the_text_where_it_is(make: Maker) -> None:
    panel = make("nation", "province")
    nation, province = view(panel, "nation"), view(panel, "province")
    nation.ensure_visible("5", 0, pivot=0.6)
    before = nation.top_y()
    click(nation, "5")
    assert nation.top_y() == before
    assert panel.forms.number == 5
    assert height_of(province, "7") == pytest.approx(height_of(nation, "5"), abs=2)


def test_a_clause_without_partner_changes_nothing(make: Maker) -> None:
    panel = make("nation", "province")
    click(view(panel, "province"), "1")
    assert panel.forms.number == 0


def test_pointing_at_a_clause_outlines_its_partner(make: Maker) -> None:
    panel = make("nation", "province")
    nation = view(panel, "nation")
    panel.forms.show_group(1)
    at = QPointF(nation.column_rect()[0] + 40, height_of(nation, "2") + 10).toPoint()
    QTest.mouseMove(nation.viewport(), at)
    QApplication.processEvents()
    partners = panel.forms.index.partners(ClauseRef("nation", "2"))
    assert partners == {ClauseRef("nation", "2"), ClauseRef("province", "4")}
    shades = view(panel, "province")._painter._shades
    assert {clause for clause, shade in shades.items() if shade.strong} == {"3", "4"}


def test_nothing_in_common_is_said_and_the_texts_can_be_read(make: Maker) -> None:
    panel = make("county", "river")
    assert "没有找到" in panel.side.empty.title
    assert panel.side.empty.isVisible()
    assert not panel.bar.next.isEnabled()
    press(view(panel, "county"), Qt.Key.Key_F7)
    assert panel.forms.number == 0


def test_texts_show_while_clauses_are_matched_and_matching_can_be_stopped(
    make: Maker, shelf: Shelf, qtbot: QtBot, tasks: Tasks
) -> None:
    service = HeldBack(shelf)
    panel = make("nation", "province", service=service)
    qtbot.waitUntil(lambda: panel.side.busy.bar.maximum() == 3)
    assert view(panel, "nation").isVisible()
    assert "国家行动方案" in panel.side.busy.text.text()
    panel.side.busy.cancel.click()
    settle(panel, tasks)
    assert "已停止" in panel.side.empty.title
    service.go_on.set()
    panel.side.empty.action_requested.emit()
    settle(panel, tasks)
    assert len(panel.side.list.numbers()) == 6


def test_a_late_result_of_other_documents_is_dropped(make: Maker, shelf: Shelf, qtbot: QtBot, tasks: Tasks) -> None:
    service = HeldBack(shelf)
    panel = make("nation", "province", service=service)
    qtbot.waitUntil(lambda: panel.side.busy.bar.maximum() == 3)
    service.go_on.set()
    panel.show_documents(["city", "nation"])
    settle(panel, tasks)
    assert {group.anchor.doc for group in panel.forms.index.groups} == {"city"}


def test_documents_of_one_place_are_told_apart_by_year(make: Maker, shelf: Shelf) -> None:
    older = a_document("older", "国家旧方案", Level.NATIONAL, None, (*MATTERS[:2], *FILLERS[1:]))
    shelf.documents["older"] = replace(older, info=replace(older.info, year=2016))
    panel = make("nation", "older", "province")
    model = panel.side.list.model()
    rows = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert rows[-1] == "仅国家2024有"
    panel.forms.show_group(1)
    assert "国家2016" in panel.side.reasons.text()
    assert "某省2024" not in panel.side.reasons.text()


# Scrolling


def scroll_until(shown: PaneView, clause: str) -> None:
    """Scroll as the user does until a clause stands at the pivot."""
    shown.verticalScrollBar().setValue(round(shown.y_of(clause) - PIVOT * shown.viewport().height()))


@pytest.mark.parametrize("clause", ["2", "3", "4", "5"])
def test_panes_scroll_together_by_matched_clauses(make: Maker, clause: str) -> None:
    panel = make("nation", "province")
    nation, province = view(panel, "nation"), view(panel, "province")
    scroll_until(nation, clause)
    assert height_of(province, str(int(clause) + 2)) == pytest.approx(height_of(nation, clause), abs=2)
    scroll_until(province, "4")
    assert height_of(nation, "2") == pytest.approx(height_of(province, "4"), abs=2)


def test_beginnings_and_ends_stand_together(make: Maker) -> None:
    panel = make("nation", "city")
    nation, city = view(panel, "nation"), view(panel, "city")
    bar = nation.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert city.top_y() == pytest.approx(city.verticalScrollBar().maximum(), abs=nation.px * 3)
    bar.setValue(0)
    assert city.top_y() == 0


def test_unlinked_panes_stay_and_linking_brings_them_back(make: Maker) -> None:
    panel = make("nation", "province")
    nation, province = view(panel, "nation"), view(panel, "province")
    press(nation, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not panel.bar.link.isChecked()
    before = province.top_y()
    scroll_until(nation, "4")
    assert province.top_y() == before
    panel.bar.link.click()
    assert height_of(province, "6") == pytest.approx(height_of(nation, "4"), abs=2)


def test_scrolling_on_after_a_click_does_not_jump(make: Maker) -> None:
    panel = make("nation", "province")
    nation, province = view(panel, "nation"), view(panel, "province")
    nation.ensure_visible("4", 0, pivot=0.6)
    click(nation, "4")
    before = province.top_y()
    nation.verticalScrollBar().setValue(nation.top_y() + 6)
    assert abs(province.top_y() - before) < 40


def test_clauses_in_another_order_never_scroll_backwards(make: Maker) -> None:
    panel = make("nation", "city")
    nation, city = view(panel, "nation"), view(panel, "city")
    seen = []
    for y in range(0, nation.verticalScrollBar().maximum(), 20):
        nation.verticalScrollBar().setValue(y)
        seen.append(city.top_y())
    assert seen == sorted(seen)


def test_no_text_is_built_again_while_scrolling(make: Maker) -> None:
    panel = make("nation", "province")
    maps = [shown.view.clause_map for shown in panel.area.panes]
    for y in range(0, 400, 40):
        view(panel, "nation").verticalScrollBar().setValue(y)
    assert [shown.view.clause_map for shown in panel.area.panes] == maps


# What can be done with a clause


def test_double_click_and_enter_open_the_clause(make: Maker) -> None:
    panel = make("nation", "province")
    opened: list[tuple[str, str]] = []
    panel.open_requested.connect(lambda doc, clause: opened.append((doc, clause)))
    click(view(panel, "province"), "4", double=True)
    panel.forms.show_group(2)
    press(view(panel, "nation"), Qt.Key.Key_Return)
    assert opened == [("province", "4"), ("nation", "2")]


def test_the_menu_of_a_clause_opens_bookmarks_and_copies(make: Maker) -> None:
    panel = make("nation", "province")
    opened: list[tuple[str, str]] = []
    marked: list[tuple[str, str, str]] = []
    panel.open_requested.connect(lambda doc, clause: opened.append((doc, clause)))
    panel.bookmark_requested.connect(lambda *what: marked.append(what))
    actions = panel.area.context_menu(pane(panel, "province"), "5").actions()
    trigger(actions, "打开原文")
    trigger(actions, "添加书签")
    trigger(actions, "出处")
    assert opened == [("province", "5")]
    assert marked == [("province", "5", "")]
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(PROVINCE.by_id["5"].text)
    assert "某省若干措施" in copied
    trigger(actions, "显示对应条款")
    assert panel.forms.number == 3


def test_selected_words_are_bookmarked(make: Maker) -> None:
    panel = make("nation", "province")
    marked: list[tuple[str, str, str]] = []
    panel.bookmark_requested.connect(lambda *what: marked.append(what))
    shown = view(panel, "nation")
    start = NATION.by_id["1"].text.index("重点实验室")
    shown.select_span("1", start, start + 5)
    shown.setFocus()
    press(shown, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert marked == [("nation", "1", "重点实验室")]


# Size, theme, state


def test_four_panes_on_a_small_screen_take_the_room_of_the_list(make: Maker, tasks: Tasks) -> None:
    panel = make("nation", "province", "city", "county", width=1093)
    assert not panel.side.isVisible()
    assert all(shown.width() >= 240 for shown in panel.area.panes)
    panel.bar.list.click()
    assert panel.side.isVisible()
    panel.bar.list.click()
    panel.show_documents(["nation", "province"])
    settle(panel, tasks)
    assert not panel.side.isVisible(), "the user closed it"


def test_frames_of_clauses_end_inside_narrow_panes(make: Maker) -> None:
    panel = make("nation", "province", "city", "county", width=820)
    for shown in panel.area.panes:
        shown.view.viewport().grab()
        painter = shown.view._painter
        assert painter._clause_rect("1").right() < shown.view.viewport().width() - 1


def test_theme_and_zoom_keep_panes_beside_each_other(make: Maker, themes: Themes, tasks: Tasks) -> None:
    panel = make("nation", "province")
    nation, province = view(panel, "nation"), view(panel, "province")
    scroll_until(nation, "4")
    press(nation, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle(panel, tasks)
    assert nation.px == province.px == 19
    assert height_of(province, "6") == pytest.approx(height_of(nation, "4"), abs=40)
    themes.set_mode(DARK)
    settle(panel, tasks)
    assert height_of(province, "6") == pytest.approx(height_of(nation, "4"), abs=40)
    assert badges(panel, "nation")["4"] == "4"
    panel.zoom_reset()
    assert nation.px == 18


def test_a_comparison_is_found_as_it_was_left(make: Maker, shelf: Shelf, tasks: Tasks) -> None:
    panel = make("province", "nation")
    panel.forms.show_group(4)
    panel.bar.link.click()
    view(panel, "nation").verticalScrollBar().setValue(90)
    panel.zoom_by(1)
    settle(panel, tasks)
    state = panel.save_state()
    before = [shown.view.top_y() for shown in panel.area.panes]

    again = make()
    again.hide()
    again.restore_state(state)
    assert again.save_state() == state, "nothing is lost by not being looked at"
    again.show()
    settle(again, tasks)
    again.show_documents(["province", "nation"])
    settle(again, tasks)
    assert [shown.doc for shown in again.area.panes] == ["province", "nation"]
    assert [shown.view.top_y() for shown in again.area.panes] == pytest.approx(before, abs=3)
    assert again.forms.number == 4
    assert not again.bar.link.isChecked()
    assert view(again, "nation").px == 19


def test_linked_panes_come_back_beside_each_other_at_another_size(make: Maker, tasks: Tasks) -> None:
    panel = make("nation", "province", "city")
    panel.forms.show_group(2)
    settle(panel, tasks)
    again = make()
    again.resize(900, 520)
    again.restore_state(panel.save_state())
    settle(again, tasks)
    assert again.bar.link.isChecked()
    assert again.forms.number == 2
    assert_beside(again, nation="2", province="4", city="1")


def test_the_chosen_group_stays_beside_through_every_size(make: Maker, tasks: Tasks) -> None:
    panel = make("nation", "province", "city")
    panel.forms.show_group(2)
    for size in ((1000, 600), (760, 480), (1300, 800)):
        panel.resize(*size)
        settle(panel, tasks)
        assert_beside(panel, nation="2", province="4", city="1")


def test_a_resize_does_not_take_back_who_has_scrolled_on(make: Maker, tasks: Tasks) -> None:
    panel = make("nation", "province")
    panel.forms.show_group(1)
    scroll_until(view(panel, "nation"), "5")
    panel.resize(1000, 600)
    settle(panel, tasks)
    assert "1" not in view(panel, "nation").visible_clauses()


def assert_beside(panel: ComparePanel, **clauses: str) -> None:
    heights = [height_of(view(panel, doc), clause) for doc, clause in clauses.items()]
    assert heights == pytest.approx([heights[0]] * len(heights), abs=2)
    assert 0 <= heights[0] < view(panel, next(iter(clauses))).viewport().height()


@pytest.mark.parametrize(
    "state",
    [{}, {"documents": "nation", "places": [1, ["a"]], "group": 7, "zoom": "x"}, {"documents": ["gone", "nation"]}],
)
def test_a_state_that_does_not_fit_breaks_nothing(make: Maker, state: dict[str, object], tasks: Tasks) -> None:
    panel = make()
    panel.restore_state(state)
    settle(panel, tasks)
    assert panel.chooser.isVisible()


def test_everything_that_acts_has_a_name_and_takes_the_focus(make: Maker) -> None:
    panel = make("nation", "province")
    acting = [w for kind in (QAbstractButton, QTreeView, QLineEdit, PaneView) for w in panel.findChildren(kind)]
    ours = [w for w in acting if w.isVisible() and not w.objectName().startswith("qt_")]
    assert len(ours) > 12
    for widget in ours:
        assert widget.accessibleName() or getattr(widget, "text", lambda: "")(), widget.objectName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget.objectName()
    assert all(button.toolTip() for button in panel.bar.findChildren(QToolButton))


# What keys act on


def test_keys_act_on_the_outlined_clause_wherever_it_stands(make: Maker) -> None:
    panel = make("nation", "province")
    asked: list[tuple[str, str, str]] = []
    panel.bookmark_requested.connect(lambda *what: asked.append(what))
    first, second = view(panel, "nation"), view(panel, "province")
    for group in panel.forms.index.groups:
        panel.forms.show_group(group.number)
        first.bring_to_pivot(first.y_of(group.members["nation"][0]) - first.px * 2)
        for shown in (first, second):
            assert shown.chosen_clause() == group.members[pane_of(panel, shown).doc][0]
    press(first, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert asked == [("nation", panel.forms.index.groups[-1].members["nation"][0], "")]
    first.bring_to_pivot(first.y_of("1") + 10)
    assert first.chosen_clause() == "1", "who has scrolled far away means what he reads"


def test_a_clicked_clause_counts_even_without_partner_and_a_later_step_counts_more(make: Maker) -> None:
    panel = make("nation", "province")
    shown = view(panel, "province")
    panel.forms.show_group(2)
    shown.select_span(panel.forms.index.groups[1].members["province"][0], 0, 3)
    click(shown, "2")
    assert shown.chosen_clause() == "2"
    panel.forms.show_group(1)
    assert shown.chosen_clause() == panel.forms.index.groups[0].members["province"][0]
    assert not shown.selected_spans()


def pane_of(panel: ComparePanel, shown: PaneView) -> ComparePane:
    return next(pane for pane in panel.area.panes if pane.view is shown)


def test_a_pane_without_part_in_the_group_says_so(make: Maker) -> None:
    panel = make("nation", "province", "county")
    for group in panel.forms.index.groups:
        panel.forms.show_group(group.number)
        absent = {shown.doc for shown in panel.area.panes if shown.absent.isVisible()}
        assert absent == set(panel.documents) - set(group.members)
    assert any(set(panel.documents) - set(group.members) for group in panel.forms.index.groups)
    panel.forms.select(0, move=False)
    assert not any(shown.absent.isVisible() for shown in panel.area.panes)


def test_dots_and_words_of_a_doubtful_match_promise_no_more_than_it_holds() -> None:
    assert [(steps_of(strength), strength_name(strength)) for strength in (0.6, 0.4, 0.3)] == [
        (3, "密切对应"),
        (2, "一般对应"),
        (1, "可能对应"),
    ]
