"""Collections (讲义): kept, put together, found again after the texts changed, exchanged."""

from __future__ import annotations

import builtins  # for annotations: within the class ``list`` is the method
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from compendium.domain.bookmark import AnchorState
from compendium.domain.citation import cite, cite_document, locate
from compendium.domain.collection import ClauseAnchor, Collection, CollectionItem, ItemKind, TableChoice
from compendium.domain.collection_anchor import anchor_at, shown_words, stand, unnumbered
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import Document
from compendium.domain.errors import UnknownDocumentError, UserError
from compendium.exporters.collections_json import from_json, to_json
from compendium.services.collection_merging import MergedCollections, merged
from compendium.services.library import LibraryService
from compendium.store import files
from compendium.store.collections import CollectionRepository

LONGEST_TITLE = 200
MOST_COLUMNS = 4
_LARGEST_FILE = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class StandingClause:
    """A clause of an item as it stands in the library today.

    Attributes:
        anchor: as kept.
        clause: where the words are now.
        heading: marker and title as printed; "" when the clause is lost.
        name: short name of the document; its id when it is not in the library.
        place: where it stands in the document, 第二部分第（五）条; "" when lost.
        source: citation, 《标题》（发文字号）第二部分第（五）条; the document's id when it is not in the library.
        words: what is shown; passages are joined by ``PASSAGE_BREAK``.
        text: the whole clause as it reads now; "" when lost.
    """

    anchor: ClauseAnchor
    state: AnchorState
    clause: str
    heading: str
    name: str
    place: str
    source: str
    words: str
    text: str


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item with its clauses as they stand; ``clauses`` is empty for what has none."""

    item: CollectionItem
    clauses: tuple[StandingClause, ...] = ()

    @property
    def state(self) -> AnchorState:
        """The worst state of the clauses."""
        order = (AnchorState.LOST, AnchorState.CHANGED, AnchorState.MOVED)
        return next((state for state in order if any(each.state is state for each in self.clauses)), AnchorState.OK)


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class CollectionService:
    """The user's collections. What a method returned from is on the disk; safe to call from any thread."""

    def __init__(
        self, collections: CollectionRepository, library: LibraryService, *, now: Callable[[], datetime] = _now
    ) -> None:
        self._collections = collections
        self._library = library
        self._now = now
        self._plain: dict[str, tuple[str, Mapping[str, str]]] = {}

    # Reading

    def list(self) -> builtins.list[Collection]:
        """Return every collection as stored, the oldest first."""
        return [*self._collections.all()]

    def get(self, identifier: str) -> Collection:
        """Return a collection whose anchors name the clauses where the words are now; UserError unknown_collection."""
        found = self._collections.get(identifier)
        if found is None:
            raise UserError("unknown_collection", "没有这份讲义，可能已经删除。", "请在“讲义”页查看现有的讲义。")
        return self.followed(found)

    def find(self, name: str) -> Collection:
        """Return the collection whose title is ``name`` or whose id begins with it.

        Raises:
            UserError: unknown_collection, ambiguous.
        """
        known = self._collections.all()
        found = [each for each in known if name == each.id] or [each for each in known if name == each.title]
        found = found or [each for each in known if name and each.id.startswith(name)]
        if not found:
            raise UserError(
                "unknown_collection", f"没有名为“{name}”的讲义。", "用 collection list 查看讲义的名称和编号。"
            )
        if len(found) > 1:
            raise UserError("ambiguous", f"有 {len(found)} 份讲义符合“{name}”。", "请改写讲义的编号。")
        return found[0]

    def standing(self, items: Iterable[CollectionItem]) -> builtins.list[StandingItem]:
        """Tell how items stand in the library today."""
        documents: dict[str, Document | None] = {}
        return [
            StandingItem(item, tuple(self._standing(anchor, documents) for anchor in item.clauses)) for item in items
        ]

    def followed(self, collection: Collection) -> Collection:
        """Return a collection with every anchor at the clause where its words are now."""
        items = tuple(
            replace(each.item, clauses=tuple(replace(clause.anchor, clause=clause.clause) for clause in each.clauses))
            for each in self.standing(collection.items)
        )
        return replace(collection, items=items)

    # Making

    def new(self, title: str, items: Sequence[CollectionItem] = (), subtitle: str = "") -> Collection:
        """Return a collection that is not stored yet; UserError bad_title for a name that does not do."""
        moment = self._moment()
        return Collection(uuid.uuid4().hex, checked_title(title), tuple(items), subtitle.strip(), moment, moment)

    def clause_item(self, doc: str, clause: str, quote: str = "", notes: str = "") -> CollectionItem:
        """Return an item that shows a clause, or ``quote`` of it.

        Raises:
            UserError: UnknownDocumentError, UnknownClauseError.
        """
        return CollectionItem(new_id(), ItemKind.CLAUSE, clauses=(self._anchor(doc, clause, quote),), notes=notes)

    def comparison_item(self, clauses: Sequence[ClauseRef], title: str = "") -> CollectionItem:
        """Return an item that shows clauses side by side, in the order given.

        Raises:
            UserError: wrong_number_of_columns; UnknownDocumentError, UnknownClauseError.
        """
        refs = tuple(dict.fromkeys(clauses))
        if not 2 <= len(refs) <= MOST_COLUMNS:
            raise UserError(
                "wrong_number_of_columns",
                f"并排对照需要两至四条条款，现在是 {len(refs)} 条。",
                "请分几次加入，或只选其中几条。",
            )
        anchors = tuple(self._anchor(ref.doc, ref.clause, "") for ref in refs)
        return CollectionItem(new_id(), ItemKind.COMPARISON, title, clauses=anchors)

    def taken_anew(self, item: CollectionItem) -> CollectionItem:
        """Return an item with its clauses as they read now; those that are lost stay as they were."""
        clauses = tuple(
            each.anchor
            if each.state is AnchorState.LOST
            else anchor_at(each.anchor.doc, each.clause, each.text, each.anchor.quote)
            for each in self.standing([item])[0].clauses
        )
        return replace(item, clauses=clauses)

    def stamped(self, collection: Collection) -> Collection:
        """Return a collection as changed now."""
        return replace(collection, modified=self._moment())

    # Changing

    def put(self, collections: Iterable[Collection]) -> tuple[Collection, ...]:
        """Store collections as changed now and return them with that moment."""
        moment = self._moment()
        kept = tuple(replace(each, modified=moment) for each in collections)
        self._collections.put(kept)
        return kept

    def put_back(self, states: Mapping[str, Collection | None]) -> None:
        """Make collections by id what they were, None for one that was not there: undo and redo."""
        with self._collections.database.writing():
            self._collections.remove(identifier for identifier, state in states.items() if state is None)
            self._collections.put(state for state in states.values() if state is not None)

    def remove(self, identifiers: Iterable[str]) -> tuple[Collection, ...]:
        """Delete collections and return them for ``put_back``; unknown ids are passed over."""
        wanted = set(identifiers)
        with self._collections.database.writing():
            removed = tuple(each for each in self._collections.all() if each.id in wanted)
            self._collections.remove(each.id for each in removed)
        return removed

    # Files

    def export_to(self, path: Path, identifiers: Sequence[str] = (), *, notes: bool = False) -> int:
        """Write collections, all when none are named, into a JSON file, whole or not at all; return how many.

        The speaker's notes are private: they are written only when ``notes``.

        Raises:
            UserError: not_json, unknown_collection, disk_full, read_only, cannot_write.
        """
        if path.suffix.lower() != ".json":
            raise UserError(
                "not_json",
                f"讲义只能存成 .json 文件，不能存成“{path.name}”。",
                f"请改用以 .json 结尾的名称，如“{path.stem or '讲义'}.json”。",
            )
        known = {each.id: each for each in self._collections.all()}
        missing = next((each for each in identifiers if each not in known), None)
        if missing is not None:
            self.get(missing)
        chosen = [known[each] for each in identifiers] if identifiers else [*known.values()]
        files.write_text(path, to_json(chosen, notes=notes), "讲义文件")
        return len(chosen)

    def import_from(self, path: Path) -> MergedCollections:
        """Take in the collections of a file that ``export_to`` wrote; never deletes and never doubles.

        Raises:
            UserError: not_found, unreadable, not_collections, newer_data, read_only, disk_full.
        """
        return self.merge(from_json(_read(path), path.name))

    def merge(self, incoming: Iterable[Collection]) -> MergedCollections:
        """Take in collections of another home, as ``import_from`` does."""
        with self._collections.database.writing():
            outcome = merged(self._collections.all(), incoming)
            self._collections.put(outcome.changed)
        return outcome

    # Anchors

    def _anchor(self, doc: str, clause: str, quote: str) -> ClauseAnchor:
        return anchor_at(doc, clause, self._library.clause(doc, clause).text, quote)

    def _standing(self, anchor: ClauseAnchor, documents: dict[str, Document | None]) -> StandingClause:
        if anchor.doc not in documents:
            documents[anchor.doc] = self._document(anchor.doc)
        document = documents[anchor.doc]
        kept = anchor.quote or anchor.taken or anchor.opening
        if document is None:
            return StandingClause(anchor, AnchorState.LOST, anchor.clause, "", anchor.doc, "", anchor.doc, kept, "")
        state, clause = stand(anchor, self._plain_texts(document))
        name = document.info.short_title or document.info.title
        node = document.by_id.get(clause)
        if node is None:
            source = cite_document(document.info)
            return StandingClause(anchor, AnchorState.LOST, clause, "", name, "", source, kept, "")
        place, source = locate(document, clause), cite(document, clause)
        words = shown_words(anchor, node.text)
        return StandingClause(anchor, state, clause, node.label, name, place, source, words, node.text)

    def _document(self, doc: str) -> Document | None:
        try:
            return self._library.document(doc)
        except UnknownDocumentError:
            return None

    def _plain_texts(self, document: Document) -> Mapping[str, str]:
        info = document.info
        kept = self._plain.get(info.id)
        if kept is None or kept[0] != info.content_hash:
            kept = (info.content_hash, {clause.id: unnumbered(clause.text) for clause in document.outline})
            self._plain[info.id] = kept
        return kept[1]

    def _moment(self) -> str:
        return self._now().isoformat(timespec="seconds")


def to_clipboard(items: Sequence[CollectionItem]) -> str:
    """Return items as text for a clipboard of this program; with their notes, as they stay with their owner."""
    return to_json([Collection(new_id(), "-", tuple(items))], notes=True)


def from_clipboard(text: str) -> tuple[CollectionItem, ...]:
    """Return the items of ``to_clipboard``, to be put in once more; () for anything else."""
    try:
        return tuple(item for each in from_json(text, "") for item in copied(each.items))
    except UserError:
        return ()


def new_id() -> str:
    """Return the id of a new item."""
    return uuid.uuid4().hex


def copied(items: Iterable[CollectionItem]) -> tuple[CollectionItem, ...]:
    """Return items to be put in once more."""
    return tuple(replace(item, id=new_id()) for item in items)


def table_item(choice: TableChoice, title: str = "") -> CollectionItem:
    """Return an item that shows a table."""
    return CollectionItem(new_id(), ItemKind.TABLE, title, table=choice)


def checked_title(title: str) -> str:
    """Return a title without outer blanks, on one line; UserError bad_title for none or a very long one."""
    words = " ".join(title.split())
    if not words:
        raise UserError("bad_title", "讲义的名称是空的。", "请写一个名称，如“科技政策宣讲”。")
    if len(words) > LONGEST_TITLE:
        raise UserError("bad_title", f"讲义的名称太长，有 {len(words)} 个字。", f"请不要超过 {LONGEST_TITLE} 个字。")
    return words


def _read(path: Path) -> str:
    advised = "请选择用“导出讲义”得到的文件。"
    too_large = UserError("not_collections", f"“{path.name}”太大，不是讲义文件。", advised)
    no_text = UserError("not_collections", f"“{path.name}”不是讲义文件。", advised)
    return files.read_text(path, _LARGEST_FILE, too_large, no_text)
