"""The line above the text: what document this is, what is known of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from compendium.domain.document import DocumentInfo
from compendium.ui.icons import Icons
from compendium.ui.reader.flow_layout import FlowLayout
from compendium.ui.reader.wording import Piece, identity_pieces, origin_piece, title_piece, validity_piece
from compendium.ui.theme import Themes
from compendium.ui.widgets.elided_label import ElidedLabel
from compendium.ui.widgets.tool_button import ToolButton

_WIDEST_EM = 12
_ROOM_FOR_ZOOM = 640
"""A narrower header gives the room of the zoom buttons to its words: zoom has keys, the wheel and the menu."""


class _PieceLabel(ElidedLabel):
    """Says its evidence on hover, and its whole text too when that is cut."""

    def __init__(self, piece: Piece) -> None:
        super().__init__(piece.text)
        self._piece = piece
        self.setProperty("tone", piece.tone)
        # An inferred title stands here in full length otherwise, and takes the place of everything else.
        self.setMaximumWidth(_WIDEST_EM * self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cut = self.toolTip()
        self.setToolTip("\n".join(filter(None, (cut, self._piece.tooltip))) if cut else self._piece.tooltip)


class ReaderHeader(QWidget):
    """Shows metadata in words; every piece says on hover what it rests on."""

    bookmark_requested = Signal()
    citation_requested = Signal()
    find_requested = Signal()
    compare_requested = Signal()
    zoom_requested = Signal(int)
    """Steps in px; 0 goes back to the usual size."""

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        """Make an empty header."""
        super().__init__(parent)
        self.setObjectName("readerHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._themes = themes
        row = QHBoxLayout(self)
        gap = themes.current.px("space_2")
        row.setContentsMargins(themes.current.px("space_4"), gap, themes.current.px("space_3"), gap)
        row.setSpacing(gap)
        self._pieces = QWidget()
        self._pieces.setObjectName("document_facts")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._pieces.setSizePolicy(policy)
        self._flow = FlowLayout(self._pieces, themes.current.px("space_3"), themes.current.px("space_1"))
        row.addWidget(self._pieces, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in self._make_buttons(icons):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _make_buttons(self, icons: Icons) -> list[ToolButton]:
        rows = (
            ("find", "text-search", self.tr("在本文中查找"), "Ctrl+F", self.find_requested.emit),
            ("zoom_out", "zoom-out", self.tr("缩小文字"), "Ctrl+-", lambda: self.zoom_requested.emit(-1)),
            ("zoom_in", "zoom-in", self.tr("放大文字"), "Ctrl++", lambda: self.zoom_requested.emit(1)),
            ("cite", "text-quote", self.tr("复制并附出处"), "Ctrl+Shift+C", self.citation_requested.emit),
            ("compare", "columns-2", self.tr("在对照中打开"), "Ctrl+Shift+D", self.compare_requested.emit),
            ("bookmark", "bookmark-plus", self.tr("添加书签"), "Ctrl+D", self.bookmark_requested.emit),
        )
        buttons = []
        for name, icon, words, shortcut, act in rows:
            button = ToolButton(icons.icon(icon), words, self, shortcut=shortcut)
            button.setObjectName(f"{name}_button")
            button.clicked.connect(lambda _checked=False, act=act: act())
            buttons.append(button)
        self._zoom_buttons = [button for button in buttons if button.objectName().startswith("zoom_")]
        return buttons

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the zoom buttons where room is short."""
        super().resizeEvent(event)
        for button in self._zoom_buttons:
            button.setVisible(event.size().width() >= _ROOM_FOR_ZOOM)

    def show_info(self, info: DocumentInfo) -> None:
        """Show a document's metadata."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for piece in (origin_piece(info), *identity_pieces(info), validity_piece(info), title_piece(info)):
            if piece is not None:
                self._flow.addWidget(self._piece_widget(piece))
        self._flow.invalidate()
        self.updateGeometry()

    def texts(self) -> list[str]:
        """What the header says, piece by piece."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget.accessibleName() for widget in widgets if widget is not None]

    def _piece_widget(self, piece: Piece) -> QWidget:
        label = _PieceLabel(piece)
        if not piece.tag:
            label.setAccessibleName(piece.text)
            label.setAccessibleDescription(piece.tooltip)
            return label
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._themes.current.px("space_1"))
        tag = QLabel(piece.tag)
        tag.setProperty("tag", "true")
        row.addWidget(label)
        row.addWidget(tag)
        holder.setToolTip(piece.tooltip)
        holder.setAccessibleName(f"{piece.text}（{piece.tag}）")
        holder.setAccessibleDescription(piece.tooltip)
        return holder
