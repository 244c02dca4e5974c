"""The ledger through an update of the bundled library in which a tenth of the clauses changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compendium.app.composition import Composition
from compendium.app.paths import Places
from compendium.domain.anchor import squeezed
from compendium.domain.document import Document, content_hash
from compendium.domain.ledger import TRACKED_KINDS
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase
from sample_library import make_bundle

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 7, 1)
EVERY = 10
ADDED = "各有关单位要抓好落实。"
OTHERWISE = str.maketrans("到家", "至户")


def _documents(bundle: Path) -> list[Document]:
    database = LibraryDatabase(bundle / "library.db")
    repository = DocumentRepository(database)
    documents = [repository.get(info.id) for info in repository.list()]
    database.close()
    return documents


def _changed(document: Document) -> tuple[Document, set[str]]:
    """Change every tenth clause: by turns words are added behind it, and the words of its aims are changed."""
    outline, blocks = list(document.outline), list(document.blocks)
    changed = set()
    for number in range(EVERY // 2, len(outline), EVERY):
        clause = outline[number]
        places = [place for place, block in enumerate(blocks) if block.clause == clause.id]
        if clause.text.endswith("）") or set("到家") & set(clause.text):  # units named at the end stay there
            for place in places:
                blocks[place] = replace(blocks[place], text=blocks[place].text.translate(OTHERWISE))
            text = clause.text.translate(OTHERWISE)
        else:
            blocks[places[-1]] = replace(blocks[places[-1]], text=blocks[places[-1]].text + ADDED)
            text = clause.text + ADDED
        outline[number] = replace(clause, text=text, title=clause.title.translate(OTHERWISE))
        changed |= {clause.id} if text != clause.text else set()
    info = replace(document.info, content_hash=content_hash(outline))
    return Document(info, tuple(outline), tuple(blocks)), changed


def _office(home: Path, bundle: Path) -> Composition:
    places = Places(home=home, library=None, bundle=bundle, resources=ROOT / "resources", content=ROOT / "content")
    return Composition(places, TODAY)


def _rows(office: Composition) -> list[FactRow]:
    return office.facts.facts(FactFilter(kinds=TRACKED_KINDS))


@pytest.fixture
def bundle(compiled_bundle: Path, tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "bundle", *_documents(compiled_bundle))


def test_no_entry_is_lost_or_moved_to_other_words_by_an_update(home: Path, bundle: Path) -> None:
    with _office(home, bundle) as office:
        before = {row.key: row for row in _rows(office)}
        office.ledger.put(replace(row.entry, person=key) for key, row in before.items())
    documents = _documents(bundle)
    made = [_changed(document) for document in documents]
    touched = {(document.info.id, clause) for document, changed in made for clause in changed}
    assert len(touched) >= sum(len(document.outline) for document in documents) // (2 * EVERY)
    make_bundle(bundle, *(document for document, _ in made), fingerprint="second")
    with _office(home, bundle) as office:
        kept = {row.entry.person: row for row in _rows(office) if row.tracked}
        lost = {entry.person: entry for entry in office.facts.lost_entries()}
    assert kept.keys() | lost.keys() == before.keys()
    assert not kept.keys() & lost.keys()
    untouched = {key for key, row in before.items() if (row.doc, row.fact.clause) not in touched}
    assert untouched <= kept.keys()
    for key in untouched:
        assert kept[key].fact.quote == before[key].fact.quote
    for key, row in kept.items():
        old, new = squeezed(before[key].fact.quote), squeezed(row.fact.quote)
        assert old in new or new in old
    assert lost  # what is said in other words now is kept for the day it comes back
    longer = {
        (document.info.id, clause.id)
        for document, _ in made
        for clause in document.outline
        if clause.text.endswith(ADDED)
    }
    assert not longer.intersection((entry.anchor.doc, entry.anchor.clause) for entry in lost.values())


def test_an_entry_whose_words_came_back_is_there_again(home: Path, bundle: Path) -> None:
    documents = _documents(bundle)
    with _office(home, bundle) as office:
        office.ledger.record(_rows(office), person="张三")
        count = len(_rows(office))
    make_bundle(bundle, *documents[:1], fingerprint="second")
    with _office(home, bundle) as office:
        assert len(_rows(office)) + len(office.facts.lost_entries()) == count
        assert office.facts.lost_entries()
    make_bundle(bundle, *documents, fingerprint="third")
    with _office(home, bundle) as office:
        assert [row.entry.person for row in _rows(office)] == ["张三"] * count
        assert office.facts.lost_entries() == []
