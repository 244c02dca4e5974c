"""A policy text as the program knows it: metadata, outline of clauses, blocks to display.

Terms and codes follow the field (title 标题, doc_number 发文字号, issuers 发文机关, …).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class Level(StrEnum):
    """Level of government (层级); the value is its printed name."""

    NATIONAL = "国家"
    PROVINCE = "省"
    CITY = "市"
    COUNTY = "县"


class Validity(StrEnum):
    """Validity of a text (时效性). ``IN_FORCE`` only with a basis and a date of checking."""

    IN_FORCE = "in_force"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    AMENDED = "amended"
    PARTLY_INVALID = "partly_invalid"
    REPEALED = "repealed"
    EXPIRED = "expired"
    PERIOD_ENDED = "period_ended"
    DRAFT = "draft"
    UNKNOWN = "unknown"


class Origin(StrEnum):
    """Where a document in the library comes from."""

    BUNDLED = "bundled"
    IMPORTED = "imported"
    PACK = "pack"


class NodeKind(StrEnum):
    """What a node of the outline is."""

    COVER = "cover"  # 印发通知
    DOC = "doc"  # the plan itself: title and preamble
    HEADING = "heading"  # numbered heading or item: 一、 （一） 1. （1）
    LEAD_IN = "lead_in"  # unnumbered lead-in paragraph: pN
    BOXOUT = "boxout"  # 专栏: bN
    PART = "part"  # 编
    CHAPTER = "chapter"  # 章
    SECTION = "section"  # 节
    ARTICLE = "article"  # 条
    ATTACHMENT = "attachment"  # 附件


class BlockStyle(StrEnum):
    """How a paragraph is set on the page."""

    TITLE = "title"
    STATUS = "status"  # （征求意见稿）, （此件公开发布）
    DOC_NUMBER = "doc_number"
    ADDRESSEE = "addressee"
    HEADING = "heading"  # a line that holds a marker and a title only
    BODY = "body"  # an indented paragraph; may start with a run-in title
    SIGNATURE = "signature"  # an issuer below the notice
    DATE = "date"
    BOX_TITLE = "box_title"
    BOX_BODY = "box_body"
    TABLE_ROW = "table_row"  # a row of a table; a tab between its cells, the same number of cells in all its rows


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of the outline.

    Attributes:
        id: path of printed numbers, such as ``2.5.16``; unique in the document.
        level: 0 for ``doc`` and ``cover``, then the depth below them.
        marker: the printed number as printed, such as ``（五）`` or ``16.``; "" when none.
        title: heading or run-in lead; "" when the node has none.
        parent: id of the parent node; None at the top.
        text: the node's own text in exact source characters, from its marker to where the next node
            starts; paragraphs are separated by one line feed, and line feeds are the only characters that
            may differ from the source.
        kind: what the node is.
        sep: the blanks printed between marker and title.
        run_in: True when title and body share a paragraph.
    """

    id: str
    level: int
    marker: str
    title: str
    parent: str | None
    text: str
    kind: NodeKind = NodeKind.HEADING
    sep: str = ""
    run_in: bool = False

    @property
    def heading_length(self) -> int:
        """Number of characters of ``text`` that marker, blanks and title take."""
        return len(self.marker) + len(self.sep) + len(self.title)

    @property
    def label(self) -> str:
        """Marker and title as printed, for lists: ``（五）加强……``; the start of the text when both are empty."""
        shown = f"{self.marker}{self.sep}{self.title}".replace("**", "").strip()  # marks that a conversion left
        if self.title:
            return shown
        body = self.text.strip().replace("\n", "")
        return body[:24] + ("…" if len(body) > 24 else "")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to display. A clause's block texts, joined by line feeds, are the clause's ``text``."""

    clause: str
    style: BlockStyle
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """Planning period (规划期) in years, both ends included."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """Metadata of a document. What is not printed in the text is None or empty, or named in ``inferred``.

    Attributes:
        id: such as ``national-2022``; a version is ``DOC@2``.
        inferred: names of the fields that were inferred rather than printed.
        evidence: field name to the printed words (or the reason) it was taken or inferred from.
        doc_number: 发文字号 as printed.
        signed_date: 成文日期, ISO ``YYYY-MM-DD``.
        effective_date, expiry_date: 施行日期 and 失效日期 (the last day that counts), ISO, as the text itself says.
        year: of ``signed_date``, else the period's start (then listed in ``inferred``).
        validity_basis: 认定依据, the words the validity rests on.
        validity_checked_on: 核对日期, ISO date.
        clauses: number of nodes in the outline; characters: those of the text without white space.
        content_hash: SHA-256 (hex) over the texts of the outline; changes when the text changes.
        short_title: a shorter name for narrow places, from data; "" when none.
    """

    id: str
    title: str
    level: Level | None = None
    region: str | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    signed_date: str | None = None
    year: int | None = None
    period: Period | None = None
    validity: Validity = Validity.UNKNOWN
    validity_basis: str | None = None
    validity_checked_on: str | None = None
    inferred: tuple[str, ...] = ()
    evidence: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin.IMPORTED
    clauses: int = 0
    characters: int = 0
    content_hash: str = ""
    short_title: str = ""
    effective_date: str | None = None
    expiry_date: str | None = None


@dataclass(frozen=True)
class Document:
    """A document with its outline in reading order and its blocks in reading order."""

    info: DocumentInfo
    outline: tuple[Clause, ...]
    blocks: tuple[Block, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Clause]:
        """Clauses by their id."""
        return {clause.id: clause for clause in self.outline}


def content_hash(outline: Iterable[Clause]) -> str:
    """Return the SHA-256 (hex) over the ids and texts of an outline."""
    digest = hashlib.sha256()
    for clause in outline:
        digest.update(f"{clause.id}\0{clause.text}\0".encode())
    return digest.hexdigest()
