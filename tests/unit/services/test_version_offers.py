"""Which documents are versions of one text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compare_samples import article, document
from compendium.domain.document import Document, Level, Origin, Validity
from compendium.domain.errors import CancelledError, UnknownDocumentError
from compendium.domain.work import Silent
from compendium.services.version_offers import CompareMode, VersionKind, VersionOffers, title_key
from compendium.texts.document import build_document
from compendium.texts.places import Regions
from shared_material import REPOSITORY

CASCADES = {"10", "11", "12"}
WORDS = [
    "国家加强与对外贸易有关的知识产权保护。",
    "预售主管部门可以调整商品房预售资金的监管模式。",
    "备案审查工作情况报告在公报上刊载，向社会公开。",
    "互联网及其他公共信息网络运营商应当配合调查。",
    "建立企业家科技创新咨询座谈会议制度，定期听取意见。",
    "统筹推进林业、农垦和供销社等改革，增强为农服务能力。",
]
OTHER = [
    "保护饮用水水源地，治理黑臭水体。",
    "加大新闻媒体宣传力度，营造良好氛围。",
    "推广知识产权质押贷款和研发保险产品。",
]


def text(doc: str, title: str, words: Iterable[str] = WORDS, **more: object) -> Document:
    made = document(doc, [article(number, each) for number, each in enumerate(words, 1)])
    return replace(made, info=replace(made.info, title=title, **more))  # type: ignore[arg-type]


class Shelf:
    def __init__(self, *documents: Document) -> None:
        self.documents = {each.info.id: each for each in documents}

    def list(self) -> list:  # type: ignore[type-arg]
        return [each.info for each in self.documents.values()]

    def get(self, doc: str) -> Document:
        if doc not in self.documents:
            raise UnknownDocumentError(doc)
        return self.documents[doc]


def offers(*documents: Document) -> list[tuple[str, str, VersionKind]]:
    return [(each.older, each.newer, each.kind) for each in VersionOffers(Shelf(*documents)).all()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("厦门市商品房预售管理规定", "厦门市商品房预售管理规定（修订草案征求意见稿）"),
        ("厦门市商品房预售管理规定", "关于《厦门市商品房预售管理规定（征求意见稿）》公开征求意见的通知"),
        ("促进房地产市场平稳健康发展的十八条措施（征求意见稿）", "促进房地产市场平稳健康发展二十条措施"),
        ("市政府办公室关于印发《无锡市科技创新行动方案》的通知", "无锡市科技创新行动方案"),
        ("中华人民共和国公司法", "公司法（2018年修正）"),
        ("济南市科技工作要点2023年", "2024年济南市科技工作要点"),
    ],
)
def test_titles_of_versions_have_one_key(one: str, other: str) -> None:
    assert title_key(one) == title_key(other) != ""


def test_different_titles_have_different_keys() -> None:
    assert title_key("企业技术创新能力提升行动方案") != title_key("提升企业技术创新能力若干措施")


def test_a_draft_comes_before_what_became_of_it_and_revisions_go_by_date() -> None:
    title = "厦门市商品房预售管理规定"
    final = text("b", title, year=2022, signed_date="2022-01-20")
    draft = text("a", f"{title}（征求意见稿）", year=2022, signed_date="2022-01-20", validity=Validity.DRAFT)
    assert offers(final, draft) == [("a", "b", VersionKind.DRAFT)]
    later = text("c", title, [*WORDS[:4], *OTHER], year=2024, signed_date="2024-05-01")
    assert offers(later, final, draft) == [("a", "b", VersionKind.DRAFT), ("b", "c", VersionKind.REVISION)]
    found = VersionOffers(Shelf(later, final)).between("c", "b")
    assert found is not None
    assert found.why.startswith("标题相同（2022年 → 2024年），文字相同约")
    assert 0.3 < found.alike < 1


def test_a_copy_taken_in_again_is_offered_whatever_it_is_called_now() -> None:
    first, second = text("plan", "某市规划"), text("plan@2", "某市规划文本（修改）", [*WORDS[:5], *OTHER[:1]])
    service = VersionOffers(Shelf(second, first))
    assert [(each.older, each.newer, each.kind) for each in service.for_document("plan")] == [
        ("plan", "plan@2", VersionKind.REIMPORT)
    ]
    assert service.natural_mode(["plan@2", "plan"]) is CompareMode.TEXT


def test_texts_of_two_places_or_levels_are_never_versions() -> None:
    title = "促进房地产市场平稳健康发展若干措施"
    city = text("a", title, region="九江市", level=Level.CITY)
    county = text("b", title, region="九江市武宁县", level=Level.COUNTY)
    assert offers(city, county) == []
    assert VersionOffers(Shelf(city, county)).natural_mode(["a", "b"]) is CompareMode.MATTER
    neighbour = text("c", f"{title}（征求意见稿）", region="九江市", level=Level.CITY, validity=Validity.DRAFT)
    assert offers(city, county, neighbour) == [("c", "a", VersionKind.DRAFT)]


def test_one_title_does_not_make_two_texts_versions() -> None:
    assert offers(text("a", "若干措施"), text("b", "若干措施", OTHER)) == []
    assert offers(text("a", "工作要点2023年"), text("b", "工作要点2024年", [*WORDS[:1], *OTHER])) == []


def test_chosen_documents_count_as_versions_by_their_words_alone() -> None:
    service = VersionOffers(Shelf(text("a", "甲方案"), text("b", "乙办法"), text("c", "丙意见", OTHER)))
    assert service.all() == ()
    assert service.natural_mode(["a", "b"]) is CompareMode.TEXT
    assert service.natural_mode(["a", "c"]) is CompareMode.MATTER
    assert service.natural_mode(["a", "b", "c"]) is CompareMode.MATTER
    assert service.for_document("nosuch") == ()
    with pytest.raises(UnknownDocumentError):
        service.between("a", "nosuch")


def test_cancelled_work_stops() -> None:
    class Cancelled(Silent):
        @property
        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        VersionOffers(Shelf(text("a", "甲方案"), text("b", "甲方案"))).all(Cancelled())


def test_real_revisions_of_laws_are_offered_and_cascades_are_not(shared: Path) -> None:
    regions = Regions.from_lines((REPOSITORY / "content" / "regions.tsv").read_text(encoding="utf-8").splitlines())
    read = {}
    for folder in sorted((shared / "corpus" / "docs" / "pairs").iterdir()):
        for name in ("old", "new"):
            doc = folder.name[:2] + name
            raw = (folder / f"{name}.txt").read_text(encoding="utf-8").lstrip("\ufeff")
            built = build_document(
                raw,
                doc_id=doc,
                origin=Origin.IMPORTED,
                today=date(2026, 7, 1),
                regions=regions,
                # The folder of a cascade is named after the lower text alone.
                fallback_title=f"{folder.name}{name if folder.name[:2] in CASCADES else ''}",
            )
            read[doc] = built.document
    service = VersionOffers(Shelf(*read.values()))
    numbers = sorted({doc[:2] for doc in read})
    modes = {number: service.natural_mode([f"{number}old", f"{number}new"]) for number in numbers}
    assert {number for number, mode in modes.items() if mode is CompareMode.MATTER} == CASCADES
