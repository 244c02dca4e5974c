"""Odd lines: facts around an endless run keep their places, and no line of signs costs time."""

from __future__ import annotations

import time

import pytest

from compendium.domain.document import Clause, Document, DocumentInfo, NodeKind
from compendium.domain.fact import FactKind
from compendium.facts.extract import extract
from compendium.facts.legible import legible

_AIM = "到2027年，培育高新技术企业500家。"
_DUTY = "（责任单位：市科技局）"
_SECONDS = 1.0  # of processor time; a megabyte takes a few hundredths


def document(*texts: str, title: str = "") -> Document:
    clauses = [Clause(f"p{n}", 1, "", title, None, text, NodeKind.LEAD_IN) for n, text in enumerate(texts, 1)]
    return Document(DocumentInfo("x", "工作方案"), tuple(clauses), ())


@pytest.mark.parametrize(
    "piece",
    ["1（", "12345)(", "（1）", ")(", "(", "1", "计划", "3、", "三千五百", "《", "》（《", "给予3万元，"],
)
def test_a_megabyte_without_a_stop_costs_next_to_nothing(piece: str) -> None:
    line = document(piece * (1_000_000 // len(piece)))
    start = time.process_time()
    assert extract(line) == ()
    assert time.process_time() - start < _SECONDS


@pytest.mark.parametrize("piece", ["完成任务。", "3、。", "《。", "计划。", "给予补助3万元。", "新增企业3家。"])
def test_short_sentences_cost_in_proportion(piece: str) -> None:
    few, many = document(piece * 1_000), document(piece * 8_000)
    extract(few)
    once = min(_seconds(few) for _ in range(3))
    assert _seconds(many) < 8 * once * 3 + 0.05


def test_facts_around_a_run_keep_their_places() -> None:
    whole = f"{_AIM}{_DUTY}\n{'12345)(' * 1_000}\n{_AIM}{'3、' * 3_000}。{_AIM}{_DUTY}"
    found = extract(document(whole))
    assert [fact.kind for fact in found].count(FactKind.TARGET) == 3
    assert [fact.kind for fact in found].count(FactKind.DUTY) == 2
    for fact in found:
        assert whole[fact.start : fact.end] == fact.quote


def test_a_sentence_is_read_whole_up_to_the_limit() -> None:
    names = "、".join(["某某产业园区"] * 500)
    text = f"支持{names}建设。{_AIM}"
    assert legible(document(text)).document.outline[0].text == text
    assert [fact.quote for fact in extract(document(text)) if fact.kind is FactKind.TARGET] == ["培育高新技术企业500家"]


def test_only_the_clause_with_the_run_is_shortened() -> None:
    plain, odd = f"{_AIM}{_DUTY}", "1（" * 5_000
    read = legible(document(plain, odd)).document
    assert read.outline[0].text == plain
    assert len(read.outline[1].text) == 1


def test_a_heading_is_never_cut() -> None:
    title = "某" * 5_000
    read = legible(document(title + "\n" + _AIM, title=title)).document
    assert read.outline[0].text.startswith(title)


def _seconds(of: Document) -> float:
    start = time.process_time()
    extract(of)
    return time.process_time() - start
