"""Names what a build consists of: every file belongs to one component with a version and a licence."""

from __future__ import annotations

import fnmatch
import hashlib
import json
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from email.parser import HeaderParser
from pathlib import Path

from packaging.utils import canonicalize_name

from prepare import SetupError

DATA = Path(__file__).with_name("components.toml")
LISTS = ("program/files.sha256", "program/components.json")


@dataclass(slots=True)
class Component:
    """A part.

    Attributes:
        files: paths below the program's folder, with ``/``, in order.
        texts: paths of its licence texts below the program's folder; () for what needs none, as our own files.
    """

    name: str
    version: str
    licence: str
    texts: tuple[str, ...] = ()
    files: list[str] = field(default_factory=list)


def components_of(
    dist: Path, unpacked: Mapping[Path, str], wheels: Sequence[Path], versions: Mapping[str, str]
) -> list[Component]:
    """Return the components of a laid out program, those of the data file first.

    Args:
        dist: the program's folder.
        unpacked: file name of the wheel that a file came from.
        wheels: the wheels.
        versions: what stands for ``{python}``, ``{library}`` and ``{program}`` in the data file.

    Raises:
        SetupError: a file belongs to nothing, or a component of the data file has no file.
    """
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))
    described, lacking = data["component"], data["texts_of_packages"]
    made = [
        Component(each["name"], each["version"].format(**versions), each["licence"], _placed(each["texts"]))
        for each in described
    ]
    packages = {wheel.name: _package(wheel) for wheel in wheels}
    for path in sorted(path for path in dist.rglob("*") if path.is_file()):
        name = path.relative_to(dist).as_posix()
        _owner(name, _source(path), described, made, unpacked, packages).files.append(name)
    for name in LISTS:
        if not (dist / name).exists():
            _owner(name, dist / name, described, made, unpacked, packages).files.append(name)
    empty = [component.name for component in made if not component.files]
    if empty:
        raise SetupError(f"No file belongs to: {', '.join(empty)}")
    for package in packages.values():
        ours = _placed(lacking.get(canonicalize_name(package.name), ()))
        package.texts = ours or tuple(filter(_is_licence, package.files))
        if not package.texts:
            raise SetupError(f"{package.name} brings no licence text, and {DATA.name} names none.")
    absent = [text for part in (*made, *packages.values()) for text in part.texts if not (dist / text).is_file()]
    if absent:
        raise SetupError(f"Licence texts that are not there: {', '.join(absent)}")
    return [*made, *packages.values()]


def write_lists(dist: Path, components: Sequence[Component]) -> None:
    """Write what the program consists of, and the SHA-256 of each of its files."""
    listed = [
        {"name": part.name, "version": part.version, "licence": part.licence, "texts": part.texts, "files": part.files}
        for part in components
    ]
    (dist / LISTS[1]).write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    hashed = sorted(name for part in components for name in part.files if name != LISTS[0])
    lines = (f"{hashlib.sha256((dist / name).read_bytes()).hexdigest()}  {name}\n" for name in hashed)
    (dist / LISTS[0]).write_text("".join(lines), encoding="utf-8")


def _owner(
    name: str,
    source: Path,
    described: Sequence[Mapping[str, Sequence[str]]],
    made: Sequence[Component],
    unpacked: Mapping[Path, str],
    packages: Mapping[str, Component],
) -> Component:
    if source in unpacked:
        return packages[unpacked[source]]
    for data, component in zip(described, made, strict=True):
        if any(fnmatch.fnmatchcase(name, pattern) for pattern in data["files"]):
            return component
    raise SetupError(f"No component of {DATA.name} names this file: {name}")


def _placed(texts: Sequence[str]) -> tuple[str, ...]:
    """Return where licence texts lie: our own beside the program, others, with ``/``, where they are named."""
    return tuple(text if "/" in text else f"program/licences/{text}" for text in texts)


def _is_licence(name: str) -> bool:
    base = name.partition(".dist-info/")[2]
    return bool(base) and any(word in base.lower() for word in ("licen", "copying", "notice"))


def _source(path: Path) -> Path:
    """Return the module that a compiled one was made of; it belongs to the same component."""
    if path.parent.name == "__pycache__":
        return path.parent.parent / f"{path.name.partition('.')[0]}.py"
    return path


def _package(wheel: Path) -> Component:
    with zipfile.ZipFile(wheel) as packed:
        name = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        told = HeaderParser().parsestr(packed.read(name).decode("utf-8"))
    licence = told["License-Expression"] or _short(told["License"]) or _classified(told.get_all("Classifier", []))
    return Component(str(told["Name"]), str(told["Version"]), licence)


def _short(text: str | None) -> str:
    words = (text or "").strip()
    return words if words and "\n" not in words and words.upper() != "UNKNOWN" else ""


def _classified(classifiers: Sequence[str]) -> str:
    found = [line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License ::")]
    return "; ".join(found) or "see its licence text"
