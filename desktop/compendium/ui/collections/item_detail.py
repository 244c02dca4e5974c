"""One item of a collection: its title, what it shows, a remark for the audience, notes for oneself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.bookmark import AnchorState
from compendium.domain.collection import ClauseAnchor, CollectionItem, ItemKind
from compendium.domain.document import DocumentInfo
from compendium.services.collections import StandingItem
from compendium.ui.collections.clause_views import ColumnList, SentenceChoice, TableSummary, with_quote
from compendium.ui.collections.collection_work import TableView
from compendium.ui.collections.markdown_editor import MarkdownEditor, WordsField
from compendium.ui.icons import Icons
from compendium.ui.models.collection_words import item_kind_name, item_source, item_title, state_words, table_filter
from compendium.ui.theme import Themes
from compendium.ui.widgets.composition import CompositionGuard
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.tool_button import ToolButton

_COMMIT_MS = 700
_NOTE_HEIGHT = 76
_OLD_HEIGHT = 120


class ItemDetail(QWidget):
    """``edited`` carries the item as it is to be and what was edited; ``open_requested`` document and clause."""

    edited = Signal(object, str)
    open_requested = Signal(str, str)
    take_anew_requested = Signal(object)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("itemDetail")
        self._themes, self._icons = themes, icons
        self._item: CollectionItem | None = None
        self._standing: StandingItem | None = None
        self._timer = QTimer(self, singleShot=True, interval=_COMMIT_MS)
        self._timer.timeout.connect(self.commit)
        self._typed = ""
        self._build()

    # Building

    def _build(self) -> None:
        theme = self._themes.current
        gap = theme.px("space_3")
        self.empty = EmptyState(self._themes, self._icons)
        self.empty.setContentsMargins(gap, 0, gap, 0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px("space_4"), gap, theme.px("space_4"), gap)
        column.setSpacing(theme.px("space_2"))
        column.addLayout(self._build_head())
        self.title = QLineEdit()
        self.title.setObjectName("itemTitle")
        self.title.setAccessibleName(self.tr("标题"))
        self._guard = CompositionGuard(self.title)
        self.title.textEdited.connect(lambda _: self._type("title"))
        column.addWidget(self.title)
        column.addWidget(self._build_notice())
        column.addWidget(self._build_bodies(), 1)
        self._remark_head = _head(self.tr("附注（放映和打印时显示在下方）"))
        self.remark = self._words_field("itemRemark", self.tr("附注"), self.tr("给听众看的一两句说明"), "text")
        column.addWidget(self._remark_head)
        column.addWidget(self.remark)
        column.addWidget(self._build_private())
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (area.viewport(), inner):  # the page shows through
            part.setAutoFillBackground(False)
        self._area = area
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(area)

    def _build_head(self) -> QHBoxLayout:
        self._kind = QLabel()
        self._kind.setProperty("tone", "section")
        self._source = ElidedLabel()
        self._source.setProperty("tone", "faint")
        self._open = ToolButton(self._icons.icon("book-open"), self.tr("打开原文"), shortcut="Enter")
        self._open.clicked.connect(self._on_open_clicked)
        policy = self._open.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # what stands below must not jump from item to item
        self._open.setSizePolicy(policy)
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px("space_2"))
        row.addWidget(self._kind)
        row.addWidget(self._source, 1)
        row.addWidget(self._open)
        return row

    def _build_notice(self) -> QFrame:
        self._notice = QFrame()
        self._notice.setProperty("card", "true")
        self._notice_words = QLabel()
        self._notice_words.setWordWrap(True)
        self._old = QPlainTextEdit()
        self._old.setReadOnly(True)
        self._old.setMaximumHeight(_OLD_HEIGHT)
        self._old.setAccessibleName(self.tr("加入时的文字"))
        self._old.setFrameShape(QFrame.Shape.NoFrame)
        self._show_old = QPushButton(self.tr("看加入时的文字"))
        self._show_old.setCheckable(True)
        self._show_old.toggled.connect(self._old.setVisible)
        self._anew = QPushButton(self.tr("改用现在的文字"))
        self._anew.clicked.connect(lambda: self.take_anew_requested.emit(self._item))
        row = QHBoxLayout()
        for button in (self._show_old, self._anew):
            button.setProperty("role", "quiet")
            button.setAccessibleName(button.text())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self._notice)
        pad = self._themes.current.px("space_2")
        column.setContentsMargins(pad + 4, pad, pad, pad)
        column.setSpacing(self._themes.current.px("space_1"))
        column.addWidget(self._notice_words)
        column.addLayout(row)
        column.addWidget(self._old)
        return self._notice

    def _build_bodies(self) -> QWidget:
        self.editor = MarkdownEditor(self._themes)
        self.editor.edited.connect(lambda: self._type("text"))
        self.sentences = SentenceChoice(self._themes)
        self.sentences.quote_chosen.connect(self._on_quote_chosen)
        self.columns = ColumnList(self._themes, self._icons)
        self.columns.anchors_changed.connect(self._on_anchors_changed)
        self.columns.open_requested.connect(self.open_requested)
        self._table = TableSummary(self._themes)
        self._bodies: Mapping[ItemKind, QWidget] = {
            ItemKind.SLIDE: self.editor,
            ItemKind.CLAUSE: self.sentences,
            ItemKind.COMPARISON: self.columns,
            ItemKind.TABLE: self._table,
            ItemKind.SECTION: QWidget(),
        }
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        for part in self._bodies.values():
            column.addWidget(part, 1)
        return body

    def _build_private(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("privateNotes")
        frame.setProperty("card", "true")
        self._lock, words = QLabel(), QLabel(self.tr("讲者备注 · 仅自己可见"))
        self._draw_lock()
        self._themes.changed.connect(self._draw_lock)
        words.setToolTip(self.tr("放映时只显示在讲者的屏幕上；打印和导出默认不含。"))
        words.setProperty("tone", "section")
        row = QHBoxLayout()
        row.setSpacing(self._themes.current.px("space_1"))
        row.addWidget(self._lock)
        row.addWidget(words)
        row.addStretch(1)
        self.notes = self._words_field("itemNotes", self.tr("讲者备注"), self.tr("要讲的话、数据、时间提醒……"), "notes")
        column = QVBoxLayout(frame)
        pad = self._themes.current.px("space_2")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self._themes.current.px("space_1"))
        column.addLayout(row)
        column.addWidget(self.notes)
        self._hidden = QPushButton(self.tr("备注已隐藏 · 显示"))
        self._hidden.setObjectName("showNotes")
        self._hidden.setProperty("role", "quiet")
        self._hidden.setAccessibleName(self._hidden.text())
        self._hidden.clicked.connect(self._on_notes_asked)
        self._hidden.hide()
        column.addWidget(self._hidden)
        return frame

    def _draw_lock(self) -> None:
        side = self._themes.current.px("icon_small") - 2
        self._lock.setPixmap(self._icons.pixmap("lock", side, self.devicePixelRatioF(), "note"))

    def _words_field(self, name: str, label: str, hint: str, key: str) -> WordsField:
        field = WordsField(label, hint)
        field.setObjectName(name)
        field.setFixedHeight(_NOTE_HEIGHT if key == "notes" else _NOTE_HEIGHT - 20)
        field.textChanged.connect(lambda: self._type(key))
        return field

    # Showing

    @property
    def item(self) -> CollectionItem | None:
        """The item that is shown."""
        return self._item

    def show_item(
        self,
        item: CollectionItem,
        standing: StandingItem | None,
        table: TableView | None,
        infos: Mapping[str, DocumentInfo],
    ) -> None:
        """Show an item; what is being typed into the same one stays."""
        if self._typed and (self._item is None or self._item.id != item.id):
            self.commit()
        if self._typed:  # known again once it is committed
            return
        anew = self._item is None or self._item.id != item.id
        self._item, self._standing = item, standing
        self._kind.setText(item_kind_name(item.kind))
        self._source.setText(item_source(item, standing, infos))
        self._open.setVisible(item.kind is ItemKind.CLAUSE)
        self._open.setEnabled(bool(standing and standing.clauses and standing.clauses[0].text))
        if self.title.text() != item.title:
            self.title.setText(item.title)
        self.title.setPlaceholderText(self._title_hint(item, standing))
        for kind, part in self._bodies.items():
            part.setVisible(kind is item.kind)
        self._show_body(item, standing, table, infos)
        self._show_notice(standing, anew=anew)
        remarked = item.kind not in {ItemKind.SLIDE, ItemKind.SECTION}
        for part in (self._remark_head, self.remark):
            part.setVisible(remarked)
        self.remark.set_words(item.text if remarked else "")
        self.notes.set_words(item.notes)
        self._stack.setCurrentWidget(self._area)

    def show_nothing(self, icon: str, title: str, text: str) -> None:
        """Say why nothing is shown."""
        self.commit()
        self._item = None
        self.empty.say(icon, title, text)
        self._stack.setCurrentWidget(self.empty)

    def hide_notes(self) -> None:
        """Hide what is written for oneself, of every item, until it is asked for."""
        self._show_notes(shown=False)

    def _on_notes_asked(self) -> None:
        self._show_notes(shown=True)
        self.notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notes(self, *, shown: bool) -> None:
        self.notes.setVisible(shown)
        self._hidden.setVisible(not shown)

    def focus_words(self) -> None:
        """Give the keyboard to what is written here: the slide's text, else the title."""
        wanted = self.editor.field if self._item and self._item.kind is ItemKind.SLIDE else self.title
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _title_hint(self, item: CollectionItem, standing: StandingItem | None) -> str:
        if item.kind in {ItemKind.SECTION, ItemKind.SLIDE}:
            return self.tr("小节标题") if item.kind is ItemKind.SECTION else self.tr("页标题（可以不写）")
        return item_title(replace(item, title=""), standing)

    def _show_body(
        self,
        item: CollectionItem,
        standing: StandingItem | None,
        table: TableView | None,
        infos: Mapping[str, DocumentInfo],
    ) -> None:
        if item.kind is ItemKind.SLIDE:
            self.editor.set_words(item.text)
        elif item.kind is ItemKind.CLAUSE:
            anchor = item.clauses[0]
            now = standing.clauses[0] if standing and standing.clauses else None
            text = now.text if now and now.text else anchor.taken or anchor.quote
            self.sentences.show_clause(text, anchor.quote)
        elif item.kind is ItemKind.COMPARISON:
            self.columns.show_columns(item, standing)
        elif item.table is not None:
            self._table.show_table(table_filter(item.table, infos), table)

    def _show_notice(self, standing: StandingItem | None, *, anew: bool) -> None:
        state = standing.state if standing else AnchorState.OK
        self._notice.setVisible(state is not AnchorState.OK)
        if anew or state is AnchorState.OK:
            self._show_old.setChecked(False)
            self._old.hide()
        if standing is None or state is AnchorState.OK:
            return
        self._notice_words.setText(state_words(state)[1])
        moved = state is AnchorState.MOVED
        self._notice_words.setProperty("tone", "secondary" if moved else "warning")
        self._notice_words.style().polish(self._notice_words)
        self._anew.setVisible(state in {AnchorState.CHANGED, AnchorState.MOVED})
        self._show_old.setVisible(not moved)
        was = [each.anchor.quote or each.anchor.taken for each in standing.clauses if each.state is state]
        self._old.setPlainText("\n\n".join(was))

    # Editing

    def commit(self) -> None:
        """Hand on what was typed."""
        self._timer.stop()
        key, self._typed = self._typed, ""
        if self._item is not None and key:
            text = self.editor.words if self._item.kind is ItemKind.SLIDE else self.remark.toPlainText()
            if self._item.kind is ItemKind.SECTION:
                text = self._item.text
            changed = replace(
                self._item, title=" ".join(self.title.text().split()), text=text, notes=self.notes.toPlainText()
            )
            if changed != self._item:
                self._item = changed
                self.edited.emit(changed, key)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture again, as the screen's pixel ratio is known now."""
        super().showEvent(event)
        self._draw_lock()

    def _type(self, key: str) -> None:
        if self._typed and self._typed != key:
            self.commit()
        self._typed = key
        self._timer.start()

    def _on_quote_chosen(self, quote: str) -> None:
        self.commit()
        if self._item is not None and self._item.clauses:
            self.edited.emit(with_quote(self._item, quote), "quote")

    def _on_anchors_changed(self, anchors: tuple[ClauseAnchor, ...]) -> None:
        self.commit()
        if self._item is not None:
            self.edited.emit(replace(self._item, clauses=anchors), "")

    def _on_open_clicked(self) -> None:
        if self._standing is not None and self._standing.clauses:
            shown = self._standing.clauses[0]
            self.open_requested.emit(shown.anchor.doc, shown.clause)


def _head(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "section")
    return label
