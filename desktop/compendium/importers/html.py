"""Saved web pages (.html): the text they were saved for, what the page says of it by label, the files it offers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from compendium.domain.errors import UserError
from compendium.importers.base import Importer, SourceText, damaged, no_text
from compendium.importers.encoding import decode
from compendium.importers.html_blocks import Blocks, is_hidden, shown_text
from compendium.importers.html_labels import label_lines, read_labels
from compendium.importers.html_main import main_part
from compendium.importers.lines import Lines
from compendium.importers.package import Element, too_complex

_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_FILE = re.compile(r"\.(?:pdf|docx?|wps|xlsx?|et|ofd|rar|zip|7z|pptx?|txt|ceb)$", re.IGNORECASE)
_BROKEN_BLANK = re.compile(r"&(?:amp;)?(?:sp|bsp|nsp|nbs|nbp);|&amp;nbsp;")  # what careless editing leaves of &nbsp;
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_TITLE_NAMES = ("articletitle", "title", "og:title")
_SITE = re.compile(r"\s*[-_|—–－]{1,2}\s*[^-_|—–－]{2,30}$")
_FEW_BROKEN = 0.01  # of the characters of a page
_MOST_LINES_ABOVE = 30  # of the text, in which its title is looked for


class HtmlImporter(Importer):
    """Reads .html; scripts are not run, nothing that the page refers to is fetched."""

    extensions = (".html", ".htm", ".shtml", ".xhtml")

    def parse(self, data: bytes, name: str) -> SourceText:
        """Return the page's own text, below the labels that the page prints above it."""
        declared = _DECLARED.search(data[:4096])
        if declared and declared[1].lower() in {b"big5", b"big5-hkscs"}:
            return read_page(data.decode("big5hkscs", "replace"), name, ())
        try:
            decoded = decode(data, name)
        except UserError:
            text, warnings = _repaired(data, declared[1].decode("ascii") if declared else "utf-8")
            if not warnings:
                raise
            return read_page(text, name, warnings)
        return read_page(decoded.text, name, decoded.warnings)


def _repaired(data: bytes, charset: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page in which a few bytes are broken, and the warning of it; no warning when many are."""
    try:
        text = data.decode("gb18030" if charset.lower().startswith("gb") else charset, "replace")
    except LookupError:
        return "", ()
    broken = text.count("\ufffd")
    if not 0 < broken <= len(text) * _FEW_BROKEN or "\0" in text:
        return "", ()
    return text, (f"文件中有 {broken} 处文字损坏，显示为“\ufffd”，请与原件核对。",)


def _without_code(markup: str) -> str:
    """Return the page without the code that a server would have run: <% … %>."""
    pieces: list[str] = []
    at = 0
    while (start := markup.find("<%", at)) >= 0 and (end := markup.find("%>", start)) >= 0:
        pieces.append(markup[at:start])
        at = end + 2
    return "".join([*pieces, markup[at:]])


def read_page(markup: str, name: str, warnings: tuple[str, ...], kind: str = "html") -> SourceText:
    """Return the text of a page; raise UserError: empty, damaged, too_complex."""
    from lxml import etree, html

    # The usual limit of 256 levels is met by real pages with unclosed tags, and drops the rest of the page unsaid.
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        page = html.document_fromstring(
            _XML.sub("", _BROKEN_BLANK.sub("\xa0", _without_code(markup.replace("\0", "")))), parser
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise (no_text(name) if isinstance(error, etree.ParserError) else damaged(name, "网页")) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise too_complex(name)
    main = main_part(page)
    labels = read_labels(page)
    lines = Lines()
    Blocks(lines, labels.elements | main.frame).add(main.part)
    if not len(lines):
        Blocks(lines).add(page)
    source = lines.source(name, kind, warnings)
    head = label_lines(labels)
    title = _title(page)
    if title and not _has_title(source.text, title) and not any(title in line for line in head):
        head.append(title)
    if not head:
        return replace(source, labels=labels.values, attachments=tuple(_attachments(page)))
    tables = tuple(replace(table, start=table.start + len(head), end=table.end + len(head)) for table in source.tables)
    text = "\n".join([*head, source.text])
    return replace(source, text=text, tables=tables, labels=labels.values, attachments=tuple(_attachments(page)))


def _title(page: Element) -> str:
    """Return the title that the page gives its text."""
    for meta in page.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _TITLE_NAMES[:1]:
            content = " ".join((meta.get("content") or "").split())
            if content:
                return content
    for heading in page.iter("h1", "ucaptitle"):
        text = " ".join(shown_text(heading).split())
        if 8 <= len(text) <= 120 and not is_hidden(heading):
            return text
    title = page.find(".//title")
    text = " ".join((title.text_content() if title is not None else "").split())
    return (
        _SITE.sub("", text)
        if len(text) >= 8 and any(text.endswith(end) or end in text for end in ("关于", "通知", "办法"))
        else ""
    )


def _has_title(text: str, title: str) -> bool:
    above = "".join("".join(text.split("\n")[:_MOST_LINES_ABOVE]).split())
    return "".join(title.split())[:40] in above


def _attachments(page: Element) -> Iterator[str]:
    """Yield the names of the files that the page offers, each once."""
    seen: set[str] = set()
    for link in page.iter("a"):
        target = link.get("href") or ""
        try:
            path = unquote(urlsplit(target).path)
        except ValueError:
            continue
        shown = " ".join(link.text_content().split())
        if not (_FILE.search(path) or _FILE.search(shown)):
            continue
        name = shown or PurePosixPath(path).name
        if name not in seen:
            seen.add(name)
            yield name
