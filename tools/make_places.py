"""Write the lists of provinces, districts and communes that the program knows.

Usage: `python tools/make_places.py [--check]`. Needs the package `vietnamadminunits` (MIT), at build time only.
With `--check` nothing is written; the exit code is 1 where a list is missing or differs from what would be written.
"""

from __future__ import annotations

import sqlite3
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "ingest" / "vocabulary" / "places"
SOURCE = "# Source: package vietnamadminunits (MIT), made by tools/make_places.py; do not edit by hand.\n"

PROVINCES = """
select distinct provinceCode, province, '', '2025-06-30' from admin_units_legacy
union select distinct provinceCode, province, '2025-07-01', '' from admin_units order by 1, 4 desc, 2
"""
DISTRICTS = "select distinct provinceCode, districtCode, district from admin_units_legacy where districtCode is not null order by 1, 2"
COMMUNES_2024 = "select districtCode, wardCode, ward from admin_units_legacy where wardCode is not null order by 2, 1, 3"
COMMUNES_2025 = "select provinceCode, wardCode, ward from admin_units order by 2, 1, 3"

LISTS = {
    "provinces.tsv": ("code\tname\tvalid_from\tvalid_to", PROVINCES),
    "districts.tsv": ("province\tcode\tname", DISTRICTS),
    "communes_until_2025.tsv": ("district\tcode\tname", COMMUNES_2024),
    "communes_from_2025.tsv": ("province\tcode\tname", COMMUNES_2025),
}


def read_rows(query: str) -> list[tuple[str, ...]]:
    """The rows of one list, from the package's own database."""
    found = find_spec("vietnamadminunits")
    if found is None or found.origin is None:
        raise SystemExit("install the package vietnamadminunits first")
    database = Path(found.origin).parent / "data" / "dataset.db"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return [tuple(str(value) for value in row) for row in connection.execute(query)]


def make_list(head: str, query: str) -> str:
    """One list as text: a comment with the source, the names of the columns, the rows."""
    lines = ["\t".join(row) for row in read_rows(query)]
    return SOURCE + "\n".join([head, *lines]) + "\n"


def main(arguments: list[str]) -> int:
    """Write the lists, or with `--check` only compare them."""
    stale = []
    for name, (head, query) in LISTS.items():
        path, content = FOLDER / name, make_list(head, query)
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(content, encoding="utf-8")
    print("stale: " + ", ".join(stale) if stale else "up to date")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
