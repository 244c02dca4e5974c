"""A program that carries everything with it keeps the user's data beside it; every other one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from compendium.app import paths


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The package as it lies in an unpacked portable program."""
    package = tmp_path / "用户 数据" / "PolicyCompendium" / "program" / "lib" / "compendium"
    (package / "_data").mkdir(parents=True)
    return package


def mark(package: Path) -> Path:
    folder = package.parents[2]
    (folder / paths.PORTABLE_MARK).touch()
    return folder


def test_the_mark_keeps_the_data_beside_the_program(package: Path) -> None:
    folder = mark(package)
    assert paths.portable_home(package) == folder / "data"


def test_without_the_mark_the_data_go_to_the_user(package: Path) -> None:
    assert paths.portable_home(package) is None


def test_a_mark_above_another_kind_of_installation_counts_for_nothing(tmp_path: Path) -> None:
    package = tmp_path / "venv" / "lib" / "site-packages" / "compendium"
    (package / "_data").mkdir(parents=True)
    mark(package)
    assert paths.portable_home(package) is None


def test_a_source_tree_is_never_portable(package: Path) -> None:
    (package / "_data").rmdir()
    mark(package)
    assert paths.portable_home(package) is None


def test_a_chosen_home_goes_before_the_mark(package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = mark(package)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    monkeypatch.setattr(paths.portable_home, "__defaults__", (package,))
    assert paths.default_home({}) == folder / "data"
    assert paths.default_home({paths.HOME_VARIABLE: str(tmp_path)}) == tmp_path
