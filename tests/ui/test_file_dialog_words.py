"""Qt's own dialog for files, where the desktop has none, speaks Chinese as the rest of the window does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLibraryInfo, QTranslator
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QToolButton, QTreeView
from pytestqt.qtbot import QtBot

from compendium.ui.translation import _QT_LACKS, CHINESE, install_language

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,}")


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    installed = install_language(qapp, RESOURCES, CHINESE)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.usefixtures("chinese")
def test_no_word_of_the_file_dialog_is_english(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "文件").mkdir()
    dialog = QFileDialog(None, "选择文件", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = dialog.findChild(QTreeView, "treeView")
    assert rows is not None
    qtbot.waitUntil(lambda: rows.model().rowCount(rows.rootIndex()) == 1)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    said += [button.text() for button in dialog.findChildren(QPushButton)]
    said += [button.toolTip() for button in dialog.findChildren(QToolButton)]
    said.append(str(rows.model().index(0, 2, rows.rootIndex()).data()))
    assert [words for words in said if ENGLISH_WORDS.search(words)] == []
    assert "文件夹" in said


def test_only_what_qt_does_not_know_itself_is_added(qapp: QApplication) -> None:
    own = QTranslator()
    assert own.load(f"qtbase_{CHINESE}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    assert [known for known in _QT_LACKS if own.translate(*known)] == []
