"""What the window asks and shows in dialogs of their own: importing, removing, settings, help."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

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
    from compendium.services.import_review import Batch
    from compendium.ui.importing.document_editor import DocumentEditor
    from compendium.ui.importing.import_window import ImportWindow
    from compendium.ui.widgets.drop_hint import DropHint


class Dialogs(QObject):
    """Opens dialogs over the window and tells what came of them."""

    documents_changed = Signal()
    documents_removed = Signal(list)
    documents_restored = Signal(list)
    open_requested = Signal(str, str)
    theme_chosen = Signal(str)
    reading_px_chosen = Signal(int)
    keys_requested = Signal()

    def __init__(
        self, window: QWidget, services: WindowServices, themes: Themes, icons: Icons, tasks: Tasks, notify: Notify
    ) -> None:
        super().__init__(window)
        self._window, self._services = window, services
        self._themes, self._icons, self._tasks, self._notify = themes, icons, tasks, notify
        self.import_folder = ""
        self._importing: ImportWindow | None = None
        self._editor: DocumentEditor | None = None
        self._batches: list[Batch] = []  # of the window of importing, those that can be taken back
        self._drop_hint: DropHint | None = None

    def choose_files(self) -> None:
        """Let the user choose files, then import them."""
        self.import_files(self._chosen_files(self.tr("选择要导入的政策文本")))

    def choose_folder(self) -> None:
        """Let the user choose a folder, then import what is in it."""
        from PySide6.QtWidgets import QFileDialog

        title = self.tr("选择要导入的文件夹")
        name = QFileDialog.getExistingDirectory(self._over(), title, str(self._first_folder()))
        if name:
            self.import_folder = name
            self.import_files([Path(name)])

    def choose_update(self, doc: str) -> None:
        """Let the user choose a file with a new text of a document."""
        names = self._chosen_files(self.tr("选择新的文本"), one=True)
        self.import_files(names, update=doc)

    def _chosen_files(self, title: str, *, one: bool = False) -> list[Path]:
        from PySide6.QtWidgets import QFileDialog

        from compendium.services.reading import readable_endings

        patterns = " ".join(f"*{ending}" for ending in readable_endings())
        kinds = ";;".join((self.tr("可以导入的文件 ({0})").format(patterns), self.tr("所有文件 (*)")))
        where = str(self._first_folder())
        plain = QFileDialog.Option.HideNameFilterDetails  # there are thirty patterns
        if one:
            name, _ = QFileDialog.getOpenFileName(self._over(), title, where, kinds, options=plain)
            names = [name] if name else []
        else:
            names, _ = QFileDialog.getOpenFileNames(self._over(), title, where, kinds, options=plain)
        if names:
            self.import_folder = str(Path(names[0]).parent)
        return [Path(name) for name in names]

    def _first_folder(self) -> Path:
        """Where files were last imported from, while that is there; a path that is not would stand as a file's name."""
        last = Path(self.import_folder)
        return last if self.import_folder and last.is_dir() else Path.home()

    def _over(self) -> QWidget:
        """The window that a dialog belongs to: what is asked in it comes before what it was asked from."""
        return QApplication.activeModalWidget() or self._importing or self._window

    def import_files(self, paths: Sequence[Path], update: str = "") -> None:
        """Import files and what can be read in folders; more of them join an import that goes on.

        ``update`` is the document that they are to be a new text of.
        """
        if not paths:
            return
        if self._importing is None:
            self._batches = []
            self._importing = self._import_window()
        self._importing.show()
        self._importing.raise_()
        self._importing.activateWindow()
        self._importing.add(paths, update)

    def offer_drop(self, data: QMimeData) -> bool:
        """Say that what is dragged may be let go; False when it is no file."""
        if not local_files(data):
            return False
        if self._drop_hint is None:
            from compendium.ui.widgets.drop_hint import DropHint

            self._drop_hint = DropHint(self._window)
        self._drop_hint.show_over_window()
        return True

    def end_drop(self, data: QMimeData | None = None) -> None:
        """Import the files that were let go; none when they were dragged away."""
        if self._drop_hint is not None:
            self._drop_hint.hide()
        if data is not None:
            self.import_files(local_files(data))

    def _import_window(self) -> ImportWindow:
        from compendium.ui.importing.import_window import ImportParts, ImportWindow

        parts = ImportParts(
            self._services.importing, self._services.settings, self._tasks, self._notify, self._themes, self._icons
        )
        window = ImportWindow(parts, self._window)
        window.open_requested.connect(lambda doc: self.open_requested.emit(doc, ""))
        window.accepted_batch.connect(self._on_batch_accepted)
        window.undone.connect(self._on_batch_undone)
        window.files_requested.connect(self.choose_files)
        window.folder_requested.connect(self.choose_folder)
        window.keys_requested.connect(self.keys_requested)
        window.finished.connect(self._on_import_closed)
        return window

    def _take_back(self, batches: Sequence[Batch]) -> None:
        """Take back all that came through a window of importing that is closed."""
        last_first = list(reversed(batches))

        def undone(_: None) -> None:
            self._tell_undone(last_first)
            self._notify.info(self.tr("已撤销导入，文库恢复原样"))

        self._batches = []
        self._tasks.mutate(self, lambda _: self._services.importing().undo(*last_first), undone)

    def edit_info(self, doc: str) -> None:
        """Let the user put right what is known of an imported document."""
        self._edit(doc, lambda editor: editor.show_info())

    def edit_outline(self, doc: str) -> None:
        """Let the user put right which paragraphs of an imported document are headings, and where they end."""
        self._edit(doc, lambda editor: editor.show_outline())

    def _edit(self, doc: str, begin: Callable[[DocumentEditor], None]) -> None:
        def operation(_: Progress) -> tuple[Document, date]:
            return self._services.library.document(doc), self._services.importing().today

        def open_editor(known: tuple[Document, date]) -> None:
            from compendium.ui.importing.document_editor import DocumentEditor
            from compendium.ui.importing.remembered import Remembered

            if self._editor is not None:  # two of them would undo each other's corrections
                self._editor.raise_()
                self._editor.activateWindow()
                return
            remembered = Remembered(self._services.settings)
            editor = DocumentEditor(*known, remembered, self._notify, self._themes, self._icons, self._over())
            editor.saved.connect(self._save_corrected)
            editor.keys_requested.connect(self.keys_requested)
            editor.finished.connect(self._on_editor_closed)
            self._editor = editor
            editor.open()
            begin(editor)

        self._tasks.read(self, operation, open_editor)

    def _on_editor_closed(self) -> None:
        self._editor = None

    def _save_corrected(self, document: Document) -> None:
        def saved(before: Document) -> None:
            self._batches = []
            self.documents_changed.emit()
            self.documents_restored.emit([document.info.id])
            words = self.tr("已修改《{0}》").format(document_name(document.info))
            self._notify.done(words, lambda: self._restore((before,)))

        self._tasks.mutate(self, lambda _: self._services.importing().correct(document), saved)

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

    def show_shortcuts(self, actions: Actions, *, importing: bool = False) -> None:
        """Open the list of shortcuts, at those of importing if they are asked for there."""
        from compendium.ui.settings.shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._themes, actions, self._over())
        dialog.open()
        if importing:
            dialog.show_import()

    def show_about(self) -> None:
        """Open what is to be said of the program."""
        from compendium.ui.settings.about_dialog import AboutDialog

        AboutDialog(self._themes, self._window).open()

    def _on_batch_accepted(self, batch: Batch) -> None:
        self._notify.withdraw()  # what is offered there was done before
        self._batches.append(batch)
        self.documents_changed.emit()
        self.documents_restored.emit([document.info.id for document in batch.replaced])

    def _on_batch_undone(self, batch: Batch) -> None:
        self._batches = [each for each in self._batches if each is not batch]
        self._tell_undone([batch])

    def _tell_undone(self, batches: Sequence[Batch]) -> None:
        self.documents_removed.emit([doc for batch in batches for doc in batch.added])
        self.documents_changed.emit()
        self.documents_restored.emit([document.info.id for batch in batches for document in batch.replaced])

    def _on_import_closed(self) -> None:
        self._importing = None
        batches, self._batches = self._batches, []
        if batches:
            words = self.tr("已导入 {0} 份文件").format(sum(len(batch.after) for batch in batches))
            self._notify.done(words, lambda: self._take_back(batches))

    def _on_removed(self, documents: tuple[Document, ...]) -> None:
        self._batches = []
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


def local_files(data: QMimeData) -> list[Path]:
    """Return the files and folders that are dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
