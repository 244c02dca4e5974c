"""Markdown files: optional YAML front matter and a text whose printed numbers, indents and blanks survive rendering.

Markdown would renumber ``1.`` lists, take tab-indented lines for code and drop the blanks around paragraphs. Marks
that a person put for reading (``#``, ``**``, links, tables, comments) go; characters of the text stay.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import markdown
import yaml

from compendium.domain.errors import UserError
from compendium.importers.base import Importer, SourceText, checked
from compendium.importers.encoding import decode
from compendium.importers.html_text import rendered, text_of_html

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LEAD = re.compile(r"^[^\S\n]+(?=\S)", re.MULTILINE)
_TRAIL = re.compile(r"(?<=\S)[^\S\n]+$", re.MULTILINE)
_NUMBERED = re.compile(r"^((?:&#\d+;)*\d+)([.)])", re.MULTILINE)
_BULLET = re.compile(r"^(?:&#\d+;)*[-*+](?:[ \t]|&#\d+;)+(?=\S)", re.MULTILINE)
_REFERENCE = re.compile(r"^(\[[^\]\n]+\])(?=:)", re.MULTILINE)
_HEADING = re.compile(r"^(?:&#\d+;)*(?=#{1,6}[ \t])", re.MULTILINE)

# Marks that Markdown leaves in the text: those of a heading that do not pair, and pairs with blanks inside.
_MARKED_HEADING = re.compile(r"^[^\S\n]*#{1,6}[^\S\n].*\*\*.*$", re.MULTILINE)
_TIMES = re.compile(r"(?<=\d)\*(?=\d)")  # 3*5*2 is a size, no emphasis
_STRONG = re.compile(r"(?<!\*)\*\*(?!\*)([^\S\n]*)([^\s*](?:[^*\n]*[^\s*])?)([^\S\n]*)\*\*(?!\*)")


class MdImporter(Importer):
    """Reads .md files."""

    extensions = (".md", ".markdown")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return text and front matter; raise UserError when the bytes hold no text."""
        decoded = decode(data, name)
        front_matter, body = split_front_matter(checked(decoded.text, name), name)
        text, tables = rendered(_html(body))
        return SourceText(checked(text, name), front_matter, decoded.warnings, tables=tables, kind="md")


def split_front_matter(source: str, name: str) -> tuple[Mapping[str, object], str]:
    """Return the values between ``---`` lines at the head of ``source`` and what follows them.

    Raises:
        UserError: bad_front_matter, when those lines are meant as YAML but are wrong.
    """
    match = _FRONT_MATTER.match(source)
    if match is None:
        return {}, source
    try:
        values = yaml.safe_load(match[1] or "")
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        raise UserError(
            "bad_front_matter",
            f"“{name}”开头的元数据第 {line} 行格式有误。",
            "请按“名称: 值”的形式修改，或删去开头两条“---”之间的内容。",
        ) from error
    if not isinstance(values, dict):
        return {}, source
    return {str(key): value for key, value in values.items()}, source[match.end() :]


def render_text(body: str) -> str:
    """Return the exact text that the Markdown in ``body`` prints, a line feed between paragraphs."""
    return text_of_html(_html(body))


def _html(body: str) -> str:
    return markdown.markdown(_protected(body), extensions=["tables"], output_format="html")


def _protected(body: str) -> str:
    """Escape what Markdown would change: blanks at the ends of lines and printed numbers; take bullets off."""
    body = _MARKED_HEADING.sub(lambda match: match[0].replace("**", ""), body)
    body = _TIMES.sub(r"\*", body)
    body = _STRONG.sub(r"\1**\2**\3", body)
    body = _LEAD.sub(lambda match: _entities(match[0]), body)
    body = _TRAIL.sub(lambda match: _entities(match[0]), body)
    body = body.replace("\t", _entities("\t"))  # Markdown would spread tabs to spaces
    body = _HEADING.sub("", body)
    body = _BULLET.sub("", body)
    body = _NUMBERED.sub(r"\1\\\2", body)
    return _REFERENCE.sub(r"\\\1", body)


def _entities(blanks: str) -> str:
    return "".join(f"&#{ord(character)};" for character in blanks)
