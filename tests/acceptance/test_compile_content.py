"""The bundled library is compiled when its sources change, and left alone otherwise."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from compendium.store.documents import DocumentRepository
from compendium.store.library_db import BUNDLE, LibraryDatabase
from shared_material import BUNDLED, REPOSITORY


def _compile(out: Path) -> str:
    command = [sys.executable, str(REPOSITORY / "build" / "compile_content.py"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == ""
    return done.stderr


def test_it_is_compiled_once_and_again_when_it_is_not_whole(tmp_path: Path) -> None:
    out = tmp_path / "bundle"
    assert _compile(out) == "Compiling the bundled library …\n"
    first = (out / "library.db").stat().st_mtime_ns
    assert _compile(out) == ""
    assert (out / "library.db").stat().st_mtime_ns == first
    (out / "fingerprint").write_text("of other sources", encoding="utf-8")
    (out / ".tmp-killed").mkdir()
    assert _compile(out) != ""
    assert (out / "library.db").stat().st_mtime_ns != first
    assert {path.name for path in out.iterdir()} == {"library.db", "index", "fingerprint"}
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_it_holds_the_five_policies_and_names_its_sources(compiled_bundle: Path) -> None:
    with closing(LibraryDatabase(compiled_bundle / "library.db", read_only=True)) as database:
        listed = DocumentRepository(database).list()
        assert [info.id for info in listed][:3] == ["national-2022", "national-2016", "jilin-2024"]
        assert {info.id for info in listed} == set(BUNDLED)
        assert database.meta(BUNDLE) == (compiled_bundle / "fingerprint").read_text(encoding="utf-8")
        assert database.problems() == []
