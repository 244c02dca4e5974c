"""Files that are a ZIP archive of XML parts: parts are read one by one, limited in size, never unpacked to disk."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from types import TracebackType
from typing import Any, Self, TypeAlias

from compendium.domain.errors import UserError
from compendium.importers.base import damaged, encrypted, in_sentence

MAX_PART = 96 * 1024 * 1024  # bytes of one part when unpacked: the XML of a text of ten million characters
_END = b"PK\x05\x06"
_PADDING = b"\0 \r\n\x1a"
_ENCRYPTED = 0x1  # flag of an archive's entry

Element: TypeAlias = Any
"""An element of lxml, which has no types."""


class Package:
    """The parts of one file.

    Raises:
        UserError: damaged, encrypted, too_complex; from every method.
    """

    def __init__(self, data: bytes, name: str, what: str) -> None:
        self._name, self._what = name, what
        self._archive = opened_archive(data, name, what)
        self._names = {info.filename.replace("\\", "/"): info for info in self._archive.infolist()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._archive.close()

    def names(self) -> list[str]:
        """Return the names of the parts in the order of the archive."""
        return list(self._names)

    def bytes(self, part: str) -> bytes | None:
        """Return the bytes of ``part``; None when there is no such part."""
        info = self._names.get(part)
        if info is None:
            return None
        return unpacked(self._archive, info, self._name, self._what)

    def xml(self, part: str) -> Element | None:
        """Return the root of ``part``; None when there is no such part."""
        data = self.bytes(part)
        return None if data is None else parse_xml(data, self._name, self._what)


def opened_archive(data: bytes, name: str, what: str) -> zipfile.ZipFile:
    """Return the archive that ``data`` is.

    Raises:
        UserError: damaged; also when something stands behind the archive's end, where no program looks for text.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as error:
        raise damaged(name, what) from error
    at = data.rfind(_END)
    comment = int.from_bytes(data[at + 20 : at + 22], "little")
    if data[at + 22 + comment :].strip(_PADDING):
        archive.close()
        raise UserError(
            "damaged",
            f"“{name}”的末尾附有不属于{in_sentence(what)}的数据，可能被改动过。",
            "请用 Word 或 WPS 打开确认，另存为新文件后再导入；或向发文方重新索取。",
        )
    return archive


def unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, what: str, limit: int = MAX_PART) -> bytes:
    """Return the bytes of an entry; what its header says of its size is not believed.

    Raises:
        UserError: encrypted, too_complex when it unpacks to more than ``limit`` bytes, damaged.
    """
    if info.flag_bits & _ENCRYPTED:
        raise encrypted(name)
    try:
        with archive.open(info) as stream:
            data = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError) as error:
        raise damaged(name, what) from error
    if len(data) > limit:
        raise too_complex(name)
    return data


def too_complex(name: str) -> UserError:
    """Say that reading the file would take more memory or time than a text can need."""
    return UserError(
        "too_complex",
        f"“{name}”展开后过大或过于复杂，已停止读取。",
        "请用 Word 或 WPS 打开，只复制需要的文字，存为新文件后再导入。",
    )


def parse_xml(data: bytes, name: str, what: str) -> Element:
    """Return the root of ``data``; entities are not expanded, nothing is fetched.

    Raises:
        UserError: damaged; too_complex when it nests too deeply or is too long.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        is_limit = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
        raise (too_complex(name) if is_limit else damaged(name, what)) from error


def local(element: Element) -> str:
    """Return the name of an element without its namespace; "" for what is no element, as an unexpanded entity."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return the attribute ``name`` of any namespace; "" when absent."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child by local names, one for each level; None when absent."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element
