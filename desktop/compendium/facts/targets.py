"""Targets (目标指标): numbers that a policy sets itself, one for each number, with their date and what is counted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.fact import DeadlineBasis, Fact, Target
from compendium.facts import targets_rules as rules
from compendium.facts.measures import is_counted, is_share
from compendium.facts.numbers import Quantity, quantities
from compendium.facts.reviews import looks_back
from compendium.facts.sentences import Span, sentences
from compendium.facts.targets_items import Item, items, shared_names
from compendium.facts.targets_wording import (
    begins_with_verb,
    carried,
    ends_with_verb,
    has_verb,
    is_field,
    name_after,
    name_before,
    unchanged,
)
from compendium.facts.timing import Timeline, Timing, statement_start

_NEAR = 200  # characters of a quote before and behind its number
_SCOPE_PIECE = re.compile(r"^(?:在|对于|面向|针对).{2,30}(?:中|上|内|方面|领域|环节|时|后)$")
_COMPARING = re.compile(
    r"累计|新增|新建|达到|达|超过|突破|不低于|不少于|不超过|不高于|高于|低于|(?:提高|提升|增长|增加|扩大|降低|下降|减少|压缩|缩短|上升)[到至]"
    r"|控制在|保持在|稳定在|最高|至少|约|基本|动态|近|逾"
)
_COMPARING_BEHIND = re.compile(r"以上|以下|以内|之内|左右")
_FIRM = re.compile(r"力争|争取|确保|实现|推动|推进|达到?|提[高升]|完成")
_GROWN = re.compile(r"(?:年均|同比|累计|比上年|较上年)?(?:增长|增速|增幅|下降|降低)$")
_BOTH = re.compile(r"(?:分别|均|都|实现|总量|数量|各)*$")
_COVERED = re.compile(r"(?:产业|行业|领域)$")
_OF_A_YEAR = re.compile(r"每[年月季]|年均|年度")
_AND = re.compile(r"、|以及|和|及")
_NEEDS_SUBJECT = re.compile(
    r"^(?:力争|争取|确保|实现|并|且|再|总数|总量|数量|总规模|规模|占比|比例|比重|均|年均|年均增长|增长|增速|累计|其中|增幅|比上年|较上年|同比)*$"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A target of a sentence, with what the next items of a list take over from it."""

    item: Item
    quote: Span
    detail: Target
    carried: tuple[str, ...] = ()


def targets(document: Document) -> tuple[Fact, ...]:
    """Return the targets of ``document`` in reading order."""
    timeline = Timeline(document)
    found: list[Fact] = []
    for clause in document.outline:
        found.extend(targets_of(clause, document, timeline))
    return tuple(dict.fromkeys(found))


def targets_of(clause: Clause, document: Document, timeline: Timeline) -> Iterator[Fact]:
    """Yield the targets of one clause."""
    text = clause.text
    read = quantities(text)
    above = tuple(timeline.ancestors(clause))
    if not read or looks_back(clause, above):
        return
    starts = [each.start for each in read]
    stated_from = statement_start(clause)
    reader = _Reader(clause, timeline, rules.sets_goals(clause, above), rules.sets_rules(document))
    for sentence in sentences(text):
        start = max(sentence.start, stated_from)
        inside = read[bisect_left(starts, start) : bisect_left(starts, sentence.end)]
        if not inside:
            continue
        for each in reader.read(sentence, inside):
            quote = each.quote.of(text)
            yield Fact(clause.id, quote, each.quote.start, each.quote.end, each.detail)


class _Reader:
    """Reads the sentences of one clause."""

    def __init__(self, clause: Clause, timeline: Timeline, goals: bool, sets_rules: bool) -> None:
        self._clause = clause
        self._text = clause.text
        self._start = statement_start(clause)
        self._timeline = timeline
        self._goals = goals
        self._rules = sets_rules
        self._soft = clause.kind in (NodeKind.DOC, NodeKind.COVER)

    def read(self, sentence: Span, inside: tuple[Quantity, ...]) -> Iterator[_Found]:
        """Yield the targets of one sentence in order."""
        body = Span(max(sentence.start, self._start), sentence.end)
        previous: _Found | None = None
        by_piece: dict[int, list[Item]] = {}
        for item in items(self._text, body, inside):
            by_piece.setdefault(item.piece.start, []).append(item)
        for of_piece in by_piece.values():
            names = shared_names(self._text, of_piece)
            for number, item in enumerate(of_piece):
                timing = self._timeline.at(self._clause, sentence, item.group, item.piece, item.span.end)
                if not self._is_target(item, body, timing, previous):
                    continue
                for found in self._targets(item, timing, previous, names[number] if names else None):
                    previous = found
                    yield found

    def _is_target(self, item: Item, body: Span, timing: Timing, previous: _Found | None) -> bool:
        quantity = item.quantity
        before, behind = item.before(self._text), item.behind(self._text)
        piece_before = self._text[max(item.piece.start, quantity.start - _NEAR) : quantity.start]
        if timing.past or rules.is_told(self._text[max(body.start, quantity.start - 120) : quantity.start]):
            return False
        dated = timing.basis in (DeadlineBasis.STATED, DeadlineBasis.RELATIVE)
        opening = self._text[item.group.start : item.group.start + 8]
        said = item.near(self._text, item.piece), item.near(self._text, item.group)
        if rules.is_support(*said, opening, piece_before, quantity, dated):
            return False
        follows = self._text[quantity.outer_end : quantity.outer_end + 1]
        if (follows == "的" and not is_counted(quantity.unit) and not is_share(quantity.unit)) or (
            follows == "到" and quantity.value == "全覆盖"
        ):
            return False
        if rules.is_condition(before, behind, quantity) or rules.is_name_or_list(before, behind, quantity):
            return False
        if rules.is_meeting(quantity, timing.frequency):
            return False
        context = before or piece_before
        subject = self._text[max(body.start, item.group.start, quantity.start - _NEAR) : quantity.start]
        if not rules.measures(subject if _NEEDS_SUBJECT.match(before) else context, behind, quantity):
            return False
        return self._is_meant(item, timing, previous)

    def _is_meant(self, item: Item, timing: Timing, previous: _Found | None) -> bool:
        """Tell whether something says that the number is to be reached: a date, a goal's title, a verb of work."""
        quantity = item.quantity
        if timing.basis in (DeadlineBasis.STATED, DeadlineBasis.RELATIVE):
            return True
        if self._goals or previous is not None:
            return True
        before = item.before(self._text)
        worked = rules.is_set_by_verb(before) or rules.is_set_by_verb(item.behind(self._text)[-8:])
        if timing.basis is DeadlineBasis.INHERITED:
            return worked or bool(quantity.before) or not quantity.unit.endswith("元")
        if self._rules or (is_share(quantity.unit) and not _FIRM.search(before + quantity.before)):
            return False
        return (worked and not quantity.chinese and quantity.unit not in ("", "元")) or self._is_slogan(item)

    def _is_slogan(self, item: Item) -> bool:
        """Tell 培育万户经营主体: a round Chinese number right behind a verb."""
        quantity = item.quantity
        return (
            quantity.chinese
            and quantity.value_num >= 100
            and quantity.unit != "元"
            and has_verb(item.before(self._text)[-4:])
        )

    def _targets(self, item: Item, timing: Timing, previous: _Found | None, name: str | None) -> Iterator[_Found]:
        quote = self._quote(item)
        start = max(quote.start, item.span.start, item.quantity.start - _NEAR)
        lead = self._undated(start, max(start, item.quantity.outer_start))
        behind = self._undated(min(item.quantity.outer_end, item.span.end), item.span.end)
        from_here = item.baseline and lead.rfind(item.baseline)
        indicator, scope = name_before(lead[:from_here] if from_here and from_here > 0 else lead)
        if quote.start < item.span.start:
            scope = self._text[quote.start : item.piece.start].strip(" ，,") or scope
        if name:
            indicator = name
        elif name_after(behind) and (not indicator or ends_with_verb(lead)):
            indicator = name_after(behind)
        elif len(indicator) < 2:
            indicator += name_after(behind)
        share = item.quantity.unit == "%" and not item.quantity.special and len(name_after(behind)) > 3
        if share and not name and not lead.rstrip().endswith(("占", "达到", "达", "比")):
            scope, indicator = (indicator or scope), name_after(behind)
        if not name and is_field(indicator) and name_after(behind):
            scope, indicator = indicator, name_after(behind)
        indicator = unchanged(indicator, "百分点" in item.quantity.unit)
        subject = not name and previous is not None and _NEEDS_SUBJECT.match(lead) and not name_after(behind)
        if subject and previous is not None and previous.item.group == item.group:
            grown = _GROWN.search(lead)
            indicator = _GROWN.sub("", previous.detail.indicator) + (grown.group() if grown else "")
            scope = previous.detail.scope
            if quote.end - previous.quote.start <= 2 * _NEAR:
                quote = Span(previous.quote.start, quote.end)
        elif not indicator or _GROWN.fullmatch(indicator):
            name, quote = self._subject(item, quote)
            indicator = name + indicator
        goes_on = previous if previous is not None and _is_bare(lead, item.quantity) else None
        taken_over = goes_on.carried if goes_on else carried(lead)
        detail = self._detail(item, timing, lead, goes_on, indicator, scope)
        if item.quantity.value == "全覆盖":
            detail = self._covering(_covered(detail), item, previous)
        for each in _apart(detail, lead, item.quantity):
            yield _Found(item, quote, each, taken_over)

    def _covering(self, detail: Target, item: Item, previous: _Found | None) -> Target:
        """Give what covers whole industries its name: the thing that the sentence builds just before."""
        if detail.scope or not _COVERED.search(detail.indicator) or item.piece.start == item.group.start:
            return detail
        name = previous.detail.indicator if previous is not None else self._subject(item, item.span)[0]
        return replace(detail, indicator=name, scope=detail.indicator) if name != self._clause.title else detail

    def _undated(self, start: int, end: int) -> str:
        """Return the words of a part without the dates in it."""
        words, at = "", start
        for date in self._timeline.dates_between(self._clause, start, end):
            words += self._text[at : max(at, date.start)]
            at = min(date.end, end)
        return words + self._text[at:end]

    def _quote(self, item: Item) -> Span:
        """Return the item without its date, with a piece such as 在…评审中 before it."""
        start = item.span.start
        for date in self._timeline.dates_between(self._clause, start, item.quantity.start):
            if not date.frequency and not self._text[start : date.start].strip(" ，,"):
                start = date.end
        while start < item.quantity.start and self._text[start] in " \t\u3000，,、：:的":
            start += 1
        start = max(start, item.quantity.start - _NEAR)
        end = min(item.span.end, item.quantity.end + _NEAR)
        end -= self._text[end - 1] in "、和及"
        before = self._text[max(item.group.start, item.piece.start - 34) : item.piece.start]
        if item.first and start == item.piece.start:
            last = re.split("[，,：:]", before.rstrip("，, "))[-1].strip()
            if _SCOPE_PIECE.match(last):
                start = item.piece.start - len(before) + before.rfind(last)
        return Span(start, end)

    def _subject(self, item: Item, quote: Span) -> tuple[str, Span]:
        """Return what a piece before names, when the number stands alone: 研发投入强度，达到3%; else the title."""
        row_above = self._text[max(self._start, item.piece.start - 40) : item.piece.start]
        in_row = item.piece.start == item.group.start and row_above.endswith("\n")
        before = self._text[max(item.group.start, item.piece.start - 40) : item.piece.start].rstrip("，,：: ")
        last = re.split("[，,：:]", before)[-1].strip() if before else ""
        if in_row and "\n" in row_above[:-1] and (above := row_above[:-1].rpartition("\n")[2].strip()):
            return above, quote
        name = name_before(last)[0]
        if len(name) > 1 and not re.search(r"\d", name):
            start = max(item.group.start, item.piece.start - 40)
            at = self._text.find(last, start, item.piece.start)
            return name, Span(at, quote.end)
        return self._clause.title or name, quote

    def _detail(
        self, item: Item, timing: Timing, lead: str, goes_on: _Found | None, indicator: str, scope: str | None
    ) -> Target:
        quantity = item.quantity
        said = [
            *_COMPARING.findall(lead),
            *_COMPARING.findall(quantity.before),
            *_COMPARING_BEHIND.findall(quantity.after),
        ]
        if (
            quantity.special
            and quantity.value != "一半"
            and quantity.unit in ("倍", "%")
            and "分之" not in quantity.value
        ):
            said.append(quantity.value) if not quantity.value.endswith("成") else None
        if goes_on:
            said = [*goes_on.carried, *said]
            scope = scope or goes_on.detail.scope
        carries = not re.search("比重|占比|比例", indicator) or _OF_A_YEAR.search(item.near(self._text, item.piece))
        frequency = (timing.frequency if carries else None) or ("年均" if "年均" in lead + quantity.before else None)
        return Target(
            indicator=indicator,
            value=quantity.value,
            value_num=quantity.value_num,
            unit=quantity.unit,
            comparator="|".join(dict.fromkeys(said)),
            deadline=timing.deadline,
            deadline_basis=timing.basis,
            frequency=frequency,
            scope=scope,
            baseline=item.baseline,
            value_num_max=quantity.value_num_max,
            soft=self._soft and timing.deadline is None,
        )


def _is_bare(lead: str, quantity: Quantity) -> bool:
    """Tell whether an item only names the next thing of a list, which 累计, 新增 then go for too."""
    return not (begins_with_verb(lead) or quantity.before or quantity.unit == "%" or _COMPARING.search(lead))


def _covered(detail: Target) -> Target:
    """Part 规模以上工业企业实现研发机构全覆盖 into whom it is for and what covers them."""
    name = re.sub(r"(?:基本|动态|逐步)$", "", detail.indicator)
    whom, verb, what = name.partition("实现")
    if verb and what:
        return replace(detail, indicator=what, scope=whom or detail.scope)
    return replace(detail, indicator=(whom or what).strip())


def _apart(detail: Target, lead: str, quantity: Quantity) -> Iterator[Target]:
    """Yield one target for each of A、B实现翻一番 and A、B均达到100%."""
    each_of = (quantity.unit == "倍" and quantity.special) or re.search(
        r"均(?:达到?|超过|实现|为)?$", lead + quantity.before
    )
    names = [name for name in _AND.split(_BOTH.sub("", detail.indicator)) if name] if each_of else []
    if len(names) < 2 or any(len(name) < 2 for name in names):
        yield detail
        return
    for name in names:
        yield replace(detail, indicator=name)
