"""Builds the text that is shown from the blocks of a document."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QTextCursor, QTextDocument, QTextOption

from compendium.domain.document import Block, BlockStyle, Clause, Document
from compendium.ui.reader.clause_map import ClauseMap, Segment
from compendium.ui.reader.typesetting import Typesetter, balanced_inset, runs, setting_for
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
            before = segments[-1].style if segments else None
            _write(cursor, typesetter, segment, document.by_id.get(block.clause), before)
            segments.append(segment)
    cursor.endEditBlock()
    return target, ClauseMap(target, segments)


def _segment(block: Block, start: int, position: int) -> Segment:
    shown = block.text.strip().translate(_BREAKING)
    leading = len(block.text) - len(block.text.lstrip())
    return Segment(block.clause, block.style, shown, start + leading, position, max(shown, default="") > "\uffff")


def balance_titles(text: QTextDocument, clause_map: ClauseMap, column: float) -> None:
    """Spread titles of more than one line evenly; needed again whenever the column (px) changes."""
    cursor = QTextCursor(text)
    for number, segment in enumerate(clause_map.segments):
        if segment.style is not BlockStyle.TITLE:
            continue
        cursor.setPosition(text.findBlockByNumber(number).position())
        font = cursor.blockCharFormat().font()
        width = QFontMetricsF(font).horizontalAdvance(segment.text)
        inset = balanced_inset(width, column, font.pixelSize())
        block_format = cursor.blockFormat()
        if block_format.leftMargin() != inset:
            block_format.setLeftMargin(inset)
            block_format.setRightMargin(inset)
            cursor.setBlockFormat(block_format)


def _write(
    cursor: QTextCursor, typesetter: Typesetter, segment: Segment, clause: Clause | None, before: BlockStyle | None
) -> None:
    setting = setting_for(segment.style, clause.level if clause else 1, before)
    block_format = typesetter.block_format(setting)
    if before is None:
        cursor.setBlockFormat(block_format)
        cursor.setBlockCharFormat(typesetter.char_format(setting))
    else:
        cursor.insertBlock(block_format, typesetter.char_format(setting))
    lead = 0
    if clause and clause.run_in and segment.style in {BlockStyle.BODY, BlockStyle.BOX_BODY}:
        lead = max(clause.heading_length - segment.offset, 0)
    for text, is_lead, squeezed in runs(segment.text, lead):
        cursor.insertText(text, typesetter.char_format(setting, lead=is_lead, squeezed=squeezed))
