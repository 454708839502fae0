"""Rows for the eye: a few columns side by side, and under each row its words and the quoted evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from cli.words import Layout, head_of, say, terminal_words

# Columns that say where a fact was read; shown as one line under the row.
EVIDENCE = frozenset({"source", "span_start", "span_end", "page", "quote", "rule", "ordinal", "sha256"})
INDENT = 3
LONGEST_QUOTE = 400


def print_table(console: Console, query: str, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Print an answer as blocks of rows under one head."""
    if not rows:
        console.print("Không có dòng nào / no rows.")
        return
    layout = terminal_words().tables.get(query) or plain_layout(columns)
    console.print(side_by_side(layout, [Text(head_of(c), style="bold") for c in layout.columns]))
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        # Several agencies of one task stand together above its words.
        same = following is not None and row.get("quote") and place_of(row) == place_of(following)
        console.print(Group(*first_lines(layout, row)) if same else Group(*block(layout, row)))


def plain_layout(columns: Sequence[str]) -> Layout:
    """All columns of a query that the table file does not name, without keys and evidence."""
    return Layout({c: 0 for c in columns if c not in EVIDENCE and c != "key" and not c.endswith("_key")})


def block(layout: Layout, row: Mapping[str, object]) -> Iterator[RenderableType]:
    """One row: its columns, what stands below, its evidence."""
    yield from first_lines(layout, row)
    below = [(c, say(row.get(c))) for c in layout.below]
    for column, words in below:
        if words and words != say(row.get("quote")):
            yield indented(Text(words if column == "wording" else f"{head_of(column)}: {words}".replace("\n", "\n   ")))
    if row.get("quote"):
        yield evidence(row)
    if row.get("origin_note"):
        yield indented(Text(f"{head_of('origin_note')}: {say(row['origin_note'])}", style="yellow"))


def first_lines(layout: Layout, row: Mapping[str, object]) -> Iterator[RenderableType]:
    """The columns, and in one line why this row is there: `Kế thừa: Bộ Giao thông vận tải · Theo văn bản: 176/2025/QH15`."""
    yield columns_of(layout, row)
    reasons = [f"{head_of(column)}: {say(row.get(column))}" for column in layout.reason if row.get(column)]
    if reasons:
        yield indented(Text(" · ".join(reasons), style="dim"))


def columns_of(layout: Layout, row: Mapping[str, object]) -> Table:
    """The columns of one row; a task that names nobody and a document without a number say so."""
    return side_by_side(layout, [Text(say(row.get(c)) or terminal_words().empty.get(c, "")) for c in layout.columns])


def place_of(row: Mapping[str, object]) -> tuple[object, ...]:
    """Where the evidence of a row stands."""
    return row.get("source"), row.get("span_start"), row.get("span_end")


def shown_place(row: Mapping[str, object]) -> str:
    """`a.pdf:120-188, trang 3`; without the page where it is not known."""
    page = f", trang {row['page']}" if row.get("page") else ""
    return "{}:{}-{}".format(*place_of(row)) + page


def side_by_side(layout: Layout, cells: Sequence[Text]) -> Table:
    """A line of columns, the same widths for every row of the answer."""
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 0, 0), pad_edge=False)
    for width in layout.columns.values():
        table.add_column(width=width or None, ratio=None if width else 1, overflow="fold")
    table.add_row(*cells)
    return table


def evidence(row: Mapping[str, object]) -> RenderableType:
    """`“… thực hiện Nghị quyết số 128/NQ-CP …”  a.pdf:120-188, trang 3`."""
    return indented(Text.assemble((f"“{shortened(say(row['quote']))}”", "italic"), "  ", (shown_place(row), "dim")))


def shortened(words: str) -> str:
    """One line of at most LONGEST_QUOTE characters."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def indented(words: Text) -> Padding:
    """What stands under a row."""
    return Padding(words, (0, 0, 0, INDENT))
