"""PDF files with a text layer, through PDFium; pictures of text are not read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from compendium.domain.errors import UserError
from compendium.importers.base import Importer, SourceText, damaged, encrypted
from compendium.importers.package import too_complex
from compendium.importers.page_runs import Run
from compendium.importers.page_spans import Page, Rule, Span
from compendium.importers.page_text import text_of_pages

_MOST_PAGES = 3000
_MOST_CHARACTERS = 5_000_000
_FEW = 30  # characters a page: less is a stamp or a page number on a scan
_NOTHING = frozenset(("", "\r", "\x02", "\ufffe", "\uffff"))
_THIN = 3.0  # points: a filled box that is thinner is a line


class PdfImporter(Importer):
    """Reads .pdf."""

    extensions = (".pdf",)

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return paragraphs and tables.

        Raises:
            UserError: damaged, encrypted, no_text_layer, too_complex, empty.
        """
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise (encrypted(name) if "assword" in str(error) else damaged(name, "PDF")) from error
        try:
            pages, pictures = self._pages(document, name)
        except pypdfium2.PdfiumError as error:
            raise damaged(name, "PDF") from error
        finally:
            document.close()
        if pictures and not any(page.spans for page in pages):
            raise UserError(
                "no_text_layer",
                f"“{name}”是扫描件，只有图片，没有可以读取的文字。",
                "请先识别文字（OCR），存为带文字的 PDF、docx 或 txt 再导入；或向发文方索取可编辑的文件。",
            )
        warnings = [f"第 {_numbers(pictures)} 页是图片，没有文字可读，请与原件核对。"] if pictures else []
        return text_of_pages(pages, name, "pdf", warnings)

    def _pages(self, document: Any, name: str) -> tuple[list[Page], list[int]]:  # noqa: ANN401 - PDFium has no types
        """Return the pages and the numbers (from 1) of those that are pictures without text."""
        if len(document) > _MOST_PAGES:
            raise too_complex(name)
        pages, pictures, total = [], [], 0
        for number in range(len(document)):
            try:
                page, has_picture = _page(document[number])
            except Exception:  # noqa: BLE001 - one broken page must not cost the others
                page, has_picture = Page(0, 0), True
            characters = sum(len(span.text) for span in page.spans)
            total += characters
            if total > _MOST_CHARACTERS:
                raise too_complex(name)
            if has_picture and characters < _FEW and not _has_words(page):
                pictures.append(number + 1)
                page = Page(page.width, page.height)
            pages.append(page)
        return pages, pictures


def _has_words(page: Page) -> bool:
    return any("\u4e00" <= letter <= "\u9fff" for span in page.spans for letter in span.text)


def _numbers(pages: list[int]) -> str:
    shown = "、".join(map(str, pages[:10]))
    return f"{shown} 等 {len(pages)}" if len(pages) > 10 else shown


def _page(page: Any) -> tuple[Page, bool]:  # noqa: ANN401 - PDFium has no types
    from pypdfium2 import raw

    try:
        left, bottom, right, top = page.get_bbox()
        textpage = page.get_textpage()
        try:
            spans = list(_spans(raw, textpage.raw, left, top))
        finally:
            textpage.close()
        rules, has_picture = _rules(raw, page, left, top)
        return Page(right - left, top - bottom, spans, rules), has_picture
    finally:
        page.close()


def _spans(raw: Any, textpage: Any, left: float, top: float) -> Iterator[Span]:  # noqa: ANN401
    """Yield the runs of characters that stand on one line side by side, as the page has them."""
    box = raw.FS_RECTF()
    run = Run()
    for index in range(max(0, raw.FPDFText_CountChars(textpage))):
        code = raw.FPDFText_GetUnicode(textpage, index)
        letter = chr(code) if 0 < code < 0x110000 else ""
        if letter in _NOTHING:
            continue
        if letter.isspace():
            run.blank()
            continue
        if raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            x0, x1 = sorted((box.left - left, box.right - left))
            y0, y1 = sorted((top - box.top, top - box.bottom))
            yield from run.add(letter, x0, y0, x1, y1)
    yield from run.end()


def _rules(raw: Any, page: Any, left: float, top: float) -> tuple[list[Rule], bool]:  # noqa: ANN401
    """Return the ruled lines of the page and whether it shows pictures."""
    rules: list[Rule] = []
    has_picture = False
    for number, shape in enumerate(page.get_objects(max_depth=3)):
        if number > 200_000:
            break
        if shape.type == raw.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
        elif shape.type == raw.FPDF_PAGEOBJ_PATH:
            x0, y0, x1, y1 = shape.get_bounds()
            rules.extend(_edges(x0 - left, top - y1, x1 - left, top - y0, is_stroked=_is_stroked(raw, shape)))
    return rules, has_picture


def _is_stroked(raw: Any, shape: Any) -> bool:  # noqa: ANN401
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(shape.raw, ctypes.byref(fill), ctypes.byref(stroke)) and stroke.value)


def _edges(left: float, top: float, right: float, bottom: float, *, is_stroked: bool) -> list[Rule]:
    """Return the line that a path is, or the four sides of its box; a filled box is a background."""
    if min(right - left, bottom - top) <= _THIN:
        return [Rule(left, top, right, bottom)]
    if not is_stroked:
        return []
    return [
        Rule(left, top, right, top),
        Rule(left, bottom, right, bottom),
        Rule(left, top, left, bottom),
        Rule(right, top, right, bottom),
    ]
