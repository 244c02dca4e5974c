"""Which document of the library a citation means: by its number, else by its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from compendium.domain.document import DocumentInfo
from compendium.domain.fact import Citation
from compendium.services.versions import base_id, latest_version

_ASIDE = re.compile(r"\([^()]*\)$")  # （试行）, （2024-2026年）, after NFKC
_ISSUED = re.compile(r"关于(?:印发|发布|下达|转发)(.+?)的(?:通知|公告|函)$")
_MARKS = str.maketrans("", "", "《》〈〉“”\"'")
_BRACKETS = str.maketrans("〔[【", "(((") | str.maketrans("〕]】", ")))")
_SHORTEST = 4  # characters; a shorter title could be anybody's


class CitedDocuments:
    """The titles and numbers of the library's documents."""

    def __init__(self, infos: Iterable[DocumentInfo]) -> None:
        self._by_number: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        for info in infos:
            if info.doc_number:
                self._by_number.setdefault(_plain(info.doc_number), []).append(info.id)
            for title in _forms(info.title):
                self._by_title.setdefault(title, []).append(info.id)

    def find(self, citation: Citation, doc: str) -> str | None:
        """Return the id of what a text of document ``doc`` cites, of versions the newest; None when it is not here."""
        found = self._by_number.get(_plain(citation.number), []) if citation.number else []
        for title in _forms(citation.title):
            found = found or self._by_title.get(title, [])
        others = [each for each in found if base_id(each) != base_id(doc)]
        return latest_version(others[0], others) if others else None


def _forms(title: str) -> list[str]:
    """Return the exact title first, then what it may be called for short."""
    plain = _plain(title)
    issued = _ISSUED.search(plain)
    forms = [plain, *([issued[1]] if issued else [])]
    forms += [_ASIDE.sub("", form) for form in forms]
    return [form for form in dict.fromkeys(forms) if len(form) >= _SHORTEST]


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_MARKS).translate(_BRACKETS).split())
