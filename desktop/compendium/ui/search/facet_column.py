"""The facets of a result: what it can be narrowed by, with how many clauses each choice has."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from compendium.domain.document import DocumentInfo, Level, Validity
from compendium.ui.library.facet_box import FacetBox
from compendium.ui.models.facets import FacetValue
from compendium.ui.models.labels import document_name, level_name, validity_name
from compendium.ui.search.narrowing import FACETS, Narrowing
from compendium.ui.theme import Themes

_LEVELS = [level.value for level in Level]
_VALIDITIES = [validity.value for validity in Validity]
_MOST = 200  # choices of one facet, those of most clauses; more cannot be looked through, only typed


class FacetColumn(QWidget):
    """``narrowed`` carries the Narrowing that the user chose."""

    narrowed = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("筛选检索结果"))
        self._themes = themes
        self._narrowing = Narrowing()
        self._infos: Mapping[str, DocumentInfo] = {}
        self._build()

    def show_choices(
        self,
        choices: Mapping[str, Mapping[str, int]],
        narrowing: Narrowing,
        infos: Mapping[str, DocumentInfo],
    ) -> None:
        """Show what can be chosen and what is; what is chosen stays even when it counts 0."""
        self._narrowing, self._infos = narrowing, infos
        self._clear.setVisible(narrowing.active)
        for facet, box in self._boxes.items():
            counts = dict(islice(choices.get(facet, {}).items(), _MOST))
            for value in narrowing.of(facet):
                counts.setdefault(value, 0)
            values = [FacetValue(value, count) for value, count in counts.items()]
            box.show_values(sorted(values, key=lambda value: self._order(facet, value)), narrowing.of(facet))
            box.setVisible(len(values) > 1 or bool(narrowing.of(facet)))
        self._nothing.setVisible(all(box.isHidden() for box in self._boxes.values()))

    def name_of(self, facet: str, value: str) -> str:
        """Return the words of a choice."""
        if facet == "level" and value in _LEVELS:
            return level_name(Level(value))
        if facet == "validity" and value in _VALIDITIES:
            return validity_name(Validity(value))
        if facet == "doc" and value in self._infos:
            return document_name(self._infos[value])
        return self.tr("{0} 年").format(value) if facet == "year" else value

    def _build(self) -> None:
        theme = self._themes.current
        head = self._build_head()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px("space_4"), 0, theme.px("space_2"), theme.px("space_3"))
        column.setSpacing(theme.px("space_2"))
        self._boxes: dict[str, FacetBox] = {}
        titles = {
            "level": self.tr("层级"),
            "region": self.tr("地区"),
            "year": self.tr("年份"),
            "issuer": self.tr("发文机关"),
            "validity": self.tr("时效性"),
            "unit": self.tr("责任单位"),
            "doc": self.tr("文件"),
        }
        for facet in FACETS:
            name_of = lambda value, facet=facet: self.name_of(facet, value)  # noqa: E731
            box = FacetBox(self._themes, titles[facet], name_of, told=self.tr("{0}，{1} 条"))
            box.setObjectName(f"facet_{facet}")
            box.chosen_changed.connect(lambda keys, facet=facet: self._on_chosen(facet, keys))
            column.addWidget(box)
            self._boxes[facet] = box
        self._nothing = QLabel(self.tr("没有可以筛选的项"))
        self._nothing.setObjectName("noFacets")
        self._nothing.setProperty("tone", "faint")
        self._nothing.hide()
        column.addWidget(self._nothing)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, theme.px("space_3"), 0, 0)
        outer.setSpacing(theme.px("space_2"))
        outer.addLayout(head)
        outer.addWidget(area, 1)

    def _build_head(self) -> QHBoxLayout:
        theme = self._themes.current
        row = QHBoxLayout()
        row.setContentsMargins(theme.px("space_4"), 0, theme.px("space_2"), 0)
        heading = QLabel(self.tr("筛选"))
        heading.setMinimumHeight(theme.px("control"))
        self._clear = QPushButton(self.tr("全部清除"))
        self._clear.setObjectName("clearFacets")
        self._clear.setProperty("role", "quiet")
        self._clear.setAccessibleName(self.tr("清除全部筛选"))
        self._clear.setVisible(False)
        self._clear.clicked.connect(lambda: self.narrowed.emit(Narrowing()))
        row.addWidget(heading, 1)
        row.addWidget(self._clear)
        return row

    def _order(self, facet: str, value: FacetValue) -> tuple[int, str]:
        if facet == "level":
            return (_LEVELS.index(value.key) if value.key in _LEVELS else len(_LEVELS), "")
        if facet == "validity":
            return (_VALIDITIES.index(value.key) if value.key in _VALIDITIES else len(_VALIDITIES), "")
        if facet == "year":
            return (-int(value.key), "")
        return (-value.count, self.name_of(facet, value.key))

    def _on_chosen(self, facet: str, keys: frozenset[str]) -> None:
        self.narrowed.emit(self._narrowing.choose(facet, keys))
