"""Sums side by side and what each is for: 对国家级、省级中心分别给予500万元、100万元. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from compendium.facts.sentences import enclosures, inside
from compendium.facts.supports_amounts import Sum
from compendium.facts.supports_names import whole
from compendium.facts.supports_people import Supported, ends_as_actor

_LEVEL = (
    r"(?:国家|省部?|市|区|县|州|地市?|世界|国际|全国|第?[特一二三四五六七八九十]|\d+A|\d+(?=类)|[A-Z]{1,3}|[ⅠⅡⅢIV]+)"
    r"(?:级|等奖?|期|类|档|层次)?"
)
_TOKEN_END = re.compile(
    rf"(?:{_LEVEL}|(?:[\d.]+[万亿]?(?:元|家|套|平方米|人|吨|%)?(?:[（(]含[)）])?(?:以上|以下)?)"
    r"|博士(?:研究生)?|硕士(?:研究生)?|本科|专科|大专|二孩|三孩|一孩|首套|二套|金奖|银奖|铜奖|冠军|亚军|季军)$"
)
_TOKEN_START = re.compile(
    r"(?:博士(?:研究生)?|硕士(?:研究生)?|本科|专科|大专|二孩|三孩|一孩|首套|二套|金奖|银奖|铜奖|冠军|亚军|季军"
    rf"|\d+[类A]级?|[\d.]+[万亿]*(?:元|家|套|平方米|人|吨|%)(?:[（(]含[)）])?(?:以上|以下)?|{_LEVEL})"
)
_MARKS = ("、", "、和", "、及", "、或", "和", "及", "或", "与", "、和及与或")
_COUNT = re.compile(r"^(?:每年)?(?:不超过)?\d+(?:名|个|家|位|项|支)(?:左右)?")
_ASIDE = re.compile(r"[（(](?P<name>[^（()）\d]{2,12})[)）]")
_PER = re.compile(r"(?:以上)?每(?:人|户|家|个|名|套|辆|台|亩)?(?:每)?(?:年|月|次)?$")
_LEAD = re.compile(r"^(?:其中)?(?:对|按照?|按|以)?(?:每(?:人|户|家|个|名)(?:每[年月])?)?(?:给予)?")
_GIVEN_TO = re.compile(r"给予(?P<name>[^，。；、\d]{2,20}?)(?:最高|一次性|每|奖励|补助|补贴|$)")
_RANK = re.compile(r"(?:国家级|省级|市级|区级|县级|国家|省|市)")
_GIVE = re.compile(
    r"(?:分别|一次性|每[家户人个项套]|最高|由|财政|市级|县级|可|均|按|再)*(?:给予|予以|奖励|补助|补贴|资助|奖补).*$"
)


def parted(text: str, start: int, sums: list[Sum], who: Supported) -> list[Supported]:
    """Return whom each of several sums is for.

    Args:
        text: of the clause.
        start: where the rule starts.
        sums: two or more, in printed order.
        who: the beneficiary and the condition of the whole rule.
    """
    asides = [match["name"] for each in sums if (match := _ASIDE.match(text, each.end))]
    if len(asides) == len(sums):  # 3万元（博士）、2万元（硕士）
        return [_on(who, aside) for aside in asides]
    own = _named_between(text, start, sums)
    if own:
        actors = all(map(ends_as_actor, own))
        return [Supported(name, who.condition) if actors else _on(who, name) for name in own]
    count = len(sums)
    for marks in _MARKS:
        names = _members(who.beneficiary, marks, count)
        if names and all(map(ends_as_actor, names)):
            return [Supported(name, who.condition) for name in _ranked(names)]
        variants = _variants(who.beneficiary, marks, count)
        for part in reversed(who.condition.split("，")):
            stated = _variants(part, marks, count)
            if stated:
                each_of = variants or [who.beneficiary] * count
                conditions = [who.condition.replace(part, each) for each in stated]
                return [Supported(name, each) for name, each in zip(each_of, conditions, strict=True)]
        if variants:
            return [Supported(each, who.condition) for each in variants]
        if names:
            return [Supported(name, who.condition) for name in _ranked(names)]
    return [who] * count


def _named_between(text: str, start: int, sums: list[Sum]) -> list[str]:
    """Names directly before each sum (规上企业10万元、限上企业5万元); empty when the sums stand alone."""
    names: list[str] = []
    for first, second in pairwise(sums):
        name = whole(_PER.sub("", _GIVE.sub("", text[first.end : second.start].strip("、，,和及；; 的以"))))
        if len(name) < 2:
            return []
        names.append(name)
    first_name = _first_named(text[start : sums[0].start])
    return [first_name, *names] if first_name else []


def _first_named(before: str) -> str:
    """The name before the first sum: behind 给予, or the piece without what precedes the sum."""
    given = _GIVEN_TO.search(before)
    if given and ends_as_actor(given["name"]):
        return given["name"]
    name = _LEAD.sub("", re.split("[，,；;、：:]", _PER.sub("", _GIVE.sub("", before)))[-1])
    return name if len(name) > 1 else ""


def _on(who: Supported, condition: str) -> Supported:
    return Supported(who.beneficiary, "，".join(filter(None, [who.condition, condition])))


def _members(words: str, marks: str, count: int) -> list[str]:
    """Split a list of exactly ``count`` names at ``marks``; empty when there is none."""
    found = [_COUNT.sub("", name) for name in _split(words, marks)]
    if len(found) != count or any(len(name) < 2 for name in found):
        return []
    if all(map(ends_as_actor, found)) or (marks == "、" and not any(map(_TOKEN_START.fullmatch, found))):
        return found
    return []


def _variants(words: str, marks: str, count: int) -> list[str]:
    """For a list of modifiers (国家级、省级技术创新中心) return the whole with each of them."""
    found = _split(words, marks)
    head = _TOKEN_END.search(found[0]) if len(found) == count else None
    tail = _TOKEN_START.match(found[-1])
    if head is not None and tail is not None:
        left, right = found[0][: head.start()], found[-1][tail.end() :]
        rank = tail.group()[-1] if tail.group()[-1] in "级类等期档" else ""
        tokens = [head.group(), *found[1:-1], tail.group()]
        return [left + each + (rank if rank and each[-1] not in "级类等期档奖" else "") + right for each in tokens]
    return []


def _split(words: str, marks: str) -> list[str]:
    kept = enclosures(words)
    found, start = [], 0
    for at, character in enumerate(words):
        if character in marks and not inside(kept, at):
            found.append(words[start:at])
            start = at + 1
    return [*found, words[start:]]


def _ranked(names: list[str]) -> list[str]:
    """Carry 国家级 of the first name over to those that say no rank."""
    rank = _RANK.match(names[0])
    if rank is None or len(rank.group()) < 2:
        return names
    return [names[0], *(name if _RANK.match(name) else rank.group() + name for name in names[1:])]
