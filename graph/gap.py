"""Which bodies have issued something under a directive, as far as the corpus shows (design, rule 9). It accuses nobody.

`issued`: a document of the place itself stands in the tree. `mentioned`: only the press tells of it. `not_seen`: the
corpus holds other papers of that place from the year after the directive, and none that carries it out.
`not_enough_data`: it holds nothing of that place from that year; such places stay outside every percentage.

A province that took over from others is told with its former units: it has issued where one of them has, and `former_issued`
says how many; in the percentages each former unit counts for itself, unless the new province alone has issued or is known of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from graph.days import begun, days_between
from graph.tree import Row
from graph.values import maps, number, texts
from model.fold import fold

YEAR = 365
LONG_OVERDUE = 2 * YEAR  # as the EU's scoreboard counts
# By whose papers a level is closed: a district's plan is no act of its province.
OWN_LEVELS = {"province": ("province", "department"), "ministry": ("ministry",), "district": ("district",), "commune": ("commune",)}
# How a group of all bodies of a level begins, as level and folded name; at the other levels any group of the level is one.
WORDING = {"ministry": ("other:cac bo", "ministry:cac bo"), "province": ("province:",)}
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


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the corpus holds: documents of the tree, and how many papers of each place in the year after."""

    tree: Sequence[Row]
    around: Sequence[Row]
    level: str
    as_of: str | None


@dataclass(frozen=True, slots=True)
class _Part:
    """One place, or one of the former units of a province: its state, its documents, its other papers."""

    name: str
    state: str
    own: Sequence[Row]
    others: int

    @property
    def days(self) -> object:
        """Days after the directive of the first document."""
        return self.own[0]["days"] if self.own else None


def gap_rows(raw: Iterable[Row], parameters: Mapping[str, object], answers: Mapping[str, Sequence[Row]]) -> list[Row]:
    """One row a place: those that issued first, by days; then the others by name."""
    level, as_of = str(parameters.get("level") or "province"), parameters.get("as_of")
    seen = _Seen(answers["cascade_down"], answers["papers_around"], level, str(as_of) if as_of else None)
    rows = [_place(unit, seen) for unit in raw if _is_wanted(unit, parameters.get("of"))]
    return sorted(rows, key=lambda row: (ORDER.index(str(row["state"])), *_by_days(row["days"]), str(row["province"])))


def indicators(rows: Sequence[Mapping[str, object]], parameters: Mapping[str, object]) -> tuple[str, ...]:
    """What the EU's transposition scoreboard would say, over the places that the corpus knows something of."""
    if not rows:
        return ("Kho không có danh sách các nơi cấp này để so",)
    units = [unit for row in rows for unit in _counted(row)]
    known = [unit for unit in units if unit["state"] != "not_enough_data"]
    issued = [unit for unit in known if unit["state"] == "issued"]
    delays = [unit["days"] for unit in issued if isinstance(unit["days"], int)]
    name = NAMES[str(rows[0]["level"])]
    said = [
        f"{len(issued)} trên {len(known)} {name} có dữ liệu trong kho đã ban hành văn bản; "
        f"{len(units) - len(known)} {name} không đủ dữ liệu, không tính vào tỷ lệ"
    ]
    if known:
        said.append(f"Chưa thấy văn bản: {100 * (len(known) - len(issued)) / len(known):.0f} % số {name.split(',')[0]} có dữ liệu")
    if delays:
        said.append(f"Trung vị: {median(delays):g} ngày sau văn bản")
    return (*said, *_since(rows, parameters.get("since")), *_long(rows, len(known) - len(issued)), *_labels(rows, units))


def _counted(row: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    """What a place counts as in the percentages: its former units where one of them has issued or is known of, else the place itself."""
    parts = maps(row["former"])
    issued = any(part["state"] == "issued" for part in parts)
    known = any(part["state"] != "not_enough_data" for part in parts)
    return parts if issued or (known and row["state"] != "issued") else [row]


NAMES = {"province": "tỉnh, thành phố", "ministry": "bộ", "district": "huyện", "commune": "xã"}


def _since(rows: Sequence[Mapping[str, object]], since: object) -> Iterator[str]:
    """How many issued their first document since a day."""
    if isinstance(since, str):
        first = [next(iter(maps(row["documents"])), {}).get("issued_on") for row in rows if row["state"] == "issued"]
        later = sum(day is not None and begun(since, str(day)) for day in first)
        yield f"Từ {since}: thêm {later} nơi ban hành văn bản đầu tiên"


def _long(rows: Sequence[Mapping[str, object]], missing: int) -> Iterator[str]:
    """Not seen two years after the directive or more, as of a day."""
    age = rows[0].get("age")
    if isinstance(age, int) and age >= LONG_OVERDUE:
        yield f"Đã {age} ngày (từ 2 năm trở lên) từ ngày của văn bản mà chưa thấy trong kho: {missing}"


def _labels(rows: Sequence[Mapping[str, object]], units: Sequence[object]) -> Iterator[str]:
    if rows[0]["expected"] == "user":
        yield "So sánh do người hỏi chọn; văn bản không giao cho mọi nơi cùng cấp"
    if len(units) > len(rows):
        yield "Tỷ lệ tính theo đơn vị cũ"


def _is_wanted(unit: Row, of: object) -> bool:
    """Inside the place asked for, with or without its class word: "Cao Bằng", "tỉnh Cao Bằng", "huyện Hòa An"."""
    above = f" {fold(str(unit['unit']).partition(', ')[2])}"
    return of is None or f"{above},".endswith(f" {fold(str(of))},") or f" {fold(str(of))}," in f"{above},"


def _place(unit: Row, seen: _Seen) -> Row:
    former = [name for name in texts(unit["former"]) if unit["since"] is not None]
    name, since = str(unit["unit"]), str(unit["since"])
    if len(former) > 1:
        whole = _state_of(unit, (name,), (since, None), seen)
        parts = [_state_of(unit, (old,), (None, since), seen) for old in sorted(former)]
    else:  # one place, perhaps under a former name: thành phố Huế was tỉnh Thừa Thiên Huế
        whole, parts = _state_of(unit, (name, *former), (None, None), seen), []
    own = [*whole.own, *(paper for part in parts for paper in part.own)]
    own.sort(key=lambda paper: (number(paper["order"]), str(paper["issued_on"] or "~"), str(paper["key"])))
    states = [found.state for found in (whole, *parts)]
    issued = sum(part.state == "issued" for part in parts)
    return {
        "province": unit["unit"],
        "code": unit["code"],
        "level": seen.level,
        "expected": "wording" if _is_asked(unit, seen.level) else "user",
        "state": min(states, key=ORDER.index),
        "days": own[0]["days"] if own else None,
        "body": own[0]["body"] if own else None,
        "documents": [{name: paper[name] for name in ("key", "number", "issuer", "issued_on", "days")} for paper in own],
        "former": [{"province": part.name, "state": part.state, "days": part.days} for part in parts],
        "former_issued": f"{issued}/{len(parts)}" if parts else None,
        "others": sum(found.others for found in (whole, *parts)),
        "age": days_between(unit["root_issued_on"], seen.as_of) if seen.as_of else None,
    }


def _state_of(unit: Row, names: Sequence[str], days: tuple[str | None, str | None], seen: _Seen) -> _Part:
    """The state of one place of those names, in the days in which it was that place."""
    since, until = days
    mine = [row for row in seen.tree if _of(row, names, seen.level) and _in_days(row["issued_on"], since, until, seen.as_of)]
    own = [_document(row, unit) for row in mine if _is_own(row, unit, seen.level)]
    own.sort(key=lambda paper: (number(paper["order"]), str(paper["issued_on"] or "~"), str(paper["key"])))
    around = [row for row in seen.around if _of(row, names, seen.level) and _in_days(row["month"], since, until, seen.as_of)]
    counted = sum(number(row["papers"]) for row in around if not row["press"])
    others = counted - sum(_within_a_year(paper["days"]) for paper in own)
    told = any(row["press"] and row["cites"] for row in around)
    state = "issued" if own else "mentioned" if told else "not_seen" if others > 0 else "not_enough_data"
    return _Part(names[0], state, own, others)


def _of(row: Row, names: Sequence[str], level: str) -> bool:
    """Whether a paper is of the place, or of the ministry."""
    if level == "ministry":
        return fold(str(row["issuer"] or "")).removeprefix("bo truong ") in map(fold, names)
    return row["province" if level == "province" else "place"] in names


def _in_days(issued_on: object, since: str | None, until: str | None, as_of: str | None) -> bool:
    """From the first day of a new province on, before that of its successor, and not later than the day asked about."""
    day = str(issued_on)[: len("2025-07")] if issued_on else ""
    late = bool(issued_on and as_of and not begun(str(issued_on), as_of))
    return not late and (since is None or day >= since[:7]) and (until is None or day < until[:7])


def _is_own(row: Row, unit: Row, level: str) -> bool:
    """Of the place itself (for a province also of a department), as a whole; a Party paper does not close the state's line."""
    party = unit["root_line"] == "state" and row["line"] == "party"
    return row["level"] in OWN_LEVELS[level] and row["scope"] != "task" and row["depth"] != 0 and not party


def _is_asked(unit: Row, level: str) -> bool:
    """Whether the directive is addressed to, or gives a task to, all bodies of the level: "UBND các tỉnh, thành phố"."""
    return any(asked.startswith(WORDING.get(level, (f"{level}:",))) for asked in texts(unit["asked"]))


def _document(row: Row, unit: Row) -> Row:
    """A document of the tree; the province's own stand before those of its departments."""
    facts = {name: row[name] for name in ("key", "number", "issuer", "issued_on")}
    days = days_between(unit["root_issued_on"], row["issued_on"])
    return facts | {"days": days, "body": _body(row), "order": int(row["level"] == "department")}


def _within_a_year(days: object) -> bool:
    return isinstance(days, int) and 0 <= days <= YEAR


def _by_days(days: object) -> tuple[bool, int]:
    return (not isinstance(days, int), days if isinstance(days, int) else 0)


def _body(paper: Row) -> str:
    issuer = str(paper["issuer"] or "")
    return next((name for begin, name in BODIES if issuer.startswith(begin)), issuer)
