"""The speaker's tools in a row."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from compendium.ui.icons import Icons
from compendium.ui.present.commands import Command
from compendium.ui.present.show import Blank, Show
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_SWITCHES = frozenset({Command.STEP, Command.EMPHASIS, Command.PEN, Command.LASER, Command.BLACK, Command.WHITE})
_WORDED = frozenset({Command.STEP, Command.EMPHASIS, Command.PEN, Command.BLACK})


class PresenterTools(QWidget):
    """``wanted`` carries a Command."""

    wanted = Signal(object)

    def __init__(self, show: Show, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._show = show
        theme = themes.current
        self._buttons: dict[Command, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space_1"))
        for group in _groups():
            for command, icon, words, keys in group:
                button = ToolButton(icons.icon(icon), words, words=command in _WORDED, shortcut=keys)
                button.setObjectName(f"present_{command.value}")
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setCheckable(command in _SWITCHES)
                button.clicked.connect(lambda _=False, command=command: self.wanted.emit(command))
                self._buttons[command] = button
                row.addWidget(button)
            line = QFrame()
            line.setProperty("line", "true")
            line.setFixedWidth(1)
            row.addSpacing(theme.px("space_1"))
            row.addWidget(line)
            row.addSpacing(theme.px("space_1"))
        row.addStretch(1)
        end = ToolButton(icons.icon("x"), self.tr("结束放映"), words=True, shortcut="Esc")
        end.setObjectName("present_end")
        end.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        end.clicked.connect(lambda: self.wanted.emit(Command.END))
        row.addWidget(end)
        show.changed.connect(self._show_states)
        self._show_states()

    def _show_states(self) -> None:
        show = self._show
        on = {
            Command.STEP: show.stepping,
            Command.EMPHASIS: show.emphasis,
            Command.PEN: show.pen,
            Command.LASER: show.laser,
            Command.BLACK: show.blank is Blank.BLACK,
            Command.WHITE: show.blank is Blank.WHITE,
        }
        for command, state in on.items():
            self._buttons[command].setChecked(state)
        self._buttons[Command.PREVIOUS].setEnabled(show.index > 0 or show.step > 0)
        self._buttons[Command.UNDO].setEnabled(show.marked)
        self._buttons[Command.CLEAR].setEnabled(show.marked)


def _groups() -> tuple[tuple[tuple[Command, str, str, str], ...], ...]:
    """Return command, icon, words and keys of each button, in groups."""
    translate = QCoreApplication.translate
    return (
        (
            (Command.PREVIOUS, "arrow-left", translate("PresenterTools", "上一页"), "←"),
            (Command.NEXT, "arrow-right", translate("PresenterTools", "下一页"), "→"),
        ),
        (
            (Command.STEP, "list", translate("PresenterTools", "逐句"), "S"),
            (Command.EMPHASIS, "hash", translate("PresenterTools", "突出"), "E"),
        ),
        (
            (Command.PEN, "highlighter", translate("PresenterTools", "荧光笔"), "P"),
            (Command.LASER, "circle-dot", translate("PresenterTools", "光点"), "L"),
            (Command.UNDO, "undo-2", translate("PresenterTools", "撤销标亮"), "Ctrl+Z"),
            (Command.CLEAR, "trash-2", translate("PresenterTools", "清除本页标亮"), "C"),
        ),
        (
            (Command.BLACK, "moon", translate("PresenterTools", "黑屏"), "B"),
            (Command.WHITE, "sun", translate("PresenterTools", "白屏"), "W"),
            (Command.THEME, "sun-moon", translate("PresenterTools", "深色或浅色"), "T"),
        ),
        (
            (Command.SMALLER, "zoom-out", translate("PresenterTools", "缩小文字"), "-"),
            (Command.LARGER, "zoom-in", translate("PresenterTools", "放大文字"), "+"),
        ),
        (
            (Command.SWAP, "arrow-left-right", translate("PresenterTools", "交换屏幕"), "X"),
            (Command.HELP, "keyboard", translate("PresenterTools", "放映时的按键"), "F1"),
        ),
    )
