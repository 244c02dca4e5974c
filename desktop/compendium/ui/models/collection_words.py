"""Collections and their items in words of the interface."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QCoreApplication

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.document import DocumentInfo, Validity
from compendium.services.collection_tables import KIND_OF, facets_of
from compendium.services.collections import StandingClause, StandingItem
from compendium.ui.models.fact_kinds import kind_name
from compendium.ui.models.labels import document_name, validity_name
from compendium.ui.models.plain_words import without_signs

KIND_ICONS = {
    ItemKind.SECTION: "table-of-contents",
    ItemKind.SLIDE: "type",
    ItemKind.CLAUSE: "file-text",
    ItemKind.COMPARISON: "columns-2",
    ItemKind.TABLE: "clipboard-list",
}
"""Names of icons."""


def item_kind_name(kind: ItemKind) -> str:
    """Name of a kind of items."""
    translate = QCoreApplication.translate
    return {
        ItemKind.SECTION: translate("CollectionWords", "小节"),
        ItemKind.SLIDE: translate("CollectionWords", "文字页"),
        ItemKind.CLAUSE: translate("CollectionWords", "条款"),
        ItemKind.COMPARISON: translate("CollectionWords", "对照"),
        ItemKind.TABLE: translate("CollectionWords", "清单"),
    }[kind]


def item_title(item: CollectionItem, standing: StandingItem | None) -> str:
    """What an item is called in lists: its own title, else that of what it shows."""
    translate = QCoreApplication.translate
    if item.title:
        return item.title
    if item.kind is ItemKind.TABLE and item.table is not None:
        return table_name(item.table)
    headings = [each.heading for each in standing.clauses if each.heading] if standing else []
    if headings:
        return headings[0]
    if item.clauses:
        return first_line(item.clauses[0].opening or item.clauses[0].quote)
    written = plain_words(first_line(item.text))
    unnamed = translate("CollectionWords", "未命名的小节")
    return written or (unnamed if item.kind is ItemKind.SECTION else translate("CollectionWords", "空白的文字页"))


def item_source(item: CollectionItem, standing: StandingItem | None, infos: Mapping[str, DocumentInfo]) -> str:
    """Where an item comes from, in a line; "" for own words."""
    if item.kind is ItemKind.TABLE and item.table is not None:
        return table_filter(item.table, infos)
    if standing is None:
        return ""
    if item.kind is ItemKind.COMPARISON:
        return " ｜ ".join(each.name for each in standing.clauses)
    gone = QCoreApplication.translate("CollectionWords", "文件已不在文库（{0}）")
    return "".join(f"{each.name} {each.place}" if each.heading else _lost(each, gone) for each in standing.clauses)


def item_line(item: CollectionItem, standing: StandingItem | None) -> str:
    """The beginning of the words that an item shows."""
    if item.kind is ItemKind.SLIDE:
        words = plain_words(item.text)
        return words.removeprefix(item_title(item, None)).lstrip() if not item.title else words
    if standing is None or not standing.clauses:
        return one_line(item.clauses[0].opening) if item.clauses else ""
    shown = standing.clauses[0]
    words = one_line(shown.words)
    heading = one_line(shown.heading or first_line(shown.anchor.opening))
    return words.removeprefix(heading).lstrip("。 ") or words


def state_words(state: AnchorState) -> tuple[str, str]:
    """A short word and a sentence for how the words of an item stand; "" when there is nothing to say."""
    translate = QCoreApplication.translate
    return {
        AnchorState.OK: ("", ""),
        AnchorState.MOVED: (
            translate("CollectionWords", "条款已移位"),
            translate("CollectionWords", "这段文字已移到文件的另一处，讲义已跟随。"),
        ),
        AnchorState.CHANGED: (
            translate("CollectionWords", "原文已变"),
            translate("CollectionWords", "文库中的文字与加入讲义时不同，请核对。"),
        ),
        AnchorState.LOST: (
            translate("CollectionWords", "原文已不在"),
            translate("CollectionWords", "文库中已没有这份文件或这一条，讲义保留着加入时的文字。"),
        ),
    }[state]


def table_name(choice: TableChoice) -> str:
    """Name of the table that a choice shows."""
    kind = KIND_OF.get(choice.kind)
    return QCoreApplication.translate("CollectionWords", "清单") if kind is None else kind_name(kind)


def table_filter(choice: TableChoice, infos: Mapping[str, DocumentInfo]) -> str:
    """What a table is narrowed to, in a line."""
    words = [_value(facet, value, infos) for facet, values in facets_of(choice).items() for value in values]
    text = choice.filters.get("text")
    if isinstance(text, str) and text.strip():
        words.append(f"“{text.strip()}”")
    return "、".join(words) or QCoreApplication.translate("CollectionWords", "全部文件")


def _value(facet: str, value: str, infos: Mapping[str, DocumentInfo]) -> str:
    if facet == "doc":
        return document_name(infos[value]) if value in infos else value
    if facet == "validity" and value in set(Validity):
        return validity_name(Validity(value))
    return value


def free_title(wanted: str, known: Iterable[Collection]) -> str:
    """Return a title that no collection has, with a number if need be: 新讲义 2."""
    taken = {each.title for each in known}
    number = 1
    while (title := wanted if number == 1 else f"{wanted} {number}") in taken:
        number += 1
    return title


def _lost(clause: StandingClause, gone: str) -> str:
    return gone.format(clause.name) if clause.name == clause.anchor.doc else clause.name


def plain_words(text: str) -> str:
    """The words of a text in Markdown on one line, without the signs that set them."""
    return one_line(without_signs(text))


def first_line(text: str) -> str:
    """The first line that says anything."""
    return next((line.strip() for line in text.split("\n") if line.strip()), "")


def one_line(text: str) -> str:
    """All of a text on one line."""
    return " ".join(text.split())
