"""The JSON of the command line: domain values to the documents that the contract writes down."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from compendium.domain.bookmark import Bookmark
from compendium.domain.comparison import (
    ClausePair,
    ClauseRef,
    MatchDecision,
    MatterComparison,
    TextComparison,
    VersionSide,
)
from compendium.domain.document import Clause, DocumentInfo
from compendium.domain.highlight import Highlight
from compendium.domain.importing import ImportOutcome
from compendium.domain.query import SearchHit, SearchResult

JsonObject = dict[str, object]
_FACETS = ("doc", "level", "region", "year", "unit", "issuer", "validity")


def document_info(info: DocumentInfo) -> JsonObject:
    """Metadata of a document, as ``list`` gives it."""
    period = info.period
    return {
        "id": info.id,
        "title": info.title,
        "inferred": list(info.inferred),
        "evidence": dict(info.evidence),
        "doc_number": info.doc_number,
        "issuers": list(info.issuers),
        "level": info.level,
        "region": info.region,
        "signed_date": info.signed_date,
        "effective_date": info.effective_date,
        "expiry_date": info.expiry_date,
        "year": info.year,
        "period": {"start": period.start, "end": period.end} if period else None,
        "validity": info.validity,
        "validity_basis": info.validity_basis,
        "validity_checked_on": info.validity_checked_on,
        "origin": info.origin,
        "clauses": info.clauses,
        "characters": info.characters,
    }


def shown_document(info: DocumentInfo, outline: Iterable[Clause]) -> JsonObject:
    """A document with its outline in reading order, as ``show`` gives it."""
    return {"document": document_info(info), "outline": [_clause(clause) for clause in outline]}


def _clause(clause: Clause) -> JsonObject:
    return {
        "id": clause.id,
        "level": clause.level,
        "marker": clause.marker,
        "title": clause.title,
        "parent": clause.parent,
        "text": clause.text,
    }


def search_result(result: SearchResult) -> JsonObject:
    """What ``search`` gives."""
    return {
        "query": result.query,
        "interpreted": result.interpreted,
        "total": result.total,
        "total_exact": result.total_exact,
        "elapsed_ms": round(result.elapsed_ms, 2),
        "facets": {name: dict(result.facets.get(name, {})) for name in _FACETS},
        "hits": [_hit(hit) for hit in result.hits],
        "expansions": [{"typed": each.typed, "meant": each.meant, "kind": each.kind} for each in result.expansions],
        "suggestions": list(result.suggestions),
    }


def _hit(hit: SearchHit) -> JsonObject:
    return {
        "doc": hit.doc,
        "clause": hit.clause,
        "title": hit.title,
        "snippet": hit.snippet,
        "ranges": [list(pair) for pair in hit.ranges],
        "score": round(hit.score, 4),
        "match": hit.match,
    }


def matter_comparison(comparison: MatterComparison) -> JsonObject:
    """What ``compare --by matter`` gives.

    Beyond the contract, and only where there is any: ``verdict`` and ``targets`` of a pair, and the pairs ``cut``.
    """
    shown: JsonObject = {
        "documents": list(comparison.documents),
        "pairs": [_clause_pair(pair) for pair in comparison.pairs],
        "unmatched": {doc: list(clauses) for doc, clauses in comparison.unmatched.items()},
    }
    if comparison.cut:
        shown["cut"] = [_clause_pair(pair) for pair in comparison.cut]
    return shown


def _clause_pair(pair: ClausePair) -> JsonObject:
    shown: JsonObject = {
        "a": _reference(pair.a),
        "b": _reference(pair.b),
        "strength": round(pair.strength, 4),
        "outcome": pair.outcome,
        "why": list(pair.why),
    }
    if pair.verdict is not None:
        shown["verdict"] = pair.verdict
    if pair.targets:
        shown["targets"] = [
            {"indicator": target.name, "a": target.a, "b": target.b, "outcome": target.outcome}
            for target in pair.targets
        ]
    return shown


def _reference(reference: ClauseRef) -> JsonObject:
    return {"doc": reference.doc, "clause": reference.clause}


def match_decisions(
    decisions: Iterable[MatchDecision], lost: Container[tuple[ClauseRef, ClauseRef]] = ()
) -> list[JsonObject]:
    """What ``compare decide`` and ``compare decisions`` give; ``lost`` are those whose words are gone."""
    return [
        {
            "a": _reference(each.a) | {"quote": each.a_quote},
            "b": _reference(each.b) | {"quote": each.b_quote},
            "verdict": each.verdict,
            "note": each.note,
            "modified": each.modified,
            "state": "lost" if (each.a, each.b) in lost else "ok",
        }
        for each in decisions
    ]


def text_comparison(comparison: TextComparison) -> JsonObject:
    """What ``compare --by text`` gives; a side is null where the clause is not in that version."""
    return {
        "documents": list(comparison.documents),
        "changes": [
            {
                "kind": change.kind,
                "a": _side(change.a),
                "b": _side(change.b),
                "spans": [[kind, text] for kind, text in change.spans],
            }
            for change in comparison.changes
        ],
        "summary": dict(comparison.summary),
    }


def _side(side: VersionSide | None) -> JsonObject | None:
    return {"clause": side.clause, "text": side.text} if side else None


def bookmarks(kept: Sequence[Bookmark]) -> list[JsonObject]:
    """What every ``bookmark`` command gives."""
    return [
        {
            "id": mark.id,
            "doc": mark.doc,
            "clause": mark.clause,
            "quote": mark.quote,
            "folder": mark.folder,
            "tags": list(mark.tags),
            "note": mark.note,
            "created": mark.created,
            "state": mark.state,
        }
        for mark in kept
    ]


def highlights(marks: Sequence[Highlight]) -> list[JsonObject]:
    """What every ``highlight`` command gives."""
    return [
        {
            "id": mark.id,
            "doc": mark.doc,
            "clause": mark.clause,
            "quote": mark.quote,
            "colour": mark.colour,
            "style": mark.style,
            "note": mark.note,
            "created": mark.created,
            "state": mark.state,
        }
        for mark in marks
    ]


def import_outcomes(outcomes: Sequence[ImportOutcome]) -> list[JsonObject]:
    """What ``import`` gives, one entry a file; ``error`` is null where nothing went wrong."""
    return [
        {
            "file": outcome.file,
            "status": outcome.status,
            "doc": outcome.doc,
            "metadata": document_info(outcome.metadata) if outcome.metadata else None,
            "confidence": dict(outcome.confidence),
            "warnings": list(outcome.warnings),
            "error": {"code": outcome.error[0], "message": outcome.error[1]} if outcome.error else None,
        }
        for outcome in outcomes
    ]
