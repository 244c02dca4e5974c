from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.services.user_backup import UserBackup, backup_of
from compendium.store.salvage import read_user_data
from compendium.store.settings import SettingsRepository
from compendium.store.user_db import UserDatabase


@pytest.fixture
def database(tmp_path: Path) -> Iterator[UserDatabase]:
    database = UserDatabase(tmp_path / "user.db")
    yield database
    database.close()


def _kept(database: UserDatabase) -> dict[str, str]:
    return read_user_data(backup_of(database.path)).settings


def test_opening_and_reading_copies_nothing(database: UserDatabase) -> None:
    with contextlib.closing(UserBackup(database, 0.01)):
        SettingsRepository(database).all()
        time.sleep(0.1)
        assert not backup_of(database.path).exists()


def test_a_copy_follows_what_is_written(database: UserDatabase) -> None:
    with contextlib.closing(UserBackup(database, 0.05)):
        for number in range(9):
            SettingsRepository(database).set("a", number)
        assert not backup_of(database.path).exists()  # the writer did not wait for it
        deadline = time.monotonic() + 10
        while _kept(database) != {"a": "8"} and time.monotonic() < deadline:
            time.sleep(0.02)
        assert _kept(database) == {"a": "8"}


def test_the_end_makes_the_copy_that_is_due_and_no_other(database: UserDatabase) -> None:
    backup = UserBackup(database, 3600)
    SettingsRepository(database).set("a", 1)
    backup.close()
    assert _kept(database) == {"a": "1"}
    first = backup_of(database.path).stat().st_ino
    UserBackup(database).close()
    assert backup_of(database.path).stat().st_ino == first


def test_a_damaged_file_never_replaces_its_copy(database: UserDatabase) -> None:
    SettingsRepository(database).set("a", 1)
    UserBackup(database).close()
    database.close()
    content = bytearray(database.path.read_bytes())
    content[:4096] = b"\xee" * 4096
    database.path.write_bytes(content)
    UserBackup(database).close()
    assert _kept(database) == {"a": "1"}
