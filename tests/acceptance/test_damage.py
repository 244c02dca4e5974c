"""Broken files, a home that cannot be written to, a full disk: one clear message, a way on, nothing overwritten."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document

BUNDLED = {"national-2022", "national-2016", "jilin-2024", "jinan-2023", "wuxi-2024"}
PR_CAPBSET_DROP = 24
POWERS_OVER_FILES = (1, 2, 3)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER
LIBC = ctypes.CDLL(None, use_errno=True)
PAGE = 4096

Damage = Callable[[Path], None]


@dataclass(frozen=True)
class Answer:
    """What a run of the program gave."""

    status: int
    out: str
    messages: list[str]

    @property
    def json(self) -> list[dict[str, str]]:
        answer: list[dict[str, str]] = json.loads(self.out)
        return answer

    @property
    def ids(self) -> set[str]:
        return {entry["id"] for entry in self.json}


def _run(home: Path, *words: str, plain: bool = False, limit: int | None = None) -> Answer:
    """Run the program; ``plain``: bound by permissions even as root; ``limit``: on the size of files, in bytes."""

    def prepare() -> None:
        if plain:
            _obey_permissions()
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = subprocess.run(
        [sys.executable, "-m", "compendium", "--home", str(home), *words, "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=prepare,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr.splitlines())


def _obey_permissions() -> None:
    """Give up what lets root pass over permissions. Another user id would not do: it may not reach the interpreter."""
    if os.geteuid() == 0:
        for power in POWERS_OVER_FILES:
            LIBC.prctl(PR_CAPBSET_DROP, power, 0, 0, 0)


def _garbage(path: Path) -> None:
    path.write_bytes(b"\x93garbage" * 3000)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // PAGE * PAGE + 100])


def _no_header(path: Path) -> None:
    path.write_bytes(b"\0" * PAGE + path.read_bytes()[PAGE:])


def _bad_pages(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // PAGE, 3):
        content[page * PAGE : page * PAGE + 200] = b"\xee" * 200
    path.write_bytes(content)


EVERY_DAMAGE = pytest.mark.parametrize("damage", [_garbage, _empty, _half, _no_header, _bad_pages])


@pytest.fixture
def used_home(home: Path, compiled_bundle: Path) -> Path:
    """A home with 40 bookmarks, a folder and an imported text; no backup of the bookmarks yet."""
    assert _run(home, "list").ids == BUNDLED
    _import_sample(home)
    assert _run(home, "bookmark", "add", "jilin-2024#1", "--note", "n", "--folder", "f").status == 0
    with closing(UserDatabase(home / "user.db")) as database, database.writing() as connection:
        for number in range(39):
            connection.execute(
                "INSERT INTO bookmark (id, doc, clause, quote, folder, tags, note, created, modified) "
                "SELECT ?, doc, clause, quote, folder, tags, ?, created, modified "
                "FROM bookmark LIMIT 1",
                (f"{number:032}", "注" * 200),
            )
    (home / "user.backup.db").unlink(missing_ok=True)
    return home


def _import_sample(home: Path) -> None:
    with closing(LibraryDatabase(home / "library" / "library.db")) as database:
        DocumentRepository(database).put(sample_document("mine"))


@EVERY_DAMAGE
def test_a_damaged_library_is_rebuilt(used_home: Path, damage: Damage) -> None:
    library = used_home / "library" / "library.db"
    damage(library)
    broken = library.read_bytes()
    answer = _run(used_home, "list")
    assert answer.status == 0
    assert answer.ids - {"mine"} == BUNDLED
    assert len(answer.messages) == 1
    assert "文库文件已损坏" in answer.messages[0]
    assert "书签不受影响" in answer.messages[0]
    aside = list(library.parent.glob("library.damaged-*.db"))
    if "mine" not in answer.ids:  # then the file that may still hold it is kept, and said so
        assert [path.read_bytes() for path in aside] == [broken]
        assert str(aside[0]) in answer.messages[0]
    again = _run(used_home, "list")
    assert (again.ids, again.messages) == (answer.ids, [])
    assert len(_run(used_home, "bookmark", "list").json) == 40


def test_imported_texts_survive_damage_elsewhere(used_home: Path) -> None:
    library = used_home / "library" / "library.db"
    with closing(LibraryDatabase(library)) as database:
        text = database.connection.execute("SELECT text FROM clause WHERE doc='wuxi-2024' ORDER BY position").fetchone()
    content = library.read_bytes()
    at = content.index(text[0].encode()[:60])
    page = at // PAGE * PAGE
    library.write_bytes(content[:page] + b"\xee" * 200 + content[page + 200 :])
    answer = _run(used_home, "list")
    assert answer.ids == BUNDLED | {"mine"}
    assert len(answer.messages) == 1
    assert "找回导入的 1 份文件" in answer.messages[0]
    assert list(library.parent.glob("library.damaged-*")) == []


@EVERY_DAMAGE
def test_a_damaged_user_file_is_set_aside_and_never_overwritten(used_home: Path, damage: Damage) -> None:
    user = used_home / "user.db"
    damage(user)
    broken = user.read_bytes()
    answer = _run(used_home, "bookmark", "list")
    aside = list(used_home.glob("user.damaged-*.db"))
    assert [path.read_bytes() for path in aside] == [broken]
    assert answer.status == 0
    assert len(answer.messages) == 1
    assert str(aside[0]) in answer.messages[0]
    found = len(answer.json)
    assert (f"找回 {found} 个" in answer.messages[0]) if found else ("没有可以找回" in answer.messages[0])
    added = _run(used_home, "bookmark", "add", "wuxi-2024#doc")
    assert (added.status, added.messages) == (0, [])
    assert len(_run(used_home, "bookmark", "list").json) == found + 1


def test_what_can_be_read_of_a_damaged_user_file_comes_back(used_home: Path) -> None:
    _bad_pages(used_home / "user.db")
    assert 0 < len(_run(used_home, "bookmark", "list").json) < 40


@EVERY_DAMAGE
def test_bookmarks_come_back_from_the_backup(used_home: Path, damage: Damage) -> None:
    before = _run(used_home, "bookmark", "list").json  # this run makes the backup
    damage(used_home / "user.db")
    answer = _run(used_home, "bookmark", "list")
    assert sorted(mark["id"] for mark in answer.json) == sorted(mark["id"] for mark in before)
    assert "来自备份" in answer.messages[0]


def test_no_confirmed_bookmark_is_lost_with_the_head_of_the_file(home: Path, compiled_bundle: Path) -> None:
    added = [_run(home, "bookmark", "add", "jilin-2024#1", "--note", str(number)).json[0] for number in range(10)]
    user = home / "user.db"
    user.write_bytes(b"\xee" * PAGE + user.read_bytes()[PAGE:])
    answer = _run(home, "bookmark", "list")
    assert sorted(mark["note"] for mark in answer.json) == sorted(mark["note"] for mark in added)
    assert "找回 10 个" in answer.messages[0]


def _hits(home: Path) -> tuple[set[tuple[str, str]], list[str]]:
    answer = _run(home, "search", "科技型中小企业")
    found = json.loads(answer.out)
    assert found["total"] == len(found["hits"]) > 0
    return {(hit["doc"], hit["clause"]) for hit in found["hits"]}, answer.messages


def _whole_index(home: Path) -> list[Path]:
    return [path for path in sorted((home / "library" / "index").rglob("*")) if path.is_file()]


@pytest.mark.parametrize("damage", [_garbage, _empty, Path.unlink])
def test_a_damaged_index_costs_no_hit_and_is_repaired(home: Path, compiled_bundle: Path, damage: Damage) -> None:
    before, messages = _hits(home)
    assert messages == []
    for path in _whole_index(home):
        damage(path)
    found = _run(home, "check")
    report = json.loads(found.out)
    assert (found.status, report["ok"]) == (1, False)
    assert [problem["code"] for problem in report["problems"]] == ["index_stale"]
    repaired = _run(home, "check", "--repair")
    assert (repaired.status, json.loads(repaired.out)["ok"]) == (0, True)
    assert json.loads(_run(home, "check").out) == {"ok": True, "problems": []}
    assert _hits(home) == (before, [])
    for path in _whole_index(home):
        damage(path)
    assert _hits(home) == (before, [])  # a search puts the index right by itself
    assert json.loads(_run(home, "check").out) == {"ok": True, "problems": []}


def test_a_second_damage_does_not_replace_the_first_file_set_aside(used_home: Path) -> None:
    for content in (b"first" * 999, b"second" * 999):
        (used_home / "user.db").write_bytes(content)
        _run(used_home, "list")
    assert sorted(path.read_bytes()[:6] for path in used_home.glob("user.damaged-*.db")) == [b"firstf", b"second"]


def _close(home: Path) -> None:
    """Take the right to write from ``home``."""
    for path in [home, *home.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    attempt = ["touch", str(home / "written")]
    if subprocess.run(attempt, preexec_fn=_obey_permissions, capture_output=True, check=False).returncode == 0:
        _reopen(home)
        pytest.skip("no permission binds us here")


def _reopen(home: Path) -> None:
    for path in [home, *home.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize("prepared", [True, False])
def test_a_home_that_cannot_be_written_to_can_be_read(home: Path, compiled_bundle: Path, prepared: bool) -> None:
    home.mkdir()
    if prepared:
        assert _run(home, "bookmark", "add", "wuxi-2024#doc").status == 0
    files = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    _close(home)
    listed = _run(home, "list", plain=True)
    assert (listed.status, listed.ids) == (0, BUNDLED)
    assert len(listed.messages) == 1
    assert "不能写入" in listed.messages[0]
    assert "--home" in listed.messages[0]
    assert len(_run(home, "bookmark", "list", plain=True).json) == int(prepared)
    assert _run(home, "search", "税", plain=True).status == 0
    refused = _run(home, "bookmark", "add", "wuxi-2024#doc", plain=True)
    assert (refused.status, refused.out) == (1, "")
    assert "只读" in refused.messages[-1]
    _reopen(home)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == files


def test_a_damaged_user_file_in_a_read_only_home_stays(home: Path, compiled_bundle: Path) -> None:
    home.mkdir()
    _run(home, "list")
    _garbage(home / "user.db")
    _close(home)
    answer = _run(home, "bookmark", "list", plain=True)
    assert (answer.status, answer.json) == (0, [])
    assert any("user.db" in line and "已损坏" in line for line in answer.messages)
    _reopen(home)
    assert (home / "user.db").read_bytes().startswith(b"\x93garbage")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _fill(folder: Path) -> Path:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * PAGE)
        except OSError:
            return filler


def test_a_first_start_on_a_full_disk_reads_the_programs_own_library(small_disk: Path, compiled_bundle: Path) -> None:
    filler = _fill(small_disk)
    home = small_disk / "home"
    answer = _run(home, "list")
    assert (answer.status, answer.ids) == (0, BUNDLED)
    assert len(answer.messages) == 1
    assert "磁盘空间不足" in answer.messages[0]
    filler.unlink()
    assert _run(home, "list").messages == []
    assert _run(home, "bookmark", "add", "wuxi-2024#doc").status == 0


def test_a_disk_that_fills_up_keeps_every_bookmark(small_disk: Path, compiled_bundle: Path) -> None:
    home = small_disk / "home"
    kept = [_run(home, "bookmark", "add", "wuxi-2024#doc", "--note", "a").json[0]["id"]]
    filler = _fill(small_disk)
    refused = _run(home, "bookmark", "add", "wuxi-2024#1", "--note", "注" * 20000)
    assert (refused.status, refused.out) == (1, "")
    assert len(refused.messages) == 1
    assert "磁盘空间不足" in refused.messages[0]
    assert "重试" in refused.messages[0]
    assert [mark["id"] for mark in _run(home, "bookmark", "list").json] == kept
    filler.unlink()
    kept.append(_run(home, "bookmark", "add", "wuxi-2024#1", "--note", "注" * 20000).json[0]["id"])
    assert [mark["id"] for mark in _run(home, "bookmark", "list").json] == kept


def test_a_limit_on_file_sizes_is_a_full_disk(home: Path, compiled_bundle: Path) -> None:
    kept = _run(home, "bookmark", "add", "wuxi-2024#doc").json[0]["id"]
    limit = (home / "user.db").stat().st_size
    refused = _run(home, "bookmark", "add", "wuxi-2024#1", "--note", "注" * 20000, limit=limit)
    assert refused.status == 1
    assert len(refused.messages) == 1
    assert "磁盘空间不足" in refused.messages[0]
    assert [mark["id"] for mark in _run(home, "bookmark", "list").json] == [kept]
    with closing(UserDatabase(home / "user.db")) as database:
        assert database.problems() == []
        assert [bookmark.id for bookmark in BookmarkRepository(database).all()] == [kept]
