"""The official lists of districts and communes by what they lie in, and which commune took over from which.

Lists end on 30 June 2025 or begin on 1 July 2025 (`places/*.tsv`, made from the package vietnamadminunits).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest import vocabulary
from ingest.agencies.registry import REFORM, house_form, rows, split_place

_FOLDER = Path(vocabulary.__file__).parent / "places"
LAST_DAY = "2025-06-30"
LIST_SOURCE = "vietnamadminunits"  # the package whose lists these are


@dataclass(frozen=True, slots=True)
class Unit:
    """A district or commune of the lists: `place` with all that it lies in ("xã Nam Yên, huyện An Biên, tỉnh Kiên Giang")."""

    code: str
    place: str

    @property
    def place_class(self) -> str:
        """ "xã" of "xã Nam Yên, huyện An Biên, tỉnh Kiên Giang"."""
        return split_place(self.place.partition(", ")[0])[0]


def units_below(place: str, day: str) -> tuple[Unit, ...]:
    """The districts of a province, or the communes of a district or (since the reform) of a province, on an ISO day.

    >>> [unit.place for unit in units_below("tỉnh Cao Bằng", "2021-11-26")][:2]
    ['thành phố Cao Bằng, tỉnh Cao Bằng', 'huyện Bảo Lâm, tỉnh Cao Bằng']
    """
    return tuple((_since_reform() if day >= REFORM else _until_reform()).get(place, ()))


def communes_after(place: str) -> tuple[str, ...]:
    """The communes of today on the ground of a former one, in full; several where it was divided, none where it is not listed."""
    code = _former_codes().get(place)
    return tuple(_today()[new] for new in _successors().get(code or "", ()))


def district_named(name: str) -> str | None:
    """The district of that name with its province, where the lists have only one: there is a huyện Châu Thành in ten provinces."""
    found = _districts_by_name().get(name, ())
    return found[0] if len(found) == 1 else None


def _provinces(*, late: bool) -> dict[str, str]:
    return {code: house_form(name) for code, name, start, _ in rows("provinces.tsv") if (start >= REFORM) == late}


@cache
def _districts() -> dict[str, str]:
    provinces = _provinces(late=False)
    return {code: f"{house_form(name)}, {provinces[province]}" for province, code, name in rows("districts.tsv")}


@cache
def _former() -> dict[str, tuple[str, str]]:
    """Code of each former commune, its place, the place of its district."""
    districts = _districts()
    return {code: (f"{house_form(name)}, {districts[above]}", districts[above]) for above, code, name in rows("communes_until_2025.tsv")}


@cache
def _former_codes() -> dict[str, str]:
    return {place: code for code, (place, _) in _former().items()}


@cache
def _today() -> dict[str, str]:
    provinces = _provinces(late=True)
    return {code: f"{house_form(name)}, {provinces[province]}" for province, code, name in rows("communes_from_2025.tsv")}


@cache
def _successors() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for old, new in rows("commune_successors.tsv"):
        found[old].append(new)
    return found


@cache
def _until_reform() -> Mapping[str, list[Unit]]:
    districts = ((place.partition(", ")[2], Unit(code, place)) for code, place in _districts().items())
    communes = ((above, Unit(code, place)) for code, (place, above) in _former().items())
    return _grouped([*districts, *_earlier_districts(), *communes])


def _earlier_districts() -> Iterable[tuple[str, Unit]]:
    """Districts of provinces that had another name before the lists: those of tỉnh Thừa Thiên Huế until 2024."""
    for row in vocabulary.load("places/district_periods"):
        for code, name in row["districts"].items():
            yield row["province"], Unit(code, f"{name}, {row['province']}")


@cache
def _since_reform() -> Mapping[str, list[Unit]]:
    return _grouped((place.partition(", ")[2], Unit(code, place)) for code, place in _today().items())


@cache
def _districts_by_name() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for place in _districts().values():
        found[place.partition(", ")[0]].append(place)
    return found


def _grouped(units: Iterable[tuple[str, Unit]]) -> Mapping[str, list[Unit]]:
    found: dict[str, list[Unit]] = defaultdict(list)
    for above, unit in units:
        found[above].append(unit)
    return found
