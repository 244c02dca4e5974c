"""Adding by hand what selected words of a text state."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.fact import Detail, FactKind
from compendium.ui.facts.field_form import FieldForm
from compendium.ui.models.fact_kinds import kind_name
from compendium.ui.theme import Themes

_SIZE = (480, 520)
_SHOWN = 160  # characters of the selected words


class AddDialog(QDialog):
    """``added`` carries the Detail that was written."""

    added = Signal(object)

    def __init__(self, kind: FactKind, quote: str, draft: Detail, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("addFact")
        self.setWindowTitle(self.tr("添加为{0}").format(kind_name(kind)))
        self.resize(*_SIZE)
        words = "".join(quote.split("\n"))
        said = QLabel(f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”")
        said.setWordWrap(True)
        said.setProperty("tone", "secondary")
        self.form = FieldForm(themes)
        self.form.show_detail(kind, draft)
        area = QScrollArea()
        area.setWidget(self.form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        buttons = QDialogButtonBox()
        add = buttons.addButton(self.tr("添加"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setObjectName("addFactNow")
        add.setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        gap = themes.current.px("space_4")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_3"))
        column.addWidget(said)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.form.submitted.connect(self.accept)
        self.form.left.connect(self.reject)
        self.form.start_editing(draft=True)

    def accept(self) -> None:
        """Add, unless a field cannot be taken."""
        detail = self.form.written()
        if detail is not None:
            self.added.emit(detail)
            super().accept()
