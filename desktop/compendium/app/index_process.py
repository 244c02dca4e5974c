"""Writing a large part of the index in a process of its own: beside it a window would answer late, again and again.

Python lets one thread work at a time, and Whoosh sorts and packs whole lists in one go.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from compendium.domain.errors import CancelledError, UserError
from compendium.domain.work import Progress
from compendium.importers.child_process import ChildProcess
from compendium.importers.pipes import opened, send

if TYPE_CHECKING:
    from compendium.app.paths import Places

WORD = "--index-worker"
"""What stands first on the command line of such a process."""

_SECONDS = 3600.0  # without a word from it: packing the lists of a very large library


class IndexProcess:
    """Brings the index of a home up to its library.

    Args:
        places: the folders of this run.
        command: starts the program; default: as this one was started.
    """

    def __init__(self, places: Places, command: Sequence[str] = ()) -> None:
        folders = (places.home, places.library, places.bundle, places.resources, places.content)
        self._words = [WORD, *(str(folder.absolute()) if folder else "" for folder in folders)]
        self._command = command

    def __call__(self, progress: Progress) -> bool:
        """Do it; False when the process could not be used and nothing of the index changed.

        Raises:
            UserError: the index cannot be written.
            CancelledError: nothing was changed.
        """
        try:
            child = ChildProcess(self._words, self._command)
        except OSError:
            return False
        try:
            while told := child.answer(_SECONDS, lambda: progress.cancelled):
                if "error" in told:
                    raise UserError(*map(str, told["error"][:3]))
                if "ended" in told:
                    return True
                progress.report(int(told["done"]), int(told["total"]), str(told["text"]))
        except TimeoutError:
            return False
        finally:
            child.end()
        return False


class _Told:
    """Progress that the program hears of; the process is killed instead of cancelled."""

    cancelled = False

    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far it is."""
        send(self._answers, {"done": done, "total": total, "text": text})


def serve(words: Sequence[str]) -> int:
    """Bring the index up to the library.

    Args:
        words: the folders in the order of Places, "" for none, and the two pipes as the parent numbers them.
    """
    from compendium.app.composition import Composition
    from compendium.app.paths import Places
    from compendium.app.run import today

    *folders, receiving, sending = words
    requests, answers = (opened(int(pipe), mode) for pipe, mode in ((receiving, "rb"), (sending, "wb")))
    threading.Thread(target=_end_with_parent, args=(requests,), daemon=True).start()
    home, library, *shipped = map(Path, folders)
    places = Places(home, library if folders[1] else None, *shipped)
    with answers:
        try:
            with Composition(places, today(os.environ)) as composition:
                composition.search.update(_Told(answers))
            send(answers, {"ended": True})
        except UserError as error:
            send(answers, {"error": [error.code, error.message, error.advice]})
        except (CancelledError, OSError):
            return 1
    return 0


def _end_with_parent(requests: BinaryIO) -> None:
    """End at once when the other end of the pipe is gone: what was not finished does not count."""
    requests.read(1)
    os._exit(1)
