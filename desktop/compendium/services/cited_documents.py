"""Which document of the library a citation means: by its number, else by its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

from compendium.domain.document import DocumentInfo
from compendium.domain.fact import Citation
from compendium.services.versions import base_id, latest_version

_ASIDE = re.compile(r"\([^()]*\)$")  # （试行）, （2024-2026年）, after NFKC
_ISSUED = re.compile(r"关于(?:印发|发布|下达|转发)(.+?)的(?:通知|公告|函)$")
_STATE = re.compile(r"^中华人民共和国(?=.+(?:法|条例)$)")  # laws are mostly named without it
_MARKS = str.maketrans("", "", "《》〈〉“”\"'")
_BRACKETS = str.maketrans("〔[【", "(((") | str.maketrans("〕]】", ")))")
_ISSUE = re.compile(r"\((\d{4})\)第?(\d+)号$")
_SHORTEST = 4  # characters; a shorter title could be anybody's

_Ids = Mapping[str, list[str]]


class CitedDocuments:
    """The titles and numbers of the library's documents."""

    def __init__(self, infos: Iterable[DocumentInfo]) -> None:
        self._numbers: dict[str, str] = {}
        self._by_number: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        self._by_short_title: dict[str, list[str]] = {}
        for info in infos:
            if info.doc_number:
                self._numbers[info.id] = _plain(info.doc_number)
                self._by_number.setdefault(_numbered(info.doc_number), []).append(info.id)
            exact, *others = _forms(info.title) or [""]
            if exact:
                self._by_title.setdefault(exact, []).append(info.id)
            for title in dict.fromkeys([*others, *_forms(info.short_title)]):
                self._by_short_title.setdefault(title, []).append(info.id)

    def find(self, citation: Citation, doc: str) -> str | None:
        """Return the id of what a text of document ``doc`` cites, of versions the newest; None when it is not here.

        A number decides. A title leads nowhere when it is that of several documents, or when the number printed with
        it is not that of the document so called: next year's edition is another document.
        """
        if citation.number and (found := self._others(self._by_number, _numbered(citation.number), doc)):
            return _one(found)
        for by_title in (self._by_title, self._by_short_title):
            for title in _forms(citation.title):
                found = [each for each in self._others(by_title, title, doc) if self._may_be(each, citation.number)]
                if found:
                    return _one(found)
        return None

    def _others(self, listed: _Ids, key: str, doc: str) -> list[str]:
        return [each for each in listed.get(key, ()) if base_id(each) != base_id(doc)]

    def _may_be(self, doc: str, number: str | None) -> bool:
        """Tell whether a printed number does not rule a document out."""
        printed, own = (_ISSUE.search(each) for each in (_plain(number or ""), self._numbers.get(doc, "")))
        return printed is None or own is None or printed.groups() == own.groups()


def _one(found: list[str]) -> str | None:
    """Return the newest version; None when these are different documents."""
    return latest_version(found[0], found) if len({base_id(each) for each in found}) == 1 else None


def _forms(title: str) -> list[str]:
    """Return the exact title first, then what it may be called for short."""
    plain = _plain(title)
    issued = _ISSUED.search(plain)
    forms = [plain, *([issued[1]] if issued else [])]
    forms += [_ASIDE.sub("", form) for form in forms]
    forms += [_STATE.sub("", form) for form in forms]
    return [form for form in dict.fromkeys(forms) if len(form) >= _SHORTEST]


def _numbered(number: str) -> str:
    """Return a number as it is looked up: 第 before its digits is printed or not."""
    return _ISSUE.sub(r"(\1)\2号", _plain(number))


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).translate(_MARKS).translate(_BRACKETS).split())
