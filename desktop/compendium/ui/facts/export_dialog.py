"""Handing a table on: which rows, in which format, under which name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from compendium.services.exporting import ExportKind
from compendium.ui.facts.fact_work import Handed
from compendium.ui.models.labels import document_name
from compendium.ui.theme import Themes

_WIDTH = 560
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 40
TITLES = {
    ExportKind.TASKS: "任务分工表",
    ExportKind.TARGETS: "指标对照表",
    ExportKind.SUPPORTS: "扶持政策清单",
    ExportKind.DEADLINES: "时限清单",
    ExportKind.INSTRUMENTS: "政策工具清单",
    ExportKind.CITATIONS: "引用文件清单",
    ExportKind.LEDGER: "工作台账",
}
"""What the tables are called in their files, whatever the language of the interface."""


class Offer(NamedTuple):
    """What can be handed on: all that is on screen, and what is selected of it."""

    whole: Handed
    selected: Handed


def file_stem(handed: Handed, today: date) -> str:
    """Return a name for the file: 任务分工表-吉林省三年行动方案-2026-11-22."""
    infos = {row.doc: row.info for row in handed.rows}
    of = document_name(next(iter(infos.values()))) if len(infos) == 1 else f"{len(infos)}份文件"
    return f"{TITLES[handed.kind]}-{_NOT_IN_NAMES.sub('', of)[:_LONGEST]}-{today.isoformat()}"


class ExportDialog(QDialog):
    """``export_requested`` carries what is to be handed on and the path of the file."""

    export_requested = Signal(object, object)

    def __init__(
        self,
        offer: Offer,
        endings: Sequence[str],
        *,
        folder: Path,
        ending: str,
        today: date,
        may_replace: Callable[[Path, QWidget], bool],
        themes: Themes,
        parent: QWidget,
    ) -> None:
        """``may_replace`` asks the user before a file is written over."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("exportDialog")
        self.setWindowTitle(self.tr("导出{0}").format(TITLES[offer.whole.kind]))
        self.setMinimumWidth(_WIDTH)
        self._offer, self._may_replace, self._themes = offer, may_replace, themes
        self._build(endings, ending)
        self.name.setText(file_stem(offer.whole, today))
        self.folder.setText(str(folder))
        self.name.selectAll()
        self.name.setFocus()

    @property
    def path(self) -> Path:
        """The file to write."""
        name = self.name.text().strip()
        if not name.lower().endswith(self.ending):
            name += self.ending
        return Path(self.folder.text().strip()).expanduser() / name

    @property
    def ending(self) -> str:
        """Ending of the chosen format, such as ``.docx``."""
        chosen = self._formats.checkedButton()
        return str(chosen.property("ending")) if chosen is not None else ""

    def choose(self, ending: str) -> None:
        """Choose a format."""
        for button in self._formats.buttons():
            if button.property("ending") == ending:
                button.setChecked(True)

    def accept(self) -> None:
        """Hand on, once the name is one and nobody minds that a file is replaced."""
        problem = self._problem()
        self._error.setText(problem)
        self._error.setVisible(bool(problem))
        if problem or (self.path.exists() and not self._may_replace(self.path, self)):
            return
        chosen = self._offer.selected if self._selected.isChecked() else self._offer.whole
        self.export_requested.emit(chosen, self.path)
        super().accept()

    def _problem(self) -> str:
        name = self.name.text().strip()
        if not name:
            return self.tr("请填写文件名。")
        if re.search(r'[\\/:*?"<>|]', name):
            return self.tr('文件名里不能有 \\ / : * ? " < > | 这些字符。')
        if not self.path.parent.is_dir():
            return self.tr("文件夹“{0}”不存在，请另选一个。").format(self.folder.text())
        return ""

    def _build(self, endings: Sequence[str], ending: str) -> None:
        theme = self._themes.current
        gap = theme.px("space_4")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        column.addLayout(self._build_rows())
        column.addWidget(self._heading(self.tr("格式")))
        column.addLayout(self._build_formats(endings, ending))
        column.addWidget(self._heading(self.tr("保存到")))
        column.addLayout(self._build_place())
        self._error = QLabel()
        self._error.setProperty("tone", "error")
        self._error.setWordWrap(True)
        self._error.hide()
        column.addWidget(self._error)
        column.addStretch(1)
        buttons = QDialogButtonBox()
        go = buttons.addButton(self.tr("导出"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setObjectName("startExport")
        go.setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _build_rows(self) -> QVBoxLayout:
        lines = QVBoxLayout()
        whole, selected = len(self._offer.whole.rows), len(self._offer.selected.rows)
        words = self.tr("屏幕上的 {0} 行，按现在的筛选、分组和顺序").format(f"{whole:,}")
        said = QLabel(words)
        said.setProperty("tone", "secondary")
        self._whole = QRadioButton(words)
        self._selected = QRadioButton(self.tr("只导出选中的 {0} 行").format(f"{selected:,}"))
        self._selected.setObjectName("exportSelected")
        rows = QButtonGroup(self)
        choice = 1 < selected < whole
        for button in (self._whole, self._selected):
            rows.addButton(button)
            lines.addWidget(button)
            button.setVisible(choice)
        self._whole.setChecked(True)
        lines.addWidget(said)
        said.setVisible(not choice)
        return lines

    def _heading(self, words: str) -> QLabel:
        heading = QLabel(words)
        heading.setProperty("tone", "section")
        heading.setContentsMargins(0, self._themes.current.px("space_1"), 0, 0)
        return heading

    def _build_formats(self, endings: Sequence[str], ending: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(self._themes.current.px("space_4"))
        grid.setVerticalSpacing(self._themes.current.px("space_1"))
        self._formats = QButtonGroup(self)
        for line, each in enumerate(endings):
            name, use = format_words(each)
            button = QRadioButton(name)
            button.setProperty("ending", each)
            button.setAccessibleDescription(use)
            note = QLabel(use)
            note.setProperty("tone", "faint")
            note.setBuddy(button)
            self._formats.addButton(button)
            grid.addWidget(button, line, 0)
            grid.addWidget(note, line, 1)
        self._formats.buttons()[0].setChecked(True)
        self.choose(ending)
        return grid

    def _build_place(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(self._themes.current.px("space_2"))
        form.setHorizontalSpacing(self._themes.current.px("space_3"))
        self.name, self.folder = QLineEdit(), QLineEdit()
        self.name.setObjectName("exportName")
        self.folder.setObjectName("exportFolder")
        choose = QPushButton(self.tr("浏览…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._on_choose_clicked)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        form.addRow(self.tr("文件名"), self.name)
        form.addRow(self.tr("文件夹"), row)
        return form

    def _on_choose_clicked(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("选择文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)


def format_words(ending: str) -> tuple[str, str]:
    """Return the name of a format and what it is good for."""
    translate = QCoreApplication.translate
    known = {
        ".docx": (
            translate("ExportDialog", "Word 文档（.docx）"),
            translate("ExportDialog", "公文版式，可直接上报、印发"),
        ),
        ".xlsx": (
            translate("ExportDialog", "Excel 工作簿（.xlsx）"),
            translate("ExportDialog", "数字和日期可计算、可筛选"),
        ),
        ".csv": (translate("ExportDialog", "CSV 表格（.csv）"), translate("ExportDialog", "交给其他系统导入")),
        ".md": (translate("ExportDialog", "Markdown（.md）"), translate("ExportDialog", "放进笔记和文档库")),
        ".html": (translate("ExportDialog", "网页（.html）"), translate("ExportDialog", "用浏览器打开，也可贴进邮件")),
        ".pdf": (translate("ExportDialog", "PDF（.pdf）"), translate("ExportDialog", "版式固定，便于打印和传阅")),
    }
    return known.get(ending, (ending, ""))
