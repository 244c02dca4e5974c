"""One window for each home: later starts hand over, killed ones leave nothing in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from compendium.app.single_instance import Role, SingleInstance, server_name

SECONDS = 20
# A start of the program reduced to what counts here: it says its role, then each place it is asked for.
START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from compendium.app.single_instance import Role, SingleInstance

app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
instance.raise_requested.connect(lambda place: print("asked", place, flush=True))
role = instance.start(sys.argv[2])
print(role.value, flush=True)
if role is Role.FIRST:
    instance.listen()
    app.exec()
"""


class Start:
    """A start of the program in a process of its own."""

    def __init__(self, home: Path, place: str = "") -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", START, str(home), place], stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def says(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(SECONDS)

    def close(self) -> None:
        self.kill()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def start() -> Iterator[Callable[..., Start]]:
    with ExitStack() as running:

        def begin(home: Path, place: str = "") -> Start:
            started = Start(home, place)
            running.callback(started.close)
            return started

        yield begin


def test_a_second_start_hands_its_place_to_the_first(start: Callable[..., Start], home: Path) -> None:
    first = start(home)
    assert first.says() == Role.FIRST.value
    second = start(home, "吉林-2024#2.1")
    assert second.says() == Role.HANDED_OVER.value
    assert second.process.wait(SECONDS) == 0
    assert first.says() == "asked 吉林-2024#2.1"
    assert start(home).says() == Role.HANDED_OVER.value
    assert first.says() == "asked"


def test_homes_stand_side_by_side(start: Callable[..., Start], tmp_path: Path) -> None:
    assert start(tmp_path / "one").says() == Role.FIRST.value
    assert start(tmp_path / "two").says() == Role.FIRST.value


def test_what_a_killed_program_leaves_is_taken_over(start: Callable[..., Start], home: Path) -> None:
    killed = start(home)
    assert killed.says() == Role.FIRST.value
    killed.kill()
    heir = start(home)
    assert heir.says() == Role.FIRST.value
    assert start(home, "x").says() == Role.HANDED_OVER.value
    assert heir.says() == "asked x"


def test_of_starts_at_the_same_moment_one_is_the_first(start: Callable[..., Start], home: Path) -> None:
    roles = sorted(started.says() for started in [start(home) for _ in range(4)])
    assert roles == [Role.FIRST.value] + [Role.HANDED_OVER.value] * 3


def test_one_home_has_one_name_however_it_is_written(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    link = tmp_path / "link"
    link.symlink_to(home)
    assert server_name(link) == server_name(home) == server_name(tmp_path / "x" / ".." / "home")
    assert server_name(home) != server_name(tmp_path / "other")


@pytest.mark.parametrize("line", [b"\n", b"hello\n", b"[]\n", b'{"close": 1}\n', b'{"open": "' + b"x" * 1_200_000])
def test_other_programs_cannot_disturb_it(line: bytes, home: Path, qapp: QCoreApplication, qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalSocket

    instance = SingleInstance(home)
    asked: list[str] = []
    instance.raise_requested.connect(asked.append)
    assert instance.start() is Role.FIRST
    instance.listen()
    socket = QLocalSocket()
    socket.connectToServer(server_name(home))
    socket.write(line)
    socket.flush()
    with qtbot.waitSignal(socket.disconnected, timeout=SECONDS * 1000):
        pass
    assert asked == []
    instance.stop()


def test_a_stopped_window_makes_room_for_the_next(home: Path, qapp: QCoreApplication) -> None:
    one, two = SingleInstance(home), SingleInstance(home)
    assert one.start() is Role.FIRST
    one.stop()
    assert two.start() is Role.FIRST
    two.stop()


def test_a_link_is_handed_over_as_it_was_given(start: Callable[..., Start], home: Path) -> None:
    first = start(home)
    assert first.says() == Role.FIRST.value
    for link in ("compendium:%E5%90%89%E6%9E%97-2024@2#2.1", "compendium:吉林-2024#2.1", "compendium:" + "政" * 1014):
        assert start(home, link).says() == Role.HANDED_OVER.value
        assert first.says() == f"asked {link}"
