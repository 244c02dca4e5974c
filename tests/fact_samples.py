"""A small library with facts of every kind, extracted by rules that a test can change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from compendium.domain.document import Block, BlockStyle, Clause, Document, NodeKind, content_hash
from compendium.domain.fact import (
    Citation,
    Deadline,
    DeadlineBasis,
    DeadlineType,
    Detail,
    Duty,
    Fact,
    Instrument,
    Support,
    Target,
)
from compendium.services.fact_corrections import CorrectionService
from compendium.services.fact_extraction import FactExtraction
from compendium.services.facts import FactService
from compendium.services.ledger import LedgerService
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.facts import FactRepository
from compendium.store.ledger import LedgerRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document

TODAY = date(2026, 7, 1)
TITLE = "样例市科技创新规划"
TEXTS = {
    "1": "一、主要任务",
    "1.1": "（一）培育企业。到2026年底，高新技术企业达到500家，科技型中小企业达到800家。"
    "对新认定的企业给予20万元奖励。（牵头单位：市科技局；责任单位：市财政局、市税务局）",
    "1.2": "（二）搭建平台。依托“创新券”计划，2025年9月底前出台方案，落实《样例省创新条例》。（责任单位：市科技局）",
    "2": "二、保障",
}


def sample(doc: str = "sample-2024", texts: dict[str, str] | None = None, **fields: object) -> Document:
    """Return a plan with the clauses of ``texts``."""
    outline = [Clause("doc", 0, "", TITLE, None, TITLE, NodeKind.DOC)]
    for clause, text in (texts or TEXTS).items():
        marker, _, rest = text.partition("、" if "." not in clause else "）")
        marker += "、" if "." not in clause else "）"
        title = rest.partition("。")[0]
        parent = clause.rpartition(".")[0] or "doc"
        run_in = "。" in rest
        outline.append(Clause(clause, clause.count(".") + 1, marker, title, parent, text, run_in=run_in))
    info = sample_document(doc, title=TITLE, content_hash=content_hash(outline), **fields).info
    blocks = tuple(Block(clause.id, BlockStyle.BODY, clause.text) for clause in outline)
    return Document(info, tuple(outline), blocks)


def stated(document: Document, clause: str, quote: str, detail: Detail) -> Fact:
    """Return a fact that ``quote`` states."""
    start = document.by_id[clause].text.index(quote)
    return Fact(clause, quote, start, start + len(quote), detail)


def all_kinds(document: Document) -> list[Fact]:
    """Return what the sample plan says, as good rules would find it."""
    year_end = {"deadline": "2026-12-31", "deadline_basis": DeadlineBasis.STATED, "comparator": "达到"}
    wanted: list[tuple[str, Detail]] = [
        ("高新技术企业达到500家", Target("高新技术企业", "500", 500.0, "家", **year_end)),  # type: ignore[arg-type]
        ("科技型中小企业达到800家", Target("科技型中小企业", "800", 800.0, "家", **year_end)),  # type: ignore[arg-type]
        ("对新认定的企业给予20万元奖励", Support("奖补", "新认定的企业", "", "20万元", 200000.0, 200000.0)),
        (
            "（牵头单位：市科技局；责任单位：市财政局、市税务局）",
            Duty(("市科技局", "市财政局", "市税务局"), lead_units=("市科技局",)),
        ),
        ("“创新券”计划", Instrument("创新券")),
        ("2025年9月底前出台方案", Deadline("2025-09-30", "2025年9月底前", DeadlineType.TASK, task="出台方案")),
        ("《样例省创新条例》", Citation("样例省创新条例")),
        ("（责任单位：市科技局）", Duty(("市科技局",))),
    ]
    return [
        stated(document, clause.id, quote, detail)
        for clause in document.outline
        for quote, detail in wanted
        if quote in clause.text
    ]


def _moment() -> datetime:
    return datetime(2026, 7, 1, 9, tzinfo=UTC)


@dataclass
class Office:
    """A library and a user's file with the services over them; ``extract`` and ``rules`` may be changed by a test."""

    folder: Path
    extract: Callable[[Document], Iterable[Fact]] = all_kinds
    rules: str = "1"
    unit_names: Callable[[str], str] = str
    library: LibraryDatabase = field(init=False)
    user: UserDatabase = field(init=False)

    def __post_init__(self) -> None:
        self.library = LibraryDatabase(self.folder / "library.db")
        self.user = UserDatabase(self.folder / "user.db")
        self.documents = DocumentRepository(self.library)
        self.stored = FactRepository(self.library)
        self.open()

    def open(self) -> None:
        """Start anew on the same files, by the rules of the moment."""
        self.extraction = FactExtraction(self.documents, self.stored, extract=self._extracted, rules=self.rules)
        corrections, entries = CorrectionRepository(self.user), LedgerRepository(self.user)
        self.facts = FactService(
            self.documents,
            self.stored,
            self.extraction,
            corrections,
            entries,
            today=TODAY,
            unit_names=self._named,
        )
        self.corrections = CorrectionService(corrections, self.documents, self.facts, now=_moment)
        self.ledger = LedgerService(entries, now=_moment)

    def _extracted(self, document: Document) -> Iterable[Fact]:
        return self.extract(document)  # as it is then

    def _named(self, unit: str) -> str:
        return self.unit_names(unit)

    def put(self, *documents: Document) -> None:
        """Take documents in as an import does."""
        for document in documents:
            self.documents.put(document)
            self.extraction.keep(document)

    def close(self) -> None:
        self.library.close()
        self.user.close()

    def quotes(self, doc: str = "sample-2024") -> Sequence[str]:
        return [row.fact.quote for row in self.facts.for_document(doc)]
