"""What became of one file."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.ui.icons import Icons
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel

_LOOKS = {
    ImportStatus.IMPORTED: ("circle-check", "success"),
    ImportStatus.VERSION: ("circle-check", "success"),
    ImportStatus.UNCHANGED: ("circle-minus", "text_secondary"),
    ImportStatus.REFUSED: ("circle-x", "error"),
    ImportStatus.FAILED: ("circle-x", "error"),
}
_UNSURE = 0.6


class OutcomeRow(QFrame):
    """File, status in words, document, what to look at again, or why it failed."""

    open_requested = Signal(str)

    def __init__(self, themes: Themes, icons: Icons, outcome: ImportOutcome, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self._themes, self._icons, self._outcome = themes, icons, outcome
        self._build()

    def texts(self) -> list[str]:
        """All words of the row."""
        return [label.text() for label in self.findChildren(QLabel) if label.text()]

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the picture, as the screen's pixel ratio is known now."""
        name, role = _LOOKS[self._outcome.status]
        self._picture.setPixmap(self._icons.pixmap(name, 18, self.devicePixelRatioF(), role))
        super().showEvent(event)

    def _build(self) -> None:
        theme = self._themes.current
        row = QHBoxLayout(self)
        gap = theme.px("space_3")
        row.setContentsMargins(gap, gap, gap, gap)
        row.setSpacing(gap)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px("space_1"))
        row.addLayout(column, 1)
        name = ElidedLabel(PurePath(self._outcome.file).name, mode=Qt.TextElideMode.ElideMiddle)
        name.setAccessibleDescription(self._outcome.file)
        column.addWidget(name)
        for text, tone in self._lines():
            label = QLabel(text)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("tone", tone)
            column.addWidget(label)
        if self._outcome.doc and self._outcome.status not in (ImportStatus.REFUSED, ImportStatus.FAILED):
            row.addWidget(self._open_button(self._outcome.doc), 0, Qt.AlignmentFlag.AlignTop)

    def _open_button(self, doc: str) -> QPushButton:
        button = QPushButton(self.tr("打开"))
        button.setProperty("role", "quiet")
        title = self._outcome.metadata.title if self._outcome.metadata else doc
        button.setAccessibleName(self.tr("打开《{0}》").format(title))
        button.clicked.connect(lambda: self.open_requested.emit(doc))
        return button

    def _lines(self) -> list[tuple[str, str]]:
        outcome = self._outcome
        info = outcome.metadata
        title = self.tr("《{0}》，{1} 条").format(info.title, info.clauses) if info else ""
        status = {
            ImportStatus.IMPORTED: self.tr("已导入"),
            ImportStatus.VERSION: self.tr("已存为新的版本"),
            ImportStatus.UNCHANGED: self.tr("文库里已有同样的文本，没有重复导入"),
            ImportStatus.REFUSED: self.tr("没有导入"),
            ImportStatus.FAILED: self.tr("没有导入"),
        }[outcome.status]
        lines = [("：".join(part for part in (status, title) if part), "secondary")]
        if outcome.error is not None:
            lines.append((outcome.error[1], "error"))
        unsure = self._unsure()
        if unsure:
            lines.append((self.tr("请核对：{0}").format("、".join(unsure)), "warning"))
        lines += [(warning, "warning") for warning in outcome.warnings]
        return lines

    def _unsure(self) -> list[str]:
        names = {
            "title": self.tr("标题"),
            "doc_number": self.tr("发文字号"),
            "issuers": self.tr("发文机关"),
            "level": self.tr("层级"),
            "region": self.tr("地区"),
            "signed_date": self.tr("成文日期"),
            "year": self.tr("年份"),
            "period": self.tr("规划期"),
            "validity": self.tr("时效性"),
        }
        return [names[name] for name, trust in self._outcome.confidence.items() if name in names and trust < _UNSURE]
