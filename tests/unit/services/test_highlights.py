"""Highlights: set, merged, cut, changed, found again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from compendium.domain.bookmark import AnchorState, MarkColour
from compendium.domain.document import Block, BlockStyle, content_hash
from compendium.domain.errors import UnknownClauseError, UserError
from compendium.domain.highlight import HighlightStyle
from compendium.services.anchoring import Anchoring
from compendium.services.highlights import HighlightService
from compendium.store.documents import DocumentRepository
from compendium.store.highlights import HighlightRepository
from compendium.store.library_db import LibraryDatabase
from compendium.store.user_db import UserDatabase
from sample_library import sample_document

DOC, CLAUSE = "sample-2024", "1.1"
TEXT = "（一）指导思想。坚持创新驱动。"  # of the clause
GREEN = MarkColour.GREEN


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[DocumentRepository]:
    database = LibraryDatabase(tmp_path / "library.db")
    repository = DocumentRepository(database)
    repository.put(sample_document())
    yield repository
    database.close()


@pytest.fixture
def highlights(tmp_path: Path, documents: DocumentRepository) -> Iterator[HighlightService]:
    database = UserDatabase(tmp_path / "user.db")
    yield HighlightService(HighlightRepository(database), Anchoring(documents))
    database.close()


def shown(highlights: HighlightService) -> list[tuple[str, str]]:
    """Words and colours in the order of the text."""
    return [(mark.quote, mark.colour.value) for mark in sorted(highlights.list(), key=lambda mark: mark.start)]


def test_words_are_kept_with_what_stands_around_them(highlights: HighlightService) -> None:
    (mark,) = highlights.add(DOC, [(CLAUSE, 8, 12)], note="要点")
    assert (mark.quote, mark.before, mark.after) == ("坚持创新", "（一）指导思想。", "驱动。")
    assert highlights.list() == [mark]
    assert (mark.start, mark.end, mark.state) == (8, 12, AnchorState.OK)


def test_a_selection_over_clauses_makes_one_each_without_blanks(highlights: HighlightService) -> None:
    made = highlights.add(DOC, [("1", 5, 12), (CLAUSE, 0, 3)])
    assert [(mark.clause, mark.quote) for mark in made] == [("1", "求\n　　第一段"), (CLAUSE, "（一）")]
    with pytest.raises(UserError) as caught:
        highlights.add(DOC, [("1", 6, 9)])
    assert caught.value.code == "nothing_selected"
    with pytest.raises(UnknownClauseError):
        highlights.add(DOC, [("9", 0, 3)])


def test_neighbours_of_one_colour_become_one(highlights: HighlightService) -> None:
    first, *_ = highlights.add(DOC, [(CLAUSE, 3, 5)], note="甲")
    highlights.add(DOC, [(CLAUSE, 8, 10)], note="乙")
    highlights.add(DOC, [(CLAUSE, 5, 8)])
    (mark,) = highlights.list()
    assert (mark.id, mark.quote, mark.note) == (first.id, "指导思想。坚持", "甲\n\n乙")


def test_another_colour_takes_what_it_covers(highlights: HighlightService) -> None:
    highlights.add(DOC, [(CLAUSE, 3, 12)], note="外")
    highlights.add(DOC, [(CLAUSE, 5, 7)], colour=GREEN)
    assert shown(highlights) == [("指导", "yellow"), ("思想", "green"), ("。坚持创新", "yellow")]
    highlights.add(DOC, [(CLAUSE, 0, 14)], colour=MarkColour.RED)
    (mark,) = highlights.list()
    assert (mark.quote, mark.note) == (TEXT[:14], "外")


def test_a_line_and_a_colour_lie_on_the_same_words(highlights: HighlightService) -> None:
    highlights.add(DOC, [(CLAUSE, 3, 7)])
    highlights.add(DOC, [(CLAUSE, 3, 7)], style=HighlightStyle.UNDERLINE)
    assert {mark.style for mark in highlights.list()} == set(HighlightStyle)


def test_erasing_leaves_what_stands_outside(highlights: HighlightService) -> None:
    highlights.add(DOC, [(CLAUSE, 3, 12)])
    assert highlights.erase(DOC, [(CLAUSE, 5, 8)]) == 1
    assert shown(highlights) == [("指导", "yellow"), ("坚持创新", "yellow")]
    assert highlights.erase(DOC, [(CLAUSE, 0, len(TEXT))]) == 2
    assert highlights.list() == []
    assert highlights.erase(DOC, [(CLAUSE, 0, 5)]) == 0


def test_changes_are_kept(highlights: HighlightService) -> None:
    (mark,) = highlights.add(DOC, [(CLAUSE, 3, 7)])
    assert highlights.update([mark.id, "unknown"], colour=GREEN, style=HighlightStyle.UNDERLINE, note="注") == 1
    assert highlights.update([mark.id], colour=GREEN) == 0
    (now,) = highlights.list()
    assert (now.colour, now.style, now.note) == (GREEN, HighlightStyle.UNDERLINE, "注")
    assert highlights.find(mark.id[:8]).id == mark.id
    assert [gone.id for gone in highlights.remove([mark.id])] == [mark.id]
    with pytest.raises(UserError) as caught:
        highlights.find(mark.id)
    assert caught.value.code == "unknown_highlight"


def test_words_named_on_the_command_line_are_looked_for(highlights: HighlightService) -> None:
    (mark,) = highlights.add_quote(DOC, CLAUSE, "创新驱动", colour=GREEN)
    assert (mark.start, mark.end) == (10, 14)
    (whole,) = highlights.add_quote(DOC, CLAUSE, "", style=HighlightStyle.UNDERLINE)
    assert whole.quote == TEXT
    with pytest.raises(UserError) as caught:
        highlights.add_quote(DOC, CLAUSE, "没有的话")
    assert caught.value.code == "quote_not_found"


def test_changed_words_are_listed_and_accepted_at_the_guess(
    highlights: HighlightService, documents: DocumentRepository
) -> None:
    highlights.add(DOC, [(CLAUSE, 8, 15)])
    document = sample_document()
    text = "（一）指导思想。坚持创新和开放驱动。"
    outline = tuple(replace(each, text=text) if each.id == CLAUSE else each for each in document.outline)
    blocks = tuple(Block(each.id, BlockStyle.BODY, part) for each in outline for part in each.text.split("\n"))
    info = replace(document.info, content_hash=content_hash(outline))
    documents.put(replace(document, info=info, outline=outline, blocks=blocks))
    (mark,) = highlights.list()
    assert (mark.state, mark.quote, mark.start) == (AnchorState.CHANGED, "坚持创新驱动。", -1)
    guess = highlights.guess(mark)
    assert guess is not None
    assert guess.quote == "坚持创新和开放驱动。"
    assert highlights.accept([mark.id]) == 1
    (now,) = highlights.list()
    assert (now.state, now.quote, now.start) == (AnchorState.OK, "坚持创新和开放驱动。", 8)
    assert highlights.accept([mark.id]) == 0
