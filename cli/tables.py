"""Rows for the eye: a few columns side by side, and under each row its words and the quoted evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.cells import set_cell_size
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from cli.words import Layout, head_of, say, terminal_words

# Columns that say where a fact was read; shown as one line under the row.
EVIDENCE = frozenset({"source", "span_start", "span_end", "page", "quote", "rule", "ordinal", "sha256"})
INDENT = 3
LONGEST_QUOTE = 400
ROWS_AT_A_TIME = 200  # drawn in one go: an answer of any length begins to appear at once
Row = Mapping[str, object]


def print_table(console: Console, query: str, columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> None:
    """Print an answer as blocks of rows under one head."""
    if not rows:
        console.print("Không có dòng nào / no rows.")
        return
    layout = terminal_words().tables.get(query) or plain_layout(columns)
    head = _Measured([Text(head_of(c), style="bold") for c in layout.columns])
    console.print(side_by_side(layout, head.cells()))
    blocks = Blocks(layout, head.widths)
    for start in range(0, len(rows), ROWS_AT_A_TIME):
        some, following = rows[start : start + ROWS_AT_A_TIME], rows[start + 1 : start + 1 + ROWS_AT_A_TIME]
        console.print(Group(*(part for pair in zip_longest(some, following) for part in blocks.parts(*pair))))


def plain_layout(columns: Sequence[str]) -> Layout:
    """All columns of a query that the table file does not name, without keys and evidence."""
    return Layout({c: 0 for c in columns if c not in EVIDENCE and c != "key" and not c.endswith("_key")})


@dataclass(frozen=True, slots=True)
class Blocks:
    """Rows as blocks under a head that was drawn in columns of these widths."""

    layout: Layout
    widths: Sequence[int]

    def parts(self, row: Row, following: Row | None) -> Iterator[RenderableType]:
        """One row: its columns, what stands below, its evidence; several agencies of one task stand together above its words."""
        yield from self.first_lines(row)
        if following is None or not row.get("quote") or place_of(row) != place_of(following):
            yield from self.words_below(row)

    def first_lines(self, row: Row) -> Iterator[RenderableType]:
        """The columns, and in one line why this row is there: `Kế thừa: Bộ Giao thông vận tải · Theo văn bản: 176/2025/QH15`. A task
        that names nobody and a document without a number say so."""
        yield _Cells([say(row.get(c)) or terminal_words().empty.get(c, "") for c in self.layout.columns], self.widths)
        reasons = [f"{head_of(column)}: {say(row.get(column))}" for column in self.layout.reason if row.get(column)]
        if reasons:
            yield indented(Text(" · ".join(reasons), style="dim"))

    def words_below(self, row: Row) -> Iterator[RenderableType]:
        """What stands under the columns, each in lines of its own."""
        below = [(c, say(row.get(c))) for c in self.layout.below]
        for column, words in below:
            if words and words != say(row.get("quote")):
                yield indented(Text(words if column == "wording" else f"{head_of(column)}: {words}".replace("\n", "\n   ")))
        if row.get("quote"):
            yield evidence(row)
        if row.get("origin_note"):
            yield indented(Text(f"{head_of('origin_note')}: {say(row['origin_note'])}", style="yellow"))


@dataclass(frozen=True, slots=True)
class _Cells:
    """Words side by side as a table of one row would draw them, in widths that need not be found anew for each."""

    cells: Sequence[str]
    widths: Sequence[int]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        shown = [
            (words, width) for words, width in zip(self.cells, self.widths, strict=True) if width
        ]  # a narrow terminal has no place for all
        columns = [_folded(console, words, width) for words, width in shown]
        for parts in zip_longest(*columns, fillvalue=""):
            yield Segment(" ".join(set_cell_size(part, width) for part, (_, width) in zip(parts, shown, strict=True)))
            yield Segment.line()


def _folded(console: Console, words: str, width: int) -> list[str]:
    text = Text(words)
    if text.plain.isprintable() and text.cell_len <= width:
        return [text.plain]
    return [line.plain for line in text.wrap(console, width, overflow="fold")]


class _Measured:
    """Cells that note how wide their columns came out when they were drawn."""

    def __init__(self, words: Sequence[Text]) -> None:
        self._words = words
        self.widths = [0] * len(words)

    def cells(self) -> list[RenderableType]:
        """The words, to be drawn in a table."""
        return [_Noting(self.widths, place, words) for place, words in enumerate(self._words)]


@dataclass(frozen=True, slots=True)
class _Noting:
    widths: list[int]
    place: int
    words: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        self.widths[self.place] = options.max_width
        yield self.words

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.words)


def place_of(row: Mapping[str, object]) -> tuple[object, ...]:
    """Where the evidence of a row stands."""
    return row.get("source"), row.get("span_start"), row.get("span_end")


def shown_place(row: Mapping[str, object]) -> str:
    """`a.pdf:120-188, trang 3`; without the page where it is not known."""
    page = f", trang {row['page']}" if row.get("page") else ""
    return "{}:{}-{}".format(*place_of(row)) + page


def side_by_side(layout: Layout, cells: Sequence[RenderableType]) -> Table:
    """A line of columns: those of a fixed width, the others share what is left."""
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
