"""What this program is, and the licences of what it is made of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from compendium import __version__
from compendium.ui.theme import Themes

_WIDTH, _HEIGHT = 620, 480


class AboutDialog(QDialog):
    """Name, version and the licence texts of the resources."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("aboutDialog")
        self.setWindowTitle(self.tr("关于与许可"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(themes)
        self.resize(_WIDTH, _HEIGHT)

    def _build(self, themes: Themes) -> None:
        theme = themes.current
        gap = theme.px("space_5")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        name = QLabel(self.tr("政策汇编 {0}").format(__version__))
        name.setProperty("tone", "heading")
        purpose = QLabel(self.tr("离线阅读、检索、对照和收藏政策文本。不联网，数据只在这台电脑上。"))
        purpose.setProperty("tone", "secondary")
        purpose.setWordWrap(True)
        caution = QLabel(self.tr("文本以发文机关正式公布的为准；标明“推断”的信息不是正文印出的。"))
        caution.setProperty("tone", "secondary")
        caution.setWordWrap(True)
        licences = QPlainTextEdit(_licences(themes.resources))
        licences.setObjectName("licences")
        licences.setReadOnly(True)
        licences.setProperty("framed", "true")
        licences.setAccessibleName(self.tr("所用部件的许可"))
        licences.setTabChangesFocus(True)
        close = QPushButton(self.tr("关闭"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        close.clicked.connect(self.accept)
        for part in (name, purpose, caution, licences):
            column.addWidget(part)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _licences(resources: Path) -> str:
    overview = resources / "licences" / "README.md"
    texts = [overview, *sorted(resources.glob("licences/*.txt")), resources / "icons" / "LICENSE"]
    return "\n\n\n".join(text.read_text(encoding="utf-8").strip() for text in texts)
