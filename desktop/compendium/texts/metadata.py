"""Metadata of a text, from the text alone: what is not printed stays empty, or is inferred and said to be so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from compendium.texts.blanks import without_blanks
from compendium.texts.dates import read_date, read_period
from compendium.texts.doc_numbers import own_number
from compendium.texts.findings import Metadata, Reading
from compendium.texts.identity import read_doc_number, read_issuers, read_signed_date, read_signers, read_title
from compendium.texts.interpretation import read_explainer, read_own_day
from compendium.texts.nature import explains
from compendium.texts.page_labels import page_labels
from compendium.texts.places import Regions
from compendium.texts.standing import read_standing
from compendium.texts.structure import ParsedText
from compendium.texts.validity import read_validity

NO_REGIONS = Regions()
DISPUTED = 0.5  # confidence in what the page around the text says otherwise
NO_LABELS: Mapping[str, str] = MappingProxyType({})


def read_metadata(
    parsed: ParsedText, *, today: date, regions: Regions = NO_REGIONS, labels: Mapping[str, str] = NO_LABELS
) -> Metadata:
    """Return the metadata of ``parsed``.

    ``today`` decides whether a period has ended, ``regions`` knows the places, ``labels`` are what the page around the
    text says by printed label.
    """
    reading = Reading(parsed)
    labels = page_labels(parsed.noise, labels)
    found = Metadata()
    read_title(reading, labels, regions, found)
    read_doc_number(reading, labels, found)
    about_policy = found.doc_number is None and explains(reading)
    if about_policy:
        read_signers(reading, regions, found)
        if not found.issuers:
            read_explainer(reading, regions, found)
    else:
        read_issuers(reading, labels, regions, found)
    read_signed_date(reading, labels, found)
    if about_policy and found.signed_date is None:
        read_own_day(reading, found)
    _compare_with_labels(found, labels)
    period = None if about_policy else read_period(found.title) or read_period(reading.notice_title)
    if period is not None:
        found.period = period[0]
        found.note("period", period[1], 0.95)
    _set_year(found)
    read_standing(reading, regions, found)
    read_validity(reading, today, found, labels)
    return found


def _compare_with_labels(found: Metadata, labels: Mapping[str, str]) -> None:
    """Warn where the page around a text says something else than the text: one of them has a slip."""
    day = read_date(labels.get("signed_date", ""))
    told = {"signed_date": day.isoformat() if day is not None else "", "doc_number": labels.get("doc_number", "")}
    for name, label in (("signed_date", "成文日期"), ("doc_number", "发文字号")):
        printed = getattr(found, name)
        if printed and told[name] and without_blanks(own_number(told[name])) != without_blanks(printed):
            found.confidence[name] = DISPUTED
            found.warnings.append(f"正文的{label}是“{printed}”，页面上写的是“{labels[name]}”，请核对。")


def _set_year(found: Metadata) -> None:
    if found.signed_date is not None:
        found.year = int(found.signed_date[:4])
        found.note("year", found.evidence["signed_date"], found.confidence["signed_date"])
    elif found.period is not None:
        found.year = found.period.start
        found.note("year", f"文中没有成文日期，取规划期起始年：{found.evidence['period']}", 0.6, inferred=True)
