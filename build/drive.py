"""Runs the real program, from its own entry point, with a script that acts inside its event loop.

For pictures and measurements: what they show is what ``compendium`` does, not a rebuilt copy of its start.
"""

from __future__ import annotations

import importlib
import traceback
from collections.abc import Callable, Sequence

from compendium.app.main import main


def run_program(arguments: Sequence[str], script: Callable[[], None]) -> int:
    """Run ``compendium ARGUMENTS``; ``script`` is called once as soon as its event loop runs.

    Returns:
        The program's exit status; 1 when the script raised, after its traceback was printed.
    """
    # In the program's own order, Qt last: PySide looks through the source of every module that is loaded after it.
    importlib.import_module("compendium.app.run")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    run_loop = QApplication.exec
    raised: list[BaseException] = []

    def act() -> None:
        try:
            script()
        except BaseException as error:  # noqa: BLE001 - raised inside Qt's event loop it would only be printed
            traceback.print_exc()
            raised.append(error)
            QApplication.exit(1)

    def run_loop_with_script(*_: object) -> int:
        QTimer.singleShot(0, act)
        return run_loop()

    # The program makes its own QApplication, so this is the one place where a script can come in from outside.
    QApplication.exec = run_loop_with_script  # type: ignore[method-assign]
    try:
        status = main(list(arguments))
    finally:
        QApplication.exec = run_loop  # type: ignore[method-assign]
    return 1 if raised else status
