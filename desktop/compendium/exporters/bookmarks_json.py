"""Bookmarks as a file that people exchange: JSON with a version of its own. Writing and reading live side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from compendium.domain.bookmark import Bookmark
from compendium.domain.errors import UserError

_FORMAT = "policy-compendium-bookmarks"
_VERSION = 1
_TEXT_FIELDS = ("id", "doc", "clause", "quote", "folder", "note", "created", "modified")


@dataclass(frozen=True, slots=True)
class BookmarkFile:
    """What such a file holds."""

    bookmarks: tuple[Bookmark, ...]
    folders: tuple[str, ...]


def to_json(bookmarks: Iterable[Bookmark], folders: Iterable[str]) -> str:
    """Return the text of the file."""
    entries = [
        {name: getattr(bookmark, name) for name in _TEXT_FIELDS} | {"tags": list(bookmark.tags)}
        for bookmark in bookmarks
    ]
    content = {"format": _FORMAT, "version": _VERSION, "folders": list(folders), "bookmarks": entries}
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, name: str) -> BookmarkFile:
    """Return what the text of the file called ``name`` holds.

    Raises:
        UserError: not_bookmarks, newer_data.
    """
    try:
        content = json.loads(text)
        known = content["format"] == _FORMAT
        newer = known and content["version"] > _VERSION
        bookmarks = () if newer else tuple(_bookmark(entry) for entry in content["bookmarks"])
        folders = () if newer else tuple(_text(folder) for folder in content.get("folders", ()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _not_bookmarks(name) from error
    if newer:
        raise UserError("newer_data", f"“{name}”由更新版本的程序导出，本版本不能读取。", "请安装新版程序后再导入。")
    if not known:
        raise _not_bookmarks(name)
    return BookmarkFile(bookmarks, folders)


def _not_bookmarks(name: str) -> UserError:
    return UserError(
        "not_bookmarks",
        f"“{name}”不是本程序导出的书签文件，或内容不完整，没有导入任何书签。",
        "请选择用“导出书签”得到的文件。",
    )


def _bookmark(entry: dict[str, Any]) -> Bookmark:
    texts = {name: _text(entry.get(name, "")) for name in _TEXT_FIELDS}
    if not (texts["id"] and texts["doc"] and texts["clause"]):
        raise ValueError(entry)
    return Bookmark(**texts, tags=tuple(_text(tag) for tag in entry.get("tags", ())))  # type: ignore[arg-type]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
