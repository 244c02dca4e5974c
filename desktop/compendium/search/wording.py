"""A query in words, so that the user sees how it was understood."""

from __future__ import annotations

from collections.abc import Sequence

from compendium.search.patterns import Joint, Pattern
from compendium.search.syntax import And, Filter, Node, Not, Or, Query, Term


def interpretation(query: Query) -> str:
    """Return what is looked for, in Chinese; "" when that is nothing."""
    if query.root is None:
        return ""
    said = _said(query.root)
    notes = f"（{'；'.join(query.notes)}）" if query.notes else ""
    return f"按词检索：{said}{notes}" if query.repaired else f"{said}{notes}"


def loosened(query: Query, words: Sequence[str]) -> str:
    """Return what is looked for when no clause holds the query itself but some hold its words."""
    typed = interpretation(query)
    if isinstance(query.root, Term) and list(words) == [query.root.text]:
        return f"没有条款与{typed}完全相符，列出有其中大部分字词的条款"
    return f"没有条款与{typed}完全相符，按词检索：{'、'.join(words)}"


def _said(node: Node) -> str:
    match node:
        case Term(shown, _, quoted):
            return f"原文“{shown}”" if quoted else f"“{shown}”"
        case Pattern(shown, pieces, joints):
            return f"“{'……'.join(pieces)}”" if Joint.GAP in joints else f"发文字号“{shown}”"
        case Filter(said):
            return said
        case Not(part):
            return f"不含{_within(part)}"
        case And(parts):
            return " 且 ".join(_within(part) for part in parts)
        case Or(parts):
            return " 或 ".join(_within(part) for part in parts)


def _within(node: Node) -> str:
    return f"（{_said(node)}）" if isinstance(node, And | Or) else _said(node)
