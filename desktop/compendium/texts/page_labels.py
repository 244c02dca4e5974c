"""The label table that sites print above a text (发文机关：…, 成文日期：…), read from the noise that was left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compendium.texts.blanks import BLANKS, without_blanks
from compendium.texts.wordlists import BLANK, PAGE_LABELS, any_of

_OFFICIAL = {
    "发文机关": "issuers",
    "发文单位": "issuers",
    "发布机关": "issuers",
    "发文字号": "doc_number",
    "文号": "doc_number",
    "文件编号": "doc_number",
    "成文日期": "signed_date",
    "标题": "title",
    "名称": "title",
    "文件名称": "title",
    "实施日期": "effective_date",
    "施行日期": "effective_date",
    "失效日期": "expiry_date",
}
_NEXT_LABEL = re.compile(rf"{BLANK}+(?=(?:{any_of(PAGE_LABELS, spaced=True)}){BLANK}*[:：])")
_NOTHING = frozenset({"", "无", "-", "—"})
_LABEL = re.compile(rf"[-·*{re.escape(BLANKS)}]*([\u4e00-\u9fff{re.escape(BLANKS)}]{{2,9}})\**[:：]\**(.*)", re.DOTALL)


def page_labels(noise: Sequence[str], given: Mapping[str, str]) -> Mapping[str, str]:
    """Return the official labels among ``noise`` and ``given`` (printed label to value) by metadata field.

    A page's own date and owner are not official.
    """
    found: dict[str, str] = {}
    for label, value in given.items():
        name = _OFFICIAL.get(without_blanks(label))
        if name is not None and value.strip() not in _NOTHING:
            found.setdefault(name, value.strip())
    noise = [part for line in noise for part in _NEXT_LABEL.split(line)]
    for index, line in enumerate(noise):
        match = _LABEL.fullmatch(line)
        if match is None:
            continue
        name = _OFFICIAL.get(without_blanks(match[1]))
        value = match[2].strip() or _value_below(noise, index)
        if name is not None and value not in _NOTHING:
            found.setdefault(name, value)
    return found


def _value_below(noise: Sequence[str], index: int) -> str:
    below = noise[index + 1].strip() if index + 1 < len(noise) else ""
    return "" if _LABEL.fullmatch(below) else below
