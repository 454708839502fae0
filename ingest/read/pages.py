"""Where pages begin in a text."""

from __future__ import annotations

from collections.abc import Iterable


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
