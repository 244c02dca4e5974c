"""ZIP archives of documents: listed and read entry by entry in memory; their names never become paths on the disk."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import PurePosixPath

from compendium.domain.errors import UserError
from compendium.importers.base import LOCK_PREFIXES, MAX_BYTES, PAGE_PARTS, damaged, too_large
from compendium.importers.package import opened_archive, unpacked

_WHAT = "压缩包"
_MOST = 2000  # documents
_MOST_OTHERS = 5000  # names of other files
_UTF8 = 0x800  # flag of an entry whose name is UTF-8; Windows writes the others in the system's encoding


@dataclass(frozen=True, slots=True)
class Listing:
    """What an archive holds, in order of names.

    Attributes:
        documents: number and name of each entry that may be read.
        others: names of the entries that a person sees beside them; hidden ones and parts of saved pages go unsaid.
    """

    documents: tuple[tuple[int, str], ...] = ()
    others: tuple[str, ...] = ()


def listing(data: bytes, name: str, wanted: tuple[str, ...]) -> Listing:
    """Return the entries of an archive; documents end in one of ``wanted``.

    Raises:
        UserError: damaged, too_many.
    """
    documents: list[tuple[int, str]] = []
    others: list[str] = []
    with opened_archive(data, name, _WHAT) as archive:
        for number, info in enumerate(archive.infolist()):
            plain = "" if info.is_dir() else _plain_name(info)
            if not plain or not _is_seen(plain):
                continue
            last = plain.rpartition("/")[2]
            if last.lower().endswith(wanted) and not last.startswith(LOCK_PREFIXES):
                documents.append((number, plain))
            elif len(others) < _MOST_OTHERS:
                others.append(plain)
    if len(documents) > _MOST:
        raise UserError("too_many", f"压缩包“{name}”中有 {len(documents)} 个文件，超过 {_MOST} 个。", "请分批导入。")
    return Listing(tuple(sorted(documents, key=lambda entry: entry[1])), tuple(sorted(others)))


def member(data: bytes, name: str, number: int) -> bytes:
    """Return the bytes of an entry by its number.

    Raises:
        UserError: damaged, encrypted, too_large, too_complex.
    """
    with opened_archive(data, name, _WHAT) as archive:
        infos = archive.infolist()
        if not 0 <= number < len(infos):
            raise damaged(name, _WHAT)
        info = infos[number]
        plain = PurePosixPath(_plain_name(info)).name
        if info.file_size > MAX_BYTES:
            raise too_large(plain, info.file_size)
        return unpacked(archive, info, plain, _WHAT, MAX_BYTES)


def _plain_name(info: zipfile.ZipInfo) -> str:
    """Return the entry's name as its maker saw it, without what would lead out of a folder."""
    text = info.orig_filename.split("\0")[0].replace("\\", "/")
    if not info.flag_bits & _UTF8:
        try:
            raw = text.encode("cp437")
        except UnicodeEncodeError:
            raw = b""
        for encoding in ("utf-8", "gb18030"):
            try:
                text = raw.decode(encoding) if raw else text
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in text.split("/") if part not in {"", ".", ".."} and not part.endswith(":")]
    return "/".join("".join(letter for letter in part if letter.isprintable()) for part in parts)


def _is_seen(name: str) -> bool:
    """Tell whether a person would see the entry in its folder."""
    *folders, last = name.split("/")
    if any(part.startswith((".", "~$")) or part.endswith(PAGE_PARTS) or part == "__MACOSX" for part in folders):
        return False
    return not last.startswith(".") or last.startswith(LOCK_PREFIXES)
