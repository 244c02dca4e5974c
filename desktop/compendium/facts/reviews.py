"""Which clauses look back on what was done or describe how things stand, by their titles. Pure.

Only a title that names such a section counts (进展与成效, 发展基础, 我国…已取得显著成效). One that sets work does not,
whatever words are in it (提升工作成效, 推动项目取得新进展), nor does the title of the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compendium.domain.document import Clause, NodeKind

_SECTION = (
    r"成效|成就|成绩|亮点|回顾|现状|(?:工作|主要|最新|有关|建设|实施|阶段性?)进展|进展(?:情况)?"
    r"|(?:发展|工作|现实|建设|产业|改革|现有|前期|良好|坚实|具备|具有)的?基础|形势(?:分析|研判)?"
    r"|(?:规划|编制|起草|出台|制定|政策|工作|发展|时代|宏观|国际)?背景|基本情况|概况|(?:工作|完成|执行|实施)情况"
    r"|(?:存在|面临|主要|突出)的?(?:主要|突出)?问题|(?:困难|短板|不足|差距)|机遇|挑战|回顾总结|总结回顾|年(?:工作)?总结"
)
_REVIEW = re.compile(rf"^(?:问题|基础|[^，,。；;]{{0,24}}?(?:{_SECTION}))(?:(?:和|与|及|以及|、)[^，,。；;]{{1,16}})?$")
_PAST = re.compile(
    r"(?:已经?|以来)[^，,。；;]{0,16}取得[^，,。；;]{0,12}(?:成效|成就|成绩|进展|突破)"
    r"|取得[的了][^，,。；;]{0,12}(?:成效|成就|成绩|进展|突破)"
)
_GOALS = re.compile(r"目标|指标|任务书|工作任务|主要任务|预期")
_WORK = re.compile(
    r"提升|提高|增强|推动|推进|促进|加快|加强|强化|深化|发挥|解决|化解|防范|应对|迎接|巩固|夯实|筑牢|打牢|实现|确保|力争|争取"
    r"|扩大|放大|拓展|营造|突出(?!问题)|彰显|展现|评估|评价|检验|考核|注重|做好|开展|加大|完善|健全|报送|报告|上报|公开|通报"
    r"|跟踪|处理|处置|破解|补齐|缩小|弥补|研究|压实|建立|形成|抢抓|抓住|抓好|抓实|统筹|聚焦|着力|切实|稳妥|全力|持续|宣传"
    r"|督查|督导|调度|掌握|摸清|打造|创造|再创|取得(?![的了])"
)


def looks_back(clause: Clause, above: Sequence[Clause]) -> bool:
    """Tell whether a clause reports (进展与成效, 现状) rather than sets work; ``above`` are its ancestors."""
    named = [each.title for each in (clause, *above) if each.kind not in (NodeKind.DOC, NodeKind.COVER)]
    if clause.kind is NodeKind.LEAD_IN:
        named = named[1:] or named
    return any(names_a_review(title) for title in named)


def names_a_review(title: str) -> bool:
    """Tell whether a heading names a section on past results, on how things stand, or on problems."""
    if _GOALS.search(title):
        return False
    if _PAST.search(title):
        return True
    return _REVIEW.match(title) is not None and _WORK.search(title) is None
