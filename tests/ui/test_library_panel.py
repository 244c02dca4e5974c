"""The library panel as a user meets it: reading the tree, narrowing, gathering, asking."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from compendium.domain.document import DocumentInfo, Level, Origin, Period, Validity
from compendium.ui.icons import Icons
from compendium.ui.library.document_card import DocumentCard
from compendium.ui.library.library_panel import LibraryPanel
from compendium.ui.models.facets import UNKNOWN, Facet, Narrowing, facet_values, passes
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.row_tree import RowRole, RowTree
from compendium.ui.widgets.search_field import SearchField
from user_input import commit

NATION = DocumentInfo(
    id="national-2022",
    title="企业技术创新能力提升行动方案（2022—2023年）",
    level=Level.NATIONAL,
    year=2022,
    period=Period(2022, 2023),
    validity=Validity.PERIOD_ENDED,
    inferred=("level", "year"),
    evidence={"level": "会同有关部门、地方"},
    origin=Origin.BUNDLED,
    clauses=19,
)
PROVINCE = DocumentInfo(
    id="jilin-2024",
    title="吉林省强化企业科技创新主体地位三年行动方案",
    level=Level.PROVINCE,
    region="吉林省",
    year=2024,
    issuers=("吉林省科学技术厅", "吉林省财政厅"),
    origin=Origin.BUNDLED,
)
CITY = DocumentInfo(
    id="jinan-2023",
    title="济南市三年行动计划",
    level=Level.CITY,
    region="济南市",
    year=2023,
    validity=Validity.DRAFT,
    origin=Origin.IMPORTED,
)
NOWHERE = DocumentInfo(id="memo", title="会议纪要", origin=Origin.IMPORTED)
ALL = [NATION, PROVINCE, CITY, NOWHERE]


@pytest.fixture
def panel(qtbot: QtBot, themes: Themes, icons: Icons) -> LibraryPanel:
    panel = LibraryPanel(themes=themes, icons=icons)
    qtbot.addWidget(panel)
    panel.resize(260, 760)
    panel.set_documents(ALL)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    wait_for_facets(qtbot, panel)
    return panel


def wait_for_facets(qtbot: QtBot, panel: LibraryPanel) -> None:
    qtbot.waitUntil(lambda: bool(panel.findChildren(QCheckBox)))


def tree_of(panel: LibraryPanel) -> RowTree:
    tree = panel.findChild(RowTree, "libraryTree")
    assert tree is not None
    return tree


def shown_rows(panel: LibraryPanel) -> list[str]:
    """What stands in the tree, as deep as it stands."""
    tree = tree_of(panel)
    rows: list[str] = []

    def walk(parent: QModelIndex, depth: int) -> None:
        model = tree.model()
        for row in range(model.rowCount(parent)):
            index = model.index(row, 0, parent)
            rows.append("  " * depth + str(index.data()))
            if tree.isExpanded(index):
                walk(index, depth + 1)

    walk(QModelIndex(), 0)
    return rows


def index_of(panel: LibraryPanel, title: str) -> QModelIndex:
    tree = tree_of(panel)
    found = tree.model().match(
        tree.model().index(0, 0), Qt.ItemDataRole.DisplayRole, title, 1, Qt.MatchFlag.MatchRecursive
    )
    assert found, title
    return found[0]


def box_of(panel: LibraryPanel, name: str) -> QCheckBox:
    (box,) = (box for box in panel.findChildren(QCheckBox) if box.accessibleName().startswith(name))
    return box


def click_row(qtbot: QtBot, panel: LibraryPanel, title: str, keys: Qt.KeyboardModifier) -> None:
    tree = tree_of(panel)
    rect = tree.visualRect(index_of(panel, title))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, keys, rect.center())


NO_KEYS = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_documents_stand_by_level_and_region(panel: LibraryPanel) -> None:
    assert shown_rows(panel) == [
        "国家",
        f"  {NATION.title}",
        "省级",
        "  吉林省",
        f"    {PROVINCE.title}",
        "市级",
        "  济南市",
        f"    {CITY.title}",
        "层级未标注",
        f"  {NOWHERE.title}",
    ]


def test_a_draft_and_an_ended_period_are_said_in_words(panel: LibraryPanel) -> None:
    assert index_of(panel, CITY.title).data(RowRole.BADGE) == "自有 · 征求意见"
    assert index_of(panel, NATION.title).data(RowRole.BADGE) == "已届满"
    assert not index_of(panel, PROVINCE.title).data(RowRole.BADGE)
    spoken = str(index_of(panel, CITY.title).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "征求意见" in spoken
    assert "2023" in spoken


def test_a_click_opens_and_enter_opens(qtbot: QtBot, panel: LibraryPanel) -> None:
    with qtbot.waitSignal(panel.open_requested) as asked:
        click_row(qtbot, panel, PROVINCE.title, NO_KEYS)
    assert asked.args == ["jilin-2024", ""]
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.open_requested) as asked:
        qtbot.keyClick(tree_of(panel), Qt.Key.Key_Return)
    assert asked.args == ["jinan-2023", ""]


def test_arrow_keys_alone_open_nothing(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.focus_tree()
    with qtbot.assertNotEmitted(panel.open_requested):
        for _ in range(6):
            qtbot.keyClick(tree_of(panel), Qt.Key.Key_Down)


def test_several_selected_documents_can_be_compared(qtbot: QtBot, panel: LibraryPanel) -> None:
    button = panel.findChild(QPushButton, "compareSelected")
    assert button is not None
    with qtbot.assertNotEmitted(panel.open_requested):
        click_row(qtbot, panel, CITY.title, CONTROL)
        assert not button.isVisible()
        click_row(qtbot, panel, NATION.title, CONTROL)
    assert button.isVisible()
    with qtbot.waitSignal(panel.compare_requested) as asked:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked.args == [["national-2022", "jinan-2023"]]  # in the order of the tree


def test_more_than_four_cannot_be_compared(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.set_documents([replace(NATION, id=f"n{n}", title=f"规划{n}") for n in range(5)])
    button = panel.findChild(QPushButton, "compareSelected")
    assert button is not None
    for n in range(5):
        click_row(qtbot, panel, f"规划{n}", CONTROL)
    assert button.isVisible()
    assert not button.isEnabled()
    assert any("最多" in label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def test_facets_count_and_narrow(qtbot: QtBot, panel: LibraryPanel) -> None:
    assert box_of(panel, "2024").accessibleName() == "2024，1 件"
    box_of(panel, "2024").click()
    assert shown_rows(panel) == ["省级", "  吉林省", f"    {PROVINCE.title}"]
    box_of(panel, "2023").click()  # values of one facet are alternatives
    assert any(CITY.title in row for row in shown_rows(panel))
    names = {box.accessibleName() for box in panel.findChildren(QCheckBox) if box.isVisible()}
    assert "征求意见稿，1 件" in names
    assert "规划期已届满，1 件" not in names  # no document of these years has it
    clear = panel.findChild(QPushButton, "clearFilters")
    assert clear is not None
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(shown_rows(panel)) == 10
    assert not clear.isVisible()


def test_what_is_not_printed_is_a_choice_of_its_own(panel: LibraryPanel) -> None:
    facet = panel.findChild(QWidget, "facet_issuer")
    assert facet is not None
    (box,) = (box for box in facet.findChildren(QCheckBox) if box.accessibleName().startswith("未标注"))
    box.click()
    assert f"    {PROVINCE.title}" not in shown_rows(panel)
    assert f"  {NATION.title}" in shown_rows(panel)


def test_words_narrow_by_title_and_nothing_found_says_so(qtbot: QtBot, panel: LibraryPanel) -> None:
    field = panel.findChild(SearchField, "libraryFilter")
    assert field is not None
    commit(field, "吉林")
    qtbot.waitUntil(lambda: shown_rows(panel) == ["省级", "  吉林省", f"    {PROVINCE.title}"])
    commit(field, "没有这个")
    qtbot.waitUntil(lambda: panel.findChild(EmptyState) is not None)
    state = panel.findChild(EmptyState)
    assert state is not None
    qtbot.waitUntil(state.isVisible)
    assert state.title == "没有符合条件的文件"
    button = state.findChild(QPushButton)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert len(shown_rows(panel)) == 10


def test_an_empty_library_offers_to_import(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.set_documents([])
    state = panel.findChild(EmptyState)
    assert state is not None
    assert state.isVisible()
    assert state.title == "文库是空的"
    button = state.findChild(QPushButton)
    assert button is not None
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_menu_offers_removal_of_imported_documents_only(qtbot: QtBot, panel: LibraryPanel) -> None:
    own = {action.text(): action for action in panel.menu_for(index_of(panel, CITY.title)).actions()}
    bundled = {action.text(): action for action in panel.menu_for(index_of(panel, NATION.title)).actions()}
    assert own["从文库移除"].isEnabled()
    assert not bundled["从文库移除"].isEnabled()
    with qtbot.waitSignal(panel.remove_requested) as asked:
        own["从文库移除"].trigger()
    assert asked.args == [["jinan-2023"]]
    with qtbot.waitSignal(panel.compare_requested) as asked:
        bundled["加入对照"].trigger()
    assert asked.args == [["national-2022"]]


def test_the_card_tells_what_is_inferred_from_what_and_what_is_unknown(qtbot: QtBot, panel: LibraryPanel) -> None:
    click_row(qtbot, panel, NATION.title, NO_KEYS)
    qtbot.keyClick(tree_of(panel), Qt.Key.Key_I, CONTROL)
    card = panel.findChild(DocumentCard)
    assert card is not None
    assert card.isVisible()
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "推断自：会同有关部门、地方" in words
    assert words[words.index("发文字号") + 1] == "未标注"
    assert words[words.index("规划期") + 1] == "2022—2023"
    assert "规划期已届满" in words
    screen = card.screen().availableGeometry()
    assert screen.contains(card.geometry())
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.findChild(DocumentCard) is None)


def test_in_force_is_never_claimed_without_basis_and_date(qtbot: QtBot, themes: Themes) -> None:
    card = DocumentCard(themes, replace(PROVINCE, validity=Validity.IN_FORCE))
    qtbot.addWidget(card)
    words = [label.text() for label in card.findChildren(QLabel)]
    assert "现行有效" not in words
    checked = replace(PROVINCE, validity=Validity.IN_FORCE, validity_basis="官网标注", validity_checked_on="2026-06-01")
    card = DocumentCard(themes, checked)
    qtbot.addWidget(card)
    assert {"现行有效", "官网标注", "2026-06-01"} <= {label.text() for label in card.findChildren(QLabel)}


def test_choices_and_collapsed_groups_are_remembered(
    qtbot: QtBot, panel: LibraryPanel, themes: Themes, icons: Icons
) -> None:
    box_of(panel, "2024").click()
    box_of(panel, "2023").click()
    tree_of(panel).collapse(index_of(panel, "吉林省"))
    again = LibraryPanel(themes=themes, icons=icons)
    qtbot.addWidget(again)
    again.restore_state(panel.save_state())
    again.set_documents(ALL)
    assert shown_rows(again) == ["省级", "  吉林省", "市级", "  济南市", f"    {CITY.title}"]
    again.show()
    wait_for_facets(qtbot, again)
    assert box_of(again, "2024").isChecked()
    again.hide()


def test_facets_fold_away_and_stay_so(qtbot: QtBot, panel: LibraryPanel, themes: Themes, icons: Icons) -> None:
    head = panel.findChild(QToolButton, "foldFacets")
    assert head is not None
    assert box_of(panel, "2024").isVisible()
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert not box_of(panel, "2024").isVisible()
    again = LibraryPanel(themes=themes, icons=icons)
    qtbot.addWidget(again)
    again.set_documents(ALL)
    again.restore_state(panel.save_state())
    again.show()
    wait_for_facets(qtbot, again)
    assert not box_of(again, "2024").isVisible()
    again.hide()


def test_a_state_of_another_shape_is_ignored(panel: LibraryPanel) -> None:
    panel.restore_state({"collapsed": 3, "chosen": ["x"], "sizes": ["a", None]})
    assert len(shown_rows(panel)) == 10


def test_a_long_title_is_cut_and_told_whole(panel: LibraryPanel) -> None:
    long = replace(PROVINCE, id="long", title="关于" + "进一步" * 30 + "的通知")
    panel.set_documents([long])
    tree = tree_of(panel)
    delegate = tree.itemDelegate()
    assert delegate.is_cut(index_of(panel, long.title), tree.viewport().width() - 60)  # type: ignore[attr-defined]
    assert not delegate.is_cut(index_of(panel, "吉林省"), tree.viewport().width() - 60)  # type: ignore[attr-defined]


def test_the_selected_row_is_one_piece(qtbot: QtBot, panel: LibraryPanel, themes: Themes) -> None:
    """Every pixel along the row's middle, except those of letters and chevrons, has the fill of the selection."""
    panel.set_current("national-2022")
    tree = tree_of(panel)
    rect = tree.visualRect(index_of(panel, NATION.title))
    image = tree.viewport().grab().toImage()
    ratio = image.devicePixelRatio()
    y = round((rect.top() + 4) * ratio)  # between the edge and the letters
    fill = themes.current.color("accent_soft").name()
    inset = themes.current.px("radius")
    colours = {
        image.pixelColor(QPoint(round(x * ratio), y)).name() for x in range(inset, tree.viewport().width() - inset)
    }
    assert colours == {fill}


def test_counts_of_a_facet_leave_its_own_choice_out_of_account() -> None:
    narrowing = Narrowing(chosen={Facet.YEAR: frozenset({"2024"})})
    counts = {value.key: value.count for value in facet_values(ALL, narrowing)[Facet.YEAR]}
    assert counts == {"2024": 1, "2023": 1, "2022": 1, UNKNOWN: 1}
    issuers = {value.key: value.count for value in facet_values(ALL, narrowing)[Facet.ISSUER]}
    assert issuers == {"吉林省科学技术厅": 1, "吉林省财政厅": 1}
    gone = Narrowing("济南", {Facet.YEAR: frozenset({"2024"})})
    assert {value.key: value.count for value in facet_values(ALL, gone)[Facet.YEAR]} == {"2024": 0, "2023": 1}
    assert not passes(CITY, gone)
    assert passes(CITY, gone.choose(Facet.YEAR, frozenset()))


def test_a_low_panel_leaves_its_room_to_the_tree_until_the_facets_are_asked_for(
    qtbot: QtBot, panel: LibraryPanel, themes: Themes, icons: Icons
) -> None:
    facets = panel.findChild(QWidget, "libraryFacets")
    fold = panel.findChild(QToolButton, "foldFacets")
    assert facets is not None
    assert fold is not None
    assert facets.isVisible()
    panel.resize(260, 500)
    assert not facets.isVisible()
    qtbot.waitUntil(lambda: tree_of(panel).height() > 340)
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert facets.isVisible()
    panel.resize(260, 480)
    assert facets.isVisible()
    again = LibraryPanel(themes=themes, icons=icons)
    qtbot.addWidget(again)
    again.restore_state(panel.save_state())
    again.resize(260, 480)
    again.show()
    assert again.findChild(QWidget, "libraryFacets").isVisible()


def test_it_is_said_when_the_open_document_is_filtered_out(qtbot: QtBot, panel: LibraryPanel) -> None:
    panel.set_current("jilin-2024")
    line = panel.findChild(QWidget, "openIsFilteredOut")
    assert line is not None
    assert not line.isVisible()
    box_of(panel, "2023").click()
    assert line.isVisible()
    assert [label.text() for label in line.findChildren(QLabel)] == ["当前文件不在筛选结果中"]
    qtbot.mouseClick(line.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert not line.isVisible()
    assert index_of(panel, PROVINCE.title).isValid()
    panel.set_current("jinan-2023")
    box_of(panel, "2023").click()
    assert not line.isVisible()


def test_a_new_document_is_scrolled_to(panel: LibraryPanel) -> None:
    many = [replace(CITY, id=f"c{n}", title=f"某市第{n}号行动计划", region=f"第{n}市") for n in range(40)]
    panel.set_documents(many)
    tree = tree_of(panel)
    tree.verticalScrollBar().setValue(0)
    new = replace(NOWHERE, id="new", title="新导入的文件")
    panel.set_documents([*many, new])
    assert tree.viewport().rect().contains(tree.visualRect(index_of(panel, new.title)).center())


def test_a_library_of_many_is_shown_whole_and_narrowed(qtbot: QtBot, panel: LibraryPanel) -> None:
    many = [replace(CITY, id=f"c{number}", title=f"规划{number}", year=1700 + number) for number in range(400)]
    panel.set_documents([NATION, *many])
    assert tree_of(panel).model().rowCount() == 2
    assert [row.strip() for row in shown_rows(panel)][-1] == "规划399"
    qtbot.waitUntil(lambda: any(box.accessibleName().startswith("2099") for box in panel.findChildren(QCheckBox)))
    box_of(panel, "2099").click()
    assert shown_rows(panel)[-1].strip() == "规划399"
    assert len(shown_rows(panel)) == 3
    panel.clear_filters()
    assert len(shown_rows(panel)) == 404
