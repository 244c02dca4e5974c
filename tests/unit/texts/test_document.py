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


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("063_【四川雅安石棉】关于支持住房需求的措施", "关于支持住房需求的措施"),
        ("077_【广西省南宁市】《关于促进市场的通知》", "关于促进市场的通知"),
        ("082_邓州市人民政府关于印发_邓州市措施_的通知", "邓州市人民政府关于印发《邓州市措施》的通知"),
        ("《甲办法》和《乙办法》", "《甲办法》和《乙办法》"),
        ("《关于印发〈甲办法〉的通知》", "关于印发〈甲办法〉的通知"),
        ("2023年工作要点", "2023年工作要点"),
        ("2024-2026年计划", "2024-2026年计划"),
        ("12", "12"),
        ("012_【甲】", "012_【甲】"),
    ],
)
def test_a_title_from_a_file_name_is_its_words_only(stem: str, title: str) -> None:
    built = build("一、加强领导。\n", fallback_title=stem)
    info = built.document.info
    assert info.title == title
    assert "title" in info.inferred
    assert info.evidence["title"].endswith(stem)


def test_a_file_name_tells_nothing_of_place_and_issuer() -> None:
    info = build(
        "一、加强领导。\n", fallback_title="063_【四川雅安石棉】石棉县人民政府关于甲的通知（2023—2025年）"
    ).document.info
    assert (info.level, info.region, info.issuers, info.period, info.year) == (None, None, (), None, None)


@pytest.mark.parametrize("text", ["你好", "Minutes of the meeting.\nWe agreed to meet again.\n"])
def test_a_text_without_clauses_is_warned_of(text: str) -> None:
    assert any("没有识别出条款" in warning for warning in build(text).warnings)


@pytest.mark.parametrize(
    "text", [TEXT, "甲条例\n第一条 为了创新。\n", "甲意见\n加强领导。要落实责任。\n抓好落实。要加强检查。\n"]
)
def test_a_text_with_clauses_is_not(text: str) -> None:
    assert not any("没有识别出条款" in warning for warning in build(text).warnings)
