"""The index must find what looking through every text finds: nothing less, nothing more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.query import SearchRequest, SearchResult
from compendium.search.engine import SearchEngine
from compendium.search.grams import index_grams
from compendium.search.index_store import IndexState
from compendium.search.matching import Part
from compendium.search.normal import encoded, normalised
from compendium.search.syntax import parse
from compendium.search.table import TextTable
from compendium.search.table_files import open_table, write_table

from .conftest import MemoryLibrary


def found(result: SearchResult) -> set[tuple[str, str]]:
    return {(hit.doc, hit.clause) for hit in result.hits}


@pytest.mark.parametrize(
    "query",
    [
        *("税", "企业", "科技型中小企业", "2023年", "00万", "00", "加计100%扣除", "４％", "R&D", "r&d投入", "gdp"),
        *(
            "，",
            "。",
            "（责任单位：",
            "首台（套）",
            "企业、企业",
            "1",
            "7%以上",
            "万元",
            "省科技厅",
            "没有的词",
            "1000家",
        ),
    ],
)
def test_index_scan_and_truth_agree(
    query: str, engine: SearchEngine, make_engine: Callable[..., SearchEngine], library: MemoryLibrary
) -> None:
    scanning = make_engine("nowhere")
    literal = SearchRequest(f'"{query}"')
    indexed, scanned = engine.search(literal), scanning.search(literal)
    assert found(indexed) == found(scanned) == library.holding(query)
    assert [hit.clause for hit in indexed.hits] == [hit.clause for hit in scanned.hits]
    assert (indexed.degraded, scanned.degraded) == (False, True)
    assert scanning.state is IndexState.MISSING


@given(
    texts=st.lists(st.text(alphabet="税费企业科技12a%，\n（）", max_size=30), min_size=1, max_size=12),
    needle=st.text(alphabet="税费企业科技12a%，", min_size=1, max_size=5),
)
def test_any_text_any_needle(texts: list[str], needle: str) -> None:
    library = MemoryLibrary()
    library.put(_info(), *[text.replace("|", "") for text in texts])
    table, grams = _table(library)
    indexed = Part(table, _Lists(grams)).find(normalised(needle))
    scanned = Part(table, None).find(normalised(needle))
    truth = {number for number, text in enumerate(texts) if normalised(needle) in normalised(text)}
    assert set(indexed) == set(scanned) == truth


@given(
    st.lists(
        st.sampled_from(["税", "企业", "科技", "2023年", "省", "没有", "或", "-", "(", ")", " ", "|", '"']), max_size=12
    ).map("".join)
)
def test_any_query(typed: str) -> None:
    library = MemoryLibrary()
    library.put(_info(), "税收与企业", "科技企业2023年", "省科技厅", "纳税")
    table, grams = _table(library)
    from compendium.search.ranking import answer

    root = parse(typed).root
    if root is not None:
        indexed = answer(Part(table, _Lists(grams)), root, lambda: False).clauses
        assert indexed == answer(Part(table, None), root, lambda: False).clauses == _truth(root, library)


def test_a_needle_never_reaches_over_the_end_of_a_clause() -> None:
    library = MemoryLibrary()
    library.put(_info(), "甲税", "费乙")
    table, _ = _table(library)
    assert table.scan(encoded("税\n费")) == {}
    assert table.scan(encoded("税")) == {0: 1.0}


def test_dead_documents_are_not_found() -> None:
    library = MemoryLibrary()
    library.put(_info("a"), "税")
    library.put(_info("b"), "税")
    table, grams = _table(library)
    part = Part(table, _Lists(grams), frozenset({0}))
    assert set(part.find("税")) == {1}
    assert part.clauses() == {1}


def test_a_table_is_the_same_after_writing_and_opening(tmp_path: Path, library: MemoryLibrary) -> None:
    table, _ = _table(library)
    write_table(table, tmp_path)
    opened = open_table(tmp_path)
    assert [opened.name(clause) for clause in range(len(opened))] == [
        table.name(clause) for clause in range(len(table))
    ]
    assert tuple(opened.documents) == table.documents
    assert opened.scan(encoded("企业")) == table.scan(encoded("企业"))
    assert opened.headed("税收") == opened.headed("税收", {0, 1}) == {0}
    assert list(opened.names) == list(table.names)
    assert opened.normal_text(1) == table.normal_text(1)
    assert opened.units == table.units == ("科技部", "财政部", "省科技厅", "省财政厅", "市科技局")


def _info(doc: str = "doc") -> object:
    from compendium.domain.document import DocumentInfo

    return DocumentInfo(doc, "题")


class _Lists:
    """Posting lists in memory; a gram that stands in one clause only may stand anywhere."""

    def __init__(self, grams: list[dict[str, int]]) -> None:
        self._grams = grams

    def frequency(self, gram: str) -> int:
        return len(self.clauses(gram)[0])

    def certain(self, gram: str) -> bool:
        return sum(gram in each for each in self._grams) > 1

    def clauses(self, gram: str) -> tuple[list[int], list[int]]:
        if not self.certain(gram):
            return list(range(len(self._grams))), [1] * len(self._grams)
        held = [(number, each[gram]) for number, each in enumerate(self._grams) if gram in each]
        return [number for number, _ in held], [count for _, count in held]

    def close(self) -> None:
        """Nothing is open."""


def _table(library: MemoryLibrary) -> tuple[TextTable, list[dict[str, int]]]:
    from compendium.search.table import TableBuilder

    builder = TableBuilder()
    grams = [each for info in library.list() for each in builder.add(library.get(info.id))]
    return builder.table(), grams


def _truth(root: object, library: MemoryLibrary) -> set[int]:
    from compendium.search.syntax import And, Not, Or, Term

    texts = [normalised(clause.text) for info in library.list() for clause in library.get(info.id).outline]
    everything = set(range(len(texts)))

    def holders(node: object) -> set[int]:
        match node:
            case Term(_, text, _):
                return {number for number, each in enumerate(texts) if text in each}
            case Not(part):
                return everything - holders(part)
            case And(parts):
                return everything.intersection(*map(holders, parts))
            case Or(parts):
                return set().union(*map(holders, parts))
        raise AssertionError(node)

    return holders(root)


def test_grams_of_the_test_library_are_those_of_the_index(library: MemoryLibrary) -> None:
    _, grams = _table(library)
    assert grams[2] == index_grams("加强知识产权保护。")
