"""Whether a hint says otherwise than the text. Portals shorten, fold heads into bodies and rewrite titles: that is no difference."""

from __future__ import annotations

from ingest.hints.values import day_of, issuer_named, kind_named, number_of, signers_of
from ingest.numbers import fold_number, symbol_of
from model.document import Document
from model.fold import fold
from model.text import Hint


def differs(document: Document, hint: Hint) -> str | None:
    """What the text says where the hint says otherwise; None where they agree, or one of them says nothing."""
    compare = _COMPARED.get(hint.field)
    return compare(document, hint.value) if compare else None


def _number(document: Document, words: str) -> str | None:
    number = number_of(words)
    said = document.number.value if document.number else None
    return said if said and number and fold_number(said) != fold_number(number) else None


def _kind(document: Document, words: str) -> str | None:
    kind = kind_named(words)
    said = document.kind.value if document.kind else None
    return said if said and kind and not _part_of_each_other(kind, said) else None


def _issued_on(document: Document, words: str) -> str | None:
    day = day_of(words)
    said = document.issued_on.value if document.issued_on else None
    return said if said and day and not (day.startswith(said) or said.startswith(day)) else None


def _issuer(document: Document, words: str) -> str | None:
    """ "Tỉnh Nghệ An" is no other body than "Ủy ban nhân dân tỉnh Nghệ An", nor "Chính phủ" than "Thủ tướng Chính phủ"."""
    said = document.issuer.value if document.issuer else None
    number = document.number.value if document.number else ""
    named = issuer_named(words, symbol_of(number)) if said else None
    if said is None or named is None:
        return None
    agree = any(_part_of_each_other(one, other) for one in [words, *named.split("; ")] for other in said.split("; "))
    return None if agree else said


def _signer(document: Document, words: str) -> str | None:
    names = {fold(name) for name in signers_of(words)}
    said = [signer.name for signer in document.signers]
    return "; ".join(said) if said and names and not names & set(map(fold, said)) else None


def _part_of_each_other(one: str, other: str) -> bool:
    short, long = sorted((f" {fold(one)} ", f" {fold(other)} "), key=len)
    return short in long


_COMPARED = {"number": _number, "kind": _kind, "issued_on": _issued_on, "issuer": _issuer, "signer": _signer}
