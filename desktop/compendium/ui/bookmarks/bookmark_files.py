"""Choosing the file to export bookmarks to, or to import them from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate  # under its own name lupdate finds the words


def choose_export(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask where to write all bookmarks; ``chosen`` gets the path."""
    dialog = _dialog(parent, translate("BookmarkFiles", "导出书签"), chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    filters = {words: ending for ending, words in _formats()}
    dialog.setNameFilters(list(filters))
    dialog.setDefaultSuffix("json")
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(filters.get(words, "json")))
    dialog.selectFile(translate("BookmarkFiles", "政策汇编书签.json"))
    dialog.open()


def choose_import(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Ask which file to read bookmarks from; ``chosen`` gets the path."""
    dialog = _dialog(parent, translate("BookmarkFiles", "导入书签"), chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _formats() -> tuple[tuple[str, str], ...]:
    """Endings and what they are for; only the first can be taken in again."""
    return (
        ("json", translate("BookmarkFiles", "备份和交换文件，可再导入 (*.json)")),
        ("docx", translate("BookmarkFiles", "Word 文档 (*.docx)")),
        ("xlsx", translate("BookmarkFiles", "Excel 表格 (*.xlsx)")),
        ("pdf", translate("BookmarkFiles", "PDF 文件 (*.pdf)")),
        ("html", translate("BookmarkFiles", "网页 (*.html)")),
        ("md", translate("BookmarkFiles", "Markdown (*.md)")),
        ("csv", translate("BookmarkFiles", "CSV 表格 (*.csv)")),
    )


def _dialog(parent: QWidget, title: str, chosen: Callable[[Path], None]) -> QFileDialog:
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    # A folder that is not there would stand in the field as the name of a file.
    dialog = QFileDialog(parent, title, str(documents if documents.is_dir() else Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters([translate("BookmarkFiles", "书签文件 (*.json)"), translate("BookmarkFiles", "所有文件 (*)")])
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, translate("BookmarkFiles", "位置：")),
        (QFileDialog.DialogLabel.FileName, translate("BookmarkFiles", "文件名：")),
        (QFileDialog.DialogLabel.FileType, translate("BookmarkFiles", "类型：")),
        (QFileDialog.DialogLabel.Accept, translate("BookmarkFiles", "确定")),
        (QFileDialog.DialogLabel.Reject, translate("BookmarkFiles", "取消")),
    ):
        dialog.setLabelText(label, words)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    return dialog
