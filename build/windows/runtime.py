"""Lays out CPython for Windows: the signed libraries of a pinned wheel, its standard library compiled into a zip."""

from __future__ import annotations

import fnmatch
import py_compile
import re
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path

from prepare import SetupError, say

# What a program that is never developed with does not need.
_UNUSED = frozenset(
    {
        *(
            "test",
            "tests",
            "idlelib",
            "tkinter",
            "turtledemo",
            "ensurepip",
            "lib2to3",
            "site-packages",
            "dist-packages",
        ),
        *("lib-dynload", "__pycache__", "distutils", "venv", "pydoc_data", "msilib", "curses", "dbm"),
    }
)
_UNUSED_FILES = frozenset({"turtle.py", "antigravity.py", "this.py", "sitecustomize.py"})
_MOMENT = (2020, 1, 1, 0, 0, 0)  # the same in every build, so that equal sources give equal files
_LEAST_EXPORTS = 1000


def lay_out(archive: Path, target: Path, leave_out: Collection[str], signers: Collection[str]) -> str:
    """Unpack the runtime's libraries into ``target``, check their signatures, add what they lack.

    Args:
        archive: the wheel with ``deploy_libs``, or the official embeddable zip.
        target: folder that gets the libraries.
        leave_out: patterns of files that are not taken.
        signers: who may have signed them.

    Returns:
        The name of the main library without its ending, such as ``python311``.

    Raises:
        SetupError: a library is unsigned or signed by somebody else, or there is none.
    """
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as packed:
        whole = any(name.startswith("deploy_libs/") for name in packed.namelist())
        for name in packed.namelist():
            base = name.rpartition("/")[2]
            inside = name.startswith("deploy_libs/" if whole else "") and base.lower().endswith((".dll", ".pyd"))
            if inside and not _matches(base, leave_out):
                (target / base.lower()).write_bytes(packed.read(name))
    library = next(target.glob("python31[0-9].dll"), None)
    if library is None:
        raise SetupError(f"{archive.name} holds no Python for Windows.")
    _check_signatures(target, signers)
    if not (target / "python3.dll").exists():
        _forward(library, target / "python3.dll")
    return library.stem


def version_of(library: Path) -> str:
    """Return the version that a Python library says it is; SetupError when it says none."""
    told = library.read_bytes().partition("ProductVersion".encode("utf-16-le"))[2][:64].decode("utf-16-le", "ignore")
    found = re.match(r"\0*(\d+\.\d+\.\d+)", told)
    if found is None:
        raise SetupError(f"{library.name} does not say which version of Python it is.")
    return found[1]


def write_standard_library(target: Path, name: str) -> str:
    """Compile the standard library of this Python into ``target/name.zip``; return the version it is of.

    Bytecode fits every release of one minor version; the search path is fixed, so that no variable and no registry
    entry of another Python on the same computer can change it.
    """
    major, minor = sys.version_info[:2]
    if name != f"python{major}{minor}":
        raise SetupError(f"The runtime is {name}: build with that version of Python, not {major}.{minor}.")
    source = Path(sysconfig.get_paths()["stdlib"])
    with (
        zipfile.ZipFile(target / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as packed,
        tempfile.TemporaryDirectory() as work,
    ):
        for file in _modules(source):
            inner = file.relative_to(source)
            compiled = py_compile.compile(
                str(file),
                cfile=str(Path(work) / "module.pyc"),
                dfile=inner.as_posix(),
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
            entry = zipfile.ZipInfo(inner.with_suffix(".pyc").as_posix(), _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, Path(str(compiled)).read_bytes())
    (target / f"{name}._pth").write_text(f"{name}.zip\n.\nlib\n", encoding="utf-8")
    return ".".join(map(str, sys.version_info[:3]))


def is_signed(file: Path) -> bool:
    """Tell whether a program or library carries a signature, whoever's."""
    return "No signature found" not in _verified(file)


def _modules(source: Path) -> Iterator[Path]:
    for file in sorted(source.rglob("*.py")):
        inner = file.relative_to(source)
        if _UNUSED.intersection(inner.parts) or any(part.startswith("config-") for part in inner.parts):
            continue
        if inner.name not in _UNUSED_FILES and not inner.name.startswith(("_sysconfigdata", "_aix", "_osx")):
            yield file


def _matches(name: str, patterns: Collection[str]) -> bool:
    return any(fnmatch.fnmatch(name.lower(), pattern.lower()) for pattern in patterns)


def _check_signatures(folder: Path, signers: Collection[str]) -> None:
    """Every library must carry a whole signature of one of ``signers``; the files hash to what was signed."""
    for file in sorted([*folder.glob("*.dll"), *folder.glob("*.pyd")]):
        told = _verified(file)
        current = re.search(r"Current message digest\s*:\s*(\S+)", told)
        calculated = re.search(r"Calculated message digest\s*:\s*(\S+)", told)
        intact = bool(current and calculated and current[1] == calculated[1]) and "MISMATCH" not in told
        if not intact or not any(signer in told for signer in signers):
            say(told.strip()[-2000:])
            raise SetupError(f"{file.name} is not signed as it should be; nothing was built.")


def _verified(file: Path) -> str:
    return _told_by("verify", *_offline(), "-in", str(file))


@lru_cache(maxsize=1)
def _offline() -> tuple[str, ...]:
    """Return what keeps osslsigncode from asking the network for withdrawn certificates; older ones never ask."""
    return ("-ignore-cdp",) if "-ignore-cdp" in _told_by("--help") else ()


def _told_by(*words: str) -> str:
    done = subprocess.run(["osslsigncode", *words], capture_output=True, text=True, errors="replace", check=False)
    return done.stdout + done.stderr


def _forward(library: Path, target: Path) -> None:
    """Make python3.dll, which the wheel lacks: it hands the stable interface on to the versioned library."""
    listed = subprocess.run(
        ["x86_64-w64-mingw32-objdump", "-p", str(library)], capture_output=True, text=True, check=True
    ).stdout
    names = re.findall(r"^\s*\[\s*\d+\]\s+(?:\+base\[\s*\d+\]\s+)?(?:[0-9a-f]{4,}\s+)?(_?Py\w+)$", listed, re.MULTILINE)
    if len(names) < _LEAST_EXPORTS:
        raise SetupError(f"{library.name} exports only {len(names)} names; is it whole?")
    with tempfile.TemporaryDirectory() as work:
        definition = Path(work) / "python3.def"
        exports = "".join(f"  {name} = {library.stem}.{name}\n" for name in names)
        definition.write_text(f"LIBRARY python3.dll\nEXPORTS\n{exports}", encoding="ascii")
        code = Path(work) / "entry.c"
        code.write_text(
            "#include <windows.h>\n"
            "BOOL WINAPI DllMain(HINSTANCE h, DWORD r, LPVOID p) { (void)h; (void)r; (void)p; return TRUE; }\n",
            encoding="ascii",
        )
        command = [
            "x86_64-w64-mingw32-gcc", "-shared", "-nostdlib", "-Wl,-e,DllMain", "-Wl,--no-insert-timestamp", "-s",
            "-o", str(target), str(code), str(definition),
        ]  # fmt: skip
        subprocess.run(command, check=True)
