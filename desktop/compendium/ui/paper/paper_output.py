"""Takes pages to a printer or a file, with progress in the status area and a way to stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from compendium.domain.errors import UserError
from compendium.domain.work import Progress
from compendium.exporters.placing import placed
from compendium.ui.notify import Notify
from compendium.ui.printing.pages import Laid
from compendium.ui.printing.writing import page_layout, pdf_of, print_pages
from compendium.ui.tasks import Tasks

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')
_LONGEST = 60


class PaperOutput(QObject):
    """Asks for printer or file; ``folder`` is where the last file was put."""

    def __init__(self, tasks: Tasks, notify: Notify, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._notify = tasks, notify
        self.folder = ""

    def print(self, laid: Laid, over: QWidget, done: Callable[[], object]) -> None:
        """Ask for a printer and print; ``done`` is called once the job is on its way."""
        from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        printer.setPageLayout(page_layout(laid))
        printer.setDocName(laid.title)
        dialog = QPrintDialog(printer, over)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(laid.pages))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        first, last = printer.fromPage() or 1, printer.toPage() or len(laid.pages)
        numbers = range(first - 1, min(last, len(laid.pages)))
        # The dialog may have put the driver's own margins in.
        printer.setFullPage(True)

        def work(progress: Progress) -> int:
            try:
                print_pages(laid, printer, numbers, progress)
            except OSError as error:
                raise UserError(
                    "printer_refused", f"打印机“{error}”没有接受任务。", "请检查打印机是否连接、是否有纸，或另选一台。"
                ) from error
            return len(numbers)

        def told(count: int) -> None:
            self._notify.info(self.tr("已送去打印 {0} 页").format(count))

        self._tasks.mutate(self, work, told, self._notify.error, title=self.tr("正在打印“{0}”").format(laid.title))
        done()

    def save_pdf(self, laid: Laid, name: str, over: QWidget, done: Callable[[], object]) -> None:
        """Ask for a file and write the pages as PDF; ``done`` is called once it is being written."""
        path = self.ask(name, [(self.tr("PDF 文件"), ".pdf")], over)
        if path is None:
            return

        def work(progress: Progress) -> int:
            content = pdf_of(laid, progress)
            with placed(path) as temporary:
                temporary.write_bytes(content)
            return len(laid.pages)

        words = self.tr("已存为 {0}，共 {1} 页")
        self.write(work, path, lambda count: words.format(path.name, count))
        done()

    def ask(self, name: str, formats: Sequence[tuple[str, str]], over: QWidget) -> Path | None:
        """Ask for a file in one of the formats (name, ending), the first usually; None when the user chose none."""
        filters = [f"{words} (*{ending})" for words, ending in formats]
        stem = _NOT_IN_NAMES.sub("", name)[:_LONGEST] or self.tr("未命名")
        start = self._first_folder() / f"{stem}{formats[0][1]}"
        chosen, used = QFileDialog.getSaveFileName(over, self.tr("保存为"), str(start), ";;".join(filters))
        if not chosen:
            return None
        path = Path(chosen)
        endings = [ending for _, ending in formats]
        if path.suffix.lower() not in endings:
            path = path.with_name(path.name + endings[filters.index(used) if used in filters else 0])
        self.folder = str(path.parent)
        return path

    def write(self, work: Callable[[Progress], int], path: Path, words: Callable[[int], str]) -> None:
        """Write a file in the background; the message offers to open it or its folder."""

        def told(count: int) -> None:
            self._notify.info(
                words(count),
                self.tr("打开"),
                lambda: _open(path),
                (self.tr("打开文件夹"), lambda: _open(path.parent)),
            )

        self._tasks.mutate(self, work, told, self._notify.error, title=self.tr("正在写 {0}").format(path.name))

    def _first_folder(self) -> Path:
        last = Path(self.folder)
        if self.folder and last.is_dir():
            return last
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
