"""Citations name a place as the paper prints it, and claim nothing that is not printed."""

from __future__ import annotations

import pytest

from compendium.domain.citation import chinese_number, cite, cite_document, locate
from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind, Validity


def _node(
    clause: str,
    marker: str,
    title: str = "某事",
    parent: str | None = "doc",
    kind: NodeKind = NodeKind.HEADING,
    text: str = "",
) -> Clause:
    return Clause(clause, clause.count(".") + 1, marker, title, parent, text or f"{marker}{title}", kind)


def _document(*nodes: Clause, **info: object) -> Document:
    doc = _node("doc", "", "某行动方案", None, NodeKind.DOC)
    return Document(DocumentInfo("d", "某行动方案", **info), (doc, *nodes), ())  # type: ignore[arg-type]


PLAN = _document(
    _node("2", "二、"),
    _node("2.5", "（五）", parent="2"),
    _node("2.5.16", "16.", parent="2.5"),
    _node("2.5.16.1", "（1）", parent="2.5.16"),
    _node("2.5.16.1.2", "②", parent="2.5.16.1"),
    _node("3", "3、"),
    _node("3.4", "4.", parent="3"),
    _node("3.4~2", "4.", parent="3"),
    _node("12", "十二、"),
    doc_number="某科发〔2024〕5号",
)


@pytest.mark.parametrize(
    ("clause", "place"),
    [
        ("doc", ""),
        ("2", "第二部分"),
        ("2.5", "第二部分第（五）条"),
        ("2.5.16", "第二部分第（五）条第16项"),
        ("2.5.16.1", "第二部分第（五）条第16项第（1）目"),
        ("2.5.16.1.2", "第二部分第（五）条第16项第（1）目第②目"),
        ("3", "第三部分"),
        ("3.4", "第三部分第4条"),
        ("3.4~2", "第三部分第4条（第2处）"),
        ("12", "第十二部分"),
    ],
)
def test_plan(clause: str, place: str) -> None:
    assert cite(PLAN, clause) == f"《某行动方案》（某科发〔2024〕5号）{place}"


def test_plan_that_begins_with_bracketed_numbers() -> None:
    plan = _document(_node("1", "（一）"), _node("1.2", "2.", parent="1"))
    assert cite(plan, "1.2") == "《某行动方案》第（一）条第2项"


def test_nodes_without_a_number_are_named_by_their_title() -> None:
    plan = _document(
        _node("1", "一、"),
        _node("1.p1", "", "“两个翻一番”", "1", NodeKind.LEAD_IN),
        _node("1.p2", "", "积极利用“互联网+”", "1", NodeKind.LEAD_IN),
        _node("1.b1", "专栏1", "重点领域", "1", NodeKind.BOXOUT),
        _node("1.b1.2", "2.", parent="1.b1"),
        _node("1.b2", "", "大赛", "1", NodeKind.BOXOUT),
    )
    assert locate(plan, "1.p1") == "第一部分“两个翻一番”一段"
    assert locate(plan, "1.p2") == "第一部分“积极利用‘互联网+’”一段"
    assert locate(plan, "1.b1.2") == "专栏1第2项"
    assert locate(plan, "1.b2") == "专栏“大赛”"


def test_an_attachment_counts_from_one_again() -> None:
    plan = _document(
        _node("att1", "附件1", "任务分工表", "doc", NodeKind.ATTACHMENT), _node("att1.1", "一、", parent="att1")
    )
    assert locate(plan, "att1.1") == "附件1第一部分"


def test_law_cites_articles_without_their_chapters() -> None:
    article = "第十二条　国家鼓励创新。\n前款所称创新，包括下列各项：\n有条件的从其规定。"
    law = _document(
        _node("c2", "第二章", "促进", "doc", NodeKind.CHAPTER),
        _node("a12", "第十二条", "", "c2", NodeKind.ARTICLE, article),
        _node("a12.1", "（一）", parent="a12"),
        _node("a12.1.2", "2.", parent="a12.1"),
        _node("a13", "第十三条", "", "c2", NodeKind.ARTICLE, "第十三条　只有一款。"),
        _node("a13.2", "（二）", parent="a13"),
    )
    assert locate(law, "c2") == "第二章"
    assert locate(law, "a12") == "第十二条"
    assert locate(law, "a12", 0) == "第十二条第一款"
    assert locate(law, "a12", article.index("前款")) == "第十二条第二款"
    assert locate(law, "a12", article.index("有条件")) == "第十二条第三款"
    assert locate(law, "a12.1") == "第十二条第三款第（一）项"
    assert locate(law, "a12.1.2") == "第十二条第三款第（一）项第2目"
    assert locate(law, "a13", 8) == "第十三条"
    assert locate(law, "a13.2") == "第十三条第（二）项"


def test_a_title_line_is_no_paragraph_of_the_article() -> None:
    text = "第五条 申报条件\n申报单位应当独立。\n并且守信。"
    law = _document(Clause("a5", 1, "第五条", "申报条件", "doc", text, NodeKind.ARTICLE, sep=" "))
    assert locate(law, "a5", text.index("申报单位")) == "第五条第一款"
    assert locate(law, "a5", text.index("并且")) == "第五条第二款"


def test_only_what_is_printed_is_claimed() -> None:
    assert (
        cite_document(DocumentInfo("d", "某办法", doc_number="某发〔2020〕1号", inferred=("doc_number",)))
        == "《某办法》"
    )
    assert cite_document(DocumentInfo("d", "某计划", inferred=("title",))) == "《某计划》（标题系推断）"
    assert cite_document(DocumentInfo("d", "某计划", validity=Validity.DRAFT)) == "《某计划》（征求意见稿）"
    assert (
        cite_document(DocumentInfo("d", "某计划（征求意见稿）", validity=Validity.DRAFT)) == "《某计划（征求意见稿）》"
    )


def test_title_marks_within_title_marks_are_single() -> None:
    cover = _node("cover", "", "某省关于印发《某方案》的通知", None, NodeKind.COVER)
    document = Document(DocumentInfo("d", "某方案", inferred=("title",)), (cover,), ())
    assert cite(document, "cover") == "《某省关于印发〈某方案〉的通知》"


def test_an_unknown_clause_cites_the_document() -> None:
    assert cite(PLAN, "9.9") == "《某行动方案》（某科发〔2024〕5号）"


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十"), (999, "九百九十九")],
)
def test_chinese_number(value: int, words: str) -> None:
    assert chinese_number(value) == words


@pytest.mark.parametrize("value", [0, 1000])
def test_chinese_number_outside(value: int) -> None:
    with pytest.raises(ValueError, match="between"):
        chinese_number(value)
