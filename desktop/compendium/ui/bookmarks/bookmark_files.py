"""Choosing the file to export marks to, or to import them from: first what for, then where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from compendium.ui.theme import Themes
from compendium.ui.widgets.file_dialog import ask_to_open, ask_to_save

translate = QCoreApplication.translate  # under its own name lupdate finds the words
_WIDTH = 460
EXCHANGE = "json"


class _Format(NamedTuple):
    """A kind of file: ending, what it is called, what it is for."""

    ending: str
    name: str
    purpose: str


class ExportDialog(QDialog):
    """Asks what the file is for, and for the one that can be taken in again whether private notes go along."""

    def __init__(self, themes: Themes, chosen: Callable[[str, str, bool], None], parent: QWidget) -> None:
        """``chosen`` gets the ending, the kind of file with its pattern, and whether notes go along."""
        super().__init__(parent)
        self.setObjectName("exportMarks")
        self.setWindowTitle(translate("BookmarkFiles", "导出书签、标注和讲义"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._theme = themes.current
        self.choices = QButtonGroup(self)
        self.notes = QCheckBox(translate("BookmarkFiles", "包含讲者备注（仅自己可见的内容）"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [self._theme.px("space_5")])
        column.setSpacing(self._theme.px("space_2"))
        formats = _formats()
        column.addWidget(self._heading(translate("BookmarkFiles", "备份，或交给同事")))
        self._offer(column, 0, formats[0])
        row = QHBoxLayout()
        row.addSpacing(self._theme.px("space_5"))
        row.addWidget(self.notes)
        column.addLayout(row)
        column.addSpacing(self._theme.px("space_2"))
        column.addWidget(self._heading(translate("BookmarkFiles", "供阅读和打印，不能再导入")))
        for number, each in enumerate(formats[1:], 1):
            self._offer(column, number, each)
        column.addSpacing(self._theme.px("space_3"))
        column.addLayout(self._build_buttons())
        self.choices.idToggled.connect(lambda number, on: self.notes.setEnabled(number == 0) if on else None)
        self.choices.button(0).setChecked(True)
        self.accepted.connect(lambda: self._hand_on(chosen))

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("tone", "section")
        return label

    def _offer(self, column: QVBoxLayout, number: int, each: _Format) -> None:
        choice = QRadioButton(f"{each.name} (.{each.ending})")
        choice.setAccessibleDescription(each.purpose)
        self.choices.addButton(choice, number)
        column.addWidget(choice)
        if each.purpose:
            said = QLabel(each.purpose)
            said.setProperty("tone", "faint")
            said.setWordWrap(True)
            said.setIndent(self._theme.px("space_5"))
            column.addWidget(said)

    def _build_buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton(translate("BookmarkFiles", "取消"))
        go = QPushButton(translate("BookmarkFiles", "选择位置…"))
        go.setDefault(True)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        for button in (cancel, go):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        return buttons

    def _hand_on(self, chosen: Callable[[str, str, bool], None]) -> None:
        each = _formats()[self.choices.checkedId()]
        notes = each.ending == EXCHANGE and self.notes.isChecked()
        chosen(each.ending, f"{each.name} (*.{each.ending})", notes)


def choose_export(parent: QWidget, themes: Themes, chosen: Callable[[Path, bool], None]) -> ExportDialog:
    """Ask what for and where to write all marks; ``chosen`` gets the path and whether private notes go along."""

    def ask(ending: str, kind: str, notes: bool) -> None:
        words = (
            translate("BookmarkFiles", "政策汇编书签、标注和讲义")
            if ending == EXCHANGE
            else translate("BookmarkFiles", "政策汇编书签")
        )
        title = translate("BookmarkFiles", "导出书签、标注和讲义")
        ask_to_save(parent, title, kind, ending, words, lambda path: chosen(path, notes))

    dialog = ExportDialog(themes, ask, parent)
    dialog.open()
    return dialog


def choose_import(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask which file to read marks from; ``chosen`` gets the path."""
    title = translate("BookmarkFiles", "导入书签、标注和讲义")
    ask_to_open(parent, title, translate("BookmarkFiles", "备份和交换文件 (*.json)"), chosen)


def _formats() -> tuple[_Format, ...]:
    """The kinds of files; only the first can be taken in again."""
    return (
        _Format(
            EXCHANGE,
            translate("BookmarkFiles", "备份和交换文件"),
            translate("BookmarkFiles", "书签、标注、文件夹、讲义和对照判断都在内，可再导入。"),
        ),
        _Format("docx", translate("BookmarkFiles", "Word 文档"), ""),
        _Format("xlsx", translate("BookmarkFiles", "Excel 表格"), ""),
        _Format("pdf", translate("BookmarkFiles", "PDF 文件"), ""),
        _Format("html", translate("BookmarkFiles", "网页"), ""),
        _Format("md", "Markdown", ""),
        _Format("csv", translate("BookmarkFiles", "CSV 表格"), ""),
    )
