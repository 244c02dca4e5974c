"""What the clipboard gets of quoted words: text, and HTML that names the fonts of official papers."""

from __future__ import annotations

from html.parser import HTMLParser

from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind
from compendium.domain.quotation import CitationStyle
from compendium.services.citing import Place, copied_link, copied_passage, copied_places, passage_of

TEXT = "（五）支持<企业> & 个人。\n第二段。"
DOCUMENT = Document(
    DocumentInfo("吉林-2024", "某方案", doc_number="某发〔2024〕5号"),
    (
        Clause("doc", 0, "", "某方案", None, "某方案", NodeKind.DOC),
        Clause("5", 1, "（五）", "", "doc", TEXT),
    ),
    (),
)


class Words(HTMLParser):
    """Reads paragraphs, their fonts and addresses out of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.paragraphs: list[str] = []
        self.fonts: list[str] = []
        self.addresses: list[str | None] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in ("p", "a"):
            self.paragraphs.append("")
        if tag == "a":
            self.addresses.append(values["href"])
        if tag == "span":
            style = dict(part.split(":", 1) for part in (values["style"] or "").split(";"))
            assert style["font-family"].split(",")[0] == style["mso-fareast-font-family"]
            self.fonts.append(style["mso-fareast-font-family"].strip("'"))

    def handle_data(self, data: str) -> None:
        self.paragraphs[-1] += data


def test_plain_says_the_same_in_text_and_html() -> None:
    made = copied_passage(DOCUMENT, passage_of(DOCUMENT, "5"), CitationStyle.PLAIN)
    page = Words(made.html)
    assert page.paragraphs == made.text.split("\n") == [*TEXT.split("\n"), "——《某方案》（某发〔2024〕5号）第（五）条"]
    assert page.fonts == ["仿宋_GB2312", "仿宋_GB2312", "楷体_GB2312"]


def test_official_says_the_same_in_text_and_html() -> None:
    made = copied_passage(DOCUMENT, passage_of(DOCUMENT, "5", "支持<企业>"), CitationStyle.OFFICIAL)
    assert Words(made.html).paragraphs == [made.text]
    assert made.text == "《某方案》（某发〔2024〕5号）第（五）条提出：“支持<企业>”"


def test_several_places_are_quoted_one_after_another() -> None:
    places = [Place("吉林-2024", "5", "第二段。"), Place("吉林-2024", "5")]
    made = copied_places(lambda _: DOCUMENT, places, CitationStyle.PLAIN)
    first, second = made.text.split("\n\n")
    assert first.startswith("第二段。\n——")
    assert second.startswith("（五）支持")
    assert Words(made.html).paragraphs.count("\xa0") == 1


def test_words_that_changed_are_quoted_all_the_same() -> None:
    assert passage_of(DOCUMENT, "5", "别的话").start is None
    assert passage_of(DOCUMENT, "9", "别的话").words == "别的话"


def test_a_link_is_an_address_and_the_citation_that_leads_there() -> None:
    made = copied_link(DOCUMENT, "5")
    page = Words(made.html)
    assert made.text == "compendium:%E5%90%89%E6%9E%97-2024#5"
    assert page.addresses == [made.text]
    assert page.paragraphs == ["《某方案》（某发〔2024〕5号）第（五）条"]
