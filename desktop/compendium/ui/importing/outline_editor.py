"""Correcting the outline: headings raised, lowered, made and unmade, paragraphs joined and split, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from compendium.services import outline_edits
from compendium.services.outline_edits import Rows
from compendium.ui.icons import Icons
from compendium.ui.importing.outline_list import OutlineList
from compendium.ui.models.import_outline import OutlineRole, OutlineRowsModel
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_EDITS: dict[str, Callable[[Rows, int], Rows | None]] = {
    "promote": outline_edits.promoted,
    "demote": outline_edits.demoted,
    "heading": outline_edits.as_heading,
    "body": outline_edits.as_body,
    "join": outline_edits.joined,
}
_MOVES_UP = frozenset({"join"})
_LEAST_LINES, _MOST_LINES = 2, 6  # of the current paragraph


class _Paragraph(QPlainTextEdit):
    """The current paragraph in full: its letters stay, Enter splits it at the cursor, Backspace at its start joins."""

    split_asked = Signal(int)
    join_asked = Signal()
    left = Signal()

    @property
    def offset(self) -> int:
        """Characters before the cursor; Qt counts those beyond the first plane twice."""
        before = self.toPlainText().encode("utf-16-le")[: 2 * self.textCursor().position()]
        return len(before.decode("utf-16-le", "ignore"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor, split and join; nothing else changes anything."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.split_asked.emit(self.offset)
        elif key == Qt.Key.Key_Backspace and self.textCursor().atStart():
            self.join_asked.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class OutlineEditor(QWidget):
    """``corrected`` carries the new paragraphs, ``paragraph_chosen`` the place of the one looked at."""

    corrected = Signal(object)
    paragraph_chosen = Signal(int)
    refused = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._model = OutlineRowsModel(self)
        self.only_headings = QCheckBox(self.tr("只看标题"))
        """Stands where whoever holds the editor has room for it."""
        self.only_headings.setAccessibleName(self.only_headings.text())
        self._build()
        self._connect()

    def show_rows(self, rows: Rows, place: int | None = None) -> None:
        """Show paragraphs; the cursor goes to ``place``, or stays where it was."""
        at = self.place if place is None else place
        self._model.show_rows(rows, only_headings=self.only_headings.isChecked())
        self._list.setCurrentIndex(self._model.index_of(min(at, len(rows) - 1)))
        self._on_current_changed()

    @property
    def place(self) -> int:
        """The paragraph looked at."""
        return int(self._list.currentIndex().data(OutlineRole.PLACE) or 0)

    def focus_list(self) -> None:
        """Give the keyboard to the list."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, edit: str) -> None:
        """Make a correction where the cursor is: promote, demote, heading, body or join."""
        place = self.place
        rows = _EDITS[edit](self._model.rows, place)
        if rows is None:
            self.refused.emit(self._why_not(edit))
            return
        self._take(rows, place - 1 if edit in _MOVES_UP else place)

    def split(self, offset: int) -> None:
        """Split the current paragraph."""
        place = self.place
        rows = outline_edits.split(self._model.rows, place, offset)
        if rows is None:
            self.refused.emit(self.tr("请把光标放在要分开的两段文字之间"))
            return
        self._take(rows, place + 1)
        self.focus_list()

    def _take(self, rows: Rows, place: int) -> None:
        self.corrected.emit(rows)  # first: where the paragraph is printed is told by the new rows
        self.show_rows(rows, place)

    def _why_not(self, edit: str) -> str:
        return {
            "promote": self.tr("只有标题可以提升，而且已在最高一级的不能再提"),
            "demote": self.tr("只有标题可以降低，而且前面要有同级的标题"),
            "heading": self.tr("这一段已经是标题，或者是表格"),
            "body": self.tr("这一段已经是正文，或者是文件、附件的开头"),
            "join": self.tr("这一段不能并入上一段"),
        }[edit]

    # Building

    def _build(self) -> None:
        px = self._themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px("space_1"), 0, 0)
        column.setSpacing(px("space_1"))
        column.addLayout(self._build_buttons())
        self._list = OutlineList(self._themes)
        self._list.setModel(self._model)
        column.addWidget(self._list, 3)
        self._hint = QLabel(self.tr("按 Enter 从光标处分成两段；在最前面按退格键并入上段。"))
        self._hint.setProperty("tone", "faint")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(px("space_3"), 0, px("space_3"), 0)
        column.addWidget(self._hint)
        self._paragraph = _Paragraph()
        self._paragraph.setObjectName("importParagraph")
        self._paragraph.setAccessibleName(self.tr("选中的段落"))
        self._paragraph.setProperty("framed", "true")
        self._paragraph.setReadOnly(True)
        self._paragraph.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._paragraph.setTabChangesFocus(True)
        line = self._paragraph.fontMetrics().lineSpacing()
        self._paragraph.setMinimumHeight(_LEAST_LINES * line + px("space_4"))
        self._paragraph.setMaximumHeight(_MOST_LINES * line + px("space_4"))
        column.addWidget(self._paragraph, 1)

    def _build_buttons(self) -> QHBoxLayout:
        """One row, with short words: the paragraphs below need the room."""
        row = QHBoxLayout()
        gap = self._themes.current.px("space_1")
        row.setContentsMargins(gap, 0, self._themes.current.px("space_2"), 0)
        row.setSpacing(0)
        self._buttons: dict[str, ToolButton] = {}
        for edit, icon, words, key, tip in (
            ("promote", "arrow-left", self.tr("升级"), "Alt+←", self.tr("标题连同下面的内容提升一级")),
            ("demote", "arrow-right", self.tr("降级"), "Alt+→", self.tr("标题连同下面的内容降低一级")),
            ("heading", "type", self.tr("标题"), "H", self.tr("这一段单独成条，作为标题")),
            ("body", "align-justify", self.tr("正文"), "B", self.tr("这一段不再单独成条，归入前面的标题")),
            ("join", "wrap-text", self.tr("合并"), "J", self.tr("和上一段连成一段")),
            ("split", "rows-2", self.tr("拆分"), "S", self.tr("在下方的光标处把这一段分成两段")),
        ):
            button = ToolButton(self._icons.icon(icon), words, self, words=True)
            button.setToolTip(self.tr("{0}（{1}）").format(tip, key))
            button.setAccessibleDescription(button.toolTip())
            button.setObjectName(f"outline_{edit}")
            button.clicked.connect(lambda _=False, edit=edit: self._on_button_clicked(edit))
            row.addWidget(button)
            self._buttons[edit] = button
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._list.asked.connect(self.apply)
        self._list.split_asked.connect(self._focus_paragraph)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._on_current_changed())
        self.only_headings.toggled.connect(lambda _on: self.show_rows(self._model.rows))
        self._paragraph.split_asked.connect(self.split)
        self._paragraph.join_asked.connect(lambda: self.apply("join"))
        self._paragraph.left.connect(self.focus_list)

    def _on_button_clicked(self, edit: str) -> None:
        if edit != "split":
            self.apply(edit)
        elif self._paragraph.offset:
            self.split(self._paragraph.offset)
        else:
            self._focus_paragraph()

    def _focus_paragraph(self) -> None:
        self._paragraph.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self) -> None:
        if not self._model.rows or not self._list.currentIndex().isValid():
            self._paragraph.clear()
            self._allow({})
            return
        place, rows = self.place, self._model.rows
        self._paragraph.setPlainText(rows[place].text)
        self._allow({edit: act(rows, place) is not None for edit, act in _EDITS.items()})
        self._buttons["split"].setEnabled(outline_edits.can_split(rows, place))
        self.paragraph_chosen.emit(place)

    def _allow(self, possible: Mapping[str, bool]) -> None:
        """Offer the corrections that can be made where the cursor is."""
        for edit, button in self._buttons.items():
            button.setEnabled(possible.get(edit, False))
