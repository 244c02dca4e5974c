"""The menu over rows of the ledger, and the statuses in any menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from compendium.domain.ledger import LedgerStatus
from compendium.services.fact_rows import FactRow
from compendium.ui.icons import Icons
from compendium.ui.models.ledger_columns import EDITABLE, ledger_columns, status_look
from compendium.ui.reader.reader_menu import MenuRow, build_menu

if TYPE_CHECKING:
    from compendium.ui.facts.ledger_page import LedgerPage


def add_statuses(menu: QMenu, icons: Icons, chosen: Callable[[LedgerStatus], None], *, keys: bool = True) -> None:
    """Put the statuses into a menu; ``chosen`` is called with the one that is clicked."""
    for number, status in enumerate(LedgerStatus, 1):
        look = status_look(status)
        action = menu.addAction(icons.icon(look.icon, look.tone), f"{look.words}\t{number}" if keys else look.words)
        action.triggered.connect(lambda _=False, status=status: chosen(status))


def status_menu(parent: QMenu, icons: Icons, chosen: Callable[[LedgerStatus], None], *, keys: bool = True) -> QMenu:
    """Make a menu within a menu: 设为 and the statuses."""
    menu = QMenu(QCoreApplication.translate("LedgerMenu", "设为"), parent)
    menu.setIcon(icons.icon("circle-check"))
    add_statuses(menu, icons, chosen, keys=keys)
    return menu


def ledger_menu(page: LedgerPage, icons: Icons, rows: Sequence[FactRow]) -> QMenu:
    """Make the menu for the selected rows."""
    translate = QCoreApplication.translate
    one, first = len(rows) == 1, rows[0]
    field = page.table.field
    made = [
        MenuRow("book-open", translate("LedgerMenu", "打开条款"), "", lambda: page.open_requested.emit(first), one),
        MenuRow("copy", translate("LedgerMenu", "复制为表格"), "Ctrl+C", page.copy_selected),
        MenuRow("text-quote", translate("LedgerMenu", "复制并附出处"), "", page.cite_selected),
    ]
    if field in EDITABLE and not one:
        title = next(column.title for column in ledger_columns() if column.key == field)
        words = translate("LedgerMenu", "将“{0}”填入所选各行").format(title)
        made.append(MenuRow("arrow-down", words, "Ctrl+D", page.table.fill_down))
    tracked = any(row.tracked for row in rows)
    made.append(MenuRow("x", translate("LedgerMenu", "清空登记"), "", page.clear, tracked))
    menu = build_menu(made, icons, page)
    menu.insertMenu(menu.actions()[0], status_menu(menu, icons, page.set_status))
    return menu
