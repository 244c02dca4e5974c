"""The corrections of one file, to be taken back and made again."""

from __future__ import annotations

from compendium.domain.document import Document, DocumentInfo
from compendium.services.outline_edits import Rows, assembled, rows_of


class Editing:
    """States of a document, each with its paragraphs; the text of all is the same."""

    def __init__(self, document: Document) -> None:
        self._states: list[tuple[Document, Rows]] = [(document, rows_of(document))]
        self._at = 0

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._states[self._at][0]

    @property
    def rows(self) -> Rows:
        """Its paragraphs."""
        return self._states[self._at][1]

    @property
    def can_undo(self) -> bool:
        """True when something was corrected."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """True when a correction was taken back."""
        return self._at + 1 < len(self._states)

    def change_rows(self, rows: Rows) -> None:
        """Take a corrected outline."""
        self._push(assembled(self.document.info, rows), rows)

    def change_info(self, info: DocumentInfo) -> None:
        """Take corrected metadata."""
        self._push(Document(info, self.document.outline, self.document.blocks), self.rows)

    def undo(self) -> None:
        """Take the last correction back."""
        self._at = max(0, self._at - 1)

    def redo(self) -> None:
        """Make it again."""
        self._at = min(len(self._states) - 1, self._at + 1)

    def _push(self, document: Document, rows: Rows) -> None:
        del self._states[self._at + 1 :]
        self._states.append((document, rows))
        self._at += 1
