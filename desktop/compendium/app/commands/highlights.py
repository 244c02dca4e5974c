"""``highlight add``, ``remove`` and ``list``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compendium.app import json_shapes, plain_text
from compendium.app.commands.base import DONE, Place, remove_named
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.bookmark import MarkColour
from compendium.domain.highlight import Highlight, HighlightStyle


def add(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Mark words of a clause and print the highlight."""
    place: Place = arguments.place
    style = HighlightStyle.UNDERLINE if arguments.underline else HighlightStyle.BACKGROUND
    marks = composition.highlights.add_quote(
        place.doc,
        place.clause,
        arguments.quote,
        colour=MarkColour(arguments.colour),
        style=style,
        note=arguments.note,
    )
    _print(composition, marks, output)
    return DONE


def remove(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Delete highlights, all that are named or none, and print what was deleted."""
    service = composition.highlights
    _print(composition, remove_named(arguments.ids, service.find, service.remove, "已删除 {} 处标注：", output), output)
    return DONE


def list_all(composition: Composition, _arguments: argparse.Namespace, output: Output) -> int:
    """Print every highlight."""
    _print(composition, composition.highlights.list(), output)
    return DONE


def _print(composition: Composition, marks: Sequence[Highlight], output: Output) -> None:
    if output.as_json:
        output.document(json_shapes.highlights(marks))
        return
    titles = {info.id: info.title for info in composition.library.list()}
    output.lines(plain_text.highlight_lines(marks, titles))
