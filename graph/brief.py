"""One document for one agency: what it says, whether it holds, what the agency must do, by when, and what it must report to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from graph.reports import report_words
from graph.tree import Row
from graph.values import EVIDENCE
from model.fold import fold
from model.yaml import read_yaml

STUB = "chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ"
INFERRED = "suy ra từ tên nhóm: văn bản không nêu đích danh cơ quan"
NOTHING = "trong kho chưa thấy nhiệm vụ nào nêu tên cơ quan này"
_TASK = (
    "role",
    "modality",
    "agency",
    "wording",
    "section",
    "deadline",
    "deadline_text",
    "recurrence",
    "task_key",
    "document",
    "document_key",
)
_PLACE = ("document_issuer", "issued_on", "way", "depth")


def brief_rows(raw: Sequence[Row], duties: Iterable[Row], force: Iterable[Row]) -> list[Row]:
    """The document, its force, the duties (direct ones first, as `duties` have them), those of groups, reports, and the basis.

    `duties` are rows of `who_must_act`, `force` those of `validity`. Nothing for an agency or directive that the store has not.
    """
    if not raw:
        return []
    about, known = raw[0], list(duties)
    mine = [row for row in known if row["agency_key"] == about["agency_key"] and row["role"] != "reports_to"]
    own = [row for row in mine if not row["inferred"]]
    named = {row["task_key"] for row in own}
    members = [row for row in mine if row["inferred"] and row["task_key"] not in named]
    named |= {row["task_key"] for row in members}
    groups = [row for row in known if row["group"] and row["task_key"] not in named and _may_hold(row, about)] if not about["group"] else []
    to_whom = _recipients(known)
    rows = [_document(about, bool(own or members or groups)), *(_force(row) for row in _first_states(force))]
    rows += [_task(row, "duty", to_whom) | {"note": _taken_over(row)} for row in own]
    rows += [
        _task(row, "group", to_whom) | {"note": f"là thành viên của nhóm: {row['member_of'] or row['agency_text']}"} for row in members
    ]
    rows += [_task(row, "group", to_whom) | {"note": INFERRED} for row in groups]
    rows += [_task(row, "report", to_whom) for row in _reports(own, to_whom)]
    return rows + _bases(raw)


def _document(about: Row, is_named: bool) -> Row:
    notes = [STUB] if about["status"] == "cited" else []
    notes += [] if is_named else [NOTHING]
    return {
        "chapter": "document",
        "agency": about["agency"],
        "wording": about["heading"],
        "document": about["number"],
        "document_key": about["key"],
        "document_issuer": about["issuer"],
        "issued_on": about["issued_on"],
        "source": about["directive_source"],
        "note": "; ".join(notes) or None,
    }


def _first_states(force: Iterable[Row]) -> list[Row]:
    """Each change of the directive; without any the one row that says what is known."""
    return [row for row in force if row["state"] is not None]


def _force(row: Row) -> Row:
    by = {"document": row["by_number"], "document_key": row["by_key"], "document_issuer": row["by_issuer"], "issued_on": row["since"]}
    return {
        "chapter": "force",
        "state": row["state"],
        "wording": row["reason"],
        "section": row["part"],
        **by,
        **{name: row[name] for name in EVIDENCE},
    }


def _taken_over(row: Row) -> str | None:
    """That a duty came with the functions of another body, and by which paper."""
    basis = f" theo {row['basis']}" if row["basis"] else ""
    return f"kế thừa từ {row['succession']}{basis}" if row["succession"] else None


def _task(row: Row, chapter: str, to_whom: Mapping[object, list[str]]) -> Row:
    known = {name: row[name] for name in (*_TASK, *_PLACE, *EVIDENCE)}
    return known | {"chapter": chapter, "recipients": to_whom.get(row["task_key"], [])}


def _recipients(duties: Iterable[Row]) -> dict[object, list[str]]:
    found: dict[object, list[str]] = {}
    for row in duties:
        if row["role"] == "reports_to" and row["agency"] not in found.setdefault(row["task_key"], []):
            found[row["task_key"]].append(str(row["agency"]))
    return found


def _reports(own: Iterable[Row], to_whom: Mapping[object, list[str]]) -> list[Row]:
    """Duties that are reports; whoever only helps owes none."""
    leading = (row for row in own if row["role"] != "coordinating")
    return [row for row in leading if row["task_key"] in to_whom or report_words(str(row["wording"]))]


def _bases(raw: Iterable[Row]) -> list[Row]:
    found = {str(row["basis_key"]): _basis(row) for row in raw if row["basis_key"] is not None}
    return sorted(found.values(), key=lambda row: (str(row["issued_on"] or "~"), str(row["document_key"])))


def _basis(row: Row) -> Row:
    known = {"document": row["basis_number"], "document_key": row["basis_key"], "document_issuer": row["basis_issuer"]}
    return {
        "chapter": "basis",
        "wording": row["basis_heading"],
        "issued_on": row["basis_issued_on"],
        **known,
        **{name: row[name] for name in EVIDENCE},
    }


def _may_hold(group: Row, about: Row) -> bool:
    """A group of the same place that is named by what the agency is."""
    if group["place"] != about["place"] or about["place"] is None or group["role"] == "reports_to":
        return False
    name, body = fold(str(group["agency"])), str(about["agency_key"])
    words = next((meant for begin, meant in _groups() if body.startswith(f"{begin} ")), ())
    return any(name.startswith((f"{word} ", f"{word},")) for word in words)


@cache
def _groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The longest beginnings first."""
    loaded: dict[str, dict[str, list[str]]] = read_yaml(Path(__file__).with_name("brief.yml"))
    groups = loaded["groups"]
    return tuple((begin, tuple(groups[begin])) for begin in sorted(groups, key=lambda begin: (-len(begin), begin)))
