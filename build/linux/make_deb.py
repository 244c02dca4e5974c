"""Makes the Debian package: ``python3 build/linux/make_deb.py [--out DIR]``.

It brings Qt and the packages that Debian lacks or has too old; Python, lxml and PyYAML are Debian's, because their
compiled parts fit one version of Python, and the package serves Debian 12 and newer.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from debian import QT_LIBRARIES, install_missing, install_programs  # noqa: E402 - found through the line above
from prepare import LOCKS, ROOT, SetupError, compile_content, prepare, require_python, say  # noqa: E402

NAME = "policy-compendium"
HOME = f"usr/lib/{NAME}"
_INSIDE = "COMPENDIUM_BUILD_INSIDE"
_PYTHONS = range(11, 16)  # minor versions of Python 3 that find the packages
_FROM_DEBIAN = ("lxml", "pyyaml")
_BUILD_ONLY = ("hatchling", "pathspec", "tomlkit", "trove-classifiers", "packaging", "pip")
_DEPENDS = ("python3 (>= 3.11)", "python3-lxml", "python3-yaml", "libc6 (>= 2.34)", "libxcb-xinerama0")
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)


def main(arguments: Sequence[str]) -> int:
    """Build; 1 and one line when something is missing or not as it should be."""
    parser = argparse.ArgumentParser(description="Make the Debian package.")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "linux", help="where the package goes")
    options = parser.parse_args(arguments)
    try:
        require_python()
        install_missing(screen=False)
        install_programs({"dpkg": "dpkg-deb", "xz-utils": "xz"})
        python = prepare()
        if os.environ.get(_INSIDE) != "1":
            command = [str(python), str(Path(__file__).resolve()), *arguments]
            return subprocess.run(command, env={**os.environ, _INSIDE: "1"}, check=False).returncode
        compile_content(python)
        package = make(options.out.absolute())
    except SetupError as error:
        say(str(error))
        return 1
    say(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


def make(out: Path) -> Path:
    """Build with the environment's interpreter and return the package; raises SetupError."""
    from linux import qt_files
    from packing import fetching, icon, packages

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    tree = out / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    library = tree / HOME / "lib" / "python3" / "site-packages"
    library.mkdir(parents=True)
    say("Downloading the packages …")
    lock = (LOCKS / "runtime.txt").read_text(encoding="utf-8")
    target = fetching.LINUX
    entries = fetching.requirements(lock, target, (*_FROM_DEBIAN, *_BUILD_ONLY))
    wheels = fetching.download(entries, out / "wheels", target)
    packages.unpack(wheels, library, qt_files.is_used)
    packages.copy_program(library)
    _environment(tree / HOME)
    _desktop(tree, icon.pngs(ROOT / "resources" / "app-icon.svg", _ICON_SIZES))
    _documents(tree)
    _control(tree, str(project["version"]), str(project["description"]))
    package = out / f"{NAME}_{project['version']}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return package


def _environment(home: Path) -> None:
    """Make a virtual environment of the system's Python, whichever version that is or will be."""
    (home / "bin").mkdir()
    (home / "bin" / "python3").symlink_to("/usr/bin/python3")
    (home / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = true\n", encoding="utf-8")
    for minor in _PYTHONS:
        (home / "lib" / f"python3.{minor}").symlink_to("python3")


def _desktop(tree: Path, icons: dict[int, bytes]) -> None:
    _place(HERE / "compendium.sh", tree / "usr" / "bin" / "compendium", 0o755)
    for entry in HERE.glob("*.desktop"):
        _place(entry, tree / "usr" / "share" / "applications" / entry.name)
    _place(HERE / f"{NAME}.xml", tree / "usr" / "share" / "mime" / "packages" / f"{NAME}.xml")
    themes = tree / "usr" / "share" / "icons" / "hicolor"
    _place(ROOT / "resources" / "app-icon.svg", themes / "scalable" / "apps" / f"{NAME}.svg")
    for size, png in icons.items():
        folder = themes / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        (folder / f"{NAME}.png").write_bytes(png)


def _documents(tree: Path) -> None:
    folder = tree / "usr" / "share" / "doc" / NAME
    shutil.copytree(ROOT / "resources" / "licences", folder / "licences")
    (folder / "copyright").write_text(
        "Policy Compendium and the parts that it brings; each part's licence lies in the folder licences and in the\n"
        f"*.dist-info folders below /{HOME}.\n",
        encoding="utf-8",
    )


def _control(tree: Path, version: str, description: str) -> None:
    folder = tree / "DEBIAN"
    folder.mkdir()
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    libraries = [name for name in QT_LIBRARIES if name != "libglib2.0-0"]
    depends = [*_DEPENDS, "libglib2.0-0 | libglib2.0-0t64", *libraries]
    lines = {
        "Package": NAME,
        "Version": version,
        "Section": "text",
        "Priority": "optional",
        "Architecture": "amd64",
        "Installed-Size": str(size),
        "Depends": ", ".join(depends),
        "Recommends": "shared-mime-info, desktop-file-utils",  # whose triggers make the file types known
        "Maintainer": "Policy Compendium project <policy-compendium@localhost>",
        "Description": f"{description}\n 政策汇编：离线阅读、检索、对照、引用和放映政策文本。",
    }
    (folder / "control").write_text("".join(f"{key}: {value}\n" for key, value in lines.items()), encoding="utf-8")
    _place(HERE / "postinst.sh", folder / "postinst", 0o755)
    _place(HERE / "prerm.sh", folder / "prerm", 0o755)


def _place(source: Path, target: Path, mode: int = 0o644) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)
    target.chmod(mode)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
