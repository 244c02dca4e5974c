"""What a person should look at before a text enters the library."""

from __future__ import annotations

from collections.abc import Iterable

from compendium.domain.document import DocumentInfo
from compendium.domain.import_item import Doubt
from compendium.domain.importing import FieldProposal

UNSURE = 0.6
"""Confidence below which a field is doubtful."""
_FOLLOWING = frozenset({"year"})  # follows from another field, which is doubtful itself
# Words of a warning that tell which field it is about; the first that fits.
_ABOUT = (
    ("标题", "title"),
    ("地区", "region"),
    ("有效期", "validity"),
    ("时效", "validity"),
    ("发文字号", "doc_number"),
    ("发文机关", "issuers"),
    ("成文日期", "signed_date"),
    ("层级", "level"),
)

NOT_FOUND = "没有找到，请填写；文件上没有则留空"
_ASKS = "请核对"
_TELLING = ("issuers", "signed_date")  # without these a reader cannot tell what a text is; laws have no number
_BESIDE = ("doc_number", "level")  # said only where one of those is missing as well


def not_found(info: DocumentInfo, told: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Return one doubt for each field that a policy usually prints but this text does not, beside those ``told``."""
    if all(getattr(info, name) for name in _TELLING):
        return ()
    known = {doubt.field for doubt in told}
    names = (name for name in (*_TELLING, *_BESIDE) if name not in known and not getattr(info, name))
    return tuple(Doubt(name, NOT_FOUND) for name in names)


def only_not_printed(doubts: Iterable[Doubt]) -> bool:
    """Tell whether nothing is doubtful but that some fields are not printed: they may stay empty."""
    words = {doubt.words for doubt in doubts}
    return words == {NOT_FOUND}


def asking(notes: Iterable[str]) -> tuple[Doubt, ...]:
    """Return one doubt for each note on the reading of a file that asks a person to check something."""
    return tuple(Doubt("", note) for note in notes if _ASKS in note)


def settled(doubt: Doubt, before: DocumentInfo | None, now: DocumentInfo | None) -> bool:
    """Tell whether the field that a doubt is about has another value than it was read with."""
    name = doubt.field
    return bool(name) and getattr(before, name, None) != getattr(now, name, None)


def doubts_of(warnings: Iterable[str], proposals: Iterable[FieldProposal]) -> tuple[Doubt, ...]:
    """Return one doubt for each field of small confidence or with a warning, and one for each other warning."""
    unsure = (each for each in proposals if each.confidence < UNSURE and each.field not in _FOLLOWING)
    by_field = {each.field: Doubt(each.field, "", each.confidence) for each in unsure}
    others: list[Doubt] = []
    for warning in warnings:
        name = next((name for word, name in _ABOUT if word in warning), "")
        if name:
            confidence = by_field[name].confidence if name in by_field else 0.0
            by_field[name] = Doubt(name, warning, confidence)
        else:
            others.append(Doubt("", warning))
    return (*by_field.values(), *others)
