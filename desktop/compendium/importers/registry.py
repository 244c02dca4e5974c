"""Which reader takes which file: one line for each format; content decides, the name only where content is silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from compendium.domain.errors import UserError
from compendium.importers.base import LOCK_PREFIXES, Importer, SourceText, after_chinese, damaged, lock_file, picture
from compendium.importers.detect import ARCHIVE, expected_kind, kind_of, office_kind
from compendium.importers.doc import DocImporter
from compendium.importers.docx import DocxImporter
from compendium.importers.html import HtmlImporter
from compendium.importers.md import MdImporter
from compendium.importers.mhtml import MhtmlImporter
from compendium.importers.odt import OdtImporter
from compendium.importers.ofd import OfdImporter
from compendium.importers.pdf import PdfImporter
from compendium.importers.rtf import RtfImporter
from compendium.importers.txt import TxtImporter

BY_KIND: dict[str, Importer] = {
    "txt": TxtImporter(),
    "md": MdImporter(),
    "docx": DocxImporter(),
    "doc": DocImporter(),
    "pdf": PdfImporter(),
    "html": HtmlImporter(),
    "mhtml": MhtmlImporter(),
    "odt": OdtImporter(),
    "rtf": RtfImporter(),
    "ofd": OfdImporter(),
}
IMPORTERS: tuple[Importer, ...] = tuple(BY_KIND.values())
ARCHIVE_ENDINGS = (".zip",)
KNOWN_OTHERS = (".xls", ".xlsx", ".et", ".ppt", ".pptx", ".dps", ".rar", ".7z", ".caj", ".ceb", ".tif", ".tiff")
"""Endings of documents that cannot be read, but that a person who imports a folder wants to hear of."""

FOLDER_ENDINGS = (
    *(extension for importer in IMPORTERS for extension in importer.extensions),
    *ARCHIVE_ENDINGS,
    *KNOWN_OTHERS,
)
"""Endings of the files that are taken out of a folder or an archive."""

_PICTURES = frozenset(
    (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".heic", ".heif", ".tif", ".tiff", ".jp2", ".svg")
)
_OTHER_READER = "请用它的阅读器打开，打印或导出为 PDF（带文字），或把文字复制到 Word 文档中再导入。"
_MAIL = "请打开邮件，把附件另存出来，或把正文复制到 Word 文档中再导入。"
_WAYS = {
    ".ceb": ("方正版式文件", _OTHER_READER),
    ".cebx": ("方正版式文件", _OTHER_READER),
    ".gd": ("书生版式文件", _OTHER_READER),
    ".gw": ("书生版式文件", _OTHER_READER),
    ".sep": ("书生版式文件", _OTHER_READER),
    ".caj": ("知网文献", _OTHER_READER),
    ".kdh": ("知网文献", _OTHER_READER),
    ".eml": ("邮件", _MAIL),
    ".msg": ("邮件", _MAIL),
}
"""Formats that no reader takes: what they are and what a person can do."""

_MISNAMED = "文件扩展名与内容不符：内容是{0}，已按内容读取。"
_NAMES = {
    "txt": "纯文本",
    "md": "Markdown 文本",
    "html": "网页",
    "mhtml": "网页存档",
    "docx": "Word 文档（docx）",
    "doc": "Word 文档（doc）",
    "odt": "ODF 文档",
    "rtf": "RTF 文档",
    "ofd": "OFD 版式文件",
    "pdf": "PDF",
}


def supported_extensions() -> tuple[str, ...]:
    """Return the endings of file names that can be read, such as ``.txt``."""
    return (*(extension for importer in IMPORTERS for extension in importer.extensions), *ARCHIVE_ENDINGS)


def importer_for(path: Path) -> Importer:
    """Return the reader that the name of ``path`` asks for; what the file holds is not looked at.

    Raises:
        UserError: lock_file for what office programs leave beside an open file, picture, unsupported_format for other
            endings.
    """
    if path.name.startswith(LOCK_PREFIXES):
        raise lock_file(path.name)
    extension = path.suffix.lower()
    for importer in IMPORTERS:
        if extension in importer.extensions:
            return importer
    if extension in _PICTURES:
        raise picture(path.name)
    if extension in _WAYS:
        what, way = _WAYS[extension]
        raise UserError("unsupported_format", f"“{path.name}”是{what}，不能导入。", way)
    shown = extension or "没有扩展名的文件"
    raise UserError("unsupported_format", f"不支持“{path.name}”的格式（{shown}）。", _known())


def read_content(data: bytes, name: str) -> SourceText:
    """Return the text in ``data``, read as what it is found to be; a wrong ending of ``name`` is told as a warning.

    Raises:
        UserError: what ``kind_of`` and the readers raise; nested_archive for an archive.
    """
    kind = kind_of(data, name)
    if kind == ARCHIVE:
        raise UserError("nested_archive", f"“{name}”是压缩包中的压缩包。", "请先解压，再导入其中的文件。")
    if kind == "txt" and Path(name).suffix.lower() not in supported_extensions():
        importer_for(Path(name))
    try:
        source = BY_KIND[kind].parse(data, name)
    except UserError as error:
        if error.code in {"binary", "undecodable"} and office_kind(name):
            raise damaged(name, office_kind(name)) from error
        raise
    expected = expected_kind(name)
    if expected == kind or (expected, kind) in {("txt", "md"), ("md", "html")} or expected not in _NAMES:
        return source
    return replace(source, warnings=(_MISNAMED.format(after_chinese(_NAMES[kind])), *source.warnings))


def _known() -> str:
    return f"可以导入的格式：{'、'.join(supported_extensions())}。"
