"""What nobody caught is reported once, kept in a file, and never shown as a traceback on the console."""

from __future__ import annotations

import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from compendium.app.faults import UncaughtFaults
from compendium.app.logging import LogFile


def _raise(message: str) -> None:
    raise ValueError(message)


def _nothing() -> None:
    pass


@pytest.mark.expects_log
def test_a_fault_in_a_slot_is_caught_once(home: Path, qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    faults = UncaughtFaults(home, _nothing)
    caught: list[Exception] = []
    faults.caught.connect(caught.append)
    with qtbot.captureExceptions(), faults:
        for message in ("first", "again from the same place"):
            QTimer.singleShot(0, lambda message=message: _raise(message))
        qtbot.waitUntil(lambda: bool(caught))
        qtbot.wait(20)
    assert [str(error) for error in caught] == ["first"]
    assert len(list((home / "logs").glob("crash-*.txt"))) == 1
    assert "Traceback" not in capfd.readouterr().err
    assert sys.excepthook is not faults._on_exception


@pytest.mark.expects_log
def test_a_fault_in_a_thread_is_caught_too(home: Path, qtbot: QtBot) -> None:
    faults = UncaughtFaults(home, _nothing)
    with faults, qtbot.waitSignal(faults.caught):
        threading.Thread(target=_raise, args=("in a thread",)).start()


@pytest.mark.expects_log
def test_faults_that_keep_coming_do_not_bury_the_user(home: Path, qapp: QApplication) -> None:
    faults = UncaughtFaults(home, _nothing)
    caught: list[Exception] = []
    faults.caught.connect(caught.append)
    with faults:
        for number in range(10):
            kind = type(f"Fault{number}", (Exception,), {})
            sys.excepthook(kind, kind("x"), None)
    assert len(caught) == 3


def test_ctrl_c_is_no_fault(home: Path, qapp: QApplication) -> None:
    interrupted: list[bool] = []
    with UncaughtFaults(home, lambda: interrupted.append(True)):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert interrupted == [True]
    assert not home.exists()


@pytest.mark.expects_log
def test_what_qt_warns_of_goes_to_the_log(home: Path, qapp: QApplication, capfd: pytest.CaptureFixture[str]) -> None:
    with LogFile(home), UncaughtFaults(home, _nothing):
        qWarning("a warning of Qt")
    assert "a warning of Qt" in (home / "logs" / "compendium.log").read_text(encoding="utf-8")
    assert capfd.readouterr().err == ""


@pytest.mark.expects_log
def test_the_log_is_made_with_its_first_line_and_stays_small(home: Path) -> None:
    logger = logging.getLogger("compendium.test")
    file = home / "logs" / "compendium.log"
    with LogFile(home):
        logger.info("not worth keeping")
        assert not home.exists()
        logger.error("规划", exc_info=ValueError("why"))
    assert "ValueError: why" in file.read_text(encoding="utf-8")
    file.write_bytes(b"x" * 300_000)
    with LogFile(home):
        logger.error("anew")
    assert file.stat().st_size < 1000
    assert (home / "logs" / "compendium.old.log").stat().st_size == 300_000


@pytest.mark.expects_log
def test_a_log_that_cannot_be_written_is_done_without(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home.write_text("in the way", encoding="utf-8")
    with LogFile(home):
        logging.getLogger("compendium.test").error("lost")
    assert capfd.readouterr().err == ""
