"""Finds the directive that a correction names: by its text, its key, or its number, issuer and date."""

from __future__ import annotations

from collections.abc import Iterable

from ingest.resolve.identity import Identity, make_identity, may_be
from ingest.resolve.types import Directive
from model.correction import DirectiveName


class Register:
    """The held directives under all their names: as they stand now, and as they were read before corrections."""

    def __init__(self) -> None:
        self._now: dict[str, Directive] = {}
        self._texts: dict[tuple[str, int], str] = {}
        self._former: dict[str, str] = {}
        self._by_number: dict[str, dict[str, Identity]] = {}

    def add(self, read: Directive, now: Directive) -> None:
        """One text: what was read from it, and what it is after corrections."""
        self._now[now.key] = now
        self._former.setdefault(read.key, now.key)
        if read.held is not None:
            self._texts[read.held.sha256, read.held.ordinal] = now.key
        for directive in (read, now):
            self._by_number.setdefault(directive.identity.number, {}).setdefault(now.key, directive.identity)

    def renew(self, directives: Iterable[Directive]) -> None:
        """Take the joined directives in the place of their copies."""
        self._now = {directive.key: directive for directive in directives}

    def find(self, name: DirectiveName) -> list[Directive]:
        """The one directive of this name; several where the name fits several, none where it fits none."""
        key = self._texts.get((name.sha256 or "", name.ordinal))
        if key is None and name.key is not None:
            key = name.key if name.key in self._now else self._former.get(name.key)
        if key is not None:
            return [self._now[key]]
        wanted = identity_of(name)
        if wanted is None:
            return []
        known = self._by_number.get(wanted.number, {})
        return [self._now[key] for key in sorted(known) if may_be(wanted, known[key])]


def identity_of(name: DirectiveName | None) -> Identity | None:
    """What a name says of number, issuer and date; a law by its name has `~luat dat dai` in its key instead of a number."""
    if name is None:
        return None
    if name.number:
        return make_identity(name.number, name.issuer, name.issued_on)
    named = (name.key or "").partition("|")[0]
    return Identity(named, name.issuer, name.issued_on) if named.startswith("~") else None
