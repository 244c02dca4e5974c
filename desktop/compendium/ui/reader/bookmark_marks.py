"""Bookmarks of the text that is shown, as icons in its margin and lines below quoted words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from compendium.domain.anchor import default_quote
from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.document import Document
from compendium.domain.highlight import Highlight
from compendium.ui.icons import Icons
from compendium.ui.models.mark_looks import ink_role
from compendium.ui.reader.clause_map import Span
from compendium.ui.reader.page_painter import MarginMark

_TIP_LENGTH = 120


def margin_marks(bookmarks: Sequence[Bookmark], icons: Icons, highlights: Sequence[Highlight] = ()) -> list[MarginMark]:
    """One ribbon for a clause with bookmarks and one sheet for a clause with notes, those of highlights too.

    The key is the id of a bookmark, or of a highlight where only that has a note.
    """
    by_clause: dict[str, list[Bookmark]] = {}
    notes: dict[str, list[tuple[str, str]]] = {}
    for bookmark in bookmarks:
        if bookmark.state is not AnchorState.LOST:
            by_clause.setdefault(bookmark.clause, []).append(bookmark)
    marks: list[MarginMark] = []
    for clause, here in by_clause.items():
        words = QCoreApplication.translate("ReaderPanel", "书签：{0}").format(_short(here[0].quote))
        role = next((ink_role(each.colour) for each in here if each.colour is not MarkColour.NONE), "accent")
        marks.append(MarginMark(clause, here[0].id, icons.icon("bookmark-filled", role), words))
    standing = [bookmark for here in by_clause.values() for bookmark in here]
    noted: list[Bookmark | Highlight] = [*standing, *(each for each in highlights if each.start >= 0)]
    for mark in noted:
        if mark.note.strip():
            notes.setdefault(mark.clause, []).append((mark.id, mark.note.strip()))
    for clause, written in notes.items():
        sheet = icons.icon("sticky-note", "note")
        marks.append(MarginMark(clause, written[0][0], sheet, "\n".join(note for _, note in written)))
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
