"""The process that reads: it is limited, dies alone, is started again, and ends when it is told to."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import import_samples as samples
from compendium.domain.errors import CancelledError, UserError
from compendium.importers.base import SourceText
from compendium.importers.child_process import own_command
from compendium.importers.registry import read_content
from compendium.importers.worker_process import ReadingWorker

STUB = """
import os, struct, sys, time
requests, answers = os.fdopen(int(sys.argv[-2]), "rb"), os.fdopen(int(sys.argv[-1]), "wb")
def send(text):
    answers.write(struct.pack(">I", len(text)) + text)
    answers.flush()
send(b'{"ready": true}')
requests.read(struct.unpack(">I", requests.read(4))[0])
"""


def stub(after: str) -> list[str]:
    """A process that says it is ready, takes one request and then does ``after``."""
    return [sys.executable, "-c", STUB + after]


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def code_of(worker: ReadingWorker, path: Path) -> str:
    with pytest.raises(UserError) as caught:
        worker.read(path)
    assert caught.value.advice
    return caught.value.code


def test_one_process_reads_many_files_as_they_are_read_here(repository: Path) -> None:
    with ReadingWorker() as worker:
        for ending in ("docx", "doc", "odt", "pdf", "html", "md"):
            path = repository / "tests" / "data" / f"sample.{ending}"
            assert worker.read(path) == read_content(path.read_bytes(), path.name)
        assert worker.starts == 1


def test_front_matter_comes_through(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.md", "---\ntitle: 方案\nsigned_date: 2024-01-02\n---\n正文。".encode())
    with ReadingWorker() as worker:
        source = worker.read(path)
    assert isinstance(source, SourceText)
    assert source.front_matter == {"title": "方案", "signed_date": "2024-01-02"}


def test_what_unpacks_without_end_is_refused_and_the_next_file_read(tmp_path: Path) -> None:
    with ReadingWorker() as worker:
        start = time.monotonic()
        assert code_of(worker, saved(tmp_path, "bomb.docx", samples.bomb(120))) == "too_complex"
        assert time.monotonic() - start < 10
        assert isinstance(worker.read(saved(tmp_path, "a.docx", samples.sample("docx"))), SourceText)


def test_two_hundred_megabytes_of_nothing_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "nothing.pdf"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with ReadingWorker() as worker:
        assert code_of(worker, path) == "too_large"


def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.pdf", samples.sample("pdf"))
    with ReadingWorker(stub("time.sleep(60)"), seconds=0.2) as worker:
        start = time.monotonic()
        assert code_of(worker, path) == "too_slow"
        assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "after", ["os._exit(139)", "send(b'no JSON')", "answers.write(b'\\xff\\xff\\xff\\xff'); answers.flush()"]
)
def test_a_file_that_brings_the_process_down_is_called_damaged(tmp_path: Path, after: str) -> None:
    path = saved(tmp_path, "a.pdf", samples.sample("pdf"))
    with ReadingWorker(stub(after)) as worker:
        assert code_of(worker, path) == "damaged"
        assert code_of(worker, path) == "damaged"
        assert worker.starts == 2


def test_cancelling_ends_the_process_at_once(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.pdf", samples.sample("pdf"))
    with ReadingWorker(stub("time.sleep(60)")) as worker:
        begun = time.monotonic()
        with pytest.raises(CancelledError):
            worker.read(path, cancelled=lambda: time.monotonic() - begun > 0.3)
        assert time.monotonic() - begun < 5


def test_a_process_that_cannot_start_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.pdf", samples.sample("pdf"))
    with ReadingWorker([str(tmp_path / "none")]) as worker:
        assert code_of(worker, path) == "no_worker"
    with ReadingWorker([sys.executable, "-c", "pass"]) as worker:
        assert code_of(worker, path) == "no_worker"


def test_the_launcher_of_an_installed_program_is_called_without_module(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command()[-2:] == ["-m", "compendium"]
    monkeypatch.setattr(sys, "executable", "/opt/compendium/Compendium.exe")
    assert own_command() == ["/opt/compendium/Compendium.exe"]


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_busy_process_ends_with_the_program_that_started_it() -> None:
    script = (
        "import compendium.importers.worker as worker, os, sys, time\n"
        "worker._answer_all = lambda *_: (print('busy', flush=True), time.sleep(60))\n"
        "read, write = os.pipe()\n"
        "worker.serve([str(read), str(write)])\n"
    )
    program = (
        "import os, subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-c', {script!r}], stdout=subprocess.PIPE)\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    child = Path("/proc") / done.stdout.strip()
    end = time.monotonic() + 20
    while _runs(child) and time.monotonic() < end:
        time.sleep(0.1)
    assert not _runs(child)


def _runs(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of Linux")
def test_the_process_can_neither_write_files_nor_take_all_memory(tmp_path: Path) -> None:
    script = (
        "from compendium.importers.worker_limits import limit_process\n"
        "limit_process()\n"
        "for attempt in (lambda: bytearray(2 << 30), lambda: open(r'%s', 'wb', buffering=0).write(b'x')):\n"
        "    try:\n"
        "        attempt()\n"
        "        print('done')\n"
        "    except (MemoryError, OSError) as error:\n"
        "        print(type(error).__name__)\n"
    ) % (tmp_path / "written")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split() == ["MemoryError", "OSError"]
