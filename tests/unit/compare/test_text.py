"""Versions of one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare_samples import article, document, item
from compendium.compare.text import compare_text, heaviest_chain, words_of
from compendium.domain.comparison import ChangeKind, SpanKind, TextChange, TextComparison
from compendium.domain.document import Clause, Document
from compendium.domain.errors import CancelledError
from compendium.domain.work import Silent
from compendium.texts.structure import parse

LAW = (
    "为了规范商品房预售行为，维护当事人的合法权益，制定本规定。",
    "本市行政区域内商品房预售及其监督管理，适用本规定。",
    "市建设行政主管部门负责商品房预售的监督管理工作。",
    "预售商品房应当取得预售许可证，未取得的不得预售。",
    "预售款应当专户存储、专款专用，用于工程建设。",
    "违反本规定的，责令限期改正，并处以罚款。",
)
_NUMERAL = "[一二三四五六七八九十百零]+"
_MARKER = re.compile(rf"第{_NUMERAL}[条章节]|{_NUMERAL}、|[(（]{_NUMERAL}[)）]|\d+[.．、]")


def law(name: str, texts: tuple[str, ...] | list[str]) -> Document:
    return document(name, [article(number, text) for number, text in enumerate(texts, 1)])


def kinds(compared: TextComparison) -> list[str]:
    return [change.kind.value for change in compared.changes]


def assert_rebuilds(old: Document, new: Document, compared: TextComparison) -> None:
    """The promise of a comparison: applied to the old version it yields the new one, and nothing is lost."""
    assert [(c.b.clause, c.b.text) for c in compared.changes if c.b] == [(c.id, c.text) for c in new.outline]
    assert Counter(c.a.clause for c in compared.changes if c.a) == Counter(c.id for c in old.outline)
    for change in compared.changes:
        assert _words(change, SpanKind.INSERT) == (change.a.text if change.a else "")
        assert _words(change, SpanKind.DELETE) == (change.b.text if change.b else "")
    assert sum(compared.summary.values()) == len(compared.changes)


def _words(change: TextChange, without: SpanKind) -> str:
    return "".join(text for kind, text in change.spans if kind is not without)


def test_an_inserted_article_does_not_change_the_later_ones() -> None:
    new = [*LAW[:3], "房地产开发企业应当按照规定报送销售方案并公开销售价格。", *LAW[3:]]
    old, after = law("a", LAW), law("b", new)
    compared = compare_text(old, after)
    assert kinds(compared) == ["same"] * 3 + ["added"] + ["same"] * 3
    renumbered = compared.changes[4]
    assert renumbered.spans[:2] == ((SpanKind.DELETE, "第4条"), (SpanKind.INSERT, "第5条"))
    assert_rebuilds(old, after, compared)


def test_a_moved_article_is_a_move_and_the_rest_is_the_same() -> None:
    new = [*LAW[:1], LAW[4], *LAW[1:4], LAW[5]]
    old, after = law("a", LAW), law("b", new)
    compared = compare_text(old, after)
    assert kinds(compared) == ["same", "moved", "same", "same", "same", "same"]
    assert compared.summary == {"same": 5, "changed": 0, "moved": 1, "added": 0, "removed": 0}
    assert_rebuilds(old, after, compared)


def test_a_reworded_article_is_changed_and_a_dropped_one_stands_where_it_was() -> None:
    new = [LAW[0], LAW[1].replace("预售", "销售"), *LAW[3:]]
    old, after = law("a", LAW), law("b", new)
    compared = compare_text(old, after)
    assert kinds(compared) == ["same", "changed", "removed", "same", "same", "same"]
    assert_rebuilds(old, after, compared)


def test_an_article_that_grew_to_many_times_its_length_is_changed_not_replaced() -> None:
    grown = LAW[2] + "市预售资金监管机构按照规定承担预售资金的日常监管、核定额度、拨付审核等工作。" * 4
    old, after = law("a", LAW), law("b", [*LAW[:1], grown, LAW[1], *LAW[3:]])
    compared = compare_text(old, after)
    assert compared.summary["added"] == compared.summary["removed"] == 0
    grew = next(change for change in compared.changes if change.b and change.b.clause == "a2")
    assert grew.a is not None
    assert grew.a.clause == "a3"
    assert_rebuilds(old, after, compared)


def test_a_rewritten_article_between_two_that_stayed_is_changed_but_elsewhere_it_is_new() -> None:
    rewritten = "预售款应当专户存储，由监管机构核准拨付，全部用于工程建设。"
    before = "本规定所称预售，是指开发企业出售正在建设的房屋。"
    there = [before, *LAW[:4], rewritten, LAW[5]]
    assert kinds(compare_text(law("a", LAW), law("b", there))) == ["added", *["same"] * 4, "changed", "same"]
    elsewhere = [rewritten, before, *LAW[:4], LAW[5]]
    assert kinds(compare_text(law("a", LAW), law("b", elsewhere))) == ["added"] * 2 + ["same"] * 4 + ["removed", "same"]


def test_another_setting_of_the_same_words_is_no_change() -> None:
    old = law("a", [text.replace("，", "， ") for text in LAW])
    after = law("b", [f"\u3000{text}" for text in LAW])
    compared = compare_text(old, after)
    assert set(kinds(compared)) == {"same"}
    assert_rebuilds(old, after, compared)


def test_equal_articles_pair_in_order() -> None:
    same = "本条已删除。"
    old = law("a", [LAW[0], same, LAW[1], same])
    compared = compare_text(old, law("b", [LAW[0], same, LAW[1], same]))
    assert set(kinds(compared)) == {"same"}
    assert all(change.a and change.b and change.a.clause == change.b.clause for change in compared.changes)


def test_a_reworded_heading_follows_its_clauses() -> None:
    def plan(name: str, heading: str) -> Document:
        top = Clause("1", 1, "一、", heading, None, f"一、{heading}")
        return document(name, [top, *(item(n, text, parent="1") for n, text in enumerate(LAW, 1))])

    compared = compare_text(plan("a", "强化监管"), plan("b", "健全制度体系"))
    assert kinds(compared) == ["changed", *["same"] * 6]


def test_cancelled_work_stops() -> None:
    class Cancelled(Silent):
        @property
        def cancelled(self) -> bool:
            return True

    with pytest.raises(CancelledError):
        compare_text(law("a", LAW), law("b", LAW[::-1]), Cancelled())


@given(
    st.lists(st.sampled_from(LAW), max_size=8),
    st.lists(st.sampled_from([*LAW, *(text[:12] for text in LAW)]), max_size=8),
)
def test_every_pair_of_versions_is_rebuilt(a: list[str], b: list[str]) -> None:
    old, new = law("a", a), law("b", b)
    assert_rebuilds(old, new, compare_text(old, new))


@given(st.permutations(range(7)), st.lists(st.integers(1, 9), min_size=7, max_size=7))
def test_heaviest_chain_equals_trying_all(values: list[int], weights: list[int]) -> None:
    weight = dict(zip(values, weights, strict=True))

    def best(rest: list[int], last: int) -> int:
        if not rest:
            return 0
        without = best(rest[1:], last)
        return max(without, weight[rest[0]] + best(rest[1:], rest[0])) if rest[0] > last else without

    chain = heaviest_chain(values, weights)
    assert chain == sorted(chain)
    assert [value for value in values if value in chain] == chain
    assert sum(weight[value] for value in chain) == best(values, -1)


def _by_lines(name: str, path: Path) -> Document:
    """Every line a clause: alignment has to work whatever made the clauses."""
    lines = [line.strip("\r") for line in path.read_text(encoding="utf-8").split("\n")]
    clauses = []
    for number, line in enumerate(line for line in lines if line.strip()):
        marker = _MARKER.match(line)
        clauses.append(Clause(f"{number}", 1, marker.group(0) if marker else "", "", None, line))
    return document(name, clauses)


def _by_outline(name: str, path: Path) -> Document:
    """The clauses as the program reads them."""
    return document(name, parse(path.read_text(encoding="utf-8")).outline)


@pytest.mark.parametrize("read", [_by_lines, _by_outline])
def test_real_versions_are_rebuilt_in_both_directions(shared: Path, read: Callable[[str, Path], Document]) -> None:
    folders = sorted((shared / "corpus" / "docs" / "pairs").iterdir())
    assert len(folders) > 20
    for folder in folders:
        old, new = read("old", folder / "old.txt"), read("new", folder / "new.txt")
        for a, b in ((old, new), (new, old)):
            compared = compare_text(a, b)
            assert_rebuilds(a, b, compared)
            _assert_no_unchanged_line_is_reported(a, b, compared)


def _assert_no_unchanged_line_is_reported(a: Document, b: Document, compared: TextComparison) -> None:
    """A line whose words stand once in each version is the same or moved, and its partner has the same words."""
    once_a, once_b = (Counter(words_of(clause) for clause in version.outline) for version in (a, b))
    versions = (a.by_id, b.by_id)
    for change in compared.changes:
        for side, clauses in zip((change.a, change.b), versions, strict=True):
            words = words_of(clauses[side.clause]) if side else ""
            if once_a[words] == once_b[words] == 1:
                assert change.kind in (ChangeKind.SAME, ChangeKind.MOVED), words
                assert change.a is not None
                assert change.b is not None
                assert words_of(a.by_id[change.a.clause]) == words_of(b.by_id[change.b.clause])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("职责分工,依法履行(下同):甲;乙", "职责分工，依法履行（下同）：甲；乙"),
        ("第三条 实行“一户一策”", '第三条　实行"一户 一策"'),
        ("达到50％以上,共２项", "达到50%以上，共2项"),
    ],
)
def test_width_of_punctuation_blanks_and_quotes_alone_are_no_change(old: str, new: str) -> None:
    compared = compare_text(law("a", [*LAW, old]), law("b", [*LAW, new]))
    assert set(kinds(compared)) == {"same"}
    rebuilt = "".join(text for change in compared.changes for kind, text in change.spans if kind is not SpanKind.DELETE)
    assert rebuilt == "".join(change.b.text for change in compared.changes if change.b)
    assert new in rebuilt


def test_another_word_beside_another_comma_is_a_change() -> None:
    compared = compare_text(law("a", ["应当依法登记,公示。"]), law("b", ["应当依法登记，公告。"]))
    assert kinds(compared) == ["changed"]
