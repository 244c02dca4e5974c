"""The one file in which a user's marks are kept and handed on: JSON with a version of its own, part by part.

The name of the format is that of the first version, which held bookmarks only: a program that knows no more than that
says of a newer file that it is newer, not that it is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from compendium.domain.errors import UserError

JsonRow = Mapping[str, object]

_FORMAT = "policy-compendium-bookmarks"
_VERSION = 2
_HEADER = ("format", "version")


def to_json(parts: Mapping[str, Sequence[JsonRow]]) -> str:
    """Return the text of a file that holds ``parts`` by their names."""
    content: dict[str, object] = {"format": _FORMAT, "version": _VERSION}
    return json.dumps(content | {name: list(rows) for name, rows in parts.items()}, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, name: str) -> dict[str, list[object]]:
    """Return the rows of each part that the text of the file called ``name`` holds; what they hold is not looked at.

    Raises:
        UserError: not_bookmarks, newer_data.
    """
    try:
        content = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise not_ours(name) from error
    if not isinstance(content, dict) or content.get("format") != _FORMAT:
        raise not_ours(name)
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise not_ours(name)
    if version > _VERSION:
        raise UserError("newer_data", f"“{name}”由更新版本的程序导出，本版本不能读取。", "请安装新版程序后再导入。")
    if "bookmarks" not in content:
        raise not_ours(name)
    parts = {key: rows for key, rows in content.items() if key not in _HEADER}
    if not all(isinstance(rows, list) for rows in parts.values()):
        raise not_ours(name)
    if version == 1:
        parts["folders"] = [{"path": path} for path in parts.get("folders", [])]
    return parts


def not_ours(name: str) -> UserError:
    """Return the error for a file that is no such file, or not a whole one."""
    return UserError(
        "not_bookmarks",
        f"“{name}”不是本程序导出的书签文件，或内容不完整，没有导入任何内容。",
        "请选择用“导出书签和标注”得到的文件。",
    )


def _refuse(constant: str) -> object:
    raise ValueError(constant)
