"""One run that changed the graph, and what it brought: a line of the journal, a `Run` of the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

What = Literal[
    "new_directive",  # a text that was not there, and nobody had cited it
    "filled_stub",  # the text of a directive that was cited only
    "changed_directive",  # another text of a directive that was there
    "gone_directive",  # its text was taken out
    "rekeyed",  # a part of its key became known, or was corrected: subject is the new key, object the old
    "new_implementer",  # subject now carries object down
    "lost_implementer",
    "edge_lost",  # a relation that was read is there no more
    "correction_applied",
    "correction_orphaned",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a run changed; `subject` and `object` are keys of directives, or the id of a correction."""

    what: What
    subject: str
    object: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Number (from 1), moment (ISO, with its zone), what was done (`ingest`, `review`), and what came of it, in a fixed order."""

    number: int
    when: str
    action: str
    events: tuple[Event, ...] = ()

    @property
    def key(self) -> str:
        """`000012`."""
        return f"{self.number:06d}"
