"""Names and conditions as they are shown: whole brackets and quotations, nothing of how something is given. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from compendium.facts.sentences import enclosures, inside
from compendium.facts.supports_people import Supported

_REMARK = re.compile(r"[（(][^（()）\n]*[)）]|《[^《》\n]*》")
_ALONE = re.compile(r"[（(][^（()）]*[)）]")
_WAYS = re.compile(r"(?:积极|可)?通过[^，,。；]*等(?:多种|各种|多个)?(?:方式|途径|手段|渠道)$")
_MARKS = re.compile("[（()）“”《》「」]")
_OPENERS = "（(“《「"
_TRIM = "，,、；;：: \t\u3000\n"


def without_remarks(words: str) -> str:
    """Return ``words`` with filled-in characters for bracketed remarks and titles, at the same places."""
    return _REMARK.sub(lambda match: "某" * len(match.group()), words)


def tidied(who: Supported) -> Supported:
    """Return beneficiary and condition with whole brackets only, without 通过…等方式; a mere remark is a condition."""
    name, condition = _shown(who.beneficiary), _shown(who.condition)
    if _ALONE.fullmatch(name):
        return Supported("", "，".join(filter(None, [condition, name[1:-1]])))
    return replace(who, beneficiary=name, condition=condition)


def _shown(words: str) -> str:
    parts = (_WAYS.sub("", part).strip(_TRIM) for part in whole(words).split("，"))
    return "，".join(dict.fromkeys(filter(None, parts)))


def whole(words: str) -> str:
    """Return ``words`` without what a bracket or quotation mark without its partner begins or ends."""
    kept = enclosures(words)
    start, end = 0, len(words)
    for mark in _MARKS.finditer(words):
        at = mark.start()
        if inside(kept, at):
            continue
        if mark.group() in _OPENERS:
            end = at
            break
        start = at + 1
    return words[start:end].strip(_TRIM)
