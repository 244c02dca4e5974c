"""政策对比表: documents side by side by matter, topic by topic, or version by version. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from compendium.compare.groups import Group
from compendium.compare.matrix import Matrix, MatrixCell, MatrixRow, RowOutcome
from compendium.compare.text import words_of
from compendium.domain.citation import cite_document, locate
from compendium.domain.comparison import (
    ChangeKind,
    ClausePair,
    ClauseRef,
    MatchedTarget,
    MatchVerdict,
    Outcome,
    SpanKind,
    TextChange,
    TextComparison,
)
from compendium.domain.document import Document, Level, NodeKind
from compendium.domain.place_labels import place_labels
from compendium.domain.sheet import Cell, Column, ColumnKind, RichText, Run, Sheet, SheetRow
from compendium.services.sheets import generated_on

OUTCOMES = {Outcome.SAME: "持平", Outcome.RAISED: "加码", Outcome.LOWERED: "降低"}
KINDS = {
    ChangeKind.SAME: "未变",
    ChangeKind.CHANGED: "修改",
    ChangeKind.MOVED: "移动",
    ChangeKind.ADDED: "新增",
    ChangeKind.REMOVED: "删除",
}
_VERDICTS = {MatchVerdict.CONFIRMED: "人工确认", MatchVerdict.ADDED: "人工添加", MatchVerdict.CUT: "人工去除"}
_SERIAL = Column("serial", "序号", ColumnKind.SERIAL, 0.5)
SETTING = "只有序号、空格或标点全角半角不同的条款算作未变。"
_SILENT = "—"
# Where no indicator is set against another, the reasons have the room of that column too.
_WIDER_REASONS = 2.2
_HEAD = "标题部分"


def groups_sheet(groups: Sequence[Group], documents: Sequence[Document], today: date) -> Sheet:
    """Return a column for each document and a row for each group of clauses on one matter."""
    columns = (
        _SERIAL,
        *_text_columns(documents),
        Column("outcome", "指标变化", width=1.2),
        Column("why", "相应依据", width=1.6),
    )
    rows: list[SheetRow] = []
    for number, group in enumerate(groups, 1):
        best = group.pairs[0]
        sides = [_side(document, group.members.get(document.info.id, ())) for document in documents]
        targets = _targets(target for pair in group.pairs for target in pair.targets) or _plain_outcomes(group.pairs)
        verdicts = dict.fromkeys(_VERDICTS[pair.verdict] for pair in group.pairs if pair.verdict is not None)
        cells: tuple[Cell, ...] = (number, *sides, targets, "；".join((*verdicts, *best.why)))
        rows.append(SheetRow(cells, _name(group.anchor)))
    outcome = len(columns) - 2
    if not any(row.cells[outcome] for row in rows):
        columns = (*columns[:outcome], replace(columns[-1], width=_WIDER_REASONS))
        rows = [replace(row, cells=(*row.cells[:outcome], row.cells[-1])) for row in rows]
    return _sheet("政策对比表", columns, rows, documents, today)


def matrix_sheet(
    matrix: Matrix, shown: Sequence[int], documents: Sequence[Document], today: date, *, whole: Collection[int] = ()
) -> Sheet:
    """Return topics down and documents across; ``shown`` are places of the matrix's rows, in their order.

    Each cell says where the document speaks of the topic, the gist and the numbers; in the rows of ``whole`` the
    clauses stand there whole. Outcomes and their counts are those that the screen shows.
    """
    names = place_labels([document.info for document in documents], _level_words)
    columns = (
        _SERIAL,
        Column("topic", "事项", width=1.6),
        *_text_columns(documents),
        Column("outcome", "对比结果", width=1.4),
    )
    made = []
    for number, place in enumerate(shown, 1):
        row, print_cell = matrix.rows[place], _whole_cell if place in whole else _gist_cell
        sides = [
            print_cell(cell, document) if cell is not None else _SILENT
            for cell, document in zip(row.cells, documents, strict=True)
        ]
        outcome = "\n".join(filter(None, (_row_outcome(row, list(names.values())), _targets(row.targets))))
        key = next((_name(cell.clauses[0]) for cell in row.cells if cell is not None), "")
        made.append(SheetRow((number, row.topic, *sides, outcome), key))
    counts = {outcome: sum(row.outcome is outcome for row in matrix.rows) for outcome in RowOutcome}
    upper = next(iter(names.values()))
    said = "，".join(f"{_outcome_words(outcome, upper)} {count} 项" for outcome, count in counts.items())
    more = (f"本表只列出其中 {len(shown)} 项。",) if len(shown) < len(matrix.rows) else ()
    return _sheet("政策对比表", columns, made, documents, today, said, more)


def changes_sheet(
    compared: TextComparison, changes: Sequence[TextChange], old: Document, new: Document, today: date
) -> Sheet:
    """Return old words beside new ones; ``changes`` are those that are shown, in their order.

    Deleted words are struck through, inserted ones underlined and bold; a printed number that only moved on is no
    change and bears no mark.
    """
    columns = (
        _SERIAL,
        Column("place", "条款", width=1.3),
        Column("old", "原文", width=4, even=True),
        Column("new", "新文", width=4, even=True),
        Column("change", "变化", width=1.2),
    )
    rows = []
    for number, change in enumerate(changes, 1):
        place = _places(change, old, new)
        before = RichText(tuple(_runs(change, old, new, gone=SpanKind.DELETE)))
        after = RichText(tuple(_runs(change, old, new, gone=SpanKind.INSERT)))
        cells: tuple[Cell, ...] = (
            number,
            place,
            before if change.a is not None else None,
            after if change.b is not None else None,
            _change_words(change, old, new),
        )
        key = _name(ClauseRef(new.info.id, change.b.clause)) if change.b else ""
        rows.append(SheetRow(cells, key))
    said = "，".join(f"{KINDS[kind]} {compared.summary.get(kind, 0)} 条" for kind in reversed(ChangeKind))
    marks = f"标记：原文中划去的文字已删除，新文中加粗并带下划线的文字为新增。{SETTING}"
    sources = (f"原文：{cite_document(old.info)}", f"新文：{cite_document(new.info)}")
    notes = (marks, *sources, generated_on(today))
    both = f"《{old.info.title}》" if old.info.title == new.info.title else ""
    return Sheet("comparison", f"{both}修订对照表", columns, tuple(rows), said, notes)


def _sheet(
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[SheetRow],
    documents: Sequence[Document],
    today: date,
    said: str = "",
    more: tuple[str, ...] = (),
) -> Sheet:
    names = "／".join(filter(None, (document.info.region or document.info.level for document in documents)))
    sources = tuple(f"来源：{cite_document(document.info)}" for document in documents)
    return Sheet("comparison", title, columns, tuple(rows), said or names, (*more, *sources, generated_on(today)))


def _text_columns(documents: Sequence[Document]) -> list[Column]:
    return [
        Column(f"text{number}", cite_document(document.info), width=4, even=True)
        for number, document in enumerate(documents, 1)
    ]


# Clauses


def _side(document: Document, clauses: Sequence[str]) -> str:
    found = [document.by_id[clause] for clause in clauses if clause in document.by_id]
    return "\n\n".join(f"{place_of(document, clause.id)}\n{clause.text.strip()}".strip() for clause in found)


def _gist_cell(cell: MatrixCell, document: Document) -> RichText:
    """Print where the document speaks of it, what the best clause says, and the numbers."""
    places = dict.fromkeys(filter(None, (place_of(document, ref.clause) for ref in cell.clauses)))
    runs = [Run(f"【{'、'.join(places)}】\n")] if places else []
    runs.append(Run(cell.gist))
    if cell.numbers:
        runs.append(Run(f"\n指标和标准：{'；'.join(cell.numbers)}", bold=True))
    return RichText(tuple(run for run in runs if run.text))


def _whole_cell(cell: MatrixCell, document: Document) -> RichText:
    """Print each clause under its place; the gist stands out in the text it is taken from."""
    runs: list[Run] = []
    for at, ref in enumerate(cell.clauses):
        clause = document.by_id[ref.clause]
        place = place_of(document, clause.id)
        runs.append(Run(("\n\n" if at else "") + (f"【{place}】\n" if place else "")))
        text = clause.text.strip()
        start = text.find(cell.gist) if at == 0 and cell.gist else -1
        if start < 0:
            runs.append(Run(text))
        else:
            end = start + len(cell.gist)
            runs += [Run(text[:start]), Run(text[start:end], bold=True), Run(text[end:])]
    if cell.numbers:
        runs.append(Run("\n\n指标和标准：" + "；".join(cell.numbers), bold=True))
    return RichText(tuple(run for run in runs if run.text))


def place_of(document: Document, clause: str) -> str:
    """Return where a clause stands, as it is cited; "" for what stands before the first clause."""
    known = document.by_id.get(clause)
    if known is None or known.kind is NodeKind.DOC:
        return ""
    return locate(document, clause) or known.label


def _name(ref: ClauseRef) -> str:
    return f"{ref.doc}#{ref.clause}"


# Outcomes


def _level_words(level: Level) -> str:
    return level if level is Level.NATIONAL else f"{level}级"


def _row_outcome(row: MatrixRow, names: Sequence[str]) -> str:
    have = "、".join(name for name, cell in zip(names, row.cells, strict=True) if cell is not None)
    lack = "、".join(name for name, cell in zip(names, row.cells, strict=True) if cell is None)
    return {
        RowOutcome.MATCHED: "对应",
        RowOutcome.ADDED: f"仅{have}有",
        RowOutcome.MISSING: f"缺失：{lack}",
    }[row.outcome]


def _outcome_words(outcome: RowOutcome, upper: str) -> str:
    return {
        RowOutcome.MATCHED: "对应",
        RowOutcome.ADDED: f"仅有（{upper}没有）",
        RowOutcome.MISSING: f"缺失（{upper}有，其他文件不全有）",
    }[outcome]


def _targets(targets: Iterable[MatchedTarget]) -> str:
    return "\n".join(dict.fromkeys(_target(target) for target in targets))


def _target(target: MatchedTarget) -> str:
    word = f"{OUTCOMES[target.outcome]}：" if target.outcome is not None else ""
    return f"{word}{target.name} {target.a}→{target.b}"


def _plain_outcomes(pairs: Sequence[ClausePair]) -> str:
    return "、".join(dict.fromkeys(OUTCOMES[pair.outcome] for pair in pairs if pair.outcome is not None))


# Changes between versions


def _places(change: TextChange, old: Document, new: Document) -> str:
    before = place_of(old, change.a.clause) or _HEAD if change.a else ""
    after = place_of(new, change.b.clause) or _HEAD if change.b else ""
    if before and after and before != after:
        return f"{after}\n（原{before}）"
    return after or before


def _runs(change: TextChange, old: Document, new: Document, *, gone: SpanKind) -> Iterator[Run]:
    """Yield one side's words: those of ``gone`` and the equal ones."""
    number = _renumbered(change, old, new)
    for at, (kind, text) in enumerate(change.spans):
        printed_number = text == number.get(kind) and at < len(number)
        if kind is SpanKind.EQUAL or (kind is gone and (printed_number or not text.strip())):
            yield Run(text)
        elif kind is gone:
            yield Run(text, inserted=kind is SpanKind.INSERT, deleted=kind is SpanKind.DELETE)


def _renumbered(change: TextChange, old: Document, new: Document) -> Mapping[SpanKind, str]:
    """Return the printed numbers of a clause that both versions have, when they differ."""
    if change.a is None or change.b is None:
        return {}
    before, after = old.by_id[change.a.clause].marker, new.by_id[change.b.clause].marker
    if before == after:
        return {}
    both = {SpanKind.DELETE: before, SpanKind.INSERT: after}
    return {kind: marker for kind, marker in both.items() if marker}


def _change_words(change: TextChange, old: Document, new: Document) -> str:
    if change.kind is not ChangeKind.MOVED or change.a is None or change.b is None:
        return KINDS[change.kind]
    before, after = place_of(old, change.a.clause), place_of(new, change.b.clause)
    where = f"由{before}移至{after}" if before and after and before != after else "次序变动"
    same = words_of(old.by_id[change.a.clause]) == words_of(new.by_id[change.b.clause])
    return f"移动：{where}" + ("" if same else "，并有修改")
