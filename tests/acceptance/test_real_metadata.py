"""Metadata of real documents against labels: the share that must be right never falls."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from compendium.domain.document import Origin, Validity
from compendium.importers.registry import importer_for
from compendium.texts.blanks import without_blanks
from compendium.texts.dates import read_date
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse

TODAY = date(2026, 7, 1)
PRINTED = ("title", "doc_number", "issuers", "signed_date")
LEAST = {"title": 0.95, "doc_number": 0.95, "issuers": 0.9, "signed_date": 0.9, "level": 0.9}


class Case(NamedTuple):
    """A labelled text and what was read from it."""

    id: str
    text: str
    label: dict[str, object]
    read: BuiltDocument


@pytest.fixture(scope="module")
def cases(shared: Path, repository: Path) -> list[Case]:
    """All labelled texts: pages of the State Council and, shorter and rougher, of a city."""
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        regions = Regions.from_lines(lines)
    labelled = json.loads((shared / "corpus" / "metadata_cases.json").read_text(encoding="utf-8"))
    return [
        Case(
            case["id"],
            case["text"],
            case["label"],
            build_document(case["text"], doc_id="a", origin=Origin.IMPORTED, today=TODAY, regions=regions),
        )
        for case in labelled
    ]


@pytest.mark.parametrize("field", LEAST)
def test_fields_are_the_labelled_ones(cases: list[Case], field: str) -> None:
    scored = [case for case in cases if case.label.get(field) is not None]
    wrong = [case.id for case in scored if not is_right(case, field)]
    assert len(scored) >= 40
    assert len(wrong) <= (1 - LEAST[field]) * len(scored), wrong


@pytest.mark.parametrize(
    ("field", "least"),
    [("doc_number", 1.0), ("issuers", 1.0), ("level", 1.0), ("region", 1.0), ("signed_date", 0.97), ("title", 1.0)],
)
def test_pages_of_the_state_council_are_read_right(cases: list[Case], field: str, least: float) -> None:
    pages = [case for case in cases if case.id.startswith("sc")]
    assert sum(is_right(case, field) for case in pages) >= least * len(pages) > 30


def is_right(case: Case, field: str) -> bool:
    info = case.read.document.info
    got = getattr(info, field)
    if field == "title":  # the labels name the notice where there is one, the program names the plan
        return case.label[field] in (without_blanks(info.title), without_blanks(case.read.cover))
    return (list(got) if field == "issuers" else got) == case.label[field]


def test_the_text_alone_tells_what_the_labels_of_its_page_say(shared: Path) -> None:
    """Whole pages, read without the labels above them, against these labels."""
    fields = {"title": "标题", "doc_number": "发文字号", "issuers": "发文机关", "signed_date": "成文日期"}
    right = dict.fromkeys(fields, 0)
    pages = sorted((shared / "corpus" / "docs" / "html_state_council").iterdir())
    assert len(pages) > 35
    for path in pages:
        source = importer_for(path).read(path)
        built = build_document(source.text, doc_id="a", origin=Origin.IMPORTED, today=TODAY)
        info = built.document.info
        day = read_date(source.labels["成文日期"])
        label = {name: source.labels[printed] for name, printed in fields.items()}
        right["title"] += without_blanks(label["title"]) in (without_blanks(info.title), without_blanks(built.cover))
        right["doc_number"] += info.doc_number == label["doc_number"]
        right["issuers"] += "、".join(info.issuers) == label["issuers"].replace(" ", "、")
        right["signed_date"] += day is not None and info.signed_date == day.isoformat()
    assert min(right.values()) >= 0.95 * len(pages), right


@pytest.mark.parametrize("field", PRINTED)
def test_nothing_is_proposed_that_is_not_printed(cases: list[Case], field: str) -> None:
    """What a text does not say stays open: the words that a value rests on are there, one by one."""
    proposed = [proposal for case in cases for proposal in case.read.proposals if proposal.field == field]
    assert len(proposed) >= 40
    for case in cases:
        printed = without_blanks(case.text)
        for proposal in case.read.proposals:
            if proposal.field == field and not proposal.inferred:
                assert all(without_blanks(words) in printed for words in proposal.words.split("、")), case.id


def test_a_number_that_a_text_only_cites_is_not_its_own(cases: list[Case]) -> None:
    unnumbered = [case for case in cases if case.label.get("doc_number") is None]
    assert len(unnumbered) > 10
    assert [case.id for case in unnumbered if case.read.document.info.doc_number] == []


def test_the_date_of_a_page_is_not_the_date_of_signing(cases: list[Case]) -> None:
    """A date is taken only from a line of its own, a label or a law's history, as its words show."""
    for case in cases:
        info = case.read.document.info
        if info.signed_date and info.signed_date == case.label.get("publish_date"):
            assert info.evidence["signed_date"] in case.text


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("docx_policy_generated/003_*", "interpretation"),
        ("html_guangzhou/021_*", "interpretation"),
        ("policy_txt_local/096_*", "draft"),
        ("policy_txt_local/002_*", None),
        ("law_md/002_*", None),
    ],
)
def test_real_texts_are_told_for_what_they_are(shared: Path, pattern: str, kind: str | None) -> None:
    [path] = (shared / "corpus" / "docs").glob(pattern)
    source = importer_for(path).read(path)
    nature = build_document(
        source.text, doc_id="a", origin=Origin.IMPORTED, today=TODAY, fallback_title=path.stem
    ).nature
    told = [name for name in ("draft", "repost", "interpretation") if getattr(nature, name) is not None]
    assert told == ([kind] if kind else [])


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


def test_a_page_printed_to_a_file_gives_who_signed_it(shared: Path, repository: Path) -> None:
    """The page's own table names the site's owner and the day of putting it there."""
    with (repository / "content" / "regions.tsv").open(encoding="utf-8") as lines:
        regions = Regions.from_lines(lines)
    [path] = (shared / "corpus" / "docs" / "pdf").glob("002_*")
    source = importer_for(path).read(path)
    built = build_document(source.text, doc_id="a", origin=Origin.IMPORTED, today=TODAY, regions=regions)
    info = built.document.info
    assert info.issuers == ("海南省健康海南建设委员会（爱国卫生运动委员会）",)
    assert (info.signed_date, info.doc_number) == ("2025-03-17", "琼健爱卫〔2025〕7号")
    assert (info.title, info.region) == ("海南省将健康融入所有政策实施方案", "海南省")
    assert built.document.outline[0].label.endswith("的通知")
