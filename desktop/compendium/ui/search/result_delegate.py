"""Paints documents and hits: heading, where it stands, and lines of context with every found word marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from compendium.domain.query import MatchKind, SearchHit
from compendium.search.snippets import whole_end
from compendium.ui.models.results import ResultGroup, ResultRole
from compendium.ui.models.search_labels import match_name
from compendium.ui.theme import Theme, Themes

Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_LINES_WHERE_NARROW = 3
_NARROW = 520
_LINE_HEIGHT = 1.65  # Chinese text is set wider than Latin
_ELLIPSIS = "…"
_BETWEEN = " › "


class ResultDelegate(QStyledItemDelegate):
    """Rows of a ResultModel in a tree."""

    def __init__(self, themes: Themes, tree: QTreeView) -> None:
        super().__init__(tree)
        self._themes = themes
        self._tree = tree
        self._lines: dict[tuple[str, str, int], int] = {}  # of context, by document, clause and width
        self.pointed_group = ""
        themes.changed.connect(self.forget_sizes)

    def forget_sizes(self) -> None:
        """Another result: its clauses have other lines."""
        self._lines.clear()

    def only_rect(self, rect: QRect, group: ResultGroup) -> QRect:
        """Return where, in a document's row, the words stand that narrow the result to it."""
        theme = self._themes.current
        metrics = QFontMetrics(theme.font("font_small"))
        right = rect.right() - theme.px("space_3") - metrics.horizontalAdvance(self._count(group)) - theme.px("space_3")
        width = metrics.horizontalAdvance(self._only()) + theme.px("space_2")
        return QRect(right - width, rect.top(), width, rect.height())

    def _only(self) -> str:
        return self.tr("只看本文")

    def _count(self, group: ResultGroup) -> str:
        if 0 < len(group.hits) < group.total:
            return self.tr("{0} / {1} 条").format(len(group.hits), group.total)
        return self.tr("{0} 条").format(group.total)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the lines of context need at the tree's width."""
        theme = self._themes.current
        group = index.data(ResultRole.GROUP)
        if isinstance(group, ResultGroup):
            return QSize(0, theme.px("row") + theme.px("space_2"))
        hit = _hit(index)
        width = self._tree.viewport().width() - self._inset(theme)
        key = (hit.doc, hit.clause, width)
        lines = self._lines.get(key)
        if lines is None:
            layout = self._laid_out(hit, width, theme)
            lines = self._lines[key] = layout.lineCount() if layout.text() else 0
        return QSize(0, self._head_height(theme) + lines * _line_height(theme) + theme.px("space_4"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a document or a hit; the tree has drawn the piece behind it."""
        theme = self._themes.current
        painter.save()
        group = index.data(ResultRole.GROUP)
        if isinstance(group, ResultGroup):
            self._paint_group(painter, option.rect, group, theme)
        else:
            self._paint_hit(painter, option.rect, _hit(index), theme)
        painter.restore()

    def _inset(self, theme: Theme) -> int:
        """Width that indentation and margins take from a hit's lines."""
        return 2 * self._tree.indentation() + 2 * theme.px("space_1") + theme.px("space_3")

    def _head_height(self, theme: Theme) -> int:
        return QFontMetrics(theme.font()).height() + theme.px("space_1")

    def _paint_group(self, painter: QPainter, rect: QRect, group: ResultGroup, theme: Theme) -> None:
        whole = rect
        rect = rect.adjusted(0, theme.px("space_1"), -theme.px("space_3"), 0)
        rect = _right(painter, rect, self._count(group), theme)
        if self.pointed_group == group.doc:
            only = self.only_rect(whole, group).adjusted(0, theme.px("space_1"), 0, 0)
            _left(painter, only, self._only(), theme.font("font_small"), theme, "accent_text", only.width())
            rect.setRight(only.left() - theme.px("space_2"))
        font = theme.font()
        font.setWeight(QFont.Weight.Bold)
        detail_width = QFontMetrics(theme.font("font_small")).horizontalAdvance(group.detail) + theme.px("space_3")
        room = rect.width() - detail_width
        if room < rect.width() // 2:  # the title matters more
            room, detail_width = rect.width(), 0
        used = _left(painter, rect, group.title, font, theme, "text", room)
        if detail_width:
            rest = rect.adjusted(used + theme.px("space_3"), 0, 0, 0)
            _left(painter, rest, group.detail, theme.font("font_small"), theme, "text_faint", rest.width())

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: SearchHit, theme: Theme) -> None:
        rect = rect.adjusted(0, theme.px("space_2"), -theme.px("space_3"), -theme.px("space_2"))
        head = QRect(rect.left(), rect.top(), rect.width(), self._head_height(theme))
        marks = len(hit.text_ranges)
        if marks > 1:
            head = _right(painter, head, self.tr("{0} 处").format(marks), theme)
        if hit.match is not MatchKind.EXACT:
            head = _badge(painter, head, match_name(hit.match), theme)
        self._paint_head(painter, head, hit, theme)
        layout = self._laid_out(hit, rect.width(), theme)
        layout.draw(painter, QPointF(rect.left(), head.bottom() + 1))

    def _paint_head(self, painter: QPainter, rect: QRect, hit: SearchHit, theme: Theme) -> None:
        heading = hit.heading or (hit.above[-1] if hit.above else hit.title)
        above = hit.above if hit.heading else hit.above[:-1]
        ranges = [each for each in hit.text_ranges if each[1] <= len(hit.heading)]
        metrics = QFontMetrics(theme.font())
        shown = metrics.elidedText(heading, Qt.TextElideMode.ElideRight, rect.width())
        kept = len(heading)
        if shown != heading:
            kept = whole_end(heading, len(shown) - 1, ranges)
            shown = heading[:kept].rstrip() + _ELLIPSIS
        ranges = [(start, min(end, kept)) for start, end in ranges if start < kept]
        line, _ = _layout(shown, ranges, 2 * rect.width(), 1, theme, "heading")
        line.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - _line_height(theme)) / 2))
        used = metrics.horizontalAdvance(shown)
        rest = rect.adjusted(used + theme.px("space_3"), 0, 0, 0)
        if above and rest.width() > theme.px("space_6"):
            small = theme.font("font_small")
            _left(painter, rest, _BETWEEN.join(above), small, theme, "text_faint", rest.width())

    def _laid_out(self, hit: SearchHit, width: int, theme: Theme) -> QTextLayout:
        """Lay out the context in at most so many lines; what does not fit ends in an ellipsis."""
        text, ranges = _context(hit)
        limit = _LINES_WHERE_NARROW if width < _NARROW else _LINES
        layout, fitting = _layout(text, ranges, width, limit, theme)
        if fitting < len(text):
            text = text[: whole_end(text, max(0, fitting - 1), ranges)].rstrip() + _ELLIPSIS
            ranges = [(start, min(end, len(text) - 1)) for start, end in ranges if start < len(text) - 1]
            layout, _ = _layout(text, ranges, width, limit, theme)
        return layout


def _context(hit: SearchHit) -> tuple[str, list[tuple[int, int]]]:
    """Return the lines below the heading with what to mark in them; the heading itself stands above already."""
    text, dropped = hit.snippet.replace("\n", " "), 0
    if hit.heading and text.startswith(hit.heading):
        rest = text[len(hit.heading) :].lstrip("。.：: \u3000")
        dropped, text = len(text) - len(rest), rest
    before = _ELLIPSIS if hit.cut_before and not dropped else ""
    shift = len(before) - dropped
    ranges = [(start + shift, end + shift) for start, end in hit.ranges if start >= dropped]
    return before + text + (_ELLIPSIS if hit.cut_after and text else ""), ranges


def _layout(
    text: str, ranges: Sequence[tuple[int, int]], width: int, limit: int, theme: Theme, role: str = "text_secondary"
) -> tuple[QTextLayout, int]:
    """Return the layout and how many characters its lines hold."""
    layout = QTextLayout(text, theme.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_plain(text, theme, role), *_marks(text, ranges, theme)])
    height = _line_height(theme)
    layout.beginLayout()
    end = 0
    for number in range(limit):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, number * height + (height - line.height()) / 2))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return layout, len(text.encode("utf-16-le")[: 2 * end].decode("utf-16-le", "ignore"))


def _plain(text: str, theme: Theme, role: str) -> QTextLayout.FormatRange:
    form = QTextCharFormat()
    form.setForeground(theme.color(role))
    return _range(0, _units(text), form)


def _marks(text: str, ranges: Sequence[tuple[int, int]], theme: Theme) -> list[QTextLayout.FormatRange]:
    form = QTextCharFormat()
    form.setBackground(theme.color("hit"))
    form.setForeground(theme.color("hit_text"))
    return [_range(_units(text[:start]), _units(text[start:end]), form) for start, end in ranges]


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start, result.length, result.format = start, length, form
    return result


def _units(text: str) -> int:
    """Length as Qt counts it: rare characters count twice."""
    return len(text.encode("utf-16-le")) // 2


def _line_height(theme: Theme) -> int:
    return round(theme.px("font_ui") * _LINE_HEIGHT)


def _right(painter: QPainter, rect: QRect, text: str, theme: Theme) -> QRect:
    """Draw at the right end; return what is left of the rectangle."""
    painter.setFont(theme.font("font_small"))
    painter.setPen(theme.color("text_faint"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return rect.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - theme.px("space_3"), 0)


def _badge(painter: QPainter, rect: QRect, text: str, theme: Theme) -> QRect:
    """Draw a quiet word in a thin frame at the right end; return what is left of the rectangle."""
    painter.setFont(theme.font("font_small"))
    metrics = painter.fontMetrics()
    size = QSizeF(metrics.horizontalAdvance(text) + 2 * theme.px("space_1"), metrics.height())
    # Half a pixel in, so that the outline of one pixel is sharp.
    corner = QPointF(rect.right() - size.width() + 0.5, rect.center().y() - size.height() // 2 + 0.5)
    frame = QRectF(corner, size)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawRoundedRect(frame, theme.px("radius_small"), theme.px("radius_small"))
    painter.setPen(theme.color("text_secondary"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)
    return rect.adjusted(0, 0, -round(size.width()) - theme.px("space_3"), 0)


def _left(painter: QPainter, rect: QRect, text: str, font: QFont, theme: Theme, role: str, room: int) -> int:
    """Draw at the left end, cut to ``room``; return the width used."""
    painter.setFont(font)
    painter.setPen(theme.color(role))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _hit(index: Index) -> SearchHit:
    hit = index.data(ResultRole.HIT)
    if not isinstance(hit, SearchHit):
        raise TypeError("not a row of results")
    return hit
