"""The search index as the check of the home sees it."""

from __future__ import annotations

from compendium.domain.work import SILENT, Progress
from compendium.search.index_store import IndexState
from compendium.services.search import SearchService

_WORDS = {
    IndexState.MISSING: "检索索引未建立，检索时逐字查找",
    IndexState.STALE: "检索索引已过期，文库中较新的内容逐字查找",
    IndexState.UNFINISHED: "检索索引未完成，检索时逐字查找",
    IndexState.FOREIGN: "检索索引不是本程序在这里建立的，没有使用",
    IndexState.DAMAGED: "检索索引已损坏，没有使用",
}


class IndexHealth:
    """Tells what is wrong with the index in words, and has it rebuilt."""

    def __init__(self, search: SearchService) -> None:
        self._search = search

    def problem(self) -> str | None:
        """Return what is wrong; None when the index is whole and of this library."""
        self._search.refresh()
        words = _WORDS.get(self._search.state)
        return f"{words}；结果不受影响，文件多时会慢一些。" if words else None

    def rebuild(self, progress: Progress = SILENT) -> None:
        """Build the index anew; UserError when it cannot be written."""
        self._search.rebuild(progress)
