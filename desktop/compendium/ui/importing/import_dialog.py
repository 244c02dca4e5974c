"""Importing files: how far it is, then what became of each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.errors import CancelledError, UserError
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.work import Progress
from compendium.ui.icons import Icons
from compendium.ui.importing.outcome_row import OutcomeRow
from compendium.ui.notify import Notify
from compendium.ui.tasks import Task, Tasks
from compendium.ui.theme import Themes

if TYPE_CHECKING:
    from compendium.services.importing import ImportService

_WIDTH, _HEIGHT = 620, 440
_PLACE = {
    status: place
    for place, status in enumerate(
        (
            ImportStatus.IMPORTED,
            ImportStatus.VERSION,
            ImportStatus.UNCHANGED,
            ImportStatus.REFUSED,
            ImportStatus.FAILED,
        )
    )
}


class ImportDialog(QDialog):
    """Imports files in the background; ``finished_with`` tells what became of them, ``open_requested`` a document."""

    open_requested = Signal(str)
    finished_with = Signal(list)

    def __init__(
        self,
        *,
        importing: Callable[[], ImportService],
        tasks: Tasks,
        notify: Notify,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("importDialog")
        self.setWindowTitle(self.tr("导入文件"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._importing, self._tasks, self._notify = importing, tasks, notify
        self._themes, self._icons = themes, icons
        self._task: Task | None = None
        self._doc = ""
        self._build()
        self.resize(_WIDTH, _HEIGHT)

    def start(self, paths: Sequence[Path]) -> None:
        """Begin to import; the dialog shows the progress."""
        files = list(paths)
        self._heading.setText(self.tr("正在导入 {0} 个文件…").format(len(files)))
        self._bar.setMaximum(0)
        self._pages.setCurrentIndex(0)

        def operation(progress: Progress) -> list[ImportOutcome]:
            return self._importing().run(files, progress=progress)

        self._task = self._tasks.mutate(self, operation, self._on_imported, self._on_failed)
        self._tasks.progressed.connect(self._on_tasks_progressed)
        self.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing while files are imported asks the work to stop and waits for its answer."""
        if self._task is not None:
            self._on_cancel_clicked()
            event.ignore()
            return
        super().closeEvent(event)

    def reject(self) -> None:
        """Escape stops the work first, then closes."""
        if self._task is not None:
            self._on_cancel_clicked()
            return
        super().reject()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        gap = self._themes.current.px("space_5")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(self._themes.current.px("space_4"))
        self._heading = QLabel()
        self._heading.setProperty("tone", "heading")
        self._heading.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._build_progress())
        self._pages.addWidget(self._build_results())
        column.addWidget(self._heading)
        column.addWidget(self._pages, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self._open = QPushButton(self.tr("打开"))
        self._open.setObjectName("openImported")
        self._open.setProperty("role", "primary")
        self._open.hide()
        self._close = QPushButton(self.tr("取消"))
        for button in (self._close, self._open):
            button.setAccessibleName(button.text())
            buttons.addWidget(button)
        column.addLayout(buttons)
        self._close.clicked.connect(self.reject)
        self._open.clicked.connect(self._on_open_clicked)

    def _build_progress(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(self.tr("导入进度"))
        self._bar.setTextVisible(False)
        self._now = QLabel()
        self._now.setProperty("tone", "secondary")
        column.addWidget(self._bar)
        column.addWidget(self._now)
        column.addStretch(1)
        return page

    def _build_results(self) -> QWidget:
        inner = QWidget()
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, self._themes.current.px("space_3"), 0)
        self._rows.setSpacing(self._themes.current.px("space_2"))
        self._rows.addStretch(1)
        area = QScrollArea()
        area.setObjectName("importResults")
        area.setAccessibleName(self.tr("导入结果"))
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # arrows scroll what no button stands in
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        return area

    def _on_tasks_progressed(self, task: Task) -> None:
        if task is self._task:
            self._bar.setMaximum(task.total)
            self._bar.setValue(task.done)
            self._now.setText(task.text)

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._close.setEnabled(False)
            self._now.setText(self.tr("正在停止…"))

    def _end(self) -> None:
        self._task = None
        self._tasks.progressed.disconnect(self._on_tasks_progressed)
        self._close.setEnabled(True)
        self._close.setText(self.tr("关闭"))
        self._close.setAccessibleName(self._close.text())

    def _on_imported(self, outcomes: list[ImportOutcome]) -> None:
        self._end()
        self.finished_with.emit(outcomes)
        self._show_outcomes(outcomes)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self.finished_with.emit([])
            self.reject()
            return
        self._heading.setText(self.tr("没有导入"))
        words = str(error) if isinstance(error, UserError) else self.tr("程序出错，文件没有导入。")
        self._now.setText(words)
        self._now.setWordWrap(True)
        self._bar.hide()
        if not isinstance(error, UserError):
            self._notify.error(error, self)

    def _show_outcomes(self, outcomes: Sequence[ImportOutcome]) -> None:
        stored = [outcome for outcome in outcomes if outcome.doc and outcome.status is not ImportStatus.FAILED]
        new = [o for o in stored if o.status in (ImportStatus.IMPORTED, ImportStatus.VERSION)]
        if len(new) == len(outcomes):
            words = self.tr("已导入 {0} 个文件").format(len(new))
        else:
            words = self.tr("导入了 {0} 个，共 {1} 个文件").format(len(new), len(outcomes))
        self._heading.setText(words)
        for outcome in sorted(outcomes, key=lambda outcome: _PLACE[outcome.status]):
            row = OutcomeRow(self._themes, self._icons, outcome)
            row.open_requested.connect(self._open_document)
            self._rows.insertWidget(self._rows.count() - 1, row)
        # A text that was there before is opened from its row; Enter is for what is new, if anything is.
        self._offer((new or stored)[:1])
        self._pages.setCurrentIndex(1)

    def _offer(self, first: Sequence[ImportOutcome]) -> None:
        """Let the button open this one and say so; the keyboard goes to the button, or to the one that closes."""
        self._open.setVisible(bool(first))
        for outcome in first:
            self._doc = outcome.doc or ""
            title = outcome.metadata.title if outcome.metadata else self._doc
            words = self.tr("打开《{0}》")
            room = self.width() // 2
            shown = self._open.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
            self._open.setText(words.format(shown).replace("&", "&&"))
            self._open.setAccessibleName(words.format(title))
            self._open.setToolTip(title if shown != title else "")
            self._open.setDefault(True)
        (self._open if first else self._close).setFocus()

    def _on_open_clicked(self) -> None:
        self._open_document(self._doc)

    def _open_document(self, doc: str) -> None:
        self.open_requested.emit(doc)
        self.accept()
