"""The program's entry: reads the command line, runs a command or the window, and turns failures into one line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_DONE = 0
_FAILED = 1
_WRONG_WORDS = 2
_INTERRUPTED = 130
_READING_WORKER = "--reading-worker"  # compendium.importers.worker.WORD, which is not imported on every start
_INDEX_WORKER = "--index-worker"  # compendium.app.index_process.WORD


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the words after its name (default: those of this process).

    Returns:
        0 done; 1 what was asked for failed for a reason in the user's world; 2 wrong words on the command line;
        130 interrupted.
    """
    words = sys.argv[1:] if argv is None else argv
    if words[:1] == [_READING_WORKER]:
        from compendium.importers.worker import serve

        return serve(words[1:])
    if words[:1] == [_INDEX_WORKER]:
        from compendium.app import index_process

        return index_process.serve(words[1:])
    try:
        # Imported here, so that Ctrl+C while Python still loads ends as quietly as later.
        from compendium.app.output import prepare_streams

        prepare_streams()
        try:
            from compendium.app.run import run
        except Exception as error:  # noqa: BLE001 - a file of the program itself is missing or damaged
            return _damaged(error)
        return run(words)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SystemExit as ending:  # argparse's way to end after --help
        return ending.code if isinstance(ending.code, int) else _DONE


def _damaged(error: Exception) -> int:
    from compendium.app import crash, native_message, paths

    report = crash.write_report(error, paths.default_home())
    line = f"程序文件缺失或已损坏，无法启动。请重新安装政策汇编；书签、笔记和导入的文件不受影响。详情已存到 {report}。"
    sys.stderr.write(f"{line}\n")
    native_message.tell(line)
    return _FAILED
