"""Whole texts in the panes while documents come and go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from compendium.ui.compare.compare_panel import ComparePanel
from compendium.ui.compare.pane import PaneView
from compendium.ui.main_window import MainWindow
from user_input import settle


def collapsed(view: PaneView) -> list[str]:
    """Clauses of which nothing is laid out though Qt says that it is through with the text."""
    text, places = view.document(), view.clause_map
    text.documentLayout().documentSize()
    blocks = {clause: places.blocks_of(clause) for clause in places.clauses}
    return [
        clause
        for clause, numbers in blocks.items()
        if any(not text.findBlockByNumber(number).layout().lineCount() for number in numbers)
    ]


def test_no_text_collapses_when_panes_get_wider(window: MainWindow) -> None:
    window.resize(1440, 900)
    comparisons = (
        (["national-2022", "jilin-2024", "jinan-2023", "wuxi-2024"], 4),
        (["national-2022", "national-2016"], 4),
        (["national-2022", "jilin-2024", "wuxi-2024"], 1),
    )
    for docs, steps in comparisons:
        window._navigator.compare(docs)
        settle(window)
        panel = window.findChild(ComparePanel)
        assert panel is not None
        assert panel.documents == docs
        for _ in range(steps):
            QTest.keyClick(panel.area.panes[0].view, Qt.Key.Key_F7)
            settle(window)
        assert {pane.doc: collapsed(pane.view) for pane in panel.area.panes} == {doc: [] for doc in docs}
        assert all(
            pane.view.verticalScrollBar().maximum()
            > pane.view.y_of(pane.view.clause_map.clauses[-1]) - pane.view.viewport().height()
            for pane in panel.area.panes
        )
