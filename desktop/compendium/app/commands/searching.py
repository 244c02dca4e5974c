"""``search``."""

from __future__ import annotations

import argparse

from compendium.app import json_shapes, plain_text
from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.errors import UnknownDocumentError
from compendium.domain.query import SearchRequest

_FOR_A_READER = 20


def search(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print the clauses that answer the query."""
    titles = {info.id: info.title for info in composition.library.list()}
    for doc in arguments.doc:
        if doc not in titles:
            raise UnknownDocumentError(doc)
    result = composition.search.search(
        SearchRequest(
            query=" ".join(arguments.query),
            limit=_limit(arguments, output),
            docs=tuple(arguments.doc),
            levels=tuple(arguments.level),
            regions=tuple(arguments.region),
            years=tuple(arguments.year),
            units=tuple(arguments.unit),
        )
    )
    if result.degraded:
        output.message("检索索引不可用，这次逐字查找。运行 compendium check --repair 重建索引。")
    if output.as_json:
        output.document(json_shapes.search_result(result))
    else:
        output.lines(plain_text.search_lines(result, titles))
    return DONE


def _limit(arguments: argparse.Namespace, output: Output) -> int | None:
    """What was asked for; else everything for a program, and for a reader as much as he reads."""
    limit: int | None = arguments.limit
    return _FOR_A_READER if limit is None and not output.as_json else limit
