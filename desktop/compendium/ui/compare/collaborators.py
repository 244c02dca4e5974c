"""What the panel needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.document import Document, DocumentInfo

if TYPE_CHECKING:
    from compendium.services.compare import CompareService
    from compendium.services.version_offers import VersionOffer


class Library(Protocol):
    """What is needed of the library."""

    def list(self) -> list[DocumentInfo]:
        """Metadata of all documents."""

    def document(self, doc: str) -> Document:
        """A document; raises UnknownDocumentError."""


class CompareSettings(Protocol):
    """What is needed of the settings: the reading size."""

    def get(self, key: str) -> object:
        """Return a declared setting."""


class Decisions(Protocol):
    """What is needed to keep a person's word on a match."""

    def decide(self, a: ClauseRef, b: ClauseRef, verdict: MatchVerdict, note: str = "") -> MatchDecision:
        """Keep a verdict."""

    def standing(self, a: ClauseRef, b: ClauseRef) -> MatchDecision | None:
        """Return what was decided."""

    def withdraw(self, a: ClauseRef, b: ClauseRef) -> MatchDecision | None:
        """Delete what was decided."""

    def restore(self, decision: MatchDecision) -> None:
        """Put back what was decided."""


class Offers(Protocol):
    """What tells versions of one text."""

    def between(self, a: str, b: str) -> VersionOffer | None:
        """Return the offer for two documents; None for different texts."""


class Comparers(NamedTuple):
    """The use cases of the page, each built when first needed, in the background.

    Attributes:
        decisions: None where nothing can be kept.
        offers: None where versions are not recognised.
    """

    compare: Callable[[], CompareService]
    decisions: Callable[[], Decisions] | None = None
    offers: Callable[[], Offers] | None = None
