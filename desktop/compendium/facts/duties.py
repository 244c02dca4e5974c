"""Duties (责任分工): who must do what a clause says. Pure.

One record per bracket or line that names units; 牵头单位 and 配合单位 on neighbouring lines make one record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compendium.domain.document import Clause, Document, NodeKind
from compendium.domain.fact import Duty, Fact
from compendium.facts.units import Responsibility, Role, responsibilities

_BETWEEN = " \t\u3000\n\r；;，,。"
_NUMBERED = frozenset({NodeKind.HEADING, NodeKind.LEAD_IN, NodeKind.ARTICLE})

_Named = Mapping[str, tuple[Responsibility, ...]]


def duties(document: Document) -> tuple[Fact, ...]:
    """Return the duties of a document in reading order, each with the bracket or line as its quote."""
    named = {clause.id: _joined(clause.text) for clause in document.outline}
    covered = _covered_parents(document, named)
    following: tuple[str, ...] = ()
    facts: list[Fact] = []
    for clause in document.outline:
        for each in named[clause.id]:
            facts.append(_fact(clause, each, following, covered.get(clause.id)))
            following = each.from_here_on or following
    return tuple(facts)


def _fact(clause: Clause, named: Responsibility, following: tuple[str, ...], applies_to: str | None) -> Fact:
    units = tuple(dict.fromkeys(unit for _, unit in named.units))
    implied = () if named.from_here_on else tuple(unit for unit in following if unit not in units)
    duty = Duty(
        units=units,
        lead_units=_of(named, Role.LEAD),
        supporting_units=_of(named, Role.SUPPORTING),
        suffix=named.suffix,
        implied=bool(implied),
        applies_to=applies_to,
        implied_units=implied,
    )
    return Fact(clause.id, clause.text[named.start : named.end], named.start, named.end, duty)


def _of(named: Responsibility, role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for each, unit in named.units if each is role))


def _joined(text: str) -> tuple[Responsibility, ...]:
    """Responsibilities of a text; neighbours that name units in different roles are one."""
    found: list[Responsibility] = []
    for each in responsibilities(text):
        last = found[-1] if found else None
        if last and not text[last.end : each.start].strip(_BETWEEN) and not _roles(last) & _roles(each):
            found[-1] = replace(
                last,
                end=each.end,
                units=last.units + each.units,
                suffix=last.suffix or each.suffix,
                from_here_on=last.from_here_on or each.from_here_on,
            )
        else:
            found.append(each)
    return tuple(found)


def _roles(named: Responsibility) -> set[Role]:
    return {role for role, _ in named.units}


def _covered_parents(document: Document, named: _Named) -> dict[str, str]:
    """Map a last item to its parent where its bracket stands for all items of that parent.

    So it does when no other item of the parent names units, nor the parent itself, while a neighbour of the parent
    names units at its own level or only at its end as well: the text assigns duties by parents.
    """
    children: dict[str, list[Clause]] = {}
    for clause in document.outline:
        if clause.parent is not None and clause.kind in _NUMBERED:
            children.setdefault(clause.parent, []).append(clause)
    only_at_end = {
        parent
        for parent, items in children.items()
        if len(items) > 1 and named[items[-1].id] and not any(named[item.id] for item in items[:-1])
    }
    covered: dict[str, str] = {}
    for parent in only_at_end:
        own = document.by_id.get(parent)
        if own is None or own.kind not in _NUMBERED or named[parent]:
            continue
        beside = [item.id for item in children.get(own.parent or "", ()) if item.id != parent]
        if any(named[item] or item in only_at_end for item in beside):
            covered[children[parent][-1].id] = parent
    return covered
