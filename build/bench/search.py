"""Measures search: ``.venv/bin/python build/bench/search.py [--sample N]``.

The library is the laws of ../shared/corpus/laws.tar.xz cut into paragraphs, every Nth law (default: every third, some
100,000 clauses; 1 takes all). In one run, on one machine, the index and the plain scan answer the same queries, with
ranking, snippets, totals and facets; what counts is their ratio. Every answer of the index must equal the scan's.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from compendium.domain.document import Clause, Document, DocumentInfo, Level
from compendium.domain.errors import UnknownClauseError
from compendium.domain.query import SearchRequest
from compendium.search.engine import SearchEngine

ROOT = Path(__file__).resolve().parents[2]
LAWS = ROOT.parent / "shared" / "corpus" / "laws.tar.xz"
QUERIES = 200
SHOWN = 20
FIXED = (
    "企业",
    "税",
    "水",
    "科技型中小企业",
    "县级以上人民政府",
    "2023年",
    "100万元",
    "企业 创新",
    "补贴 或 补助",
    "企业 -国有",
)
ADDED_CLAUSES = 80
_CHARACTER = r"[\u4e00-\u9fff]"
_PAIR = r"[\u4e00-\u9fff]{2}"
_WORD = r"[\u4e00-\u9fff]{2,6}"
_LONG = r"[\u4e00-\u9fff]{4,10}"
_PHRASE = r"[^\s\"]{6,14}"
_NUMBER = r"[0-9]+[\u4e00-\u9fff]{1,2}"


class Laws:
    """The laws in memory, as search needs a library."""

    def __init__(self, every: int) -> None:
        self._documents = {document.info.id: document for document in _laws(every)}
        self._by_id = {doc: document.by_id for doc, document in self._documents.items()}

    def list(self) -> list[DocumentInfo]:
        """All laws."""
        return [document.info for document in self._documents.values()]

    def get(self, doc: str) -> Document:
        """A law."""
        return self._documents[doc]

    def clause(self, doc: str, clause: str) -> Clause:
        """A paragraph of a law."""
        if clause not in self._by_id[doc]:
            raise UnknownClauseError(doc, clause)
        return self._by_id[doc][clause]

    def fingerprint(self) -> str:
        """Changes with the number of laws."""
        return str(len(self._documents))

    def add(self, document: Document) -> None:
        """Take one more in."""
        self._documents[document.info.id] = document
        self._by_id[document.info.id] = document.by_id

    def texts(self) -> Sequence[str]:
        """The texts of all paragraphs."""
        return [clause.text for document in self._documents.values() for clause in document.outline]


def main() -> int:
    """Measure and print one JSON object; 1 when an answer of the index is not the scan's."""
    parser = argparse.ArgumentParser(description="Measure search on many laws.")
    parser.add_argument("--sample", type=int, default=3, help="take every Nth law")
    parser.add_argument("--cold", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.cold:
        return _cold(arguments.cold)
    if not LAWS.is_file():
        print("The corpus of laws is not here; nothing measured.", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory(prefix="compendium-bench-") as folder:
        figures = _measure(Laws(arguments.sample), Path(folder))
    print(json.dumps(figures, ensure_ascii=False, indent=1))
    return 1 if figures["wrong"] else 0


def _measure(laws: Laws, folder: Path) -> dict[str, object]:
    texts = laws.texts()
    size = sum(len(text.encode()) for text in texts)
    began = time.perf_counter()
    SearchEngine.build(folder / "index", laws)
    built = time.perf_counter() - began
    index_size = sum(path.stat().st_size for path in (folder / "index").rglob("*") if path.is_file())
    indexed = SearchEngine(folder / "index", laws, shipped=folder / "index")
    scanning = SearchEngine(folder / "none", laws)
    scanning.search(SearchRequest("税"))
    queries = _queries(texts)
    times: dict[str, list[float]] = {"index": [], "scan": []}
    wrong: list[str] = []
    for query in queries:
        answers = []
        for name, engine in (("index", indexed), ("scan", scanning)):
            began = time.perf_counter()
            result = engine.search(SearchRequest(query, limit=SHOWN))
            times[name].append((time.perf_counter() - began) * 1000)
            answers.append((result.total, dict(result.facets["doc"])))
        if answers[0] != answers[1]:
            wrong.append(query)
    figures: dict[str, object] = {
        "clauses": len(texts),
        "text_mb": round(size / 1e6, 1),
        "build_s": round(built, 1),
        "index_to_text": round(index_size / size, 2),
        "cold_first_query_ms": _cold_ms(folder / "index", laws),
        "queries": len(queries),
        "index_ms": _spread(times["index"]),
        "scan_ms": _spread(times["scan"]),
        "p95_to_scan": round(_percentile(times["index"], 0.95) / _percentile(times["scan"], 0.95), 3),
        "add_document_ms": _add_ms(folder, laws),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "wrong": wrong,
    }
    indexed.close()
    scanning.close()
    return figures


def _cold_ms(index: Path, laws: Laws) -> float:
    """Time a first query in a new process, from the import of the engine on."""
    known = index.parent / "known.json"
    known.write_text(json.dumps({"fingerprint": laws.fingerprint()}), encoding="utf-8")
    command = [sys.executable, str(Path(__file__).resolve()), "--cold", str(index)]
    done = [float(subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout) for _ in range(5)]
    return sorted(done)[len(done) // 2]


class _Known:
    """A library of which only the fingerprint is asked until hits are shown."""

    def __init__(self, fingerprint: str) -> None:
        self._fingerprint = fingerprint

    def list(self) -> list[DocumentInfo]:
        raise AssertionError("the index was not used")

    def get(self, doc: str) -> Document:
        raise AssertionError(doc)

    def clause(self, _doc: str, clause: str) -> Clause:
        return Clause(clause, 1, "", "", None, "科技型中小企业")

    def fingerprint(self) -> str:
        return self._fingerprint


def _cold(index: Path) -> int:
    known = json.loads((index.parent / "known.json").read_text(encoding="utf-8"))
    began = time.perf_counter()
    engine = SearchEngine(index, _Known(known["fingerprint"]), shipped=index)
    engine.search(SearchRequest("科技型中小企业", limit=SHOWN))
    print(round((time.perf_counter() - began) * 1000, 1))
    engine.close()
    return 0


def _add_ms(folder: Path, laws: Laws) -> float:
    engine = SearchEngine(folder / "index", laws, key_file=folder / "key", shipped=folder / "index")
    texts = laws.texts()[:ADDED_CLAUSES]
    laws.add(_document("added", "新增办法", "地方性法规", 2024, texts))
    began = time.perf_counter()
    engine.sync()
    elapsed = (time.perf_counter() - began) * 1000
    engine.close()
    return round(elapsed, 1)


def _queries(texts: Sequence[str]) -> list[str]:
    """Mixed queries out of the texts: words of all lengths, with punctuation, digits, operators."""
    chance = random.Random(7)  # noqa: S311 - the same queries every time

    def piece(pattern: str) -> str:
        while True:
            found = re.findall(pattern, chance.choice(texts))
            if found:
                return str(chance.choice(found))

    kinds: tuple[Callable[[], str], ...] = (
        lambda: piece(_CHARACTER),
        lambda: piece(_PAIR),
        lambda: f'"{piece(_PHRASE)}"',
        lambda: piece(_NUMBER),
        lambda: f"{piece(_WORD)} {piece(_WORD)}",
        lambda: f"{piece(_WORD)} 或 {piece(_WORD)}",
        lambda: f"{piece(_PAIR)} -{piece(_PAIR)}",
        lambda: piece(_LONG),
    )
    return [*FIXED, *(kinds[number % len(kinds)]() for number in range(QUERIES - len(FIXED)))]


def _laws(every: int) -> Iterator[Document]:
    with tarfile.open(LAWS, "r:xz") as archive:
        members = [
            each for each in archive if each.isfile() and each.name.endswith(".md") and "_index" not in each.name
        ]
        for number, member in enumerate(members):
            if number % every:
                continue
            file = archive.extractfile(member)
            text = file.read().decode("utf-8", "replace") if file else ""
            lines = [line.strip() for line in text.split("\n") if line.strip()]
            title = Path(member.name).stem
            year = re.search(r"\((\d{4})", title)
            folder = Path(member.name).parts[1]
            yield _document(f"law-{number}", title, folder, int(year[1]) if year else None, lines)


def _document(doc: str, title: str, folder: str, year: int | None, texts: Sequence[str]) -> Document:
    level = Level.PROVINCE if folder == "DLC" else Level.NATIONAL
    info = DocumentInfo(doc, title, level=level, region=folder, year=year, content_hash=doc)
    outline = tuple(
        Clause(str(at), 1, "", text.lstrip("# ") if text.startswith("#") else "", None, text.lstrip("# "))
        for at, text in enumerate(texts, 1)
    )
    return Document(info, outline, ())


def _spread(times: list[float]) -> dict[str, float]:
    return {
        "p50": round(_percentile(times, 0.5), 2),
        "p95": round(_percentile(times, 0.95), 2),
        "max": round(max(times), 2),
    }


def _percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


if __name__ == "__main__":
    sys.exit(main())
