"""``import``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compendium.app import json_shapes, plain_text
from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE, FAILED, INTERRUPTED
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.app.stopping import Stopping
from compendium.domain.importing import ImportOutcome, ImportStatus

_IN_LIBRARY = (ImportStatus.IMPORTED, ImportStatus.VERSION)


def import_files(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Import files and print what became of each; one that fails does not stop the others, Ctrl+C stops them all."""
    if arguments.doc_id and len(arguments.paths) > 1:
        raise UsageError("--id 只能用于一个文件")
    importing = composition.importing
    with output.progress() as progress, Stopping(progress) as stopping:
        outcomes = importing.run(arguments.paths, doc_id=arguments.doc_id, progress=stopping)
    if output.as_json:
        output.document(json_shapes.import_outcomes(outcomes))
    else:
        output.lines(plain_text.import_lines(outcomes))
    if stopping.cancelled:
        taken = sum(outcome.status in _IN_LIBRARY for outcome in outcomes)
        output.message(f"已取消，已导入 {taken} 份。")
        return INTERRUPTED
    if not outcomes:
        output.message("这里没有可以导入的文件。能导入 docx、doc、wps、pdf、ofd、odt、rtf、网页、txt、md 和 zip。")
        return FAILED
    failed = [outcome for outcome in outcomes if outcome.status in (ImportStatus.REFUSED, ImportStatus.FAILED)]
    if failed:
        output.message(_failures(failed, as_json=output.as_json))
    return FAILED if failed else DONE


def _failures(failed: Sequence[ImportOutcome], *, as_json: bool) -> str:
    """Say how many files stay out; for a reader their reasons stand above, each below its file."""
    if not as_json:
        return f"{len(failed)} 个文件没有导入，原因列在各文件之下。"
    first = failed[0]
    reason = first.error[1] if first.error else "原因不明。"
    which = "" if len(failed) == 1 else "第一个是 "
    return f"{len(failed)} 个文件没有导入：{which}{first.file}，{reason}"
