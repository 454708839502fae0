"""Where the made-up offices sit: provinces of both periods, with a few districts and communes of each by their real names."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

MERGER = date(2025, 7, 1)
_TABLES = Path(__file__).parents[2] / "ingest" / "vocabulary" / "places"
_CLASSES = ("tỉnh ", "thành phố ", "quận ", "huyện ", "thị xã ", "xã ", "phường ", "thị trấn ", "đặc khu ")
_DISTRICTS = 4  # of each province
_COMMUNES = 4  # of each district, or four times as many of a province since the merger


@dataclass(frozen=True, slots=True)
class Seat:
    """A commune with what is above it: names with their class words ("tỉnh Cao Bằng"; the district is None since July 2025)."""

    province: str
    district: str | None
    commune: str

    def fill(self, pattern: str) -> str:
        """`Sở Y tế {p}` → `Sở Y tế tỉnh Cao Bằng`; capitals of a letterhead come later.

        >>> Seat("tỉnh Cao Bằng", None, "xã Đình Phong").fill("Ủy ban nhân dân {c}")
        'Ủy ban nhân dân xã Đình Phong'
        """
        district = self.district or ""
        union = "Thành ủy" if self.province.startswith("thành phố") else "Tỉnh ủy"
        return pattern.format(
            p=self.province, P=_bare(self.province), d=district, D=_bare(district), c=self.commune, C=_bare(self.commune), u=union
        )

    def key(self, level: str) -> str:
        """Whose papers those of a level are: `department` and `province` of one province are kept apart by their level."""
        if level in ("central", "party_central", "ministry"):
            return ""
        if level == "district":
            return f"{self.district}, {self.province}"
        return self.province if level != "commune" else f"{self.commune}, {self.district}, {self.province}"


def seats(day: date) -> tuple[Seat, ...]:
    """All seats of the period of the day."""
    return _new_seats() if day >= MERGER else _old_seats()


@cache
def _old_seats() -> tuple[Seat, ...]:
    # Huế became a city of province rank in 2025 only; the table names it so in both periods
    provinces = {row["code"]: row["name"] for row in _rows("provinces") if not row["valid_from"] and not row["name"].endswith("Huế")}
    communes = _by("communes_until_2025", "district")
    return tuple(
        Seat(_lower(name), _lower(district["name"]), _lower(commune["name"]))
        for code, name in provinces.items()
        for district in _by("districts", "province")[code][:_DISTRICTS]
        for commune in communes[district["code"]][:_COMMUNES]
    )


@cache
def _new_seats() -> tuple[Seat, ...]:
    provinces = {row["code"]: row["name"] for row in _rows("provinces") if row["valid_from"]}
    communes = _by("communes_from_2025", "province")
    return tuple(
        Seat(_lower(name), None, _lower(commune["name"]))
        for code, name in provinces.items()
        for commune in communes[code][: _DISTRICTS * _COMMUNES]
    )


@cache
def _by(table: str, column: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(table):
        found[row[column]].append(row)
    return found


def _rows(table: str) -> list[dict[str, str]]:
    with (_TABLES / f"{table}.tsv").open(encoding="utf-8") as lines:
        return list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))


def _lower(name: str) -> str:
    """`Tỉnh Cao Bằng` → `tỉnh Cao Bằng`; only Thành phố Hồ Chí Minh keeps its capital."""
    word = next((word for word in _CLASSES if name.lower().startswith(word)), "")
    return name if name == "Thành phố Hồ Chí Minh" else word + name[len(word) :]


def _bare(name: str) -> str:
    """`xã Đình Phong` → `Đình Phong`; a number keeps its class word: `Phường 4`."""
    word = next((word for word in _CLASSES if name.lower().startswith(word)), "")
    bare = name[len(word) :]
    return bare if not bare[:1].isdigit() else word.capitalize() + bare
