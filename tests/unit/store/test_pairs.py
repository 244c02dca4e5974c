from __future__ import annotations

from pathlib import Path

import pytest

from compendium.store.pairs import PairCache


def test_values_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "cache" / "results.db"
    cache = PairCache(path)
    assert cache.get("a") is None
    cache.put("a", {"x": [1, "二"]})
    cache.put("a", [2])
    cache.close()
    again = PairCache(path)
    assert again.get("a") == [2]
    again.close()


def test_the_oldest_values_make_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compendium.store.pairs._KEPT", 2)
    cache = PairCache(tmp_path / "results.db")
    for key in ("a", "b", "c"):
        cache.put(key, key)
    assert [cache.get(key) for key in ("a", "b", "c")] == [None, "b", "c"]
    cache.close()


@pytest.mark.parametrize("content", [b"", b"broken" * 999])
def test_a_cache_that_cannot_be_read_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "results.db").write_bytes(content)
    cache = PairCache(tmp_path / "results.db")
    cache.put("a", 1)
    assert cache.get("a") == 1
    cache.close()


def test_without_a_place_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (None, tmp_path / "file" / "results.db"):
        cache = PairCache(path)
        cache.put("a", 1)
        assert cache.get("a") is None
        cache.close()
