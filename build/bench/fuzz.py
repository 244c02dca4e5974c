"""Imports broken files: ``.venv/bin/python build/bench/fuzz.py [--files 2000] [--seed 7] [--share 1] [--json]``.

Real files of every format (tests/data, and ../shared/corpus where it is) are changed at random, by bytes and inside
their archives, under their own ending or another, and imported into a library. ``--share 10`` takes every tenth of the
same files. Exit status 1, with what happened on standard error, when the program meets a defect, a refused file changed
the library, or a file handle, a temporary file or a process is left.
"""

from __future__ import annotations

import argparse
import io
import json
import logging
import os
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from compendium.domain.importing import ImportStatus
from compendium.importers.worker_process import ReadingWorker
from compendium.services.fact_extraction import FactExtraction
from compendium.services.importing import ImportService
from compendium.services.reading import FileReading
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from compendium.texts.metadata import NO_REGIONS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "data"
CORPUS = ROOT.parent / "shared" / "corpus" / "docs"
ENDINGS = ("txt", "md", "docx", "doc", "wps", "odt", "rtf", "pdf", "ofd", "html", "mhtml", "zip")
LARGEST = 130_000  # bytes of a file to be changed: what it takes to read must be the change, not its size
PER_FORMAT = 6
SLOWEST = 20.0  # seconds
TOKENS = (
    b"\0",
    b"\xff" * 8,
    b"<",
    b">",
    b"&a;",
    b"{",
    b"}",
    b"\\u-1",
    b"endobj",
    b"<w:tbl>",
    b"</w:p>",
    b"PK\3\4",
    b"%PDF-",
)


class KeptReading(FileReading):
    """Reads the files of all runs in one process."""

    def close(self) -> None:
        """Keep the process for the next file; the worker is closed at the end."""


@dataclass
class Report:
    """What became of the files."""

    outcomes: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)
    slowest: float = 0.0
    seconds: float = 0.0
    worker_starts: int = 0


def main(arguments: list[str]) -> int:
    """Import the files and print the counts; 1 when something went wrong."""
    parser = argparse.ArgumentParser(description="Import broken files.")
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--share", type=int, default=1, help="take every n-th file")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    logging.disable(logging.ERROR)  # a defect is an outcome here
    report = run(seeds(), chosen.files, chosen.seed, chosen.share)
    if chosen.json:
        print(json.dumps(vars(report), ensure_ascii=False, indent=1))
    else:
        for name, count in [*sorted(report.formats.items()), *report.outcomes.most_common()]:
            print(f"{count:6} {name}")
        print(f"{report.seconds:.1f} s, slowest {report.slowest:.2f} s, {report.worker_starts} reading processes")
    for problem in report.problems:
        print(problem, file=sys.stderr)
    return 1 if report.problems else 0


def seeds() -> dict[str, list[bytes]]:
    """Return real files by their ending."""
    found: dict[str, list[bytes]] = {}
    for folder in (SAMPLES, CORPUS):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            ending = path.suffix.lower().lstrip(".")
            files = found.setdefault(ending, [])
            if ending in ENDINGS and len(files) < PER_FORMAT and path.stat().st_size <= LARGEST:
                files.append(path.read_bytes())
    found["zip"] = [_archive(found)]
    return {ending: files for ending, files in found.items() if ending in ENDINGS and files}


def _archive(files: dict[str, list[bytes]]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for ending in ("txt", "docx", "html"):
            archive.writestr(f"政策/文件.{ending}", files[ending][0])
    return stream.getvalue()


def run(files: dict[str, list[bytes]], count: int, seed: int, share: int = 1) -> Report:
    """Import ``count`` changed files, or every ``share``-th of them, and tell what became of them."""
    report = Report()
    handles = _handles()
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name, ReadingWorker() as worker:
        home = Path(name)
        temporary = home / "tmp"
        temporary.mkdir()
        before = tempfile.tempdir, os.environ.get("TMPDIR")
        tempfile.tempdir = os.environ["TMPDIR"] = str(temporary)
        database = LibraryDatabase(home / "library.db")
        try:
            _import_all(_changed(files, count, seed, share), home, database, worker, report)
        finally:
            database.close()
            _put_back(*before)
        report.problems.extend(f"left behind: {path.name}" for path in temporary.iterdir())
        worker.close()
        report.worker_starts = worker.starts
    report.seconds = round(time.monotonic() - start, 1)
    if _handles() > handles:
        report.problems.append(f"{_handles() - handles} file handles are left open")
    return report


def _put_back(folder: str | None, variable: str | None) -> None:
    tempfile.tempdir = folder
    if variable is None:
        os.environ.pop("TMPDIR", None)
    else:
        os.environ["TMPDIR"] = variable


def _import_all(
    files: Iterator[tuple[str, bytes]], home: Path, database: LibraryDatabase, worker: ReadingWorker, report: Report
) -> None:
    documents = DocumentRepository(database)
    importing = ImportService(
        documents,
        FactExtraction(documents, FactRepository(database)),
        today=date(2026, 7, 1),
        regions=lambda: NO_REGIONS,
        index_updated=lambda: None,
        reading=lambda: KeptReading(worker),
    )
    folder = home / "files"
    folder.mkdir()
    known = documents.fingerprint()
    for name, data in files:
        path = folder / name
        path.write_bytes(data)
        start = time.monotonic()
        outcomes = importing.run([path])
        took = time.monotonic() - start
        report.slowest = max(report.slowest, round(took, 2))
        report.formats[f"format {path.suffix}"] += 1
        for outcome in outcomes:
            report.outcomes[f"{outcome.status.value} {outcome.error[0] if outcome.error else ''}".strip()] += 1
            if outcome.error and outcome.error[0] in {"internal", "no_worker"}:
                report.problems.append(f"{name}: {outcome.error[1]}")
        now = documents.fingerprint()
        stored = any(outcome.status in (ImportStatus.IMPORTED, ImportStatus.VERSION) for outcome in outcomes)
        if now != known and not stored:
            report.problems.append(f"{name}: a refused file changed the library")
        known = now
        if took > SLOWEST:
            report.problems.append(f"{name}: took {took:.1f} s")
        path.unlink()
        report.problems.extend(f"{name} left {left.name}" for left in folder.iterdir())


def _changed(files: dict[str, list[bytes]], count: int, seed: int, share: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of each changed file; each depends on the seed and its number alone."""
    endings = sorted(files)
    for number in range(0, count, share):
        random_ = random.Random(f"{seed}-{number}")  # noqa: S311 - to be repeated, not to be secret
        ending = random_.choice(endings)
        data = random_.choice(files[ending])
        if data.startswith(b"PK") and random_.random() < 0.6:
            data = _inside_archive(data, random_)
        else:
            data = _mutated(data, random_)
        shown = random_.choice(endings) if random_.random() < 0.1 else ending
        yield f"{number}.{shown}", data


def _inside_archive(data: bytes, random_: random.Random) -> bytes:
    """Change one part of an archive and leave the archive whole."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        infos = source.infolist()
        text = [info for info in infos if info.file_size > 600] or infos
        victim = random_.choice(text).filename
        for info in infos:
            part = source.read(info)
            target.writestr(info.filename, _mutated(part, random_) if info.filename == victim else part)
    return stream.getvalue()


def _mutated(data: bytes, random_: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random_.choice((1, 1, 2, 4, 16))):
        at = random_.randrange(len(changed) + 1) if changed else 0
        length = min(len(changed) - at, random_.choice((1, 4, 64, 1024, 16384)))
        kind = random_.randrange(7)
        if kind == 0:  # bits
            for place in range(at, min(at + 8, len(changed))):
                changed[place] ^= 1 << random_.randrange(8)
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = bytes(changed[at : at + length]) * random_.choice((1, 2, 8))
        elif kind == 3:
            changed[at:at] = random_.choice(TOKENS)
        elif kind == 4:
            changed[at : at + length] = random_.randbytes(length)
        elif kind == 5:  # a number that says far too much
            changed[at : at + 4] = random_.choice((b"\xff\xff\xff\x7f", b"\xff\xff\xff\xff", b"\0\0\0\0"))
        elif len(changed) > 64 and random_.random() < 0.3:
            del changed[at:]
    return bytes(changed)


def _handles() -> int:
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
