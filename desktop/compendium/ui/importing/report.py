"""What became of the files, copied as text or saved as a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from compendium.domain.import_item import ImportItem
from compendium.domain.work import Progress
from compendium.services.import_report import as_text, write_report
from compendium.ui.models.import_words import passed_over_row, report_labels, report_row
from compendium.ui.tasks import Tasks

_ENDINGS = (".csv", ".xlsx", ".docx")


class ReportMenu(QPushButton):
    """A button with the ways to hand on the list as it is; ``told`` says what was done, ``failed`` why not."""

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        items: Callable[[], list[ImportItem]],
        passed_over: Callable[[], Mapping[Path, str]],
        tasks: Tasks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._items, self._passed_over, self._tasks = items, passed_over, tasks
        self.setText(self.tr("导入报告"))
        self.setAccessibleName(self.tr("导入报告"))
        self.setObjectName("importReport")
        self.setAutoDefault(False)
        menu = QMenu(self)
        menu.addAction(self.tr("复制为文字")).triggered.connect(self._copy)
        menu.addAction(self.tr("另存为表格…")).triggered.connect(self._choose_file)
        self.setMenu(menu)

    def save(self, path: Path) -> None:
        """Write the report; the ending of ``path`` says the format."""
        title, labels = self.tr("导入报告"), report_labels()
        rows = self._rows()

        def operation(_: Progress) -> int:
            return write_report(title, labels, rows, path)

        def saved(_: int) -> None:
            self.told.emit(self.tr("已保存“{0}”").format(path.name))

        self._tasks.read(self, operation, saved, self.failed.emit)

    def _rows(self) -> list[list[str]]:
        rows = [report_row(item) for item in self._items()]
        return rows + [passed_over_row(path, kind) for path, kind in self._passed_over().items()]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(report_labels(), self._rows()))
        self.told.emit(self.tr("已复制导入报告"))

    def _choose_file(self) -> None:
        kinds = ";;".join((self.tr("CSV 表格 (*.csv)"), self.tr("Excel 表格 (*.xlsx)"), self.tr("Word 文档 (*.docx)")))
        name, kind = QFileDialog.getSaveFileName(
            self, self.tr("保存导入报告"), str(Path.home() / self.tr("导入报告.csv")), kinds
        )
        if name:
            path = Path(name)
            if path.suffix.lower() not in _ENDINGS:
                ending = next((ending for ending in _ENDINGS if ending in kind), _ENDINGS[0])
                path = path.with_name(path.name + ending)
            self.save(path)
