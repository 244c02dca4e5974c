"""The ways to ask, by examples: a page of the help, set as the program's texts are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from compendium.ui.theme import Theme, Themes

PAGE = "search_syntax"
_SIZE = (720, 640)
_SHARE = 0.85  # of the screen, at most
_LINE_HEIGHT = 165.0  # per cent; Chinese text is set wider than Latin
_HEADINGS = {1: "font_brand", 2: "font_large", 3: "font_ui"}


def help_file(resources: Path, language: str) -> Path:
    """Return the page of a language, or the Chinese one where there is none of it."""
    own = resources / "help" / f"{PAGE}.{language}.md"
    return own if own.is_file() else resources / "help" / f"{PAGE}.md"


class QueryHelp(QDialog):
    """Shows the page; it stays open beside the search, as long as it is wanted."""

    def __init__(self, themes: Themes, page: Path, parent: QWidget | None = None) -> None:
        """``page`` is a Markdown file; OSError when it cannot be read."""
        super().__init__(parent)
        self.setObjectName("queryHelp")
        self.setWindowTitle(self.tr("检索写法"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._themes = themes
        self._words = page.read_text(encoding="utf-8")
        theme = themes.current
        self._browser = QTextBrowser()
        self._browser.setObjectName("helpText")
        self._browser.setAccessibleName(self.windowTitle())
        self._browser.setOpenLinks(False)
        self._browser.document().setDocumentMargin(theme.px("space_5"))
        close = QPushButton(self.tr("关闭"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(*4 * [theme.px("space_3")])
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._browser, 1)
        column.addLayout(row)
        themes.changed.connect(self._set)
        self._set()
        room = self.screen().availableGeometry().size()
        self.resize(QSize(*_SIZE).boundedTo(room * _SHARE))  # a low screen must still show the button below

    def _set(self) -> None:
        """Set the page in the theme's type and colours."""
        theme, document = self._themes.current, self._browser.document()
        document.setDefaultFont(theme.font())
        document.setMarkdown(self._words)
        _set_blocks(document, theme)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _set_table(frame, theme)
        self._browser.moveCursor(QTextCursor.MoveOperation.Start)


def _set_blocks(document: QTextDocument, theme: Theme) -> None:
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(theme.px("space_5" if level > 1 else "space_1"))
        form.setBottomMargin(theme.px("space_2" if level else "space_1"))
        if not cursor.currentTable():
            cursor.mergeBlockFormat(form)
        if level:
            _set_characters(cursor, _heading(theme, level))
        else:
            _set_code(document, block.position(), block.length(), theme)
        block = block.next()


def _heading(theme: Theme, level: int) -> QTextCharFormat:
    form = QTextCharFormat()
    font = theme.font(_HEADINGS.get(level, "font_ui"))
    font.setWeight(QFont.Weight.Bold)
    form.setFont(font)
    form.setForeground(theme.color("heading"))
    return form


def _set_characters(cursor: QTextCursor, form: QTextCharFormat) -> None:
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    cursor.mergeCharFormat(form)


def _set_code(document: QTextDocument, start: int, length: int, theme: Theme) -> None:
    """Set examples as what is typed into the field: in the interface's own letters, on a tint."""
    form = QTextCharFormat()
    form.setFont(theme.font())
    form.setBackground(theme.color("hover"))
    form.setForeground(theme.color("accent_text"))
    cursor = QTextCursor(document)
    for position in range(start, start + length - 1):
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        if cursor.charFormat().fontFixedPitch():
            cursor.setCharFormat(form)


def _set_table(table: QTextTable, theme: Theme) -> None:
    form = table.format()
    form.setBorder(0)
    form.setCellSpacing(0)
    form.setCellPadding(theme.px("space_2") - 2)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setColumnWidthConstraints(
        [QTextLength(QTextLength.Type.PercentageLength, share) for share in (38, 62)]
        if table.columns() == len((38, 62))
        else []
    )
    form.setTopMargin(theme.px("space_1"))
    form.setBottomMargin(theme.px("space_3"))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            _set_cell(table.cellAt(row, column), theme, head=row == 0)


def _set_cell(cell: QTextTableCell, theme: Theme, *, head: bool) -> None:
    """Set thin lines between rows; the head is a quiet word."""
    form = cell.format().toTableCellFormat()
    form.setBottomBorder(1)
    form.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBottomBorderBrush(theme.color("border"))
    cell.setFormat(form)
    if head:
        quiet = QTextCharFormat()
        quiet.setFont(theme.font("font_small"))
        quiet.setForeground(theme.color("text_secondary"))
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(quiet)
