"""A work plan holds what is printed, the gaps that follow from it, and blanks: nothing of the program's own."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from compendium.domain.document import Document, DocumentInfo, Level
from compendium.domain.errors import UserError
from compendium.domain.fact import DeadlineBasis, Duty, Fact, Target
from compendium.domain.handout import HandoutParagraph
from compendium.domain.paper import NoteKind, Paper, PaperNote, PaperTable
from compendium.exporters.registry import write_paper
from compendium.services.compare import CompareService
from compendium.services.library import LibraryService
from compendium.services.work_plan import BLANK, WorkPlanService, upper_and_own
from fact_samples import TODAY, Office, sample, stated

UPPER = {
    "1": "一、重点任务",
    "1.1": "（一）壮大科技企业。到2026年底，高新技术企业达到500家，研发投入占比达到4%，科技型中小企业达到800家。"
    "（责任单位：省科技厅）",
    "1.2": "（二）建设重点实验室。支持领军企业牵头建设重点实验室，开放大型科学仪器设施。",
    "1.3": "（三）鼓励企业出海。支持企业参加境外展会，建立海外研发中心。",
}
OWN = {
    "1": "一、主要举措",
    "1.1": "（一）壮大科技企业。到2026年底，高新技术企业达到100家，研发投入占比达到3%，科技型中小企业不断增加。"
    "（责任单位：市科技局）",
    "1.2": "（二）建设重点实验室。支持领军企业牵头建设重点实验室，开放大型科学仪器设施，给予补助。",
}


def facts(document: Document) -> list[Fact]:
    year_end = {"deadline": "2026-12-31", "deadline_basis": DeadlineBasis.STATED, "comparator": "达到"}
    wanted = [
        ("高新技术企业达到500家", Target("高新技术企业", "500", 500.0, "家", **year_end)),  # type: ignore[arg-type]
        ("研发投入占比达到4%", Target("研发投入占比", "4", 4.0, "%", **year_end)),  # type: ignore[arg-type]
        ("科技型中小企业达到800家", Target("科技型中小企业", "800", 800.0, "家", **year_end)),  # type: ignore[arg-type]
        ("高新技术企业达到100家", Target("高新技术企业", "100", 100.0, "家", **year_end)),  # type: ignore[arg-type]
        ("研发投入占比达到3%", Target("研发投入占比", "3", 3.0, "%", **year_end)),  # type: ignore[arg-type]
        ("（责任单位：省科技厅）", Duty(("省科技厅",))),
        ("（责任单位：市科技局）", Duty(("市科技局",))),
    ]
    return [
        stated(document, clause.id, quote, detail)
        for clause in document.outline
        for quote, detail in wanted
        if quote in clause.text
    ]


@pytest.fixture
def plan(office: Office) -> Paper:
    office.extract = facts
    office.put(sample("upper", texts=UPPER, level=Level.PROVINCE), sample("own", texts=OWN, level=Level.CITY))

    def found(doc: str) -> list[Fact]:
        return [row.fact for row in office.facts.for_document(doc)]

    compare = CompareService(office.documents, facts=found)
    return WorkPlanService(LibraryService(office.documents, TODAY), compare, office.facts, today=TODAY).plan(
        "upper", "own"
    )


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, HandoutParagraph)]


def task(paper: Paper, name: str) -> list[str]:
    """Return the paragraphs below the heading of a task."""
    lines = texts(paper)
    start = next(at for at, line in enumerate(lines) if line.startswith("（") and name in line) + 1
    return lines[start : start + 8]


def test_it_says_that_it_is_a_draft(plan: Paper) -> None:
    assert plan.title.startswith("关于贯彻落实《")
    assert plan.title.endswith("》的工作方案（草拟稿）")
    first = next(plan.blocks)
    assert isinstance(first, PaperNote)
    assert first.kind is NoteKind.WARNING
    assert "骨架" in first.text


def test_each_upper_task_is_quoted_with_its_place_beside_ones_own(plan: Paper) -> None:
    lines = task(plan, "壮大科技企业")
    body = UPPER["1.1"].removeprefix("（一）")
    assert lines[0] == f"上级要求：“{body}”（第一部分第（一）条）"
    assert lines[1] == f"本级已有规定：“{OWN['1.1'].removeprefix('（一）')}”（第一部分第（一）条）"


def test_gaps_are_told_with_their_numbers(plan: Paper) -> None:
    gap = next(line for line in task(plan, "壮大科技企业") if line.startswith("差距："))
    assert "低于上级指标：研发投入占比上级4%、本级3%（降低）" in gap
    assert "未定量：科技型中小企业（上级800家）" in gap
    assert "高新技术企业" not in gap.split("未定量")[1]
    missing = task(plan, "鼓励企业出海")
    assert "本级已有规定：没有找到相应条款。" in missing
    assert "差距：缺失：本级没有相应规定。" in missing
    kept = task(plan, "建设重点实验室")
    assert any(line.startswith("差距：已有规定") for line in kept)
    summary = next(line for line in texts(plan) if line.startswith("上级文件列有"))
    assert summary == (
        "上级文件列有 3 项内容：本级文件有相应条款的 2 项，缺失 1 项；"
        "有相应条款的各项中，未定量 1 项，低于上级指标 1 项。"
    )


def test_targets_wait_for_local_values(plan: Paper) -> None:
    tables = [block.sheet for block in plan.blocks if isinstance(block, PaperTable)]
    overview, targets = tables
    assert [row.cells[-2:] for row in overview.rows] == [(None, None)] * 3
    assert [row.cells for row in targets.rows] == [
        ("高新技术企业", "500家", "2026年底", "100家", None, None),
        ("研发投入占比", "4%", "2026年底", "3%", None, None),
        ("科技型中小企业", "800家", "2026年底", "未定量", None, None),
    ]


def test_units_and_dates_are_blank_and_hints_are_printed_words(plan: Paper) -> None:
    lines = task(plan, "壮大科技企业")
    assert f"责任单位：{BLANK}（上级文件印明：省科技厅；本级文件印明：市科技局）" in lines
    assert any(line.startswith(f"完成时限：{BLANK}（上级文件印明：2026年底") for line in lines)
    assert f"责任单位：{BLANK}" in task(plan, "鼓励企业出海")


def test_it_is_written_as_word_page_and_markdown(plan: Paper, tmp_path: Path) -> None:
    for ending in ("docx", "html", "md"):
        assert write_paper(plan, tmp_path / f"a.{ending}") > 20
    written = docx.Document(str(tmp_path / "a.docx"))
    assert [cell.text for cell in written.tables[0].rows[0].cells] == [
        *("序号", "上级任务", "本级条款", "差距", "责任单位", "完成时限")
    ]
    headings = [each.text for each in written.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == ["一、对照情况", "二、任务落实", "三、工作要求"]
    assert "目标分解表" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_the_higher_level_is_the_upper_one() -> None:
    city, nation = DocumentInfo("c", "市", Level.CITY), DocumentInfo("n", "国", Level.NATIONAL)
    unknown = DocumentInfo("u", "未知")
    assert upper_and_own([city, nation]) == ("n", "c")
    assert upper_and_own([nation, city]) == ("n", "c")
    assert upper_and_own([unknown, nation]) == ("u", "n")
    with pytest.raises(UserError, match="一份上级文件和一份本级文件"):
        upper_and_own([city, nation, unknown])


def test_two_regions_of_one_level_have_no_upper_one() -> None:
    one = DocumentInfo("w", "甲市方案", Level.CITY, "江苏省无锡市")
    other = DocumentInfo("j", "乙市方案", Level.CITY, "山东省济南市")
    with pytest.raises(UserError, match="没有上下级关系") as caught:
        upper_and_own([one, other])
    assert caught.value.code == "not_upper_and_own"
    assert upper_and_own([one, DocumentInfo("x", "丙", Level.CITY, "江苏省无锡市")]) == ("w", "x")
    assert upper_and_own([one, DocumentInfo("y", "丁", Level.CITY)]) == ("w", "y")
