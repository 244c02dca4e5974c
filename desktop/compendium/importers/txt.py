"""Plain text files."""

from __future__ import annotations

from pathlib import Path

from compendium.importers.base import SourceText, checked, read_bytes
from compendium.importers.encoding import decode


class TxtImporter:
    """Reads .txt in UTF-8, UTF-16 or GB18030."""

    extensions: tuple[str, ...] = (".txt", ".text")

    def read(self, path: Path) -> SourceText:
        """Return the text of the file; raise UserError when it cannot be read or holds no text."""
        return SourceText(checked(decode(read_bytes(path), path.name), path))
