"""An import in which a person decides: files are read, looked at, corrected, then taken in; nothing before that."""

from __future__ import annotations

import logging
import re
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Protocol, TypedDict

from compendium.compare.text import compare_text
from compendium.domain.comparison import TextComparison
from compendium.domain.document import Document, DocumentInfo, Origin
from compendium.domain.errors import CancelledError, UserError
from compendium.domain.import_item import READ, Decision, Doubt, ImportItem, ItemState
from compendium.domain.importing import ImportStatus
from compendium.domain.system_errors import advice, reason
from compendium.domain.work import SILENT, Progress
from compendium.importers.base import SourceText
from compendium.services.import_doubts import asking, doubts_of, not_found, settled
from compendium.services.import_stage import ImportStage, StagedSource
from compendium.services.intake import (
    Intake,
    Placed,
    free_id,
    left_out,
    losses,
    plain_title,
    text_digest,
    version_likeness,
)
from compendium.services.reading import FileReading, SourceFile, files_in, passed_over
from compendium.services.versions import latest_version, next_version
from compendium.texts.document import BuiltDocument

_LOG = logging.getLogger(__name__)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_MUCH = 600  # Chinese characters that are left out of a text; heads and feet of pages have fewer
_SIBLING = "与同批的"
_STATES = {
    ImportStatus.IMPORTED: ItemState.READY,
    ImportStatus.VERSION: ItemState.VERSION,
    ImportStatus.UNCHANGED: ItemState.UNCHANGED,
}


class Listener(Protocol):
    """Told of files as their state changes; in the thread of the work."""

    def __call__(self, items: Sequence[ImportItem], instead_of: int = 0) -> None:
        """Take new and changed items; those of an archive come instead of the archive's own."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file to be looked at: what it was read into, with corrections, and the text that it holds.

    ``noise`` are the pieces of that text that were taken for no part of the document's.
    """

    item: ImportItem
    document: Document
    source: str
    noise: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What one acceptance did to the library, to be undone: ids that came, and documents as they were before.

    ``before`` are the items as they were, ``after`` as they are now; ``held`` those that did not enter, since they
    turned out to be twins or versions of what came meanwhile. ``error`` is what stopped the acceptance before its end;
    None when nothing did.
    """

    added: tuple[str, ...]
    replaced: tuple[Document, ...]
    before: tuple[ImportItem, ...]
    after: tuple[ImportItem, ...]
    error: UserError | None = None
    held: tuple[ImportItem, ...] = ()


class ImportReview:
    """One import, from the files chosen to what was taken in. Its methods may be called from any thread.

    Args:
        intake: the door of the library.
        index_updated: called once after each change of the library.
        reading: makes what reads the files.
    """

    def __init__(
        self,
        intake: Intake,
        *,
        index_updated: Callable[[], None],
        reading: Callable[[], FileReading] = FileReading,
    ) -> None:
        self._intake = intake
        self._index_updated = index_updated
        self._reading = reading
        self._stage: ImportStage | None = None
        self._lock = threading.RLock()
        self._items: dict[int, ImportItem] = {}
        self._files: dict[int, SourceFile] = {}
        self._passed: dict[Path, str] = {}
        self._target: dict[int, str] = {}
        self._corrected: dict[int, Document] = {}
        self._as_read: dict[int, ImportItem] = {}
        self._vouched: dict[int, set[Doubt]] = {}
        self._alone: dict[int, ImportItem] = {}  # as read, before a file of this import became known as their like
        self._skipped: dict[int, ItemState] = {}  # what they were before
        self._first: dict[str, ImportItem] = {}  # by content and by title: files of this import that came before
        self._count = 0
        self._closed = False

    @property
    def today(self) -> date:
        """The day that validity is told for."""
        return self._intake.today

    def close(self) -> None:
        """Throw away what was not taken in."""
        with self._lock:
            self._closed = True
            if self._stage is not None:
                self._stage.close()
                self._stage = None

    def items(self) -> list[ImportItem]:
        """Return all files as they are now."""
        with self._lock:
            return list(self._items.values())

    def passed_over(self) -> dict[Path, str]:
        """Return the files of folders and archives that were left out from the first, with what each is."""
        with self._lock:
            return dict(self._passed)

    # Finding and reading

    def find(self, paths: Sequence[Path], *, update: str = "") -> list[ImportItem]:
        """Return the files meant by files and folders, none of which is read yet; those known already are left out.

        ``update`` is the document that the file is to be a new text of.
        """
        with self._lock:
            known = {file.label for file in self._files.values()}
            found = [self._added(file) for file in files_in(paths) if update or file.label not in known]
            self._passed.update(passed_over(paths))
            self._target.update({item.number: update for item in found if update})
        return found

    def read(self, tell: Listener, progress: Progress = SILENT) -> None:
        """Read every file that waits; a bad one costs no other. Ends early, after the file it is at, when cancelled."""
        waiting = deque(number for number, item in self._items.items() if item.state is ItemState.WAITING)
        done = 0
        with self._reading() as reading:
            while waiting and not progress.cancelled:
                number = waiting.popleft()
                progress.report(done, done + len(waiting) + 1, self._items[number].name)
                tell([self._note(replace(self._items[number], state=ItemState.READING))])
                entries = self._read_one(number, reading, tell, progress)
                with self._lock:
                    self._passed.update(reading.passed)
                waiting.extendleft(reversed(entries))
                done += 1
        progress.report(done, done + len(waiting))

    def _read_one(self, number: int, reading: FileReading, tell: Listener, progress: Progress) -> list[int]:
        """Read one file and tell what it is; of an archive, return the numbers of its entries."""
        item, file = self._items[number], self._files[number]
        try:
            read = reading.read(file, lambda: progress.cancelled)
            if isinstance(read, list):
                entries = [self._added(entry) for entry in read]
                with self._lock:
                    del self._items[number]
                tell(entries, number)
                return [entry.number for entry in entries]
            tell([self._note(self._staged(item, file, read))])
        except CancelledError:
            tell([self._note(replace(item, state=ItemState.WAITING))])
        except UserError as error:
            tell([self._refused(item, error.code, error.message, error.advice)])
        except OSError as error:
            words = f"无法读取“{file.name}”：{reason(error)}。"
            tell([self._refused(item, "unreadable", words, advice(error))])
        except Exception:  # noqa: BLE001 - a defect that one file brings out must not cost the others
            _LOG.exception("Import of %s failed", file.label)
            words = f"程序处理“{file.name}”时出错，该文件没有导入。"
            tell([self._refused(item, "internal", words, "详情已写入日志，请把文件和日志发给维护人员。")])
        return []

    def _added(self, file: SourceFile) -> ImportItem:
        with self._lock:
            self._count += 1
            self._files[self._count] = file
            return self._note(ImportItem(self._count, file.label, file.name))

    def _note(self, item: ImportItem) -> ImportItem:
        with self._lock:
            self._items[item.number] = item
        return item

    def _refused(self, item: ImportItem, code: str, message: str, way_on: str) -> ImportItem:
        return self._note(replace(item, state=ItemState.REFUSED, problem=(code, message, way_on)))

    def _staged(self, item: ImportItem, file: SourceFile, source: SourceText) -> ImportItem:
        built = self._intake.built(source, file)
        self._place_for_waiting().put(item.number, built.document, StagedSource(source.text, tuple(built.noise)))
        return self._judged(item, built, source.warnings)

    def _place_for_waiting(self) -> ImportStage:
        with self._lock:
            if self._closed:
                raise CancelledError
            if self._stage is None:
                self._stage = ImportStage()
            return self._stage

    def _judged(self, item: ImportItem, built: BuiltDocument, notes: Sequence[str]) -> ImportItem:
        """Say what a text is to the library and to the files before it, and what is doubtful."""
        placed = self._placed(item, built.document)
        known = placed.older or (placed.info if placed.status is ImportStatus.UNCHANGED else None)
        info = built.document.info
        doubts = list(doubts_of(built.warnings, built.proposals))
        said = tuple(left_out(built.noise))
        doubts += [*not_found(info, doubts), *map(_loss, losses(info, placed.older)), *asking(notes)]
        if sum(map(len, _HAN.findall(" ".join(built.noise)))) >= _MUCH:
            doubts += (_loss(f"{words.rstrip('。')}，请核对。") for words in said)
        state = _STATES[placed.status]
        item = replace(
            item,
            info=info,
            proposals=built.proposals,
            notes=tuple(note for note in notes if not asking([note])),
            left_out=said,
            **_known(known),
        )
        if state is ItemState.READY:
            item, state = self._beside_others(item, built.document, doubts)
        if state is ItemState.READY and doubts:
            state = ItemState.DOUBTFUL
        item = replace(item, state=state, doubts=tuple(doubts))
        self._as_read[item.number] = item
        return item

    def _placed(self, item: ImportItem, document: Document) -> Placed:
        target = self._target.get(item.number, "")
        placed = self._intake.placed(document)
        if not target or placed.status is ImportStatus.UNCHANGED:
            return placed
        return Placed(ImportStatus.VERSION, placed.info, self._intake.documents.info(target))

    def _beside_others(self, item: ImportItem, document: Document, doubts: list[Doubt]) -> tuple[ImportItem, ItemState]:
        """Look whether a file before this one has the same text, or the same title and much of the text."""
        info = item.info
        if info is None:
            return item, ItemState.READY
        same = self._first.setdefault(text_digest(document), item)
        if same.number != item.number:
            return replace(item, known_title=_told_apart(same, item)), ItemState.UNCHANGED
        like = self._first.setdefault(f"{plain_title(info.title)}\0{info.region}", item)
        if like.number != item.number and version_likeness(self._document(like), document):
            words = "标题相同、文字不同，导入其中一份后，另一份作为它的新版本列出差异，由您决定。"
            doubts.append(Doubt("", f"{_SIBLING}“{like.name}”{words}"))
        return item, ItemState.READY

    # Looking and correcting

    def opened(self, number: int) -> Opened:
        """Return a file that was read, to be looked at.

        Raises:
            UserError: it was not read, or what waits was lost.
        """
        item = self._items[number]
        if item.info is None or self._stage is None:
            raise UserError("not_read", f"“{item.name}”还没有读取。", "请等它读完再查看。")
        return Opened(item, self._document(item), *self._stage.source(number))

    def _document(self, item: ImportItem) -> Document:
        document = self._corrected.get(item.number)
        if document is None:
            document = self._place_for_waiting().document(item.number)
        return replace(document, info=item.info or document.info)

    def correct(self, number: int, document: Document) -> ImportItem:
        """Take a corrected document; doubts about fields that are other than they were read are gone."""
        self._corrected[number] = document
        return self._note(self._weighed(replace(self._items[number], info=document.info, corrected=True)))

    def vouch(self, number: int, doubt: Doubt) -> ImportItem:
        """Take a doubt away: a person looked and found it right."""
        self._vouched.setdefault(number, set()).add(doubt)
        return self._note(self._weighed(self._items[number]))

    def _weighed(self, item: ImportItem) -> ImportItem:
        """Say which of the doubts about a file are left, now that a person looked and corrected."""
        read = self._as_read[item.number]
        vouched = self._vouched.get(item.number, set())
        left = (each for each in read.doubts if each not in vouched and not settled(each, read.info, item.info))
        return _restated(replace(item, doubts=tuple(left)))

    def decide(self, number: int, decision: Decision) -> ImportItem:
        """Say how a file is to enter the library."""
        return self._note(replace(self._items[number], decision=decision))

    def skip(self, number: int) -> ImportItem:
        """Leave a file out, or take one back in that was."""
        item = self._items[number]
        if item.state is ItemState.SKIPPED:
            return self._note(_restated(replace(item, state=self._skipped.pop(number))))
        if item.state not in READ:
            return item
        self._skipped[number] = item.state
        return self._note(replace(item, state=ItemState.SKIPPED))

    def difference(self, number: int, progress: Progress = SILENT) -> TextComparison | None:
        """Compare the document in the library with the text of the file; None where there is no such document."""
        item = self._items[number]
        if not item.known:
            return None
        return compare_text(self._intake.documents.get(item.known), self._document(item), progress)

    # Taking in

    def accept(self, numbers: Iterable[int], tell: Listener, progress: Progress = SILENT) -> Batch:
        """Take files into the library. Each enters whole; cancelling and an error leave out those that did not yet."""
        wanted = [self._items[number] for number in numbers if self._items[number].state in READ]
        wanted = [item for item in wanted if not item.must_choose]
        taking = _Taking()
        for done, item in enumerate(wanted):
            if progress.cancelled:
                break
            progress.report(done, len(wanted), item.name)
            try:
                taken, old = self._taken_in(item)
            except UserError as error:
                taking.error = error
                break
            taking.note(item, taken, old)
            tell([self._note(taken)])
        progress.report(len(wanted), len(wanted))
        if taking.after:
            tell(self._siblings_known(taking.after))
            self._index_updated()
        return taking.batch()

    def undo(self, batch: Batch, tell: Listener) -> None:
        """Take out of the library what a batch brought, and put back what it replaced; the files wait again."""
        self._intake.undo(batch.added, batch.replaced)
        self._index_updated()
        tell([*map(self._note, batch.before), *self._siblings_alone(batch.added)])

    def _siblings_known(self, taken: Sequence[ImportItem]) -> list[ImportItem]:
        """Return the files that are, now that others of their import are in the library, versions of them."""
        titles = {plain_title(item.info.title) for item in taken if item.info}
        found = []
        for item in self.items():
            open_yet = item.state in (ItemState.READY, ItemState.DOUBTFUL) and item.decision is Decision.AUTOMATIC
            if item.info is None or not open_yet or plain_title(item.info.title) not in titles:
                continue
            placed = self._intake.placed(self._document(item))
            if placed.older is not None:
                found.append(self._beside(item, placed.older))
        return found

    def _beside(self, item: ImportItem, older: DocumentInfo) -> ImportItem:
        read = self._as_read[item.number]
        self._alone.setdefault(item.number, read)
        others = [doubt for doubt in read.doubts if not doubt.words.startswith(_SIBLING)]
        lost = map(_loss, losses(item.info, older)) if item.info else ()
        self._as_read[item.number] = replace(read, doubts=(*others, *lost))
        return self._note(self._weighed(replace(item, state=ItemState.VERSION, **_known(older))))

    def _siblings_alone(self, gone: Collection[str]) -> list[ImportItem]:
        """Return the files as they were before the documents that went made them versions."""
        found = []
        for item in self.items():
            if item.number in self._alone and item.known in gone and item.state in READ:
                self._as_read[item.number] = self._alone.pop(item.number)
                alone = replace(item, state=ItemState.READY, decision=Decision.AUTOMATIC, **_known(None))
                found.append(self._note(self._weighed(alone)))
        return found

    def _taken_in(self, item: ImportItem) -> tuple[ImportItem, Document | None]:
        document = self._document(item)
        with self._intake.documents.database.writing():
            asked = self._asked_first(item, document)
            if asked is not None:
                return asked, None
            info, old = self._entering(item, document)
            self._intake.keep(replace(document, info=info))
        return replace(item, state=ItemState.ACCEPTED, doc=info.id, info=info), old

    def _asked_first(self, item: ImportItem, document: Document) -> ImportItem | None:
        """Return the file as it is now known when it may not enter before a person was asked, else None.

        A corrected title, or what was imported meanwhile, may have made it a twin or a version of a document.
        """
        if item.decision is not Decision.AUTOMATIC or item.state is ItemState.VERSION:
            return None
        placed = self._intake.placed(document)
        if placed.status is ImportStatus.UNCHANGED:
            came = next((each for each in self.items() if each.doc == placed.info.id), None)
            known = (
                {**_known(placed.info), "known": "", "known_title": _told_apart(came, item)}
                if came
                else _known(placed.info)
            )
            return replace(item, state=ItemState.UNCHANGED, **known)
        return self._beside(item, placed.older) if placed.older is not None else None

    def _entering(self, item: ImportItem, document: Document) -> tuple[DocumentInfo, Document | None]:
        """Return the metadata, with its id, that a text enters with and the document it replaces."""
        documents = self._intake.documents
        present = documents.ids()
        decision = item.decision
        if decision is Decision.AUTOMATIC and item.known in present and item.state is ItemState.VERSION:
            decision = Decision.VERSION
        if decision is Decision.NEW or (decision is not Decision.AUTOMATIC and item.known not in present):
            return replace(document.info, id=free_id(document.info, present)), None
        if decision is Decision.VERSION:
            last = latest_version(item.known, present)
            return replace(document.info, id=next_version(last, present)), None
        if decision is Decision.REPLACE:
            old = self._intake.own(item.known)
            return replace(document.info, id=old.info.id), old
        return self._intake.placed(document).info, None


@dataclass(slots=True)
class _Taking:
    """What an acceptance did so far."""

    added: list[str] = field(default_factory=list)
    replaced: list[Document] = field(default_factory=list)
    before: list[ImportItem] = field(default_factory=list)
    after: list[ImportItem] = field(default_factory=list)
    held: list[ImportItem] = field(default_factory=list)
    error: UserError | None = None

    def note(self, item: ImportItem, taken: ImportItem, old: Document | None) -> None:
        """Keep how a file was before it was taken in, and what it replaced."""
        if taken.state is not ItemState.ACCEPTED:
            self.held.append(taken)
            return
        self.before.append(item)
        self.after.append(taken)
        if old is None:
            self.added.append(taken.doc)
        else:
            self.replaced.append(old)

    def batch(self) -> Batch:
        """Return it as it is to be undone."""
        changes = (tuple(self.added), tuple(self.replaced), tuple(self.before), tuple(self.after))
        return Batch(*changes, self.error, tuple(self.held))


class _Known(TypedDict):
    """What an ImportItem says of a document in the library."""

    known: str
    known_title: str
    known_date: str
    protected: bool


def _known(info: DocumentInfo | None) -> _Known:
    if info is None:
        return {"known": "", "known_title": "", "known_date": "", "protected": False}
    own = info.origin is Origin.IMPORTED
    return {"known": info.id, "known_title": info.title, "known_date": info.signed_date or "", "protected": not own}


def _told_apart(other: ImportItem, item: ImportItem) -> str:
    """Name a file to one that may have the same name."""
    return other.name if other.name != item.name else f"{Path(other.file).parent.name}/{other.name}"


def _loss(words: str) -> Doubt:
    return Doubt("", words)


def _restated(item: ImportItem) -> ImportItem:
    """A file without doubts is ready, one with some is not."""
    state = ItemState.DOUBTFUL if item.doubts else ItemState.READY
    return replace(item, state=state) if item.state in (ItemState.READY, ItemState.DOUBTFUL) else item
