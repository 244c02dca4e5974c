from __future__ import annotations

from datetime import date

import pytest

from compendium.domain.document import Level, Origin, Period, Validity
from compendium.texts.document import BuiltDocument, build_document

TODAY = date(2026, 7, 1)
TEXT = " 三年行动计划（2023-2025年）\n（征求意见稿）\n为推动我市创新，制定本计划。\n一、总体要求\n"


def build(text: str = TEXT, **more: object) -> BuiltDocument:
    return build_document(text, doc_id="d", origin=Origin.IMPORTED, today=TODAY, **more)  # type: ignore[arg-type]


def test_a_document_is_built_from_its_text() -> None:
    built = build()
    info = built.document.info
    assert (info.id, info.origin, info.level, info.period) == ("d", Origin.IMPORTED, Level.CITY, Period(2023, 2025))
    assert info.validity is Validity.DRAFT
    assert info.clauses == len(built.document.outline) == 2
    assert info.characters == sum(len(clause.text.replace("\n", "").strip()) for clause in built.document.outline)
    assert built.warnings


def test_what_a_person_has_settled_comes_on_top() -> None:
    overrides = {
        "title": "甲市三年行动计划",
        "short_title": "行动计划",
        "region": "甲省甲市",
        "inferred": ["title", "region"],
        "evidence": {"title": "据正文补写"},
        "validity": "unknown",
        "period": {"start": 2023, "end": 2026},
        "issuers": ["甲市科技局"],
        "year": 2022,
        "level": "省",
        "id": "other",
    }
    built = build(overrides=overrides)
    info = built.document.info
    assert (info.id, info.title, info.short_title, info.region) == ("d", "甲市三年行动计划", "行动计划", "甲省甲市")
    assert (info.period, info.issuers, info.year, info.level) == (
        Period(2023, 2026),
        ("甲市科技局",),
        2022,
        Level.PROVINCE,
    )
    assert set(info.inferred) >= {"title", "region"}
    assert info.evidence["title"] == "据正文补写"
    assert not any("标题" in warning for warning in built.warnings)
    assert built.document.outline[0].title == "三年行动计划（2023-2025年）"


@pytest.mark.parametrize("overrides", [{"level": "州"}, {"validity": "good"}, {"period": "2023"}, {"year": "x"}])
def test_a_wrong_value_is_refused(overrides: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        build(overrides=overrides)


def test_a_text_without_a_title_is_called_by_its_file() -> None:
    built = build("一、加强领导。\n", fallback_title="某措施")
    assert built.document.info.title == "某措施"
    assert "title" in built.document.info.inferred


def test_the_hash_tells_texts_apart_and_nothing_else() -> None:
    assert build().document.info.content_hash == build(overrides={"title": "别名"}).document.info.content_hash
    assert build().document.info.content_hash != build(TEXT + "（一）目标。\n").document.info.content_hash
