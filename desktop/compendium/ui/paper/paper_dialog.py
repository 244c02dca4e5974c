"""Printing: pages on one side, options on the other; every option shows at once what it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.errors import CancelledError, UserError
from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.domain.work import Progress
from compendium.services.handouts import PaperChoice
from compendium.ui.paper.page_options import PageOptions
from compendium.ui.paper.page_preview import PagePreview
from compendium.ui.paper.source import PaperSource
from compendium.ui.printing.page_setup import PageSetup
from compendium.ui.printing.pages import Laid
from compendium.ui.printing.paper_pages import lay_out, lay_out_sheet
from compendium.ui.tasks import Task, Tasks
from compendium.ui.theme import Themes

_SIZE = (1040, 760)
_LEAST = (720, 480)
_OPTIONS_WIDTH = 300
_WAIT_MS = 120  # a wheel over a box passes many values
_BUSY_AFTER_MS = 250


class PaperDialog(QDialog):
    """``print_requested`` and ``save_requested`` carry the pages; ``setup_changed`` what the user chose.

    The speaker's own notes are no part of what is remembered.
    """

    print_requested = Signal(object)
    save_requested = Signal(object)
    setup_changed = Signal(object)

    def __init__(
        self, source: PaperSource, setup: PageSetup, tasks: Tasks, themes: Themes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paperDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("打印“{0}”").format(source.name))
        self.setMinimumSize(*_LEAST)
        self._source, self._tasks, self._themes = source, tasks, themes
        self._made: tuple[PaperChoice, Paper | Sheet] | None = None
        self._laid: Laid | None = None
        self._task: Task | None = None
        self._build(setup)
        self._connect()
        self._fit(parent)
        self.preview.say(self.tr("正在排版…"))
        self._lay_out()

    @property
    def laid(self) -> Laid | None:
        """The pages as they are shown; None while there are none."""
        return self._laid

    def _build(self, setup: PageSetup) -> None:
        theme = self._themes.current
        gap = theme.px("space_4")
        self.preview = PagePreview(self._themes)
        self.options = PageOptions(self._source, setup, self._themes)
        self.count = QLabel()
        self.count.setProperty("tone", "secondary")
        self.error = QLabel()
        self.error.setProperty("tone", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.hide()
        side = QWidget()
        side.setFixedWidth(_OPTIONS_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        column.addWidget(self.options)
        column.addStretch(1)
        for part in (self.error, self.progress, self.count):
            column.addWidget(part)
        for button in self._build_buttons():
            column.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.preview, 1)
        row.addWidget(side)

    def _build_buttons(self) -> tuple[QPushButton, ...]:
        self.print_button = QPushButton(self.tr("打印…"))
        self.print_button.setObjectName("startPrinting")
        self.print_button.setDefault(True)
        self.save_button = QPushButton(self.tr("存为 PDF…"))
        self.save_button.setObjectName("savePdf")
        self.close_button = QPushButton(self.tr("关闭"))
        for button in (self.save_button, self.close_button):
            button.setAutoDefault(False)
        self._enable(on=False)
        return self.print_button, self.save_button, self.close_button

    def _connect(self) -> None:
        self._timer = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._timer.timeout.connect(self._lay_out)
        self._busy = QTimer(self, singleShot=True, interval=_BUSY_AFTER_MS)
        self._busy.timeout.connect(self.progress.show)
        self.options.changed.connect(self._on_options_changed)
        self.preview.page_changed.connect(self._on_page_changed)
        self.print_button.clicked.connect(lambda: self.print_requested.emit(self._laid))
        self.save_button.clicked.connect(lambda: self.save_requested.emit(self._laid))
        self.close_button.clicked.connect(self.reject)
        self._tasks.progressed.connect(self._on_tasks_progressed)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print_button.click)
        QShortcut(QKeySequence("Ctrl+S"), self, self.save_button.click)

    def _fit(self, parent: QWidget | None) -> None:
        room = (parent.window() if parent else self).screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 80), min(_SIZE[1], room.height() - 80))

    def _on_options_changed(self) -> None:
        self._enable(on=False)
        self.setup_changed.emit(self.options.setup)
        self._timer.start()

    def _lay_out(self) -> None:
        """Make the pages anew, in the background; a later choice takes the place of one that is not done."""
        choice, setup, source, made = self.options.choice, self.options.setup, self._source, self._made

        def work(progress: Progress) -> tuple[PaperChoice, Paper | Sheet, Laid]:
            content = made[1] if made is not None and made[0] == choice else source.make(choice, progress)
            if isinstance(content, Sheet):
                return choice, content, lay_out_sheet(content, setup, progress)
            return choice, content, lay_out(content, setup, progress)

        self._busy.start()
        self.progress.setRange(0, 0)
        self._task = self._tasks.read(self, work, self._on_laid, self._on_failed, key="lay out paper")

    def _on_laid(self, result: tuple[PaperChoice, Paper | Sheet, Laid]) -> None:
        choice, content, self._laid = result
        self._made = choice, content
        self._rest()
        self.error.hide()
        self.preview.show_pages(self._laid)
        self._enable(on=not self._timer.isActive())

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, UserError):
            self._tasks.failed.emit(error)
        self._laid = None
        self.preview.say(str(error) if isinstance(error, UserError) else self.tr("排版时出错，没有可以打印的内容。"))

    def _rest(self) -> None:
        self._task = None
        self._busy.stop()
        self.progress.hide()

    def _on_tasks_progressed(self, task: Task) -> None:
        if task is self._task and task.total:
            self.progress.setRange(0, task.total)
            self.progress.setValue(task.done)

    def _on_page_changed(self, number: int, count: int) -> None:
        self.count.setText(self.tr("第 {0} 页，共 {1} 页").format(number, count) if count else "")

    def _enable(self, *, on: bool) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(on)

    def done(self, result: int) -> None:
        """Stop what is still going on and close."""
        if self._task is not None:
            self._task.cancel()
        super().done(result)
