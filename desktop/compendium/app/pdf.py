"""PDF files from the command line as from the window: Qt's application is made when there is none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet

ENDING = ".pdf"


def write_sheet(sheet: Sheet, path: Path) -> None:
    """Write a table as PDF; a writer for ``exporters.registry.write_sheet``."""
    from compendium.ui.printing.writing import write_sheet_pdf

    with _application():
        write_sheet_pdf(sheet, path)


def write_paper(paper: Paper, path: Path) -> None:
    """Write a paper as PDF; a writer for ``exporters.registry.write_paper``."""
    from compendium.ui.printing.writing import write_paper_pdf

    with _application():
        write_paper_pdf(paper, path)


@contextmanager
def _application() -> Iterator[None]:
    """Have Qt's application, with the program's fonts; a new one needs no screen."""
    import shiboken6
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        yield
        return
    from compendium.ui.fonts import install_fonts

    # Elsewhere Qt's own platform is always there, and offscreen has no fonts.
    screenless = ["-platform", "offscreen"] if sys.platform.startswith("linux") else []
    app = QGuiApplication(["compendium", *screenless])
    try:
        install_fonts()
        yield
    finally:
        shiboken6.delete(app)
