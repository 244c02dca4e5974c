"""What is known of a document, field by field, with what it rests on; everything can be corrected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo
from compendium.domain.import_item import Doubt
from compendium.services.metadata_edits import BY_HAND, FIELDS, FROM_FILE_NAME, values_of
from compendium.ui.icons import Icons
from compendium.ui.importing.metadata_editors import Editor, LineEditor, editor_for
from compendium.ui.models.import_words import doubt_words, field_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import shortened
from compendium.ui.widgets.viewport import know_viewport

_LONGEST = 60  # characters of evidence that are shown
_REASON = "文中"  # evidence that is no printed words but says what in the text tells


class _Field:
    """The widgets of one field."""

    def __init__(self, name: str, editor: Editor, label: QLabel, note: QLabel) -> None:
        self.name, self.editor, self.label, self.note = name, editor, label, note
        self.error = ""


class MetadataForm(QScrollArea):
    """Edits fields as words.

    Signals:
        edited(str, str): the user gave a field another value, in words.
        focused(str): a field is looked at.
        confirmed(str): Enter in a field: it is right as it stands.
        dismissed(Doubt): the user has seen a doubt that is about no field.
    """

    edited = Signal(str, str)
    focused = Signal(str)
    confirmed = Signal(str)
    dismissed = Signal(object)

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setObjectName("importFields")
        self.setAccessibleName(self.tr("文件信息"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._themes, self._icons = themes, icons
        self._fields: dict[str, _Field] = {}
        self._doubts: dict[str, Doubt] = {}
        self._info: DocumentInfo | None = None
        self._build()

    def show_info(self, info: DocumentInfo, doubts: Sequence[Doubt] = ()) -> None:
        """Show the fields of a document, those that are doubtful marked; words that cannot be taken stay as typed."""
        self._info = info
        self._doubts = {doubt.field: doubt for doubt in doubts if doubt.field}
        values = values_of(info)
        for name, field in self._fields.items():
            if not field.error:
                field.editor.show_value(values[name])
            self._say(field)
        self._show_remarks([doubt for doubt in doubts if not doubt.field])

    def forget_faults(self) -> None:
        """Give up words that cannot be taken: what is known of the document is shown again."""
        for name, field in self._fields.items():
            if field.error and self._info is not None:
                field.error = ""
                field.editor.show_value(values_of(self._info)[name])
                self._say(field)

    def show_error(self, name: str, words: str) -> None:
        """Say why the value of a field cannot be taken; it stays as typed."""
        field = self._fields.get(name)
        if field is not None:
            field.error = words
            self._say(field)
            self.ensureWidgetVisible(field.note)

    @property
    def faulty(self) -> str:
        """Name of the first field whose value cannot be taken; "" when there is none."""
        return next((name for name, field in self._fields.items() if field.error), "")

    def focus(self, name: str) -> None:
        """Give the keyboard to a field."""
        field = self._fields.get(name)
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if isinstance(field.editor, LineEditor):
                length = len(field.editor.text())
                field.editor.setSelection(length, -length)  # so that of a long title the beginning shows
            # Once the fields stand where they belong: their notes were just written.
            QTimer.singleShot(0, field.note, lambda: self.ensureWidgetVisible(field.note))

    def focus_remark(self) -> None:
        """Give the keyboard to the first doubt that is about no field."""
        first = self._remarks.itemAt(0)
        strip = first.widget() if first is not None else None
        seen = strip.findChild(QPushButton) if strip is not None else None
        if strip is not None and seen is not None:
            seen.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, strip, lambda: self.ensureWidgetVisible(strip))

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.editor.value for name, field in self._fields.items()}

    def commit(self) -> None:
        """Take what is being typed."""
        for field in self._fields.values():
            if isinstance(field.editor, LineEditor):
                field.editor.commit()

    def _build(self) -> None:
        px = self._themes.current.px
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px("space_4"), px("space_3"), px("space_4"), px("space_3"))
        column.setSpacing(px("space_2"))
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(px("space_2"))
        column.addLayout(self._remarks)
        grid = QGridLayout()
        grid.setHorizontalSpacing(px("space_3"))
        grid.setVerticalSpacing(px("space_3"))
        grid.setColumnStretch(1, 1)
        for number, name in enumerate(FIELDS):
            self._add(grid, number, name)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)  # the card behind it shows

    def _add(self, grid: QGridLayout, row: int, name: str) -> None:
        label = QLabel(field_name(name))
        label.setProperty("tone", "secondary")
        editor = editor_for(name)
        editor.setObjectName(f"field_{name}")
        editor.setAccessibleName(field_name(name))
        if isinstance(editor, LineEditor):
            editor.setPlaceholderText(self._hint(name))
        note = QLabel()
        note.setWordWrap(True)
        note.setTextFormat(Qt.TextFormat.PlainText)
        field = _Field(name, editor, label, note)
        self._fields[name] = field
        # The note goes with its field, so that fields stand as far apart without one as with it.
        pair = QVBoxLayout()
        pair.setSpacing(self._themes.current.px("space_1"))
        pair.addWidget(editor)
        pair.addWidget(note)
        label.setFixedHeight(editor.sizeHint().height())
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(pair, row, 1)
        editor.edited.connect(lambda: self._on_editor_edited(field))
        editor.focused.connect(lambda: self.focused.emit(name))
        editor.confirmed.connect(lambda: self.confirmed.emit(name))

    def _on_editor_edited(self, field: _Field) -> None:
        field.error = ""
        self.edited.emit(field.name, field.editor.value)

    def _hint(self, name: str) -> str:
        return {
            "issuers": self.tr("几个机关之间用“、”隔开"),
            "signed_date": self.tr("如 2024-03-05"),
            "effective_date": self.tr("如 2024-04-01"),
            "expiry_date": self.tr("如 2028-12-31，没有期限则留空"),
            "period": self.tr("如 2023-2025"),
            "doc_number": self.tr("如 样政发〔2024〕5号"),
            "region": self.tr("如 江苏省无锡市；全国性文件填“全国”"),
            "short_title": self.tr("文库列表里用的短名称，可以不填"),
            "validity_basis": self.tr("“现行有效”要写明查询的地方"),
        }.get(name, "")

    def _say(self, field: _Field) -> None:
        words, tone = self._note(field)
        field.note.setText(words)
        field.note.setProperty("tone", tone)
        field.note.setVisible(bool(words))
        doubtful = field.name in self._doubts
        field.label.setText(f"● {field_name(field.name)}" if doubtful else field_name(field.name))
        field.label.setProperty("tone", "warning" if doubtful else "secondary")
        field.editor.setAccessibleDescription(words)
        for part in (field.note, field.label):
            part.style().unpolish(part)
            part.style().polish(part)

    def _note(self, field: _Field) -> tuple[str, str]:
        """What stands below a field, and its tone."""
        if field.error:
            return field.error, "error"
        evidence = self._evidence(field.name)
        doubt = self._doubts.get(field.name)
        if doubt is None:
            return evidence, "faint"
        words = doubt_words(doubt) if doubt.words else self.tr("不太确定，对的话按 Enter")
        return self.tr("；").join(filter(None, (words.rstrip("。"), evidence))), "warning_note"

    def _evidence(self, name: str) -> str:
        if self._info is None:
            return ""
        words = self._info.evidence.get(name, "")
        if not words or words == BY_HAND:
            return self.tr("人工填写") if words else ""
        shown = shortened(" ".join(words.removeprefix(FROM_FILE_NAME).split()), _LONGEST)
        if words.startswith(FROM_FILE_NAME):
            return self.tr("文件名：{0}").format(shown)
        inferred = name in self._info.inferred or words.startswith(_REASON)
        return (self.tr("推断：{0}") if inferred else self.tr("原文：{0}")).format(shown)

    def _show_remarks(self, doubts: Sequence[Doubt]) -> None:
        while (item := self._remarks.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for doubt in doubts:
            self._remarks.addWidget(self._remark(doubt))

    def _remark(self, doubt: Doubt) -> QWidget:
        strip = QFrame()
        strip.setObjectName("troubleStrip")
        row = QHBoxLayout(strip)
        gap = self._themes.current.px("space_2")
        row.setContentsMargins(self._themes.current.px("space_3"), gap, gap, gap)
        words = QLabel(doubt_words(doubt))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        seen = QPushButton(self.tr("没有问题"))
        seen.setProperty("role", "quiet")
        seen.setAccessibleName(self.tr("没有问题：{0}").format(doubt_words(doubt)))
        seen.clicked.connect(lambda: self.dismissed.emit(doubt))
        row.addWidget(words, 1)
        row.addWidget(seen, 0, Qt.AlignmentFlag.AlignTop)
        return strip
