"""One line of truth for taking back: what a message offers is what was done last, or it offers nothing."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from compendium.app.composition import Composition
from compendium.domain.bookmark import MarkColour
from compendium.domain.collection import CollectionItem, ItemKind
from compendium.services.collections import new_id
from compendium.ui.actions import View
from compendium.ui.collections.collections_panel import CollectionsPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.notify import Notify
from user_input import settle


@pytest.fixture
def panel(window: MainWindow, composition: Composition) -> CollectionsPanel:
    """The page of collections with one of four sections."""
    service = composition.collections
    service.put([service.new("宣讲", [CollectionItem(new_id(), ItemKind.SECTION, name) for name in "甲乙丙丁"])])
    window.navigator.show_view(View.COLLECTIONS)
    settle(window)
    found = window.findChild(CollectionsPanel)
    assert found is not None
    return found


def titles(panel: CollectionsPanel) -> str:
    return "".join(entry.title for entry in panel.items.rows.entries)


def delete(window: MainWindow, panel: CollectionsPanel, row: int) -> None:
    panel.items.select_ids([panel.items.rows.entries[row].item.id])
    panel._acts.remove()
    settle(window)


def offered(notify: Notify) -> QPushButton | None:
    """The button that takes back, when a message shows one."""
    toast = notify.toast
    if toast is None or toast.isHidden():
        return None
    buttons = (each for each in toast.findChildren(QPushButton) if each.text() == "撤销")
    return next((each for each in buttons if each.isVisibleTo(toast)), None)


def test_undo_by_key_takes_the_offer_away(window: MainWindow, panel: CollectionsPanel) -> None:
    delete(window, panel, 0)
    delete(window, panel, 0)
    assert titles(panel) == "丙丁"
    assert offered(window._notify) is not None
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert titles(panel) == "乙丙丁"
    assert offered(window._notify) is None  # with it the first deletion would have been taken back
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert titles(panel) == "甲乙丙丁"


def test_doing_again_takes_the_offer_away(window: MainWindow, panel: CollectionsPanel) -> None:
    delete(window, panel, 0)
    panel.undo()
    panel._work.redo()
    settle(window)
    assert titles(panel) == "乙丙丁"
    assert offered(window._notify) is None


def test_what_was_deleted_elsewhere_is_taken_back_first(
    window: MainWindow, panel: CollectionsPanel, composition: Composition
) -> None:
    delete(window, panel, 0)
    mark = composition.bookmarks.add("jilin-2024", "4.12")
    window._beside.work.reload()
    settle(window)
    window._beside.work.remove([mark.id])
    settle(window)
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert [each.id for each in composition.bookmarks.list()] == [mark.id]
    assert titles(panel) == "乙丙丁"
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert titles(panel) == "甲乙丙丁"


def test_a_change_of_marks_without_a_message_takes_an_older_offer_away(
    window: MainWindow, composition: Composition
) -> None:
    work = window._beside.work
    marks = [composition.bookmarks.add("jilin-2024", clause) for clause in ("4.12", "2.5")]
    work.reload()
    settle(window)
    work.remove([marks[0].id])
    settle(window)
    assert offered(window._notify) is not None
    work.set_colour([marks[1].id], MarkColour.BLUE)
    settle(window)
    assert offered(window._notify) is None
    window.actions_by_id["undo"].trigger()
    settle(window)
    assert [each.colour for each in composition.bookmarks.list()] == [MarkColour.NONE]


def test_undo_leaves_a_message_that_offers_something_else(window: MainWindow, panel: CollectionsPanel) -> None:
    opened: list[bool] = []
    window._notify.info("已导出", "打开文件夹", lambda: opened.append(True))
    window.actions_by_id["undo"].trigger()
    assert opened == []


def test_nothing_stale_is_offered_after_a_presentation(window: MainWindow) -> None:
    notify, taken = window._notify, list[str]()
    notify.hold()
    notify.done("已删除甲", lambda: taken.append("甲"))
    notify.info("已导出")
    notify.done("已删除乙", lambda: taken.append("乙"))
    notify.release()
    assert notify.take_back()
    assert not notify.take_back()
    assert taken == ["乙"]
