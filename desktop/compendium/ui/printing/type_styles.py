"""The types of a paper for a chosen page: GB/T 9704-2012, or the same in small."""

from __future__ import annotations

from PySide6.QtCore import Qt

from compendium.domain.document import BlockStyle
from compendium.domain.paper import HeadingKind, NoteKind
from compendium.exporters.layout import Page
from compendium.ui.printing.faces import Face
from compendium.ui.printing.lines import Type, squeezed
from compendium.ui.printing.page_setup import PageSetup

_CENTRE, _LEFT, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_LINE, _NARROW_LINE = 28 / 16, 1.45  # of the text, in its sizes


class TypeStyles:
    """Types by what they are for; ``gap`` is a small space in points."""

    def __init__(self, setup: PageSetup, page: Page) -> None:
        size, factor = setup.size, _NARROW_LINE if setup.narrow else _LINE
        self._factor = factor
        self.gap = size * (0.3 if setup.narrow else 0.6)
        text = squeezed(Type(size, size * factor, indent=2), page.text_width)
        heading = text._replace(face=Face.HEADING)
        small = self._sized(text, max(size * 0.875, 8))
        smaller = self._sized(text, max(size * 0.75, 7.5))
        self.title = Type(size * 22 / 16, size * 33 / 16, Face.TITLE, align=_CENTRE)
        self.subtitle = self._sized(text, small.size, Face.NOTE)._replace(align=_CENTRE, indent=0)
        self.text, self.point = text, small
        self.label = small._replace(face=Face.HEADING)
        self.caption = small._replace(face=Face.HEADING, align=_CENTRE, indent=0)
        self.foot = Type(10.5, 16, align=_LEFT)
        self.headings = {
            HeadingKind.MAIN: self.title,
            HeadingKind.PART: heading._replace(align=_CENTRE, indent=0),
            HeadingKind.TITLE: Type(size * 1.125, size * 1.875, Face.TITLE, align=_CENTRE),
            HeadingKind.SECTION: Type(size * 1.25, size * 2.25, Face.TITLE, align=_CENTRE),
            HeadingKind.ITEM: heading._replace(align=_LEFT, indent=0),
        }
        self.notes = {
            NoteKind.SOURCE: smaller._replace(face=Face.NOTE, align=_RIGHT, indent=0),
            NoteKind.REMARK: small._replace(face=Face.NOTE),
            NoteKind.PRIVATE: smaller._replace(face=Face.NOTE),
            NoteKind.WARNING: smaller._replace(face=Face.HEADING, align=_CENTRE, indent=0),
        }
        self.ranks = {1: heading, 2: text._replace(face=Face.SUBHEADING), 3: text._replace(bold=True)}
        flush = text._replace(align=_LEFT, indent=0)
        self.blocks = {
            BlockStyle.STATUS: flush._replace(align=_CENTRE),
            BlockStyle.DOC_NUMBER: flush._replace(align=_CENTRE),
            BlockStyle.ADDRESSEE: flush,
            BlockStyle.TABLE_ROW: flush,
            BlockStyle.SIGNATURE: flush._replace(align=_RIGHT),
            BlockStyle.DATE: flush._replace(align=_RIGHT),
            BlockStyle.BOX_TITLE: heading._replace(align=_CENTRE, indent=0),
        }

    def _sized(self, kind: Type, size: float, face: Face = Face.TEXT) -> Type:
        return kind._replace(size=size, line=size * self._factor, face=face, pitch=0.0)
