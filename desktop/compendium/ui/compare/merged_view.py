"""Two versions read as one text: what came is underlined, what went struck out, moves say where from."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, QUrl, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QTextBrowser, QWidget

from compendium.domain.comparison import ChangeKind, TextChange
from compendium.ui.compare.change_index import ChangeIndex, kind_name, kind_sign
from compendium.ui.compare.change_panel import marked_html
from compendium.ui.fonts import reading_families
from compendium.ui.theme import Themes
from compendium.ui.widgets.viewport import know_viewport

# Longer lines tire the eye.
_CHARACTERS = 44
# What stands lower than this share of the view is not seen at a glance.
_READ_TO = 0.8


class MergedView(QTextBrowser):
    """One column; ``change_chosen`` when a sign is clicked."""

    change_chosen = Signal(int)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        know_viewport(self)
        self._themes = themes
        self._index: ChangeIndex | None = None
        self._px = themes.current.px("font_reading")
        self.setObjectName("merged_text")
        self.setAccessibleName(self.tr("合并视图"))
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._on_anchor_clicked)
        themes.changed.connect(self._fill)

    def show_changes(self, index: ChangeIndex) -> None:
        """Show the whole newer text with what went from the older one at its place."""
        self._index = index
        self._fill()

    def set_px(self, px: int) -> None:
        """Take the reading size."""
        if px != self._px:
            self._px = px
            self._fill()

    def set_current(self, number: int) -> None:
        """Bring a change to the upper part of the view; of a long clause its first changed words."""
        if not number:
            return
        self.scrollToAnchor(f"c{number}")
        top = self.verticalScrollBar().value()
        self.scrollToAnchor(f"w{number}")
        below = self.verticalScrollBar().value() - top
        if below < self.viewport().height() * _READ_TO:
            self.verticalScrollBar().setValue(top)
        else:
            self.verticalScrollBar().setValue(top + below - 3 * self._px)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain words."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def _fill(self) -> None:
        if self._index is None:
            return
        at = self.verticalScrollBar().value()
        theme = self._themes.current
        numbers = {place: number for number, place in enumerate(self._index.places, 1)}
        rows = [
            self._paragraph(change, numbers.get(place, 0)) for place, change in enumerate(self._index.compared.changes)
        ]
        font = QFont(reading_families())
        font.setPixelSize(self._px)
        self.document().setDefaultFont(font)
        self.setHtml(f'<div style="color:{theme.color("text").name()}">{"".join(rows)}</div>')
        self._set_column()
        self.verticalScrollBar().setValue(at)

    def _set_column(self) -> None:
        """Keep lines short on a wide screen, and whole on a narrow one."""
        width = self.viewport().width()
        side = max((width - _CHARACTERS * self._px) / 2, min(2.0 * self._px, width / 12))
        frame = self.document().rootFrame()
        wanted = frame.frameFormat()
        if wanted.leftMargin() != side:
            wanted.setLeftMargin(side)
            wanted.setRightMargin(side)
            wanted.setBottomMargin(2 * self._px)
            frame.setFrameFormat(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to the width."""
        super().resizeEvent(event)
        self._set_column()

    def _paragraph(self, change: TextChange, number: int) -> str:
        if self._index is None:
            return ""
        theme = self._themes.current
        body = marked_html(self._index.quiet_spans(change), theme, short=False)
        body = body.replace("<span", f'<a name="w{number}"></a><span', 1) if number else body
        style = "margin-top:6px;margin-bottom:6px;line-height:150%"
        if change.kind is ChangeKind.SAME or not number:
            return f'<p style="{style}">{body}</p>'
        look = f"color:{theme.color('accent').name()};text-decoration:none"
        sign = f'<a name="c{number}" href="c:{number}" style="{look}">【{kind_sign(change.kind)}】</a>'
        tip = self._index.tip(change, self._index.compared.documents[1])
        note = f"（{tip}）" if change.kind is ChangeKind.MOVED and tip != kind_name(change.kind) else ""
        return f'<p style="{style}">{sign}{note}{body}</p>'

    def _on_anchor_clicked(self, url: QUrl) -> None:
        number = url.toString().partition(":")[2]
        if number.isdigit():
            self.change_chosen.emit(int(number))
