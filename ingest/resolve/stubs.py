"""What people said of papers that are only cited: their number, day, issuer, kind or title. Pure.

A stub lives by the words of its citations. With another number, issuer or day it gets another key, and where that key is already
known, its citations mean the paper that has it: a wrong number in a citation finds its paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.numbers import kind_of
from ingest.resolve.corrections import NO_DOCUMENT, SEVERAL, Ledger
from ingest.resolve.identity import Identity, body_of, make_identity, make_key, may_be
from ingest.resolve.register import identity_of
from ingest.resolve.types import Directive, Link
from model.correction import Correction, DirectiveName

CITED = frozenset({"number", "issued_on", "issuer", "kind", "heading"})
NOT_CITED = "văn bản chỉ được dẫn không có mục này / a paper that is only cited has no such field"
Resolved = tuple[tuple[Directive, ...], tuple[Link, ...]]


def correct_stubs(directives: Sequence[Directive], links: Sequence[Link], ledger: Ledger) -> Resolved:
    """Directives and links after what people said of stubs; a correction that fits none is orphaned."""
    stubs = {directive.key: directive for directive in directives if directive.held is None}
    now = dict(stubs)
    last: dict[tuple[str, str], Correction] = {}
    for correction in ledger.waiting:
        key = _meant(correction, now, ledger)
        if key is not None:
            field = correction.field or ""
            ledger.supersede(last.get((key, field)), correction)
            last[key, field] = correction
            now[key] = _changed(now[key], correction)
    if not last:
        return tuple(directives), tuple(links)
    for (key, _), correction in last.items():
        ledger.apply(correction, ("Directive", now[key].key))
    return _joined(directives, links, now)


def _meant(correction: Correction, now: dict[str, Directive], ledger: Ledger) -> str | None:
    """The key under which the stub was read: by its key, as read or as it is now, else by number, issuer and day."""
    if correction.field not in CITED:
        ledger.orphan(correction, NOT_CITED)
        return None
    name = correction.document or DirectiveName()
    if name.key in now:
        return name.key
    same = [key for key, stub in now.items() if stub.key == name.key]
    wanted = identity_of(name)
    found = same or [key for key, stub in now.items() if wanted and may_be(wanted, stub.identity)]
    if len(found) == 1:
        return found[0]
    ledger.orphan(correction, SEVERAL if found else NO_DOCUMENT)
    return None


def _changed(stub: Directive, correction: Correction) -> Directive:
    value, identity = correction.value, stub.identity
    if correction.field == "kind":
        return replace(stub, kind=value)
    if correction.field == "heading":
        return replace(stub, heading=value)
    if correction.field == "issued_on":
        identity = replace(identity, date=value)
    elif correction.field == "issuer":
        identity = Identity(identity.number, value, identity.date)
    elif value:
        identity = make_identity(value, identity.issuer, identity.date, identity.above)
        stub = replace(stub, number=value, kind=kind_of(value) or stub.kind)
    body = body_of(identity.issuer) if identity.issuer else None
    return replace(stub, key=make_key(identity), identity=identity, body=body)


def _joined(directives: Sequence[Directive], links: Sequence[Link], now: dict[str, Directive]) -> Resolved:
    """Each paper once: what is held before what is cited, and a stub that was always so before one that became it."""
    known = {directive.key: directive for directive in directives if directive.key not in now or now[directive.key].key == directive.key}
    known |= {key: now[key] for key in known if key in now}
    for key in sorted(now):
        known.setdefault(now[key].key, now[key])
    keys = {old: stub.key for old, stub in now.items()}
    return tuple(known[key] for key in sorted(known)), tuple(_moved(link, keys, known) for link in links)


def _moved(link: Link, keys: dict[str, str], known: dict[str, Directive]) -> Link:
    target = keys.get(link.target, link.target) if link.target else None
    candidates = tuple(dict.fromkeys(keys.get(key, key) for key in link.candidates))
    held = link.state == "stub" and target is not None and known[target].held is not None
    return replace(link, target=target, candidates=candidates, state="resolved" if held else link.state)
