from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import DocumentInfo, Level, Period, Validity
from compendium.domain.errors import UserError
from compendium.services.metadata_edits import BY_HAND, edited, values_of

TODAY = date(2026, 7, 1)
INFO = DocumentInfo(
    "plan",
    "样例市行动方案",
    doc_number="样政发〔2024〕3号",
    issuers=("样例市人民政府",),
    signed_date="2024-03-05",
    year=2024,
    inferred=("region",),
    region="样例市",
    evidence={"region": "样例市人民政府"},
)


def test_values_that_are_not_changed_change_nothing() -> None:
    assert edited(INFO, values_of(INFO), TODAY) == INFO


def test_what_a_person_says_is_marked_and_no_longer_inferred() -> None:
    info = edited(INFO, {"region": "甲县", "level": "县"}, TODAY)
    assert (info.region, info.level, info.inferred) == ("甲县", Level.COUNTY, ())
    assert info.evidence["region"] == info.evidence["level"] == BY_HAND


@pytest.mark.parametrize("words", ["2023年12月31日", "2023-12-31", " 2023.12.31 ", "２０２３年１２月３１日"])
def test_a_date_is_understood_as_people_write_it_and_the_year_follows(words: str) -> None:
    info = edited(INFO, {"signed_date": words}, TODAY)
    assert (info.signed_date, info.year) == ("2023-12-31", 2023)


def test_several_issuers_are_told_apart() -> None:
    info = edited(INFO, {"issuers": "样例市发展和改革委员会、样例市财政局，样例市税务局"}, TODAY)
    assert info.issuers == ("样例市发展和改革委员会", "样例市财政局", "样例市税务局")


def test_an_emptied_field_is_unknown() -> None:
    info = edited(INFO, {"doc_number": " ", "signed_date": "", "period": "2023—2025年"}, TODAY)
    assert (info.doc_number, info.signed_date, info.period) == (None, None, Period(2023, 2025))
    assert info.year == 2023


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "no_title:title"),
        ({"signed_date": "2024年2月30日"}, "bad_date:signed_date"),
        ({"effective_date": "明年"}, "bad_date:effective_date"),
        ({"period": "2025-2023"}, "bad_period:period"),
        ({"validity": "in_force"}, "no_basis:validity_basis"),
    ],
)
def test_what_cannot_be_is_refused_with_the_field(values: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as refused:
        edited(INFO, values, TODAY)
    assert refused.value.code == code
    assert refused.value.advice


def test_in_force_has_a_basis_and_the_day_it_was_checked() -> None:
    info = edited(INFO, {"validity": "in_force", "validity_basis": "国家法律法规数据库"}, TODAY)
    assert (info.validity, info.validity_checked_on) == (Validity.IN_FORCE, "2026-07-01")
    assert edited(info, {"validity": "unknown"}, TODAY).validity_checked_on is None
