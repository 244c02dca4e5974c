"""Results for a reader: aligned by the width of Chinese characters."""

from __future__ import annotations

from dataclasses import replace

from compendium.app import plain_text
from compendium.domain.bookmark import AnchorState, Bookmark
from compendium.domain.comparison import (
    ChangeKind,
    ClausePair,
    ClauseRef,
    MatchedTarget,
    MatchVerdict,
    MatterComparison,
    Outcome,
    SpanKind,
    TextChange,
    TextComparison,
    VersionSide,
)
from compendium.domain.document import Clause, DocumentInfo, Level, Period, Validity
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.query import MatchKind, SearchHit, SearchResult


def test_width_counts_columns_not_characters() -> None:
    assert plain_text.display_width("吉林a") == 5
    assert plain_text.display_width("e\N{COMBINING ACUTE ACCENT}") == 1
    assert plain_text.padded("省", 4) == "省  "


def test_shortening_never_exceeds_the_width() -> None:
    assert plain_text.shortened("科技创新规划", 7) == "科技创…"
    assert plain_text.shortened("科技创新规划", 8) == "科技创…"
    assert plain_text.shortened("科技", 4) == "科技"
    assert plain_text.shortened("科技创新规划", None) == "科技创新规划"


def test_columns_stand_below_each_other() -> None:
    infos = [
        DocumentInfo("a", "甲规划", level=Level.PROVINCE, region="吉林省", year=2024, validity=Validity.DRAFT),
        DocumentInfo("longer-id", "乙"),
    ]
    lines = list(plain_text.document_table(infos, None))
    columns = {
        plain_text.display_width(line[: line.index(word)])
        for line, word in zip(lines, ("标题", "甲", "乙"), strict=True)
    }
    assert len(columns) == 1
    assert "征求意见稿" in lines[1]
    assert "未标注" in lines[2]


def test_an_empty_library_says_what_to_do() -> None:
    assert "import" in "".join(plain_text.document_table([], None))


def test_what_was_inferred_says_so_with_its_evidence() -> None:
    info = DocumentInfo(
        "a",
        "甲",
        region="济南市",
        period=Period(2023, 2025),
        validity=Validity.DRAFT,
        validity_basis="标题下印“征求意见稿”",
        inferred=("region", "title"),
        evidence={"region": "正文首句"},
    )
    text = "\n".join(plain_text.metadata_lines(info))
    assert "济南市（推断：正文首句）" in text
    assert "甲（推断）" in text
    assert "2023—2025年" in text
    assert "征求意见稿（依据：标题下印“征求意见稿”）" in text


def test_every_line_of_a_clause_is_shown_after_its_id() -> None:
    clause = Clause("2.1", 2, "（一）", "目标", "2", "（一）目标\n  到2025年。")
    assert list(plain_text.outline_lines([clause])) == ["", "[2.1]", "（一）目标", "  到2025年。"]


def _result(hits: tuple[SearchHit, ...], total: int) -> SearchResult:
    return SearchResult("税", "税", total, total, 1.0, {"doc": {"a": 3, "b": 1}}, hits, ("税收",))


def test_hits_are_grouped_by_document_with_marked_words() -> None:
    hits = tuple(
        SearchHit(doc, clause, "标题", "减税降费", ((1, 2),), 1.0, match)
        for doc, clause, match in (
            ("b", "1", MatchKind.EXACT),
            ("a", "1", MatchKind.EXACT),
            ("a", "2", MatchKind.SYNONYM),
        )
    )
    lines = list(plain_text.search_lines(_result(hits, 4), {"a": "甲", "b": "乙"}))
    assert lines[0] == "共 4 条，显示前 3 条（--limit N 可改）。"
    assert lines.index("乙（1 条）") < lines.index("甲（3 条）")
    assert "      减【税】降费" in lines
    assert "  a#2  〔近义词〕标题" in lines
    assert lines[-1] == "试试：税收"


def test_nothing_found_says_so() -> None:
    assert "没有找到“税”。" in list(plain_text.search_lines(_result((), 0), {}))


def test_a_long_query_is_not_said_again_in_full() -> None:
    lines = list(plain_text.search_lines(replace(_result((), 0), query="税" * 900, interpreted="收" * 900), {}))
    assert max(plain_text.display_width(line) for line in lines if "收" not in line) < 80
    assert max(plain_text.display_width(line) for line in lines) < 250
    assert lines[0].startswith("理解为：收收")


def test_marks_cover_exactly_their_ranges() -> None:
    assert plain_text.marked("abcdef", [(4, 5), (0, 2)]) == "【ab】cd【e】f"
    assert plain_text.marked("abc", []) == "abc"


def test_pairs_show_both_sides_and_what_became_of_the_target() -> None:
    target = MatchedTarget("投入强度", "3%", "4%", Outcome.RAISED)
    a, b = ClauseRef("a", "1"), ClauseRef("b", "2")
    pair = ClausePair(a, b, 0.876, Outcome.RAISED, ("共有词：税",), MatchVerdict.CONFIRMED, (target,))
    cut = ClausePair(ClauseRef("a", "3"), b, 0.4, None, ("共有词：余",), MatchVerdict.CUT)
    comparison = MatterComparison(("a", "b"), (pair,), {"a": ("3",), "b": ()}, (cut,))
    lines = list(plain_text.matter_lines(comparison, {("a", "1"): "一、税", ("a", "3"): "三、余"}))
    assert "0.88  加码  已确认  共有词：税" in lines
    assert "  指标 投入强度：3% → 4%  加码" in lines
    assert "您已取消的对应 1 对：" in lines
    assert lines[-1] == "  a#3 — b#2"
    assert "  a#1  一、税" in lines
    assert "  a#3  三、余" in lines


def test_of_many_unmatched_clauses_some_are_listed_and_all_counted() -> None:
    unmatched = {"a": tuple(str(number) for number in range(35)), "b": ("1",) * 10}
    lines = list(plain_text.matter_lines(MatterComparison(("a", "b"), (), unmatched), {}))
    assert "a 缺失，其他文件没有相应条款的 35 条：" in lines
    assert "b 新增或仅有，没有相应条款的 10 条：" in lines
    assert "  ……另有 25 条，用 --json 可得全部。" in lines
    assert sum("#" in line for line in lines) == 20


def test_changes_mark_what_went_and_what_came() -> None:
    changed = TextChange(
        ChangeKind.CHANGED,
        VersionSide("1", "到2025年"),
        VersionSide("1", "到2030年"),
        ((SpanKind.EQUAL, "到20"), (SpanKind.DELETE, "25"), (SpanKind.INSERT, "30"), (SpanKind.EQUAL, "年")),
    )
    same = TextChange(ChangeKind.SAME, VersionSide("2", "同"), VersionSide("2", "同"), ((SpanKind.EQUAL, "同"),))
    lines = list(plain_text.change_lines(TextComparison(("a", "b"), (changed, same), {"changed": 1, "same": 1})))
    assert lines[0] == "a → b：未变 1，修改 1，移动 0，新增 0，删除 0。"
    assert "  到20[-25-]{+30+}年" in lines
    assert not any("同" in line for line in lines[2:])  # behind the counts and what they mean


def test_bookmarks_stand_in_their_folders() -> None:
    marks = [
        Bookmark("1", "a", "2", "引文\n次段", folder="企业", note="核对"),
        Bookmark("2", "a", "3", "引文", state=AnchorState.LOST),
    ]
    lines = list(plain_text.bookmark_lines(marks, {"a": "甲规划"}))
    assert lines[0] == "企业"
    assert "      引文 次段" in lines
    assert "      备注：核对" in lines
    assert "  2  a#3  〔找不到原文〕甲规划" in lines
    assert "bookmark add" in "".join(plain_text.bookmark_lines([], {}))


def test_a_failed_import_says_why() -> None:
    outcomes = [
        ImportOutcome("好.txt", ImportStatus.IMPORTED, "x", DocumentInfo("x", "题"), warnings=("没有日期",)),
        ImportOutcome(
            "疑.txt",
            ImportStatus.IMPORTED,
            "y",
            DocumentInfo("y", "问"),
            doubts=(("signed_date", "没有找到"), ("issuers", ""), ("", "没有条款")),
        ),
        ImportOutcome("坏.exe", ImportStatus.REFUSED, error=("unsupported", "不能读这种文件。")),
    ]
    lines = list(plain_text.import_lines(outcomes))
    assert lines == [
        "已导入  x  好.txt",
        "      题",
        "      注意：没有日期",
        "已导入  y  疑.txt",
        "      问",
        "      请核对：成文日期、发文机关",
        "不能导入  坏.exe",
        "      不能读这种文件。",
        "共 3 份：已导入 2，不能导入 1。其中 1 份有疑问，可在窗口中核对、更正。",
    ]


def test_every_code_has_a_word() -> None:
    """A code added to the domain must get its word here too."""
    assert set(plain_text.VALIDITY_LABELS) == set(Validity)
    for status in ImportStatus:
        assert list(plain_text.import_lines([ImportOutcome("f", status)]))
    for state in AnchorState:
        assert list(plain_text.bookmark_lines([Bookmark("1", "a", "2", "q", state=state)], {}))
