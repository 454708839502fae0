"""A compound file of old Office, written by hand: just enough for mails of Outlook and files of Word 97."""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from pathlib import Path

from tests.ingest.read import made

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ROOT, STORAGE, STREAM = 5, 1, 2
PROPERTIES = "__properties_version1.0"


@dataclass(frozen=True)
class Entry:
    """A storage with entries, or a stream with bytes."""

    name: str
    data: bytes = b""
    below: tuple[Entry, ...] = ()
    kind: int = STREAM


def write_ole(path: Path, *entries: Entry) -> Path:
    """The file. Streams lie one after the other in whole sectors; siblings form a chain to the right."""
    flat: list[tuple[Entry, int, int]] = []  # entry, next sibling, first child
    _lay(Entry("Root Entry", below=entries, kind=ROOT), FREE, flat)
    sectors: list[bytes] = []
    table: list[int] = []
    minis: list[bytes] = []
    mini_table: list[int] = []
    starts = [_place(entry, (sectors, table), (minis, mini_table)) for entry, _, _ in flat]
    small = b"".join(minis)
    starts[0] = _put(small, sectors, table, SECTOR)
    first_mini = _put(b"".join(struct.pack("<I", n) for n in mini_table), sectors, table, SECTOR, b"\xff")
    flat[0] = (replace(flat[0][0], data=small), flat[0][1], flat[0][2])
    directory = b"".join(_directory(e, right, child, start) for (e, right, child), start in zip(flat, starts, strict=True))
    first_directory = _put(directory, sectors, table, SECTOR)
    count = 1
    while (len(table) + count) * 4 > count * SECTOR:
        count += 1
    first_fat = len(table)
    table += [FAT] * count
    fat = b"".join(struct.pack("<I", n) for n in table).ljust(count * SECTOR, b"\xff")
    mark = bytes.fromhex("d0cf11e0a1b11ae1")
    numbers = (0, count, first_directory, 0, CUTOFF, first_mini, (len(mini_table) * 4 + SECTOR - 1) // SECTOR, END, 0, first_fat)
    head = struct.pack("<8s16xHHHHH6x10I", mark, 0x3E, 3, 0xFFFE, 9, 6, *numbers)
    more = b"".join(struct.pack("<I", first_fat + n) for n in range(1, count)).ljust(108 * 4, b"\xff")
    path.write_bytes((head + more).ljust(SECTOR, b"\xff") + b"".join(sectors) + fat)
    return path


def _lay(entry: Entry, right: int, flat: list[tuple[Entry, int, int]]) -> int:
    number = len(flat)
    flat.append((entry, right, FREE))
    following = FREE
    for child in reversed(entry.below):
        following = _lay(child, following, flat)
    flat[number] = (entry, right, following)
    return number


def _place(entry: Entry, large: tuple[list[bytes], list[int]], small: tuple[list[bytes], list[int]]) -> int:
    """Small streams share one stream of small sectors, as the format wants it."""
    if entry.kind != STREAM:
        return 0 if entry.kind == STORAGE else END
    return _put(entry.data, *small, MINI) if len(entry.data) < CUTOFF else _put(entry.data, *large, SECTOR)


def _put(data: bytes, sectors: list[bytes], table: list[int], size: int, fill: bytes = b"\0") -> int:
    if not data:
        return END
    start = len(table)
    pieces = [data[n : n + size].ljust(size, fill) for n in range(0, len(data), size)]
    sectors += pieces
    table += [*range(start + 1, start + len(pieces)), END]
    return start


def _directory(entry: Entry, right: int, child: int, start: int) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBBIII16x4x16xIQ", name, len(name), entry.kind, 1, FREE, right, child, start, len(entry.data))


def _text(number: str, words: str) -> Entry:
    return Entry(f"__substg1.0_{number}001F", words.encode("utf-16-le"))


def write_msg(path: Path, words: str = "Kính gửi văn bản kèm theo.") -> Path:
    """A mail of Outlook with the letter attached as a Word file."""
    letter = made.write_letter(path.parent / "attached.docx").read_bytes()
    attached = Entry(
        "__attach_version1.0_#00000000",
        below=(
            _text("3707", "ke-hoach.docx"),
            Entry("__substg1.0_37010102", letter),
            Entry(PROPERTIES, bytes(8) + _properties((0x37050003, 1), (0x3707001F, 26), (0x37010102, len(letter)))),
        ),
        kind=STORAGE,
    )
    head = bytes(8) + struct.pack("<IIII", 0, 1, 0, 1) + bytes(8) + _properties((0x1000001F, 2 * len(words)), (0x0037001F, 22))
    return write_ole(path, _text("1000", words), _text("0037", "Gửi văn bản"), attached, Entry(PROPERTIES, head))


def write_doc(path: Path, words: str = "") -> Path:
    """A file of Word 97: the head of its stream, and the text as one run of 16-bit letters; cells of the letterhead between tabs."""
    text = (words or made.plain_letter()).replace(" | ", "\t").replace("\n", "\r").encode("utf-16-le")
    start = 1024
    head = bytearray(start)
    struct.pack_into("<HH", head, 0, 0xA5EC, 0x00C1)
    struct.pack_into("<H", head, 10, 0x1000)
    struct.pack_into("<II", head, 24, start, start + len(text))
    stream = bytes(head) + text
    return write_ole(path, Entry("WordDocument", stream.ljust(CUTOFF, b"\0")), Entry("1Table", bytes(CUTOFF)))


def _properties(*values: tuple[int, int]) -> bytes:
    """What a mail says it has: the tag of each property with its value, or its length."""
    return b"".join(struct.pack("<IIQ", tag, 6, value) for tag, value in values)
