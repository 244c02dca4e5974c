"""A text's own number (发文字号) without the words of the letterhead that stand before it in flat texts."""

from __future__ import annotations

import re

from compendium.texts.wordlists import ORGAN_ENDINGS, any_of

LONGEST_CODE = 7  # characters before the year: 工信厅联消费函
_YEAR = re.compile(r"\s?[〔\[［【（(]\s?\d{4}\s?[〕\]］】）)]")
_LABEL = re.compile(r"^(?:文\s*号|发文字号|文件编号|编\s*号)\s*[:：]\s*")
_LETTERHEAD = re.compile(r".*(?:文件|特急|加急|急件|平急|特提|明电|密电|稿纸|内部事项|内部资料|秘密|机密)", re.DOTALL)
_ORGAN = re.compile(rf"(?:{any_of(ending for ending in ORGAN_ENDINGS if len(ending) > 1)}|[局委厅部])")


def own_number(printed: str) -> str:
    """Return ``printed`` from its short code on: 国家电网有限公司部门文件营销综〔2021〕5号 is 营销综〔2021〕5号."""
    printed = _LABEL.sub("", printed)
    year = _YEAR.search(printed)
    if year is None or year.start() <= LONGEST_CODE + 1:
        return printed
    head = printed[: year.start()]
    letterhead = _LETTERHEAD.match(head)
    cut = letterhead.end() if letterhead is not None and letterhead.end() < len(head) else 0
    if len(head) - cut > LONGEST_CODE:
        ends = [match.end() for match in _ORGAN.finditer(head, cut)]
        cut = next((end for end in ends if 2 <= len(head) - end <= LONGEST_CODE), cut)
    return printed if head[cut:] in {"公告", "通告", "令"} else printed[cut:]
