"""Plain text files."""

from __future__ import annotations

import re

from compendium.importers.base import Importer, SourceText, checked
from compendium.importers.encoding import decode

_COMMENT = r"<!--(?:(?!<!--|-->).){0,5000}-->"
# What programs leave in a text for other programs, as <!-- INFO END -->; a line of nothing else goes with its end.
_COMMENTS = re.compile(rf"^[^\S\n]*(?:{_COMMENT}[^\S\n]*)+(?:\n|\Z)|{_COMMENT}", re.DOTALL | re.MULTILINE)


class TxtImporter(Importer):
    """Reads .txt in UTF-8, UTF-16, GB18030 or Big5."""

    extensions = (".txt", ".text")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the text; raise UserError when the bytes are none."""
        decoded = decode(data, name)
        text = without_comments(checked(decoded.text, name))
        return SourceText(checked(text, name), warnings=decoded.warnings, kind="txt")


def without_comments(text: str) -> str:
    """Return a text without HTML comments; nothing else of it changes."""
    return _COMMENTS.sub("", text) if "<!--" in text else text
