"""Small documents written for the tests of comparison."""

from __future__ import annotations

from collections.abc import Iterable

from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind


def document(name: str, clauses: Iterable[Clause]) -> Document:
    """A document of these clauses; blocks are not needed to compare."""
    return Document(DocumentInfo(name, f"《{name}》"), tuple(clauses), ())


def item(
    number: int, text: str, *, title: str = "", parent: str | None = None, kind: NodeKind = NodeKind.HEADING
) -> Clause:
    """A numbered clause ``1.标题。正文``."""
    marker = f"{number}."
    clause_id = f"{parent}.{number}" if parent else str(number)
    head = f"{title}。" if title else ""
    return Clause(clause_id, 1, marker, title, parent, f"{marker}{head}{text}", kind, run_in=bool(title))


def article(number: int, text: str) -> Clause:
    """An article of a law: ``第3条 正文``."""
    marker = f"第{number}条"
    return Clause(f"a{number}", 1, marker, "", None, f"{marker} {text}", NodeKind.ARTICLE, sep=" ")
