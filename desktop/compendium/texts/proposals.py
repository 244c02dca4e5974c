"""What was read for each field of the metadata, with the place in the text that prints the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compendium.domain.document import Clause, NodeKind, Period
from compendium.domain.importing import AttachmentNote, FieldProposal
from compendium.texts.blanks import without_blanks
from compendium.texts.findings import Metadata

FIELDS = (
    *("title", "doc_number", "issuers", "signed_date", "level", "region", "period", "year"),
    *("effective_date", "expiry_date", "validity"),
)


def read_proposals(outline: Sequence[Clause], found: Metadata) -> tuple[FieldProposal, ...]:
    """Return one proposal for each field that has a value, in the order of the review."""
    return tuple(_proposals(outline, found))


def _proposals(outline: Sequence[Clause], found: Metadata) -> Iterator[FieldProposal]:
    for field in FIELDS:
        value = _shown(getattr(found, field))
        if not value or (field == "validity" and field not in found.evidence):
            continue
        words = found.evidence.get(field, "")
        clause, start, end = _where(outline, words, value)
        confidence = found.confidence.get(field, 0.0)
        yield FieldProposal(field, value, words, clause, start, end, confidence, field in found.inferred)


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case Period():
            return f"{value.start}—{value.end}"
        case tuple():
            return "、".join(value)
        case _:
            return str(value)


def _where(outline: Sequence[Clause], words: str, value: str) -> tuple[str | None, int, int]:
    """Return the first clause that prints ``words``, else the first of them, else ``value``; offsets in its text."""
    bare = words.strip("《》")
    for wanted in dict.fromkeys((bare, bare.partition("、")[0], value.partition("、")[0])):
        if len(wanted) < 2:
            continue
        for clause in outline:
            at = clause.text.find(wanted)
            if at >= 0:
                return clause.id, at, at + len(wanted)
    return None, 0, 0


def read_attachments(outline: Sequence[Clause], names: Sequence[str]) -> tuple[AttachmentNote, ...]:
    """Return the attachments in the text, then the files that only the page around it names."""
    inside = [
        AttachmentNote(clause.label.replace("\n", " "), clause.id)
        for clause in outline
        if clause.kind is NodeKind.ATTACHMENT
    ]
    known = {without_blanks(note.name) for note in inside}
    others = (AttachmentNote(name) for name in names if without_blanks(name).rpartition(".")[0] not in known)
    return (*inside, *others)
