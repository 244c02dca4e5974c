"""All that is known of a document, and what each piece of it rests on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo, Validity
from compendium.services.metadata_edits import BY_HAND
from compendium.ui.models.labels import level_name, origin_name, unknown_name, validity_name
from compendium.ui.theme import Themes

_WIDTH = 440


class _Row(NamedTuple):
    label: str
    value: str
    field: str = ""


class DocumentCard(QFrame):
    """A panel that closes on Escape or on a click elsewhere."""

    def __init__(self, themes: Themes, info: DocumentInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("documentCard")
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("文件信息：{0}").format(info.title))
        self._themes = themes
        self._info = info
        self._build()

    def open_beside(self, rect: QRect) -> None:
        """Show the card right of a place on the screen, and wholly on that screen."""
        area = self.screen().availableGeometry()
        self.resize(_WIDTH, min(self._content.height() + 2, area.height()))
        x = min(rect.right() + self._themes.current.px("space_2"), area.right() - self.width())
        y = min(rect.top(), area.bottom() - self.height())
        self.move(QPoint(max(x, area.left()), max(y, area.top())))
        self.show()
        self.setFocus()

    def _build(self) -> None:
        theme = self._themes.current
        self._content = QWidget()
        self._content.setFixedWidth(_WIDTH - 2)
        column = QVBoxLayout(self._content)
        gap = theme.px("space_4")
        column.setContentsMargins(gap, gap, gap, gap)
        column.setSpacing(theme.px("space_3"))
        title = self._words(self._info.title, "heading")
        column.addWidget(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("space_4"))
        grid.setVerticalSpacing(theme.px("space_2"))
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self._rows()):
            label = self._words(row.label, "secondary")
            label.setWordWrap(False)
            grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._value(row), number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        self._fit(column)

    def _fit(self, column: QVBoxLayout) -> None:
        """Make the content as high as its words need, and let it scroll where the screen is too low for that."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.accessibleName())
        area.setWidget(self._content)
        frame = QVBoxLayout(self)
        frame.setContentsMargins(0, 0, 0, 0)
        frame.addWidget(area)
        self.ensurePolished()
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # the height depends on the letters, which the style sheet sets
        self._content.setFixedHeight(column.totalHeightForWidth(self._content.width()))

    def _rows(self) -> list[_Row]:
        info = self._info
        period = f"{info.period.start}—{info.period.end}" if info.period else ""
        rows = [
            _Row(self.tr("标题"), info.title if "title" in info.inferred else "", "title"),
            _Row(self.tr("发文字号"), info.doc_number or unknown_name(), "doc_number"),
            _Row(self.tr("发文机关"), "、".join(info.issuers) or unknown_name(), "issuers"),
            _Row(self.tr("层级"), level_name(info.level) if info.level else unknown_name(), "level"),
            _Row(self.tr("地区"), info.region or unknown_name(), "region"),
            _Row(self.tr("成文日期"), info.signed_date or unknown_name(), "signed_date"),
            _Row(self.tr("年份"), str(info.year) if info.year else unknown_name(), "year"),
            _Row(self.tr("规划期"), period or unknown_name(), "period"),
            _Row(self.tr("时效性"), self._validity(), "validity"),
            _Row(self.tr("认定依据"), info.validity_basis or "", "validity_basis"),
            _Row(self.tr("核对日期"), info.validity_checked_on or "", "validity_checked_on"),
            _Row(self.tr("来源"), origin_name(info.origin)),
            _Row(self.tr("篇幅"), self.tr("{0} 条，{1} 字").format(info.clauses, f"{info.characters:,}")),
            _Row(self.tr("编号"), info.id),
        ]
        return [row for row in rows if row.value]

    def _validity(self) -> str:
        info = self._info
        if info.validity is Validity.IN_FORCE and not (info.validity_basis and info.validity_checked_on):
            return unknown_name()
        return validity_name(info.validity)

    def _value(self, row: _Row) -> QWidget:
        inferred = row.field in self._info.inferred
        tone = "unknown" if row.value == unknown_name() else ""
        value = self._words(row.value, tone)
        evidence = self._info.evidence.get(row.field, "")
        if evidence == row.value:
            evidence = ""  # said already
        by_hand = evidence == BY_HAND
        if not inferred and not evidence:
            return value
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(value)
        words = self.tr("推断自：{0}") if inferred else self.tr("原文：{0}")
        if by_hand:
            words = self.tr("人工填写")
        note = words.format(evidence) if evidence else self.tr("推断，正文没有印出")
        column.addWidget(self._words(note, "warning_note" if inferred else "faint"))
        return holder

    def _words(self, text: str, tone: str) -> QLabel:
        label = QLabel(text)
        label.setProperty("tone", tone)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
