"""Killed at random points while it writes bookmarks, the program opens again and no confirmed bookmark is lost."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from compendium.services.home import HomeReport, prepare_home
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase

KILLS = 50
WRITER = Path(__file__).with_name("bookmark_writer.py")
PATIENCE_SECONDS = 30


def _killed_writer(home: Path, bundle: Path, chance: random.Random) -> list[str]:
    """Let a writer confirm a few bookmarks, kill it at some moment after that, and return what it confirmed."""
    process = subprocess.Popen([sys.executable, str(WRITER), str(home), str(bundle)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process.stdout as output:
        confirmed = [output.readline() for _number in range(chance.randint(0, 6))]
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        confirmed += output.readlines()
    process.wait(PATIENCE_SECONDS)
    return [line.strip() for line in confirmed if line.endswith("\n")]


def _open(home: Path, bundle: Path) -> tuple[HomeReport, set[str]]:
    report = prepare_home(home, bundle)
    with closing(LibraryDatabase(report.library_path)) as library, closing(UserDatabase(report.user_path)) as user:
        assert library.problems() == []
        assert user.problems() == []
        return report, {bookmark.id for bookmark in BookmarkRepository(user).all()}


def test_no_confirmed_bookmark_is_lost(home: Path, compiled_bundle: Path) -> None:
    chance = random.Random(20260701)
    confirmed: set[str] = set()
    rounds_with_confirmed = 0
    for number in range(KILLS):
        new = _killed_writer(home, compiled_bundle, chance)
        confirmed.update(new)
        rounds_with_confirmed += bool(new)
        report, kept = _open(home, compiled_bundle)
        assert confirmed <= kept, f"lost after kill {number + 1}"
        assert report.messages == ()
    assert rounds_with_confirmed > KILLS // 2
    assert len(kept) - len(confirmed) <= KILLS  # at most the one that was being written


def test_a_kill_during_the_first_start_leaves_a_home_that_opens(tmp_path: Path, compiled_bundle: Path) -> None:
    chance = random.Random(7)
    for number in range(8):
        home = tmp_path / f"home{number}"
        process = subprocess.Popen(
            [sys.executable, str(WRITER), str(home), str(compiled_bundle)], stdout=subprocess.DEVNULL
        )
        end = time.monotonic() + PATIENCE_SECONDS
        while not home.exists() and time.monotonic() < end:
            time.sleep(0.001)
        time.sleep(chance.uniform(0, 0.05))
        process.kill()
        process.wait(PATIENCE_SECONDS)
        report, _kept = _open(home, compiled_bundle)
        assert report.messages == ()
