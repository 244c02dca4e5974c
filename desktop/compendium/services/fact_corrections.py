"""Correcting facts: changed, marked as wrong, added by hand; each can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from compendium.domain.anchor import exact_quote, squeezed
from compendium.domain.errors import UserError
from compendium.domain.fact import Citation, Detail, FactKind
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.services.fact_rows import FactRow
from compendium.services.facts import FactService
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.fact_details import DETAILS

Step = tuple[FactAnchor, FactCorrection | None, FactCorrection | None]
"""Where, what was there before, what is there now."""


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """What a method changed; ``undo`` takes it back."""

    steps: tuple[Step, ...]

    @property
    def docs(self) -> tuple[str, ...]:
        """Documents whose rows are to be read again."""
        return tuple(dict.fromkeys(anchor.doc for anchor, _, _ in self.steps))


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class CorrectionService:
    """The user's corrections. What a method returned from is on the disk.

    Every method raises UserError ``read_only``, ``disk_full`` or ``busy`` when nothing can be kept.
    """

    def __init__(
        self,
        corrections: CorrectionRepository,
        documents: DocumentRepository,
        facts: FactService,
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._corrections = corrections
        self._documents = documents
        self._facts = facts
        self._now = now

    def edit(self, row: FactRow, detail: Detail) -> CorrectionChange:
        """Put ``detail`` in place of what the row says; what was extracted, given again, ends the correction."""
        if DETAILS[row.kind] is not type(detail):
            raise ValueError(f"{row.kind} cannot become {type(detail).__name__}")
        said = _without_link(detail)
        before = row.correction
        if before is not None and before.original == said:
            return self._change([(before.anchor, None)])
        if said == _without_link(row.fact.detail):
            return CorrectionChange(())
        if before is not None:
            action = before.action if before.action is CorrectionAction.ADD else CorrectionAction.EDIT
            return self._change([(before.anchor, replace(before, action=action, detail=said, modified=self._moment()))])
        original = _without_link(row.fact.detail)
        made = FactCorrection(row.anchor, CorrectionAction.EDIT, said, original, self._moment())
        return self._change([(row.anchor, made)])

    def hide(self, rows: Sequence[FactRow]) -> CorrectionChange:
        """Mark rows as wrong: they are shown no more. One that was added by hand is deleted."""
        changes: list[tuple[FactAnchor, FactCorrection | None]] = []
        for row in rows:
            before = row.correction
            detail = _without_link(row.fact.detail)
            if before is None:
                made = FactCorrection(row.anchor, CorrectionAction.HIDE, detail, detail, self._moment())
                changes.append((row.anchor, made))
            elif before.action is CorrectionAction.ADD:
                changes.append((before.anchor, None))
            else:
                hidden = replace(before, action=CorrectionAction.HIDE, modified=self._moment())
                changes.append((before.anchor, hidden))
        return self._change(changes)

    def suggest(self, kind: FactKind, doc: str, quote: str) -> Detail:
        """Return a draft of what selected words of a document state; UnknownDocumentError when there is none."""
        from compendium.services.fact_suggesting import suggested  # the rules are imported when they are wanted

        return suggested(kind, self._documents.get(doc), quote)

    def add(self, doc: str, clause: str, quote: str, detail: Detail) -> CorrectionChange:
        """Add a fact that the selected words of a clause state.

        Raises:
            UserError: UnknownDocumentError, UnknownClauseError, quote_not_found, fact_exists.
        """
        exact = exact_quote(self._documents.clause(doc, clause).text, quote)
        if exact is None:
            raise UserError("quote_not_found", "这一条款中没有所选的文字，没有添加。", "请在一条条款内重新选择文字。")
        kind = next(kind for kind, made in DETAILS.items() if made is type(detail))
        alike = [row for row in self._facts.for_document(doc) if _same_words(row, clause, kind, exact)]
        if any(_without_link(row.fact.detail) == _without_link(detail) for row in alike):
            raise UserError("fact_exists", "这句话已有同样的一项，没有重复添加。", "")
        anchor = FactAnchor(doc, clause, kind, exact, self._free_ordinal(doc, clause, kind, exact, alike))
        made = FactCorrection(anchor, CorrectionAction.ADD, _without_link(detail), None, self._moment())
        return self._change([(anchor, made)])

    def revert(self, rows: Iterable[FactRow]) -> CorrectionChange:
        """Return rows, shown or hidden, to what was extracted; one that was added by hand is deleted."""
        return self._change([(row.correction.anchor, None) for row in rows if row.correction is not None])

    def discard(self, corrections: Iterable[FactCorrection]) -> CorrectionChange:
        """Delete corrections, such as those whose words are lost."""
        return self._change([(correction.anchor, None) for correction in corrections])

    def undo(self, change: CorrectionChange) -> CorrectionChange:
        """Take a change back, and return what takes this back."""
        return self._change([(anchor, before) for anchor, before, _ in change.steps])

    def _free_ordinal(self, doc: str, clause: str, kind: FactKind, quote: str, alike: Sequence[FactRow]) -> int:
        taken = {row.anchor.ordinal for row in alike}
        taken |= {
            each.anchor.ordinal
            for each in self._corrections.all()
            if (each.anchor.doc, each.anchor.clause, each.anchor.kind) == (doc, clause, kind)
            and squeezed(each.anchor.quote) == squeezed(quote)
        }
        return max(taken, default=-1) + 1

    def _change(self, changes: Sequence[tuple[FactAnchor, FactCorrection | None]]) -> CorrectionChange:
        if not changes:
            return CorrectionChange(())
        with self._corrections.database.writing():
            steps = tuple((anchor, self._corrections.get(anchor), after) for anchor, after in changes)
            self._corrections.remove(anchor for anchor, after in changes if after is None)
            self._corrections.put(after for _, after in changes if after is not None)
        return CorrectionChange(steps)

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _same_words(row: FactRow, clause: str, kind: FactKind, quote: str) -> bool:
    return row.fact.clause == clause and row.kind is kind and squeezed(row.fact.quote) == squeezed(quote)


def _without_link(detail: Detail) -> Detail:
    """What a citation leads to depends on the library of the moment and is not kept."""
    return replace(detail, target_doc=None) if isinstance(detail, Citation) else detail
