"""Whom a support is for and on what condition, as shown; and shares that are ceilings."""

from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Origin
from compendium.domain.fact import Support
from compendium.facts.supports import supports
from compendium.facts.supports_names import tidied
from compendium.facts.supports_people import Supported
from compendium.texts.document import build_document


def found(body: str) -> list[Support]:
    text = f"标题\n一、任务\n1.加强支持。{body}\n二、其他\n完。"
    document = build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document
    return [fact.detail for fact in supports(document) if isinstance(fact.detail, Support)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (Supported("企业“", "”"), Supported("企业", "")),
        (Supported("(一次性购买3套及以上)", "购房"), Supported("", "购房，一次性购买3套及以上")),
        (Supported("", "特等奖1名(奖励"), Supported("", "特等奖1名")),
        (Supported("企业通过绿色通道、信贷等方式", ""), Supported("企业", "")),
        (Supported("企业", "通过专列方式，组织300人(含)以上"), Supported("企业", "通过专列方式，组织300人(含)以上")),
        (Supported("家庭（含二孩）", "《办法》施行后"), Supported("家庭（含二孩）", "《办法》施行后")),
    ],
)
def test_what_is_shown_is_whole(given: Supported, shown: Supported) -> None:
    assert tidied(given) == shown


@pytest.mark.parametrize(
    ("body", "beneficiary", "condition"),
    [
        ("对已纳入“四上企业”的，县财政给予购房总价款的10%的购房补贴。", "“四上企业”", "已纳入"),
        ("引育国际性科技组织，开展交流活动，给予最高500万元经费支持。", "国际性科技组织", "开展交流活动"),
        ("保障用人单位引进人才，给予10万元补贴。", "用人单位", "引进人才"),
        ("对家庭（具体孩次按子女数计算）给予2万元补贴。", "家庭（具体孩次按子女数计算）", ""),
    ],
)
def test_parties_are_whole_names(body: str, beneficiary: str, condition: str) -> None:
    [support] = found(body)
    assert (support.beneficiary, support.condition) == (beneficiary, condition)


def test_a_marker_is_no_part_of_a_condition() -> None:
    [support] = found("\n(1)2026年8月期间，取得契税完税凭证的，县财政按契税的20%给予补贴。")
    assert support.condition.startswith("2026年8月期间")


def test_each_sum_of_a_standard_goes_to_its_own_party() -> None:
    body = (
        "对购房前在哈用人单位已缴纳社保，年龄在40周岁以下的各类人才，在9区购房的，按照博士毕业生10万元、"
        "硕士毕业生5万元、本科毕业生及大中专毕业生(含预备技师班、高级工班毕业生)3万元的标准，给予一次性购房补贴。"
    )
    assert [(each.beneficiary, each.min_yuan) for each in found(body)] == [
        ("博士毕业生", 1e5),
        ("硕士毕业生", 5e4),
        ("本科毕业生及大中专毕业生(含预备技师班、高级工班毕业生)", 3e4),
    ]


def test_a_sum_by_floor_space_is_one_wherever_it_stands() -> None:
    [support] = found("对购房家庭凭证书按购买商品房建筑面积100元/平方米的标准给予一次性购房补贴。")
    assert (support.unit_yuan, support.quantified) == (100.0, True)


@pytest.mark.parametrize(
    ("body", "rate", "unit", "cap"),
    [
        ("对购房人给予每平方米100元补贴，最高不超过购房款的50%。", None, 100.0, "最高不超过购房款的50%"),
        ("对企业给予补贴，最高不超过购房款的50%。", 0.5, None, "最高不超过购房款的50%"),
        ("对企业按不超过投入50%的比例给予补贴。", 0.5, None, "不超过投入50%"),
        ("对企业按投入的50%给予补贴。", 0.5, None, ""),
    ],
)
def test_a_share_that_is_a_ceiling_says_so(body: str, rate: float | None, unit: float | None, cap: str) -> None:
    [support] = found(body)
    assert (support.rate, support.unit_yuan, support.cap_quote) == (rate, unit, cap)


@pytest.mark.parametrize(
    "body",
    [
        "按《石棉县对特定购房群体给予资金支持的实施细则》执行。",
        "对购房人，在执行“按建筑面积给予每平方米200元补贴，最高不超过2.5万元”基础上开展服务。",
    ],
)
def test_what_a_title_or_quotation_says_is_not_granted_here(body: str) -> None:
    assert found(body) == []
