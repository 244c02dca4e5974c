"""Printing as a user does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

import docx
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from compendium.app.composition import Composition
from compendium.domain.collection import Collection, CollectionItem, ItemKind
from compendium.domain.errors import UserError
from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.ui.actions import View
from compendium.ui.facts.tables_panel import TablesPanel
from compendium.ui.main_window import MainWindow
from compendium.ui.paper.paper_dialog import PaperDialog
from compendium.ui.paper.source import PaperSource, SourceKind
from compendium.ui.printing.page_setup import PageSetup, PaperStyle
from compendium.ui.tasks import Tasks
from compendium.ui.theme import Themes
from user_input import settle

SECRET = "只给讲者看的话"


def opened(qtbot: QtBot, window: MainWindow) -> PaperDialog:
    """Return the dialog that is open, once its pages are shown."""
    dialog = next(each for each in window.findChildren(PaperDialog) if each.isVisible())
    qtbot.waitUntil(
        lambda: dialog.print_button.isEnabled() or (dialog.laid is None and not dialog.progress.isVisible())
    )
    qtbot.waitUntil(lambda: dialog.laid is not None)
    return dialog


def open_text(qtbot: QtBot, window: MainWindow, doc: str = "wuxi-2024") -> None:
    window.navigator.open_document(doc)
    qtbot.waitUntil(lambda: window.navigator.here.doc == doc)
    settle(window)


def print_(qtbot: QtBot, window: MainWindow) -> PaperDialog:
    window.actions_by_id["print"].trigger()
    return opened(qtbot, window)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have the file dialog, which is the system's, answer with a path."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))


def pages_again(qtbot: QtBot, dialog: PaperDialog, change: Callable[[], object]) -> None:
    before = dialog.laid
    change()
    qtbot.waitUntil(lambda: dialog.laid is not before and dialog.print_button.isEnabled())


def test_the_pages_are_shown_and_options_change_them_at_once(qtbot: QtBot, window: MainWindow) -> None:
    open_text(qtbot, window)
    dialog = print_(qtbot, window)
    assert dialog.preview.page_count == 16
    assert dialog.count.text() == "第 1 页，共 16 页"
    compact = dialog.options.style_.findData(PaperStyle.COMPACT)
    pages_again(qtbot, dialog, lambda: dialog.options.style_.setCurrentIndex(compact))
    assert dialog.options.setup.size == 10.5
    assert dialog.preview.page_count < 8
    pages_again(qtbot, dialog, dialog.options.contents.click)
    assert dialog.laid is not None
    assert dialog.laid.front == 1


def test_options_are_remembered_for_each_kind(
    qtbot: QtBot, open_window: Callable[[], MainWindow], composition: Composition
) -> None:
    window = open_window()
    open_text(qtbot, window)
    dialog = print_(qtbot, window)
    pages_again(qtbot, dialog, dialog.options.points.click)
    dialog.reject()
    window.close()
    again = open_window()
    open_text(qtbot, again)
    assert print_(qtbot, again).options.setup == PageSetup(points=True)


def test_the_keyboard_goes_through_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    open_text(qtbot, window)
    dialog = print_(qtbot, window)
    dialog.preview.setFocus()
    QTest.keyClick(dialog.preview, Qt.Key.Key_PageDown)
    assert dialog.count.text() == "第 2 页，共 16 页"
    QTest.keyClick(dialog.preview, Qt.Key.Key_End)
    assert dialog.count.text() == "第 16 页，共 16 页"
    QTest.keyClick(dialog.preview, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_pages_are_drawn_black_on_white_in_any_theme(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_id["theme_dark"].trigger()
    open_text(qtbot, window)
    dialog = print_(qtbot, window)
    picture = dialog.preview.viewport().grab().toImage()
    middle = [picture.pixelColor(picture.width() // 2, y).lightness() for y in range(20, picture.height() - 20)]
    assert max(middle) == 255
    assert min(middle) < 128
    assert sum(light == 255 for light in middle) > len(middle) / 3


def test_a_selection_is_printed_alone_with_its_source(qtbot: QtBot, window: MainWindow) -> None:
    open_text(qtbot, window, "national-2022")
    window._reader.view.select_span("2.1", 0, 20)
    dialog = print_(qtbot, window)
    assert dialog.preview.page_count == 1
    assert dialog.options.contents.isHidden()


def test_saved_as_pdf_it_is_told_and_the_folder_comes_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text(qtbot, window)
    dialog = print_(qtbot, window)
    choose_file(monkeypatch, tmp_path / "无锡")
    dialog.save_button.click()
    qtbot.waitUntil((tmp_path / "无锡.pdf").exists)
    settle(window)
    reader = pypdf.PdfReader(tmp_path / "无锡.pdf")
    assert len(reader.pages) == 16
    assert len(reader.outline) >= 1
    toast = window._notify.toast
    assert toast is not None
    assert not window.findChildren(PaperDialog)
    assert window._papers._output.folder == str(tmp_path)


def test_a_printer_gets_the_chosen_pages(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_text(qtbot, window)
    dialog = print_(qtbot, window)

    def accept(asked: QPrintDialog) -> QDialog.DialogCode:
        printer = asked.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setFromTo(2, 4)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    dialog.print_button.click()
    settle(window)
    qtbot.waitUntil((tmp_path / "printed.pdf").exists)
    settle(window)
    reader = pypdf.PdfReader(tmp_path / "printed.pdf")
    assert [re.findall(r"—\s*(\d+)\s*—", page.extract_text()) for page in reader.pages] == [["2"], ["3"], ["4"]]
    assert round(reader.pages[0].mediabox.height) == 842


def test_a_collection_is_printed_without_private_notes_and_never_remembers_them(
    qtbot: QtBot, window: MainWindow, composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = composition.collections
    items = (service.clause_item("wuxi-2024", "2.1.1", notes=SECRET), CollectionItem("a" * 32, ItemKind.SLIDE, "小结"))
    made: Collection = service.new("政策解读", items)
    service.put([made])

    def words_after(change: Callable[[PaperDialog], None]) -> str:
        window._papers.print_collection(made.id)
        dialog = opened(qtbot, window)
        change(dialog)
        choose_file(monkeypatch, path := tmp_path / f"{len(list(tmp_path.iterdir()))}.pdf")
        dialog.save_button.click()
        qtbot.waitUntil(path.exists)
        settle(window)
        return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)

    assert SECRET not in words_after(lambda _: None)
    asked = words_after(lambda dialog: pages_again(qtbot, dialog, dialog.options.private.click))
    assert SECRET in asked.replace("\n", "")
    assert SECRET not in words_after(lambda _: None)


def test_the_page_of_collections_prints_the_one_that_is_chosen(
    qtbot: QtBot, window: MainWindow, composition: Composition
) -> None:
    window.navigator.show_view(View.COLLECTIONS)
    settle(window)
    window.actions_by_id["print"].trigger()
    assert window._notify.toast is not None
    assert "讲义" in window._notify.toast.text
    assert not window.findChildren(PaperDialog)


def test_a_comparison_is_printed_as_a_table_turned(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.compare(["national-2022", "jilin-2024"])
    qtbot.waitUntil(lambda: window._papers._comparison.forms.choice() is not None)
    settle(window)
    dialog = print_(qtbot, window)
    assert dialog.laid is not None
    assert dialog.laid.page.landscape
    assert dialog.options.size_.isHidden()


def test_a_table_of_facts_is_printed_as_it_is_narrowed(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.show_view(View.TABLES)
    panel = cast("TablesPanel", window._frame.pages.page(View.TABLES))
    qtbot.waitUntil(lambda: panel.shown_table() is not None, timeout=20_000)
    settle(window)
    handed = panel.shown_table()
    assert handed is not None
    dialog = print_(qtbot, window)
    assert dialog.laid is not None
    assert dialog.windowTitle() == "打印“任务分工表”"
    made = dialog._made
    assert made is not None
    assert isinstance(made[1], Sheet)
    assert len(made[1].rows) == len(handed.rows)


def test_a_work_plan_is_written_from_the_page_of_comparison(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.navigator.compare(["jilin-2024", "national-2022"])
    settle(window)
    choose_file(monkeypatch, tmp_path / "方案.docx")
    window.actions_by_id["work_plan"].trigger()
    qtbot.waitUntil((tmp_path / "方案.docx").exists, timeout=20_000)
    settle(window)
    titles = [each.text for each in docx.Document(str(tmp_path / "方案.docx")).paragraphs][:1]
    assert "".join(titles).replace("\n", "").startswith("关于贯彻落实《企业技术创新能力提升行动方案")


def test_what_cannot_be_printed_is_told(qtbot: QtBot, window: MainWindow) -> None:
    window.navigator.show_view(View.COMPARE)
    settle(window)
    window.actions_by_id["print"].trigger()
    assert window._notify.toast is not None
    assert not window.findChildren(PaperDialog)
    window.actions_by_id["work_plan"].trigger()
    assert "两份文件" in window._notify.toast.text


def test_a_failure_stands_where_the_pages_would(qtbot: QtBot, tasks: Tasks, themes: Themes) -> None:
    def fail(*_: object) -> Paper:
        raise UserError("gone", "这份文件已经不在文库中。", "请重新选择。")

    dialog = PaperDialog(PaperSource(SourceKind.TEXT, "甲", fail), PageSetup(), tasks, themes)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    qtbot.waitUntil(lambda: "不在文库中" in dialog.preview.message)
    assert not dialog.print_button.isEnabled()
