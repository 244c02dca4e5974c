"""``compare``, ``compare decide`` and ``compare decisions``."""

from __future__ import annotations

import argparse

from compendium.app import json_shapes, plain_text
from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE, Place
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.errors import UserError

_MOST_DOCUMENTS = 4
_VERSIONS = 2

_VERDICTS = {"confirm": MatchVerdict.CONFIRMED, "cut": MatchVerdict.CUT, "add": MatchVerdict.ADDED}


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


def decide(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Keep what a person says about two clauses, or take it back, and print the decision."""
    first, second = (_ref(place) for place in (arguments.first, arguments.second))
    if arguments.verdict == "withdraw":
        decision = composition.match_decisions.withdraw(first, second)
        if decision is None:
            words = f"“{_said(first)}”和“{_said(second)}”之间没有人工决定。"
            raise UserError("no_decision", words, "用 compare decisions 查看已有的决定。")
    else:
        verdict = _VERDICTS[arguments.verdict]
        decision = composition.match_decisions.decide(first, second, verdict, arguments.note)
    if output.as_json:
        output.document(json_shapes.match_decisions([decision]))
    else:
        heading = "已撤回：" if arguments.verdict == "withdraw" else "已记下："
        output.lines([heading, *plain_text.decision_lines([decision])])
    return DONE


def list_decisions(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print what people decided, in the order in which they did; of these documents, or of all."""
    asked = set(arguments.doc)
    known: list[MatchDecision] = [
        each for each in composition.match_decisions.all() if not asked or asked & {each.a.doc, each.b.doc}
    ]
    lost = {(each.a, each.b) for each in composition.match_decisions.lost()}
    if output.as_json:
        output.document(json_shapes.match_decisions(known, lost))
    else:
        output.lines(plain_text.decision_lines(known, lost))
    return DONE


def _ref(place: Place) -> ClauseRef:
    return ClauseRef(place.doc, place.clause)


def _said(ref: ClauseRef) -> str:
    return f"{ref.doc}#{ref.clause}"
