"""Asks how a table is to be handed on, and remembers the answer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from compendium.ui.facts.export_dialog import ExportDialog, Offer
from compendium.ui.facts.fact_work import FactWork, Handed
from compendium.ui.theme import Themes

_FIRST_FORMAT = ".docx"


class Exporter(QObject):
    """Opens the dialog over a page; folder and format are those that were chosen last."""

    state_changed = Signal()

    def __init__(self, work: FactWork, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._themes, self._over = work, themes, parent
        self._folder, self._ending = "", _FIRST_FORMAT

    def ask(self, whole: Handed, selected: Handed) -> ExportDialog:
        """Open the dialog for what is on screen and what is selected of it."""
        dialog = ExportDialog(
            Offer(whole, selected),
            self._work.endings(whole.kind),
            folder=self._first_folder(),
            ending=self._ending,
            today=self._work.today,
            may_replace=self._work.confirm_replacing,
            themes=self._themes,
            parent=self._over,
        )
        dialog.export_requested.connect(self._on_export_requested)
        dialog.open()
        return dialog

    def _first_folder(self) -> Path:
        """Where files were last put, while that is there."""
        last = Path(self._folder)
        if self._folder and last.is_dir():
            return last
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        return documents if documents.is_dir() else Path.home()

    def _on_export_requested(self, handed: Handed, path: Path) -> None:
        self._folder, self._ending = str(path.parent), path.suffix.lower()
        self._work.export(handed, path)
        self.state_changed.emit()

    def save_state(self) -> dict[str, object]:
        """Folder and format."""
        return {"folder": self._folder, "ending": self._ending}

    def restore_state(self, state: Mapping[str, object]) -> None:
        """Take up what ``save_state`` gave; what does not fit is ignored."""
        folder, ending = state.get("folder"), state.get("ending")
        self._folder = folder if isinstance(folder, str) else ""
        self._ending = ending if isinstance(ending, str) else _FIRST_FORMAT
