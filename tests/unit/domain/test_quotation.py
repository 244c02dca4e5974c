"""Quoted words with their source, plain and as official documents write it."""

from __future__ import annotations

import pytest

from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind
from compendium.domain.quotation import CitationStyle, Passage, quotation


def _document(title: str = "某行动方案") -> Document:
    outline = (
        Clause("doc", 0, "", title, None, title, NodeKind.DOC),
        Clause("2", 1, "二、", "重点任务", "doc", "二、重点任务"),
        Clause("2.5", 2, "（五）", "支持企业", "2", "（五）支持企业。实施“揭榜挂帅”。\n强化‘首台套’。", run_in=True),
        Clause("a3", 1, "第三条", "", "doc", "第三条　应当公开。", NodeKind.ARTICLE, "　"),
    )
    return Document(DocumentInfo("d", title, doc_number="某科发〔2024〕5号"), outline, ())


WHOLE = Passage("（五）支持企业。实施“揭榜挂帅”。\n强化‘首台套’。", "2.5", 0)


def test_plain_keeps_the_words_as_printed_and_names_the_source_below() -> None:
    assert quotation(_document(), WHOLE).text == (
        "（五）支持企业。实施“揭榜挂帅”。\n强化‘首台套’。\n——《某行动方案》（某科发〔2024〕5号）第二部分第（五）条"
    )


def test_official_names_the_source_first_and_quotes_paragraph_by_paragraph() -> None:
    made = quotation(_document(), WHOLE, CitationStyle.OFFICIAL)
    assert made.source == ""
    assert made.paragraphs == (
        "《某行动方案》（某科发〔2024〕5号）第二部分第（五）条提出：“支持企业。实施‘揭榜挂帅’。",
        "“强化“首台套”。”",
    )


def test_official_keeps_words_within_a_clause_whole() -> None:
    made = quotation(_document(), Passage("揭榜挂帅", "2.5", 11), CitationStyle.OFFICIAL)
    assert made.text == "《某行动方案》（某科发〔2024〕5号）第二部分第（五）条提出：“揭榜挂帅”"


def test_official_quotes_a_number_that_is_all_there_is() -> None:
    made = quotation(_document(), Passage("（五）", "2.5", 0), CitationStyle.OFFICIAL)
    assert made.text.endswith("提出：“（五）”")


@pytest.mark.parametrize(
    ("title", "clause", "verb"),
    [
        ("某行动方案", "2.5", "提出"),
        ("某行动方案", "a3", "规定"),
        ("某专项资金管理办法", "2.5", "规定"),
        ("某条例（试行）", "2.5", "规定"),
        ("关于印发某实施细则的通知", "2.5", "规定"),
        ("关于做好办法宣传工作的意见", "2.5", "提出"),
    ],
)
def test_rules_lay_down_and_plans_propose(title: str, clause: str, verb: str) -> None:
    text = quotation(_document(title), Passage("应当公开", clause, 4), CitationStyle.OFFICIAL).text
    assert f"{verb}：“应当公开”" in text


@pytest.mark.parametrize("style", CitationStyle)
def test_words_over_two_clauses_name_both(style: CitationStyle) -> None:
    made = quotation(_document(), Passage("重点任务\n（五）支持企业", "2", 2, "2.5"), style)
    assert "第二部分至第二部分第（五）条" in made.text


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        ("2.1.2", "2.1.3", "第二部分第（一）条第2项至第3项"),
        ("2.1.2", "2.2.1", "第二部分第（一）条第2项至第（二）条第1项"),
        ("2.1.2", "3", "第二部分第（一）条第2项至第三部分"),
        ("2.1", "2.1.2", "第二部分第（一）条至第（一）条第2项"),
        ("a3", "a4", "第三条至第四条"),
    ],
)
def test_the_end_of_a_range_leaves_out_what_it_shares_with_the_beginning(first: str, last: str, place: str) -> None:
    outline = (
        Clause("doc", 0, "", "某方案", None, "某方案", NodeKind.DOC),
        Clause("2", 1, "二、", "任务", "doc", "二、任务"),
        *(Clause(f"2.{n}", 2, f"（{'一二'[n - 1]}）", "企业", "2", "企业") for n in (1, 2)),
        *(Clause(f"2.{n}.{m}", 3, f"{m}.", "做法", f"2.{n}", "做法") for n in (1, 2) for m in (1, 2, 3)),
        Clause("3", 1, "三、", "保障", "doc", "三、保障"),
        *(
            Clause(f"a{n}", 1, f"第{word}条", "", "doc", "应当公开", NodeKind.ARTICLE)
            for n, word in ((3, "三"), (4, "四"))
        ),
    )
    document = Document(DocumentInfo("d", "某方案"), outline, ())
    assert quotation(document, Passage("做法", first, 0, last)).source == f"《某方案》{place}"
