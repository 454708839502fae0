"""What the readers of citations pass on, before relations are read."""

from __future__ import annotations

import msgspec

from model.facts import CitationForm


class Mention(msgspec.Struct, frozen=True, gc=False):
    """One place that names another document: `start` to `end` hold kind, number and date; `after` is where the words that
    belong to it end (issuer, a date behind the issuer). `own_kind` tells a kind said at this place from one that a list lends;
    `plural` marks the head of a list ("các Quyết định số ..."), `same_day` a date said for all ("cùng ngày 21/10/2021")."""

    start: int
    end: int
    after: int
    form: CitationForm
    rule: str
    kind: str | None = None
    number: str | None = None
    symbol: str = ""
    date: str | None = None
    issuer: str | None = None
    issuer_span: tuple[int, int] | None = None
    issuer_said: bool = False
    title: str | None = None
    own_kind: bool = True
    plural: bool = False
    has_so: bool = False
    same_day: bool = False
    pinpoint: str | None = None
    antecedent: int | None = None
    reason: str | None = None
