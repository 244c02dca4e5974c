"""Confirming, cutting and adding matches: a person's word stands above what the program finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from compendium.domain.anchor import default_quote, locate, squeezed
from compendium.domain.bookmark import AnchorState
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.document import Document
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError, UserError
from compendium.store.match_decisions import MatchDecisionRepository

# Characters of a clause that tell it from others; a shorter stretch elsewhere in the text may be another clause.
_OPENING = 60
_TELLING = 10


class DocumentSource(Protocol):
    """Where the documents come from."""

    def get(self, doc: str) -> Document:
        """Return a document; raise UnknownDocumentError when there is none of that id."""


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class MatchDecisions:
    """The user's decisions about matches. What a method returned from is on the disk.

    A decision has no direction: ``a`` and ``b`` may be given either way round. A decision follows the first words of
    its clauses into whatever clause they stand in today; one whose words are gone is kept and listed by ``lost``.
    Every method that changes anything raises UserError ``read_only``, ``disk_full`` or ``busy`` when it cannot.
    """

    def __init__(
        self, decisions: MatchDecisionRepository, documents: DocumentSource, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._decisions = decisions
        self._documents = documents
        self._now = now

    def decide(self, a: ClauseRef, b: ClauseRef, verdict: MatchVerdict, note: str = "") -> MatchDecision:
        """Keep a verdict on two clauses of different documents, in place of an earlier one, and return it.

        Raises:
            UserError: same_document, UnknownDocumentError, UnknownClauseError, or one of those above.
        """
        if a.doc == b.doc:
            raise UserError("same_document", "两条条款出自同一份文件，不能设为对应。", "请选择另一份文件中的条款。")
        first, second = sorted((a, b))
        made = MatchDecision(first, second, verdict, self._quote(first), self._quote(second), note, self._moment())
        self._replace(self._stored_at(first, second), [made])
        return made

    def standing(self, a: ClauseRef, b: ClauseRef) -> MatchDecision | None:
        """Return the decision that stands about two clauses of today, as ``restore`` takes it; None when none does."""
        return next(iter(self._stored_at(*sorted((a, b)))), None)

    def withdraw(self, a: ClauseRef, b: ClauseRef) -> MatchDecision | None:
        """Delete the decision about two clauses of today and return it for ``restore``; None when there is none."""
        stored = self._stored_at(*sorted((a, b)))
        self._replace(stored, [])
        return next(iter(stored), None)

    def restore(self, decision: MatchDecision) -> None:
        """Put a decision back as it was, in place of any that stands about the same clauses now."""
        now = self._located(decision, {})
        self._replace(self._stored_at(now.a, now.b) if now is not None else [], [decision])

    def discard(self, decisions: Iterable[MatchDecision]) -> None:
        """Delete decisions, such as those that are lost."""
        self._replace(decisions, [])

    def all(self) -> tuple[MatchDecision, ...]:
        """Return every decision as it was made, the oldest first: what an exchange file holds."""
        return self._decisions.all()

    def merge(self, decisions: Iterable[MatchDecision]) -> int:
        """Take in decisions of another computer: of two about the same clauses the newer stands; return how many."""
        mine = {(each.a, each.b): each for each in self.all()}
        taken: dict[tuple[ClauseRef, ClauseRef], MatchDecision] = {}
        for each in decisions:
            known = taken.get((each.a, each.b)) or mine.get((each.a, each.b))
            if known is None or _moment_of(each) > _moment_of(known):
                taken[each.a, each.b] = each
        self._decisions.put(taken.values())
        return len(taken)

    def for_documents(self, docs: Sequence[str]) -> tuple[MatchDecision, ...]:
        """Return the decisions between these documents, naming the clauses where their words stand today."""
        texts: dict[str, Mapping[str, str]] = {}
        found = (self._located(each, texts) for each in self._between(docs))
        return tuple(each for each in found if each is not None)

    def lost(self, docs: Sequence[str] | None = None) -> tuple[MatchDecision, ...]:
        """Return decisions as they were made whose words are gone; of these documents, or of all (None)."""
        texts: dict[str, Mapping[str, str]] = {}
        asked = self.all() if docs is None else self._between(docs)
        return tuple(each for each in asked if self._located(each, texts) is None)

    def _between(self, docs: Sequence[str]) -> list[MatchDecision]:
        return [each for each in self.all() if each.a.doc in docs and each.b.doc in docs]

    def _stored_at(self, a: ClauseRef, b: ClauseRef) -> list[MatchDecision]:
        """Return the stored decisions that today speak of these two clauses."""
        texts: dict[str, Mapping[str, str]] = {}
        located = [(each, self._located(each, texts)) for each in self._between((a.doc, b.doc))]
        return [stored for stored, now in located if now is not None and (now.a, now.b) == (a, b)]

    def _replace(self, old: Iterable[MatchDecision], new: Iterable[MatchDecision]) -> None:
        with self._decisions.database.writing():
            self._decisions.remove(old)
            self._decisions.put(new)

    def _located(self, decision: MatchDecision, texts: dict[str, Mapping[str, str]]) -> MatchDecision | None:
        """Return the decision with the clauses of today; None when the words of either are gone."""
        a = self._place(decision.a, decision.a_quote, texts)
        b = self._place(decision.b, decision.b_quote, texts)
        return None if a is None or b is None else replace(decision, a=a, b=b)

    def _place(self, ref: ClauseRef, quote: str, texts: dict[str, Mapping[str, str]]) -> ClauseRef | None:
        if ref.doc not in texts:
            texts[ref.doc] = self._texts(ref.doc)
        known = texts[ref.doc]
        # Where the opening was reworded, its first sentence may still stand.
        for words in (quote, default_quote(quote)):
            state, clause = locate(words, ref.clause, known, known)
            if state is AnchorState.OK or (state is AnchorState.MOVED and len(words) >= _TELLING):
                return ClauseRef(ref.doc, clause)
        return None

    def _texts(self, doc: str) -> Mapping[str, str]:
        try:
            return {clause.id: squeezed(clause.text) for clause in self._documents.get(doc).outline}
        except UnknownDocumentError:
            return {}

    def _quote(self, ref: ClauseRef) -> str:
        clause = self._documents.get(ref.doc).by_id.get(ref.clause)
        if clause is None:
            raise UnknownClauseError(ref.doc, ref.clause)
        # Behind the number, which an insertion above changes.
        return clause.text[len(clause.marker) :].strip()[:_OPENING].rstrip()

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _moment_of(decision: MatchDecision) -> float:
    """Return a time to compare; 0 for what is no time."""
    try:
        return datetime.fromisoformat(decision.modified).timestamp()
    except ValueError:
        return 0.0
