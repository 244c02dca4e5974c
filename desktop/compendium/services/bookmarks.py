"""Bookmarks: kept, grouped in folders, found again, exchanged."""

from __future__ import annotations

import builtins  # for annotations: within the class ``list`` is the method
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from compendium.domain.anchor import default_quote, exact_quote, locate, squeezed
from compendium.domain.bookmark import Bookmark
from compendium.domain.errors import UnknownDocumentError, UserError
from compendium.domain.system_errors import advice, reason
from compendium.exporters.bookmarks_json import BookmarkFile, from_json, to_json
from compendium.services.folders import ancestors, checked_folder, moved, within
from compendium.store import files
from compendium.store.bookmarks import BookmarkRepository
from compendium.store.documents import DocumentRepository

_LARGEST_FILE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Merged:
    """What a file of bookmarks brought: so many new ones, newer words for known ones, and ones that were here."""

    new: int
    updated: int
    present: int

    @property
    def taken(self) -> int:
        """How many changed anything here."""
        return self.new + self.updated


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class BookmarkService:
    """The user's bookmarks. What a method returned from is on the disk."""

    def __init__(
        self, bookmarks: BookmarkRepository, documents: DocumentRepository, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._bookmarks = bookmarks
        self._documents = documents
        self._now = now

    def add(
        self,
        doc: str,
        clause: str,
        *,
        quote: str | None = None,
        note: str = "",
        folder: str = "",
        tags: Sequence[str] = (),
    ) -> Bookmark:
        """Keep a clause. A bookmark that is the same in place, words, folder, note and tags is returned instead.

        Args:
            doc: id of the document.
            clause: id of the clause.
            quote: words of the clause to anchor at; None takes its first sentence.
            note: the user's words.
            folder: made when missing.
            tags: repeated and empty ones are dropped.

        Raises:
            UserError: UnknownDocumentError, UnknownClauseError, quote_not_found, bad_folder, read_only, disk_full.
        """
        text = self._documents.clause(doc, clause).text
        anchor = default_quote(text) if quote is None or not quote.strip() else exact_quote(text, quote)
        if anchor is None:
            raise UserError(
                "quote_not_found", f"“{doc}#{clause}”中没有所选的文字，未添加书签。", "请在一条条款内重新选择文字。"
            )
        moment = self._moment()
        bookmark = Bookmark(
            id=uuid.uuid4().hex,
            doc=doc,
            clause=clause,
            quote=anchor,
            folder=checked_folder(folder),
            tags=_clean_tags(tags),
            note=note,
            created=moment,
            modified=moment,
        )
        with self._bookmarks.database.writing():
            same = self._bookmarks.same(bookmark)
            if same is not None:
                return same
            self._put([bookmark])
        return bookmark

    def find(self, start: str) -> Bookmark:
        """Return the bookmark whose id is or starts with ``start``; UserError unknown_bookmark or ambiguous."""
        found = [bookmark for bookmark in self._bookmarks.all() if bookmark.id.startswith(start)]
        if not start or not found:
            raise UserError("unknown_bookmark", f"没有编号为“{start}”的书签。", "用 bookmark list 查看书签的编号。")
        exact = [bookmark for bookmark in found if bookmark.id == start]
        if len(found) > 1 and not exact:
            raise UserError("ambiguous", f"有 {len(found)} 个书签的编号以“{start}”开头。", "请把编号多写几位。")
        return (exact or found)[0]

    def update(
        self, identifier: str, *, note: str | None = None, folder: str | None = None, tags: Sequence[str] | None = None
    ) -> Bookmark:
        """Change what is given and return the bookmark as it stands now; UserError unknown_bookmark."""
        bookmark = self._bookmarks.get(identifier)
        if bookmark is None:
            raise UserError("unknown_bookmark", f"没有编号为“{identifier}”的书签。", "它可能已在另一个窗口中删除。")
        changed = replace(
            bookmark,
            note=bookmark.note if note is None else note,
            folder=bookmark.folder if folder is None else checked_folder(folder),
            tags=bookmark.tags if tags is None else _clean_tags(tags),
        )
        if changed != bookmark:
            changed = replace(changed, modified=self._moment())
            self._put([changed])
        return self._with_states([changed])[0]

    def remove(self, identifiers: Iterable[str]) -> tuple[Bookmark, ...]:
        """Delete bookmarks and return them for ``restore``; unknown ids are passed over."""
        wanted = set(identifiers)
        with self._bookmarks.database.writing():
            removed = tuple(bookmark for bookmark in self._bookmarks.all() if bookmark.id in wanted)
            self._bookmarks.remove(bookmark.id for bookmark in removed)
        return removed

    def restore(self, bookmarks: Iterable[Bookmark]) -> None:
        """Put back what ``remove`` or ``remove_folder`` returned, as it was."""
        self._put(bookmarks)

    def list(self) -> list[Bookmark]:
        """Return all bookmarks, the oldest first, with their states; MOVED ones name the clause of today."""
        return self._with_states(self._bookmarks.all())

    def folders(self) -> builtins.list[str]:
        """Return the paths of all folders, those above others included, in order."""
        used = {bookmark.folder for bookmark in self._bookmarks.all()}
        return sorted({path for folder in used.union(self._bookmarks.folders()) for path in ancestors(folder)})

    def add_folder(self, folder: str) -> str:
        """Make a folder and return its path; one that exists stays as it is. Raises UserError bad_folder."""
        path = checked_folder(folder)
        if not path:
            raise UserError("bad_folder", "文件夹名不能为空。", "请输入名称。")
        self._bookmarks.add_folders(ancestors(path))
        return path

    def rename_folder(self, old: str, new: str) -> None:
        """Rename a folder with all that is in it; UserError unknown_folder, folder_exists or bad_folder."""
        target = checked_folder(new)
        if target == old:
            return
        with self._bookmarks.database.writing():
            present = self.folders()
            if old not in present:
                raise UserError("unknown_folder", f"没有文件夹“{old}”。", "它可能已在另一个窗口中删除或改名。")
            if target in present:
                raise UserError("folder_exists", f"已有文件夹“{target}”。", "请换一个名称。")
            if not target or within(target, old):
                raise UserError("bad_folder", f"不能把“{old}”改名为“{target}”。", "请换一个名称。")
            inner = [folder for folder in present if within(folder, old)]
            moment = self._moment()
            changed = [
                replace(bookmark, folder=moved(bookmark.folder, old, target), modified=moment)
                for bookmark in self._bookmarks.all()
                if within(bookmark.folder, old)
            ]
            self._bookmarks.remove_folders(inner)
            self._bookmarks.add_folders([*ancestors(target), *(moved(folder, old, target) for folder in inner)])
            self._bookmarks.put(changed)

    def remove_folder(self, folder: str) -> tuple[Bookmark, ...]:
        """Delete a folder with all that is in it and return the bookmarks for ``restore``."""
        with self._bookmarks.database.writing():
            removed = tuple(bookmark for bookmark in self._bookmarks.all() if within(bookmark.folder, folder))
            self._bookmarks.remove(bookmark.id for bookmark in removed)
            self._bookmarks.remove_folders([path for path in self.folders() if within(path, folder)])
        return removed

    def follow_moves(self) -> int:
        """Set every MOVED bookmark to the clause where its words are now; return how many."""
        stored = {bookmark.id: bookmark for bookmark in self._bookmarks.all()}
        moves = [now for now in self.list() if now.clause != stored[now.id].clause]
        if moves:
            self._put(moves)
        return len(moves)

    def export_to(self, path: Path) -> int:
        """Write all bookmarks into a JSON file, whole or not at all; return how many.

        Raises:
            UserError: not_json for another ending, disk_full, read_only, cannot_write.
        """
        if path.suffix.lower() != ".json":
            raise UserError(
                "not_json",
                f"书签只能存成 .json 文件，不能存成“{path.name}”。",
                f"请改用以 .json 结尾的名称，如“{path.stem or '书签'}.json”。",
            )
        bookmarks = self._bookmarks.all()
        files.write_text(path, to_json(bookmarks, self.folders()), "书签文件")
        return len(bookmarks)

    def import_from(self, path: Path) -> Merged:
        """Take in the bookmarks of a file that ``export_to`` wrote.

        Never deletes and never doubles: of two with one id the newer note, folder and tags stand; one that is the
        same as another in everything but its id is passed over.

        Raises:
            UserError: not_found, unreadable, not_bookmarks, newer_data, bad_folder, read_only, disk_full.
        """
        incoming = from_json(_read(path), path.name)
        with self._bookmarks.database.writing():
            return self._merge(incoming)

    def _merge(self, incoming: BookmarkFile) -> Merged:
        before = {bookmark.id: bookmark for bookmark in self._bookmarks.all()}
        after = dict(before)
        contents = {_content(bookmark) for bookmark in before.values()}
        for bookmark in incoming.bookmarks:
            mine = after.get(bookmark.id)
            cleaned = replace(bookmark, folder=checked_folder(bookmark.folder), tags=_clean_tags(bookmark.tags))
            if mine is None and _content(cleaned) not in contents:
                after[bookmark.id] = cleaned
                contents.add(_content(cleaned))
            elif mine is not None and _moment_of(bookmark.modified) > _moment_of(mine.modified):
                after[bookmark.id] = replace(
                    mine, note=cleaned.note, folder=cleaned.folder, tags=cleaned.tags, modified=cleaned.modified
                )
        changed = [bookmark for bookmark in after.values() if before.get(bookmark.id) != bookmark]
        self._put(changed)
        self._bookmarks.add_folders(path for folder in incoming.folders for path in ancestors(checked_folder(folder)))
        new = len(after) - len(before)
        return Merged(new, len(changed) - new, len(incoming.bookmarks) - len(changed))

    def _put(self, bookmarks: Iterable[Bookmark]) -> None:
        kept = tuple(bookmarks)
        with self._bookmarks.database.writing():
            self._bookmarks.put(kept)
            self._bookmarks.add_folders({path for bookmark in kept for path in ancestors(bookmark.folder)})

    def _with_states(self, bookmarks: Iterable[Bookmark]) -> builtins.list[Bookmark]:
        texts: dict[str, dict[str, str]] = {}
        standing = []
        for bookmark in bookmarks:
            if bookmark.doc not in texts:
                texts[bookmark.doc] = self._texts(bookmark.doc)
            known = texts[bookmark.doc]
            state, clause = locate(bookmark.quote, bookmark.clause, known, known)
            standing.append(replace(bookmark, state=state, clause=clause))
        return standing

    def _texts(self, doc: str) -> dict[str, str]:
        try:
            return {clause.id: squeezed(clause.text) for clause in self._documents.get(doc).outline}
        except UnknownDocumentError:
            return {}

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


def _clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def _content(bookmark: Bookmark) -> tuple[str, str, str, str, str, tuple[str, ...]]:
    return bookmark.doc, bookmark.clause, bookmark.quote, bookmark.folder, bookmark.note, bookmark.tags


def _moment_of(text: str) -> float:
    """Return a time to compare; 0 for what is no time."""
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return 0.0


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise UserError("not_bookmarks", f"“{path.name}”太大，不是书签文件。", "请选择用“导出书签”得到的文件。")
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UserError("not_found", f"找不到文件“{path}”。", "请检查路径是否正确。") from None
    except UnicodeDecodeError:
        raise UserError("not_bookmarks", f"“{path.name}”不是书签文件。", "请选择用“导出书签”得到的文件。") from None
    except OSError as error:
        raise UserError("unreadable", f"无法读取“{path}”：{reason(error)}。", advice(error)) from error
