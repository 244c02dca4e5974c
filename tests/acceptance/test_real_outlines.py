"""Outlines of real laws and policies: every printed number is a node, no body line is, tables stay tables."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Block, BlockStyle, Document, NodeKind, Origin
from compendium.importers.base import SourceText
from compendium.importers.registry import importer_for
from compendium.texts.blanks import core_of
from compendium.texts.document import build_document
from compendium.texts.numerals import number_of

_CHINESE = "[一二三四五六七八九十百千零〇]"
_ARTICLE = re.compile(rf"^[^\S\n]*第({_CHINESE}+)条(?:之({_CHINESE}+))?[^\S\n]", re.MULTILINE)
_CHAPTER = re.compile(rf"^[^\S\n]*第({_CHINESE}+)章[^\S\n]*(\S.*)$", re.MULTILINE)
_ITEM = re.compile(rf"\**(?:{_CHINESE}{{1,3}}、|[（(]{_CHINESE}{{1,3}}[）)]|\d{{1,3}}[.．、](?!\d))")
_NUMBER = re.compile(rf"{_CHINESE}+|\d+")
_LISTED = re.compile(r"附\s?件\s?[:：]")
SECONDS = 2.0  # for a law of a megabyte


def read(path: Path) -> tuple[SourceText, Document]:
    source = importer_for(path).read(path)
    built = build_document(
        source.text,
        doc_id="a",
        origin=Origin.IMPORTED,
        today=date(2026, 7, 1),
        overrides=source.front_matter,
        fallback_title=path.stem,
        tables=[(table.start, table.end) for table in source.tables],
        labels=source.labels,
    )
    return source, built.document


def documents(shared: Path, folder: str) -> Iterator[tuple[str, SourceText, Document]]:
    for path in sorted((shared / "corpus" / "docs" / folder).iterdir()):
        yield path.name, *read(path)


def test_laws_have_every_article_and_every_chapter(shared: Path) -> None:
    laws = list(documents(shared, "law_md"))
    assert len(laws) == 28
    for name, source, document in laws:
        articles = [
            f"a{number_of(match[1])}" + (f"-{number_of(match[2])}" if match[2] else "")
            for match in _ARTICLE.finditer(source.text)
        ]
        found = [clause.id for clause in document.outline if clause.kind is NodeKind.ARTICLE]
        assert found == articles, name
        chapters = {(match[1], core_of(match[2])) for match in _CHAPTER.finditer(source.text)}
        read_chapters = [clause for clause in document.outline if clause.kind is NodeKind.CHAPTER]
        assert {(clause.marker[1:-1], clause.title) for clause in read_chapters} == chapters, name
        assert len(read_chapters) == len(chapters), name


@pytest.mark.parametrize(("folder", "least"), [("policy_md", 1.0), ("policy_txt_local", 0.99), ("txt_flat", 0.99)])
def test_every_numbered_line_of_a_policy_is_a_node(shared: Path, folder: str, least: float) -> None:
    lines: Counter[bool] = Counter()
    missed: list[str] = []
    for name, _, document in documents(shared, folder):
        for block, is_node in numbered(document):
            lines[is_node] += 1
            if not is_node:
                missed.append(f"{name[:12]} {block.clause} {block.text[:30]}")
    assert lines.total() > 30
    assert lines[True] >= least * lines.total(), missed


def numbered(document: Document) -> Iterator[tuple[Block, bool]]:
    """Yield the paragraphs that begin with a number, and whether a node does; an article's items are its text."""
    begun: set[str] = set()
    listing = False
    for block in document.blocks:
        core = core_of(block.text)
        first = block.clause not in begun
        begun.add(block.clause)
        listing = _LISTED.match(core) is not None or (listing and _ITEM.match(core) is not None)
        in_article = document.by_id[block.clause].kind is NodeKind.ARTICLE
        if _ITEM.match(core) and not (in_article or listing or block.style is BlockStyle.TABLE_ROW):
            yield block, first and bool(document.by_id[block.clause].marker)


@pytest.mark.parametrize("folder", ["policy_md", "policy_txt_local", "docx_policy_generated"])
def test_the_numbers_of_nodes_follow_one_another(shared: Path, folder: str) -> None:
    """A line of the body that is taken for a node (2.5亿元, 3月1日) breaks the row of its numbers."""
    steps: Counter[bool] = Counter()
    odd: list[str] = []
    for name, _, document in documents(shared, folder):
        last: dict[str, int] = {}
        for clause in document.outline:
            number = _NUMBER.search(clause.marker)
            value = number_of(number[0]) if number is not None else None
            if clause.kind is not NodeKind.HEADING or value is None:
                continue
            kind = clause.marker.replace(number[0] if number is not None else "", "#")
            follows = value == 1 or value == last.get(kind, 0) + 1
            last[kind] = value
            steps[follows] += 1
            if not follows:
                odd.append(f"{name[:12]} {clause.id} {clause.marker}")
    assert steps.total() > 250
    assert steps[False] <= 0.01 * steps.total(), odd


@pytest.mark.parametrize(
    ("pattern", "clause", "cells"),
    [
        ("docx/002_*", None, ("省委组织部", "加强对各级党委")),
        ("docx/010_*", "att1", None),
        ("html_state_council/010_*", "att1", None),
        ("html_guangzhou/046_*", "att1", ("合法稳定住所",)),
        ("doc/009_*", None, ("1.语文教师",)),
    ],
)
def test_tables_stay_tables(shared: Path, pattern: str, clause: str | None, cells: tuple[str, ...] | None) -> None:
    [path] = (shared / "corpus" / "docs").glob(pattern)
    source, document = read(path)
    rows = [block for block in document.blocks if block.style is BlockStyle.TABLE_ROW]
    lines = source.text.split("\n")
    printed = [line for table in source.tables for line in lines[table.start : table.end] if line.strip()]
    assert [core_of(block.text) for block in rows] == [core_of(line) for line in printed]
    assert len(rows) >= 5
    assert all("\t" in block.text for block in rows[1:-1])
    assert clause is None or {block.clause for block in rows} == {clause}
    assert cells is None or any(all(cell in block.text for cell in cells) for block in rows)


def test_a_law_of_a_megabyte_is_read_in_time(shared: Path) -> None:
    [path] = (shared / "corpus" / "docs" / "law_md").glob("003_*")
    law = importer_for(path).read(path).text
    text = law * (1_000_000 // len(law.encode()) + 1)
    start = time.perf_counter()
    build_document(text, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1))
    assert time.perf_counter() - start < SECONDS


@pytest.mark.parametrize(
    "piece", ["关于印发", "现将《", "1.", "统一编号：x\n", "附件1\n", "某某局 ", "A - ", "（转载）\n"]
)
def test_reading_takes_time_in_proportion(piece: str) -> None:
    start = time.perf_counter()
    build_document(piece * 50_000, doc_id="a", origin=Origin.IMPORTED, today=date(2026, 7, 1))
    assert time.perf_counter() - start < 5 * SECONDS


def test_a_law_in_pages_is_read_as_a_law(shared: Path) -> None:
    """No row of its contents, no bullet and no line of the site; every part, chapter and article, once."""
    [path] = (shared / "corpus" / "docs" / "pdf").glob("013_*")
    _, document = read(path)
    outline = document.outline
    assert document.info.title == "中华人民共和国刑法"
    assert (document.info.signed_date, document.info.issuers) == ("2020-12-26", ("全国人民代表大会",))
    articles = [clause.id for clause in outline if clause.kind is NodeKind.ARTICLE]
    assert len(articles) == len(set(articles))
    assert {f"a{number}" for number in range(1, 453)} <= {article.rpartition(".")[2] for article in articles}
    assert [clause.title for clause in outline if clause.kind is NodeKind.PART] == ["总则", "分则"]
    assert sum(clause.kind is NodeKind.CHAPTER for clause in outline) == 15
    assert not any("....." in clause.text or "•" in clause.text for clause in outline)


def test_items_that_run_on_are_nodes(shared: Path) -> None:
    [path] = (shared / "corpus" / "docs" / "policy_txt_local").glob("085_*")
    _, document = read(path)
    markers = [clause.marker for clause in document.outline if clause.level == 2]
    assert markers == [f"{number}." for number in range(1, 14)]
