"""``check``."""

from __future__ import annotations

import argparse

from compendium.app.commands.base import DONE, FAILED
from compendium.app.composition import Composition
from compendium.app.output import Output


def check(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print what is wrong with library, index and user data; status 1 when something still is."""
    report = composition.checking.run(arguments.repair)
    if output.as_json:
        problems = [
            {"code": problem.code, "message": problem.message, "repaired": problem.repaired}
            for problem in report.problems
        ]
        output.document({"ok": report.ok, "problems": problems})
    else:
        output.lines(f"{'已修复' if problem.repaired else '有问题'}  {problem.message}" for problem in report.problems)
        output.lines(["一切完好。" if report.ok else "还有问题没有解决。可运行 compendium check --repair 修复。"])
    return DONE if report.ok else FAILED
