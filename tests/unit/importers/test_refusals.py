"""What cannot be read is recognised by its content and refused with its reason and a way on."""

from __future__ import annotations

from contextlib import suppress

import pytest

import import_samples as samples
from compendium.domain.errors import UserError
from compendium.importers.registry import read_content

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
XLSX = samples.archive({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})


@pytest.mark.parametrize(
    ("name", "data", "code", "way"),
    [
        ("~$方案.docx", samples.lock_file(), "lock_file", "文档本身"),
        ("方案.docx", samples.lock_file(), "lock_file", "重新复制"),
        ("方案.wps", samples.lock_file(), "lock_file", "重新复制"),
        ("扫描.jpg", b"no picture at all", "picture", "OCR"),
        ("方案.doc", samples.encrypted_doc(), "encrypted", "密码"),
        ("方案.pdf", samples.encrypted_pdf(), "encrypted", "密码"),
        ("方案.pdf", samples.scan(), "no_text_layer", "OCR"),
        ("方案.pdf", PNG, "picture", "OCR"),
        ("方案.pdf", b"%PDF-1.4\n" + bytes(range(128, 256)) * 8, "damaged", "重新索取"),
        ("方案.docx", samples.sample("docx")[:2000], "damaged", "重新索取"),
        ("方案.docx", samples.docx("<w:p><w:r>"), "damaged", "重新索取"),
        ("方案.docx", samples.sample("docx") + bytes(range(64)), "damaged", "另存"),
        ("方案.doc", samples.sample("doc")[:1500], "damaged", "重新索取"),
        ("方案.docx", bytes(range(256)) * 8, "damaged", "重新索取"),
        ("方案.docx", samples.docx("<w:p/>"), "empty", "内容"),
        ("方案.docx", XLSX, "unsupported_format", "Word"),
        ("方案.doc", b"Rar!\x1a\x07\0" + b"\0" * 50, "unsupported_format", "解压"),
        ("方案.ceb", b"Founder CEB" + bytes(range(128, 256)), "unsupported_format", "PDF"),
        ("通知.eml", "主题：通知\n\n一、总体要求".encode(), "unsupported_format", "附件"),
        ("方案.zip", samples.archive({"内.zip": samples.archive({"a.txt": "一"})}), "nested_archive", "解压"),
    ],
)
def test_the_reason_and_a_way_on(name: str, data: bytes, code: str, way: str) -> None:
    with pytest.raises(UserError) as caught:
        read_content(data, name)
    assert caught.value.code == code
    assert name in caught.value.message
    assert way in caught.value.advice


@pytest.mark.parametrize("ending", ["docx", "doc", "odt", "rtf", "pdf", "ofd", "html", "mhtml"])
def test_a_cut_file_is_refused_or_read_but_breaks_nothing(ending: str) -> None:
    data = samples.sample(ending)
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        with suppress(UserError):
            assert read_content(data[: int(len(data) * share)], f"a.{ending}").text.strip()


def test_an_encrypted_odt_is_told_from_a_broken_one() -> None:
    manifest = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    data = samples.with_parts(samples.sample("odt"), {"META-INF/manifest.xml": manifest})
    with pytest.raises(UserError) as caught:
        read_content(data, "a.odt")
    assert caught.value.code == "encrypted"


def test_entities_are_not_expanded() -> None:
    assert read_content(samples.external_entity(), "a.docx").text == "正文"
    with pytest.raises(UserError) as caught:
        read_content(samples.entity_bomb(), "a.docx")
    assert caught.value.code == "too_complex"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("方案.html", ("<body>" + "<div>" * 5000 + "一、总体要求" + "</div>" * 5000).encode()),
        ("方案.docx", samples.docx("<w:sdt>" * 1000 + "<w:p/>" + "</w:sdt>" * 1000)),
    ],
)
def test_what_nests_too_deeply_is_said_to(name: str, data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        read_content(data, name)
    assert caught.value.code == "too_complex"


def test_unclosed_tags_cost_a_page_no_text() -> None:
    page = "<body>" + "<font><div>" * 180 + "<p>甲市行动方案</p><p>一、总体要求</p></body>"
    assert read_content(page.encode(), "a.html").text == "甲市行动方案\n一、总体要求"


def test_padding_behind_an_archive_does_not_matter() -> None:
    assert read_content(samples.sample("docx") + b"\0" * 600 + b"\r\n", "a.docx").text


def test_a_relation_that_leads_nowhere_does_not_matter() -> None:
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="../NULL"/>'
        b"</Relationships>"
    )
    data = samples.with_parts(samples.sample("docx"), {"word/_rels/document.xml.rels": relations})
    assert read_content(data, "a.docx").text == read_content(samples.sample("docx"), "a.docx").text
