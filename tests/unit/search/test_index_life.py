"""The index through its life finds what reading everything finds: random texts, changes, merges and queries."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from compendium.domain.document import DocumentInfo, Level
from compendium.domain.query import SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.index_store import IndexState
from compendium.search.normal import normalised

from .conftest import MemoryLibrary

_SENTENCES = (
    "落实研发费用加计100％扣除，支持科技型中小企业",
    "到2023年，研发经费年均增长7%以上",
    "培育高新技术企业1000家",
    "推广首台（套）产品",
    "企业、企业和企业家",
    "給予企業補助50万元",
    "R&D投入占GDP的4%",
    "《国家创新体系》𠮷",
    "税",
)
_OPERATORS = (" ", " 或 ", " -", " | ", " NOT ")
_TEXT = st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=4).map("。".join)
_CHANGE = st.tuples(
    st.sampled_from(("put", "put", "put", "remove", "sync", "merge", "reopen")),
    st.integers(0, 7),
    st.lists(_TEXT, min_size=1, max_size=6),
)


def _query(library: MemoryLibrary, chance: random.Random) -> tuple[str, set[tuple[str, str]]]:
    """Make a query of pieces of the texts, and what answers it."""
    texts = [clause.text for info in library.list() for clause in library.get(info.id).outline] or ["税"]
    typed, truth = "", set[tuple[str, str]]()
    everything = library.holding("")
    for number in range(chance.randrange(1, 4)):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randrange(1, 9)].strip() or "税"
        piece = chance.choice((piece, piece.replace("企业", "企業"), piece.upper()))
        operator = chance.choice(_OPERATORS) if number else ""
        held = library.holding(normalised(piece))
        match operator.strip():
            case "":
                truth = truth & held if number else held
            case "或" | "|":
                truth = truth | held
            case _:
                truth = truth & (everything - held)
        typed = f'({typed} ){operator}"{piece}"' if number else f'"{piece}"'
    return typed, truth


@given(st.lists(_CHANGE, min_size=4, max_size=14), st.integers(0, 2**32))
@settings(max_examples=40)
def test_whatever_happens_the_index_finds_what_reading_everything_finds(
    changes: list[tuple[str, int, list[str]]], seed: int
) -> None:
    library = MemoryLibrary()
    library.put(DocumentInfo("first", "办法", level=Level.CITY), *_SENTENCES)
    # With the real bounds these small parts would have no lists but shared ones, and none of phrases.
    rare, phrase = patch("compendium.search.postings._RARE", seed % 3), patch("compendium.search.postings._PHRASE", 2)
    with TemporaryDirectory() as folder, rare, phrase:
        engine = SearchEngine(Path(folder) / "index", library, key_file=Path(folder) / "key")
        chance = random.Random(seed)
        for what, number, texts in [*changes, ("sync", 0, [])]:
            doc = f"doc-{number}"
            if what == "put":
                library.put(DocumentInfo(doc, "办法", year=2000 + number), *texts)
            elif what == "remove" and doc in library.marks():
                library.remove(doc)
            elif what == "sync":
                engine.sync()
            elif what == "merge":
                engine.merge()
            engine.refresh()
            typed, truth = _query(library, chance)
            result = engine.search(SearchRequest(typed, literal=True))
            assert {(hit.doc, hit.clause) for hit in result.hits} == truth, typed
            assert result.total == len(truth)
        assert engine.state is IndexState.READY
        assert not engine.search(SearchRequest("税")).degraded
        engine.close()
