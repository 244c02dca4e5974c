"""What a number must be, and must not be, to count as a target."""

from __future__ import annotations

import re

from compendium.domain.document import Clause, Document, NodeKind
from compendium.facts.measures import is_counted, is_extent, is_money, is_share, is_time
from compendium.facts.numbers import Quantity
from compendium.facts.targets_wording import has_verb

# Titles of clauses that set goals.
_GOALS = re.compile(r"目标|指标|任务书|工作任务|主要任务|预期")
# Documents that set rules: thresholds and limits, no targets unless they are dated.
_RULES = re.compile(
    r"(?:办法|细则|规定|条例|规程|规则|指南|标准|守则|章程|公告|通告|申报|征集|评选|名单|批复|函|法|解读|问答|须知|目录|准则|规范|合同|预案)"
    r"(?:[（(][^（）()]*[）)])?(?:的?通知|的?公告|的?通告)?$"
)
_SUPPORT = re.compile(
    r"给予|奖励|奖补|补助|补贴|资助|贴息|补偿|减免|减征|免征|抵扣|扣除|兑付|返还|拨付|报销|罚款|处罚|收费|缴纳|征收|税率|利率|贷款额度|担保额"
    r"|授信额度|最高可|可获|可享|费率|保证金|违约金|注册资本|注册资金|年薪|工资标准|退税|资金支持|经费支持|配套支持|出资比例|持股|赔付|滞纳金|限额"
    r"|首付|减按|缴费|收取|计提|提取|公积金|贷款年限|按揭|容积率|评估价|契税|网签|奖金|津贴|报酬"
)
_GIVEN = re.compile(r"给予|(?:^|[，,])(?:奖励|补助|补贴|资助)|予以(?:奖|补|资)|可享受|可申请|不予|处以|罚款")
_FOR_EACH = re.compile(
    r"每家|每个项目|每人每|每名|每户|每位|每套|单个|单户|单笔|每(?![年月季周])[^万亿百千，,、；;]{0,6}$"
    r"|每(?:完成|增加|培育|引进|销售|成交|购买)[^，,；;]{0,20}$"
)
_SUPPORTED = re.compile(r"^(?:对|凡|经|符合|其中对|按照?|根据|给予|属于|首次|新认定为|被认定|获得|每)")
_CONDITION = re.compile(
    r"具有|具备|拥有(?!量)|应当|应(?=不|达|在|有|为)|须|必须|不得|条件|满足|符合|申请(?!量)|申报|限报|可推荐|推荐名额|以上学历|注册满|成立满|连续\d|近[三3两2一五5]年|上年度|上一年度|年龄|周岁|未超过|不满"
    r"|达到[^，,；;。]{0,12}标准|形象进度|首次(?:达到|突破|超过)|年(?:营业|销售|主营业务)收入|投资额?(?:在|达|为)?\d|总投资|占地面积|使用面积|建筑面积[^，,]{0,4}(?:不|达)|实缴|注册(?!数|量|地|用户|商标)"
)
_LISTED = re.compile(
    r"(?:等|这|以下|下列|上述|前|第|该|其他|其余|任意|任一|同一|某|之|其中|全部|左右|的上|下|各|两|(?<!基)本|哪|余下|另|又|和其他|分为|划分为|包括|共分|聚焦|围绕|依托|针对|涉及|遵循|坚持|实行|按照|把握|做到|统筹)$"
)
# Before things that are there already: 首批95个场馆
_EXISTING = re.compile(r"(?:首批|第[一二三四五]批|在建的?|支持的|[获入]批的?|指导)$")
_AT_WORK = re.compile(r"首批|有序(?:开展|运行|推进)|(?:正常|有序|免费|低收费|优化)(?:运行|运营|开放|升级)")
_OF_A_SUM = re.compile(r"(?:部分|金额|价款|费用|[价额款费])的$")
_SHARED_OUT = re.compile(r"占|达到|提[高升]|增|降|超过|完成|实现")
_AMONG_PROJECTS = re.compile(r"(?:[（(][^（()）]{1,12}[)）])?等(?:重[点大])?(?:项目|工程)")
_SCORED = re.compile(r"(?:加|扣|减|计|记|得)$")
_CAPACITY = re.compile(r"年(?:产|处理|加工|回收|屠宰|存栏|出栏)(?:能力|量)?$")
_PROJECT = re.compile(r"(?:项目|工程|基地|一体化|生产线|厂|装置|园|扩建)")
_DWELLING = re.compile(r"建筑面积|户型|套内|单套")
_WHOM = re.compile(r"^(?:对|按|凡)")
_BOUND = re.compile(r"超过|超|大于|高于|低于|小于|不足|以上|不低于|不少于|不超过|达到?")
_GROWN = re.compile(r"增长|增速|增幅|下降|达到?|超过?|占比?|比例|幅度|高于|低于|未|金额|面积")
_AROUND = re.compile(
    r"围绕|聚焦|依托|针对|涉及|位于|因|停产|参照|用好|用足|在全[市省县区]|辖内|辖区|现行|列入|执行|根据|按照"
)
_RANKED = re.compile(r"(?:前|第|top|TOP|排名|位居|位列|居|列)[^，,。]{0,8}$")
_NAME_BEHIND = re.compile(
    r"^(?:[强大级]|方面|重点任务|党代会|全会|中全会|统一|一体|纳入|融合|联动"
    r"|措施|政策|举措|意见|要求|规定|重点工作|新服务|目标任务|专题|规则|法规|基本|方针|工作机制|标准动作|直径|口径|重点产业)"
    r"|^(?:计划|工程|行动|战略|活动|任务|环节|领域|维度|原则|体系|机制|模式|问题|阶段|层次|清单|步骤|要素)(?:$|[，,。、；;：:的和与])"
)
_ATTRIBUTE = re.compile(
    r"^(?:的|级|规模|产业(?!增加值)|企业|项目|工业|园区|集群|以上|及|平台|机构|单位|主体|大户|家庭|纳税|税收企业|产值企业|营收企业|重大|重点|龙头|骨干|工程|农产品|经营|法人|学历)"
)
_BUILT = re.compile(
    r"(?:建|增|完成|改造|打造|治理|修复|绿化|造林|种植|开工|竣工|投产|开发|推广|供应|盘活|整治|腾退|提供|改扩|达到?|突破|超过|新|到|至|位|产能|规模|面积|里程)$"
)
_SUM = re.compile(
    r"额|值|收入|投资|规模|余额|营收|总量|经费|投入|资金|基金|税|产业|贷款|融资|利润|成本|消费|支出|产出|财政|预算|GDP|销售|出口|进口|外资|订单|市值|补偿|工资|价|效益|赋能|保费|集群|经济|贸易|进出口|成交|授信|担保|债"
)
_SHARE = re.compile(
    r"占|比|率|增|降|度|份额|减|提|水平|达到?|超过|突破|以上|保持|控制|成|覆盖|系数|完成|实现|不低于|不少于|不超过|合格|满意|增速|目标|为|年均"
)
_PAST = re.compile(
    r"已(?!知|婚|故|有条件|开|具|纳入|备案|经(?!建成|达到|形成|累计))|以来|去年|上年|(?<!相)当前|目前|现有|同期|以往|原有|近年|曾|了(?=\d)|荣获|共有|现已|完成了|取得了|实现了|达到了"
)
_REMARK = re.compile(r"[（(][^（()）]*[）)]")
_ABROAD = re.compile(r"美国|英国|德国|日本|欧盟|韩国|法国|俄罗斯|印度|发达国家|世界各国|国外")
_MEETINGS = frozenset({"次", "场", "期", "场次", "批次"})
_FEW_MEETINGS = 12
_CLOAK = re.compile(r"[的、到式化型]")  # 全覆盖的体系 is no target
_FROM_TO = re.compile(r"从[^，,。；;]{1,20}到")  # 从火箭到终端全覆盖 names no group of people or firms
_COUNTLESS = 10  # smaller Chinese numerals are mostly words: 三个方面, 两项制度
_HUNDRED = 100


def sets_goals(clause: Clause, above: tuple[Clause, ...]) -> bool:
    """Tell whether a clause stands under a title such as 发展目标."""
    return any(_GOALS.search(each.title) for each in (clause, *above) if each.kind is not NodeKind.DOC)


def sets_rules(document: Document) -> bool:
    """Tell whether a document sets rules (办法, 申报通知) rather than plans work."""
    return bool(_RULES.search(document.info.title.strip()))


def is_support(piece: str, group: str, opening: str, before: str, quantity: Quantity, dated: bool) -> bool:
    """Tell whether a number is part of a rule of support or of a condition for it.

    ``piece`` is the part between commas, ``group`` the part between semicolons, ``opening`` its start,
    ``before`` what the piece says before the number. Things that are counted by a date are no support.
    """
    if _FOR_EACH.search(before):
        return True
    if _SUPPORT.search(piece) and not (dated and not is_money(quantity.unit) and not is_share(quantity.unit)):
        return True
    if not dated and (_GIVEN.search(group) or (_WHOM.match(before) and "的" in piece[piece.find(quantity.unit) :])):
        return True
    return bool(_SUPPORTED.match(opening) and (is_money(quantity.unit) or _CONDITION.search(piece)))


def is_condition(before: str, behind: str, quantity: Quantity) -> bool:
    """Tell whether a number is a threshold: 年营业收入1000万元以上、…的企业, 亿元以上项目."""
    if _CONDITION.search(before):
        return True
    bounded = bool(quantity.after or _BOUND.search(quantity.before))
    if is_share(quantity.unit) and _OF_A_SUM.search(before) and not _SHARED_OUT.search(before):
        return True
    if (quantity.unit == "分" and _SCORED.search(before)) or (quantity.unit == "次" and behind.startswith("的")):
        return True
    if is_extent(quantity.unit) and _DWELLING.search(before):
        return True
    if behind and bounded and is_extent(quantity.unit):
        return True
    if behind.startswith("的") and not is_counted(quantity.unit) and (bounded or _GROWN.search(before)):
        return True
    if quantity.before.endswith("不足") or (behind.startswith("的") and not has_verb(before) and quantity.unit != "%"):
        return True
    if behind.endswith("的") and not is_counted(quantity.unit):
        return True
    sized = is_money(quantity.unit) or is_time(quantity.unit)
    if sized and behind and _ATTRIBUTE.match(behind):
        return not (behind.startswith("的") and "基金" in behind)
    return sized and quantity.chinese


def is_name_or_list(before: str, behind: str, quantity: Quantity) -> bool:
    """Tell whether a number is part of a name (万人计划), a rank or the size of a list (以下5个方面)."""
    if _LISTED.search(before[-6:]) or _RANKED.search(before[-12:]) or _NAME_BEHIND.match(behind):
        return True
    if _EXISTING.search(before[-6:]) or (is_counted(quantity.unit) and _AT_WORK.search(behind)):
        return True
    if not is_counted(quantity.unit) and _AMONG_PROJECTS.match(behind):
        return True
    if not is_counted(quantity.unit) and _CAPACITY.search(before) and _PROJECT.search(behind):
        return True
    if quantity.value == "全覆盖" and (
        _CLOAK.match(behind) or before.endswith(("、", "由", "从")) or _FROM_TO.search(before)
    ):
        return True
    around = list(_AROUND.finditer(before))
    if around and not has_verb(before[around[-1].end() :]):
        return True
    if re.search("(?:名单|目录|名录)$", behind):
        return True
    if quantity.unit == "条" and (re.search("措施|政策|意见", behind) or before.endswith("”") or not (before + behind)):
        return True
    if not quantity.chinese:
        return False
    measured = not is_counted(quantity.unit) and quantity.unit not in ("", "%", "倍")
    return (
        quantity.value_num < _COUNTLESS
        or (measured and bool(_PROJECT.search(behind)))
        or "率" in behind
        or bool(re.match(r".{0,6}(?:计划|工程|行动|活动|战略|万里行)", behind))
    )


def is_told(sentence_before: str) -> bool:
    """Tell whether the words before a number tell how things stood, or speak of other countries."""
    sentence_before = _REMARK.sub("", sentence_before)
    return bool(_PAST.search(sentence_before) or _ABROAD.search(sentence_before))


def is_meeting(quantity: Quantity, frequency: str | None) -> bool:
    """Tell whether a number says how often something is held: 每年至少召开1次."""
    return frequency is not None and quantity.unit in _MEETINGS and quantity.value_num <= _FEW_MEETINGS


def measures(before: str, behind: str, quantity: Quantity) -> bool:
    """Tell whether the words fit the unit: sums and shares need a word of what they measure."""
    if (quantity.special and quantity.unit == "倍") or quantity.value == "全覆盖":
        return True
    if not quantity.unit:
        return bool(quantity.before) and not is_share(quantity.unit)
    if is_money(quantity.unit):
        return bool(_SUM.search(before) or _SUM.search(behind[:12])) and "/" not in quantity.unit
    if is_share(quantity.unit):
        return bool(_SHARE.search(before) or quantity.before or quantity.after or len(behind) > 3)
    if is_time(quantity.unit):
        return bool(re.search(r"压缩|缩短|压减|提速|控制在|寿命|平均", before + quantity.before))
    return True


def is_set_by_verb(before: str) -> bool:
    """Tell whether a verb stands before a number: 培育…50家, 为10万家以上企业增信授信."""
    return has_verb(before)
