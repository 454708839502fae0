"""Fuzzing of the readers with mutated bytes of our own files.

    python -m tests.fuzz.fuzz_readers --seconds 3600 --seed 1

Each round takes a file of a format, damages its bytes, and reads it as `ingest` does. Whatever comes, it must be texts or a
reason, soon, and the child must stay within its memory: anything else ends the run with the file kept for study.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ingest.read import read
from model.errors import UnreadableFile
from model.text import SourceText
from tests.ingest.read import made, made_ole

LONGEST = 150.0  # seconds of one file: a child that has been silent for two minutes is ended
MOST_MEMORY = 1 << 30  # bytes of the parent; a child bounds its own


def write_members(path: Path) -> Path:
    """A zip with one letter of each simple kind."""
    folder = path.parent
    files = (made.write_letter(folder / "m.docx"), made.write_rtf(folder / "m.rtf"), made.write_odt_letter(folder / "m.odt"))
    return made.write_zip(path, {file.name: file.read_bytes() for file in files})


def write_mail(path: Path) -> Path:
    """A mail with a Word file attached."""
    return made.write_eml(path, made.write_letter(path.parent / "m.docx"))


def write_small(path: Path) -> Path:
    """The head of a letter as a picture, or as a page that is one: read by OCR."""
    page = made.draw_page(width=620, height=400)
    page.save(path, resolution=75.0) if path.suffix == ".pdf" else page.save(path)
    return path


def write_page(path: Path) -> Path:
    """A portal's page with its property table."""
    lines = "".join(f"<p>{line}</p>" for line in made.plain_letter().splitlines())
    table = "<table><tr><td>Số ký hiệu</td><td>9/KH-UBND</td></tr><tr><td>Ngày ban hành</td><td>05/03/2022</td></tr></table>"
    path.write_text(f"<!DOCTYPE html><html><body>{table}{lines}</body></html>", encoding="utf-8")
    return path


SEEDS: dict[str, Callable[[Path], Path]] = {
    "a.docx": made.write_letter,
    "a.pdf": made.write_pdf,
    "a.rtf": made.write_rtf,
    "a.odt": made.write_odt_letter,
    "a.zip": write_members,
    "a.eml": write_mail,
    "a.xlsx": made.write_register,
    "a.msg": made_ole.write_msg,
    "a.doc": made_ole.write_doc,
    "a.png": write_small,
    "a.jpg": write_small,
    "scan.pdf": write_small,
    "a.html": write_page,
    "a.tar.gz": lambda path: made.write_tar(path, {"a.txt": made.plain_letter().encode()}),
    "a.parquet": made.write_parquet,
    "a.csv": made.write_csv,
    "a.jsonl": made.write_jsonl,
    "page.xls": made.write_sheet_page,
    "xml.xls": made.write_sheet_xml,
    "a.ods": made.write_ods,
    "xml.doc": made.write_word_xml,
    "page.doc": made.write_saved_page,
    "a.fodt": made.write_flat_odt,
    "a.txt": made.write_text,
    "tcvn3.txt": made.write_legacy,
}


def damage(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few flips, cuts, copies or swapped stretches."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 4, 16, 64))):
        if not found:
            break
        at, size = chance.randrange(len(found)), chance.choice((1, 1, 2, 4, 32, 400))
        match chance.randrange(5):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                del found[at : at + size]
            case 2:
                found[at:at] = found[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                found[at : at + size] = bytes(chance.choice((0, 255, chance.randrange(256))) for _ in range(size))
            case _:
                found[at : at + 4] = chance.choice((0, 1, 0x7FFFFFFF, 0xFFFFFFFF)).to_bytes(4, "little")
    return bytes(found[:4_000_000])


def repack(path: Path, data: bytes, chance: random.Random) -> bytes:
    """A zipped format damaged inside its parts, so that damage reaches the XML."""
    import zipfile

    path.write_bytes(data)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damage(parts[name], chance)
    return made.write_zip(path, parts).read_bytes()


def read_once(path: Path) -> str:
    """`text`, `issue` or `refused`: all that may come of a file."""
    kinds = set()
    try:
        for item in read(path, path.name):
            kinds.add("text" if isinstance(item, SourceText) else "issue")
    except UnreadableFile:
        kinds.add("refused")
    return "+".join(sorted(kinds)) or "nothing"


def run(seconds: float, seed: int) -> Counter[str]:
    """Rounds until the time is over; how often each outcome came."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds = {n: write(folder / n).read_bytes() for n, write in SEEDS.items()}
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = chance.choice(sorted(seeds))
            path = folder / f"fuzzed-{kind}"
            zipped = kind.endswith((".docx", ".odt", ".xlsx", ".ods")) and chance.random() < 0.7
            path.write_bytes(repack(path, seeds[kind], chance) if zipped else damage(seeds[kind], chance))
            started = time.monotonic()
            outcome = read_once(path)
            if time.monotonic() - started > LONGEST or outcome == "nothing" or used_memory() > MOST_MEMORY:
                kept = Path(f"fuzz-kept-{seed}-{kind}")
                kept.write_bytes(path.read_bytes())
                sys.exit(f"{kept}: {outcome}, {time.monotonic() - started:.0f} s, {used_memory() >> 20} MiB")
            seen[f"{kind} {outcome}"] += 1
    return seen


def used_memory() -> int:
    """The largest resident memory of this process and of its children so far, in bytes."""
    import resource

    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) * 1024


def main() -> None:
    """Run and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    seen = run(given.seconds, given.seed)
    sys.stdout.write("\n".join(f"{count:7} {outcome}" for outcome, count in sorted(seen.items())) + "\n")
    sys.stdout.write(f"{seen.total():7} files, {used_memory() >> 20} MiB at most\n")


if __name__ == "__main__":
    main()
