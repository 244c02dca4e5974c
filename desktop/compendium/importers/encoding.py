"""Bytes to text: byte order marks, UTF-8, then GB18030 (which holds GBK and GB2312) or Big5, if it reads as Chinese.

Almost any bytes are valid GB18030: what comes out is taken for a text only when it holds common characters.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

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
_FEW_NULS = 0.02
_LONGEST_CHARACTER = 4  # bytes
# the 90 commonest characters of official texts, and the other forms that some of them have in traditional texts
_COMMON = frozenset(
    "的人业和行市政法民务房定应会第建国发规产条用十理关有机公一设以管当化地等制工全品区进资保实合部中对作新者展住动体"
    "不企门提或在大本加事施责技单员主生金开位项服经持家商局可推为二监及出"
    "業務應會國發規產條關機設當區進資實對動體門單員開項經為監"
)
_ENOUGH = 20  # Chinese characters from which their share tells something
_PLAUSIBLE = 0.1  # share of common characters: real texts have 0.25 and more, wrongly decoded ones less than 0.05
_ADVICE = "请用记事本打开，另存为 UTF-8 编码后再导入。"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what a person should know about how it was read."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of ``data``; ``name`` is used in messages.

    Raises:
        UserError: binary, when the bytes are no text; undecodable, when no Chinese encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            found = _tried(data[len(mark) :], encoding)
            break
    else:
        found = _unmarked(data, name)
    if found is None:
        raise UserError("undecodable", f"无法识别“{name}”的文字编码。", _ADVICE)
    return found


def _unmarked(data: bytes, name: str) -> Decoded | None:
    wide = _wide(data)
    if wide is not None:
        return wide
    few = data.count(b"\0") <= max(len(data) * _FEW_NULS, 1)
    plain = data.replace(b"\0", b"") if few else data.rstrip(b"\0")  # padding, or the traces of another program
    _refuse_binary(plain, name)
    found = _tried(plain, "utf-8") or _chinese(plain)
    if found is None or len(plain) == len(data.rstrip(b"\0")):
        return found
    return Decoded(found.text, (*found.warnings, "文件中夹有空字符，已略去，请与原件核对。"))


def _wide(data: bytes) -> Decoded | None:
    """Return the text of UTF-16 without a byte order mark: its line feeds show which it is."""
    for encoding, feed in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        found = _tried(data, encoding) if feed in data and len(data) % 2 == 0 else None
        if (
            found is not None
            and "\0" not in found.text
            and _chinese_count(found.text) >= _ENOUGH
            and _is_plausible(found.text)
        ):
            return found
    return None


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:65536]
    controls = sum(head.count(code) for code in _CONTROLS)
    if b"\0" in data or controls > len(head) * _FEW:
        raise UserError("binary", f"“{name}”不是文本文件。", "请先用 Word 或 WPS 打开，另存为文本（.txt）后再导入。")


def _tried(data: bytes, encoding: str) -> Decoded | None:
    """Return the text, without its last character when the file ends inside it; None when it is not so encoded."""
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError as error:
        is_cut = len(data) - error.start < _LONGEST_CHARACTER and error.end == len(data) and error.start > 0
        if not is_cut or error.reason not in {
            "unexpected end of data",
            "incomplete multibyte sequence",
            "truncated data",
        }:
            return None
        return Decoded(
            data[: error.start].decode(encoding), ("文件末尾不完整：最后一个字只有一半，已略去，请与原件核对。",)
        )


def _chinese(data: bytes) -> Decoded | None:
    simplified = _tried(data, "gb18030")
    if simplified is not None and _is_plausible(simplified.text):
        return simplified
    traditional = _tried(data, "cp950")
    if traditional is None or not _is_plausible(traditional.text) or _chinese_count(traditional.text) < _ENOUGH:
        return None
    return Decoded(traditional.text, (*traditional.warnings, "文件按繁体中文编码（Big5）读取，请核对文字是否正确。"))


def _is_plausible(text: str) -> bool:
    count = _chinese_count(text)
    return count < _ENOUGH or sum(character in _COMMON for character in text) >= count * _PLAUSIBLE


def _chinese_count(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)
