"""What hangs on words that are in no text any more: what it said, and away with it."""

from __future__ import annotations

from collections.abc import Iterable

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
from compendium.domain.fact_anchor import FactAnchor
from compendium.domain.fact_correction import CorrectionAction, FactCorrection
from compendium.domain.ledger import LedgerEntry
from compendium.services.fact_fields import FIELDS, shown
from compendium.ui.facts.fact_work import FactWork
from compendium.ui.models.fact_columns import status_name
from compendium.ui.models.fact_field_names import in_words
from compendium.ui.models.ledger_columns import ledger_columns
from compendium.ui.theme import Themes

_SIZE = (560, 380)


class _LostList(QDialog):
    """A list to choose from and to delete from; what is listed and what deleting means is for the dialogs to say."""

    def __init__(self, work: FactWork, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._work = work
        self._said = QLabel()
        self._said.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        buttons = QDialogButtonBox()
        self._discard = QPushButton()
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
        column.addWidget(self._said)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def _say(self, title: str, said: str, discard: str) -> None:
        self.setWindowTitle(title)
        self._said.setText(said)
        self.list.setAccessibleName(title)
        self._discard.setText(discard)
        self._show()

    def _listed(self) -> Iterable[tuple[str, object]]:
        """Return what is lost, each with its words."""
        raise NotImplementedError

    def _delete(self, chosen: list[object]) -> None:
        raise NotImplementedError

    def _show(self) -> None:
        self.list.clear()
        for words, lost in self._listed():
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, lost)
            self.list.addItem(item)
        self._on_selection_changed()

    def _on_selection_changed(self) -> None:
        self._discard.setEnabled(bool(self.list.selectedItems()))

    def _on_discard_clicked(self) -> None:
        self._delete([item.data(Qt.ItemDataRole.UserRole) for item in self.list.selectedItems()])


class LostDialog(_LostList):
    """Lists the lost corrections of one kind."""

    def __init__(self, kind: FactKind, work: FactWork, themes: Themes, parent: QWidget) -> None:
        super().__init__(work, themes, parent)
        self._kind = kind
        said = self.tr("文件更新或移除后，这些更正所依据的文字已经找不到。文字重新出现时会自动恢复；不需要的可以删除。")
        self._say(self.tr("失去原文的更正"), said, self.tr("删除选中的更正"))

    def _listed(self) -> Iterable[tuple[str, object]]:
        return [(self._words(lost), lost) for lost in self._work.lost if lost.anchor.kind is self._kind]

    def _delete(self, chosen: list[object]) -> None:
        self._work.discard([lost for lost in chosen if isinstance(lost, FactCorrection)])

    def _words(self, lost: FactCorrection) -> str:
        action = {
            CorrectionAction.EDIT: self.tr("更正"),
            CorrectionAction.HIDE: self.tr("误抽"),
            CorrectionAction.ADD: self.tr("添加"),
        }[lost.action]
        fields = [(in_words(field.label), shown(lost.detail, field.name)) for field in FIELDS[self._kind]]
        said = "；".join(f"{label} {words}" for label, words in fields if words)
        return _placed(f"[{action}] {lost.anchor.doc}　{said}", lost.anchor)


class LostEntriesDialog(_LostList):
    """Lists the entries of the ledger whose words are lost."""

    def __init__(self, work: FactWork, themes: Themes, parent: QWidget) -> None:
        super().__init__(work, themes, parent)
        said = self.tr("文件更新或移除后，这些登记所依据的文字已经找不到。文字重新出现时会自动接上；不需要的可以删除。")
        self._say(self.tr("失去原文的登记"), said, self.tr("删除选中的登记"))

    def _listed(self) -> Iterable[tuple[str, object]]:
        return [(_recorded(entry), entry) for entry in self._work.lost_entries]

    def _delete(self, chosen: list[object]) -> None:
        self._work.discard_entries([entry for entry in chosen if isinstance(entry, LedgerEntry)])


def _recorded(entry: LedgerEntry) -> str:
    titles = {column.key: column.title for column in ledger_columns()}
    fields = [(name, getattr(entry, name)) for name in ("progress", "person", "date", "remark")]
    said = [status_name(entry.status), *(f"{titles[name]} {words}" for name, words in fields if words)]
    return _placed(f"{entry.anchor.doc}　{'；'.join(said)}", entry.anchor)


def _placed(words: str, anchor: FactAnchor) -> str:
    """Put the lost words of a text below ``words``."""
    quote = "".join(anchor.quote.split("\n"))
    return f"{words}\n“{quote}”"
