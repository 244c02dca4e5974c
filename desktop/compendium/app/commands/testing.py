"""``self-test``."""

from __future__ import annotations

import argparse

from compendium.app.commands.base import DONE, FAILED
from compendium.app.composition import Composition
from compendium.app.output import Output


def self_test(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Open the real window, walk through it and print what was done; status 1 when a step failed."""
    from compendium.app.self_test import run_self_test

    report = run_self_test(composition, own_home=arguments.home is not None)
    if output.as_json:
        output.document(report.as_json())
    else:
        output.lines(report.lines())
    if report.error:
        output.message(report.error)
    return DONE if report.ok else FAILED
