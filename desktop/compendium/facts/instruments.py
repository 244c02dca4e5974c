"""Instruments (政策工具): programmes, funds, titles, mechanisms and bodies that a text calls by name. Pure.

Three ways to a name: words in use across the country, names in quotation marks, and names that end as programmes do
(国家重点研发计划, 知识产权强企行动计划). Slogans and principles in quotation marks are none.
"""

from __future__ import annotations

import re

from compendium.domain.document import Clause, Document
from compendium.domain.fact import Fact, Instrument
from compendium.facts.instruments_terms import TERMS
from compendium.facts.sentences import Span

_TERM = re.compile("|".join(sorted(TERMS, key=len, reverse=True)))
_PROGRAMME = re.compile(
    r"(?:行动计划|培育计划|引导计划|攻关计划|研发计划|发展计划|提升计划|人才计划|培养计划|科技计划|计划(?!生育"
    r"|单列|管理|项目|体系|总数|立项|的|内|外|性|、|评审)"
    r"|专项行动|(?<!专项)行动(?!方案|计划|指南|力|性|起来|者)"
    r"|(?:示范|创新|提升|建设|试点|培育|推进|强基|百强|品牌|倍增|集群|科技|素质)工程|重大专项|科技重大专项"
    r"|引导基金|发展基金|产业基金|科学基金|创投基金|投资基金|公益基金|专项资金|引导.{2,8}发展资金"
    r"|创新创业大赛|创意大赛|挑战大赛|设计大赛|大赛"
    r"|税收优惠(?:政策)?|税收试点|递延纳税试点|扣除政策"
    r"|(?:积分|信用|科创|惠农|税易|成长|入园|专利|人才)贷|(?:研发|知识产权|责任|信用|专利|农业|质量)保险"
    r"|(?:综合|信息|资源|公共|共享|“一站式”)(?:信息)?服务平台|信息平台|交易平台|重大项目(?=[、，。组部承的和]))"
)
_QUOTED = re.compile(r"[“\"](?P<name>[^“”\"\n]{2,24})[”\"](?P<tail>[\u4e00-\u9fff+—]{0,12})")
_EDGE = re.compile(
    r"(?:落实|实施|执行|兑现|宣传|用|办|管)好|[，。；、：:,;的对将在为向以于由（）()《》\s]|(?<!合)与|(?<!共)和|(?<![涉普])及|或|等(?!级)"
    r"|实施|开展|启动|落实|推进|推动|设立|举办|推行|实行|实现|建设|建立|完善|发挥|依托|用好|通过|利用|申报|承担"
    r"|参加|纳入|进入|扩大|继续|深入|大力|组织|执行"
    r"|鼓励|支持|探索|制定|加快|加强|强化|构建|参与|运用|列入|融入|围绕|聚焦|结合|全面|统筹|优化|提升|布局|搭建"
    r"|打造|对接|享受|符合|充分|深化"
    r"|持续|办好|开发|争取|遴选|选派|入选|获得|取得|引导(?!基金|计划|地方)|提供|形成|定期|常态化|持续|每年|各类"
    r"|各项|一批|相关|有关|上述|新一轮|市级财政|中央财政|按照|用足|更多|发放|好(?=科)|提高|我[市省县区]"
    r"|[一二三四五]届|安排|做[细实优强好]|确保|[记录归接]入|本部门|[亿万]元|促进(?=公共|企业|平台|产业)|赋值|相结合|大型"
)
_GENERIC = re.compile(
    r"^(?:科技|年度|工作|培养|重点|重大|三年|本|该|此|各|其|这一|专项|创新|市级|省级|国家|国家级|企业|培育|行动"
    r"|发展|实施|投资|产业|项目|建设|信息|公共|综合"
    r"|各级|财政|社会|有关|技术|科学|一项|多项|系列|系统|民生|共同|集体|统一|实际|联合|具体)*"
    r"(?:计划|行动|工程|专项行动|行动计划|基金|专项资金|大赛|服务平台|信息平台|交易平台|税收优惠(?:政策)?"
    r"|重大项目|投资基金|产业基金|科技计划|培养计划|发展计划)$"
)
_SLOGAN = re.compile(
    r"[，；。！？、：:]|^(?:十[二三四五]五|[一二三四五六七八九十两]个|卡脖子|主力军|出题[者人]|答题|话语权"
    r"|一带一路|双碳|三农|放管服|排头兵|拐点|试验田|一把手|裂变式"
    r"|走出去|互联网\+?|增量|存量|\d+[+]?|四上|高精尖|硬科技|新三样|应登尽登|.{0,4}应.尽.)|^十.{0,2}强$|(?:主体"
    r"|成果|资本|平台|人才|生态|人|者|军)$"
)
_NO_TOOL_BEHIND = re.compile(
    r"^(?:原则|问题|难题|瓶颈|技术|要求|作用|精神|方针|时期|形势|作风|规划|目标|思想|任务|领域|环节|现象|方式"
    r"|标准|产业|现代产业|重点产业|发展|企业队伍|供给|故事|系统)"
)
_TOOL_BEHIND = re.compile(
    r"^(?:等)?(?:[\u4e00-\u9fff]{0,8}?)(?:专项行动|行动计划|计划|工程|行动|模式|机制|政策|改革|试点|活动|平台"
    r"|基金|大赛|贷款?|产品|服务|中小企业|小巨人|企业|人才|项目|联盟|审判|制度|联合基金|选派)"
)
_TOOL_BEFORE = re.compile(
    r"(?:实施|推行|推广|开展|探索|设立|发放|落实|打造|运用|采用|采取|实行|推出|用好|办好|举办|聘用|担任|入驻"
    r"|兑现|享受|培育)$"
)
_TOOL_NAME = re.compile(
    r"(?:贷|券|险|计划|工程|行动|飞地|副总|专员|挂帅|投后股|投结合|即享|快享|通办|即开工|双聘|揭榜|加速器|产业园"
    r"|园区|冠军|破茧成蝶|特新|巨人|孵化|工作站|服务月|服务年|落实年|服务企业月"
    r"|学徒制|工程师|投贷联动|创新券|民参军|包干|码|制|卡|票)$|[+—]"
)
_SHORT = frozenset({"计划", "行动"})  # end many words that are no names
_LONGEST_NAME = 26


def instruments(document: Document) -> tuple[Fact, ...]:
    """Return the named tools of a document in reading order, each name once in a clause."""
    facts: list[Fact] = []
    for clause in document.outline:
        seen: set[str] = set()
        for span in _named(clause):
            name = span.of(clause.text)
            if name not in seen:
                seen.add(name)
                facts.append(Fact(clause.id, name, span.start, span.end, Instrument(name)))
    return tuple(facts)


def _named(clause: Clause) -> list[Span]:
    """Names of a clause in order; of two that begin at one place or lie in each other the longer counts."""
    text = clause.text
    found = [Span(match.start(), match.end()) for match in _TERM.finditer(text)]
    found += [span for match in _PROGRAMME.finditer(text) if (span := _programme(text, match))]
    found += [span for match in _QUOTED.finditer(text) if (span := _quoted(clause, match))]
    return _apart(found)


def _programme(text: str, match: re.Match[str]) -> Span | None:
    """The whole name that ends in a word such as 计划: back to the last word that cannot be part of it."""
    lead = max(0, match.end() - _LONGEST_NAME)
    edges = [edge.end() for edge in _EDGE.finditer(text, lead, match.start())]
    start = edges[-1] if edges else lead if lead == 0 else -1
    if start < 0:
        return None
    name = text[start : match.end()]
    if len(name) - len(match.group()) < (4 if match.group() in _SHORT else 2):
        return None
    return None if _GENERIC.match(name) or name.count("“") != name.count("”") else Span(start, match.end())


def _quoted(clause: Clause, match: re.Match[str]) -> Span | None:
    text = clause.text
    name, tail = match["name"], match["tail"]
    if _SLOGAN.search(name) and not _TOOL_NAME.search(name):
        return None
    if "、" in name or _NO_TOOL_BEHIND.match(tail):
        return None
    end = match.end("name") + 1
    if _TOOL_NAME.search(name):
        return Span(match.start(), end)
    in_heading = end <= clause.heading_length and not clause.run_in
    if in_heading:
        return None
    before = text[max(0, match.start() - 6) : match.start()]
    behind = _TOOL_BEHIND.match(tail)
    if behind:
        return Span(match.start(), end + behind.end())
    return Span(match.start(), end) if _TOOL_BEFORE.search(before) else None


def _apart(found: list[Span]) -> list[Span]:
    """Drop what lies within a longer name, and join names that overlap."""
    kept: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
        elif span.end > kept[-1].end:  # “专精特新”小巨人
            kept[-1] = Span(kept[-1].start, span.end)
    return kept
