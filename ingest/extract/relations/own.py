"""Whether the paper itself speaks, and may: a notice amends no decree, a draft changes nothing, the state ends no paper of the Party."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ingest.vocabulary import load
from model.document import Document
from model.facts import Citation

_WORD = re.compile(r"[^\W_]+")
# "Bộ trưởng ban hành Thông tư " with nothing behind it
_ISSUES = re.compile(r"(?:ban hành|thông qua)\s+([^\W\d_]+(?:\s[^\W\d_]+){1,2}?)\s+(?:về\s+(?:việc\s+)?)?$", re.IGNORECASE)
_PARTY_NUMBER = re.compile(r"\d{1,5}[a-z]?-[A-ZĐ]")


@dataclass(frozen=True, slots=True)
class Own:
    """What is known of the paper that cites: its kind, number and issuer, empty where they are not known."""

    kind: str = ""
    number: str = ""
    issuer: str = ""


def own_of(document: Document) -> Own:
    """The paper's own kind, number and issuer."""
    kind, number, issuer = document.kind, document.number, document.issuer
    return Own(kind.value if kind else "", number.value if number else "", issuer.value if issuer else "")


def may_change(own: Own, citation: Citation) -> bool:
    """Whether this paper can end or change the cited one."""
    able = load("relations")["changed_by"].get(citation.kind or "")
    if able is not None and own.kind and own.kind not in able:
        return False
    lawmakers = load("relations")["laws_changed_by"]
    if citation.kind in lawmakers["kinds"] and own.kind == "Nghị quyết" and own.issuer and own.issuer not in lawmakers["issuers"]:
        return False
    if own.issuer.startswith(tuple(load("relations")["local"])) and (citation.issuer or "").startswith(tuple(load("relations")["central"])):
        return False
    return not (own.number and citation.number) or bool(_PARTY_NUMBER.match(own.number)) == bool(_PARTY_NUMBER.match(citation.number))


def speaks_of_itself(before: str, citation: Citation, own: Own) -> bool:
    """Whether the words of the clause before a cue leave it to this paper: in the title, at the head of the clause, behind "này", or
    behind "ban hành Thông tư" in a circular."""
    words = [word.lower() for word in _WORD.findall(before)]
    if words[-1:] and words[-1] in load("relations")["denials"]:
        return False
    issued = _ISSUES.search(before)
    if issued and own.kind and issued[1].lower() in kind_names():
        return issued[1].lower() == own.kind.lower()
    subject = next((name for name in (" ".join(words[-2:]), *words[-1:]) if name in kind_names()), None)
    many = not {"các", "những"}.isdisjoint(words[-3:])
    if subject and own.kind and (subject != own.kind.lower() or len(words) > 3 or many):
        return False  # "Luật sửa đổi 10 luật", "... và các Nghị định sửa đổi Nghị định số 9": others do
    if "này" not in words and any(f" {phrase} " in f" {' '.join(words)} " for phrase in load("relations")["not_own"]):
        return False
    return citation.zone == "title" or len(words) <= 4 or "này" in words


@cache
def kind_names() -> frozenset[str]:
    """All kinds of papers, in small letters: "nghị quyết", "công văn"."""
    return frozenset(kind["name"].lower() for kind in load("kinds")["kinds"])
