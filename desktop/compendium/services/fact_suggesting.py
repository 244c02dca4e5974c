"""What selected words of a clause could state: a draft for a person who adds a fact by hand. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from compendium.domain.document import Block, BlockStyle, Clause, Document
from compendium.domain.fact import Citation, Deadline, DeadlineType, Detail, Duty, FactKind, Instrument, Support, Target
from compendium.facts.extract import extract
from compendium.facts.measures import MEASURE
from compendium.facts.units import split_units
from compendium.services.fact_fields import iso_date, number

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*[百千万亿]*")
_DATE = re.compile(r"\d{4}年(?:底|末|\d{1,2}月(?:底|末|\d{1,2}日)?)?前?")
_TITLE = re.compile(r"《([^》]+)》")
_DOC_NUMBER = re.compile(r"[（(]?([^\s《》（()]{1,12}[〔\[]\d{4}[〕\]]\d+号)[)）]?")
_UNIT_LABEL = re.compile(r"^[（(【\[]?(?:责任|牵头|配合)单位[:：]|[)）】\]。]+$")
_BEFORE = re.compile(r"^(?:力争|确保|实现|完成|累计|新增|建成|建设|培育|引进|达到)+")
_BEHIND = re.compile(r"(?:不低于|不少于|达到|达|超过|突破|保持在|提高到|增长到|增长)+$")
_AROUND = "，。；、：（） \n"


def suggested(kind: FactKind, document: Document, quote: str) -> Detail:
    """Return what the rules find in the words alone, else a draft with what can be read off them."""
    clause = Clause("1", 1, "", "", None, quote)
    alone = Document(document.info, (clause,), (Block("1", BlockStyle.BODY, quote),))
    found = [fact for fact in extract(alone) if fact.kind is kind]
    if found:
        return max(found, key=lambda fact: len(fact.quote)).detail
    return _DRAFTS[kind](" ".join(quote.split()))


def _target(words: str) -> Target:
    match = _NUMBER.search(words)
    if match is None:
        return Target(words, "", None, "")
    measure = MEASURE.match(words, match.end())
    due = _DATE.search(words)
    said = words[: match.start()].strip(_AROUND)
    named = _BEHIND.sub("", _BEFORE.sub("", said)).strip(_AROUND)
    around = (said[: said.find(named)], said[said.find(named) + len(named) :]) if named else ()
    return Target(
        indicator=named or said,
        value=match.group(),
        value_num=number(match.group()),
        unit=measure.group() if measure else "",
        comparator="|".join(word.strip(_AROUND) for word in around if word.strip(_AROUND)),
        deadline=_day(due),
    )


def _duty(words: str) -> Duty:
    return Duty(units=tuple(dict.fromkeys(split_units(_UNIT_LABEL.sub("", words)))))


def _deadline(words: str) -> Deadline:
    due = _DATE.search(words)
    return Deadline(_day(due), due.group() if due else "", DeadlineType.TASK, task=words)


def _support(words: str) -> Support:
    return Support("", "", "", words, quantified=_NUMBER.search(words) is not None)


def _citation(words: str) -> Citation:
    title, number_ = _TITLE.search(words), _DOC_NUMBER.search(words)
    return Citation(title[1] if title else "" if number_ else words, number_[1] if number_ else None)


def _day(match: re.Match[str] | None) -> str | None:
    return iso_date(match.group()) if match else None


_DRAFTS: Mapping[FactKind, Callable[[str], Detail]] = {
    FactKind.TARGET: _target,
    FactKind.DUTY: _duty,
    FactKind.SUPPORT: _support,
    FactKind.DEADLINE: _deadline,
    FactKind.INSTRUMENT: lambda words: Instrument(words.strip(_AROUND)),
    FactKind.CITATION: _citation,
}
