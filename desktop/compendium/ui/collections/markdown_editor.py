"""Own words of a slide: Markdown to write in, and how it will look."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from compendium.ui.fonts import ui_families
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard

_PREVIEW_MS = 150
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class Preview(QTextBrowser):
    """Shows Markdown; nothing that it names is read from the disk or the net."""

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Load nothing: a colleague's file must not make this program open others."""
        return None


class WordsField(QPlainTextEdit):
    """A framed field for words; Tab goes on to the next one, and keys that compose Chinese do nothing else."""

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("framed", "true")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self._guard = CompositionGuard(self)

    def set_words(self, words: str) -> None:
        """Show words without telling; what stands there already is left as it is, with the cursor."""
        if words != self.toPlainText():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)


class MarkdownEditor(QSplitter):
    """``edited`` after every change by the user."""

    edited = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setObjectName("markdownEditor")
        self.setChildrenCollapsible(False)
        self._themes = themes
        hint = self.tr("# 标题\n- 要点\n- **重点词**加两个星号\n\n用 Markdown 书写，下方即时显示效果")
        self.field = WordsField(self.tr("文字页的内容"), hint)
        self.field.setObjectName("slideText")
        self.preview = Preview()
        self.preview.setObjectName("slidePreview")
        self.preview.setAccessibleName(self.tr("文字页的预览"))
        self.preview.setOpenLinks(False)
        self.preview.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.preview.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, themes.current.px("space_2"), 0, 0)
        column.setSpacing(themes.current.px("space_1"))
        words = QLabel(self.tr("预览"))
        words.setProperty("tone", "section")
        column.addWidget(words)
        column.addWidget(self.preview, 1)
        for part in (self.field, below):
            part.setMinimumHeight(90)
            self.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._timer.timeout.connect(self._render)
        self.field.textChanged.connect(self._timer.start)
        self.field.textChanged.connect(self.edited)
        themes.changed.connect(self._render)

    @property
    def words(self) -> str:
        """What is written."""
        return self.field.toPlainText()

    def set_words(self, words: str) -> None:
        """Show what is written."""
        self.field.set_words(words)
        self._render()

    def _render(self) -> None:
        """Show the words as they stand before an audience: in the same letters, with titles in the same colour."""
        theme, document = self._themes.current, self.preview.document()
        font = QFont(ui_families())
        font.setPixelSize(theme.px("font_large"))
        document.setDefaultFont(font)
        document.setMarkdown(self.words, _FEATURES)
        title = QTextCharFormat()
        title.setForeground(theme.color("accent"))
        block = document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                cursor = QTextCursor(block)
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                cursor.mergeCharFormat(title)
            block = block.next()
