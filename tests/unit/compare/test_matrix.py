"""A comparison as a table."""

from __future__ import annotations

import pytest

from compare_samples import article, document, item
from compendium.compare.matrix import GIST_LENGTH, RowOutcome, gist_of, matrix_of
from compendium.compare.matter import assemble
from compendium.domain.comparison import ClausePair, ClauseRef, MatchedTarget, Outcome
from compendium.domain.document import Document
from compendium.domain.fact import Fact, Support, Target

BODY = "支持企业建设重点实验室和技术创新中心，开放大型科学仪器。"


def plan(name: str, *titles: str) -> Document:
    return document(name, [item(number, BODY, title=title) for number, title in enumerate(titles, 1)])


def pair(a: str, b: str, strength: float = 0.5, *targets: MatchedTarget) -> ClausePair:
    first, second = ClauseRef(a[0], a[1:]), ClauseRef(b[0], b[1:])
    return ClausePair(first, second, strength, None, ("共有词：重点实验室、仪器、企业、中心",), None, targets)


def laid_out(documents: list[Document], *pairs: ClausePair) -> list[tuple[str, RowOutcome, list[str]]]:
    matrix = matrix_of(assemble(documents, pairs), documents, {})
    assert matrix.documents == tuple(each.info.id for each in documents)
    return [
        (
            row.topic,
            row.outcome,
            [" ".join(ref.doc + ref.clause for ref in cell.clauses) if cell else "" for cell in row.cells],
        )
        for row in matrix.rows
    ]


def test_rows_follow_the_upper_text_and_then_what_the_lower_one_added() -> None:
    documents = [plan("a", "建设平台", "培养人才", "保障措施"), plan("b", "督导考核", "引进人才", "平台建设", "实验室")]
    assert laid_out(documents, pair("a1", "b3"), pair("a1", "b4", 0.7), pair("a2", "b2")) == [
        ("建设平台", RowOutcome.MATCHED, ["a1", "b4 b3"]),
        ("培养人才", RowOutcome.MATCHED, ["a2", "b2"]),
        ("保障措施", RowOutcome.MISSING, ["a3", ""]),
        ("督导考核", RowOutcome.ADDED, ["", "b1"]),
    ]


def test_what_answers_the_upper_text_is_no_addition_though_it_answers_a_third_text_too() -> None:
    documents = [plan("a", "建设平台"), plan("b", "平台", "人才", "资金"), plan("c", "实验室", "人才引进", "其他")]
    rows = laid_out(documents, pair("a1", "b1"), pair("b1", "c1"), pair("b2", "c2"))
    assert rows == [
        ("建设平台", RowOutcome.MISSING, ["a1", "b1", ""]),
        ("人才", RowOutcome.ADDED, ["", "b2", "c2"]),
        ("资金", RowOutcome.ADDED, ["", "b3", ""]),
        ("实验室", RowOutcome.ADDED, ["", "", "c1"]),
        ("其他", RowOutcome.ADDED, ["", "", "c3"]),
    ]


def test_a_topic_without_heading_is_named_by_the_words_it_shares() -> None:
    documents = [document("a", [article(1, BODY)]), document("b", [article(1, BODY)])]
    first = ClausePair(ClauseRef("a", "a1"), ClauseRef("b", "a1"), 0.9, None, ("共有词：重点实验室、仪器、企业、中心",))
    matrix = matrix_of(assemble(documents, [first]), documents, {})
    assert matrix.rows[0].topic == "重点实验室、仪器、企业"
    assert matrix.rows[0].strength == 0.9


def test_cells_show_the_numbers_of_what_answers_best_and_rows_the_targets() -> None:
    documents = [plan("a", "建设平台"), plan("b", "平台", "资金", "余事")]
    judged = MatchedTarget("投入强度", "3%", "4%", Outcome.RAISED)
    made = assemble(documents, [pair("a1", "b1", 0.9, judged), pair("a1", "b2", 0.8), pair("a1", "b3", 0.4)])

    def fact(clause: str, detail: Target | Support) -> Fact:
        return Fact(clause, "", 0, 0, detail)

    facts = {
        ClauseRef("b", "1"): [
            fact("1", Target("投入强度", "4", 4.0, "%")),
            fact("1", Target("口号", "100", 100.0, "%", soft=True)),
            fact("1", Target("研发机构", "全覆盖", 100.0, "%")),
        ],
        ClauseRef("b", "2"): [fact("2", Support("奖补", "企业", "", "最高100万元", max_yuan=1e6))],
        ClauseRef("b", "3"): [fact("3", Target("别的", "9", 9.0, "家"))],
    }
    row = matrix_of(made, documents, facts).rows[0]
    assert row.cells[0] is not None
    assert row.cells[1] is not None
    assert row.cells[0].numbers == ()
    assert row.cells[1].numbers == ("投入强度4%", "研发机构全覆盖", "最高100万元")
    assert row.targets == (judged,)


def test_the_gist_of_the_clause_that_names_the_topic_is_what_it_says() -> None:
    clause = item(1, BODY, title="建设平台")
    assert gist_of(clause) == "建设平台"
    assert gist_of(clause, besides="建设平台") == BODY.rstrip("。")


@pytest.mark.parametrize(
    "text", [BODY, "短。" + BODY, "甲，" * 70, "甲" * 200, "到2025年，" + "企业研发投入，" * 20, ""]
)
def test_a_gist_is_short_and_in_exact_words(text: str) -> None:
    clause = article(1, text)
    gist = gist_of(clause)
    assert gist in clause.text
    assert len(gist) <= GIST_LENGTH
    assert bool(gist) is bool(text)
