"""A menu of documents by level of government."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from compendium.domain.document import DocumentInfo
from compendium.ui.models.labels import document_name, level_name

# More documents than a menu can show at a glance are chosen on the page for choosing.
MOST_IN_MENU = 24


def documents_menu(infos: Sequence[DocumentInfo], choose: Callable[[str], None], parent: QWidget) -> QMenu:
    """Return a menu in library order, with a heading for each level; ``choose`` gets the id."""
    menu = QMenu(parent)
    level: object = menu
    for info in infos:
        if info.level != level:
            level = info.level
            # The style sheet draws no words on a section's line.
            heading = menu.addAction(level_name(info.level))
            heading.setEnabled(False)
        words = " · ".join(part for part in (info.region or "", document_name(info)) if part)
        action = menu.addAction(words.replace("&", "&&"))
        action.setData(info.id)
        action.setToolTip(info.title)
        action.triggered.connect(lambda _checked=False, doc=info.id: choose(doc))
    return menu
