"""What the views of facts share: all rows of the library, read in the background, and every change to them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from compendium.domain.errors import UserError
from compendium.domain.fact import Detail, FactKind
from compendium.domain.fact_correction import FactCorrection
from compendium.domain.ledger import LedgerEntry, LedgerStatus
from compendium.domain.sheet import Sheet, SheetRow
from compendium.domain.work import SILENT, Progress
from compendium.exporters.sheet_html import clipboard_html, clipboard_text
from compendium.services.exporting import ExportKind
from compendium.services.fact_rows import FactRow
from compendium.services.indicators import IndicatorGroup, indicator_groups
from compendium.services.ledger_import import LedgerPreview, RowChange
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.window_services import TableServices

_T = TypeVar("_T")


EXPORT_OF: Mapping[FactKind, ExportKind] = {
    FactKind.DUTY: ExportKind.TASKS,
    FactKind.TARGET: ExportKind.TARGETS,
    FactKind.SUPPORT: ExportKind.SUPPORTS,
    FactKind.DEADLINE: ExportKind.DEADLINES,
    FactKind.INSTRUMENT: ExportKind.INSTRUMENTS,
    FactKind.CITATION: ExportKind.CITATIONS,
}
"""The table that facts of a kind are handed on as."""


class Found(NamedTuple):
    """What is read: the day that dates are judged by, all rows, those marked as wrong, what lost its words."""

    today: date
    rows: tuple[FactRow, ...]
    hidden: tuple[FactRow, ...]
    lost: tuple[FactCorrection, ...]
    lost_entries: tuple[LedgerEntry, ...]


class Handed(NamedTuple):
    """What is on screen, to be handed on.

    Attributes:
        rows: in the order of the screen.
        groups: the heading of each row; "" without one.
        about: what was narrowed by, in words; "" for nothing.
    """

    kind: ExportKind
    rows: tuple[FactRow, ...]
    groups: tuple[str, ...] = ()
    about: str = ""


class FactWork(QObject):
    """Loads facts and changes them; every change is followed by ``loaded`` and offers the way back.

    All views of facts share one of these, so that each shows what another changed.
    """

    loaded = Signal()
    """``rows`` were read anew."""
    failed = Signal(object)
    """The exception that kept them from being read."""
    collect_requested = Signal(list)
    """Places to put into a collection: document, clause, words."""
    changed = Signal()
    """Something was corrected or recorded; for views that read for themselves."""
    citation_requested = Signal(list)
    """Places that are to be copied with their source: document, clause, words."""

    def __init__(self, *, services: TableServices, tasks: Tasks, notify: Notify, parent: QObject | None = None) -> None:
        """Keep the collaborators; nothing is loaded before ``reload``."""
        super().__init__(parent)
        self._services, self._tasks, self._notify = services, tasks, notify
        self.rows: tuple[FactRow, ...] = ()
        self.hidden: tuple[FactRow, ...] = ()
        self.lost: tuple[FactCorrection, ...] = ()
        self.lost_entries: tuple[LedgerEntry, ...] = ()
        self._wanted = False
        self.today = date.today()  # noqa: DTZ011 - until the facts come with the day they are judged by
        self.ready = False
        self._changes = 0  # a reading begun before a change is out of date

    def cite(self, rows: Sequence[FactRow]) -> None:
        """Ask for the words of rows to be copied with their source; what stands under several headings goes once."""
        if rows:
            places = [(row.doc, row.fact.clause, row.fact.quote) for row in rows]
            self.citation_requested.emit(list(dict.fromkeys(places)))

    def reload(self) -> None:
        """Read everything anew."""
        changes, self._wanted = self._changes, True

        def read(found: Found) -> None:
            if changes == self._changes:
                self._on_loaded(found)

        self._tasks.read(
            self,
            self._read,
            read,
            self.failed.emit,
            key="facts",
            title=self.tr("正在读取清单"),
        )

    def row(self, key: str) -> FactRow | None:
        """Return a loaded row by its key."""
        return next((row for row in self.rows if row.key == key), None)

    def group_indicators(self, shown: Callable[[list[IndicatorGroup]], None]) -> None:
        """Tell ``shown`` which of the loaded targets count the same thing."""
        rows = self.rows
        self._tasks.read(
            self, lambda _progress: indicator_groups(rows, self._services.unify()), shown, key="indicators"
        )

    # Corrections

    def edit(self, row: FactRow, detail: Detail) -> None:
        """Put ``detail`` in place of what a row says."""
        self._correct(lambda: self._services.corrections().edit(row, detail), self.tr("已更正"))

    def hide(self, rows: Sequence[FactRow]) -> None:
        """Mark rows as wrongly extracted."""
        words = self.tr("已将 {0} 项标为误抽，不再列出").format(len(rows))
        self._correct(lambda: self._services.corrections().hide(rows), words)

    def revert(self, rows: Sequence[FactRow]) -> None:
        """Return rows to what was extracted."""
        self._correct(lambda: self._services.corrections().revert(rows), self.tr("已恢复为自动抽取的内容"))

    def add(self, doc: str, clause: str, quote: str, detail: Detail) -> None:
        """Add what selected words of a clause state."""
        self._correct(lambda: self._services.corrections().add(doc, clause, quote, detail), self.tr("已添加"))

    def suggest(self, kind: FactKind, doc: str, quote: str, shown: Callable[[Detail], None]) -> None:
        """Tell ``shown`` a draft of what selected words state."""
        self._tasks.read(
            self,
            lambda _progress: self._services.corrections().suggest(kind, doc, quote),
            shown,
            self._notify.error,
            key="suggest_fact",
        )

    def of_document(self, doc: str, shown: Callable[[list[FactRow]], None]) -> None:
        """Tell ``shown`` the rows of one document; a document that is gone has none."""

        def failed(error: Exception) -> None:
            if isinstance(error, UserError):
                shown([])
            else:
                self._notify.error(error)

        operation = lambda _progress: self._services.facts().for_document(doc)  # noqa: E731
        self._tasks.read(self, operation, shown, failed, key="facts_of_document")

    def discard(self, corrections: Sequence[FactCorrection]) -> None:
        """Delete corrections whose words are no longer in any text."""
        words = self.tr("已删除 {0} 项更正").format(len(corrections))
        self._correct(lambda: self._services.corrections().discard(corrections), words)

    def collect(self, rows: Sequence[FactRow]) -> None:
        """Ask to put the clauses of rows into a collection."""
        self.collect_requested.emit([(row.doc, row.fact.clause, "") for row in rows])

    def _correct(self, operation: Callable[[], Any], words: str) -> None:
        self._change(operation, words, lambda change: self._services.corrections().undo(change))

    # Ledger

    def record(
        self,
        rows: Sequence[FactRow],
        *,
        status: LedgerStatus | None = None,
        progress: str | None = None,
        person: str | None = None,
        date: str | None = None,
        remark: str | None = None,
    ) -> None:
        """Record what is given for each of ``rows``; None leaves a field as it is."""
        words = self.tr("已登记") if len(rows) == 1 else self.tr("已登记 {0} 项").format(len(rows))
        self._enter(
            lambda: self._services.ledger().record(
                rows, status=status, progress=progress, person=person, date=date, remark=remark
            ),
            words,
        )

    def discard_entries(self, entries: Sequence[LedgerEntry]) -> None:
        """Delete entries whose words are no longer in any text."""
        words = self.tr("已删除 {0} 项登记").format(len(entries))
        self._enter(lambda: self._services.ledger().discard(entries), words)

    def preview(self, path: Path, shown: Callable[[LedgerPreview], None]) -> None:
        """Tell ``shown`` what a filled-in file would change."""
        self._tasks.read(
            self,
            lambda _progress: self._services.ledger_import().preview(path),
            shown,
            self._notify.error,
            title=self.tr("正在读取台账"),
        )

    def apply(self, changes: Sequence[RowChange]) -> None:
        """Take changes of a filled-in file over."""
        words = self.tr("已读回 {0} 项").format(len(changes))
        self._enter(lambda: self._services.ledger_import().apply(changes), words)

    def _enter(self, operation: Callable[[], Any], words: str) -> None:
        self._change(operation, words, lambda change: self._services.ledger().undo(change))

    # Files

    def export(self, handed: Handed, path: Path) -> None:
        """Write what is on screen, in its order; the message offers to open the folder."""

        def told(count: int) -> None:
            words = self.tr("已导出 {0} 行到 {1}").format(count, path.name)
            self._notify.info(words, self.tr("打开文件夹"), lambda: _show_folder(path.parent))

        title = self.tr("正在导出 {0}").format(path.name)
        write = self._services.exporting
        operation = lambda _progress: write().write(self.sheet(handed), path)  # noqa: E731
        self._tasks.mutate(self, operation, told, self._notify.error, title=title)

    def copy(self, handed: Handed) -> None:
        """Put rows on the clipboard so that word processors and spreadsheets paste a table."""

        def put(sheet: Sheet) -> None:
            data = QMimeData()
            data.setHtml(clipboard_html(sheet))
            data.setText(clipboard_text(sheet))
            QGuiApplication.clipboard().setMimeData(data)
            self._notify.info(self.tr("已复制 {0} 行，可粘贴为表格").format(len(sheet.rows)))

        self._tasks.read(self, lambda _progress: self.sheet(handed), put, self._notify.error)

    def endings(self, kind: ExportKind) -> tuple[str, ...]:
        """Return the endings of the files that a table can be written to."""
        return self._services.exporting().endings(kind)

    def tell(self, error: UserError) -> None:
        """Say in passing why something was not kept."""
        self._notify.info(str(error))

    def confirm_replacing(self, path: Path, parent: QWidget) -> bool:
        """Ask before a file is written over."""
        text = self.tr("“{0}”已经存在，要替换它吗？").format(path.name)
        return self._notify.confirm(text, self.tr("原来的内容将不再保留。"), self.tr("替换"), parent)

    def sheet(self, handed: Handed) -> Sheet:
        """Return the table as it is handed on; safe to call from any thread."""
        sheet = self._services.exporting().sheet_of(handed.kind, handed.rows)
        rows = _under_headings(sheet.rows, handed) if any(handed.groups) else sheet.rows
        about = (self.tr("筛选：{0}").format(handed.about),) if handed.about else ()
        return replace(sheet, rows=rows, notes=(*about, *sheet.notes))

    # Work

    def _change(self, operation: Callable[[], _T], words: str, take_back: Callable[[_T], object]) -> None:
        """Do something and read all anew in one go; then tell it, with a way back."""
        wanted = self._wanted

        def both() -> tuple[_T, Found | None]:
            return operation(), self._read(SILENT) if wanted else None

        def done(result: tuple[_T, Found | None]) -> None:
            self._changes += 1
            if result[1] is not None:
                self._on_loaded(result[1])
            elif self._wanted:
                self.reload()
            self.changed.emit()
            if words:
                self._notify.done(words, lambda: self._change(lambda: take_back(result[0]), "", _nothing))
            else:
                self._notify.withdraw()  # what it offered to take back is no longer the last thing done

        self._tasks.mutate(self, lambda _progress: both(), done, self._on_change_failed)

    def _on_change_failed(self, error: Exception) -> None:
        self._notify.error(error)
        if isinstance(error, UserError):  # what the views show may be half written over by the user
            self.loaded.emit()

    def _read(self, progress: Progress) -> Found:
        service = self._services.facts()
        rows = tuple(service.facts(progress=progress))
        lost = tuple(service.lost_corrections()), tuple(service.lost_entries())
        return Found(service.today, rows, tuple(service.hidden()), *lost)

    def _on_loaded(self, found: Found) -> None:
        (self.today, self.rows, self.hidden, self.lost, self.lost_entries), self.ready = found, True
        self.loaded.emit()


def _under_headings(made: Sequence[SheetRow], handed: Handed) -> list[SheetRow]:
    """Put the rows of a sheet, which may have left some facts out, under the headings of the screen."""
    headed = zip(handed.rows, handed.groups, strict=True)
    return [
        replace(row, group=next(group for fact, group in headed if row.key.partition(".")[0] == fact.key))
        for row in made
    ]


def _show_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _nothing(_change: object) -> None:
    return
