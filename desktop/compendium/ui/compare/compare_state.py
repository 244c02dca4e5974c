"""What a comparison looks like when it is left, to be found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtWidgets import QSplitter

from compendium.domain.comparison import ChangeKind, ClauseRef
from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.change_index import CHANGES
from compendium.ui.reader.text_column import Place


@dataclass(slots=True)
class CompareState:
    """Every part has a default, so that a state of an older program is of use."""

    documents: list[str] = field(default_factory=list)
    linked: bool = True
    together: bool = True
    """Whether the current group's clauses stood beside each other; else the user had scrolled on."""
    places: list[Place] = field(default_factory=list)
    group: ClauseRef | None = None
    list_shown: bool = True
    list_sizes: list[int] = field(default_factory=list)
    pane_sizes: list[int] = field(default_factory=list)
    zoom: int = 0
    form: ComparisonForm | None = None
    kinds: list[ChangeKind] = field(default_factory=lambda: list(CHANGES))
    rows: bool | None = None
    """Whether rows of versions stand at one height; None for what suits them."""
    merged: bool = False
    matrix: dict[str, object] = field(default_factory=dict)
    detail_height: int = 0
    """Of the words of a change under the list of changes, in px; 0 for what they need."""

    def to_json(self) -> dict[str, object]:
        """Return values for JSON."""
        return {
            "documents": self.documents,
            "linked": self.linked,
            "together": self.together,
            "places": [[place.clause, place.offset, round(place.below)] for place in self.places],
            "group": [self.group.doc, self.group.clause] if self.group else None,
            "list_shown": self.list_shown,
            "list_sizes": self.list_sizes,
            "pane_sizes": self.pane_sizes,
            "zoom": self.zoom,
            "form": self.form.value if self.form else None,
            "kinds": [kind.value for kind in self.kinds],
            "rows": self.rows,
            "merged": self.merged,
            "matrix": self.matrix,
            "detail_height": self.detail_height,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> CompareState:
        """Take what ``to_json`` gave; parts of a wrong shape keep their default."""
        group = _strings(data.get("group"))
        zoom, form, rows, matrix = (data.get(key) for key in ("zoom", "form", "rows", "matrix"))
        height = data.get("detail_height")
        return cls(
            documents=_strings(data.get("documents")),
            linked=data.get("linked") is not False,
            together=data.get("together") is not False,
            places=_places(data.get("places")),
            group=ClauseRef(group[0], group[1]) if len(group) == 2 else None,
            list_shown=data.get("list_shown") is not False,
            list_sizes=_sizes(data.get("list_sizes")),
            pane_sizes=_sizes(data.get("pane_sizes")),
            zoom=zoom if isinstance(zoom, int) else 0,
            form=ComparisonForm(str(form)) if form in set(ComparisonForm) else None,
            kinds=_kinds(data.get("kinds")),
            rows=rows if isinstance(rows, bool) else None,
            merged=data.get("merged") is True,
            matrix=dict(matrix) if isinstance(matrix, dict) else {},
            detail_height=height if isinstance(height, int) and height > 0 else 0,
        )

    def apply_sizes(self, with_list: QSplitter, panes: QSplitter) -> None:
        """Give both splitters the widths they had, when they have as many parts."""
        for splitter, sizes in ((with_list, self.list_sizes), (panes, self.pane_sizes)):
            if len(sizes) == splitter.count() and all(size > 0 for size in sizes):
                splitter.setSizes(sizes)


def _kinds(value: object) -> list[ChangeKind]:
    return [kind for kind in CHANGES if kind.value in value] if isinstance(value, list) else list(CHANGES)


def _strings(value: object) -> list[str]:
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _sizes(value: object) -> list[int]:
    return [part for part in value if isinstance(part, int)] if isinstance(value, list) else []


def _places(value: object) -> list[Place]:
    places = []
    for row in value if isinstance(value, list) else []:
        match row:
            case [str() as clause, int() as offset, int() | float() as below]:
                places.append(Place(clause, offset, float(below)))
    return places
