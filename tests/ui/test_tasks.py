"""Background work: results on the GUI thread, late ones dropped, changes in order, cancel that reaches the work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QThread, QTimer
from pytestqt.qtbot import QtBot

from compendium.domain.errors import CancelledError, UserError
from compendium.domain.work import Progress, raise_if_cancelled
from compendium.ui.tasks import Task, Tasks


@pytest.fixture
def owner() -> QObject:
    return QObject()


def until(event: threading.Event) -> Callable[[Progress], str]:
    def operation(progress: Progress) -> str:
        assert event.wait(5)
        return "cancelled" if progress.cancelled else "done"

    return operation


def test_a_result_arrives_on_the_gui_thread_and_is_made_elsewhere(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    seen: list[tuple[QThread, QThread]] = []
    tasks.read(owner, lambda _: QThread.currentThread(), lambda made: seen.append((made, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(seen))
    made, told = seen[0]
    assert told is owner.thread()
    assert made is not told


def test_the_later_of_two_questions_is_answered(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    answers: list[str] = []
    hold = threading.Event()
    first = tasks.read(owner, until(hold), answers.append, key="q")
    tasks.read(owner, lambda _: "second", answers.append, key="q")
    assert first.cancelled
    qtbot.waitUntil(lambda: bool(answers))
    hold.set()
    assert tasks.wait_idle()
    assert answers == ["second"]


def test_other_keys_do_not_disturb_each_other(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    answers: list[str] = []
    tasks.read(owner, lambda _: "a", answers.append, key="a")
    tasks.read(owner, lambda _: "b", answers.append, key="b")
    assert tasks.wait_idle()
    assert sorted(answers) == ["a", "b"]


def test_changes_are_made_one_at_a_time_in_order(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    at_work: list[int] = []
    most: list[int] = []
    order: list[int] = []

    def change(number: int) -> Callable[[Progress], int]:
        def operation(_: Progress) -> int:
            at_work.append(number)
            most.append(len(at_work))
            threading.Event().wait(0.005)
            at_work.remove(number)
            return number

        return operation

    for number in range(8):
        tasks.mutate(owner, change(number), order.append)
    assert tasks.wait_idle()
    assert order == list(range(8))
    assert max(most) == 1


def test_a_result_for_one_who_is_gone_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    answers: list[str] = []
    hold = threading.Event()
    gone = QObject()
    task = tasks.read(gone, until(hold), answers.append)
    gone.deleteLater()
    with qtbot.waitSignal(gone.destroyed):
        pass
    assert task.cancelled
    hold.set()
    assert tasks.wait_idle()
    assert answers == []


def test_a_failure_goes_to_its_function_or_else_to_everybody(qtbot: QtBot, owner: QObject) -> None:
    def fail(_: Progress) -> None:
        raise UserError("x", "坏了。")

    tasks = Tasks()
    own: list[Exception] = []
    with qtbot.waitSignal(tasks.became_idle):
        tasks.read(owner, fail, lambda _: None, own.append)
    assert str(own[0]) == "坏了。"
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.read(owner, fail, lambda _: None)
    assert str(caught.args[0]) == "坏了。"
    assert tasks.stop()


def test_cancel_reaches_the_work_and_is_no_error(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    started = threading.Event()

    def endless(progress: Progress) -> None:
        started.set()
        while True:
            raise_if_cancelled(progress)
            threading.Event().wait(0.002)

    own: list[Exception] = []
    with_function = tasks.read(owner, endless, lambda _: None, own.append, title="搜索")
    assert started.wait(5)
    assert tasks.visible == [with_function]
    with_function.cancel()
    assert tasks.wait_idle()
    assert [type(error) for error in own] == [CancelledError]
    tasks.read(owner, endless, lambda _: None).cancel()
    assert tasks.wait_idle()  # nobody is told: the fixture would raise


def test_progress_is_told_on_the_gui_thread(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[tuple[int, int, str]] = []

    def note(task: Task) -> None:
        assert QThread.currentThread() is owner.thread()
        told.append((task.done, task.total, task.text))

    tasks.progressed.connect(note)

    def work(progress: Progress) -> None:
        for step in range(1, 2001):
            progress.report(step, 2000, f"第 {step} 件")

    tasks.read(owner, work, lambda _: None, title="导入")
    assert tasks.wait_idle()
    qtbot.waitUntil(lambda: bool(told))
    assert told[-1] == (2000, 2000, "第 2000 件")
    assert len(told) < 200  # a fast reporter does not flood the window


def test_stopping_waits_for_the_threads(qtbot: QtBot, owner: QObject) -> None:
    tasks = Tasks()
    started, ended = threading.Event(), threading.Event()

    def until_cancelled(progress: Progress) -> None:
        started.set()
        while not progress.cancelled:
            threading.Event().wait(0.002)
        ended.set()

    answers: list[None] = []
    tasks.read(owner, until_cancelled, answers.append)
    assert started.wait(5)
    assert tasks.stop()
    assert ended.is_set()
    assert tasks.read(owner, lambda _: None, answers.append).cancelled  # too late
    qtbot.wait(20)
    assert answers == []


def test_results_that_come_together_are_handed_over_in_turns(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    order: list[str] = []

    def taken(_: None) -> None:
        order.append("result")
        QTimer.singleShot(0, lambda: order.append("window"))

    for _ in range(2):
        tasks.read(owner, lambda _: None, taken)
    end = time.monotonic() + 5
    while len(tasks._outbox) < 2:  # both are made before the window looks
        assert time.monotonic() < end
        time.sleep(0.001)
    assert tasks.wait_idle()
    qtbot.waitUntil(lambda: order.count("window") == 2)
    assert order == ["result", "window", "result", "window"]
