"""Reports of our own defects: the user gets a line with the path, the report itself goes to a file."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from compendium import __version__
from compendium.app.logging import LOG_FOLDER

_KEPT_REPORTS = 20
_LONGEST_WORD = 200  # characters of a word of the command line


def write_report(error: BaseException, home: Path) -> Path | None:
    """Write a report into ``home/logs``, or where that cannot be written into the temporary folder.

    Returns:
        The file; None when it could be written nowhere.
    """
    moment = datetime.now().astimezone()
    name = f"crash-{moment:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    report = _report(error, moment)
    for folder in (home / LOG_FOLDER, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(report, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        _drop_old_reports(home / LOG_FOLDER)
        return folder / name
    return None


def line_for_user(report: Path | None) -> str:
    """What the user reads of a defect."""
    where = f"报告已存到 {report}，请把它发给维护人员。" if report else "报告没能写到磁盘上，请检查磁盘空间。"
    return f"程序内部出错，这一步没有完成，已有数据不受影响。{where}"


def _report(error: BaseException, moment: datetime) -> str:
    lines = [
        f"政策汇编 {__version__}",
        f"{moment.isoformat(timespec='seconds')}",
        f"Python {platform.python_version()}, {platform.platform()}",
        f"argv: {[_shortened(word) for word in sys.argv[1:]]}",
        "",
        "".join(traceback.format_exception(error)),
    ]
    return "\n".join(lines)


def _shortened(word: str) -> str:
    left = len(word) - _LONGEST_WORD
    return word if left <= 0 else f"{word[:_LONGEST_WORD]}… ({left} more)"


def _drop_old_reports(folder: Path) -> None:
    reports = sorted(folder.glob("crash-*.txt"))
    for old in reports[:-_KEPT_REPORTS]:
        try:
            old.unlink()
        except OSError:
            return
