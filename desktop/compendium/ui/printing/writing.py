"""Puts pages that are laid out into a PDF file or onto a printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QTransform

from compendium.domain.paper import Paper
from compendium.domain.sheet import Sheet
from compendium.domain.work import SILENT, Progress, raise_if_cancelled
from compendium.exporters.cells import cleaned
from compendium.ui.printing.lines import RESOLUTION, mm
from compendium.ui.printing.outline import with_outline
from compendium.ui.printing.pages import Laid
from compendium.ui.printing.paper_pages import lay_out, lay_out_sheet
from compendium.ui.printing.searchable import searchable

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def write_sheet_pdf(sheet: Sheet, path: Path) -> None:
    """Write a table as PDF, as it is printed by default."""
    path.write_bytes(pdf_of(lay_out_sheet(sheet)))


def write_paper_pdf(paper: Paper, path: Path) -> None:
    """Write a paper as PDF, as it is printed by default."""
    path.write_bytes(pdf_of(lay_out(paper)))


def pdf_of(laid: Laid, progress: Progress = SILENT) -> bytes:
    """Return pages as a PDF with bookmarks and links, whose words can be found as people write them.

    Raises:
        CancelledError: the user asked to stop.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setResolution(RESOLUTION)
    device.setTitle(cleaned(laid.title).replace("\n", " "))
    device.setPageLayout(page_layout(laid))
    painter = QPainter(device)
    try:
        for number in range(len(laid.pages)):
            raise_if_cancelled(progress)
            progress.report(number, len(laid.pages))
            if number:
                device.newPage()
            _draw(laid, number, painter, RESOLUTION)
    finally:
        painter.end()
        buffer.close()
    return with_outline(searchable(bytes(content.data())), laid)


def print_pages(laid: Laid, printer: QPrinter, numbers: Sequence[int], progress: Progress = SILENT) -> None:
    """Print pages, counted from 0, on a printer that has the paper's page layout.

    Raises:
        CancelledError: the user asked to stop; what was printed by then stays printed.
        OSError: the printer does not take the job.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise OSError(printer.printerName())
    try:
        for at, number in enumerate(numbers):
            if progress.cancelled:
                printer.abort()
            raise_if_cancelled(progress)
            progress.report(at, len(numbers))
            if at:
                printer.newPage()
            _draw(laid, number, painter, printer.resolution())
    finally:
        painter.end()


def page_layout(laid: Laid) -> QPageLayout:
    """Return paper and direction; margins are none, since what is drawn keeps them."""
    page = laid.page
    short, long = sorted((page.width, page.height))
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if page.landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def draw_page(laid: Laid, number: int, painter: QPainter, width: float) -> None:
    """Draw a page, counted from 0, on a sheet ``width`` units of the painter wide, for a picture of it."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = width / mm(laid.page.width)
    painter.scale(scale, scale)
    painter.translate(mm(laid.page.left), mm(laid.page.top))
    laid.draw(number, painter, on_screen=True)
    painter.restore()


def _draw(laid: Laid, number: int, painter: QPainter, resolution: int) -> None:
    scale = resolution / RESOLUTION
    painter.setTransform(QTransform.fromScale(scale, scale).translate(mm(laid.page.left), mm(laid.page.top)))
    laid.draw(number, painter)
