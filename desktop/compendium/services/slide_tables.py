"""Tables before an audience: of the many columns of a sheet those few that can be read from the last row. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from compendium.domain.sheet import Cell, Column, ColumnKind, RichText, Sheet, SheetRow
from compendium.domain.slide import EmphasisKind, Slide, SlideKind, SlideTable, TableColumn
from compendium.facts.sentences import sentences

_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 4
_NUMBER, _DEADLINE, _UNIT = EmphasisKind.NUMBER, EmphasisKind.DEADLINE, EmphasisKind.UNIT
_EMPHASES = {
    "value": _NUMBER, "number": _NUMBER, "amount": _NUMBER, "due": _DEADLINE, "day": _DEADLINE,
    "units": _UNIT, "lead": _UNIT,
}  # fmt: skip


class _Wanted(NamedTuple):
    """A column to show: keys of the sheet's columns whose words are joined in it, its share of the width, its label.

    ``label`` is "" for that of the first of the columns.
    """

    keys: tuple[str, ...]
    width: float
    label: str = ""


_VALUE = ("value", "unit")
# What an audience asks of each table first; everything else is on paper.
_WANTED: dict[str, tuple[_Wanted, ...]] = {
    "targets": (_Wanted(("indicator",), 3), _Wanted(_VALUE, 1.6), _Wanted(("due",), 1.6)),
    "tasks": (_Wanted(("measure",), 3, "任务"), _Wanted(("lead", "units"), 3, "责任单位"), _Wanted(("due",), 1.4)),
    "supports": (_Wanted(("beneficiary",), 2), _Wanted(("condition",), 2.4), _Wanted(("amount",), 2.4)),
    "deadlines": (_Wanted(("due",), 1.5), _Wanted(("subject",), 3.6), _Wanted(("units",), 1.8)),
    "instruments": (_Wanted(("name",), 3), _Wanted(("clause",), 3)),
    "citations": (_Wanted(("title",), 4), _Wanted(("number",), 2)),
    "ledger": (_Wanted(("subject",), 3.4), _Wanted(("due",), 1.5), _Wanted(("status",), 1.2), _Wanted(("units",), 1.8)),
}
# The window calls these tables by other names than paper does: 指标对照表 is not what 对照 shows.
_TITLES = {
    "targets": "目标指标", "tasks": "任务分工", "supports": "扶持政策", "deadlines": "完成时限",
    "instruments": "政策工具", "citations": "引用文件",
}  # fmt: skip
_OPENED = frozenset({"measure"})  # of what fills a page only the first sentence is shown, which names it
_SOURCE, _SOURCE_LABEL, _SOURCE_WIDTH = "source", "文件", 2.3
_OPENINGS_ONLY = "任务只列首句，全文见条文"


def slide_of_sheet(sheet: Sheet, title: str = "", names: Mapping[str, str] | None = None) -> Slide:
    """Return the slide of a table.

    Args:
        sheet: the table.
        title: takes the place of its own.
        names: what documents are called in a column, by their citations; told where a table is of several.
    """
    chosen = [found for wanted in _WANTED.get(sheet.kind, ()) if (found := _present(wanted, sheet))]
    if len(chosen) < _FEWEST_COLUMNS:
        chosen = _first_columns(sheet)
    columns = [_column(sheet, each) for each in chosen]
    rows = [[_joined(sheet, row, each.places) for each in chosen] for row in sheet.rows]
    documents = _documents(sheet, names or {})
    if len(set(documents)) > 1:
        columns = [*columns[: _MOST_COLUMNS - 1], TableColumn(_SOURCE_LABEL, _SOURCE_WIDTH)]
        rows = [[*row[: _MOST_COLUMNS - 1], name] for row, name in zip(rows, documents, strict=True)]
    table = SlideTable(tuple(columns), tuple(tuple(row) for row in rows))
    opened = any(sheet.columns[each.places[0]].key in _OPENED for each in chosen)
    source = " · ".join(filter(None, (_source(sheet), _OPENINGS_ONLY if opened else "")))
    return Slide(SlideKind.TABLE, title or _TITLES.get(sheet.kind, sheet.title), source=source, table=table)


def _documents(sheet: Sheet, names: Mapping[str, str]) -> list[str]:
    """Return for each row the name of the document that it is from; () when the table does not say."""
    place = next((at for at, column in enumerate(sheet.columns) if column.key == _SOURCE), None)
    if place is None:
        return []
    cited = sorted(names, key=len, reverse=True)
    sources = [_shown(row.cells[place]) for row in sheet.rows]
    return [next((names[each] for each in cited if source.startswith(each)), source) for source in sources]


class _Chosen(NamedTuple):
    """Numbers of the sheet's columns that are joined in one, its share of the width, its label."""

    places: tuple[int, ...]
    width: float
    label: str


def _present(wanted: _Wanted, sheet: Sheet) -> _Chosen | None:
    keys = [column.key for column in sheet.columns]
    places = tuple(keys.index(key) for key in wanted.keys if key in keys)
    filled = any(row.cells[place] not in (None, "") for row in sheet.rows for place in places)
    if not places or (sheet.rows and not filled):
        return None
    return _Chosen(places, wanted.width, wanted.label or sheet.columns[places[0]].label)


def _first_columns(sheet: Sheet) -> list[_Chosen]:
    """Return the first columns that are read, not filled in, counted or computed, and that say anything."""
    filled = [
        place
        for place, column in enumerate(sheet.columns)
        if _is_read(column) and any(row.cells[place] not in (None, "") for row in sheet.rows)
    ]
    places = filled or [place for place, column in enumerate(sheet.columns) if _is_read(column)]
    shown = [(place, sheet.columns[place]) for place in places[:_MOST_COLUMNS]]
    return [_Chosen((place,), column.width, column.label) for place, column in shown]


def _is_read(column: Column) -> bool:
    return not column.editable and not column.computed and column.kind is not ColumnKind.SERIAL


def _column(sheet: Sheet, chosen: _Chosen) -> TableColumn:
    first = sheet.columns[chosen.places[0]]
    return TableColumn(chosen.label, chosen.width, first.kind is ColumnKind.NUMBER, _EMPHASES.get(first.key))


def _joined(sheet: Sheet, row: SheetRow, places: Sequence[int]) -> str:
    words = [_shown(row.cells[place]) for place in places]
    if sheet.columns[places[0]].key in _OPENED:
        return _opening(words[0])
    if tuple(sheet.columns[place].key for place in places) != _VALUE:
        return "、".join(filter(None, words))
    value, unit = words
    # 翻一番 and 全覆盖 say by themselves what the unit says of their number.
    says_all = value.startswith("翻") or not any(character.isnumeric() for character in value)
    return value if says_all and unit in {"倍", "%"} else value + unit


def _opening(text: str) -> str:
    first = next(iter(sentences(text)), None)
    return text if first is None else text[first.start : first.end].rstrip("。.；;：:")


def _shown(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:,.10g}"
    if isinstance(cell, date):
        return f"{cell.year}年{cell.month}月{cell.day}日"
    if isinstance(cell, RichText):
        return " ".join("".join(run.text for run in cell.runs if not run.deleted).split())
    return " ".join(str(cell).split())


def _source(sheet: Sheet) -> str:
    return sheet.subtitle or next((note for note in sheet.notes if note.startswith("来源")), "")
