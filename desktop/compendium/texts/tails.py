"""Where a body ends: list of attachments, signature and issuing note (版记) are no part of the last clause."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from compendium.domain.document import BlockStyle
from compendium.texts.markers import MarkerKind, read_attachment, read_marker
from compendium.texts.paragraphs import Paragraph
from compendium.texts.shapes import is_doc_number, is_month, is_status, is_title_line
from compendium.texts.wordlists import BLANK

_LISTED = 40  # lines of a list of attachments
_LONGEST_NAME = 80  # characters of the name of an attachment
_SIGNED = (BlockStyle.SIGNATURE, BlockStyle.DATE)
_COPIES = re.compile(
    rf"(?:抄{BLANK}*送|主{BLANK}*送|分{BLANK}*送|抄{BLANK}*报|主题词){BLANK}*[:：].{{0,400}}", re.DOTALL
)
_ISSUED = re.compile(rf".{{0,60}}\d{{4}}{BLANK}*年{BLANK}*\d{{1,2}}{BLANK}*月{BLANK}*\d{{1,2}}{BLANK}*日{BLANK}*印发")
_CONTACT = re.compile(r"[（(](?:联系|咨询|此件|共印).{0,80}[）)]")
_LIST = re.compile(rf"附{BLANK}*件{BLANK}*\d{{0,2}}(?:{BLANK}*[:：]|(?<=\d)(?:[.．、]|{BLANK}))")


def tail_start(
    paragraphs: Sequence[Paragraph], styles: Mapping[int, BlockStyle], start: int, end: int, *, whole: bool
) -> int:
    """Return where the tail of a part of paragraphs [start, end) begins; ``end`` when it has none.

    ``whole``: list of attachments, signature and issuing note count; else only the issuing note, since who signs at
    the end of an attachment signs the attachment.
    """
    tail = end
    noted = False
    while tail > start + 1 and not paragraphs[tail - 1].is_row:
        core = paragraphs[tail - 1].core
        note = _is_note(core)
        signed = whole and (
            styles.get(tail - 1) in _SIGNED or is_month(core) or is_status(core) or _CONTACT.fullmatch(core) is not None
        )
        if not (note or signed):
            break
        noted = noted or note or styles.get(tail - 1) in _SIGNED
        tail -= 1
    tail = tail if noted else end
    return _list_start(paragraphs, start, tail) if whole else tail


def _is_note(core: str) -> bool:
    """Tell whether the line says to whom copies go or who printed the text and when."""
    return _COPIES.fullmatch(core) is not None or (len(core) <= 90 and _ISSUED.fullmatch(core) is not None)


def _list_start(paragraphs: Sequence[Paragraph], start: int, tail: int) -> int:
    """Return where the list of attachments right above ``tail`` begins; ``tail`` when there is none."""
    first = tail
    for index in range(tail - 1, max(start, tail - _LISTED), -1):
        core = paragraphs[index].core
        if paragraphs[index].is_row or core[-1:] in "。；":
            break
        label = read_attachment(core)
        if _LIST.match(core) is not None and (label is None or label.rest or index + 1 < tail):
            first = index
            continue
        marker = read_marker(core)
        is_name = len(core) <= _LONGEST_NAME and (
            is_title_line(core) if marker is None else marker.kind is MarkerKind.FIGURE and not is_doc_number(core)
        )
        if not is_name:
            break
    return first
