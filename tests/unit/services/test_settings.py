from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.services.settings import SETTINGS, SettingsService
from compendium.store.settings import SettingsRepository
from compendium.store.user_db import UserDatabase


@pytest.fixture
def database(tmp_path: Path) -> Iterator[UserDatabase]:
    opened = UserDatabase(tmp_path / "user.db")
    yield opened
    opened.close()


def _service(database: UserDatabase) -> SettingsService:
    return SettingsService(SettingsRepository(database))


def test_settings_are_kept(database: UserDatabase) -> None:
    service = _service(database)
    assert service.get("theme") == "system"
    service.set("theme", "dark")
    service.save_session({"doc": "jilin-2024", "sizes": [1, 2]})
    again = _service(database)
    assert again.get("theme") == "dark"
    assert again.session() == {"doc": "jilin-2024", "sizes": [1, 2]}


def test_undeclared_keys_are_rejected(database: UserDatabase) -> None:
    service = _service(database)
    with pytest.raises(KeyError):
        service.get("session")
    with pytest.raises(KeyError):
        service.set("colour", "red")


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("theme", 1), ("reading_px", "18"), ("reading_px", True)]
)
def test_values_of_the_wrong_kind_are_rejected(database: UserDatabase, key: str, value: object) -> None:
    with pytest.raises(ValueError, match=key):
        _service(database).set(key, value)  # type: ignore[arg-type]


def test_what_is_stored_and_no_longer_fits_gives_the_default(database: UserDatabase) -> None:
    stored = SettingsRepository(database)
    stored.set("theme", "pink")
    stored.set("session", [1])
    with database.writing() as connection:
        connection.execute("INSERT INTO setting VALUES ('reading_px', 'no json')")
    service = _service(database)
    assert (service.get("theme"), service.get("reading_px"), service.session()) == ("system", 0, {})


def test_where_nothing_can_be_stored_settings_hold_for_the_run(tmp_path: Path) -> None:
    database = UserDatabase(tmp_path / "none.db", read_only=True)
    service = _service(database)
    service.set("theme", "dark")
    service.save_session({"a": 1})
    assert (service.get("theme"), service.session()) == ("dark", {"a": 1})
    database.close()


def test_every_default_is_one_of_its_choices() -> None:
    assert [setting.key for setting in SETTINGS if not setting.accepts(setting.default)] == []
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
