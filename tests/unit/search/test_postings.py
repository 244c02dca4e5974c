"""Whoosh as a store of posting lists, through what its three descendants have in common."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher

from compendium.search.postings import GramPostings, write_postings

CLAUSES = 5_000  # several blocks


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("postings")
    write_postings(
        folder, ({"税": 1 + number % 3, **({"费": 1} if number % 7 == 0 else {})} for number in range(CLAUSES))
    )
    return folder


@pytest.fixture
def postings(folder: Path) -> Iterator[GramPostings]:
    postings = GramPostings(folder)
    yield postings
    postings.close()


def test_lists_come_back_as_they_were_written(postings: GramPostings) -> None:
    assert postings.clause_count == CLAUSES
    assert postings.frequency("税") == CLAUSES
    assert postings.clauses("税") == (list(range(CLAUSES)), [1.0 + number % 3 for number in range(CLAUSES)])
    assert postings.clauses("费")[0] == list(range(0, CLAUSES, 7))


def test_a_gram_that_nowhere_stands_is_no_error(postings: GramPostings) -> None:
    assert postings.frequency("没有") == 0
    assert postings.clauses("没有") == ([], [])


def test_a_list_read_again_is_the_same(postings: GramPostings) -> None:
    assert postings.clauses("费") == postings.clauses("费")


def test_blocks_hold_what_the_matcher_hands_out_one_by_one(folder: Path, postings: GramPostings) -> None:
    opened = index.open_dir(str(folder), readonly=True)
    reader = opened.reader()
    matcher = reader.postings("grams", "税".encode())
    one_by_one = []
    while matcher.is_active():
        one_by_one.append((matcher.id(), matcher.weight()))
        matcher.next()
    reader.close()
    opened.close()
    assert list(zip(*postings.clauses("税"), strict=True)) == one_by_one


def test_the_files_open_with_the_stock_codec(folder: Path) -> None:
    opened = index.open_dir(str(folder), readonly=True)  # unpickles schema and codec from the file
    reader = opened.reader()
    assert type(reader.segment().codec()) is W3Codec
    reader.close()
    opened.close()


def test_a_failed_writing_leaves_no_lock(tmp_path: Path) -> None:
    def clauses() -> Iterator[dict[str, int]]:
        yield {"税": 1}
        raise RuntimeError("broken off")

    with pytest.raises(RuntimeError, match="broken off"):
        write_postings(tmp_path, clauses())
    write_postings(tmp_path, [{"税": 1}])


def test_whoosh_still_has_what_is_used_of_it() -> None:
    assert {"format", "analyzer"} <= set(inspect.signature(fields.FieldType).parameters)
    assert "options" in inspect.signature(formats.Existence).parameters
    assert {"blocklimit", "compression", "inlinelimit"} <= set(inspect.signature(W3Codec).parameters)
    assert {"readonly", "schema"} <= set(inspect.signature(index.open_dir).parameters)
    for name in ("id", "weight", "next", "is_active", "_next_block"):
        assert callable(getattr(W3LeafMatcher, name))
