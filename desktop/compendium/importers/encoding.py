"""Bytes to text: byte order marks, UTF-8, then GB18030 (which holds GBK and GB2312)."""

from __future__ import annotations

import codecs

from compendium.domain.errors import UserError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\v\f\x1a")
_FEW = 0.002  # share of control bytes that a damaged but real text may have


def decode(data: bytes, name: str) -> str:
    """Return the text of ``data``; ``name`` is used in messages.

    Raises:
        UserError: binary, when the bytes are no text; undecodable, when no Chinese encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, name)
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strict(data, "gb18030", name)


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:65536]
    controls = sum(head.count(code) for code in _CONTROLS)
    if b"\0" in data or controls > len(head) * _FEW:
        raise UserError("binary", f"“{name}”不是文本文件。", "请先用 Word 或 WPS 打开，另存为文本（.txt）后再导入。")


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            "undecodable", f"无法识别“{name}”的文字编码。", "请用记事本打开，另存为 UTF-8 编码后再导入。"
        ) from error
