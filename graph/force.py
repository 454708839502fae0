"""Does a directive still hold, as far as the corpus says (design, rule 10)?

What ends a paper as a whole comes first, then the end of its own period, then what ends a part of it. A repeal by a list that is
not in the corpus makes it unknown. Nothing seen is `in_force`: nothing *in the corpus* ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.tree import Row
from model.schema import citation_relations

ENDS = ("REPLACES", "REPEALS")


def force_rows(raw: Iterable[Row], as_of: str | None) -> list[Row]:
    """One row for each change that holds on the day, each with the state of the changed paper; one row where nothing changes it."""
    papers: dict[str, list[Row]] = {}
    for row in raw:
        papers.setdefault(str(row["key"]), []).append(row)
    found = [row for key in sorted(papers) for row in _paper(papers[key], as_of)]
    return sorted(found, key=lambda row: (str(row["issued_on"] or "~"), str(row["key"]), str(row["since"] or "~"), str(row["by_key"])))


def _paper(rows: Sequence[Row], as_of: str | None) -> list[Row]:
    first = rows[0]
    changes = {(r["by_key"], r["relation"], r["part"]): r for r in rows if r["by_key"] is not None and _holds(r["since"], as_of)}
    state, until, reason = _state(first, list(changes.values()), as_of)
    whole = {"state": state, "until": until, "reason": reason}
    if not changes:
        return [first | whole | {"relation": None, "part": None, "since": None, "by_number": None, "by_key": None, "by_issuer": None}]
    return [change | whole | {"relation_vi": _said(change)} for change in changes.values()]


def _state(paper: Row, changes: Sequence[Row], as_of: str | None) -> tuple[str, str | None, str]:
    ended = [c for c in changes if c["relation"] in ENDS and not c["part"]]
    if ended:
        last = min(ended, key=lambda c: str(c["since"] or "~"))
        return "ended", _text(last["since"]), _why(last)
    period = _text(paper["period_end"])
    if period and (as_of is None or period < as_of[:4]):
        return "period_over", f"{period}-12-31", f"văn bản chỉ dùng đến năm {period}"
    partly = [c for c in changes if c["relation"] in ENDS]
    if partly:
        return "partly_ended", None, "; ".join(_why(c) for c in partly)
    unseen = [entry for entry in _lists(paper) if _is_listed(paper, entry, as_of)]
    if unseen:
        return "unknown", None, f"{unseen[0]['number']} bãi bỏ theo một danh mục không có trong kho"
    return "in_force", None, "; ".join(_why(c) for c in changes) or "trong kho chưa thấy gì làm hết hiệu lực"


def _lists(paper: Row) -> list[Row]:
    """Repeals of the same issuer by lists that nobody sees, oldest first."""
    lists = paper["lists"]
    found = [entry for entry in lists if isinstance(entry, dict)] if isinstance(lists, list) else []
    return sorted(found, key=lambda entry: (str(entry["since"]), str(entry["number"])))


def _is_listed(paper: Row, entry: Row, as_of: str | None) -> bool:
    """The list came later, and names this kind, and this year where it names years."""
    kinds, issued_on, since = entry["kinds"], str(paper["issued_on"] or ""), str(entry["since"])
    if paper["status"] != "held" or not isinstance(kinds, list) or issued_on >= since or not _holds(since, as_of):
        return False
    listed = [str(kind).split(";") for kind in kinds]
    return any(kind == paper["kind"] and (not years or issued_on[:4] in years) for kind, *years in listed)


def _why(change: Row) -> str:
    part = f" ({change['part']})" if change["part"] else ""
    return f"{_said(change)} {change['by_number']}{part}"


def _said(change: Row) -> str:
    """What the other paper does to this one, in its own direction: "được thay thế bởi"."""
    return citation_relations()[str(change["relation"])].inverse_vi


def _holds(since: object, as_of: str | None) -> bool:
    return as_of is None or since is None or str(since) <= as_of


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
