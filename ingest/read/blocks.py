"""Paragraphs and tables of an office file to lines, as the parser reads them: one row a line, cells between bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_WIDEST_LAYOUT = 2  # columns of a table that only places things side by side: a letterhead, a signature beside Nơi nhận


def join_row(cells: Sequence[Sequence[str]]) -> str:
    """One row of a table; each cell is its paragraphs.

    Side by side (two columns) the lines of a cell stay lines; in a table of data a row is one line.

    >>> join_row([["BỘ Y TẾ"], ["CỘNG HÒA", "Độc lập"]])
    'BỘ Y TẾ | CỘNG HÒA\\nĐộc lập'
    >>> join_row([["1"], ["Sở Y tế", "Sở Nội vụ"], ["2021"]])
    '1 | Sở Y tế Sở Nội vụ | 2021'
    """
    lines = [[line for line in cell if line.strip()] for cell in cells]
    while lines and not lines[-1]:
        lines.pop()
    within = "\n" if len(cells) <= _WIDEST_LAYOUT else " "
    return " | ".join(within.join(cell) if within == "\n" else " ".join(" ".join(cell).split()) for cell in lines)


def join_table(rows: Iterable[Sequence[Sequence[str]]]) -> str:
    """A table of rows, a blank line before and behind it. A column that is empty in every row is a gap and no column."""
    joined = map(join_row, _without_gaps(list(rows)))
    return "\n" + "\n".join(row for row in joined if row.strip(" |")) + "\n"


def _without_gaps(rows: Sequence[Sequence[Sequence[str]]]) -> Sequence[Sequence[Sequence[str]]]:
    if len({len(row) for row in rows}) != 1:
        return rows
    kept = [n for n in range(len(rows[0])) if any(line.strip() for row in rows for line in row[n])]
    return [[row[n] for n in kept] for row in rows]
