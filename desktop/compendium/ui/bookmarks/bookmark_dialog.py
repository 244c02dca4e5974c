"""A small window for the note and the folder of one bookmark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.ui.bookmarks.bookmark_delegate import NoteEditor
from compendium.ui.bookmarks.bookmark_work import BookmarkWork
from compendium.ui.models.bookmark_model import BookmarkEntry
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard

_WIDTH = 460
_QUOTE_LENGTH = 120


def edit_bookmark(bookmark: str, work: BookmarkWork, themes: Themes, parent: QWidget) -> BookmarkDialog | None:
    """Open the window for a bookmark of ``work``; None when it is gone."""
    entry = work.entry(bookmark)
    if entry is None:
        return None
    dialog = BookmarkDialog(themes, entry, work.shelf.folders, parent)
    dialog.saved.connect(lambda changed, note, folder: work.save(changed, note=note, folder=folder))
    dialog.remove_requested.connect(lambda gone: work.remove([gone]))
    dialog.open()
    return dialog


class BookmarkDialog(QDialog):
    """Keeps what was written however it is closed: closing is no reason to lose a note."""

    saved = Signal(str, str, str)
    """Id, note and folder."""
    remove_requested = Signal(str)

    def __init__(
        self, themes: Themes, entry: BookmarkEntry, folders: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Show a bookmark."""
        super().__init__(parent)
        self._themes, self._entry = themes, entry
        self._dropped = False
        self.setObjectName("bookmark_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("书签"))
        self.setMinimumWidth(_WIDTH)
        self._build(folders)

    def _build(self, folders: Sequence[str]) -> None:
        theme = self._themes.current
        bookmark = self._entry.bookmark
        place = QLabel(self._entry.where)
        place.setProperty("tone", "secondary")
        place.setWordWrap(True)
        words = " ".join(bookmark.quote.split())
        quote = QLabel(words[:_QUOTE_LENGTH] + ("…" if len(words) > _QUOTE_LENGTH else ""))
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        self.folder = QComboBox()
        self.folder.setEditable(True)
        self.folder.addItems(["", *folders])
        self.folder.setCurrentText(bookmark.folder)
        self.folder.setAccessibleName(self.tr("文件夹"))
        line = self.folder.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("不归入文件夹；可选择或输入新名称"))
            CompositionGuard(line)
        self.note = NoteEditor(self)
        self.note.setPlainText(bookmark.note)
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * 5)
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form.addRow(self.tr("文件夹"), self.folder)
        form.addRow(self.tr("备注"), self.note)
        column = QVBoxLayout(self)
        gap = theme.px("space_4")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        column.addWidget(place)
        column.addWidget(quote)
        column.addLayout(form)
        column.addLayout(self._build_buttons())
        self.note.setFocus()

    def _build_buttons(self) -> QHBoxLayout:
        remove = QPushButton(self.tr("删除书签"))
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

    def done(self, result: int) -> None:
        """Tell what changed, unless the bookmark was deleted."""
        note, folder = self.note.toPlainText().strip(), self.folder.currentText().strip()
        before = self._entry.bookmark
        if not self._dropped and (note, folder) != (before.note, before.folder):
            self.saved.emit(before.id, note, folder)
        super().done(result)

    def _on_remove_clicked(self) -> None:
        self._dropped = True
        self.remove_requested.emit(self._entry.bookmark.id)
        self.reject()
