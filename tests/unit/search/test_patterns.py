from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchRequest
from compendium.search.engine import SearchEngine
from compendium.search.matching import Part
from compendium.search.normal import normalised
from compendium.search.patterns import GAP, Pattern, find_pattern, matches, number_pattern, wildcard
from compendium.search.table import TableBuilder

from .conftest import MemoryLibrary

_NUMBERS = ("国科发〔2022〕1号", "国科发[2022]1号", "国科发【2022】1号", "国科发(2022)1号", "国科发（２０２２）１号")


def pattern(typed: str) -> Pattern:
    text = normalised(typed)
    made = wildcard(typed, text) or number_pattern(typed, text)
    assert made
    return made


def found(typed: str, text: str) -> list[str]:
    text = normalised(text)
    return [text[start:end] for start, end in matches(pattern(typed), text)]


def test_a_star_stands_for_a_few_characters() -> None:
    assert found("科技*企业", "支持科技型中小企业和科技企业") == ["科技型中小企业", "科技企业"]
    assert found("科技*小*企业", "科技型中小企业") == ["科技型中小企业"]
    assert found("科技*企业", "科技工作。企业工作") == []
    assert found("科技*企业", "科技" + "很" * GAP + "企业") != []
    assert found("科技*企业", "科技" + "很" * (GAP + 1) + "企业") == []


@pytest.mark.parametrize("typed", [*_NUMBERS, "国科发 〔2022〕 1 号", "国科发〔2022〕第1号"])
@pytest.mark.parametrize("printed", [*_NUMBERS, "国科发 〔2022〕1号", "国科发〔 2022 〕 1 号"])
def test_a_number_is_found_in_any_brackets(typed: str, printed: str) -> None:
    assert found(typed, f"见《通知》（{printed}）。") == [normalised(printed)]


def test_a_number_is_not_another() -> None:
    assert found("国科发〔2022〕1号", "国科发〔2022〕11号，国科发〔2023〕1号，国科发2022年1号") == []


def test_what_is_no_number_is_none() -> None:
    for word in ("首台（套）", "计划(2023)", "(2022)", "2022", "〔2022〕号", "（一）1号"):
        assert number_pattern(word, normalised(word)) is None


def test_every_spelling_of_a_number_gives_the_same_hits(engine: SearchEngine, library: MemoryLibrary) -> None:
    library.put(DocumentInfo("new", "通知"), "依据国科发〔2022〕1号。", "依据国科发[2022]1号", "国科发〔2022〕12号")
    engine.refresh()
    for typed in (*_NUMBERS, "国科发 〔2022〕 1 号"):
        result = engine.search(SearchRequest(typed))
        assert {hit.clause for hit in result.hits} == {"1", "2"}, typed
        assert all(hit.snippet[slice(*hit.ranges[0])].startswith("国科发") for hit in result.hits)


def test_a_pattern_takes_part_in_a_query(engine: SearchEngine) -> None:
    def places(query: str) -> set[tuple[str, str]]:
        return {(hit.doc, hit.clause) for hit in engine.search(SearchRequest(query)).hits}

    assert places("科技*企业") == {("nation", "1"), ("province", "1")}
    assert places("科技*企业 -税收") == {("province", "1")}
    assert places("科技*企业 或 300*元") == {("nation", "1"), ("province", "1"), ("province", "2")}
    assert places("企业 -(科技*企业)") == {("nation", "2"), ("city", "2")}


def test_what_a_star_stood_for_is_marked(engine: SearchEngine) -> None:
    result = engine.search(SearchRequest("科技*企业"))
    assert {hit.snippet[a:b] for hit in result.hits for a, b in hit.ranges} == {"科技型中小企业"}
    assert result.marks == ("科技型中小企业",)


def test_repetition_takes_no_time() -> None:
    text = "税" * 20_000
    many = Pattern("", ("税",) * 12, pattern("税*税").joints * 11)
    assert sum(1 for _ in matches(many, text)) == len(text) - 11


@given(
    st.text(alphabet="税费。1 ", max_size=60),
    st.lists(st.sampled_from(["税", "费", "税费", "1"]), min_size=2, max_size=4),
)
def test_matching_is_that_of_a_regular_expression(text: str, pieces: list[str]) -> None:
    gap = rf"[^。]{{0,{GAP}}}"
    there = re.search(gap.join(pieces), text) is not None
    places = list(matches(pattern("*".join(pieces)), text))
    assert bool(places) == there
    assert all(re.fullmatch(gap.join(pieces), text[start:end]) for start, end in places)
    assert all(one[1] < other[1] for one, other in pairwise(places))


@given(st.lists(st.text(alphabet="税费企业12。", max_size=20), min_size=1, max_size=8))
def test_the_candidates_hold_every_match(texts: list[str]) -> None:
    from compendium.search.matching import Part
    from compendium.search.table import TableBuilder

    library = MemoryLibrary()
    library.put(DocumentInfo("doc", "题"), *texts)
    builder = TableBuilder()
    builder.add(library.get("doc"))
    part = Part(builder.table(), None)
    for typed in ("税*企业", "1*2", "企*业*税"):
        truth = {number for number, text in enumerate(texts) if any(True for _ in matches(pattern(typed), text))}
        assert set(find_pattern(part, pattern(typed)).clauses) == truth


@given(
    texts=st.lists(st.text(alphabet="甲乙丙。a", max_size=40), min_size=1, max_size=6),
    pieces=st.lists(st.text(alphabet="甲乙丙a", min_size=1, max_size=2), min_size=2, max_size=4),
)
def test_what_is_found_is_what_reading_every_text_finds(texts: list[str], pieces: list[str]) -> None:
    library = MemoryLibrary()
    library.put(DocumentInfo("doc", "题"), *texts)
    builder = TableBuilder()
    builder.add(library.get("doc"))
    typed = "*".join(pieces)
    places = {number: list(matches(pattern(typed), text)) for number, text in enumerate(texts)}
    answer = find_pattern(Part(builder.table(), None), pattern(typed))
    assert answer.clauses == {number: float(len(found)) for number, found in places.items() if found}
    assert answer.words == {texts[number][a:b] for number, found in places.items() for a, b in found}
