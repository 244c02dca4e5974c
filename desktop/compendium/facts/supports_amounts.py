"""Which quantities of a text are sums that it grants, and what they come to in yuan or as a share. Pure.

A sum that is granted stands behind 给予, 奖励, 补贴 or directly before them (按10%给予补助, 5万元奖补资金), or is a
ceiling (最高50万元). Sums that a beneficiary must reach (年营业收入1000万元以上) belong to the condition.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from compendium.facts.measures import is_share
from compendium.facts.numbers import Quantity

GIVING = re.compile(
    r"给予|予以|兑现|补助|补贴|奖励|奖补|资助|贴息|贴费|补偿|奖金|激励资金|扶持资金|扶持|津贴|安家费|优惠|返还|补差|后补助|贴保"
    r"|(?:资金|经费)支持|支持(?:资金|金额|额度|强度|经费)|无偿支持|配套支持|接续支持|发放"
)
_GIVES = re.compile(  # a verb that a sum follows
    r"(?:给予|予以|兑现|补助|补贴|奖励|奖补|资助|贴息|贴费|补偿|返还|退还|优惠|减免|支持|享受|奖|补)[^的]{0,18}$"
    r"|给予[^，。；]{0,30}$|(?:补贴|补助|奖励|资助|贴息)(?:标准|比例|额度|金额)(?:为|是|按)[^，。；]{0,24}$"
    r"|每[人户家名套辆][^，。；]{0,8}(?:发放|提供)[^，。；]{0,6}$"
)
_GIVEN = re.compile(  # what follows a sum that is given
    r"(?:[/／][^，。；、给]{1,4})?(?:[（(][^（()）]{0,20}[）)])?(?:的)?(?:比例|标准|额度|总额|部分)?"
    r"(?:(?!企业|机构|单位|项目|家庭|人员)[^的，。；]){0,10}?"
    r"(?:给予|予以|补助|补贴|奖励|奖补|资助|贴息|贴费|补偿(?!费)|奖金|资金|经费|扶持|津贴|安家费|优惠|返还|发放|支持|标准|激励|减免|房票)"
)
_CEILING = re.compile(
    r"(?:最高|不超过|不得超过|不高于|最多|至多|上限|封顶|限额|以内)[^，。；\d]{0,12}$|(?:最高|不超过|上限)(?:为|是|可达|可至|达)?$"
)
_LOAN = re.compile(
    r"(?:贷款|公积金|授信|担保|保费|续贷|信用贷)[^，。；]{0,16}?(?:额度|限额|上限|最高)[^，。；]{0,24}$|贷款额[^，。；]{0,6}$"
)
_FUND = re.compile(r"(?:出资|参股|持股|份额|让利|跟投)[^，。；]{0,16}(?:最高|不超过|不高于|上限)[^，。；]{0,10}$")
_TOTAL = re.compile(
    r"(?:争取|筹集|筹措|安排|投入|设立|统筹|下达|新增|投放|总规模|规模|资金池|撬动|带动|发放(?:各类|市级|政府|惠民|电子|汽车)*(?:消费券|贷款))[^，。；给予奖补]{0,14}$"
)
_RELIEF = re.compile(r"(?:加计|减按|减征|减免|下浮|税率)[^，。；]{0,8}$")
_LIST_PRICE = re.compile(
    r"(?:每(?:人|户|家|个|名|项|套|辆|台|场|亩|平方米|次|月|年|件|位|吨)|标准(?:为|是)?|[类级等层])[^，。；的]{0,8}$"
)
_OTHER_SHARE = re.compile(
    r"(?:首付|占比|比重|占|费率|利率|税率为|增长|增速|增幅|下降|降低|完成率|覆盖率|定金|订金|保证金|系数)[^，。；]{0,10}$"
    r"|率(?:为|至|到|在)?$"
)
_REACHED = re.compile(
    r"(?:达到?|超过|超|突破|满|高于|大于|增长|增加|以上|完成|实现|投资|收入|销售额|产值|余额|规模|交易额|营收|面积)$"
)
_THRESHOLD = re.compile(r"[（(]含[）)]|及?以[上下内]|之间")
_BEHIND_THRESHOLD = re.compile(r"(?:的|且|并|或|，|,|（|\(|、|；|$)")
_ACTOR_BEHIND = re.compile(
    r"的(?!(?:(?!企业|机构|单位|项目|家庭)[^，。；]){0,14}?(?:资金|经费|补|奖|资助|标准|比例|支持|贴息|额度|优惠|激励|返还|津贴|贷款|减免|房票|$))"
)
_AREA_UNIT = re.compile(r"[/／](?:平方米|平米|㎡|m2|m²|平方公里|亩|吨|公顷|立方米|千瓦时|度|千瓦|瓦时|米|公里|公斤|克)")
_PER_AREA = re.compile(r"每(?:平方米|平米|亩|吨|立方米|千瓦时|度|千瓦|公里|公斤)[^，。；]{0,8}$")
_MOST = re.compile(r"最高|不超过|不得超过|不高于|最多|至多|上限|封顶|限额")
_LEAST = re.compile(r"不低于|最低|至少|不少于|不得低于|不得少于|起$")
_TAKEN_BACK = re.compile(
    r"[^，。；]{0,4}(?:退还|收回|追回|退回|扣减|缴纳|收取|提取|计提|罚款|滞纳金|违约金)|以?上?用于|[^，。；]{0,24}承担|的?基础上"
)
_PENALTY = re.compile(r"(?:处以?|罚款?|并处)[^，。；给]{0,12}$")
_OLD = re.compile(r"(?:由|从|原|原来的?|现行的?)$")
_RAISED = re.compile(r"(?:提高|调整|上调|增加|提升|放宽|上浮|扩大)(?:至|到|为)?$")
_RAISABLE = re.compile(r"额度|限额|补贴|补助|奖励|资助|津贴|公积金")
_BESIDE = re.compile(
    r"(?:[（(][^（()）]{1,12}[)）])?(?:以上)?[、和或及][^，。；的\d]{0,16}(?:[（(][^（()）]{1,30}[)）])?[^，。；的\d]{0,10}$"
)
_LOAN_CEILING = re.compile(
    r"贷款[^，。；]{0,20}(?:额度|限额)|限额[^，。；]{0,10}$|公积金[^，。；]{0,14}(?:调整|提高|上调)[^，。；]{0,4}$"
)
_SHARE_AT_MOST = re.compile(
    r"(?:最高|不超过|不得超过|不高于|最多|至多)(?:(?!上浮|上调|提高|增加|额度|限额)[^，。；\d]){0,16}[\d.]+[%％‰]$"
)
_STANDARD = re.compile(r"的(?:标准|比例)$")
_GIVES_NEXT = re.compile(
    r"[，,]\s?(?:由[^，。；]{0,12})?(?:分别|一次性|再)?(?:给予|予以|发放|兑现|补贴|奖励|补助|资助)"
)
_LOOK_BACK = 44  # characters before a sum that may say what it is


@dataclass(frozen=True, slots=True)
class Sum:
    """A granted sum.

    Attributes:
        start, end: [start, end) of its printed words with 最高, 不超过 … in the text.
        least, most: yuan; equal for a fixed sum, None where the text sets no such end.
        rate: a fraction; None for a sum of money.
        per_unit: yuan by square metre and the like; ``least`` and ``most`` are None then.
        ceiling: True for 最高, 不超过 ….
    """

    start: int
    end: int
    least: float | None = None
    most: float | None = None
    rate: float | None = None
    per_unit: float | None = None
    ceiling: bool = False


def is_yuan(found: Quantity) -> bool:
    """Tell whether a quantity is a sum of yuan, also by something (元/平方米)."""
    return found.unit.startswith("元") or found.unit == "人民币"


def is_rate(found: Quantity) -> bool:
    """Tell whether a quantity is a share in % or ‰."""
    return is_share(found.unit) and "百分点" not in found.unit


def granted(text: str, start: int, end: int, found: Quantity, granting: bool) -> bool:
    """Tell whether a quantity within the piece [start, end) of ``text`` is a sum that is given.

    Args:
        text: of the clause.
        start: of the piece between two commas.
        end: of that piece.
        found: a sum of yuan or a share.
        granting: whether words before the piece, in the same sentence, give something.
    """
    before = text[max(start, found.outer_start - _LOOK_BACK) : found.outer_start]
    after = text[found.outer_end : end]
    most = _MOST.search(found.before) is not None or _CEILING.search(before) is not None
    piece_gives = GIVING.search(text, start, end) is not None
    share = is_rate(found)
    if _OLD.search(before + found.before) or _TAKEN_BACK.match(after) or before.endswith("承担"):
        return False
    if _PENALTY.search(before):
        return False
    raised = _RAISED.search(before + found.before) and _RAISABLE.search(text, start, found.start)
    if raised and not (share and re.search(r"首付|利率|保证金|费率|比例|比重|占比", before)):
        return True
    if _is_threshold(before, after, found) or (not share and _TOTAL.search(before)):
        return False
    if share and _OTHER_SHARE.search(before) and not re.match(r"给予|予以", after):
        return False
    if _RELIEF.search(before) and (share or most):
        return True
    if _GIVES.search(before) and not _ACTOR_BEHIND.match(after):
        return "支持" not in before or most or GIVING.search(before) is not None or _GIVEN.match(after) is not None
    granting = granting or (_STANDARD.match(after) and _GIVES_NEXT.match(text, end)) is not None
    if (_GIVEN.match(after) and (granting or piece_gives)) or (most and (granting or piece_gives)):
        return True
    if _LOAN.search(before + found.before) or _FUND.search(before + found.before):
        return True
    return granting and bool(_LIST_PRICE.search(before)) and len(after) <= 6


def read_sum(text: str, found: Quantity, last: Sum | None = None) -> Sum:
    """Return what a quantity grants; ``last`` is the sum before it in a list, whose 最高 or 不少于 carries over."""
    before = text[max(0, found.outer_start - 14) : found.outer_start]
    most = (
        bool(last and last.ceiling)
        or bool(_MOST.search(found.before) or _CEILING.search(before))
        or found.after in {"以内", "之内", "以下"}
    )
    most = most or bool(_LOAN_CEILING.search(text, max(0, found.outer_start - 34), found.outer_start))
    start, end = found.outer_start, found.outer_end
    if is_rate(found):
        share = found.value_num_max if found.value_num_max is not None else found.value_num
        return Sum(start, end, rate=_fraction(share, found.unit), ceiling=most)
    upper = found.value_num_max if found.value_num_max is not None else found.value_num
    if _AREA_UNIT.search(found.unit) or _PER_AREA.search(before + found.before):
        return Sum(start, end, per_unit=upper, ceiling=most)
    if found.value_num_max is not None:
        return Sum(start, end, found.value_num, upper)
    if most:
        return Sum(start, end, None, upper, ceiling=True)
    open_above = last is not None and last.least is not None and last.most is None
    if open_above or _LEAST.search(found.before) or found.after == "以上":
        return Sum(start, end, found.value_num, None)
    return Sum(start, end, found.value_num, found.value_num)


def share_at_most(text: str, start: int, one: Sum | None) -> str:
    """Return the words from 最高 or 不超过 on where a sum is a share that sets a ceiling itself; else ""."""
    if one is None or one.rate is None:
        return ""
    ceiling = _SHARE_AT_MOST.search(text, max(start, one.start - _LOOK_BACK), one.end)
    return ceiling.group() if ceiling else ""


def side_by_side(text: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether two sums stand in one list, each with what it is for: 初级1000元、中级1500元."""
    gap = text[first.outer_end : second.outer_start]
    alike = first.unit.split("/")[0] == second.unit.split("/")[0]  # 3.5万元/列、6.5万元/架次
    return len(gap) <= _LOOK_BACK and alike and _BESIDE.match(gap) is not None


def _fraction(share: float, unit: str) -> float:
    return float(f"{share / (1000 if unit == '‰' else 100):.12g}")


def _is_threshold(before: str, after: str, found: Quantity) -> bool:
    if _THRESHOLD.search(found.after) and "含" not in found.value and _BEHIND_THRESHOLD.match(after):
        return not (_MOST.search(found.before) or _GIVES.search(before))
    if re.search(r"达到?|超过$|突破|满$|高于|大于", found.before) and not _MOST.search(found.before):
        return True
    if _REACHED.search(before) and not found.before:
        return not ((is_rate(found) or _AREA_UNIT.search(found.unit)) and _GIVEN.match(after))
    return after.startswith("的") and (len(after) == 1 or _ACTOR_BEHIND.match(after) is not None) and not found.before
