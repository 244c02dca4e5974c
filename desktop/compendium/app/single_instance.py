"""One window for each home: a second start asks the first window to come forward and ends.

A local socket (a named pipe on Windows), never an internet one. A lock file decides who listens; the system knows
whether its holder still lives, so what a killed process leaves behind is taken over.
"""

from __future__ import annotations

import getpass
import hashlib
import json
import os
import sys
import time
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QDir, QLockFile, QObject, Signal

from compendium.domain.errors import UserError

if TYPE_CHECKING:  # loaded when it is needed: the first start has a window to show before anybody can ask for it
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_CONNECT_MS = 300
_ANSWER_MS = 4000
_START_SECONDS = 10.0  # how long the first window may take from its lock to its socket
_POLL_SECONDS = 0.05
_LONGEST_MESSAGE = 1024 * 1024  # bytes: a thousand files to import, every letter of their paths escaped
_ANSWER = b"ok\n"


class Role(Enum):
    """What this start is to do."""

    FIRST = "first"
    HANDED_OVER = "handed_over"


class SingleInstance(QObject):
    """Listens for later starts on the same home.

    Signals:
        raise_requested(str): a later start wants the window in front; the text is ``DOC``, ``DOC#CLAUSE``, a link
            (``domain/links.py``), files to import (``domain/import_target.py``) or "".
    """

    raise_requested = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        """``home`` is the folder that may have one window."""
        super().__init__(parent)
        self._name = server_name(home)
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)  # a living holder keeps it for ever; a dead one loses it at once
        self._server: QLocalServer | None = None

    def start(self, place: str = "") -> Role:
        """Take the home, or hand ``place`` to the window that has it. The first is to call ``listen`` soon.

        Raises:
            UserError: the other window is there but does not answer.
        """
        deadline = time.monotonic() + _START_SECONDS
        while True:
            # Where no lock file can be written at all, a second window is better than none.
            if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
                return Role.FIRST
            if self._hand_over(place):
                return Role.HANDED_OVER
            if time.monotonic() > deadline:
                raise UserError(
                    "window_does_not_answer",
                    "政策汇编已经打开，但没有回应。",
                    "稍候再试，或在任务管理器中结束它后重新打开。",
                )
            time.sleep(_POLL_SECONDS)

    def listen(self) -> None:
        """Answer later starts, which wait for this; does nothing without the lock."""
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.isLocked() or self._server is not None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        # Whoever held this name is dead, or the lock could not be ours.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def stop(self) -> None:
        """Stop listening and let the next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _hand_over(self, place: str) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_CONNECT_MS):
            return False
        _let_come_forward()
        message = {"open": place, "activation_token": os.environ.get("XDG_ACTIVATION_TOKEN", "")}
        socket.write(QByteArray(json.dumps(message).encode() + b"\n"))
        deadline = time.monotonic() + _ANSWER_MS / 1000
        while socket.bytesAvailable() < len(_ANSWER) and time.monotonic() < deadline:
            if not socket.waitForReadyRead(_ANSWER_MS):
                break
        answered = bytes(socket.readAll().data()) == _ANSWER
        socket.disconnectFromServer()
        return answered

    def _on_server_new_connection(self) -> None:
        server = self._server
        while server is not None and (socket := server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._on_socket_ready_read(socket))

    def _on_socket_ready_read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_MESSAGE:
                socket.abort()
            return
        place = _understood(bytes(socket.readLine().data()))
        if place is None:
            socket.abort()
            return
        socket.write(QByteArray(_ANSWER))
        socket.flush()
        self.raise_requested.emit(place)


def server_name(home: Path) -> str:
    """The name of the socket of a home; differs between users, stays the same whichever way the path is written."""
    place = os.path.normcase(os.path.realpath(home))
    digest = hashlib.sha256(f"{getpass.getuser()}\0{place}".encode("utf-8", "surrogateescape")).hexdigest()
    return f"policy-compendium-{digest[:24]}"


def _understood(line: bytes) -> str | None:
    try:
        message = json.loads(line)
        place = message["open"]
        token = message.get("activation_token", "")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if token:
        # Wayland lets a window come forward only with the token of the click that started the second process.
        os.environ["XDG_ACTIVATION_TOKEN"] = str(token)
    return str(place)


def _let_come_forward() -> None:
    """On Windows the process that the user just started may pass on its right to the foreground."""
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
