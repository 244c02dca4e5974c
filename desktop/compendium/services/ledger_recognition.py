"""Tells which row of the ledger each row of a filled-in file means. Pure.

A file is recognised by the hidden key of each row. But someone who sorts the visible columns only leaves the keys where
they were, and someone who copies a row copies its key. So what is printed in the fixed columns has the last word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compendium.domain.anchor import squeezed
from compendium.domain.sheet import Cell, ReadRow, ReadSheet
from compendium.services.fact_rows import FactRow
from compendium.services.sheets import ledger_fixed

Words = tuple[str, ...]
FIXED = ("kind", "subject", "source", "units", "due")
_NEEDED = ("kind", "subject", "source")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file's rows mean.

    Attributes:
        rows: a row of the ledger with what was filled in for it, in the file's order.
        digests: of the entries that were handed out, by the row's key.
        problems: sentences about rows that mean nothing here.
        by_words: how many rows were told by their words, because the key beside them is that of another.
    """

    rows: Sequence[tuple[FactRow, ReadRow]]
    digests: Mapping[str, str]
    problems: Sequence[str]
    by_words: int


class _Index:
    """Rows by what is printed of them: by all fixed columns, by those that no correction changes, by their document."""

    def __init__(self, rows: Iterable[FactRow]) -> None:
        self.by_key = {row.key: row for row in rows}
        self._words = {key: [_looser(words) for words in _printed(row)] for key, row in self.by_key.items()}
        self._by_words: dict[Words, list[FactRow]] = defaultdict(list)
        for key, row in self.by_key.items():
            for words in {words for each in self._words[key] for words in each}:
                self._by_words[words].append(row)

    def find(self, key: str, told: Words | None) -> tuple[FactRow | None, bool]:
        """Return the row that is meant, and whether several may be; ``told`` None when fixed columns are missing."""
        keyed = self.by_key.get(key)
        if told is None:
            return keyed, False
        for level, words in enumerate(_looser(told)):
            alike = self._by_words.get(words, [])
            if any(mine[level] == words for mine in self._words.get(key, ())):
                return keyed, False
            if alike:
                return (alike[0], False) if len(alike) == 1 else (None, True)
        return None, False


def recognise(sheet: ReadSheet, rows: Iterable[FactRow]) -> Recognised:
    """Find the row that each row of a file means."""
    index = _Index(rows)
    found: list[tuple[FactRow, ReadRow]] = []
    problems: list[str] = []
    digests: dict[str, str] = {}
    by_words = 0
    for filled in sorted((*sheet.rows, *sheet.loose), key=lambda row: row.number):
        key, _, digest = filled.key.partition(".")
        if digest:
            digests.setdefault(key, digest)
        row, several = index.find(key, _told(filled))
        if row is None:
            problems.append(_problem(filled.number, key, known=key in index.by_key, several=several))
            continue
        by_words += row.key != key
        found.append((row, filled))
    return Recognised(found, digests, problems, by_words)


def _problem(number: int, key: str, *, known: bool, several: bool) -> str:
    if not key:
        return f"第 {number} 行是新加的，没有编号，文库中也没有同样的事项，未读入。"
    if several:
        return f"第 {number} 行的编号与内容对不上，同样的事项又不止一个，分不清是哪一项，未读入。"
    if known:
        return f"第 {number} 行的编号与内容对不上，可能只排序了部分列，或改动了类别、事项、来源，未读入。"
    return f"第 {number} 行在文库中没有对应的事项，可能原文已更新或已移除，未读入。"


def _printed(row: FactRow) -> list[Words]:
    """Return what the fixed columns of a row say, now and in tables of old, which named documents by short titles."""
    fixed = ledger_fixed(row)
    short = f"《{row.info.short_title or row.info.title}》{row.place}"
    return [_words({**fixed, "source": source}) for source in dict.fromkeys((fixed["source"], short))]


def _told(filled: ReadRow) -> Words | None:
    """Return what the row's fixed columns say; None when one that is needed was deleted."""
    return None if any(name not in filled.values for name in _NEEDED) else _words(filled.values)


def _words(fixed: Mapping[str, Cell]) -> Words:
    words = {name: _plain(fixed.get(name)) for name in FIXED}
    return *words.values(), words["source"].partition("》")[0].removeprefix("《")


def _looser(words: Words) -> tuple[Words, Words, Words]:
    """Return all that is said; what is said without units and date, which may be corrected; and by document alone."""
    kind, subject, source, units, due, title = words
    return (kind, subject, source, units, due), (kind, subject, source), (kind, subject, title)


def _plain(cell: object) -> str:
    return "" if cell is None else squeezed(str(cell))
