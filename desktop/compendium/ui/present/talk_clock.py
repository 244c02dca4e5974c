"""What time it is, and for how long the talk has gone on."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QTime, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_TICK_MS = 250


class TalkTime:
    """For how long a talk has gone on; it outlives the windows, which come and go with screens."""

    def __init__(self) -> None:
        self._spent = 0
        self._running = QElapsedTimer()
        self._running.start()
        self.paused = False

    @property
    def seconds(self) -> int:
        """For how long it has counted."""
        return (self._spent + (0 if self.paused else self._running.elapsed())) // 1000

    def pause(self, paused: bool) -> None:
        """Stop counting, or go on."""
        if paused != self.paused:
            self._spent += 0 if self.paused else self._running.elapsed()
            self._running.restart()
            self.paused = paused

    def reset(self) -> None:
        """Begin anew."""
        self._spent = 0
        self._running.restart()


class TalkClock(QWidget):
    """Shows both."""

    def __init__(self, time: TalkTime, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._time = icons, time
        theme = themes.current
        self.elapsed = QLabel()
        self.elapsed.setObjectName("talkElapsed")
        self.elapsed.setAccessibleName(self.tr("已讲时间"))
        self.now = QLabel()
        self.now.setObjectName("talkClock")
        self.now.setAccessibleName(self.tr("现在时间"))
        for label in (self.elapsed, self.now):
            label.setFont(theme.font("font_title"))
        self.now.setProperty("tone", "secondary")
        self.pause = ToolButton(icons.icon("timer"), self.tr("暂停计时"))
        self.pause.setCheckable(True)
        self.pause.setChecked(time.paused)
        self.reset = ToolButton(icons.icon("rotate-ccw"), self.tr("重新计时"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space_2"))
        for part in (self.elapsed, self.pause, self.reset):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.now)
        self.pause.toggled.connect(self._on_pause_toggled)
        self.reset.clicked.connect(self._on_reset_clicked)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self._tick()

    def _on_pause_toggled(self, paused: bool) -> None:
        self._time.pause(paused)
        self._tick()

    def _on_reset_clicked(self) -> None:
        self._time.reset()
        self._tick()

    def _tick(self) -> None:
        hours, rest = divmod(self._time.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        self.elapsed.setText(f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}")
        self.now.setText(QTime.currentTime().toString("HH:mm"))
