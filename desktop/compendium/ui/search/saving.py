"""Asks for the name of a search that is saved or renamed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from compendium.domain.saved_search import SavedSearch
from compendium.ui.search.name_dialog import NameDialog
from compendium.ui.search.query_list import description
from compendium.ui.search.search_memory import SearchMemory
from compendium.ui.theme import Themes


class Saving(QObject):
    """Opens the dialog over the page; a name that does not do is refused in it."""

    def __init__(self, memory: SearchMemory, themes: Themes, page: QWidget) -> None:
        super().__init__(page)
        self._memory, self._themes, self._page = memory, themes, page

    def save(self, search: SavedSearch, name_of: Callable[[str, str], str]) -> None:
        """Ask for a name and save."""
        told = description(replace(search, name=""), name_of)
        detail = self.tr("将保存检索词、筛选条件和排序：{0}").format(told)
        dialog = NameDialog(self._themes, self.tr("保存检索"), search.name, detail, self._page)
        dialog.named.connect(lambda name: self._memory.save(replace(search, name=name), dialog.refuse, dialog.accept))
        dialog.open()

    def rename(self, search: SavedSearch) -> None:
        """Ask for another name."""
        dialog = NameDialog(self._themes, self.tr("重命名检索"), search.name, search.query, self._page)
        dialog.named.connect(lambda name: self._memory.rename(search.id, name, dialog.refuse, dialog.accept))
        dialog.open()
