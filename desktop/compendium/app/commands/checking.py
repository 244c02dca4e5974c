"""``check``."""

from __future__ import annotations

import argparse

from compendium.app.commands.base import DONE, FAILED
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.errors import UserError
from compendium.services.checking import CheckReport, Problem


def check(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print what is wrong with library, index and user data; status 1 when something still is."""
    report = _report(composition, repair=arguments.repair, output=output)
    if output.as_json:
        problems = [
            {"code": problem.code, "message": problem.message, "repaired": problem.repaired}
            for problem in report.problems
        ]
        output.document({"ok": report.ok, "problems": problems})
    else:
        output.lines(f"{_mark(problem)}  {problem.message}" for problem in report.problems)
        output.lines([_verdict(report, repair=arguments.repair)])
    return DONE if report.ok else FAILED


def _report(composition: Composition, *, repair: bool, output: Output) -> CheckReport:
    try:
        with output.progress() as progress:
            return composition.checking.run(repair, progress)
    except UserError as error:  # a home that cannot be opened at all is what was asked about, not a failure to tell it
        return CheckReport(ok=False, problems=(Problem(error.code, str(error)),))


def _mark(problem: Problem) -> str:
    return "已修复" if problem.repaired else "有问题" if problem.damage else "请核对"


def _verdict(report: CheckReport, *, repair: bool) -> str:
    left = [problem for problem in report.problems if not problem.repaired]
    if not left:
        return "已全部修复。" if report.problems else "一切完好。"
    if not repair and any(problem.repairable for problem in left):
        return "可运行 compendium check --repair 修复。"
    return "文件完好，书签请按上面的说明核对。" if report.ok else "有的问题修复不了，请按上面的说明处理。"
