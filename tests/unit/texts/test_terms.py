"""A text's term is what it says of itself as a whole; the term of one of its clauses is not."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Origin, Validity
from compendium.texts.document import BuiltDocument, build_document
from compendium.texts.findings import Metadata
from compendium.texts.metadata import read_metadata
from compendium.texts.structure import parse

TODAY = date(2026, 7, 1)
HEAD = "甲市若干政策措施\n为了创新，制定本措施。\n"
MEASURES = "".join(f"{number}、支持创新。发放补贴。\n" for number in "一二三四五六七八九")


def _read(closing: str, *, before: str = "") -> Metadata:
    return read_metadata(parse(HEAD + before + MEASURES + closing + "\n"), today=TODAY)


@pytest.mark.parametrize(
    ("closing", "starts", "ends"),
    [
        ("本政策自印发之日起实施，执行期限至2023年12月31日。", None, "2023-12-31"),
        ("本政策自印发之日起实施,执行期限至2023年12月31日。", None, "2023-12-31"),
        ("十、本办法自2024年1月1日起施行，有效期至2025年12月31日。", "2024-01-01", "2025-12-31"),
        ("以上政策措施自印发之日起施行，有效期至2022年12月31日，由市住建局负责解释。", None, "2022-12-31"),
        ("本《若干措施》自2023年1月1日起至2023年12月底止施行。", "2023-01-01", "2023-12-31"),
        ("本通知有效期为2023年1月1日至2024年6月30日。", None, "2024-06-30"),
        ("本措施自2024年10月17日起施行，有效期3年。", "2024-10-17", "2027-10-16"),
        ("本措施自2024年2月29日起施行，有效期一年。", "2024-02-29", "2025-02-28"),
        ("本措施由市科技局负责解释，自印发之日起施行，有效期至2027年9月5日。", None, "2027-09-05"),
        ("本意见自2024年3月1日起施行。国家有新规定的，按新规定执行。", "2024-03-01", None),
        ("本措施自印发之日起施行，有效期两年。", None, None),
    ],
)
def test_a_text_says_from_when_until_when_it_holds(closing: str, starts: str | None, ends: str | None) -> None:
    found = _read(closing)
    assert (found.effective_date, found.expiry_date) == (starts, ends)
    assert (found.validity is Validity.EXPIRED) == (ends is not None and ends < "2026-07-01")
    for field, value in (("effective_date", starts), ("expiry_date", ends)):
        assert value is None or found.evidence[field] in closing


@pytest.mark.parametrize(
    "closing",
    [
        "本行动方案自公布之日起施行，有效期至2022年12月31日（具体措施已明确执行期限的，从其规定）。",
        "以上政策措施自公布之日起实施，未特别注明时限的，有效期至2023年12月31日。",
        "本措施自印发之日起施行，有效期一年，但第一条有效期至2025年6月30日。文中有明确时限的条款，以明确的时限为准。",
        "本《措施》自印发之日起施行。除第（三）项政策有效期至2025年12月31日外，其余条款有效期5年。",
        "本政策自印发之日起施行，有效期至2023年12月31日。文中有明确时限的条款，以明确的时限为准。",
        "本政策有效期至2023年12月31日，国家另有规定的除外。",
    ],
)
def test_a_term_with_exceptions_decides_nothing_but_is_kept(closing: str) -> None:
    found = _read(closing)
    assert (found.validity, found.expiry_date) == (Validity.UNKNOWN, None)
    assert found.evidence["expiry_date"] in closing
    assert any("例外" in warning for warning in found.warnings)


@pytest.mark.parametrize(
    "measure",
    [
        "十、发放消费券。消费券自2023年1月1日起发放，有效期至2023年12月31日。",
        "十、延长缴款期限。剩余价款可在一年内缴清。政策有效期到2024年12月31日。（责任单位：市财政局）",
        "十、减免房租。上述减免自2023年1月1日起执行，期限至2023年12月31日。",
        "十、补贴企业。本政策第三条执行期限至2023年12月31日。",
        "十、减免税收。本市政策执行期限至2023年12月31日。",
        "十、本办法所称补贴，有效期至2023年12月31日。",
        "十、本办法施行后，原补贴有效期至2023年12月31日。",
    ],
)
def test_the_term_of_a_clause_is_not_that_of_the_text(measure: str) -> None:
    for found in (_read(measure), _read("本措施由市科技局负责解释。", before=measure + "\n")):
        assert (found.validity, found.effective_date, found.expiry_date) == (Validity.UNKNOWN, None, None)
        assert "expiry_date" not in found.evidence


def test_the_last_article_of_a_law_counts_and_an_attachment_does_not() -> None:
    law = "甲市创新条例\n第一条 为了创新，制定本条例。\n第二条 本条例自2027年1月1日起施行。\n"
    found = read_metadata(parse(law), today=TODAY)
    assert (found.effective_date, found.validity) == ("2027-01-01", Validity.NOT_YET_EFFECTIVE)
    attached = _read("附件\n甲市实施细则\n本细则自印发之日起施行，有效期至2023年12月31日。")
    assert (attached.expiry_date, attached.validity) == (None, Validity.UNKNOWN)


def _build(text: str, name: str) -> BuiltDocument:
    return build_document(text, doc_id="x", origin=Origin.IMPORTED, today=TODAY, fallback_title=name)


def test_the_name_of_the_file_may_tell_a_draft() -> None:
    info = _build(HEAD + MEASURES, "《甲市行动方案（征求意见稿）》").document.info
    assert (info.validity, info.validity_basis) == (Validity.DRAFT, "文件名写有“征求意见稿”")
    assert _build(HEAD + MEASURES, "甲市行动方案").document.info.validity is Validity.UNKNOWN
    repealed = _build(HEAD.replace("措施\n", "措施\n（已废止）\n", 1) + MEASURES, "草案").document.info
    assert repealed.validity is Validity.REPEALED
