"""From a text to a document of the library: outline, blocks and metadata; what a person has settled comes on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from compendium.domain.document import (
    Clause,
    Document,
    DocumentInfo,
    Level,
    NodeKind,
    Origin,
    Period,
    Validity,
    content_hash,
)
from compendium.domain.importing import AttachmentNote, FieldProposal, TextNature
from compendium.texts.blanks import without_blanks, without_letter_spacing
from compendium.texts.file_names import title_of_file_name
from compendium.texts.findings import Metadata, Reading
from compendium.texts.metadata import NO_REGIONS, read_metadata
from compendium.texts.nature import read_nature
from compendium.texts.places import Regions
from compendium.texts.proposals import read_attachments, read_proposals
from compendium.texts.standing import is_of_company, read_standing_of_file_name
from compendium.texts.structure import parse
from compendium.texts.validity import read_draft_of_file_name

UNTITLED = "未命名文件"
_FRAMES = (NodeKind.DOC, NodeKind.COVER, NodeKind.ATTACHMENT)
_TEXT_FIELDS = (
    *("title", "region", "doc_number", "signed_date", "effective_date", "expiry_date"),
    *("validity_basis", "validity_checked_on"),
)


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """A document, how sure each field of its metadata is (0 to 1), and what a person should look at.

    ``noise`` are the pieces of a web page that were left out. ``proposals`` say for each field with a value what it
    rests on and where that is printed; ``nature`` tells drafts, reposts and interpretations; ``attachments`` are those
    in the text, then the files that the page only names; ``cover`` is the title of the covering notice, "" when none.
    """

    document: Document
    confidence: Mapping[str, float]
    warnings: tuple[str, ...]
    noise: tuple[str, ...] = ()
    proposals: tuple[FieldProposal, ...] = ()
    nature: TextNature = field(default_factory=TextNature)
    attachments: tuple[AttachmentNote, ...] = ()
    cover: str = ""


def build_document(
    text: str,
    *,
    doc_id: str,
    origin: Origin,
    today: date,
    overrides: Mapping[str, object] | None = None,
    regions: Regions = NO_REGIONS,
    fallback_title: str = "",
    tables: Sequence[tuple[int, int]] = (),
    labels: Mapping[str, str] | None = None,
    attachments: Sequence[str] = (),
) -> BuiltDocument:
    """Read ``text`` into a document.

    ``overrides`` are values of DocumentInfo fields that a person has settled, as in the front matter of a content file;
    ``inferred`` and ``evidence`` add to what is read, other names are left alone. ``fallback_title`` is the
    name of its file: what to call a text that prints no title; it may also tell a draft. ``tables`` are the lines
    [start, end) of ``text`` that are rows of a table, ``labels`` what the page around it says by printed label,
    ``attachments`` the names of the files that the page offers.

    Raises:
        ValueError: an override has a value that its field cannot take.
    """
    parsed = parse(text, tables)
    found = read_metadata(parsed, today=today, regions=regions, labels=labels or {})
    reading = Reading(parsed)
    if not found.title:
        found.title = title_of_file_name(fallback_title) or UNTITLED
        found.note("title", f"取自文件名：{fallback_title}" if fallback_title else "文中没有标题", 0.2, inferred=True)
    if parsed.outline and not any(_is_clause(clause) for clause in parsed.outline):
        found.warnings.append("没有识别出条款：文中没有章、条或编号，只能按段落阅读。请确认导入的是政策文件。")
    read_draft_of_file_name(fallback_title, found)
    if not is_of_company(reading, found):
        read_standing_of_file_name(fallback_title, regions, found)
    nature = read_nature(reading, found, fallback_title)
    if nature.interpretation is not None:
        found.warnings.append(f"这可能是政策解读，不是政策原文：“{nature.interpretation}”。")
    _apply(overrides or {}, found)
    info = DocumentInfo(
        id=doc_id,
        title=found.title,
        level=found.level,
        region=found.region,
        doc_number=found.doc_number,
        issuers=found.issuers,
        signed_date=found.signed_date,
        year=found.year,
        period=found.period,
        validity=found.validity,
        validity_basis=found.validity_basis,
        validity_checked_on=found.validity_checked_on,
        inferred=tuple(found.inferred),
        evidence=dict(found.evidence),
        origin=origin,
        clauses=len(parsed.outline),
        characters=sum(len(without_blanks(clause.text)) for clause in parsed.outline),
        content_hash=content_hash(parsed.outline),
        short_title=str((overrides or {}).get("short_title", "")),
        effective_date=found.effective_date,
        expiry_date=found.expiry_date,
    )
    return BuiltDocument(
        Document(info, parsed.outline, parsed.blocks),
        dict(found.confidence),
        tuple(found.warnings),
        parsed.noise,
        read_proposals(parsed.outline, found),
        nature,
        read_attachments(parsed.outline, attachments),
        without_letter_spacing(reading.notice_title),
    )


def _is_clause(clause: Clause) -> bool:
    """Tell whether a clause is more than the text's root, an attachment or a paragraph without number and title."""
    return clause.kind not in _FRAMES and bool(clause.marker or clause.title)


def _apply(overrides: Mapping[str, object], found: Metadata) -> None:
    for name in _TEXT_FIELDS:
        if name in overrides:
            value = overrides[name]
            setattr(found, name, None if value is None else str(value))
            found.confidence[name] = 1.0
    if "level" in overrides:
        found.level = Level(str(overrides["level"]))
    if "validity" in overrides:
        found.validity = Validity(str(overrides["validity"]))
    if "issuers" in overrides:
        found.issuers = tuple(_words(overrides["issuers"]))
    if "period" in overrides:
        found.period = _period(overrides["period"])
    if "year" in overrides:
        found.year = int(str(overrides["year"]))
    found.inferred.extend(name for name in _words(overrides.get("inferred")) if name not in found.inferred)
    evidence = overrides.get("evidence")
    if isinstance(evidence, Mapping):
        found.evidence.update({str(name): str(words) for name, words in evidence.items()})
    if "title" in overrides:
        found.warnings[:] = [
            warning for warning in found.warnings if not warning.startswith(("标题", "文中没有印出标题"))
        ]


def _words(value: object) -> list[str]:
    if value is None:
        return []
    return [str(word) for word in value] if isinstance(value, list | tuple) else [str(value)]


def _period(value: object) -> Period | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or "start" not in value or "end" not in value:
        raise ValueError(f"not a period: {value!r}")
    return Period(int(str(value["start"])), int(str(value["end"])))
