"""A watched folder is read again once its files have come to rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from cli.watch import changes


class Ended(Exception):
    """The script is over."""


def count(folder: Path, script: list[Callable[[], object]]) -> list[int]:
    """At which looks a change was told, when the steps of the script happen one before each look."""
    steps = iter(script)
    told: list[int] = []
    looks = 0

    def wait(seconds: float) -> None:
        nonlocal looks
        step = next(steps, None)
        if step is None:
            raise Ended
        looks += 1
        step()

    try:
        for _ in changes([folder], wait):
            told.append(looks)
    except Ended:
        return told
    return told


def nothing() -> None:
    """A quiet moment."""


def test_a_change_is_told_once_it_has_come_to_rest(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")

    def grow() -> None:
        with file.open("a", encoding="utf-8") as opened:
            opened.write("more")

    assert count(tmp_path, [nothing, nothing]) == []
    assert count(tmp_path, [grow, grow, grow, nothing, nothing]) == [4]
    assert count(tmp_path, [grow, nothing, grow, nothing]) == [2, 4]


def test_new_and_lost_files_are_changes_and_others_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    assert count(tmp_path, [lambda: (tmp_path / "b.docx").write_bytes(b"x"), nothing]) == [2]
    assert count(tmp_path, [(tmp_path / "a.txt").unlink, nothing]) == [2]
    assert count(tmp_path, [lambda: (tmp_path / "x.py").write_bytes(b"x"), nothing, nothing]) == []
