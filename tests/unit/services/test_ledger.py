from __future__ import annotations

import pytest

from compendium.domain.errors import UserError
from compendium.domain.fact import FactKind
from compendium.domain.ledger import TRACKED_KINDS, LedgerStatus, Standing
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.ledger import NO_UNIT, by_policy, by_unit
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.ledger import LedgerRepository
from compendium.store.salvage import read_user_data
from fact_samples import TEXTS, Office, sample


def _rows(office: Office, *kinds: FactKind) -> list[FactRow]:
    return office.facts.facts(FactFilter(kinds=kinds or TRACKED_KINDS))


def test_what_is_recorded_is_kept_with_its_row(office: Office) -> None:
    office.ledger.record(
        _rows(office, FactKind.DUTY)[:1],
        status=LedgerStatus.UNDER_WAY,
        progress=" 已起草 ",
        person="张三",
        date="2026/6/3",
        remark="等会签",
    )
    office.open()
    first, second = _rows(office, FactKind.DUTY)
    entry = first.entry
    assert (entry.status, entry.progress, entry.person) == (LedgerStatus.UNDER_WAY, "已起草", "张三")
    assert (entry.date, entry.remark, entry.modified) == ("2026-06-03", "等会签", "2026-07-01T09:00:00+00:00")
    assert (first.tracked, second.tracked) == (True, False)
    assert [row.key for row in office.facts.facts(FactFilter(tracked=True))] == [first.key]
    assert office.facts.facts(FactFilter(statuses=(LedgerStatus.UNDER_WAY,), text="张三")) == [first]


def test_a_field_that_is_not_given_stays(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY), person="张三")
    office.ledger.record(_rows(office, FactKind.DUTY), status=LedgerStatus.DONE)
    assert [(row.entry.person, row.standing) for row in _rows(office, FactKind.DUTY)] == [("张三", Standing.DONE)] * 2


def test_a_change_can_be_taken_back_and_made_again(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY), person="张三")
    change = office.ledger.record(_rows(office, FactKind.DUTY)[:1], person="李四")
    assert change.docs == ("sample-2024",)
    redo = office.ledger.undo(change)
    assert [row.entry.person for row in _rows(office, FactKind.DUTY)] == ["张三", "张三"]
    office.ledger.undo(redo)
    assert [row.entry.person for row in _rows(office, FactKind.DUTY)] == ["李四", "张三"]


def test_an_entry_that_says_nothing_is_none(office: Office) -> None:
    office.ledger.record(_rows(office), person="张三")
    office.ledger.record(_rows(office), person="")
    assert LedgerRepository(office.user).all() == ()
    assert office.ledger.record(_rows(office), person=" ").steps == ()


@pytest.mark.parametrize("text", ["明天", "2026-09", "2026-02-30"])
def test_what_is_no_day_is_refused(office: Office, text: str) -> None:
    with pytest.raises(UserError) as caught:
        office.ledger.record(_rows(office), date=text)
    assert caught.value.code == "bad_value"


def test_only_tasks_targets_and_deadlines_are_tracked(office: Office) -> None:
    with pytest.raises(UserError) as caught:
        office.ledger.record(_rows(office, FactKind.SUPPORT), person="张三")
    assert caught.value.code == "not_tracked"


def test_entries_follow_their_words_through_a_new_edition(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.TARGET)[:1], progress="480")
    office.put(sample(texts={"1": "一、任务", "3.9": TEXTS["1.1"].replace("。对新", "。\n对新")}))
    first, second = _rows(office, FactKind.TARGET)
    assert (first.fact.clause, first.entry.progress, second.tracked) == ("3.9", "480", False)
    office.ledger.record([first], progress="490")
    assert [entry.progress for entry in LedgerRepository(office.user).all()] == ["490"]


def test_an_edited_fact_keeps_its_entry(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY)[1:], person="张三")
    row = _rows(office, FactKind.DUTY)[1]
    from dataclasses import replace

    office.corrections.edit(row, replace(row.fact.detail, units=("市财政局",)))  # type: ignore[type-var]
    row = _rows(office, FactKind.DUTY)[1]
    assert (row.printed_units, row.entry.person) == (("市财政局",), "张三")


def test_entries_whose_words_are_gone_are_listed_not_dropped(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY), person="张三")
    office.put(sample(texts={"1": TEXTS["1"], "1.1": TEXTS["1.1"]}))
    assert [entry.anchor.clause for entry in office.facts.lost_entries()] == ["1.2"]
    office.documents.remove("sample-2024")
    assert len(office.facts.lost_entries()) == 2
    office.put(sample())
    assert office.facts.lost_entries() == []
    assert [row.entry.person for row in _rows(office, FactKind.DUTY)] == ["张三", "张三"]


def test_overviews_count_statuses_and_what_is_late(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.TARGET)[:1], status=LedgerStatus.DONE)
    [policy] = by_policy(_rows(office))
    assert (policy.doc, policy.total, policy.overdue, policy.due_soon) == ("sample-2024", 5, 2, 0)
    assert policy.by_status[LedgerStatus.DONE] == 1
    assert policy.by_status[LedgerStatus.BLOCKED] == 0
    units = by_unit(office.facts.facts())
    assert [(unit.name, unit.total, unit.overdue) for unit in units] == [
        ("样例市科技局", 5, 2),
        ("样例市财政局", 3, 0),
        ("样例市税务局", 3, 0),
    ]


def test_rows_without_a_unit_come_last(office: Office) -> None:
    office.put(sample(texts={"1": "一、任务", "1.2": TEXTS["1.2"].replace("（责任单位：市科技局）", "")}))
    assert [unit.name for unit in by_unit(_rows(office))] == [NO_UNIT]


def test_ledger_and_corrections_are_rescued_from_a_damaged_file(office: Office) -> None:
    office.ledger.record(_rows(office, FactKind.DUTY), person="张三")
    office.corrections.hide(_rows(office, FactKind.TARGET))
    data = read_user_data(office.user.path)
    assert data.complete
    assert tuple(data.ledger.values()) == LedgerRepository(office.user).all()
    assert tuple(data.corrections.values()) == CorrectionRepository(office.user).all()
    assert len(data.ledger) == len(data.corrections) == 2
