"""Saved web archives (.mht, .mhtml): the page among the parts of a MIME message."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from compendium.importers.base import Importer, SourceText, damaged
from compendium.importers.encoding import decode
from compendium.importers.html import read_page

_MOST_PARTS = 2000


class MhtmlImporter(Importer):
    """Reads .mht and .mhtml."""

    extensions = (".mhtml", ".mht")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return what the archived page says."""
        message = message_from_bytes(data, policy=policy.compat32)
        best = ""
        warnings: tuple[str, ...] = ()
        for number, part in enumerate(message.walk()):
            if number >= _MOST_PARTS:
                break
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                text, told = _text(part, name)
                if len(text) > len(best):
                    best, warnings = text, told
        if not best:
            raise damaged(name, "网页存档")
        return read_page(best, name, warnings, "mhtml")


def _text(part: Message, name: str) -> tuple[str, tuple[str, ...]]:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return "", ()
    charset = part.get_content_charset() or ""
    if charset.startswith(("gb", "big5")):
        return payload.decode("gb18030" if charset.startswith("gb") else "big5hkscs", "replace"), ()
    decoded = decode(payload, name)
    return decoded.text, decoded.warnings
