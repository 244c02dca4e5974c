"""What the user does with bookmarks and highlights, done in the background, told with a way back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from compendium.domain.anchor import default_quote, squeezed
from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.services.exchange import ENDING
from compendium.ui.bookmarks.mark_changes import MarkChanges, Step
from compendium.ui.models.folder_model import free_name
from compendium.ui.models.outline_model import clause_name
from compendium.ui.models.plain_words import inner


class BookmarkWork(MarkChanges):
    """Loads and changes marks; every change is followed by ``loaded`` and can be taken back, the last one first.

    All views of marks share one of these, so that each shows what another changed. Ids are those of bookmarks or of
    highlights alike; what only a bookmark has, a folder and tags, leaves highlights as they are.
    """

    added = Signal(str)
    """Id of a bookmark that was just set."""
    edit_requested = Signal(str)
    """Id of a mark for which the user asked to write a note."""
    folder_made = Signal(str)
    """Path of a folder that was just made and waits for its name."""

    last_folder = ""
    """Where the next bookmark goes."""

    # Bookmarks

    def add(self, doc: str, clause: str, quote: str = "") -> None:
        """Set a bookmark in the folder that was used last; one that is there already is offered for a note instead."""
        folder = self.last_folder

        def operation() -> tuple[Bookmark, bool, str]:
            name = clause_name(self._library.clause(doc, clause))
            there = self._same(doc, clause, quote)
            if there is not None:
                return there, False, name
            return self._marks().bookmarks.add(doc, clause, quote=quote or None, folder=folder), True, name

        def told(result: tuple[Bookmark, bool, str], _step: Step | None) -> None:
            bookmark, new, name = result
            text = self.tr("已为“{0}”添加书签") if new else self.tr("“{0}”已有书签")
            if new and bookmark.folder:
                text = self.tr("已为“{0}”添加书签，放入“{1}”")
            text = text.format(inner(name), bookmark.folder)
            action = self.tr("加备注…") if not bookmark.note else self.tr("看备注…")
            self._notify.info(text, action, lambda: self.edit_requested.emit(bookmark.id))
            if new:
                self.added.emit(bookmark.id)

        self._change(self.tr("添加书签"), operation, told)

    def _same(self, doc: str, clause: str, quote: str) -> Bookmark | None:
        text = self._library.clause(doc, clause).text
        wanted = squeezed(quote or default_quote(text))
        for bookmark in self._marks().bookmarks.list():
            standing = bookmark.state is not AnchorState.LOST
            if standing and (bookmark.doc, bookmark.clause, squeezed(bookmark.quote)) == (doc, clause, wanted):
                return bookmark
        return None

    def move(self, ids: Sequence[str], folder: str) -> None:
        """Put bookmarks into a folder; the message offers to put them back."""
        moving = [each for each in self._bookmark_ids(ids) if self._folder_of(each) != folder]
        if not moving:
            return

        def operation() -> None:
            for bookmark in moving:
                self._marks().bookmarks.update(bookmark, folder=folder)

        text = self.tr("已移入“{0}”").format(folder) if folder else self.tr("已移出文件夹")
        self._change(self.tr("移动书签"), operation, lambda _, step: self._offer_undo(text, step))

    def arrange(self, ids: Sequence[str], before: str) -> None:
        """Put bookmarks in front of another one in the user's own order; "" puts them at the end."""
        moving = self._bookmark_ids(ids)
        if moving:
            self._change(self.tr("调整顺序"), lambda: self._marks().bookmarks.arrange(moving, before or None))

    def set_tags(self, ids: Sequence[str], add: Sequence[str] = (), drop: Sequence[str] = ()) -> None:
        """Give tags to bookmarks and take tags away."""
        changing = self._bookmark_ids(ids)

        def operation() -> None:
            for entry in self.shelf.entries:
                if entry.bookmark.id in changing:
                    kept = [tag for tag in entry.bookmark.tags if tag not in drop]
                    self._marks().bookmarks.update(entry.bookmark.id, tags=[*kept, *add])

        if changing:
            self._change(self.tr("修改标签"), operation)

    def save(self, mark: str, *, note: str, folder: str, tags: Sequence[str], colour: MarkColour) -> None:
        """Keep all that the user wrote about a mark; the folder becomes the one for the next bookmark."""
        if not self._bookmark_ids([mark]):
            self._change(self.tr("修改标注"), lambda: self._marks().highlights.update([mark], note=note, colour=colour))
            return
        self.last_folder = folder

        def operation() -> None:
            self._marks().bookmarks.update(mark, note=note, folder=folder, tags=tags, colour=colour)

        self._change(self.tr("修改书签"), operation)

    # Highlights

    def highlight(
        self, doc: str, spans: Sequence[tuple[str, int, int]], colour: MarkColour, style: str, *, note: bool = False
    ) -> None:
        """Mark words of a text; with ``note`` the note of the first mark is asked for."""
        kind = HighlightStyle(style)

        def told(marks: tuple[Highlight, ...], _step: Step | None) -> None:
            if note and marks:
                self.edit_requested.emit(marks[0].id)

        self._change(
            self.tr("标注文字"), lambda: self._marks().highlights.add(doc, spans, colour=colour, style=kind), told
        )

    def erase(self, doc: str, spans: Sequence[tuple[str, int, int]]) -> None:
        """Take marks off words of a text; the message offers them back."""

        def told(count: int, step: Step | None) -> None:
            if count:
                self._offer_undo(self.tr("已清除 {0} 处标注").format(count), step)
            else:
                self._notify.info(self.tr("所选文字上没有标注"))

        self._change(self.tr("清除标注"), lambda: self._marks().highlights.erase(doc, spans), told)

    def set_style(self, ids: Sequence[str], style: HighlightStyle) -> None:
        """Show highlights another way."""
        self._change(self.tr("修改标注"), lambda: self._marks().highlights.update(ids, style=style))

    # Both

    def remove(self, ids: Sequence[str]) -> None:
        """Delete marks; the message offers them back."""
        if not ids:
            return
        highlights = len(ids) - len(self._bookmark_ids(ids))

        def operation() -> None:
            self._marks().bookmarks.remove(ids)
            self._marks().highlights.remove(ids)

        text = self.tr("已删除 {0} 个书签").format(len(ids))
        if highlights:
            text = self.tr("已删除 {0} 处标注").format(len(ids))
        if 0 < highlights < len(ids):
            text = self.tr("已删除 {0} 个书签和标注").format(len(ids))
        self._change(self.tr("删除"), operation, lambda _, step: self._offer_undo(text, step))

    def set_note(self, mark: str, note: str) -> None:
        """Keep a note."""
        if self._bookmark_ids([mark]):
            self._change(self.tr("写备注"), lambda: self._marks().bookmarks.update(mark, note=note), key=mark)
        else:
            self._change(self.tr("写备注"), lambda: self._marks().highlights.update([mark], note=note), key=mark)

    def set_colour(self, ids: Sequence[str], colour: MarkColour) -> None:
        """Give marks a colour; a highlight is never without one."""
        bookmarks = self._bookmark_ids(ids)
        highlights = [each for each in ids if each not in bookmarks]

        def operation() -> None:
            for bookmark in bookmarks:
                self._marks().bookmarks.update(bookmark, colour=colour)
            if colour is not MarkColour.NONE:
                self._marks().highlights.update(highlights, colour=colour)

        self._change(self.tr("更改颜色"), operation)

    def accept(self, ids: Sequence[str]) -> None:
        """Anchor marks where their words are now, or at the words that they probably mean."""

        def operation() -> int:
            return self._marks().bookmarks.accept(ids) + self._marks().highlights.accept(ids)

        def told(count: int, step: Step | None) -> None:
            if count:
                self._offer_undo(self.tr("已更新 {0} 处书签和标注的位置").format(count), step)
            else:
                self._notify.info(self.tr("文库中没有与摘录相近的文字，请打开文件自行查找"))

        self._change(self.tr("更新位置"), operation, told)

    # Folders

    def make_folder(self, above: str = "") -> None:
        """Make a folder under a name of its own; ``folder_made`` lets a view ask for a better one."""
        path = free_name(self.tr("新建文件夹"), above, self.shelf.folders)
        self._change(
            self.tr("新建文件夹"),
            lambda: self._marks().bookmarks.add_folder(path),
            lambda _, _step: self.folder_made.emit(path),
        )

    def rename_folder(self, old: str, new: str) -> None:
        """Give a folder another path; a name that is taken is told."""
        if new in self.shelf.folders:
            name = new.rpartition("/")[2]
            self._notify.info(self.tr("已有名为“{0}”的文件夹，请换个名称").format(name))
            return
        if self.last_folder == old or self.last_folder.startswith(f"{old}/"):
            self.last_folder = new + self.last_folder[len(old) :]
        self._change(self.tr("移动或重命名文件夹"), lambda: self._marks().bookmarks.rename_folder(old, new))

    def remove_folder(self, folder: str) -> None:
        """Delete a folder with what is in it; the message offers all of it back."""
        if self.last_folder == folder or self.last_folder.startswith(f"{folder}/"):
            self.last_folder = ""

        def told(gone: tuple[Bookmark, ...], step: Step | None) -> None:
            name = folder.rpartition("/")[2]
            text = self.tr("已删除文件夹“{0}”").format(name)
            if gone:
                text = self.tr("已删除文件夹“{0}”和其中 {1} 个书签").format(name, len(gone))
            self._offer_undo(text, step)

        self._change(self.tr("删除文件夹"), lambda: self._marks().bookmarks.remove_folder(folder), told)

    # Files

    def export_to(self, path: Path, notes: bool = False) -> None:
        """Write everything to a file: one that can be taken in again, or a table by the ending of its name.

        ``notes``: the speaker's notes of collections go along in the one that can be taken in again.
        """

        def operation() -> tuple[int, int]:
            if path.suffix.lower() != ENDING:
                from compendium.services.exporting import ExportKind  # brings much that only exports need

                return self._marks().tables().export(ExportKind.BOOKMARKS, path), 0
            counts = self._marks().exchange.export_to(path, notes=notes)
            return counts["bookmarks"], counts["highlights"]

        def told(counts: tuple[int, int], _step: Step | None) -> None:
            text = self.tr("已导出 {0} 个书签到 {1}").format(counts[0], path.name)
            if counts[1]:
                text = self.tr("已导出 {0} 个书签、{1} 处标注到 {2}").format(*counts, path.name)
            self._notify.info(text)

        self._change("", operation, told, title=self.tr("正在导出书签"))

    def import_from(self, path: Path) -> None:
        """Add what a file holds; nothing is doubled and nothing deleted."""

        def operation() -> tuple[int, int, int, bool]:
            parts = self._marks().exchange.import_from(path)
            taken = {name: part.taken for name, part in parts.items()}
            marks = taken["bookmarks"], taken["highlights"]
            others = sum(count for name, count in taken.items() if name != "folders") - sum(marks)
            return (*marks, others, any(part.taken and part.without_notes for part in parts.values()))

        def told(taken: tuple[int, int, int, bool], step: Step | None) -> None:
            bookmarks, highlights, others, without_notes = taken
            text = self.tr("已导入 {0} 个书签").format(bookmarks)
            if highlights or others:
                text = self.tr("已导入 {0} 个书签，{1} 项标注和其他内容").format(bookmarks, highlights + others)
            if without_notes:
                text = self.tr("{0}。文件不含讲者备注").format(text)
            if any(taken):
                # Collections and the like are taken back on their own pages.
                self._offer_undo(text, None if others else step)
            else:
                self._notify.info(self.tr("文件中的书签都已在这里，没有需要导入的"))

        self._change(self.tr("导入书签和标注"), operation, told, title=self.tr("正在导入书签"))

    def _bookmark_ids(self, ids: Sequence[str]) -> list[str]:
        known = {entry.bookmark.id for entry in self.shelf.entries if entry.highlight is not None}
        return [each for each in ids if each not in known]

    def _folder_of(self, bookmark: str) -> str | None:
        entry = self.entry(bookmark)
        return entry.bookmark.folder if entry is not None else None
