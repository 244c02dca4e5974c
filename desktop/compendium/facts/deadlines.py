"""Deadlines (完成时限): dates by which something is to be done that no target has taken, and what recurs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.fact import Deadline, DeadlineType, Fact
from compendium.facts.dates import DateKind, PrintedDate
from compendium.facts.reviews import looks_back
from compendium.facts.sentences import COMMAS, SEMICOLONS, Span, enclosing, enclosures, inside, pieces, sentences
from compendium.facts.targets import targets
from compendium.facts.targets_rules import is_told, sets_goals
from compendium.facts.timing import PART_OF_YEAR, Timeline, statement_start

_VALID = re.compile(
    r"有效期(?:限)?(?:为|自|截止|截至|至|到|[\d一二两三四五六七八九十])|试行期|有效(?:期)?至|执行(?:[至到]|期限)|失效|实施期限|施行期限|暂定"
)
_MEASURED = re.compile(
    r"(?:毕业|离校|离职|退役|创立|创办|设立|登记|成立|注册|近|最长|最多|控制在|(?:压缩|压减|缩短|缩减|降低|减少|延长)[到至为]|调整为|不超过|期限为?|质保|服务期)$"
)
_WHOSE = re.compile(r"的$|的(?:纳税人|居民|职工|企业|单位|人员|个人|家庭|高校毕业生|毕业生|项目|机构|购房人|购房者)")
_BARRED = re.compile(r"不得|不限|均?未|不再|不予|禁止|免租|免交|累计|限购|限售|有效|[^，。；,;]{0,30}(?:给予|扣减)")
_TAKEN_AWAY = re.compile(r"(?:取消|限制|禁止|暂停|不得|未)[^，。；,;]{0,12}$")
_ABOUT = re.compile(r"对于?在?$")
_WHOM = re.compile(r"对(?!接|外|标|照|应|口|比|于)")
_OF_WHOM = re.compile(r"的[，,]|的[^，,。；;的]{1,12}[，,][^，,。；;]{0,10}(?:给予|予以|享受|发放|补贴|补助|奖励|免)")
_HEADS = re.compile(r"[^，,。；;]{0,12}(?:目标|思路|要求|任务|方针|原则)(?:是|为|如下|[:：])")
_DONE = re.compile(  # 2023年4月30日前购买的商品房, 8月31日前金融机构已发放的
    r"(?:之前|以前)?[^，,。；;、]{0,10}(?:已(?!知)|(?:购买|签订|取得|供应|成交|出让|发放|建成|登记|备案|转让|出售|到期|开工|竣工|缴存)的)"
)
_APPLIED = re.compile(r"申报|报名|申请|受理|投递|征集|报送截止|提交截止|截止")
_EXTENDED = re.compile(r"(?:延续|延长)[至到]")
_CLOSING = re.compile(r"截止|截至|前|止|逾期")
_RISES = re.compile(r"(?:大幅度?|明显|显著)(?:提升|提高|增强|增长|增加|改善|下降|减少)$")
_GOAL = re.compile(r"^(?:力争|争取|确保)?[到至]")
_LONGEST = 200
_SPACES = " \t\u3000，,、：:；;。"


def deadlines(document: Document, found_targets: tuple[Fact, ...] | None = None) -> tuple[Fact, ...]:
    """Return the deadlines of ``document`` that are no target's, in reading order.

    ``found_targets`` are the document's targets where they are known already.
    """
    timeline = Timeline(document)
    taken: dict[str, list[Span]] = {}
    for fact in targets(document) if found_targets is None else found_targets:
        taken.setdefault(fact.clause, []).append(Span(fact.start, fact.end))
    found: list[Fact] = []
    for clause in document.outline:
        if (timeline.dates_of(clause) and clause.kind is not NodeKind.COVER) or _VALID.search(clause.text):
            above = tuple(timeline.ancestors(clause))
            if not looks_back(clause, above):
                found.extend(_Reader(clause, timeline, taken.get(clause.id, [])).read())
        elif clause.id in taken and sets_goals(clause, tuple(timeline.ancestors(clause))):
            found.extend(_unnumbered_goals(clause, timeline, taken[clause.id]))
    return tuple(dict.fromkeys(found))


class _Reader:
    """Reads the deadlines of one clause."""

    def __init__(self, clause: Clause, timeline: Timeline, taken: list[Span]) -> None:
        self._clause = clause
        self._text = clause.text
        self._start = statement_start(clause)
        self._timeline = timeline
        self._taken = taken
        self._enclosures = enclosures(clause.text)
        self._groups: tuple[Span, ...] = ()
        self._pieces: tuple[Span, ...] = ()
        self._starts = [span.start for span in taken]

    def read(self) -> Iterator[Fact]:
        """Yield the deadlines of each sentence."""
        for sentence in sentences(self._text):
            body = Span(max(sentence.start, self._start), sentence.end)
            if body.start < body.end:
                yield from self._of_sentence(body)

    def _of_sentence(self, sentence: Span) -> Iterator[Fact]:
        self._groups = pieces(self._text, sentence, SEMICOLONS)
        self._pieces = pieces(self._text, sentence, COMMAS)
        dates = [
            date
            for date in self._timeline.dates_between(self._clause, sentence.start, sentence.end)
            if self._counts(date, sentence)
        ]
        for number, date in enumerate(dates):
            end = dates[number + 1].start if number + 1 < len(dates) else sentence.end
            if date.kind in (DateKind.POINT, DateKind.PERIOD) and self._has_target(date.start, end):
                continue
            quote = self._quote(date, sentence, end)
            if date.frequency and self._has_target(quote.start, quote.end):
                continue
            if quote.end - quote.start > date.end - date.start:
                yield self._fact(date, quote)

    def _counts(self, date: PrintedDate, sentence: Span) -> bool:
        """Tell whether a date sets a time for work."""
        if self._is_condition(date, sentence) or (date.kind is DateKind.PERIOD and _HEADS.match(self._text, date.end)):
            return False
        if date.kind is DateKind.RECURRING:
            if self._text.startswith("任期", date.end):
                return False
            return date.frequency not in ("年均", "年度") and not self._is_per(date)
        if date.kind is DateKind.EVENT:
            before = self._before(date, sentence)
            if _TAKEN_AWAY.search(before) or _BARRED.match(self._text, date.end, sentence.end):
                return False
            return date.limit and not is_told(before) and not _MEASURED.search(before)
        around = max(sentence.start, date.start - _LONGEST), min(sentence.end, date.end + _LONGEST)
        if date.until and _APPLIED.search(self._text, *around):
            return True
        if not self._timeline.is_ahead(date) or is_told(self._before(date, sentence)):
            return False
        return date.limit or date.kind is DateKind.PERIOD or self._leads(date, sentence)

    def _before(self, date: PrintedDate, sentence: Span) -> str:
        return self._text[max(sentence.start, date.start - _LONGEST) : date.start]

    def _is_per(self, date: PrintedDate) -> bool:
        """Tell whether 每年 counts money or a limit (每年最高50万元) rather than work."""
        behind = self._text[date.end : date.end + 24]
        return bool(
            re.match(
                r"(?:可|等|不限|使用|提取额度|每[人户家套]|限额|额度|最高"
                r"|不超过|按|给予|补助|补贴|资助|奖励|[\d.]+(?:万|亿)?元|累计补|安排的|的)",
                behind,
            )
        ) or bool(re.search(r"[元人次名家项篇个](?:/|／)?$", self._text[max(0, date.start - 1) : date.start]))

    def _leads(self, date: PrintedDate, sentence: Span) -> bool:
        """Tell whether a bare 2025年 opens its sentence, or a part of a year its part of one: 2026年三季度启动试点."""
        if self._text[date.end : date.end + 1] == "是":
            return False
        if PART_OF_YEAR.search(date.text) and not date.relative:
            return date.start == _part(self._groups, sentence, date.start).start
        opens = not self._before(date, sentence).strip(_SPACES)
        return opens and (not date.relative or self._text[date.end : date.end + 1] in ("，", ","))

    def _is_condition(self, date: PrintedDate, sentence: Span) -> bool:
        """Tell whether a date only says whom a rule is for: 2024年12月31日前到期的，毕业两年内的学生."""
        around = enclosing(self._enclosures, date.start)
        if around is not None and date.frequency:
            return True
        piece = _part(self._pieces, sentence, date.start)
        behind = self._text[date.end : piece.end]
        if date.kind is DateKind.EVENT:
            return (
                behind.startswith("的")
                or behind.endswith("的")
                or self._says_whom(date, piece, sentence)
                or bool(_DONE.match(behind))
                or bool(_WHOSE.search(behind))
                or not behind.strip(_SPACES)
            )
        if _ABOUT.match(self._text[piece.start : date.start]) and ("的" in behind or date.text.endswith("前")):
            return True
        if (date.text.endswith("前") or behind.startswith(("之前", "以前")) or not date.limit) and _DONE.match(behind):
            return True
        return behind.endswith("的") and not date.frequency

    def _says_whom(self, date: PrintedDate, piece: Span, sentence: Span) -> bool:
        """Tell whether a date stands in 对…的: 对1年内出售住房，并新购住房的，按…给予补贴."""
        group = _part(self._groups, sentence, date.start)
        behind = self._text[date.end : min(group.end, date.end + _LONGEST)]
        return _WHOM.match(self._text, piece.start) is not None and _OF_WHOM.search(behind) is not None

    def _has_target(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, start)
        if at < len(self._taken) and self._taken[at].start < end:
            return True
        return at > 0 and self._taken[at - 1].end > start

    def _quote(self, date: PrintedDate, sentence: Span, end: int) -> Span:
        """Return the words that say what is due: from the date to the next one, or the part that the date ends."""
        group = _part(self._groups, sentence, date.start)
        piece = _part(self._pieces, group, date.start)
        if inside(self._enclosures, date.start) or date.kind is DateKind.EVENT:
            return _trimmed(self._text, Span(piece.start, max(piece.end, date.end)))
        if date.kind is DateKind.RECURRING:
            if piece.end - date.end > 2:
                return _trimmed(self._text, Span(date.start, piece.end))
            return _trimmed(self._text, Span(date.start, min(end, group.end)))
        leads = date.start - piece.start <= _lead_length(self._text, piece, date)
        start = date.start if leads else piece.start
        closes = not self._text[date.end : piece.end].strip(_SPACES)
        stop = piece.end if closes and not leads else min(max(end, piece.end), max(group.end, date.end))
        return _trimmed(self._text, Span(start, min(stop, start + _LONGEST * 3)))

    def _fact(self, date: PrintedDate, quote: Span) -> Fact:
        words = quote.of(self._text)
        kind = self._type(date, words)
        detail = Deadline(
            deadline=date.deadline,
            date_text=date.text,
            type=kind,
            frequency=date.frequency,
            task=words.replace(date.text, "", 1).strip(_SPACES)[:_LONGEST],
        )
        return Fact(self._clause.id, words, quote.start, quote.end, detail)

    def _type(self, date: PrintedDate, words: str) -> DeadlineType:
        if date.frequency:
            return DeadlineType.RECURRING
        until = date.text[0] in "至到" and date.text.rstrip("前止")[-1] in "日月"
        if _VALID.search(words) or f"{date.text}期间" in words or (until and not _APPLIED.search(words)):
            return DeadlineType.VALIDITY
        extended = _EXTENDED.search(words) is not None
        if _APPLIED.search(words) and (extended or _CLOSING.search(date.text + words)):
            return DeadlineType.APPLICATION
        if extended:
            return DeadlineType.VALIDITY
        before = date.text.endswith(("前", "内", "止"))
        return DeadlineType.GOAL if _GOAL.match(date.text) and not before else DeadlineType.TASK


def _unnumbered_goals(clause: Clause, timeline: Timeline, taken: list[Span]) -> Iterator[Fact]:
    """Yield what targets of an ancestor's date are followed by: 到2025年 …… 研发机构全覆盖，研发投入大幅提升."""
    text = clause.text
    for sentence in sentences(text):
        at = bisect_left(taken, sentence.end, key=lambda span: span.start)
        last = taken[at - 1] if at and taken[at - 1].start >= sentence.start else None
        date = timeline.inherited(clause, sentence.start) if last else None
        if last is None or date is None:
            continue
        for piece in pieces(text, Span(last.end, sentence.end)):
            if _RISES.search(piece.of(text)):
                words = piece.of(text)
                detail = Deadline(date.deadline, date.text, DeadlineType.GOAL, task=words)
                yield Fact(clause.id, words, piece.start, piece.end, detail)


def _lead_length(text: str, piece: Span, date: PrintedDate) -> int:
    """Return how many characters before a date are no words: blanks and 力争."""
    lead = text[piece.start : date.start]
    return len(lead) if not lead.strip(_SPACES) or lead in ("力争", "争取", "确保") else -1


def _part(parts: tuple[Span, ...], whole: Span, at: int) -> Span:
    """Return the one of ``parts``, in order, that position ``at`` lies in; ``whole`` when there is none."""
    index = bisect_right(parts, at, key=lambda part: part.start) - 1
    return parts[index] if index >= 0 and parts[index].holds(at) else whole


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _SPACES:
        start += 1
    while end > start and text[end - 1] in _SPACES:
        end -= 1
    return Span(start, end)
