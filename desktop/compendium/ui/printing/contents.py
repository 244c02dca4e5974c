"""The table of contents in front of a paper, numbered on its own so that the paper begins with page 1."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QRectF, Qt

from compendium.ui.printing.faces import Face
from compendium.ui.printing.lines import Lines, Type, points
from compendium.ui.printing.pages import Bookmark, Laid, Link, Pages, Rule, Words
from compendium.ui.printing.type_styles import TypeStyles

_TITLE = "目　录"
_DEEPEST = 3  # level of the headings that are listed; the paper's own title has 1
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_NUMBER_ROOM = 3.0  # characters that a page's number takes
_LEADER_GAP = 0.5  # characters left free at either end of the dots


def with_contents(laid: Laid, styles: TypeStyles) -> Laid:
    """Return the pages behind a table of contents; as they are when there is nothing to list."""
    listed = [mark for mark in laid.bookmarks if 1 < mark.level <= _DEEPEST]
    if not listed:
        return laid
    pages = Pages(laid.page)
    pages.write(_TITLE, styles.title, after=styles.gap * 2)
    spots = [_list(pages, styles, mark, laid.pages[mark.page].label.strip("— ")) for mark in listed]
    front = len(pages.pages)
    for at, page in enumerate(pages.pages):
        page.label = f"— {_ROMAN[at] if at < len(_ROMAN) else at + 1} —"
    links = [Link(page, place, mark.page + front) for (page, place), mark in zip(spots, listed, strict=True)]
    moved = [mark._replace(page=mark.page + front) for mark in laid.bookmarks]
    return Laid(laid.page, laid.title, [*pages.pages, *laid.pages], moved, links, front)


def _list(pages: Pages, styles: TypeStyles, mark: Bookmark, number: str) -> tuple[int, QRectF]:
    """Add a line; return its page and place."""
    kind = _type(styles, mark)
    size = points(kind.size)
    left = (mark.level - 2) * 2 * size
    lines = Lines(mark.text, kind, pages.width - left - _NUMBER_ROOM * size)
    height = lines.count * lines.step
    if height > pages.room:
        pages.turn()
    base = pages.y + height - lines.step
    right = Lines(number, kind._replace(align=Qt.AlignmentFlag.AlignRight), _NUMBER_ROOM * size)
    pages.put(Words(lines, left, pages.y), Words(right, pages.width - _NUMBER_ROOM * size, base))
    start = left + lines.last_width + _LEADER_GAP * size
    end = pages.width - (len(number) / 2 + _LEADER_GAP) * size
    middle = base + lines.step * 0.55
    if end - start > size:
        pages.put(Rule(QLineF(start, middle, end, middle), dotted=True))
    place = QRectF(left, pages.y, pages.width - left, height)
    pages.y += height
    return len(pages.pages) - 1, place


def _type(styles: TypeStyles, mark: Bookmark) -> Type:
    face = Face.HEADING if mark.level == _DEEPEST - 1 else Face.TEXT
    return styles.point._replace(face=face, indent=0, align=Qt.AlignmentFlag.AlignLeft)
