"""Putting a collection together as a user does: adding, ordering, writing, taking back, carrying to a colleague."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QDeadlineTimer, QPointF, Qt
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import PASSAGE_BREAK, Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.comparison import ClauseRef
from compendium.services.collections import new_id, table_item
from compendium.ui.collections.collection_files import NotesDialog
from compendium.ui.collections.collection_work import CollectionWork
from compendium.ui.collections.collections_panel import CollectionsPanel
from compendium.ui.icons import Icons
from compendium.ui.models.item_model import reordered, stepped
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def work(composition: Composition, tasks: Tasks, notify: Notify) -> CollectionWork:
    return CollectionWork(
        collections=composition.collections,
        tables=lambda: composition.collection_tables,
        tasks=tasks,
        notify=notify,
    )


@pytest.fixture
def kept(composition: Composition) -> Collection:
    """A collection with an item of every kind, and an empty one."""
    service = composition.collections
    items = (
        CollectionItem(new_id(), ItemKind.SECTION, "一、企业"),
        CollectionItem(new_id(), ItemKind.SLIDE, "要点", "# 三点\n\n- **甲**", notes="停一下"),
        service.clause_item("jilin-2024", "4.12"),
        service.comparison_item([ClauseRef("jilin-2024", "4.12"), ClauseRef("wuxi-2024", "2.1.1")]),
        table_item(TableChoice("targets", ("jilin-2024",), {"text": "孵化"})),
    )
    (made,) = service.put([service.new("宣讲", items, "7月")])
    return made


@pytest.fixture
def panel(
    qtbot: QtBot, work: CollectionWork, kept: Collection, composition: Composition, themes: Themes, icons: Icons
) -> CollectionsPanel:
    work.reload()
    panel = CollectionsPanel(work=work, themes=themes, icons=icons)
    panel.set_documents(composition.library.list())
    qtbot.addWidget(panel)
    panel.resize(1200, 700)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    qtbot.waitUntil(lambda: panel.items.rows.rowCount() == 5 and bool(panel.items.rows.entries[2].source))
    return panel


def titles(panel: CollectionsPanel) -> list[str]:
    return [entry.title for entry in panel.items.rows.entries]


def select(panel: CollectionsPanel, *rows: int) -> None:
    panel.items.select_ids([panel.items.rows.entries[row].item.id for row in rows])
    panel.items.setFocus()


def stored(composition: Composition, tasks: Tasks, identifier: str) -> Collection:
    wait = QDeadlineTimer(10_000)
    while not tasks.wait_idle():  # the end of one piece of work may ask for another
        assert not wait.hasExpired()
    return next(each for each in composition.collections.list() if each.id == identifier)


def test_rows_say_what_they_are_and_where_they_come_from(panel: CollectionsPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: "行" in panel.items.rows.entries[4].line)
    entries = panel.items.rows.entries
    assert [entry.number for entry in entries] == [0, 1, 2, 3, 4]
    assert titles(panel) == [
        "一、企业",
        "要点",
        "12.加大孵化服务平台建设力度",
        "12.加大孵化服务平台建设力度",
        "目标指标",
    ]
    assert entries[2].source == "吉林省三年行动方案 第四部分第12条"
    assert entries[2].line.startswith("持续支持科技企业孵化器")
    assert entries[3].source == "吉林省三年行动方案 ｜ 无锡市创新主体行动方案"
    assert entries[4].source == "吉林省三年行动方案、“孵化”"


def test_keys_move_items_and_undo_takes_each_step_back(
    panel: CollectionsPanel, composition: Composition, tasks: Tasks, kept: Collection, qtbot: QtBot
) -> None:
    before = titles(panel)
    select(panel, 1, 2)
    QTest.keyClick(panel.items, Qt.Key.Key_Up, ALT)
    assert titles(panel)[:3] == ["要点", "12.加大孵化服务平台建设力度", "一、企业"]
    QTest.keyClick(panel.items, Qt.Key.Key_Up, ALT)  # they are at the top already
    QTest.keyClick(panel.items, Qt.Key.Key_Delete)
    assert titles(panel) == ["一、企业", *before[3:]]
    assert len(stored(composition, tasks, kept.id).items) == 3
    QTest.keyClick(panel.items, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(panel.items, Qt.Key.Key_Z, CTRL)
    assert titles(panel) == before
    assert stored(composition, tasks, kept.id).items == kept.items
    QTest.keyClick(panel.items, Qt.Key.Key_Y, CTRL)
    assert titles(panel)[0] == "要点"


def test_cut_and_paste_goes_into_another_collection(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, kept: Collection
) -> None:
    select(panel, 1, 3)
    QTest.keyClick(panel.items, Qt.Key.Key_X, CTRL)
    assert len(titles(panel)) == 3
    assert "《吉林省企业科技创新能力提升三年行动方案" in QApplication.clipboard().text()
    other = work.make("另一份")
    assert panel.list.chosen == other
    panel.items.setFocus()
    QTest.keyClick(panel.items, Qt.Key.Key_V, CTRL)
    QTest.keyClick(panel.items, Qt.Key.Key_V, CTRL)
    pasted = stored(composition, tasks, other).items
    assert [item.kind for item in pasted] == [ItemKind.SLIDE, ItemKind.COMPARISON] * 2
    assert len({item.id for item in pasted}) == 4
    assert pasted[0].notes == "停一下"
    work.undo()
    work.undo()
    work.undo()
    work.undo()
    assert stored(composition, tasks, kept.id).items == kept.items
    assert [each.id for each in work.collections] == [kept.id]


def test_items_are_dropped_between_rows_and_on_another_collection(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, kept: Collection
) -> None:
    model = panel.items.rows
    data = model.mimeData([model.index(0), model.index(1)])
    place = QPointF(panel.items.visualRect(model.index(3)).bottomLeft()) + QPointF(40, -3)
    held, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.items.dropEvent(QDropEvent(place, Qt.DropAction.MoveAction, data, held, keys))
    assert [item.id for item in stored(composition, tasks, kept.id).items] == [
        kept.items[at].id for at in (2, 3, 0, 1, 4)
    ]
    other = work.make("另一份")
    panel.list.choose(kept.id)
    target = panel.list.rows.index_of(other)
    panel.list.rows.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert [item.title for item in stored(composition, tasks, other).items] == ["一、企业", "要点"]
    assert len(stored(composition, tasks, kept.id).items) == 3
    work.undo()
    assert len(stored(composition, tasks, kept.id).items) == 5


def test_what_is_typed_is_kept_as_one_step(
    panel: CollectionsPanel, composition: Composition, tasks: Tasks, kept: Collection, qtbot: QtBot
) -> None:
    select(panel, 1)
    QTest.keyClicks(panel.detail.title, "A")
    panel.detail.commit()
    QTest.keyClicks(panel.detail.title, "B")
    panel.detail.commit()
    QTest.keyClicks(panel.detail.notes, "note ")
    select(panel, 2)  # leaving commits
    slide = stored(composition, tasks, kept.id).items[1]
    assert (slide.title, slide.notes) == ("要点AB", "note 停一下")
    panel.undo()
    panel.undo()
    assert stored(composition, tasks, kept.id).items[1] == kept.items[1]
    assert panel.items.selected_ids() == [kept.items[1].id]
    assert panel.detail.title.text() == "要点"


def test_markdown_shows_as_it_is_written_and_loads_nothing(
    panel: CollectionsPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    select(panel, 1)
    editor = panel.detail.editor
    assert editor.preview.toPlainText().split() == ["三点", "甲"]
    secret = tmp_path / "secret.html"
    secret.write_text("<b>gone</b>", "utf-8")
    editor.field.setPlainText(f"## 新\n\n![图]({secret.as_uri()}) <script>x</script>")
    qtbot.waitUntil(lambda: editor.preview.toPlainText().startswith("新"))
    assert "gone" not in editor.preview.toPlainText()


def test_sentences_of_a_clause_are_chosen(
    panel: CollectionsPanel, composition: Composition, tasks: Tasks, kept: Collection, qtbot: QtBot
) -> None:
    select(panel, 2)
    rows = panel.detail.sentences.list
    assert rows.count() > 3
    for number in range(rows.count()):
        if number not in (0, 2):
            rows.item(number).setCheckState(Qt.CheckState.Unchecked)
    quote = stored(composition, tasks, kept.id).items[2].clauses[0].quote
    first, last = quote.split(PASSAGE_BREAK)
    assert first == "12.加大孵化服务平台建设力度。"
    assert last.startswith("将服务企业情况")
    qtbot.waitUntil(lambda: panel.detail.item is not None and panel.detail.item.clauses[0].quote == quote)
    for number in (0, 2):
        rows.item(number).setCheckState(Qt.CheckState.Unchecked)
    assert stored(composition, tasks, kept.id).items[2].clauses[0].quote == ""
    assert all(rows.item(n).checkState() == Qt.CheckState.Checked for n in range(rows.count()))


def test_a_clause_whose_words_changed_is_flagged_and_can_be_taken_anew(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, qtbot: QtBot
) -> None:
    kept = work.collections[0]
    item = kept.items[2]
    old = replace(item.clauses[0], taken=item.clauses[0].taken.replace("350", "300"))
    work.update(kept.id, replace(item, clauses=(old,)))
    qtbot.waitUntil(lambda: panel.items.rows.entries[2].standing is AnchorState.CHANGED)
    select(panel, 2)
    buttons = {button.text(): button for button in panel.detail.findChildren(QPushButton) if button.isVisible()}
    QTest.mouseClick(buttons["看加入时的文字"], Qt.MouseButton.LeftButton)
    assert "300" in panel.detail._old.toPlainText()
    QTest.mouseClick(buttons["改用现在的文字"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.items.rows.entries[2].standing is AnchorState.OK)
    assert "350" in stored(composition, tasks, kept.id).items[2].clauses[0].taken


def test_collections_are_made_named_copied_and_deleted(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, kept: Collection
) -> None:
    QTest.mouseClick(panel._new, Qt.MouseButton.LeftButton)
    new = panel.list.chosen
    assert panel.area.empty.isVisible()
    editor = QApplication.focusWidget()
    QTest.keyClicks(editor, "Plan")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert stored(composition, tasks, new).title == "Plan"
    work.duplicate(kept.id)
    copy = stored(composition, tasks, panel.list.chosen)
    assert (copy.title, copy.subtitle, len(copy.items)) == ("宣讲 副本", "7月", 5)
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert [each.title for each in work.collections] == ["宣讲", "Plan"]
    panel.undo()
    assert stored(composition, tasks, copy.id) == copy
    panel.field.setText("孵化")
    panel._on_changed()
    assert panel.list.rows.rowCount() == 2


def test_notes_go_into_a_file_only_when_ticked(
    panel: CollectionsPanel, tasks: Tasks, tmp_path: Path, kept: Collection, qtbot: QtBot
) -> None:
    for ticked, name in ((False, "a.json"), (True, "b.json")):
        panel.list.export_requested.emit(kept.id)
        (asked,) = (each for each in panel.findChildren(NotesDialog) if each.isVisible())
        asked.notes.setChecked(ticked)
        asked.accept()
        (dialog,) = (each for each in panel.findChildren(QFileDialog) if each.isVisible())
        dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        assert tasks.wait_idle()
        assert ("停一下" in (tmp_path / name).read_text("utf-8")) is ticked


def test_three_hundred_items_are_shown_and_moved_without_waiting(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, qtbot: QtBot
) -> None:
    clauses = composition.library.document("wuxi-2024").outline
    items = [composition.collections.clause_item("wuxi-2024", clauses[n % len(clauses)].id) for n in range(300)]
    many = work.make("很多", items)
    qtbot.waitUntil(lambda: panel.items.rows.rowCount() == 300 and bool(panel.items.rows.entries[299].source))
    select(panel, 150)
    began = time.process_time()
    for _ in range(10):
        QTest.keyClick(panel.items, Qt.Key.Key_Down, ALT)
        QApplication.processEvents()
    assert (time.process_time() - began) / 10 < 0.25
    assert panel.items.rows.entries[160].item.id == items[150].id
    assert stored(composition, tasks, many).items[160].id == items[150].id


def test_the_page_comes_back_as_it_was_left(
    panel: CollectionsPanel, work: CollectionWork, themes: Themes, icons: Icons, kept: Collection, qtbot: QtBot
) -> None:
    work.make("另一份")
    panel.show_item(kept.id, kept.items[3].id)
    panel._splitter.setSizes([200, 500, 500])
    state = panel.save_state()
    again = CollectionsPanel(work=work, themes=themes, icons=icons)
    qtbot.addWidget(again)
    again.resize(1200, 700)
    again.restore_state(state)
    again.show()
    assert again.list.chosen == kept.id
    assert again.items.selected_ids() == [kept.items[3].id]
    for broken in ({"sizes": "x", "item": 5, "scroll": None}, {"collection": "gone", "item": "gone", "scroll": 9}):
        again.restore_state(broken)
    assert again.list.chosen == kept.id


def test_steps_keep_the_order_of_what_moves() -> None:
    items = [CollectionItem(str(n), ItemKind.SLIDE) for n in range(5)]
    ids = ["1", "3"]
    assert [item.id for item in stepped(items, ids, -1)] == ["1", "0", "3", "2", "4"]
    assert [item.id for item in stepped(items, ids, 1)] == ["0", "2", "1", "4", "3"]
    assert [item.id for item in stepped(items, ["0", "1"], -1)] == ["0", "1", "2", "3", "4"]
    assert [item.id for item in reordered(items, ids, 5)] == ["0", "2", "4", "1", "3"]
    assert [item.id for item in reordered(items, ids, 2)] == ["0", "1", "3", "2", "4"]


def test_the_menu_offers_what_can_be_done(panel: CollectionsPanel, icons: Icons, qtbot: QtBot) -> None:
    select(panel, 2)
    words = [
        action.text().partition("\t")[0] for action in panel._acts.make_menu(icons).actions() if action.isEnabled()
    ]
    assert {"从这里放映", "打开", "上移", "下移", "剪切", "复制", "删除"} <= set(words)
    with qtbot.waitSignal(panel.present_requested) as asked:
        assert panel.present_shown()
    assert asked.args == [panel.list.chosen, panel.items.selected_ids()[0]]
    with qtbot.waitSignal(panel.present_requested) as asked:
        QTest.keySequence(panel.items, QKeySequence("Shift+F5"))
    assert asked.args == [panel.list.chosen, ""]
    with qtbot.waitSignal(panel.open_requested) as opened:
        QTest.keyClick(panel.items, Qt.Key.Key_Return)
    assert opened.args == ["jilin-2024", "4.12"]


def test_another_theme_reaches_the_page_and_nothing_that_is_gone(
    panel: CollectionsPanel, work: CollectionWork, themes: Themes, icons: Icons, qtbot: QtBot
) -> None:
    other = CollectionsPanel(work=work, themes=themes, icons=icons)
    shiboken6.delete(other)
    before = panel.grab().toImage()
    themes.set_mode("dark")
    QApplication.processEvents()
    assert panel.grab().toImage() != before


def test_a_title_half_typed_stays_with_its_collection(
    panel: CollectionsPanel, work: CollectionWork, composition: Composition, tasks: Tasks, kept: Collection
) -> None:
    panel.bar.title.setFocus()
    QTest.keyClicks(panel.bar.title, "AB")
    QTest.mouseClick(panel._new, Qt.MouseButton.LeftButton)
    new = panel.list.chosen
    assert new != kept.id
    assert stored(composition, tasks, kept.id).title == "宣讲AB"
    assert stored(composition, tasks, new).title == "新讲义"
    assert panel.bar.title.text() == "新讲义"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    panel.bar.title.setFocus()
    panel.bar.title.selectAll()
    QTest.keyClick(panel.bar.title, Qt.Key.Key_Delete)
    QTest.keyClick(panel.bar.title, Qt.Key.Key_Return)  # no title is no name: the old one comes back
    assert panel.bar.title.text() == "新讲义"
    panel.bar.subtitle.setFocus()
    QTest.keyClicks(panel.bar.subtitle, "x")
    panel.save_state()
    assert stored(composition, tasks, new).subtitle == "x"
