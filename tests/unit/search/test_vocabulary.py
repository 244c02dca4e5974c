from __future__ import annotations

import re

from compendium.domain.document import DocumentInfo
from compendium.domain.query import SuggestionKind
from compendium.domain.thesaurus import Thesaurus
from compendium.search.language import Language
from compendium.search.matching import Part
from compendium.search.table import TableBuilder
from compendium.search.vocabulary import Vocabulary, vocabulary_of
from search_material import shipped_language
from unit.search.conftest import MemoryLibrary

READINGS = shipped_language().readings
THESAURUS = Thesaurus(groups=(("高新技术企业", "高企"),), names=("沿途下蛋",))
LANGUAGE = Language(THESAURUS, READINGS, lambda: ["苏科贷", "锡科贷"], lambda: ["水污染防治行动计划", "水法"])


def part(dead: frozenset[int] = frozenset()) -> Part:
    library = MemoryLibrary()
    library.put(
        DocumentInfo("a", "中华人民共和国水法"),
        "推广“苏科贷”“锡科贷”，实施《水污染防治行动计划》。",
        "再提“苏科贷”。“这是一句话，不是名称。”（责任单位：市科技局、市财政局）",
    )
    library.put(DocumentInfo("b", "“十三五”规划"), "“苏科贷”和“高企”。")
    builder = TableBuilder()
    for info in library.list():
        builder.add(library.get(info.id))
    return Part(builder.table(), None, dead)


def names(vocabulary: Vocabulary, kind: SuggestionKind) -> list[str]:
    return [entry.text for entry in vocabulary.entries if entry.kind is kind]


def test_names_are_told_by_kind() -> None:
    vocabulary = vocabulary_of([part()], LANGUAGE)
    assert names(vocabulary, SuggestionKind.TERM) == ["高新技术企业", "高企", "沿途下蛋"]
    assert names(vocabulary, SuggestionKind.INSTRUMENT) == ["苏科贷", "锡科贷"]
    assert set(names(vocabulary, SuggestionKind.UNIT)) == {"市科技局", "市财政局"}
    assert names(vocabulary, SuggestionKind.TITLE) == [
        "中华人民共和国水法",
        "水法",
        "“十三五”规划",
        "水污染防治行动计划",
    ]


def test_titles_of_dead_documents_are_gone() -> None:
    vocabulary = vocabulary_of([part(frozenset({0}))], LANGUAGE)
    assert names(vocabulary, SuggestionKind.TITLE) == ["“十三五”规划", "水污染防治行动计划", "水法"]


def test_names_are_looked_up() -> None:
    vocabulary = vocabulary_of([part()], LANGUAGE)
    assert [entry.text for entry in vocabulary.starting("高", 5)] == ["高新技术企业", "高企"]
    assert [entry.text for entry in vocabulary.starting("十三五", 5)] == ["“十三五”规划"]
    assert [entry.text for entry in vocabulary.holding("科贷", 1)] == ["苏科贷"]
    assert vocabulary.holding("没有", 5) == []
    assert vocabulary.has("“十三五”规划")
    assert not vocabulary.has("三五")


def test_whole_names_win_over_beginnings_and_these_over_pieces() -> None:
    vocabulary = vocabulary_of([part()], LANGUAGE)
    assert [piece for _, piece in vocabulary.matching(re.compile("水法"), 5)] == ["水法"]
    assert [piece for _, piece in vocabulary.matching(re.compile("高新"), 5)] == ["高新"]
    assert [piece for _, piece in vocabulary.matching(re.compile("科贷"), 5)] == ["科贷"]


def test_names_that_share_characters() -> None:
    vocabulary = vocabulary_of([part()], LANGUAGE)
    shared = vocabulary.sharing("苏科代", lambda name: len(name) - 1)
    assert [entry.text for entry in shared] == ["苏科贷"]


def test_an_empty_library_has_the_names_of_its_field() -> None:
    vocabulary = vocabulary_of([], Language(THESAURUS, READINGS))
    assert len(vocabulary) == 3
    assert vocabulary.starting("苏", 3) == []
    assert Vocabulary([], READINGS).starting("", 3) == []
