"""What is copied from a text: the words as printed, with their source when asked for, for every program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication

from compendium.domain.document import Document
from compendium.domain.quotation import CitationStyle, Passage
from compendium.ui.models.outline_model import clause_name
from compendium.ui.models.plain_words import inner
from compendium.ui.reader.text_view import PolicyTextView

if TYPE_CHECKING:
    from compendium.services.citing import Copied

STYLE_KEY = "citation_style"
translate = QCoreApplication.translate  # under its own name lupdate finds the words


class StyleSettings(Protocol):
    """Where the style of citations is kept."""

    def get(self, key: str) -> object:
        """Return a declared setting."""


def chosen_style(settings: StyleSettings) -> CitationStyle:
    """How the user wants sources written."""
    return CitationStyle(str(settings.get(STYLE_KEY)))


def excerpt(view: PolicyTextView, document: Document, clause: str) -> Passage:
    """What is selected; without a selection the whole own text of ``clause``."""
    from compendium.services.citing import passage_of

    spans = view.selected_spans()
    if not spans:
        return passage_of(document, clause)
    return Passage(view.selected_text().strip(), spans[0][0], spans[0][1], spans[-1][0])


def put_on_clipboard(copied: Copied) -> None:
    """Offer plain text and HTML; every program takes what it can set."""
    data = QMimeData()
    data.setText(copied.text)
    data.setHtml(copied.html)
    QGuiApplication.clipboard().setMimeData(data)


def copy_with_source(document: Document, piece: Passage, style: CitationStyle) -> str:
    """Copy words with where they stand; returns what to tell the user."""
    from compendium.services.citing import copied_passage

    put_on_clipboard(copied_passage(document, piece, style))
    return _copied_message(document, piece)


def copy_link(document: Document, clause: str) -> str:
    """Copy the link to a clause, "" for the document; returns what to tell the user."""
    from compendium.services.citing import copied_link

    put_on_clipboard(copied_link(document, clause))
    node = document.by_id.get(clause)
    if node is None:
        return translate("Copying", "已复制指向本文的链接")
    return translate("Copying", "已复制指向“{0}”的链接").format(inner(clause_name(node)))


def _copied_message(document: Document, piece: Passage) -> str:
    """Tell from which clauses words were copied with their source: who sees another one than he meant can stop."""
    last = piece.last_clause or piece.clause
    names = [inner(clause_name(document.by_id[clause])) for clause in (piece.clause, last)]
    if piece.clause == last:
        return translate("Copying", "已复制“{0}”和出处").format(names[0])
    return translate("Copying", "已复制“{0}”至“{1}”和出处").format(*names)
