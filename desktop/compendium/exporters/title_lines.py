"""Where a long title is broken: behind a document's name or before brackets, never within a number, lines alike."""

from __future__ import annotations

import re
from itertools import accumulate

from compendium.exporters.cells import cleaned
from compendium.exporters.layout import MM_PER_POINT, Page, extent

_CHARACTER = 22 * MM_PER_POINT  # mm: 2号
_SPARE = 0.6  # characters: digits are a little wider than half of one
_BEFORE, _BEHIND = "《（(", "》）)，、：—的于"
_RAGGED = 0.2  # of the square of what a line is longer or shorter than the others
_INSIDE = 80.0  # what it costs to break where nothing ends
_AT_WORD = 25.0  # and where a word of those that titles are made of begins
_WORDS = re.compile(
    "三年行动|专项行动|(?<!三年)(?<!专项)行动(?:方案|计划)|(?:实施|工作)(?:方案|意见|细则)|若干(?:措施|政策|意见|规定)|(?:发展)?规划|"
    "指导意见|管理办法|通知|征求意见|关于|进一步|高质量|加快|推动|推进|促进|加强|强化|提升|增强|支持|鼓励|完善|健全|"
    "企业|科技|技术|创新|主体|工程|能力|发展|建设|改革|政策|服务|平台|产业|人才"
)
_ANOTHER_LINE = 60.0
_FORBIDDEN_AT_START = frozenset("》）)，。、：；！？”’—的")


def title_lines(title: str, page: Page) -> list[str]:
    """Return the lines of a title set in 2号 on a page; line feeds of its own stay."""
    room = page.text_width / _CHARACTER - _SPARE
    return [line for own in cleaned(title).split("\n") for line in broken(own, room)]


def broken(words: str, room: float) -> list[str]:
    """Return the lines of words of which ``room`` full-width characters fit in one; what fits is left whole."""
    if extent(words) <= room:
        return [words]
    ideal = extent(words) / -(-extent(words) // room)

    upto = [0.0, *accumulate(extent(character) for character in words)]
    # From the end backwards: the least cost of the words from a place on, and where their first line ends.
    costs, ends = [0.0] * (len(words) + 1), [len(words)] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        costs[start] = float("inf")
        for end in range(start + 1, len(words) + 1):
            width = upto[end] - upto[start]
            if width > room and end > start + 1:
                break
            cost = _ANOTHER_LINE + _RAGGED * (width - ideal) ** 2 + _cost(words, end) + costs[end]
            if cost < costs[start]:
                costs[start], ends[start] = cost, end
    lines, start = [], 0
    while start < len(words):
        lines.append(words[start : ends[start]])
        start = ends[start]
    return lines


def _cost(words: str, end: int) -> float:
    """Tell what it costs to break before ``words[end]``."""
    if end == len(words):
        return 0.0
    behind, before = words[end - 1], words[end]
    if before in _FORBIDDEN_AT_START and not (behind == "》" and before == "的"):
        return 10 * _INSIDE
    if behind in _BEFORE or (behind.isascii() and before.isascii()):
        return 10 * _INSIDE
    if before in _BEFORE or behind in _BEHIND:
        return 0.0
    return _AT_WORD if _WORDS.match(words, end) else _INSIDE
