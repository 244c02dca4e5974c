"""Search over the five bundled texts: what the index finds is what looking through every clause finds."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compendium.domain.query import SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.index_store import IndexState
from compendium.store.documents import DocumentRepository
from compendium.store.library_db import LibraryDatabase

Place = tuple[str, str]
ISSUE_QUERIES = ("科技型中小企业", "责任单位", "税", "2023年", "加计100%扣除")
SAMPLES = 400


@dataclass(frozen=True)
class Searched:
    """The bundled library with its shipped index, the same library without one, and its texts."""

    indexed: SearchEngine
    scanning: SearchEngine
    texts: dict[Place, str]

    def truth(self, words: str) -> set[Place]:
        """Every clause that holds ``words``, by a way of its own: no index, no engine, no shared normalisation."""
        wanted = _plain(words)
        return {place for place, text in self.texts.items() if wanted in _plain(text)}


def _plain(text: str) -> str:
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else " " if c == "　" else c for c in text).lower()


@pytest.fixture(scope="module")
def searched(compiled_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searched]:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    documents = DocumentRepository(database)
    shipped = compiled_bundle / "index"
    indexed = SearchEngine(shipped, documents, shipped=shipped)
    scanning = SearchEngine(tmp_path_factory.mktemp("none") / "index", documents)
    texts = {
        (info.id, clause.id): clause.text for info in documents.list() for clause in documents.get(info.id).outline
    }
    yield Searched(indexed, scanning, texts)
    for engine in (indexed, scanning):
        engine.close()
    database.close()


def found(engine: SearchEngine, query: str) -> set[Place]:
    result = engine.search(SearchRequest(query))
    places = [(hit.doc, hit.clause) for hit in result.hits]
    assert len(places) == len(set(places)) == result.total == sum(result.facets["doc"].values())
    return set(places)


def test_the_shipped_index_is_used(searched: Searched) -> None:
    assert searched.indexed.state is IndexState.READY
    assert searched.scanning.state is IndexState.MISSING


@pytest.mark.parametrize("query", ISSUE_QUERIES)
@pytest.mark.parametrize("quoted", [False, True])
def test_the_queries_that_peers_fail(query: str, quoted: bool, searched: Searched) -> None:
    truth = searched.truth(query)
    assert truth
    result = searched.indexed.search(SearchRequest(f'"{query}"' if quoted else query))
    assert {(hit.doc, hit.clause) for hit in result.hits} == truth
    assert result.total == result.total_exact == len(truth)
    for hit in result.hits:
        text = searched.texts[hit.doc, hit.clause]
        assert hit.snippet in text
        assert {_plain(hit.snippet[start:end]) for start, end in hit.ranges} == {query}
        assert {_plain(text[start:end]) for start, end in hit.text_ranges} == {query}
        assert len(hit.text_ranges) == _plain(text).count(query)


def test_any_piece_of_any_text_is_found_in_every_clause_that_has_it(searched: Searched) -> None:
    for query in _samples(list(searched.texts.values())):
        truth = searched.truth(query)
        assert truth, query
        assert found(searched.indexed, f'"{query}"') == truth, query
        assert found(searched.scanning, f'"{query}"') == truth, query


def test_words_operators_and_exclusion(searched: Searched) -> None:
    chance = random.Random(20)
    words = [word for word in _samples(list(searched.texts.values())) if re.fullmatch(r"[\u4e00-\u9fff]{1,4}", word)]
    for _ in range(120):
        a, b, c = (chance.choice(words) for _ in range(3))
        one, two, three = (searched.truth(word) for word in (a, b, c))
        for query, truth in (
            (f"{a} {b}", one & two),
            (f"{a} 或 {b}", one | two),
            (f"{a} OR {b} {c}", one | two & three),
            (f"({a} | {b}) -{c}", (one | two) - three),
            (f'"{a}" NOT ({b} 或 {c})', one - two - three),
        ):
            for engine in (searched.indexed, searched.scanning):
                result = engine.search(SearchRequest(query))
                places = {(hit.doc, hit.clause) for hit in result.hits if hit.match == "exact"}
                assert places == truth, query
                assert result.total_exact == len(truth)


def _samples(texts: list[str]) -> list[str]:
    """Pieces of the texts: words, with punctuation, single characters, digits and letters in the midst and at edges."""
    chance = random.Random(7)
    kinds = (
        r"[\u4e00-\u9fff]{1,12}",
        r"[\u4e00-\u9fff]",
        r"[\u4e00-\u9fff]{2}",
        r"[^\s\"＂]{3,15}",
        r"[0-9A-Za-z.%％]{1,6}[\u4e00-\u9fff]{1,4}",
        r"[\u4e00-\u9fff]{1,3}[0-9A-Za-z.%％]{1,6}",
        r"[0-9A-Za-z]{1,4}",
        r"[，、；：（）“”《》]{1,2}[\u4e00-\u9fff]?",
    )
    samples: set[str] = set()
    while len(samples) < SAMPLES:
        pieces = re.findall(chance.choice(kinds), chance.choice(texts))
        if pieces:
            samples.add(chance.choice(pieces))
    return sorted(samples)
