"""The interface in English: nothing is left untranslated, nothing stays Chinese but the texts themselves."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.ui.actions import View
from compendium.ui.main_window import MainWindow
from compendium.ui.translation import ENGLISH, WordsTranslator, install_language
from user_input import settle

ROOT = Path(__file__).resolve().parents[2]
ENGLISH_FILE = ROOT / "resources" / "i18n" / "en.ts"
CHINESE = re.compile("[\u4e00-\u9fff]")
# The same in every language: the languages' own names, a sample of what is read, words of the query language.
OWN_WORDS = ("中文", "简体中文", "政策汇编", "首台套 或 首批次", "强化企业科技创新主体地位", "“或”")
# Examples of queries, in the language of the texts.
EXAMPLES = (
    *("研发机构 全覆盖", "首台套 或 首批次", "人才 -高层次", '"加计100%扣除"'),
    *("(贷款 或 担保) 风险补偿", "标题:创新 年份:2022..2024"),
)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    installed = install_language(qapp, ROOT / "resources", ENGLISH)
    assert any(isinstance(translator, WordsTranslator) for translator in installed)
    yield
    for translator in installed:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def messages(file: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            found[context.findtext("name", ""), message.findtext("source", "")] = translation
    return found


def test_every_word_of_the_interface_is_in_the_file_and_none_is_left_over(tmp_path: Path) -> None:
    copy = tmp_path / "en.ts"
    shutil.copyfile(ENGLISH_FILE, copy)
    script = f"import pathlib, sys, translations; sys.exit(translations.update(pathlib.Path({str(copy)!r})))"
    subprocess.run([sys.executable, "-c", script], cwd=ROOT / "build", check=True, timeout=120)
    assert set(messages(copy)) == set(messages(ENGLISH_FILE))


def test_every_word_is_translated_with_its_places_for_values() -> None:
    for (context, source), translation in messages(ENGLISH_FILE).items():
        assert translation.get("type") is None, (context, source)
        assert translation.text, (context, source)
        places = sorted(re.findall(r"\{(\d)", source))
        assert sorted(re.findall(r"\{(\d)", translation.text)) == places, (context, source)


def test_the_window_in_english_shows_no_chinese_but_the_texts(
    english: None, qtbot: QtBot, open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    window = open_window()
    said: set[str] = set()
    for view in View:
        window.navigator.show_view(view)
        settle(window)
        said |= set(_words(window))
    window.navigator.search("科技型中小企业")
    settle(window)
    said |= set(_words(window))
    texts = _texts(composition)
    chinese = {words for words in said if CHINESE.search(_without(words, texts))}
    assert chinese == set()
    assert {"Read", "Library", "Search"} <= said


def _words(window: QWidget) -> Iterator[str]:
    yield window.windowTitle()
    for action in window.findChildren(QAction):
        yield action.text()
    for widget in window.findChildren(QWidget):
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))


def _texts(composition: Composition) -> list[str]:
    """What comes from the library: titles, regions, issuers, units, facts, words that are searched."""
    words = {"科技型中小企业"}
    for info in composition.library.list():
        words |= {info.title, info.short_title, info.region or "", *info.issuers}
        words |= {info.validity_basis or "", *info.evidence.values()}
        words |= {match for clause in composition.library.document(info.id).outline for match in _units(clause.text)}
    words |= {term for group in composition.thesaurus.also for term in group}  # what a chip says is looked for too
    for row in composition.facts.facts():
        fields = (value for value in asdict(row.fact.detail).values() if isinstance(value, str))
        words |= {*row.units, *row.printed_units, row.label, row.section, row.place, row.subject, row.date_text}
        words |= set(fields)
    return sorted(filter(None, words), key=len, reverse=True)


def _units(text: str) -> list[str]:
    return re.split("[、，,：:（）()。；;]", text)


def _without(words: str, texts: list[str]) -> str:
    for text in (*OWN_WORDS, *EXAMPLES, *texts):
        words = words.replace(text, "")
    return words
