"""What the window needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # services bring Whoosh and the parsers with them; the window must not wait for those
    from compendium.services.bookmarks import BookmarkService
    from compendium.services.collection_tables import CollectionTables
    from compendium.services.collections import CollectionService
    from compendium.services.compare import CompareService
    from compendium.services.exchange import ExchangeService
    from compendium.services.exporting import ExportService
    from compendium.services.fact_corrections import CorrectionService
    from compendium.services.facts import FactService
    from compendium.services.handouts import HandoutService
    from compendium.services.highlights import HighlightService
    from compendium.services.importing import ImportService
    from compendium.services.ledger import LedgerService
    from compendium.services.ledger_import import LedgerImportService
    from compendium.services.library import LibraryService
    from compendium.services.mark_history import MarkHistory
    from compendium.services.match_decisions import MatchDecisions
    from compendium.services.recent_texts import RecentTexts
    from compendium.services.search import SearchService
    from compendium.services.search_history import SearchHistory
    from compendium.services.settings import SettingsService
    from compendium.services.slides import SlideService
    from compendium.services.version_offers import VersionOffers


class TableServices(NamedTuple):
    """Use cases of the tables of facts; each is built when first needed, from any thread.

    Attributes:
        unify: gives what puts different words for the same thing into one form.
    """

    facts: Callable[[], FactService]
    corrections: Callable[[], CorrectionService]
    ledger: Callable[[], LedgerService]
    ledger_import: Callable[[], LedgerImportService]
    exporting: Callable[[], ExportService]
    unify: Callable[[], Callable[[str], str]]


class MarkServices(NamedTuple):
    """Use cases of bookmarks and highlights, and of what goes with them."""

    bookmarks: BookmarkService
    highlights: HighlightService
    history: MarkHistory
    exchange: ExchangeService
    recent: RecentTexts
    tables: Callable[[], ExportService]


class WindowServices(NamedTuple):
    """Use cases by name; those given as functions are built when first needed, from any thread."""

    library: LibraryService
    settings: SettingsService
    bookmarks: Callable[[], BookmarkService]
    marks: Callable[[], MarkServices]
    search: Callable[[], SearchService]
    search_history: Callable[[], SearchHistory]
    compare: Callable[[], CompareService]
    match_decisions: Callable[[], MatchDecisions]
    version_offers: Callable[[], VersionOffers]
    tables: TableServices
    importing: Callable[[], ImportService]
    handouts: Callable[[], HandoutService]
    collections: Callable[[], CollectionService]
    collection_tables: Callable[[], CollectionTables]
    slides: Callable[[], SlideService]
