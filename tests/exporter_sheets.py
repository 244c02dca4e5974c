"""Tables to write and read back."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from compendium.domain.sheet import Cell, Column, ColumnKind, Sheet, SheetRow
from compendium.exporters.cells import shown

COLUMNS = (
    Column("serial", "序号", ColumnKind.SERIAL, 0.5),
    Column("task", "重点任务", width=2),
    Column("units", "责任单位", width=2),
    Column("value", "目标值", ColumnKind.NUMBER),
    Column("status", "进展", choices=("未启动", "进行中", "已完成", "受阻"), editable=True),
    Column("done_on", "完成日期", ColumnKind.DATE, 1.2, editable=True),
)
CELLS: tuple[tuple[Cell, ...], ...] = (
    (1, "培育“隐形冠军”企业", "省科技厅、省财政厅", 5500, "进行中", date(2026, 3, 1)),
    (2, "引导企业加大投入|到2026年底", "省工信厅", 1.5, "", None),
    (3, "=1+1", "@SUM(A1)\n-2+3", -7, "未启动", date(2026, 12, 31)),
)


def sheet(**changes: object) -> Sheet:
    """Return a table of three rows in two groups."""
    rows = tuple(SheetRow(cells, f"a-2024#{at}", "甲组" if at < 2 else "乙组") for at, cells in enumerate(CELLS))
    values: dict[str, object] = {
        "kind": "tasks",
        "title": "《甲省行动方案》任务分工表",
        "columns": COLUMNS,
        "rows": rows,
        "subtitle": "甲省科技厅",
        "notes": ("来源：《甲省行动方案》", "生成日期：2026-11-22"),
    }
    return Sheet(**(values | changes))  # type: ignore[arg-type]


def ungrouped() -> Sheet:
    """Return the same table without groups."""
    return sheet(rows=tuple(SheetRow(row.cells, row.key) for row in sheet().rows))


def of_texts(*texts: str) -> Sheet:
    """Return a table of one column of words."""
    rows = tuple(SheetRow((text,), f"k{at}") for at, text in enumerate(texts))
    return Sheet("odd", "表", (Column("words", "内容"),), rows)


ANY_TEXT = st.text(
    st.one_of(
        st.characters(codec=None, exclude_categories=()),
        st.sampled_from("\x00\x0b\ud800\ufffe\r\n\t=+-@|<&\"'_x0041\\*`"),
    ),
    max_size=60,
)


def printed(cell: Cell) -> str:
    """Return a cell as papers print it: dates are written out."""
    return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else shown(cell)
