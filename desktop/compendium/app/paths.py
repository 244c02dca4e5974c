"""Where the program's own files lie: the only module that knows a source checkout from an installed package.

An installed package (wheel or frozen) carries ``compendium/_data`` with
``resources``, ``content`` and ``bundle``; in a source checkout they lie in the
repository root, the bundle as ``.compiled``. The Windows program lies in ``FOLDER/program/lib/compendium``, and a
file ``portable.txt`` in FOLDER keeps everything of the user in ``FOLDER/data``.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "COMPENDIUM_HOME"
APP_NAME = "PolicyCompendium"
PORTABLE_MARK = "portable.txt"

_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED_DATA = _PACKAGE / "_data"
_SOURCE_ROOT = _PACKAGE.parent.parent


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one run.

    Attributes:
        home: everything of this user.
        library: read the library here instead; None for the home's own.
        bundle: the compiled bundled library.
        resources, content: what ships with the program.
    """

    home: Path
    library: Path | None
    bundle: Path
    resources: Path
    content: Path


def is_installed(package: Path = _PACKAGE) -> bool:
    """Whether the package carries its own data, as it does in a wheel and in a frozen program."""
    return (package / "_data").is_dir()


def resources_dir() -> Path:
    """Folder of themes, icons, translations, fonts and help."""
    return _INSTALLED_DATA / "resources" if is_installed() else _SOURCE_ROOT / "resources"


def content_dir() -> Path:
    """Folder of the bundled texts and word lists."""
    return _INSTALLED_DATA / "content" if is_installed() else _SOURCE_ROOT / "content"


def bundle_dir() -> Path:
    """Folder of the compiled bundled library; it may be missing in a checkout that was never compiled."""
    return _INSTALLED_DATA / "bundle" if is_installed() else _SOURCE_ROOT / ".compiled"


def default_home(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's home: ``COMPENDIUM_HOME``, beside a portable program, or the platform's per-user data folder."""
    chosen = environ.get(HOME_VARIABLE, "")
    if chosen:
        return absolute(chosen)
    if (beside := portable_home()) is not None:
        return beside
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def portable_home(package: Path = _PACKAGE) -> Path | None:
    """The home beside a program that carries everything with it, as from a USB stick; None for one that does not."""
    folder = package.parent.parent.parent
    inside = is_installed(package) and package.parent.parent.name == "program"
    return folder / "data" if inside and (folder / PORTABLE_MARK).is_file() else None


def absolute(text: str) -> Path:
    """A path as the user typed it, made absolute; ``~`` is his home folder. Links are kept as they are."""
    return Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100 - resolve() would follow links
