"""Finds the part of a web page that holds the text it was made for, amid menus, links and forms."""

from __future__ import annotations

import re

from compendium.importers.html_blocks import is_hidden, name_of
from compendium.importers.package import Element

_SHARE = 0.8  # of the prose of the whole page that the part must hold
_MARKS = re.compile(r"[，。；、：]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARK_WEIGHT = 10  # characters that a mark of punctuation counts for: menus have none
_ASIDE = frozenset({"nav", "footer", "aside", "header"})
_STOPS = frozenset({"table", "tbody", "tr", "p", "ul", "ol", "h1", "h2", "h3", "span", "font", "b", "strong"})


def main_part(page: Element) -> Element:
    """Return the smallest part of the page that holds nearly all of its prose; the whole body when it has none."""
    body = page.find("body")
    if body is None:
        body = page
    weights: dict[Element, float] = {}
    _weigh(body, weights)
    whole = weights.get(body, 0)
    part = body
    while whole:
        best = max(part, key=lambda inner: weights.get(inner, 0.0), default=None)
        if best is None or weights.get(best, 0) < whole * _SHARE or name_of(best) in _STOPS - {"table", "tbody", "tr"}:
            break
        part = best
    while name_of(part) in {"tbody", "tr", "thead"} or (name_of(part) == "table" and not _is_layout(part)):
        part = part.getparent()
    return part


def _is_layout(table: Element) -> bool:
    return len(list(table.iter("tr"))) == 1


def _weigh(root: Element, weights: dict[Element, float]) -> None:
    """Note how much prose each element shows outside links; without recursion: pages nest as deep as they like."""
    ordered = [element for element in root.iter() if isinstance(element.tag, str)]
    weights.update((element, _prose(element.text)) for element in ordered)
    silent: set[Element] = set()
    for element in ordered:
        parent = element.getparent()
        if parent in silent or is_hidden(element) or name_of(element) in _ASIDE or name_of(element) == "a":
            silent.add(element)
            weights[element] = 0.0
        elif element is not root and parent in weights:
            weights[parent] += _prose(element.tail)
    for element in reversed(ordered):
        parent = element.getparent()
        if element is not root and parent in weights and element not in silent:
            weights[parent] += weights[element]


def _prose(text: str | None) -> float:
    if not text or text.isspace():
        return 0.0
    return len(_CHINESE.findall(text)) + _MARK_WEIGHT * len(_MARKS.findall(text))
