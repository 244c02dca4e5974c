"""The fields of a fact, to read; and to write into, all at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.errors import UserError
from compendium.domain.fact import Detail, FactKind, Target
from compendium.services.fact_fields import FIELDS, FactField, FieldType, shown, with_field
from compendium.ui.facts.field_editors import FieldEditor
from compendium.ui.models.fact_field_names import in_words
from compendium.ui.theme import Themes


class FieldForm(QWidget):
    """``committed`` carries the Detail that was written, ``ended`` comes when writing is over either way."""

    committed = Signal(object)
    ended = Signal()
    submitted = Signal()
    left = Signal()
    edit_requested = Signal(str)
    """Name of the field that was double-clicked."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._kind: FactKind | None = None
        self._detail: Detail | None = None
        self._original: Detail | None = None
        self._beside: Sequence[tuple[str, str]] = ()
        self._editors: list[FieldEditor] = []
        self._names: dict[QObject, str] = {}
        theme = themes.current
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._form.setHorizontalSpacing(theme.px("space_3"))
        self._form.setVerticalSpacing(theme.px("space_2"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space_2"))
        column.addLayout(self._form)
        column.addWidget(self._build_buttons())
        column.addStretch(1)

    @property
    def editing(self) -> bool:
        """True while fields are written."""
        return bool(self._editors)

    @property
    def editors(self) -> tuple[FieldEditor, ...]:
        """The fields that are written now."""
        return tuple(self._editors)

    def show_detail(
        self,
        kind: FactKind,
        detail: Detail,
        original: Detail | None = None,
        beside: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Show the fields that say something; those that differ from ``original`` with what they said before.

        ``beside`` are labels and words of what is no field of the fact, to read only.
        """
        self._kind, self._detail, self._original, self._beside = kind, detail, original, beside
        self._clear()
        for asked in FIELDS[kind]:
            words = shown(detail, asked.name)
            before = shown(original, asked.name) if original is not None else words
            plain = asked.type is FieldType.FLAG or (asked.name == "deadline_basis" and not _dated(detail))
            if (words or before) and not (plain and words == before):
                self._form.addRow(self._label(asked), self._value(asked, words, before))

        for title, words in beside:
            said = QLabel(words)
            said.setAccessibleName(f"{title}：{words}")
            said.setWordWrap(True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._form.addRow(_faint(title), said)

    def start_editing(self, name: str = "", *, draft: bool = False) -> None:
        """Let all fields be written, beginning with one.

        Of a draft Enter and Escape are told only (``submitted``, ``left``): whoever shows it has the buttons.
        """
        if self._kind is None or self._detail is None or self.editing:
            return
        self._clear()
        for asked in FIELDS[self._kind]:
            editor = FieldEditor(asked, self._detail, self._themes)
            editor.submitted.connect(self.submitted if draft else self.commit)
            editor.left.connect(self.left if draft else self.cancel)
            label = self._label(asked)
            label.setBuddy(editor.input)
            self._form.addRow(label, editor)
            self._editors.append(editor)
        self._buttons.setVisible(not draft)
        wanted = next((editor for editor in self._editors if editor.asked.name == name), self._editors[0])
        wanted.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> bool:
        """Hand on what was written; False, with the reason beside the field, when it cannot be taken."""
        detail = self.written()
        if detail is None:
            return False
        changed = detail != self._detail
        self._end()
        if changed:
            self.committed.emit(detail)
        return True

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._end()

    def written(self) -> Detail | None:
        """Return the fact as written; None, with the reason beside the field, when it cannot be taken."""
        detail = self._detail
        wrong: FieldEditor | None = None
        for editor in self._editors:
            editor.show_error("")
            missing = editor.asked.required and not editor.text.strip()
            if detail is None or not (editor.changed or missing):
                continue
            try:
                detail = with_field(detail, editor.asked, editor.text)
            except UserError as error:
                editor.show_error(f"{error.message}{error.advice}")
                wrong = wrong or editor
        if wrong is not None:
            wrong.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return detail

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A double click on a value lets it be written."""
        if event.type() == QEvent.Type.MouseButtonDblClick and watched in self._names:
            self.edit_requested.emit(self._names[watched])
            return True
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        if self._kind is not None and self._detail is not None:
            self.show_detail(self._kind, self._detail, self._original, self._beside)
        self.ended.emit()

    def _clear(self) -> None:
        self._editors.clear()
        self._names.clear()
        self._buttons.hide()
        while self._form.rowCount():
            self._form.removeRow(0)

    def _build_buttons(self) -> QWidget:
        self._buttons = QWidget()
        save, leave = QPushButton(self.tr("保存更正")), QPushButton(self.tr("取消"))
        save.setObjectName("saveFact")
        save.setProperty("role", "primary")
        save.setToolTip(self.tr("保存更正（Enter）"))
        leave.setToolTip(self.tr("取消（Esc）"))
        for button in (save, leave):
            button.setAutoDefault(False)  # a dialog has its own
        save.clicked.connect(self.commit)
        leave.clicked.connect(self.cancel)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, self._themes.current.px("space_1"), 0, 0)
        row.addWidget(save)
        row.addWidget(leave)
        row.addStretch(1)
        return self._buttons

    def _label(self, asked: FactField) -> QLabel:
        return _faint(in_words(asked.label))

    def _value(self, asked: FactField, words: str, before: str) -> QWidget:
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = _said(asked, words)
        value = QLabel(said)
        value.setAccessibleName(f"{in_words(asked.label)}：{said}")
        value.setToolTip(self.tr("双击更正"))
        value.setWordWrap(True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.installEventFilter(self)
        self._names[value] = asked.name
        column.addWidget(value)
        if before != words:
            old = QLabel(self.tr("原值：{0}").format(_said(asked, before)))
            old.setProperty("tone", "faint")
            old.setWordWrap(True)
            column.addWidget(old)
        return cell


def _faint(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("tone", "faint")
    return label


def _said(asked: FactField, words: str) -> str:
    coded = asked.type in (FieldType.CHOICE, FieldType.FLAG)
    return (in_words(words) if coded else words) or "—"


def _dated(detail: Detail) -> bool:
    return isinstance(detail, Target) and detail.deadline is not None
