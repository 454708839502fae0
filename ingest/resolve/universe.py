"""All directives known so far, found by number and issuer without looking at every paper of one number.

A country's corpus holds thousands of `01/KH-UBND`: they are kept apart by who issued them, in groups wide enough that
whatever `may_be` allows is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.resolve.identity import Identity, issuer_groups, may_be, same_issuer
from ingest.resolve.types import Directive

DIGITS = re.compile(r"0*(\d+[a-z]?)[/-]")
EVERYBODY, NOBODY = "*", "?"  # groups beside those of `issuer_groups`: all papers of a number, and those whose issuer is not known


class Universe:
    """Grows while links are made; lives for one resolution. Directives come back in the order in which they were added."""

    def __init__(self, held: Iterable[Directive]) -> None:
        self._all: list[Directive] = []
        self._by_issuer: dict[tuple[str, str], list[int]] = {}  # number and group of issuers: places in `_all`
        self._by_digits: dict[str, set[str]] = {}
        for directive in held:
            self.add(directive)

    def add(self, directive: Directive) -> None:
        """A directive that was not known yet."""
        place = len(self._all)
        self._all.append(directive)
        self._file(place, directive)
        if digits := DIGITS.match(directive.identity.number):
            self._by_digits.setdefault(digits[1], set()).add(directive.identity.number)

    def renew(self, known: Directive, fuller: Directive) -> None:
        """The same directive, of which more is known."""
        place = next(place for place in self._near(known.identity) if self._all[place] == known)
        self._all[place] = fuller
        self._file(place, fuller)

    def all(self) -> tuple[Directive, ...]:
        """Every directive, by key."""
        return tuple(sorted(self._all, key=lambda directive: directive.key))

    def fitting(self, identity: Identity) -> list[Directive]:
        """Those that nothing in the identity contradicts."""
        near = (self._all[place] for place in self._near(identity))
        return [directive for directive in near if may_be(identity, directive.identity)]

    def of_another_day(self, identity: Identity) -> list[Directive]:
        """Held papers of this number, issuer and year, whatever their day."""
        if identity.year is None:
            return []
        near = (self._all[place] for place in self._near(identity))
        same_year = (directive for directive in near if directive.held and directive.identity.year == identity.year)
        return [directive for directive in same_year if same_issuer(identity.issuer, directive.identity.issuer)]

    def numbered(self, digits: str) -> Iterator[Directive]:
        """Every paper whose number begins with these digits: 128/NQ-CP and 128/KH-UBND for "128"."""
        for number in sorted(self._by_digits.get(digits, ())):
            yield from (self._all[place] for place in self._by_issuer[number, EVERYBODY])

    def _file(self, place: int, directive: Directive) -> None:
        """A paper without number is known by its key: no citation finds it by a number."""
        number, issuer = directive.identity.number or directive.key, directive.identity.issuer
        for group in (EVERYBODY, *(issuer_groups(issuer) if issuer else (NOBODY,))):
            places = self._by_issuer.setdefault((number, group), [])
            if place not in places[-1:]:
                places.append(place)

    def _near(self, identity: Identity) -> list[int]:
        """Papers of the number whose issuer may be the one of the identity, and some more."""
        wanted = (*issuer_groups(identity.issuer), NOBODY) if identity.issuer else (EVERYBODY,)
        return sorted({place for group in wanted for place in self._by_issuer.get((identity.number, group), ())})
