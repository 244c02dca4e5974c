from __future__ import annotations

from dataclasses import fields

import pytest

from compendium.domain.errors import UserError
from compendium.domain.fact import Deadline, DeadlineBasis, DeadlineType, Detail, Duty, FactKind, Support, Target
from compendium.services.fact_fields import FIELDS, FactField, iso_date, number, shown, with_field
from compendium.store.fact_details import DETAILS

TARGET = Target("企业", "500", 500.0, "家")


def _field(detail: Detail, name: str) -> FactField:
    kind = next(kind for kind, made in DETAILS.items() if made is type(detail))
    return next(each for each in FIELDS[kind] if each.name == name)


def _with(detail: Detail, name: str, text: str) -> Detail:
    return with_field(detail, _field(detail, name), text)


@pytest.mark.parametrize("kind", FactKind)
def test_every_field_is_one_of_its_kind(kind: FactKind) -> None:
    known = {each.name for each in fields(DETAILS[kind])}
    assert {each.name for each in FIELDS[kind]} <= known


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2026-12-31", "2026-12-31"),
        ("2026-9-3", "2026-09-03"),
        ("2026/9/3", "2026-09-03"),
        ("2026.09.03", "2026-09-03"),
        ("2026年9月3日", "2026-09-03"),
        ("２０２６年底", "2026-12-31"),
        ("2026年9月底前", "2026-09-30"),
        ("2026年9月", "2026-09"),
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026-13-01", None),
        ("2026-02-30", None),
        ("年底", None),
    ],
)
def test_dates_as_people_write_them(text: str, found: str | None) -> None:
    assert iso_date(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("500", 500.0),
        ("1,000", 1000.0),
        ("1.5万", 15000.0),
        ("２亿", 2e8),
        ("4%", 4.0),
        ("-3", -3.0),
        ("很多", None),
        ("三千五百", 3500.0),
        ("8-10", None),
        ("--3", None),
        ("1万元", None),
    ],
)
def test_numbers_as_people_write_them(text: str, found: float | None) -> None:
    assert number(text) == found


def test_a_value_brings_its_number() -> None:
    assert _with(TARGET, "value", "1万") == Target("企业", "1万", 10000.0, "家")
    assert _with(TARGET, "value", "翻一番") == Target("企业", "翻一番", 500.0, "家")


def test_a_date_brings_its_basis_and_takes_it_away() -> None:
    dated = _with(TARGET, "deadline", "2026年底")
    assert dated == Target("企业", "500", 500.0, "家", deadline="2026-12-31", deadline_basis=DeadlineBasis.STATED)
    assert _with(dated, "deadline", "") == TARGET


def test_units_keep_their_roles() -> None:
    duty = Duty(("甲局", "乙局"), lead_units=("甲局",))
    assert _with(duty, "units", "乙局、丙局（丁办、戊办）") == Duty(("乙局", "丙局（丁办、戊办）"))
    assert _with(duty, "supporting_units", "丙局") == Duty(("甲局", "乙局", "丙局"), ("甲局",), ("丙局",))


def test_choices_are_written_as_they_are_shown() -> None:
    deadline = Deadline(None, "每年", DeadlineType.RECURRING)
    assert shown(deadline, "type") == "定期"
    changed = _with(deadline, "type", "申报截止")
    assert changed == Deadline(None, "每年", DeadlineType.APPLICATION)


def test_flags_and_amounts() -> None:
    support = Support("奖补", "企业", "", "20万元", 200000.0, 200000.0)
    assert shown(support, "max_yuan") == "200000"
    assert shown(support, "quantified") == "是"
    assert shown(_with(support, "quantified", "否"), "quantified") == "否"
    assert _with(support, "max_yuan", "30万") == Support("奖补", "企业", "", "20万元", 200000.0, 300000.0)
    assert _with(support, "max_yuan", "") == Support("奖补", "企业", "", "20万元", 200000.0)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("indicator", " ", "不能为空"),
        ("value_num", "很多", "不是数"),
        ("deadline", "明年", "不是日期"),
        ("deadline_basis", "猜的", "可以是"),
    ],
)
def test_what_cannot_be_taken_says_what_can(name: str, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words) as caught:
        _with(TARGET, name, text)
    assert caught.value.code == "bad_value"


@pytest.mark.parametrize("name", [each.name for each in FIELDS[FactKind.TARGET]])
def test_what_is_shown_written_again_changes_nothing(name: str) -> None:
    full = Target(
        "企业", "8—10", 8.0, "家", "达到|以上", "2026-12-31", DeadlineBasis.INHERITED, "每年", "全市", "5", 10.0
    )
    if name == "value":
        full = Target("企业", "500", 500.0, "家")
    assert _with(full, name, shown(full, name)) == full


@pytest.mark.parametrize(
    ("value", "words"),
    [(2e12, "2万亿"), (3.5e8, "3.5亿"), (123_456_789.0, "123456789"), (20_000.0, "20000"), (0.0015, "0.0015")],
)
def test_a_number_is_shown_without_powers_of_ten_and_read_as_it_is_shown(value: float, words: str) -> None:
    target = Target("规模", words, value, "元")
    assert shown(target, "value_num") == words
    assert number(words) == value
