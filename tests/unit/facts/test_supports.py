from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compendium.domain.document import Document, Origin
from compendium.domain.fact import Support
from compendium.facts.supports import supports
from compendium.texts.document import build_document


def document(body: str) -> Document:
    text = f"标题\n一、任务\n1.加强支持。{body}\n二、其他\n完。"
    return build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document


def found(body: str) -> list[Support]:
    return [fact.detail for fact in supports(document(body)) if isinstance(fact.detail, Support)]


def one(body: str) -> Support:
    [support] = found(body)
    return support


Row = tuple[float | None, float | None, float | None, float | None]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("对新认定的孵化器给予100-500万元补助。", (1e6, 5e6, None, None)),
        ("对企业给予10-20（含）万元奖补资金。", (1e5, 2e5, None, None)),
        ("对企业给予最高50万元补助。", (None, 5e5, None, None)),
        ("对企业给予不超过50万元补助。", (None, 5e5, None, None)),
        ("对企业给予不低于20万元的奖补。", (2e5, None, None, None)),
        ("对企业一次性奖励10万元。", (1e5, 1e5, None, None)),
        ("对企业按照成交额不超过1.5‰给予补助，最高不超过80万元。", (None, 8e5, 0.0015, None)),
        ("对企业按实际投入的5%给予补助。单个企业年度最高补助250万元。", (None, 2.5e6, 0.05, None)),
        ("对企业给予一定奖励，单个企业最高不超过30万元。", (None, 3e5, None, None)),
        ("对企业按厂房面积给予每年120元/平方米的租金补贴，最高50万元。", (None, 5e5, None, 120.0)),
        ("对购房人每平方米补贴30元。", (None, None, None, 30.0)),
        ("每增加认定1家企业奖励区县政府5万元，最高支持50万元。", (5e4, 5e5, None, 5e4)),
        ("对企业给予不超过总投入15%、最高5000万元的经费支持。", (None, 5e7, 0.15, None)),
        ("对在岗人员给予生活补贴，每人每月2800元。", (2800.0, 2800.0, None, None)),
        ("落实企业研发费用加计100%扣除政策。", (None, None, 1.0, None)),
        ("基金出资比例最高不超过30%。", (None, None, 0.3, None)),
        ("个人创业担保贷款最高额度为20万元。", (None, 2e5, None, None)),
        ("住房公积金最高贷款额度由35万元调整为45万元。", (None, 4.5e5, None, None)),
        ("对企业给予一定奖励。单个企业奖励最高不超过30万元。", (None, 3e5, None, None)),
        ("申请购房补贴的，补贴标准为实际购房金额的50%，最高不超过200万元。", (None, 2e6, 0.5, None)),
        ("为困难群众每人发放300元消费券。", (300.0, 300.0, None, None)),
    ],
)
def test_sums_rates_and_ceilings(body: str, numbers: Row) -> None:
    support = one(body)
    assert (support.min_yuan, support.max_yuan, support.rate, support.unit_yuan) == numbers
    assert support.quantified


@pytest.mark.parametrize(
    "body",
    [
        "培育年营业收入1000万元以上、研发投入占比不低于1.5%的企业。",
        "累计发放贷款100亿元，争取各项资金40亿元。",
        "首套住房商业性个人住房贷款最低首付款比例不低于15%。",
        "全社会研发投入占比达到4%。",
        "已累计资助8.5亿元，带动企业投入70亿元。",
        "支持单户担保金额500万元以下的小微企业。",
        "到2027年，企业贷款余额达到300亿元。",
        "参保企业裁员率不高于5.5%。",
        "不据实提供情况的，予以警告或者处以五千元以下的罚款。",
        "财政年度收入中列支不低于1%的资金。",
        "发放1000万元体育消费券。",
        "不满5年的，每不满1年以20%比例退还购房补贴。",
        "共有产权房是指由政府给予政策支持的住房。",
    ],
)
def test_what_grants_nothing(body: str) -> None:
    assert found(body) == []


@pytest.mark.parametrize(
    ("body", "beneficiary", "condition"),
    [
        ("对新认定的国家级大学科技园给予20万元补助。", "国家级大学科技园", "新认定"),
        ("对新备案的市级众创空间绩效评价优秀的给予最高50万元补助。", "市级众创空间", "新备案，绩效评价优秀"),
        ("对新增国家级服务机构，一次性给予100万元补助。", "国家级服务机构", "新增"),
        ("首次认定为省示范机构，考核优秀的一次性给予50万元补助。", "省示范机构", "首次认定为省示范机构，考核优秀"),
        ("对年营业收入1000万元以上的企业给予10万元奖励。", "企业", "年营业收入1000万元以上"),
        ("对企业购买保险的，按保费的50%给予补贴。", "企业", "购买保险"),
        ("每家中小微企业每年使用创新券的补助额度最高50万元。", "中小微企业", "每年使用创新券"),
        ("经登记的技术合同，按成交额1%给予补助。", "", "经登记的技术合同"),
        ("对引进的人才，给予用人单位5万元奖励。", "用人单位", "引进的人才"),
        ("支持企业建设院士工作站，给予每家100万元经费支持。", "企业", "建设院士工作站"),
        ("对列入计划的项目，按照承担单位研发投入给予一定比例的经费支持。", "承担单位", "项目，列入计划"),
    ],
)
def test_beneficiary_and_condition(body: str, beneficiary: str, condition: str) -> None:
    support = one(body)
    assert (support.beneficiary, support.condition) == (beneficiary, condition)


def test_a_list_of_beneficiaries_takes_a_list_of_sums_in_order() -> None:
    first, second = found("对新备案的国家级孵化器、众创空间分别给予100-500万元、80-100万元补助。")
    assert (first.beneficiary, first.min_yuan) == ("国家级孵化器", 1e6)
    assert (second.beneficiary, second.min_yuan) == ("国家级众创空间", 8e5)


def test_a_list_of_ranks_takes_a_list_of_sums_and_the_ceiling_carries_over() -> None:
    first, second = found("对创建为国家级、省级技术创新中心的企业，分别给予最高500万元、100万元支持。")
    assert [each.condition for each in (first, second)] == ["创建为国家级技术创新中心", "创建为省级技术创新中心"]
    assert [(each.min_yuan, each.max_yuan) for each in (first, second)] == [(None, 5e6), (None, 1e6)]


def test_sums_that_stand_with_what_each_is_for() -> None:
    bachelor = found("对毕业生分别按照每年3万元（博士）、1.44万元（硕士）的标准发放补贴。")
    assert [(each.condition, each.min_yuan) for each in bachelor] == [("博士", 3e4), ("硕士", 14400.0)]
    firms = found("对达标企业，给予批发企业最高奖励50万元、住宿企业最高奖励15万元。")
    assert [(each.beneficiary, each.max_yuan) for each in firms] == [("批发企业", 5e5), ("住宿企业", 1.5e5)]


def test_ceilings_of_loans_are_for_those_who_borrow() -> None:
    loans = found("双职工家庭、单职工家庭的贷款最高限额分别提高至60万元/户、40万元/户。")
    assert [(each.beneficiary, each.max_yuan, each.support_type) for each in loans] == [
        ("双职工家庭", 6e5, "贷款额度"),
        ("单职工家庭", 4e5, "贷款额度"),
    ]


def test_thresholds_in_steps_go_with_the_sums_behind_them() -> None:
    steps = found("对营业收入超过3000万元、2000万元的企业，分别给予30万元、20万元奖补。")
    assert [(each.condition, each.min_yuan) for each in steps] == [
        ("营业收入超过3000万元", 3e5),
        ("营业收入超过2000万元", 2e5),
    ]


def test_a_later_ceiling_closes_all_open_rates_before_it() -> None:
    facts = supports(document("对甲类企业按投入的5%给予补助。对乙类企业按投入的3%给予补助。单个企业最高补助20万元。"))
    details = [fact.detail for fact in facts if isinstance(fact.detail, Support)]
    assert [each.max_yuan for each in details] == [2e5, 2e5]
    assert {each.cap_quote for each in details} == {"单个企业最高补助20万元"}


def test_a_rule_without_a_number_is_kept_as_such() -> None:
    support = one("对符合条件的企业给予全额补贴。")
    assert not support.quantified
    assert support.amount_text == "给予全额补贴"


@given(st.text(alphabet="对的企业给予最高补助奖励分别、，。；（）()1.5%‰万元每家支持不超过免征\n", max_size=80))
def test_no_text_raises_and_quotes_are_printed(body: str) -> None:
    parsed = document(body)
    for fact in supports(parsed):
        assert parsed.by_id[fact.clause].text[fact.start : fact.end] == fact.quote


@pytest.mark.timeout(30)
@pytest.mark.parametrize("unit", ["给予1万元、", "对企业的", "最高5%，", "支持企业，给予（", "（1）", "每家"])
def test_repetitive_text_is_read_in_time(unit: str) -> None:
    supports(document(unit * 20_000))


@pytest.mark.parametrize(
    "body",
    [
        "因公共利益撤回行政许可的，应当依法对企业的损失予以补偿。",
        "未按规定对做出重要贡献的人员给予奖励的，责令改正。",
        "所在单位可以不再给予科技人员奖励。",
        "奖励支出计入当年工资总额，作为对上述单位予以财政资金支持的重要依据。",
        "有关部门对园区企业应当予以支持并提供便利。",
        "对违反规定的企业处以10万元罚款。",
        "补助资金用于产业发展的比重力争提高到60%以上。",
    ],
)
def test_what_is_owed_withheld_or_only_promised_is_no_support(body: str) -> None:
    assert found(body) == []


def test_a_loss_that_is_insured_is_a_support() -> None:
    assert one("对银行的贷款损失给予风险补偿。").support_type == "风险补偿"


@pytest.mark.parametrize(
    ("body", "beneficiary"),
    [
        ("对没有进入孵化基地，租赁场地首次创业的高校毕业生，给予最高6万元补贴。", "高校毕业生"),
        ("对在州外缴存住房公积金的职工在州内购房给予1万元补贴。", "职工"),
        ("对个人首次购买新建商品住房的(以合同网签为准)，给予契税50%的补贴。", "个人"),
        ("对已纳入“四上企业”的，给予5万元奖励。", "“四上企业”"),
        ("外来人员一次性购买5套以上住房的，房地产企业再给予购房款2%的优惠。", "外来人员"),
    ],
)
def test_beneficiaries_across_commas_and_quotes(body: str, beneficiary: str) -> None:
    assert one(body).beneficiary == beneficiary


def test_what_a_rise_builds_on_is_no_ceiling() -> None:
    rise = one("对缴存职工，住房公积金贷款最高额度在100万元基础上上浮20%。")
    assert (rise.rate, rise.max_yuan) == (0.2, None)


def test_sums_by_train_and_flight_stand_side_by_side() -> None:
    train, flight = found("对组织专列、包机的旅行社，分别按3.5万元/列、6.5万元/架次的标准给予奖补。")
    assert (train.max_yuan, flight.max_yuan) == (35000, 65000)


def test_words_of_duty_and_of_first_jobs_leave_the_name_whole() -> None:
    assert one("对于首发上市的科技型企业应当根据规定给予奖励。").beneficiary == "科技型企业"
    graduates = one("对首次就业普通高校应届毕业生按照每人每年3万元发放生活补贴。")
    assert graduates.beneficiary.endswith("普通高校应届毕业生")
