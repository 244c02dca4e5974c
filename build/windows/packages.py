"""Unpacks the program and the packages it needs, without what a Windows desktop never uses, compiled to bytecode."""

from __future__ import annotations

import fnmatch
import py_compile
import shutil
import sys
import warnings
import zipfile
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from prepare import ROOT, SetupError

_VC_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll")
# For developers: types, headers, sources of extension modules, tests, command-line scripts.
_UNUSED = ("*.pyi", "*.pxd", "*.pxi", "*.pyx", "*.h", "*.c", "*.lib", "*.cmake", "py.typed", "*.exe")
_UNUSED_FOLDERS = frozenset({"tests", "test", "include", "includes", "cmake", "glue", "doc", "scripts"})
_QT = ("PySide6", "shiboken6")
_OWN = ("desktop/compendium", "resources", "content", ".compiled")
_OWN_PLACES: Mapping[str, str] = {
    "desktop/compendium": "compendium",
    "resources": "compendium/_data/resources",
    "content": "compendium/_data/content",
    ".compiled": "compendium/_data/bundle",
}


def unpack(wheels: Sequence[Path], target: Path, qt: Mapping[str, Collection[str]]) -> dict[Path, str]:
    """Unpack wheels into ``target``; of Qt only what ``qt`` names: modules, plugins, translations.

    Returns:
        The file name of its wheel for every file that was unpacked.
    """
    unpacked: dict[Path, str] = {}
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                if not name.endswith("/") and _is_used(name, qt):
                    place = _inner(name, target)
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(packed.read(name))
                    unpacked[place] = wheel.name
    return unpacked


def move_vc_runtime(packages: Path, target: Path) -> None:
    """Keep one Microsoft C++ runtime, the newest, beside Python: Qt's; an older one loaded first would serve Qt too."""
    for name in _VC_RUNTIME:
        found = [path for folder in _QT for path in (packages / folder).glob("*.dll") if path.name.lower() == name]
        if not found:
            raise SetupError(f"Qt for Windows no longer brings {name}.")
        shutil.copy(found[0], target / name)
        for path in found:
            path.unlink()


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


def _is_used(name: str, qt: Mapping[str, Collection[str]]) -> bool:
    parts = name.split("/")
    base = parts[-1]
    if parts[0].endswith(".dist-info"):
        return base == "METADATA" or "licen" in name.lower() or "notice" in base.lower() or "copying" in base.lower()
    if parts[0].endswith(".data") and parts[1] in {"scripts", "data", "headers"}:
        return False
    if parts[0] == "PySide6":
        return _is_used_of_qt("/".join(parts[1:]), qt)
    if parts[0] == "shiboken6":
        return len(parts) == 2 and base.lower() not in _other_vc(base) and not _matches(base, _UNUSED)
    return not _matches(base, _UNUSED) and not _UNUSED_FOLDERS.intersection(parts[1:-1])


def _is_used_of_qt(inner: str, qt: Mapping[str, Collection[str]]) -> bool:
    folder, _, rest = inner.partition("/")
    if folder == "plugins":
        return _matches(rest, qt["plugins"])
    if folder == "translations":
        return rest in qt["translations"]
    if rest:
        return False
    modules = qt["modules"]
    wanted = {f"{module}.pyd" for module in modules} | {f"{module.replace('Qt', 'Qt6')}.dll" for module in modules}
    wanted |= {"__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll"}
    return inner in wanted or inner.lower() in _VC_RUNTIME


def _other_vc(base: str) -> frozenset[str]:
    """Return the name itself when it is a part of the C++ runtime that nothing here loads."""
    name = base.lower()
    other = name.startswith(("concrt", "vcamp", "vccorlib", "vcomp", "msvcp", "vcruntime")) and name not in _VC_RUNTIME
    return frozenset({name}) if other else frozenset()


def _matches(name: str, patterns: Collection[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
