from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compendium.domain.document import Clause
from compendium.domain.fact import Duty, Fact, FactKind
from compendium.domain.ledger import TRACKED_KINDS, LedgerStatus
from compendium.domain.sheet import Cell, Sheet
from compendium.services import sheets
from compendium.services.fact_rows import FactFilter, FactRow
from fact_samples import TITLE, TODAY, Office, all_kinds, sample, stated


def _rows(office: Office, *kinds: FactKind) -> list[FactRow]:
    return office.facts.facts(FactFilter(kinds=kinds))


def _cells(sheet: Sheet, *keys: str) -> list[tuple[Cell, ...]]:
    """Return the cells of each row under some columns; each row must have one cell a column."""
    places = [[column.key for column in sheet.columns].index(key) for key in keys]
    assert all(len(row.cells) == len(sheet.columns) for row in sheet.rows)
    return [tuple(row.cells[place] for place in places) for row in sheet.rows]


def _tasks(office: Office) -> Sheet:
    return sheets.tasks_sheet(_rows(office, FactKind.DUTY), office.documents.clause, TODAY)


def test_tasks_have_the_columns_that_officials_use_and_units_as_printed(office: Office) -> None:
    sheet = _tasks(office)
    labels = [column.label for column in sheet.columns]
    assert labels == ["序号", "重点任务", "具体举措", "牵头单位", "责任/配合单位", "完成时限", "进展", "来源"]
    assert (sheet.kind, sheet.title, sheet.subtitle) == ("tasks", "任务分工表", f"《{TITLE}》")
    assert sheet.notes == (f"来源：《{TITLE}》", "生成日期：2026年7月1日")
    first, second = _cells(sheet, *(column.key for column in sheet.columns))
    assert first == (
        1,
        "一、主要任务",
        "培育企业。到2026年底，高新技术企业达到500家，科技型中小企业达到800家。对新认定的企业给予20万元奖励。",
        "市科技局",
        "市财政局、市税务局",
        "2026年底",
        "",
        f"《{TITLE}》第一部分第（一）条",
    )
    assert second[3:6] == ("", "市科技局", "2025年9月底前")


def test_progress_of_a_task_comes_from_the_ledger(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY)[:1], status=LedgerStatus.BLOCKED, progress="3项", remark="缺资金")
    assert _cells(_tasks(office), "progress") == [("受阻；3项；缺资金",), ("",)]


def test_a_long_measure_is_printed_whole(office: Office) -> None:
    sentence = "推进" + "科技创新" * 20 + "。"
    unit = "（责任单位：市科技局）"
    office.extract = lambda document: [stated(document, "1.1", unit, Duty(("市科技局",)))]
    office.put(sample(texts={"1": "一、任务", "1.1": f"（一）做事。{sentence * 9}{unit}"}))
    assert _cells(_tasks(office), "measure") == [(f"做事。{sentence * 9}",)]


def test_a_task_is_what_the_duty_applies_to(office: Office) -> None:
    def above(document: object) -> list[Fact]:
        return [stated(sample(), "1.2", "（责任单位：市科技局）", Duty(("市科技局",), applies_to="1.1"))]

    office.extract, office.rules = above, "2"
    office.open()
    assert str(_cells(_tasks(office), "measure")[0][0]).startswith("培育企业。")


@pytest.mark.parametrize(
    ("lead", "implied", "shown"),
    [
        (("市科技局",), (), "市财政局"),
        ((), (), "市科技局、市财政局"),
        ((), ("各区人民政府", "管委会"), "市科技局、市财政局（另涉及：各区人民政府、管委会）"),
        (("市科技局", "市财政局"), ("各区人民政府",), "另涉及：各区人民政府"),
    ],
)
def test_units_named_once_for_many_clauses_are_marked(
    office: Office, lead: tuple[str, ...], implied: tuple[str, ...], shown: str
) -> None:
    duty = Duty(("市科技局", "市财政局"), lead_units=lead, implied_units=implied)
    office.extract = lambda document: [stated(document, "1.2", "（责任单位：市科技局）", duty)]
    office.put(sample())
    assert _cells(_tasks(office), "units") == [(shown,)]


def test_a_heading_on_a_line_of_its_own_gets_a_full_stop() -> None:
    clause = Clause("1.1", 2, "（一）", "培育企业", "1", "（一）培育企业\n　　支持企业\n发展。（责任单位：甲局）")
    assert sheets._measure(clause, "（责任单位：甲局）") == "培育企业。支持企业发展。"


def test_targets_have_real_numbers_and_dates(office: Office) -> None:
    sheet = sheets.targets_sheet(_rows(office, FactKind.TARGET), TODAY)
    assert _cells(sheet, "indicator", "value", "number", "unit", "comparator", "due", "day", "units")[0] == (
        *("高新技术企业", "500", 500, "家", "达到", "2026年底", date(2026, 12, 31)),
        "市科技局、市财政局、市税务局",
    )
    assert _cells(sheet, "quote") == [("高新技术企业达到500家",), ("科技型中小企业达到800家",)]


def test_supports_have_their_sums_in_yuan(office: Office) -> None:
    sheet = sheets.supports_sheet(_rows(office, FactKind.SUPPORT), TODAY)
    assert _cells(sheet, "type", "beneficiary", "amount", "min", "max") == [
        ("奖补", "新认定的企业", "20万元", 200000, 200000)
    ]


def test_a_calendar_shows_deadlines_and_dated_targets(office: Office) -> None:
    sheet = sheets.deadlines_sheet(_rows(office), TODAY)
    assert _cells(sheet, "due", "standing", "type") == [
        ("2026年底", "未到期", "指标"),
        ("2026年底", "未到期", "指标"),
        ("2025年9月底前", "已逾期", "任务"),
    ]


def test_rows_keep_the_order_they_are_given_in(office: Office) -> None:
    rows = _rows(office, FactKind.TARGET)[::-1]
    assert _cells(sheets.targets_sheet(rows, TODAY), "serial", "value") == [(1, "800"), (2, "500")]


def test_the_ledger_offers_what_may_be_filled_in(office: Office) -> None:
    sheet = sheets.ledger_sheet(_rows(office, *TRACKED_KINDS), TODAY)
    assert [column.key for column in sheet.columns if column.editable] == [
        "status",
        "progress",
        "person",
        "date",
        "remark",
    ]
    assert [column.choices for column in sheet.columns if column.choices] == [("未启动", "进行中", "已完成", "受阻")]
    assert len({row.key for row in sheet.rows}) == len(sheet.rows) == 5
    assert all(row.key for row in sheet.rows)


def test_rows_of_several_documents_name_them_all(office: Office) -> None:
    office.put(sample("second"))
    sheet = sheets.targets_sheet(_rows(office, FactKind.TARGET), TODAY)
    assert sheet.subtitle == "来自 2 份文件"
    assert [note for note in sheet.notes if note.startswith("来源")] == [f"来源：《{TITLE}》"] * 2
    assert _cells(sheet, "source") == [(f"《{TITLE}》第一部分第（一）条",)] * 4


def test_a_source_has_the_full_title_and_the_number_of_the_document(office: Office) -> None:
    row = _rows(office, FactKind.TARGET)[0]
    info = replace(
        row.info, title="关于印发《甲市三年行动方案》的通知", short_title="三年行动", doc_number="甲政发〔2024〕9号"
    )
    cited = "《关于印发〈甲市三年行动方案〉的通知》（甲政发〔2024〕9号）"
    rows = [replace(row, info=info), replace(row, info=replace(info, id="other"))]
    assert _cells(sheets.targets_sheet(rows, TODAY), "source") == [(f"{cited}第一部分第（一）条",)] * 2
    assert sheets.targets_sheet(rows[:1], TODAY).subtitle == cited


@pytest.mark.parametrize(
    "make", [sheets.targets_sheet, sheets.supports_sheet, sheets.deadlines_sheet, sheets.ledger_sheet]
)
def test_a_table_of_nothing_is_a_table(make: object) -> None:
    assert callable(make)
    sheet = make([], TODAY)
    assert (len(sheet.rows), sheet.subtitle, sheet.notes) == (0, "", ("生成日期：2026年7月1日",))


def test_the_key_of_a_row_is_alike_everywhere_and_changes_with_what_is_recorded(office: Office) -> None:
    before = [sheets.ledger_key(row) for row in _rows(office, FactKind.DUTY)]
    office.put(sample(texts={clause.id: clause.text for clause in sample().outline[1:]}))
    office.open()
    assert [sheets.ledger_key(row) for row in _rows(office, FactKind.DUTY)] == before
    office.ledger.record(_rows(office, FactKind.DUTY)[:1], person="张三")
    after = [sheets.ledger_key(row) for row in _rows(office, FactKind.DUTY)]
    assert [key.partition(".")[0] for key in after] == [key.partition(".")[0] for key in before]
    assert (after[0] == before[0], after[1] == before[1]) == (False, True)


def test_sums_that_are_no_whole_numbers_stay_as_they_are(office: Office) -> None:
    def rated(document: object) -> list[Fact]:
        facts = [fact for fact in all_kinds(sample()) if fact.kind is FactKind.SUPPORT]
        return [replace(fact, detail=replace(fact.detail, rate=0.0015, max_yuan=0.5)) for fact in facts]  # type: ignore[type-var]

    office.extract, office.rules = rated, "2"
    office.open()
    sheet = sheets.supports_sheet(_rows(office, FactKind.SUPPORT), TODAY)
    assert _cells(sheet, "max", "rate") == [(0.5, 0.15)]


def test_columns_in_which_nothing_is_said_are_left_out(office: Office) -> None:
    def keys() -> list[str]:
        return [column.key for column in sheets.targets_sheet(_rows(office, FactKind.TARGET), TODAY).columns]

    assert "comparator" in keys()
    assert not {"baseline", "scope"}.intersection(keys())
    row = _rows(office, FactKind.TARGET)[0]
    office.corrections.edit(row, replace(row.fact.detail, baseline="300家"))  # type: ignore[type-var]
    assert "baseline" in keys()
    sheet = sheets.targets_sheet(_rows(office, FactKind.TARGET), TODAY)
    assert _cells(sheet, "value", "baseline", "quote")[0] == ("500", "300家", "高新技术企业达到500家")
