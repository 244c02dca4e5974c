"""The outline beside a text: it leads to clauses and follows reading."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind
from compendium.ui.icons import Icons
from compendium.ui.reader.outline_panel import OutlinePanel
from compendium.ui.theme import Themes
from user_input import commit, compose


@pytest.fixture
def outline(qtbot: QtBot, themes: Themes, icons: Icons) -> OutlinePanel:
    panel = OutlinePanel(themes=themes, icons=icons)
    qtbot.addWidget(panel)
    panel.resize(280, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def rows(panel: OutlinePanel, parent: QModelIndex | None = None) -> list[str]:
    """Rows that show, as a reader sees them from top to bottom."""
    model = panel.tree.model()
    found: list[str] = []
    above = parent or QModelIndex()
    for number in range(model.rowCount(above)):
        index = model.index(number, 0, above)
        found.append(str(index.data()))
        if panel.tree.isExpanded(index):
            found += rows(panel, index)
    return found


def row(panel: OutlinePanel, text: str) -> QModelIndex:
    model = panel.tree.model()
    return model.match(model.index(0, 0), Qt.ItemDataRole.DisplayRole, text, 1,
                       Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)[0]  # fmt: skip


def click(panel: OutlinePanel, text: str) -> None:
    panel.tree.scrollTo(row(panel, text))
    spot = panel.tree.visualRect(row(panel, text)).center()
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def button(panel: OutlinePanel, name: str) -> QToolButton:
    return next(button for button in panel.findChildren(QToolButton) if button.accessibleName() == name)


def test_rows_are_the_headings_in_order(outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jilin-2024"))
    shown = rows(outline)
    assert shown[:4] == [
        "印发通知",
        "吉林省企业科技创新能力提升三年行动方案(2024-2026)",
        "一、拓展“应用主体”供给服务,提升创新主体规模质量",
        "1. 加强科技型中小企业发展",
    ]
    assert len(shown) == len(composition.library.document("jilin-2024").outline)


def test_click_and_enter_lead_to_the_clause(qtbot: QtBot, outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jilin-2024"))
    with qtbot.waitSignal(outline.clause_requested) as asked:
        click(outline, "16. 深化科技体制机制改革")
    assert asked.args == ["6.16"]
    outline.tree.setFocus()
    QTest.keyClick(outline.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(outline.clause_requested) as asked:
        QTest.keyClick(outline.tree, Qt.Key.Key_Return)
    assert asked.args == ["6.17"]


def test_the_clause_read_is_marked_and_in_view(qtbot: QtBot, outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jinan-2023"))
    qtbot.waitUntil(outline.filter_field.isVisible)
    outline.set_current("3.3")
    assert outline.current_row() == "（三）强化宣传引导"
    # Qt itself leaves a pixel of the last row outside when it scrolls by pixels.
    shown = outline.tree.visualRect(row(outline, "（三）强化宣传引导")).adjusted(0, 1, 0, -1)
    assert outline.tree.viewport().rect().contains(shown)


def test_a_folded_heading_stands_for_what_is_in_it(outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jinan-2023"))
    outline.set_current("2.2.8")
    outline.tree.collapse(row(outline, "（二）聚焦创新主体地位"))
    assert outline.current_row().startswith("（二）聚焦创新主体地位")
    outline.tree.collapse(row(outline, "二、重点任务"))
    assert outline.current_row() == "二、重点任务"
    outline.tree.expand(row(outline, "二、重点任务"))
    outline.tree.expand(row(outline, "（二）聚焦创新主体地位"))
    assert outline.current_row().startswith("8. ")


def test_filter_keeps_matches_and_what_they_stand_under(
    qtbot: QtBot, outline: OutlinePanel, composition: Composition
) -> None:
    outline.set_document(composition.library.document("jinan-2023"))
    before = rows(outline)
    commit(outline.filter_field, "技术合同")
    expected = ["二、重点任务", "（五）聚焦创新成果转化，强化技术转移服务", "18. 强化技术合同交易"]
    qtbot.waitUntil(lambda: rows(outline) == expected)
    with qtbot.waitSignal(outline.clause_requested) as asked:
        QTest.keyClick(outline.filter_field, Qt.Key.Key_Return)
    assert asked.args == ["2.5.18"]
    outline.filter_field.clear()
    qtbot.waitUntil(lambda: rows(outline) == before)


def test_filter_waits_for_the_input_method(qtbot: QtBot, outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jinan-2023"))
    before = rows(outline)
    compose(outline.filter_field, "ji shu")
    qtbot.wait(200)
    assert rows(outline) == before


def test_folding_is_kept_for_each_document_and_over_a_filter(
    qtbot: QtBot, themes: Themes, icons: Icons, outline: OutlinePanel, composition: Composition
) -> None:
    jinan = composition.library.document("jinan-2023")
    outline.set_document(jinan)
    outline.tree.collapse(row(outline, "二、重点任务"))
    folded = rows(outline)
    commit(outline.filter_field, "强化")
    qtbot.waitUntil(lambda: "强化" in "".join(rows(outline)) and len(rows(outline)) > len(folded))
    outline.filter_field.clear()
    qtbot.waitUntil(lambda: rows(outline) == folded)
    outline.set_document(composition.library.document("wuxi-2024"))
    outline.set_document(jinan)
    assert rows(outline) == folded
    again = OutlinePanel(themes=themes, icons=icons)
    qtbot.addWidget(again)
    again.restore_state(outline.save_state())
    again.set_document(jinan)
    assert rows(again) == folded


def test_fold_and_unfold_all(outline: OutlinePanel, composition: Composition) -> None:
    outline.set_document(composition.library.document("jinan-2023"))
    everything = rows(outline)
    button(outline, "全部折叠").click()
    assert [text[:2] for text in rows(outline)][1:] == ["一、", "二、", "三、"]
    button(outline, "全部展开").click()
    assert rows(outline) == everything


def test_a_law_shows_chapters_and_the_words_of_articles(outline: OutlinePanel) -> None:
    nodes = (
        Clause("doc", 0, "", "某法", None, "某法", NodeKind.DOC),
        Clause("c1", 1, "第一章", "总则", "doc", "第一章 总则", NodeKind.CHAPTER, sep=" "),
        Clause("a1", 2, "第一条", "", "c1", "第一条　为了促进科技进步，制定本法。", NodeKind.ARTICLE, sep="　"),
    )
    outline.set_document(Document(DocumentInfo("law", "某法"), nodes, ()))
    assert rows(outline) == ["某法", "第一章 总则", "第一条 为了促进科技进步，制定本法。"]


def test_nothing_to_outline(outline: OutlinePanel) -> None:
    assert outline.empty.isVisible()
    flat = Document(DocumentInfo("d", "题"), (Clause("doc", 0, "", "题", None, "题", NodeKind.DOC),), ())
    outline.set_document(flat)
    assert outline.empty.isVisible()
    assert "没有分级标题" in outline.empty.accessibleName()
    outline.set_current("doc")
    outline.set_current("")
