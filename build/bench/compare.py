"""Measures comparison: ``.venv/bin/python build/bench/compare.py``.

Matching: 500 clauses against 500, as a ratio to comparing every clause with every other in plain Python; four documents
of 500 at once, and again from what was remembered. Texts are made from the bundled policies, so that nothing outside
the repository is needed.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

if TYPE_CHECKING:
    from compendium.domain.document import Document, DocumentInfo

CLAUSES = 500
ROUNDS = 3
RATIO_TARGET = 5.0


def main() -> int:
    """Measure and print; return 1 when the target is missed."""
    missed = _measure_matching()
    _measure_four()
    return missed


class Shelf:
    """The documents of a measurement as a library."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.info.id: document for document in documents}

    def list(self) -> list[DocumentInfo]:
        """Metadata of all documents."""
        return [document.info for document in self._documents.values()]

    def get(self, doc: str) -> Document:
        """A document."""
        return self._documents[doc]

    document = get


# Texts


def bundled() -> list[Document]:
    """Return the bundled policies."""
    from compendium.app.paths import content_dir
    from compendium.domain.document import Document, DocumentInfo
    from compendium.texts.structure import parse

    found = []
    for file in sorted((content_dir() / "policies").glob("*.md")):
        text = file.read_text(encoding="utf-8").split("---", 2)[-1]
        parsed = parse(text)
        found.append(Document(DocumentInfo(file.stem, file.stem), parsed.outline, parsed.blocks))
    return found


def long_document(doc: str, sources: Sequence[Document], clauses: int = CLAUSES) -> Document:
    """A document of so many clauses, those of the sources over and over, a little different each time."""
    from compendium.domain.document import Block, BlockStyle, Document, DocumentInfo

    pool = [clause for source in sources for clause in source.outline if len(clause.text) > 60]
    made = []
    for number in range(clauses):
        clause = pool[number % len(pool)]
        # Another cut of the same clause each time round, else every clause would have dozens of equals.
        start = (number // len(pool)) * 40 % max(len(clause.text) - 60, 1)
        text = f"{number + 1}.{clause.text[start : start + 240]}".replace("\n", "")
        made.append(replace(clause, id=str(number + 1), marker=f"{number + 1}.", title="", parent=None, text=text))
    blocks = tuple(Block(clause.id, BlockStyle.BODY, clause.text) for clause in made)
    return Document(DocumentInfo(doc, doc), tuple(made), blocks)


# Matching


def _measure_matching() -> int:
    from compendium.compare.matter import match_pair
    from compendium.domain.thesaurus import Thesaurus

    texts = bundled()
    a, b = long_document("a", texts[::2]), long_document("b", texts[1::2])
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(lambda: match_pair(a, b, Thesaurus())))
        plain.append(_seconds(lambda: _every_with_every(a, b)))
    ratio = statistics.median(plain) / statistics.median(ours)
    print(f"matching {CLAUSES} x {CLAUSES}: {statistics.median(ours):.2f} s with reasons;", end=" ")
    print(f"every clause with every other {statistics.median(plain):.2f} s; {ratio:.1f} times (target {RATIO_TARGET})")
    return int(ratio < RATIO_TARGET)


def _measure_four() -> None:
    """Four documents, six pairs of them: the first time, and again from the cache of results."""
    import tempfile

    from compendium.services.compare import CompareService
    from compendium.store.pairs import PairCache

    texts = bundled()
    shelf = Shelf([long_document(f"text {n}", texts[n:] + texts[:n]) for n in range(4)])
    docs = [info.id for info in shelf.list()]
    with tempfile.TemporaryDirectory() as folder:
        cache = PairCache(Path(folder) / "results.db")
        first = _seconds(lambda: CompareService(shelf, cache).by_matter(docs))
        again = _seconds(lambda: CompareService(shelf, cache).by_matter(docs))
        cache.close()
    print(f"four documents of {CLAUSES} clauses: {first:.2f} s; again {again:.2f} s")


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _every_with_every(a: Document, b: Document) -> int:
    """The simple method: cosine of weighted character pairs for each of the 250,000 pairs."""
    counts = [[_pairs(clause.text) for clause in document.outline] for document in (a, b)]
    frequency = Counter(gram for side in counts for count in side for gram in count)
    total = len(counts[0]) + len(counts[1])
    left, right = ([_unit(count, frequency, total) for count in side] for side in counts)
    above = 0
    for first in left:
        for second in right:
            score = 0.0
            for gram, weight in first.items():
                other = second.get(gram)
                if other is not None:
                    score += weight * other
            above += score > 0.1
    return above


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def _unit(counts: Counter[str], frequency: Counter[str], total: int) -> dict[str, float]:
    raw = {gram: (1 + math.log(count)) * math.log((total + 1) / frequency[gram]) for gram, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {gram: weight / length for gram, weight in raw.items()}


if __name__ == "__main__":
    sys.exit(main())
