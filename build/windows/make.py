"""Makes the Windows installer and the portable program on Linux: ``python3 build/windows/make.py [--out DIR]``.

Everything is downloaded by name and hash, laid out, and checked; nothing is taken that components.toml or a package
does not name. ``--sign COMMAND`` is called with each of our own programs, for those who hold a certificate.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from debian import install_missing, install_programs  # noqa: E402 - found through the line above
from prepare import LOCKS, ROOT, SetupError, compile_content, prepare, require_python, say  # noqa: E402

TOOLS = {
    "nsis": "makensis",
    "gcc-mingw-w64-x86-64-posix": "x86_64-w64-mingw32-gcc-posix",
    "binutils-mingw-w64-x86-64": "x86_64-w64-mingw32-windres",
    "osslsigncode": "osslsigncode",
}
_INSIDE = "COMPENDIUM_BUILD_INSIDE"
OLDER_FILE = "of-an-older-version.txt"
_MOMENT = (2020, 1, 1, 0, 0, 0)


def main(arguments: Sequence[str]) -> int:
    """Build; 1 and one line when something is missing or not as it should be."""
    parser = argparse.ArgumentParser(description="Make the Windows installer and the portable program.")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "windows", help="where the results go")
    parser.add_argument("--runtime", type=Path, help="the official embeddable zip, instead of the pinned wheel")
    parser.add_argument("--sign", default="", help="command that signs the file whose name is added to it")
    parser.add_argument("--older", default="", help="also make a set-up of this older version, to test an upgrade from")
    options = parser.parse_args(arguments)
    try:
        require_python()
        install_missing(screen=False)
        install_programs(TOOLS)
        python = prepare()
        if os.environ.get(_INSIDE) != "1":  # the packages that read wheels and draw the icon are in the environment
            command = [str(python), str(Path(__file__).resolve()), *arguments]
            return subprocess.run(command, env={**os.environ, _INSIDE: "1"}, check=False).returncode
        compile_content(python)
        make(options)
    except SetupError as error:
        say(str(error))
        return 1
    return 0


def make(options: argparse.Namespace) -> None:
    """Build with the environment's interpreter; raises SetupError."""
    from packing import fetching, icon, packages
    from windows import components, qt_files, runtime, side_picture

    pinned = tomllib.loads((HERE / "pinned.toml").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = str(project["version"])
    out: Path = options.out.absolute()
    work, dist = out / "work", out / "work" / "dist"
    shutil.rmtree(work, ignore_errors=True)
    program, library = dist / "program", dist / "program" / "lib"
    wheels_folder = out / "wheels"

    say("Downloading the Windows packages …")
    given, target = pinned["runtime"], fetching.WINDOWS
    archive = options.runtime or fetching.download_one(
        given["wheel"], given["version"], given["sha256"], wheels_folder, target
    )
    lock = (LOCKS / "runtime.txt").read_text(encoding="utf-8")
    chosen = pinned["packages"]
    entries = fetching.requirements(lock, target, chosen["leave_out"], chosen["add"])
    wheels = fetching.download(entries, wheels_folder, target)

    say("Laying out the program …")
    name = runtime.lay_out(archive, program, given["leave_out"], given["signers"])
    standard = runtime.write_standard_library(program, name)
    unpacked = packages.unpack(wheels, library, lambda name: qt_files.is_used(name, pinned["qt"]))
    qt_files.move_vc_runtime(library, program)
    packages.copy_program(library)
    packages.compile_all(library)
    _copy_licences(program / "licences")
    icon.write_ico(ROOT / "resources" / "app-icon.svg", work / "app.ico")
    names = pinned["program"]
    side_picture.write_side_picture(
        ROOT / "resources" / "app-icon.svg", names["name"], names["english"], work / "side.bmp"
    )
    for file, console in (("PolicyCompendium.exe", False), ("compendium.exe", True)):
        _compile_launcher(work, dist / file, version, console=console)
    signer = write_signer(options.sign, work / "sign.sh") if options.sign else None
    for file in ("PolicyCompendium.exe", "compendium.exe", "program/python3.dll"):
        if not runtime.is_signed(dist / file):  # the official zip brings a signed python3.dll
            sign(signer, dist / file)
    (dist / "说明.txt").write_bytes(_for_notepad(HERE / "说明.txt"))

    versions = {"python": runtime.version_of(program / f"{name}.dll"), "library": standard, "program": version}
    parts = components.components_of(dist, unpacked, wheels, versions)
    components.write_lists(dist, parts)
    setup = _make_setup(work, dist, _setup_file(out, version), version, signer)
    portable = _make_portable(dist, out / f"{pinned['program']['file']}-{version}-portable.zip", pinned["program"])
    if options.older:
        _make_older(work, dist, _setup_file(out, options.older), options.older, signer)
    _tell(dist, [setup, portable])


def _copy_licences(target: Path) -> None:
    shutil.copytree(ROOT / "resources" / "licences", target)
    shutil.copytree(HERE / "licences", target, dirs_exist_ok=True)


def _compile_launcher(work: Path, target: Path, version: str, *, console: bool) -> None:
    objects = work / "objects"
    objects.mkdir(exist_ok=True)
    numbers = ",".join([*(version.split(".") + ["0"] * 4)[:4]])
    resources = objects / f"{target.stem}.res"
    subprocess.run(
        [
            "x86_64-w64-mingw32-windres", "-O", "coff", "-I", str(HERE), "-I", str(work), f"-DNUMBERS={numbers}",
            f'-DVERSION=\\"{version}\\"', f'-DFILENAME=\\"{target.name}\\"', str(HERE / "launcher.rc"), str(resources),
        ],
        check=True,
    )  # fmt: skip
    kind = ["-DCONSOLE"] if console else ["-mwindows"]
    subprocess.run(
        [
            "x86_64-w64-mingw32-gcc-posix", "-O2", "-Wall", "-Wextra", "-Werror", "-municode", *kind, "-s",
            "-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--nxcompat,--high-entropy-va",
            "-o", str(target), str(HERE / "launcher.c"), str(resources),
        ],
        check=True,
    )  # fmt: skip


def write_signer(command: str, target: Path) -> Path:
    """Write a script that calls ``command`` with its one word added; makensis takes a program and a file, no more."""
    words = " ".join(shlex.quote(word) for word in shlex.split(command))
    target.write_text(f'#!/bin/sh\nexec {words} "$1"\n', encoding="utf-8")
    target.chmod(0o755)
    return target


def sign(signer: Path | None, file: Path) -> None:
    """Have one of our own programs signed; SetupError when that fails."""
    if signer and subprocess.run([str(signer), str(file)], check=False).returncode:
        raise SetupError(f"{file.name} could not be signed; nothing unsigned is delivered.")


def _setup_file(out: Path, version: str) -> Path:
    return out / f"PolicyCompendium-{version}-setup.exe"


def _make_older(work: Path, dist: Path, target: Path, version: str, signer: Path | None) -> None:
    """Make a set-up that says it is older and holds a file that the newer one has no more; packed fast."""
    gone = dist / "program" / OLDER_FILE
    gone.write_text(version, encoding="utf-8")
    try:
        _make_setup(work, dist, target, version, signer, "-DFAST")
    finally:
        gone.unlink()


def _make_setup(work: Path, dist: Path, target: Path, version: str, signer: Path | None, *more: str) -> Path:
    from compendium.importers.registry import supported_extensions
    from windows.listing import root_files, supported_types

    (work / "file_types.nsh").write_text(supported_types(supported_extensions()), encoding="utf-8-sig")
    (work / "root_files.nsh").write_text(root_files(dist), encoding="utf-8-sig")
    kilobytes = sum(file.stat().st_size for file in dist.rglob("*") if file.is_file()) // 1024
    defined = {
        "VERSION": version, "DIST": dist, "OUT": target, "ICON": work / "app.ico", "SIDE": work / "side.bmp",
        "KILOBYTES": kilobytes,
        "ROOT_FILES": work / "root_files.nsh", "FILE_TYPES": work / "file_types.nsh",
    }  # fmt: skip
    if signer:
        defined["SIGNER"] = signer
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *(f"-D{key}={value}" for key, value in defined.items())]
    environ = {**os.environ, "LC_ALL": "C.UTF-8"}  # makensis reads the names of files in the system's encoding
    target.unlink(missing_ok=True)
    if subprocess.run([*command, *more, str(HERE / "setup.nsi")], env=environ, check=False).returncode:
        raise SetupError("makensis could not make the set-up; its messages stand above.")
    sign(signer, target)
    return target


def _make_portable(dist: Path, target: Path, program: Mapping[str, Any]) -> Path:
    """Pack the program with the mark that keeps everything of the user beside it."""
    folder = program["file"]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for file in sorted(path for path in dist.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{folder}/{file.relative_to(dist).as_posix()}", _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, file.read_bytes())
        mark = zipfile.ZipInfo(f"{folder}/portable.txt", _MOMENT)
        packed.writestr(mark, _for_notepad(HERE / "portable.txt"))
    return target


def _for_notepad(text: Path) -> bytes:
    """Return a text as the editor of the oldest Windows that we support shows it right."""
    return text.read_text(encoding="utf-8").replace("\n", "\r\n").encode("utf-8-sig")


def _tell(dist: Path, results: Sequence[Path]) -> None:
    size = sum(file.stat().st_size for file in dist.rglob("*") if file.is_file())
    say(f"Installed: {size / 1e6:.1f} MB")
    for file in results:
        say(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
