"""One citation or task of the store by the code that people are shown, and a directive under all its names."""

from __future__ import annotations

import hashlib

from graph.store import GraphStore, Row
from model.correction import DirectiveName
from model.errors import UnknownName

_KEYS = "MATCH (c:Citation) RETURN c.key AS key"
_ONE = (
    "MATCH (c:Citation {key: $key}) RETURN c.key AS key, c.wording AS wording, c.state AS state, c.document AS document, "
    "c.source AS source, c.span_start AS span_start, c.span_end AS span_end, c.candidates AS candidates"
)
_TASK_KEYS = "MATCH (t:Task) RETURN t.key AS key"
_ONE_TASK = (
    "MATCH (t:Task {key: $key}) RETURN t.key AS key, t.wording AS wording, t.document AS document, t.source AS source, "
    "t.span_start AS span_start, t.span_end AS span_end"
)
_DIRECTIVE = (
    "MATCH (d:Directive {key: $key}) RETURN d.key AS key, d.number AS number, d.issuer AS issuer, d.issued_on AS issued_on, "
    "d.sha256 AS sha256, d.ordinal AS ordinal, d.source AS source"
)


def code_of(key: str) -> str:
    """The short code of a citation: `code_of("3279/kh-ubnd|…|2021@0000150")` is eight letters and digits."""
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def find_citation(store: GraphStore, text: str) -> Row:
    """The citation of this code or key. Raises UnknownName."""
    wanted = text.strip()
    keys = (str(row["key"]) for row in store.ask(_KEYS, {}))
    key = next((key for key in keys if wanted in (key, code_of(key))), None)
    found = store.ask(_ONE, {"key": key}) if key else []
    if not found:
        raise UnknownName(f"Không có viện dẫn {text!r}; xem mã ở `chidao unresolved`. (No such citation; see the codes there.)")
    return found[0]


def find_task(store: GraphStore, text: str) -> Row:
    """The task of this code or key. Raises UnknownName."""
    wanted = text.strip()
    keys = (str(row["key"]) for row in store.ask(_TASK_KEYS, {}))
    key = next((key for key in keys if wanted in (key, code_of(key))), None)
    found = store.ask(_ONE_TASK, {"key": key}) if key else []
    if not found:
        raise UnknownName(f"Không có nhiệm vụ {text!r}; xem mã ở `chidao review tasks`. (No such task; see the codes there.)")
    return found[0]


def directive_name(store: GraphStore, key: str) -> DirectiveName:
    """All names of a directive of the store. Raises UnknownName."""
    found = store.ask(_DIRECTIVE, {"key": key})
    if not found:
        raise UnknownName(f"Trong kho không có văn bản {key!r}. (No such directive here.)")
    row = found[0]
    ordinal = row["ordinal"]
    return DirectiveName(
        number=_text(row["number"]),
        issuer=_text(row["issuer"]),
        issued_on=_text(row["issued_on"]),
        key=key,
        sha256=_text(row["sha256"]),
        ordinal=ordinal if isinstance(ordinal, int) else 0,
        source=_text(row["source"]),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
