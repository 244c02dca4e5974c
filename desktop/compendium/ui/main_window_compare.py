"""Comparing as the window has it: the page of comparison and the actions that lead to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame


class Comparing(QObject):
    """Makes the page and wires it; ``bookmark_requested`` carries document, clause and quotation.

    ``present_requested`` carries a list of ClauseRef, to be shown side by side.
    """

    bookmark_requested = Signal(str, str, str)
    present_requested = Signal(list)
    documents_changed = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def handlers(self) -> dict[str, Handler]:
        """What the actions on comparisons do."""
        go = self._frame.navigator
        return {
            "compare_this": lambda: go.compare([go.here.doc]),
            "show_compare": lambda: go.show_view(View.COMPARE),
            "clear_compare": go.clear_compared,
        }

    def make_page(self) -> QWidget:
        """Make the page of comparison."""
        from compendium.ui.compare.compare_panel import ComparePanel

        frame = self._frame
        panel = ComparePanel(
            compare=frame.services.compare,
            library=frame.services.library,
            tasks=frame.tasks,
            themes=frame.themes,
            icons=frame.icons,
            settings=frame.services.settings,
        )
        panel.open_requested.connect(frame.navigator.open_document)
        panel.bookmark_requested.connect(self.bookmark_requested)
        panel.documents_chosen.connect(frame.navigator.note_compared)
        panel.copied.connect(frame.notify.info)
        self.documents_changed.connect(panel.reload)
        return panel
