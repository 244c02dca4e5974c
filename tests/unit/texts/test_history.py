"""The bracket below a title: passed or made known when, by whom, under which number, in force from when."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.texts.findings import Metadata
from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse

REGIONS = Regions.from_lines(["330000\t浙江省", "330100\t杭州市", "330127\t淳安县"])
ARTICLES = "第一条 为了规范管理，制定本办法。\n第二条 本办法由县司法局负责解释。\n"
POINTS = "一、总则\n规范管理。\n二、附则\n由县司法局负责解释。\n"


def metadata(text: str) -> Metadata:
    return read_metadata(parse(text), today=date(2026, 7, 1), regions=REGIONS)


@pytest.mark.parametrize("body", [ARTICLES, POINTS])
@pytest.mark.parametrize(
    ("line", "signed", "effective", "number", "issuers"),
    [
        (
            "（2020年5月8日淳安县人民政府令第7号公布　自2020年7月1日起施行）",
            "2020-05-08",
            "2020-07-01",
            "淳安县人民政府令第7号",
            ("淳安县人民政府",),
        ),
        (
            "（2020年5月8日淳安县人民政府淳政发〔2020〕9号发布，从2020年7月1日起实施）",
            "2020-05-08",
            "2020-07-01",
            "淳政发〔2020〕9号",
            ("淳安县人民政府",),
        ),
        (
            "（2020年4月2日淳安县人民政府第5次常务会议通过，自2020年7月1日起施行）",
            "2020-04-02",
            "2020-07-01",
            None,
            ("淳安县人民政府",),
        ),
        (
            "（2020年4月2日县政府第5次常务会议通过　2020年5月8日公布　自2020年7月1日起施行）",
            "2020-05-08",
            "2020-07-01",
            None,
            (),
        ),
    ],
)
def test_each_day_is_told_for_what_it_is(
    body: str, line: str, signed: str, effective: str, number: str | None, issuers: tuple[str, ...]
) -> None:
    found = metadata(f"淳安县市场管理办法\n{line}\n{body}")
    assert (found.signed_date, found.effective_date) == (signed, effective)
    assert (found.doc_number, found.issuers) == (number, issuers)


def test_the_day_that_the_text_itself_tells_goes_before() -> None:
    line = "（2020年5月8日淳安县人民政府令第7号公布）"
    found = metadata(f"淳安县市场管理办法\n{line}\n第一条 略。\n第二条 本办法自2020年9月1日起施行。\n")
    assert found.effective_date == "2020-09-01"


def test_of_several_orders_none_is_the_number() -> None:
    line = "（2010年5月8日淳安县人民政府令第7号公布　根据2020年1月2日淳安县人民政府令第20号公布的决定修正）"
    assert metadata(f"淳安县市场管理办法\n{line}\n{ARTICLES}").doc_number is None


def test_an_order_gives_its_number_and_who_gave_it() -> None:
    found = metadata(
        "淳安县人民政府令\n第7号\n《淳安县市场管理办法》已经县政府常务会议通过，现予公布，自2020年7月1日起施行。\n"
        "县长　周明\n2020年5月8日\n淳安县市场管理办法\n" + ARTICLES
    )
    assert (found.doc_number, found.issuers) == ("淳安县人民政府令第7号", ("淳安县人民政府",))
    assert (found.title, found.signed_date) == ("淳安县市场管理办法", "2020-05-08")


NOTICE = "淳安县人民政府关于节水的意见\n各乡镇人民政府：\n一、目标\n节水。\n二、附则\n{0}\n"
SIGNED = "淳安县人民政府\n2023年5月8日\n"


@pytest.mark.parametrize(
    "words",
    ["本意见自印发之日起施行。", "本意见自发布之日起正式实施，有效期5年。", "本意见从公布之日起执行。"],
)
def test_from_its_issue_on_is_from_the_day_of_signing_on(words: str) -> None:
    found = metadata(NOTICE.format(words) + SIGNED)
    assert found.effective_date == "2023-05-08"
    assert "effective_date" in found.inferred
    assert found.evidence["effective_date"] in words
    assert found.confidence["effective_date"] < found.confidence["signed_date"]


@pytest.mark.parametrize("words", ["本意见自印发之日起30日后施行。", "第一项政策自印发之日起施行。"])
def test_other_days_are_not_inferred(words: str) -> None:
    assert metadata(NOTICE.format(words) + SIGNED).effective_date is None


def test_without_a_day_of_signing_nothing_is_inferred() -> None:
    assert metadata(NOTICE.format("本意见自印发之日起施行。")).effective_date is None


EXPLAINED = "《淳安县节水三年行动方案（2024-2026年）》政策解读\n"
REPORT = "近日，淳安县人民政府办公室印发了《淳安县节水三年行动方案（2024-2026年）》（淳政办〔2024〕7号）。\n"


def test_words_about_a_policy_have_an_organ_and_a_day_of_their_own() -> None:
    head = "发布时间：2024-06-25 16:30　来源：淳安县水务局\n"
    parsed = parse(EXPLAINED + head + REPORT + "一、背景\n缺水。\n")
    assert parsed.noise == ()
    found = read_metadata(parsed, today=date(2026, 7, 1), regions=REGIONS)
    assert (found.issuers, found.signed_date) == (("淳安县水务局",), "2024-06-25")
    assert (found.period, found.doc_number, found.year) == (None, None, 2024)


def test_day_and_source_on_lines_of_their_own_stay_in_words_about_a_policy() -> None:
    parsed = parse("一图读懂《淳安县节水办法》\n来源：淳安县水务局\n发布日期：2021-05-25\n一、背景\n缺水。\n")
    assert parsed.noise == ()
    found = read_metadata(parsed, today=date(2026, 7, 1), regions=REGIONS)
    assert (found.issuers, found.signed_date) == (("淳安县水务局",), "2021-05-25")


def test_who_explains_goes_before_the_source() -> None:
    head = "发布时间：2024-06-25　来源：淳安县司法局\n"
    found = metadata(EXPLAINED + head + REPORT + "一、背景\n缺水。\n二、联系\n解读机关：淳安县水务局\n")
    assert found.issuers == ("淳安县水务局",)


def test_who_issued_the_policy_did_not_write_the_words_about_it() -> None:
    found = metadata(EXPLAINED + REPORT + "一、背景\n缺水。\n")
    assert (found.issuers, found.signed_date, found.period) == ((), None, None)
