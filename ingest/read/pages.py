"""Where pages begin in a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence


def join_pages(pages: Iterable[str]) -> tuple[str, tuple[int, ...]]:
    """The text of all pages, and where each page after the first begins.

    >>> join_pages(["Điều 1", "Điều 2"])
    ('Điều 1\\nĐiều 2', (7,))
    """
    pieces: list[str] = []
    starts: list[int] = []
    length = 0
    for number, page in enumerate(pages):
        if number:
            length += 1
            starts.append(length)
        pieces.append(page)
        length += len(page)
    return "\n".join(pieces), tuple(starts)


def page_of(position: int, starts: Sequence[int]) -> int | None:
    """The number of the page, from 1, that a character of the source stands on; None where pages are not known.

    >>> page_of(8, (7,))
    2
    """
    return bisect_right(starts, position) + 1 if starts else None
