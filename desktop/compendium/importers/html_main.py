"""Finds the part of a web page that holds the text it was made for, amid menus, links and forms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from compendium.importers.html_blocks import is_hidden, name_of
from compendium.importers.package import Element

_SHARE = 0.8  # of the prose of the whole page that the part must hold
_SMALL = 0.08  # of that prose: what the frame of a page may hold at most, whatever it is called
_MARKS = re.compile(r"[，。；、：]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARK_WEIGHT = 10  # characters that a mark of punctuation counts for: menus have none
_ASIDE = frozenset({"nav", "footer", "aside", "header"})
_FRAME = re.compile(
    r"(?:^|[\s_-])(?:head(?:er)?|foot(?:er|box)?|nav\w*|menu\w*|side(?:bar)?|share\w*|copyright|crumb\w*|location\w*"
    r"|toolbar|wap\d+|pc\d+|fixed\w*|related\w*|slide\w*|search\w*)(?=$|[\s_\d-])",
    re.IGNORECASE,
)
_STOPS = frozenset({"p", "ul", "ol", "h1", "h2", "h3", "span", "font", "b", "strong"})
_ROWS = frozenset({"tbody", "tr", "thead"})


@dataclass(frozen=True, slots=True)
class Main:
    """The part of a page that holds its text, and the elements of the page's frame, which are no text."""

    part: Element
    frame: frozenset[Element]


def main_part(page: Element) -> Main:
    """Return the smallest part of the page that holds nearly all of its prose; the whole body when it has none."""
    body = page.find("body")
    if body is None:
        body = page
    elements = [element for element in body.iter() if isinstance(element.tag, str)]
    weights = _weights(body, elements, frozenset())
    frame = frozenset(
        element for element in elements if _is_frame(element) and weights[element] <= weights[body] * _SMALL
    )
    weights = _weights(body, elements, frame)
    whole = weights[body]
    part = body
    while whole:
        best = max(part, key=lambda inner: weights.get(inner, 0.0), default=None)
        if best is None or weights.get(best, 0) < whole * _SHARE or name_of(best) in _STOPS:
            break
        part = best
    while name_of(part) in _ROWS or (name_of(part) == "table" and len(list(part.iter("tr"))) > 1):
        part = part.getparent()
    return Main(part, frame)


def _is_frame(element: Element) -> bool:
    return bool(_FRAME.search(element.get("class") or "") or _FRAME.search(element.get("id") or ""))


def _weights(root: Element, elements: list[Element], frame: frozenset[Element]) -> dict[Element, float]:
    """Return how much prose each element shows outside links; without recursion: pages nest as deep as they like."""
    weights = {element: _prose(element.text) for element in elements}
    silent: set[Element] = set()
    for element in elements:
        parent = element.getparent()
        quiet = is_hidden(element) or name_of(element) in _ASIDE or name_of(element) == "a"
        if quiet or parent in silent or element in frame:
            silent.add(element)
            weights[element] = 0.0
        elif element is not root and parent in weights:
            weights[parent] += _prose(element.tail)
    for element in reversed(elements):
        parent = element.getparent()
        if element is not root and parent in weights and element not in silent:
            weights[parent] += weights[element]
    return weights


def _prose(text: str | None) -> float:
    if not text or text.isspace():
        return 0.0
    return len(_CHINESE.findall(text)) + _MARK_WEIGHT * len(_MARKS.findall(text))
