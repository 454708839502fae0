"""Files that cannot be read, or must not be, each with words of the reason that a person should be given."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

from bench.made.containers import packed, pdf, word


def empty(_: str, __: Random) -> bytes:
    """A copy that broke off before its first byte."""
    return b""


def cut(text: str, chance: Random) -> bytes:
    """A Word file whose end is missing."""
    whole = word(text)
    return whole[: chance.randrange(len(whole) // 4, len(whole) // 2)]


def cut_pdf(text: str, _: Random) -> bytes:
    """A PDF of which only the first bytes came."""
    return pdf(text)[:600]


def locked(_: str, chance: Random) -> bytes:
    """A Word file with a password: an OLE file that holds an encrypted package."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + chance.randbytes(2000)


def noise(_: str, chance: Random) -> bytes:
    """Bytes of no format, named like a text."""
    return b"\x80\xff\x00" + chance.randbytes(3000)


def nested(text: str, _: Random) -> bytes:
    """A zip in a zip in a zip in a zip in a zip."""
    data = packed({"a.txt": text.encode()})
    for _depth in range(5):
        data = packed({"a.zip": data})
    return data


def old_table(_: str, __: Random) -> bytes:
    """A workbook of old Excel of which the pages are gone."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2000)


def half_row(text: str, _: Random) -> bytes:
    """A table whose only row is no JSON to its end."""
    return json.dumps({"text": text}).encode()[:-40]


def picture(_: str, chance: Random) -> bytes:
    """A picture of which only the beginning came."""
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + chance.randbytes(40)


def secret(text: str, _: Random) -> bytes:
    """A paper that must not be read here."""
    return f"TỐI MẬT\n{text}".encode()


BROKEN: dict[str, tuple[str, Callable[[str, Random], bytes], str]] = {
    "empty": (".txt", empty, "tệp rỗng"),
    "cut": (".docx", cut, "hỏng"),
    "cut pdf": (".pdf", cut_pdf, "PDF hỏng"),
    "locked": (".docx", locked, "mật khẩu"),
    "noise": (".txt", noise, "không phải văn bản"),
    "nested": (".zip", nested, "quá sâu"),
    "old table": (".xls", old_table, "hỏng"),
    "half row": (".jsonl", half_row, "không phải JSON"),
    "picture": (".png", picture, "ảnh hỏng"),
    "secret": (".txt", secret, "--allow-secret"),
}
"""Kind of damage → suffix, writer, and words of the reason."""
