"""What can be done during a show, and with which keys; remote controls send some of these too."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent


class Command(StrEnum):
    """One thing to do."""

    NEXT = "next"
    PREVIOUS = "previous"
    NEXT_PAGE = "next_page"
    PREVIOUS_PAGE = "previous_page"
    FIRST = "first"
    LAST = "last"
    STEP = "step"
    EMPHASIS = "emphasis"
    MARK = "mark"
    PEN = "pen"
    LASER = "laser"
    UNDO = "undo"
    CLEAR = "clear"
    BLACK = "black"
    WHITE = "white"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual_size"
    THEME = "theme"
    JUMP = "jump"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    SWAP = "swap"
    NOTES = "notes"
    HELP = "help"
    END = "end"


_K, _PLAIN = Qt.Key, Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_KEYS: Mapping[Command, tuple[tuple[Qt.KeyboardModifier, Qt.Key], ...]] = {
    Command.NEXT: tuple(
        (_PLAIN, key) for key in (_K.Key_Right, _K.Key_Down, _K.Key_PageDown, _K.Key_Space, _K.Key_Return)
    ),
    Command.PREVIOUS: tuple((_PLAIN, key) for key in (_K.Key_Left, _K.Key_Up, _K.Key_PageUp, _K.Key_Backspace)),
    Command.NEXT_PAGE: ((_SHIFT, _K.Key_Right), (_SHIFT, _K.Key_Down), (_SHIFT, _K.Key_PageDown)),
    Command.PREVIOUS_PAGE: ((_SHIFT, _K.Key_Left), (_SHIFT, _K.Key_Up), (_SHIFT, _K.Key_PageUp)),
    Command.FIRST: ((_PLAIN, _K.Key_Home), (_CTRL, _K.Key_Home)),
    Command.LAST: ((_PLAIN, _K.Key_End), (_CTRL, _K.Key_End)),
    Command.STEP: ((_PLAIN, _K.Key_S),),
    Command.EMPHASIS: ((_PLAIN, _K.Key_E),),
    Command.MARK: ((_PLAIN, _K.Key_M),),
    Command.PEN: ((_PLAIN, _K.Key_P),),
    Command.LASER: ((_PLAIN, _K.Key_L),),
    Command.UNDO: ((_CTRL, _K.Key_Z),),
    Command.CLEAR: ((_PLAIN, _K.Key_C), (_PLAIN, _K.Key_Delete)),
    Command.BLACK: ((_PLAIN, _K.Key_B), (_PLAIN, _K.Key_Period)),
    Command.WHITE: ((_PLAIN, _K.Key_W), (_PLAIN, _K.Key_Comma)),
    Command.LARGER: ((_PLAIN, _K.Key_Plus), (_PLAIN, _K.Key_Equal), (_CTRL, _K.Key_Plus), (_CTRL, _K.Key_Equal)),
    Command.SMALLER: ((_PLAIN, _K.Key_Minus), (_CTRL, _K.Key_Minus)),
    Command.USUAL_SIZE: ((_CTRL, _K.Key_0),),
    Command.THEME: ((_PLAIN, _K.Key_T),),
    Command.JUMP: ((_PLAIN, _K.Key_G), (_CTRL, _K.Key_G), (_PLAIN, _K.Key_F), (_CTRL, _K.Key_F)),
    Command.FIND_NEXT: ((_PLAIN, _K.Key_F3),),
    Command.FIND_PREVIOUS: ((_SHIFT, _K.Key_F3),),
    Command.SWAP: ((_PLAIN, _K.Key_X),),
    Command.NOTES: ((_PLAIN, _K.Key_N), (_PLAIN, _K.Key_F2)),
    Command.HELP: ((_PLAIN, _K.Key_F1), (_PLAIN, _K.Key_Question), (_SHIFT, _K.Key_Question)),
    Command.END: ((_PLAIN, _K.Key_Escape),),
}
_BY_KEY = {pair: command for command, pairs in _KEYS.items() for pair in pairs}
_IGNORED = Qt.KeyboardModifier.KeypadModifier


def command_of(event: QKeyEvent) -> Command | None:
    """Return what a key asks for; None when nothing."""
    modifiers = event.modifiers() & ~_IGNORED
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Enter:
        key = Qt.Key.Key_Return
    if key == Qt.Key.Key_Plus:
        modifiers &= ~_SHIFT  # + stands above = on most keyboards
    return _BY_KEY.get((modifiers, key))


def key_help() -> list[tuple[str, str]]:
    """Return keys and what they do, for the speaker."""
    translate = QCoreApplication.translate
    return [
        ("→ ↓ PageDown", translate("PresentKeys", "下一页")),
        ("← ↑ PageUp", translate("PresentKeys", "上一页")),
        ("Home / End", translate("PresentKeys", "首页、末页")),
        ("G, Ctrl+F", translate("PresentKeys", "跳转、查找")),
        ("12 Enter", translate("PresentKeys", "到第 12 页")),
        ("S", translate("PresentKeys", "逐句")),
        ("E", translate("PresentKeys", "突出数字、时限、单位")),
        ("M", translate("PresentKeys", "标亮当前句")),
        ("P, L", translate("PresentKeys", "荧光笔、光点")),
        ("C, Ctrl+Z", translate("PresentKeys", "清除标亮、撤销")),
        ("B, W", translate("PresentKeys", "黑屏、白屏")),
        ("+ − Ctrl+0", translate("PresentKeys", "字号")),
        ("T", translate("PresentKeys", "深色、浅色")),
        ("X", translate("PresentKeys", "交换屏幕")),
        ("N, F2", translate("PresentKeys", "备注（接两块屏幕时，只在讲者屏幕）")),
        ("Esc", translate("PresentKeys", "结束放映")),
    ]
