"""Looks whether everything in the home is sound and, when asked, repairs what can be repaired."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from compendium.domain.anchor import squeezed
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.document import DocumentInfo, content_hash
from compendium.domain.errors import UserError
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.work import SILENT, Progress
from compendium.services.bookmarks import BookmarkService
from compendium.services.fact_extraction import FactExtraction
from compendium.services.facts import FactService
from compendium.services.notices import Notice
from compendium.store import files
from compendium.store.documents import DocumentRepository
from compendium.store.user_db import UserDatabase

_ID_SHOWN = 8  # of a bookmark's id, enough to name it
_WORDS_SHOWN = 20  # of a fact
_LEFT_SECONDS = 600  # a file that is being written is younger
_REMOVE = "不再需要时用 bookmark remove {id} 删除。"
_ANCHORS = {
    AnchorState.MOVED: ("bookmark_moved", "书签“{quote}”的文字已移到 {doc}#{clause}。"),
    AnchorState.CHANGED: (
        "bookmark_changed",
        "书签“{quote}”所在的 {doc}#{clause} 文字已改动。请在窗口的书签页中或用 bookmark list 核对；" + _REMOVE,
    ),
    AnchorState.LOST: (
        "bookmark_lost",
        "书签“{quote}”所在的 {doc}#{clause} 已不在文库中。重新导入该文件即可恢复；" + _REMOVE,
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be.

    Attributes:
        repairable: a run with ``repair`` would put it right.
        damage: a file is not sound; otherwise the user should look at something, such as a bookmark.
    """

    code: str
    message: str
    repaired: bool = False
    repairable: bool = False
    damage: bool = True


@dataclass(frozen=True, slots=True)
class CheckReport:
    """``ok`` is True when no damage is left; bookmarks to look at are listed all the same."""

    ok: bool
    problems: tuple[Problem, ...]


class SearchIndex(Protocol):
    """What checking needs of search."""

    def problem(self) -> str | None:
        """Return in words what is wrong with the index; None when it is whole and of this library."""

    def rebuild(self, progress: Progress = SILENT) -> None:
        """Build the index anew."""


class CheckService:
    """Checks one home.

    Args:
        home: the folder.
        notices: what putting the home in order found; damage among it counts as repaired.
        documents: the library.
        user: the user's file.
        bookmarks: to look at their anchors.
        index: the search index.
        facts: to look for corrections and entries whose words are gone.
        extraction: to see whether the stored facts are those of the texts.
        rebuild_library: replaces the library file by a sound one; None where the library is not this home's own.
    """

    def __init__(
        self,
        *,
        home: Path,
        notices: Sequence[Notice],
        documents: DocumentRepository,
        user: UserDatabase,
        bookmarks: BookmarkService,
        index: SearchIndex,
        facts: FactService,
        extraction: FactExtraction,
        rebuild_library: Callable[[], Sequence[Notice]] | None,
    ) -> None:
        self._home = home
        self._notices = notices
        self._documents = documents
        self._user = user
        self._bookmarks = bookmarks
        self._index = index
        self._facts = facts
        self._extraction = extraction
        self._rebuild_library = rebuild_library

    def run(self, repair: bool, progress: Progress = SILENT) -> CheckReport:
        """Check everything; with ``repair``, repair what can be, and never what the user made but by his own copy."""
        problems = [
            Problem(notice.code, notice.text, _was_repaired(notice)) for notice in self._notices if notice.damage
        ]
        problems.extend(self._user_problems())
        parts = (
            *(self._library_problems, self._index_problems, self._fact_problems),
            *(self._anchors, self._lost_work, self._leftovers),
        )
        for number, part in enumerate(parts):
            progress.report(number, len(parts), "正在检查")
            problems.extend(part(repair=repair))
        return CheckReport(all(problem.repaired or not problem.damage for problem in problems), tuple(problems))

    def _library_problems(self, *, repair: bool) -> Iterator[Problem]:
        found = [
            Problem("library_damaged", f"文库文件有损坏：{words}", repairable=self._rebuild_library is not None)
            for words in self._documents.database.problems()
        ]
        if not found:
            found = [
                Problem(
                    "text_damaged",
                    f"“{info.title}”（{info.id}）的文字与入库时不一致。",
                    repairable=self._rebuild_library is not None,
                )
                for info in self._documents.list()
                if not self._is_whole(info)
            ]
        if not (found and repair and self._rebuild_library):
            yield from found
            return
        self._documents.database.close()
        done = self._rebuild_library()
        yield from (Problem(problem.code, problem.message, repaired=True) for problem in found)
        yield from (Problem(notice.code, notice.text, repaired=True) for notice in done)

    def _is_whole(self, info: DocumentInfo) -> bool:
        try:
            return content_hash(self._documents.get(info.id).outline) == info.content_hash
        except (UserError, ValueError, KeyError):
            return False

    def _user_problems(self) -> Iterator[Problem]:
        # A damaged user.db is set aside at the start, before it is opened; here it can only be found, not exchanged.
        for words in self._user.problems():
            yield Problem("user_damaged", f"书签和设置文件有损坏：{words}。请重新启动程序，程序会另存并修复它。")

    def _index_problems(self, *, repair: bool) -> Iterator[Problem]:
        words = self._index.problem()
        if words is None:
            return
        if repair:
            self._index.rebuild()
        yield Problem("index_stale", words, repaired=repair and self._index.problem() is None, repairable=True)

    def _fact_problems(self, *, repair: bool) -> Iterator[Problem]:
        try:
            wrong = self._extraction.wrong()
        except UserError:  # the file cannot be read; that was said before
            return
        can = not self._documents.database.read_only
        if wrong and repair and can:
            for doc in wrong:
                self._extraction.keep(self._documents.get(doc))
        for doc in wrong:
            words = f"“{self._documents.info(doc).title}”（{doc}）的任务和指标与原文不符，需要重新提取。"
            yield Problem("facts_damaged", words, repaired=repair and can, repairable=can)

    def _lost_work(self, *, repair: bool) -> Iterator[Problem]:  # noqa: ARG002 - what the user made is his to delete
        try:
            corrections, entries = self._facts.lost_corrections(), self._facts.lost_entries()
        except (UserError, ValueError, KeyError):  # the library cannot be read; that was said before
            return
        yield from (_lost("correction_lost", "改正过的内容", correction.anchor) for correction in corrections)
        yield from (_lost("ledger_lost", "台账记录", entry.anchor) for entry in entries)

    def _anchors(self, *, repair: bool) -> Iterator[Problem]:
        off = [bookmark for bookmark in self._bookmarks.list() if bookmark.state is not AnchorState.OK]
        follows = repair and not self._user.read_only
        if follows:
            self._bookmarks.follow_moves()
        for bookmark in off:
            moved = bookmark.state is AnchorState.MOVED
            yield _anchor_problem(bookmark, repaired=follows and moved, repairable=moved and not self._user.read_only)

    def _leftovers(self, *, repair: bool) -> Iterator[Problem]:
        for folder in (self._home, self._home / "library", self._home / "cache"):
            for path in files.leftovers(folder):
                if time.time() - path.stat().st_mtime > _LEFT_SECONDS:
                    words = f"中断的操作留下的临时文件：{path}"
                    yield Problem("leftover", words, repaired=repair and _removed(path), repairable=True)


def _was_repaired(notice: Notice) -> bool:
    return notice.code != "user_damaged"  # the one damage that a home which cannot be written to keeps


def _anchor_problem(bookmark: Bookmark, *, repaired: bool, repairable: bool) -> Problem:
    code, words = _ANCHORS[bookmark.state]
    message = words.format(
        quote=bookmark.quote[:20].strip(), doc=bookmark.doc, clause=bookmark.clause, id=bookmark.id[:_ID_SHOWN]
    )
    return Problem(code, message, repaired, repairable, damage=False)


def _lost(code: str, what: str, anchor: FactAnchor) -> Problem:
    words = squeezed(anchor.quote)[:_WORDS_SHOWN]
    message = f"{what}“{words}”在 {anchor.doc}#{anchor.clause} 中找不到原文，已保留；原文恢复后会重新对上。"
    return Problem(code, message, damage=False)


def _removed(path: Path) -> bool:
    try:
        files.remove(path)
    except OSError:
        return False
    return True
