"""What an office's own policy has for each task of an upper-level one, and what is missing. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from compendium.compare.features import comparable_clauses
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, MatterComparison, Outcome
from compendium.domain.document import Clause, Document
from compendium.domain.fact import Target
from compendium.services.fact_rows import FactRow, value_text

MOST_PARTNERS = 3  # of one task; weaker ones say little
_PREAMBLE = re.compile("总体要求|指导思想|基本原则|总体思路|形势|现状|背景|意义")  # nothing to put into practice
_INVERTED = {Outcome.RAISED: Outcome.LOWERED, Outcome.LOWERED: Outcome.RAISED, Outcome.SAME: Outcome.SAME}


class Gap(StrEnum):
    """What is missing."""

    MISSING = "缺失"
    UNQUANTIFIED = "未定量"
    LOWER = "低于上级指标"
    NONE = "已有规定"


@dataclass(frozen=True, slots=True)
class TargetGap:
    """A number of the upper level.

    Attributes:
        indicator, upper: as printed there; deadline as printed or as usually printed, "" when none.
        own: the number of the own policy, "" when it has none.
        outcome: how the own number stands to the upper one; None when that cannot be said.
    """

    indicator: str
    upper: str
    deadline: str = ""
    own: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the upper-level policy.

    Attributes:
        clause: where it is printed.
        own: clauses of the own policy on the same matter, the closest first.
        gaps: what is missing, the gravest first; NONE alone when nothing is.
        targets: the numbers to break down.
        units, dates: printed in the clause or in the own ones, each with where: 上级文件印明：…
    """

    clause: Clause
    own: tuple[Clause, ...]
    gaps: tuple[Gap, ...]
    targets: tuple[TargetGap, ...]
    units: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


def tasks_of(
    upper: Document,
    own: Document,
    compared: MatterComparison,
    upper_rows: Iterable[FactRow],
    own_rows: Iterable[FactRow],
) -> list[Task]:
    """Return the tasks of ``upper`` in reading order.

    Args:
        upper: the policy of the higher level.
        own: the policy of one's own office.
        compared: what they say about the same matters.
        upper_rows: the facts of ``upper``.
        own_rows: the facts of ``own``.
    """
    partners = _partners(compared, upper.info.id)
    ours, theirs = _by_clause(upper_rows), _by_clause(own_rows)
    tasks = []
    for clause in comparable_clauses(upper):
        mine = ours.get(clause.id, [])
        if _PREAMBLE.search(clause.title) and not any(isinstance(row.fact.detail, Target) for row in mine):
            continue
        pairs = partners.get(clause.id, [])[:MOST_PARTNERS]
        found = tuple(own.by_id[pair.b.clause] for pair in pairs if pair.b.clause in own.by_id)
        other = [row for each in found for row in theirs.get(each.id, [])]
        targets = _targets(mine, [target for pair in pairs for target in pair.targets], other)
        tasks.append(Task(clause, found, _gaps(found, targets), targets, _units(mine, other), _dates(mine, other)))
    return tasks


def _partners(compared: MatterComparison, upper: str) -> Mapping[str, list[ClausePair]]:
    found: dict[str, list[ClausePair]] = defaultdict(list)
    for pair in compared.pairs:
        if pair.a.doc == upper:
            found[pair.a.clause].append(pair)
        elif pair.b.doc == upper:
            found[pair.b.clause].append(_turned(pair))
    return found


def _turned(pair: ClausePair) -> ClausePair:
    targets = tuple(
        MatchedTarget(each.name, each.b, each.a, _INVERTED[each.outcome] if each.outcome else None)
        for each in pair.targets
    )
    first, second = ClauseRef(pair.b.doc, pair.b.clause), ClauseRef(pair.a.doc, pair.a.clause)
    return ClausePair(first, second, pair.strength, pair.outcome, pair.why, pair.verdict, targets)


def _by_clause(rows: Iterable[FactRow]) -> Mapping[str, list[FactRow]]:
    found: dict[str, list[FactRow]] = defaultdict(list)
    for row in rows:
        found[row.fact.clause].append(row)
    return found


def _targets(
    mine: Sequence[FactRow], matched: Sequence[MatchedTarget], other: Sequence[FactRow]
) -> tuple[TargetGap, ...]:
    """Return the upper numbers; own ones come from what was matched, else from a fact of the same name and unit."""
    found: dict[tuple[str, str], TargetGap] = {}
    for row in mine:
        detail = row.fact.detail
        if not isinstance(detail, Target) or detail.soft or not detail.indicator:
            continue
        value = value_text(detail)
        pair = next((each for each in matched if _same(each, detail)), None)
        own = pair.b if pair else _own_value(detail, other)
        outcome = pair.outcome if pair else None
        found.setdefault((detail.indicator, value), TargetGap(detail.indicator, value, row.date_text, own, outcome))
    return tuple(found.values())


def _same(matched: MatchedTarget, target: Target) -> bool:
    name, said = matched.name, target.indicator
    return (name in said or said in name) and target.value in matched.a


def _own_value(target: Target, rows: Sequence[FactRow]) -> str:
    for row in rows:
        detail = row.fact.detail
        if isinstance(detail, Target) and detail.unit == target.unit and detail.indicator == target.indicator:
            return value_text(detail)
    return ""


def _gaps(own: Sequence[Clause], targets: Sequence[TargetGap]) -> tuple[Gap, ...]:
    if not own:
        return (Gap.MISSING,)
    gaps = []
    if any(target.outcome is Outcome.LOWERED for target in targets):
        gaps.append(Gap.LOWER)
    if any(not target.own for target in targets):
        gaps.append(Gap.UNQUANTIFIED)
    return tuple(gaps) or (Gap.NONE,)


def _units(mine: Sequence[FactRow], other: Sequence[FactRow]) -> tuple[str, ...]:
    return _said("、".join(dict.fromkeys(unit for row in rows for unit in row.printed_units)) for rows in (mine, other))


def _dates(mine: Sequence[FactRow], other: Sequence[FactRow]) -> tuple[str, ...]:
    return _said("、".join(dict.fromkeys(row.date_text for row in rows if row.date_text)) for rows in (mine, other))


def _said(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{who}印明：{said}" for who, said in zip(("上级文件", "本级文件"), words, strict=True) if said)
