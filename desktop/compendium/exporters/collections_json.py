"""Collections as a file that people exchange: JSON with a version of its own. Writing and reading live side by side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.errors import UserError
from compendium.exporters.exchange_rows import checked_times

_FORMAT = "policy-compendium-collections"
_VERSION = 1
_NAMED = ("id", "title", "subtitle", "created", "modified")
_ANCHOR = ("doc", "clause", "quote", "opening", "taken")
_LONGEST_ID = 64
_MOST_COLUMNS = 4


def to_json(collections: Iterable[Collection], *, notes: bool) -> str:
    """Return the text of the file; the speaker's notes are in it only when ``notes``."""
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "collections": [collection_entry(each, notes=notes) for each in collections],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, name: str) -> tuple[Collection, ...]:
    """Return what the text of the file called ``name`` holds. Items of a file without notes have none.

    Raises:
        UserError: not_collections, newer_data, bad_date.
    """
    try:
        content = json.loads(text)
        known = content["format"] == _FORMAT
        newer = known and content["version"] > _VERSION
        collections = () if newer or not known else tuple(map(collection_of, _list(content["collections"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _not_collections(name) from error
    if newer:
        raise UserError("newer_data", f"“{name}”由更新版本的程序导出，本版本不能读取。", "请安装新版程序后再导入。")
    if not known:
        raise _not_collections(name)
    return collections


def collection_entry(collection: Collection, *, notes: bool) -> dict[str, object]:
    """Return a collection as JSON holds it."""
    items = [_item_entry(item, notes=notes) for item in collection.items]
    return {name: getattr(collection, name) for name in _NAMED} | {"items": items}


def collection_of(entry: object) -> Collection:
    """Return the collection of such an entry; ValueError, TypeError or KeyError when it is none."""
    known = _mapping(entry)
    named = {name: _text(known.get(name, "")) for name in _NAMED}
    checked_times(named)
    items = tuple(_item(each) for each in _list(known["items"]))
    if not _is_id(named["id"]) or not named["title"].strip() or len({item.id for item in items}) < len(items):
        raise ValueError(named)
    return Collection(items=items, **named)


def has_notes(entry: object) -> bool:
    """Tell whether an entry that ``collection_of`` takes was written with the speaker's notes."""
    return all("notes" in _mapping(each) for each in _list(_mapping(entry)["items"]))


def _item_entry(item: CollectionItem, *, notes: bool) -> dict[str, object]:
    entry: dict[str, object] = {"id": item.id, "kind": item.kind.value, "title": item.title, "text": item.text}
    if item.clauses:
        entry["clauses"] = [{name: getattr(anchor, name) for name in _ANCHOR} for anchor in item.clauses]
    if item.table is not None:
        choice = item.table
        entry["table"] = {"kind": choice.kind, "docs": list(choice.docs), "filters": dict(choice.filters)}
    return entry | ({"notes": item.notes} if notes else {})


def _item(entry: object) -> CollectionItem:
    known = _mapping(entry)
    kind = ItemKind(_text(known["kind"]))
    clauses = tuple(_anchor(each) for each in _list(known.get("clauses", [])))
    table = _table(known["table"]) if kind is ItemKind.TABLE else None
    columns = {ItemKind.CLAUSE: range(1, 2), ItemKind.COMPARISON: range(2, _MOST_COLUMNS + 1)}.get(kind, range(1))
    if not _is_id(_text(known["id"])) or len(clauses) not in columns:
        raise ValueError(known)
    words = {name: _text(known.get(name, "")) for name in ("title", "text", "notes")}
    return CollectionItem(id=known["id"], kind=kind, clauses=clauses, table=table, **words)


def _anchor(entry: object) -> ClauseAnchor:
    known = _mapping(entry)
    words = {name: _text(known.get(name, "")) for name in _ANCHOR}
    if not (words["doc"] and words["clause"]):
        raise ValueError(known)
    return ClauseAnchor(**words)


def _table(entry: object) -> TableChoice:
    known = _mapping(entry)
    docs = tuple(_text(doc) for doc in _list(known.get("docs", [])))
    return TableChoice(_text(known["kind"]), docs, _mapping(known.get("filters", {})))


def _is_id(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_ID and text.isalnum() and text.isascii()


def _mapping(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError(value)
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # a lone surrogate cannot be stored
    return value


def _not_collections(name: str) -> UserError:
    return UserError(
        "not_collections",
        f"“{name}”不是本程序导出的讲义文件，或内容不完整，没有导入任何讲义。",
        "请选择用“导出讲义”得到的文件。",
    )
