"""Processes that the program starts for work of its own: they are the program again, with other words."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import PurePath
from queue import Empty, SimpleQueue
from typing import Any

from compendium.domain.errors import CancelledError
from compendium.importers.pipes import packed, received

_START_SECONDS = 60.0  # on a busy machine whose virus scanner looks at every library
_LOOK_SECONDS = 0.05  # how often it is asked whether the user cancelled
_PYTHON = ("python", "pypy")


def own_command() -> list[str]:
    """Return the command that starts this program: Python with the module's name, or the program's own launcher."""
    if PurePath(sys.executable).name.lower().startswith(_PYTHON):
        return [sys.executable, "-I", "-B", "-m", "compendium"]
    return [sys.executable]


class ChildProcess:
    """A process of this program and the pipes to it.

    Args:
        command: starts the program; default: as this one was started.
        words: what follows, before the numbers of the two pipes that the process opens.

    Raises:
        OSError: it cannot be started.
    """

    def __init__(self, words: Sequence[str], command: Sequence[str] = ()) -> None:
        child_in, self._requests = os.pipe()
        answers, child_out = os.pipe()
        try:
            self._process = _started([*(command or own_command()), *words], child_in, child_out)
        except OSError:
            os.close(self._requests)
            os.close(answers)
            raise
        finally:
            os.close(child_in)
            os.close(child_out)
        self._queue: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._thread = threading.Thread(target=_receive, args=(answers, self._queue), name="reading", daemon=True)
        self._thread.start()

    @property
    def is_alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    def wait_until_ready(self, cancelled: Callable[[], bool]) -> None:
        """Wait for the process to say that it listens. Raises OSError, TimeoutError or CancelledError."""
        if self.answer(_START_SECONDS, cancelled) is None:
            raise OSError("the process ended")

    def send(self, request: dict[str, Any]) -> None:
        """Ask for something. Raises OSError when the process is gone."""
        view = memoryview(packed(request))
        while view:
            view = view[os.write(self._requests, view) :]

    def answer(self, seconds: float, cancelled: Callable[[], bool]) -> dict[str, Any] | None:
        """Wait for the next answer; None when the process died. Raises TimeoutError or CancelledError."""
        end = time.monotonic() + seconds
        while True:
            try:
                return self._queue.get(timeout=_LOOK_SECONDS)
            except Empty:
                if cancelled():
                    raise CancelledError from None
                if time.monotonic() > end:
                    raise TimeoutError from None

    def end(self) -> None:
        """Kill the process and wait until nothing of it is left."""
        self._process.kill()
        self._process.wait()
        os.close(self._requests)
        self._thread.join()


def _started(command: Sequence[str], child_in: int, child_out: int) -> subprocess.Popen[bytes]:
    null = subprocess.DEVNULL
    if sys.platform == "win32":
        import msvcrt

        handles = [msvcrt.get_osfhandle(number) for number in (child_in, child_out)]
        for handle in handles:
            os.set_handle_inheritable(handle, True)
        start = subprocess.STARTUPINFO(lpAttributeList={"handle_list": handles})
        words = [*command, *map(str, handles)]
        flags = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(  # noqa: S603 - the program itself
            words, stdin=null, stdout=null, stderr=null, startupinfo=start, creationflags=flags
        )
    words = [*command, str(child_in), str(child_out)]
    return subprocess.Popen(  # noqa: S603 - the program itself
        words,
        stdin=null,
        stdout=null,
        stderr=null,
        pass_fds=(child_in, child_out),
        process_group=0,  # Ctrl+C is for the program, which then ends this one
    )


def _receive(number: int, queue: SimpleQueue[dict[str, Any] | None]) -> None:
    """Put each message into ``queue`` and, when there are no more or one is nonsense, None."""
    with os.fdopen(number, "rb") as stream:
        while (message := received(stream)) is not None:
            queue.put(message)
    queue.put(None)
