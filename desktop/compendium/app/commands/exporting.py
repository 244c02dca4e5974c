"""``export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.errors import UserError
from compendium.services.comparison_export import ComparisonForm
from compendium.services.exporting import ExportKind

_PAPERS = frozenset({ExportKind.HANDOUT, ExportKind.WORKPLAN})


def export(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Write a table or a handout into a file."""
    kind, file = ExportKind(arguments.what), arguments.to
    _check_ending(composition, kind, file)
    with output.progress() as progress:
        rows = composition.exporting.export(kind, file, arguments.doc, progress, by=ComparisonForm(arguments.by))
    if output.as_json:
        output.document({"file": str(file), "rows": rows})
    else:
        output.lines([f"已导出 {rows} {'段' if kind in _PAPERS else '行'}到 {file}"])
    return DONE


def _check_ending(composition: Composition, kind: ExportKind, file: Path) -> None:
    """An ending that no format has is wrong words, not a failure."""
    try:
        composition.exporting.checked_ending(kind, file)
    except UserError as error:
        raise UsageError(str(error).rstrip("。")) from None
