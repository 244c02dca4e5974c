"""What is copied from a text: the words as printed, with their source when asked for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from compendium.domain.citation import quotation
from compendium.domain.document import Document
from compendium.ui.models.outline_model import clause_name
from compendium.ui.reader.text_view import PolicyTextView

translate = QCoreApplication.translate  # under its own name lupdate finds the words


class Excerpt(NamedTuple):
    """Words of a text: where they begin and end, and the words with a line feed between paragraphs."""

    clause: str
    start: int
    last_clause: str
    words: str


def excerpt(view: PolicyTextView, document: Document, clause: str) -> Excerpt:
    """What is selected; without a selection the whole own text of ``clause``."""
    spans = view.selected_spans()
    if not spans:
        whole = document.by_id[clause].text
        return Excerpt(clause, 0, clause, "\n".join(line.strip() for line in whole.split("\n") if line.strip()))
    return Excerpt(spans[0][0], spans[0][1], spans[-1][0], view.selected_text().strip())


def with_source(document: Document, piece: Excerpt) -> str:
    """The words and, on a line of its own, where they stand."""
    return quotation(document, piece.words, piece.clause, piece.start, piece.last_clause)


def copied_message(document: Document, piece: Excerpt) -> str:
    """Tell from which clauses words were copied with their source: who sees another one than he meant can stop."""
    names = [clause_name(document.by_id[clause]) for clause in (piece.clause, piece.last_clause)]
    if piece.clause == piece.last_clause:
        return translate("Copying", "已复制“{0}”和出处").format(names[0])
    return translate("Copying", "已复制“{0}”至“{1}”和出处").format(*names)
