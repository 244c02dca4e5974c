"""The lists of a Word file: which paragraph is numbered, and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from compendium.importers.numbering import NumberedList, NumberLevel
from compendium.importers.package import Element, attribute, child, local


class Numbering:
    """Counts the numbered paragraphs of one document as they are read in order."""

    def __init__(self, lists: dict[str, NumberedList], styles: dict[str, tuple[str, int]]) -> None:
        self._lists = lists
        self._styles = styles

    @classmethod
    def read(cls, numbering: Element | None, styles: Element | None) -> Numbering:
        """Take the lists of numbering.xml and the styles that number their paragraphs; both parts may be absent."""
        abstract: dict[str, NumberedList] = {}
        lists: dict[str, NumberedList] = {}
        for element in numbering if numbering is not None else ():
            if local(element) == "abstractNum":
                levels = {
                    _number(attribute(level, "ilvl"), 0): _level(level) for level in element if local(level) == "lvl"
                }
                abstract[attribute(element, "abstractNumId")] = NumberedList(levels)
            elif local(element) == "num":
                base = child(element, "abstractNumId")
                shared = abstract.get(attribute(base, "val")) if base is not None else None
                if shared is not None:
                    lists[attribute(element, "numId")] = _overridden(element, shared)
        return cls(lists, dict(_numbered_styles(styles)))

    def marker(self, paragraph: Element) -> str:
        """Return what is printed before ``paragraph``, the next in reading order; "" before most."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return ""
        return self._lists[place[0]].next(place[1])

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        style = child(properties, "pStyle")
        inherited = self._styles.get(attribute(style, "val")) if style is not None else None
        numbered = child(properties, "numPr")
        if numbered is None:
            return inherited
        identifier, level = child(numbered, "numId"), child(numbered, "ilvl")
        number = attribute(identifier, "val") if identifier is not None else inherited[0] if inherited else ""
        if level is not None:
            return number, _number(attribute(level, "val"), 0)
        return number, inherited[1] if inherited else 0


def _level(element: Element) -> NumberLevel:
    values = {local(each): attribute(each, "val") for each in element}
    return NumberLevel(
        start=_number(values.get("start", ""), 1),
        format=values.get("numFmt", "decimal"),
        text=values.get("lvlText", ""),
        bare=values.get("suff", "tab") == "nothing",
        legal="isLgl" in values,
    )


def _overridden(element: Element, shared: NumberedList) -> NumberedList:
    """Return the list of a ``num``; one that overrides nothing counts on with all others of its kind, as in Word."""
    levels = dict(shared.levels)
    changed = False
    for override in element:
        if local(override) != "lvlOverride":
            continue
        at = _number(attribute(override, "ilvl"), 0)
        replaced = child(override, "lvl")
        start = child(override, "startOverride")
        if replaced is not None:
            levels[at] = _level(replaced)
        elif start is not None and at in levels:
            levels[at] = replace(levels[at], start=_number(attribute(start, "val"), 1))
        changed = True
    return NumberedList(levels) if changed else NumberedList(shared.levels, shared.counts)


def _numbered_styles(styles: Element | None) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles if styles is not None else ():
        numbered = child(style, "pPr", "numPr")
        identifier = child(numbered, "numId")
        if local(style) == "style" and identifier is not None:
            level = child(numbered, "ilvl")
            at = _number(attribute(level, "val"), 0) if level is not None else 0
            yield attribute(style, "styleId"), (attribute(identifier, "val"), at)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise
