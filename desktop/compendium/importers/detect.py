"""Tells what a file is by its content; its name only tells apart what is text either way."""

from __future__ import annotations

import io
import re
from pathlib import PurePath

from compendium.domain.errors import UserError
from compendium.importers.base import LOCK_PREFIXES, after_chinese, damaged, encrypted, lock_file, picture
from compendium.importers.package import opened_archive, unpacked

ARCHIVE = "zip"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
HEAD = 4096  # bytes that tell a format
_TEXT_KINDS = {".md": "md", ".markdown": "md", ".htm": "html", ".html": "html", ".shtml": "html", ".xhtml": "html"}
_OFFICE_ENDINGS = {
    **dict.fromkeys((".docx", ".doc", ".wps", ".odt", ".rtf", ".docm", ".dotx", ".dot", ".wpt"), "Word 文档"),
    ".pdf": "PDF",
    ".ofd": "OFD",
    ".zip": "压缩包",
}
_LOCK_SIZES = (54, 55, 162, 165)  # bytes of what Word and WPS write beside an open file
_LONGEST_NAME = 54  # characters of the user name in it
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_UNPACK = "请先解压，再导入其中的文件。"
_OTHERS = (
    ((b"Rar!",), "RAR 压缩包", _UNPACK),
    ((b"7z\xbc\xaf",), "7z 压缩包", _UNPACK),
    ((b"\x1f\x8b", b"BZh", b"\xfd7zXZ"), "zip 以外的压缩文件", _UNPACK),
    ((b"MZ", b"\x7fELF", b"CWS", b"FWS"), "程序文件", "请选择政策文件。"),
    ((b"SQLite format 3",), "数据库", "请选择政策文件。"),
)
_PLAIN = frozenset({"", ".txt", ".text"})
_FRAGMENT = re.compile(rb"<(?:p|div|span|table|h[1-6]|font|ul|ol|center|section|article)[\s>]")
_CLOSED = re.compile(rb"</(?:p|div|span|td|h[1-6]|li)>")
_SOME = 3  # closed elements: a text that only quotes a tag has fewer
_SHEET = ("电子表格", "请用 Excel 或 WPS 打开，把要导入的内容复制到 Word 文档中再导入。")
_SLIDES = ("演示文稿", "请用 PowerPoint 或 WPS 打开，把要导入的内容复制到 Word 文档中再导入。")


def kind_of(data: bytes, name: str) -> str:
    """Return what ``data`` is: txt, md, html, mhtml, docx, odt, ofd, doc, rtf, pdf or zip.

    Raises:
        UserError: lock_file, picture, encrypted, damaged, unsupported_format.
    """
    refuse_lock_file(data, name)
    head = data[:HEAD]
    if head.startswith(_ZIP):
        return _kind_of_zip(data, name)
    if head.startswith(_OLE):
        return _kind_of_ole(data, name)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    _refuse_other(head, name)
    return _kind_of_text(head, name)


def needs_no_parser(head: bytes) -> bool:
    """Tell by the first bytes of a file that telling its kind takes no parser, which must not run in the program."""
    return not (head.startswith((*_ZIP, _OLE)) or b"%PDF-" in head[:1024])


def office_kind(name: str) -> str:
    """Return what an office program would call a file of that name's ending, such as ``Word 文档``; "" for others."""
    return _OFFICE_ENDINGS.get(PurePath(name).suffix.lower(), "")


def refuse_lock_file(data: bytes, name: str) -> None:
    """Raise UserError(lock_file) for what office programs leave beside an open file."""
    if PurePath(name).name.startswith(LOCK_PREFIXES):
        raise lock_file(name)
    sized = len(data) in _LOCK_SIZES and 0 < data[0] <= _LONGEST_NAME and not data.startswith((*_ZIP, _OLE[:4]))
    if sized and data[data[0] + 1 : 52].count(0) >= (52 - data[0] - 1) // 2 > 0:
        raise UserError(
            "lock_file",
            f"“{name}”里是办公软件的临时锁定信息，没有正文。",
            "文档可能在复制时被锁定文件替换，请关闭 Word 或 WPS 后从原处重新复制，或向发文方重新索取。",
        )


def expected_kind(name: str) -> str:
    """Return what the ending of ``name`` promises; "" for an ending that promises nothing."""
    ending = PurePath(name).suffix.lower()
    if ending in {".wps", ".wpt", ".dot"}:
        return "doc"
    if ending in {".mht", ".mhtml"}:
        return "mhtml"
    if ending in {".docm", ".dotx"}:
        return "docx"
    return _TEXT_KINDS.get(ending) or ("txt" if ending == ".text" else ending.removeprefix("."))


def _kind_of_zip(data: bytes, name: str) -> str:
    what = office_kind(name) or "压缩包"
    with opened_archive(data, name, what) as archive:
        names = set(archive.namelist())
        mime = archive.getinfo("mimetype") if "mimetype" in names else None
        first = unpacked(archive, mime, name, what) if mime else b""
    if any(part.lower().startswith("word/") for part in names):
        return "docx"
    if b"opendocument.text" in first:
        return "odt"
    if "OFD.xml" in names:
        return "ofd"
    for folder, other in (("xl/", _SHEET), ("ppt/", _SLIDES)):
        if any(part.startswith(folder) for part in names) and "[Content_Types].xml" in names:
            raise _unsupported(name, *other)
    if b"opendocument" in first:
        raise _unsupported(name, *(_SHEET if b"spreadsheet" in first else _SLIDES))
    if "[Content_Types].xml" in names:
        raise damaged(name, "Word 文档")
    return ARCHIVE


def _kind_of_ole(data: bytes, name: str) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            streams = {parts[0] for parts in container.listdir()}
    except Exception as error:
        raise damaged(name, "Word 文档") from error
    if "EncryptedPackage" in streams:
        raise encrypted(name)
    if "WordDocument" in streams:
        return "doc"
    if streams & {"Workbook", "Book"}:
        raise _unsupported(name, *_SHEET)
    if "PowerPoint Document" in streams:
        raise _unsupported(name, *_SLIDES)
    raise _unsupported(name, "文档", "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再导入。")


def _refuse_other(head: bytes, name: str) -> None:
    if head.startswith(_PICTURES) and b"\0" in head:
        raise picture(name)
    for starts, what, way in _OTHERS:
        if head.startswith(starts) and b"\0" in head:
            raise _unsupported(name, what, way)


def _kind_of_text(head: bytes, name: str) -> str:
    ending = PurePath(name).suffix.lower()
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if b"mime-version:" in plain and b"content-type: multipart/related" in plain.replace(b"\r\n ", b" "):
        return "mhtml"
    if b"mso-application" in plain[:300] or b"<w:worddocument" in plain or b"office:document " in plain:
        raise _unsupported(name, "XML 文档", "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再导入。")
    if plain.startswith((b"<!doctype html", b"<html", b"<head", b"<body", b"<!-- saved from url")):
        return "html"
    if plain.startswith((b"<?xml", b"<%", b"<!--")) and b"<html" in plain:
        return "html"
    if ending in _PLAIN and _FRAGMENT.match(plain) and len(_CLOSED.findall(plain)) >= _SOME:
        return "html"
    return _TEXT_KINDS.get(ending, "txt")


def _unsupported(name: str, what: str, way: str) -> UserError:
    return UserError("unsupported_format", f"“{name}”是{after_chinese(what)}，不能导入。", way)
