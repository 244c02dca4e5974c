"""The few things that can be set; each takes effect at once, the language at the next start."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from compendium.ui.fonts import reading_families
from compendium.ui.theme import DARK, LIGHT, SYSTEM, Themes
from compendium.ui.translation import CHINESE, ENGLISH

SMALLEST_PX, LARGEST_PX = 12, 40


class SettingsDialog(QDialog):
    """Tells what was chosen; the window applies and stores it."""

    theme_chosen = Signal(str)
    reading_px_chosen = Signal(int)
    language_chosen = Signal(str)

    def __init__(self, themes: Themes, reading_px: int, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle(self.tr("设置"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._themes = themes
        self._language = language
        self._build(reading_px)

    @property
    def reading_px(self) -> int:
        """The size of the text that is chosen now."""
        return self._size.value()

    def _build(self, reading_px: int) -> None:
        theme = self._themes.current
        gap = theme.px("space_5")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_5"))
        form = QFormLayout()
        form.setHorizontalSpacing(gap)
        form.setVerticalSpacing(theme.px("space_4"))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        form.addRow(self.tr("主题"), self._build_theme())
        form.addRow(self.tr("正文字号"), self._build_size(reading_px))
        form.addRow("", self._build_sample(reading_px))
        form.addRow(self.tr("界面语言"), self._build_language())
        form.addRow("", self._later)
        column.addLayout(form)
        column.addStretch(1)
        close = QPushButton(self.tr("关闭"))
        close.setAccessibleName(close.text())
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        chosen = self._theme_group.checkedButton()
        if chosen is not None:
            chosen.setFocus()

    def _build_theme(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._themes.current.px("space_4"))
        self._theme_group = QButtonGroup(self)
        for mode, name in ((SYSTEM, self.tr("跟随系统")), (LIGHT, self.tr("浅色")), (DARK, self.tr("深色"))):
            button = QRadioButton(name)
            button.setObjectName(f"theme_{mode}")
            button.setAccessibleName(self.tr("主题：{0}").format(name))
            button.setChecked(self._themes.mode == mode)
            button.clicked.connect(lambda _on=False, mode=mode: self.theme_chosen.emit(mode))
            self._theme_group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _build_size(self, px: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._themes.current.px("space_3"))
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setObjectName("readingSize")
        self._size.setAccessibleName(self.tr("正文字号"))
        self._size.setRange(SMALLEST_PX, LARGEST_PX)
        self._size.setPageStep(2)
        self._size.setValue(px)
        self._size_words = QLabel(str(px))
        self._size_words.setProperty("tone", "secondary")
        self._size_words.setMinimumWidth(self._size_words.fontMetrics().horizontalAdvance("000"))
        self._size.valueChanged.connect(self._on_size_changed)
        row.addWidget(self._size, 1)
        row.addWidget(self._size_words)
        return holder

    def _build_sample(self, px: int) -> QLabel:
        self._sample = QLabel(self.tr("强化企业科技创新主体地位"))
        self._sample.setFixedHeight(round(LARGEST_PX * 1.4))
        self._show_sample(px)
        return self._sample

    def _build_language(self) -> QComboBox:
        self._languages = QComboBox()
        self._languages.setObjectName("language")
        self._languages.setAccessibleName(self.tr("界面语言"))
        # Each in its own language, so that whoever cannot read the present one finds his.
        for code, name in ((CHINESE, "简体中文"), (ENGLISH, "English")):
            self._languages.addItem(name, code)
        self._languages.setCurrentIndex(max(0, self._languages.findData(self._language)))
        self._languages.activated.connect(self._on_language_activated)
        self._later = QLabel(self.tr("下次打开程序时改用新的语言。"))
        self._later.setProperty("tone", "faint")
        self._later.hide()
        return self._languages

    def _show_sample(self, px: int) -> None:
        font = QFont(reading_families())
        font.setPixelSize(px)
        self._sample.setFont(font)

    def _on_size_changed(self, px: int) -> None:
        self._size_words.setText(str(px))
        self._show_sample(px)
        self.reading_px_chosen.emit(px)

    def _on_language_activated(self, index: int) -> None:
        code = str(self._languages.itemData(index))
        self._later.setVisible(code != self._language)
        self.language_chosen.emit(code)
