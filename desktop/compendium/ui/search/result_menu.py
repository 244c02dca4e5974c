"""What can be done with a document or a hit of the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex
from PySide6.QtWidgets import QMenu, QWidget

from compendium.domain.query import SearchHit
from compendium.ui.icons import Icons
from compendium.ui.models.results import ResultGroup, ResultRole


class ResultActs:
    """What the menu calls."""

    def __init__(
        self,
        *,
        open_hit: Callable[[SearchHit], None],
        only: Callable[[str], None],
        compare: Callable[[str], None],
        bookmark: Callable[[SearchHit], None],
        cite: Callable[[SearchHit], None],
        collect: Callable[[Sequence[SearchHit]], None],
    ) -> None:
        """``only`` narrows the result to a document, ``cite`` copies a clause with its source."""
        self.open_hit, self.only, self.compare, self.bookmark, self.cite = open_hit, only, compare, bookmark, cite
        self.collect = collect


def result_menu(index: QModelIndex, acts: ResultActs, icons: Icons, parent: QWidget) -> QMenu:
    """Return the menu of a row."""
    translate = QCoreApplication.translate
    menu = QMenu(parent)
    group, hit = index.data(ResultRole.GROUP), index.data(ResultRole.HIT)
    chosen = group or hit
    if not isinstance(chosen, ResultGroup | SearchHit):
        return menu
    first = next(iter(group.hits), None) if isinstance(group, ResultGroup) else hit
    opens = (
        translate("ResultMenu", "打开文件") if isinstance(group, ResultGroup) else translate("ResultMenu", "打开原文")
    )
    rows: list[tuple[str, str, Callable[[], None]]] = [
        ("file-text", translate("ResultMenu", "只看这份文件的结果"), lambda: acts.only(chosen.doc)),
        ("columns-2", translate("ResultMenu", "把这份文件加入对照"), lambda: acts.compare(chosen.doc)),
    ]
    if isinstance(first, SearchHit):
        rows.insert(0, ("book-open", f"{opens}\tEnter" if hit else opens, lambda: acts.open_hit(first)))
    if isinstance(hit, SearchHit):
        rows.append(("text-quote", translate("ResultMenu", "复制并附出处"), lambda: acts.cite(hit)))
        rows.append(("bookmark-plus", translate("ResultMenu", "为这一条添加书签"), lambda: acts.bookmark(hit)))
        rows.append(("list-plus", translate("ResultMenu", "加入讲义…"), lambda: acts.collect([hit])))
    elif isinstance(group, ResultGroup) and group.hits:
        words = translate("ResultMenu", "把这份文件的 {0} 条结果加入讲义…").format(len(group.hits))
        rows.append(("list-plus", words, lambda: acts.collect(group.hits)))
    for icon, words, act in rows:
        menu.addAction(icons.icon(icon), words).triggered.connect(lambda _=False, act=act: act())
    return menu
