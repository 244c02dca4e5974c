"""Settings and help as a user meets them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPlainTextEdit, QRadioButton, QSlider
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.ui.actions import ACTIONS
from compendium.ui.main_window import MainWindow
from compendium.ui.reader.reader_panel import ReaderPanel
from user_input import settle


def dialog_of(window: MainWindow, action: str, name: str) -> QDialog:
    window.actions_by_id[action].trigger()
    dialog = window.findChild(QDialog, name)
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_a_theme_takes_effect_at_once_and_is_kept(window: MainWindow, composition: Composition) -> None:
    dialog = dialog_of(window, "settings", "settingsDialog")
    dark = dialog.findChild(QRadioButton, "theme_dark")
    assert dark is not None
    dark.click()
    assert composition.settings.get("theme") == "dark"
    assert window.palette().window().color().lightness() < 80
    assert window.actions_by_id["theme_dark"].isChecked()
    dialog.close()


def test_the_size_of_the_text_takes_effect_at_once_and_is_kept(window: MainWindow, composition: Composition) -> None:
    dialog = dialog_of(window, "settings", "settingsDialog")
    slider = dialog.findChild(QSlider, "readingSize")
    reader = window.findChild(ReaderPanel)
    assert slider is not None
    assert reader is not None
    assert slider.value() == reader.view.px
    slider.setValue(24)
    assert reader.view.px == 24
    dialog.accept()
    assert composition.settings.get("reading_px") == 24


def test_a_language_is_kept_for_the_next_start_and_that_is_said(
    qtbot: QtBot, window: MainWindow, composition: Composition
) -> None:
    dialog = dialog_of(window, "settings", "settingsDialog")
    box = dialog.findChild(QComboBox, "language")
    assert box is not None
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "English"
    assert composition.settings.get("language") == "en"
    assert any("下次打开" in label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    dialog.close()


def test_all_shortcuts_are_listed_with_what_they_do(window: MainWindow) -> None:
    dialog = dialog_of(window, "shortcuts", "shortcutsDialog")
    words = [label.text() for label in dialog.findChildren(QLabel)]
    for spec in ACTIONS:
        for keys in spec.shortcuts[:1]:
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            assert any(native in text for text in words), spec.id
    dialog.close()


def test_licences_of_everything_that_ships_can_be_read(window: MainWindow) -> None:
    dialog = dialog_of(window, "about", "aboutDialog")
    text = dialog.findChild(QPlainTextEdit, "licences")
    assert text is not None
    for words in ("GNU LESSER GENERAL PUBLIC LICENSE", "SIL OPEN FONT LICENSE", "ISC License", "Whoosh"):
        assert words.casefold() in text.toPlainText().casefold(), words
    dialog.close()
    settle(window)
