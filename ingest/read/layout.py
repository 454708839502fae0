"""Pieces of text with their places on a page to lines in reading order.

A letterhead stands in two columns, and so do "Nơi nhận" and the signature. Read across, their lines mix ("BỘ Y TẾ CỘNG HÒA
XÃ HỘI ..."); here each column is read by itself. Lengths are in any unit, `top` grows downwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.fold import fold


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a stretch of a line, and its box."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half its height."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces side by side, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words of the row."""
        return join_pieces(self.pieces)


def join_pieces(pieces: Sequence[Piece]) -> str:
    """The words of a line; a wide gap, as between the cells of a table, shows as three blanks."""
    words = ""
    for before, piece in zip((None, *pieces), pieces, strict=False):
        wide = before is not None and piece.left - before.right > _WIDE * max(piece.bottom - piece.top, 1e-6)
        words += ("   " if wide else " " if before else "") + piece.text
    return words


_WIDE = 2.2  # heights of a line
_HEAD = re.compile(r"cong hoa xa hoi chu|dang cong san viet|doc lap\W{1,5}tu do|hanh phuc")
_FOOT = re.compile(r"noi nhan")
_HEAD_ROWS = 12  # a letterhead has no more lines
_FOOT_ROWS = 40
_MIDDLE = 0.06
_GUTTER = 0.01  # of the page's width: what stays free between two columns


def read_page(pieces: Sequence[Piece], width: float) -> str:
    """The lines of a page, columns of its letterhead and of its foot one after the other.

    `width` is that of the page.
    """
    rows = group_rows(pieces)
    lines: list[str] = []
    done = 0
    for start, stop in _columned(rows):
        lines += [row.text for row in rows[done:start]]
        left, right, stop = _cut(rows, start, stop, width)
        lines += [*left, "", *right, ""] if left and right else [row.text for row in rows[start:stop]]
        done = stop
    return "\n".join((*lines, *(row.text for row in rows[done:])))


def group_rows(pieces: Sequence[Piece]) -> list[Row]:
    """Pieces whose middles lie within each other's height share a row."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.middle, p.left)):
        last = rows[-1] if rows else []
        if last and _beside(last, piece):
            last.append(piece)
        else:
            rows.append([piece])
    return [Row(tuple(sorted(row, key=lambda p: p.left))) for row in rows]


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    near = row[-1]
    height = min(near.bottom - near.top, piece.bottom - piece.top)
    return abs(near.middle - piece.middle) < 0.5 * max(height, 1e-6)


def _columned(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Where two columns may stand: from a line or two above the motto on, and from "Nơi nhận" on."""
    done = 0
    for number, row in enumerate(rows):
        words = fold(row.text)
        if number >= done and (_HEAD.search(words) or _FOOT.search(words)):
            head = bool(_HEAD.search(words))
            start = max(done, number - 2) if head else number
            done = min(len(rows), number + (_HEAD_ROWS if head else _FOOT_ROWS))
            yield start, done


def _cut(rows: Sequence[Row], start: int, stop: int, width: float) -> tuple[list[str], list[str], int]:
    """Left and right column from `start` on, and the row where the columns end: the first with words across the gutter."""
    best: tuple[int, list[str], list[str], int] = (0, [], [], stop)
    for tenth in range(20, 71):
        gutter = width * tenth / 100
        left, right, end, both = _at(rows[start:stop], gutter, width)
        score = both * 100 + end
        if both >= 2 and left and right and score > best[0]:
            best = (score, left, right, start + end)
    return best[1], best[2], best[3]


def _is_centred(row: Row, width: float) -> bool:
    """A row in the middle of the page belongs to no column: "CHỈ THỊ" under the letterhead."""
    return abs((row.pieces[0].left + row.pieces[-1].right) / 2 - width / 2) < width * _MIDDLE


def _at(rows: Sequence[Row], gutter: float, width: float) -> tuple[list[str], list[str], int, int]:
    """Both columns of a cut at `gutter`, how many rows they take, and how many rows have words on both sides."""
    free = width * _GUTTER
    left: list[str] = []
    right: list[str] = []
    both = 0
    for number, row in enumerate(rows):
        across = any(p.left < gutter + free and p.right > gutter - free for p in row.pieces)
        if across or both >= 2 and _is_centred(row, width):
            return left, right, number, both
        sides = [join_pieces([p for p in row.pieces if (p.left < gutter) is side]) for side in (True, False)]
        both += all(sides)
        left += [sides[0]] if sides[0] else []
        right += [sides[1]] if sides[1] else []
    return left, right, len(rows), both
