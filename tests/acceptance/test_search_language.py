"""The search language as its help page teaches it, on the bundled library through the command line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from compendium.app.paths import resources_dir
from compendium.domain.document import DocumentInfo
from compendium.domain.query import SearchRequest
from compendium.domain.unit_aliases import UnitAliases, of_place
from compendium.facts.units import responsible_units
from compendium.search.engine import SearchEngine
from compendium.search.fields import fields_on, readers
from compendium.search.syntax import parse
from compendium.services.facts import GrantedSum
from compendium.services.search_amounts import amount_field
from compendium.store.documents import DocumentRepository
from compendium.store.facts import FactRepository
from compendium.store.library_db import LibraryDatabase
from real_command import Command

PAGES = ("search_syntax.md", "search_syntax.en.md")
TODAY = date(2026, 6, 1)
FIELDS = (*fields_on(TODAY), amount_field(tuple))
Place = tuple[str, str]
EXAMPLE = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def aliases() -> UnitAliases:
    content = resources_dir().parent / "content"
    return UnitAliases.from_data(tomllib.loads((content / "units.toml").read_text(encoding="utf-8")))


def page(name: str) -> str:
    return (resources_dir() / "help" / name).read_text(encoding="utf-8")


def examples(name: str) -> list[str]:
    return EXAMPLE.findall(page(name))


@pytest.mark.parametrize("name", PAGES)
def test_every_example_is_understood_as_it_stands(name: str) -> None:
    assert len(examples(name)) >= 20
    for example in examples(name):
        query = parse(example, readers(FIELDS))
        assert query.root is not None
        assert not query.repaired, example


@pytest.mark.parametrize("name", PAGES)
def test_the_page_names_every_field(name: str) -> None:
    for field in FIELDS:
        for label in (field.labels[0], field.labels[-1]):
            assert f"{label}:" in page(name), label


def test_both_languages_teach_the_same() -> None:
    assert len(examples(PAGES[0])) == len(examples(PAGES[1]))


@dataclass(frozen=True)
class Library:
    """The bundled library: its shipped index, and every clause and document as they are."""

    engine: SearchEngine
    texts: dict[Place, str]
    infos: dict[str, DocumentInfo]

    def places(self, query: str, **options: object) -> set[Place]:
        """What ``query`` finds, taken literally."""
        result = self.engine.search(SearchRequest(query, literal=True, **options))  # type: ignore[arg-type]
        places = [(hit.doc, hit.clause) for hit in result.hits]
        assert len(places) == len(set(places)) == result.total == result.total_exact
        return set(places)

    def holding(self, words: str) -> set[Place]:
        return {place for place, text in self.texts.items() if words in text}

    def of(self, **wanted: object) -> set[Place]:
        return {
            place
            for place in self.texts
            if all(getattr(self.infos[place[0]], name) == value for name, value in wanted.items())
        }


@pytest.fixture(scope="module")
def library(compiled_bundle: Path) -> Iterator[Library]:
    database = LibraryDatabase(compiled_bundle / "library.db", read_only=True)
    documents = DocumentRepository(database)
    shipped = compiled_bundle / "index"
    stored = FactRepository(database)
    engine = SearchEngine(
        shipped,
        documents,
        shipped=shipped,
        today=lambda: TODAY,
        unit_names=aliases().canonical,
        more_fields=[amount_field(lambda: [GrantedSum(*each) for each in stored.sums()])],
    )
    infos = {info.id: info for info in documents.list()}
    texts = {(doc, clause.id): clause.text for doc in infos for clause in documents.get(doc).outline}
    yield Library(engine, texts, infos)
    engine.close()
    database.close()


@pytest.mark.parametrize("example", examples(PAGES[0]))
def test_every_example_finds_something(example: str, library: Library) -> None:
    assert library.places(example)


@pytest.mark.parametrize(("chinese", "english"), list(zip(examples(PAGES[0]), examples(PAGES[1]), strict=True)))
def test_both_languages_find_the_same(chinese: str, english: str, library: Library) -> None:
    assert library.places(chinese) == library.places(english)


def test_what_a_query_finds_is_what_reading_everything_finds(library: Library) -> None:
    holding, of, texts = library.holding, library.of, library.texts
    starred = {place for place, text in texts.items() if re.search(r"科技[^。；;！!？?\n]{0,20}企业", text)}
    numbered = {place for place, text in texts.items() if re.search(r"鲁政字.2021.164号", text)}
    assert starred
    assert numbered
    for query, truth in (
        ("科技*企业", starred),
        ("科技*企业 -高校", starred - holding("高校")),
        ("鲁政字(2021)164号", numbered),
        ("鲁政字 〔2021〕 164 号 或 技术合同", numbered | holding("技术合同")),
        ("企业 年份:2024", holding("企业") & of(year=2024)),
        ("企业 -(年份:2024 或 层级:国家)", holding("企业") - of(year=2024) - of(level="国家")),
        ("（人才 或 税收） 时效:征求意见稿", (holding("人才") | holding("税收")) & of(validity="draft")),
        ("NOT 层级:国家", set(texts) - of(level="国家")),
    ):
        assert library.places(query) == truth, query


def test_filters_and_fields_narrow_alike(library: Library) -> None:
    for options, field in (
        ({"years": (2024,)}, "年份:2024"),
        ({"levels": ("市",)}, "层级:市"),
        ({"regions": ("吉林",)}, "地区:吉林"),
        ({"issuers": ("财政厅",)}, "发文机关:财政厅"),
        ({"validities": ("draft",)}, "时效:征求意见稿"),
        ({"units": ("科技厅",)}, "责任单位:科技厅"),
    ):
        assert library.places("企业", **options) == library.places(f"企业 {field}") != set(), field


def test_a_unit_of_the_facet_finds_as_many_clauses_as_it_says(library: Library, reader: Command) -> None:
    """The truth: every clause read by the rules, its units under one name each, those of a place told apart."""
    canonical = aliases().canonical
    truth: dict[str, set[Place]] = {}
    for place, text in library.texts.items():
        for unit in responsible_units(text):
            truth.setdefault(of_place(canonical(unit), library.infos[place[0]].region), set()).add(place)
    facet = library.engine.search(SearchRequest("-没有的字", limit=1)).facets["unit"]
    assert facet == {unit: len(places) for unit, places in truth.items()}
    for unit in list(facet)[::7]:
        assert library.places("-没有的字", units=(unit,)) == truth[unit], unit
        assert library.places(f'责任单位:"{unit}"') >= truth[unit], unit
    found = reader.json("search", "企业", "--literal", "--unit", "吉林省科学技术厅")
    assert found["total"] == reader.json("search", "企业", "--literal")["facets"]["unit"]["吉林省科学技术厅"] > 0


def test_any_name_of_a_unit_finds_it(library: Library) -> None:
    found = library.places("责任单位:吉林省科技厅")
    assert found == library.places("责任单位:吉林省科学技术厅") == library.places("-没有的字", units=("吉林省科技厅",))
    assert len(found) > 5
    assert all(doc == "jilin-2024" for doc, _ in found)
    assert found <= library.places("责任单位:科技厅") == library.places("责任单位:科学技术厅")


def test_amounts_are_those_of_the_table_of_supports(reader: Command, library: Library) -> None:
    supports = reader.json("facts", "--kind", "support")
    sums = [
        (doc_clause, min(printed), max(printed))
        for each in supports
        for doc_clause in [(each["doc"], each["clause"])]
        if (printed := [value for value in (each["min_yuan"], each["max_yuan"]) if value is not None])
    ]
    for query, truth in (
        ("金额:>=100万", {place for place, _, most in sums if most >= 1e6}),
        ("amount:>1000000", {place for place, _, most in sums if most > 1e6}),
        ("金额:<=10万元", {place for place, least, _ in sums if least <= 1e5}),
        ("金额:10..50万", {place for place, least, most in sums if most >= 1e5 and least <= 5e5}),
        ("金额:100万 或 金额:50万", {place for place, a, b in sums if a <= 1e6 <= b or a <= 5e5 <= b}),
        ("企业 -金额:>=100万", library.holding("企业") - {place for place, _, most in sums if most >= 1e6}),
    ):
        found = reader.json("search", query, "--literal")
        assert {(hit["doc"], hit["clause"]) for hit in found["hits"]} == truth, query
        assert found["total"] == len(truth) > 0
        assert sum(found["facets"]["doc"].values()) == len(truth)


def test_amounts_are_told_in_words_and_what_is_none_is_a_word(reader: Command) -> None:
    assert "理解为：“企业” 且 金额不少于100万元" in reader("search", "企业 金额:>=100万").out.decode("utf-8")
    said = reader("search", "企业 金额:很多").out.decode("utf-8")
    assert "“很多”不能作为金额，要写成 金额:>=100万" in said


def test_validity_is_that_of_the_day(command: Command) -> None:
    found = {}
    for today in ("2023-06-01", "2026-06-01"):
        done = command("search", "企业", "--json", environ={"COMPENDIUM_TODAY": today})
        found[today] = done.json["facets"]["validity"]
    assert found["2023-06-01"].get("period_ended", 0) < found["2026-06-01"]["period_ended"]


def test_sorting(reader: Command) -> None:
    infos = {info["id"]: info for info in reader.json("list")}
    order = list(infos)

    def docs(sort: str) -> list[str]:
        return [hit["doc"] for hit in reader.json("search", "企业", "--sort", sort)["hits"]]

    by_document = docs("document")
    assert by_document == sorted(by_document, key=order.index)
    newest = docs("newest")
    years = [(infos[doc]["year"], infos[doc]["signed_date"] or "") for doc in newest]
    assert years == sorted(years, reverse=True)
    levels = [infos[doc]["level"] for doc in docs("level")]
    assert levels == sorted(levels, key=["国家", "省", "市", "县"].index)
    assert sorted(by_document) == sorted(newest) == sorted(docs("level")) == sorted(docs("relevance"))


@pytest.mark.parametrize(
    "words", [("-企业",), ("--", "-企业"), ("人才", "-企业"), ("-(企业 或 人才)",), ('-"企业"',), ("-R&D",)]
)
def test_a_query_may_begin_with_a_dash(words: tuple[str, ...], reader: Command, library: Library) -> None:
    found = reader("search", "--literal", "--json", *words).json
    assert found["total"] > 0
    left_out = "R&D" if "R" in words[-1] else "企业"
    assert not any(left_out in library.texts[hit["doc"], hit["clause"]] for hit in found["hits"])


def test_a_reader_is_told_how_his_words_were_understood(reader: Command) -> None:
    said = reader("search", "企业 年份:abc").out.decode("utf-8")
    assert "理解为：按词检索：" in said
    assert "“abc”不能作为年份" in said
    assert "理解为：“企业” 且 年份 2024" in reader("search", "企业 年份:2024").out.decode("utf-8")


def test_literal_finds_the_words_alone(reader: Command) -> None:
    assert reader.json("search", "研发机构全覆盖是怎么要求的")["total"] > 0
    assert reader.json("search", "研发机构全覆盖是怎么要求的", "--literal")["total"] == 0


def test_what_is_no_validity_is_refused(reader: Command) -> None:
    done = reader("search", "税", "--validity", "好用")
    assert done.status == 2
    assert "现行有效" in done.said
