"""A text at the left, what was read of it at the right: its fields and its outline, each shown where it is printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.import_item import Doubt
from compendium.services.outline_edits import Rows
from compendium.services.source_places import words_in
from compendium.ui.icons import Icons
from compendium.ui.importing.editing import Editing
from compendium.ui.importing.left_out_strip import LeftOutStrip
from compendium.ui.importing.metadata_form import MetadataForm
from compendium.ui.importing.outline_editor import OutlineEditor
from compendium.ui.importing.source_view import SourceView, Span
from compendium.ui.theme import Themes

_WIDTHS = [560, 480]
_HEAD = 40  # characters of a paragraph that are looked for in the source


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
        self._starts = list(accumulate((len(row.text) for row in editing.rows), initial=0))
        self.source.show_source(printed.text, printed.left_out)
        self._left_out.show_left_out([printed.text[start:end] for start, end in printed.left_out])
        self.outline.show_rows(editing.rows, 0)

    def show_fields(self, info: DocumentInfo, doubts: Sequence[Doubt] = ()) -> None:
        """Show what is known now, and on its tabs how much there is to look at."""
        self.form.show_info(info, doubts)
        self.source.mark([span for doubt in doubts for span in self._printed.evidence.get(doubt.field, ())])
        count = len(doubts)
        self.tabs.setTabText(0, self.tr("文件信息 · {0} 处存疑").format(count) if count else self.tr("文件信息"))
        if self._editing is not None:
            headings = len(self._editing.document.outline)
            self.tabs.setTabText(1, self.tr("结构 · {0} 条").format(headings))

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
        self.source.show_words(self._printed.evidence.get(name, ()))
        self.field_shown.emit(name)

    def _on_tabs_changed(self, _tab: int) -> None:
        if self.tabs.currentWidget() is self.outline:
            self.outline.focus_list()
            self._on_paragraph_chosen(self.outline.place)

    def _on_paragraph_chosen(self, place: int) -> None:
        if self._editing is None or self.tabs.currentWidget() is not self.outline:
            return
        at, end = self._span(self._editing.rows, place)
        self.source.show_words([(at, end)] if end > at else [])

    def _span(self, rows: Rows, place: int) -> Span:
        """Where a paragraph stands in the source, now that others may have been joined and split before it.

        Corrections change no letter, so as many stand before it as ever.
        """
        places = self._printed.places
        if place >= len(rows) or not places:
            return 0, 0
        letters = sum(len(row.text) for row in rows[:place])
        near = places[min(bisect_right(self._starts, letters), len(places)) - 1]
        return next(iter(words_in(self._printed.text, rows[place].text[:_HEAD], near)), (near, near))
