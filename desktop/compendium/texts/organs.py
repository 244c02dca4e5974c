"""Names of organs printed without a mark between them, or broken over two lines: one name each again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from compendium.texts.blanks import BLANKS
from compendium.texts.places import Regions
from compendium.texts.wordlists import ORGAN_ENDINGS, any_of

_MARKS = re.compile(rf"[{re.escape(BLANKS)}、，,]+")
_ENDS = re.compile(rf"(?:{any_of(ORGAN_ENDINGS)})$")
_CENTRAL = re.compile(
    r"国务院|中共|中央军委|最高人民|国家税务总局|国家金融监督管理总局|国家发展|国家卫生|国家医疗|国家市场监督"
    r"|中国人民银行|中国银行保险监督|中国银保监会|中国证券监督|中国证监会"
)
_WITH_BRANCHES = re.compile(
    r"国家税务总局|国家金融监督管理总局|中国人民银行|中国银行保险监督管理委员会|中国银保监会|中国证券监督管理委员会"
    r"|中国证监会|国家外汇管理局|国家统计局|国家矿山安全监察局|.{2,8}银行"
)
_BRANCH = re.compile(r"(?:税务局|分行|支行|监管局|监管分局|监管支局|分局|监察局|调查队|管理部)$")


def organs_in(lines: Iterable[str], regions: Regions) -> tuple[str, ...]:
    """Return the organs named in ``lines``, each once, in printed order."""
    names: list[str] = []
    for line in lines:
        for words in _MARKS.split(line):
            for name in _parted(words, regions):
                if names and _is_branch_of(names[-1], name, regions):
                    names[-1] += name
                else:
                    names.append(name)
    return tuple(dict.fromkeys(names))


def is_whole_name(name: str, regions: Regions) -> bool:
    """Tell whether an organ's name says of what place it is, as 市政府 does not."""
    mentions = regions.mentions(name)
    return bool(mentions and mentions[0].start == 0) or _CENTRAL.match(name) is not None


def _parted(words: str, regions: Regions) -> list[str]:
    """Cut 淮北市财政局淮北市税务局 where one organ's name ends and a place or a central organ's name begins."""
    starts = {mention.start for mention in regions.mentions(words) if mention.full}
    starts |= {match.start() for match in _CENTRAL.finditer(words)}
    names: list[str] = []
    last = 0
    for start in sorted(starts - {0}):
        before = words[last:start]
        if len(before) > 2 and _ENDS.search(before) and not _WITH_BRANCHES.fullmatch(before):
            names.append(before)
            last = start
    return [name for name in [*names, words[last:]] if name]


def _is_branch_of(before: str, name: str, regions: Regions) -> bool:
    """Tell whether ``name`` goes on with a central organ's name: 国家税务总局 / 淮北市税务局."""
    if not _WITH_BRANCHES.fullmatch(before) or not _BRANCH.search(name):
        return False
    mentions = regions.mentions(name)
    return bool(mentions) and mentions[0].start == 0
