"""The one place that builds concrete objects; each is built, and what it needs imported, on first use."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from compendium.domain.work import SILENT, Progress

if TYPE_CHECKING:
    from compendium.domain.thesaurus import Thesaurus
    from compendium.services.compare import CompareService
    from compendium.services.home import HomeReport
    from compendium.services.library import LibraryService
    from compendium.store.documents import DocumentRepository
    from compendium.store.library_db import LibraryDatabase
    from compendium.store.pairs import PairCache
    from compendium.store.user_db import UserDatabase


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run.

    Attributes:
        home: everything of this user.
        library: read the library here instead; None for the home's own.
        bundle: the compiled bundled library.
        resources, content: what ships with the program.
    """

    home: Path
    library: Path | None
    bundle: Path
    resources: Path
    content: Path


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
        tell: Callable[[str], None] = lambda _text: None,
    ) -> None:
        """Take the folders and the day.

        Args:
            places: the folders of this run.
            today: the date that validity is judged by.
            progress: told of preparing the home.
            tell: given each notice of preparing the home, in words for the user.
        """
        self.places = places
        self.today = today
        self._progress = progress
        self._tell = tell
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.close()

    @cached_property
    def home(self) -> HomeReport:
        """The home, put in order: where everything lies and what the user has to know."""
        from compendium.services.home import prepare_home

        bundle = self.places.bundle if self.places.bundle.is_dir() else None
        report = prepare_home(self.places.home, bundle, self.places.library, self._progress)
        for notice in report.messages:
            self._tell(notice.text)
        return report

    @cached_property
    def library(self) -> LibraryService:
        """Lists and reads documents."""
        from compendium.services.library import LibraryService

        return LibraryService(self._documents)

    @cached_property
    def compare(self) -> CompareService:
        """Compares documents."""
        from compendium.services.compare import CompareService

        return CompareService(self._documents, self._results, self._thesaurus)

    @cached_property
    def _documents(self) -> DocumentRepository:
        from compendium.store.documents import DocumentRepository

        return DocumentRepository(self._library_database)

    @cached_property
    def _library_database(self) -> LibraryDatabase:
        from compendium.store.library_db import LibraryDatabase

        database = LibraryDatabase(self.home.library_path, read_only=self.home.library_read_only)
        self._closing.callback(database.close)
        return database

    @cached_property
    def _user_database(self) -> UserDatabase:
        from compendium.store.user_db import UserDatabase

        database = UserDatabase(self.home.user_path, read_only=self.home.user_read_only)
        self._closing.callback(database.close)
        return database

    @cached_property
    def _results(self) -> PairCache:
        from compendium.store.pairs import PairCache

        cache = PairCache(self.home.cache_path)
        self._closing.callback(cache.close)
        return cache

    @cached_property
    def _thesaurus(self) -> Thesaurus:
        import tomllib

        from compendium.domain.thesaurus import Thesaurus

        text = (self.places.content / "thesaurus.toml").read_text(encoding="utf-8")
        return Thesaurus.from_data(tomllib.loads(text))
