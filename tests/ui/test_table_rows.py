"""How rows of tables are set in the reader."""

from __future__ import annotations

from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo, NodeKind
from compendium.ui.reader.table_rows import tab_stops
from compendium.ui.reader.text_document import build_text_document
from compendium.ui.theme import Themes

SHORT = ("序号\t事项\t单位", "1\t培育企业\t市科技局", "\t建设平台\t市发展改革委")
LONG = ("事项\t内容\t说明", f"培育\t{'内' * 30}\t{'说' * 30}")


def document(rows: tuple[str, ...]) -> Document:
    clause = Clause("doc", 0, "", "", None, "\n".join(rows), NodeKind.DOC)
    blocks = tuple(Block("doc", BlockStyle.TABLE_ROW, row) for row in rows)
    return Document(DocumentInfo("a", "表"), (clause,), blocks)


def test_columns_begin_after_the_widest_cell_before_them() -> None:
    first, second = tab_stops(SHORT) or (0.0, 0.0)
    assert first > 2
    assert second > first + 4


def test_long_cells_in_several_columns_get_no_stops() -> None:
    assert tab_stops(LONG) is None


def test_a_long_last_column_wraps_below_itself(themes: Themes) -> None:
    text, _ = build_text_document(document(("单位\t职责", f"市科技局\t{'职责' * 60}")), theme=themes.current, px=18)
    block = text.begin().blockFormat()
    assert len(block.tabPositions()) == 1
    assert block.leftMargin() == -block.textIndent() > 0


def test_offsets_of_cells_are_those_of_the_text(themes: Themes) -> None:
    for rows in (SHORT, LONG):
        source = document(rows)
        text, clauses = build_text_document(source, theme=themes.current, px=18)
        whole = source.outline[0].text
        at = whole.index("培育")
        position = clauses.position("doc", at)
        assert text.characterAt(position) == "培"
        assert clauses.locate(position) == ("doc", at)
