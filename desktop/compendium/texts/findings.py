"""What was found out about a text, field by field, with the words it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from compendium.domain.document import BlockStyle, Clause, Level, NodeKind, Period, Validity
from compendium.texts.structure import ParsedText
from compendium.texts.titles import MARKS


@dataclass(slots=True)
class Metadata:
    """Metadata of a text; the fields of DocumentInfo that come from the text, with confidence (0 to 1) and warnings."""

    title: str = ""
    level: Level | None = None
    region: str | None = None
    doc_number: str | None = None
    issuers: tuple[str, ...] = ()
    signed_date: str | None = None
    effective_date: str | None = None
    expiry_date: str | None = None
    year: int | None = None
    period: Period | None = None
    validity: Validity = Validity.UNKNOWN
    validity_basis: str | None = None
    validity_checked_on: str | None = None
    inferred: list[str] = field(default_factory=list)
    evidence: dict[str, str] = field(default_factory=dict)
    confidence: dict[str, float] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def note(self, name: str, evidence: str, confidence: float, *, inferred: bool = False) -> None:
        """Keep what field ``name`` rests on and how sure it is."""
        self.evidence[name] = evidence
        self.confidence[name] = confidence
        if inferred and name not in self.inferred:
            self.inferred.append(name)


@dataclass(frozen=True)
class Reading:
    """A parsed text with the lines that metadata is read from."""

    parsed: ParsedText

    def first(self, kind: NodeKind) -> Clause | None:
        """Return the first clause of that kind."""
        return next((clause for clause in self.parsed.outline if clause.kind is kind), None)

    @property
    def title(self) -> str:
        """Printed title of the plan; "" when none."""
        doc = self.first(NodeKind.DOC)
        return doc.title.strip(MARKS) if doc is not None else ""

    @property
    def notice_title(self) -> str:
        """Printed title of the covering notice; "" when none."""
        cover = self.first(NodeKind.COVER)
        return cover.title.strip(MARKS) if cover is not None else ""

    def head(self, style: BlockStyle) -> list[str]:
        """Return the lines of that style in the covering notice and right below the plan's title."""
        return [
            block.text.strip()
            for block in self.parsed.blocks
            if block.style is style and block.clause in ("cover", "doc")
        ]

    def lines(self, style: BlockStyle, part: str = "") -> list[str]:
        """Return all lines of that style, attachments left out; with ``part`` those of that clause alone."""
        return [
            block.text.strip()
            for block in self.parsed.blocks
            if block.style is style and not block.clause.startswith("att") and part in ("", block.clause)
        ]
