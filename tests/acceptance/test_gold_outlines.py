"""Outlines against the labels made by reading: as bundled, and from the raw files under names that say nothing."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Clause, Document, Level, Origin, Validity
from compendium.importers.registry import importer_for
from compendium.texts.document import build_document
from compendium.texts.places import Regions
from compendium.texts.structure import parse
from shared_material import BUNDLED

LABELLED = {"national-2022": "000", "jilin-2024": "002", "jinan-2023": "003"}
TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def regions(repository: Path) -> Regions:
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        return Regions.from_lines(lines)


def bundled(repository: Path, doc: str, regions: Regions) -> Document:
    path = repository / "content" / "policies" / f"{doc}.md"
    source = importer_for(path).read(path)
    return build_document(
        source.text, doc_id=doc, origin=Origin.BUNDLED, today=TODAY, overrides=source.front_matter, regions=regions
    ).document


def raw(seeds: dict[str, Path], doc: str, folder: Path, regions: Regions) -> Document:
    path = folder / "a.txt"
    shutil.copyfile(seeds[doc], path)
    text = importer_for(path).read(path).text
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=TODAY, regions=regions).document


def row(clause: Clause) -> tuple[object, ...]:
    return (
        *(clause.id, clause.level, clause.marker, clause.title, clause.parent, clause.sep, clause.run_in),
        clause.text.replace("\n", ""),
    )


@pytest.mark.parametrize("doc", LABELLED)
def test_the_outline_is_the_labelled_one(
    doc: str, shared: Path, seeds: dict[str, Path], repository: Path, tmp_path: Path, regions: Regions
) -> None:
    labels = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))
    seed = seeds[doc].read_text(encoding="utf-8")
    expected = [
        (
            *(node["id"], node["level"], node["marker"], node["title"], node["parent"], node["sep"], node["run_in"]),
            seed[node["pos"][0] : node["own_end"]].replace("\n", ""),
        )
        for node in labels["outline"]
    ]
    assert [row(clause) for clause in bundled(repository, doc, regions).outline] == expected
    assert [row(clause) for clause in raw(seeds, doc, tmp_path, regions).outline] == expected


@pytest.mark.parametrize("doc", BUNDLED)
def test_a_raw_file_gives_the_bundled_outline_and_blocks(
    doc: str, seeds: dict[str, Path], repository: Path, tmp_path: Path, regions: Regions
) -> None:
    by_hand, by_rule = bundled(repository, doc, regions), raw(seeds, doc, tmp_path, regions)
    assert by_rule.outline == by_hand.outline
    assert by_rule.blocks == by_hand.blocks


@pytest.mark.parametrize("doc", LABELLED)
def test_metadata_is_the_labelled_one(
    doc: str, shared: Path, seeds: dict[str, Path], repository: Path, tmp_path: Path, regions: Regions
) -> None:
    meta = json.loads((shared / "gold" / f"{LABELLED[doc]}.json").read_text(encoding="utf-8"))["meta"]
    for info in (bundled(repository, doc, regions).info, raw(seeds, doc, tmp_path, regions).info):
        assert list(info.issuers) == meta["issuers"]
        assert info.doc_number == meta["doc_number"]
        assert info.signed_date == meta["issue_date"]
        assert (info.level, info.region) == (Level(meta["level"]), meta["region"])
        assert info.period is not None
        assert (info.period.start, info.period.end) == (meta["period"]["start"], meta["period"]["end"])
        assert (info.validity is Validity.DRAFT) == (meta["status"] == "征求意见稿")
    assert bundled(repository, doc, regions).info.title == meta.get("inferred_title", meta["title"])
    assert raw(seeds, doc, tmp_path, regions).info.title == meta["title"]


def test_what_is_inferred_is_said_with_its_evidence(repository: Path, regions: Regions) -> None:
    jinan, national = (
        bundled(repository, "jinan-2023", regions).info,
        bundled(repository, "national-2022", regions).info,
    )
    assert {"title", "region"} <= set(jinan.inferred)
    assert "level" in national.inferred
    for info in (jinan, national):
        assert all(info.evidence[name] for name in info.inferred)


def test_a_content_file_s_heading_marks_do_not_count(repository: Path) -> None:
    path = repository / "content" / "policies" / "jilin-2024.md"
    marked = importer_for(path).read(path).text
    assert "#" not in marked
    assert len(parse(marked).outline) == 28
