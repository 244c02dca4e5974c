"""``list``, ``show`` and ``remove``."""

from __future__ import annotations

import argparse

from compendium.app import json_shapes, plain_text
from compendium.app.commands.base import DONE, Place
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.document import Clause, Document
from compendium.domain.errors import UnknownClauseError


def list_documents(composition: Composition, _arguments: argparse.Namespace, output: Output) -> int:
    """Print the metadata of every document."""
    infos = composition.library.list()
    if output.as_json:
        output.document([json_shapes.document_info(info) for info in infos])
    else:
        output.lines(plain_text.document_table(infos, output.terminal_width()))
    return DONE


def show_document(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print a document's metadata and clauses, or one clause with those below it."""
    place: Place = arguments.place
    document = composition.library.document(place.doc)
    outline = _below(document, place.clause) if place.clause else document.outline
    if output.as_json:
        output.document(json_shapes.shown_document(document.info, outline))
    else:
        output.lines(plain_text.metadata_lines(document.info))
        output.lines(plain_text.outline_lines(outline))
    return DONE


def remove_documents(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Take imported documents out of the library, all that are named or none, and print what was removed."""
    removed = composition.importing.remove(list(dict.fromkeys(arguments.docs)))
    infos = [document.info for document in removed]
    if output.as_json:
        output.document([json_shapes.document_info(info) for info in infos])
    else:
        output.lines([f"已移除 {len(infos)} 份文件：", *(f"  {info.id}  {info.title}" for info in infos)])
    return DONE


def _below(document: Document, top: str) -> tuple[Clause, ...]:
    if top not in document.by_id:
        raise UnknownClauseError(document.info.id, top)
    inside = {top}
    for clause in document.outline:  # reading order: a parent comes before its children
        if clause.parent in inside:
            inside.add(clause.id)
    return tuple(clause for clause in document.outline if clause.id in inside)
