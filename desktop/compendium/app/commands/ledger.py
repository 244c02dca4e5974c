"""``ledger import``."""

from __future__ import annotations

import argparse

from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.app.plain_facts import ledger_lines
from compendium.services.ledger_import import LedgerPreview


def take_in(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print what a filled-in ledger changes and, with ``--apply``, change it.

    Rows that were changed here too are left alone without ``--conflicts``: what is here is not lost by oversight.
    """
    preview = composition.ledger_import.preview(arguments.file)
    skipped = () if arguments.conflicts else preview.conflicts
    if arguments.apply:
        composition.ledger_import.apply(change for change in preview.changes if change not in skipped)
    if output.as_json:
        output.document(_shape(preview, len(skipped), applied=arguments.apply))
    else:
        output.lines(ledger_lines(preview, len(skipped), applied=arguments.apply))
    return DONE


def _shape(preview: LedgerPreview, skipped: int, *, applied: bool) -> dict[str, object]:
    return {
        "file": preview.file,
        "applied": applied,
        "changes": [
            {
                "doc": change.row.doc,
                "clause": change.row.fact.clause,
                "kind": change.row.kind,
                "line": change.line,
                "conflict": change.conflict,
                "fields": {field.name: [field.old, field.new] for field in change.fields},
            }
            for change in preview.changes
        ],
        "skipped_conflicts": skipped,
        "unchanged": preview.unchanged,
        "problems": list(preview.problems),
    }
