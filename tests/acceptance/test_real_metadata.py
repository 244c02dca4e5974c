"""Metadata of real documents against labels: the share that must be right never falls."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Validity
from compendium.importers.registry import importer_for
from compendium.texts.blanks import without_blanks
from compendium.texts.findings import Metadata
from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse

TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def cases(shared: Path, repository: Path) -> list[tuple[dict[str, object], Metadata, str]]:
    """Label, metadata read and title of the covering notice of each State Council document."""
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        regions = Regions.from_lines(lines)
    found = []
    for case in json.loads((shared / "corpus" / "metadata_cases.json").read_text(encoding="utf-8")):
        if case["id"].startswith("sc"):
            parsed = parse(case["text"])
            cover = next((clause.title for clause in parsed.outline if clause.id == "cover"), "")
            found.append((case["label"], read_metadata(parsed, today=TODAY, regions=regions), cover))
    return found


@pytest.mark.parametrize(
    ("field", "least"),
    [("doc_number", 1.0), ("issuers", 1.0), ("level", 1.0), ("region", 1.0), ("signed_date", 0.97), ("title", 1.0)],
)
def test_fields_are_the_labelled_ones(
    cases: list[tuple[dict[str, object], Metadata, str]], field: str, least: float
) -> None:
    right = sum(is_right(label, found, cover, field) for label, found, cover in cases)
    assert right >= least * len(cases)


def is_right(label: dict[str, object], found: Metadata, cover: str, field: str) -> bool:
    got = getattr(found, field)
    if field == "title":  # the labels name the notice where there is one, the program names the plan
        return label[field] in (without_blanks(got), without_blanks(cover))
    return (list(got) if field == "issuers" else got) == label[field]


TERMS = {  # number of the document in the corpus: the last day it holds, and whether it tells of a term at all
    "003": (None, True),
    "009": (None, True),
    "014": (None, True),
    "045": (None, False),
    "054": (None, True),
    "067": (None, False),
    "075": (None, True),
    "105": ("2023-12-31", True),
}


@pytest.mark.parametrize("number", TERMS)
def test_only_a_whole_text_expires(shared: Path, number: str) -> None:
    [path] = (shared / "corpus" / "docs" / "policy_txt_local").glob(f"{number}_*.txt")
    found = read_metadata(parse(importer_for(path).read(path).text), today=TODAY)
    assert (found.expiry_date, "expiry_date" in found.evidence) == TERMS[number]
    assert found.validity is (Validity.EXPIRED if found.expiry_date else Validity.UNKNOWN)
