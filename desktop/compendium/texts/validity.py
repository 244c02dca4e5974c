"""Validity (时效性) as far as a text itself tells it; 现行有效 is never claimed from a text alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from compendium.domain.document import BlockStyle, Validity
from compendium.domain.validity import validity_by_dates
from compendium.texts.dates import read_date
from compendium.texts.findings import Metadata, Reading
from compendium.texts.history import read_force_of_history
from compendium.texts.terms import read_effect_of_issue, read_term

_DRAFT = re.compile(r"征求意见稿|公开征求意见|送审稿|讨论稿|(?:修订|修正)?草案")
_REPEALED = re.compile(r"^[（(【\[]?.{0,6}(?:已废止|全文废止|废止失效|已失效|宣布失效|全文失效)")


def read_validity(reading: Reading, today: date, found: Metadata, labels: Mapping[str, str]) -> None:
    """Find the validity: draft before repealed before what the text's own dates make of it before unknown.

    ``labels`` are what the page around the text says, by field: they fill in dates that the text does not tell.
    """
    read_term(reading, found)
    read_force_of_history(reading, found)
    _take_labelled_dates(labels, found)
    read_effect_of_issue(reading, found)
    heads = [found.title, reading.notice_title, *reading.head(BlockStyle.STATUS)]
    draft = next((match[0] for line in heads if (match := _DRAFT.search(line))), None)
    if draft is not None:
        _set(found, Validity.DRAFT, f"标题处印有“{draft}”", None)
        return
    repealed = next((line for line in heads if _REPEALED.search(line)), None)
    if repealed is not None:
        _set(found, Validity.REPEALED, f"标题处印有“{repealed}”", None)
        return
    validity, basis = validity_by_dates(found.period, found.effective_date, found.expiry_date, found.evidence, today)
    if basis is not None:
        _set(found, validity, basis, today)


def _take_labelled_dates(labels: Mapping[str, str], found: Metadata) -> None:
    for name in ("effective_date", "expiry_date"):
        day = read_date(labels.get(name, ""))
        if day is not None and getattr(found, name) is None:
            setattr(found, name, day.isoformat())
            found.note(name, labels[name], 0.8)


def read_draft_of_file_name(name: str, found: Metadata) -> None:
    """Take a text for a draft when only the name of its file says so; a text that tells more of itself stands."""
    match = _DRAFT.search(name)
    if match is not None and found.validity not in (Validity.DRAFT, Validity.REPEALED):
        _set(found, Validity.DRAFT, f"文件名写有“{match[0]}”", None)
        found.confidence["validity"] = 0.7


def _set(found: Metadata, validity: Validity, basis: str, checked: date | None) -> None:
    found.validity = validity
    found.validity_basis = basis
    found.validity_checked_on = checked.isoformat() if checked is not None else None
    found.note("validity", basis, 0.9)
