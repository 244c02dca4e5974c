"""Choosing the file to export collections to, or to import them from; private notes only go along when ticked."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.collection import Collection
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import shortened
from compendium.ui.widgets.file_dialog import ask_to_open, ask_to_save

translate = QCoreApplication.translate  # under its own name lupdate finds the words
_WIDTH = 420
_LONGEST_NAME = 40
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')  # what Windows takes in no file name


class NotesDialog(QDialog):
    """Asks, before collections leave the computer, whether the speaker's notes go along."""

    def __init__(
        self, themes: Themes, collections: Sequence[Collection], chosen: Callable[[bool], None], parent: QWidget
    ) -> None:
        """``chosen`` gets True when the notes go along."""
        super().__init__(parent)
        self.setObjectName("exportCollections")
        self.setWindowTitle(translate("CollectionFiles", "导出讲义"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        theme = themes.current
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [theme.px("space_5")])
        column.setSpacing(theme.px("space_3"))
        names = "、".join(f"“{shortened(each.title, _LONGEST_NAME)}”" for each in collections[:3])
        if len(collections) > 3:
            names = translate("CollectionFiles", "{0} 等 {1} 份").format(names, len(collections))
        said = QLabel(translate("CollectionFiles", "把{0}存成一个文件，同事导入后即可使用。").format(names))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        count = sum(1 for each in collections for item in each.items if item.notes)
        self.notes = QCheckBox(translate("CollectionFiles", "连同讲者备注（{0} 处，仅自己可见的内容）").format(count))
        self.notes.setEnabled(count > 0)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton(translate("CollectionFiles", "取消"))
        go = QPushButton(translate("CollectionFiles", "选择位置…"))
        go.setDefault(True)
        cancel.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        self.accepted.connect(lambda: chosen(self.notes.isChecked()))
        for button in (cancel, go):
            buttons.addWidget(button)
        column.addWidget(said)
        column.addWidget(self.notes)
        column.addLayout(buttons)


def choose_export(
    parent: QWidget, themes: Themes, collections: Sequence[Collection], chosen: Callable[[Path, bool], None]
) -> NotesDialog:
    """Ask whether notes go along, then where to write; ``chosen`` gets the path and whether they do."""

    def ask(notes: bool) -> None:
        name = collections[0].title if len(collections) == 1 else translate("CollectionFiles", "政策汇编讲义")
        ask_to_save(
            parent,
            translate("CollectionFiles", "导出讲义"),
            _kind(),
            "json",
            _NOT_IN_NAMES.sub("_", name)[:_LONGEST_NAME],
            lambda path: chosen(path, notes),
        )

    asked = NotesDialog(themes, collections, ask, parent)
    asked.open()
    return asked


def choose_import(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask which file to read collections from; ``chosen`` gets the path."""
    ask_to_open(parent, translate("CollectionFiles", "导入讲义"), _kind(), chosen)


def _kind() -> str:
    return translate("CollectionFiles", "讲义文件 (*.json)")
