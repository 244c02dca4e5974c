"""All facets below the tree, behind a heading that folds them away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo, Validity
from compendium.ui.icons import Icons
from compendium.ui.library.facet_box import FacetBox
from compendium.ui.models.facets import Facet, Narrowing, facet_values
from compendium.ui.models.labels import unknown_name, validity_name
from compendium.ui.theme import Themes
from compendium.ui.widgets.tool_button import ToolButton

_LEAST_HEIGHT = 96
_AFTER_PAINT_MS = 20


class FacetList(QWidget):
    """Shows choices with counts for the documents that it is given.

    Its boxes are made once it was painted for the first time, so that the window need not wait for them.

    ``chosen_changed`` carries a Facet and the keys that are ticked; ``clear_requested`` to choose nothing.
    """

    chosen_changed = Signal(object, object)
    clear_requested = Signal()
    folded_changed = Signal()

    def __init__(self, themes: Themes, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._icons = themes, icons
        self._infos: list[DocumentInfo] = []
        self._narrowing = Narrowing()
        self._painted = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, themes.current.px("space_1"), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head())
        column.addWidget(self._build_area(), 1)
        self.set_folded(folded=False)

    @property
    def folded(self) -> bool:
        """True when only the heading shows."""
        return self._area.isHidden()

    def set_folded(self, *, folded: bool) -> None:
        """Show the heading only, or all."""
        self._area.setVisible(not folded)
        self._head.setIcon(self._icons.icon("chevron-right" if folded else "chevron-down"))
        self._head.setAccessibleDescription(self.tr("已折叠") if folded else self.tr("已展开"))
        head = self.minimumSizeHint().height()
        self.setMinimumHeight(head if folded else head + _LEAST_HEIGHT)
        self.setMaximumHeight(head if folded else 16777215)

    def show_values(self, infos: Iterable[DocumentInfo], narrowing: Narrowing) -> None:
        """Show what can be chosen and what is."""
        self._infos, self._narrowing = list(infos), narrowing
        self._clear.setVisible(narrowing.active)
        if self._painted:
            self._fill()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make the boxes after the first painting."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(_AFTER_PAINT_MS, self, self._fill)

    def _fill(self) -> None:
        for facet, values in facet_values(self._infos, self._narrowing).items():
            self._boxes[facet].show_values(values, self._narrowing.chosen.get(facet, frozenset()))

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self._head = ToolButton(self._icons.icon("chevron-down"), self.tr("筛选"), words=True)
        self._head.setObjectName("foldFacets")
        self._head.setProperty("heading", "true")
        side = self._themes.current.px("icon_small") - 2  # as the chevrons of the tree above
        self._head.setIconSize(QSize(side, side))
        self._head.clicked.connect(self._on_head_clicked)
        self._clear = QPushButton(self.tr("清除筛选"))
        self._clear.setObjectName("clearFilters")
        self._clear.setAccessibleName(self._clear.text())
        self._clear.setProperty("role", "quiet")
        self._clear.clicked.connect(self.clear_requested)
        # Kept while hidden: the heading must not jump when the first box is ticked.
        policy = self._clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(policy)
        row.addWidget(self._head)
        row.addStretch(1)
        row.addWidget(self._clear)
        return row

    def _build_area(self) -> QScrollArea:
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._themes.current.px("space_1"))
        self._area = QScrollArea()
        self._area.setObjectName("libraryFacets")
        self._area.setAccessibleName(self.tr("筛选"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its boxes take the keyboard, and scroll into view
        self._area.setWidget(self._inner)
        return self._area

    @cached_property
    def _boxes(self) -> dict[Facet, FacetBox]:
        names = {Facet.YEAR: self.tr("年份"), Facet.ISSUER: self.tr("发文机关"), Facet.VALIDITY: self.tr("时效性")}
        boxes = {facet: FacetBox(self._themes, name, _NAME_OF[facet]) for facet, name in names.items()}
        for facet, box in boxes.items():
            box.setObjectName(f"facet_{facet.value}")
            box.chosen_changed.connect(lambda keys, facet=facet: self.chosen_changed.emit(facet, keys))
            self._column.addWidget(box)
        self._column.addStretch(1)
        return boxes

    def _on_head_clicked(self) -> None:
        self.set_folded(folded=not self.folded)
        self.folded_changed.emit()


def _known_or_not(key: str) -> str:
    return key or unknown_name()


def _validity_of(key: str) -> str:
    return validity_name(Validity(key))


_NAME_OF = {Facet.YEAR: _known_or_not, Facet.ISSUER: _known_or_not, Facet.VALIDITY: _validity_of}
