"""A home for the real command."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from real_command import Command
from shared_material import REPOSITORY

sys.path.append(str(REPOSITORY / "build"))


@pytest.fixture
def command(compiled_bundle: Path, home: Path) -> Command:
    """The command with a fresh home."""
    return Command(home)


@pytest.fixture(scope="module")
def reader(compiled_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Command:
    """The command with a home that the module's tests share and only read."""
    return Command(tmp_path_factory.mktemp("read") / "home")
