"""The types of this package: a name as resolved, and a phrase as read before its place is known."""

from __future__ import annotations

import msgspec

from model.facts import Level, Line


class AgencyName(msgspec.Struct, frozen=True):
    """A body, or a group of bodies, with its full name in the house form.

    `kind` is the head word ("Sở", "Ủy ban nhân dân"), empty where nothing was recognised; `place` is the
    place with its class word and those above it: `tỉnh Cao Bằng`, `huyện An Biên, tỉnh Kiên Giang`.
    """

    name: str
    level: Level = "other"
    line: Line = "state"
    place: str | None = None
    group: bool = False
    kind: str = ""


class Entry(msgspec.Struct, frozen=True):
    """One row of the vocabulary. `shape` says what may follow the words (vocabulary/agencies/heads.yml)."""

    name: str
    shape: str
    level: str = "other"
    line: Line = "state"
    key: str = ""
    place_class: str = ""
    place: str | None = None
    needs: str = ""
    alone: bool = False
    strict: bool = False
    own: bool = False
    near: str = ""
    bare: bool = False
    becomes: tuple[tuple[str, str], ...] = ()


class PlaceWords(msgspec.Struct, frozen=True):
    """A place as written: "tỉnh", "huyện An Biên", "các huyện, thành phố", "cấp xã".

    `words` is in the house form; `name` is None for a class word alone; `above` is a further place named
    after it ("xã Nam Yên, huyện An Biên"); `plural` is true for a group of places, whose `members` are those
    named one by one ("các huyện: Trùng Khánh, Hạ Lang").
    """

    end: int
    words: str
    place_class: str
    name: str | None = None
    above: str | None = None
    plural: bool = False
    bare: bool = False
    start: int = 0
    members: tuple[PlaceWords, ...] = ()


class Phrase(msgspec.Struct, frozen=True):
    """A body as written, before the setting says which one it is. Offsets count in the text it was read from."""

    end: int
    entry: Entry
    words: str
    place: PlaceWords | None = None
    above: Phrase | None = None
    office: str = ""
    group: bool = False
