from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import DocumentInfo, Level, Period, Validity
from compendium.domain.query import SearchRequest, SearchResult
from compendium.search.engine import SearchEngine

from .conftest import MemoryLibrary

JOINT = ("某省财政厅", "某省科技厅")


@pytest.fixture
def ask(library: MemoryLibrary, make_engine: Callable[..., SearchEngine]) -> Callable[..., SearchResult]:
    """Search in the three documents and three more with issuers and validity, as of 2026."""
    library.put(DocumentInfo("joint", "联合通知", issuers=JOINT, year=2024), "企业甲", "企业乙")
    library.put(DocumentInfo("office", "办公室通知", issuers=("某省财政厅办公室",), validity=Validity.DRAFT), "企业丙")
    library.put(DocumentInfo("ended", "规划", period=Period(2021, 2025), region="某省某市"), "企业丁")
    engine = make_engine("facets", today=lambda: date(2026, 1, 1))
    engine.sync()
    return lambda **filters: engine.search(SearchRequest("企业", **filters))


def places(result: SearchResult) -> set[tuple[str, str]]:
    return {(hit.doc, hit.clause) for hit in result.hits}


def test_every_issuer_of_a_joint_text_counts(ask: Callable[..., SearchResult]) -> None:
    assert ask().facets["issuer"] == {"某省财政厅": 2, "某省科技厅": 2, "某省财政厅办公室": 1}
    assert ask().facets["validity"] == {"unknown": 6, "draft": 1, "period_ended": 1}


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"issuers": ("某省科技厅",)}, {("joint", "1"), ("joint", "2")}),
        ({"issuers": ("某省财政厅",)}, {("joint", "1"), ("joint", "2")}),
        ({"issuers": ("财政厅",)}, {("joint", "1"), ("joint", "2"), ("office", "1")}),
        ({"issuers": ("没有的机关",)}, set()),
        ({"validities": ("draft",)}, {("office", "1")}),
        ({"validities": ("draft", "period_ended")}, {("office", "1"), ("ended", "1")}),
        ({"validities": ("in_force",)}, set()),
        ({"issuers": ("财政厅",), "validities": ("unknown",)}, {("joint", "1"), ("joint", "2")}),
        ({"regions": ("某市",)}, {("ended", "1")}),
        ({"within": frozenset({("joint", "2"), ("city", "1"), ("gone", "9")})}, {("joint", "2")}),
        ({"within": frozenset({("joint", "2"), ("office", "1")}), "years": (2024,)}, {("joint", "2")}),
        ({"within": frozenset()}, set()),
    ],
)
def test_filters_narrow_and_combine(
    filters: dict[str, object], found: set[tuple[str, str]], ask: Callable[..., SearchResult]
) -> None:
    result = ask(**filters)
    assert places(result) == found
    assert result.total == len(found) == sum(result.facets["doc"].values()) == sum(result.facets["validity"].values())
    assert result.total_unfiltered == ask().total


def test_choices_are_what_choosing_would_give(ask: Callable[..., SearchResult]) -> None:
    narrowed = ask(validities=("draft",), within=frozenset({("office", "1"), ("joint", "1"), ("ended", "1")}))
    assert narrowed.facets["validity"] == {"draft": 1}
    assert narrowed.choices["validity"] == {"draft": 1, "unknown": 1, "period_ended": 1}
    for value, count in narrowed.choices["validity"].items():
        chosen = ask(validities=(value,), within=frozenset({("office", "1"), ("joint", "1"), ("ended", "1")}))
        assert chosen.total == count


_VALUES = {
    "docs": ("nation", "province", "city", "other"),
    "levels": ("国家", "省", "县"),
    "years": (2022, 2023, 2024),
    "regions": ("吉林省", "济南", "全国"),
    "validities": ("unknown", "draft"),
}


@given(
    st.fixed_dictionaries(
        {}, optional={name: st.sets(st.sampled_from(values)).map(tuple) for name, values in _VALUES.items()}
    )
)
def test_facets_count_what_is_found(filters: dict[str, tuple[object, ...]]) -> None:
    library = MemoryLibrary()
    library.put(DocumentInfo("nation", "甲", level=Level.NATIONAL, region="全国", year=2022), "企业", "企业", "无")
    library.put(DocumentInfo("province", "乙", level=Level.PROVINCE, region="吉林省", year=2024), "企业")
    library.put(DocumentInfo("city", "丙", region="济南市", year=2023, validity=Validity.DRAFT), "企业")
    infos = {info.id: info for info in library.list()}
    engine = SearchEngine(Path("nowhere") / "index", library)
    result = engine.search(SearchRequest("企业", **filters))  # type: ignore[arg-type]
    by_doc = Counter(hit.doc for hit in result.hits)
    assert result.facets["doc"] == by_doc
    for facet, value in (("level", "level"), ("region", "region"), ("year", "year"), ("validity", "validity")):
        truth: Counter[str] = Counter()
        for doc, count in by_doc.items():
            if (known := getattr(infos[doc], value)) is not None:
                truth[str(known)] += count
        assert result.facets[facet] == truth
