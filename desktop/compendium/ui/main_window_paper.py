"""Paper as the window has it: printing what is open, and files of comparisons, work plans and collections."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject

from compendium.ui.actions import Handler, View
from compendium.ui.main_window_frame import Frame

if TYPE_CHECKING:
    from compendium.domain.paper import Paper
    from compendium.domain.sheet import Sheet
    from compendium.domain.work import Progress
    from compendium.services.handouts import PaperChoice
    from compendium.ui.collections.collections_panel import CollectionsPanel
    from compendium.ui.compare.compare_panel import ComparePanel
    from compendium.ui.facts.tables_panel import TablesPanel
    from compendium.ui.paper.paper_output import PaperOutput
    from compendium.ui.paper.source import PaperSource, SourceKind
    from compendium.ui.printing.page_setup import PageSetup
    from compendium.ui.reader.reader_panel import ReaderPanel

_SETTING = "page_setups"
_TWO = 2
_PAPERS = (".docx", ".pdf", ".html", ".md")


class Papers(QObject):
    """Opens the dialog of printing and asks for files."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._made_output: PaperOutput | None = None

    def handlers(self) -> dict[str, Handler]:
        """What the actions on paper do."""
        return {"print": self.print, "export_comparison": self.export_comparison, "work_plan": self.write_work_plan}

    # Printing

    def print(self) -> None:
        """Print what is open: words that are selected, the text, the comparison, the table or the collection."""
        here = self._frame.navigator.here
        if here.view is View.COMPARE:
            self.print_comparison()
        elif here.view is View.COLLECTIONS:
            self._print_chosen_collection()
        elif here.view is View.TABLES:
            self.print_table()
        elif here.doc:
            self._print_reading(here.doc)
        else:
            self._frame.notify.info(self.tr("请先打开要打印的文件"))

    def print_document(self, doc: str) -> None:
        """Print a text."""
        from compendium.ui.paper.source import PaperSource, SourceKind

        handouts = self._frame.services.handouts
        self._open(PaperSource(SourceKind.TEXT, self._name(doc), lambda choice, _: handouts().of_document(doc, choice)))

    def print_selection(self, doc: str, clause: str, words: str) -> None:
        """Print words of a clause with their source."""
        from compendium.ui.paper.source import PaperSource, SourceKind

        handouts = self._frame.services.handouts

        def make(choice: PaperChoice, _: Progress) -> Paper:
            return handouts().of_selection(doc, clause, words, choice)

        self._open(PaperSource(SourceKind.SELECTION, self._name(doc), make))

    def print_collection(self, identifier: str) -> None:
        """Print a collection as a handout."""
        from compendium.ui.paper.source import PaperSource, SourceKind

        services = self._frame.services
        collection = services.collections().get(identifier)

        def make(choice: PaperChoice, _: Progress) -> Paper:
            return services.handouts().of_collection(collection, choice)

        private = any(item.notes.strip() for item in collection.items)
        self._open(PaperSource(SourceKind.COLLECTION, collection.title, make, private))

    def print_comparison(self) -> None:
        """Print as a table what the page of comparison shows."""
        from compendium.ui.paper.source import PaperSource, SourceKind

        choice = self._comparison.forms.choice()
        if choice is None:
            self._frame.notify.info(self.tr("屏幕上还没有可以打印的对照"))
            return
        exporting = self._frame.services.tables.exporting

        def make(_: PaperChoice, progress: Progress) -> Sheet:
            return exporting().comparison(choice, progress)

        self._open(PaperSource(SourceKind.TABLE, self.tr("政策对比表"), make))

    def print_table(self) -> None:
        """Print the table of facts that shows, as it is narrowed and grouped."""
        from compendium.ui.facts.export_dialog import TITLES
        from compendium.ui.paper.source import PaperSource, SourceKind

        panel = cast("TablesPanel", self._frame.pages.page(View.TABLES))
        handed = panel.shown_table()
        if handed is None:
            self._frame.notify.info(self.tr("这里没有可以打印的表格"))
            return
        self._open(PaperSource(SourceKind.TABLE, TITLES[handed.kind], lambda _choice, _progress: panel.sheet(handed)))

    def _print_chosen_collection(self) -> None:
        chosen = cast("CollectionsPanel", self._frame.pages.page(View.COLLECTIONS)).list.chosen
        if chosen:
            self.print_collection(chosen)
        else:
            self._frame.notify.info(self.tr("请先选择要打印的讲义"))

    def _print_reading(self, doc: str) -> None:
        view = cast("ReaderPanel", self._frame.pages.page(View.READ)).view
        words, spans = view.selected_text().strip(), view.selected_spans()
        if words and spans and self._frame.navigator.here.view is View.READ:
            self.print_selection(doc, spans[0][0], words)
        else:
            self.print_document(doc)

    def _open(self, source: PaperSource) -> None:
        from compendium.ui.paper.paper_dialog import PaperDialog

        frame = self._frame
        dialog = PaperDialog(source, self._setup(source.kind), frame.tasks, frame.themes, frame.window)
        dialog.setup_changed.connect(lambda setup: self._keep(source.kind, setup))
        dialog.print_requested.connect(lambda laid: self._output.print(laid, dialog, dialog.accept))
        dialog.save_requested.connect(lambda laid: self._output.save_pdf(laid, source.name, dialog, dialog.accept))
        dialog.open()

    # Files

    def export_comparison(self) -> None:
        """Write into a file what the page of comparison shows."""
        self._comparison.export()

    def write_work_plan(self) -> None:
        """Write the skeleton of a work plan out of the two policies that are compared."""
        docs = self._frame.navigator.here.compared
        if len(docs) != _TWO:
            self._frame.notify.info(self.tr("请只对照两份文件：一份上级文件，一份本级文件"))
            return
        exporting = self._frame.services.tables.exporting
        path = self._output.ask(self.tr("工作方案（草拟稿）"), _formats(*_PAPERS), self._frame.window)
        if path is None:
            return

        def work(progress: Progress) -> int:
            return exporting().write_paper(exporting().work_plan(docs, progress), path)

        self._output.write(work, path, lambda _: self.tr("已写好草拟稿 {0}，请审核修改").format(path.name))

    def export_collection(self, identifier: str) -> None:
        """Write a collection as a handout into a file."""
        from compendium.services.handouts import PaperChoice

        services = self._frame.services
        collection = services.collections().get(identifier)
        path = self._output.ask(collection.title, _formats(*_PAPERS), self._frame.window)
        if path is None:
            return
        setup = self._setup(_collection_kind())
        choice = PaperChoice(setup.points, setup.note_lines)

        def work(_: Progress) -> int:
            return services.tables.exporting().write_paper(services.handouts().of_collection(collection, choice), path)

        self._output.write(work, path, lambda _: self.tr("已导出讲义 {0}").format(path.name))

    @property
    def _comparison(self) -> ComparePanel:
        return cast("ComparePanel", self._frame.pages.page(View.COMPARE))

    @property
    def _output(self) -> PaperOutput:
        if self._made_output is None:
            from compendium.ui.paper.paper_output import PaperOutput

            self._made_output = PaperOutput(self._frame.tasks, self._frame.notify, self)
        return self._made_output

    # What was chosen last

    def _setup(self, kind: SourceKind) -> PageSetup:
        from compendium.ui.paper.page_options import USUAL
        from compendium.ui.printing.page_setup import PageSetup

        kept = self._kept().get(kind.value)
        return PageSetup.from_json(kept) if isinstance(kept, dict) else USUAL[kind]

    def _keep(self, kind: SourceKind, setup: PageSetup) -> None:
        kept = {**self._kept(), kind.value: setup.to_json()}
        self._frame.services.settings.set(_SETTING, json.dumps(kept))

    def _kept(self) -> Mapping[str, object]:
        try:
            kept = json.loads(str(self._frame.services.settings.get(_SETTING)) or "{}")
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}

    def _name(self, doc: str) -> str:
        from compendium.ui.models.labels import document_name

        return next((document_name(info) for info in self._frame.services.library.list() if info.id == doc), doc)


def _collection_kind() -> SourceKind:
    from compendium.ui.paper.source import SourceKind

    return SourceKind.COLLECTION


def _formats(*endings: str) -> list[tuple[str, str]]:
    translate = QCoreApplication.translate
    names = {
        ".docx": translate("Papers", "Word 文档"),
        ".pdf": translate("Papers", "PDF 文件"),
        ".html": translate("Papers", "网页"),
        ".md": translate("Papers", "Markdown 文档"),
    }
    return [(names[ending], ending) for ending in endings]
