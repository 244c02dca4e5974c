"""The menu over rows of a table of facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from compendium.domain.fact import Citation
from compendium.services.fact_rows import FactRow
from compendium.ui.icons import Icons
from compendium.ui.reader.reader_menu import MenuRow, build_menu

if TYPE_CHECKING:
    from compendium.ui.facts.fact_page import FactPage


def fact_menu(page: FactPage, icons: Icons, rows: Sequence[FactRow], *, hidden: bool) -> QMenu:
    """Make the menu for the selected rows; ``hidden`` when those are shown that were marked as wrong."""
    translate = QCoreApplication.translate
    one = len(rows) == 1
    first = rows[0]
    made = [
        MenuRow("book-open", translate("FactMenu", "打开条款"), "Enter", lambda: page.open_requested.emit(first), one)
    ]
    detail = first.fact.detail
    if one and isinstance(detail, Citation) and detail.target_doc:
        target = detail.target_doc
        words = translate("FactMenu", "打开所引文件")
        made.append(MenuRow("file-text", words, "", lambda: page.document_requested.emit(target)))
    made.append(MenuRow("copy", translate("FactMenu", "复制为表格"), "Ctrl+C", page.copy_selected))
    made.append(MenuRow("text-quote", translate("FactMenu", "复制并附出处"), "", page.cite_selected))
    collect = translate("FactMenu", "把所在条款加入讲义…")
    made.append(MenuRow("list-plus", collect, "", page.collect_selected))
    present = translate("FactMenu", "放映本表")
    made.append(MenuRow("presentation", present, "F5", page.present_requested.emit, not hidden))
    if hidden:
        made.append(MenuRow("rotate-ccw", translate("FactMenu", "恢复"), "Del", page.hide_selected))
        return build_menu(made, icons, page)
    made.append(MenuRow("pencil", translate("FactMenu", "更正"), "F2", page.detail.edit, one))
    corrected = [row for row in rows if row.correction is not None and row.correction.original is not None]
    if corrected:
        words = translate("FactMenu", "恢复原值")
        made.append(MenuRow("rotate-ccw", words, "", lambda: page.revert(corrected)))
    made.append(MenuRow("eye-off", translate("FactMenu", "标为误抽"), "Del", page.hide_selected))
    return build_menu(made, icons, page)
