"""What became of a file that was to be imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from compendium.domain.document import DocumentInfo


class ImportStatus(StrEnum):
    """Outcome for one file."""

    IMPORTED = "imported"
    UNCHANGED = "unchanged"  # the same text is already in the library
    VERSION = "version"  # stored as a new version of a document in the library
    REFUSED = "refused"  # what it holds cannot be read: another kind, locked, damaged, without text, too large
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """One file's result; ``error`` is (code, message) or None; ``confidence`` is 0 to 1 by metadata field."""

    file: str
    status: ImportStatus
    doc: str | None = None
    metadata: DocumentInfo | None = None
    confidence: Mapping[str, float] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    error: tuple[str, str] | None = None
