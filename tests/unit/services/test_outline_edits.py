"""Corrections of the outline: what each does, and that no character and no id goes astray whatever is corrected."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import BlockStyle, Document, NodeKind, Origin
from compendium.services.outline_edits import (
    Rows,
    as_body,
    as_heading,
    assembled,
    demoted,
    joined,
    promoted,
    rows_of,
    split,
)
from compendium.texts.document import build_document
from shared_material import SHARED

PLAN = """样例市数字经济行动方案

为发展数字经济，制定本方案。
一、总体要求
坚持创新驱动。
二、主要任务
（一）建设基础设施
建成千兆城市。
1.扩大覆盖。到2025年实现全覆盖。
2.提升速率。达到每秒千兆。
（二）培育产业
支持企业上云
降低成本。
三、保障措施
加强组织领导。
附件：
1.任务清单
"""


def built(text: str) -> Document:
    document = build_document(text, doc_id="plan", origin=Origin.IMPORTED, today=date(2026, 7, 1)).document
    assert document.outline
    return document


def at(rows: Rows, start: str) -> int:
    return next(place for place, row in enumerate(rows) if row.text.startswith(start))


def ids(document: Document) -> list[str]:
    return [clause.id for clause in document.outline]


def made(rows: Rows | None) -> tuple[Rows, Document]:
    assert rows is not None
    return rows, assembled(PLAN_READ.info, rows)


PLAN_READ = built(PLAN)


def test_a_document_taken_apart_is_put_together_the_same() -> None:
    assert assembled(PLAN_READ.info, rows_of(PLAN_READ)) == PLAN_READ


def test_a_promoted_heading_takes_what_hangs_on_it_along() -> None:
    rows = rows_of(PLAN_READ)
    _, document = made(promoted(rows, at(rows, "（一）")))
    assert [each.level for each in document.outline if each.marker in ("（一）", "1.", "2.", "（二）")] == [1, 2, 2, 2]
    assert document.info.content_hash != PLAN_READ.info.content_hash


def test_promoting_and_demoting_again_gives_the_same_document() -> None:
    rows = rows_of(PLAN_READ)
    place = at(rows, "（二）")
    raised = promoted(rows, place)
    assert raised is not None
    lowered = demoted(raised, place)
    assert lowered is not None
    assert assembled(PLAN_READ.info, lowered) == PLAN_READ


def test_a_heading_of_the_first_level_cannot_be_promoted_nor_the_first_of_its_kind_demoted() -> None:
    rows = rows_of(PLAN_READ)
    assert promoted(rows, at(rows, "一、")) is None
    assert demoted(rows, at(rows, "一、")) is None
    assert demoted(rows, at(rows, "（一）")) is None


def test_a_heading_made_body_joins_the_clause_before_and_the_others_keep_their_ids() -> None:
    rows = rows_of(PLAN_READ)
    _, document = made(as_body(rows, at(rows, "（二）")))
    assert "2.2" not in ids(document)
    assert "（二）培育产业\n支持企业上云" in document.by_id["2.1.2"].text
    assert set(ids(document)) < set(ids(PLAN_READ))


def test_body_made_a_heading_takes_the_level_of_its_like() -> None:
    text = PLAN.replace("三、保障措施", "　三、保障措施")
    rows = rows_of(built(text))
    place = at(rows, "三、")
    rows = as_body(rows, place) or ()
    rows, document = made(as_heading(rows, place))
    assert rows[place].style is BlockStyle.HEADING
    assert document.by_id["3"].title == "保障措施"
    assert document.by_id["3"].level == 1


def test_an_unnumbered_line_becomes_a_heading_below_the_clause_it_stands_in() -> None:
    rows = rows_of(PLAN_READ)
    _, document = made(as_heading(rows, at(rows, "支持企业上云")))
    clause = document.by_id["2.2.p1"]
    assert (clause.title, clause.kind, clause.level, clause.text) == (
        *("支持企业上云", NodeKind.LEAD_IN, 3),
        "支持企业上云\n降低成本。",
    )


def test_lines_of_a_heading_are_joined_into_one_title() -> None:
    rows = rows_of(built(PLAN.replace("（一）建设基础设施", "（一）建设\n基础设施")))
    rows, document = made(joined(rows, at(rows, "基础设施")))
    assert document.by_id["2.1"].title == "建设基础设施"
    assert document.by_id["2.1"].text.startswith("（一）建设基础设施\n建成")


def test_a_paragraph_is_split_where_the_cursor_stands() -> None:
    rows = rows_of(PLAN_READ)
    place = at(rows, "1.扩大覆盖")
    rows, document = made(split(rows, place, len("1.扩大覆盖。")))
    assert document.by_id["2.1.1"].text == "1.扩大覆盖。\n到2025年实现全覆盖。"
    again, document = made(joined(rows, place + 1))
    assert document.by_id["2.1.1"].text == PLAN_READ.by_id["2.1.1"].text
    assert split(again, place, 0) is None
    assert split(again, place, 2) is None  # nothing but the number would stay


def test_the_text_itself_and_its_attachments_stay_what_they_are() -> None:
    rows = rows_of(PLAN_READ)
    for place, row in enumerate(rows):
        if row.head is not None and row.head.is_frame:
            assert as_body(rows, place) is None
            assert promoted(rows, place) is None
            assert joined(rows, place) is None


def texts() -> Iterator[Path | None]:
    yield None
    for folder in ("law_md", "policy_md", "policy_txt_local"):
        yield from sorted((SHARED / "corpus" / "docs").glob(f"**/{folder}/*"))[::9]


@pytest.mark.parametrize("path", [*texts()], ids=lambda path: path.stem[:20] if path else "plan")
def test_whatever_is_corrected_the_text_stays_and_the_outline_is_sound(path: Path | None) -> None:
    document = built(PLAN if path is None else path.read_text(encoding="utf-8", errors="replace"))
    rows = rows_of(document)
    assert assembled(document.info, rows) == document
    letters = "".join(row.text for row in rows)
    chance = random.Random(7)
    for _ in range(80):
        place = chance.randrange(len(rows))
        act = chance.choice((promoted, demoted, as_body, as_heading, joined))
        offset = chance.randrange(len(rows[place].text) + 1)
        rows = (split(rows, place, offset) if chance.random() < 0.2 else act(rows, place)) or rows
        assert "".join(row.text for row in rows) == letters
    corrected = assembled(document.info, rows)
    assert len(set(ids(corrected))) == len(corrected.outline)
    for clause in corrected.outline:
        parent = corrected.by_id[clause.parent] if clause.parent else None
        assert clause.level == (parent.level + 1 if parent else min(clause.level, 1))
        assert clause.text == "\n".join(block.text for block in corrected.blocks if block.clause == clause.id)
        assert clause.kind in (NodeKind.DOC, NodeKind.COVER) or clause.text[: clause.heading_length] == (
            clause.marker + clause.sep + clause.title
        )
    assert assembled(corrected.info, rows_of(corrected)) == corrected
