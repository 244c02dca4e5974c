"""Files that want to do harm or cannot be read, made from the samples; no test data lies about them on the disk."""

from __future__ import annotations

import io
import zipfile

from shared_material import REPOSITORY

DATA = REPOSITORY / "tests" / "data"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def sample(ending: str) -> bytes:
    return (DATA / f"sample.{ending}").read_bytes()


def archive(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in parts.items():
            target.writestr(name, part)
    return stream.getvalue()


def docx(body: str, prolog: str = "", **parts: str) -> bytes:
    """A Word file of that body; ``parts`` by their name without folder and ending, such as ``numbering``."""
    document = f'<?xml version="1.0"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": document, **{f"word/{name}.xml": text for name, text in parts.items()}})


def with_parts(data: bytes, changes: dict[str, bytes]) -> bytes:
    """``data`` with some of the parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts: dict[str, bytes | str] = {name: source.read(name) for name in source.namelist()}
    return archive({**parts, **changes})


def bomb(megabytes: int) -> bytes:
    """A Word file of a few hundred kilobytes whose text unpacks to so many megabytes."""
    return docx("<w:p><w:r><w:t>" + "哈" * (megabytes * 1024 * 1024 // 3) + "</w:t></w:r></w:p>")


def entity_bomb() -> bytes:
    return docx("<w:p><w:r><w:t>正文&i;</w:t></w:r></w:p>", ENTITIES + "]>")


def external_entity() -> bytes:
    return docx("<w:p><w:r><w:t>正文&a;</w:t></w:r></w:p>", EXTERNAL)


def lock_file() -> bytes:
    name = b"\x04\xd5\xd4\xd1\xf4"
    return name.ljust(55, b"\0") + b"\x04\0" + "赵阳".encode("utf-16-le").ljust(105, b"\0")


def encrypted_doc() -> bytes:
    data = bytearray(sample("doc"))
    data[data.index(b"\xec\xa5") + 0x0B] |= 0x01
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(archive({"方案.txt": "一、总体要求"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def encrypted_pdf() -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sample("pdf"))))
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scan() -> bytes:
    """A PDF of one page that is a picture."""
    picture = b"q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    return pdf([picture])


def pdf(contents: list[bytes], fonts: bytes = b"") -> bytes:
    """A PDF with a page of each content stream."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (3 + 2 * number) for number in range(count))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)]
    for number, content in enumerate(contents):
        resources = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources %s /Contents %d 0 R >>"
            % (fonts or resources, 4 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
