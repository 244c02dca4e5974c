"""Measures search: ``.venv/bin/python build/bench/search.py [--sample 100k|all]``.

The library is that of law_library.py: laws cut into lines, and the five bundled policies, in a real home. In one run,
in one process and query by query in turn, the program's search, SQLite FTS5 with bigrams, tantivy with bigrams and a
scan of the text in memory answer the same 200 queries: total, the counts of seven facets, and the top 20 with the
headings above them and the program's snippets, read from the library by the same code. Only the program reads the query
as typed, and only the scan ranks nothing. A cold first query is one in a new process, with all imports. They take turns
in coming first. The time of a query is the shortest of five, of anything else the middle one of several. What counts
are the ratios in ``ratios``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

if TYPE_CHECKING:
    from bench.search_peers import Facets, Peer, Units, Values
    from bench.search_queries import BenchQuery
    from compendium.domain.document import DocumentInfo
    from compendium.search.engine import SearchEngine
    from compendium.store.documents import DocumentRepository

SHOWN = 20
ROUNDS = 5
COLD_ROUNDS = 7
COLD_QUERY = "科技型中小企业"
ADDED_CLAUSES = 80
ADDED = 5  # documents, one after the other
SYSTEMS = ("ours", "fts5", "tantivy", "scan")


def main() -> int:
    """Measure and print one JSON object; 1 when an answer of ours is not the scan's."""
    parser = argparse.ArgumentParser(description="Measure search on many laws.")
    parser.add_argument("--sample", choices=("100k", "all"), default="100k", help="all: some 350,000 clauses")
    parser.add_argument("--keep", type=Path, help="keep the library in this folder, and use what is there")
    parser.add_argument("--cold", choices=SYSTEMS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.cold:
        return _cold(arguments.cold, arguments.keep)
    from bench.law_library import LAWS

    if not LAWS.is_file():
        print("The corpus of laws is not here; nothing measured.", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="compendium-bench-") as temporary:
        figures = _measure(arguments.sample, arguments.keep or Path(temporary))
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 1 if figures["wrong"] else 0


@dataclass(frozen=True, slots=True)
class _Library:
    """What all systems search, by clause in the order of the library."""

    documents: DocumentRepository
    texts: list[str]  # normalised
    names: list[tuple[str, str]]  # document and clause
    numbers: list[int]  # of the document
    values: Values
    units: Units
    size: int  # of the printed texts in bytes of UTF-8

    @property
    def facets(self) -> Facets:
        from bench.search_peers import Facets

        return Facets(self.numbers, self.values, self.units)


def _measure(sample: str, folder: Path) -> dict[str, object]:
    from bench.law_library import write_home
    from bench.search_queries import mixed_queries

    home = folder / "home"
    if not home.is_dir():
        write_home(home, sample, indexed=False)
    library = _library(home)
    built = _build(folder, library)
    peers = _peers(folder, library)
    engine = _engine(home, library.documents)
    queries = mixed_queries(library.texts)
    gc.collect()
    gc.freeze()
    times = _times(queries, peers, engine, library)
    size = _size(home / "library" / "index")
    cold = {name: _cold_figures(name, folder) for name in SYSTEMS}
    right = {name: _rightness(queries, peer.clauses, peers["scan"]) for name, peer in peers.items()}
    right["ours"] = _rightness(queries, _clauses_of(home, library), peers["scan"])
    added = _added_ms(home, library, folder)
    engine.close()
    spread = {name: _spread(each) for name, each in times.items()}
    p95 = {name: each["p95"] for name, each in spread.items()}
    return {
        "clauses": len(library.texts),
        "documents": len(library.values),
        "text_mb": round(library.size / 1e6, 1),
        "queries": len(queries),
        "ratios": {
            "p95_to_tantivy": round(p95["ours"] / p95["tantivy"], 2),
            "p95_to_fts5": round(p95["ours"] / p95["fts5"], 2),
            "p95_to_scan": round(p95["ours"] / p95["scan"], 2),
            "cold_to_fts5": round(cold["ours"]["ms"] / cold["fts5"]["ms"], 2),
            "index_to_text": round(size / library.size, 2),
            "added_to_fts5": round(added["ours"] / added["fts5"], 2),
            "recall": right["ours"]["recall"],
            "precision": right["ours"]["precision"],
        },
        "ms": spread,
        "ms_by_kind": _by_kind(queries, times),
        "cold_first_query_ms": {name: each["ms"] for name, each in cold.items()},
        "memory_mb": {name: each["mb"] for name, each in cold.items()},
        "build_s": built,
        "index_mb": {"ours": round(size / 1e6, 1), **_peer_sizes(folder)},
        "added_document_ms": added,
        "right": right,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "wrong": [] if right["ours"]["recall"] == right["ours"]["precision"] == 1 else ["ours"],
    }


def _library(home: Path) -> _Library:
    from compendium.facts.units import responsible_units
    from compendium.search.normal import normalised
    from compendium.store.documents import DocumentRepository
    from compendium.store.library_db import LibraryDatabase

    documents = DocumentRepository(LibraryDatabase(home / "library" / "library.db"))
    texts: list[str] = []
    names: list[tuple[str, str]] = []
    numbers: list[int] = []
    values: list[list[tuple[str, ...]]] = []
    units: dict[int, tuple[str, ...]] = {}
    size = 0
    for number, info in enumerate(documents.list()):
        outline = documents.get(info.id).outline
        named = enumerate(map(responsible_units, (clause.text for clause in outline)), len(texts))
        units.update((at, found) for at, found in named if found)
        texts.extend(normalised(clause.text) for clause in outline)
        names.extend((info.id, clause.id) for clause in outline)
        numbers.extend([number] * len(outline))
        values.append(_values(info))
        size += sum(len(clause.text.encode()) for clause in outline)
    return _Library(documents, texts, names, numbers, values, units, size)


def _values(info: DocumentInfo) -> list[tuple[str, ...]]:
    from compendium.domain.validity import validity_on

    single = (info.id, info.level, info.region, info.year)
    known = [() if value is None else (str(value),) for value in single]
    return [*known, info.issuers, (validity_on(info, datetime.now(UTC).date()).validity.value,)]


def _engine(home: Path, documents: DocumentRepository) -> SearchEngine:
    from compendium.search.engine import SearchEngine

    return SearchEngine(home / "library" / "index", documents, key_file=home / "index.key")


def _build(folder: Path, library: _Library) -> dict[str, float]:
    """Build all three indexes; return the seconds."""
    from bench.search_peers import FullText, Tantivy

    (folder / "fts5.db").unlink(missing_ok=True)
    shutil.rmtree(folder / "tantivy", ignore_errors=True)
    shutil.rmtree(folder / "home" / "library" / "index", ignore_errors=True)
    steps: dict[str, Callable[[], object]] = {
        "ours": lambda: _engine(folder / "home", library.documents).sync(),
        "fts5": lambda: FullText.build(folder / "fts5.db", library.texts),
        "tantivy": lambda: Tantivy.build(folder / "tantivy", library.texts, library.facets),
    }
    seconds: dict[str, float] = {}
    for name, step in steps.items():
        began = time.perf_counter()
        step()
        seconds[name] = round(time.perf_counter() - began, 1)
    (folder / "numbers.bin").write_bytes(array("I", library.numbers).tobytes())
    kept = {"values": library.values, "units": list(library.units.items())}
    (folder / "facets.json").write_text(json.dumps(kept), encoding="utf-8")
    return seconds


def _peers(folder: Path, library: _Library) -> dict[str, Peer]:
    from bench.search_peers import FullText, Scan, Tantivy

    return {
        "fts5": FullText(folder / "fts5.db", library.texts, library.facets),
        "tantivy": Tantivy(folder / "tantivy", library.texts),
        "scan": Scan(library.texts, library.facets),
    }


def _times(
    queries: Sequence[BenchQuery], peers: dict[str, Peer], engine: SearchEngine, library: _Library
) -> dict[str, list[float]]:
    """Return by system the shortest time of each query in milliseconds: what else the machine does is no part of it."""
    from compendium.domain.query import SearchRequest

    taken: dict[str, list[list[float]]] = {name: [[] for _ in queries] for name in SYSTEMS}
    for turn in range(ROUNDS):
        for number, query in enumerate(queries):
            steps: dict[str, Callable[[], object]] = {name: _step(peer, query, library) for name, peer in peers.items()}
            steps["ours"] = lambda text=query.text: engine.search(SearchRequest(text, limit=SHOWN))  # type: ignore[misc]
            first = (turn + number) % len(SYSTEMS)  # who comes after the scan finds the processor's caches empty
            for name in (*SYSTEMS[first:], *SYSTEMS[:first]):
                began = time.perf_counter()
                steps[name]()
                taken[name][number].append((time.perf_counter() - began) * 1000)
    return {name: [min(each) for each in rows] for name, rows in taken.items()}


def _step(peer: Peer, query: BenchQuery, library: _Library) -> Callable[[], object]:
    """Return what answers a query and shows the best clauses as the program does."""
    from compendium.search.normal import normalised

    needles = tuple(map(normalised, query.terms[:1] if query.operator == "not" else query.terms))

    def step() -> object:
        _, _, best = peer.search(query)
        return _shown(library.documents, [library.names[number] for number in best], needles)

    return step


def _shown(documents: DocumentRepository, keys: Sequence[tuple[str, str]], needles: Sequence[str]) -> list[object]:
    """Return lines of context with the headings above them."""
    from compendium.search.context import Texts, heading
    from compendium.search.snippets import marked, snippet

    texts = Texts(documents, keys)
    lines: list[object] = []
    for key in keys:
        clause = texts.clause(key)
        line = snippet(clause.text, marked(clause.text, needles), clause.heading_length)
        lines.append((line, heading(clause), texts.above(key)))
    return lines


def _clauses_of(home: Path, library: _Library) -> Callable[[BenchQuery], set[int]]:
    """Return what finds with our index every clause that answers a query."""
    from compendium.search import ranking
    from compendium.search.index_store import IndexState, IndexStore
    from compendium.search.syntax import parse

    opened = IndexStore(home / "library" / "index", library.documents, home / "index.key", None).open()
    assert opened.state is IndexState.READY  # noqa: S101 - else the scan would be compared with itself
    numbers = {name: number for number, name in enumerate(library.names)}

    def clauses(query: BenchQuery) -> set[int]:
        root = parse(query.text).root
        found: set[int] = set()
        for part in opened.parts:
            held = ranking.answer(part, root, lambda: False).clauses if root else set()
            ids, documents = part.table.documents, part.table.columns.documents
            found.update(numbers[ids[documents[each]].id, part.table.name(each)] for each in held)
        return found

    return clauses


def _rightness(
    queries: Sequence[BenchQuery], clauses: Callable[[BenchQuery], set[int]], truth: Peer
) -> dict[str, float]:
    """Return the share of what holds the words that is found, and of what is found that holds them."""
    right = found = held = 0
    for query in queries:
        mine, real = clauses(query), truth.clauses(query)
        right, found, held = right + len(mine & real), found + len(mine), held + len(real)
    return {"recall": right / held, "precision": right / found}


def _cold_figures(name: str, folder: Path) -> dict[str, float]:
    """Time a first query in new processes, from the first line of Python on."""
    command = [sys.executable, "-W", "ignore", str(Path(__file__).resolve()), "--cold", name, "--keep", str(folder)]
    environ = {**os.environ}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)  # users have compiled modules from the second start on
    done = [
        json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=environ).stdout)
        for _ in range(COLD_ROUNDS)
    ]
    return {key: round(statistics.median(each[key] for each in done), 1) for key in ("ms", "mb")}


def _cold(name: str, folder: Path) -> int:
    """Print how long the first query takes, and the memory held after it."""
    before = _resident_mb()
    began = time.perf_counter()
    _COLD[name](folder)
    ms = (time.perf_counter() - began) * 1000
    print(json.dumps({"ms": ms, "mb": _resident_mb() - before}))
    return 0


def _resident_mb() -> float:
    """Return the memory that this process holds now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


def _cold_ours(folder: Path) -> None:
    from compendium.domain.query import SearchRequest
    from compendium.store.documents import DocumentRepository
    from compendium.store.library_db import LibraryDatabase

    home = folder / "home"
    documents = DocumentRepository(LibraryDatabase(home / "library" / "library.db", read_only=True))
    result = _engine(home, documents).search(SearchRequest(COLD_QUERY, limit=SHOWN))
    assert not result.degraded  # noqa: S101 - the scan is another figure


def _cold_peer(folder: Path, system: str) -> None:
    from bench.search_peers import Facets, FullText, Scan, Tantivy
    from bench.search_queries import BenchQuery
    from compendium.store.documents import DocumentRepository
    from compendium.store.library_db import LibraryDatabase

    documents = DocumentRepository(LibraryDatabase(folder / "home" / "library" / "library.db", read_only=True))
    numbers = array("I", (folder / "numbers.bin").read_bytes())
    kept = json.loads((folder / "facets.json").read_text(encoding="utf-8"))
    values = kept["values"]
    facets = Facets(numbers, values, dict(kept["units"]))
    ids = [ids[0] for ids, *_ in values]
    peer: Peer
    if system == "fts5":
        peer = FullText(folder / "fts5.db", (), facets)
    elif system == "tantivy":
        peer = Tantivy(folder / "tantivy", ())
    else:
        from compendium.search.normal import normalised

        outlines = (documents.get(doc).outline for doc in ids)
        peer = Scan([normalised(clause.text) for outline in outlines for clause in outline], facets)
    _, _, best = peer.search(BenchQuery("long", COLD_QUERY, (COLD_QUERY,)))
    places = [(ids[numbers[each]], each - bisect_left(numbers, numbers[each])) for each in best]
    with documents.database.reading() as connection:
        select = "SELECT doc, id FROM clause WHERE doc = ? AND position = ?"
        keys = [tuple(connection.execute(select, place).fetchone()) for place in places]
    _shown(documents, keys, [COLD_QUERY])


_COLD: dict[str, Callable[[Path], None]] = {
    "ours": _cold_ours,
    "fts5": lambda folder: _cold_peer(folder, "fts5"),
    "tantivy": lambda folder: _cold_peer(folder, "tantivy"),
    "scan": lambda folder: _cold_peer(folder, "scan"),
}


def _added_ms(home: Path, library: _Library, folder: Path) -> dict[str, float]:
    """Time how long taking a document of 80 clauses into the index takes, once the library has it."""
    from dataclasses import replace

    from bench.search_peers import FullText
    from compendium.domain.document import Document

    full_text = FullText(folder / "fts5.db", (), library.facets)
    engine = _engine(home, library.documents)
    longest = library.names[library.numbers.index(statistics.mode(library.numbers))][0]
    taken: dict[str, list[float]] = {"ours": [], "fts5": []}
    for number in range(ADDED):
        whole = library.documents.get(longest)
        outline = whole.outline[number * ADDED_CLAUSES : (number + 1) * ADDED_CLAUSES]
        blocks = tuple(block for block in whole.blocks if block.clause in {clause.id for clause in outline})
        info = replace(whole.info, id=f"added-{number}", content_hash=f"added-{number}", clauses=len(outline))
        library.documents.put(Document(info, outline, blocks))
        began = time.perf_counter()
        engine.sync()
        taken["ours"].append((time.perf_counter() - began) * 1000)
        from compendium.search.normal import normalised

        began = time.perf_counter()
        full_text.add(len(library.texts) + number * ADDED_CLAUSES, [normalised(clause.text) for clause in outline])
        taken["fts5"].append((time.perf_counter() - began) * 1000)
    for number in range(ADDED):
        library.documents.remove(f"added-{number}")
    engine.close()
    return {name: round(statistics.median(each), 1) for name, each in taken.items()}


def _peer_sizes(folder: Path) -> dict[str, float]:
    return {name: round(_size(folder / file) / 1e6, 1) for name, file in (("fts5", "fts5.db"), ("tantivy", "tantivy"))}


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else sum(p.stat().st_size for p in path.rglob("*") if p.is_file())


def _by_kind(queries: Sequence[BenchQuery], times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Return the longest time of each kind of query by system."""
    longest: dict[str, dict[str, float]] = {}
    for name, each in times.items():
        for query, ms in zip(queries, each, strict=True):
            kind = longest.setdefault(query.kind, {})
            kind[name] = max(kind.get(name, 0.0), round(ms, 1))
    return longest


def _spread(times: list[float]) -> dict[str, float]:
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return {
        "p50": round(statistics.median(ordered), 2),
        "p95": round(p95, 2),
        "max": round(ordered[-1], 2),
        "mean": round(statistics.fmean(ordered), 2),
    }


if __name__ == "__main__":
    sys.exit(main())
