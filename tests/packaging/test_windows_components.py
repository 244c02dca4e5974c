"""Everything in the Windows program is named with its licence, and nothing that is not named gets in."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest

from prepare import SetupError
from windows import components
from windows.listing import root_files, supported_types

DATA = """
[[component]]
name = "Runtime"
version = "{python}"
licence = "PSF-2.0"
files = ["program/*.dll"]
texts = ["PSF.txt"]

[[component]]
name = "Icons"
version = "1"
licence = "ISC"
files = ["program/lib/own/icons/*"]
texts = ["program/lib/own/icons/LICENSE"]

[[component]]
name = "Own"
version = "{program}"
licence = "own"
files = ["start.exe", "program/lib/own/*", "program/licences/*", "program/files.sha256", "program/components.json"]
texts = []

[texts_of_packages]
silent-package = ["BSD.txt"]
"""


def wheel(folder: Path, name: str, told: str, files: dict[str, str]) -> Path:
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n{told}\n"
        )
        for inner, text in files.items():
            packed.writestr(inner, text)
    return path


class Laid:
    """A program laid out as the build does: two packages, a library, own files."""

    def __init__(self, folder: Path) -> None:
        self.dist = folder / "dist"
        self.unpacked: dict[Path, str] = {}
        self.wheels = [
            wheel(folder, "telling", "License-Expression: MIT", {"telling/a.py": "1"}),
            wheel(folder, "silent_package", "Classifier: License :: OSI Approved :: BSD License", {}),
        ]
        for name in (
            *("start.exe", "program/python311.dll", "program/licences/PSF.txt", "program/licences/BSD.txt"),
            *("program/lib/own/main.py", "program/lib/own/icons/a.svg", "program/lib/own/icons/LICENSE"),
        ):
            self.add(name)
        self.add("program/lib/telling/a.py", self.wheels[0])
        self.add("program/lib/telling/__pycache__/a.cpython-311.pyc")
        self.add("program/lib/telling-1.0.dist-info/licenses/LICENSE", self.wheels[0])
        self.add("program/lib/silent_package/b.py", self.wheels[1])

    def add(self, name: str, source: Path | None = None) -> None:
        place = self.dist / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name, encoding="utf-8")
        if source:
            self.unpacked[place] = source.name

    def components(self) -> dict[str, components.Component]:
        versions = {"python": "3.11.7", "library": "3.11.2", "program": "0.1.0"}
        return {part.name: part for part in components.components_of(self.dist, self.unpacked, self.wheels, versions)}


@pytest.fixture
def laid(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laid:
    (tmp_path / "components.toml").write_text(DATA, encoding="utf-8")
    monkeypatch.setattr(components, "DATA", tmp_path / "components.toml")
    return Laid(tmp_path)


def test_every_file_belongs_to_one_component(laid: Laid) -> None:
    parts = laid.components()
    named = sorted(name for part in parts.values() for name in part.files)
    there = {path.relative_to(laid.dist).as_posix() for path in laid.dist.rglob("*") if path.is_file()}
    assert named == sorted(there | set(components.LISTS))
    assert parts["Runtime"].files == ["program/python311.dll"]
    assert parts["Icons"].files == ["program/lib/own/icons/LICENSE", "program/lib/own/icons/a.svg"]
    assert "program/lib/telling/__pycache__/a.cpython-311.pyc" in parts["telling"].files


def test_versions_and_licences_are_told(laid: Laid) -> None:
    parts = laid.components()
    assert (parts["Runtime"].version, parts["Own"].version) == ("3.11.7", "0.1.0")
    assert (parts["telling"].licence, parts["silent_package"].licence) == ("MIT", "BSD License")


def test_licence_texts_are_named_where_they_lie(laid: Laid) -> None:
    parts = laid.components()
    assert parts["Runtime"].texts == ("program/licences/PSF.txt",)
    assert parts["telling"].texts == ("program/lib/telling-1.0.dist-info/licenses/LICENSE",)
    assert parts["silent_package"].texts == ("program/licences/BSD.txt",)


def test_a_file_that_nothing_names_stops_the_build(laid: Laid) -> None:
    laid.add("program/stray.bin")
    with pytest.raises(SetupError, match=r"program/stray\.bin"):
        laid.components()


def test_a_component_without_files_stops_the_build(laid: Laid) -> None:
    (laid.dist / "program" / "python311.dll").unlink()
    with pytest.raises(SetupError, match="Runtime"):
        laid.components()


def test_a_package_without_licence_text_stops_the_build(laid: Laid) -> None:
    gone = laid.dist / "program/lib/telling-1.0.dist-info/licenses/LICENSE"
    gone.unlink()
    with pytest.raises(SetupError, match="telling"):
        laid.components()


def test_a_licence_text_that_is_missing_stops_the_build(laid: Laid) -> None:
    (laid.dist / "program/licences/BSD.txt").unlink()
    with pytest.raises(SetupError, match=r"BSD\.txt"):
        laid.components()


def test_the_lists_hold_every_file_with_its_hash(laid: Laid) -> None:
    parts = list(laid.components().values())
    components.write_lists(laid.dist, parts)
    listed = json.loads((laid.dist / components.LISTS[1]).read_text(encoding="utf-8"))
    assert {part["name"] for part in listed} == {"Runtime", "Icons", "Own", "telling", "silent_package"}
    there = {path.relative_to(laid.dist).as_posix() for path in laid.dist.rglob("*") if path.is_file()}
    hashed = {}
    for line in (laid.dist / components.LISTS[0]).read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        hashed[name] = digest
    assert hashed.keys() == there - {components.LISTS[0]}
    for name, digest in hashed.items():
        assert hashlib.sha256((laid.dist / name).read_bytes()).hexdigest() == digest


def test_the_uninstaller_names_each_file_beside_the_program(tmp_path: Path) -> None:
    (tmp_path / "program").mkdir()
    (tmp_path / "program" / "inner.txt").touch()
    for name in ("b.exe", "说明.txt", "a$b.txt"):
        (tmp_path / name).touch()
    assert root_files(tmp_path).splitlines() == [
        'Delete "$INSTDIR\\a$$b.txt"',
        'Delete "$INSTDIR\\b.exe"',
        'Delete "$INSTDIR\\说明.txt"',
    ]


def test_the_set_up_offers_the_program_for_each_ending() -> None:
    assert supported_types([".wps", ".docx"]).splitlines() == [
        'WriteRegStr HKCU "${OPEN_WITH}\\SupportedTypes" ".docx" ""',
        'WriteRegStr HKCU "${OPEN_WITH}\\SupportedTypes" ".wps" ""',
    ]
