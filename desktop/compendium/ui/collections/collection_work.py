"""What the user does with collections: shown at once, stored in the background, with a way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, TableChoice
from compendium.domain.comparison import ClauseRef
from compendium.domain.errors import UserError
from compendium.services.collection_merging import MergedCollections
from compendium.services.collection_tables import CollectionTables
from compendium.services.collections import CollectionService, StandingItem, copied, table_item
from compendium.ui.collections.changes import Change, History, States
from compendium.ui.models.collection_words import free_title
from compendium.ui.models.plain_words import inner
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks

Bookmarked = Sequence[tuple[str, str, str]]
"""Document, clause and quotation of each; "" for the whole clause."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A table as the library has it: how many rows, the first of them in words, or why it cannot be shown."""

    rows: int
    first: tuple[str, ...] = ()
    trouble: str = ""


_FIRST_ROWS = 6


class CollectionWork(QObject):
    """Loads collections and changes them. All views share one of these, so that each shows what another changed.

    ``changed`` after loading and after every change; ``looked`` when it is known how items stand in the library;
    ``made`` carries the id of a collection that waits for its name; ``went`` the collection and the ids of the items
    that a change, an undo or a redo put there or changed.
    """

    changed = Signal()
    looked = Signal()
    made = Signal(str)
    went = Signal(str, list)

    def __init__(
        self,
        *,
        collections: CollectionService,
        tables: Callable[[], CollectionTables],
        tasks: Tasks,
        notify: Notify,
        parent: QObject | None = None,
    ) -> None:
        """Keep the collaborators; nothing is loaded before ``reload``."""
        super().__init__(parent)
        self._service, self._tables, self._tasks, self._notify = collections, tables, tasks, notify
        self._kept: dict[str, Collection] = {}
        self._standing: dict[str, StandingItem] = {}
        self._rows: dict[str, tuple[TableChoice, TableView]] = {}
        self._history = History()
        self._changes = 0
        self.loaded = False
        self.last_used = ""

    # Reading

    @property
    def collections(self) -> list[Collection]:
        """Every collection, the oldest first."""
        return [*self._kept.values()]

    @property
    def recent(self) -> list[Collection]:
        """Every collection; the one that was added to last is first, then those that changed last."""
        latest = sorted(self._kept.values(), key=lambda each: each.modified, reverse=True)
        return sorted(latest, key=lambda each: each.id != self.last_used)

    def collection(self, identifier: str) -> Collection | None:
        """Return a collection by its id."""
        return self._kept.get(identifier)

    def standing(self, item: CollectionItem) -> StandingItem | None:
        """Tell how an item stands in the library; None while that is being looked up."""
        known = self._standing.get(item.id)
        return known if known is not None and known.item.clauses == item.clauses else None

    def table(self, item: CollectionItem) -> TableView | None:
        """Return the rows of a table; None while they are being looked up."""
        known = self._rows.get(item.id)
        return known[1] if known is not None and known[0] == item.table else None

    def reload(self) -> None:
        """Read everything anew."""
        changes = self._changes

        def read(kept: list[Collection]) -> None:
            if changes == self._changes:  # else it was read before a change that shows already
                self._kept = {each.id: each for each in kept}
                self.loaded = True
                self.changed.emit()

        self._tasks.read(self, lambda _: self._service.list(), read, key="collections")

    def read_then(self, act: Callable[[], object]) -> None:
        """Do something once the collections are loaded."""
        self.changed.connect(act, Qt.ConnectionType.SingleShotConnection)
        self.reload()

    def unused_title(self) -> str:
        """Return a title for a collection that the user did not name."""
        return free_title(self.tr("新讲义"), self.collections)

    def forget(self) -> None:
        """Look everything up again: the library changed."""
        self._standing.clear()
        self._rows.clear()
        self.changed.emit()

    def look(self, items: Sequence[CollectionItem]) -> None:
        """Look up how items stand; ``looked`` follows when anything was not known."""
        unknown = [item for item in items if item.clauses and self.standing(item) is None]
        if unknown:
            self._tasks.read(self, lambda _: self._service.standing(unknown), self._on_looked, key="standing items")
        tables = [item for item in items if item.table is not None and self.table(item) is None]
        if tables:
            self._tasks.read(self, lambda _: self._read_tables(tables), self._on_rows, key="tables of items")

    def _read_tables(self, items: Sequence[CollectionItem]) -> dict[str, tuple[TableChoice, TableView]]:
        found = {}
        for item in items:
            if item.table is not None:
                try:
                    rows = self._tables().rows(item.table)
                    view = TableView(len(rows), tuple(row.subject for row in rows[:_FIRST_ROWS]))
                except UserError as error:
                    view = TableView(0, trouble=str(error))
                found[item.id] = (item.table, view)
        return found

    def _on_looked(self, found: Sequence[StandingItem]) -> None:
        self._standing.update((each.item.id, each) for each in found)
        self.looked.emit()

    def _on_rows(self, found: dict[str, tuple[TableChoice, TableView]]) -> None:
        self._rows.update(found)
        self.looked.emit()

    # Collections

    def make(self, title: str = "", items: Sequence[CollectionItem] = (), words: str = "") -> str:
        """Make a collection and return its id; one without a title gets a free name and waits for a better one."""
        new = self._service.new(title or self.unused_title(), items)
        self.apply({new.id: new}, words, went=(new.id, [item.id for item in items]))
        if not title:
            self.made.emit(new.id)
        return new.id

    def rename(self, identifier: str, title: str, subtitle: str | None = None) -> None:
        """Give a collection another title, and another subtitle if one is given; an empty title changes nothing."""
        kept, words = self._kept.get(identifier), " ".join(title.split())
        if kept is None or not words:
            self.changed.emit()  # what was typed gives way to the title that stays
            return
        below = kept.subtitle if subtitle is None else subtitle.strip()
        if (words, below) != (kept.title, kept.subtitle):
            try:
                changed = replace(kept, title=self._service.new(words).title, subtitle=below)
            except UserError as error:
                self._notify.error(error)
                self.changed.emit()
                return
            self.apply({identifier: changed}, "", went=(identifier, []))

    def duplicate(self, identifier: str) -> None:
        """Put a copy beside a collection."""
        if (kept := self._kept.get(identifier)) is not None:
            title = free_title(self.tr("{0} 副本").format(kept.title), self.collections)
            copy = replace(self._service.new(title, copied(kept.items)), subtitle=kept.subtitle)
            self.apply({copy.id: copy}, self.tr("已复制为“{0}”").format(title), went=(copy.id, []))

    def remove(self, identifier: str) -> None:
        """Delete a collection; the message offers it back."""
        if (kept := self._kept.get(identifier)) is not None:
            words = self.tr("已删除讲义“{0}”（{1} 项）").format(inner(kept.title), kept.count)
            self.apply({identifier: None}, words)

    # Items

    def set_items(self, identifier: str, items: Sequence[CollectionItem], words: str, went: Sequence[str] = ()) -> None:
        """Give a collection other items."""
        kept = self._kept.get(identifier)
        if kept is not None and tuple(items) != kept.items:
            self.apply({identifier: replace(kept, items=tuple(items))}, words, went=(identifier, [*went]))

    def insert(self, identifier: str, items: Sequence[CollectionItem], after: str, words: str) -> None:
        """Put items behind the item ``after``, or at the end."""
        if (kept := self._kept.get(identifier)) is not None and items:
            at = next((n + 1 for n, item in enumerate(kept.items) if item.id == after), len(kept.items))
            placed = (*kept.items[:at], *items, *kept.items[at:])
            self.set_items(identifier, placed, words, [item.id for item in items])

    def take_out(self, identifier: str, ids: Sequence[str], words: str) -> None:
        """Take items out of a collection."""
        if (kept := self._kept.get(identifier)) is not None:
            self.set_items(identifier, [item for item in kept.items if item.id not in ids], words)

    def send(self, source: str, ids: Sequence[str], target: str, *, copy: bool) -> None:
        """Move items to the end of another collection, or copy them there."""
        left, right = self._kept.get(source), self._kept.get(target)
        if left is None or right is None or source == target:
            return
        sent = tuple(item for item in left.items if item.id in ids)
        words = (self.tr("已复制 {0} 项到“{1}”") if copy else self.tr("已移 {0} 项到“{1}”")).format(
            len(sent), right.title
        )
        if copy:
            self.apply({target: replace(right, items=(*right.items, *copied(sent)))}, words)
            return
        rest = tuple(item for item in left.items if item.id not in ids)
        moved = replace(right, items=(*right.items, *sent))
        self.apply({source: replace(left, items=rest), target: moved}, words)

    def update(self, identifier: str, item: CollectionItem, key: str = "") -> None:
        """Put an item in place of the one with its id; changes with one ``key`` that follow each other are one step."""
        if (kept := self._kept.get(identifier)) is not None:
            items = tuple(item if each.id == item.id else each for each in kept.items)
            if items != kept.items:
                step = f"{item.id} {key}" if key else ""
                self.apply({identifier: replace(kept, items=items)}, "", went=(identifier, [item.id]), key=step)

    def take_anew(self, identifier: str, item: CollectionItem) -> None:
        """Let an item show the words that stand in the library now."""

        def done(fresh: CollectionItem) -> None:
            self.update(identifier, fresh)
            self._notify.done(self.tr("已改用现在的文字"), self.undo)

        self._tasks.read(self, lambda _: self._service.taken_anew(item), done)

    def clause_items(self, chosen: Bookmarked, done: Callable[[list[CollectionItem]], None]) -> None:
        """Make items of clauses and hand them to ``done``; those that are not in the library are passed over."""

        def make() -> tuple[list[CollectionItem], UserError | None]:
            items: list[CollectionItem] = []
            trouble: UserError | None = None
            for doc, clause, quote in chosen:
                try:
                    items.append(self._service.clause_item(doc, clause, quote))
                except UserError as error:
                    trouble = error
            return items, trouble

        def made(result: tuple[list[CollectionItem], UserError | None]) -> None:
            items, trouble = result
            if items:
                done(items)
            elif trouble is not None:
                self._notify.error(trouble)

        self._tasks.read(self, lambda _: make(), made)

    def comparison_item(self, clauses: Sequence[ClauseRef], done: Callable[[list[CollectionItem]], None]) -> None:
        """Make an item that shows clauses side by side and hand it to ``done``."""
        chosen = tuple(clauses)
        self._tasks.read(
            self,
            lambda _: self._service.comparison_item(chosen),
            lambda item: done([item]),
            self._notify.error,
        )

    def table_item(self, choice: TableChoice, done: Callable[[list[CollectionItem]], None]) -> None:
        """Make an item that shows a table and hand it to ``done``."""
        done([table_item(choice)])

    # Changing

    def apply(self, states: States, words: str, went: tuple[str, list[str]] | None = None, key: str = "") -> None:
        """Show and store collections as they are to be, None for one to delete; ``words`` offer the way back."""
        stamped = {name: each and self._service.stamped(each) for name, each in states.items()}
        before = {name: self._kept.get(name) for name in states}
        self._history.note(Change(before, stamped, key, went))
        self._show(stamped, went)
        self._store(stamped)
        if words:
            self._notify.done(words, self.undo)
        else:
            self._notify.withdraw()  # what it offered to take back is no longer the last thing done

    def take_back(self) -> bool:
        """Take back what a message offers to, which is what was done last wherever it was; else the last change."""
        return self._notify.take_back() or self.undo()

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        change = self._history.back()
        if change is not None:
            self._notify.withdraw()  # what it offered is done now
            self._show(change.before, change.went)
            self._store(change.before)
        return change is not None

    def redo(self) -> bool:
        """Do again what was taken back last; False when there is nothing."""
        change = self._history.forward()
        if change is not None:
            self._notify.withdraw()
            self._show(change.after, change.went)
            self._store(change.after)
        return change is not None

    def when_stored(self, act: Callable[[], object]) -> None:
        """Do something once all that was changed is stored: for those who read it from there."""

        def done(_nothing: None) -> None:
            act()

        self._tasks.mutate(self, lambda _: None, done)

    def _show(self, states: States, went: tuple[str, list[str]] | None) -> None:
        self._changes += 1
        for name, state in states.items():
            if state is None:
                self._kept.pop(name, None)
            else:
                self._kept[name] = state
        self._kept = dict(sorted(self._kept.items(), key=lambda pair: pair[1].created))
        self.changed.emit()
        if went is not None and went[0] in self._kept:
            self.went.emit(*went)

    def _store(self, states: States) -> None:
        kept = dict(states)
        self._tasks.mutate(self, lambda _: self._service.put_back(kept), lambda _: None, self._on_failed)

    def _on_failed(self, error: Exception) -> None:
        self._notify.error(error)
        self._history.clear()
        self.reload()

    # Files

    def export_to(self, path: Path, identifiers: Sequence[str], *, notes: bool) -> None:
        """Write collections to a file."""
        self._tasks.mutate(
            self,
            lambda _: self._service.export_to(path, identifiers, notes=notes),
            lambda count: self._notify.info(self.tr("已导出 {0} 份讲义到 {1}").format(count, path.name)),
            self._notify.error,
            title=self.tr("正在导出讲义"),
        )

    def import_from(self, path: Path) -> None:
        """Add the collections of a file; none is doubled and none deleted."""
        self._tasks.mutate(
            self,
            lambda _: (self._service.import_from(path), self._service.list()),
            lambda result: self._on_imported(*result),
            self._notify.error,
            title=self.tr("正在导入讲义"),
        )

    def _on_imported(self, merged: MergedCollections, kept: Sequence[Collection]) -> None:
        if not merged.taken:
            self._notify.info(self.tr("文件中的讲义都已在这里，没有需要导入的"))
            return
        after: dict[str, Collection | None] = {each.id: each for each in kept}
        before: Mapping[str, Collection | None] = {each.id: self._kept.get(each.id) for each in merged.changed}
        went = (merged.changed[0].id, list[str]())
        self._history.note(Change(before, {name: after[name] for name in before}, "", went))
        self._show({name: after[name] for name in before}, went)
        words = self.tr("已导入 {0} 份讲义，更新 {1} 份").format(merged.new, merged.updated)
        self._notify.done(words, self.undo)


def with_anchor(item: CollectionItem, at: int, anchor: ClauseAnchor) -> CollectionItem:
    """Return an item with another clause in one of its columns."""
    return replace(item, clauses=(*item.clauses[:at], anchor, *item.clauses[at + 1 :]))
