"""Bookmarks, links and page labels in a PDF, for which Qt has no way."""

from __future__ import annotations

from io import BytesIO

from PySide6.QtCore import QRectF

from compendium.ui.printing.lines import RESOLUTION, mm
from compendium.ui.printing.pages import Bookmark, Laid

_POINTS = 72 / RESOLUTION


def with_outline(pdf: bytes, laid: Laid) -> bytes:
    """Return the PDF of ``laid`` with its headings as bookmarks, which are shown when it is opened."""
    if not laid.bookmarks:
        return pdf
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.constants import PageLabelStyle
    from pypdf.generic import Fit, IndirectObject

    writer = PdfWriter(clone_from=BytesIO(pdf), keep_initial_header=True)
    parents: list[tuple[int, IndirectObject]] = []
    for mark in laid.bookmarks:
        while parents and parents[-1][0] >= mark.level:
            parents.pop()
        above = parents[-1][1] if parents else None
        fit = Fit.xyz(left=0, top=_from_foot(laid, mark.y))
        made = writer.add_outline_item(
            title=mark.text, page_number=mark.page, parent=above, fit=fit, is_open=mark.level == 1
        )
        parents.append((mark.level, made))
    for link in laid.links:
        writer.add_annotation(link.page, Link(rect=_place(laid, link.place), target_page_index=link.target))
    if laid.front:
        writer.set_page_label(0, laid.front - 1, style=PageLabelStyle.UPPERCASE_ROMAN)
        writer.set_page_label(laid.front, len(laid.pages) - 1, style=PageLabelStyle.DECIMAL)
    writer.page_mode = "/UseOutlines" if _worth_showing(laid.bookmarks) else "/UseNone"
    made_pdf = BytesIO()
    writer.write(made_pdf)
    return made_pdf.getvalue()


def _worth_showing(bookmarks: list[Bookmark]) -> bool:
    return len(bookmarks) > 1


def _from_foot(laid: Laid, y: float) -> float:
    return (mm(laid.page.height - laid.page.top) - y) * _POINTS


def _place(laid: Laid, place: QRectF) -> tuple[float, float, float, float]:
    left = mm(laid.page.left)
    return (
        (left + place.left()) * _POINTS,
        _from_foot(laid, place.bottom()),
        (left + place.right()) * _POINTS,
        _from_foot(laid, place.top()),
    )
