"""The set-up: what it decides, what it tells the user, and that it leaves standard output to the program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import debian
import prepare
import run
import screen
from shared_material import REPOSITORY

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="system packages are a matter of Linux")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], True),
        (["--home", "list"], True),
        (["--json", "self-test"], True),
        (["--home", "H", "--library", "L", "self-test"], True),
        (["list"], False),
        (["--home", "self-test", "list", "--json"], False),
        (["search", "self-test"], False),
        (["--help"], False),
    ],
)
def test_only_the_window_and_the_self_test_need_a_screen(arguments: list[str], expected: bool) -> None:
    assert run.opens_a_window(arguments) is expected


def test_an_old_python_is_refused_in_one_line() -> None:
    with pytest.raises(prepare.SetupError, match=r"^Python 3\.11 or newer is needed; this is 3\.10\.$"):
        prepare.require_python((3, 10))


def test_variables_that_mislead_python_are_dropped() -> None:
    cleaned = prepare.clean_environment({"PYTHONPATH": "/x", "PIP_TARGET": "/y", "LC_ALL": "C", "PIP_CERT": "kept"})
    assert cleaned == {"LC_ALL": "C.UTF-8", "PIP_CERT": "kept"}


@ON_LINUX
def test_missing_system_packages_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "QT_LIBRARIES", {"libc6": "libc.so.6", "libabsent7": "libabsent.so.7"})
    monkeypatch.setenv("PATH", "")
    assert debian.missing_packages(screen=False) == ["libabsent7"]
    assert debian.missing_packages(screen=True) == ["libabsent7", "xvfb", "openbox"]


@ON_LINUX
def test_without_root_the_one_command_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(debian, "QT_LIBRARIES", {"libabsent7": "libabsent.so.7"})
    monkeypatch.setattr(debian.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(prepare.SetupError, match=r"apt-get install -y --no-install-recommends libabsent7'$"):
        debian.install_missing(screen=True)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A finished environment in a folder of its own, with locks that the test may change."""
    venv, locks = tmp_path / "venv", tmp_path / "locks"
    monkeypatch.setattr(prepare, "VENV", venv)
    monkeypatch.setattr(prepare, "LOCKS", locks)
    locks.mkdir()
    for name in ("runtime", "test"):
        (locks / f"{name}.txt").write_text(name, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    (venv / "prepared.json").write_text(json.dumps(prepare._wanted(tests=True)), encoding="utf-8")
    return venv


def is_ready(*, tests: bool = False) -> bool:
    return prepare._is_ready(prepare._wanted(tests=tests))


def test_a_finished_environment_is_left_alone(environment: Path) -> None:
    assert is_ready(tests=True)
    assert is_ready(tests=False)


def test_a_changed_lock_is_noticed(environment: Path) -> None:
    (prepare.LOCKS / "test.txt").write_text("changed", encoding="utf-8")
    assert not is_ready(tests=True)
    assert is_ready(tests=False)


def test_an_interrupted_installation_is_noticed(environment: Path) -> None:
    (environment / "prepared.json").unlink()
    assert not is_ready()


def test_an_environment_whose_python_is_gone_is_noticed(environment: Path) -> None:
    config = environment / "pyvenv.cfg"
    lines = config.read_text(encoding="utf-8").splitlines()
    gone = [f"executable = {environment / 'gone'}" if line.startswith("executable") else line for line in lines]
    config.write_text("\n".join(gone), encoding="utf-8")
    assert not is_ready()
    assert not prepare._works()


def test_an_environment_of_a_moved_folder_is_noticed(environment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = json.loads((environment / "prepared.json").read_text(encoding="utf-8"))
    (environment / "prepared.json").write_text(json.dumps({**stamp, "place": "/elsewhere"}), encoding="utf-8")
    assert not is_ready()


@ON_LINUX
def test_an_invisible_screen_comes_and_goes() -> None:
    with screen.invisible_screen(dict(os.environ), "640x480") as inside:
        socket = Path("/tmp/.X11-unix") / f"X{inside['DISPLAY'].removeprefix(':')}"
        assert socket.exists()
        assert inside["DISPLAY"] != os.environ.get("DISPLAY")
    assert not socket.exists()


def test_run_leaves_standard_output_to_the_program(compiled_bundle: Path) -> None:
    if not is_ready():
        pytest.skip("the tree was not prepared by build/run.py or build/test.py")
    command = [sys.executable, str(REPOSITORY / "build" / "run.py"), "list", "--json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert len(json.loads(done.stdout.decode("utf-8"))) == 5


def test_run_passes_the_exit_status_through(compiled_bundle: Path) -> None:
    if not is_ready():
        pytest.skip("the tree was not prepared by build/run.py or build/test.py")
    command = [sys.executable, str(REPOSITORY / "build" / "run.py"), "no-such-command"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
