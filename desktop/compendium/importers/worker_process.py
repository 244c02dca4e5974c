"""Starts the reading process, asks it, and ends it when a file takes too long or the user cancels."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from compendium.domain.errors import CancelledError, UserError
from compendium.importers.archive import Listing
from compendium.importers.base import SourceText, Table, damaged
from compendium.importers.child_process import ChildProcess
from compendium.importers.worker import WORD

_LOG = logging.getLogger(__name__)
SECONDS = 18.0  # for one file


class ReadingWorker:
    """One process that reads files one after the other; started with the first, started again after one that kills it.

    Not for several threads at once. ``close`` ends the process; it may be used again afterwards.

    Args:
        command: starts the program; the worker's words are added.
        seconds: how long one file may take.

    Attributes:
        starts: how many processes were started so far.
    """

    def __init__(self, command: Sequence[str] = (), seconds: float = SECONDS) -> None:
        self._command = list(command)
        self._seconds = seconds
        self._running: ChildProcess | None = None
        self.starts = 0

    def __enter__(self) -> ReadingWorker:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process at once."""
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def read(
        self,
        path: Path,
        *,
        name: str = "",
        member: int | None = None,
        wanted: Sequence[str] = (),
        cancelled: Callable[[], bool] = lambda: False,
    ) -> SourceText | Listing:
        """Return the text of a file, or what an archive holds.

        Args:
            path: the file.
            name: what to call it in messages; default: its own name.
            member: the number of an entry of the archive ``path``, to be read instead of the archive.
            wanted: endings of the entries to be listed.
            cancelled: asked while waiting; once it is true the process is ended.

        Raises:
            UserError: what the readers raise; too_slow; damaged when the file brought the process down;
                no_worker when the process cannot be started.
            CancelledError: the user cancelled.
        """
        name = name or path.name
        request = {"path": str(path), "name": name, "member": member, "wanted": list(wanted)}
        answer = self._ask(request, name, cancelled)
        if "error" in answer:
            if "defect" in answer:
                _LOG.info("Reading %s failed: %s", name, answer["defect"])
            raise UserError(*map(str, answer["error"][:3]))
        if "listing" in answer:
            documents, others = answer["listing"]["documents"], answer["listing"]["others"]
            return Listing(tuple((int(number), str(entry)) for number, entry in documents), tuple(map(str, others)))
        return _source(answer["source"])

    def _ask(self, request: dict[str, Any], name: str, cancelled: Callable[[], bool]) -> dict[str, Any]:
        try:
            if self._running is None or not self._running.is_alive:
                self.close()
                self._running = ChildProcess([WORD], self._command)
                self.starts += 1
                self._running.wait_until_ready(cancelled)
            self._running.send(request)
            answer = self._running.answer(self._seconds, cancelled)
        except TimeoutError:
            self.close()
            raise UserError(
                "too_slow",
                f"“{name}”读取超过 {self._seconds:g} 秒，已停止。",
                "请用 Word 或 WPS 打开，另存为新文件或只保留需要的文字后再导入。",
            ) from None
        except CancelledError:
            self.close()
            raise
        except OSError as error:
            self.close()
            _LOG.info("The reading process cannot be used: %s", error)
            raise UserError("no_worker", f"无法启动读取“{name}”的进程。", "请重新启动程序后重试。") from error
        if answer is None:
            self.close()
            raise damaged(name, "文档")
        return answer


def _source(values: dict[str, Any]) -> SourceText:
    return SourceText(
        text=str(values["text"]),
        front_matter=dict(values["front_matter"]),
        warnings=tuple(map(str, values["warnings"])),
        tables=tuple(Table(int(table["start"]), int(table["end"])) for table in values["tables"]),
        labels={str(name): str(value) for name, value in values["labels"].items()},
        attachments=tuple(map(str, values["attachments"])),
        kind=str(values["kind"]),
    )
