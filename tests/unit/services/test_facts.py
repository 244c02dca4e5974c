from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from compendium.domain.document import Document, Level
from compendium.domain.errors import CancelledError, UnknownDocumentError
from compendium.domain.fact import Citation, Duty, Fact, FactKind, Target
from compendium.domain.ledger import Standing
from compendium.services.fact_extraction import FactExtraction
from compendium.services.fact_rows import FactFilter, FactRow
from compendium.services.facts import FactService
from compendium.store.documents import DocumentRepository
from compendium.store.fact_corrections import CorrectionRepository
from compendium.store.facts import FactRepository
from compendium.store.ledger import LedgerRepository
from compendium.store.library_db import LibraryDatabase
from fact_samples import TITLE, TODAY, Office, all_kinds, sample, stated


def _row(office: Office, kind: FactKind, number: int = 0) -> FactRow:
    return office.facts.facts(FactFilter(kinds=(kind,)))[number]


def test_a_row_says_where_its_fact_is_printed(office: Office) -> None:
    row = _row(office, FactKind.TARGET)
    assert (row.doc, row.label, row.section) == ("sample-2024", "（一）培育企业", "一、主要任务")
    assert row.place == "第一部分第（一）条"
    assert row.info.title == TITLE
    assert office.documents.clause(row.doc, row.fact.clause).text[row.fact.start : row.fact.end] == row.fact.quote


def test_facts_that_name_no_unit_have_those_of_their_clause(office: Office) -> None:
    for kind in (FactKind.TARGET, FactKind.SUPPORT, FactKind.DUTY):
        assert _row(office, kind).units == ("样例市科技局", "样例市财政局", "样例市税务局")
    assert _row(office, FactKind.DEADLINE).units == ("样例市科技局",)


def test_a_duty_has_the_dates_of_its_clause_and_others_their_own(office: Office) -> None:
    first, second = _row(office, FactKind.DUTY), _row(office, FactKind.DUTY, 1)
    assert (first.dates, first.date_text) == ((date(2026, 12, 31),), "2026年底")
    assert (second.dates, second.date_text) == ((date(2025, 9, 30),), "2025年9月底前")
    assert (first.standing, second.standing) == (Standing.LATER, Standing.OVERDUE)
    assert _row(office, FactKind.SUPPORT).standing is Standing.UNDATED


def test_a_duty_for_a_clause_above_has_the_dates_of_all_below(office: Office) -> None:
    def above(document: Document) -> list[Fact]:
        facts = [fact for fact in all_kinds(document) if not isinstance(fact.detail, Duty)]
        return [*facts, stated(document, "1.2", "（责任单位：市科技局）", Duty(("市科技局",), applies_to="1"))]

    office.extract = above
    office.put(sample())
    office.open()
    assert _row(office, FactKind.DUTY).dates == (date(2025, 9, 30), date(2026, 12, 31))
    assert _row(office, FactKind.TARGET).units == ("样例市科技局",)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (FactFilter(), 8),
        (FactFilter(kinds=(FactKind.TARGET, FactKind.DEADLINE)), 3),
        (FactFilter(units=("市税务局",)), 4),
        (FactFilter(units=("样例市税务局",)), 4),
        (FactFilter(units=("别的市税务局",)), 0),
        (FactFilter(clauses=("1.2",)), 4),
        (FactFilter(levels=("市",)), 8),
        (FactFilter(levels=("省",)), 0),
        (FactFilter(regions=("样例市",), years=(2024,)), 8),
        (FactFilter(years=(2020,)), 0),
        (FactFilter(text="高新技术 500"), 1),
        (FactFilter(text="搭建平台"), 4),
        (FactFilter(min_yuan=200000), 1),
        (FactFilter(min_yuan=200001), 0),
        (FactFilter(standings=(Standing.OVERDUE,)), 2),
        (FactFilter(tracked=True), 0),
    ],
)
def test_filters(office: Office, wanted: FactFilter, count: int) -> None:
    assert len(office.facts.facts(wanted)) == count


def test_units_are_grouped_under_one_name_and_stay_as_printed(office: Office) -> None:
    office.unit_names = lambda unit: unit.replace("科技局", "科学技术局")
    office.open()
    for asked in ("市科技局", "市科学技术局", "样例市科学技术局"):
        row = office.facts.facts(FactFilter(units=(asked,), kinds=(FactKind.DUTY,)))[1]
        assert (row.units, row.printed_units) == (("样例市科学技术局",), ("市科技局",))


@pytest.mark.parametrize(
    ("region", "unit", "name"),
    [
        ("济南市", "市科技局", "济南市科技局"),
        ("济南市", "市市场监管局", "济南市市场监管局"),
        ("济南市", "市场监管局", "市场监管局"),
        ("济南市", "市直各部门", "市直各部门"),
        ("济南市", "省科技厅", "省科技厅"),
        ("吉林省", "省科技厅", "吉林省科技厅"),
        (None, "市科技局", "市科技局"),
    ],
)
def test_organs_of_different_places_are_told_apart(office: Office, region: str | None, unit: str, name: str) -> None:
    office.extract = lambda document: [stated(document, "1.2", "（责任单位：市科技局）", Duty((unit,)))]
    office.put(sample(region=region))
    assert _row(office, FactKind.DUTY).units == (name,)


def test_an_unknown_document_is_told(office: Office) -> None:
    with pytest.raises(UnknownDocumentError):
        office.facts.for_document("nobody")


def test_reading_can_be_cancelled(office: Office) -> None:
    class Stopped:
        cancelled = True

        def report(self, done: int, total: int, text: str = "") -> None: ...

    with pytest.raises(CancelledError):
        office.facts.facts(progress=Stopped())


def test_facts_go_with_their_document(office: Office) -> None:
    office.documents.remove("sample-2024")
    assert office.facts.facts() == []
    assert office.stored.rules() == {}


def test_another_text_of_the_document_brings_its_own_facts(office: Office) -> None:
    assert len(office.facts.facts()) == 8
    office.put(sample(texts={"1": "一、主要任务", "1.2": "（二）搭建平台。（责任单位：市科技局）"}))
    assert office.quotes() == ["（责任单位：市科技局）"]


def test_facts_are_extracted_anew_once_the_rules_change(office: Office) -> None:
    assert len(office.quotes()) == 8
    office.extract = lambda document: all_kinds(document)[:3]
    office.open()
    assert len(office.quotes()) == 8  # the same rules: what is stored stands
    office.rules = "2"
    office.open()
    assert office.extraction.due() == ["sample-2024"]
    assert len(office.quotes()) == 3
    assert office.stored.rules() == {"sample-2024": "2"}
    assert office.extraction.due() == []


def test_facts_of_a_library_that_cannot_be_written_are_extracted_for_the_moment(office: Office, tmp_path: Path) -> None:
    with office.library.writing() as connection:
        connection.execute("DELETE FROM extraction")
        connection.execute("DELETE FROM fact")
    database = LibraryDatabase(tmp_path / "library.db", read_only=True)
    documents, stored = DocumentRepository(database), FactRepository(database)
    extraction = FactExtraction(documents, stored, extract=all_kinds)
    corrections, entries = CorrectionRepository(office.user), LedgerRepository(office.user)
    service = FactService(documents, stored, extraction, corrections, entries, today=TODAY)
    assert len(service.facts()) == 8
    assert len(service.facts()) == 8
    assert stored.rules() == {}
    database.close()


@pytest.mark.expects_log
def test_a_text_that_the_rules_fail_on_is_kept_without_facts(office: Office) -> None:
    def fail(document: Document) -> list[Fact]:
        raise ZeroDivisionError

    office.extract = fail
    office.put(sample("second"))
    assert office.quotes("second") == []
    assert len(office.quotes()) == 8


def test_bringing_up_to_date_tells_how_far_it_is(office: Office) -> None:
    seen: list[tuple[int, int]] = []

    class Watched:
        cancelled = False

        def report(self, done: int, total: int, text: str = "") -> None:
            assert text
            seen.append((done, total))

    office.put(sample("second"))
    office.rules = "2"
    office.open()
    assert office.extraction.bring_up_to_date(Watched()) == 2
    assert seen == [(0, 2), (1, 2)]
    assert office.extraction.bring_up_to_date() == 0


@pytest.mark.parametrize(
    ("title", "number", "found"),
    [
        ("样例省创新条例", None, True),
        ("样例省创新条例（试行）", None, True),
        ("样例省人民政府关于印发样例省创新条例的通知", None, True),
        ("样例省创新办法", None, False),
        ("", "样政发〔2024〕5号", True),
        ("", "样政发[2024]5号", True),
        ("", "样政发〔2024〕6号", False),
    ],
)
def test_a_citation_leads_to_the_document_it_names(office: Office, title: str, number: str | None, found: bool) -> None:
    cited = sample("cited", level=Level.PROVINCE, doc_number="样政发〔2024〕5号")
    office.documents.put(Document(replace(cited.info, title="样例省创新条例"), cited.outline, cited.blocks))
    office.extract = lambda document: [stated(document, "1.2", "《样例省创新条例》", Citation(title, number))]
    office.put(sample())
    office.open()
    detail = office.facts.for_document("sample-2024")[0].fact.detail
    assert isinstance(detail, Citation)
    assert detail.target_doc == ("cited" if found else None)


def test_a_document_does_not_cite_itself(office: Office) -> None:
    office.extract = lambda document: [stated(document, "1.2", "《样例省创新条例》", Citation(TITLE))]
    office.put(sample())
    office.open()
    detail = office.facts.for_document("sample-2024")[0].fact.detail
    assert isinstance(detail, Citation)
    assert detail.target_doc is None


def test_rows_keep_their_kind_of_detail_through_the_store(office: Office) -> None:
    stored = [row.fact for row in office.facts.for_document("sample-2024")]
    assert stored == sorted(all_kinds(sample()), key=stored.index)
    assert isinstance(stored[0].detail, Target)
