from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchRequest, SearchResult
from compendium.domain.unit_aliases import OrganNames, UnitAliases, of_place
from compendium.facts.units import responsible_units
from compendium.search.engine import SearchEngine

from .conftest import MemoryLibrary

ALIASES = UnitAliases((OrganNames(("科学技术", "科技")), OrganNames(("工业和信息化", "工信"))))
JINAN, WUXI, NOWHERE = "济南市", "无锡市", None


def organs(library: MemoryLibrary) -> None:
    """Three texts that call the offices of two cities by several names."""
    library.put(
        DocumentInfo("jinan", "济南方案", region=JINAN),
        "企业甲。（责任单位：市科技局、市科学技术局）",
        "企业乙。（责任单位：市工信局）",
        "企业丙。（责任单位：济南市工业和信息化局、市财政局）",
    )
    library.put(DocumentInfo("wuxi", "无锡方案", region=WUXI), "企业丁。（责任单位：市科技局）", "企业戊。")
    library.put(DocumentInfo("other", "另一方案"), "企业己。（责任单位：市科技局、省科技厅）")


@pytest.fixture
def ask(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> Callable[..., SearchResult]:
    for doc in list(library.marks()):
        library.remove(doc)
    organs(library)
    engine = make_engine("units", unit_names=ALIASES.canonical)
    engine.sync()
    return lambda query="企业", **filters: engine.search(SearchRequest(query, literal=True, **filters))


def places(result: SearchResult) -> set[str]:
    return {f"{hit.doc}#{hit.clause}" for hit in result.hits}


def test_every_name_of_an_organ_counts_as_one_and_cities_are_told_apart(ask: Callable[..., SearchResult]) -> None:
    assert ask().facets["unit"] == {
        "济南市工业和信息化局": 2,
        "济南市科学技术局": 1,
        "济南市财政局": 1,
        "无锡市科学技术局": 1,
        "市科学技术局": 1,
        "省科学技术厅": 1,
    }


ALL_OF_SCIENCE = {"jinan#1", "wuxi#1", "other#1"}


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("济南市科学技术局", {"jinan#1"}),
        ("济南市科技局", {"jinan#1"}),
        ("市科学技术局", {"other#1"}),  # the one name of an office in the library, so this one alone
        ("市科技局", ALL_OF_SCIENCE),
        ("科技局", ALL_OF_SCIENCE),
        ("科技", ALL_OF_SCIENCE),
        ("市工信局", {"jinan#2", "jinan#3"}),
        ("工业和信息化局", {"jinan#2", "jinan#3"}),
        ("省科技厅", {"other#1"}),
        ("北京市科技局", set()),
        ("没有的局", set()),
    ],
)
def test_a_unit_may_be_asked_for_by_any_of_its_names(
    unit: str, found: set[str], ask: Callable[..., SearchResult]
) -> None:
    assert places(ask(units=(unit,))) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("责任单位:科技局", ALL_OF_SCIENCE),
        ("责任单位:市科技局", ALL_OF_SCIENCE),
        ("责任单位:济南市科技局", {"jinan#1"}),
        ('责任单位:"市科学技术局"', ALL_OF_SCIENCE),
        ('责任单位:"济南市工信局"', {"jinan#2", "jinan#3"}),
        ('责任单位:"科技局"', set()),
        ("unit:工信局、财政局", {"jinan#2", "jinan#3"}),
        ("企业 -责任单位:科技局", {"jinan#2", "jinan#3", "wuxi#2"}),
    ],
)
def test_the_field_knows_the_names_too(query: str, found: set[str], ask: Callable[..., SearchResult]) -> None:
    assert places(ask(query)) == found


def test_choosing_a_unit_finds_what_was_counted(ask: Callable[..., SearchResult]) -> None:
    for unit, count in ask().facets["unit"].items():
        chosen = ask(units=(unit,))
        assert chosen.total == count == len(chosen.hits)
        assert chosen.facets["unit"][unit] == count
        assert chosen.choices["unit"] == ask().facets["unit"]


def test_index_and_scan_agree(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> None:
    organs(library)
    indexed = make_engine("units", unit_names=ALIASES.canonical)
    indexed.sync()
    scanning = make_engine("none", unit_names=ALIASES.canonical)
    for request in (
        SearchRequest("企业"),
        SearchRequest("责任单位:科技局"),
        SearchRequest("企业", units=("市工信局",)),
    ):
        found, truth = indexed.search(request), scanning.search(request)
        assert not found.degraded
        assert truth.degraded
        assert (places(found), found.facets) == (places(truth), truth.facets)


_PRINTED = st.lists(
    st.sampled_from(["市科技局", "市科学技术局", "市工信局", "省科技厅", "济南市科技局", "市直各部门"]), max_size=3
)


@given(st.lists(st.tuples(st.sampled_from([JINAN, WUXI, NOWHERE]), st.lists(_PRINTED, max_size=3)), max_size=4))
def test_counts_are_those_of_reading_every_clause(texts: list[tuple[str | None, list[list[str]]]]) -> None:
    library = MemoryLibrary()
    truth: Counter[str] = Counter()
    for number, (region, clauses) in enumerate(texts):
        printed = [f"企业。（责任单位：{'、'.join(units)}）" if units else "企业。" for units in clauses]
        library.put(DocumentInfo(f"d{number}", "方案", region=region), *printed)
        for text in printed:
            truth.update({of_place(ALIASES.canonical(unit), region) for unit in responsible_units(text)})
    engine = SearchEngine(Path("nowhere") / "index", library, unit_names=ALIASES.canonical)
    result = engine.search(SearchRequest("企业"))
    assert result.facets["unit"] == truth
    for unit, count in truth.items():
        assert engine.search(SearchRequest("企业", units=(unit,))).total == count
