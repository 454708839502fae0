"""A cascade for the eye: the tree, with relation, days and the quoted evidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from cli.tables import shortened, shown_place
from cli.words import head_of, say

Row = Mapping[str, object]


def print_tree(console: Console, rows: Sequence[Row]) -> None:
    """Print rows with `key`, `parent` (a key) and `depth` as trees; a row without a parent hangs under what it continues, or is a root."""
    if not rows:
        console.print("Không có dòng nào / no rows.")
        return
    branches: dict[object, Tree] = {}
    roots: list[Tree] = []
    for row in rows:
        above = branches.get(row.get("parent") or row.get("continues"))
        branch = Tree(label(row)) if above is None else above.add(label(row))
        branches[row.get("key")] = branch
        roots += [branch] if above is None else []
    for root in roots:
        console.print(root)
    if len(rows) == 1:
        console.print("Trong kho chưa thấy văn bản nào nối tiếp / nothing that follows is in the corpus.")


def label(row: Row) -> Text:
    """Two or three lines: who and when, how it follows, and the words that prove it."""
    first = Text.assemble((say(row.get("number")) or say(row.get("heading")), "bold"))
    for part in (row.get("kind"), row.get("issuer"), row.get("issued_on")):
        first.append(f" · {say(part)}" if part else "")
    for part in notes(row):
        first.append(f"\n{part}", style="dim")
    if row.get("quote"):
        first.append(f"\n“{shortened(say(row['quote']))}”", style="italic")
        first.append(f"  {shown_place(row)}", style="dim")
    if row.get("origin_note"):
        first.append(f"\n{head_of('origin_note')}: {say(row['origin_note'])}", style="yellow")
    return first


def notes(row: Row) -> list[str]:
    """`triển khai thực hiện · sau 4 ngày · 12 nhiệm vụ`; a stub says that its text is missing."""
    parts = [say(row.get("relation"))] if row.get("relation") else []
    if row.get("days_after_parent") is not None:
        parts.append(f"sau {row['days_after_parent']} ngày")
    if row.get("scope") == "task":
        parts.append("chỉ một nhiệm vụ")
    if row.get("continues"):
        parts.append("cùng cơ quan tiếp nối")
    if row.get("tasks"):
        parts.append(f"{row['tasks']} nhiệm vụ")
    if row.get("first_deadline"):
        parts.append(f"hạn đầu {row['first_deadline']}")
    if row.get("status") == "cited":
        parts.append("chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ")
    return [" · ".join(parts)] if parts else []
