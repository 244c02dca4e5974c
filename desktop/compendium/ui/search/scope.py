"""What alone is searched in, when it is not the whole library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """Clauses that alone may answer.

    Attributes:
        name: words for the chip: “高企”的 17 条结果, 书签“企业培育”.
        clauses: (document, clause) of each.
    """

    name: str
    clauses: frozenset[tuple[str, str]]
