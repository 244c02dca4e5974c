"""A text at the left, what was read of it at the right: its fields and its outline, each shown where it is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from compendium.domain.document import Document, DocumentInfo, NodeKind
from compendium.domain.import_item import Doubt
from compendium.services.metadata_edits import BY_HAND
from compendium.services.outline_edits import Rows
from compendium.services.source_places import paragraph_at
from compendium.ui.icons import Icons
from compendium.ui.importing.editing import Editing
from compendium.ui.importing.left_out_strip import LeftOutStrip
from compendium.ui.importing.metadata_form import MetadataForm
from compendium.ui.importing.outline_editor import OutlineEditor
from compendium.ui.importing.source_view import SourceView, Span
from compendium.ui.theme import Themes

_WIDTHS = [560, 480]
_FRAMES = frozenset({NodeKind.DOC, NodeKind.COVER, NodeKind.ATTACHMENT})


class Printed(NamedTuple):
    """A text as it is printed.

    Attributes:
        text: all of it.
        places: where each paragraph, as it was read, begins in ``text``.
        evidence: where the words that each field rests on stand.
        left_out: what was taken for no part of the document.
    """

    text: str
    places: Sequence[int]
    evidence: Mapping[str, Sequence[Span]]
    left_out: Sequence[Span] = ()


class ReviewBody(QSplitter):
    """Shows a text and its corrections; whoever holds it takes the signals of ``form`` and ``outline``.

    ``field_shown`` names the field that is looked at.
    """

    field_shown = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("importSplitter")
        self.setChildrenCollapsible(False)
        self._themes = themes
        self._editing: Editing | None = None
        self._printed = Printed("", (), {})
        self._starts = [0]  # of the paragraphs that the places are of, in their letters one after the other
        self._by_hand: frozenset[str] = frozenset()  # fields that no words in the text stand for any more
        self._focused = ""
        self.source = SourceView(themes)
        self.form = MetadataForm(themes, icons)
        self.outline = OutlineEditor(themes, icons)
        self._build()
        self.form.focused.connect(self._on_form_focused)
        self.outline.paragraph_chosen.connect(self._on_paragraph_chosen)
        self.tabs.currentChanged.connect(self._on_tabs_changed)
        self._left_out.step_requested.connect(self.source.show_left_out)

    def show_text(self, printed: Printed, editing: Editing) -> None:
        """Show a text and its corrections."""
        self._printed, self._editing = printed, editing
        self._starts = list(accumulate((_letters(row.text) for row in editing.rows), initial=0))
        self._focused = ""
        self.source.show_source(printed.text, printed.left_out)
        self._left_out.show_left_out([printed.text[start:end] for start, end in printed.left_out])
        self.outline.show_rows(editing.rows, 0)

    def show_fields(self, info: DocumentInfo, doubts: Sequence[Doubt] = ()) -> None:
        """Show what is known now, and on its tabs how much there is to look at."""
        self.form.show_info(info, doubts)
        by_hand = frozenset(name for name, words in info.evidence.items() if words == BY_HAND)
        changed, self._by_hand = by_hand ^ self._by_hand, by_hand
        self.source.mark([span for doubt in doubts for span in self._evidence(doubt.field)])
        if self._focused in changed and self.tabs.currentWidget() is self.form:
            self.source.show_words(self._evidence(self._focused))
        count = len(doubts)
        self.tabs.setTabText(0, self.tr("文件信息 · {0} 处疑问").format(count) if count else self.tr("文件信息"))
        if self._editing is not None:
            self.tabs.setTabText(1, self._size(self._editing.document))

    def _size(self, document: Document) -> str:
        """Say how much the outline holds; paragraphs without number and title are no clauses."""
        numbered = any(clause.kind not in _FRAMES and (clause.marker or clause.title) for clause in document.outline)
        words = self.tr("结构 · {0} 条") if numbered else self.tr("结构 · {0} 段")
        return words.format(len(document.outline))

    def _evidence(self, field: str) -> Sequence[Span]:
        return () if field in self._by_hand else self._printed.evidence.get(field, ())

    def show_rows(self) -> None:
        """Show the outline again, after a correction was taken back."""
        if self._editing is not None:
            self.outline.show_rows(self._editing.rows)

    def show_form(self) -> None:
        """Go to the fields."""
        self.tabs.setCurrentWidget(self.form)

    def show_outline(self) -> None:
        """Go to the outline."""
        self.tabs.setCurrentWidget(self.outline)

    def show_beside(self, other: QWidget | None) -> None:
        """Show something else in the place of the text; None shows the text again."""
        if other is None:
            self._texts.setCurrentIndex(0)
            return
        if self._texts.indexOf(other) < 0:
            self._texts.addWidget(other)
        self._texts.setCurrentWidget(other)

    # Building

    def _build(self) -> None:
        self._left_out = LeftOutStrip(self._themes)
        printed = QWidget()
        column = QVBoxLayout(printed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._left_out)
        column.addWidget(self.source, 1)
        self._texts = QStackedWidget()
        self._texts.addWidget(printed)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("读出的内容"))
        self.tabs.tabBar().setAccessibleName(self.tr("读出的内容"))
        self.tabs.addTab(self.form, self.tr("文件信息"))
        self.tabs.addTab(self.outline, self.tr("结构"))
        self.tabs.setCornerWidget(self.outline.only_headings)
        self.outline.only_headings.hide()
        for part in (self._texts, self.tabs):
            self.addWidget(self._card(part))
        self.setSizes(_WIDTHS)
        self.setHandleWidth(self._themes.current.px("space_2"))

    def _card(self, inner: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        gap = self._themes.current.px("space_1")
        column.setContentsMargins(gap, gap, gap, gap)
        column.addWidget(inner)
        return card

    # Reacting

    def _on_form_focused(self, name: str) -> None:
        self._focused = name
        self.source.show_words(self._evidence(name))
        self.field_shown.emit(name)

    def _on_tabs_changed(self, _tab: int) -> None:
        self.outline.only_headings.setVisible(self.tabs.currentWidget() is self.outline)
        if self.tabs.currentWidget() is self.outline:
            self.outline.focus_list()
            self._on_paragraph_chosen(self.outline.place)

    def _on_paragraph_chosen(self, place: int) -> None:
        if self._editing is None or self.tabs.currentWidget() is not self.outline:
            return
        self.source.show_words(self._spans(self._editing.rows, place))

    def _spans(self, rows: Rows, place: int) -> Sequence[Span]:
        """Where a paragraph stands in the source, now that others may have been joined and split before it.

        Corrections change no letter, so as many stand before it as ever.
        """
        places = self._printed.places
        if place >= len(rows) or not places:
            return ()
        letters = sum(_letters(row.text) for row in rows[:place])
        before = min(bisect_right(self._starts, letters), len(places)) - 1
        return paragraph_at(self._printed.text, rows[place].text, places[before] + letters - self._starts[before])


def _letters(text: str) -> int:
    """Count what is no blank: corrections and the lines of a file change blanks only."""
    return len("".join(text.split()))
