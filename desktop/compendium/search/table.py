"""The normalised text of many clauses in one piece, with what ranking, filters and facets need of each.

The text is kept in two bytes a character, two thirds of what UTF-8 takes for Chinese. A needle is found at even places
only: elsewhere it would be halves of two characters.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from mmap import mmap
from typing import Protocol

from compendium.domain.document import Clause, Document
from compendium.search.grams import RunFit, index_grams
from compendium.search.normal import encoded, normalised
from compendium.search.source import IndexedDocument, indexed_document
from compendium.texts.blanks import without_blanks

WIDTH = 2  # bytes to a character, and to the line feed behind each clause
_LENGTH_UNIT = 8  # characters to one step of the length code, which fits a byte
_CLAUSES = 4096  # that are read at a time where all are
_WORTH_ASKING = 256  # one heading read by itself takes as long as looking through so many
_KEPT_HEADED = 8
_CHUNK = 1 << 20  # bytes looked through at once


class TextBytes(Protocol):
    """What bytes and a mapped file have in common."""

    def __len__(self) -> int: ...

    def __getitem__(self, key: slice, /) -> bytes: ...

    def find(self, sub: bytes, start: int = ..., end: int = ..., /) -> int:
        """Return where ``sub`` starts between ``start`` and ``end``, or -1."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Numbers by clause, unless said otherwise; those that end in ``starts`` and ``firsts`` have one more at the end.

    Attributes:
        starts: byte offset in the text.
        lengths: length code for ranking, 0 to 255.
        firsts: by document: its first clause.
        heading_starts, heading_clauses: by heading: its byte offset in the headings, its clause.
        unit_clauses: the clauses that name responsible units, ascending.
        unit_starts, unit_codes: the units of ``unit_clauses[i]`` are ``unit_codes[unit_starts[i]:unit_starts[i + 1]]``.
        documents: number of the document.
    """

    starts: Sequence[int]
    lengths: Sequence[int]
    firsts: Sequence[int]
    heading_starts: Sequence[int]
    heading_clauses: Sequence[int]
    unit_clauses: Sequence[int]
    unit_starts: Sequence[int]
    unit_codes: Sequence[int]
    documents: Sequence[int]


STORED_COLUMNS = {name: "B" if name == "lengths" else "I" for name in Columns.__slots__ if name != "documents"}


def by_clause(firsts: Sequence[int]) -> Sequence[int]:
    """Return the number of the document of each clause; a list, which gives the same number out without making it."""
    documents: list[int] = []
    for number, (first, following) in enumerate(pairwise(firsts)):
        documents += [number] * (following - first)
    return documents


class TextTable:
    """Clauses numbered from 0, document by document, in reading order.

    Args:
        text: of all clauses, a line feed behind each.
        headings: of the clauses that have one, without blanks, a line feed behind each.
        runs: the printed runs of letters and digits, a line feed before and behind each.
        names: the ids of the clauses of each document, joined by line feeds.
        titles: what the title and the region of each document say, normalised, a line for each.
        held: id and key of each document.
        length_sum: of the length codes.
    """

    def __init__(
        self,
        text: TextBytes,
        headings: bytes,
        runs: bytes,
        names: Sequence[str],
        titles: str,
        columns: Columns,
        documents: Sequence[IndexedDocument],
        held: Sequence[tuple[str, str]],
        units: Sequence[str],
        length_sum: int,
    ) -> None:
        self.text = text
        self.headings = headings
        self.runs = runs
        self.names = names
        self._titles = titles
        self._headed: dict[str, frozenset[int]] = {}  # of needles asked for last: one query asks several times
        self.columns = columns
        self.documents = documents
        self.held = held
        self.units = tuple(units)
        self.length_sum = length_sum

    def close(self) -> None:
        """Let go of the mapped file: on Windows it cannot be removed before. Nothing can be read afterwards."""
        if isinstance(self.text, mmap):
            self.text.close()

    def __len__(self) -> int:
        """Return the number of clauses."""
        return len(self.columns.documents)

    @cached_property
    def titles(self) -> Lines:
        """What the title and the region of each document say, normalised, by the number of the document."""
        return Lines(self._titles)

    def name(self, clause: int) -> str:
        """Return the clause's id."""
        document = self.columns.documents[clause]
        return self.names[document].split("\n")[clause - self.columns.firsts[document]]

    def normal_text(self, clause: int) -> str:
        """Return the clause's normalised text."""
        starts = self.columns.starts
        return self.text[starts[clause] : starts[clause + 1] - WIDTH].decode("utf-16-le", "surrogatepass")

    def chunks(self) -> Iterator[str]:
        """Yield the normalised text of all clauses, many at a time, a line feed behind each."""
        starts = self.columns.starts
        for first in range(0, len(self), _CLAUSES):
            last = min(first + _CLAUSES, len(self))
            yield self.text[starts[first] : starts[last]].decode("utf-16-le", "surrogatepass")

    def counts(self, clauses: Iterable[int], needle: bytes) -> dict[int, float]:
        """Return those of ``clauses`` that hold ``needle``, with how often."""
        starts, find, size = self.columns.starts, self.text.find, len(needle)
        found: dict[int, float] = {}
        for clause in clauses:
            end = starts[clause + 1] - WIDTH
            at = find(needle, starts[clause], end)
            times = 0
            while at >= 0:
                if at % WIDTH:
                    at = find(needle, at + 1, end)
                else:
                    times += 1
                    at = find(needle, at + size, end)
            if times:
                found[clause] = times
        return found

    def scan(self, needle: bytes) -> dict[int, float]:
        """Return every clause that holds ``needle`` with how often, by looking through the whole text."""
        return self.counts(self._holders(needle), needle)

    def heading(self, clause: int) -> str:
        """Return the normalised marker and title of a clause that has them, without blanks."""
        at = bisect_left(self.columns.heading_clauses, clause)
        starts = self.columns.heading_starts
        return self.headings[starts[at] : starts[at + 1] - WIDTH].decode("utf-16-le", "surrogatepass")

    def headed(self, needle: str, among: Collection[int] | None = None) -> set[int]:
        """Return every clause whose marker and title hold ``needle``; ``among`` are those that are asked for."""
        clauses = self.columns.heading_clauses
        known = self._headed.get(needle)
        if known is None and (among is None or len(among) * _WORTH_ASKING > len(clauses)):
            known = self._keep_headed(needle)
        if known is not None:
            return set(known if among is None else known.intersection(among))
        found: set[int] = set()
        for clause in among or ():
            at = bisect_left(clauses, clause)
            if at < len(clauses) and clauses[at] == clause and needle in self.heading(clause):
                found.add(clause)
        return found

    def _keep_headed(self, needle: str) -> frozenset[int]:
        clauses, starts = self.columns.heading_clauses, self.columns.heading_starts
        # The first question, which may be the last, is not worth taking the headings apart for.
        lines = (
            self._headings.holding(needle) if self._headed else _lines_with(self.headings, encoded(needle), starts, 0)
        )
        found = frozenset(clauses[line] for line in lines)
        if len(self._headed) >= _KEPT_HEADED:
            self._headed.pop(next(iter(self._headed)))
        self._headed[needle] = found
        return found

    @cached_property
    def _headings(self) -> Lines:
        return Lines(self.headings.decode("utf-16-le", "surrogatepass"))

    def printed_runs(self, fit: RunFit, run: str) -> list[str]:
        """Return the printed runs of letters and digits that ``run`` lies in as ``fit`` says."""
        before = b"\n" if fit is RunFit.STARTS else b""
        after = b"\n" if fit is RunFit.ENDS else b""
        needle = before + run.encode() + after
        found: list[str] = []
        at = self.runs.find(needle)
        while at >= 0:
            start = at + 1 if before else self.runs.rfind(b"\n", 0, at) + 1
            end = self.runs.index(b"\n", start)
            found.append(self.runs[start:end].decode())
            at = self.runs.find(needle, end)
        return found

    def _holders(self, needle: bytes) -> Iterator[int]:
        starts = self.columns.starts
        first = 0
        while first < len(self):
            last = max(first + 1, bisect_right(starts, starts[first] + _CHUNK) - 1)
            yield from _lines_with(self.text[starts[first] : starts[last]], needle, starts, first)
            first = last


class Lines:
    """Lines of text to look through as one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = array("I", accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def holding(self, needle: str) -> Iterator[int]:
        """Yield the numbers, from 0, of the lines that hold ``needle``, which is within a line."""
        starts, find = self._starts, self.text.find
        at = find(needle)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            yield line
            at = find(needle, starts[line + 1])


def _lines_with(text: bytes, needle: bytes, starts: Sequence[int], first: int) -> Iterator[int]:
    """Yield the numbers of the lines that hold ``needle``, of a text that begins with line ``first``."""
    base = starts[first] if starts else 0
    at = text.find(needle)
    while at >= 0:
        if at % WIDTH:
            at = text.find(needle, at + 1)
            continue
        line = bisect_right(starts, base + at, first) - 1
        end = starts[line + 1] - base
        if at + len(needle) < end:  # not over the end of the line
            yield line
        at = text.find(needle, end)


class TableBuilder:
    """Takes documents one after the other and makes a table of them."""

    def __init__(self) -> None:
        self._texts = bytearray()
        self._headings = bytearray()
        self._names: list[str] = []
        self._columns = {name: array(code) for name, code in STORED_COLUMNS.items()}
        self._documents: list[IndexedDocument] = []
        self._units: dict[str, int] = {}
        self._runs: set[str] = set()
        self._clauses = 0

    def add(self, document: Document, key: str = "") -> list[dict[str, int]]:
        """Take a document in, with the library's mark for it; return the grams of its clauses in order."""
        self._documents.append(indexed_document(document.info, key))
        self._columns["firsts"].append(self._clauses)
        self._names.append("\n".join(clause.id for clause in document.outline))
        return [self._add_clause(clause) for clause in document.outline]

    def texts(self) -> Iterator[str]:
        """Yield the normalised texts taken in so far."""
        ends = [*self._columns["starts"][1:], len(self._texts)]
        for start, end in zip(self._columns["starts"], ends, strict=True):
            yield self._texts[start : end - WIDTH].decode("utf-16-le", "surrogatepass")

    def table(self) -> TextTable:
        """Return the table of all that was taken in; nothing is added after that."""
        columns = self._columns
        for name, end in (
            ("starts", len(self._texts)),
            ("heading_starts", len(self._headings)),
            ("unit_starts", len(columns["unit_codes"])),
            ("firsts", self._clauses),
        ):
            columns[name].append(end)
        return TextTable(
            bytes(self._texts),
            bytes(self._headings),
            "\n".join(["", *sorted(self._runs), ""]).encode(),
            self._names,
            normalised("\n".join(f"{each.title}\t{each.region or ''}".replace("\n", " ") for each in self._documents)),
            Columns(**columns, documents=by_clause(columns["firsts"])),
            tuple(self._documents),
            tuple((each.id, each.key) for each in self._documents),
            list(self._units),
            sum(columns["lengths"]),
        )

    def _add_clause(self, clause: Clause) -> dict[str, int]:
        from compendium.facts.units import (
            responsible_units,
        )  # its patterns take long to compile, and reading needs none

        columns = self._columns
        text = normalised(clause.text)
        number = self._clauses
        self._clauses += 1
        columns["starts"].append(len(self._texts))
        columns["lengths"].append(min(255, len(text) // _LENGTH_UNIT))
        self._texts += encoded(f"{text}\n")
        if heading := without_blanks(text[: clause.heading_length]):
            columns["heading_starts"].append(len(self._headings))
            columns["heading_clauses"].append(number)
            self._headings += encoded(f"{heading}\n")
        self._add_units(number, responsible_units(clause.text))
        grams = index_grams(text)
        self._runs.update(gram for gram in grams if gram.isascii())
        return grams

    def _add_units(self, clause: int, units: Sequence[str]) -> None:
        columns = self._columns
        if units:
            columns["unit_clauses"].append(clause)
            columns["unit_starts"].append(len(columns["unit_codes"]))
        for unit in units:
            columns["unit_codes"].append(self._units.setdefault(unit, len(self._units)))
