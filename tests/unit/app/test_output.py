"""Standard output holds the result and nothing else, in the right encoding, and its failures are met."""

from __future__ import annotations

import errno
import io
import json
import sys

import pytest

from compendium.app import output as output_module
from compendium.app.output import Output, OutputClosedError, explained, prepare_streams
from compendium.domain.errors import UserError
from compendium.domain.system_errors import reason


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _stream(encoding: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\r\n")


def _written(stream: io.TextIOWrapper) -> bytes:
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()


def test_json_is_utf8_with_plain_line_feeds_whatever_the_console_uses() -> None:
    out = _stream("gbk")
    Output(as_json=True, out=out, err=io.StringIO()).document({"题": "规划①"})
    written = _written(out)
    assert b"\r" not in written
    assert json.loads(written.decode("utf-8")) == {"题": "规划①"}
    assert "规划①".encode() in written


def test_a_file_name_that_is_no_text_stays_valid_json() -> None:
    out = _stream("utf-8")
    Output(as_json=True, out=out, err=io.StringIO()).document({"file": "\udcb8.txt"})
    assert json.loads(_written(out).decode("utf-8")) == {"file": "\udcb8.txt"}


def test_a_missing_console_swallows_what_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    prepare_streams()
    with sys.stdout, sys.stderr:
        Output(as_json=False, out=sys.stdout, err=sys.stderr).lines(["一行"])


def test_streams_never_fail_on_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = _stream("ascii")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(sys, "stderr", _stream("ascii"))
    prepare_streams()
    Output(as_json=False, out=sys.stdout, err=sys.stderr).lines(["政策\udcb8"])
    assert "政策".encode() in _written(stream)


class Failing(io.StringIO):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, _text: str) -> int:
        raise OSError(self._number, "no")


def test_a_closed_pipe_is_told_apart_from_a_full_disk() -> None:
    with pytest.raises(OutputClosedError):
        Output(as_json=False, out=Failing(errno.EPIPE), err=io.StringIO()).lines(["x"])
    with pytest.raises(UserError, match="磁盘已满"):
        Output(as_json=False, out=Failing(errno.ENOSPC), err=io.StringIO()).lines(["x"])


def test_messages_need_no_listener() -> None:
    Output(as_json=False, out=io.StringIO(), err=Failing(errno.EPIPE)).message("x")


def test_progress_is_seen_on_a_terminal_only_and_leaves_no_trace(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([1.0, 1.01, 2.0])
    monkeypatch.setattr(output_module.time, "monotonic", lambda: next(clock))
    err = Terminal()
    with Output(as_json=True, out=io.StringIO(), err=err).progress() as progress:
        progress.report(1, 3, "正在导入")
        progress.report(2, 3, "正在导入")  # too soon after the first
        progress.report(3, 3)
    painted = err.getvalue().split("\r")
    assert painted[1] == "正在导入 1/3"
    assert painted[2].rstrip() == "3/3"
    assert painted[-2].strip() == ""
    assert painted[-1] == ""


def test_progress_says_nothing_to_a_file() -> None:
    err = io.StringIO()
    with Output(as_json=True, out=io.StringIO(), err=err).progress() as progress:
        progress.report(1, 3, "正在导入")
    assert err.getvalue() == ""


def test_the_systems_refusals_name_the_file_and_the_reason() -> None:
    error = explained(PermissionError(errno.EACCES, "Permission denied", "/x/书签.json"))
    assert "/x/书签.json" in str(error)
    assert "没有权限" in str(error)
    assert "cross" not in reason(OSError(errno.EXDEV, "cross-device"))
