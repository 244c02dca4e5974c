"""What the window asks and shows in dialogs of their own: importing, removing, settings, help."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from compendium.domain.document import Document
from compendium.domain.work import Progress
from compendium.ui.actions import Actions
from compendium.ui.icons import Icons
from compendium.ui.models.labels import document_name
from compendium.ui.notify import Notify
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from compendium.ui.window_services import WindowServices

if TYPE_CHECKING:
    from compendium.domain.importing import ImportOutcome


class Dialogs(QObject):
    """Opens dialogs over the window and tells what came of them."""

    documents_changed = Signal()
    documents_removed = Signal(list)
    documents_restored = Signal(list)
    open_requested = Signal(str, str)
    theme_chosen = Signal(str)
    reading_px_chosen = Signal(int)

    def __init__(
        self, window: QWidget, services: WindowServices, themes: Themes, icons: Icons, tasks: Tasks, notify: Notify
    ) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._themes, self._icons, self._tasks, self._notify = themes, icons, tasks, notify
        self.import_folder = ""

    def choose_files(self) -> None:
        """Let the user choose files, then import them."""
        from PySide6.QtWidgets import QFileDialog

        title = self.tr("选择要导入的政策文本")
        kinds = ";;".join((self.tr("政策文本 (*.txt *.md)"), self.tr("所有文件 (*)")))
        names, _ = QFileDialog.getOpenFileNames(self._window, title, str(self._first_folder()), kinds)
        if names:
            self.import_folder = str(Path(names[0]).parent)
            self.import_files([Path(name) for name in names])

    def _first_folder(self) -> Path:
        """Where files were last imported from, while that is there; a path that is not would stand as a file's name."""
        last = Path(self.import_folder)
        return last if self.import_folder and last.is_dir() else Path.home()

    def import_files(self, paths: Sequence[Path]) -> None:
        """Import files and what can be read in folders."""
        from compendium.ui.importing.import_dialog import ImportDialog

        dialog = ImportDialog(
            importing=self._services.importing,
            tasks=self._tasks,
            notify=self._notify,
            themes=self._themes,
            icons=self._icons,
            parent=self._window,
        )
        dialog.finished_with.connect(self._on_import_finished)
        dialog.open_requested.connect(lambda doc: self.open_requested.emit(doc, ""))
        dialog.start(paths)

    def remove_documents(self, docs: Sequence[str]) -> None:
        """Take imported documents out of the library; the message offers them back."""
        wanted = list(docs)

        def operation(_: Progress) -> tuple[Document, ...]:
            return self._services.importing().remove(wanted)

        self._tasks.mutate(self, operation, self._on_removed, title=self.tr("正在移除文件"))

    def show_settings(self) -> None:
        """Open the settings."""
        from compendium.ui.settings.settings_dialog import SettingsDialog

        settings = self._services.settings
        px = int(settings.get("reading_px")) or self._themes.current.px("font_reading")
        dialog = SettingsDialog(self._themes, px, str(settings.get("language")), self._window)
        dialog.theme_chosen.connect(self.theme_chosen)
        dialog.reading_px_chosen.connect(self.reading_px_chosen)
        dialog.language_chosen.connect(lambda code: settings.set("language", code))
        # Stored once: a slider that is drawn passes many sizes.
        dialog.finished.connect(lambda _result: settings.set("reading_px", dialog.reading_px))
        dialog.open()

    def show_shortcuts(self, actions: Actions) -> None:
        """Open the list of shortcuts."""
        from compendium.ui.settings.shortcuts_dialog import ShortcutsDialog

        ShortcutsDialog(self._themes, actions, self._window).open()

    def show_about(self) -> None:
        """Open what is to be said of the program."""
        from compendium.ui.settings.about_dialog import AboutDialog

        AboutDialog(self._themes, self._window).open()

    def _on_import_finished(self, outcomes: list[ImportOutcome]) -> None:
        from compendium.domain.importing import ImportStatus

        if any(outcome.status in (ImportStatus.IMPORTED, ImportStatus.VERSION) for outcome in outcomes):
            self.documents_changed.emit()

    def _on_removed(self, documents: tuple[Document, ...]) -> None:
        self.documents_removed.emit([document.info.id for document in documents])
        self.documents_changed.emit()
        if len(documents) == 1:
            text = self.tr("已移除《{0}》").format(document_name(documents[0].info))
        else:
            text = self.tr("已移除 {0} 份文件").format(len(documents))
        self._notify.done(text, lambda: self._restore(documents))

    def _restore(self, documents: tuple[Document, ...]) -> None:
        def operation(_: Progress) -> None:
            self._services.importing().restore(documents)

        def restored(_: None) -> None:
            self.documents_changed.emit()
            self.documents_restored.emit([document.info.id for document in documents])

        self._tasks.mutate(self, operation, restored)
