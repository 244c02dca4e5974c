"""The tree keeps the shape that its tools count on."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from shared_material import REPOSITORY

TOP_LEVEL = {"pyproject.toml", "desktop", "content", "resources", "build", "tests", "README.md"}
LONGEST_MODULE = 500


def tracked_files() -> list[str]:
    """Return the paths that git tracks; the test is skipped outside a clone."""
    if not shutil.which("git") or not (REPOSITORY / ".git").exists():
        pytest.skip("not a clone")
    command = ["git", "-c", f"safe.directory={REPOSITORY}", "ls-files", "-z"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    return done.stdout.decode("utf-8").split("\0")[:-1]


def test_top_level_is_fixed() -> None:
    found = {path.split("/")[0] for path in tracked_files()}
    assert {name for name in found if not name.startswith(".")} == TOP_LEVEL


def test_build_is_no_package() -> None:
    """A package of that name would hide the front end ``build`` from whoever works in the root."""
    assert not (REPOSITORY / "build" / "__init__.py").exists()


def test_modules_stay_short() -> None:
    lengths = {
        str(path.relative_to(REPOSITORY)): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("desktop", "build")
        for path in (REPOSITORY / folder).rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_no_file_names_the_folder_it_was_written_in() -> None:
    needle = str(REPOSITORY.parent).encode() + b"/"
    if needle.count(b"/") < 2 or needle in {b"/tmp/", b"/root/", b"/home/", b"/src/"}:
        pytest.skip("the tree lies in a folder whose name files may well contain")
    assert [name for name in tracked_files() if needle in (REPOSITORY / name).read_bytes()] == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
def test_ci_command_can_be_run() -> None:
    assert os.access(REPOSITORY / ".ci" / "run", os.X_OK)
