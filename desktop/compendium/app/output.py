"""What the command line writes: one JSON document or lines on standard output, everything else on standard error."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
import time
from collections.abc import Iterable
from typing import Self, TextIO

from compendium.domain.errors import UserError
from compendium.domain.system_errors import advice, reason

_PROGRESS_INTERVAL = 0.1  # seconds between two repaints of the progress line


class OutputClosedError(Exception):
    """Whoever read our standard output went away, as ``head`` does; nothing is left to say."""


def prepare_streams() -> None:
    """Make both streams able to print Chinese, and present (a Windows start without console has none).

    UTF-8 everywhere but on a Windows pipe or file, where what reads the lines expects the system's code page;
    JSON is UTF-8 there too, see `Output`. Characters that cannot be encoded never stop a command.
    """
    sys.stdout = _prepared(sys.stdout, "backslashreplace")
    sys.stderr = _prepared(sys.stderr, "backslashreplace")


def _prepared(stream: TextIO | None, errors: str) -> TextIO:
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives as long as the process
    if isinstance(stream, io.TextIOWrapper):
        system_code_page = os.name == "nt" and not stream.isatty()
        stream.reconfigure(encoding=None if system_code_page else "utf-8", errors=errors)
    return stream


class Output:
    """The two streams of one run of the command line."""

    def __init__(self, *, as_json: bool, out: TextIO, err: TextIO) -> None:
        """With ``as_json`` standard output is UTF-8 with plain line feeds, on every system."""
        self.as_json = as_json
        self._out = out
        self._err = err
        if as_json and isinstance(out, io.TextIOWrapper):
            out.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")

    def document(self, value: object) -> None:
        """Print the one JSON document."""
        self._write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")

    def lines(self, lines: Iterable[str]) -> None:
        """Print lines for a reader."""
        self._write("".join(f"{line}\n" for line in lines))

    def message(self, text: str) -> None:
        """Say something beside the result."""
        try:
            self._err.write(f"{text}\n")
            self._err.flush()
        except OSError:
            pass  # nobody listens; the exit status still tells

    def terminal_width(self) -> int | None:
        """Columns of the terminal that standard output goes to; None when it goes to a file or a pipe."""
        if not self._out.isatty():
            return None
        try:
            return os.get_terminal_size(self._out.fileno()).columns or None
        except OSError:
            return None

    def progress(self) -> TerminalProgress:
        """A progress line on standard error, shown on a terminal only."""
        return TerminalProgress(self._err)

    def finish(self) -> None:
        """Flush standard output, so that a full disk or a closed pipe is met here and not at exit."""
        self._write("")

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError as error:
            detach_standard_output()
            # Windows reports a closed pipe as EINVAL.
            if error.errno in (errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN):
                raise OutputClosedError from None
            raise UserError("output_failed", f"结果写不出去：{reason(error)}。", "换一个输出位置再试。") from error


def detach_standard_output() -> None:
    """Point standard output at nothing, so that the interpreter's own flush at exit cannot fail again."""
    try:
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.stdout.fileno())
        os.close(sink)
    except (OSError, ValueError):  # a replaced stream without descriptor, as in tests
        pass


class TerminalProgress:
    """Progress of long work as one line that repaints itself; Ctrl+C cancels the whole command."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._shown = err.isatty()
        self._painted_at = 0.0
        self._width = 0

    @property
    def cancelled(self) -> bool:
        """Never: Ctrl+C raises where the work stands."""
        return False

    def report(self, done: int, total: int, text: str = "") -> None:
        """Repaint the line, not more often than ten times a second."""
        now = time.monotonic()
        if not self._shown or now - self._painted_at < _PROGRESS_INTERVAL:
            return
        self._painted_at = now
        amount = f"{done}/{total}" if total else str(done)
        self._paint(f"{text} {amount}".strip())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away, so that what is printed next stands alone."""
        if self._width:
            self._paint("")

    def _paint(self, line: str) -> None:
        from compendium.app.plain_text import display_width, shortened

        shown = shortened(line, 78)
        width = display_width(shown)
        self._err.write("\r" + shown + " " * max(0, self._width - width) + ("\r" if not line else ""))
        self._err.flush()
        self._width = width


def explained(error: OSError) -> UserError:
    """The operating system's refusal as an error of the user's world, naming the file."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else ""
    where = f"“{name}”" if name else "文件"
    return UserError("file_access", f"读写{where}失败：{reason(error)}。", advice(error))
