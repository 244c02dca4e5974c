"""Keeps the stored facts those that today's rules find in the texts of the library."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from compendium.domain.document import Document
from compendium.domain.fact import Fact
from compendium.domain.work import SILENT, Progress
from compendium.facts.rules import RULES
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository, StoredFact, placed

_LOG = logging.getLogger(__name__)


def extracted(document: Document) -> Iterable[Fact]:
    """Return the facts of a document; the rules are imported when the first text needs them."""
    from compendium.facts.extract import extract

    return extract(document)


class FactExtraction:
    """Extracts facts and stores them.

    Args:
        documents: the library.
        facts: where they are kept, in the same file.
        extract: the rules.
        rules: their version.
    """

    def __init__(
        self,
        documents: DocumentRepository,
        facts: FactRepository,
        *,
        extract: Callable[[Document], Iterable[Fact]] = extracted,
        rules: str = RULES,
    ) -> None:
        self._documents = documents
        self._facts = facts
        self._extract = extract
        self._rules = rules

    def keep(self, document: Document) -> tuple[StoredFact, ...]:
        """Extract and store the facts of a document that is in the library, and return them."""
        found = self.of(document)
        self._facts.put(document.info.id, found, self._rules)
        return found

    def of(self, document: Document) -> tuple[StoredFact, ...]:
        """Extract the facts of a document. A defect that one text brings out costs its facts, never the text."""
        try:
            return tuple(placed(document, fact) for fact in self._extract(document))
        except Exception:  # noqa: BLE001
            _LOG.exception("Extraction of facts from %s failed", document.info.id)
            return ()

    def due(self) -> list[str]:
        """Return the documents whose facts were never extracted, or by other rules."""
        known = self._facts.rules()
        return [doc for doc in self._documents.ids() if known.get(doc) != self._rules]

    def wrong(self) -> list[str]:
        """Return the documents whose stored facts are not in their texts, as after damage to the file."""
        return self._facts.not_in_texts()

    def bring_up_to_date(self, progress: Progress = SILENT) -> int:
        """Extract what is due, one document after the other, and return how many there were.

        What was done when the user cancels stays; the rest is due again at the next look.
        """
        due = self.due()
        for number, doc in enumerate(due):
            if progress.cancelled:
                return number
            progress.report(number, len(due), "正在提取任务和指标")
            self.keep(self._documents.get(doc))
        return len(due)
