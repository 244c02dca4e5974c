"""A thousand bookmarks and a highlight in every clause over all texts of the library, and an update that changes it."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from compendium.domain.anchor import squeezed
from compendium.domain.bookmark import AnchorState, Bookmark
from library_update import DOCUMENTS, Update, places, program, updated
from sample_library import make_bundle

BOOKMARKS, HIGHLIGHTS = 1000, 170
LONGEST_NUMBER = 7


@pytest.fixture(scope="module")
def update(compiled_bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Update:
    with program(tmp_path_factory.mktemp("texts") / "home", compiled_bundle) as made:
        return updated([made.library.document(doc) for doc in DOCUMENTS], random.Random(6))


@pytest.fixture(scope="module")
def marks(
    update: Update, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[Bookmark], list[Bookmark], Path, Path]:
    """Bookmarks as set, the same after the update, the home, and the new bundle."""
    folder = tmp_path_factory.mktemp("update")
    old = make_bundle(folder / "old", *update.before, fingerprint="old")
    new = make_bundle(folder / "new", *update.after, fingerprint="new")
    dice = random.Random(7)
    with program(folder / "home", old) as made:
        for number, (doc, clause, quote) in enumerate(places(update.before, BOOKMARKS, dice)):
            made.bookmarks.add(doc, clause, quote=quote or None, note=f"第 {number} 条")
        for doc, clause, quote in places(update.before, HIGHLIGHTS, dice):
            words = quote or made.library.clause(doc, clause).text.strip()[-20:]
            made.highlights.add_quote(doc, clause, words)
        before = made.bookmarks.list()
    with program(folder / "home", new) as made:
        after = made.bookmarks.list()
    return before, after, folder / "home", new


def test_every_unchanged_bookmark_stays_and_the_rest_is_listed_with_its_old_words(
    update: Update, marks: tuple[list[Bookmark], list[Bookmark], Path, Path]
) -> None:
    before, after, _, _ = marks
    assert len(before) == len(after) == BOOKMARKS
    assert {mark.doc for mark in before} == set(DOCUMENTS)
    assert [(m.id, m.quote, m.note) for m in before] == [(m.id, m.quote, m.note) for m in after]
    counts: Counter[str] = Counter()
    wrong = []
    for old, now in zip(before, after, strict=True):
        key = (old.doc, old.clause)
        counts["moved" if key in update.moved else "changed" if key in update.changed else "kept"] += 1
        if key in update.moved:
            right = (now.state, now.clause) == (AnchorState.MOVED, update.moved[key])
        elif key in update.changed:
            right = now.clause == old.clause and now.state in {AnchorState.CHANGED, AnchorState.OK}
        else:
            right = (now.state, now.clause) == (AnchorState.OK, old.clause)
        if not right:
            wrong.append((old.doc, old.clause, old.quote, now.state, now.clause))
    assert wrong == []
    assert min(counts["moved"], counts["changed"]) > 0.08 * BOOKMARKS
    listed = [now for now in after if now.state is not AnchorState.OK]
    assert len(listed) >= 0.9 * (counts["moved"] + counts["changed"])


def test_changed_ones_come_with_a_guess_that_one_key_takes(
    update: Update, marks: tuple[list[Bookmark], list[Bookmark], Path, Path]
) -> None:
    _, after, home, bundle = marks
    with program(home, bundle) as made:
        changed = [mark for mark in after if mark.state is AnchorState.CHANGED]
        guesses = {mark.id: made.bookmarks.guess(mark) for mark in changed}
        assert None not in guesses.values()
        right = [mark for mark in changed if (guess := guesses[mark.id]) and guess.clause == mark.clause]
        assert len(right) >= 0.97 * len(changed)
        state = made.mark_history.state()
        taken = made.bookmarks.accept([mark.id for mark in after])
        assert taken == sum(mark.state is not AnchorState.OK for mark in after)
        assert {mark.state for mark in made.bookmarks.list()} == {AnchorState.OK}
        made.mark_history.revert(state, made.mark_history.state())
        assert made.bookmarks.list() == after


def test_highlights_stand_on_their_words_again(
    update: Update, marks: tuple[list[Bookmark], list[Bookmark], Path, Path]
) -> None:
    _, _, home, bundle = marks
    texts = {(doc.info.id, clause.id): clause.text for doc in update.after for clause in doc.outline}
    with program(home, bundle) as made:
        stored = {mark.id: mark for mark in made.mark_history.state().highlights.values()}
        listed = made.highlights.list()
    assert len(listed) == len(stored) == HIGHLIGHTS
    for mark in listed:
        key = (mark.doc, stored[mark.id].clause)
        if key in update.moved:
            assert (mark.state, mark.clause) == (AnchorState.MOVED, update.moved[key])
        elif key not in update.changed:
            assert (mark.state, mark.clause) == (AnchorState.OK, key[1])
        if mark.start >= 0:
            words, quote = squeezed(texts[mark.doc, mark.clause][mark.start : mark.end]), squeezed(mark.quote)
            assert quote.endswith(words)
            assert len(quote) - len(words) <= LONGEST_NUMBER  # which a moved clause has not kept
