"""Does a directive still hold, as far as the corpus says (design, rule 10)?

What ends a paper as a whole comes first, then the end of its own period, then what ends a part of it. A repeal by a list that is
not in the corpus makes it unknown. Nothing seen is `in_force`: nothing *in the corpus* ends it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.days import begun
from graph.tree import Row
from graph.values import EVIDENCE, maps, text, texts
from model.schema import citation_relations

# What a row tells of the change itself; nothing where none holds on the day.
_OF_CHANGE = ("relation", "part", "since", "by_number", "by_key", "by_issuer", *EVIDENCE)
ENDS = ("REPLACES", "REPEALS")
# What is said of a paper whose parent no longer holds; the paper itself goes on until something ends it.
PARENT_FLAGS = {
    "REPLACES": "văn bản cấp trên đã bị thay thế",
    "REPEALS": "văn bản cấp trên đã bị bãi bỏ",
    "partly_ended": "văn bản cấp trên đã hết hiệu lực một phần",
    "period_over": "văn bản cấp trên đã hết thời kỳ",
    "unknown": "hiệu lực của văn bản cấp trên chưa rõ",
}
SAID = {
    "in_force": "trong kho chưa thấy gì làm hết hiệu lực",
    "ended": "đã hết hiệu lực",
    "partly_ended": "đã hết hiệu lực một phần",
    "period_over": "đã hết thời kỳ",
    "unknown": "chưa rõ còn hiệu lực hay không",
}


def force_rows(raw: Iterable[Row], as_of: str | None) -> list[Row]:
    """One row for each change that holds on the day, each with the state of the changed paper; one row where nothing changes it.

    Rows with `asked` false are only looked at for what stands above or below the papers that were asked about.
    """
    papers: dict[str, list[Row]] = {}
    for row in raw:
        papers.setdefault(str(row["key"]), []).append(row)
    states = {key: _whole(papers[key], as_of) for key in sorted(papers)}
    found = [row | _around(row, states) for key in states if papers[key][0]["asked"] for row in _paper(papers[key], states[key], as_of)]
    return sorted(found, key=lambda row: (str(row["issued_on"] or "~"), str(row["key"]), str(row["since"] or "~"), str(row["by_key"])))


def is_told(row: Row) -> bool:
    """Whether a paper belongs in the list of all that changed: it was changed, ended, or changes another."""
    return bool(row["by_key"] or row["state"] != "in_force" or row["changes_others"])


def force_note(row: Row, as_of: str | None) -> str:
    """What is known of a paper's force, in one sentence.

    "Hiệu lực của 128/NQ-CP tính đến 2026-11-01: chưa rõ còn hiệu lực hay không (174/NQ-CP bãi bỏ theo một danh mục không có trong kho)".
    """
    day = f" tính đến {as_of}" if as_of else ""
    since = f" từ {row['until']}" if row["state"] == "ended" and row["until"] else ""
    why = f" ({row['reason']})" if row["state"] != "in_force" else ""
    flag = f"; {row['parent_flag']}" if row["parent_flag"] else ""
    return f"Hiệu lực của {row['number'] or row['key']}{day}: {SAID[str(row['state'])]}{since}{why}{flag}"


def force_first(states: Sequence[Row], root: Row | None, as_of: str | None) -> tuple[str, ...]:
    """Before anything is said of today: what is known of the force of the paper that was asked about (design, rule 10).
    Nothing where no day was asked for and nothing in the corpus ends it."""
    mine = next((row for row in states if root is not None and row["key"] == root["key"]), None)
    return (force_note(mine, as_of),) if mine is not None and (as_of or mine["state"] != "in_force") else ()


def _whole(rows: Sequence[Row], as_of: str | None) -> Row:
    """The state of one paper, with what stands above it and what it is based on."""
    first = rows[0]
    state, until, reason = _state(first, list(_changes(rows, as_of).values()), as_of)
    facts = {name: first[name] for name in ("number", "parents", "bases")}
    return facts | {"state": state, "until": until, "reason": reason, "ended_by": _ended_by(rows, as_of)}


def _changes(rows: Sequence[Row], as_of: str | None) -> dict[tuple[object, ...], Row]:
    return {(r["by_key"], r["relation"], r["part"]): r for r in rows if r["by_key"] is not None and _holds(r, as_of)}


def _paper(rows: Sequence[Row], whole: Row, as_of: str | None) -> list[Row]:
    told = {name: whole[name] for name in ("state", "until", "reason")}
    changes = _changes(rows, as_of)
    if not changes:
        return [rows[0] | told | dict.fromkeys(_OF_CHANGE)]
    return [change | told | {"relation_vi": _said(change)} for change in changes.values()]


def _ended_by(rows: Sequence[Row], as_of: str | None) -> str | None:
    """The relation that ended the whole paper."""
    ended = [c for c in _changes(rows, as_of).values() if c["relation"] in ENDS and not c["part"]]
    return str(min(ended, key=lambda c: str(c["since"] or "~"))["relation"]) if ended else None


def _around(row: Row, states: Mapping[str, Row]) -> Row:
    """A flag for the nearest paper above that no longer holds for sure, and the bases that ended."""
    bases = [states[key] for key in sorted(texts(row["bases"])) if key in states]
    gone = [
        f"{base['number']}: {SAID[str(base['state'])]} ({base['reason']})" for base in bases if base["state"] in ("ended", "period_over")
    ]
    return {"parent_flag": _parent_flag(str(row["key"]), states), "bases_ended": gone}


def _parent_flag(key: str, states: Mapping[str, Row]) -> str | None:
    seen: set[str] = set()
    above = sorted(texts(states[key]["parents"]))
    while above and above[0] in states and above[0] not in seen:
        parent = states[above[0]]
        if parent["state"] != "in_force":
            return PARENT_FLAGS[str(parent["ended_by"] if parent["state"] == "ended" else parent["state"])]
        seen.add(above[0])
        above = sorted(texts(parent["parents"]))
    return None


def _state(paper: Row, changes: Sequence[Row], as_of: str | None) -> tuple[str, str | None, str]:
    ended = [c for c in changes if c["relation"] in ENDS and not c["part"]]
    if ended:
        last = min(ended, key=lambda c: str(c["since"] or "~"))
        return "ended", text(last["since"]), _why(last)
    period = text(paper["period_end"])
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
    return sorted(maps(paper["lists"]), key=lambda entry: (str(entry["since"]), str(entry["number"])))


def _is_listed(paper: Row, entry: Row, as_of: str | None) -> bool:
    """The list came later, and names this kind, and this year where it names years."""
    kinds, issued_on, since = entry["kinds"], str(paper["issued_on"] or ""), str(entry["since"])
    if paper["status"] != "held" or not isinstance(kinds, list) or issued_on >= since or not (as_of is None or begun(since, as_of)):
        return False
    listed = [str(kind).split(";") for kind in kinds]
    return any(kind == paper["kind"] and (not years or issued_on[:4] in years) for kind, *years in listed)


def _why(change: Row) -> str:
    part = f" ({change['part']})" if change["part"] else ""
    return f"{_said(change)} {change['by_number']}{part}"


def _said(change: Row) -> str:
    """What the other paper does to this one, in its own direction: "được thay thế bởi"."""
    return citation_relations()[str(change["relation"])].inverse_vi


def _holds(change: Row, as_of: str | None) -> bool:
    """Issued and in force by the day: a paper that reaches back to an earlier day changes nothing before it is there."""
    return as_of is None or (begun(change["since"], as_of) and begun(change["by_issued_on"], as_of))
