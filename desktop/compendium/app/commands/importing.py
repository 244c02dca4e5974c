"""``import``."""

from __future__ import annotations

import argparse

from compendium.app import json_shapes, plain_text
from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE, FAILED
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.importing import ImportStatus


def import_files(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Import files and print what became of each; one that fails does not stop the others."""
    if arguments.doc_id and len(arguments.paths) > 1:
        raise UsageError("--id 只能用于一个文件")
    with output.progress() as progress:
        outcomes = composition.importing.run(arguments.paths, doc_id=arguments.doc_id, progress=progress)
    if output.as_json:
        output.document(json_shapes.import_outcomes(outcomes))
    else:
        output.lines(plain_text.import_lines(outcomes))
    if not outcomes:
        output.message("这里没有可以导入的文件。能导入 docx、doc、wps、pdf、ofd、odt、rtf、网页、txt、md 和 zip。")
        return FAILED
    failed = [outcome for outcome in outcomes if outcome.status in (ImportStatus.REFUSED, ImportStatus.FAILED)]
    if failed:
        reason = failed[0].error[1] if failed[0].error and output.as_json else "原因见上。"
        output.message(f"{len(failed)} 个文件没有导入，第一个是 {failed[0].file}：{reason}")
    return FAILED if failed else DONE
