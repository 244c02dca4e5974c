"""What an index consists of, and whether this program built it.

Whoosh's files are pickles, and a pickle from outside can do anything when it is opened. So a manifest lists every
file with size and SHA-256, and is trusted only when it is signed with the key of this home or is byte for byte the
one that ships with the program.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
# Of files and of what is in them: raise it with any change to the rules of grams, normalising or responsible units,
# so that an index made by the older rules is not used but built anew.
_FORMAT = 10
_KEY_BYTES = 32


class OtherVersionError(ValueError):
    """The manifest is of another version of the program: out of date, and nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class FileMark:
    """How a file looked when it was written; ``changed`` is its modification time in nanoseconds."""

    size: int
    changed: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PartEntry:
    """A folder of the index.

    Attributes:
        folder: its name.
        files: by name.
    """

    folder: str
    files: Mapping[str, FileMark]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The parts, the oldest first."""

    parts: Sequence[PartEntry] = field(default=())


def load_key(path: Path) -> bytes:
    """Return this home's key, made on first use. Where it cannot be kept it lasts as long as the process."""
    with contextlib.suppress(OSError):
        key = path.read_bytes()
        if len(key) == _KEY_BYTES:
            return key
    key = secrets.token_bytes(_KEY_BYTES)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key)
        try:
            os.link(temporary, path)  # of two processes that start at once, one key wins
        except FileExistsError:
            kept = path.read_bytes()
            key = kept if len(kept) == _KEY_BYTES else _put(temporary, path, key)
        except OSError:  # a file system without links
            _put(temporary, path, key)
        temporary.unlink(missing_ok=True)
    return key


def _put(temporary: Path, path: Path, key: bytes) -> bytes:
    temporary.replace(path)
    return key


def write_manifest(folder: Path, manifest: Manifest, key: bytes) -> None:
    """Put the manifest into ``folder`` in one step, signed."""
    body = _body(manifest)
    signed = json.dumps({"signature": _signature(body, key), **body}, ensure_ascii=False)
    temporary = folder / f"{MANIFEST}.{secrets.token_hex(4)}"
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(signed)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / MANIFEST)
    finally:
        temporary.unlink(missing_ok=True)


def read_manifest(folder: Path, key: bytes, shipped: Path | None = None) -> Manifest | None:
    """Return the manifest of ``folder``; None when it is not one that this program wrote.

    Args:
        folder: the index.
        key: this home's.
        shipped: the index that ships with the program.

    Raises:
        OSError: it cannot be read.
        OtherVersionError: another version of the program wrote it.
        ValueError: it is no manifest.
    """
    raw = (folder / MANIFEST).read_bytes()
    try:
        body = json.loads(raw)
        if isinstance(body.get("format"), int) and body["format"] != _FORMAT:
            raise OtherVersionError
        signature = body.pop("signature")
        manifest = _manifest(body)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("no manifest") from error
    if hmac.compare_digest(str(signature).encode(), _signature(body, key).encode()):
        return manifest
    if shipped is not None and (shipped / MANIFEST).is_file() and (shipped / MANIFEST).read_bytes() == raw:
        return manifest
    return None


def part_entry(folder: Path) -> PartEntry:
    """Return the entry of a part that was just written."""
    files = {path.name: FileMark(*_size_and_time(path), _sha256(path)) for path in _files(folder)}
    return PartEntry(folder.name, files)


def intact(folder: Path, entry: PartEntry) -> bool:
    """Tell whether the part's files are what was written; the content is read only where the time differs."""
    try:
        for name, mark in entry.files.items():
            size, changed = _size_and_time(folder / name)
            if size != mark.size or (changed != mark.changed and _sha256(folder / name) != mark.sha256):
                return False
        # Nothing else lies there either: Whoosh opens the newest table of contents it finds.
        return {path.name for path in _files(folder)} == set(entry.files)
    except OSError:
        return False


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if not path.name.endswith("LOCK"))


def _size_and_time(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _body(manifest: Manifest) -> dict[str, object]:
    parts = [
        {
            "folder": part.folder,
            "files": {
                name: {"size": mark.size, "changed": mark.changed, "sha256": mark.sha256}
                for name, mark in part.files.items()
            },
        }
        for part in manifest.parts
    ]
    return {"format": _FORMAT, "parts": parts}


def _manifest(body: dict[str, Any]) -> Manifest:
    if body.get("format") != _FORMAT:
        raise ValueError("no format")
    parts = [
        PartEntry(part["folder"], {name: FileMark(**mark) for name, mark in part["files"].items()})
        for part in body["parts"]
    ]
    if any(Path(part.folder).name != part.folder for part in parts):
        raise ValueError("a part lies elsewhere")
    return Manifest(parts)


def _signature(body: Mapping[str, object], key: bytes) -> str:
    said = json.dumps(body, ensure_ascii=False, sort_keys=True).encode()
    return hmac.new(key, said, hashlib.sha256).hexdigest()
