"""An element in few bytes: what it says as JSON, what it is known by, what tells a change of it."""

from __future__ import annotations

import hashlib
import json

import orjson

from model.batch import Value

DIGEST = 12  # bytes that tell a change of an element
MARK = 8  # bytes that an element is known by, wherever it is kept


def as_json(value: object) -> bytes:
    """Equal values give equal bytes."""
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a character of a broken file, or a number beyond 64 bits
        return json.dumps(value, ensure_ascii=True, sort_keys=True).encode("ascii")


def from_json(says: bytes) -> dict[str, Value]:
    """The properties that were written so."""
    try:
        found: dict[str, Value] = orjson.loads(says)
    except orjson.JSONDecodeError:
        found = json.loads(says)
    return found


def mark_of(named: bytes) -> bytes:
    """What an element is known by, of the JSON of all that it is known by."""
    return hashlib.blake2b(named, digest_size=MARK).digest()


def digest_of(named: bytes, says: bytes) -> bytes:
    """What tells a change of an element, of the JSON of what it is known by and of its properties."""
    return hashlib.blake2b(b"[" + named + b"," + says + b"]", digest_size=DIGEST).digest()
