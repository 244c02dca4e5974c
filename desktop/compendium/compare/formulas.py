"""Set phrases that open every Chinese policy and say nothing of its matter: they must not join two clauses.

Each is written in the form that ``fold`` gives the texts: half-width, without quotes and blanks.
"""

from __future__ import annotations

import re

_CONGRESS = "(?:党的|中共)?(?:十[八九]大|二十大|(?:十[八九]|二十)届(?:[一二三四五六七八]中[、和]?|历次)*全会)"
_SPIRIT = "(?:会议|重要讲话|重要指示|重要指示批示|重要论述|重要部署|历次全会)?精神"
_LEADER = "习近平(?:总书记)?"
_FORMULAS = (
    # The guiding thought and the spirit of congresses, speeches and instructions.
    r"(?:坚持)?(?:以|坚持|深入贯彻|全面贯彻|认真贯彻)?(?:落实)?习近平新时代中国特色社会主义思想(?:为(?:根本)?指(?:导|引))?",
    rf"(?:全面|深入|认真)*(?:学习)?(?:宣传)?(?:贯彻)?(?:落实)?{_CONGRESS}(?:(?:和|及|以及|、)(?:{_CONGRESS}|历次全会|历届全会))*{_SPIRIT}",
    rf"(?:全面|深入|认真)*(?:学习)?(?:贯彻)?(?:落实)?{_LEADER}(?:关于|对|在|视察|考察|系列)[^,。;\n]{{0,40}}?(?:重要讲话|重要指示|重要论述|指示批示)(?:重要)?(?:指示)?(?:批示)?(?:精神)?",
    r"(?:全面|深入|认真)*贯彻(?:落实)?党(?:中央|的)[^,。;、\n]{0,12}?(?:精神|决策部署|路线方针政策)",
    r"(?:全面|深入|认真|坚决)*(?:贯彻)?(?:落实)?党中央(?:、国务院)?(?:(?:、|和|及)?[省市区自治]{1,3}委(?:、|和)?[省市区自治]{1,3}政府)?(?:关于[^,。;\n]{0,30}的?)?(?:重大)?(?:决策)?(?:工作)?部署(?:要求)?",
    r"(?:全面|深入|认真|坚决)*(?:贯彻)?(?:落实)?[省市区县]委(?:、|和|及)?[省市区县]政府(?:的)?(?:重大)?(?:决策)?(?:工作)?部署(?:要求)?",
    # The general line.
    r"(?:坚持)?稳中求进(?:的)?工作总基调",
    r"(?:立足|把握|进入)?新发展阶段",
    r"(?:完整、?准确、?全面)?(?:贯彻|践行|落实)(?:落实)?(?:创新、协调、绿色、开放、共享的)?新发展理念",
    r"(?:主动|积极|加快)*(?:服务和)?(?:融入|构建|服务)(?:和服务)?新发展格局",
    r"(?:坚持)?以人民为中心(?:的发展思想)?",
    r"(?:更好)?统筹(?:高质量)?发展和(?:高水平)?安全",
    r"(?:坚持)?以(?:推动)?高质量发展为主题",
    r"(?:坚持)?以(?:深化)?供给侧结构性改革为主线",
    r"(?:坚持)?以改革创新为根本动力",
    r"统筹推进五位一体总体布局|协调推进四个全面战略布局|增强四个意识|坚定四个自信|做到两个维护|(?:深刻)?(?:领悟|拥护)两个确立(?:的决定性意义)?",
    r"中国式现代化",
    r"(?:全面)?(?:推动|促进|引领|支撑|推进|实现|赋能)*(?:我?[省市国])?(?:经济)?(?:社会)?高质量发展",
    r"(?:加快)?(?:实现)?高水平科技自立自强",
    r"提供(?:更加)?(?:强有力|有力|坚强|坚实|重要|强大)的?[^,。;、\n]{0,6}?(?:支撑|保障|支持)",
)
_ANY = re.compile("|".join(f"(?:{each})" for each in _FORMULAS))
# What every formula holds one of; most clauses hold none and need no closer look.
_MARKS = re.compile(
    "习近平|精神|党|委|总基调|新发展|人民为中心|统筹|为主题|为主线|根本动力|四个|两个|现代化|高质量|高水平科技|提供"
)
_GAP = "\n"


def without_formulas(folded: str) -> str:
    """Return a folded text with each set phrase replaced by a line end, over which no words join."""
    return _ANY.sub(_GAP, folded) if _MARKS.search(folded) else folded
