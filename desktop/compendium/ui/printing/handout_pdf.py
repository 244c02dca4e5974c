"""Prints a handout as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from compendium.domain.document import BlockStyle
from compendium.domain.handout import Handout, HandoutParagraph, HandoutPoint
from compendium.exporters.cells import cleaned
from compendium.exporters.layout import Page, title_lines
from compendium.ui.printing.pages import FAINT, INK, Pages, Type, mm, points
from compendium.ui.printing.sheet_pdf import NOTE, SUBTITLE, TITLE

_CENTRE, _LEFT, _RIGHT = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_TEXT = Type(16, 28, indent=2)
_PART = Type(16, 28, serif=False, align=_CENTRE)
_POINT = Type(14, 24, indent=2)
_INNER_TITLE = Type(18, 30, align=_CENTRE)
_FLUSH = _TEXT._replace(align=_LEFT, indent=0)
_SIGNED = _TEXT._replace(align=_RIGHT, indent=0)
_CENTRED = _TEXT._replace(align=_CENTRE, indent=0)
_TYPES = {
    BlockStyle.STATUS: _CENTRED,
    BlockStyle.DOC_NUMBER: _CENTRED,
    BlockStyle.ADDRESSEE: _FLUSH,
    BlockStyle.SIGNATURE: _SIGNED,
    BlockStyle.DATE: _SIGNED,
    BlockStyle.BOX_TITLE: _PART,
}
_RANKS = {
    1: _TEXT._replace(serif=False),
    2: _TEXT._replace(bold=True),  # 楷体 is not among the program's fonts
    3: _TEXT._replace(bold=True),
}
_NOTE_LINE = mm(10)
_NOTES_GAP = 10.0  # points
_RULE = points(0.5)
_KEPT_LINES = 2  # of the text below a heading


def write_handout_pdf(handout: Handout, path: Path) -> None:
    """Write title, key points, text, lines to write on and notes."""
    page = Page(landscape=False)
    with Pages(page, handout.title) as pages:
        pages.write("\n".join(title_lines(handout.title, page)), TITLE, after=6)
        if handout.subtitle:
            pages.write(handout.subtitle, SUBTITLE, after=6)
        if handout.points:
            _write_part(pages, handout.points_label)
            for number, point in enumerate(handout.points, 1):
                _write_point(pages, number, point)
        _write_part(pages, handout.text_label)
        for paragraph in handout.paragraphs:
            _write_text(pages, paragraph)
        if handout.note_lines:
            _write_part(pages, handout.notes_label)
            _draw_lines(pages, handout.note_lines, below=points(_NOTES_GAP + NOTE.line * len(handout.notes)))
        for at, note in enumerate(handout.notes):
            pages.write(note, NOTE, before=_NOTES_GAP if at == 0 else 0)
    path.write_bytes(pages.content)


def _write_part(pages: Pages, label: str) -> None:
    pages.write(label, _PART, before=10, after=4, keep=_KEPT_LINES)


def _write_point(pages: Pages, number: int, point: HandoutPoint) -> None:
    start, label = f"{number}. ", cleaned(f"{point.label}：" if point.label else "")
    source = f"（{point.source}）" if point.source else ""
    run = (len(start), len(label), _POINT._replace(serif=False))
    pages.write(start + label + cleaned(point.text) + source, _POINT, runs=[run])


def _write_text(pages: Pages, paragraph: HandoutParagraph) -> None:
    if paragraph.style is BlockStyle.TITLE:
        pages.write(paragraph.text, _INNER_TITLE, before=14, after=8, keep=_KEPT_LINES)
    elif paragraph.style is BlockStyle.HEADING:
        pages.write(paragraph.text, _RANKS[paragraph.rank], keep=_KEPT_LINES)
    else:
        kind = _TYPES.get(paragraph.style, _TEXT)
        runs = [(0, paragraph.lead, _RANKS[paragraph.rank])] if paragraph.lead else []
        pages.write(paragraph.text, kind, runs=runs, keep=_KEPT_LINES if paragraph.style is BlockStyle.BOX_TITLE else 0)


def _draw_lines(pages: Pages, count: int, below: float) -> None:
    """Draw ruled lines and leave room below; a page's foot may cut them short, but not to less than half."""
    if pages.room - below < _NOTE_LINE * count / 2:
        pages.turn()
    pages.painter.setPen(QPen(FAINT, _RULE))
    for _ in range(min(count, int((pages.room - below) / _NOTE_LINE))):
        pages.y += _NOTE_LINE
        pages.painter.drawLine(QPointF(0, pages.y), QPointF(pages.width, pages.y))
    pages.painter.setPen(INK)
