"""Which date a place in a clause goes by: printed in its sentence, or earlier in the clause or in an ancestor."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.fact import DeadlineBasis
from compendium.facts.dates import DateKind, PrintedDate, dates
from compendium.facts.numbers import quantities
from compendium.facts.sentences import Span, enclosing, enclosures, inside

_FRAMES = (NodeKind.DOC, NodeKind.COVER, NodeKind.ATTACHMENT)
_NAMED = "《〔[［“"  # a date in 《规划（2021-2035年）》 or 〔2021〕 is part of a name
_COMPARED = re.compile(r"(?:比|较|相比|相较于?|以|与|同|对比|自|从|截止?)$")  # 比2020年增长: no deadline
_MEANT_FOR_ALL = re.compile(r"^(?:力争|争取|确保)?到?[^到至日月]*$")
_MOST = 40  # dates of one sentence that are looked at
PART_OF_YEAR = re.compile("季度|半年")
_PERIOD_END = re.compile(r"^至.*[日月止]$")  # 至2026年5月31日: how long a rule goes for
_DATED_HEADING = re.compile(r"(?:20\d\d年|期末|年底).{0,60}\d")
_ENDS = ("。", "；", ";")
_FIGURE = re.compile(r"[\d百千万亿翻]|每|全覆盖|年底|年内")
_AS_A_NAME = re.compile(
    r"年?(?:版|第|号|行动|攻坚|计划(?![推完新实建培安开投全改发引])|规划|工作要点|远景|愿景|学年|届|财年|级|修订|目录|标准|指南)"
)


def statement_start(clause: Clause) -> int:
    """Return where a clause begins to state something: behind its heading, unless the heading says it itself.

    So it does when it is all that the clause says, or a first sentence with a number or a date in it
    (到2027年，高新技术企业达到500家。（责任单位：…）), which is no mere topic.
    """
    label = len(clause.marker) + len(clause.sep)
    if clause.text[clause.heading_length :].strip("。．.；; \t\u3000\n") or not clause.marker:
        return label if _states(clause) else clause.heading_length
    says = clause.text.rstrip().endswith(("。", "；", ";")) or bool(_DATED_HEADING.search(clause.title))
    return label if says else clause.heading_length


def _states(clause: Clause) -> bool:
    """Tell whether a run-in title is a sentence that sets a number or a date."""
    title = clause.title
    if not clause.run_in or clause.text[clause.heading_length :][:1] not in _ENDS or not _FIGURE.search(title):
        return False
    kept = enclosures(title)
    starts = [*(each.start for each in quantities(title)), *(each.start for each in dates(title, None))]
    return any(not inside(kept, start) for start in starts)


@dataclass(frozen=True, slots=True)
class Timing:
    """The time that a place goes by.

    Attributes:
        deadline: ISO date or year; None when none is printed.
        basis: where it is printed.
        frequency: 每年 …; None when there is none.
        past: True when the sentence tells how things stood (截至2023年底, a year before the issue date).
        date: the printed date itself when it stands in the sentence.
    """

    deadline: str | None = None
    basis: DeadlineBasis = DeadlineBasis.NONE
    frequency: str | None = None
    past: bool = False
    date: PrintedDate | None = None


class Timeline:
    """The dates of a document's clauses, each clause read once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        info = document.info
        # A year that is printed counts where nothing tells when the text was issued; what is told as past is left out.
        self.issued = int(info.signed_date[:4]) if info.signed_date else info.year
        self._issued_on = info.signed_date or ""
        self._read: dict[str, tuple[PrintedDate, ...]] = {}
        self._setting: dict[str, tuple[PrintedDate, ...]] = {}

    def dates_of(self, clause: Clause) -> tuple[PrintedDate, ...]:
        """Return the dates of a clause that are no part of a name, in order."""
        if clause.id not in self._read:
            self._read[clause.id] = self._dates(clause.text)
        return self._read[clause.id]

    def dates_between(self, clause: Clause, start: int, end: int) -> tuple[PrintedDate, ...]:
        """Return the dates of a clause that start in [start, end)."""
        read = self.dates_of(clause)
        first = bisect_left(read, start, key=lambda date: date.start)
        return read[first : bisect_left(read, end, lo=first, key=lambda date: date.start)]

    def ancestors(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses above ``clause``, the nearest first."""
        parent = self._document.by_id.get(clause.parent) if clause.parent else None
        while parent is not None:
            yield parent
            parent = self._document.by_id.get(parent.parent) if parent.parent else None

    def is_ahead(self, date: PrintedDate) -> bool:
        """Tell whether a date lies not before the year of issue and may be a deadline."""
        if date.kind not in (DateKind.POINT, DateKind.PERIOD) or date.year is None or date.since or date.until:
            return False
        if self.issued is not None and date.year < self.issued:
            return False
        if date.limit:
            return True
        part = PART_OF_YEAR.search(date.text) and (date.deadline or "") >= self._issued_on
        return bool(part or len(date.deadline or "") == 4 or date.relative)

    def at(self, clause: Clause, sentence: Span, group: Span, piece: Span, end: int) -> Timing:
        """Return the timing of what ends at ``end`` in a sentence of a clause.

        The nearest date before the end counts. 每年 goes for the part between commas that it stands in, and, where
        the sentence has no other date, for the part between semicolons.
        """
        read = self.dates_of(clause)
        last = bisect_left(read, end, key=lambda date: date.start)
        before = [date for date in read[max(0, last - _MOST) : last] if date.start >= sentence.start]
        dateless = all(date.frequency for date in before)
        since = group.start if dateless else piece.start
        frequency = next((date.frequency for date in reversed(before) if date.frequency and date.start >= since), None)
        dated = [date for date in before if date.kind in (DateKind.POINT, DateKind.PERIOD) and not date.since]
        dated = [date for date in dated if not _PERIOD_END.match(date.text)]
        if dated and not self.is_ahead(dated[-1]) and self._is_past(dated[-1]):
            return Timing(past=True, frequency=frequency)
        ahead = [date for date in dated if self.is_ahead(date)]
        if ahead:
            date = ahead[-1]
            basis = DeadlineBasis.RELATIVE if date.relative else DeadlineBasis.STATED
            return Timing(date.deadline, basis, frequency, date=date)
        inherited = self.inherited(clause, sentence.start)
        if inherited is not None:
            return Timing(inherited.deadline, DeadlineBasis.INHERITED, frequency)
        return Timing(frequency=frequency)

    def _is_past(self, date: PrintedDate) -> bool:
        return date.until or (self.issued is not None and date.year is not None and date.year < self.issued)

    def inherited(self, clause: Clause, before: int) -> PrintedDate | None:
        """Return the date that sentences before ``before``, or the nearest ancestor, set for what follows."""
        setting = self._setting_dates(clause)
        at = bisect_left(setting, before, key=lambda date: date.start)
        if at:
            return setting[at - 1]
        for parent in self.ancestors(clause):
            if setting := self._setting_dates(parent):
                return setting[0]  # the plan's own goal comes first, the vision of 2035 behind it
        return None

    def _setting_dates(self, clause: Clause) -> tuple[PrintedDate, ...]:
        if clause.id not in self._setting:
            named = clause.heading_length if clause.kind in _FRAMES else 0  # a title's years are no deadline
            self._setting[clause.id] = tuple(
                date
                for date in self.dates_of(clause)
                if date.start >= named and self._sets(date) and (date.limit or _opens(clause.text, date))
            )
        return self._setting[clause.id]

    def _sets(self, date: PrintedDate) -> bool:
        """Tell whether a date goes for what follows: 到2027年, 2026年底; 6月底前 is the date of its own task."""
        whole = date.deadline is not None and (len(date.deadline) == 4 or date.deadline.endswith("-12-31"))
        return whole and not date.relative and self.is_ahead(date) and bool(_MEANT_FOR_ALL.match(date.text))

    def _dates(self, text: str) -> tuple[PrintedDate, ...]:
        kept = enclosures(text)
        found = []
        for date in dates(text, self.issued):
            around = enclosing(kept, date.start)
            if around is not None and around.start < date.start and text[around.start] in _NAMED:
                continue
            if date.kind is DateKind.POINT and not date.limit and _AS_A_NAME.match(text, date.end):
                continue
            compared = _COMPARED.search(text[max(0, date.start - 3) : date.start])
            found.append(replace(date, since=True) if compared and not date.frequency else date)
        return tuple(found)


def _opens(text: str, date: PrintedDate) -> bool:
    """Tell whether a date opens its part: 2025年，… rather than 推进2024年项目."""
    before, behind = text[max(0, date.start - 2) : date.start].strip(), text[date.end : date.end + 1]
    return (not before or before[-1] in "。；;，,、.．）)") and behind in tuple("，,全我")
