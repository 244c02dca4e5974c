"""Corrections whose words are in no text any more: what they said, and away with them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from compendium.domain.fact import FactKind
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.services.fact_fields import FIELDS, shown
from compendium.ui.facts.fact_work import FactWork
from compendium.ui.models.fact_field_names import in_words
from compendium.ui.theme import Themes

_SIZE = (560, 380)


class LostDialog(QDialog):
    """Lists the lost corrections of one kind."""

    def __init__(self, kind: FactKind, work: FactWork, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("失去原文的更正"))
        self.resize(*_SIZE)
        self._kind, self._work = kind, work
        said = QLabel(
            self.tr("文件更新或移除后，这些更正所依据的文字已经找不到。文字重新出现时会自动恢复；不需要的可以删除。")
        )
        said.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.windowTitle())
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        buttons = QDialogButtonBox()
        self._discard = QPushButton(self.tr("删除选中的更正"))
        self._discard.setObjectName("discardLost")
        buttons.addButton(self._discard, QDialogButtonBox.ButtonRole.DestructiveRole)
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._discard.clicked.connect(self._on_discard_clicked)
        self.list.itemSelectionChanged.connect(self._on_selection_changed)
        work.loaded.connect(self._show)
        gap = themes.current.px("space_4")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(themes.current.px("space_3"))
        column.addWidget(said)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self._show()

    def _show(self) -> None:
        self.list.clear()
        for lost in self._work.lost:
            if lost.anchor.kind is self._kind:
                item = QListWidgetItem(self._words(lost))
                item.setData(Qt.ItemDataRole.UserRole, lost)
                self.list.addItem(item)
        self._on_selection_changed()

    def _words(self, lost: FactCorrection) -> str:
        action = {
            CorrectionAction.EDIT: self.tr("更正"),
            CorrectionAction.HIDE: self.tr("误抽"),
            CorrectionAction.ADD: self.tr("添加"),
        }[lost.action]
        fields = [(in_words(field.label), shown(lost.detail, field.name)) for field in FIELDS[self._kind]]
        said = "；".join(f"{label} {words}" for label, words in fields if words)
        quote = "".join(lost.anchor.quote.split("\n"))
        return f"[{action}] {lost.anchor.doc}　{said}\n“{quote}”"

    def _on_selection_changed(self) -> None:
        self._discard.setEnabled(bool(self.list.selectedItems()))

    def _on_discard_clicked(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()]
        self._work.discard(chosen)
