"""What the window remembers between two starts, read so that nothing in it can break a start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from compendium.ui.actions import View


@dataclass(slots=True)
class Session:
    """The window as it was left.

    Attributes:
        geometry: Qt's own bytes in base64; "" for a first start.
        widths: widths of library, page and side panel in px; empty for the usual ones.
        hidden: names of side panels that the user closed, by view.
        pages: each page's own state by view.
        import_folder: where files were last imported from.
    """

    geometry: str = ""
    widths: list[int] = field(default_factory=list)
    hidden: dict[str, list[str]] = field(default_factory=dict)
    view: View = View.READ
    doc: str = ""
    clause: str = ""
    query: str = ""
    compared: list[str] = field(default_factory=list)
    side_tab: int = 0
    library: dict[str, object] = field(default_factory=dict)
    pages: dict[str, object] = field(default_factory=dict)
    import_folder: str = ""

    def to_dict(self) -> dict[str, object]:
        """JSON-able values by name."""
        return {
            "geometry": self.geometry,
            "widths": self.widths,
            "hidden": self.hidden,
            "view": self.view.value,
            "doc": self.doc,
            "clause": self.clause,
            "query": self.query,
            "compared": self.compared,
            "side_tab": self.side_tab,
            "library": self.library,
            "pages": self.pages,
            "import_folder": self.import_folder,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Session:
        """Read what ``to_dict`` gave; a value of another kind counts as absent."""
        hidden = _mapping(data.get("hidden"))
        tab = data.get("side_tab")
        return cls(
            geometry=_text(data.get("geometry")),
            widths=[n for n in _list(data.get("widths")) if isinstance(n, int)],
            hidden={view: _texts(names) for view, names in hidden.items()},
            view=_view(data.get("view")),
            doc=_text(data.get("doc")),
            clause=_text(data.get("clause")),
            query=_text(data.get("query")),
            compared=_texts(data.get("compared")),
            side_tab=tab if isinstance(tab, int) and tab in (0, 1, 2) else 0,
            library=_mapping(data.get("library")),
            pages=_mapping(data.get("pages")),
            import_folder=_text(data.get("import_folder")),
        )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    return [item for item in _list(value) if isinstance(item, str)]


def _mapping(value: object) -> dict[str, object]:
    return {str(key): item for key, item in value.items()} if isinstance(value, dict) else {}


def _view(value: object) -> View:
    return View(value) if isinstance(value, str) and value in set(View) else View.READ
