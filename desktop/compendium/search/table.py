"""The normalised text of many clauses in one piece, with what ranking, filters and facets need of each.

Built in memory from documents; written to a folder; opened from there with the text mapped, not read.
"""

from __future__ import annotations

import json
import mmap
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

from compendium.domain.document import Clause, Document
from compendium.facts.units import responsible_units
from compendium.search.grams import RunFit, index_grams
from compendium.search.normal import encoded, normalised
from compendium.search.source import IndexedDocument, indexed_document

FILES = ("text.bin", "headings.bin", "runs.bin", "names.bin", "columns.bin", "table.json")
_LENGTH_UNIT = 8  # characters to one step of the length code, which fits a byte


class TextBytes(Protocol):
    """What bytes and a mapped file have in common."""

    def find(self, sub: bytes, start: int = ..., end: int = ..., /) -> int:
        """Return where ``sub`` starts between ``start`` and ``end``, or -1."""

    def __getitem__(self, key: slice, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers by clause, unless said otherwise; ``starts`` and ``unit_starts`` have one more at the end.

    Attributes:
        starts: byte offset in the text.
        documents: number of the document.
        lengths: length code for ranking, 0 to 255.
        name_starts: byte offset of the clause id in the names.
        heading_starts, heading_clauses: by heading: its byte offset in the headings (one more at the end), its clause.
        unit_clauses: the clauses that name responsible units, ascending.
        unit_starts, unit_codes: the units of ``unit_clauses[i]`` are ``unit_codes[unit_starts[i]:unit_starts[i + 1]]``.
    """

    starts: Sequence[int]
    documents: Sequence[int]
    lengths: Sequence[int]
    name_starts: Sequence[int]
    heading_starts: Sequence[int]
    heading_clauses: Sequence[int]
    unit_clauses: Sequence[int]
    unit_starts: Sequence[int]
    unit_codes: Sequence[int]


_TYPES = {name: "B" if name == "lengths" else "Q" if name == "starts" else "I" for name in Columns.__slots__}


class TextTable:
    """Clauses numbered from 0, document by document, in reading order."""

    def __init__(
        self,
        text: TextBytes,
        headings: bytes,
        runs: bytes,
        names: bytes,
        columns: Columns,
        documents: Sequence[IndexedDocument],
        units: Sequence[str],
    ) -> None:
        self.text = text
        self.columns = columns
        self.documents = tuple(documents)
        self.units = tuple(units)
        self.titles = tuple(normalised(f"{each.title}\n{each.region or ''}") for each in documents)
        self.length_sum = sum(columns.lengths)
        self._headings = headings
        self._runs = runs
        self._names = names

    def __len__(self) -> int:
        """Return the number of clauses."""
        return len(self.columns.documents)

    def name(self, clause: int) -> str:
        """Return the clause's id."""
        starts = self.columns.name_starts
        return self._names[starts[clause] : starts[clause + 1] - 1].decode()

    def normal_text(self, clause: int) -> str:
        """Return the clause's normalised text."""
        starts = self.columns.starts
        return self.text[starts[clause] : starts[clause + 1] - 1].decode("utf-8", "surrogatepass")

    def count(self, clause: int, needle: bytes) -> int:
        """Return how often ``needle`` stands in the clause."""
        starts = self.columns.starts
        return self.text[starts[clause] : starts[clause + 1] - 1].count(needle)

    def scan(self, needle: bytes) -> dict[int, float]:
        """Return every clause that holds ``needle`` with how often, by looking through the whole text."""
        return {clause: float(self.count(clause, needle)) for clause in self._holders(needle)}

    def heading_clauses(self, needle: bytes) -> set[int]:
        """Return every clause whose marker and title hold ``needle``."""
        found: set[int] = set()
        starts, clauses = self.columns.heading_starts, self.columns.heading_clauses
        at = self._headings.find(needle)
        while at >= 0:
            heading = bisect_right(starts, at) - 1
            if at + len(needle) < starts[heading + 1]:
                found.add(clauses[heading])
            at = self._headings.find(needle, starts[heading + 1])
        return found

    def printed_runs(self, fit: RunFit, run: str) -> list[str]:
        """Return the printed runs of letters and digits that ``run`` lies in as ``fit`` says."""
        before = b"\n" if fit is RunFit.STARTS else b""
        after = b"\n" if fit is RunFit.ENDS else b""
        needle = before + run.encode() + after
        found: list[str] = []
        at = self._runs.find(needle)
        while at >= 0:
            start = at + 1 if before else self._runs.rfind(b"\n", 0, at) + 1
            end = self._runs.index(b"\n", start)
            found.append(self._runs[start:end].decode())
            at = self._runs.find(needle, end)
        return found

    def _holders(self, needle: bytes) -> Iterable[int]:
        starts, find = self.columns.starts, self.text.find
        at = find(needle)
        while at >= 0:
            clause = bisect_right(starts, at) - 1
            if at + len(needle) < starts[clause + 1]:  # not over the end of the clause
                yield clause
            at = find(needle, starts[clause + 1])

    def write(self, folder: Path) -> None:
        """Write all of it into ``folder``, which exists."""
        (folder / "text.bin").write_bytes(self.text[:])
        (folder / "headings.bin").write_bytes(self._headings)
        (folder / "runs.bin").write_bytes(self._runs)
        (folder / "names.bin").write_bytes(self._names)
        with (folder / "columns.bin").open("wb") as file:
            for name, code in _TYPES.items():
                file.write(array(code, getattr(self.columns, name)).tobytes())
                file.write(b"\0" * (-file.tell() % 8))
        facts = {
            "byteorder": sys.byteorder,
            "columns": {name: len(getattr(self.columns, name)) for name in _TYPES},
            "documents": [asdict(document) for document in self.documents],
            "units": self.units,
        }
        (folder / "table.json").write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def open(cls, folder: Path) -> TextTable:
        """Open what ``write`` wrote. OSError, ValueError or KeyError when it is not that."""
        facts = json.loads((folder / "table.json").read_text(encoding="utf-8"))
        if facts["byteorder"] != sys.byteorder:
            raise ValueError("written on a machine of another byte order")
        return cls(
            _mapped(folder / "text.bin"),
            (folder / "headings.bin").read_bytes(),
            (folder / "runs.bin").read_bytes(),
            (folder / "names.bin").read_bytes(),
            _columns((folder / "columns.bin").read_bytes(), facts["columns"]),
            [IndexedDocument(**document) for document in facts["documents"]],
            facts["units"],
        )


def _mapped(path: Path) -> TextBytes:
    with path.open("rb") as file:
        if path.stat().st_size == 0:
            return b""
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _columns(data: bytes, counts: dict[str, int]) -> Columns:
    columns: dict[str, Sequence[int]] = {}
    at = 0
    for name, code in _TYPES.items():
        column = array(code)
        end = at + counts[name] * column.itemsize
        column.frombytes(data[at:end])
        columns[name] = column
        at = end + -end % 8
    return Columns(**columns)


class TableBuilder:
    """Takes documents one after the other and makes a table of them."""

    def __init__(self) -> None:
        self._texts = bytearray()
        self._headings = bytearray()
        self._names = bytearray()
        self._columns = {name: array(code) for name, code in _TYPES.items()}
        self._documents: list[IndexedDocument] = []
        self._units: dict[str, int] = {}
        self._runs: set[str] = set()

    def add(self, document: Document) -> list[dict[str, int]]:
        """Take a document in; return the grams of its clauses in order."""
        self._documents.append(indexed_document(document.info))
        return [self._add_clause(clause) for clause in document.outline]

    def table(self) -> TextTable:
        """Return the table of all that was taken in; nothing is added after that."""
        columns = self._columns
        for name, blob in (("starts", self._texts), ("name_starts", self._names), ("heading_starts", self._headings)):
            columns[name].append(len(blob))
        columns["unit_starts"].append(len(columns["unit_codes"]))
        runs = "\n".join(["", *sorted(self._runs), ""])
        return TextTable(
            bytes(self._texts),
            bytes(self._headings),
            runs.encode(),
            bytes(self._names),
            Columns(**columns),
            self._documents,
            list(self._units),
        )

    def _add_clause(self, clause: Clause) -> dict[str, int]:
        columns = self._columns
        text = normalised(clause.text)
        number = len(columns["documents"])
        columns["starts"].append(len(self._texts))
        columns["documents"].append(len(self._documents) - 1)
        columns["lengths"].append(min(255, len(text) // _LENGTH_UNIT))
        columns["name_starts"].append(len(self._names))
        self._texts += encoded(text) + b"\n"
        self._names += clause.id.encode() + b"\n"
        if heading := text[: clause.heading_length].strip():
            columns["heading_starts"].append(len(self._headings))
            columns["heading_clauses"].append(number)
            self._headings += encoded(heading) + b"\n"
        units = responsible_units(clause.text)
        if units:
            columns["unit_clauses"].append(number)
            columns["unit_starts"].append(len(columns["unit_codes"]))
        for unit in units:
            columns["unit_codes"].append(self._units.setdefault(unit, len(self._units)))
        grams = index_grams(text)
        self._runs.update(gram for gram in grams if gram.isascii())
        return grams
