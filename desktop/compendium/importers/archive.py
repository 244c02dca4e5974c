"""ZIP archives of documents: listed and read entry by entry in memory; their names never become paths on the disk."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from compendium.domain.errors import UserError
from compendium.importers.base import MAX_BYTES, damaged, too_large
from compendium.importers.package import opened_archive, unpacked

_WHAT = "压缩包"
_MOST = 2000  # documents
_UTF8 = 0x800  # flag of an entry whose name is UTF-8; Windows writes the others in the system's encoding


def members(data: bytes, name: str, wanted: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return number and name of each entry that ends in one of ``wanted``, in order of their names.

    Raises:
        UserError: damaged, too_many.
    """
    with opened_archive(data, name, _WHAT) as archive:
        found = [
            (number, plain)
            for number, info in enumerate(archive.infolist())
            if not info.is_dir() and (plain := _plain_name(info)) and _is_wanted(plain, wanted)
        ]
    if len(found) > _MOST:
        raise UserError("too_many", f"压缩包“{name}”中有 {len(found)} 个文件，超过 {_MOST} 个。", "请分批导入。")
    return sorted(found, key=lambda entry: entry[1])


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


def _is_wanted(name: str, wanted: tuple[str, ...]) -> bool:
    parts = name.split("/")
    if any(part.startswith((".", "~$")) or part == "__MACOSX" for part in parts):
        return False
    return parts[-1].lower().endswith(wanted)
