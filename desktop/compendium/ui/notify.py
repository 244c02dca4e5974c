"""What the program tells the user: quiet messages at the bottom, and the only message boxes."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from compendium.domain.errors import CancelledError, UserError
from compendium.ui.icons import Icons

if TYPE_CHECKING:
    from compendium.ui.widgets.toast import Toast

_log = logging.getLogger(__name__)
_WIDE = 28  # Chinese characters in a line of what is explained


class _Held(NamedTuple):
    """Something to say later; ``offer`` when it offers to take back what was done."""

    say: Callable[[], None]
    offer: bool = False


class Notify(QObject):
    """Shows messages over the window given by ``set_window``."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._window: QWidget | None = None
        self._toast: Toast | None = None
        self._boxes: set[QMessageBox] = set()
        self._held: list[_Held] | None = None

    def set_window(self, window: QWidget) -> None:
        """Name the window over which messages are shown."""
        self._window = window

    def hold(self) -> None:
        """Keep everything back until ``release``: an audience looks at the screen."""
        if self._held is None:
            self._held = []
            if self._toast is not None:
                self._toast.hide()

    def release(self) -> None:
        """Say what was kept back."""
        held, self._held = self._held or [], None
        for each in held:
            each.say()

    @property
    def toast(self) -> Toast | None:
        """The message at the bottom, once one was shown."""
        return self._toast

    def error(self, exc: Exception, parent: QWidget | None = None) -> None:
        """Show a failure without blocking: the user's world in plain words, ours with a report to copy.

        A CancelledError is silent: the user knows what he did.
        """
        if isinstance(exc, CancelledError):
            return
        if isinstance(exc, UserError):
            self._open(self._told_box(QMessageBox.Icon.Warning, exc.message, exc.advice, parent))
            return
        _log.error("defect shown to the user", exc_info=exc)
        self._open(self._defect_box(exc, parent))

    def info(
        self,
        text: str,
        action_text: str = "",
        action: Callable[[], object] | None = None,
        more: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        """Show a passing message at the bottom, with a button such as 打开 if there is something to do.

        ``more`` is a second button: its words and what it does. What was done is told by ``done``.
        """
        if self._held is not None:
            self._held.append(_Held(lambda: self.info(text, action_text, action, more)))
        else:
            self._say(text, action_text, action, more)

    def done(
        self, text: str, take_back: Callable[[], object], more: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Tell what was done and offer to take it back, until something else is done or ``withdraw`` is called."""
        self.withdraw()
        if self._held is not None:
            self._held.append(_Held(lambda: self.done(text, take_back, more), offer=True))
        else:
            self._say(text, self.tr("撤销"), take_back, more, offer=True)

    def withdraw(self) -> None:
        """Take away the offer to take something back: it is no longer the last thing that was done."""
        if self._held is not None:
            self._held = [each for each in self._held if not each.offer]
        if self._toast is not None and self._toast.offers_undo:
            self._toast.hide()

    def take_back(self) -> bool:
        """Take back what the message that is shown offers to; False when none does."""
        return self._toast is not None and self._toast.offers_undo and self._toast.run_action()

    def _say(
        self,
        text: str,
        action_text: str,
        action: Callable[[], object] | None,
        more: tuple[str, Callable[[], object]] | None,
        *,
        offer: bool = False,
    ) -> None:
        if self._window is None:
            return
        if self._toast is None:
            from compendium.ui.widgets.toast import Toast

            self._toast = Toast(self._icons, self._window)
        self._toast.say(text, action_text, action, more, undoes=offer)

    def tell(self, text: str, detail: str = "") -> None:
        """Show something that must be read, without blocking."""
        self._open(self._told_box(QMessageBox.Icon.Information, text, detail, None))

    def confirm(self, text: str, detail: str, action_text: str, parent: QWidget | None = None) -> bool:
        """Ask before something that cannot be taken back; True when the user chose ``action_text``."""
        box = self._box(QMessageBox.Icon.Question, text, detail, parent)
        go = box.addButton(action_text, QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self.tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        chosen = box.clickedButton() is go
        box.deleteLater()
        return chosen

    def _box(self, icon: QMessageBox.Icon, text: str, detail: str, parent: QWidget | None) -> QMessageBox:
        box = QMessageBox(parent or self._window)
        box.setWindowTitle(self.tr("政策汇编"))
        box.setIcon(icon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        box.setInformativeText(detail)
        told = box.findChild(QLabel, "qt_msgbox_informativelabel")
        if told is not None:  # Qt wraps it to a narrow column
            letters = told.fontMetrics()
            told.setMinimumWidth(min(letters.horizontalAdvance(detail) + 2, _WIDE * letters.horizontalAdvance("文")))
        return box

    def _told_box(self, icon: QMessageBox.Icon, text: str, detail: str, parent: QWidget | None) -> QMessageBox:
        """Return a box that asks nothing."""
        box = self._box(icon, text, detail, parent)
        box.addButton(self.tr("知道了"), QMessageBox.ButtonRole.AcceptRole)
        return box

    def _defect_box(self, exc: Exception, parent: QWidget | None) -> QMessageBox:
        report = "".join(traceback.format_exception(exc))
        text = self.tr("程序遇到了一个没有预料到的错误，刚才的操作没有完成。")
        detail = self.tr("您的书签和设置没有受到影响，可以继续使用。若再次出现，请复制错误报告并发给维护人员。")
        box = self._told_box(QMessageBox.Icon.Critical, text, detail, parent)
        box.setDetailedText(report)
        copy = box.addButton(self.tr("复制错误报告"), QMessageBox.ButtonRole.ActionRole)
        # Reconnected so that copying does not close the box.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        return box

    def _open(self, box: QMessageBox) -> None:
        if self._held is not None:
            self._held.append(_Held(lambda: self._open(box)))
            return
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # A box without a window to belong to, as before there is one, would go as soon as this call ends.
        self._boxes.add(box)
        box.finished.connect(lambda: self._boxes.discard(box))
        box.open()
