"""One file looked at: its text at the left, what was read of it at the right; everything corrected by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.comparison import TextComparison
from compendium.domain.import_item import READ, Decision, Doubt, ImportItem, ItemState
from compendium.ui.icons import Icons
from compendium.ui.importing.decision_bar import DecisionBar
from compendium.ui.importing.difference_view import DifferenceView
from compendium.ui.importing.editing import Editing
from compendium.ui.importing.review_body import Printed, ReviewBody
from compendium.ui.models.import_words import LOOKS, field_name, item_state
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.keys import add_key
from compendium.ui.widgets.tool_button import ToolButton

_NO_FIELD = ""


class Looked(NamedTuple):
    """A file with all that is shown of it.

    Attributes:
        editing: its corrections.
        printed: the text that the file holds.
    """

    item: ImportItem
    editing: Editing
    printed: Printed


class ReviewPage(QWidget):
    """Shows a file and collects corrections.

    Signals:
        back_requested: the list is wanted again.
        step_requested(int): the next file or the one before.
        field_edited(str, str): a field was given other words.
        rows_edited(object): the outline was corrected; the new paragraphs.
        doubt_dismissed(Doubt): a doubt is none.
        decided(Decision), accept_requested, skip_requested, difference_requested, undo_requested, redo_requested.
    """

    back_requested = Signal()
    step_requested = Signal(int)
    field_edited = Signal(str, str)
    rows_edited = Signal(object)
    doubt_dismissed = Signal(object)
    decided = Signal(object)
    accept_requested = Signal()
    skip_requested = Signal()
    difference_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._looked: Looked | None = None
        self._focused = ""
        self._given_up = ""  # the field with words that cannot be taken, which the user was told of when he left
        self._build()
        self._connect()

    # Shown

    @property
    def number(self) -> int:
        """The file that is shown; 0 for none."""
        return self._looked.item.number if self._looked is not None else 0

    @property
    def editing(self) -> Editing | None:
        """Corrections of the file that is shown."""
        return self._looked.editing if self._looked is not None else None

    @property
    def faulty(self) -> str:
        """The field whose value cannot be taken; "" when there is none."""
        return self.form.faulty

    def may_leave(self) -> bool:
        """Take what is being typed; where it cannot be taken, say so and stay, until the user leaves once more."""
        self.form.commit()
        faulty = self.faulty
        if faulty and faulty != self._given_up:
            self._given_up = faulty
            self.body.show_form()
            self.form.focus(faulty)
            words = self.tr("“{0}”的填写有误，没有记下；再按一次就放弃这处填写")
            self._said.setText(words.format(field_name(faulty)))
            return False
        self._forget_faults()
        return True

    def _forget_faults(self) -> None:
        self._given_up = ""
        self.form.forget_faults()

    def show_file(self, looked: Looked, where: str) -> None:
        """Show a file; ``where`` says which of how many it is."""
        self._forget_faults()
        self._looked = looked
        self.body.show_text(looked.printed, looked.editing)
        self._differences.show_differences(None)
        self._where.setText(where)
        # The style gives all tool buttons one least width; a long name beside it would take the room of these words.
        self._back.setMinimumWidth(self._back.sizeHint().width())
        self.refresh(looked.item)
        if self._bar.difference_shown:
            self.difference_requested.emit()
        self._focused = ""
        if not self.step_doubt(1, wrap=False):
            self.form.focus("title")

    def refresh(self, item: ImportItem) -> None:
        """Show what is known of the file now, after a correction or a decision."""
        if self._looked is None or item.number != self._looked.item.number:
            return
        self._looked = self._looked._replace(item=item)
        editing = self._looked.editing
        self._said.setText(" ".join(item.notes))
        self.body.show_fields(editing.document.info, item.doubts)
        self._name.setText(item.name)
        self._name.setToolTip(item.file)
        self._show_state(item)
        self._bar.show_item(item)
        self._undo.setEnabled(editing.can_undo)
        self._redo.setEnabled(editing.can_redo)
        self._doubt.setVisible(bool(item.doubts))
        self._doubt.setText(self.tr("下一处疑问（F8）"))
        self._accept.setEnabled(item.state in READ and not _would_not_enter(item))
        self._accept.setToolTip(self._accept_tip(item))
        back = item.state is ItemState.SKIPPED
        self._skip.setText(self.tr("恢复") if back else self.tr("跳过"))
        self._skip.setToolTip(self.tr("不再跳过（Alt+S）") if back else self.tr("跳过这份文件（Alt+S）"))
        self._skip.setShortcut("Alt+S")  # Qt takes it away with the words

    def _accept_tip(self, item: ImportItem) -> str:
        if item.must_choose:
            return self.tr("这份文件早于文库中的文本，请先在上方选择怎样导入")
        if _would_not_enter(item):
            return self.tr("已有同样的文字；要再存一份，请先在上方选“存为另一份文件”")
        return self.tr("导入这一份，再看下一份（Ctrl+Enter）")

    def _show_state(self, item: ImportItem) -> None:
        """Say the state in the colour that it has in the list."""
        self._state.setText(item_state(item))
        tone = LOOKS[item.state][1].removeprefix("text_")
        if self._state.property("tone") != tone:
            self._state.setProperty("tone", tone)
            self._state.style().unpolish(self._state)
            self._state.style().polish(self._state)

    def show_rows(self) -> None:
        """Show the outline again, after a correction was taken back."""
        self._forget_faults()
        self.body.show_rows()

    def show_differences(self, compared: TextComparison) -> None:
        """Show what the file changes in the document that the library has."""
        self._differences.show_differences(compared)

    def step_doubt(self, by: int, *, wrap: bool = True) -> bool:
        """Go to the next doubtful field, or the one before, then to what is doubtful beside; False without doubts."""
        self.form.commit()
        doubts = {doubt.field for doubt in self._looked.item.doubts} if self._looked else set()
        stops = [name for name in (*self.form.values(), _NO_FIELD) if name in doubts]
        if not stops:
            return False
        at = stops.index(self._focused) if self._focused in stops and wrap else (-1 if by > 0 else 0)
        self.body.show_form()
        name = stops[(at + by) % len(stops)]
        if name == _NO_FIELD:
            self._focused = name
            self.form.focus_remark()
        else:
            self.form.focus(name)
        return True

    # Building

    def _build(self) -> None:
        px = self._themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px("space_5"), px("space_3"), px("space_5"), px("space_4"))
        column.setSpacing(px("space_3"))
        column.addLayout(self._build_head())
        self._bar = DecisionBar(self._themes)
        column.addWidget(self._bar)
        self.body = ReviewBody(self._themes, self._icons)
        self.form, self.outline = self.body.form, self.body.outline
        self._differences = DifferenceView(self._themes)
        column.addWidget(self.body, 1)
        column.addLayout(self._build_buttons())

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._back = ToolButton(self._icons.icon("arrow-left"), self.tr("返回列表"), words=True, shortcut="Esc")
        self._back.setObjectName("importBack")
        self._name = ElidedLabel(mode=Qt.TextElideMode.ElideMiddle)
        self._name.setProperty("tone", "heading")
        self._state = QLabel()
        self._state.setProperty("tag", "true")
        self._where = QLabel()
        self._where.setProperty("tone", "secondary")
        self._previous = ToolButton(self._icons.icon("chevron-up"), self.tr("上一份"), shortcut="Ctrl+PgUp")
        self._next = ToolButton(self._icons.icon("chevron-down"), self.tr("下一份"), shortcut="Ctrl+PgDown")
        row.addWidget(self._back)
        row.addWidget(self._name)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self._where)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._undo = ToolButton(self._icons.icon("undo-2"), self.tr("撤销改动"), shortcut="Ctrl+Z")
        self._redo = ToolButton(self._icons.icon("redo-2"), self.tr("重做改动"), shortcut="Ctrl+Y")
        self._doubt = QPushButton()
        self._doubt.setProperty("role", "quiet")
        self._doubt.setAccessibleName(self.tr("下一处疑问"))
        self._skip = QPushButton(self.tr("跳过"))
        self._skip.setAccessibleName(self.tr("跳过这份文件"))
        self._skip.setAutoDefault(False)
        self._accept = QPushButton(self.tr("导入这一份"))
        self._accept.setObjectName("acceptOne")
        self._accept.setProperty("role", "primary")
        self._accept.setAccessibleName(self._accept.text())
        self._accept.setAutoDefault(False)
        self._doubt.setAutoDefault(False)
        self._said = ElidedLabel()
        self._said.setObjectName("importRemark")
        self._said.setProperty("tone", "warning")
        for part in (self._undo, self._redo, self._doubt):
            row.addWidget(part)
        row.addWidget(self._said, 1)
        row.addWidget(self._skip)
        row.addWidget(self._accept)
        return row

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_requested)
        self._previous.clicked.connect(lambda: self.step_requested.emit(-1))
        self._next.clicked.connect(lambda: self.step_requested.emit(1))
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        self._doubt.clicked.connect(lambda: self.step_doubt(1))
        self._skip.clicked.connect(self.skip_requested)
        self._accept.clicked.connect(self.accept_requested)
        self._bar.decided.connect(self.decided)
        self._bar.difference_wanted.connect(self._on_difference_wanted)
        self.form.edited.connect(self._on_form_edited)
        self.body.field_shown.connect(self._on_body_field_shown)
        self.form.confirmed.connect(self._on_form_confirmed)
        self.form.dismissed.connect(self._on_form_dismissed)
        self.outline.corrected.connect(self.rows_edited)
        self.outline.refused.connect(self._said.setText)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F8", lambda: self.step_doubt(1)),
            ("Shift+F8", lambda: self.step_doubt(-1)),
            ("Ctrl+Return", self._ask_to_accept),
            ("Ctrl+Enter", self._ask_to_accept),
            ("Ctrl+PgDown", lambda: self.step_requested.emit(1)),
            ("Ctrl+PgUp", lambda: self.step_requested.emit(-1)),
            ("Ctrl+Z", self.undo_requested.emit),
            ("Ctrl+Y", self.redo_requested.emit),
            ("Ctrl+Shift+Z", self.redo_requested.emit),
            ("Alt+1", self.body.show_form),
            ("Alt+2", self.body.show_outline),
        )
        for key, act in keys:
            add_key(self, key, act)

    # Reacting

    def _ask_to_accept(self) -> None:
        if self._looked is not None and _would_not_enter(self._looked.item):
            self._said.setText(self._accept.toolTip())
        else:
            self.accept_requested.emit()

    def _on_difference_wanted(self, on: bool) -> None:
        self.body.show_beside(self._differences if on else None)
        if on:
            self.difference_requested.emit()

    def _on_body_field_shown(self, name: str) -> None:
        self._focused = name

    def _on_form_edited(self, name: str, words: str) -> None:
        self._given_up = ""
        self.field_edited.emit(name, words)

    def _on_form_confirmed(self, name: str) -> None:
        """Enter says that a field is right as it now stands, and goes on to the next doubtful one."""
        if self.form.faulty:
            return
        doubt = self._doubt_about(name)
        if doubt is not None:
            self.doubt_dismissed.emit(doubt)
        self.step_doubt(1)

    def _on_form_dismissed(self, doubt: Doubt) -> None:
        """Go on from a remark, whose button goes with it."""
        self.doubt_dismissed.emit(doubt)
        if not self.step_doubt(1):
            self._accept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _doubt_about(self, name: str) -> Doubt | None:
        doubts = self._looked.item.doubts if self._looked is not None else ()
        return next((doubt for doubt in doubts if doubt.field == name), None)


def _would_not_enter(item: ImportItem) -> bool:
    """Tell whether nothing would come of taking a file in: the text is there, or as what it is to enter is not said."""
    return item.must_choose or (item.state is ItemState.UNCHANGED and item.decision is Decision.AUTOMATIC)
