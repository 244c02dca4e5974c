"""Bookmarks, folders and highlights as rows of the exchange file. Writing and reading live side by side.

What is read comes from somebody else: every reader raises ValueError, TypeError or KeyError for what does not fit.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from compendium.domain.bookmark import Bookmark, MarkColour
from compendium.domain.comparison import ClauseRef, MatchDecision, MatchVerdict
from compendium.domain.errors import UserError
from compendium.domain.highlight import Highlight, HighlightStyle

_ANCHOR = ("id", "doc", "clause", "quote", "before", "after")
_TIMES = ("created", "modified")
_NEEDED = ("id", "doc", "clause")
_LONGEST = 1_000_000  # characters of one text; nobody writes a longer note
_LONGEST_NAME = 200  # characters of an id, a tag or the name of a clause
_MOST_TAGS = 200
_LONGEST_SHOWN = 30  # characters of a wrong value that are said again


def bookmark_row(bookmark: Bookmark) -> dict[str, object]:
    """Return a bookmark as a row."""
    texts = {name: getattr(bookmark, name) for name in (*_ANCHOR, "folder", "note", *_TIMES)}
    return texts | {"tags": list(bookmark.tags), "colour": bookmark.colour.value}


def bookmark_from(row: object) -> Bookmark:
    """Return the bookmark that a row holds; what only newer files have may be missing."""
    entry = _mapping(row)
    texts = {name: text_of(entry.get(name, "")) for name in (*_ANCHOR, "folder", "note", *_TIMES)}
    _check_names(texts)
    tags = entry.get("tags", [])
    if not isinstance(tags, list) or len(tags) > _MOST_TAGS:
        raise TypeError("tags")
    return Bookmark(
        **texts,  # type: ignore[arg-type]
        tags=tuple(name_of(tag) for tag in tags),
        colour=MarkColour(text_of(entry.get("colour", ""))),
    )


def highlight_row(highlight: Highlight) -> dict[str, object]:
    """Return a highlight as a row."""
    texts = {name: getattr(highlight, name) for name in (*_ANCHOR, "note", *_TIMES)}
    return texts | {"colour": highlight.colour.value, "style": highlight.style.value}


def highlight_from(row: object) -> Highlight:
    """Return the highlight that a row holds."""
    entry = _mapping(row)
    texts = {name: text_of(entry.get(name, "")) for name in (*_ANCHOR, "note", *_TIMES)}
    _check_names(texts)
    if not texts["quote"].strip():
        raise ValueError("a highlight without words")
    return Highlight(
        **texts,  # type: ignore[arg-type]
        colour=MarkColour(text_of(entry["colour"])),
        style=HighlightStyle(text_of(entry["style"])),
    )


def decision_row(decision: MatchDecision) -> dict[str, object]:
    """Return a decision about a match as a row."""
    return {
        "a": {"doc": decision.a.doc, "clause": decision.a.clause, "quote": decision.a_quote},
        "b": {"doc": decision.b.doc, "clause": decision.b.clause, "quote": decision.b_quote},
        "verdict": decision.verdict.value,
        "note": decision.note,
        "modified": decision.modified,
    }


def decision_from(row: object) -> MatchDecision:
    """Return the decision that a row holds."""
    entry = _mapping(row)
    (a, a_quote), (b, b_quote) = _side(entry["a"]), _side(entry["b"])
    if a == b:
        raise ValueError("a clause and itself")
    checked_times(entry)
    if b < a:
        a, a_quote, b, b_quote = b, b_quote, a, a_quote
    return MatchDecision(
        a=a,
        b=b,
        verdict=MatchVerdict(text_of(entry["verdict"])),
        a_quote=a_quote,
        b_quote=b_quote,
        note=text_of(entry.get("note", "")),
        modified=text_of(entry.get("modified", "")),
    )


def _side(value: object) -> tuple[ClauseRef, str]:
    entry = _mapping(value)
    ref = ClauseRef(name_of(entry["doc"]), name_of(entry["clause"]))
    if not (ref.doc and ref.clause):
        raise ValueError("no place")
    return ref, text_of(entry.get("quote", ""))


def path_from(row: object) -> str:
    """Return the path of the folder that a row names."""
    return text_of(_mapping(row)["path"])


def text_of(value: object) -> str:
    """Return a text as it is; TypeError for anything else, ValueError for an endless one."""
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    if len(value) > _LONGEST:
        raise ValueError("too long")
    value.encode("utf-8")  # UnicodeEncodeError, a ValueError, for what no file can hold
    return value


def name_of(value: object) -> str:
    """Return a short text on one line."""
    text = text_of(value)
    if len(text) > _LONGEST_NAME or not text.isprintable():
        raise ValueError("no name")
    return text


def checked_times(entry: Mapping[str, object]) -> None:
    """Raise UserError ``bad_date`` when a row was made or changed at what is no time; older files may say nothing."""
    for name in _TIMES:
        text = text_of(entry.get(name, ""))
        if text and not _is_time(text):
            shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
            words = f"文件中的时间“{shown}”不能识别（{name}），没有导入任何内容。"
            raise UserError("bad_date", words, "请改成 2026-07-01T08:30:00 这样的写法，或请对方重新导出。")


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _check_names(texts: Mapping[str, str]) -> None:
    for name in _NEEDED:
        if not name_of(texts[name]):
            raise ValueError(name)
    checked_times(texts)


def _mapping(row: object) -> Mapping[str, object]:
    if not isinstance(row, dict):
        raise TypeError(type(row).__name__)
    return cast("Mapping[str, object]", row)
