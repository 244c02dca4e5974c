"""Reading two versions of a text beside each other, as a user does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from compendium.domain.comparison import ChangeKind
from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo, NodeKind
from compendium.services.compare import CompareService
from compendium.services.comparison_export import ComparisonForm
from compendium.services.version_offers import VersionOffers
from compendium.ui.compare.change_index import ChangeIndex
from compendium.ui.compare.collaborators import Comparers
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.compare.pane import PaneView
from compendium.ui.icons import Icons
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

OLD_WORDS = (
    "为了保障数据安全，促进数据开发利用，保护个人、组织的合法权益，制定本条例。",
    "县级以上人民政府应当建立数据目录，每三年更新一次，并向社会公布。",
    "国家机关依照法律规定的职责开展监督检查，任何单位不得拒绝。",
    "违反本条例规定的，由主管部门责令改正，并处一万元以下罚款。",
    "科技企业可以申请研发补助，补助金额按照上一年度研发投入核定。",
    "本条例自公布之日起施行，原有规定同时废止。",
)
NEW_WORDS = (
    OLD_WORDS[0],
    "鼓励行业协会制定团体标准，开展职业培训，提供法律咨询和纠纷调解服务。",
    OLD_WORDS[1].replace("三年", "五年"),
    OLD_WORDS[4],
    OLD_WORDS[2],
    OLD_WORDS[5],
)
NUMBERS = "一二三四五六七八九十"


def a_law(doc: str, year: int, texts: Sequence[str]) -> Document:
    clauses, blocks = [], []
    for number, text in enumerate(texts, 1):
        marker = f"第{NUMBERS[number - 1]}条"
        words = f"{marker} {text}{text}"
        clauses.append(Clause(f"a{number}", 1, marker, "", None, words, NodeKind.ARTICLE, sep=" "))
        blocks.append(Block(f"a{number}", BlockStyle.BODY, words))
    info = DocumentInfo(doc, "某市数据条例", year=year, signed_date=f"{year}-01-01", content_hash=doc)
    return Document(info, tuple(clauses), tuple(blocks))


class Shelf:
    """A library of two versions and one other text."""

    def __init__(self) -> None:
        other = a_law("other", 2020, ("修复河湖湿地生态系统，治理黑臭水体，保护饮用水水源地。",))
        other = replace(other, info=replace(other.info, title="某市河湖条例"))
        every = (a_law("old", 2018, OLD_WORDS), a_law("new", 2023, NEW_WORDS), other)
        self.documents = {document.info.id: document for document in every}

    def list(self) -> list[DocumentInfo]:
        return [document.info for document in self.documents.values()]

    def get(self, doc: str) -> Document:
        return self.documents[doc]

    document = get


class Sizes:
    def get(self, key: str) -> object:
        return {"reading_px": 18}[key]


Maker = Callable[..., ComparePanel]


@pytest.fixture
def make(qtbot: QtBot, tasks: Tasks, themes: Themes, icons: Icons) -> Iterator[Maker]:
    def made(*docs: str) -> ComparePanel:
        shelf = Shelf()
        comparing, offers = CompareService(shelf), VersionOffers(shelf)
        panel = ComparePanel(
            comparers=Comparers(lambda: comparing, None, lambda: offers),
            library=shelf,
            tasks=tasks,
            themes=themes,
            icons=icons,
            settings=Sizes(),
        )
        qtbot.addWidget(panel)
        panel.resize(1160, 700)
        panel.show()
        qtbot.waitExposed(panel)
        if docs:
            panel.show_documents(list(docs))
        settle(tasks)
        return panel

    return made


def settle(tasks: Tasks) -> None:
    assert tasks.wait_idle()
    QApplication.processEvents()
    QApplication.processEvents()


def view(panel: ComparePanel, doc: str) -> PaneView:
    found = panel.area.pane(doc)
    assert found is not None
    return found.view


def index_of(panel: ComparePanel) -> ChangeIndex:
    assert isinstance(panel.forms.index, ChangeIndex)
    return panel.forms.index


def kinds(panel: ComparePanel) -> list[tuple[ChangeKind, str]]:
    changes = index_of(panel).changes
    return [(change.kind, (change.b or change.a).clause) for change in changes]  # type: ignore[union-attr]


def marked(shown: PaneView) -> list[tuple[str, bool, bool]]:
    """Words with their marks: underlined, struck out."""
    marks = shown.extraSelections()
    return [(m.cursor.selectedText(), m.format.fontUnderline(), m.format.fontStrikeOut()) for m in marks]


def test_versions_are_compared_by_text_by_themselves(make: Maker) -> None:
    panel = make()
    panel.show_documents(["new", "old"])
    assert panel._tasks.wait_idle()
    QApplication.processEvents()
    assert panel.forms.form is ComparisonForm.TEXT
    assert panel.side.origin.isVisible()
    assert "两个版本" in panel.side.origin.text()
    assert panel.forms.version_pair == ("old", "new"), "the older one first, wherever it stands"


def test_other_texts_are_compared_by_matter(make: Maker) -> None:
    panel = make("old", "other")
    assert panel.forms.form is ComparisonForm.MATTER
    panel.bar.forms[ComparisonForm.TEXT].click()
    assert panel._tasks.wait_idle()
    assert panel.forms.form is ComparisonForm.TEXT


def test_changes_are_counted_and_renumbering_is_none(make: Maker) -> None:
    panel = make("old", "new")
    found = kinds(panel)
    assert (ChangeKind.ADDED, "a2") in found
    assert (ChangeKind.CHANGED, "a3") in found
    assert (ChangeKind.REMOVED, "a4") in found
    assert sum(kind is ChangeKind.MOVED for kind, _ in found) == 1
    assert len(found) == 4
    texts = {kind: panel.side.changes._kinds[kind].text() for kind in ChangeKind if kind is not ChangeKind.SAME}
    assert texts == {
        ChangeKind.CHANGED: "修改 1",
        ChangeKind.ADDED: "新增 1",
        ChangeKind.REMOVED: "删除 1",
        ChangeKind.MOVED: "移动 1",
    }


def test_words_are_struck_out_on_one_side_and_underlined_on_the_other(make: Maker) -> None:
    panel = make("old", "new")
    gone, come = marked(view(panel, "old")), marked(view(panel, "new"))
    assert len(gone) == len(come) == 2
    assert all("三" in words and struck and not under for words, under, struck in gone)
    assert all("五" in words and under and not struck for words, under, struck in come)


def test_every_change_carries_a_sign_and_a_move_says_where_from(make: Maker) -> None:
    panel = make("old", "new")
    index = index_of(panel)
    shades = {shade.clause: shade for shade in index.shades("new", None, set(), 1)}
    assert shades["a2"].badge == "增"
    assert shades["a3"].badge == "改"
    moved = next(change for change in index.changes if change.kind is ChangeKind.MOVED)
    assert moved.a is not None
    assert moved.b is not None
    assert shades[moved.b.clause].badge == "移"
    assert "移自 第" in shades[moved.b.clause].tooltip
    assert "移至 第" in index.tip(moved, "old")


def test_rows_stand_at_one_height_and_again_after_zoom(make: Maker, tasks: Tasks, qtbot: QtBot) -> None:
    panel = make("old", "new")
    assert panel.bar.rows.isChecked(), "most of both texts is the same"
    pairs = [(pair.a.clause, pair.b.clause) for pair in index_of(panel).pairs]
    assert len(pairs) == 4
    old, new = view(panel, "old"), view(panel, "new")

    def aligned() -> bool:
        return all(abs(old.y_of(a) - new.y_of(b)) <= 1 for a, b in pairs)

    assert aligned()
    panel.zoom_by(6)
    qtbot.waitUntil(aligned, timeout=2000)
    panel.resize(900, 600)
    qtbot.waitUntil(aligned, timeout=2000)
    panel.bar.rows.click()
    assert not aligned()
    assert panel.forms.rows_wanted is False


def test_f7_steps_through_the_changes(make: Maker) -> None:
    panel = make("old", "new")
    shown = view(panel, "new")
    QTest.keyClick(shown, Qt.Key.Key_F7)
    first = panel.forms.number
    assert first
    QTest.keyClick(shown, Qt.Key.Key_F7)
    assert panel.forms.number == first % 4 + 1
    QTest.keyClick(shown, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert panel.forms.number == first
    assert "共 4 处" in panel.bar.count.text()
    assert panel.side.changes.list.currentIndex().row() == first - 1


def test_kinds_can_be_left_out_and_what_is_shown_is_handed_on(make: Maker) -> None:
    panel = make("old", "new")
    panel.side.changes._kinds[ChangeKind.ADDED].click()
    panel.side.changes._kinds[ChangeKind.REMOVED].click()
    assert {kind for kind, _ in kinds(panel)} == {ChangeKind.CHANGED, ChangeKind.MOVED}
    handed: list[object] = []
    panel.export_requested.connect(handed.append)
    panel.bar.export.click()
    choice = panel.choice()
    assert handed == [choice]
    assert choice is not None
    assert (choice.docs, choice.form) == (("old", "new"), ComparisonForm.TEXT)
    assert choice.kinds == (ChangeKind.CHANGED, ChangeKind.MOVED)


def test_both_versions_are_read_as_one_text(make: Maker) -> None:
    panel = make("old", "new")
    panel.bar.merged.click()
    assert panel.body.merged.isVisible()
    text = panel.body.merged.toPlainText()
    assert "第三条" in text
    assert "第三条第五条" not in text, "a new number is no change"
    assert any(each in text for each in ("每三每五年更新", "每三五年更新", "三年五年"))
    assert OLD_WORDS[3] in text, "what went stands at its place"
    assert "移自" in text
    panel.forms.step(1)
    assert panel.forms.number
    panel.bar.merged.click()
    assert panel.area.isVisible()


def test_form_kinds_and_reading_come_back(make: Maker, tasks: Tasks) -> None:
    panel = make("old", "new")
    panel.side.changes._kinds[ChangeKind.REMOVED].click()
    panel.bar.rows.click()
    state = panel.save_state()
    again = make()
    again.restore_state(state)
    settle(tasks)
    assert again.forms.form is ComparisonForm.TEXT
    assert ChangeKind.REMOVED not in again.side.changes.kinds
    assert not again.bar.rows.isChecked()
    assert len(kinds(again)) == 3


def heights(panel: ComparePanel) -> tuple[int, int]:
    return view(panel, "old").top_y(), view(panel, "new").top_y()


def test_added_and_removed_clauses_stand_beside_a_gap(make: Maker, qtbot: QtBot) -> None:
    panel = make("old", "new")
    panel.resize(1000, 330)
    with qtbot.waitSignal(panel.area.rows.aligned, timeout=2000):
        QApplication.processEvents()
    for number in range(1, 5):
        panel.forms.show_group(number)
        if index_of(panel).change(number).kind is not ChangeKind.MOVED:
            assert heights(panel)[0] == heights(panel)[1] > 0
    old, new = view(panel, "old"), view(panel, "new")
    for alone, clause, other in ((new, "a2", old), (old, "a4", new)):
        top, bottom = alone.y_of(clause), alone.clause_map.bottom(clause)
        beside = [(other.y_of(each), other.clause_map.bottom(each)) for each in other.clause_map.clauses]
        assert all(below <= top + 1 or above >= bottom - 1 for above, below in beside), clause
    sizes = [shown.document().documentLayout().documentSize().height() for shown in (old, new)]
    assert sizes[0] == sizes[1]


def test_a_step_goes_to_the_first_changed_words_of_a_long_clause(make: Maker, tasks: Tasks) -> None:
    panel = make()
    long = "县级以上人民政府应当建立数据目录并保障数据安全。" * 40
    panel._library.documents["old"] = a_law("old", 2018, (OLD_WORDS[0], long + OLD_WORDS[1], OLD_WORDS[2]))  # type: ignore[attr-defined]
    panel._library.documents["new"] = a_law("new", 2023, (OLD_WORDS[0], long + NEW_WORDS[2], OLD_WORDS[2]))  # type: ignore[attr-defined]
    panel.show_documents(["old", "new"])
    settle(tasks)
    panel.forms.step(1)
    for doc, role in (("old", "deleted"), ("new", "inserted")):
        shown = view(panel, doc)
        clause, start, _end = index_of(panel).words()[doc][role][0]
        y, height = shown.clause_map.y_of_position(shown.clause_map.position(clause, start))
        assert shown.top_y() < y < y + height < shown.top_y() + shown.viewport().height()
    panel.bar.merged.click()
    merged = panel.body.merged
    merged.verticalScrollBar().setValue(0)
    panel.forms.show_group(1)
    assert 0 < merged.cursorRect(merged.document().find("五")).top() < merged.viewport().height()


def test_headers_say_which_version_is_which_and_the_newer_on_the_left_can_be_swapped(make: Maker, tasks: Tasks) -> None:
    panel = make("new", "old")
    facts = {pane.doc: pane.header.facts.text() for pane in panel.area.panes}
    assert facts["old"].startswith("旧版")
    assert facts["new"].startswith("新版")
    assert panel.body.order.isVisible()
    panel.forms.show_group(2)
    change = index_of(panel).change(2)
    panel.body.order.swap.click()
    settle(tasks)
    assert [pane.doc for pane in panel.area.panes] == ["old", "new"]
    assert not panel.body.order.isVisible()
    assert index_of(panel).change(panel.forms.number) == change, "the place is kept"
    panel.bar.forms[ComparisonForm.MATTER].click()
    settle(tasks)
    assert not panel.side.origin.isVisible()
    assert all("版" not in pane.header.facts.text() for pane in panel.area.panes)
