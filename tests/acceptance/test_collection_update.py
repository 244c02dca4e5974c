"""A collection of a thousand clauses over all texts of the library, and an update that changes it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

from compendium.domain.anchor import squeezed
from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import PASSAGE_BREAK
from compendium.services.collections import CollectionService
from compendium.services.library import LibraryService
from compendium.store.collections import CollectionRepository
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from library_update import DOCUMENTS, places, program, updated

ITEMS = 1000


def test_a_collection_survives_an_update_of_the_library(compiled_bundle: Path, tmp_path: Path) -> None:
    with program(tmp_path / "home", compiled_bundle) as made:
        update = updated([made.library.document(doc) for doc in DOCUMENTS], random.Random(6))
    library, user = LibraryDatabase(tmp_path / "library.db"), UserDatabase(tmp_path / "user.db")
    documents = DocumentRepository(library)
    try:
        for document in update.before:
            documents.put(document)
        service = CollectionService(CollectionRepository(user), LibraryService(documents, date(2026, 7, 1)))
        chosen = places(update.before, ITEMS, random.Random(8))
        items = [service.clause_item(doc, clause, quote) for doc, clause, quote in chosen]
        assert [each for each in service.standing(items) if each.state is not AnchorState.OK] == []
        (kept,) = service.put([service.new("全部", items)])
        for document in update.after:
            documents.put(document)
        standing = service.standing(service.list()[0].items)
        assert [each.item.id for each in standing] == [item.id for item in kept.items]
        for (doc, clause, _), each in zip(chosen, standing, strict=True):
            (now,) = each.clauses
            if (doc, clause) in update.changed:
                kept_words = all(
                    squeezed(part) in squeezed(now.text) for part in each.item.clauses[0].quote.split(PASSAGE_BREAK)
                )
                assert now.state is not AnchorState.OK or (each.item.clauses[0].quote and kept_words)
                assert now.anchor.taken
                assert now.words
            elif (doc, clause) in update.moved:
                target = update.moved[doc, clause]
                assert now.clause == target or now.state in {AnchorState.CHANGED, AnchorState.LOST}
            else:
                assert (now.state, now.clause) == (AnchorState.OK, clause)
        moved = [
            each.clauses[0].clause == update.moved[doc, clause]
            for (doc, clause, _), each in zip(chosen, standing, strict=True)
            if (doc, clause) in update.moved
        ]
        assert sum(moved) >= 0.95 * len(moved)
        followed = service.followed(replace(kept))
        assert [item.clauses[0].clause for item in followed.items] == [each.clauses[0].clause for each in standing]
    finally:
        library.close()
        user.close()
