"""Pages for an audience: nothing overflows, nothing is lost, nothing is too small."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from compendium.app.composition import Composition
from compendium.domain.comparison import ClauseRef
from compendium.domain.document import BlockStyle
from compendium.domain.slide import Slide, SlideColumn, SlideKind, SlideTable, TableColumn
from compendium.services.exporting import ExportKind
from compendium.services.slide_clauses import paragraph_of
from compendium.ui.present.page_painter import paint_show
from compendium.ui.present.pages import Page, pages_of, paginated
from compendium.ui.present.show import Show
from compendium.ui.present.stage import LEAST_SIZE, SIZES, SMALL, Stage
from compendium.ui.present.stage_look import StageLook
from compendium.ui.theme import Themes
from shared_material import BUNDLED

SCREENS = [(1280, 720), (1920, 1080), (3840, 2160)]
STAGE = Stage.for_screen(1920, 1080)
SENTENCE_ENDS = "。！？!?”’）)；;"


@pytest.fixture(autouse=True)
def _fonts(themes: Themes) -> None:
    """With the program's own fonts."""


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _flow(page: Page) -> list[str]:
    return [box.text for box in page.boxes if box.spot is not None]


def _assert_fits(page: Page, stage: Stage) -> None:
    for box in page.boxes:
        assert stage.area.contains(box.rect.adjusted(0.01, 0.01, -0.01, -0.01)), box
        assert box.kind.size >= (LEAST_SIZE if box.spot is not None else SMALL)
        layout = box.layout()
        assert layout.lineCount() == box.lines
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            # A blank or a closing mark may hang over the edge by what it leaves empty anyway.
            assert line.naturalTextWidth() <= line.width() + box.kind.size / 2, box.text
        if box.spot is not None:
            assert box.rect.bottom() <= stage.bottom + 0.01, box
    boxes = [box for box in page.boxes if box.text]
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            assert not one.rect.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.rect.adjusted(0.5, 0.5, -0.5, -0.5))


def test_screens_of_one_shape_have_the_same_pages() -> None:
    """So what fits on one of them fits on all."""
    assert {Stage.for_screen(*screen) for screen in SCREENS} == {STAGE}


def test_every_clause_of_the_five_texts_is_whole_in_order_and_fits(composition: Composition) -> None:
    stage = STAGE
    clauses = 0
    for doc in BUNDLED:
        document = composition.library.document(doc)
        slides = composition.slides.of_document(doc).slides
        shown: dict[str, str] = {}
        for number, slide in enumerate(slides):
            pages = pages_of(slide, stage, number)
            for page in pages:
                _assert_fits(page, stage)
            if slide.ref is not None:
                words = "".join(text for page in pages for text in _flow(page))
                headings = [box.text for box in pages[0].boxes if box.kind.role == "heading"]
                stop = slide.columns[0].heading.removeprefix("".join(headings)) if headings else ""
                assert stop in {"", "。", "：", ":"} or "".join(headings) == slide.columns[0].heading
                shown[slide.ref.clause] = _squeezed("".join(headings) + stop + words)
        for clause in document.outline:
            assert shown.get(clause.id, "") == _squeezed(clause.text), clause.id
        clauses += len(document.outline)
    assert clauses > 150


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_letters_are_never_smaller_than_44_px_at_1080p(screen: tuple[int, int]) -> None:
    for size in (*SIZES, 10):
        stage = Stage.for_screen(*screen, size)
        scale = screen[1] / stage.height
        assert min(stage.text.size, stage.dense.size) * scale >= 44 * screen[1] / 1080 - 0.001


@pytest.mark.parametrize(("size", "most"), [(52, 0.05), (94, 1.0)])
def test_pages_end_where_a_sentence_ends(composition: Composition, size: int, most: float) -> None:
    """In large letters many sentences are longer than a page: these are cut at a mark, not amid words."""
    stage = Stage.for_screen(1920, 1080, size)
    ends: list[str] = []
    for doc in BUNDLED:
        for number, slide in enumerate(composition.slides.of_document(doc).slides):
            for page in pages_of(slide, stage, number)[:-1]:
                last = [box for box in page.boxes if box.spot is not None][-1]
                assert last.spot is not None
                paragraph = slide.columns[0].paragraphs
                rest = next(text for each in paragraph if last.text in (text := each.text[last.start :]))
                if len(rest) > len(last.text):
                    ends.append(last.text[-1])
    cut = [end for end in ends if end not in SENTENCE_ENDS]
    assert len(ends) > 20
    assert len(cut) <= most * len(ends)
    assert sum(end not in "，,：:、" for end in cut) <= 0.05 * len(ends)  # words without any mark


def _text_slide(*texts: str) -> Slide:
    paragraphs = tuple(paragraph_of(text) for text in texts)
    return Slide(SlideKind.CLAUSE, "甲", (SlideColumn("一、总则", "出处", paragraphs),))


def test_a_sentence_longer_than_a_page_is_cut_at_commas_then_anywhere() -> None:
    stage = Stage.for_screen(1280, 720)
    commas = pages_of(_text_slide("推动企业创新能力提升，" * 120 + "。"), stage)
    assert len(commas) > 1
    assert all(_flow(page)[-1].endswith("，") for page in commas[:-1])
    solid = pages_of(_text_slide("企" * 2000 + "。"), stage)
    assert "".join(text for page in solid for text in _flow(page)) == "企" * 2000 + "。"
    for page in (*commas, *solid):
        _assert_fits(page, stage)


def test_the_last_page_does_not_hold_a_single_line() -> None:
    stage = Stage.for_screen(1920, 1080)
    pages = pages_of(_text_slide("支持企业建设研发机构，给予资金补助。" * 20), stage)
    counts = [sum(box.lines for box in page.boxes if box.spot) for page in pages]
    assert len(counts) == 2
    assert abs(counts[0] - counts[1]) <= 1


def test_letters_beyond_the_first_plane_keep_their_places() -> None:
    stage = Stage.for_screen(1280, 720)
    text = "𠮷田企业，" * 200 + "。"
    pages = pages_of(_text_slide(text), stage)
    assert "".join(words for page in pages for words in _flow(page)) == text


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns_stand_side_by_side_and_fit(composition: Composition, count: int) -> None:
    refs = [
        ClauseRef("national-2022", "2.1"),
        ClauseRef("jilin-2024", "2.5"),
        ClauseRef("jinan-2023", "2.1.2"),
        ClauseRef("wuxi-2024", "2.1.1"),
    ][:count]
    (slide,) = composition.slides.of_clauses(refs).slides
    stage = Stage.for_screen(1920, 1080)
    pages = pages_of(slide, stage)
    for page in pages:
        _assert_fits(page, stage)
        assert [str(at) for at in range(1, count + 1)] == [
            box.text for box in page.boxes if box.kind.role == "on_accent"
        ]
    for at, column in enumerate(slide.columns):
        words = "".join(box.text for page in pages for box in page.boxes if box.spot and box.spot.column == at)
        wanted = column.heading.rstrip("。") + "".join(each.text for each in column.paragraphs)
        assert _squeezed(words) == _squeezed(wanted)
    assert "国家" in pages[0].text
    assert "吉林省　第二部分第5条" in pages[0].text or count > 2


@pytest.mark.parametrize("kind", [ExportKind.TARGETS, ExportKind.TASKS, ExportKind.SUPPORTS, ExportKind.DEADLINES])
def test_tables_repeat_their_header_and_lose_no_word(composition: Composition, kind: ExportKind) -> None:
    sheet = composition.exporting.sheet(kind, ["jinan-2023"])
    (slide,) = composition.slides.of_sheet(sheet).slides
    table = slide.table
    assert table is not None
    stage = Stage.for_screen(1280, 720)
    pages = pages_of(slide, stage)
    labels = [column.label for column in table.columns]
    cells: dict[tuple[int, int], str] = {}
    for page in pages:
        _assert_fits(page, stage)
        assert all(label in page.text for label in labels)
        for box in page.boxes:
            if box.spot is not None:
                place = (box.spot.paragraph, box.spot.column)
                cells[place] = cells.get(place, "") + box.text
    assert [[cells[row, at] for at in range(len(labels))] for row in range(len(table.rows))] == [
        list(row) for row in table.rows
    ]


@pytest.mark.parametrize("screen", [(1024, 768), (1080, 1920), (3440, 1440)], ids=str)
def test_the_largest_letters_fit_on_screens_of_other_shapes(composition: Composition, screen: tuple[int, int]) -> None:
    stage = Stage.for_screen(*screen, SIZES[-1])
    sheet = composition.exporting.sheet(ExportKind.COMPARISON, ["jinan-2023", "national-2022"])
    refs = [ClauseRef("national-2022", "2.1"), ClauseRef("jilin-2024", "2.5"), ClauseRef("wuxi-2024", "2.1.1")]
    (table,) = composition.slides.of_sheet(replace(sheet, rows=sheet.rows[:4])).slides
    (columns,) = composition.slides.of_clauses(refs).slides
    for page in paginated((table, columns, *composition.slides.of_document("jilin-2024").slides), stage):
        _assert_fits(page, stage)


def test_an_empty_table_says_so() -> None:
    slide = Slide(SlideKind.TABLE, "表", table=SlideTable((TableColumn("甲"),), ()))
    (page,) = pages_of(slide, Stage.for_screen(1280, 720))
    assert "这张表里没有内容。" in page.text


def test_a_very_long_title_is_shortened_rather_than_spilt() -> None:
    stage = Stage.for_screen(1280, 720)
    (page,) = pages_of(Slide(SlideKind.TITLE, "关于强化企业创新主体地位的意见" * 40, text="第一行\n第二行"), stage)
    _assert_fits(page, stage)
    assert page.boxes[0].text.endswith("…")


def test_a_heading_that_is_a_sentence_is_read_with_the_text() -> None:
    column = SlideColumn("各地要结合实际抓好落实" * 12, "", (paragraph_of("第一段。"),))
    (page,) = pages_of(Slide(SlideKind.CLAUSE, "", (column,)), Stage.for_screen(1280, 720))
    assert _flow(page) == [column.heading, "第一段。"]


def test_what_is_given_to_pages_holds_no_notes() -> None:
    slide = Slide(SlideKind.SECTION, "甲", notes="悄悄话")
    assert all("悄悄话" not in repr(page) for page in paginated([slide], Stage.for_screen(1280, 720)))


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_the_margins_of_a_painted_page_are_empty(
    composition: Composition, themes: Themes, qapp: QApplication, screen: tuple[int, int]
) -> None:
    stage = Stage.for_screen(*screen)
    deck = composition.slides.of_document("jinan-2023")
    pages = paginated(deck.slides, stage)
    show = Show(pages, stage, deck.at("jinan-2023", "2.1.2"))
    show.toggle_emphasis()
    theme = StageLook(themes.resources).theme
    image = QImage(*screen, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(screen[0] / stage.width, screen[1] / stage.height)
    paint_show(painter, show, theme)
    painter.end()
    scale = screen[1] / stage.height
    left, right = round(stage.left * scale) - 4, round((stage.width - stage.left) * scale) + 4
    page = QColor(theme.color("page")).rgb()
    rows = range(0, round((stage.height - 20) * scale), 7)
    assert all(image.pixel(x, y) == page for y in rows for x in (*range(0, left, 5), *range(right, screen[0], 5)))
    inked = {image.pixel(x, y) for y in rows for x in range(left, right, 3)}
    assert theme.color("number").rgb() in inked


def test_a_box_style_heading_keeps_its_words() -> None:
    paragraphs = (paragraph_of("专栏1 重点工程", BlockStyle.BOX_TITLE), paragraph_of("建设平台。", BlockStyle.BOX_BODY))
    (page,) = pages_of(Slide(SlideKind.CLAUSE, "甲", (SlideColumn("", "", paragraphs),)), Stage.for_screen(1280, 720))
    assert _flow(page) == ["专栏1 重点工程", "建设平台。"]


def test_a_row_that_no_page_holds_is_cut_at_a_mark_and_names_its_task_again() -> None:
    sentence = "支持企业建设研发机构，对新认定的给予资金补助。"
    table = SlideTable(
        (TableColumn("任务"), TableColumn("举措", 3), TableColumn("单位")), (("培育平台", sentence * 30, "市科技局"),)
    )
    pages = pages_of(Slide(SlideKind.TABLE, "表", table=table), Stage.for_screen(1920, 1080))
    assert len(pages) > 1
    for page in pages:
        (words,) = (box for box in page.boxes if box.spot and box.spot.column == 1)
        assert words.text.endswith(("。", "，"))
        assert words.lines > 3
    assert all("培育平台（续）" in page.text and "市科技局（续）" in page.text for page in pages[1:])
    assert "".join(text for page in pages for text in _flow(page) if sentence[:4] in text) == sentence * 30


def test_numbers_and_deadlines_stand_out_in_every_cell() -> None:
    table = SlideTable((TableColumn("举措"),), (("到2027年底，建成10个平台",),))
    (page,) = pages_of(Slide(SlideKind.TABLE, "表", table=table), Stage.for_screen(1920, 1080))
    (box,) = (box for box in page.boxes if box.spot)
    assert ["10个" in box.text[each.start : each.end] for each in box.emphases] == [False, True]


def test_the_pages_of_a_table_are_told_apart_by_their_first_rows() -> None:
    rows = tuple((f"任务{number}",) for number in range(30))
    pages = pages_of(Slide(SlideKind.TABLE, "表", table=SlideTable((TableColumn("任务"),), rows)), Stage(1920, 1080))
    assert len({page.opening for page in pages}) == len(pages) > 1
    assert all(page.opening in page.text for page in pages)


def test_text_stands_a_little_above_the_middle() -> None:
    stage = Stage.for_screen(1920, 1080)
    (page,) = pages_of(_text_slide("支持企业。"), stage)
    words = [box for box in page.boxes if box.spot or box.kind.role == "heading"]
    above = min(box.rect.top() for box in words) - stage.top
    below = stage.bottom - max(box.rect.bottom() for box in words)
    assert 0 < above < below < 2 * above


def test_sources_are_not_cut_within_numbers_or_names(composition: Composition) -> None:
    refs = [ClauseRef("national-2022", "2.1"), ClauseRef("jilin-2024", "2.5"), ClauseRef("jinan-2023", "2.1.2")]
    (slide,) = composition.slides.of_clauses(refs).slides
    (page, *_) = pages_of(slide, Stage.for_screen(1920, 1080))
    foot = [box.text for box in page.boxes if box.kind.size == SMALL and box.y > 900]
    assert len(foot) == 2
    assert "…" not in "".join(foot)
    assert [line[:1].isdigit() and line[-1] in "条项" for line in foot] == [True, True]


def test_a_source_of_two_lines_is_broken_where_a_name_or_a_bracket_ends() -> None:
    source = (
        "《济南市企业高质量科技创新发展三年行动计划（2023-2025年）（征求意见稿）》（标题系推断）第二部分第（一）条第2项"
    )
    column = SlideColumn("一、总则", source, (paragraph_of("支持企业。"),))
    (page,) = pages_of(Slide(SlideKind.CLAUSE, "甲", (column,), source=source), Stage.for_screen(1920, 1080))
    first, second = [box.text for box in page.boxes if box.kind.size == SMALL and box.y > 900]
    assert first + second == source
    assert first[-1] in "》）" or second[0] in "《（"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_what_is_read_and_what_is_dimmed_can_be_told_from_the_page(themes: Themes, mode: str) -> None:
    theme = StageLook(themes.resources, mode).theme
    for ink, ground, least in (
        ("text", "page", 7), ("heading", "page", 4.5), ("secondary", "page", 4.5), ("dimmed", "page", 3),
        ("on_highlight", "hit", 7), ("on_highlight", "highlight", 7),
        ("number", "page", 4.5), ("deadline", "page", 4.5), ("unit", "page", 4.5),
    ):  # fmt: skip
        assert _contrast(theme.color(ink), theme.color(ground)) >= least, (ink, ground)


def _contrast(one: QColor, other: QColor) -> float:
    """As WCAG 2 has it."""

    def light(colour: QColor) -> float:
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
