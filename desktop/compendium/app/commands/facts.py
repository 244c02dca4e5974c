"""``facts``."""

from __future__ import annotations

import argparse

from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.app.plain_facts import fact_lines
from compendium.domain.fact import FactKind
from compendium.services.fact_rows import FactFilter


def list_facts(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print what the texts ask for and give."""
    wanted = FactFilter(
        kinds=tuple(FactKind(kind) for kind in arguments.kind),
        docs=tuple(arguments.doc),
        units=tuple(arguments.unit),
    )
    with output.progress() as progress:
        rows = composition.facts.facts(wanted, progress)
    if output.as_json:
        output.document([row.fact.as_record(row.doc) for row in rows])
    else:
        output.lines(fact_lines(rows, output.terminal_width()))
    return DONE
