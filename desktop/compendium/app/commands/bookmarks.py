"""``bookmark add``, ``remove``, ``list``, ``export`` and ``import``."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from compendium.app import json_shapes, plain_text
from compendium.app.argument_parser import UsageError
from compendium.app.commands.base import DONE, Place, remove_named
from compendium.app.composition import Composition
from compendium.app.output import Output
from compendium.domain.bookmark import Bookmark


def add(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Keep a clause and print the new bookmark."""
    place: Place = arguments.place
    known = {mark.id for mark in composition.bookmarks.list()}
    mark = composition.bookmarks.add(place.doc, place.clause, note=arguments.note, folder=arguments.folder)
    if mark.id in known:
        output.message("已有相同的书签，没有重复添加。")
    _print(composition, [mark], output)
    return DONE


def remove(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Delete bookmarks, all that are named or none, and print what was deleted."""
    service = composition.bookmarks
    _print(composition, remove_named(arguments.ids, service.find, service.remove, "已删除 {} 个书签：", output), output)
    return DONE


def list_all(composition: Composition, _arguments: argparse.Namespace, output: Output) -> int:
    """Print every bookmark."""
    _print(composition, composition.bookmarks.list(), output)
    return DONE


def export(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Write every bookmark into a file and print what was written; the ending says whether as a table."""
    from compendium.services.exchange import ENDING
    from compendium.services.exporting import ExportKind

    to_read = composition.exporting.endings(ExportKind.BOOKMARKS)
    if arguments.file.suffix.lower() not in (ENDING, *to_read):
        raise UsageError(
            f"书签不能存成“{arguments.file.name}”，文件名请以 {ENDING}（可再导入）或 {'、'.join(to_read)}（供阅读）结尾"
        )
    if arguments.file.suffix.lower() in to_read:
        count = composition.exporting.export(ExportKind.BOOKMARKS, arguments.file)
    else:
        count = composition.exchange.export_to(arguments.file, notes=arguments.with_notes)["bookmarks"]
    if output.as_json:
        output.document(json_shapes.bookmarks(composition.bookmarks.list()))
    else:
        output.lines([f"已把 {count} 个书签存到 {arguments.file}"])
    return DONE


def merge(composition: Composition, arguments: argparse.Namespace, output: Output) -> int:
    """Take bookmarks in from a file and print all that are kept now."""
    parts = composition.exchange.import_from(arguments.file)
    merged = parts["bookmarks"]
    if output.as_json:
        output.document(json_shapes.bookmarks(composition.bookmarks.list()))
    else:
        updated = f"更新 {merged.updated} 个，" if merged.updated else ""
        total = len(composition.bookmarks.list())
        output.lines([f"新增 {merged.new} 个书签，{updated}原已有 {merged.present} 个；现共 {total} 个。"])
        if any(part.taken and part.without_notes for part in parts.values()):
            output.lines(["文件不含讲者备注：导出时未加 --with-notes。"])
    return DONE


def _print(composition: Composition, kept: Sequence[Bookmark], output: Output) -> None:
    if output.as_json:
        output.document(json_shapes.bookmarks(kept))
        return
    titles = {info.id: info.title for info in composition.library.list()}
    output.lines(plain_text.bookmark_lines(kept, titles))
