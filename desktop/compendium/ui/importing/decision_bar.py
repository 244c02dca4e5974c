"""What a text is to a document that the library has, and what is to become of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from compendium.domain.import_item import Decision, ImportItem, ItemState
from compendium.ui.models.import_words import item_says
from compendium.ui.theme import Themes


class DecisionBar(QFrame):
    """``decided`` carries a Decision, ``difference_wanted`` whether the differences are to be shown."""

    decided = Signal(object)
    difference_wanted = Signal(bool)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisionBar")
        px = themes.current.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px("space_3"), px("space_2"), px("space_2"), px("space_2"))
        row.setSpacing(px("space_3"))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._choice = QComboBox()
        self._choice.setObjectName("importDecision")
        self._choice.setAccessibleName(self.tr("怎样导入"))
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._difference = QPushButton(self.tr("查看差异"))
        self._difference.setObjectName("importDifference")
        self._difference.setCheckable(True)
        self._difference.setShortcut("Ctrl+D")
        self._difference.setToolTip(self.tr("查看差异（Ctrl+D）"))
        self._difference.setAccessibleName(self.tr("查看与文库中文本的差异"))
        row.addWidget(self._words, 1)
        row.addWidget(self._difference)
        row.addWidget(self._choice)
        # Qt hands an enumeration of strings back as a string.
        self._choice.activated.connect(lambda _index: self.decided.emit(Decision(str(self._choice.currentData()))))
        self._difference.toggled.connect(self._on_difference_toggled)

    @property
    def difference_shown(self) -> bool:
        """True while the differences are shown."""
        return self._difference.isChecked()

    def show_item(self, item: ImportItem) -> None:
        """Offer what fits a file; nothing for one of which the library has no like."""
        like = item.state in (ItemState.VERSION, ItemState.UNCHANGED) or bool(item.known)
        self.setVisible(like)
        self._words.setText(item_says(item) if item.state is not ItemState.DOUBTFUL else "")
        self._difference.setVisible(bool(item.known) and item.state is not ItemState.UNCHANGED)
        if not self._difference.isVisibleTo(self):
            self._difference.setChecked(False)
        self._choice.clear()
        for decision, words in self._choices(item):
            self._choice.addItem(words, decision)
        self._choice.setCurrentIndex(max(0, self._choice.findData(item.decision)))

    def _choices(self, item: ImportItem) -> list[tuple[Decision, str]]:
        unchanged = item.state is ItemState.UNCHANGED
        first = self.tr("不再导入") if unchanged else self.tr("存为新版本")
        choices = [(Decision.AUTOMATIC, first)]
        if item.is_older:  # which of them is in force, only a person can tell
            choices = [(Decision.AUTOMATIC, self.tr("请选择…")), (Decision.VERSION, self.tr("存为较早的文本"))]
        if item.known and not item.protected:
            choices.append((Decision.REPLACE, self.tr("替换原有文本")))
        choices.append((Decision.NEW, self.tr("存为另一份文件")))
        return choices

    def _on_difference_toggled(self, on: bool) -> None:
        self._difference.setText(self.tr("查看原文") if on else self.tr("查看差异"))
        self._difference.setShortcut("Ctrl+D")  # Qt takes it away with the words
        self.difference_wanted.emit(on)
