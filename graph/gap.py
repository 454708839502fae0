"""Which provinces have issued something under a directive, as far as the corpus shows (design, rule 9). It accuses nobody.

`issued`: a document of the province itself stands in the tree. `mentioned`: only the press tells of it. `not_seen`: the
corpus holds other papers of that place from the year after the directive, and none that carries it out.
`not_enough_data`: it holds nothing of that place from that year; such provinces stay outside every percentage.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

from graph.days import days_between
from graph.tree import Row

YEAR = 365
OWN_LEVELS = ("province", "department")  # a district's plan is no act of its province
# How the issuing body is named in a row; the first that begins the issuer's name counts.
BODIES = (
    ("Ủy ban nhân dân", "UBND"),
    ("Văn phòng Ủy ban nhân dân", "UBND"),
    ("Chủ tịch Ủy ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Tỉnh ủy", "Tỉnh ủy"),
    ("Thành ủy", "Tỉnh ủy"),
    ("Ban Thường vụ", "Tỉnh ủy"),
    ("Sở", "Sở"),
)
ORDER = ("issued", "mentioned", "not_seen", "not_enough_data")


def gap_rows(raw: Iterable[Row], tree: Sequence[Row]) -> list[Row]:
    """One row a province: those that issued first, by days; then the others by name."""
    inside = {str(row["key"]) for row in tree if row["scope"] != "task"}
    places: dict[str, list[Row]] = {}
    for row in raw:
        places.setdefault(str(row["province"]), []).append(row)
    rows = [_province(papers, inside) for papers in places.values()]
    return sorted(rows, key=lambda row: (ORDER.index(str(row["state"])), *_by_days(row["days"]), str(row["province"])))


def indicators(rows: Sequence[Mapping[str, object]]) -> tuple[str, ...]:
    """What the EU's transposition scoreboard would say, over the provinces that the corpus knows something of."""
    known = [row for row in rows if row["state"] != "not_enough_data"]
    issued = [row for row in known if row["state"] == "issued"]
    delays = [row["days"] for row in issued if isinstance(row["days"], int)]
    said = [
        f"{len(issued)} trên {len(known)} tỉnh, thành phố có dữ liệu trong kho đã ban hành văn bản; "
        f"{len(rows) - len(known)} tỉnh, thành phố không đủ dữ liệu, không tính vào tỷ lệ"
    ]
    if known:
        said.append(f"Chưa thấy văn bản: {100 * (len(known) - len(issued)) / len(known):.0f} % số tỉnh có dữ liệu")
    if delays:
        said.append(f"Trung vị: {median(delays):g} ngày sau văn bản")
    return tuple(said)


def _province(papers: Sequence[Row], inside: set[str]) -> Row:
    own = sorted((p for p in papers if p["key"] in inside and _is_own(p)), key=_first)
    others = [p for p in papers if p["key"] is not None and p not in own and not p["press"] and _within_a_year(p)]
    return {
        "province": papers[0]["province"],
        "code": papers[0]["code"],
        "state": _state(papers, own, others),
        "days": _days(own[0]) if own else None,
        "body": _body(own[0]) if own else None,
        "documents": [_document(p) for p in own],
        "others": len(others),
    }


def _is_own(paper: Row) -> bool:
    """Of the province or one of its departments; a Party paper does not close the state's line."""
    return paper["level"] in OWN_LEVELS and not (paper["root_line"] == "state" and paper["line"] == "party")


def _state(papers: Sequence[Row], own: Sequence[Row], others: Sequence[Row]) -> str:
    if own:
        return "issued"
    if any(p["press"] and p["cites_root"] for p in papers):
        return "mentioned"
    return "not_seen" if others else "not_enough_data"


def _within_a_year(paper: Row) -> bool:
    days = _days(paper)
    return days is not None and 0 <= days <= YEAR


def _days(paper: Row) -> int | None:
    return days_between(paper["root_issued_on"], paper["issued_on"])


def _first(paper: Row) -> tuple[bool, str, str]:
    """The province's own papers before those of its departments, then by date, undated last."""
    return (paper["level"] != "province", str(paper["issued_on"] or "~"), str(paper["key"]))


def _by_days(days: object) -> tuple[bool, int]:
    return (not isinstance(days, int), days if isinstance(days, int) else 0)


def _body(paper: Row) -> str:
    issuer = str(paper["issuer"] or "")
    return next((name for begin, name in BODIES if issuer.startswith(begin)), issuer)


def _document(paper: Row) -> Row:
    return {
        "key": paper["key"],
        "number": paper["number"],
        "issuer": paper["issuer"],
        "issued_on": paper["issued_on"],
        "days": _days(paper),
    }
