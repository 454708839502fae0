"""A text and what was found in it, small: a resolution holds a country's papers at once, and looks at one of them at a time.

A letter of 1,300 characters with its facts is 16 KB as Python values, 2 KB packed.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import msgspec
import pyarrow as pa
from msgspec import structs

from model.record import DocumentRecord

Packed = tuple[bytes, int] | tuple[str, DocumentRecord]
"""The compressed bytes and their length before; or the values themselves, where they cannot be written (half a character of a broken
file)."""
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, DocumentRecord]).decode
_codec = pa.Codec("zstd", compression_level=1)
PRESS = "Bài báo"
NEAR = 64  # papers whose values are kept at hand


def pack(text: str, found: DocumentRecord) -> Packed:
    """The text with what of its facts a resolution asks for: not the blocks, nor what agencies a paper of the state names anywhere."""
    slim = _slim(found)
    try:
        plain = _encode((text, slim))
    except UnicodeEncodeError:
        return text, slim
    return _codec.compress(plain, asbytes=True), len(plain)


@lru_cache(maxsize=NEAR)
def unpack(packed: Packed) -> tuple[str, DocumentRecord]:
    """Text and facts again."""
    first, second = packed
    if isinstance(first, str) or not isinstance(second, int):
        return packed  # type: ignore[return-value]
    return _decode(_codec.decompress(first, second, asbytes=True))


def _slim(found: DocumentRecord) -> DocumentRecord:
    document = found.document
    is_press = document.kind is not None and document.kind.value == PRESS
    facts = replace(found.facts, deadlines=(), agencies=found.facts.agencies if is_press else ())
    return DocumentRecord(structs.replace(document, blocks=()), facts)
