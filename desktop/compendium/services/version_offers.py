"""Which documents of the library are versions of one text, so that comparing them by text can be offered."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from compendium.domain.document import Document, DocumentInfo, Validity
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.services.versions import base_id, version_number
from compendium.texts.likeness import likeness

# Under one title a text may be written anew almost whole (a revised law keeps a fifth of its wording); two texts that
# have nothing in common share a set phrase or two.
LEAST_UNDER_ONE_TITLE = 0.12
# A plan of another year, or one with another number of measures, is a version only when it is mostly the same text.
LEAST_UNDER_ALIKE_TITLES = 0.4
# Whatever they are called.
LEAST_UNDER_OTHER_TITLES = 0.85

_ASKING = re.compile("(?:公开)?征求(?:意见|.*意见的)|修订|修正|草案")
_INNER_TITLE = re.compile("[《<〈](.+)[》>〉]")
_STATUS = re.compile(
    "(?:征求意见稿|公开征求意见|修订草案|修正草案|修订稿|修正稿|送审稿|讨论稿|修订版|草案|修订|修正|试行|暂行)"
)
_ASIDE = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_YEAR = re.compile("(?:19|20)[0-9]{2}(?:[-—~至](?:19|20)?[0-9]{2})?年?(?:度|版)?")
_COUNT = re.compile("[0-9一二三四五六七八九十百]+(?=条|项)")
_NO_WORD = re.compile(r"[^\w]+")
_NATION = re.compile("^中华人民共和国")


class CompareMode(StrEnum):
    """The two ways to compare."""

    MATTER = "matter"
    TEXT = "text"


class VersionKind(StrEnum):
    """How the newer text came about."""

    DRAFT = "draft"  # 征求意见稿 → 正式
    REVISION = "revision"  # an earlier and a later text
    REIMPORT = "reimport"  # DOC → DOC@2: the same text taken in again


@dataclass(frozen=True, slots=True)
class VersionOffer:
    """Two documents that are versions of one text.

    Attributes:
        older, newer: document ids in the order to compare them.
        kind: how the newer came about.
        why: in words to show: 标题相同（2018年 → 2023年），文字相同约70%.
        alike: share of the shorter text's words that the other has too, 0 to 1.
    """

    older: str
    newer: str
    kind: VersionKind
    why: str
    alike: float


class Library(Protocol):
    """What is needed of the library."""

    def list(self) -> list[DocumentInfo]:
        """Metadata of all documents."""

    def get(self, doc: str) -> Document:
        """Return a document; raise UnknownDocumentError when there is none of that id."""


class VersionOffers:
    """Finds versions among the documents of the library; remembers how alike two texts are."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._alike: dict[tuple[str, str], float] = {}

    def all(self, progress: Progress = SILENT) -> tuple[VersionOffer, ...]:
        """Return every two neighbouring versions of one text, as their titles tell and their words confirm.

        Reads the texts of those documents whose titles are alike; for a large library that takes seconds.

        Raises:
            CancelledError: the user asked to stop.
        """
        families: dict[str, list[DocumentInfo]] = defaultdict(list)
        for info in self._library.list():
            families[title_key(info.title)].append(info)
        several = [family for key, family in families.items() if key and len(family) > 1]
        found: list[VersionOffer] = []
        for number, family in enumerate(several):
            raise_if_cancelled(progress)
            progress.report(number, len(several))
            found.extend(self._within(family))
        return tuple(found)

    def for_document(self, doc: str) -> tuple[VersionOffer, ...]:
        """Return the offers that the document has a part in, the best first; empty for an unknown document."""
        infos = self._library.list()
        mine = next((info for info in infos if info.id == doc), None)
        if mine is None:
            return ()
        key = title_key(mine.title)
        family = [info for info in infos if info.id != doc and (_one_id(info, mine) or title_key(info.title) == key)]
        offers = [offer for other in family if (offer := self._offer(mine, other)) is not None]
        return tuple(sorted(offers, key=lambda offer: -offer.alike))

    def between(self, a: str, b: str) -> VersionOffer | None:
        """Return the offer for two chosen documents, whatever they are called; None for different texts.

        Raises:
            UnknownDocumentError: a document is not in the library.
        """
        return self._offer(self._library.get(a).info, self._library.get(b).info)

    def natural_mode(self, docs: Sequence[str]) -> CompareMode:
        """Say how the documents are best compared: two versions of one text by text, all else by matter."""
        a, *others = docs
        if len(others) == 1 and self.between(a, others[0]) is not None:
            return CompareMode.TEXT
        return CompareMode.MATTER

    def _within(self, family: Sequence[DocumentInfo]) -> Iterator[VersionOffer]:
        """Yield for each text of one title the offer with the last version before it, whatever else stands between."""
        by_age = sorted(family, key=_age)
        for at, newer in enumerate(by_age):
            offers = (self._offer(older, newer) for older in reversed(by_age[:at]))
            last = next((offer for offer in offers if offer is not None), None)
            if last is not None:
                yield last

    def _offer(self, a: DocumentInfo, b: DocumentInfo) -> VersionOffer | None:
        if not _one_id(a, b) and _of_two_places(a, b):
            return None
        older, newer = sorted((a, b), key=_age)
        alike = self._likeness(older, newer)
        if alike < _least(older, newer):
            return None
        return VersionOffer(older.id, newer.id, _kind(older, newer), _why(older, newer, alike), alike)

    def _likeness(self, a: DocumentInfo, b: DocumentInfo) -> float:
        key = (a.content_hash or a.id, b.content_hash or b.id)
        if key not in self._alike:
            texts = ("\n".join(clause.text for clause in self._library.get(info.id).outline) for info in (a, b))
            self._alike[key] = round(likeness(*texts), 3)
        return self._alike[key]


def title_key(title: str) -> str:
    """Return what versions of one text have in common in their titles: without status, year and number of measures."""
    plain = unicodedata.normalize("NFKC", title)
    inner = _INNER_TITLE.search(plain)
    if inner is not None and (_ASKING.search(plain) or plain.endswith("通知") or inner.end() == len(plain)):
        plain = inner.group(1)
    plain = _STATUS.sub("", _COUNT.sub("", _YEAR.sub("", _ASIDE.sub("", plain))))
    return _NATION.sub("", _NO_WORD.sub("", plain)).replace("的", "")


def _same_title(a: DocumentInfo, b: DocumentInfo) -> bool:
    return _without_status(a.title) == _without_status(b.title)


def _without_status(title: str) -> str:
    return _NO_WORD.sub("", _STATUS.sub("", unicodedata.normalize("NFKC", title)))


def _least(a: DocumentInfo, b: DocumentInfo) -> float:
    if _one_id(a, b) or _same_title(a, b):
        return LEAST_UNDER_ONE_TITLE
    key = title_key(a.title)
    return LEAST_UNDER_ALIKE_TITLES if key and key == title_key(b.title) else LEAST_UNDER_OTHER_TITLES


def _one_id(a: DocumentInfo, b: DocumentInfo) -> bool:
    return base_id(a.id) == base_id(b.id)


def _of_two_places(a: DocumentInfo, b: DocumentInfo) -> bool:
    """Tell whether two governments issued them. A level alone may be a wrong guess where the title is the same."""
    return _differ(a.region, b.region) or (_differ(a.level, b.level) and not _same_title(a, b))


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b


def _age(info: DocumentInfo) -> tuple[str, bool, int, str]:
    """Sort the older first: by date, a draft before what became of it, then by the order they were taken in."""
    dated = info.signed_date or info.effective_date or (str(info.year) if info.year else "")
    return dated, info.validity is not Validity.DRAFT, version_number(info.id), info.id


def _kind(older: DocumentInfo, newer: DocumentInfo) -> VersionKind:
    if Validity.DRAFT in (older.validity, newer.validity):
        return VersionKind.DRAFT
    return VersionKind.REIMPORT if _one_id(older, newer) else VersionKind.REVISION


def _why(older: DocumentInfo, newer: DocumentInfo, alike: float) -> str:
    name = (
        "标题相同"
        if _same_title(older, newer)
        else "标题相近"
        if title_key(older.title) == title_key(newer.title)
        else ""
    )
    years = f"（{older.year}年 → {newer.year}年）" if older.year and newer.year and older.year != newer.year else ""
    words = f"文字相同约{round(alike * 100)}%"
    return f"{name}{years}，{words}" if name else words
