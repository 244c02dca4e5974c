"""What is known of a document of one's own, to be put right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.errors import UserError
from compendium.services.metadata_edits import edited, values_of
from compendium.ui.icons import Icons
from compendium.ui.importing.metadata_form import MetadataForm
from compendium.ui.theme import Themes

_WIDTH, _HEIGHT = 560, 620


class InfoDialog(QDialog):
    """``saved`` carries the words of the fields that changed, by field."""

    saved = Signal(dict)

    def __init__(
        self, info: DocumentInfo, today: date, themes: Themes, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("infoDialog")
        self.setWindowTitle(self.tr("编辑文件信息"))
        self._info, self._today = info, today
        px = themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px("space_4"), px("space_4"), px("space_4"), px("space_4"))
        column.setSpacing(px("space_3"))
        hint = QLabel(self.tr("改动立即用于检索、清单和引文；正文不变。"))
        hint.setProperty("tone", "secondary")
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.form = MetadataForm(themes, icons)
        self.form.show_info(info)
        column.addWidget(self.form, 1)
        column.addLayout(self._build_buttons())
        screen = (parent or self).screen().availableGeometry()
        self.resize(_WIDTH, min(_HEIGHT, screen.height() - 80))
        self.form.focus("title")

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        cancel, save = QPushButton(self.tr("取消")), QPushButton(self.tr("保存"))
        save.setObjectName("saveInfo")
        for button in (cancel, save):
            button.setAccessibleName(button.text())
            row.addWidget(button)
        save.setDefault(True)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._on_save_clicked)
        return row

    def _on_save_clicked(self) -> None:
        before = values_of(self._info)
        values = {name: words for name, words in self.form.values().items() if words != before[name]}
        try:
            edited(self._info, values, self._today)
        except UserError as error:
            name = error.code.partition(":")[2]
            self.form.show_error(name, str(error))
            self.form.focus(name)
            return
        if values:
            self.saved.emit(values)
        self.accept()
