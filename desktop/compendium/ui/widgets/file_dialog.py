"""Asking for a file, in the program's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate  # under its own name lupdate finds the words


def ask_to_save(parent: QWidget, title: str, kind: str, ending: str, name: str, chosen: Callable[[Path], None]) -> None:
    """Ask where to write a file.

    Args:
        parent: the window to stand over.
        title: what is done.
        kind: what such files are called, with their pattern: 讲义文件 (*.json).
        ending: of the file's name, without the dot.
        name: that is offered, without the ending.
        chosen: gets the path.
    """
    dialog = _dialog(parent, title, [kind], chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(f"{name}.{ending}")
    dialog.open()


def ask_to_open(parent: QWidget, title: str, kind: str, chosen: Callable[[Path], None]) -> None:
    """Ask which file of a ``kind``, as of ``ask_to_save``, to read; ``chosen`` gets the path."""
    dialog = _dialog(parent, title, [kind, translate("FileDialog", "所有文件 (*)")], chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def _dialog(parent: QWidget, title: str, kinds: Sequence[str], chosen: Callable[[Path], None]) -> QFileDialog:
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    # A folder that is not there would stand in the field as the name of a file.
    dialog = QFileDialog(parent, title, str(documents if documents.is_dir() else Path.home()))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setNameFilters(list(kinds))
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, translate("FileDialog", "位置：")),
        (QFileDialog.DialogLabel.FileName, translate("FileDialog", "文件名：")),
        (QFileDialog.DialogLabel.FileType, translate("FileDialog", "类型：")),
        (QFileDialog.DialogLabel.Accept, translate("FileDialog", "确定")),
        (QFileDialog.DialogLabel.Reject, translate("FileDialog", "取消")),
    ):
        dialog.setLabelText(label, words)
    dialog.fileSelected.connect(lambda file: chosen(Path(file)))
    return dialog
