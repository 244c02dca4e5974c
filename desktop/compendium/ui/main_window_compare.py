"""Comparing as the window has it: the page of comparison and the actions that lead to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame

if TYPE_CHECKING:
    from compendium.domain.work import Progress
    from compendium.services.comparison_export import ComparisonChoice
    from compendium.services.exporting import ExportService
    from compendium.ui.compare.compare_panel import ComparePanel
    from compendium.ui.paper.paper_output import PaperOutput


class Comparing(QObject):
    """Makes the page and wires it; ``bookmark_requested`` carries document, clause and quotation."""

    bookmark_requested = Signal(str, str, str)
    documents_changed = Signal()
    present_requested = Signal(list)
    collect_requested = Signal(list)
    """Both with ClauseRefs."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._made_output: PaperOutput | None = None

    def handlers(self) -> dict[str, Handler]:
        """What the actions on comparisons do."""
        go = self._frame.navigator
        return {
            "compare_this": lambda: go.compare([go.here.doc]),
            "show_compare": lambda: go.show_view(View.COMPARE),
            "clear_compare": go.clear_compared,
            "next_difference": lambda: self._page().step(1),
            "previous_difference": lambda: self._page().step(-1),
        }

    def make_page(self) -> QWidget:
        """Make the page of comparison."""
        from compendium.ui.compare.collaborators import Comparers
        from compendium.ui.compare.compare_panel import ComparePanel

        frame = self._frame
        services = frame.services
        panel = ComparePanel(
            comparers=Comparers(services.compare, services.match_decisions, services.version_offers),
            library=services.library,
            tasks=frame.tasks,
            themes=frame.themes,
            icons=frame.icons,
            settings=services.settings,
        )
        panel.open_requested.connect(frame.navigator.open_document)
        panel.bookmark_requested.connect(self.bookmark_requested)
        panel.documents_chosen.connect(frame.navigator.note_compared)
        panel.copied.connect(frame.notify.info)
        panel.decided.connect(self._tell_decision)
        panel.present_requested.connect(self.present_requested)
        panel.collect_requested.connect(self.collect_requested)
        panel.export_requested.connect(self.export)
        self.documents_changed.connect(panel.reload)
        return panel

    def _page(self) -> ComparePanel:
        return cast("ComparePanel", self._frame.pages.page(View.COMPARE))

    def _tell_decision(self, words: str, take_back: Callable[[], None]) -> None:
        self._frame.notify.done(words, take_back)

    # Handing on

    def export(self, choice: ComparisonChoice) -> None:
        """Ask for a file and write there what is on screen."""
        from compendium.ui.facts.export_dialog import format_words

        exporting = self._frame.services.tables.exporting()
        formats = [(format_words(ending)[0].partition("（")[0], ending) for ending in _endings(exporting)]
        path = self._output.ask(self.tr("政策对比表"), formats, self._frame.window)
        if path is None:
            return

        def work(progress: Progress) -> int:
            return exporting.write(exporting.comparison(choice, progress), path)

        words = self.tr("已导出 {0} 行到 {1}")
        self._output.write(work, path, lambda count: words.format(count, path.name))

    @property
    def _output(self) -> PaperOutput:
        if self._made_output is None:
            from compendium.ui.paper.paper_output import PaperOutput

            self._made_output = PaperOutput(self._frame.tasks, self._frame.notify, self)
        return self._made_output


def _endings(exporting: ExportService) -> list[str]:
    """Word first: that is what goes on to others."""
    from compendium.services.exporting import ExportKind

    known = exporting.endings(ExportKind.COMPARISON)
    return sorted(known, key=lambda ending: ending != ".docx")
