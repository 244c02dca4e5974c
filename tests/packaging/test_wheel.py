"""The wheel brings everything that the program needs outside a source tree."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from shared_material import BUNDLED, REPOSITORY


@pytest.fixture(scope="module")
def unpacked(compiled_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The content of a freshly built wheel, unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder / "dist")]
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_resources_content_and_the_compiled_library_are_inside(unpacked: Path) -> None:
    data = unpacked / "compendium" / "_data"
    for name in ("themes/light.toml", "themes/dark.toml"):
        assert (data / "resources" / name).is_file()
    assert {path.stem for path in (data / "content" / "policies").glob("*.md")} == set(BUNDLED)
    assert (data / "bundle" / "library.db").is_file()


def test_nothing_of_the_source_tree_slips_in(unpacked: Path) -> None:
    assert sorted(path.name for path in unpacked.iterdir() if path.suffix != ".dist-info") == ["compendium"]
    assert list(unpacked.rglob("__pycache__")) == []


def test_the_program_runs_from_the_wheel(unpacked: Path, home: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, "-m", "compendium", "--home", str(home), "list", "--json"]
    done = subprocess.run(command, env=environ, cwd=home.parent, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert {row["id"] for row in json.loads(done.stdout.decode("utf-8"))} == set(BUNDLED)
    probe = [sys.executable, "-c", "from compendium.app import paths; print(paths.resources_dir())"]
    where = subprocess.run(probe, env=environ, capture_output=True, text=True, check=True).stdout
    assert str(unpacked) in where
