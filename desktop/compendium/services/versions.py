"""Ids of documents: what a user may choose, what is made for him, and versions ``DOC@2``."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable

from compendium.domain.errors import UserError

_ID = re.compile(r"\w[\w-]{0,63}")
_GENERIC = re.compile(
    r"(?:附件|附表|附录|附|通知|公告|通告|意见|函|批复|方案|实施方案|工作方案|办法|细则|规定|计划|规划|政策|措施|若干措施|条例"
    r"|正文|全文|文件|文本|文档|资料|材料|说明|目录|关于|印发|新建|副本|扫描件?|终稿|定稿|初稿|原稿|新|旧|的|[第号份稿]"
    r"|[0-9一二三四五六七八九十〇零]|[a-zA-Z]|\W|_)*"
)
_SLUG_LENGTH = 24
_HASH_LENGTH = 8


def checked_id(text: str) -> str:
    """Return ``text`` if it may name a document; UserError ``bad_id`` otherwise."""
    if not _ID.fullmatch(text):
        raise UserError(
            "bad_id", f"“{text}”不能用作编号。", "编号由字母、汉字、数字、“-”和“_”组成，不超过 64 个字符，不以“-”开头。"
        )
    return text


def made_id(title: str, content_hash: str) -> str:
    """Return an id that two computers make alike for the same text: a slug of the title and a short hash."""
    plain = unicodedata.normalize("NFKC", title).lower()
    spaced = re.sub(r"(?<=[a-z0-9])[^\w]+(?=[a-z0-9])", "-", plain)
    slug = re.sub(r"[^\w-]|_", "", spaced)[:_SLUG_LENGTH].strip("-") or "text"
    return f"{slug}-{content_hash[:_HASH_LENGTH]}"


def is_generic_title(title: str) -> bool:
    """Tell whether a title says only what kind of text or file it names: 附件1, 通知, new; many texts are called so."""
    return _GENERIC.fullmatch(unicodedata.normalize("NFKC", title)) is not None


def base_id(doc: str) -> str:
    """Return the id without its version."""
    return doc.partition("@")[0]


def version_number(doc: str) -> int:
    """Return which version an id names: 1 for ``DOC``, 2 for ``DOC@2``."""
    return int(doc.partition("@")[2] or 1)


def latest_version(doc: str, present: Iterable[str]) -> str:
    """Return the newest of the versions of ``doc`` in ``present``, among which there is one."""
    versions = [other for other in present if base_id(other) == base_id(doc)]
    return max(versions, key=version_number)


def next_version(doc: str, taken: Container[str]) -> str:
    """Return the first free version of ``doc``: ``DOC@2``, ``DOC@3`` and so on."""
    number = 2
    while f"{base_id(doc)}@{number}" in taken:
        number += 1
    return f"{base_id(doc)}@{number}"
