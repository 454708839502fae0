"""The official names of places, from the lists that tools/make_places.py writes and `places/former.yml`."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest import vocabulary
from ingest.agencies.trie import Trie, squeeze

_FOLDER = Path(vocabulary.__file__).parent / "places"
REFORM = "2025-07-01"  # Nghị quyết 202 and 203/2025/QH15: 34 provinces, no districts

CLASS_LEVEL = {
    "tỉnh": "province",
    "thành phố": "district",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "phường": "commune",
    "xã": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}
CLASSES = sorted(CLASS_LEVEL, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the lists: its name without class word, the places above it, whether it exists since the reform."""

    name: str
    above: str = ""
    since_reform: bool = False


def split_place(official: str) -> tuple[str, str]:
    """Class word and name: "Thành phố Cần Thơ" gives ("thành phố", "Cần Thơ")."""
    lower = official.lower()
    word = next((w for w in CLASSES if lower.startswith(w + " ")), "")
    return word, official[len(word) :].strip()


def join_place(word: str, name: str) -> str:
    """House form: only Thành phố Hồ Chí Minh keeps its capital."""
    return f"Thành phố {name}" if name == "Hồ Chí Minh" else f"{word} {name}"


def rows(name: str) -> list[list[str]]:
    """The rows of a list of places below its two head lines."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[2:]]


def house_form(official: str) -> str:
    """`Huyện An Biên` → `huyện An Biên`."""
    return join_place(*split_place(official))


@cache
def provinces() -> Trie[tuple[str, str]]:
    """Provinces of all times by name, as (class word, name); former ones first."""
    trie: Trie[tuple[str, str]] = Trie()
    for row in vocabulary.load("places/former"):
        for form in (row["name"], *row.get("forms", [])):
            trie.add(split_place(form)[1] or form, split_place(row["name"]))
    for _, name, *_ in rows("provinces.tsv"):
        trie.add(split_place(name)[1], split_place(name))
    return trie


@cache
def named_places() -> dict[str, Trie[Known]]:
    """All places by class word."""
    tries: dict[str, Trie[Known]] = defaultdict(Trie)
    for row in vocabulary.load("places/former"):
        word, short = split_place(row["name"])
        for form in (row["name"], *row.get("forms", [])):
            tries[word].add(split_place(form)[1] or form, Known(short))
    for _, name, *_ in rows("provinces.tsv"):
        word, short = split_place(name)
        tries[word].add(short, Known(short))
    _add_lower_places(tries)
    return tries


def _add_lower_places(tries: dict[str, Trie[Known]]) -> None:
    old, new = _province_by_code(from_reform=False), _province_by_code(from_reform=True)
    districts = {}
    for province, code, name in rows("districts.tsv"):
        districts[code] = f"{house_form(name)}, {old[province]}"
        _add_place(tries, name, Known(split_place(name)[1], old[province]))
    for district, _, name in rows("communes_until_2025.tsv"):
        _add_place(tries, name, Known(split_place(name)[1], districts[district]))
    for province, _, name in rows("communes_from_2025.tsv"):
        _add_place(tries, name, Known(split_place(name)[1], new[province], since_reform=True))


def _add_place(tries: dict[str, Trie[Known]], official: str, place: Known) -> None:
    tries[split_place(official)[0]].add(place.name, place)


def _province_by_code(*, from_reform: bool) -> dict[str, str]:
    """The last name of each code before the reform, or the first since."""
    return {code: house_form(name) for code, name, valid_from, *_ in rows("provinces.tsv") if (valid_from >= REFORM) == from_reform}


@cache
def _province_names() -> frozenset[str]:
    names = [row[1] for row in rows("provinces.tsv")] + [row["name"] for row in vocabulary.load("places/former")]
    return frozenset(squeeze(name) for name in names)


def is_province(place: str | None) -> bool:
    """Whether a place with its class word is a province or a city of that rank: "thành phố Cần Thơ"."""
    return place is not None and squeeze(place) in _province_names()


@lru_cache(maxsize=20_000)
def province_before(place: str | None, issued_on: str | None) -> str | None:
    """The province that a city lay in before it became one: thành phố Huế on 2021-06-01 lay in tỉnh Thừa Thiên Huế."""
    if place is None or issued_on is None:
        return None
    rows = vocabulary.load("places/raised")
    return next((str(row["before"]) for row in rows if row["name"] == place and issued_on < row["since"]), None)


@lru_cache(maxsize=20_000)
def places_above(place: str, province: str | None, issued_on: str | None) -> str | None:
    """What a district or commune lies in, where only one of that name fits: "xã Đức Hợp" in tỉnh Hưng Yên.

    The result is a chain, "huyện Kim Động, tỉnh Hưng Yên"; None where the name is unknown or several fit.
    """
    word, name = split_place(place)
    trie = named_places().get(word)
    found = trie.longest(squeeze(name), 0, len(squeeze(name))) if trie and name else None
    if found is None or found[0] < len(squeeze(name)):
        return None
    known_on = [(_chain_on(known.above, issued_on), known.since_reform) for known in found[1] if known.above]
    fitting = [(chain, late) for chain, late in known_on if province is None or chain.endswith(province)]
    if issued_on and CLASS_LEVEL[word] == "commune":
        fitting = [(chain, late) for chain, late in fitting if late == (issued_on >= REFORM)]
    chains = {chain for chain, _ in fitting}
    return chains.pop() if len(chains) == 1 else None


def _chain_on(chain: str, issued_on: str | None) -> str:
    """A chain with its province as it was called on that day: "huyện Phú Vang, tỉnh Thừa Thiên Huế" in 2021."""
    below, comma, province = chain.rpartition(", ")
    return f"{below}{comma}{province_before(province, issued_on) or province}"
