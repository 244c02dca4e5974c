"""A small window for all that the user writes about one bookmark or highlight."""

from __future__ import annotations

import re
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedLayout,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.bookmark import MarkColour
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.bookmarks.colour_row import ColourRow
from compendium.ui.bookmarks.mark_shelf import BookmarkShelf
from compendium.ui.bookmarks.note_editor import NoteEditor
from compendium.ui.bookmarks.note_text import NoteDocument
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard

_WIDTH = 480
_QUOTE_LENGTH = 120
_BETWEEN_TAGS = re.compile(r"[,，、;；#＃\s]+")


class Written(NamedTuple):
    """What the user wrote about a mark."""

    note: str
    folder: str
    tags: tuple[str, ...]
    colour: MarkColour


def edit_bookmark(bookmark: str, work: BookmarkWork, themes: Themes, parent: QWidget) -> BookmarkDialog | None:
    """Open the window for a bookmark or highlight of ``work``; None when it is gone."""
    entry = work.entry(bookmark)
    if entry is None:
        return None
    dialog = BookmarkDialog(themes, entry, work.shelf, parent)
    dialog.saved.connect(lambda changed, written: work.save(changed, **written._asdict()))
    dialog.remove_requested.connect(lambda gone: work.remove([gone]))
    dialog.open()
    return dialog


class BookmarkDialog(QDialog):
    """Keeps what was written however it is closed: closing is no reason to lose a note."""

    saved = Signal(str, object)
    """Id and what was Written."""
    remove_requested = Signal(str)

    def __init__(
        self, themes: Themes, entry: BookmarkEntry, shelf: BookmarkShelf, parent: QWidget | None = None
    ) -> None:
        """Show a mark; the shelf knows the folders and tags there are."""
        super().__init__(parent)
        self._themes, self._entry = themes, entry
        self._dropped = False
        self.setObjectName("bookmark_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("书签") if entry.highlight is None else self.tr("标注"))
        self.setMinimumWidth(_WIDTH)
        self._build(shelf)

    def _build(self, shelf: BookmarkShelf) -> None:
        theme, bookmark = self._themes.current, self._entry.bookmark
        place = QLabel(self._entry.where)
        place.setProperty("tone", "secondary")
        place.setWordWrap(True)
        words = " ".join(bookmark.quote.split())
        quote = QLabel(words[:_QUOTE_LENGTH] + ("…" if len(words) > _QUOTE_LENGTH else ""))
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._build_fields(shelf)
        if self._entry.highlight is None:
            form.addRow(self.tr("文件夹"), self.folder)
            form.addRow(self.tr("标签"), self.tags)
        form.addRow(self.tr("颜色"), self.colour)
        form.addRow(self.tr("备注"), self._build_note())
        column = QVBoxLayout(self)
        gap = theme.px("space_4")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        column.addWidget(place)
        column.addWidget(quote)
        column.addLayout(form)
        column.addLayout(self._build_buttons())
        self.note.setFocus()

    def _build_fields(self, shelf: BookmarkShelf) -> None:
        bookmark = self._entry.bookmark
        self.folder = QComboBox(self)
        self.folder.setEditable(True)
        self.folder.addItems(["", *shelf.folders])
        self.folder.setCurrentText(bookmark.folder)
        self.folder.setAccessibleName(self.tr("文件夹"))
        line = self.folder.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("不归入文件夹；可选择或输入新名称"))
            CompositionGuard(line)
        self.tags = QLineEdit("、".join(bookmark.tags), self)
        self.tags.setPlaceholderText(self.tr("用顿号或空格隔开，如：税收、待核"))
        self.tags.setAccessibleName(self.tr("标签"))
        CompositionGuard(self.tags)
        self.tags.setCompleter(QCompleter(list(shelf.tags), self.tags))
        for field in (self.folder, self.tags):
            field.setVisible(self._entry.highlight is None)
        self.colour = ColourRow(self._themes, bookmark.colour, bare=self._entry.highlight is None)

    def _build_note(self) -> QWidget:
        """The note as it is written, and as it will look."""
        self.note = NoteEditor(self)
        self.note.setPlainText(self._entry.bookmark.note)
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * 6)
        self.preview = QTextBrowser()
        self.preview.setOpenLinks(False)
        self.preview.setProperty("framed", "true")
        self.preview.setAccessibleName(self.tr("备注的样子"))
        self._shown = NoteDocument(self.preview)
        self._shown.setDefaultFont(self._themes.current.font())
        self.preview.setDocument(self._shown)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("备注"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("书写"))
        self.tabs.addTab(self.tr("预览"))
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._themes.current.px("space_1"))
        column.addWidget(self.tabs)
        pages = QStackedLayout()
        pages.addWidget(self.note)
        pages.addWidget(self.preview)
        column.addLayout(pages, 1)
        self.tabs.currentChanged.connect(lambda _number: self._shown.set_note(self.note.toPlainText()))
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        return box

    def _build_buttons(self) -> QHBoxLayout:
        remove = QPushButton(self.tr("删除书签") if self._entry.highlight is None else self.tr("删除标注"))
        remove.setObjectName("remove_bookmark")
        remove.setProperty("role", "quiet")
        remove.setAutoDefault(False)
        remove.clicked.connect(self._on_remove_clicked)
        done = QPushButton(self.tr("完成"))
        done.setObjectName("finish_bookmark")
        done.setDefault(True)
        done.clicked.connect(self.accept)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        row = QHBoxLayout()
        row.addWidget(remove)
        row.addStretch(1)
        row.addWidget(done)
        return row

    def _written(self) -> Written:
        tags = tuple(dict.fromkeys(tag for tag in _BETWEEN_TAGS.split(self.tags.text()) if tag))
        folder = self.folder.currentText().strip()
        return Written(self.note.toPlainText().strip(), folder, tags, self.colour.colour)

    def done(self, result: int) -> None:
        """Tell what changed, unless the mark was deleted."""
        before = self._entry.bookmark
        written = self._written()
        if not self._dropped and written != (before.note, before.folder, before.tags, before.colour):
            self.saved.emit(before.id, written)
        super().done(result)

    def _on_remove_clicked(self) -> None:
        self._dropped = True
        self.remove_requested.emit(self._entry.bookmark.id)
        self.reject()
