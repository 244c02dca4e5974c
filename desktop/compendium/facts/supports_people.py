"""Who is supported, and on what condition, out of the words before a sum. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compendium.facts.sentences import enclosures, inside

_ACTOR = (
    r"企业|机构|单位|孵化器|众创空间|空间|加速器|科技园|园区|产业园|功能区|基地|平台|中心|实验室"
    r"|联合体|团队|人才|家庭|职工|人员|个人|毕业生|高校|院所|学校|医院|银行|公司|合作社|农户"
    r"|大户|商户|农场|主体|组织|协会|商会|联盟|部门|政府|集团|居民|首店|商圈|街区|企业家"
    r"|经纪人|经理人|社团|法人|学生|教师|劳模|渔民|青年|博士|硕士|本科生|研究生|院士|专家"
    r"|获得者|入选者|消费者|购房者|购房人|购房户|申请人|缴存人|缴存者|持有人|居间人|经营者|经营户"
    r"|工厂|车间|品牌|站点|工作站|村|乡镇|县区|区县|开发区|景区|酒店|民宿|门店|商店|超市|展会"
    r"|俱乐部|剧场|书店|旅行社|地接社|人士|军人|对象|农民工|家长|司机|导师|工匠"
)
_THING = (
    r"项目|产品|合同|业务|活动|赛事|贷款|工程|课题|成果|专利|技术|装备|设备|标准|课程|作品|汽车|新药|器械"
    r"|演出|住房|住宅|房源|车位"
)
_ACTOR_END = re.compile(rf"(?:{_ACTOR}|者)”?(?:[（(][^（()）]*[）)])?等?$")
_ACTOR_HERE = re.compile(
    rf"(?:{_ACTOR})(?!”[\u4e00-\u9fff])”?(?:[（(][^（()）]{{0,20}}[）)])?(?!{_ACTOR}|[、和及与或]|[类型级家])"
)
_THING_HERE = re.compile(rf"(?:{_THING})")
_VERB_BEHIND = re.compile(
    r"(?:[（(][^（()）]*[）)])?(?:招用|录用|聘用|吸收|留用|创办|吸纳|购买|购置|引进|新建|建设|开展|参与|参加|承担|组织|采用|实施|获|发行|举办|投保|使用|针对|牵头|联合|通过|申请|申报"
    r"|首次|当年|年度|新增|购入|租用|租赁|入驻|落户|达到|在|到|于|与|为|自|从|经|以|可|凭|符合|绩效|考核|被|研发|研究|完成|签订|提供|转化|出口|主办|承办|创建|建立|设立|上市|缴存|缴纳"
    r"|投资|增资|融资|开发|推广|应用|对接|加入|进入|纳入|兼并|取得|制定|主导|领办|转型|升规|上云|改造|培育|每|一次性(?:购|组织|缴|投)|购房|购车|租房|就业|创业)"
)
_STATE = re.compile(
    r"^(?:(?:首次|当年|年度|新近|每年|上年度|成功|符合条件的?|经|已|被|获|新|全市|我市|市内)*"
    r"(?:新增|新认定|新备案|新获批|新建|新设立|新引进|新入库|新纳入|新评定|新上市|获批|获评|认定|备案|评定|评|评选|入选|入库|纳入|列入|列|达到|获得?|取得)"
    r"(?:为|的)?)(?=[^，]{3})"
)
_NAMED_AS = re.compile(
    rf"(?:认定为|评为|评定为|获评|入选|列为|创建为?|备案为)(?P<name>[^，。；的]{{2,30}}?(?:{_ACTOR}))$"
)
_EACH = re.compile(
    rf"^(?:单个|同一|单家|单户|每(?:家|个|名|户|位|所|支))(?P<name>[^，。；每]{{1,30}}?(?:{_ACTOR}))(?:的|每|年|累计|可|最高|当年|单|奖|补|支|给|使|享|在|同|分别|原则|[，。；]|$)"
)
_CHOSEN = re.compile(
    rf"(?:遴选|评选|选树|评定|认定|表彰)(?:不超过|约)?\d+(?:名|个|家|位|项|支)(?:左右)?(?P<name>[^，。；]{{2,60}}(?:{_ACTOR}|项目))$"
)
_DOING = re.compile(
    r"在|按|根据|依据|购买|购置|引导|由|对|游览|组织|建设|新建|开展|引进|取得|获得|符合(?!条件)|经|自|从|通过|参加|每年|将|突出|坚持|加快|加强|推动|出台|实施|完成|纳入|列入"
    r"|评为|认定|且|并|申请|使用|享受|吸纳|招用|当年|年度|期间|其中|视|以|与|为|向|凡|如|若|结合|围绕|充分|依托"
)
_QUALIFICATION = re.compile(r"(?:称号|标准|资格|荣誉|认定|名单|条件|资质)$")
_FEE = re.compile(
    r"(?:费用?|利息|贷款|契税|个人所得税|税款|成本|支出|投入|保费|租金|余额|金额|增量|本金|损失|亏损|所得|总额|土地|房产|车船|房产税|使用税|增值税|收入|房款|力度)(?:等(?:费用)?)?$"
)
_NOT_ACTOR = re.compile(r"^(?:企业|单位|个人|项目|机构|团队)?$")
_DATE = re.compile(r"^(?:[自从在]?(?:\d{4}年|本|即日)[^，。；]{0,30}?(?:期间|以来|起|前|后|内|底|年)[，、]?)")
_BORROWER = re.compile(
    r"^(?P<name>[^，。；]{2,40}?)的?(?:个人)?(?:住房公积金|公积金|创业担保|信用)?贷款(?:最高)?(?:额度|限额)"
)
_LEAD = re.compile(
    r"^(?:凡|(?:落实|执行|用)好|引育(?!机构|中心|基地)|保障(?!性|房|机构|中心|对象|家庭)|招引|对?符合(?:上述|以上|相关)?条件的|(?:补贴|奖励|支持|补助|扶持|申报)对象(?:为|是))+"
)
_AS_SIGNED = re.compile(r"(?:[（(]以[^（()）]{1,30}为准[)）]|应当?|可以?)$")
_TRIM = "，,、；;：: \t\u3000\n"


@dataclass(frozen=True, slots=True)
class Supported:
    """Beneficiary and condition in printed words; "" for what is not said."""

    beneficiary: str
    condition: str


def in_object(phrase: str) -> Supported:
    """Read what stands behind 对 or 支持: ``新认定的国家级大学科技园`` is 国家级大学科技园 on the condition 新认定."""
    words = _AS_SIGNED.sub("", phrase.strip(_TRIM))
    left_open = words.endswith("的")
    core = words[:-1] if left_open else words
    at = _last_of(core)
    if at < 0:
        return _without_of(core)
    condition, head = core[:at], core[at + 1 :]
    if _FEE.search(head):
        payer = _before_verb(condition)
        return Supported(payer, core.removeprefix(payer).strip(_TRIM))
    if not left_open or _ACTOR_END.search(head):
        if _ACTOR_END.search(head) is None and _THING_HERE.search(head) and _starts_with_actor(condition):
            return Supported(core, "")
        actor = "" if ends_as_actor(head) else _before_verb(head)
        return Supported(actor or head, _joined(condition, head[len(actor) :]) if actor else condition)
    inner = _longest_actor(head)
    if inner:
        return Supported(head[:inner], _joined(condition, head[inner:]))
    return _without_of(core)


def in_subject(piece: str) -> str:
    """Return the beneficiary that a piece begins with or names (每家企业 …, 认定为…机构); "" when there is none."""
    words = _LEAD.sub("", _DATE.sub("", piece.strip(_TRIM)))
    borrower = _BORROWER.match(words)
    if borrower and ends_as_actor(borrower["name"]) and _last_of(borrower["name"]) < 0:
        return borrower["name"]
    each = _EACH.match(words)
    if each and not _NOT_ACTOR.match(each["name"]):
        return each["name"]
    named = _NAMED_AS.search(words) or _CHOSEN.search(words)
    if named:
        return named["name"]
    if words.endswith("的") and _last_of(words[:-1]) < 0:
        return _before_verb(words)
    states = _last_of(words) >= 0 or not _DOING.match(words)
    return (
        in_object(words).beneficiary
        if states and _ACTOR_END.search(words) and len(words) <= 60
        else _before_verb(words)
    )


def without_lead(words: str) -> str:
    """Return ``words`` without what leads over to a subject: 凡, 保障, 补贴对象为."""
    return _LEAD.sub("", words)


def is_generic(words: str) -> bool:
    """Tell whether a name says no more than 企业 or 单位."""
    return _NOT_ACTOR.match(words) is not None


def ends_as_actor(words: str) -> bool:
    """Tell whether words end in the name of somebody who can be supported."""
    return _ACTOR_END.search(words) is not None


def _without_of(core: str) -> Supported:
    before = _before_verb(core)
    if before and not _STATE.match(core):
        return Supported(before, core[len(before) :].strip(_TRIM))
    if _ACTOR_END.search(core):
        state = _STATE.match(core)
        if state:
            return Supported(core[state.end() :], state.group().rstrip("的"))
        return Supported(core, "")
    if _QUALIFICATION.search(core):
        return Supported("", core)
    inner = _ACTOR_HERE.search(core)
    if inner and inner.end() <= 24 and not _DOING.match(core):
        return Supported(core[: inner.end()], core[inner.end() :].strip(_TRIM))
    return Supported("", core)


def _before_verb(words: str) -> str:
    """Return the actor that ``words`` begin with, directly before a verb; "" when there is none."""
    for match in _ACTOR_HERE.finditer(words, 0, 60):
        if _VERB_BEHIND.match(words, match.end()) and _last_of(words[: match.start()]) < 0:
            name = words[: match.end()]
            return "" if _DOING.match(name) else name
    return ""


def _starts_with_actor(words: str) -> bool:
    first = _ACTOR_HERE.search(words)
    return first is not None and first.end() <= 20


def _longest_actor(words: str) -> int:
    """Return where the last name of an actor in ``words`` ends; 0 when there is none."""
    ends = [match.end() for match in _ACTOR_HERE.finditer(words)]
    if ends:
        return ends[-1]
    things = [match.end() for match in _THING_HERE.finditer(words)]
    return things[0] if things else 0


def _last_of(words: str) -> int:
    """Return the place of the last 的 outside brackets and quotation marks; -1 when there is none."""
    if "的" not in words:
        return -1
    kept = enclosures(words)
    return next((at for at in range(len(words) - 1, -1, -1) if words[at] == "的" and not inside(kept, at)), -1)


def _joined(*conditions: str) -> str:
    return "，".join(words for each in conditions if (words := each.strip(_TRIM)))
