"""What stands beside a table of facts: the place, the sentence with the fact's words marked, and every field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.fact import Citation, Detail, Duty
from compendium.domain.fact_correction import CorrectionAction
from compendium.services.fact_rows import FactRow
from compendium.ui.facts.fact_work import EXPORT_OF, FactWork, Handed
from compendium.ui.facts.field_form import FieldForm
from compendium.ui.facts.sentence_view import SentenceView
from compendium.ui.icons import Icons
from compendium.ui.models.fact_columns import due_text
from compendium.ui.models.fact_excerpt import excerpt_of
from compendium.ui.models.fact_field_names import in_words
from compendium.ui.models.labels import document_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.empty_state import EmptyState
from compendium.ui.widgets.tool_button import ToolButton

_TEXT_SHARE, _FIELDS_SHARE = 3, 4  # of the height, where both need more than there is


class FactDetail(QWidget):
    """``open_requested`` carries the FactRow whose clause is to be opened.

    With a FactWork the row can be corrected here, marked as wrong and brought back.
    """

    open_requested = Signal(object)
    document_requested = Signal(str)
    """Id of the document that the row cites."""
    editing_ended = Signal()

    def __init__(
        self, themes: Themes, icons: Icons, parent: QWidget | None = None, *, work: FactWork | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes, self._icons, self._work = themes, icons, work
        self._row: FactRow | None = None
        self._build()
        self._connect()
        self.show_row(None, "")

    @property
    def row(self) -> FactRow | None:
        """The row that is shown."""
        return self._row

    def show_row(self, row: FactRow | None, text: str) -> None:
        """Show a fact and the text of its clause; None shows what to do. What is being written is kept first."""
        if self.form.editing:
            if row is not None and row == self._row:
                return
            self.form.commit()
        self._row = row
        self._whole.setVisible(row is not None)
        self._nothing.setVisible(row is None)
        if row is None:
            return
        self._document.setText(document_name(row.info))
        self._place.setText("　".join(part for part in (row.place, row.label) if part))
        self._sentence.show_excerpt(excerpt_of(row, text))
        self._show_state(row)
        before = row.correction.original if row.correction is not None else None
        self.form.show_detail(row.kind, row.fact.detail, before, self._due(row))

    def edit(self, name: str = "") -> None:
        """Let the fields be written, beginning with one; a row that was marked as wrong is brought back first."""
        if self._row is not None and self._work is not None and not _hidden(self._row):
            self._tools.hide()
            self.form.start_editing(name)

    def serve(self, table: QWidget) -> None:
        """Let F2 pressed in the table begin writing, and give the keyboard back to it when that is over."""
        keys = QShortcut(QKeySequence("F2"), table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.edit)
        self.editing_ended.connect(table.setFocus)

    def hide_or_restore(self) -> None:
        """Mark the row as wrongly extracted, or take that back."""
        if self._row is None or self._work is None:
            return
        if _hidden(self._row):
            self._work.revert([self._row])
        else:
            self._work.hide([self._row])

    def _due(self, row: FactRow) -> list[tuple[str, str]]:
        """Return the date of a duty, which is printed elsewhere in its clause and corrected there."""
        if not isinstance(row.fact.detail, Duty) or not due_text(row):
            return []
        words = self.tr("{0}（取自本条写明的时限和指标，可在相应清单中更正）").format(due_text(row))
        return [(in_words("完成时限"), words)]

    def _show_state(self, row: FactRow) -> None:
        correction = row.correction
        action = correction.action if correction is not None else None
        words = {
            CorrectionAction.EDIT: self.tr("已更正"),
            CorrectionAction.HIDE: self.tr("已标为误抽"),
            CorrectionAction.ADD: self.tr("手工添加"),
        }
        self._badge.setText(words[action] if action else "")
        self._badge.setVisible(action is not None)
        able = self._work is not None
        self._edit.setVisible(able and action is not CorrectionAction.HIDE)
        self._hide.setVisible(able and action is not CorrectionAction.HIDE)
        added = action is CorrectionAction.ADD
        self._hide.rename(self.tr("删除") if added else self.tr("标为误抽，不再列出"), "Del")
        self._hide.setIcon(self._icons.icon("trash-2" if added else "eye-off"))
        self._revert.setVisible(able and action in (CorrectionAction.EDIT, CorrectionAction.HIDE))
        self._revert.setText(self.tr("恢复") if action is CorrectionAction.HIDE else self.tr("恢复原值"))
        self._revert.setAccessibleName(self._revert.text())
        detail = row.fact.detail
        self._cited.setVisible(isinstance(detail, Citation) and bool(detail.target_doc))
        self._tools.show()

    def _build(self) -> None:
        theme = self._themes.current
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(theme.px("space_4"), 0, theme.px("space_4"), 0)
        column.setSpacing(theme.px("space_2"))
        self._build_text(column)
        column.addWidget(self._build_tools())
        column.addWidget(self._build_fields(), _FIELDS_SHARE)
        column.addStretch(0)
        self._nothing = EmptyState(self._themes, self._icons)
        self._nothing.say("text-quote", self.tr("选中一行，在这里看原文"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px("space_3"), 0, theme.px("space_2"))
        outer.addWidget(self._whole)
        outer.addWidget(self._nothing)

    def _build_text(self, column: QVBoxLayout) -> None:
        self._document, self._place, self._badge = QLabel(), QLabel(), QLabel()
        self._document.setProperty("tone", "section")
        self._badge.setProperty("tag", "true")
        self._badge.setObjectName("correctedBadge")
        for label in (self._document, self._place):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self._document, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        self._sentence = SentenceView(self._themes)
        column.addLayout(head)
        column.addWidget(self._place)
        column.addWidget(self._sentence, _TEXT_SHARE)

    def _build_fields(self) -> QScrollArea:
        self.form = FieldForm(self._themes)
        self.form.installEventFilter(self)
        self._area = QScrollArea()
        self._area.setWidget(self.form)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return self._area

    def _fit(self) -> None:
        """Leave to the sentence what the fields do not need."""
        needed = max(self.form.heightForWidth(self._area.viewport().width()), self.form.sizeHint().height())
        self._area.setMaximumHeight(needed + self._themes.current.px("space_2"))

    def _build_tools(self) -> QWidget:
        self._open = QPushButton(self.tr("打开条款"))
        self._open.setObjectName("openFact")
        self._cited = QPushButton(self.tr("打开所引文件"))
        self._cited.setObjectName("openCited")
        self._revert = QPushButton()
        self._revert.setObjectName("revertFact")
        self._revert.setProperty("role", "quiet")
        self._edit = ToolButton(self._icons.icon("pencil"), self.tr("更正"), shortcut="F2")
        self._edit.setObjectName("editFact")
        self._hide = ToolButton(self._icons.icon("eye-off"), self.tr("标为误抽，不再列出"), shortcut="Del")
        self._hide.setObjectName("hideFact")
        self._copy = ToolButton(self._icons.icon("copy"), self.tr("复制这一行"), shortcut="Ctrl+C")
        self._copy.setVisible(self._work is not None)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._themes.current.px("space_1"))
        row.addWidget(self._open)
        row.addWidget(self._cited)
        row.addWidget(self._revert)
        row.addStretch(1)
        for button in (self._edit, self._hide, self._copy):
            row.addWidget(button)
        return self._tools

    def _connect(self) -> None:
        self._open.clicked.connect(lambda: self.open_requested.emit(self._row))
        self._cited.clicked.connect(self._on_cited_clicked)
        self._edit.clicked.connect(self._on_edit_clicked)
        self._hide.clicked.connect(self.hide_or_restore)
        self._revert.clicked.connect(self._on_revert_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self.form.edit_requested.connect(self.edit)
        self.form.committed.connect(self._on_committed)
        self.form.ended.connect(self._on_ended)
        keys = QShortcut(QKeySequence("F2"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.edit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the height anew when the fields are others."""
        if watched is self.form and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _on_ended(self) -> None:
        self._tools.show()
        self.editing_ended.emit()

    def _on_edit_clicked(self) -> None:
        self.edit()

    def _on_committed(self, detail: Detail) -> None:
        if self._row is not None and self._work is not None:
            self._work.edit(self._row, detail)

    def _on_revert_clicked(self) -> None:
        if self._row is not None and self._work is not None:
            self._work.revert([self._row])

    def _on_copy_clicked(self) -> None:
        if self._row is not None and self._work is not None:
            self._work.copy(Handed(EXPORT_OF[self._row.kind], (self._row,)))

    def _on_cited_clicked(self) -> None:
        detail = self._row.fact.detail if self._row is not None else None
        if isinstance(detail, Citation) and detail.target_doc:
            self.document_requested.emit(detail.target_doc)


def _hidden(row: FactRow) -> bool:
    return row.correction is not None and row.correction.action is CorrectionAction.HIDE
