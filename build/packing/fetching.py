"""Gets the wheels of the locked packages for another system, each checked against its hash."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name

from prepare import SetupError, say


@dataclass(frozen=True, slots=True)
class Target:
    """A system to get wheels for.

    Attributes:
        platforms: tags of wheels that run there, as pip names them.
        markers: what markers of requirements are judged by.
    """

    platforms: tuple[str, ...]
    markers: Mapping[str, str]


_PYTHON = {
    "platform_python_implementation": "CPython",
    "implementation_name": "cpython",
    "python_version": "3.11",
    "python_full_version": "3.11.2",
    "extra": "",
}
WINDOWS = Target(
    ("win_amd64",),
    {
        **_PYTHON,
        "sys_platform": "win32",
        "os_name": "nt",
        "platform_system": "Windows",
        "platform_machine": "AMD64",
    },
)
LINUX = Target(
    (*(f"manylinux_2_{minor}_x86_64" for minor in range(34, 16, -1)), "manylinux2014_x86_64"),
    {
        **_PYTHON,
        "sys_platform": "linux",
        "os_name": "posix",
        "platform_system": "Linux",
        "platform_machine": "x86_64",
    },
)
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)\s*(?:;\s*(?P<marker>[^\\]+?))?\s*\\?$")


def requirements(lock: str, target: Target, leave_out: Collection[str] = (), add: Collection[str] = ()) -> list[str]:
    """Return the entries of a hash lock that the program needs, each as a block of lines without its marker.

    Args:
        lock: text of the lock.
        target: the system that it is for.
        leave_out: names of packages that the program does not need.
        add: names of packages that are taken although their marker says no.

    Raises:
        ValueError: an entry that cannot be understood.
    """
    chosen = []
    for block in _blocks(lock):
        found = _REQUIREMENT.match(block[0])
        if found is None:
            raise ValueError(f"not understood in the lock: {block[0]}")
        name = canonicalize_name(found["name"])
        wanted = found["marker"] is None or Marker(found["marker"]).evaluate(dict(target.markers))
        if name not in leave_out and (wanted or name in add):
            chosen.append("\n".join([f"{name}=={found['version']} \\", *block[1:]]))
    return chosen


def download(entries: Collection[str], folder: Path, target: Target) -> list[Path]:
    """Download the wheels of ``entries`` into ``folder`` and return them in order of their names.

    Raises:
        SetupError: one cannot be had, or is not what the lock says.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        wanted = Path(work) / "windows.txt"
        wanted.write_text("\n".join(entries) + "\n", encoding="utf-8")
        fresh = Path(work) / "wheels"
        command = [
            sys.executable, "-I", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input",
            "--no-deps", "--only-binary=:all:", "--require-hashes", "--python-version", "3.11",
            *(f"--platform={platform}" for platform in target.platforms),
            "--find-links", str(folder), "-d", str(fresh), "-r", str(wanted),
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            say(done.stderr.strip())
            raise SetupError("The packages could not be downloaded; check the network, then try again.")
        for wheel in fresh.iterdir():
            wheel.replace(folder / wheel.name)
            (folder / wheel.name).touch()
        names = {path.name for path in folder.iterdir()}
        return sorted(folder / name for name in names if _is_wanted(name, entries))


def download_one(name: str, version: str, sha256: str, folder: Path, target: Target) -> Path:
    """Download one wheel of a given hash; SetupError when it cannot be had."""
    found = download([f"{name}=={version} \\\n    --hash=sha256:{sha256}"], folder, target)[0]
    if hashlib.sha256(found.read_bytes()).hexdigest() != sha256:
        raise SetupError(f"{found.name} is not the file that pinned.toml names.")
    return found


def _blocks(lock: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lock.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0].isalnum() and block:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wanted(name: str, entries: Collection[str]) -> bool:
    package, _, rest = name.partition("-")
    version = rest.partition("-")[0]
    return any(entry.startswith(f"{canonicalize_name(package)}=={version} ") for entry in entries)
