"""Citations become links wherever their words stand, in reading order, and none lies over another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compendium.facts.citations import citations
from compendium.services.text_links import TextLink, text_links
from fact_samples import Office, sample
from sample_library import sample_document

TEXTS = {
    "1": "一、依据",
    "1.1": "（一）落实法规。按照《样例省创新条例》（样发〔2020〕1号）办理，"
    "执行《样例省创新条例》（样发〔2020〕1号）时参照《样例省创新条例》。",
    "1.2": "（二）填表。填写《企业认定申请书》，领取《营业执照》，按照样政发〔2021〕9号执行，参见《不在库的办法》。",
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, extract=citations)
    yield office
    office.close()


def links(office: Office) -> list[TextLink]:
    document = sample(texts=TEXTS)
    office.put(document, sample_document("law", title="样例省创新条例", doc_number="样发〔2020〕1号"))
    return text_links(document, office.facts.for_document("sample-2024"))


def test_every_place_leads_there_and_none_overlap(office: Office) -> None:
    found = links(office)
    assert [(link.clause, TEXTS[link.clause][link.start : link.end], link.target) for link in found] == [
        ("1.1", "《样例省创新条例》（样发〔2020〕1号）", "law"),
        ("1.1", "《样例省创新条例》（样发〔2020〕1号）", "law"),
        ("1.1", "《样例省创新条例》", "law"),
        ("1.2", "样政发〔2021〕9号", ""),
        ("1.2", "《不在库的办法》", ""),
    ]


def test_what_is_not_there_is_named_and_searched_for_as_printed(office: Office) -> None:
    *_, number, title = links(office)
    assert (number.name, number.query) == ("样政发〔2021〕9号", '"样政发〔2021〕9号"')
    assert (title.name, title.query) == ("《不在库的办法》", '"不在库的办法"')


def test_a_citation_marked_as_wrong_is_no_link(office: Office) -> None:
    links(office)
    rows = office.facts.for_document("sample-2024")
    office.corrections.hide([row for row in rows if row.fact.quote == "《不在库的办法》"])
    left = text_links(sample(texts=TEXTS), office.facts.for_document("sample-2024"))
    assert [link.name for link in left][-1] == "样政发〔2021〕9号"
