"""What makes a comparison easy to read: room for its list, letters that grow, no torn lines, a plain warning."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.compare.reasons import SHARED_WORDS
from compendium.compare.targets import SAME_INDICATOR
from compendium.domain.comparison import ChangeKind, SpanKind, TextChange, TextComparison, VersionSide
from compendium.domain.document import BlockStyle, Clause, Document, DocumentInfo, NodeKind
from compendium.services.comparison_export import ComparisonForm
from compendium.ui.compare.change_index import ChangeIndex
from compendium.ui.compare.change_panel import ChangePanel
from compendium.ui.compare.collaborators import Comparers
from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.compare.wording import MOST_STEPS, reason_words, steps_of, strength_name
from compendium.ui.icons import Icons
from compendium.ui.reader.text_column import Column
from compendium.ui.reader.text_view import PolicyTextView
from compendium.ui.tasks import Tasks
from compendium.ui.theme import EnlargedThemes, Themes


def settle(tasks: Tasks) -> None:
    for _ in range(3):
        assert tasks.wait_idle()
        QApplication.processEvents()


@pytest.fixture
def panel(qtbot: QtBot, composition: Composition, tasks: Tasks, themes: Themes, icons: Icons) -> ComparePanel:
    """The national and a provincial policy beside each other."""
    made = ComparePanel(
        comparers=Comparers(
            lambda: composition.compare, lambda: composition.match_decisions, lambda: composition.version_offers
        ),
        library=composition.library,
        tasks=tasks,
        themes=themes,
        icons=icons,
        settings=composition.settings,
    )
    qtbot.addWidget(made)
    made.resize(1160, 700)
    made.show()
    qtbot.waitExposed(made)
    made.show_documents(["national-2022", "jilin-2024"])
    settle(tasks)
    return made


def test_policies_that_are_no_versions_are_compared_by_text_with_a_warning(panel: ComparePanel, tasks: Tasks) -> None:
    assert not panel.body.notice.isVisible()
    panel.bar.forms[ComparisonForm.TEXT].click()
    settle(tasks)
    assert panel.body.notice.isVisible()
    panel.body.notice.acted.emit()
    assert panel.forms.form is ComparisonForm.MATTER
    assert not panel.body.notice.isVisible()


def test_lists_and_reasons_grow_with_the_texts_and_not_without_end(panel: ComparePanel) -> None:
    rows = panel.side.list
    before = rows.visualRect(rows.model().index(0, 0)).height()
    for _ in range(60):
        panel.zoom_by(1)
    rows.doItemsLayout()
    assert panel.area.panes[0].view.px >= 44
    assert rows.visualRect(rows.model().index(0, 0)).height() > 1.8 * before
    assert panel.side.reasons.font().pixelSize() > 24
    assert panel.area.panes[0].header.title.font().pixelSize() > 24
    panel.zoom_by(-1)
    assert panel.area.panes[0].view.px < 48, "no step is lost beyond the largest size"
    panel.zoom_reset()
    rows.doItemsLayout()
    assert rows.visualRect(rows.model().index(0, 0)).height() == before


def test_dots_of_strength_are_explained(panel: ComparePanel) -> None:
    names = {steps_of(strength): strength_name(strength) for strength in (1.0, 0.4, 0.0)}
    for part in panel.side.legend.text().split("　"):
        dots, word = part.split()
        assert names[dots.count("●")].startswith(word)
        assert len(dots) == MOST_STEPS
    assert panel.side.legend.text().count("　") == MOST_STEPS - 1


def test_the_words_of_a_change_take_no_more_room_than_they_need(
    qtbot: QtBot, panel: ComparePanel, tasks: Tasks, themes: Themes, icons: Icons
) -> None:
    panel.bar.forms[ComparisonForm.TEXT].click()
    settle(tasks)
    changes = panel.side.changes
    qtbot.wait(1)
    listed, detail = changes.split.sizes()
    assert detail < 0.36 * changes.split.height()
    assert listed > detail
    changes.split.setSizes([100, changes.split.height() - 100])
    changes._on_split_moved()
    chosen = changes.detail_height
    assert chosen > detail
    panel.forms.show_group(2)
    assert changes.split.sizes()[1] == pytest.approx(chosen, abs=2), "what the user chose stays"
    state = panel.save_state()
    assert state["detail_height"] == chosen
    other = ChangePanel(themes, icons)
    qtbot.addWidget(other)
    assert other.detail_height == 0


def test_short_lines_are_not_stretched_and_long_ones_are(
    qtbot: QtBot, composition: Composition, themes: Themes
) -> None:
    view = PolicyTextView(themes, px=18, column=Column(characters=40, left=48, right=12))
    qtbot.addWidget(view)
    view.resize(400, 600)
    view.show_text(composition.library.document("jilin-2024"))
    body = next(at for at, each in enumerate(view.clause_map.segments) if each.style is BlockStyle.BODY)

    def alignment() -> Qt.AlignmentFlag:
        return view.document().findBlockByNumber(body).blockFormat().alignment()

    with qtbot.waitExposed(view):
        view.show()
    assert alignment() == Qt.AlignmentFlag.AlignLeft
    view.resize(900, 600)  # a window manager may take its time
    qtbot.waitUntil(lambda: alignment() == Qt.AlignmentFlag.AlignJustify)
    view.resize(400, 600)
    qtbot.waitUntil(lambda: alignment() == Qt.AlignmentFlag.AlignLeft)


def test_reasons_keep_their_words(themes: Themes) -> None:
    for lead in (SHARED_WORDS, SAME_INDICATOR, "标题相近：", "同义词："):
        assert reason_words(f"{lead}研发、投入") == f"{lead}研发、投入"
    assert reason_words("别的：说法") == "别的：说法"


def test_sizes_are_enlarged_and_follow_the_theme(themes: Themes) -> None:
    enlarged = EnlargedThemes(themes)
    plain = themes.current
    assert enlarged.set_scale(1.5)
    assert not enlarged.set_scale(1.5)
    assert enlarged.current.px("font_ui") == round(1.5 * plain.px("font_ui"))
    assert enlarged.current.px("space_4") == plain.px("space_4")
    themes.set_mode("dark")
    assert enlarged.current.dark
    assert enlarged.current.px("font_ui") == round(1.5 * plain.px("font_ui"))


def test_blanks_that_came_or_went_are_not_marked() -> None:
    def law(doc: str, text: str) -> Document:
        clause = Clause(id="1", parent="", level=1, kind=NodeKind.CHAPTER, marker="第二章", title="", text=text)
        return Document(DocumentInfo(doc, doc), (clause,), ())

    documents = {"old": law("old", "第二章  总则一"), "new": law("new", "第二章 总则二")}
    spans = (
        (SpanKind.EQUAL, "第二章"),
        (SpanKind.DELETE, "  "),
        (SpanKind.INSERT, " "),
        (SpanKind.EQUAL, "总则"),
        (SpanKind.DELETE, "一"),
        (SpanKind.INSERT, "二"),
    )
    sides = VersionSide("1", "第二章  总则一"), VersionSide("1", "第二章 总则二")
    change = TextChange(ChangeKind.CHANGED, *sides, spans)
    index = ChangeIndex(TextComparison(("old", "new"), (change,), {"changed": 1}), documents)
    assert index.words() == {"old": {"deleted": [("1", 7, 8)]}, "new": {"inserted": [("1", 6, 7)]}}
    assert [span for span in index.quiet_spans(change) if span[0] is not SpanKind.EQUAL] == list(spans[4:])
    shown = "".join(text for kind, text in index.quiet_spans(change) if kind is not SpanKind.DELETE)
    assert shown == "第二章 总则二"
