"""Bookmarks of the text that is shown, as icons in its margin and lines below quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from compendium.domain.anchor import default_quote
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import Document
from compendium.ui.icons import Icons
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.page_painter import MarginMark

_TIP_LENGTH = 120


def margin_marks(bookmarks: Sequence[Bookmark], icons: Icons) -> list[MarginMark]:
    """One ribbon for a clause with bookmarks and one sheet for a clause with notes; the key is a bookmark's id."""
    by_clause: dict[str, list[Bookmark]] = {}
    for bookmark in bookmarks:
        if bookmark.state is not AnchorState.LOST:
            by_clause.setdefault(bookmark.clause, []).append(bookmark)
    marks: list[MarginMark] = []
    for clause, here in by_clause.items():
        noted = [bookmark for bookmark in here if bookmark.note.strip()]
        words = QCoreApplication.translate("ReaderPanel", "书签：{0}").format(_short(here[0].quote))
        marks.append(MarginMark(clause, here[0].id, icons.icon("bookmark-filled", "accent"), words))
        if noted:
            notes = "\n".join(bookmark.note.strip() for bookmark in noted)
            marks.append(MarginMark(clause, noted[0].id, icons.icon("sticky-note", "note"), notes))
    return marks


def quoted_spans(bookmarks: Sequence[Bookmark], document: Document) -> list[Span]:
    """Where the quoted words stand, for bookmarks of chosen words; one of a whole clause quotes its beginning."""
    spans: list[Span] = []
    for bookmark in bookmarks:
        clause = document.by_id.get(bookmark.clause)
        if clause is None or bookmark.state is AnchorState.LOST:
            continue
        start = clause.text.find(bookmark.quote)
        if bookmark.quote and start >= 0 and bookmark.quote != default_quote(clause.text):
            spans.append((clause.id, start, start + len(bookmark.quote)))
    return spans


def _short(words: str) -> str:
    flat = words.replace("\n", " ").strip()
    return flat[:_TIP_LENGTH] + ("…" if len(flat) > _TIP_LENGTH else "")
