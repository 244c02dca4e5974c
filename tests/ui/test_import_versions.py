"""A text that the library has already, or another text of a document that it has."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
)
from pytestqt.qtbot import QtBot

from compendium.domain.import_item import ItemState
from compendium.ui.importing.difference_view import DifferenceView
from compendium.ui.main_window import MainWindow
from import_window_steps import (
    PLAN,
    field,
    imported,
    look_at,
    part,
    plan,
    press,
    read,
    shown,
    states,
)
from user_input import settle

pytestmark = pytest.mark.usefixtures("importing_windows")


def test_a_new_version_shows_its_differences_and_replaces_what_was_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._services.importing().run([plan(tmp_path, "城市书房")])
    [before] = imported(window)
    importing = read(window, plan(tmp_path, "城市书房", "三、保障措施\n加强领导。\n"))
    assert set(states(importing).values()) == {ItemState.VERSION}
    look_at(qtbot, window, importing, "城市书房.txt")
    press(qtbot, part(importing, "importDifference"))
    settle(window)
    differences = importing.findChild(DifferenceView)
    assert differences is not None
    assert differences.isVisible()
    assert "新增】三、保障措施" in differences.toPlainText()
    choice = importing.findChild(QComboBox, "importDecision")
    assert choice is not None
    choice.setCurrentIndex(choice.findText("替换原有文本"))
    choice.activated.emit(choice.currentIndex())
    press(qtbot, part(importing, "acceptOne"))
    settle(window)
    [after] = imported(window)
    assert after.id == before.id
    assert after.content_hash != before.content_hash


def test_an_older_text_is_named_so_and_enters_only_as_what_the_user_chose(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window._services.importing().run([plan(tmp_path, "城市书房")])
    [newer] = imported(window)
    older = tmp_path / "旧.txt"
    text = PLAN.format("城市书房").replace("2024年3月5日", "2021年3月5日")
    older.write_text(f"{text}三、保障措施\n加强领导。\n", encoding="utf-8")
    importing = read(window, older)
    look_at(qtbot, window, importing, "旧.txt")
    words = " ".join(label.text() for label in importing.findChildren(QLabel) if label.isVisible())
    assert "较早文本" in words
    assert "2021-03-05，早于文库中的" in words
    assert not part(importing, "acceptOne").isEnabled()
    choice = importing.findChild(QComboBox, "importDecision")
    assert choice is not None
    assert choice.currentText() == "请选择…"
    choice.setCurrentIndex(choice.findText("存为较早的文本"))
    choice.activated.emit(choice.currentIndex())
    press(qtbot, part(importing, "acceptOne"))
    settle(window)
    assert {info.id for info in imported(window)} == {newer.id, f"{newer.id}@2"}


def test_a_text_that_the_library_has_is_not_taken_in_by_mistake(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    copy = tmp_path / "副本.txt"
    copy.write_text(PLAN.format("城市书房"), encoding="utf-8")
    importing = read(window, plan(tmp_path, "城市书房"))
    press(qtbot, part(importing, "acceptReady"))
    settle(window)
    importing.add([copy])
    importing = shown(window)
    page = look_at(qtbot, window, importing, "副本.txt")
    assert not part(importing, "acceptOne").isEnabled()
    qtbot.keyClick(field(importing, "title"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    remark = importing.findChild(QLabel, "importRemark")
    assert remark is not None
    assert "已有同样的文字" in remark.text()
    assert page.isVisible()
    choice = importing.findChild(QComboBox, "importDecision")
    assert choice is not None
    choice.setCurrentIndex(choice.count() - 1)
    choice.activated.emit(choice.currentIndex())
    assert part(importing, "acceptOne").isEnabled()
