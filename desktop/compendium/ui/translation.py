"""The language of the interface. The source is Simplified Chinese; resources/i18n/*.ts hold the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

CHINESE = "zh_CN"
ENGLISH = "en"
LANGUAGES = (CHINESE, ENGLISH)
_QT_LACKS = {
    ("QFileDialog", "&Look in:"): "查找范围(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QAbstractFileIconProvider", "Drive"): "驱动器",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
}
"""Words of Qt's file dialog that its own Chinese translation lacks, to go once a test finds them there."""


class WordsTranslator(QTranslator):
    """Translates from words by context and source, so that no compiled file has to be built and kept up to date."""

    def __init__(self, words: Mapping[tuple[str, str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        """Tell whether nothing is translated."""
        return not self._words

    def translate(
        self, context: str, source_text: str, _disambiguation: str | bytes | None = None, _n: int = -1
    ) -> str:
        """Return the translation; None, which Qt takes as not known, when there is none."""
        return self._words.get((context, source_text))  # type: ignore[return-value]


def read_translations(file: Path) -> Mapping[tuple[str, str], str]:
    """Finished translations of a .ts file by context and source words."""
    import xml.etree.ElementTree as ET  # the Chinese interface starts without it

    words: dict[tuple[str, str], str] = {}
    for context in ET.parse(file).getroot().iter("context"):  # noqa: S314 - a file of ours
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                words[name, message.findtext("source", "")] = translation.text
    return words


def install_language(app: QCoreApplication, resources: Path, language: str) -> list[QTranslator]:
    """Give the application the language; call it before any widget is made. Returns the translators, kept by it."""
    installed: list[QTranslator] = []
    own_words = QTranslator(app)  # those of Qt's own menus and dialogs
    if own_words.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        installed.append(own_words)
    file = resources / "i18n" / f"{language}.ts"
    if language != CHINESE and file.is_file():
        installed.append(WordsTranslator(read_translations(file), app))
    elif language == CHINESE:
        installed.insert(0, WordsTranslator(_QT_LACKS, app))  # asked last: once Qt knows a word, Qt says it
    for translator in installed:
        app.installTranslator(translator)
    return installed
