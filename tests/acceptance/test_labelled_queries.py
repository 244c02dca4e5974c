"""Queries an official would type, over the five bundled texts: is what answers them found, and found first?"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compendium.domain.query import MatchKind, SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.language import Language
from compendium.search.normal import normalised
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from search_material import SHOWN, LabelledQuery, Place, labelled_queries, ndcg, shipped_language
from shared_material import REPOSITORY, SHARED

GIVEN = SHARED / "gold" / "queries.json"
OWN = REPOSITORY / "tests" / "data" / "queries.json"  # labelled by reading the texts, before any rule was made
SAMPLES = 150
GUARDED = {"高企": re.compile("(?<![提居])高企(?![业事])"), "国企": re.compile("(?<![中外我])国企")}


@pytest.fixture(scope="module")
def documents(compiled_bundle: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    yield DocumentRepository(database)
    database.close()


@pytest.fixture(scope="module")
def language(compiled_bundle: Path) -> Iterator[Language]:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    facts = FactRepository(database)
    yield replace(shipped_language(), instruments=facts.instrument_names, cited=facts.cited_titles)
    database.close()


@pytest.fixture(scope="module", params=["indexed", "scanning"])
def engine(
    request: pytest.FixtureRequest,
    documents: DocumentRepository,
    language: Language,
    compiled_bundle: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SearchEngine]:
    """The engine as it ships, and one without an index: they must rank alike."""
    shipped = compiled_bundle / "index"
    folder = shipped if request.param == "indexed" else tmp_path_factory.mktemp("none") / "index"
    engine = SearchEngine(folder, documents, shipped=shipped, language=lambda: language)
    yield engine
    engine.close()


def ranked(engine: SearchEngine, query: str) -> list[Place]:
    return [(hit.doc, hit.clause) for hit in engine.search(SearchRequest(query, limit=SHOWN)).hits]


def labels(path: Path) -> list[LabelledQuery]:
    if not path.is_file():
        pytest.skip("the labels are not beside the repository")
    return labelled_queries(path)


@pytest.mark.parametrize(("path", "least"), [(GIVEN, 0.9), (OWN, 0.9)], ids=["given", "own"])
def test_what_answers_comes_first(path: Path, least: float, engine: SearchEngine) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    for label in labels(path):
        scores[label.type].append(ndcg(ranked(engine, label.query), label.grades))
    values = [score for each in scores.values() for score in each]
    assert len(values) >= 30
    assert sum(values) / len(values) >= least, scores
    assert min(sum(each) / len(each) for each in scores.values()) >= 0.78, scores


@pytest.mark.parametrize("path", [GIVEN, OWN], ids=["given", "own"])
def test_other_words_and_sounds_find_the_thing_among_the_first_three(path: Path, engine: SearchEngine) -> None:
    for label in labels(path):
        if label.type in ("synonym", "pinyin"):
            first = [label.grades.get(place, 0) for place in ranked(engine, label.query)[:3]]
            assert 2 in first, label.query


def test_the_own_labels_are_printed_where_they_say(documents: DocumentRepository) -> None:
    for query in json.loads(OWN.read_text(encoding="utf-8"))["queries"]:
        for each in query["relevant"]:
            text = documents.clause(each["doc"], each["clause"]).text.replace("\n", "")
            assert each["evidence"] in text, query["query"]


def test_what_the_texts_do_not_deal_with_is_not_found(engine: SearchEngine) -> None:
    for query in ("碳排放权交易", "宠物医院", "房地产调控", "火星殖民地"):
        assert ranked(engine, query) == [], query


def test_whatever_is_understood_the_exact_hits_are_those_of_a_scan_and_come_first(
    engine: SearchEngine, documents: DocumentRepository
) -> None:
    """But for a short form that is part of other words wherever it is printed: 高企 in 提高企业 comes last."""
    texts = {
        (info.id, clause.id): normalised(clause.text)
        for info in documents.list()
        for clause in documents.get(info.id).outline
    }
    for query in [*_pieces(list(texts.values())), "高企", "研发", "成交额", "人工智能", "gdp", "国企", "企业"]:
        result = engine.search(SearchRequest(query))
        kinds = [hit.match for hit in result.hits]
        exact = {(hit.doc, hit.clause) for hit in result.hits if hit.match is MatchKind.EXACT}
        assert exact == {place for place, text in texts.items() if query in text}, query
        assert result.total_exact == len(exact), query
        last = query in GUARDED and not any(GUARDED[query].search(text) for text in texts.values())
        assert kinds == sorted(kinds, key=lambda kind: (kind is not MatchKind.EXACT) is not last), query


def _pieces(texts: list[str]) -> list[str]:
    """Pieces of the texts that mean nothing but themselves when typed."""
    chance = random.Random(4)
    pieces: set[str] = set()
    while len(pieces) < SAMPLES:
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 9)]
        if piece.isalnum() and not piece.startswith(("not", "or", "and")):
            pieces.add(piece)
    return sorted(pieces)
