"""A document of one's own that is in the library already: what is known of it and its outline, to be put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.document import Document
from compendium.domain.errors import UserError
from compendium.services.metadata_edits import edited, held_together
from compendium.services.source_places import words_in
from compendium.ui.icons import Icons
from compendium.ui.importing.editing import Editing
from compendium.ui.importing.remembered import Remembered
from compendium.ui.importing.review_body import Printed, ReviewBody
from compendium.ui.models.labels import document_name
from compendium.ui.notify import Notify
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.keys import add_key
from compendium.ui.widgets.tool_button import ToolButton

_USUAL_SIZE = QSize(1080, 720)
_MARGIN = QSize(48, 72)
_WINDOW, _BODY = "editor", "editor_body"


class DocumentEditor(QDialog):
    """``saved`` carries the corrected Document, nothing is changed before; ``keys_requested`` wants the shortcuts."""

    saved = Signal(object)
    keys_requested = Signal()

    def __init__(
        self,
        document: Document,
        today: date,
        remembered: Remembered,
        notify: Notify,
        themes: Themes,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documentEditor")
        self.setWindowTitle(self.tr("编辑《{0}》").format(document_name(document.info)))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._editing, self._today = Editing(document), today
        self._remembered, self._notify = remembered, notify
        self._themes, self._icons = themes, icons
        self._build()
        self._connect()
        self.body.show_text(_printed(document), self._editing)
        self._refresh()
        self._restore()
        self.show_info()

    def show_info(self) -> None:
        """Begin with the fields."""
        self.body.show_form()
        self.body.form.focus("title")

    def show_outline(self) -> None:
        """Begin with the outline."""
        self.body.show_outline()
        self.body.outline.focus_list()

    def reject(self) -> None:
        """Leave; ask when corrections would be lost."""
        self.body.form.commit()
        if self._editing.can_undo and not self._gives_up():
            return
        super().reject()

    def done(self, result: int) -> None:
        """Keep the size."""
        try:
            self._remembered.keep({_WINDOW: self.saveGeometry(), _BODY: self.body.saveState()})
        except UserError as error:
            self._notify.error(error, self.parentWidget())
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is for what has the keyboard; Ctrl+Enter saves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            return
        super().keyPressEvent(event)

    def _gives_up(self) -> bool:
        words = self.tr("改动还没有保存。")
        return self._notify.confirm(words, self.tr("关闭后这些改动不再保留。"), self.tr("放弃并关闭"), self)

    # Building

    def _build(self) -> None:
        px = self._themes.current.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px("space_5"), px("space_4"), px("space_5"), px("space_4"))
        column.setSpacing(px("space_3"))
        hint = QLabel(self.tr("改动用于检索、清单和引文；文字本身不变，书签、标注和台账会跟到新的条款上。"))
        hint.setProperty("tone", "secondary")
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.body = ReviewBody(self._themes, self._icons)
        column.addWidget(self.body, 1)
        column.addLayout(self._build_buttons())

    def _build_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._undo = ToolButton(self._icons.icon("undo-2"), self.tr("撤销改动"), shortcut="Ctrl+Z")
        self._redo = ToolButton(self._icons.icon("redo-2"), self.tr("重做改动"), shortcut="Ctrl+Y")
        self._said = ElidedLabel()
        self._said.setObjectName("editorRemark")
        self._said.setProperty("tone", "warning")
        cancel, save = QPushButton(self.tr("取消")), QPushButton(self.tr("保存"))
        save.setObjectName("saveInfo")
        save.setProperty("role", "primary")
        save.setToolTip(self.tr("保存（Ctrl+Enter）"))
        for button in (cancel, save):
            button.setAccessibleName(button.text())
            button.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addWidget(self._said, 1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row

    def _connect(self) -> None:
        form, outline = self.body.form, self.body.outline
        form.edited.connect(self._on_form_edited)
        outline.corrected.connect(self._on_outline_corrected)
        outline.refused.connect(self._said.setText)
        self._undo.clicked.connect(lambda: self._step(self._editing.undo))
        self._redo.clicked.connect(lambda: self._step(self._editing.redo))
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+S", self.save),
            ("Ctrl+Z", lambda: self._step(self._editing.undo)),
            ("Ctrl+Y", lambda: self._step(self._editing.redo)),
            ("Ctrl+Shift+Z", lambda: self._step(self._editing.redo)),
            ("F1", self.keys_requested.emit),
            ("Alt+1", self.body.show_form),
            ("Alt+2", self.body.show_outline),
        )
        for key, act in keys:
            add_key(self, key, act)

    def _restore(self) -> None:
        screen = (self.parentWidget() or self).screen().availableGeometry().size()
        self.resize(_USUAL_SIZE.boundedTo(screen - _MARGIN))
        self._remembered.restore(_WINDOW, self.restoreGeometry)
        self._remembered.restore(_BODY, self.body.restoreState)

    # Correcting

    def save(self) -> None:
        """Hand on what was corrected, once all fields can be taken."""
        form = self.body.form
        form.commit()
        if form.faulty:
            self.body.show_form()
            form.focus(form.faulty)
            return
        if self._editing.can_undo:
            self.saved.emit(self._editing.document)
        self.accept()

    def _on_form_edited(self, name: str, _words: str) -> None:
        form = self.body.form
        values = held_together(name, form.values())
        try:
            info = edited(self._editing.document.info, values, self._today)
        except UserError as error:
            form.show_error(error.code.partition(":")[2] or name, str(error))
            return
        self._editing.change_info(info)
        self._refresh()

    def _on_outline_corrected(self, rows: object) -> None:
        self._editing.change_rows(rows)  # type: ignore[arg-type]  # Qt's signals carry objects
        self._refresh()

    def _step(self, step: Callable[[], None]) -> None:
        step()
        self.body.show_rows()
        self._refresh()

    def _refresh(self) -> None:
        self._said.clear()
        self.body.show_fields(self._editing.document.info)
        self._undo.setEnabled(self._editing.can_undo)
        self._redo.setEnabled(self._editing.can_redo)


def _printed(document: Document) -> Printed:
    """Return the text of a document as its paragraphs have it, with the words that its fields rest on."""
    places: list[int] = []
    at = 0
    for block in document.blocks:
        places.append(at)
        at += len(block.text) + 1
    text = "\n".join(block.text for block in document.blocks)
    return Printed(text, places, {name: words_in(text, words) for name, words in document.info.evidence.items()})
