"""The page of bookmarks and highlights at work: narrowing, tags, colours, own order, what needs a look, taking back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QPainter, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.app.window import mark_services
from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.highlight import HighlightStyle
from compendium.ui.bookmarks.bookmark_dialog import edit_bookmark
from compendium.ui.bookmarks.bookmark_list import ACCEPT_KEYS
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.bookmarks.bookmarks_panel import BookmarksPanel
from compendium.ui.bookmarks.filter_bar import FilterButton
from compendium.ui.bookmarks.note_text import NoteDocument, NoteLayouts, is_plain, paint_note
from compendium.ui.icons import Icons
from compendium.ui.models.bookmark_filter import BookmarkOrder
from compendium.ui.models.bookmark_model import ENTRY_ROLE
from compendium.ui.models.folder_model import FOLDER_MIME_TYPE
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes

ROWS = (  # number, document, clause, quotation, folder, tags, colour
    (1, "national-2022", "2.4", "鼓励企业", "会议", ("甲",), MarkColour.RED),
    (2, "jinan-2023", "2.2.8", "8.强化高新技术企业和专精特新企业培育。", "", ("甲", "乙"), MarkColour.GREEN),
    (3, "wuxi-2024", "2.1.2", "从来没有写过的一句话。", "会议/上午", (), MarkColour.NONE),
)


@pytest.fixture
def work(composition: Composition, tasks: Tasks, notify: Notify) -> BookmarkWork:
    composition.bookmarks.restore(
        Bookmark(
            f"{n:032x}", doc, clause, quote, folder, tags=tags, colour=colour,
            created=f"2026-06-0{n}T08:00:00+08:00", before="很久以前这里有" if n == 3 else "",
        )
        for n, doc, clause, quote, folder, tags, colour in ROWS
    )  # fmt: skip
    composition.highlights.add_quote("jilin-2024", "2.5", "成果转化", colour=MarkColour.BLUE)
    marks = mark_services(composition)
    return BookmarkWork(marks=lambda: marks, library=composition.library, tasks=tasks, notify=notify)


@pytest.fixture
def panel(
    qtbot: QtBot, work: BookmarkWork, themes: Themes, icons: Icons, notify: Notify, tasks: Tasks
) -> BookmarksPanel:
    panel = BookmarksPanel(work=work, themes=themes, icons=icons, notify=notify)
    qtbot.addWidget(panel)
    panel.resize(1000, 640)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    assert tasks.wait_idle()
    panel.order.setCurrentIndex(panel.order.findData(BookmarkOrder.OWN.value))
    return panel


def shown(panel: BookmarksPanel) -> list[str]:
    model = panel.list.model()
    return [model.index(row, 0).data(ENTRY_ROLE).bookmark.clause for row in range(model.rowCount())]


def pick(button: FilterButton, *words: str) -> None:
    """Open a filter and switch values on or off."""
    for word in words:
        menu = button.menu()
        assert menu is not None
        menu.aboutToShow.emit()
        next(action for action in menu.actions() if action.text() == word).trigger()


def entry_of(menu: QMenu, *path: str) -> None:
    """Choose an entry of a menu within menus."""
    for step in path[:-1]:
        menu = next(a.menu() for a in menu.actions() if a.text().startswith(step) and a.menu())  # type: ignore[assignment]
    next(action for action in menu.actions() if action.text().split("\t")[0] == path[-1]).trigger()


def select(panel: BookmarksPanel, *clauses: str) -> None:
    panel.list.select_ids([e.bookmark.id for e in panel.list.rows.entries if e.bookmark.clause in clauses])


def test_filters_narrow_together_and_say_so(panel: BookmarksPanel) -> None:
    assert shown(panel) == ["2.4", "2.2.8", "2.1.2", "2.5"]
    pick(panel.filters.kinds, "书签")
    assert shown(panel) == ["2.4", "2.2.8", "2.1.2"]
    pick(panel.filters.tags, "甲")
    pick(panel.filters.colours, "绿色")
    assert shown(panel) == ["2.2.8"]
    assert panel.filters.colours.text() == "颜色：绿色"
    pick(panel.filters.colours, "红色")
    assert (shown(panel), panel.filters.colours.text()) == (["2.4", "2.2.8"], "颜色：绿色等 2 项")
    pick(panel.filters.docs, "国家企业技术创新行动方案")
    assert shown(panel) == ["2.4"]
    panel.filters.clear()
    assert len(shown(panel)) == 4
    pick(panel.filters.kinds, "标注")
    pick(panel.filters.tags, "乙")
    assert shown(panel) == []
    assert "清除" in panel.empty.accessibleName()


def test_what_needs_a_look_is_told_shown_and_accepted_by_one_key(
    panel: BookmarksPanel, work: BookmarkWork, composition: Composition, tasks: Tasks, notify: Notify
) -> None:
    assert panel.strip.isVisible()
    panel.strip.look.click()
    assert shown(panel) == ["2.1.2"]
    entry = panel.list.model().index(0, 0).data(ENTRY_ROLE)
    assert (entry.bookmark.state, entry.bookmark.quote) == (AnchorState.CHANGED, "从来没有写过的一句话。")
    assert entry.guess is not None
    QTest.keySequence(panel.list, QKeySequence(ACCEPT_KEYS))
    assert tasks.wait_idle()
    mark = next(mark for mark in composition.bookmarks.list() if mark.clause == "2.1.2")
    assert (mark.state, mark.quote) == (AnchorState.OK, entry.guess.guess.quote)
    assert panel.strip.isHidden()
    assert notify.take_back()
    assert tasks.wait_idle()
    assert "从来没有写过的一句话。" in {mark.quote for mark in composition.bookmarks.list()}


def test_a_click_takes_the_guess_and_the_way_back_to_all_shows(
    panel: BookmarksPanel, composition: Composition, tasks: Tasks
) -> None:
    everything = shown(panel)
    panel.strip.look.click()
    assert panel.strip.look.text() == "显示全部"
    panel.strip.look.click()
    assert (shown(panel), panel.strip.look.text()) == (everything, "查看")
    panel.strip.look.click()
    index = panel.list.model().index(0, 0)
    offer = panel.list.offer_rect(index)
    assert panel.list.visualRect(index).contains(offer)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, offer.center())
    assert tasks.wait_idle()
    assert {mark.state for mark in composition.bookmarks.list()} == {AnchorState.OK}
    assert shown(panel) == everything


def test_the_strip_takes_the_places_of_what_is_selected(
    panel: BookmarksPanel, composition: Composition, tasks: Tasks
) -> None:
    select(panel, "2.4")
    assert not panel.strip.accept.isEnabled()
    select(panel, "2.1.2")
    panel.strip.accept.click()
    assert tasks.wait_idle()
    assert {mark.state for mark in composition.bookmarks.list()} == {AnchorState.OK}


def test_a_document_that_is_gone_is_told_in_words(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    composition.bookmarks.restore(
        [Bookmark("f" * 32, "gone-2020", "1", "留下的话", created="2026-06-09T08:00:00+08:00")]
    )
    work.reload()
    assert tasks.wait_idle()
    entry = next(entry for entry in panel.list.rows.entries if entry.bookmark.doc == "gone-2020")
    assert entry.where == "文件不在文库中"
    assert entry.place(with_document=True) == "文件不在文库中"


def test_own_order_is_made_by_keys_and_kept(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    select(panel, "2.4")
    for _ in range(2):
        QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert tasks.wait_idle()
    assert shown(panel)[:3] == ["2.2.8", "2.1.2", "2.4"]
    QTest.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert tasks.wait_idle()
    assert shown(panel)[:3] == ["2.2.8", "2.4", "2.1.2"]
    assert [f"{n:032x}" for n in (2, 1, 3)] == list(composition.bookmarks.order())
    for _ in range(3):
        assert work.undo()
        assert tasks.wait_idle()
    assert shown(panel)[:3] == ["2.4", "2.2.8", "2.1.2"]
    assert not work.undo()


def test_colour_and_tags_of_several_are_changed_by_the_menu(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    select(panel, "2.4", "2.5")
    entry_of(panel.make_menu(), "颜色", "紫色")
    assert tasks.wait_idle()
    assert composition.highlights.list()[0].colour is MarkColour.PURPLE
    assert composition.bookmarks.list()[0].colour is MarkColour.PURPLE
    select(panel, "2.4", "2.1.2")
    entry_of(panel.make_menu(), "标签", "乙")
    assert tasks.wait_idle()
    assert [mark.tags for mark in composition.bookmarks.list()] == [("甲", "乙"), ("甲", "乙"), ("乙",)]
    select(panel, "2.5")
    entry_of(panel.make_menu(), "改为下划线")
    assert tasks.wait_idle()
    assert composition.highlights.list()[0].style is HighlightStyle.UNDERLINE
    for _ in range(3):
        work.undo()
        assert tasks.wait_idle()
    assert composition.highlights.list()[0].colour is MarkColour.BLUE
    assert composition.bookmarks.list()[2].tags == ()


def test_selected_marks_go_to_collections_and_to_the_screen(qtbot: QtBot, panel: BookmarksPanel) -> None:
    select(panel, "2.4", "2.5")
    for words, signal in (("加入讲义…", panel.collect_requested), ("放映", panel.present_requested)):
        with qtbot.waitSignal(signal) as asked:
            entry_of(panel.make_menu(), words)
        assert asked.args == [[("national-2022", "2.4", "鼓励企业"), ("jilin-2024", "2.5", "成果转化")]]


def test_a_folder_is_dropped_into_another(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    work.make_folder()
    assert tasks.wait_idle()
    data = QMimeData()
    data.setData(FOLDER_MIME_TYPE, "会议".encode())
    model, tree = panel.tree.folders, panel.tree
    target = model.index_of("新建文件夹")
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of("会议/上午"))
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, target)
    assert tasks.wait_idle()
    assert composition.bookmarks.folders() == ["新建文件夹", "新建文件夹/会议", "新建文件夹/会议/上午"]
    assert tree.dragEnabled()
    work.undo()
    assert tasks.wait_idle()
    assert composition.bookmarks.folders() == ["会议", "会议/上午", "新建文件夹"]


def test_the_dialog_keeps_tags_and_colour_and_shows_the_note(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, themes: Themes, tasks: Tasks
) -> None:
    dialog = edit_bookmark(f"{1:032x}", work, themes, panel)
    assert dialog is not None
    dialog.tags.setText("待核、 汇报，待核")
    dialog.note.setPlainText("**重点** 见 ![图](http://example.com/x.png) <b>粗</b>")
    dialog.tabs.setCurrentIndex(1)
    assert dialog.preview.toPlainText() == "重点 见 图 <b>粗</b>"
    dialog.accept()
    assert tasks.wait_idle()
    mark = composition.bookmarks.list()[0]
    assert (mark.tags, mark.colour) == (("待核", "汇报"), MarkColour.RED)


def test_an_undone_removal_brings_back_everything(
    panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    before = composition.mark_history.state()
    panel.list.selectAll()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert tasks.wait_idle()
    assert shown(panel) == []
    assert work.undo()
    assert tasks.wait_idle()
    after = composition.mark_history.state()
    assert (after.bookmarks, after.highlights, after.folders) == (before.bookmarks, before.highlights, before.folders)


def test_a_table_is_written_by_its_ending(
    panel: BookmarksPanel, work: BookmarkWork, tasks: Tasks, notify: Notify, tmp_path: Path
) -> None:
    for ending in ("docx", "xlsx", "csv", "md", "html"):
        work.export_to(tmp_path / f"书签.{ending}")
        assert tasks.wait_idle()
        assert (tmp_path / f"书签.{ending}").stat().st_size > 0
    assert "成果转化" in (tmp_path / "书签.md").read_text(encoding="utf-8")


def test_notes_load_nothing_and_take_no_html(themes: Themes) -> None:
    loaded: list[QUrl] = []

    class Watched(NoteDocument):
        def loadResource(self, kind: int, name: QUrl | str) -> object:
            loaded.append(QUrl(name))
            return super().loadResource(kind, name)

    document = Watched()
    document.set_note("![a](file:///etc/passwd) ![b](https://example.com/b.png)\n<img src='x'><script>1</script>")
    document.setTextWidth(200)
    image = QImage(200, 100, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint_note(painter, document, themes.current)
    painter.end()
    assert loaded == []
    assert document.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("file:///etc/hostname")) is None


def test_plain_notes_need_no_layout(themes: Themes) -> None:
    assert is_plain("2024 年目标，见第（五）条")
    assert not is_plain("- 一\n- 二")
    layouts = NoteLayouts()
    assert layouts.of("**a**", 100, themes.current) is layouts.of("**a**", 100, themes.current)


def test_a_thousand_marks_can_be_scrolled(
    qtbot: QtBot, panel: BookmarksPanel, composition: Composition, work: BookmarkWork, tasks: Tasks
) -> None:
    mark = composition.bookmarks.list()[0]
    composition.bookmarks.restore(replace(mark, id=f"{n:032x}", note=f"**注** {n}") for n in range(100, 1100))
    work.reload()
    assert tasks.wait_idle()
    assert len(shown(panel)) == 1004
    panel.list.scrollToBottom()
    assert panel.list.indexAt(QPoint(30, panel.list.viewport().height() - 30)).row() > 990
