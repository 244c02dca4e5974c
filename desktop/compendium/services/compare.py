"""Comparing documents: by matter across levels, by text across versions; remembered by content."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, Protocol, TypeAlias, TypeVar

from compendium.compare import matter, targets, text
from compendium.compare.decisions import decided
from compendium.compare.matrix import Matrix, matrix_of
from compendium.domain.comparison import (
    ChangeKind,
    ClausePair,
    ClauseRef,
    MatchDecision,
    MatterComparison,
    Outcome,
    SpanKind,
    TextChange,
    TextComparison,
    VersionSide,
)
from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.domain.fact import Fact, Target
from compendium.domain.thesaurus import Thesaurus
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.services.indicators import indicator_key

# What json.dumps takes.
Json: TypeAlias = Any
Result = TypeVar("Result")

LEAST_DOCUMENTS = 2
MOST_DOCUMENTS = 4


class DocumentSource(Protocol):
    """Where the documents come from."""

    def get(self, doc: str) -> Document:
        """Return a document; raise UnknownDocumentError when there is none of that id."""


class ResultCache(Protocol):
    """Where results are kept between starts, JSON values by key."""

    def get(self, key: str) -> Json:
        """Return the value kept under ``key``; None when there is none."""

    def put(self, key: str, value: Json) -> None:
        """Keep a JSON value under ``key``."""


class DecisionSource(Protocol):
    """Where people's decisions about matches come from."""

    def for_documents(self, docs: Sequence[str]) -> Sequence[MatchDecision]:
        """Return the decisions between these documents, naming clauses of today."""


class CompareService:
    """Compares documents of the library.

    Args:
        documents: the library.
        cache: where to remember results; None: nowhere.
        thesaurus: terms that mean the same; None: none.
        facts: gives the facts of a document; None: none, then no numbers are set against each other.
        decisions: people's decisions about matches; None: none.
    """

    def __init__(
        self,
        documents: DocumentSource,
        cache: ResultCache | None = None,
        thesaurus: Thesaurus | None = None,
        *,
        facts: Callable[[str], Sequence[Fact]] | None = None,
        decisions: DecisionSource | None = None,
    ) -> None:
        self._documents = documents
        self._cache = cache
        self._thesaurus = thesaurus or Thesaurus()
        self._facts = facts
        self._decisions = decisions

    def by_matter(self, docs: Sequence[str], progress: Progress = SILENT) -> MatterComparison:
        """Say which clauses of two to four documents deal with the same matter, with what people decided about it.

        Raises:
            UserError: too few, too many or repeated documents, or one that is not in the library.
            CancelledError: the user asked to stop.
        """
        _check_choice(docs)
        documents = [self._documents.get(doc) for doc in docs]
        pairs: list[ClausePair] = []
        twos = matter.document_pairs(documents)
        for number, (a, b) in enumerate(twos):
            raise_if_cancelled(progress)
            part = _Part(progress, number, len(twos), f"{_name(a)} — {_name(b)}")
            pairs.extend(self._pairs(a, b, part))
        progress.report(len(twos), len(twos))
        if self._facts is not None:
            pairs = self._with_targets(documents, pairs)
        compared = matter.assemble(documents, pairs)
        if self._decisions is None:
            return compared
        return decided(compared, self._decisions.for_documents(docs), documents)

    def matrix(self, compared: MatterComparison) -> Matrix:
        """Lay a comparison out as a table: topics down, documents across.

        Raises:
            UserError: a document is no longer in the library.
        """
        documents = [self._documents.get(doc) for doc in compared.documents]
        facts: dict[ClauseRef, list[Fact]] = defaultdict(list)
        for doc in compared.documents:
            for fact in self._facts_of(doc):
                facts[ClauseRef(doc, fact.clause)].append(fact)
        return matrix_of(compared, documents, facts)

    def _with_targets(self, documents: Sequence[Document], pairs: Sequence[ClausePair]) -> list[ClausePair]:
        """Set the targets of matched clauses against each other, and join clauses that set the same indicator."""
        set_there: dict[ClauseRef, list[Target]] = defaultdict(list)
        for document in documents:
            for fact in self._facts_of(document.info.id):
                if isinstance(fact.detail, Target) and not fact.detail.soft:
                    set_there[ClauseRef(document.info.id, fact.clause)].append(fact.detail)
        name_of = lru_cache(maxsize=None)(partial(indicator_key, unify=self._thesaurus.unify))
        found = [targets.with_targets(pair, set_there, name_of) for pair in pairs]
        known = {frozenset((pair.a, pair.b)) for pair in pairs}
        for two in matter.document_pairs(documents):
            found.extend(targets.pairs_by_targets(two, set_there, known, name_of))
        return found

    def _facts_of(self, doc: str) -> Sequence[Fact]:
        return self._facts(doc) if self._facts is not None else ()

    def by_text(self, a: str, b: str, progress: Progress = SILENT) -> TextComparison:
        """Say what changed from version ``a`` to version ``b`` of one text.

        Raises:
            UserError: a document is not in the library, or both are the same.
            CancelledError: the user asked to stop.
        """
        _check_choice((a, b))
        old, new = self._documents.get(a), self._documents.get(b)
        key = _key(text.METHOD_VERSION, "", old, new)
        kept = self._recall(key, lambda data: _text_from_json(old, new, data))
        if kept is not None:
            return kept
        compared = text.compare_text(old, new, progress)
        self._remember(key, _text_to_json(compared))
        return compared

    def _pairs(self, a: Document, b: Document, progress: Progress) -> Sequence[ClausePair]:
        key = _key(matter.METHOD_VERSION, self._thesaurus.signature, a, b)
        kept = self._recall(key, lambda data: _pairs_from_json(a, b, data))
        if kept is not None:
            return kept
        pairs = matter.match_pair(a, b, self._thesaurus, progress)
        self._remember(key, _pairs_to_json(pairs))
        return pairs

    def _recall(self, key: str, read: Callable[[Json], Result]) -> Result | None:
        """Return what is kept; a value that cannot be read counts as not kept."""
        data = self._cache.get(key) if self._cache is not None else None
        if data is None:
            return None
        try:
            return read(data)
        except (KeyError, TypeError, ValueError, IndexError):
            return None

    def _remember(self, key: str, value: Json) -> None:
        if self._cache is not None:
            self._cache.put(key, value)


class _Part:
    """Progress of one part of several, told to the whole in thousandths."""

    def __init__(self, whole: Progress, number: int, parts: int, text: str) -> None:
        self._whole, self._number, self._parts, self._text = whole, number, parts, text

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell the whole how far this part is."""
        share = done / total if total else 0.0
        self._whole.report(int(1000 * (self._number + share)), 1000 * self._parts, text or self._text)

    @property
    def cancelled(self) -> bool:
        """True once the whole was cancelled."""
        return self._whole.cancelled


def _check_choice(docs: Sequence[str]) -> None:
    if not LEAST_DOCUMENTS <= len(docs) <= MOST_DOCUMENTS:
        raise UserError("wrong_number_of_documents", f"对照需要两至四份文件，现在是{len(docs)}份。", "请重新选择。")
    if len(set(docs)) != len(docs):
        raise UserError("repeated_document", "同一份文件选了两次。", "请选择不同的文件。")


def _name(document: Document) -> str:
    return document.info.short_title or document.info.title


def _key(method: str, data: str, a: Document, b: Document) -> str:
    """Return a key that changes with the method, its data and either text, but not with metadata or names."""
    digest = hashlib.sha256()
    for part in (method, data, *_contents(a), "\x1d", *_contents(b)):
        digest.update(part.encode())
        digest.update(b"\x1e")
    return f"compare:{digest.hexdigest()}"


def _contents(document: Document) -> list[str]:
    return [f"{clause.id}\x1f{clause.kind}\x1f{clause.title}\x1f{clause.text}" for clause in document.outline]


def _pairs_to_json(pairs: Sequence[ClausePair]) -> list[Any]:
    return [[p.a.clause, p.b.clause, p.strength, p.outcome, list(p.why)] for p in pairs]


def _pairs_from_json(a: Document, b: Document, data: Json) -> list[ClausePair]:
    return [
        ClausePair(
            ClauseRef(a.info.id, first),
            ClauseRef(b.info.id, second),
            float(strength),
            Outcome(outcome) if outcome is not None else None,
            tuple(why),
        )
        for first, second, strength, outcome, why in data
    ]


def _text_to_json(compared: TextComparison) -> dict[str, Any]:
    """Keep ids and spans only: the spans hold both texts."""
    return {
        "changes": [
            [change.kind, _id(change.a), _id(change.b), [list(span) for span in change.spans]]
            for change in compared.changes
        ]
    }


def _text_from_json(a: Document, b: Document, data: Json) -> TextComparison:
    changes = [
        TextChange(
            ChangeKind(kind),
            _side(a.by_id, first),
            _side(b.by_id, second),
            tuple((SpanKind(span), words) for span, words in spans),
        )
        for kind, first, second, spans in data["changes"]
    ]
    return TextComparison((a.info.id, b.info.id), tuple(changes), text.summary_of(changes))


def _id(side: VersionSide | None) -> str | None:
    return None if side is None else side.clause


def _side(clauses: Mapping[str, Any], clause: str | None) -> VersionSide | None:
    return None if clause is None else VersionSide(clause, clauses[clause].text)


__all__ = ["LEAST_DOCUMENTS", "MOST_DOCUMENTS", "CompareService", "DocumentSource", "ResultCache"]
