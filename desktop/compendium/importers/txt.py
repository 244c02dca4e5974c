"""Plain text files."""

from __future__ import annotations

import re

from compendium.importers.base import Importer, SourceText, checked
from compendium.importers.encoding import decode

_COMMENT = r"<!--(?:(?!<!--|-->).){0,5000}-->"
# What programs leave in a text for other programs, as <!-- INFO END -->; a line of nothing else goes with its end.
_COMMENTS = re.compile(rf"^[^\S\n]*(?:{_COMMENT}[^\S\n]*)+(?:\n|\Z)|{_COMMENT}", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^[^\S\n]{0,3}#{1,6}[ \t\u3000]+(?=\S)", re.MULTILINE)
_FIRST = re.compile(r"\A\s*#{1,6}[ \t\u3000]+\S")
_DIVISION = re.compile(rf"{_HEADING.pattern}第[零〇一二三四五六七八九十百千\d]{{1,7}}[编章节条]", re.MULTILINE)
_STRONG = re.compile(r"\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")


class TxtImporter(Importer):
    """Reads .txt in UTF-8, UTF-16, GB18030 or Big5."""

    extensions = (".txt", ".text")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the text; raise UserError when the bytes are none."""
        decoded = decode(data, name)
        text = without_marks(without_comments(checked(decoded.text, name)))
        return SourceText(checked(text, name), warnings=decoded.warnings, kind="txt")


def without_comments(text: str) -> str:
    """Return a text without HTML comments; nothing else of it changes."""
    return _COMMENTS.sub("", text) if "<!--" in text else text


def without_marks(text: str) -> str:
    """Return a text that is Markdown without the marks of headings and strong words; any other as it is.

    It is Markdown when it begins with a heading, or has one that is a chapter, section or article.
    """
    if not (_FIRST.match(text) or _DIVISION.search(text)):
        return text
    lines = (_without_end_mark(line) if _HEADING.match(line) else line for line in text.split("\n"))
    return _STRONG.sub(r"\1", _HEADING.sub("", "\n".join(lines)))


def _without_end_mark(heading: str) -> str:
    """Take off the signs that some writers close a heading with, as in ``## 总则 ##``."""
    words = heading.rstrip().rstrip("#")
    return words.rstrip() if words[-1:] in (" ", "\t") else heading
