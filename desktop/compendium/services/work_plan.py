"""A skeleton of a work plan (贯彻落实): each task of an upper-level policy against what one's own says.

It holds printed words, numbers and blanks to fill in; whatever is suggested is printed in one of the two texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from compendium.domain.citation import chinese_number, cite_document, locate
from compendium.domain.comparison import Outcome
from compendium.domain.document import BlockStyle, Clause, Document, DocumentInfo, Level
from compendium.domain.errors import UserError
from compendium.domain.handout import HandoutParagraph
from compendium.domain.paper import NoteKind, Paper, PaperBlock, PaperNote, PaperTable, PaperUnit
from compendium.domain.sheet import Column, ColumnKind, Sheet, SheetRow
from compendium.domain.work import SILENT, Progress
from compendium.services.compare import CompareService
from compendium.services.comparison_sheets import OUTCOMES
from compendium.services.facts import FactService
from compendium.services.library import LibraryService
from compendium.services.sheets import generated_on
from compendium.services.work_plan_gaps import Gap, TargetGap, Task, tasks_of

BLANK = "________"
_RANKS = {level: rank for rank, level in enumerate(Level)}
_LONGEST_QUOTE = 400
_WARNING = "草拟稿：由两份文件的原文对照生成的骨架，引文、数字以原文为准，空白处待填写，须经人工审核修改后使用。"


def upper_and_own(infos: Sequence[DocumentInfo]) -> tuple[str, str]:
    """Return the ids of two documents, the one of the higher level first; as they are where the levels do not tell.

    Raises:
        UserError: wrong_number_of_documents; not_upper_and_own: two regions of one level.
    """
    if len(infos) != 2:
        raise UserError(
            "wrong_number_of_documents",
            f"工作方案要由一份上级文件和一份本级文件生成，现在是 {len(infos)} 份。",
            "请只对照这两份文件，或用 --doc 依次写上级文件和本级文件。",
        )
    first, second = infos
    if first.level is not None and first.level == second.level and _differ(first.region, second.region):
        raise UserError(
            "not_upper_and_own",
            f"《{first.title}》和《{second.title}》同为{first.level}级，分属{first.region}和{second.region}，"
            "没有上下级关系，不能生成贯彻落实的工作方案。",
            "请换一份上级文件；要看两地的异同，请导出对比表。",
        )
    turned = first.level is not None and second.level is not None and _RANKS[second.level] < _RANKS[first.level]
    return (second.id, first.id) if turned else (first.id, second.id)


def _differ(one: str | None, other: str | None) -> bool:
    return bool(one and other and one != other)


class WorkPlanService:
    """Makes work plans; safe to call from any thread."""

    def __init__(self, library: LibraryService, compare: CompareService, facts: FactService, *, today: date) -> None:
        self._library, self._compare, self._facts, self._today = library, compare, facts, today

    def plan(self, upper: str, own: str, progress: Progress = SILENT) -> Paper:
        """Return the skeleton for putting ``upper`` into practice where ``own`` is in force.

        Raises:
            UserError: a document is not in the library, or both are the same.
            CancelledError: the user asked to stop.
        """
        compared = self._compare.by_matter((upper, own), progress)
        above, here = self._library.document(upper), self._library.document(own)
        tasks = tasks_of(above, here, compared, self._facts.for_document(upper), self._facts.for_document(own))
        blocks = [*_opening(above, here, tasks), *_details(above, here, tasks), *_closing()]
        notes = (
            f"上级文件：{cite_document(above.info)}",
            f"本级文件：{cite_document(here.info)}",
            generated_on(self._today),
        )
        title = f"关于贯彻落实《{_bare(above.info.title)}》的工作方案（草拟稿）"
        return Paper(title, (PaperUnit(tuple(blocks)),), "", notes)


def _bare(title: str) -> str:
    return title.replace("《", "〈").replace("》", "〉")


def _opening(upper: Document, own: Document, tasks: Sequence[Task]) -> Iterator[PaperBlock]:
    yield PaperNote(_WARNING, NoteKind.WARNING)
    yield HandoutParagraph(
        f"为贯彻落实{cite_document(upper.info)}，对照{cite_document(own.info)}，逐项列出上级任务、本级已有规定、"
        f"差距和需要分解的目标，制定本方案。{BLANK}（指导思想、总体要求待补充）"
    )
    yield _heading("一、对照情况")
    counts = Counter(gap for task in tasks for gap in task.gaps)
    matched = len(tasks) - counts[Gap.MISSING]
    yield HandoutParagraph(
        f"上级文件列有 {len(tasks)} 项内容：本级文件有相应条款的 {matched} 项，缺失 {counts[Gap.MISSING]} 项；"
        f"有相应条款的各项中，未定量 {counts[Gap.UNQUANTIFIED]} 项，低于上级指标 {counts[Gap.LOWER]} 项。"
    )
    yield PaperTable(_overview(upper, own, tasks), titled=True)


def _overview(upper: Document, own: Document, tasks: Sequence[Task]) -> Sheet:
    columns = (
        Column("serial", "序号", ColumnKind.SERIAL, 0.5),
        Column("task", "上级任务", width=2.4),
        Column("own", "本级条款", width=1.8),
        Column("gap", "差距", width=1.2),
        Column("units", "责任单位", width=1.2, editable=True),
        Column("due", "完成时限", width=1.2, editable=True),
    )
    rows = [
        SheetRow(
            (
                number,
                f"{_name(task.clause)}（{_place(upper, task.clause)}）",
                "；".join(_place(own, clause) for clause in task.own),
                "、".join(task.gaps),
                None,
                None,
            )
        )
        for number, task in enumerate(tasks, 1)
    ]
    return Sheet("overview", "任务对照总表", columns, rows, landscape=False)


def _details(upper: Document, own: Document, tasks: Sequence[Task]) -> Iterator[PaperBlock]:
    yield _heading("二、任务落实")
    for number, task in enumerate(tasks, 1):
        yield _heading(f"（{chinese_number(number)}）{_name(task.clause)}", rank=2)
        yield _labelled("上级要求：", f"“{_quoted(task.clause)}”（{_place(upper, task.clause)}）")
        if task.own:
            for clause in task.own:
                yield _labelled("本级已有规定：", f"“{_quoted(clause)}”（{_place(own, clause)}）")
        else:
            yield _labelled("本级已有规定：", "没有找到相应条款。")
        yield _labelled("差距：", _gap_words(task))
        if task.targets:
            yield PaperTable(_targets_sheet(task.targets), titled=True)
        yield _labelled("落实举措：", BLANK)
        yield _labelled("责任单位：", BLANK + _hint(task.units))
        yield _labelled("完成时限：", BLANK + _hint(task.dates))


def _closing() -> Iterator[PaperBlock]:
    yield _heading("三、工作要求")
    yield HandoutParagraph(f"{BLANK}（组织领导、督促检查、宣传培训等待补充）")


def _targets_sheet(targets: Sequence[TargetGap]) -> Sheet:
    columns = (
        Column("indicator", "指标", width=2),
        Column("upper", "上级目标", width=1.2),
        Column("due", "上级时限", width=1.2),
        Column("own", "本级现有", width=1.2),
        Column("local", "本地目标值", width=1.2, editable=True),
        Column("part", "分解到", width=1.2, editable=True),
    )
    rows = [
        SheetRow((target.indicator, target.upper, target.deadline, target.own or "未定量", None, None))
        for target in targets
    ]
    return Sheet("targets", "目标分解表", columns, rows, landscape=False)


def _gap_words(task: Task) -> str:
    if task.gaps == (Gap.NONE,):
        known = [target for target in task.targets if target.own]
        return "已有规定" + (f"；{_numbers(known)}" if known else "，是否需要细化待核。")
    if Gap.MISSING in task.gaps:
        numbers = "、".join(f"{target.indicator}{target.upper}" for target in task.targets)
        return "缺失" + (f"：上级目标{numbers}在本级没有相应规定。" if numbers else "：本级没有相应规定。")
    parts = []
    if lower := [target for target in task.targets if target.outcome is Outcome.LOWERED]:
        parts.append(f"低于上级指标：{_numbers(lower)}")
    if silent := [target for target in task.targets if not target.own]:
        said = "、".join(f"{target.indicator}（上级{target.upper}）" for target in silent)
        parts.append(f"未定量：{said}，本级相应条款没有给出数字")
    return "；".join(parts) + "。"


def _numbers(targets: Sequence[TargetGap]) -> str:
    return "、".join(
        f"{target.indicator}上级{target.upper}、本级{target.own}"
        + (f"（{OUTCOMES[target.outcome]}）" if target.outcome is not None else "")
        for target in targets
    )


def _heading(text: str, rank: int = 1) -> HandoutParagraph:
    return HandoutParagraph(text, BlockStyle.HEADING, len(text), rank)


def _labelled(label: str, text: str) -> HandoutParagraph:
    return HandoutParagraph(label + text, BlockStyle.BODY, len(label))


def _hint(said: Sequence[str]) -> str:
    return f"（{'；'.join(said)}）" if said else ""


def _name(clause: Clause) -> str:
    return clause.title or clause.label


def _place(document: Document, clause: Clause) -> str:
    return locate(document, clause.id) or clause.label


def _quoted(clause: Clause) -> str:
    """Return the clause's words in one paragraph; a long one ends with a sentence and a sign that it goes on."""
    start = len(clause.marker) if clause.run_in else clause.heading_length  # a title alone in its line is named above
    words = "".join(clause.text[start:].strip().split("\n")).replace("“", "‘").replace("”", "’")
    if len(words) <= _LONGEST_QUOTE:
        return words
    end = words.rfind("。", 0, _LONGEST_QUOTE) + 1 or _LONGEST_QUOTE
    return words[:end] + "……"
