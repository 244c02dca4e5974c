"""Targets and deadlines against labels made by reading, out of the raw files under names that say nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from compendium.domain.document import Document
from compendium.domain.fact import FactKind
from compendium.facts.deadlines import deadlines
from compendium.facts.targets import targets
from compendium.texts.places import Regions
from fact_scoring import labels_of, raw_document, same_deadline, same_target, score
from shared_material import BUNDLED

SHARED_LABELS = ("national-2022", "jilin-2024", "jinan-2023")


@pytest.fixture(scope="module")
def documents(seeds: dict[str, Path], repository: Path) -> dict[str, Document]:
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        regions = Regions.from_lines(lines)
    return {doc: raw_document(path, regions) for doc, path in seeds.items()}


@pytest.mark.parametrize("doc", BUNDLED)
def test_targets_are_those_a_reader_finds(doc: str, documents: dict[str, Document]) -> None:
    result = score(labels_of(doc, "targets"), targets(documents[doc]), same_target)
    said = [*(label["quote"] for label in result.missed), *(fact.quote for fact in result.wrong)]
    assert result.recall >= 0.95, said
    assert result.precision >= 0.95, said


def test_at_most_one_deadline_is_wrong_or_missed(documents: dict[str, Document]) -> None:
    said: list[str] = []
    for doc, document in documents.items():
        result = score(labels_of(doc, "deadlines"), deadlines(document), same_deadline)
        said += [*(label["quote"] for label in result.missed), *(fact.quote for fact in result.wrong)]
    assert len(said) <= 1, said


@pytest.mark.parametrize("doc", BUNDLED)
def test_no_decoy_is_a_target(doc: str, documents: dict[str, Document]) -> None:
    labels = labels_of(doc, "decoys")
    assert labels or doc in SHARED_LABELS
    for fact in targets(documents[doc]):
        for decoy in labels:
            if decoy["clause"] == fact.clause:
                assert fact.quote not in decoy["quote"], decoy["why"]


@pytest.mark.parametrize("doc", BUNDLED)
def test_labels_made_here_quote_the_text(doc: str, documents: dict[str, Document], repository: Path) -> None:
    own = repository / "tests" / "data" / f"facts_{doc}.json"
    if not own.is_file():
        pytest.skip("its labels are in the shared folder")
    for labels in json.loads(own.read_text(encoding="utf-8")).values():
        for label in labels:
            assert label["quote"] in documents[doc].by_id[label["clause"]].text


def test_what_a_list_and_a_change_say_is_kept(documents: dict[str, Document]) -> None:
    found = {
        (fact.clause, fact.detail.value, fact.detail.indicator): fact.detail
        for fact in targets(documents["jilin-2024"])
    }
    assert found["1.2", "5500", "国家高新技术企业"].comparator == "累计"
    assert found["4.11", "40", "新型研发机构"].scope == "在企业"
    assert found["5.15", "10000", "服务企业"].comparator == ""
    [share] = [fact.detail for fact in targets(documents["jinan-2023"]) if fact.clause == "1.2.2"]
    assert (share.baseline, share.comparator) == ("54.75%", "达到|以上")
    assert share.indicator == "全市高新技术产业产值占规模以上工业总产值的比重"


def test_every_fact_of_the_corpus_is_quoted_where_it_stands(shared: Path, documents: dict[str, Document]) -> None:
    folder = shared / "corpus" / "docs"
    paths = [path for name in ("policy_txt_local", "policy_md") for path in sorted((folder / name).iterdir())]
    read = [raw_document(path) for path in paths[::4] if path.suffix in (".txt", ".md")]
    assert len(read) > 15
    count = 0
    for document in [*documents.values(), *read]:
        facts = [*targets(document), *deadlines(document)]
        assert len(facts) == len(set(facts))
        for fact in facts:
            assert fact.quote
            assert document.by_id[fact.clause].text[fact.start : fact.end] == fact.quote
            assert fact.kind in (FactKind.TARGET, FactKind.DEADLINE)
        count += len(facts)
    assert count > 300
