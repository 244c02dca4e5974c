"""OFD, the national format of fixed layout: a ZIP archive of XML pages whose text lies in placed runs of characters."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from compendium.domain.errors import UserError
from compendium.importers.base import Importer, SourceText, damaged
from compendium.importers.package import Element, Package, attribute, child, local, too_complex
from compendium.importers.page_runs import Run
from compendium.importers.page_spans import Page, Span
from compendium.importers.page_text import text_of_pages

_WHAT = "OFD 文件"
_POINTS = 72 / 25.4  # of a millimetre
_MOST_PAGES = 3000
_A4 = (210.0, 297.0)


class OfdImporter(Importer):
    """Reads .ofd."""

    extensions = (".ofd",)

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the paragraphs of its pages.

        Raises:
            UserError: damaged, encrypted, no_text_layer, too_complex.
        """
        with Package(data, name, _WHAT) as package:
            pages = [_page(package, part, size) for part, size in _page_parts(package, name)]
        if not pages:
            raise damaged(name, _WHAT)
        if not any(page.spans for page in pages):
            raise UserError(
                "no_text_layer",
                f"“{name}”中没有可以读取的文字，可能是扫描件。",
                "请用 OFD 阅读器打开，导出为 docx 或带文字的 PDF 后再导入；扫描件要先识别文字（OCR）。",
            )
        return text_of_pages(pages, name, "ofd")


def _page_parts(package: Package, name: str) -> Iterator[tuple[str, tuple[float, float]]]:
    """Yield the part of each page, templates left out, and its size in millimetres."""
    root = package.xml("OFD.xml")
    count = 0
    for body in root if root is not None else ():
        where = child(body, "DocRoot")
        document_part = (where.text or "").strip().lstrip("/") if where is not None else ""
        document = package.xml(document_part)
        if document is None:
            continue
        area = child(document, "CommonData", "PageArea", "PhysicalBox")
        size = _numbers(area.text if area is not None else "")
        pages = child(document, "Pages")
        for page in pages if pages is not None else ():
            count += 1
            if count > _MOST_PAGES:
                raise too_complex(name)
            part = posixpath.normpath(
                posixpath.join(posixpath.dirname(document_part), attribute(page, "BaseLoc").lstrip("/"))
            )
            yield part, (size[2], size[3]) if len(size) >= 4 else _A4


def _page(package: Package, part: str, size: tuple[float, float]) -> Page:
    root = package.xml(part)
    spans: list[Span] = []
    area = _numbers(getattr(child(root, "Area", "PhysicalBox"), "text", None))
    width, height = (area[2], area[3]) if len(area) >= 4 else size
    for text in root.iter("{*}TextObject") if root is not None else ():
        spans.extend(_spans(text))
    return Page(width * _POINTS, height * _POINTS, spans)


def _spans(text: Element) -> Iterator[Span]:
    boundary = _numbers(attribute(text, "Boundary"))
    size = (_numbers(attribute(text, "Size")) or [4.0])[0]
    if len(boundary) < 4:
        return
    matrix = _numbers(attribute(text, "CTM"))
    scale = matrix[0] if len(matrix) >= 6 and matrix[0] > 0 else 1.0
    for code in text:
        if local(code) != "TextCode" or not code.text:
            continue
        run = Run()
        x = (_numbers(attribute(code, "X")) or [0.0])[0]
        y = (_numbers(attribute(code, "Y")) or [size])[0]
        steps = _deltas(attribute(code, "DeltaX"), len(code.text))
        em = size * scale * _POINTS
        for letter, step in zip(code.text, [*steps, 0.0], strict=False):
            left = (boundary[0] + x * scale) * _POINTS
            base = (boundary[1] + y * scale) * _POINTS
            if letter.isspace():
                run.blank()
            else:
                width = em if ord(letter) > 0x2000 else em / 2
                yield from run.add(letter, left, base - em * 0.9, left + width, base + em * 0.1)
            x += step or size
        yield from run.end()


def _deltas(text: str, count: int) -> list[float]:
    """Return the steps between characters; ``g 5 3.2`` stands for five steps of 3.2."""
    words = text.split()
    steps: list[float] = []
    at = 0
    while at < len(words) and len(steps) < count:
        if words[at] == "g" and at + 2 < len(words):
            repeat = int(words[at + 1]) if words[at + 1].isdecimal() and len(words[at + 1]) < 7 else 0
            steps.extend([(_numbers(words[at + 2]) or [0.0])[0]] * min(repeat, count))
            at += 3
        else:
            steps.append((_numbers(words[at]) or [0.0])[0])
            at += 1
    return steps + [0.0] * max(0, count - len(steps))


def _numbers(text: str | None) -> list[float]:
    found = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            return []
        if not -1e6 < value < 1e6:
            return []
        found.append(value)
    return found
