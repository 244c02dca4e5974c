"""Supports (扶持事项): what is given to whom, on what condition, up to what ceiling. Pure.

One record per beneficiary and rule; ``分别给予X、Y`` is split in printed order.
"""

from __future__ import annotations

import re
from dataclasses import replace

from compendium.domain.document import Clause, Document
from compendium.domain.fact import Fact, Support
from compendium.facts.reviews import looks_back
from compendium.facts.supports_amounts import Sum, share_at_most
from compendium.facts.supports_lists import parted
from compendium.facts.supports_names import tidied
from compendium.facts.supports_parties import named_by_ceiling, supported, verb_at
from compendium.facts.supports_people import Supported
from compendium.facts.supports_rules import Rule, is_given, rules, without_titles

_TYPES = (
    ("风险补偿", "风险补偿|代偿"),
    ("贷款贴息", "贴息"),
    ("创新券", "创新券"),
    ("消费券", "消费券"),
    ("房票", "房票"),
    ("贷款额度", "贷款[^，。；]*(?:额度|限额|上浮|提高)|授信额度|公积金[^，。；]*额度"),
    ("基金出资", "基金[^，。；]*(?:出资|投资|参股|比例)|参股|持股|出资"),
    ("研发补助", "研发[^，。；]*(?:补助|补贴|资助)"),
    ("购房补贴", "购房补贴|契税补贴|房补|契税[^，。；]*补"),
    ("奖补", "奖补"),
    ("奖励", "奖励|奖金|激励|奖"),
    ("补助", "补助"),
    ("补贴", "补贴|津贴|安家费"),
    ("资助", "资助"),
    ("税收", "加计|免征|减征|减按|减半征收|抵扣|退税"),
    ("优惠减免", "优惠|减免|免收|返还|全额"),
    ("项目经费", "经费"),
    ("资金支持", "资金|支持|扶持"),
)
_OTHER = "其他"
_KINDS = tuple((name, re.compile(words)) for name, words in _TYPES)


def supports(document: Document) -> tuple[Fact, ...]:
    """Return the supports of a document in reading order, each quoting the sub-sentence that grants it."""
    facts: list[Fact] = []
    past: set[str] = set()
    for clause in document.outline:
        if clause.parent in past or looks_back(clause, ()):
            past.add(clause.id)
        else:
            facts.extend(_of_clause(clause))
    return tuple(facts)


def _of_clause(clause: Clause) -> list[Fact]:
    facts: list[Fact] = []
    before = Supported("", "")
    last_type = _OTHER
    own = without_titles(clause.text)
    for rule in rules(clause.text):
        who = supported(clause, rule, before)
        if not rule.sums and not rule.caps and not (who.beneficiary or who.condition):
            continue
        before = who
        if not is_given(own, rule):
            continue  # it still says whom the next one is for
        quote = clause.text[rule.start : rule.end]
        for each in _records(clause.text, rule, who):
            kept = each
            if each.support_type == _OTHER and rule.follows:  # 给予购房补贴，第二类人才最高60万元
                kept = replace(each, support_type=last_type)
            last_type = kept.support_type
            facts.append(Fact(clause.id, quote, rule.start, rule.end, kept))
    return facts


def _records(text: str, rule: Rule, who: Supported) -> list[Support]:
    """One record for each of the sums that are given side by side."""
    rates = [each for each in rule.sums if each.rate is not None]
    money = [each for each in rule.sums if each.rate is None]
    if rates and money and len(rates) == 1 and money[0].ceiling:
        return [_support(text, rule, who, rates[0], money[0])]
    within = bool(rule.caps) and rule.caps[0].end <= rule.end
    sums = rule.sums or (rule.caps if within else [])
    caps = rule.caps if rule.sums or not within else []
    if len(sums) > 1:
        named = parted(text, rule.start, sums, who)
        return [
            _support(text, rule, each, one, caps[at] if len(caps) == len(sums) else next(iter(caps), None))
            for at, (each, one) in enumerate(zip(named, sums, strict=True))
        ]
    one = sums[0] if sums else None
    return [_support(text, rule, each, one, next(iter(caps), None)) for each in named_by_ceiling(text, rule, who)]


def _support(text: str, rule: Rule, who: Supported, one: Sum | None, cap: Sum | None) -> Support:
    span = rule.cap_spans[0] if rule.cap_spans and cap is not None else None
    grant = rule.grant.of(text)
    words = text[one.start : one.end] if one else grant[verb_at(grant) or 0 :]
    most = cap.most if cap and cap.most is not None else one.most if one else None
    unit = (cap.per_unit if cap else None) or (one.per_unit if one else None)
    if one and cap and cap.rate is None and one.least is not None and one.least == one.most:
        unit = one.least
    who = tidied(who)
    return Support(
        support_type=_type(grant, text[rule.start : rule.end]),
        beneficiary=who.beneficiary,
        condition=who.condition,
        amount_text=words,
        min_yuan=one.least if one else None,
        max_yuan=most,
        rate=one.rate if one else None,
        unit_yuan=unit,
        quantified=one is not None or cap is not None,
        cap_quote=span.of(text) if span else text[cap.start : cap.end] if cap else share_at_most(text, rule.start, one),
    )


def _type(grant: str, quote: str) -> str:
    return next((name for words in (grant, quote) for name, kind in _KINDS if kind.search(words)), _OTHER)
