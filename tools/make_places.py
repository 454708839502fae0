"""Write the lists of provinces, districts and communes that the program knows.

Usage: `python tools/make_places.py [--check]`. Needs the package `vietnamadminunits` (MIT), at build time only.
With `--check` nothing is written; the exit code is 1 where a list is missing or differs from what would be written.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import yaml

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

SUCCESSORS = "commune_successors.tsv"
OLD_KEYS = "select provinceKey, districtKey, coalesce(wardKey, ''), wardCode from admin_units_legacy where wardCode is not null"
NEW_KEYS = "select provinceKey, wardKey, wardCode from admin_units"


def package_data() -> Path:
    """The folder of the package's own data."""
    found = find_spec("vietnamadminunits")
    if found is None or found.origin is None:
        raise SystemExit("install the package vietnamadminunits first")
    return Path(found.origin).parent / "data"


def read_rows(query: str) -> list[tuple[str, ...]]:
    """The rows of one list, from the package's own database."""
    database = package_data() / "dataset.db"
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return [tuple(str(value) for value in row) for row in connection.execute(query)]


def with_periods(rows: Iterable[tuple[str, ...]], periods: Iterable[Mapping[str, str]]) -> list[tuple[str, ...]]:
    """The provinces with those periods that the package does not know; a code that has some loses its row before the reform."""
    added = [(row["code"], row["name"], row["valid_from"], row["valid_to"]) for row in periods]
    codes = {row[0] for row in added}
    return sorted([row for row in rows if row[2] or row[0] not in codes] + added, key=lambda row: (row[0], row[2]))


def read_successions() -> Iterator[tuple[str, str]]:
    """Code of each former commune and of each that took over its ground; of a divided one, all."""
    old = {"_".join(row[:3]): row[3] for row in read_rows(OLD_KEYS)}
    new = {(province, ward): code for province, ward, code in read_rows(NEW_KEYS)}
    tables = json.loads((package_data() / "converter_2025.json").read_text(encoding="utf-8"))
    for province, wards in tables["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        yield from ((old[key], new[province, ward]) for ward, keys in wards.items() for key in keys if key in old)
    for province, divided in tables["DICT_PROVINCE_WARD_DIVIDED"].items():
        yield from ((old[key], new[province, part["newWardKey"]]) for key, parts in divided.items() for part in parts if key in old)


def make_list(head: str, rows: Iterable[tuple[str, ...]]) -> str:
    """One list as text: a comment with the source, the names of the columns, the rows."""
    lines = ["\t".join(row) for row in rows]
    return SOURCE + "\n".join([head, *lines]) + "\n"


def main(arguments: list[str]) -> int:
    """Write the lists, or with `--check` only compare them."""
    stale = []
    lists = {name: make_list(head, read_rows(query)) for name, (head, query) in LISTS.items()}
    periods = yaml.safe_load((FOLDER / "province_periods.yml").read_text(encoding="utf-8"))
    lists["provinces.tsv"] = make_list(LISTS["provinces.tsv"][0], with_periods(read_rows(PROVINCES), periods))
    lists[SUCCESSORS] = make_list("old_code\tnew_code", sorted(set(read_successions())))
    for name, content in lists.items():
        path = FOLDER / name
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(content, encoding="utf-8")
    print("stale: " + ", ".join(stale) if stale else "up to date")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
