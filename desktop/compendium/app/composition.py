"""The one place that builds concrete objects; each is built, and what it needs imported, on first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self

from compendium.app.built_once import built_once
from compendium.app.paths import Places, portable_home
from compendium.domain.errors import UserError
from compendium.domain.work import SILENT, Progress

if TYPE_CHECKING:
    from compendium.app.index_process import IndexProcess
    from compendium.domain.thesaurus import Thesaurus
    from compendium.domain.unit_aliases import UnitAliases
    from compendium.search.language import Language
    from compendium.services.anchoring import Anchoring
    from compendium.services.bookmarks import BookmarkService
    from compendium.services.checking import CheckService
    from compendium.services.collection_tables import CollectionTables
    from compendium.services.collections import CollectionService
    from compendium.services.compare import CompareService
    from compendium.services.exchange import ExchangeService
    from compendium.services.exporting import ExportService
    from compendium.services.fact_corrections import CorrectionService
    from compendium.services.fact_extraction import FactExtraction
    from compendium.services.facts import FactService, GrantedSum
    from compendium.services.handouts import HandoutService
    from compendium.services.highlights import HighlightService
    from compendium.services.home import HomeReport
    from compendium.services.importing import ImportService
    from compendium.services.ledger import LedgerService
    from compendium.services.ledger_import import LedgerImportService
    from compendium.services.library import LibraryService
    from compendium.services.mark_history import MarkHistory
    from compendium.services.match_decisions import MatchDecisions
    from compendium.services.notices import Notice
    from compendium.services.recent_texts import RecentTexts
    from compendium.services.search import SearchService
    from compendium.services.search_history import SearchHistory
    from compendium.services.settings import SettingsService
    from compendium.services.slides import SlideService
    from compendium.services.version_offers import VersionOffers
    from compendium.store.bookmarks import BookmarkRepository
    from compendium.store.documents import DocumentRepository
    from compendium.store.fact_corrections import CorrectionRepository
    from compendium.store.facts import FactRepository
    from compendium.store.highlights import HighlightRepository
    from compendium.store.ledger import LedgerRepository
    from compendium.store.library_db import LibraryDatabase
    from compendium.store.pairs import PairCache
    from compendium.store.user_db import UserDatabase
    from compendium.texts.places import Regions


class Composition:
    """Services by name. Closing it closes every file that was opened.

    Building one touches no disk. The first service that needs the home prepares it, so each property may raise the
    UserError of ``prepare_home`` or of opening a database.
    """

    def __init__(
        self,
        places: Places,
        today: date,
        progress: Progress = SILENT,
        tell: Callable[[Notice], None] = lambda _notice: None,
        *,
        in_session: bool = False,
        window: bool = False,
    ) -> None:
        """Take the folders and the day.

        Args:
            places: the folders of this run.
            today: the date that validity is judged by.
            progress: told of preparing the home.
            tell: given each notice for the user: of preparing the home, of an index that cannot be written.
            in_session: in a home that cannot be written, keep what the user makes until the program ends.
            window: somebody sits before it, who must not wait while much is written.
        """
        self.places = places
        self.today = today
        self._progress = progress
        self._tell = tell
        self._in_session = in_session
        self._window = window
        self.lock = RLock()
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    @built_once
    def home(self) -> HomeReport:
        """The home, put in order: where everything lies and what the user has to know."""
        from compendium.services.home import prepare_home

        places = self.places
        in_session, carried = self._in_session, places.home == portable_home()
        report = prepare_home(
            places.home, self._bundle, places.library, self._progress, in_session=in_session, carried=carried
        )
        for notice in report.messages:
            self._tell(notice)
        return report

    @built_once
    def library(self) -> LibraryService:
        """Lists and reads documents."""
        from compendium.services.library import LibraryService

        return LibraryService(self._documents, self.today)

    @built_once
    def bookmarks(self) -> BookmarkService:
        """Keeps bookmarks."""
        from compendium.services.bookmarks import BookmarkService

        return BookmarkService(self._stored_bookmarks, self._documents, anchoring=self._anchoring)

    @built_once
    def highlights(self) -> HighlightService:
        """Keeps highlights."""
        from compendium.services.highlights import HighlightService

        return HighlightService(self._stored_highlights, self._anchoring)

    @built_once
    def mark_history(self) -> MarkHistory:
        """Takes changes of marks back."""
        from compendium.services.mark_history import MarkHistory

        return MarkHistory(self._stored_bookmarks, self._stored_highlights)

    @built_once
    def exchange(self) -> ExchangeService:
        """Keeps all that the user made in one file, and takes such files in."""
        from compendium.services.bookmark_exchange import BookmarkPart, FolderPart, HighlightPart
        from compendium.services.collection_exchange import CollectionPart
        from compendium.services.decision_exchange import DecisionPart
        from compendium.services.exchange import ExchangeService
        from compendium.store.match_decisions import MatchDecisionRepository

        parts = (
            FolderPart(self._stored_bookmarks, self.bookmarks),
            BookmarkPart(self._stored_bookmarks, self.bookmarks),
            HighlightPart(self._stored_highlights),
            CollectionPart(self.collections),
            DecisionPart(MatchDecisionRepository(self._user_database)),
        )
        return ExchangeService(self._user_database, parts)

    @built_once
    def recent_texts(self) -> RecentTexts:
        """Remembers what was read last."""
        from compendium.services.recent_texts import RecentTexts
        from compendium.store.recent_texts import RecentTextRepository

        return RecentTexts(RecentTextRepository(self._user_database), self.library)

    @built_once
    def settings(self) -> SettingsService:
        """Keeps settings and the window's session."""
        from compendium.services.settings import SettingsService
        from compendium.store.settings import SettingsRepository

        return SettingsService(SettingsRepository(self._user_database))

    @built_once
    def search(self) -> SearchService:
        """Finds clauses."""
        from compendium.services.search import SearchService
        from compendium.services.search_amounts import amount_field

        service = SearchService(
            self._documents,
            index_dir=self.home.index_dir,
            key_file=self.places.home / "index.key",
            shipped=self._bundle / "index" if self._bundle else None,
            today=lambda: self.today,
            language=lambda: self._language,
            unit_names=self._unit_name,
            more_fields=[amount_field(self._sums)],
            apart=self._index_process(),
        )
        self._closing.callback(service.close)
        return service

    @built_once
    def search_history(self) -> SearchHistory:
        """Remembers what was searched for."""
        from compendium.services.search_history import SearchHistory
        from compendium.store.searches import SearchRepository

        return SearchHistory(SearchRepository(self._user_database))

    @built_once
    def importing(self) -> ImportService:
        """Takes files into the library."""
        from compendium.services.importing import ImportService

        return ImportService(
            self._documents,
            self._extraction,
            today=self.today,
            regions=lambda: self._regions,
            index_updated=self._follow_library,
        )

    @built_once
    def checking(self) -> CheckService:
        """Checks the home and repairs it."""
        from compendium.app.index_health import IndexHealth
        from compendium.services.checking import CheckService
        from compendium.services.home_library import LibraryKeeper

        keeper = LibraryKeeper(self.home.library_path.parent, self._bundle)
        return CheckService(
            home=self.places.home,
            notices=self.home.messages,
            documents=self._documents,
            user=self._user_database,
            bookmarks=self.bookmarks,
            index=IndexHealth(self.search),
            facts=self.facts,
            extraction=self._extraction,
            rebuild_library=None if self.home.library_read_only else keeper.rebuild,
        )

    @built_once
    def compare(self) -> CompareService:
        """Compares documents."""
        from compendium.services.compare import CompareService

        return CompareService(
            self._documents,
            self._results,
            self.thesaurus,
            facts=lambda doc: [row.fact for row in self.facts.for_document(doc)],
            decisions=self.match_decisions,
        )

    @built_once
    def match_decisions(self) -> MatchDecisions:
        """Keeps what people decided about matches."""
        from compendium.services.match_decisions import MatchDecisions
        from compendium.store.match_decisions import MatchDecisionRepository

        return MatchDecisions(MatchDecisionRepository(self._user_database), self._documents)

    @built_once
    def version_offers(self) -> VersionOffers:
        """Finds versions of one text."""
        from compendium.services.version_offers import VersionOffers

        return VersionOffers(self._documents)

    @built_once
    def facts(self) -> FactService:
        """Reads what the texts ask for and give."""
        from compendium.services.facts import FactService

        return FactService(
            self._documents,
            self._stored_facts,
            self._extraction,
            self._corrections,
            self._ledger_entries,
            today=self.today,
            unit_names=self._unit_aliases.canonical,
        )

    @built_once
    def corrections(self) -> CorrectionService:
        """Corrects facts."""
        from compendium.services.fact_corrections import CorrectionService

        return CorrectionService(self._corrections, self._documents, self.facts)

    @built_once
    def ledger(self) -> LedgerService:
        """Keeps the ledger."""
        from compendium.services.ledger import LedgerService

        return LedgerService(self._ledger_entries)

    @built_once
    def ledger_import(self) -> LedgerImportService:
        """Takes filled-in ledgers back."""
        from compendium.exporters.sheet_xlsx import read_sheet
        from compendium.services.ledger_import import LedgerImportService

        return LedgerImportService(self.facts, self.ledger, read_sheet)

    @built_once
    def exporting(self) -> ExportService:
        """Writes tables and handouts into files."""
        from compendium.app import pdf
        from compendium.services.exporting import ExportService

        return ExportService(
            self.facts,
            self.library,
            self.compare,
            self.bookmarks,
            self.highlights,
            today=self.today,
            sheet_writers={pdf.ENDING: pdf.write_sheet},
            paper_writers={pdf.ENDING: pdf.write_paper},
        )

    @built_once
    def handouts(self) -> HandoutService:
        """Makes what is printed and handed out."""
        from compendium.services.handouts import HandoutService

        tables = self.collection_tables.sheet
        return HandoutService(self.library, self.facts, self.collections, tables, today=self.today)

    @built_once
    def collections(self) -> CollectionService:
        """Keeps collections."""
        from compendium.services.collections import CollectionService
        from compendium.store.collections import CollectionRepository

        return CollectionService(CollectionRepository(self._user_database), self.library)

    @built_once
    def slides(self) -> SlideService:
        """Puts texts, comparisons, tables and collections on slides."""
        from compendium.services.slides import SlideService

        tables = lambda choice: self.collection_tables.sheet(choice)  # noqa: E731, PLW0108 - built when first shown
        return SlideService(self.library, self.facts, tables)

    @built_once
    def collection_tables(self) -> CollectionTables:
        """Reads the tables of collections."""
        from compendium.services.collection_tables import CollectionTables

        return CollectionTables(self.facts, self.exporting)

    def _unit_name(self, unit: str) -> str:
        return self._unit_aliases.canonical(unit)

    def _sums(self) -> Sequence[GrantedSum]:
        return self.facts.sums()

    def _index_process(self) -> IndexProcess | None:
        if not self._window:
            return None
        from compendium.app.index_process import IndexProcess

        return IndexProcess(self.places)

    def _follow_library(self) -> None:
        self.search.refresh()
        try:
            self.search.update(self._progress)
        except UserError as error:  # what was imported stays; search scans it
            from compendium.services.notices import Notice

            self._tell(Notice(error.code, str(error)))

    @property
    def _bundle(self) -> Path | None:
        return self.places.bundle if (self.places.bundle / "fingerprint").is_file() else None

    @built_once
    def _documents(self) -> DocumentRepository:
        from compendium.store.documents import DocumentRepository

        return DocumentRepository(self._library_database)

    @built_once
    def _anchoring(self) -> Anchoring:
        from compendium.services.anchoring import Anchoring

        return Anchoring(self._documents)

    @built_once
    def _stored_bookmarks(self) -> BookmarkRepository:
        from compendium.store.bookmarks import BookmarkRepository

        return BookmarkRepository(self._user_database)

    @built_once
    def _stored_highlights(self) -> HighlightRepository:
        from compendium.store.highlights import HighlightRepository

        return HighlightRepository(self._user_database)

    @built_once
    def _stored_facts(self) -> FactRepository:
        from compendium.store.facts import FactRepository

        return FactRepository(self._library_database)

    @built_once
    def _extraction(self) -> FactExtraction:
        from compendium.services.fact_extraction import FactExtraction

        return FactExtraction(self._documents, self._stored_facts)

    @built_once
    def _corrections(self) -> CorrectionRepository:
        from compendium.store.fact_corrections import CorrectionRepository

        return CorrectionRepository(self._user_database)

    @built_once
    def _ledger_entries(self) -> LedgerRepository:
        from compendium.store.ledger import LedgerRepository

        return LedgerRepository(self._user_database)

    @built_once
    def _library_database(self) -> LibraryDatabase:
        from compendium.store.library_db import LibraryDatabase

        database = LibraryDatabase(self.home.library_path, read_only=self.home.library_read_only)
        self._closing.callback(database.close)
        return database

    @built_once
    def _user_database(self) -> UserDatabase:
        from compendium.services.user_backup import UserBackup
        from compendium.store.user_db import SessionUserDatabase, UserDatabase

        if self._in_session and self.home.user_read_only:
            kept = SessionUserDatabase(self.home.user_path)
            self._closing.callback(kept.close)
            return kept
        database = UserDatabase(self.home.user_path, read_only=self.home.user_read_only)
        self._closing.callback(database.close)
        if not database.read_only:
            self._closing.callback(UserBackup(database).close)
        return database

    @built_once
    def _results(self) -> PairCache:
        from compendium.store.pairs import PairCache

        cache = PairCache(self.home.cache_path)
        self._closing.callback(cache.close)
        return cache

    @built_once
    def _unit_aliases(self) -> UnitAliases:
        import tomllib

        from compendium.domain.unit_aliases import UnitAliases

        return UnitAliases.from_data(tomllib.loads((self.places.content / "units.toml").read_text(encoding="utf-8")))

    @built_once
    def _regions(self) -> Regions:
        from compendium.texts.places import Regions

        with (self.places.content / "regions.tsv").open(encoding="utf-8") as lines:
            return Regions.from_lines(lines)

    @built_once
    def _language(self) -> Language:
        from compendium.search.language import Language
        from compendium.search.pinyin import Readings

        with (self.places.content / "readings.tsv").open(encoding="utf-8") as lines:
            readings = Readings.from_lines(lines)
        facts = self._stored_facts
        return Language(self.thesaurus, readings, facts.instrument_names, facts.cited_titles)

    @built_once
    def thesaurus(self) -> Thesaurus:
        """Different words for the same thing."""
        import tomllib

        from compendium.domain.thesaurus import Thesaurus

        text = (self.places.content / "thesaurus.toml").read_text(encoding="utf-8")
        return Thesaurus.from_data(tomllib.loads(text))
