"""The quiet line at the bottom: how much is in the library, and what is being worked on."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from compendium.ui.icons import Icons
from compendium.ui.tasks import Task, Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton

_SHOWN_AFTER_MS = 300
_BAR_WIDTH = 140


class StatusArea(QWidget):
    """Shows one task at a time, the oldest; work of less than 300 ms is not shown."""

    def __init__(self, themes: Themes, icons: Icons, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusArea")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._shown: Task | None = None
        self._build(themes, icons)
        self._timer = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self._show_oldest)
        tasks.started.connect(self._on_tasks_started)
        tasks.progressed.connect(self._on_tasks_progressed)
        tasks.ended.connect(self._on_tasks_ended)

    def set_summary(self, text: str) -> None:
        """Say what the library holds."""
        self._summary.setText(text)

    def set_place(self, text: str) -> None:
        """Say where in the text the reader is; "" where no text is read."""
        self._place.setText(text)

    @property
    def summary(self) -> str:
        """What is said of the library."""
        return self._summary.text()

    def _build(self, themes: Themes, icons: Icons) -> None:
        theme = themes.current
        self.setFixedHeight(theme.px("status_bar"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space_4"), 0, theme.px("space_3"), 0)
        row.setSpacing(theme.px("space_3"))
        self._summary = QLabel()
        self._place = ElidedLabel()
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._words = ElidedLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight)
        for label in (self._summary, self._place, self._words):
            label.setProperty("tone", "faint")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._cancel = ToolButton(icons.icon("x"), self.tr("取消"))
        self._cancel.setObjectName("cancelTask")
        self._cancel.clicked.connect(self._on_cancel_clicked)
        row.addWidget(self._summary)
        row.addWidget(self._place, 1)
        self._work = (self._words, self._bar, self._cancel)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._show_work(shown=False)

    def _show_work(self, *, shown: bool) -> None:
        for part in self._work:
            part.setVisible(shown)
        self._place.setVisible(not shown)

    def _show_oldest(self) -> None:
        visible = self._tasks.visible
        self._shown = visible[0] if visible else None
        self._show_work(shown=self._shown is not None)
        if self._shown is not None:
            self._cancel.setEnabled(not self._shown.cancelled)
            self._bar.setAccessibleName(self._shown.title)
            self._draw(self._shown)

    def _draw(self, task: Task) -> None:
        self._words.setText(f"{task.title} · {task.text}" if task.text else task.title)
        self._bar.setMaximum(task.total)  # a total of 0 shows a bar that only moves
        self._bar.setValue(task.done)

    def _on_tasks_started(self, task: Task) -> None:
        if task.title and self._shown is None:
            self._timer.start()

    def _on_tasks_progressed(self, task: Task) -> None:
        if task is self._shown:
            self._draw(task)

    def _on_tasks_ended(self, task: Task) -> None:
        if task is self._shown:
            self._show_oldest()

    def _on_cancel_clicked(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
            self._cancel.setEnabled(False)
