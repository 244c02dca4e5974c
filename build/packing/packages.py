"""Unpacks the program and the packages it needs, without what a desktop never uses, compiled to bytecode."""

from __future__ import annotations

import fnmatch
import py_compile
import shutil
import sys
import warnings
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from prepare import ROOT, SetupError

IsUsed = Callable[[str], bool]
QT_PACKAGES = ("PySide6", "shiboken6")
# For developers: types, headers, sources of extension modules, tests, command-line scripts.
UNUSED = ("*.pyi", "*.pxd", "*.pxi", "*.pyx", "*.h", "*.c", "*.lib", "*.cmake", "py.typed", "*.exe")
_UNUSED_FOLDERS = frozenset({"tests", "test", "include", "includes", "cmake", "glue", "doc", "scripts"})
_OWN = ("desktop/compendium", "resources", "content", ".compiled")
_OWN_PLACES: Mapping[str, str] = {
    "desktop/compendium": "compendium",
    "resources": "compendium/_data/resources",
    "content": "compendium/_data/content",
    ".compiled": "compendium/_data/bundle",
}


def unpack(wheels: Sequence[Path], target: Path, is_used_of_qt: IsUsed) -> dict[Path, str]:
    """Unpack wheels into ``target``; of Qt only those names for which ``is_used_of_qt`` says so.

    Returns:
        The file name of its wheel for every file that was unpacked.
    """
    unpacked: dict[Path, str] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                if not name.endswith("/") and _is_used(name, is_used_of_qt):
                    place = _inner(name, target)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.read(name))
                    unpacked[place] = wheel.name
    return unpacked


def copy_program(target: Path) -> None:
    """Copy our own package with its resources, content and compiled library, as a wheel lays them out."""
    for source in _OWN:
        place = target / _OWN_PLACES[source]
        shutil.copytree(ROOT / source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    for file in target.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)


def compile_all(folder: Path) -> None:
    """Compile every module beside its source: nothing is ever written into the folder of the program.

    What a package carries for other versions of Python alone is removed.

    Raises:
        SetupError: a module of our own cannot be compiled.
    """
    for module in sorted(folder.rglob("*.py")):
        inner = module.relative_to(folder)
        compiled = module.with_name("__pycache__") / f"{module.stem}.{sys.implementation.cache_tag}.pyc"
        try:
            with warnings.catch_warnings(action="ignore"):  # old packages; it is their text that is warned of
                py_compile.compile(
                    str(module),
                    cfile=str(compiled),
                    dfile=inner.as_posix(),
                    doraise=True,
                    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
                )
        except py_compile.PyCompileError as error:
            if inner.parts[0] == "compendium":
                raise SetupError(f"{inner} cannot be compiled: {error}") from error
            module.unlink()


def _inner(name: str, target: Path) -> Path:
    """Tell where a file of a wheel goes; ``*.data/purelib`` is what other installers unpack beside the rest."""
    parts = name.split("/")
    if parts[0].endswith(".data") and len(parts) > 2 and parts[1] in {"purelib", "platlib"}:
        parts = parts[2:]
    place = target.joinpath(*parts)
    if not place.resolve().is_relative_to(target.resolve()):
        raise SetupError(f"A wheel wants to write outside its folder: {name}")
    return place


def _is_used(name: str, is_used_of_qt: IsUsed) -> bool:
    parts = name.split("/")
    base = parts[-1]
    if parts[0].endswith(".dist-info"):
        return base == "METADATA" or any(word in name.lower() for word in ("licen", "notice", "copying"))
    if parts[0].endswith(".data") and parts[1] in {"scripts", "data", "headers"}:
        return False
    if parts[0] in QT_PACKAGES:
        return is_used_of_qt(name)
    return not matches(base, UNUSED) and not _UNUSED_FOLDERS.intersection(parts[1:-1])


def matches(name: str, patterns: Collection[str]) -> bool:
    """Tell whether a name fits one of several patterns."""
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
