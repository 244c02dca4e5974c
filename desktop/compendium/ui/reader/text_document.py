"""Builds the text that is shown from the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat, QTextOption

from compendium.domain.document import Block, BlockStyle, Clause, Document
from compendium.ui.reader.clause_map import ClauseMap, Segment
from compendium.ui.reader.table_rows import tab_stops, with_bars
from compendium.ui.reader.typesetting import Typesetter, balanced_inset, runs, setting_for
from compendium.ui.theme import Theme

# Qt would make a new block, or an end of its own frames, of these; one blank each keeps every offset.
_BREAKING = str.maketrans(dict.fromkeys("\r\v\f\u2028\u2029\ufdd0\ufdd1\ufffc\x00", " "))
# Of a text, and of each paragraph that would else be set flush on both sides: that it is not.
_RAGGED = int(QTextFormat.Property.UserProperty.value) + 20


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
    for block, stops in _with_stops(document.blocks):
        start = offsets.get(block.clause, 0)
        offsets[block.clause] = start + len(block.text) + 1
        segment = _segment(block, start, cursor.position() + (1 if segments else 0), aligned=bool(stops))
        if segment.text:
            before = segments[-1].style if segments else None
            _write(cursor, typesetter, segment, document.by_id.get(block.clause), before)
            if stops:
                _align(cursor, stops)
            segments.append(segment)
    cursor.endEditBlock()
    return target, ClauseMap(target, segments)


def _with_stops(blocks: Sequence[Block]) -> Iterator[tuple[Block, tuple[float, ...]]]:
    """Give every row of a table that can be aligned the tab stops of its table, in em; other paragraphs none."""
    for is_table, run in groupby(blocks, lambda block: block.style is BlockStyle.TABLE_ROW):
        together = list(run)
        stops = tab_stops([block.text for block in together]) if is_table else None
        yield from ((block, stops or ()) for block in together)


def _align(cursor: QTextCursor, stops: Sequence[float]) -> None:
    em = cursor.charFormat().font().pixelSize()
    tabs = [QTextOption.Tab(stop * em, QTextOption.TabType.LeftTab) for stop in stops]
    block_format = QTextBlockFormat()
    block_format.setTabPositions(tabs)
    block_format.setLeftMargin(round(stops[-1] * em))  # what does not fit wraps below the last column
    block_format.setTextIndent(-round(stops[-1] * em))
    cursor.mergeBlockFormat(block_format)


def _segment(block: Block, start: int, position: int, *, aligned: bool) -> Segment:
    is_row = block.style is BlockStyle.TABLE_ROW  # whose first cell may be empty
    text = block.text.rstrip() if is_row else block.text.strip()
    shown = (with_bars(text) if is_row and not aligned else text).translate(_BREAKING)
    leading = 0 if is_row else len(block.text) - len(block.text.lstrip())
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


def align_body(text: QTextDocument, *, ragged: bool) -> None:
    """Set running text flush on both sides, or ``ragged`` on the right: in short lines the gaps would be too wide."""
    justify, left = Qt.AlignmentFlag.AlignJustify, Qt.AlignmentFlag.AlignLeft
    root = text.rootFrame().frameFormat()
    if root.boolProperty(_RAGGED) == ragged:
        return
    root.setProperty(_RAGGED, ragged)
    text.rootFrame().setFrameFormat(root)
    cursor = QTextCursor(text)
    cursor.beginEditBlock()
    block = text.begin()
    while block.isValid():
        form = block.blockFormat()
        if form.alignment() == justify if ragged else form.boolProperty(_RAGGED):
            form.setAlignment(left if ragged else justify)
            form.setProperty(_RAGGED, ragged)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
        block = block.next()
    cursor.endEditBlock()


def lay_out_anew(text: QTextDocument) -> None:
    """Begin the layout of a text again; needed after formats changed while Qt may still be laying it out bit by bit.

    Qt then joins the new part to places it noted for the old one and takes the rest for done: what follows collapses
    to nothing, for good. Setting the option is the one public call that makes it forget those places.
    """
    text.setDefaultTextOption(text.defaultTextOption())


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
