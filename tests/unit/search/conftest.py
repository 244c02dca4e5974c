"""A small library in memory, an engine over it, and the plain truth to compare with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compendium.domain.document import Clause, Document, DocumentInfo, Level
from compendium.domain.errors import UnknownClauseError, UnknownDocumentError
from compendium.search.engine import SearchEngine
from compendium.search.normal import normalised


class MemoryLibrary:
    """What search needs of a library, kept in a dict; ``list`` gives the documents in the order they were put."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def put(self, info: DocumentInfo, *texts: str) -> None:
        """Put a document whose clauses are ``texts``; a text may start with ``title|``."""
        clauses = tuple(_clause(str(number), text) for number, text in enumerate(texts, 1))
        content = hashlib.sha256("\0".join(clause.text for clause in clauses).encode()).hexdigest()
        self._documents[info.id] = Document(replace(info, content_hash=content), clauses, ())

    def remove(self, doc: str) -> None:
        del self._documents[doc]

    def list(self) -> list[DocumentInfo]:
        return [document.info for document in self._documents.values()]

    def get(self, doc: str) -> Document:
        if doc not in self._documents:
            raise UnknownDocumentError(doc)
        return self._documents[doc]

    def clause(self, doc: str, clause: str) -> Clause:
        if clause not in self.get(doc).by_id:
            raise UnknownClauseError(doc, clause)
        return self.get(doc).by_id[clause]

    def clauses(self, wanted: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Clause]:
        held = {(doc, each.id): each for doc, document in self._documents.items() for each in document.outline}
        return {key: held[key] for key in wanted if key in held}

    def marks(self) -> dict[str, str]:
        return {info.id: hashlib.sha256(repr(info).encode()).hexdigest() for info in self.list()}

    def holding(self, text: str) -> set[tuple[str, str]]:
        """The plain truth: every clause whose text holds ``text``."""
        wanted = normalised(text)
        return {
            (doc, clause.id)
            for doc, document in self._documents.items()
            for clause in document.outline
            if wanted in normalised(clause.text)
        }


def _clause(number: str, text: str) -> Clause:
    title, bar, body = text.partition("|")
    if not bar:
        return Clause(number, 1, "", "", None, text)
    return Clause(number, 1, f"{number}.", title, None, f"{number}.{title}{body}", run_in=True)


@pytest.fixture
def library() -> MemoryLibrary:
    """Three documents of three levels."""
    return small_library()


def small_library() -> MemoryLibrary:
    """Make a library of three documents of three levels."""
    library = MemoryLibrary()
    nation = DocumentInfo("nation", "全国科技规划", level=Level.NATIONAL, region="全国", year=2022)
    library.put(
        nation,
        "税收优惠|。落实研发费用加计100％扣除，支持科技型中小企业。（责任单位：科技部、财政部）",
        "到2023年，研发经费年均增长7%以上，培育企业1000家。",
        "加强知识产权保护。",
    )
    province = DocumentInfo("province", "吉林省创新方案", level=Level.PROVINCE, region="吉林省", year=2024)
    library.put(
        province,
        "培育企业|。科技型中小企业达到20000户，推广首台（套）产品。(责任单位:省科技厅、省财政厅)",
        "贷款余额达到300亿元，R&D投入占GDP的4%。",
    )
    city = DocumentInfo("city", "济南市行动计划", level=Level.CITY, region="济南市", year=2023)
    library.put(city, "贷款贴息|。给予100-500万元补助，最高50万元。（市科技局负责）", "企业纳税服务，企业、企业。")
    return library


@pytest.fixture
def make_engine(library: MemoryLibrary, tmp_path: Path) -> Iterator[Callable[..., SearchEngine]]:
    """Engines over one index folder; closed at the end."""
    engines: list[SearchEngine] = []

    def make(folder: str = "index", key: str = "key", shipped: Path | None = None, **others: object) -> SearchEngine:
        engine = SearchEngine(tmp_path / folder, library, key_file=tmp_path / key, shipped=shipped, **others)  # type: ignore[arg-type]
        engines.append(engine)
        return engine

    yield make
    for engine in engines:
        engine.close()


@pytest.fixture
def engine(make_engine: Callable[..., SearchEngine]) -> SearchEngine:
    """An engine with its index built."""
    engine = make_engine()
    assert engine.sync()
    return engine
