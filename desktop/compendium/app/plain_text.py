"""Results of the command line for a reader: aligned by the width that Chinese characters take on a terminal."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from compendium.domain.bookmark import AnchorState, Bookmark, MarkColour
from compendium.domain.comparison import (
    ChangeKind,
    ClausePair,
    ClauseRef,
    MatchDecision,
    MatchVerdict,
    MatterComparison,
    Outcome,
    SpanKind,
    TextChange,
    TextComparison,
)
from compendium.domain.document import Clause, DocumentInfo, Origin
from compendium.domain.highlight import Highlight, HighlightStyle
from compendium.domain.importing import ImportOutcome, ImportStatus
from compendium.domain.query import MatchKind, SearchHit, SearchResult
from compendium.domain.validity import VALIDITY_LABELS

ORIGIN_LABELS = {Origin.BUNDLED: "内置", Origin.IMPORTED: "导入", Origin.PACK: "资料包"}
FIELD_LABELS = {
    "title": "标题",
    "doc_number": "发文字号",
    "issuers": "发文机关",
    "level": "层级",
    "region": "地区",
    "signed_date": "成文日期",
    "effective_date": "施行日期",
    "expiry_date": "失效日期",
    "year": "年份",
    "period": "规划期",
    "validity": "时效性",
}
_STATE_LABELS = {
    AnchorState.OK: "",
    AnchorState.MOVED: "已移位",
    AnchorState.CHANGED: "原文有变",
    AnchorState.LOST: "找不到原文",
}
_STATUS_LABELS = {
    ImportStatus.IMPORTED: "已导入",
    ImportStatus.UNCHANGED: "文库中已有",
    ImportStatus.VERSION: "存为新版本",
    ImportStatus.REFUSED: "不能导入",
    ImportStatus.FAILED: "导入失败",
}
_MATCH_LABELS = {
    MatchKind.EXACT: "",
    MatchKind.SYNONYM: "近义词",
    MatchKind.PINYIN: "拼音",
    MatchKind.FUZZY: "近似",
    MatchKind.WORDS: "部分词语",
}
_OUTCOME_LABELS = {Outcome.SAME: "持平", Outcome.RAISED: "加码", Outcome.LOWERED: "降低"}
_CHANGE_LABELS = {
    ChangeKind.SAME: "未变",
    ChangeKind.CHANGED: "修改",
    ChangeKind.MOVED: "移动",
    ChangeKind.ADDED: "新增",
    ChangeKind.REMOVED: "删除",
}
VERDICT_LABELS = {MatchVerdict.CONFIRMED: "确认", MatchVerdict.CUT: "去除", MatchVerdict.ADDED: "添加"}
_NONE = "—"
_ECHO_WIDTH = 60  # columns of a query that is said again
_SAID_WIDTH = 240  # the same of what was understood, with what could not be
_MOST_UNMATCHED = 10  # clauses listed of each document
_COLOUR_LABELS = {
    MarkColour.NONE: "",
    MarkColour.YELLOW: "黄色",
    MarkColour.GREEN: "绿色",
    MarkColour.BLUE: "蓝色",
    MarkColour.RED: "红色",
    MarkColour.PURPLE: "紫色",
}
_STYLE_LABELS = {HighlightStyle.BACKGROUND: "标注", HighlightStyle.UNDERLINE: "下划线"}
_ID_SHOWN = 8  # of a bookmark's 32 characters: enough to name one among millions


def display_width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def padded(text: str, width: int) -> str:
    """The text with blanks up to ``width`` columns."""
    return text + " " * (width - display_width(text))


def shortened(text: str, width: int | None) -> str:
    """The text cut to ``width`` columns, ending in … where something was cut; None cuts nothing."""
    if width is None or display_width(text) <= width:
        return text
    kept, used = "", 0
    for char in text:
        used += display_width(char)
        if used > width - 1:
            break
        kept += char
    return kept + "…"


def table(rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Rows as aligned columns; the last column takes what is left of ``width``."""
    columns = [max(display_width(cell) for cell in column) for column in zip(*(row[:-1] for row in rows), strict=True)]
    left = None if width is None else max(20, width - sum(columns) - 2 * len(columns))
    for row in rows:
        cells = [padded(cell, size) for cell, size in zip(row[:-1], columns, strict=True)]
        yield "  ".join([*cells, shortened(row[-1], left)]).rstrip()


def document_table(infos: Sequence[DocumentInfo], width: int | None) -> Iterator[str]:
    """The library as a table."""
    if not infos:
        yield "文库是空的。用 compendium import 文件 导入政策文本。"
        return
    rows = [("编号", "来源", "层级", "地区", "年份", "时效性", "条款", "字数", "标题")]
    rows += [
        (
            info.id,
            ORIGIN_LABELS[info.origin],
            info.level or _NONE,
            info.region or _NONE,
            str(info.year or _NONE),
            VALIDITY_LABELS[info.validity],
            str(info.clauses),
            str(info.characters),
            info.title,
        )
        for info in infos
    ]
    yield from table(rows, width)


def metadata_lines(info: DocumentInfo) -> Iterator[str]:
    """What is known of a document, a line a field; what was inferred says so and why."""
    period = f"{info.period.start}—{info.period.end}年" if info.period else None
    validity = VALIDITY_LABELS[info.validity]
    if info.validity_basis:
        validity += f"（依据：{info.validity_basis}"
        validity += f"；核对日期：{info.validity_checked_on}）" if info.validity_checked_on else "）"
    values = {
        "title": info.title,
        "doc_number": info.doc_number,
        "issuers": "、".join(info.issuers),
        "level": info.level,
        "region": info.region,
        "signed_date": info.signed_date,
        "effective_date": info.effective_date,
        "expiry_date": info.expiry_date or _as_printed(info),
        "year": str(info.year) if info.year else None,
        "period": period,
        "validity": validity,
    }
    for field, value in values.items():
        inferred = ""
        if field in info.inferred:
            inferred = f"（推断：{info.evidence[field]}）" if field in info.evidence else "（推断）"
        yield f"{padded(FIELD_LABELS[field], 8)}  {value or _NONE}{inferred}"
    yield f"{padded('来源', 8)}  {ORIGIN_LABELS[info.origin]}（{info.id}，{info.clauses} 条，{info.characters} 字）"


def _as_printed(info: DocumentInfo) -> str | None:
    """What the text says of its term when that gives no date."""
    words = info.evidence.get("expiry_date")
    return f"未判断（原文：“{words}”）" if words else None


def outline_lines(outline: Sequence[Clause]) -> Iterator[str]:
    """The text, each clause led by its id."""
    for clause in outline:
        yield ""
        yield f"[{clause.id}]"
        yield from (line.rstrip() for line in clause.text.split("\n"))


def search_lines(result: SearchResult, titles: dict[str, str]) -> Iterator[str]:
    """Hits grouped by document in order of their best hit; ``titles`` maps a document to its title."""
    if result.interpreted.strip("“”") not in ("", result.query.strip()):
        yield f"理解为：{shortened(result.interpreted, _SAID_WIDTH)}"
    for expansion in result.expansions:
        yield f"也找：{expansion.typed} → {expansion.meant}（{_MATCH_LABELS[expansion.kind]}）"
    if not result.total and result.total_unfiltered:
        yield f"没有符合筛选条件的条款；不加筛选有 {result.total_unfiltered} 条。"
    elif not result.hits:
        yield f"没有找到“{shortened(result.query, _ECHO_WIDTH)}”。" if not result.total else f"共 {result.total} 条。"
    else:
        shown = "" if len(result.hits) == result.total else f"，显示前 {len(result.hits)} 条（--limit N 可改）"
        exact = "" if result.total_exact == result.total else f"（原词 {result.total_exact} 条）"
        yield f"共 {result.total} 条{exact}{shown}。"
    groups: dict[str, list[SearchHit]] = {}
    for hit in result.hits:
        groups.setdefault(hit.doc, []).append(hit)
    counts = result.facets.get("doc", {})
    for doc, hits in groups.items():
        yield ""
        yield f"{titles.get(doc, doc)}（{counts.get(doc, len(hits))} 条）"
        for hit in hits:
            kind = f"〔{_MATCH_LABELS[hit.match]}〕" if _MATCH_LABELS[hit.match] else ""
            yield f"  {doc}#{hit.clause}  {kind}{hit.title}"
            yield f"      {marked(hit.snippet.replace(chr(10), ' '), hit.ranges)}"
    if result.suggestions:
        yield ""
        yield f"试试：{'、'.join(result.suggestions)}"


def marked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The text with ``【】`` around the ranges."""
    parts, done = [], 0
    for start, end in sorted(ranges):
        parts += [text[done:start], "【", text[start:end], "】"]
        done = end
    return "".join([*parts, text[done:]])


def matter_lines(comparison: MatterComparison, labels: dict[tuple[str, str], str]) -> Iterator[str]:
    """Pairs by falling strength, then what has no partner; ``labels`` maps (document, clause) to its heading."""
    first = comparison.documents[0]
    yield f"对照 {'、'.join(comparison.documents)}：{len(comparison.pairs)} 对相应条款。"
    for pair in comparison.pairs:
        yield ""
        yield from _pair_lines(pair, labels)
    for doc, clauses in comparison.unmatched.items():
        yield ""
        meaning = "缺失，其他文件没有相应条款" if doc == first else "新增或仅有，没有相应条款"
        yield f"{doc} {meaning}的 {len(clauses)} 条："
        for clause in clauses[:_MOST_UNMATCHED]:
            yield f"  {doc}#{clause}  {labels.get((doc, clause), '')}"
        if len(clauses) > _MOST_UNMATCHED:
            yield f"  ……另有 {len(clauses) - _MOST_UNMATCHED} 条，用 --json 可得全部。"
    if comparison.cut:
        yield ""
        yield f"您已取消的对应 {len(comparison.cut)} 对："
        for pair in comparison.cut:
            yield f"  {pair.a.doc}#{pair.a.clause} — {pair.b.doc}#{pair.b.clause}"


def _pair_lines(pair: ClausePair, labels: dict[tuple[str, str], str]) -> Iterator[str]:
    outcome = f"  {_OUTCOME_LABELS[pair.outcome]}" if pair.outcome else ""
    verdict = "  已确认" if pair.verdict is MatchVerdict.CONFIRMED else ""
    yield f"{pair.strength:.2f}{outcome}{verdict}  {'；'.join(pair.why)}".rstrip()
    for side in (pair.a, pair.b):
        yield f"  {side.doc}#{side.clause}  {labels.get((side.doc, side.clause), '')}"
    for target in pair.targets:
        judged = f"  {_OUTCOME_LABELS[target.outcome]}" if target.outcome else ""
        yield f"  指标 {target.name}：{target.a} → {target.b}{judged}"


def change_lines(comparison: TextComparison) -> Iterator[str]:
    """What changed between two versions; what stayed the same is only counted."""
    counts = "，".join(f"{_CHANGE_LABELS[kind]} {comparison.summary.get(kind, 0)}" for kind in ChangeKind)
    yield f"{comparison.documents[0]} → {comparison.documents[1]}：{counts}。"
    yield "只有序号、空格或标点全角半角不同的条款算作未变。"
    for change in comparison.changes:
        if change.kind is not ChangeKind.SAME:
            yield ""
            yield from _change(change)


def _change(change: TextChange) -> Iterator[str]:
    sides = [side.clause for side in (change.a, change.b) if side]
    yield f"{_CHANGE_LABELS[change.kind]}  {' → '.join(dict.fromkeys(sides))}"
    marks = {SpanKind.EQUAL: ("", ""), SpanKind.INSERT: ("{+", "+}"), SpanKind.DELETE: ("[-", "-]")}
    text = "".join(f"{marks[kind][0]}{words}{marks[kind][1]}" for kind, words in change.spans)
    yield from (f"  {line}" for line in text.split("\n"))


def decision_lines(
    decisions: Sequence[MatchDecision], lost: Container[tuple[ClauseRef, ClauseRef]] = ()
) -> Iterator[str]:
    """What people decided about matches; ``lost`` are those whose words are gone."""
    if not decisions:
        yield "还没有人工决定。用 compendium compare decide 文件#条款 文件#条款 --confirm 记下一个。"
    for each in decisions:
        gone = "  〔找不到原文〕" if (each.a, each.b) in lost else ""
        yield f"{VERDICT_LABELS[each.verdict]}  {each.a.doc}#{each.a.clause} — {each.b.doc}#{each.b.clause}{gone}"
        if each.note:
            yield f"      理由：{each.note}"


def bookmark_lines(kept: Sequence[Bookmark], titles: dict[str, str]) -> Iterator[str]:
    """Bookmarks, folder by folder; ``titles`` maps a document to its title."""
    if not kept:
        yield "还没有书签。用 compendium bookmark add 文件编号#条款 添加。"
        return
    folders: dict[str, list[Bookmark]] = {}
    for mark in kept:
        folders.setdefault(mark.folder, []).append(mark)
    for number, (folder, marks) in enumerate(folders.items()):
        if number:
            yield ""
        yield folder or "（未归入文件夹）"
        for mark in marks:
            state = f"〔{_STATE_LABELS[mark.state]}〕" if _STATE_LABELS[mark.state] else ""
            yield f"  {mark.id[:_ID_SHOWN]}  {mark.doc}#{mark.clause}  {state}{titles.get(mark.doc, '')}"
            yield f"      {shortened(flat(mark.quote), 100)}"
            if mark.note:
                yield f"      备注：{mark.note}"


def highlight_lines(marks: Sequence[Highlight], titles: dict[str, str]) -> Iterator[str]:
    """Highlights, the oldest first; ``titles`` maps a document to its title."""
    if not marks:
        yield "还没有标注。用 compendium highlight add 文件编号#条款 --quote 文字 添加。"
    for mark in marks:
        state = f"〔{_STATE_LABELS[mark.state]}〕" if _STATE_LABELS[mark.state] else ""
        yield f"{mark.id[:_ID_SHOWN]}  {mark.doc}#{mark.clause}  {state}{titles.get(mark.doc, '')}"
        yield f"    {_COLOUR_LABELS[mark.colour]}{_STYLE_LABELS[mark.style]}  {shortened(flat(mark.quote), 100)}"
        if mark.note:
            yield f"    备注：{mark.note}"


def flat(text: str) -> str:
    """The text on one line."""
    return text.strip().replace("\n", " ")


def import_lines(outcomes: Sequence[ImportOutcome]) -> Iterator[str]:
    """What became of each file."""
    for outcome in outcomes:
        name = f"  {outcome.doc}" if outcome.doc else ""
        yield f"{_STATUS_LABELS[outcome.status]}{name}  {outcome.file}"
        if outcome.metadata:
            yield f"      {outcome.metadata.title}"
        if outcome.error:
            yield f"      {outcome.error[1]}"
        yield from (f"      注意：{warning}" for warning in outcome.warnings)
        unsure = [FIELD_LABELS[name] for name, words in outcome.doubts if name and words not in outcome.warnings]
        if unsure:
            yield f"      请核对：{'、'.join(unsure)}"
    if len(outcomes) > 1:
        yield _summary(outcomes)


def _summary(outcomes: Sequence[ImportOutcome]) -> str:
    counts = Counter(_STATUS_LABELS[outcome.status] for outcome in outcomes)
    parts = "，".join(f"{label} {counts[label]}" for label in _STATUS_LABELS.values() if counts[label])
    doubtful = sum(bool(outcome.doubts) for outcome in outcomes)
    asked = f"其中 {doubtful} 份有疑问，可在窗口中核对、更正。" if doubtful else ""
    return f"共 {len(outcomes)} 份：{parts}。{asked}"
