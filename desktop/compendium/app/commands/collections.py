"""``collection list``, ``show``, ``add``, ``remove``, ``export`` and ``import``."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from compendium.app.commands.base import DONE, Place
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import Collection, CollectionItem, ItemKind
from compendium.domain.comparison import ClauseRef
from compendium.domain.errors import UserError
from compendium.services.collections import CollectionService, StandingItem, new_id

_ID_SHOWN = 8
_LINE = 60
_KINDS = {
    ItemKind.SECTION: "小节",
    ItemKind.SLIDE: "文字",
    ItemKind.CLAUSE: "条款",
    ItemKind.COMPARISON: "对照",
    ItemKind.TABLE: "清单",
}
_STATES = {
    AnchorState.OK: "",
    AnchorState.MOVED: "〔条款已移位〕",
    AnchorState.CHANGED: "〔原文已变〕",
    AnchorState.LOST: "〔原文已不在文库〕",
}


def list_all(composition: Composition, _arguments: argparse.Namespace, output: Output) -> int:
    """Print every collection."""
    _print_list(composition.collections.list(), output)
    return DONE


def show(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Print the items of a collection."""
    _print_one(composition.collections, composition.collections.find(arguments.name), output)
    return DONE


def add(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Put items at the end of a collection, made now when there is none of that name, and print it."""
    service = composition.collections
    try:
        kept = service.find(arguments.name)
    except UserError as error:
        if error.code != "unknown_collection":
            raise
        kept = service.new(arguments.name)
    items = (*kept.items, *_wanted(service, arguments))
    subtitle = kept.subtitle if arguments.subtitle is None else arguments.subtitle.strip()
    (stored,) = service.put([replace(kept, items=items, subtitle=subtitle)])
    _print_one(service, stored, output)
    return DONE


def remove(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Delete collections, all that are named or none, and print what was deleted."""
    service = composition.collections
    removed = service.remove([service.find(name).id for name in arguments.names])
    if not output.as_json:
        output.lines([f"已删除 {len(removed)} 份讲义："])
    _print_list(removed, output)
    return DONE


def export(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Write collections into a file and print what was written."""
    service = composition.collections
    chosen = [service.find(name) for name in arguments.names] or service.list()
    count = service.export_to(arguments.file, [each.id for each in chosen], notes=arguments.notes)
    if output.as_json:
        _print_list(chosen, output)
    else:
        private = "含讲者备注" if arguments.notes else "不含讲者备注"
        output.lines([f"已把 {count} 份讲义存到 {arguments.file}（{private}）"])
    return DONE


def merge(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Take collections in from a file and print all that are kept now."""
    outcome = composition.collections.import_from(arguments.file)
    kept = composition.collections.list()
    if output.as_json:
        _print_list(kept, output)
    else:
        updated = f"更新 {outcome.updated} 份，" if outcome.updated else ""
        output.lines([f"新增 {outcome.new} 份讲义，{updated}原已有 {outcome.present} 份；现共 {len(kept)} 份。"])
    return DONE


def _wanted(service: CollectionService, arguments: argparse.Namespace) -> Iterator[CollectionItem]:
    places: Sequence[Place] = arguments.places
    if arguments.section:
        yield CollectionItem(new_id(), ItemKind.SECTION, arguments.section)
    if arguments.text:
        yield CollectionItem(new_id(), ItemKind.SLIDE, text=arguments.text)
    if arguments.compare:
        item = service.comparison_item([ClauseRef(place.doc, place.clause) for place in places])
        yield replace(item, notes=arguments.notes)
        return
    for place in places:
        yield service.clause_item(place.doc, place.clause, notes=arguments.notes)


def _print_list(kept: Sequence[Collection], output: Output) -> None:
    if output.as_json:
        output.document([_summary(each) for each in kept])
    elif not kept:
        output.lines(["还没有讲义。用 compendium collection add 名称 文件编号#条款 新建。"])
    else:
        output.lines(f"{each.id[:_ID_SHOWN]}  {each.count:>4} 项  {each.title}" for each in kept)


def _print_one(service: CollectionService, kept: Collection, output: Output) -> None:
    standing = service.standing(kept.items)
    if output.as_json:
        output.document(_summary(kept) | {"items": [_item(each) for each in standing]})
        return
    output.lines([f"{kept.title}（{kept.id[:_ID_SHOWN]}）", *([kept.subtitle] if kept.subtitle else [])])
    output.lines(line for number, each in enumerate(standing, 1) for line in _item_lines(number, each))


def _summary(kept: Collection) -> dict[str, object]:
    return {
        "id": kept.id,
        "title": kept.title,
        "subtitle": kept.subtitle,
        "count": kept.count,
        "created": kept.created,
        "modified": kept.modified,
    }


def _item(each: StandingItem) -> dict[str, object]:
    item = each.item
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "text": item.text,
        "notes": item.notes,
        "state": each.state,
        "clauses": [
            {
                "doc": clause.anchor.doc,
                "clause": clause.clause,
                "quote": clause.anchor.quote,
                "state": clause.state,
                "words": clause.words,
                "source": clause.source,
            }
            for clause in each.clauses
        ],
        "table": asdict(item.table) if item.table is not None else None,
    }


def _item_lines(number: int, each: StandingItem) -> Iterator[str]:
    item = each.item
    first = item.title or next((clause.heading for clause in each.clauses), "") or item.text.partition("\n")[0]
    yield f"{number:>4}. {_KINDS[item.kind]}  {_STATES[each.state]}{_short(first)}"
    for clause in each.clauses:
        yield f"        {clause.anchor.doc}#{clause.clause}  {_short(clause.words)}"
    if item.notes:
        yield f"        备注（仅自己可见）：{_short(item.notes)}"


def _short(words: str) -> str:
    line = "".join(part.strip() for part in words.split("\n"))
    return line if len(line) <= _LINE else f"{line[: _LINE - 1]}…"
