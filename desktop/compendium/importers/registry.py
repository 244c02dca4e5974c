"""Which reader takes which file: one line for each format."""

from __future__ import annotations

from pathlib import Path

from compendium.domain.errors import UserError
from compendium.importers.base import LOCK_PREFIXES, Importer
from compendium.importers.md import MdImporter
from compendium.importers.txt import TxtImporter

IMPORTERS: tuple[Importer, ...] = (
    TxtImporter(),
    MdImporter(),
)


_SAVE_AS_TEXT = "请用 Word 或 WPS 打开它，另存为“纯文本（*.txt）”，再导入得到的 txt 文件；也可以另存为 md。"
_COPY_TEXT = "请打开它，复制全部文字，粘贴到记事本中存为 txt 文件再导入；扫描件要先识别文字。"
_CONVERTIBLE = {  # what officials have most, and how to get a text from it
    **dict.fromkeys((".docx", ".doc", ".wps", ".rtf", ".odt"), _SAVE_AS_TEXT),
    **dict.fromkeys((".pdf", ".ofd"), _COPY_TEXT),
}


def supported_extensions() -> tuple[str, ...]:
    """Return the endings of file names that can be read, such as ``.txt``."""
    return tuple(extension for importer in IMPORTERS for extension in importer.extensions)


def importer_for(path: Path) -> Importer:
    """Return the reader for ``path``.

    Raises:
        UserError: lock_file for what office programs leave beside an open file, unsupported_format for other endings.
    """
    if path.name.startswith(LOCK_PREFIXES):
        raise UserError("lock_file", f"“{path.name}”是办公软件的临时锁定文件，不是文档。", "请选择同名的文档本身。")
    extension = path.suffix.lower()
    for importer in IMPORTERS:
        if extension in importer.extensions:
            return importer
    if extension in _CONVERTIBLE:
        raise UserError("unsupported_format", f"还不能直接读取“{path.name}”（{extension}）。", _CONVERTIBLE[extension])
    known = "、".join(supported_extensions())
    shown = extension or "没有扩展名的文件"
    raise UserError("unsupported_format", f"不支持“{path.name}”的格式（{shown}）。", f"可以导入的格式：{known}。")
