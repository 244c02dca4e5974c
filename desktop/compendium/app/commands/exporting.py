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
from compendium.services.handouts import PaperChoice

_RULED_LINES = 4  # room for notes below each item of a collection
_PAPERS = frozenset({ExportKind.HANDOUT, ExportKind.WORKPLAN})


def export(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Write a table or a handout into a file."""
    kind, file = ExportKind(arguments.what), arguments.to
    _check_words(kind, arguments)
    _check_ending(composition, kind, file)
    if arguments.collection:
        rows = _export_collection(composition, arguments)
    else:
        form = ComparisonForm(arguments.by)
        with output.progress() as progress:
            rows = composition.exporting.export(kind, file, arguments.doc, progress, by=form, full=arguments.full)
    if output.as_json:
        output.document({"file": str(file), "rows": rows})
    else:
        output.lines([f"已导出 {rows} {'段' if kind in _PAPERS else '行'}到 {file}"])
    return DONE


def _check_words(kind: ExportKind, arguments: argparse.Namespace) -> None:
    """Refuse options that do not belong together rather than pass over one in silence."""
    if arguments.collection and kind is not ExportKind.HANDOUT:
        raise UsageError("--collection 用于 handout")
    if arguments.collection and arguments.doc:
        raise UsageError("--collection 和 --doc 不能一起用")
    if arguments.with_notes and not arguments.collection:
        raise UsageError("--with-notes 和 --collection 一起用")
    if arguments.full and (kind is not ExportKind.COMPARISON or arguments.by != ComparisonForm.MATRIX):
        raise UsageError("--full 用于 comparison --by matrix")


def _export_collection(composition: Composition, arguments: argparse.Namespace) -> int:
    """Write a collection as a handout; the speaker's own notes stay off the paper unless he asks for them."""
    collection = composition.collections.find(arguments.collection)
    choice = PaperChoice(points=True, note_lines=_RULED_LINES, private=arguments.with_notes)
    return composition.exporting.write_paper(composition.handouts.of_collection(collection, choice), arguments.to)


def _check_ending(composition: Composition, kind: ExportKind, file: Path) -> None:
    """An ending that no format has is wrong words, not a failure."""
    try:
        composition.exporting.checked_ending(kind, file)
    except UserError as error:
        raise UsageError(str(error).rstrip("。")) from None
