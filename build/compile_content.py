"""Compiles content/policies/*.md into the bundled library: ``compile_content.py [--out DIR]``.

DIR (default: .compiled in the repository root) gets library.db, index/ and, last, ``fingerprint``: what it was made
from. A folder whose fingerprint still holds is left alone. Everything said goes to standard error.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from pathlib import Path

from compendium.domain.document import Document, Origin
from compendium.domain.errors import UserError
from compendium.importers.registry import importer_for
from compendium.search.engine import SearchEngine
from compendium.services.fact_extraction import FactExtraction
from compendium.store import files
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import BUNDLE, LibraryDatabase
from compendium.store.lock import FolderLock
from compendium.texts.document import build_document
from compendium.texts.places import Regions

ROOT = Path(__file__).resolve().parent.parent
POLICIES = ROOT / "content" / "policies"
REGIONS = ROOT / "content" / "regions.tsv"
PACKAGE = ROOT / "desktop" / "compendium"
CODE = ("domain", "texts", "facts", "importers", "store", "search")  # what decides how the content is compiled
LIBRARIES = ("markdown", "PyYAML", "sqlite-utils", "whoosh")
LOCK_SECONDS = 300.0


def main(arguments: list[str]) -> int:
    """Compile if anything changed; 1 and one line when the content is at fault."""
    parser = argparse.ArgumentParser(description="Compile the bundled library.")
    parser.add_argument("--out", type=Path, default=ROOT / ".compiled")
    out: Path = parser.parse_args(arguments).out.absolute()
    wanted = fingerprint(source_files())
    out.mkdir(parents=True, exist_ok=True)
    with FolderLock(lock_path(out), LOCK_SECONDS):
        if is_current(out, wanted):
            return 0
        print("Compiling the bundled library …", file=sys.stderr)
        try:
            compile_into(out, wanted)
        except (UserError, ValueError) as error:
            print(f"The content could not be compiled: {error}", file=sys.stderr)
            return 1
    return 0


def source_files() -> list[Path]:
    """Return every file that the result depends on, in a fixed order."""
    code = (path for folder in CODE for path in (PACKAGE / folder).rglob("*.py"))
    return sorted([Path(__file__), *POLICIES.glob("*.md"), *(ROOT / "content").glob("*.toml"), REGIONS, *code])


def fingerprint(paths: Iterable[Path]) -> str:
    """Return a SHA-256 (hex) over names and contents of ``paths`` and the versions of the libraries used."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library}=={version(library)}\0".encode())
    return digest.hexdigest()


def is_current(out: Path, wanted: str) -> bool:
    """Tell whether ``out`` was compiled whole, from what lies in the source tree now."""
    mark = out / "fingerprint"
    whole = mark.is_file() and (out / "library.db").is_file() and (out / "index").is_dir()
    return whole and mark.read_text(encoding="utf-8") == wanted


def compile_into(out: Path, wanted: str) -> None:
    """Compile in a folder of its own and move the parts in; the fingerprint is away meanwhile and comes last."""
    for left in files.leftovers(out):  # of a compilation that was killed; the lock says that none is at work
        files.remove(left)
    with files.temporary_folder(out) as work:
        build_library(work / "library.db", wanted)
        build_index(work / "index", work / "library.db")
        files.flush_tree(work)
        files.remove(out / "fingerprint")
        files.remove(out / "index")
        files.replace(work / "library.db", out / "library.db")
        (work / "index").rename(out / "index")
        files.write_text(out / "fingerprint", wanted, "fingerprint")


def build_library(path: Path, wanted: str) -> None:
    """Write library.db with every policy of the content folder."""
    database = LibraryDatabase(path)
    path.chmod(0o644)  # databases are made private; this one is shipped
    try:
        documents = DocumentRepository(database)
        facts = FactExtraction(documents, FactRepository(database))
        with database.writing():
            regions = read_regions()
            for policy in sorted(POLICIES.glob("*.md")):
                document = read_policy(policy, regions)
                documents.put(document)
                facts.keep(document)
            database.set_meta(BUNDLE, wanted)
            database.set_meta("program", version("policy-compendium"))
    finally:
        database.close()


def build_index(folder: Path, library: Path) -> None:
    """Write the search index of a library."""
    database = LibraryDatabase(library, read_only=True)
    try:
        SearchEngine.build(folder, DocumentRepository(database))
    finally:
        database.close()


def read_regions() -> Regions:
    """Return the names of places."""
    with REGIONS.open(encoding="utf-8") as lines:
        return Regions.from_lines(lines)


def read_policy(path: Path, regions: Regions) -> Document:
    """Read one content file; its front matter names the document and settles what the text does not say."""
    source = importer_for(path).read(path)
    doc = source.front_matter.get("id", path.stem)
    built = build_document(
        source.text,
        doc_id=str(doc),
        origin=Origin.BUNDLED,
        today=today(),
        overrides=source.front_matter,
        regions=regions,
    )
    return built.document


def today() -> date:
    """Return the day that validity is told for; COMPENDIUM_TODAY sets it."""
    chosen = os.environ.get("COMPENDIUM_TODAY")
    return date.fromisoformat(chosen) if chosen else date.today()  # noqa: DTZ011 - the calendar day of this computer


def lock_path(out: Path) -> Path:
    """Return a lock file for ``out`` that does not lie in it, since ``out`` is shipped."""
    name = hashlib.sha256(str(out).encode()).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"compendium-compile-{name}.lock"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
