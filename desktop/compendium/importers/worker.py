"""The process that reads files: whatever a file does to its reader, it does here, within limits of memory.

It gets requests and gives answers over two pipes. ``{"path", "member", "wanted"}`` asks for a file or, by number, an
entry of an archive; answers are ``{"source"}``, ``{"listing"}`` for an archive, or ``{"error"}`` with its code, message
and advice. It ends when the program that started it does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from compendium.domain.errors import UserError
from compendium.importers.pipes import opened, received, send
from compendium.importers.worker_limits import limit_process, parent_watch

WORD = "--reading-worker"
"""What stands first on the command line of such a process."""

_DEEPEST = 20_000  # calls within calls: pages nest deeply; the stack of the thread is made to hold them
_WATCH_SECONDS = 1.0
_STACK = 255 * 1024 * 1024  # bytes; Windows takes less than 256 MiB


def serve(words: Sequence[str]) -> int:
    """Answer requests until there are no more; ``words`` are the two pipes as the parent numbers them."""
    requests, answers = (opened(int(word), mode) for word, mode in zip(words, ("rb", "wb"), strict=True))
    limit_process()
    alone = parent_watch()
    import threading

    sys.setrecursionlimit(_DEEPEST)
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_answer_all, args=(requests, answers))
    thread.start()
    while thread.is_alive():
        thread.join(_WATCH_SECONDS)
        if alone():
            os._exit(1)  # the program is gone while a file keeps its reader busy
    return 0


def _answer_all(requests: BinaryIO, answers: BinaryIO) -> None:
    with requests, answers:
        send(answers, {"ready": True})
        while (request := received(requests)) is not None:
            send(answers, _answer(request))


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    path = Path(request["path"])
    name = PurePosixPath(request["name"]).name
    try:
        return _read(path, name, request["member"], tuple(request["wanted"]))
    except UserError as error:
        return {"error": [error.code, error.message, error.advice]}
    except (MemoryError, RecursionError):
        from compendium.importers.package import too_complex

        told = too_complex(name)
        return {"error": [told.code, told.message, told.advice]}
    except Exception as error:  # noqa: BLE001 - whatever a broken file brings out in a parser
        from compendium.importers.base import damaged

        told = damaged(name, "文档")
        return {"error": [told.code, told.message, told.advice], "defect": repr(error)[:500]}


def _read(path: Path, name: str, member: int | None, wanted: tuple[str, ...]) -> dict[str, Any]:
    from compendium.importers import archive
    from compendium.importers.base import read_bytes
    from compendium.importers.detect import ARCHIVE, kind_of
    from compendium.importers.registry import read_content

    data = read_bytes(path)
    if member is not None:
        data = archive.member(data, path.name, member)
    elif kind_of(data, name) == ARCHIVE:
        return {"listing": asdict(archive.listing(data, name, wanted))}
    return {"source": asdict(read_content(data, name))}
