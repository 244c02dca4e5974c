"""What a page prints about its text by label: 索引号, 发文机关, 成文日期, 发文字号; in tables, lists or lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from compendium.importers.html_blocks import is_hidden, shown_text
from compendium.importers.package import Element

_PRINTED = (
    "索引号 索取号 信息索引 主题分类 发文机关 发文机构 发布机构 发布机关 制定机关 发布单位 公开机构 制发机关 发文单位 "
    "成文日期 发文日期 生成日期 标题 名称 信息名称 文件名称 发文字号 文号 文件编号 发布日期 "
    "公开日期 发布时间 主题词 有效性 时效性 文件状态 是否有效 实施日期 生效日期 施行日期 失效日期 "
    "废止日期 有效期 体裁分类 组配分类 信息分类 公开方式 公开形式 公文种类 文种 统一编号 签发日期 "
    "印发日期 关键词 内容概述 服务对象 公开范围 公开时限 "
)
_NAMES = _PRINTED.split()
_BLANK = r"[\s\u3000\xa0]*"
_ANY = "|".join(_BLANK.join(name) for name in sorted(_NAMES, key=len, reverse=True))
_LABEL = re.compile(rf"(?:^|(?<=[\s\u3000\xa0【\[|｜]))({_ANY}){_BLANK}[】\]]?{_BLANK}[:：]")
_BARE = re.compile(rf"{_BLANK}[【\[]?({_ANY}){_BLANK}[】\]]?{_BLANK}[:：]?{_BLANK}")
_LONGEST = 600  # characters of an element that holds labels: a longer one is text
_LONGEST_VALUE = 300
_CELLS = frozenset({"td", "th", "dd", "dt", "li", "p", "div", "h3", "h4", "h5"})
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
    cells = list(_innermost(body if body is not None else page))
    for at, (cell, text) in enumerate(cells):
        found = _labelled(text)
        if not found:
            continue
        name, value = found[-1]
        if not value and at + 1 < len(cells) and _is_value(cell, *cells[at + 1]):
            found[-1] = (name, cells[at + 1][1])
            holders.append(cells[at + 1][0])
        elif not value and not text.rstrip().endswith((":", "：")):
            continue
        holders.append(cell)
        for name, value in found:
            values.setdefault(name, _BLANKS.sub(" ", value).strip(" |｜"))
    if len(values) < _FEWEST:
        return Labels()
    return Labels(values, frozenset(holders))


def _labelled(text: str) -> list[tuple[str, str]]:
    """Return the labels in the text of one element with what follows each; [] when it does not start with one."""
    bare = _BARE.fullmatch(text)
    if bare:
        return [(_BLANKS.sub("", bare[1]), "")]
    matches = list(_LABEL.finditer(text))
    if not matches or text[: matches[0].start()].strip(" \u3000\xa0【[|｜"):
        return []
    ends = [*(match.start() for match in matches[1:]), len(text)]
    found = [
        (_BLANKS.sub("", match[1]), text[match.end() : end].strip(" \u3000\xa0【[|｜"))
        for match, end in zip(matches, ends, strict=True)
    ]
    return found if all(len(value) <= _LONGEST_VALUE for _, value in found) else []


def _innermost(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield the elements that hold no other such element, and their texts on one line."""
    for element in root.iter(*_CELLS):
        if is_hidden(element) or any(True for _ in element.iterdescendants(*_CELLS)):
            continue
        text = " ".join(shown_text(element).split("\n")).strip() if len(element) else (element.text or "").strip()
        if len(text) <= _LONGEST:
            yield element, text


def _is_value(label: Element, cell: Element, text: str) -> bool:
    parent = label.getparent()
    near = cell.getparent() is parent or cell.getparent() is parent.getnext()
    return near and bool(text) and len(text) <= _LONGEST_VALUE and not _labelled(text)
