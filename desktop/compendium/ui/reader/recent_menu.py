"""The texts that were read last, as a menu; choosing one goes on where it was left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from compendium.services.recent_texts import RecentText
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name

translate = QCoreApplication.translate  # under its own name lupdate finds the words


def recent_menu(
    texts: Sequence[RecentText],
    icons: Icons,
    parent: QWidget,
    *,
    opened: Callable[[str], None],
    cleared: Callable[[], None],
) -> QMenu:
    """Make the menu; ``opened`` gets the document that was chosen, ``cleared`` is called to forget them all."""
    menu = QMenu(parent)
    menu.setAccessibleName(translate("RecentMenu", "最近阅读"))
    for number, text in enumerate(texts, 1):
        key = f"&{number} " if number <= 9 else ""
        words = document_name(text.info).replace("&", "&&")
        action = menu.addAction(icons.icon("file-text"), f"{key}{words}\t{when(text.opened)}")
        action.triggered.connect(lambda _on=False, doc=text.info.id: opened(doc))
    if not texts:
        menu.addAction(translate("RecentMenu", "还没有读过文件")).setEnabled(False)
        return menu
    menu.addSeparator()
    forget = menu.addAction(icons.icon("eraser"), translate("RecentMenu", "清空最近阅读"))
    forget.triggered.connect(lambda _on=False: cleared())
    menu.setActiveAction(menu.actions()[0])
    return menu


def when(moment: str, today: date | None = None) -> str:
    """A moment as one remembers it: the time of today, 昨天, else the day; "" for what is no moment."""
    try:
        then = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    day = today or datetime.now().astimezone().date()
    if then.date() == day:
        return f"{then:%H:%M}"
    if then.date() == day - timedelta(days=1):
        return translate("RecentMenu", "昨天")
    return then.date().isoformat()
