"""Tables of texts to hand on: excerpts, bookmarks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.citation import cite_document, locate
from compendium.domain.document import Document, NodeKind
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.domain.sheet import Cell, Column, ColumnKind, Sheet, SheetRow
from compendium.services.note_words import printed_note
from compendium.services.sheets import generated_on

_STATES = {
    AnchorState.OK: "",
    AnchorState.MOVED: "已移位",
    AnchorState.CHANGED: "原文有变",
    AnchorState.LOST: "找不到原文",
}
_COLOURS = {
    MarkColour.NONE: "",
    MarkColour.YELLOW: "黄",
    MarkColour.GREEN: "绿",
    MarkColour.BLUE: "蓝",
    MarkColour.RED: "红",
    MarkColour.PURPLE: "紫",
}
_STYLES = {HighlightStyle.BACKGROUND: "标注", HighlightStyle.UNDERLINE: "下划线"}
_SERIAL = Column("serial", "序号", ColumnKind.SERIAL, 0.5)


def handout_sheet(documents: Sequence[Document], today: date) -> Sheet:
    """Return the texts clause by clause with room for notes, for what has cells instead of pages."""
    made = clauses_sheet([(document, ()) for document in documents], today)
    columns = tuple(
        replace(column, label="笔记", width=3) if column.key == "note" else column for column in made.columns
    )
    return replace(made, kind="handout", title="学习材料", columns=columns)


def clauses_sheet(chosen: Sequence[tuple[Document, Sequence[str]]], today: date) -> Sheet:
    """Return the 条款摘录: clauses of documents, each as printed; an empty list of clauses means all of them."""
    columns = (
        _SERIAL,
        Column("place", "条款", width=1.6),
        Column("text", "原文", width=7),
        Column("note", "备注", width=1.6),
    )
    made: list[SheetRow] = []
    for document, clauses in chosen:
        wanted = set(clauses)
        for clause in document.outline:
            if (clause.id in wanted) if wanted else clause.text.strip():
                place = locate(document, clause.id) or clause.label
                cells: tuple[Cell, ...] = (len(made) + 1, place, clause.text.strip(), None)
                made.append(SheetRow(cells, f"{document.info.id}#{clause.id}", cite_document(document.info)))
    documents = [document for document, _ in chosen]
    return Sheet(
        "clauses", "条款摘录", columns, tuple(made), _subtitle(documents), _notes(documents, today), group_label="文件"
    )


def bookmarks_sheet(
    bookmarks: Sequence[Bookmark],
    documents: Mapping[str, Document],
    today: date,
    highlights: Sequence[Highlight] = (),
) -> Sheet:
    """Return the bookmarks, folder by folder, then the highlights in the order of the texts.

    A document that is not in ``documents`` is not in the library.
    """
    columns = (
        _SERIAL,
        Column("kind", "类型", width=0.9),
        Column("source", "出处", width=3),
        Column("quote", "原文", width=4),
        Column("note", "备注", width=2.4),
        Column("tags", "标签", width=1.2),
        Column("colour", "颜色", width=0.8),
        Column("created", "收藏日期", ColumnKind.DATE, 1.2),
        Column("state", "状态", width=1),
    )
    order = {(doc, each.id): at for doc, document in documents.items() for at, each in enumerate(document.outline)}
    placed = sorted(highlights, key=lambda mark: (mark.doc, order.get((mark.doc, mark.clause), -1), mark.start))
    kept: list[tuple[str, str, Bookmark | Highlight, tuple[str, ...]]] = [
        (mark.folder or "未归入文件夹", "书签", mark, mark.tags)
        for mark in sorted(bookmarks, key=lambda mark: mark.folder)
    ]
    kept += [("标注", _STYLES[mark.style], mark, ()) for mark in placed]
    made: list[SheetRow] = []
    for group, kind, mark, tags in kept:
        document = documents.get(mark.doc)
        source = mark.doc if document is None else cite_document(document.info) + _place(document, mark.clause)
        cells: tuple[Cell, ...] = (
            len(made) + 1,
            kind,
            source,
            mark.quote.strip(),
            printed_note(mark.note),
            "、".join(tags),
            _COLOURS[mark.colour],
            _day(mark.created),
            _STATES[mark.state],
        )
        made.append(SheetRow(cells, mark.id, group))
    title = "书签和标注" if highlights else "书签"
    return Sheet("bookmarks", title, columns, tuple(made), "", (generated_on(today),), group_label="文件夹")


def _place(document: Document, clause: str) -> str:
    known = document.by_id.get(clause)
    if known is None or known.kind is NodeKind.DOC:
        return ""
    return locate(document, clause) or known.label


def _day(moment: str) -> date | None:
    try:
        return datetime.fromisoformat(moment).date()
    except ValueError:
        return None


def _subtitle(documents: Sequence[Document]) -> str:
    return cite_document(documents[0].info) if len(documents) == 1 else f"来自 {len(documents)} 份文件"


def _notes(documents: Sequence[Document], today: date) -> tuple[str, ...]:
    return (*(f"来源：{cite_document(document.info)}" for document in documents), generated_on(today))
