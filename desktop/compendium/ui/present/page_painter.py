"""Paints a page of the stage as it looks now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine

from compendium.domain.finding import folded
from compendium.domain.slide import Emphasis, EmphasisKind
from compendium.ui.present.pages import Page
from compendium.ui.present.show import Show
from compendium.ui.present.source_line import page_number_place
from compendium.ui.present.stage import LEAST_SIZE, SMALL, Stage, Type, has_bold
from compendium.ui.present.text_box import Spans, TextBox, text_width
from compendium.ui.theme import Theme

_LIGHT_RADIUS = 13.0
_BAR = 6.0
_HEAVIER = 0.03  # em: how much thicker strokes become; the widths stay, so that no line breaks anew
_UNDERLINES = {
    EmphasisKind.NUMBER: Qt.PenStyle.SolidLine,
    EmphasisKind.DEADLINE: Qt.PenStyle.DashLine,
    EmphasisKind.UNIT: Qt.PenStyle.DotLine,
}
_UNDERLINE = 0.07  # em
_BELOW_BASE = 0.16  # em


def paint_page(painter: QPainter, page: Page, stage: Stage, theme: Theme) -> None:
    """Paint a page as it is, without anything done to it."""
    painter.fillRect(stage.area, theme.color("page"))
    for area in page.areas:
        painter.fillRect(area.rect, theme.color(area.role))
    for box in page.boxes:
        _draw(painter, box, theme, box.kind.role)


def paint_show(painter: QPainter, show: Show, theme: Theme) -> None:
    """Paint what an audience sees, uncovered."""
    page, stage = show.page, show.stage
    painter.fillRect(stage.area, theme.color("page"))
    for area in page.areas:
        painter.fillRect(area.rect, theme.color(area.role))
    words = show.step_words
    for box in page.boxes:
        role = "dimmed" if words and box.spot is not None else box.kind.role
        read = tuple((each.start, each.end) for each in words if each.box is box)
        _draw(painter, box, theme, role, tuple(_formats(box, show, theme)), read)
        for emphasis in _shown_emphases(box, show):
            _underline(painter, box, emphasis, theme)
    _draw_number(painter, show, theme)
    if show.emphasis:
        _draw_legend(painter, stage, theme)
    if show.pointer is not None:
        _draw_light(painter, show.pointer, theme)


def _draw(
    painter: QPainter,
    box: TextBox,
    theme: Theme,
    role: str,
    formats: tuple[QTextLayout.FormatRange, ...] = (),
    read: Spans = (),
) -> None:
    """Draw words in a colour; those that are ``read`` keep their own."""
    painter.setPen(theme.color(role))
    heavier = (*_heavier(box, theme, role), *_heavier(box, theme, box.kind.role, read))
    box.layout((*heavier, *formats)).draw(painter, QPointF(box.x, box.y))


def _heavier(box: TextBox, theme: Theme, role: str, within: Spans | None = None) -> Iterator[QTextLayout.FormatRange]:
    """Yield thicker strokes for bold words, where the font has no bold letters; ``within`` some of them."""
    spans = ((0, len(box.text)),) if box.kind.bold else box.strong
    if within is not None:
        met = [(max(a, c), min(b, d)) for a, b in spans for c, d in within]
        spans = tuple((a, b) for a, b in met if a < b)
    if not has_bold():
        form = QTextCharFormat()
        form.setTextOutline(QPen(theme.color(role), box.kind.size * _HEAVIER))
        yield from (box.range_of(start, end, form) for start, end in spans)


def _formats(box: TextBox, show: Show, theme: Theme) -> Iterator[QTextLayout.FormatRange]:
    """Yield what is done to the words of a box; later ones lie above earlier ones."""
    spot = box.spot
    heavy = box.kind.bold or bool(box.strong) or show.emphasis
    outline = box.kind.size * _HEAVIER if heavy else 0.0
    words = [each for each in show.step_words if each.box is box]
    for each in words:
        form = QTextCharFormat()
        color = theme.color(box.kind.role)
        form.setForeground(color)
        yield box.range_of(each.start, each.end, form)
    for emphasis in _shown_emphases(box, show):
        yield box.range_of(emphasis.start, emphasis.end, _emphasis(emphasis.kind, box.kind, theme))
    if spot is not None:
        for start, end in show.marks(spot):
            a, b = max(start - box.start, 0), min(end - box.start, len(box.text))
            if a < b:
                yield box.range_of(a, b, _ground(theme, "highlight", outline))
    for a, b in _found(box.text, show.found) if box.kind.size >= LEAST_SIZE else ():
        yield box.range_of(a, b, _ground(theme, "hit", outline))


def _emphasis(kind: EmphasisKind, words: Type, theme: Theme) -> QTextCharFormat:
    """Colour, underline and heavier strokes together: none of them alone is seen by all."""
    color = theme.color(kind.value)
    form = QTextCharFormat()
    form.setForeground(color)
    form.setTextOutline(QPen(color, words.size * _HEAVIER))
    return form


def _shown_emphases(box: TextBox, show: Show) -> list[Emphasis]:
    """Return what stands out of a box now; of a page that is stepped through only what is read."""
    if not show.emphasis or not show.step_words:
        return list(box.emphases) if show.emphasis else []
    read = [(each.start, each.end) for each in show.step_words if each.box is box]
    return [each for each in box.emphases if any(start <= each.start < end for start, end in read)]


def _underline(painter: QPainter, box: TextBox, emphasis: Emphasis, theme: Theme) -> None:
    """Draw the line by hand: Qt leaves dashes out below letters with an outline."""
    em = box.kind.size
    pen = QPen(theme.color(emphasis.kind.value), em * _UNDERLINE, _UNDERLINES[emphasis.kind])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    layout = box.layout()
    start, end = box.units(emphasis.start), box.units(emphasis.end)
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            y = box.y + line.y() + line.ascent() + em * _BELOW_BASE
            left, right = (x_of(line, place) for place in (first, last))
            painter.drawLine(QPointF(box.x + left, y), QPointF(box.x + right, y))


def x_of(line: QTextLine, place: int) -> float:
    """Return where a character of a line begins."""
    x, _ = cast("tuple[float, int]", line.cursorToX(place))
    return x


def _ground(theme: Theme, role: str, outline: float) -> QTextCharFormat:
    """Colour the ground, with ink that is read on it; the outline of heavy strokes too, which had another colour."""
    ink = theme.color("on_highlight")
    form = QTextCharFormat()
    form.setBackground(QBrush(theme.color(role)))
    form.setForeground(ink)
    if outline:
        form.setTextOutline(QPen(ink, outline))
    return form


def _found(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    if not wanted:
        return
    places = [at for at, character in enumerate(text) if not character.isspace()]
    plain = folded("".join(text[at] for at in places))
    at = plain.find(wanted) if len(plain) == len(places) else -1
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = plain.find(wanted, at + len(wanted))


def _draw_number(painter: QPainter, show: Show, theme: Theme) -> None:
    stage = show.stage
    painter.setPen(theme.color("secondary"))
    painter.setFont(Type(SMALL).font)
    if not show.complete:
        return
    words = f"{show.index + 1} / {len(show.pages)}"
    painter.drawText(page_number_place(stage), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    foot = stage.height - _BAR
    painter.fillRect(QRectF(0, foot, stage.width, _BAR), theme.color("rule"))
    painter.fillRect(QRectF(0, foot, stage.width * (show.index + 1) / len(show.pages), _BAR), theme.color("accent"))


def _draw_legend(painter: QPainter, stage: Stage, theme: Theme) -> None:
    translate = QCoreApplication.translate
    kind = Type(SMALL)
    right = stage.width - stage.left
    for which, words in (
        (EmphasisKind.UNIT, translate("SlidePages", "单位")),
        (EmphasisKind.DEADLINE, translate("SlidePages", "时限")),
        (EmphasisKind.NUMBER, translate("SlidePages", "数字")),
    ):
        width = text_width(words, kind)
        box = TextBox(words, kind, right - width, stage.top, width + 1)
        _draw(painter, box, theme, "text", (box.range_of(0, len(words), _emphasis(which, kind, theme)),))
        _underline(painter, box, Emphasis(0, len(words), which), theme)
        right -= width + kind.size


def _draw_light(painter: QPainter, place: QPointF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    halo = theme.color("light")
    halo.setAlpha(70)
    painter.setBrush(halo)
    painter.drawEllipse(place, 2 * _LIGHT_RADIUS, 2 * _LIGHT_RADIUS)
    painter.setBrush(theme.color("light"))
    painter.drawEllipse(place, _LIGHT_RADIUS, _LIGHT_RADIUS)
