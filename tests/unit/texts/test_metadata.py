from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Level, Period, Validity
from compendium.texts.dates import read_date, read_period
from compendium.texts.findings import Metadata
from compendium.texts.metadata import read_metadata
from compendium.texts.places import Regions
from compendium.texts.structure import parse

TODAY = date(2026, 7, 1)
REGIONS = Regions.from_lines(
    [
        "220000\t吉林省",
        "220200\t吉林市",
        "320000\t江苏省",
        "320200\t无锡市",
        "360000\t江西省",
        "360400\t九江市",
        "360423\t武宁县",
        "370000\t山东省",
        "370100\t济南市",
        "310000\t上海市",
    ]
)
BODY = "一、总体要求\n（一）加强领导。抓好落实。\n"


def metadata(text: str, today: date = TODAY) -> Metadata:
    return read_metadata(parse(text), today=today, regions=REGIONS)


def test_a_notice_gives_issuers_date_and_number() -> None:
    found = metadata(
        "吉林省人民政府办公厅关于印发吉林省创新方案的通知\n吉政办发〔2024〕12号\n各市（州）人民政府：\n"
        "现将《吉林省创新方案》印发给你们。\n吉林省科学技术厅 吉林省财政厅\n"
        "2024年9月29日\n吉林省创新方案\n为了创新，制定本方案。\n" + BODY
    )
    assert found.title == "吉林省创新方案"
    assert found.doc_number == "吉政办发〔2024〕12号"
    assert found.issuers == ("吉林省科学技术厅", "吉林省财政厅")
    assert (found.signed_date, found.year) == ("2024-09-29", 2024)
    assert (found.level, found.region) == (Level.PROVINCE, "吉林省")
    assert found.inferred == []
    assert found.confidence["signed_date"] > 0.9


def test_a_cited_number_and_a_cited_date_are_not_the_text_s_own() -> None:
    found = metadata("无锡市创新方案\n为落实《规划》（苏政发〔2021〕3号）和2021年3月5日会议精神，制定本方案。\n" + BODY)
    assert (found.doc_number, found.signed_date, found.year, found.issuers) == (None, None, None, ())


def test_the_year_of_a_period_stands_in_for_the_date_and_is_told_as_inferred() -> None:
    found = metadata("无锡市创新方案（2023—2025年）\n为了创新，制定本方案。\n" + BODY)
    assert (found.period, found.year) == (Period(2023, 2025), 2023)
    assert "year" in found.inferred
    assert "（2023—2025年）" in found.evidence["year"]


def test_a_title_that_lost_its_first_line_is_warned_of() -> None:
    found = metadata(" 三年行动计划（2023-2025年）\n（征求意见稿）\n为推动我市创新，制定本计划。\n" + BODY)
    assert found.title == "三年行动计划（2023-2025年）"
    assert "不完整" in found.warnings[0]
    assert found.confidence["title"] < 0.5


def test_a_missing_title_is_taken_from_what_the_notice_calls_the_plan() -> None:
    found = metadata("各区人民政府：\n《无锡市创新方案》已经市政府同意，现印发给你们。\n" + BODY)
    assert found.title == "无锡市创新方案"
    assert "title" in found.inferred


def test_no_title_at_all_is_warned_of() -> None:
    assert "标题" in metadata(BODY).warnings[0]


@pytest.mark.parametrize(
    ("title", "level", "region"),
    [
        ("江西省九江市武宁县促进创新若干措施", Level.COUNTY, "江西省九江市武宁县"),
        ("上海市创新方案", Level.PROVINCE, "上海市"),
        ("国务院办公厅关于加强创新的意见", Level.NATIONAL, "全国"),
        ("“十三五”国家技术创新工程规划", Level.NATIONAL, "全国"),
        ("中共中央 国务院关于全面推进乡村振兴的意见", Level.NATIONAL, "全国"),
    ],
)
def test_level_and_region_from_the_title(title: str, level: Level, region: str) -> None:
    found = metadata(f"{title}\n为了创新，现提出如下意见。\n{BODY}")
    assert (found.level, found.region) == (level, region)
    assert "level" not in found.inferred


def test_level_from_words_and_region_from_the_body_are_told_with_their_evidence() -> None:
    found = metadata("创新行动计划\n为推动我市创新，制定本计划。\n一、任务\n由人民银行济南分行负责，建设科创济南。\n")
    assert (found.level, found.region) == (Level.CITY, "山东省济南市")
    assert found.inferred == ["region"]
    assert "济南" in found.evidence["region"]
    assert "我市" in found.evidence["level"]


def test_a_text_for_the_whole_nation_without_an_issuer() -> None:
    found = metadata("企业创新行动方案\n一、任务\n各部门、各地方结合实际落实，依托部际协调小组推进。\n")
    assert (found.level, found.region) == (Level.NATIONAL, "全国")
    assert "level" in found.inferred


def test_the_addressees_tell_the_level() -> None:
    found = metadata("关于促进消费的若干措施\n各省、自治区、直辖市人民政府：\n现提出如下措施。\n" + BODY)
    assert found.level is Level.NATIONAL


def test_the_page_s_labels_count_but_not_its_own_date() -> None:
    head = "发文机关：国务院办公厅\n成文日期：2018年12月30日\n发文字号：国办发〔2018〕129号\n发布日期：2019年01月14日\n"
    found = metadata(head + "关于开展消费扶贫的指导意见\n为了扶贫，提出如下意见。\n" + BODY)
    assert (found.issuers, found.signed_date, found.doc_number) == (
        ("国务院办公厅",),
        "2018-12-30",
        "国办发〔2018〕129号",
    )


def test_a_law_s_history_gives_congress_and_date() -> None:
    found = metadata(
        "济南市科技条例\n2021年12月10日 济南市第十七届人民代表大会常务委员会第二十四次会议通过\n"
        "2022年1月21日 山东省第十三届人民代表大会常务委员会第三十三次会议批准\n"
        "2022年3月1日 施行\n第一条 为了创新，制定本条例。\n第二条 本市适用。\n"
    )
    assert found.issuers == ("济南市人民代表大会常务委员会",)
    assert found.signed_date == "2022-01-21"
    assert found.region == "山东省济南市"


@pytest.mark.parametrize(
    ("text", "validity"),
    [
        ("甲市方案（2023—2025年）（征求意见稿）\n", Validity.DRAFT),
        ("甲市方案（2020—2022年）\n（征求意见稿）\n", Validity.DRAFT),
        ("甲市办法\n（已废止）\n", Validity.REPEALED),
        ("甲市方案（2020—2022年）\n", Validity.PERIOD_ENDED),
        ("甲市方案（2024—2026年）\n", Validity.UNKNOWN),
        ("“十三五”甲市规划\n", Validity.PERIOD_ENDED),
        ("甲市办法\n", Validity.UNKNOWN),
    ],
)
def test_validity_by_the_head_of_a_text(text: str, validity: Validity) -> None:
    found = metadata(text + "为了创新，制定本文。\n" + BODY)
    assert found.validity is validity
    assert (found.validity_basis is None) == (validity is Validity.UNKNOWN)


def test_validity_by_the_text_s_own_term() -> None:
    term = "本办法自2024年1月1日起施行，有效期至2025年12月31日。\n"
    assert metadata("甲市办法\n" + BODY + term).validity is Validity.EXPIRED
    assert metadata("甲市办法\n" + BODY + term, date(2025, 1, 1)).validity is Validity.UNKNOWN
    assert metadata("甲市办法\n" + BODY + term, date(2023, 1, 1)).validity is Validity.NOT_YET_EFFECTIVE


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2024年9月29日", date(2024, 9, 29)),
        ("二〇〇四年四月二十七日", date(2004, 4, 27)),
        ("2024年2月30日", None),
        ("2024年", None),
    ],
)
def test_dates(printed: str, day: date | None) -> None:
    assert read_date(printed) == day


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("方案（2022—2023年）", (Period(2022, 2023), "（2022—2023年）")),
        ("方案(2024-2026)", (Period(2024, 2026), "(2024-2026)")),
        ("“十四五”规划", (Period(2021, 2025), "“十四五”")),
        ("2024年工作要点", None),
        ("方案", None),
    ],
)
def test_periods(title: str, period: tuple[Period, str] | None) -> None:
    assert read_period(title) == period


def test_a_date_in_brackets_below_the_title_is_that_of_signing() -> None:
    found = metadata("中共中央 国务院关于推进乡村振兴的意见\n（2023年1月2日）\n为了振兴，现提出如下意见。\n" + BODY)
    assert found.signed_date == "2023-01-02"
    assert found.issuers == ("中共中央", "国务院")


@pytest.mark.parametrize(
    ("signature", "issuers"),
    [
        (
            "吉林省健康委员会\n（爱国卫生运动委员会）（代章）\n2025年3月17日",
            ("吉林省健康委员会（爱国卫生运动委员会）",),
        ),
        ("吉林省财政厅（盖章）\n2025年3月17日", ("吉林省财政厅",)),
        ("吉林省财政厅　吉林省教育厅\n2025年3月17日", ("吉林省财政厅", "吉林省教育厅")),
        ("吉林省财政厅　2025年3月17日", ("吉林省财政厅",)),
        ("吉林省财政厅2025年3月17日", ("吉林省财政厅",)),
    ],
)
def test_the_signature_counts_before_what_a_page_says(signature: str, issuers: tuple[str, ...]) -> None:
    head = "发文机关：吉林省卫生健康委员会\n成文日期：2025年05月15日\n文号：吉健〔2025〕7号\n"
    found = metadata(f"{head}关于加强健康工作的通知\n各单位：\n请遵照执行。\n{signature}\n")
    assert found.issuers == issuers
    assert found.signed_date == "2025-03-17"


def test_the_organ_that_a_title_names_counts_before_the_owner_of_a_page() -> None:
    head = "发文机关：吉林省卫生健康委员会\n成文日期：2025年05月15日\n"
    titled = metadata(head + "吉林省财政厅关于加强健康工作的通知\n各单位：\n请遵照执行。\n")
    assert titled.issuers == ("吉林省财政厅",)
    short = metadata(head + "省政府关于加强健康工作的通知\n各单位：\n请遵照执行。\n")
    assert short.issuers == ("吉林省卫生健康委员会",)


def test_an_imprint_is_no_signature() -> None:
    found = metadata("关于加强健康工作的通知\n各单位：\n请遵照执行。\n吉林省财政厅办公室　2025年3月17日印发\n")
    assert (found.issuers, found.signed_date) == ((), None)


def test_lines_of_a_site_above_a_law_are_neither_title_nor_date() -> None:
    found = metadata(
        "law.example.com\n某某读本 »2020-条例\n吉林省节约用水条例\nhttps://law.example.com/\n"
        "来源： 某网 2021年5月19日\n"
        "（2018年3月1日吉林省第十三届人民代表大会常务委员会第一次会议通过）\n第一条 略。\n第二条 略。\n"
    )
    assert (found.title, found.signed_date) == ("吉林省节约用水条例", "2018-03-01")


def test_the_words_that_introduce_a_text_name_its_issuers_best() -> None:
    found = metadata(
        "甲网讯:5月20日,吉林省人民政府发布《关于推进乡村振兴的实施意见》,明确加强管理。\n"
        "以下为中共吉林省委 吉林省人民政府《关于推进乡村振兴的实施意见》全文:\n做好今年工作，提出如下意见。\n" + BODY
    )
    assert found.issuers == ("中共吉林省委", "吉林省人民政府")
    assert found.title == "关于推进乡村振兴的实施意见"


@pytest.mark.parametrize(
    ("history", "issuer"),
    [
        ("（1986年1月20日第六届全国人民代表大会常务委员会第十四次会议通过）", "全国人民代表大会常务委员会"),
        (
            "（1979年7月1日第五届全国人民代表大会第二次会议通过 1998年12月29日第九届全国人民代表大会常务委员会修正）",
            "全国人民代表大会",
        ),
    ],
)
def test_a_national_law_is_of_the_congress_that_passed_it(history: str, issuer: str) -> None:
    assert metadata(f"中华人民共和国渔业法\n{history}\n第一条 略。\n第二条 略。\n").issuers == (issuer,)


@pytest.mark.parametrize(
    "head", ["吉林市人民政府文件", "特急吉林市人民政府文件吉市政〔2024〕3号", "吉林市人民政府文 件"]
)
def test_a_red_head_names_the_issuer_of_what_is_not_signed(head: str) -> None:
    assert metadata(f"{head}\n关于推进创新的通知\n各单位：\n请遵照执行。\n").issuers == ("吉林市人民政府",)
    signed = metadata(f"{head}\n关于推进创新的通知\n各单位：\n请遵照执行。\n吉林市财政局\n2024年3月1日\n")
    assert signed.issuers == ("吉林市财政局",)


def test_a_syllabus_is_called_by_its_own_name() -> None:
    found = metadata("大纲2\n吉林省2022年度考试录用公务员\n专业科目考试大纲\n为便于报考者了解，制定本大纲。\n")
    assert found.title == "吉林省2022年度考试录用公务员专业科目考试大纲"


def test_a_number_set_with_blanks_is_the_number() -> None:
    found = metadata("关于组织申报的通知\n吉科字〔2024〕 9 号\n各单位：\n请申报。\n")
    assert (found.doc_number, found.evidence["doc_number"]) == ("吉科字〔2024〕9号", "吉科字〔2024〕 9 号")


@pytest.mark.parametrize(
    "lead",
    [
        "6月13日,记者从吉林市商务局获悉,吉林市近日发布《吉林市提振消费方案(征求意见稿)》(以下简称《方案》)。",
        "据微信公众号“吉林发布”消息,吉林市商务局出台《吉林市提振消费方案(征求意见稿)》,自8月起执行。",
    ],
)
def test_a_report_names_the_text_that_it_quotes(lead: str) -> None:
    found = metadata(f"{lead}\n{BODY}")
    assert found.title == "吉林市提振消费方案(征求意见稿)"
    assert "title" in found.inferred


@pytest.mark.parametrize("month", ["2024年5月", "二〇二四年五月", "2024 年 12 月"])
def test_a_month_below_the_organs_of_a_cover_dates_nothing_but_signs(month: str) -> None:
    found = metadata(f"吉林省科技创新规划\n吉林省科学技术厅\n吉林省财政厅\n{month}\n为了创新，制定本规划。\n{BODY}")
    assert found.issuers == ("吉林省科学技术厅", "吉林省财政厅")
    assert found.signed_date is None


def test_an_attachment_that_came_alone_is_called_by_its_title() -> None:
    found = metadata("附件2\n吉林省科技项目\n申报指南\n一、支持方向\n略。\n")
    assert (found.title, found.warnings) == ("吉林省科技项目申报指南", [])
