"""Plain text files."""

from __future__ import annotations

from pathlib import Path

from compendium.importers.base import SourceText, checked, read_bytes
from compendium.importers.encoding import decode


class TxtImporter:
    """Reads .txt in UTF-8, UTF-16, GB18030 or Big5."""

    extensions: tuple[str, ...] = (".txt", ".text")

    def read(self, path: Path) -> SourceText:
        """Return the text of the file; raise UserError when it cannot be read or holds no text."""
        decoded = decode(read_bytes(path), path.name)
        return SourceText(checked(decoded.text, path), warnings=decoded.warnings)
