"""Builds the text that is shown from the blocks of a document."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument, QTextOption

from compendium.domain.document import Block, BlockStyle, Clause, Document
from compendium.ui.reader.clause_map import ClauseMap, Segment
from compendium.ui.reader.typesetting import BOX_STYLES, Typesetter, runs, setting_for
from compendium.ui.theme import Theme

# Qt would make a new block, or an end of its own frames, of these; one blank each keeps every offset.
_BREAKING = str.maketrans(dict.fromkeys("\r\v\f\u2028\u2029\ufdd0\ufdd1\ufffc\x00", " "))


def build_text_document(document: Document, *, theme: Theme, px: int) -> tuple[QTextDocument, ClauseMap]:
    """Set a document for reading.

    Built block by block with a cursor: filling by HTML takes fifty times as long.

    Args:
        document: the text; paragraphs that hold blanks only are not shown.
        theme: colours.
        px: reading size, px of a body character.

    Returns:
        The text (without margins: the view sets the column) and the map of its clauses.
    """
    target = QTextDocument()
    target.setUndoRedoEnabled(False)
    target.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    target.setDefaultTextOption(option)
    typesetter = Typesetter(theme, px)
    cursor = QTextCursor(target)
    segments: list[Segment] = []
    offsets: dict[str, int] = {}
    cursor.beginEditBlock()
    for block in document.blocks:
        start = offsets.get(block.clause, 0)
        offsets[block.clause] = start + len(block.text) + 1
        segment = _segment(block, start, cursor.position() + (1 if segments else 0))
        if segment.text:
            after_box = bool(segments) and segments[-1].style in BOX_STYLES and segment.style is not BlockStyle.BOX_BODY
            clause = document.by_id.get(block.clause)
            _write(cursor, typesetter, segment, clause, first=not segments, after_box=after_box)
            segments.append(segment)
    cursor.endEditBlock()
    return target, ClauseMap(target, segments)


def _segment(block: Block, start: int, position: int) -> Segment:
    shown = block.text.strip().translate(_BREAKING)
    leading = len(block.text) - len(block.text.lstrip())
    return Segment(block.clause, block.style, shown, start + leading, position, max(shown, default="") > "\uffff")


def _write(
    cursor: QTextCursor,
    typesetter: Typesetter,
    segment: Segment,
    clause: Clause | None,
    *,
    first: bool,
    after_box: bool,
) -> None:
    setting = setting_for(segment.style, clause.level if clause else 1, after_box=after_box)
    block_format = typesetter.block_format(setting)
    if first:
        cursor.setBlockFormat(block_format)
        cursor.setBlockCharFormat(typesetter.char_format(setting))
    else:
        cursor.insertBlock(block_format, typesetter.char_format(setting))
    lead = 0
    if clause and clause.run_in and segment.style in {BlockStyle.BODY, BlockStyle.BOX_BODY}:
        lead = max(clause.heading_length - segment.offset, 0)
    for text, is_lead, squeezed in runs(segment.text, lead):
        cursor.insertText(text, typesetter.char_format(setting, lead=is_lead, squeezed=squeezed))
