"""The window as a process: it opens once for a home, comes back after a kill, and ends cleanly when asked to."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from compendium.app.single_instance import server_name
from compendium.services.settings import SettingsService
from compendium.store.settings import SettingsRepository
from compendium.store.user_db import UserDatabase
from real_command import Command

SECONDS = 30
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


class Window:
    """A start of the program without a command."""

    def __init__(self, home: Path, *words: str) -> None:
        self.home = home
        screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "compendium", "--home", str(home), *words],
            env={**os.environ, **screen},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def ended(self) -> tuple[int, str]:
        """Wait for the end; return status and what was said."""
        out, err = self.process.communicate(timeout=SECONDS)
        assert out == ""
        return self.process.returncode, err

    def wait_until_it_answers(self) -> None:
        """Wait until a later start is answered, which is when the window is there."""
        path = f"/tmp/{server_name(self.home)}"
        end = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            with closing(socket.socket(socket.AF_UNIX)) as probe:
                if probe.connect_ex(path) == 0:
                    probe.settimeout(SECONDS)
                    probe.sendall(b'{"open": ""}\n')
                    assert probe.recv(8) == b"ok\n"
                    return
            time.sleep(0.05)
        pytest.fail(f"the window did not open: {self.process.poll()}")

    def internet_sockets(self) -> list[str]:
        """Sockets of the process that are not local ones."""
        kinds = {}
        for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
            lines = Path(f"/proc/{self.process.pid}/net/{name}").read_text(encoding="ascii").splitlines()[1:]
            kinds.update({line.split()[9]: name for line in lines})
        links = [str(link.readlink()) for link in Path(f"/proc/{self.process.pid}/fd").iterdir()]
        return [kinds[link[8:-1]] for link in links if link.startswith("socket:[") and link[8:-1] in kinds]


@pytest.fixture
def open_window(compiled_bundle: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Window]]:
    monkeypatch.setenv("TMPDIR", "/tmp")
    with ExitStack() as opened:

        def begin(home: Path, *words: str) -> Window:
            window = Window(home, *words)
            opened.callback(window.process.communicate)
            opened.callback(window.process.kill)
            return window

        yield begin


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_a_home_has_one_window_and_it_survives_a_kill(open_window: Callable[..., Window], home: Path) -> None:
    first = open_window(home)
    first.wait_until_it_answers()
    assert first.internet_sockets() == []
    assert open_window(home, "--open", "jilin-2024#4.12").ended() == (0, "")
    assert first.process.poll() is None

    first.process.kill()
    first.process.wait(SECONDS)
    second = open_window(home)
    second.wait_until_it_answers()
    second.process.send_signal(signal.SIGTERM)
    assert second.ended() == (128 + signal.SIGTERM, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sends signals")
def test_links_open_in_the_first_window_and_in_the_one_that_is_there(
    open_window: Callable[..., Window], home: Path
) -> None:
    window = open_window(home, "compendium:wuxi-2024#2.1")
    window.wait_until_it_answers()
    _wait_for_document(home, "wuxi-2024")
    assert open_window(home, "compendium:%6Ailin-2024#4.12").ended() == (0, "")
    _wait_for_document(home, "jilin-2024")
    window.process.send_signal(signal.SIGTERM)
    assert window.ended() == (128 + signal.SIGTERM, "")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sends signals")
def test_an_interrupted_window_remembers_where_it_was(
    open_window: Callable[..., Window], command: Command, home: Path
) -> None:
    window = open_window(home, "--open", "wuxi-2024")
    window.wait_until_it_answers()
    _wait_for_document(home, "wuxi-2024")
    window.process.send_signal(signal.SIGINT)
    assert window.ended() == (128 + signal.SIGINT, "")
    assert _left_document(home) == "wuxi-2024"
    assert list((home / "logs").glob("crash-*")) == []
    assert command.json("check") == {"ok": True, "problems": []}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="sends signals")
def test_a_home_that_cannot_be_opened_is_told_in_a_window(
    open_window: Callable[..., Window], command: Command, home: Path
) -> None:
    command.json("list")
    with closing(sqlite3.connect(home / "user.db")) as database:
        database.execute("PRAGMA user_version = 99")
    window = open_window(home)
    window.wait_until_it_answers()  # the message stays until the user has read it
    window.process.send_signal(signal.SIGTERM)
    status, said = window.ended()
    assert status == 1
    assert "user.db" in said
    assert said.count("\n") == 1


def _wait_for_document(home: Path, doc: str) -> None:
    """Wait until it is stored, without being asked and shortly after it was opened, that a document is open."""
    end = time.monotonic() + SECONDS
    while _left_document(home) != doc:
        assert time.monotonic() < end
        time.sleep(0.1)


def _left_document(home: Path) -> object:
    with closing(UserDatabase(home / "user.db", read_only=True)) as database:
        return SettingsService(SettingsRepository(database)).session().get("doc")


@pytest.mark.parametrize("display", ["", ":98765"])
def test_without_a_screen_the_user_is_told(command: Command, display: str) -> None:
    for words in ([], ["self-test", "--json"]):
        done = command(*words, environ={**NO_SCREEN, "DISPLAY": display})
        assert done.status == 1
        assert done.out == b""
        assert "图形界面" in done.said
        assert done.said.count("\n") == 1


@pytest.fixture
def lonely_screen() -> Iterator[dict[str, str]]:
    """An X server without any other client: such a one starts over whenever its last client goes."""
    if shutil.which("Xvfb") is None:
        yield {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
        return
    reader, writer = os.pipe()
    words = ["Xvfb", "-displayfd", str(writer), "-nolisten", "tcp", "-screen", "0", "1366x768x24"]
    server = subprocess.Popen(words, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    with os.fdopen(reader) as number:
        name = f":{number.readline().strip()}"
    yield {"DISPLAY": name, "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
    server.terminate()
    server.wait(SECONDS)


def test_the_self_test_walks_through_the_real_window(
    command: Command, home: Path, lonely_screen: dict[str, str]
) -> None:
    done = command("self-test", "--json", environ=lonely_screen)
    report = done.json
    assert [step for step in report["steps"] if "error" in step] == []
    assert (done.status, report["ok"], done.said) == (0, True, "")
    assert set(report) == {"ok", "platform", "steps", "screenshot"}
    assert report["platform"] in ("xcb", "wayland", "windows", "offscreen")
    names = [step["name"] for step in report["steps"]]
    for name in ("open_window", "search", "open_hit", "compare", "bookmark_add", "bookmark_remove", "theme", "zoom"):
        assert name in names
    assert all(set(step) == {"name", "ms"} and step["ms"] >= 0 for step in report["steps"])
    assert {name.partition(" ")[2] for name in names if name.startswith("open ")} == {
        info["id"] for info in command.json("list")
    }
    picture = Path(report["screenshot"])
    assert picture.read_bytes().startswith(b"\x89PNG")
    picture.unlink()
    assert not (home / "user.db").exists() or command.json("bookmark", "list") == []


def test_the_self_test_leaves_the_users_bookmarks_alone(
    command: Command, home: Path, lonely_screen: dict[str, str]
) -> None:
    for place in ("national-2022#doc", "national-2022#1", "jilin-2024#1"):
        command.json("bookmark", "add", place, "--note", "我的")
    before = command.json("bookmark", "list")
    done = command("--home", str(home), "self-test", "--json", environ=lonely_screen)
    assert [step for step in done.json["steps"] if "error" in step] == []
    assert command.json("bookmark", "list") == before
    Path(done.json["screenshot"]).unlink()


def test_a_failing_self_test_says_at_which_step(command: Command, tmp_path: Path) -> None:
    screen = {} if os.environ.get("DISPLAY") else {"QT_QPA_PLATFORM": "offscreen"}
    empty = tmp_path / "empty"
    empty.mkdir()
    done = command("--library", str(empty), "self-test", "--json", environ=screen)
    report = done.json
    assert (done.status, report["ok"]) == (1, False)
    assert "empty" in report["steps"][-1]["error"]
    assert report["steps"][-1]["error"] in done.said
