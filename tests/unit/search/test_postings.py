"""Whoosh as a store of posting lists, through what its three descendants have in common."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import fields, formats, index
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo

from compendium.search.postings import GramPostings, write_postings

CLAUSES = 5_000  # long lists


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("postings")
    write_postings(
        folder,
        (
            {
                "税": 1 + number % 3,
                **({"费": 1} if number % 7 == 0 else {}),
                **({"少": 2, "罕": 1} if number in (7, 4_000) else {}),
            }
            for number in range(CLAUSES)
        ),
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
    clauses, counts = postings.clauses("税")
    assert list(clauses) == list(range(CLAUSES))
    assert list(counts) == [1 + number % 3 for number in range(CLAUSES)]
    assert list(postings.clauses("费")[0]) == list(range(0, CLAUSES, 7))
    assert postings.certain("费")


def test_rare_grams_share_a_list_that_holds_them_all(postings: GramPostings) -> None:
    for gram in ("少", "罕"):
        assert not postings.certain(gram)
        clauses, counts = postings.clauses(gram)
        assert {7, 4_000} <= set(clauses)
        assert list(clauses) == sorted(set(clauses))
        assert postings.frequency(gram) == len(clauses) == len(counts)


def test_a_gram_that_nowhere_stands_may_stand_in_few_clauses_only(postings: GramPostings) -> None:
    assert not postings.certain("没有")
    assert postings.frequency("没有") == len(postings.clauses("没有")[0]) < 10


def test_an_empty_part_has_no_lists(tmp_path: Path) -> None:
    write_postings(tmp_path, [])
    postings = GramPostings(tmp_path)
    assert (postings.clause_count, postings.frequency("税")) == (0, 0)
    assert list(postings.clauses("税")[0]) == []
    postings.close()


def test_a_list_read_again_is_the_same(postings: GramPostings) -> None:
    assert postings.clauses("费") == postings.clauses("费")


def test_whoosh_hands_out_the_same_one_by_one(folder: Path, postings: GramPostings) -> None:
    opened = index.open_dir(str(folder), readonly=True)  # unpickles schema and codec from the file
    reader = opened.reader()
    matcher = reader.postings("grams", "税".encode())
    one_by_one = []
    while matcher.is_active():
        one_by_one.append((matcher.id(), matcher.weight()))
        matcher.next()
    reader.close()
    opened.close()
    assert list(zip(*postings.clauses("税"), strict=True)) == one_by_one


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
    assert {"readonly", "schema"} <= set(inspect.signature(index.open_dir).parameters)
    assert list(inspect.signature(W3Codec.postings_writer).parameters) == ["self", "dbfile", "byteids"]
    expected = ["self", "dbfile", "terminfo", "format_", "term", "scorer"]
    assert list(inspect.signature(W3Codec.postings_reader).parameters) == expected
    for name in ("add_block", "set_extent", "extent"):
        assert callable(getattr(W3TermInfo, name))
