"""Which writer makes which kind of file; chosen by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from compendium.domain.errors import UserError
from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.exporters.placing import placed

SheetWriter = Callable[[Sheet, Path], None]
PaperWriter = Callable[[Paper, Path], None]
_Content = TypeVar("_Content")

_NO_WRITERS: Mapping[str, Callable[..., None]] = {}
# Imported when first used: what they need takes longer to load than the window takes to open.
_SHEETS = {
    ".docx": ("sheet_docx", "write_docx"),
    ".xlsx": ("sheet_xlsx", "write_xlsx"),
    ".csv": ("sheet_csv", "write_csv"),
    ".md": ("sheet_markdown", "write_markdown"),
    ".html": ("sheet_html", "write_html"),
}
_PAPERS = {
    ".docx": ("paper_docx", "write_docx"),
    ".md": ("paper_markdown", "write_markdown"),
    ".html": ("paper_html", "write_html"),
}


def sheet_endings(others: Mapping[str, SheetWriter] = _NO_WRITERS) -> tuple[str, ...]:
    """Endings of the files that a table can be written to, such as ``.docx``."""
    return (*_SHEETS, *others)


def paper_endings(others: Mapping[str, PaperWriter] = _NO_WRITERS) -> tuple[str, ...]:
    """Endings of the files that a paper can be written to."""
    return (*_PAPERS, *others)


def write_sheet(sheet: Sheet, path: Path, others: Mapping[str, SheetWriter] = _NO_WRITERS) -> int:
    """Write a table to ``path``, whole or not at all.

    Args:
        sheet: the table.
        path: its ending says the format; an older file there is replaced.
        others: writers of formats that need more than this layer has, by ending, such as ``.pdf``.

    Returns:
        The number of rows.

    Raises:
        UserError: unknown_format, read_only, file_in_use, cannot_write; an older file stays as it was.
    """
    _write(sheet, path, _SHEETS, others)
    return len(sheet.rows)


def write_paper(paper: Paper, path: Path, others: Mapping[str, PaperWriter] = _NO_WRITERS) -> int:
    """Write a paper to ``path`` as ``write_sheet`` does; return the number of its paragraphs and rows."""
    _write(paper, path, _PAPERS, others)
    return paper.paragraphs


def _write(
    content: _Content,
    path: Path,
    own: Mapping[str, tuple[str, str]],
    others: Mapping[str, Callable[[_Content, Path], None]],
) -> None:
    ending = path.suffix.lower()
    if ending not in own and ending not in others:
        known = "、".join((*own, *others))
        said = f"不能导出为“{path.suffix}”文件" if path.suffix else f"文件名“{path.name}”没有说明格式"
        raise UserError("unknown_format", f"{said}，没有导出。", f"文件名请以 {known} 之一结尾。")
    with placed(path) as temporary:
        if ending in others:
            others[ending](content, temporary)
        else:
            module, name = own[ending]
            getattr(import_module(f"compendium.exporters.{module}"), name)(content, temporary)
