"""Pages of the original: which one a character of a source stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def page_of(position: int, starts: Sequence[int]) -> int | None:
    """The number of the page, from 1, that a character of the source stands on; None where pages are not known. `starts` holds
    where each page after the first begins.

    >>> page_of(8, (7,))
    2
    """
    return bisect_right(starts, position) + 1 if starts else None
