"""Writes a text of the library as Markdown: front matter, headings to read by, and the exact characters of the text.

What Markdown would take for marks is escaped, blanks at the ends of a paragraph become entities, so that any renderer
gives the exact text back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import yaml

from compendium.domain.document import Block, BlockStyle, Clause

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&\t]")
_ESCAPABLE = frozenset("\\`*_{}[]>#|")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_RULE_OR_BULLET = re.compile(r"^([-+=])")
_ENDS = re.compile(r"^\s+|\s+$")
_HEADED = frozenset({BlockStyle.TITLE, BlockStyle.HEADING, BlockStyle.BOX_TITLE})
DEEPEST = 6


def content_markdown(front_matter: Mapping[str, object], outline: Sequence[Clause], blocks: Sequence[Block]) -> str:
    """Return a Markdown file of the text; headings get ``#`` marks by their level."""
    levels = {clause.id: clause.level for clause in outline}
    head = yaml.safe_dump(dict(front_matter), allow_unicode=True, sort_keys=False, width=10_000)
    paragraphs = [_heading(levels[block.clause], block.style) + escaped(block.text) for block in blocks]
    return f"---\n{head}---\n\n" + "\n\n".join(paragraphs) + "\n"


def _heading(level: int, style: BlockStyle) -> str:
    return "#" * min(level + 1, DEEPEST) + " " if style in _HEADED else ""


def escaped(text: str) -> str:
    """Return ``text`` (one paragraph) so that Markdown prints it exactly."""
    text = _SPECIAL.sub(_escape, text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    text = _RULE_OR_BULLET.sub(lambda match: f"&#{ord(match[1])};", text)
    return _ENDS.sub(lambda match: "".join(f"&#{ord(character)};" for character in match[0]), text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in _ESCAPABLE else f"&#{ord(character)};"
