"""Edits to a text, and where each run of the edited text stands in the text before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from model.text import Offsets, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start:end` of the text are replaced by `words` (empty: left out)."""

    start: int
    end: int
    words: str


def apply_edits(text: str, edits: Iterable[Edit]) -> tuple[str, Offsets]:
    """The edited text and its offsets. Edits are sorted and do not overlap.

    >>> apply_edits("Số: **12**/KH", [Edit(4, 6, ""), Edit(8, 10, "")])[0]
    'Số: 12/KH'
    """
    pieces: list[str] = []
    runs = _Runs()
    done = 0
    for edit in edits:
        runs.keep(done, edit.start)
        pieces.append(text[done : edit.start])
        runs.put(len(edit.words), edit.start, edit.end)
        pieces.append(edit.words)
        done = edit.end
    if not done:
        return text, Offsets()
    runs.keep(done, len(text))
    pieces.append(text[done:])
    return "".join(pieces), runs.offsets()


def compose(outer: Offsets, inner: Offsets, length: int) -> Offsets:
    """Offsets of a text that was edited twice: `inner` led to the middle text, `outer` from it to the last.

    `length` is that of the last text.
    """
    if not inner.text_starts:
        return outer
    if not outer.text_starts:
        return inner
    runs = _Runs()
    ends = (*outer.text_starts[1:], length)
    for start, end, middle_start, middle_end in zip(outer.text_starts, ends, outer.raw_starts, outer.raw_ends, strict=True):
        if end - start == middle_end - middle_start:
            _cut(runs, inner, middle_start, middle_end)
        else:
            raw = inner.raw_span(Span(middle_start, middle_end))
            runs.put(end - start, raw.start, raw.end)
    return runs.offsets()


def _cut(runs: _Runs, inner: Offsets, start: int, end: int) -> None:
    """Add the stretch `start:end` of the middle text, cut where its own runs change."""
    run = inner._run(start)
    while start < end:
        last = run + 1 >= len(inner.text_starts)
        stop = end if last else min(end, inner.text_starts[run + 1])
        raw = inner.raw_span(Span(start, stop))
        runs.put(stop - start, raw.start, raw.end)
        start, run = stop, run + 1


class _Runs:
    """Collects runs of edited text in order."""

    def __init__(self) -> None:
        self.length = 0
        self.text_starts: list[int] = []
        self.raw_starts: list[int] = []
        self.raw_ends: list[int] = []

    def keep(self, start: int, end: int) -> None:
        self.put(end - start, start, end)

    def put(self, length: int, start: int, end: int) -> None:
        if not length:
            return
        self.text_starts.append(self.length)
        self.raw_starts.append(start)
        self.raw_ends.append(end)
        self.length += length

    def offsets(self) -> Offsets:
        return Offsets(tuple(self.text_starts), tuple(self.raw_starts), tuple(self.raw_ends))
