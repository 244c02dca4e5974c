"""What a page prints about its text by label: 索引号, 发文机关, 成文日期, 发文字号; in tables, lists or lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from compendium.importers.html_blocks import is_hidden, name_of, shown_text
from compendium.importers.package import Element

_PRINTED = (
    "索引号 索取号 信息索引 主题分类 发文机关 发文机构 发布机构 发布单位 公开机构 制发机关 发文单位 "
    "成文日期 发文日期 生成日期 标题 名称 信息名称 文件名称 发文字号 文号 文件编号 发布日期 "
    "公开日期 发布时间 主题词 有效性 时效性 文件状态 是否有效 实施日期 生效日期 施行日期 失效日期 "
    "废止日期 有效期 体裁分类 组配分类 信息分类 公开方式 公开形式 公文种类 文种 统一编号 签发日期 "
    "印发日期 关键词 内容概述 服务对象 公开范围 公开时限 "
)
_NAMES = _PRINTED.split()
_LABEL = re.compile(
    r"[\s\u3000\xa0【\[]*("
    + "|".join(r"[\s\u3000\xa0]*".join(name) for name in sorted(_NAMES, key=len, reverse=True))
    + r")[\s\u3000\xa0】\]]*(?:[:：][\s\u3000\xa0]*(.*))?",
    re.DOTALL,
)
_LONGEST_VALUE = 300  # characters
_CELLS = frozenset({"td", "th", "dd", "dt", "li", "p", "div", "span", "h3", "h4", "h5"})
_FEWEST = 3  # labels that make a table of them
_BLANKS = re.compile(r"[\s\u3000\xa0]+")


@dataclass(frozen=True, slots=True)
class Labels:
    """Values by label without blanks, in printed order; ``elements`` print them and need not be read again."""

    values: dict[str, str] = field(default_factory=dict)
    elements: frozenset[Element] = frozenset()


def label_lines(labels: Labels) -> list[str]:
    """Return a line ``label：value`` for each label that has a value."""
    return [f"{name}：{value}" for name, value in labels.values.items() if value]


def read_labels(page: Element) -> Labels:
    """Return the labels that the page prints above or beside its text; fewer than three are taken for text."""
    values: dict[str, str] = {}
    holders: list[Element] = []
    body = page.find("body")
    cells = [
        element
        for element in (body if body is not None else page).iter(*_CELLS)
        if not any(name_of(inner) in _CELLS and _text(inner) for inner in element) and not is_hidden(element)
    ]
    at = 0
    while at < len(cells):
        text = _text(cells[at])
        match = _LABEL.fullmatch(text) if len(text) <= _LONGEST_VALUE else None
        if match is None:
            at += 1
            continue
        name, value = _BLANKS.sub("", match[1]), (match[2] or "").strip()
        holders.append(cells[at])
        if not value and at + 1 < len(cells) and _is_value(_text(cells[at + 1]), cells[at], cells[at + 1]):
            at += 1
            value = _text(cells[at])
            holders.append(cells[at])
        elif match[2] is None:
            holders.pop()
            at += 1
            continue
        values.setdefault(name, _BLANKS.sub(" ", value).strip())
        at += 1
    if len(values) < _FEWEST:
        return Labels()
    return Labels(values, frozenset(holders))


def _is_value(text: str, label: Element, cell: Element) -> bool:
    near = cell.getparent() is label.getparent() or cell.getparent() is label.getparent().getnext()
    return near and len(text) <= _LONGEST_VALUE and _LABEL.fullmatch(text) is None


def _text(element: Element) -> str:
    return " ".join(shown_text(element).split("\n")).strip() if len(element) else (element.text or "").strip()
