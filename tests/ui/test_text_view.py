"""The page of a text: what is set how, and where each clause stands."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.document import Block, BlockStyle, Clause, Document, DocumentInfo, NodeKind
from compendium.ui.icons import Icons
from compendium.ui.reader.page_painter import BADGE_KEY, MarginMark, Shade
from compendium.ui.reader.text_column import LARGEST_PX, SMALLEST_PX, Column
from compendium.ui.reader.text_document import build_text_document
from compendium.ui.reader.text_view import PolicyTextView
from compendium.ui.theme import DARK, Themes
from reading import drag, marked_words, point_of

BUNDLED = ("national-2022", "national-2016", "jilin-2024", "jinan-2023", "wuxi-2024")


@pytest.fixture
def view(qtbot: QtBot, themes: Themes) -> PolicyTextView:
    view = PolicyTextView(themes)
    view.setWindowTitle("page")
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    return view


def a_document(*paragraphs: tuple[str, BlockStyle, str]) -> Document:
    """A document of (clause, style, text) paragraphs."""
    texts: dict[str, list[str]] = {}
    for clause, _, text in paragraphs:
        texts.setdefault(clause, []).append(text)
    outline = tuple(Clause(clause, 1, "", "", None, "\n".join(lines)) for clause, lines in texts.items())
    return Document(DocumentInfo("d", "题"), outline, tuple(Block(*paragraph) for paragraph in paragraphs))


def long_document(document: Document, times: int) -> Document:
    """The same text many times over, under other ids."""
    outline, blocks = [], []
    for number in range(times):
        outline += [replace(c, id=f"{number}-{c.id}", parent=None) for c in document.outline]
        blocks += [replace(b, clause=f"{number}-{b.clause}") for b in document.blocks]
    return Document(replace(document.info, id="long"), tuple(outline), tuple(blocks))


@pytest.mark.parametrize("doc", BUNDLED)
def test_every_character_shows_once_and_can_be_found_again(composition: Composition, themes: Themes, doc: str) -> None:
    document = composition.library.document(doc)
    text, clause_map = build_text_document(document, theme=themes.current, px=18)
    shown = text.toPlainText()
    assert "".join(shown.split()) == "".join("".join(clause.text for clause in document.outline).split())
    for clause in document.outline:
        for offset, character in enumerate(clause.text):
            if not character.isspace():
                position = clause_map.position(clause.id, offset)
                assert shown[position] == character
                assert clause_map.locate(position) == (clause.id, offset)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # themes are only read
@given(
    paragraphs=st.lists(
        st.tuples(st.sampled_from("abc"), st.text(st.sampled_from("企业 \t　，（》𬭊👍a1\r\u2028"), max_size=12)),
        min_size=1,
        max_size=8,
    )
)
def test_offsets_hold_for_any_paragraphs(themes: Themes, paragraphs: list[tuple[str, str]]) -> None:
    ordered = sorted(paragraphs, key=lambda paragraph: paragraph[0])
    document = a_document(*((clause, BlockStyle.BODY, text) for clause, text in ordered))
    text, clause_map = build_text_document(document, theme=themes.current, px=18)
    units = text.toPlainText().encode("utf-16-le")
    for clause in document.outline:
        for offset, character in enumerate(clause.text):
            if character.isspace():
                continue
            position = clause_map.position(clause.id, offset)
            length = 2 if character > "\uffff" else 1
            assert units[2 * position : 2 * (position + length)].decode("utf-16-le") == character
            assert clause_map.spans(position, position + length) == [(clause.id, offset, offset + 1)]


def block_holding(view: PolicyTextView, words: str) -> QTextBlock:
    block = view.document().begin()
    while block.isValid() and words not in block.text():
        block = block.next()
    assert block.isValid(), words
    return block


def test_paragraphs_are_set_by_their_kind(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("wuxi-2024"))
    title = block_holding(view, "市政府办公室关于印发")
    body = block_holding(view, "企业是无锡科技创新链条")
    addressee = block_holding(view, "各市（县）、区人民政府")
    signature = block_holding(view, "无锡市人民政府办公室")
    heading = block_holding(view, "二、重点任务")
    assert title.blockFormat().alignment() == Qt.AlignmentFlag.AlignHCenter
    assert title.charFormat().font().pixelSize() > body.charFormat().font().pixelSize()
    assert body.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify
    assert body.blockFormat().textIndent() == 2 * view.px
    lines = [body.layout().lineAt(number).y() for number in range(3)]
    assert [lower - upper for upper, lower in pairwise(lines)] == [round(view.px * 1.8)] * 2
    assert addressee.blockFormat().textIndent() == 0
    assert signature.blockFormat().alignment() == Qt.AlignmentFlag.AlignRight
    assert heading.charFormat().foreground().color() == view._themes.current.color("heading")
    assert not [block for block in (title, addressee, signature) if block.text() != block.text().strip()]


def test_long_titles_are_spread_evenly(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("wuxi-2024"))
    for width in (900, 500):
        view.resize(width, 700)
        layout = block_holding(view, "市政府办公室关于印发").layout()
        lengths = [layout.lineAt(number).textLength() for number in range(layout.lineCount())]
        assert len(lengths) > 1
        assert max(lengths) - min(lengths) <= len(lengths)


def test_run_in_titles_stand_out(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("national-2022"))
    formats = block_holding(view, "推动惠企创新政策扎实落地").textFormats()
    lead = composition.library.clause("national-2022", "2.1").heading_length
    assert all((run.format.font().bold()) == (run.start < lead) for run in formats)


def test_a_full_line_holds_forty_characters(view: PolicyTextView) -> None:
    view.show_text(a_document(("a", BlockStyle.BODY, "企" * 200)))
    layout = view.document().firstBlock().layout()
    assert [layout.lineAt(n).textLength() for n in range(3)] == [38, 40, 40]
    view.resize(500, 700)
    fewer = view.document().firstBlock().layout().lineAt(1).textLength()
    assert fewer == int(view.column_rect()[1] / view.px) < 40


@pytest.mark.parametrize(
    ("words", "squeezed"), [("业》，业", 1), ("业》（业", 1), ("业。”（业", 2), ("“《业", 1), ("业，业》业", 0)]
)
def test_adjacent_marks_give_up_a_blank_half(view: PolicyTextView, words: str, squeezed: int) -> None:
    view.show_text(a_document(("a", BlockStyle.ADDRESSEE, words)))
    full = len(words) * QFontMetricsF(view.document().firstBlock().charFormat().font()).horizontalAdvance("业")
    line = view.document().firstBlock().layout().lineAt(0)
    assert line.naturalTextWidth() == pytest.approx(full - squeezed * view.px / 2, abs=1)


def test_boxes_are_framed_and_inset(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("national-2016"))
    view.scroll_to("3.2.b1")
    inside = block_holding(view, composition.library.clause("national-2016", "3.2.b1").title)
    assert inside.blockFormat().leftMargin() > 0
    left, _ = view.column_rect()
    picture = view.viewport().grab().toImage()
    y = round(view.y_of("3.2.b1") - view.top_y()) + 10
    ratio = picture.devicePixelRatio()
    colours = {picture.pixelColor(round((left + x) * ratio), round(y * ratio)).name() for x in range(4, 14)}
    assert colours == {view._themes.current.color("panel").name()}


def test_y_and_clauses_agree_after_scrolling_resizing_and_zooming(
    composition: Composition, view: PolicyTextView
) -> None:
    document = composition.library.document("jinan-2023")
    view.show_text(document)
    view.set_bottom_room(1)

    def check() -> None:
        tops = [view.y_of(clause.id) for clause in document.outline]
        assert tops == sorted(tops)
        for clause in document.outline:
            assert view.clause_at(view.y_of(clause.id) + 1) == clause.id

    check()
    view.scroll_to("2.3.11")
    for change in (lambda: view.resize(560, 700), lambda: view.set_px(27), lambda: view.resize(1000, 800)):
        change()
        check()
        assert view.reading_clause() == "2.3.11"
    view.set_row_padding({"1": 100})
    before = view.y_of("2")
    view.set_row_padding({})
    assert view.y_of("2") == before - 100


def test_the_last_clauses_become_current_at_the_end(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("jinan-2023"))
    view.set_bottom_room(0.3)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert view.reading_clause() == "3.3"


def test_zoom_keeps_the_selection_and_stays_in_bounds(composition: Composition, view: PolicyTextView) -> None:
    view.show_text(composition.library.document("national-2022"))
    view.select_span("1", 20, 40)
    sizes: list[int] = []
    view.zoomed.connect(sizes.append)

    def wheel(delta: int) -> None:
        spot = QPointF(300, 300)
        event = QWheelEvent(
            spot, view.viewport().mapToGlobal(spot), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    wheel(120)
    assert sizes == [19]
    assert view.selected_spans() == [("1", 20, 40)]
    for _ in range(60):
        wheel(120)
    assert view.px == LARGEST_PX
    for _ in range(60):
        wheel(-120)
    assert view.px == SMALLEST_PX
    view.zoom_reset()
    assert view.px == view._themes.current.px("font_reading")


def test_colours_follow_the_theme(composition: Composition, view: PolicyTextView, themes: Themes) -> None:
    view.show_text(composition.library.document("national-2022"))
    view.scroll_to("2.4")
    view.set_marks("found", "hit", [("2.4", 0, 4)])
    themes.set_mode(DARK)
    heading = block_holding(view, "二、行动内容")
    assert heading.charFormat().foreground().color() == themes.current.color("heading")
    assert view.extraSelections()[0].format.background().color() == themes.current.color("hit")
    assert view.reading_clause() == "2.4"


def test_selecting_with_the_mouse_gives_offsets_of_the_clause(composition: Composition, view: PolicyTextView) -> None:
    document = composition.library.document("national-2022")
    view.show_text(document)
    text = document.by_id["1"].text
    start = text.index("习近平")
    drag(view, "1", start, start + 3)
    assert view.selected_spans() == [("1", start, start + 3)]
    assert view.selected_text() == "习近平"
    view.copy()
    clipboard = QApplication.clipboard().mimeData()
    assert clipboard.text() == "习近平"
    assert not clipboard.hasHtml()


def test_reading_keys_scroll_and_caret_keys_begin_where_one_reads(
    composition: Composition, view: PolicyTextView
) -> None:
    view.show_text(composition.library.document("jinan-2023"))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert view.top_y() > 200
    assert view.caret_clause() == ""
    view.scroll_to("2.2.8")
    top = view.top_y()
    QTest.keyClick(view, Qt.Key.Key_Right)
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert view.top_y() == top
    assert view.selected_spans()[0][0] == "2.2.8"
    assert len(view.selected_text()) == 4
    assert view.caret_clause() == "2.2.8"
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.caret_clause() == ""


def test_marks_lie_in_layers_and_many_stay_near_the_page(composition: Composition, view: PolicyTextView) -> None:
    document = long_document(composition.library.document("jinan-2023"), 12)
    view.show_text(document)
    first = document.outline[1].id
    view.set_marks("found", "hit", [(first, 0, 2)])
    view.set_current_mark("hit_current", (first, 0, 2))
    assert marked_words(view) == [document.by_id[first].text[:2]] * 2
    view.set_current_mark("hit_current", None)
    many = [(c.id, n, n + 1) for c in document.outline for n in range(min(len(c.text), 40))]
    assert len(many) > 2000
    view.set_marks("found", "hit", many)
    assert 0 < len(view.extraSelections()) < 2000
    last = document.outline[-1]
    view.scroll_to(last.id)
    QTest.qWait(20)
    assert last.text[:1] in marked_words(view)


def test_margin_marks_and_badges_can_be_clicked(composition: Composition, view: PolicyTextView, icons: Icons) -> None:
    view.show_text(composition.library.document("national-2022"))
    view.set_margin_marks([MarginMark("1", "kept", icons.icon("bookmark-filled"), "书签")])
    view.set_shades([Shade("2.1", "match_1", "12", "第12对")])
    clicked: list[tuple[str, str]] = []
    view.mark_clicked.connect(lambda clause, key: clicked.append((clause, key)))
    view.repaint()
    left = view.column_rect()[0]
    for clause, distance in (("1", 24), ("2.1", 28)):
        spot = QPoint(round(left - distance), point_of(view, clause, 0).y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert clicked == [("1", "kept"), ("2.1", BADGE_KEY)]


def test_narrow_panes_keep_a_column(composition: Composition, view: PolicyTextView) -> None:
    view.set_column(Column(characters=30, left=30, right=10))
    view.resize(240, 500)
    view.show_text(composition.library.document("national-2022"))
    left, width = view.column_rect()
    assert left >= 30
    assert left + width <= 240
    assert width % view.px == 0


def test_nothing_to_show(view: PolicyTextView) -> None:
    view.show_text(Document(DocumentInfo("d", "空"), (Clause("doc", 0, "", "", None, " ", NodeKind.DOC),), ()))
    view.set_px(20)
    view.resize(500, 400)
    assert (view.place(), view.reading_clause(), view.selected_spans()) == (None, "", [])
    view.show_text(None)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.toPlainText() == ""


def test_half_a_million_characters_open_quickly(composition: Composition, view: PolicyTextView) -> None:
    document = long_document(composition.library.document("national-2016"), 36)
    assert sum(len(clause.text) for clause in document.outline) > 500_000
    begun = time.process_time()
    view.show_text(document)
    view.repaint()
    # Measured 0.2 s on a quiet machine; the bound is what a reader still feels as at once on a busy one.
    assert time.process_time() - begun < 2.5
    last = document.outline[-1].id
    view.set_bottom_room(0.5)
    view.scroll_to(last)
    assert view.reading_clause() == last


def test_text_follows_the_source_not_the_display(view: PolicyTextView) -> None:
    text = "\t（一）  目标 "
    view.show_text(a_document(("a", BlockStyle.BODY, text), ("b", BlockStyle.BODY, "后文")))
    view.selectAll()
    assert view.selected_text() == "（一）  目标\n后文"
    assert view.selected_spans() == [("a", 1, 8), ("b", 0, 2)]
    assert view.document().firstBlock().blockFormat().property(QTextFormat.Property.TextIndent) == 2 * view.px
