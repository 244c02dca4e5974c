"""The page options: paper, style, size, what stands on it. Each kind of paper shows those that it heeds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from compendium.services.handouts import PaperChoice
from compendium.ui.paper.source import PaperSource, SourceKind
from compendium.ui.printing.page_setup import NOTE_LINES, PER_PAGE, TEXT_SIZES, PageSetup, PaperSize, PaperStyle
from compendium.ui.theme import Themes

_STYLE_SIZES = {PaperStyle.OFFICIAL: 16.0, PaperStyle.COMPACT: 10.5}
USUAL = {
    SourceKind.TEXT: PageSetup(),
    SourceKind.SELECTION: PageSetup(),
    SourceKind.COLLECTION: PageSetup(style=PaperStyle.COMPACT, size=12.0, points=True, note_lines=6, per_page=2),
    SourceKind.TABLE: PageSetup(),
    SourceKind.PLAN: PageSetup(),
}
"""How each kind is printed until the user chooses."""


class _Choice(NamedTuple):
    value: object
    words: str


class PageOptions(QWidget):
    """``changed`` whenever the page would look otherwise."""

    changed = Signal()

    def __init__(self, source: PaperSource, setup: PageSetup, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = source.kind
        self._build(themes)
        self._offer(source)
        self._take(setup)
        for box in (self.paper, self.style_, self.size_, self.note_lines, self.per_page):
            box.currentIndexChanged.connect(self._on_changed)
        for check in (self.contents, self.points, self.private):
            check.toggled.connect(self._on_changed)
        self.style_.currentIndexChanged.connect(self._on_style_changed)
        self._arrange()

    @property
    def setup(self) -> PageSetup:
        """What is chosen now."""
        usual = USUAL[self._kind]
        return PageSetup(
            paper=PaperSize(self.paper.currentData()),  # Qt hands plain words back
            style=PaperStyle(self.style_.currentData()),
            size=float(self.size_.currentData()),
            contents=self.contents.isChecked(),
            points=self.points.isChecked(),
            note_lines=int(self.note_lines.currentData()),
            per_page=int(self.per_page.currentData()) if self._kind is SourceKind.COLLECTION else usual.per_page,
        )

    @property
    def choice(self) -> PaperChoice:
        """What stands on the paper."""
        setup = self.setup
        # Where units have places of their own, lines fill what is left of each.
        return PaperChoice(setup.points, setup.note_lines, self.private.isChecked())

    def _build(self, themes: Themes) -> None:
        theme = themes.current
        self.paper = self._box("paperSize", self._papers())
        self.style_ = self._box("paperStyle", self._styles())
        self.size_ = self._box("paperTextSize", self._sizes())
        self.per_page = self._box("paperPerPage", self._places())
        self.note_lines = self._box("paperNoteLines", self._line_counts())
        self.contents = self._check("paperContents", self.tr("目录"), self.tr("列出各级标题和页码，另起页"))
        self.points = self._check("paperPoints", self.tr("要点"), self.tr("列出指标、扶持和时限"))
        self.private = self._check("paperPrivate", self.tr("讲者备注"), self.tr("只在自己留用时打印，每次都要重新勾选"))
        self._form = QFormLayout()
        self._form.setVerticalSpacing(theme.px("space_3"))
        self._form.setHorizontalSpacing(theme.px("space_3"))
        for words, box in (
            (self.tr("纸张"), self.paper),
            (self.tr("版式"), self.style_),
            (self.tr("字号"), self.size_),
            (self.tr("每页"), self.per_page),
            (self.tr("笔记"), self.note_lines),
        ):
            self._form.addRow(words, box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space_3"))
        column.addLayout(self._form)
        for check in (self.contents, self.points, self.private):
            column.addWidget(check)
        self._note = QLabel()
        self._note.setProperty("tone", "faint")
        self._note.setWordWrap(True)
        column.addWidget(self._note)

    def _offer(self, source: PaperSource) -> None:
        """Hide what makes no difference."""
        kind = source.kind
        with_lines = (SourceKind.TEXT, SourceKind.SELECTION, SourceKind.COLLECTION)
        self._form.setRowVisible(self.size_, kind is not SourceKind.TABLE)
        self._form.setRowVisible(self.per_page, kind is SourceKind.COLLECTION)
        self._form.setRowVisible(self.note_lines, kind in with_lines)
        self.contents.setVisible(kind in (SourceKind.TEXT, SourceKind.COLLECTION, SourceKind.PLAN))
        self.points.setVisible(kind in (SourceKind.TEXT, SourceKind.COLLECTION))
        self.private.setVisible(source.private)

    def _take(self, setup: PageSetup) -> None:
        for box, value in (
            (self.paper, setup.paper),
            (self.style_, setup.style),
            (self.size_, setup.size),
            (self.per_page, setup.per_page),
            (self.note_lines, setup.note_lines),
        ):
            box.setCurrentIndex(max(box.findData(value), 0))
        self.contents.setChecked(setup.contents)
        self.points.setChecked(setup.points)

    def _on_changed(self, *_: object) -> None:
        self._arrange()
        self.changed.emit()

    def _on_style_changed(self, *_: object) -> None:
        """Another style comes with its usual size of letters."""
        self.size_.setCurrentIndex(self.size_.findData(_STYLE_SIZES[self.setup.style]))

    def _arrange(self) -> None:
        setup = self.setup
        standard = (setup.paper, setup.style, setup.size) == (PaperSize.A4, PaperStyle.OFFICIAL, 16.0)
        words = self.tr("按 GB/T 9704—2012：每页 22 行，每行 28 字。") if standard else ""
        self._note.setText(words if self._kind is not SourceKind.TABLE else "")
        self._note.setVisible(bool(self._note.text()))

    def _box(self, name: str, choices: Sequence[_Choice]) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for choice in choices:
            value: Any = choice.value
            box.addItem(choice.words, value)
        return box

    def _check(self, name: str, words: str, use: str) -> QCheckBox:
        check = QCheckBox(words)
        check.setObjectName(name)
        check.setToolTip(use)
        check.setAccessibleDescription(use)
        return check

    def _papers(self) -> list[_Choice]:
        words = {
            PaperSize.A4: self.tr("A4（210 × 297 毫米）"),
            PaperSize.A3: self.tr("A3（297 × 420 毫米）"),
            PaperSize.B5: self.tr("B5（182 × 257 毫米）"),
            PaperSize.K16: self.tr("16 开（185 × 260 毫米）"),
        }
        return [_Choice(size, words[size]) for size in PaperSize]

    def _styles(self) -> list[_Choice]:
        return [
            _Choice(PaperStyle.OFFICIAL, self.tr("公文")),
            _Choice(PaperStyle.COMPACT, self.tr("紧凑")),
        ]

    def _sizes(self) -> list[_Choice]:
        names = (
            self.tr("小五（9 磅）"),
            self.tr("五号（10.5 磅）"),
            self.tr("小四（12 磅）"),
            self.tr("四号（14 磅）"),
            self.tr("三号（16 磅）"),
            self.tr("小二（18 磅）"),
        )
        return [_Choice(size, name) for size, name in zip(TEXT_SIZES, names, strict=True)]

    def _places(self) -> list[_Choice]:
        names = (self.tr("连续排"), self.tr("一条"), self.tr("两条"), self.tr("三条"))
        return [_Choice(count, name) for count, name in zip(PER_PAGE, names, strict=True)]

    def _line_counts(self) -> list[_Choice]:
        return [
            _Choice(count, self.tr("留 {0} 行").format(count) if count else self.tr("不留")) for count in NOTE_LINES
        ]
