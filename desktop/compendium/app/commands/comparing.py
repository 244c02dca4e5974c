"""``compare``."""

from __future__ import annotations

import argparse

from compendium.app import json_shapes, plain_text
from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE
from compendium.app.composition import Composition
from compendium.app.output import Output

_MOST_DOCUMENTS = 4
_VERSIONS = 2


def compare(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print clauses that deal with the same matter, or the changes from one version to the other."""
    docs = [arguments.first, arguments.second, *arguments.others]
    if len(docs) > _MOST_DOCUMENTS:
        raise UsageError(f"一次最多对照 {_MOST_DOCUMENTS} 份文件，写了 {len(docs)} 份")
    if len(set(docs)) != len(docs):
        raise UsageError("同一份文件写了两次，对照要用不同的文件")
    if arguments.by == "text":
        if len(docs) != _VERSIONS:
            raise UsageError("--by text 比较两份文件，多写了")
        return _by_text(composition, docs[0], docs[1], output)
    return _by_matter(composition, docs, output)


def _by_text(composition: Composition, before: str, after: str, output: Output) -> int:
    with output.progress() as progress:
        comparison = composition.compare.by_text(before, after, progress)
    if output.as_json:
        output.document(json_shapes.text_comparison(comparison))
    else:
        output.lines(plain_text.change_lines(comparison))
    return DONE


def _by_matter(composition: Composition, docs: list[str], output: Output) -> int:
    with output.progress() as progress:
        comparison = composition.compare.by_matter(docs, progress)
    if output.as_json:
        output.document(json_shapes.matter_comparison(comparison))
        return DONE
    labels = {(doc, clause.id): clause.label for doc in docs for clause in composition.library.document(doc).outline}
    output.lines(plain_text.matter_lines(comparison, labels))
    if len(docs) == _VERSIONS and composition.version_offers.between(docs[0], docs[1]) is not None:
        output.message("这两份是同一文件的两个版本，加 --by text 可以看逐条的改动。")
    return DONE
