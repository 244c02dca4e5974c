"""Starts the reading process, asks it, and ends it when a file takes too long or the user cancels."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from queue import Empty, SimpleQueue
from typing import Any, BinaryIO

from compendium.domain.errors import CancelledError, UserError
from compendium.importers.base import SourceText, Table, damaged
from compendium.importers.worker import LENGTH, WORD

_LOG = logging.getLogger(__name__)
SECONDS = 18.0  # for one file
_START_SECONDS = 60.0  # on a busy machine whose virus scanner looks at every library
_LOOK_SECONDS = 0.05  # how often it is asked whether the user cancelled
_MOST = 128 * 1024 * 1024  # bytes of an answer
_PYTHON = ("python", "pypy")


def own_command() -> list[str]:
    """Return the command that starts this program: Python with the module's name, or the program's own launcher."""
    if PurePath(sys.executable).name.lower().startswith(_PYTHON):
        return [sys.executable, "-I", "-B", "-m", "compendium"]
    return [sys.executable]


class ReadingWorker:
    """One process that reads files one after the other; started with the first, started again after one that kills it.

    Not for several threads at once. ``close`` ends the process; it may be used again afterwards.

    Args:
        command: starts the program; the worker's words are added.
        seconds: how long one file may take.

    Attributes:
        starts: how many processes were started so far.
    """

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._command = list(command)
        self._seconds = seconds
        self._running: _Running | None = None
        self.starts = 0

    def __enter__(self) -> ReadingWorker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process at once."""
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def read(
        self,
        path: Path,
        *,
        name: str = "",
        member: int | None = None,
        wanted: Sequence[str] = (),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> SourceText | list[tuple[int, str]]:
        """Return the text of a file, or number and name of what an archive holds.

        Args:
            path: the file.
            name: what to call it in messages; default: its own name.
            member: the number of an entry of the archive ``path``, to be read instead of the archive.
            wanted: endings of the entries to be listed.
            cancelled: asked while waiting; once it is true the process is ended.

        Raises:
            UserError: what the readers raise; too_slow; damaged when the file brought the process down;
                no_worker when the process cannot be started.
            CancelledError: the user cancelled.
        """
        name = name or path.name
        request = {"path": str(path), "name": name, "member": member, "wanted": list(wanted)}
        answer = self._ask(request, name, cancelled)
        if "error" in answer:
            if "defect" in answer:
                _LOG.info("Reading %s failed: %s", name, answer["defect"])
            raise UserError(*map(str, answer["error"][:3]))
        if "members" in answer:
            return [(int(number), str(entry)) for number, entry in answer["members"]]
        return _source(answer["source"])

    def _ask(self, request: dict[str, Any], name: str, cancelled: Callable[[], bool]) -> dict[str, Any]:
        try:
            if self._running is None or not self._running.is_alive:
                self.close()
                self._running = _Running(self._command or own_command())
                self.starts += 1
                self._running.wait_until_ready(cancelled)
            self._running.send(request)
            answer = self._running.answer(self._seconds, cancelled)
        except TimeoutError:
            self.close()
            raise UserError(
                "too_slow",
                f"“{name}”读取超过 {self._seconds:g} 秒，已停止。",
                "请用 Word 或 WPS 打开，另存为新文件或只保留需要的文字后再导入。",
            ) from None
        except CancelledError:
            self.close()
            raise
        except OSError as error:
            self.close()
            _LOG.info("The reading process cannot be used: %s", error)
            raise UserError("no_worker", f"无法启动读取“{name}”的进程。", "请重新启动程序后重试。") from error
        if answer is None:
            self.close()
            raise damaged(name, "文档")
        return answer


class _Running:
    """A running process and its pipes."""

    def __init__(self, command: Sequence[str]) -> None:
        child_in, self._requests = os.pipe()
        answers, child_out = os.pipe()
        try:
            self._process = _started(command, child_in, child_out)
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
        data = json.dumps(request).encode("ascii")
        view = memoryview(LENGTH.pack(len(data)) + data)
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
        words = [*command, WORD, *map(str, handles)]
        flags = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(  # noqa: S603 - the program itself
            words, stdin=null, stdout=null, stderr=null, startupinfo=start, creationflags=flags
        )
    words = [*command, WORD, str(child_in), str(child_out)]
    return subprocess.Popen(  # noqa: S603 - the program itself
        words,
        stdin=null,
        stdout=null,
        stderr=null,
        pass_fds=(child_in, child_out),
        process_group=0,  # Ctrl+C is for the program, which then ends this one
    )


def _receive(number: int, queue: SimpleQueue[dict[str, Any] | None]) -> None:
    """Put each answer into ``queue`` and, when there are no more or one is nonsense, None."""
    with os.fdopen(number, "rb") as answers:
        while (data := _message(answers)) is not None:
            try:
                answer = json.loads(data)
            except ValueError:
                break
            queue.put(answer if isinstance(answer, dict) else None)
    queue.put(None)


def _message(answers: BinaryIO) -> bytes | None:
    head = answers.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    size = LENGTH.unpack(head)[0]
    data = answers.read(size) if size <= _MOST else b""
    return data if len(data) == size else None


def _source(values: dict[str, Any]) -> SourceText:
    return SourceText(
        text=str(values["text"]),
        front_matter=dict(values["front_matter"]),
        warnings=tuple(map(str, values["warnings"])),
        tables=tuple(Table(int(table["start"]), int(table["end"])) for table in values["tables"]),
        labels={str(name): str(value) for name, value in values["labels"].items()},
        attachments=tuple(map(str, values["attachments"])),
        kind=str(values["kind"]),
    )
