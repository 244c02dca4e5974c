"""A show on two monitors: nothing that is the speaker's alone is ever on the audience's screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

import screen
import two_monitors
from shared_material import REPOSITORY

NOTES = "悄悄提醒：**某单位**去年没有兑现，不要点名。SECRET-4711"
SECRET = "SECRET-4711"
OWN = (REPOSITORY / "tests", REPOSITORY / "build")
HERE = Path(__file__).parent
PATIENCE_SECONDS = 100
# Qt keeps letters that it drew before, for other windows too, at a quarter of a pixel: their edges differ from run to
# run. Over four by four pixels that is little, of 255; a word on the page would be much, as the last check here shows.
UNSEEN, SEEN = 30, 60
PATCH = 4


class Walk(NamedTuple):
    """What one show left behind."""

    folder: Path
    report: dict[str, Any]

    def picture(self, name: str, monitor: int) -> QImage:
        image = QImage(str(self.folder / f"{name}-{monitor}.png"))
        assert not image.isNull(), name
        return image


def _greatest_difference(one: QImage, other: QImage) -> int:
    """How much any patch of one picture differs from that of the other, in its red, green or blue."""
    assert one.size() == other.size()
    pairs = zip(_patches(one), _patches(other), strict=True)
    return max((abs(a - b) for a, b in pairs if a != b), default=0)


def _patches(image: QImage) -> bytes:
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(image.width() // PATCH, image.height() // PATCH, mode=smooth)
    return bytes(small.convertToFormat(QImage.Format.Format_RGB32).constBits())


def _walk(folder: Path, notes: str) -> Walk:
    folder.mkdir()
    environ = {**os.environ, "COMPENDIUM_TODAY": "2026-07-01", "PYTHONPATH": os.pathsep.join(map(str, OWN))}
    with screen.invisible_screen(environ, two_monitors.SIZE) as inside:
        split = subprocess.run([sys.executable, str(OWN[0] / "two_monitors.py"), "split"], env=inside, check=False)
        if split.returncode:
            pytest.skip("libX11 and libXrandr are absent, which make two monitors of one")
        command = [sys.executable, str(HERE / "present_walk.py"), str(folder / "home"), str(folder), notes]
        done = subprocess.run(
            command, env=inside, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=False
        )
    assert done.returncode == 0, done.stderr
    return Walk(folder, json.loads((folder / "report.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def walks(tmp_path_factory: pytest.TempPathFactory, compiled_bundle: Path) -> tuple[Walk, Walk]:
    """The same show with notes and without."""
    base = tmp_path_factory.mktemp("shows")
    return _walk(base / "with", NOTES), _walk(base / "without", "")


def test_each_window_fills_its_monitor(walks: tuple[Walk, Walk]) -> None:
    report = walks[0].report
    notebook, projector = [0, 0, 1366, 768], [1366, 0, 1280, 720]
    assert report["two"]["screens"] == [notebook, projector]
    assert report["two"]["audience"] == projector
    left, top, width, height = report["two"]["presenter"]
    assert left >= 0
    assert top >= 0
    assert left + width <= 1366
    assert top + height <= 768
    assert report["one"]["audience"] == notebook
    assert report["again"]["audience"] == projector
    assert report["swapped"]["audience"] == notebook
    assert report["swapped"]["presenter"][0] >= 1366


@pytest.mark.parametrize(
    ("step", "audience"), [("two", 1), ("busy", 1), ("one", 0), ("asked", 0), ("again", 1), ("swapped", 0)]
)
def test_the_audience_sees_the_same_picture_with_notes_and_without(
    qapp: QApplication, walks: tuple[Walk, Walk], step: str, audience: int
) -> None:
    noted, plain = (walk.picture(step, audience) for walk in walks)
    assert _greatest_difference(noted, plain) <= UNSEEN
    written = noted.copy()
    painter = QPainter(written)
    font = painter.font()
    font.setPixelSize(14)  # small letters would be enough to be told
    painter.setFont(font)
    painter.drawText(100, written.height() - 120, SECRET)
    painter.end()
    assert _greatest_difference(written, plain) >= SEEN
    colours = {noted.pixel(x, y) for x in range(0, noted.width(), 3) for y in range(0, noted.height(), 3)}
    assert len(colours) > 3  # the page is there, not an empty screen


@pytest.mark.parametrize("step", ["two", "busy", "one", "asked", "again", "swapped"])
def test_no_widget_of_the_audience_says_a_word_of_the_notes(walks: tuple[Walk, Walk], step: str) -> None:
    told = walks[0].report[step]
    assert SECRET not in told["audience_words"]
    assert "悄悄" not in told["audience_words"]
    assert SECRET not in told["page"]
    assert "研究开发财政补助" in told["page"]


def test_the_speaker_sees_the_notes_on_his_own_screen_alone(walks: tuple[Walk, Walk]) -> None:
    noted, plain = walks
    assert _greatest_difference(noted.picture("two", 0), plain.picture("two", 0)) >= SEEN
    for step in ("two", "busy", "again", "swapped"):
        assert SECRET in noted.report[step]["presenter_words"]
    assert noted.report["one"]["presenter"] is None


def test_at_the_end_only_the_window_is_left_at_the_collection(walks: tuple[Walk, Walk]) -> None:
    assert walks[0].report["left"] == ["MainWindow"]
    assert walks[0].report["view"] == "collections"
