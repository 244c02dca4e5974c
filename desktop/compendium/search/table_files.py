"""A table of clauses in the files of a folder: written once, opened with the text mapped, not read."""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any, overload

from compendium.search.source import IndexedDocument
from compendium.search.table import STORED_COLUMNS, Columns, TextBytes, TextTable, by_clause

_TEXT, _HEADINGS, _RUNS, _NAMES = "text.bin", "headings.bin", "runs.bin", "names.bin"
_COLUMNS, _FACTS, _HELD, _DOCUMENTS = "columns.bin", "table.json", "held.json", "documents.jsonl"
_BETWEEN_DOCUMENTS = "\0"


def write_table(table: TextTable, folder: Path) -> None:
    """Write ``table`` into ``folder``, which exists."""
    (folder / _TEXT).write_bytes(table.text[:])
    (folder / _HEADINGS).write_bytes(table.headings)
    (folder / _RUNS).write_bytes(table.runs)
    (folder / _NAMES).write_bytes(_BETWEEN_DOCUMENTS.join(table.names).encode())
    with (folder / _COLUMNS).open("wb") as file:
        for name, code in STORED_COLUMNS.items():
            file.write(array(code, getattr(table.columns, name)).tobytes())
    facts = {
        "byteorder": sys.byteorder,
        "columns": {name: len(getattr(table.columns, name)) for name in STORED_COLUMNS},
        "titles": table.titles.text,
        "units": table.units,
        "length_sum": table.length_sum,
    }
    (folder / _FACTS).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    lines = (json.dumps(_stored(document), ensure_ascii=False) for document in table.documents)
    (folder / _DOCUMENTS).write_text("\n".join(lines), encoding="utf-8")
    sizes = (following - first for first, following in pairwise(table.columns.firsts))
    held = {doc: (key, size) for (doc, key), size in zip(table.held, sizes, strict=True)}
    (folder / _HELD).write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")


def held_documents(folder: Path) -> dict[str, tuple[str, int]]:
    """Return the documents of a table that was written: id to key and number of clauses. Errors as ``open_table``."""
    held = json.loads((folder / _HELD).read_text(encoding="utf-8"))
    return {str(doc): (str(key), int(clauses)) for doc, (key, clauses) in held.items()}


def open_table(folder: Path) -> TextTable:
    """Open what ``write_table`` wrote. OSError, ValueError, TypeError or KeyError when it is not that."""
    facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    if facts["byteorder"] != sys.byteorder:
        raise ValueError("written on a machine of another byte order")
    held = tuple((doc, key) for doc, (key, _) in held_documents(folder).items())
    return TextTable(
        _mapped(folder / _TEXT),
        (folder / _HEADINGS).read_bytes(),
        (folder / _RUNS).read_bytes(),
        _Names(folder / _NAMES, len(held)),
        facts["titles"],
        _columns((folder / _COLUMNS).read_bytes(), facts["columns"]),
        _Documents((folder / _DOCUMENTS).read_text(encoding="utf-8").split("\n") if held else []),
        held,
        facts["units"],
        facts["length_sum"],
    )


class _Names(Sequence[str]):
    """The ids of clauses by document, split when the first one is asked for: only what is shown needs them."""

    def __init__(self, path: Path, documents: int) -> None:
        self._stored = path.read_bytes()
        self._documents = documents
        self._names: list[bytes] = []

    def __len__(self) -> int:
        return self._documents

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...

    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if self._stored:
            self._names = self._stored.split(_BETWEEN_DOCUMENTS.encode())
            self._stored = b""
        if isinstance(index, slice):
            return [name.decode() for name in self._names[index]]
        return self._names[index].decode()

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(self._documents))


class _Documents(Sequence[IndexedDocument]):
    """The documents, each read when it is asked for: few queries look at all."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._known: dict[int, IndexedDocument] = {}

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, index: int) -> IndexedDocument: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[IndexedDocument]: ...

    def __getitem__(self, index: int | slice) -> IndexedDocument | Sequence[IndexedDocument]:
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(len(self)))]
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = _document(json.loads(self._lines[index]))
        return known


def _stored(document: IndexedDocument) -> dict[str, object]:
    """Return what is known of a document; most of it is not of most."""
    return {name: value for name, value in asdict(document).items() if value not in (None, ())}


def _document(stored: dict[str, Any]) -> IndexedDocument:
    values: dict[str, Any] = {name: tuple(each) if isinstance(each, list) else each for name, each in stored.items()}
    return IndexedDocument(**values)


def _mapped(path: Path) -> TextBytes:
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _columns(data: bytes, counts: dict[str, int]) -> Columns:
    columns: dict[str, Sequence[int]] = {}
    at = 0
    for name, code in STORED_COLUMNS.items():
        column = array(code)
        end = at + counts[name] * column.itemsize
        column.frombytes(data[at:end])
        columns[name] = column
        at = end
    return Columns(**columns, documents=by_clause(columns["firsts"]))
