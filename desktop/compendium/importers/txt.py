"""Plain text files."""

from __future__ import annotations

from compendium.importers.base import Importer, SourceText, checked
from compendium.importers.encoding import decode


class TxtImporter(Importer):
    """Reads .txt in UTF-8, UTF-16, GB18030 or Big5."""

    extensions = (".txt", ".text")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the text; raise UserError when the bytes are none."""
        decoded = decode(data, name)
        return SourceText(checked(decoded.text, name), warnings=decoded.warnings, kind="txt")
