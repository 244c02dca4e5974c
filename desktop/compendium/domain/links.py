"""Links to a place in the library, to be kept in reports, tables and messages: ``compendium:DOC#CLAUSE``.

This is the one place that says how they are written. The installers register the scheme with
``compendium "%1"`` (Linux: ``Exec=compendium %u``, ``x-scheme-handler/compendium``): the link is the only word.

- ``compendium:jilin-2024`` is a document, ``compendium:jilin-2024#2.5.16`` a clause of it, ``compendium:jilin-2024@2``
  its second version.
- Everything but ASCII letters, digits and ``@-_.~`` is percent-encoded as UTF-8, as RFC 3986 asks. When read, letters
  that are not encoded are taken too, since mail programs and chats show and pass on links in plain Chinese.
- ``compendium://DOC#CLAUSE`` and an encoded ``#`` are taken as well: some programs make these of what they get.
"""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote

from compendium.domain.errors import UserError

SCHEME = "compendium:"
LONGEST = 1024  # characters; the longest ids, encoded, take less
_KEPT = "@-_.~"
_DOC = re.compile(r"\w[\w-]{0,63}(?:@[1-9]\d{0,5})?")
_CLAUSE = re.compile(r"[\w.~-]{1,200}")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AROUND = " \t\r\n\u3000<>\"'"


class Linked(NamedTuple):
    """What a link points to; ``clause`` is "" for the document as a whole."""

    doc: str
    clause: str = ""


def is_link(text: str) -> bool:
    """Tell whether words begin like a link, whatever follows."""
    return text.lstrip(_AROUND)[: len(SCHEME)].lower() == SCHEME


def link_to(doc: str, clause: str = "") -> str:
    """Return the link to a document, or to a clause of it."""
    return f"{SCHEME}{quote(doc, safe=_KEPT)}" + (f"#{quote(clause, safe=_KEPT)}" if clause else "")


def read_link(text: str) -> Linked:
    """Return what a link points to; whether the library has it is not asked.

    Raises:
        UserError: ``bad_link``; the message says what is wrong with it.
    """
    words = text.strip(_AROUND)
    if not is_link(words):
        raise _bad(words, "不以“compendium:”开头")
    if len(words) > LONGEST:
        raise _bad(words, "太长")
    body = words[len(SCHEME) :].removeprefix("//")
    head, sign, clause = body.partition("#")
    doc, clause = _decoded(head, words), _decoded(clause, words)
    if not sign:
        doc, sign, clause = doc.partition("#")
    doc = doc.rstrip("/")
    if not doc:
        raise _bad(words, "没有写文件编号")
    if not _DOC.fullmatch(doc):
        raise _bad(words, f"“{_short(doc)}”不是文件编号")
    if sign and not _CLAUSE.fullmatch(clause):
        raise _bad(words, f"“{_short(clause)}”不是条款编号" if clause else "“#”后面没有条款编号")
    return Linked(doc, clause)


def missing(doc: str) -> UserError:
    """Return the error for a link to what is not in the library; it names the id, which is all there is of it."""
    return UserError(
        "unknown_document",
        f"链接指向的文件“{doc}”不在文库中。",
        "请先导入这份文件；若已导入而编号不同，请在文库中按标题查找。",
    )


def _decoded(part: str, link: str) -> str:
    if _STRAY_PERCENT.search(part):
        raise _bad(link, "“%”后面应是两位十六进制数")
    try:
        return unquote(part, errors="strict")
    except UnicodeDecodeError:
        raise _bad(link, "百分号编码不是 UTF-8") from None


def _bad(link: str, why: str) -> UserError:
    return UserError(
        "bad_link",
        f"链接“{_short(link)}”打不开：{why}。",
        "请向发来链接的人要完整的链接，写法如 compendium:jilin-2024#2.5。",
    )


def _short(words: str) -> str:
    shown = "".join(letter if letter.isprintable() else "�" for letter in words)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"
