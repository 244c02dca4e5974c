"""``search``."""

from __future__ import annotations

import argparse
import contextlib

from compendium.app import json_shapes, plain_text
from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.errors import UnknownDocumentError, UserError
from compendium.domain.query import SearchRequest, SortOrder
from compendium.search.index_store import IndexState

_FOR_A_READER = 20
_PATIENCE = 2.0  # seconds to wait for another process that writes the index; scanning is quicker than waiting


def search(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print the clauses that answer the query."""
    titles = {info.id: info.title for info in composition.library.list()}
    for doc in arguments.doc:
        if doc not in titles:
            raise UnknownDocumentError(doc)
    writable = _made_ready(composition, output)
    result = composition.search.search(
        SearchRequest(
            query=" ".join(arguments.query),
            limit=_limit(arguments, output),
            docs=tuple(arguments.doc),
            levels=tuple(arguments.level),
            regions=tuple(arguments.region),
            years=tuple(arguments.year),
            units=tuple(arguments.unit),
            issuers=tuple(arguments.issuer),
            validities=tuple(arguments.validity),
            order=SortOrder(arguments.sort),
            literal=arguments.literal,
        )
    )
    if result.degraded:
        advice = "运行 compendium check --repair 重建索引。" if writable else ""
        output.message(f"检索索引不可用，这次逐字查找，结果是完整的。{advice}")
    if output.as_json:
        output.document(json_shapes.search_result(result))
    else:
        output.lines(plain_text.search_lines(result, titles))
    return DONE


def _made_ready(composition: Composition, output: Output) -> bool:
    """Put the index right before it is asked; return False where the home cannot be written, so nothing can."""
    report = composition.home
    # With a full disk the home may be writable and the index nevertheless the bundled one, which is not ours to write.
    if report.cache_path is None or not report.index_dir.is_relative_to(composition.places.home):
        return False
    service = composition.search
    if service.state is not IndexState.READY:
        with output.progress() as progress, contextlib.suppress(UserError):  # else the scan answers
            service.update(progress, patience=_PATIENCE)
    return True


def _limit(arguments: argparse.Namespace, output: Output) -> int | None:
    """What was asked for; else everything for a program, and for a reader as much as he reads."""
    limit: int | None = arguments.limit
    return _FOR_A_READER if limit is None and not output.as_json else limit
