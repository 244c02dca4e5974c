"""Sub-sentences that grant something: their head (对…的), the sums, and ceilings that follow. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from compendium.facts.numbers import Quantity, quantities
from compendium.facts.sentences import Span, enclosures, inside, pieces, sentences
from compendium.facts.supports_amounts import GIVING, Sum, granted, is_rate, is_yuan, read_sum, side_by_side

OPENER = re.compile(
    r"(?:\d{1,3}[.．、]\s?)?(?:[一二三四五六七八九十]+是|其中|同时|并|此外|另外|再|可|要|将|财政|积极|持续|全力|着力|进一步|大力|继续|优先|重点|择优|暂)?"
    r"(?:对于|针对|对(?![外接应口标称比照象策等话冲])|面向|向(?=[^，。；]{2,30}(?:发放|提供|给予))|为(?=[^，。；]{2,30}(?:发放|提供|给予))"
    r"|(?:每年)?(?:支持(?!金额|资金|额度|强度|政策|期限|标准|比例)|鼓励|引导|扶持(?!资金))(?:和(?:支持|鼓励|引导|扶持))?(?:一批)?)"
)
MID_OPENER = re.compile(r"(?<![相针应面绝配反比核校查结])对(?![外接应口标称比照象策等话冲于])")
_VERB = re.compile(r"给予(?!的)|予以|兑现|(?:免征|减征|减免|免收|减半征收|全额(?:补|资助|返还|承担|奖励))")
_NO_NUMBER = re.compile(
    r"(?:给予|予以)(?!优先|重点|积极|的)[^，。；]{0,20}(?:经费|资金|补助|补贴|奖励|奖补|资助|贴息|补偿|激励|优惠|减免|支持|扶持)"
    r"|给予(?:奖|补)|免征|减征|免收|减半征收|全额(?:补|资助|返还|承担|奖励)"
)
_MONEY = re.compile(
    r"资金|经费|财政|[补奖贴税费贷债租金]|基金|额度|抵扣|免征|减征|免收|减免|优惠|返还|激励|资助|扶助|[股分]权?红|用地|指标|场地|住房"
)
_NOT_GIVEN = re.compile(r"不再|不得|不予|未按|未给|没有|停止|取消|拒不")
_SPOKEN_OF = re.compile(
    r"[的时后]$|(?:支出|费用|资金|奖励|补贴)(?:计入|列入|纳入)|的(?:重要)?(?:依据|条件|参考|情况|支出|方式|办法|标准由|具体)"
)
_INSURED = re.compile(r"风险|贷款|担保|保险|信贷")
_DAMAGE = re.compile(r"损失|损害|征收|征用|撤回|合法权益|违约|侵权|赔偿")
_CEILING_WORDS = re.compile(
    r"最高|最多|不超过|不得超过|不高于|上限|封顶|限额|累计|合计|总额|总计|总量|总和|额度|金额|资金|支持|奖励|补助|补贴|资助|奖补|优惠|贴息|贷款|财政|比例"
    r"|单个|单家|单户|单月|单季度?|单项|单次|单套|单笔|单张|同一|每[家户人项次套年月件场辆台名所只]|每个?|各|全年|年度|当年|企业|项目|单位|机构|主体|个人|家庭|平台|活动|品种|产品|集团|团队"
    r"|原则上|且|并|但|均|一般|分别|给予|予以|可|再|为|是|达|至|到|的|年|月|内|其|总|额|最|在|元|按|一次性|期限|标准|强度|平均|幅度|部分"
)
_SHARE_CEILING = re.compile(
    r"(?:且|但)?(?:总额|金额|每[户套家人]|累计|合计|补贴|奖励|补助)*(?:最高|不超过|不得超过|最多|上限)"
)
_MAY_GRANT = re.compile(
    "[补奖贴津免惠享]|发放|给予|予以|资助|返还|减征|加计|减按|最高|不超过|不高于|额度|限额|兑现|扶持|支持|出资|参股|全额"
)
_PAST = re.compile(r"是指|累计(?!最高|不超过|补助额度|支持|最多|奖励|补助|补贴)|已(?:累计|为|有)|截至")
_BY_UNIT = re.compile(r"每(?:增加|新增|增长|达到?|满|提高|多|培育|引进|[^，。；]{0,8}增)")
_LABEL = re.compile(
    r"(?:第[一二三四五六七八九十百]{1,6}条[ \u3000]{0,4}"
    r"|\d{1,3}[.．、]\s?|[一二三四五六七八九十]{1,3}[、是]|其中)(?!\d)"
    r"|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]\s?"
)
_TITLE = re.compile(r"《[^《》\n]*》|“[^“”\n]*”(?=的?基础上)")
_BY_STANDARD = re.compile(r"(?:标准|比例)$")
_KEEP = 3  # pieces of a head that no opener begins
_HEAD_LENGTH = 240  # characters of a head
_LONGEST_PIECE = 600  # characters between two commas; longer is no sentence


@dataclass(slots=True)
class Rule:
    """A sub-sentence that grants.

    Attributes:
        head: pieces before the grant, from the one that opens the rule.
        grant: piece that holds the sums, or the verb where there are none.
        sums: granted in printed order.
        caps: ceilings of pieces behind the grant, or of later sentences.
        cap_spans: the pieces of ``caps``.
        end: end of the quote.
        sentence: number of its sentence in the clause.
        follows: True when a rule stands before it in its sentence and it has no head of its own.
    """

    head: list[Span]
    grant: Span
    sums: list[Sum]
    end: int
    sentence: int
    follows: bool = False
    caps: list[Sum] = field(default_factory=list)
    cap_spans: list[Span] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the quote starts."""
        return self.head[0].start if self.head else self.grant.start

    @property
    def open_to_ceiling(self) -> bool:
        """Whether a ceiling may still follow: a rate, a sum by unit or no sum, and no ceiling yet."""
        if self.caps:
            return False
        return not self.sums or all(each.most is None for each in self.sums)


def rules(text: str) -> list[Rule]:
    """Return the granting sub-sentences of a clause's text in order; some have no number."""
    if _MAY_GRANT.search(text) is None:
        return []
    text = without_titles(text)
    quoted = tuple(each for each in enclosures(text) if text[each.start] == "“")
    found = [
        each
        for each in quantities(text)
        if (is_yuan(each) or (is_rate(each) and each.value != "全覆盖"))
        and not inside(quoted, each.start)  # “…每平方米200元”基础上: what another text grants
    ]
    result: list[Rule] = []
    at = 0
    for number, sentence in enumerate(sentences(text)):
        while at < len(found) and found[at].end <= sentence.start:
            at += 1
        stop = at
        while stop < len(found) and found[stop].start < sentence.end:
            stop += 1
        _Reader(text, number, result, found[at:stop]).read(sentence)
        at = stop
    return [
        rule for rule in result if rule.sums or rule.caps or _NO_NUMBER.search(text, rule.grant.start, rule.grant.end)
    ]


def without_titles(text: str) -> str:
    """Return ``text``, places unchanged, with fillers for titles and what other texts grant (在执行“…”基础上)."""
    return _TITLE.sub(lambda title: title[0][0] + "某" * (len(title[0]) - 2) + title[0][-1], text)


def is_given(text: str, rule: Rule) -> bool:
    """Tell whether a rule gives a sum or something of worth, rather than 支持 at large or what a law owes."""
    if rule.sums or rule.caps:
        return True
    grant, quote = rule.grant.of(text), text[rule.start : rule.end]
    if _NOT_GIVEN.search(grant) or _SPOKEN_OF.search(grant) or _MONEY.search(grant + quote) is None:
        return False
    owed = "补偿" in grant and _DAMAGE.search(quote) is not None
    return not owed or _INSURED.search(quote) is not None


class _Reader:
    """Reads one sentence; what it finds goes to the rules of the clause."""

    def __init__(self, text: str, number: int, result: list[Rule], found: list[Quantity]) -> None:
        self._text = text
        self._number = number
        self._result = result
        self._found = found
        self._head: list[Span] = []
        self._granting = False

    def read(self, sentence: Span) -> None:
        if not self._found and not _NO_NUMBER.search(self._text, sentence.start, sentence.end):
            return
        last_end = sentence.start
        for piece in pieces(self._text, sentence):
            if any(mark in "；;" for mark in self._text[last_end : piece.start]):
                self._head.clear()
            last_end = piece.end
            if piece.end - piece.start <= _LONGEST_PIECE:
                self._take(self._unlabelled(piece))

    def _take(self, piece: Span) -> None:
        words = piece.of(self._text)
        sums = self._sums(piece, words)
        if sums:
            if self._goes_on(piece, sums):
                self._result[-1].sums += sums
                self._result[-1].end = piece.end
            elif self._is_ceiling(piece, sums):
                self._attach(piece, sums)
            elif self._completes(piece):
                self._complete(piece, sums)
            elif self._by_standard() and _VERB.search(words):
                last = self._result.pop()  # what was taken for sums are the steps that they go by
                self._head = [*last.head, last.grant]
                self._add(piece, sums)
            else:
                self._add(piece, sums)
        elif _VERB.search(words) and not _PAST.search(words):
            if self._by_standard():
                last = self._result[-1]
                last.grant, last.end = Span(last.grant.start, piece.end), piece.end
            else:
                self._add(piece, [])
        else:
            self._head.append(piece)
        self._granting = self._granting or GIVING.search(words) is not None

    def _sums(self, piece: Span, words: str) -> list[Sum]:
        if _PAST.search(words):
            return []
        first = bisect_left(self._found, piece.start, key=lambda each: each.start)
        within = self._found[first : bisect_left(self._found, piece.end, first, key=lambda each: each.start)]
        gives = [granted(self._text, piece.start, piece.end, each, self._granting) for each in within]
        for at in range(len(within) - 1, 0, -1):  # 初级1000元、中级1500元的标准 grants both
            gives[at - 1] = gives[at - 1] or (gives[at] and side_by_side(self._text, within[at - 1], within[at]))
        sums: list[Sum] = []
        for at, each in enumerate(within):
            if gives[at] or (sums and self._continues(sums[-1], each)):
                last = sums[-1] if sums and self._continues(sums[-1], each) else None
                sums.append(read_sum(self._text, each, last))
        return sums

    def _goes_on(self, piece: Span, sums: list[Sum]) -> bool:
        """Whether the piece goes on with a list that a comma parts: 分别给予200万元，100万元奖励."""
        last = self._last()
        if last is None or last.sentence != self._number or not last.sums or self._head:
            return False
        alone = piece.start == sums[0].start and last.sums[-1].end == last.end
        return alone and "分别" in last.grant.of(self._text)

    def _by_standard(self) -> bool:
        """Whether the verb stands behind the sums: 按照每人500元的标准，给予培训机构补贴."""
        last = self._last()
        if last is None or last.sentence != self._number or not last.sums or self._head:
            return False
        return _BY_STANDARD.search(last.grant.of(self._text)) is not None

    def _continues(self, last: Sum, each: Quantity) -> bool:
        gap = self._text[last.end : each.outer_start]
        return len(gap) <= 6 and gap.strip() in {"、", "和", "或", "及", "与", "至", "，", ",", "或者", "以及"}

    def _last(self) -> Rule | None:
        return self._result[-1] if self._result else None

    def _is_ceiling(self, piece: Span, sums: list[Sum]) -> bool:
        last = self._last()
        if self._head or not all(each.ceiling and (each.rate is None or _may_cap(last)) for each in sums):
            return False
        if last is None or not (last.sentence == self._number or last.sentence == self._number - 1):
            return False
        if OPENER.match(self._text, piece.start, piece.end):
            return False
        fixed = any(each.most is not None and each.least is not None for each in last.sums) and not last.caps
        own = self._own_words(piece, sums)
        if any(each.rate is not None for each in sums):
            return last.sentence == self._number and _SHARE_CEILING.match(self._text, piece.start) is not None
        if last.sentence == self._number and (last.open_to_ceiling or fixed):
            return not own or _each_of(self._text, piece)
        by_unit = fixed and _BY_UNIT.search(self._text, last.start, last.end) is not None
        return (last.open_to_ceiling or by_unit) and not own

    def _own_words(self, piece: Span, sums: list[Sum]) -> str:
        return _CEILING_WORDS.sub("", self._text[piece.start : sums[0].start]).strip()

    def _attach(self, piece: Span, sums: list[Sum]) -> None:
        last = self._result[-1]
        if last.sentence == self._number:
            last.caps, last.end = sums, piece.end
            last.cap_spans.append(piece)
            return
        last.caps = sums
        last.cap_spans.append(piece)
        for rule in reversed(self._result[:-1]):
            if not rule.open_to_ceiling or not rule.sums:
                break
            rule.caps = sums
            rule.cap_spans.append(piece)

    def _completes(self, piece: Span) -> bool:
        """Whether the piece says the sums of a grant just before it: 给予补贴，每人每月2800元."""
        last = self._last()
        if last is None or last.sentence != self._number or last.sums or last.caps:
            return False
        return not any(OPENER.match(self._text, each.start, each.end) for each in [*self._head, piece])

    def _complete(self, piece: Span, sums: list[Sum]) -> None:
        last = self._result[-1]
        last.head += [last.grant, *self._head]
        last.grant, last.sums, last.end = piece, sums, piece.end
        self._head.clear()

    def _add(self, piece: Span, sums: list[Sum]) -> None:
        last = self._last()
        head = self._opened(piece)
        follows = last is not None and last.sentence == self._number
        self._result.append(Rule(head, piece, sums, piece.end, self._number, follows))
        self._head.clear()

    def _unlabelled(self, piece: Span) -> Span:
        """The piece without a number at its start: 2、, （1）, 一是."""
        label = _LABEL.match(self._text, piece.start, piece.end)
        return Span(label.end(), piece.end) if label else piece

    def _opened(self, piece: Span) -> list[Span]:
        """The pieces of the head from the last one that opens a rule."""
        if OPENER.match(self._text, piece.start, piece.end):
            return []
        for index in range(len(self._head) - 1, -1, -1):
            each = self._head[index]
            if piece.start - each.start > _HEAD_LENGTH:
                return self._head[index + 1 :]
            if OPENER.match(self._text, each.start, each.end):
                return self._head[index:]
        return self._head[-_KEEP:]


def _may_cap(last: Rule | None) -> bool:
    """Tell whether a share may be the ceiling of a rule: of a sum of money, not of another share."""
    return last is not None and bool(last.sums) and all(each.rate is None for each in last.sums)


def _each_of(text: str, piece: Span) -> bool:
    """Tell whether a ceiling is said for each of those who are named: 每家研发单位和购买单位…最高…."""
    return re.match(r"(?:且|但)?(?:每|单)(?:家|个|户|名|项|人|次|套)", text[piece.start : piece.end]) is not None
