from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from compendium.services.library import LibraryService
from compendium.services.recent_texts import RecentTexts
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.recent_texts import RecentTextRepository
from compendium.store.user_db import UserDatabase
from sample_library import sample_document


def test_texts_are_listed_newest_first_and_once(tmp_path: Path) -> None:
    library, user = LibraryDatabase(tmp_path / "library.db"), UserDatabase(tmp_path / "user.db")
    documents = DocumentRepository(library)
    for doc in ("one", "two", "three"):
        documents.put(sample_document(doc, title=f"{doc}规划"))
    moments = iter(datetime(2026, 7, 1, 8, tzinfo=UTC) + timedelta(milliseconds=n) for n in range(200))
    recent = RecentTexts(
        RecentTextRepository(user), LibraryService(documents, date(2026, 7, 1)), now=lambda: next(moments)
    )
    for doc in ("one", "two", "one", "three", "gone"):
        recent.opened(doc)
    assert [each.info.id for each in recent.list(9)] == ["three", "one", "two"]
    assert [each.info.id for each in recent.list(1)] == ["three"]
    documents.remove("one")
    assert [each.info.id for each in recent.list(9)] == ["three", "two"]
    for number in range(120):
        recent.opened(f"other{number}")
    assert len(RecentTextRepository(user).all()) == 100
    assert recent.list(9) == []
    recent.clear()
    assert RecentTextRepository(user).all() == ()
    for database in (library, user):
        database.close()
