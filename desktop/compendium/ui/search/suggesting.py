"""Suggestions while typing: looked up in the background, dropped when late, never while an input method composes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from compendium.domain.query import Suggestion, SuggestionKind
from compendium.domain.saved_search import SavedSearch
from compendium.domain.work import Progress
from compendium.services.search import SearchService
from compendium.ui.icons import Icons
from compendium.ui.models.search_labels import suggestion_name
from compendium.ui.search.search_memory import SearchMemory
from compendium.ui.tasks import Task, Tasks
from compendium.ui.theme import Themes
from compendium.ui.widgets.search_field import SearchField
from compendium.ui.widgets.suggestion_popup import PopupRow, SuggestionPopup

_AFTER_MS = 80
_MOST = 8
_ASKED = 3 * _MOST
_MOST_SAVED = 3
_MOST_ALIKE = 4  # of one kind, while there are others to offer
_ICONS = {
    SuggestionKind.HISTORY: "clock",
    SuggestionKind.TITLE: "file-text",
    SuggestionKind.INSTRUMENT: "package",
    SuggestionKind.UNIT: "landmark",
    SuggestionKind.TERM: "tag",
    SuggestionKind.VALUE: "list-filter",
}


class Suggesting(QObject):
    """Watches a field and fills its popup.

    ``query_chosen`` carries a query, ``saved_chosen`` a SavedSearch, ``document_chosen`` a document's id;
    ``help_requested`` when F1 is pressed in the field.
    """

    query_chosen = Signal(str)
    saved_chosen = Signal(object)
    document_chosen = Signal(str)
    help_requested = Signal()

    def __init__(
        self,
        field: SearchField,
        *,
        search: Callable[[], SearchService],
        memory: SearchMemory,
        tasks: Tasks,
        themes: Themes,
        icons: Icons,
    ) -> None:
        super().__init__(field)
        self._field, self._search, self._memory, self._tasks = field, search, memory, tasks
        self._popup = SuggestionPopup(themes, icons, field)
        self._offers: list[Suggestion | SavedSearch] = []
        self._task: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._look_up)
        field.textEdited.connect(self._on_field_text_edited)
        field.textChanged.connect(self._on_field_text_changed)
        field.submitted.connect(self.close)
        field.installEventFilter(self)
        field.window().installEventFilter(self)
        self._popup.chosen.connect(self._choose)
        self._popup.removed.connect(self._remove)

    def close(self) -> None:
        """Hide the popup; what is still being looked up is dropped."""
        self._timer.stop()
        if self._task is not None:
            self._task.supersede()
            self._task = None
        self._popup.show_rows(())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the popup from the field; follow the field's place, close where the user goes elsewhere."""
        kind = event.type()
        if watched is not self._field:
            if kind == QEvent.Type.Resize:
                self._popup.place()
            elif kind == QEvent.Type.WindowDeactivate:
                self.close()
            return False
        if kind == QEvent.Type.FocusOut:
            self.close()
        elif kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self._popup.place()
        elif kind == QEvent.Type.MouseButtonPress and not self._field.text():
            self._look_up()
        elif kind == QEvent.Type.InputMethod:
            self.close()  # what is composed is not a word yet; once it stands, typing asks again
        elif not self._field.composing and isinstance(event, QKeyEvent):
            if kind == QEvent.Type.ShortcutOverride:
                return self._override(event)
            if kind == QEvent.Type.KeyPress:
                return self._press(event)
        return False

    def _override(self, event: QKeyEvent) -> bool:
        """Keep F1, which elsewhere opens another help, and keys of the open popup from shortcuts."""
        if event.key() == Qt.Key.Key_F1 or (event.key() == Qt.Key.Key_Escape and self._popup.isVisible()):
            event.accept()
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), self._popup.isVisible()
        if key == Qt.Key.Key_F1:
            self.close()
            self.help_requested.emit()
        elif key == Qt.Key.Key_Down and not shown:
            self._look_up()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown:
            self._popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape and shown:
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shown and self._popup.current >= 0:
            self._choose(self._popup.current)
        elif key == Qt.Key.Key_Delete and shown and self._is_removable(self._popup.current):
            self._remove(self._popup.current)
        else:
            return False
        return True

    def _on_field_text_edited(self) -> None:
        if not self._field.composing:
            self._timer.start()

    def _on_field_text_changed(self) -> None:
        if not self._timer.isActive():
            self.close()  # set or emptied by other hands than the user's; where he typed, the next signal says so

    def _look_up(self) -> None:
        if self._field.composing or not self._field.hasFocus():
            return
        text, recent = self._field.text(), self._memory.recent

        def suggest(_: Progress) -> tuple[Suggestion, ...]:
            return self._search().suggest(text, _ASKED, recent)

        self._task = self._tasks.read(self, suggest, lambda found: self._show(text, found), key="suggest")

    def _show(self, text: str, found: tuple[Suggestion, ...]) -> None:
        self._task = None
        if text != self._field.text() or self._field.composing or not self._field.hasFocus():
            return
        typed = text.strip()
        saved = [search for search in self._memory.saved if typed in search.name or typed in search.query]
        others = [each for each in found if each.text != typed or each.doc is not None]
        offers: list[Suggestion | SavedSearch] = [*saved[:_MOST_SAVED], *mixed(others, _MOST)]
        self._offers = offers[:_MOST]
        self._popup.show_rows([self._row(each, typed) for each in self._offers])

    def _row(self, offer: Suggestion | SavedSearch, typed: str) -> PopupRow:
        if isinstance(offer, SavedSearch):
            return PopupRow(offer.name, "star", self.tr("已保存"), typed)
        removable = offer.kind is SuggestionKind.HISTORY
        return PopupRow(offer.text, _ICONS[offer.kind], suggestion_name(offer.kind), typed, removable)

    def _is_removable(self, number: int) -> bool:
        return number >= 0 and self._popup.rows[number].removable

    def _choose(self, number: int) -> None:
        offer = self._offers[number]
        self.close()
        if isinstance(offer, SavedSearch):
            self.saved_chosen.emit(offer)
        elif offer.doc is not None:
            self.document_chosen.emit(offer.doc)
        else:
            self._field.set_query(offer.text)
            self.query_chosen.emit(offer.text)

    def _remove(self, number: int) -> None:
        self._memory.forget(self._popup.rows[number].text)
        del self._offers[number]
        rows = list(self._popup.rows)
        del rows[number]
        self._popup.show_rows(rows)


def mixed(suggestions: Sequence[Suggestion], most: int) -> list[Suggestion]:
    """Return the first of each kind, in their order; more of a kind only where there is room left."""
    counts: Counter[SuggestionKind] = Counter()
    first: list[Suggestion] = []
    rest: list[Suggestion] = []
    for each in suggestions:
        counts[each.kind] += 1
        (first if counts[each.kind] <= _MOST_ALIKE else rest).append(each)
    chosen = [*first, *rest][:most]
    return [each for each in suggestions if each in chosen]
