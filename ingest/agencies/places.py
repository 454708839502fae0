"""Reading places in a text: "tỉnh Cao Bằng", "TP. Cần Thơ", "xã Nam Yên, huyện An Biên", "các huyện, thành phố", "cấp xã"."""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from ingest import vocabulary
from ingest.agencies.accents import plain_tone, plain_words
from ingest.agencies.lexicon import heads
from ingest.agencies.names import PlaceWords
from ingest.agencies.registry import CLASS_LEVEL, is_province, join_place, named_places, provinces
from ingest.agencies.trie import squeeze
from model.fold import fold, folded

_ANY_CLASS = r"(?:tinh|thanh\s*pho|t\.?p\b\.?|huyen|h\.|quan|q\.|thi\s*xa|t\.?x\b\.?|thi\s*tran|t\.t\b\.?|tt\.|phuong|p\.|xa|x\.|dac\s*khu)"
# "xã hội", "tỉnh ủy", "quận đoàn" are no places; a class word may be glued to nothing but a known short form (TPHCM).
_CLASS = re.compile(rf"(?P<word>{_ANY_CLASS}|tp(?=hcm))(?![a-z0-9](?!cm))(?!\s*uy(?![a-z]))")
# "xã hội", "huyện đoàn", "xã viên": no place, if it is not one by its name ("thành phố Hội An", "xã Viên An")
_NO_PLACE = re.compile(r"\s*(?:doan|hoi|vien)(?![a-z])")
_CLASS_OF = {
    "tinh": "tỉnh",
    "thanhpho": "thành phố",
    "tp": "thành phố",
    "huyen": "huyện",
    "h": "huyện",
    "quan": "quận",
    "q": "quận",
    "thixa": "thị xã",
    "tx": "thị xã",
    "thitran": "thị trấn",
    "tt": "thị trấn",
    "phuong": "phường",
    "p": "phường",
    "xa": "xã",
    "x": "xã",
    "dackhu": "đặc khu",
}
_LISTED = rf"{_ANY_CLASS}(?![a-z0-9])(?!\s*(?:uy|doan|hoi)(?![a-z]))"
_PLURAL = re.compile(
    rf"""(?: (?:(?:tat\s+ca\s+)?cac|nhung|mot\s+so|tung|moi)\s+{_LISTED}
         (?:\s*(?:[,;/-]|\bva\b|\bhoac\b)\s*(?:cac\s+)?{_LISTED}){{0,5}}
       | {_LISTED}(?:\s*(?:[,/-]|\bva\b)\s*(?:cac\s+)?{_LISTED}){{1,5}}
       | (?:tai\s+)?cac\s+dia\s+phuong
       | (?:cac\s+)?cap\s+(?:tinh|huyen|xa|co\s+so)(?:\s*(?:,|va)\s*(?:cap\s+)?(?:huyen|xa)(?![a-z]))?
       | (?:cac|hai|2|ba|3|cung)\s+cap )(?![a-z0-9])
       (?: \s+(?:truc\s+thuoc\s+(?:trung\s+uong|tw|tinh|thanh\s+pho)|trong\s+(?:tinh|huyen|ca\s+nuoc)|tren\s+ca\s+nuoc
         |(?:co\s+)?lien\s+quan|noi\s+tren|hinh\s+thanh\s+sau\s+sap\s+xep
         |tren\s+dia\s+ban(?:\s+(?:tinh|huyen|thanh\s+pho|quan|thi\s+xa)(?![a-z]))?)(?![a-z]) )?""",
    re.VERBOSE,
)
# the first two characters of both patterns, cheap to look up
_CLASS_STARTS = frozenset("ti th t. tp hu h. qu q. tx tt ph p. xa x. da".split())
_PLURAL_STARTS = _CLASS_STARTS | frozenset("ta ca nh mo tu ha ba cu".split())
_ACCENTED = frozenset(
    plain_tone(word)
    for word in (
        "các tất cả những một số từng mỗi tỉnh thành phố tp huyện quận thị xã tx trấn phường đặc khu h q x p t tt và hoặc tại địa phương "
        "cấp cơ sở hai ba cùng trực thuộc trung ương tw trong có liên quan nói trên cả nước hình sau sắp xếp bàn"
    ).split()
)
_UPPER = "[A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper() and chr(code).isalpha()) + "]"
_SYLLABLE = rf"{_UPPER}[^\W\d_]*['’]?[^\W\d_]*"
_NAME = rf"{_SYLLABLE}(?:(?:[^\S\n]+|\n(?!\s*\n)|\s?-\s?){_SYLLABLE}){{0,3}}"
CAPITALS = re.compile(rf"{_NAME}|\d{{1,2}}\b")
_JOINT = re.compile(r"\s*[,\-–(]?\s*(?:thuộc\s+)?")
MAX_LISTED = 80  # more than the districts or provinces of any list
_LIST_OPENS = re.compile(r"\s*:?\s*")
_LIST_JOINT = re.compile(r"\s*(?:,|\bvà\b)\s*(?:các\s+)?")
_RANGE = re.compile(rf"\s+từ\s+(?:tỉnh\s+)?{_NAME}\s+(?:trở\s+)?(?:đến|vào)\s+(?:tỉnh\s+)?{_NAME}")
_AND_OTHERS = re.compile(r"\s+(?:và|cùng)\s+(?=các\s)", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\n]*(?:\n(?!\s*\n)[^\S\n]*)?")


def class_at(text: str, start: int, end: int) -> tuple[int, str] | None:
    """The class word at `start`, as (where it ends, the word in full): "TP." is "thành phố"."""
    flat = folded(text)
    found = _CLASS.match(flat, start, end) if flat[start : start + 2] in _CLASS_STARTS else None
    if found is None:
        return None
    word = _CLASS_OF[re.sub(r"[^a-z]", "", found["word"])]
    written = text[start : found.end("word")]
    if not _marks_agree(written, text[start : start + 24]) or (written in ("tp", "tx")):
        return None
    if _NO_PLACE.match(flat, found.end("word"), end) and not known_name(text, found.end("word") + 1, end, word):
        return None
    return found.end("word"), word


def _marks_agree(written: str, around: str) -> bool:
    """Class words must bear their own marks; without marks they count only where the words around have none."""
    if written.isascii():
        return len(written) <= 3 or around.isascii()
    return all(word in _ACCENTED for word in plain_words(written))


def place_chain(place: PlaceWords) -> str:
    """A place with those named above it: "xã Nam Yên, huyện An Biên"."""
    return f"{place.words}, {place.above}" if place.above else place.words


def match_place(text: str, start: int, end: int) -> PlaceWords | None:
    """The place at `start`: a group of places, a class word with its name, a class word alone, a province without its class."""
    if start >= end:
        return None
    several, one = _match_several(text, start, end), match_named(text, start, end)
    if several and (one is None or one.name is None or several.end >= one.end):
        return several
    if one:
        return _with_others(text, one, end)
    bare = provinces().longest(folded(text), start, end)
    if bare and text[start].isupper():
        word, name = bare[1][0]
        return PlaceWords(bare[0], join_place(word, name), word, name, bare=True, start=start)
    return None


def _match_several(text: str, start: int, end: int) -> PlaceWords | None:
    flat = folded(text)
    found = _PLURAL.match(flat, start, end) if flat[start : start + 2] in _PLURAL_STARTS or flat[start] in "23" else None
    if found is None or not _marks_agree(text[start : found.end()], text[start : start + 24]):
        return None
    words = " ".join(text[start : found.end()].split())
    members = listed_places(text, found.end(), end, words)
    stop = members[-1].end if members else _range_end(text, found.end(), end)
    return PlaceWords(stop, " ".join(text[start:stop].split()), group_class(words), plural=True, start=start, members=members)


def listed_places(text: str, at: int, end: int, words: str) -> tuple[PlaceWords, ...]:
    """The places named after "các huyện": "Trùng Khánh, Hạ Lang và thành phố Cao Bằng"; unknown names end the list."""
    classes = [word for word in CLASS_LEVEL if re.search(rf"\b{word}\b", words.lower())]
    found: list[PlaceWords] = []
    joint = _LIST_OPENS.match(text, at, end)
    while joint and classes and len(found) < MAX_LISTED:
        member = _listed_place(text, joint.end(), end, classes)
        if member is None:
            break
        found.append(member)
        joint = _LIST_JOINT.match(text, member.end, end)
    return tuple(found)


def _listed_place(text: str, at: int, end: int, classes: list[str]) -> PlaceWords | None:
    named = match_named(text, at, end)
    if named:
        return replace(named, start=at) if named.name else None
    if at >= end or not text[at].isupper():
        return None
    for word in classes:
        known = named_places()[word].longest(folded(text), at, end)
        if known and _closest(text[at : known[0]], [known[1][0].name]):
            name = known[1][0].name
            return PlaceWords(known[0], join_place(word, name), word, name, start=at)
    return None


def _range_end(text: str, at: int, end: int) -> int:
    """ "các tỉnh, thành phố từ Hà Tĩnh đến Lâm Đồng"."""
    found = _RANGE.match(text, at, end)
    return found.end() if found else at


def group_class(words: str) -> str:
    """The class that decides whose group it is: communes lie in a district, districts in a province."""
    flat = fold(words)
    if re.search(r"\btinh\b", flat) and "tren dia ban" not in flat and "truc thuoc tinh" not in flat and "trong tinh" not in flat:
        return "tỉnh"
    if re.search(r"\b(?:huyen|quan|thi xa|h\.|q\.)", flat):
        return "huyện"
    if re.search(r"\b(?:xa|phuong|thi tran|dac khu)\b", flat):
        return "xã"
    return "huyện" if re.search(r"\b(?:thanh pho|tp)\b", flat) else ""


def match_named(text: str, start: int, end: int) -> PlaceWords | None:
    """A class word, with its name where there is one."""
    opened = class_at(text, start, end)
    if opened is None:
        return None
    after, word = opened
    blanks = _BLANKS.match(text, after, end)
    name, stop = _name_at(text, blanks.end() if blanks else after, end, word)
    if name is None:
        return PlaceWords(after, word, word, start=start) if not text[start:after].endswith(".") else None
    upper = _upper_place(text, stop, end, word)
    chain = f"{upper.words}, {upper.above}" if upper and upper.above else upper.words if upper else None
    return PlaceWords(upper.end if upper else stop, join_place(word, name), word, name, chain, start=start)


def _name_at(text: str, at: int, end: int, word: str) -> tuple[str | None, int]:
    if at >= end or not (text[at].isupper() or text[at].isdigit()):
        return None, at
    known = known_name(text, at, end, word)
    if known:
        return known
    found = CAPITALS.match(text, at, end)
    if found is None or (text[at].isdigit() and word not in ("quận", "phường", "xã")):
        return None, at
    name = " ".join(found.group().split())
    if not name.isupper() and is_surname(name.split()[0]) or heads().longest(folded(text), at, end):
        return None, at
    return (name.title() if name.isupper() else name), found.end()


def is_surname(word: str) -> bool:
    """Whether a name that begins so, and is no known place, is a person's: "UBND tỉnh Nguyễn Văn A"."""
    return word in vocabulary.load("places/surnames")


def known_name(text: str, at: int, end: int, word: str) -> tuple[str, int] | None:
    """The longest name of the lists that the written letters agree with, and where it ends."""
    trie = named_places().get(word)
    for stop, found in trie.matches(folded(text), at, end) if trie else ():
        name = _closest(text[at:stop], [known.name for known in found])
        if name:
            return name, stop
    return None


def _closest(written: str, names: list[str]) -> str | None:
    """The name that is written: names that differ in their marks are two places ("Tam Dương", "Tam Đường").

    Capitals and tone places do not count. Words in capitals, or without any mark, may have lost marks: then any name that
    has all the marks written will do, the first of the lists where several have. Other letters are a form of the name: "HCM".
    """
    words, plain = plain_words(written), written.lower().split()
    equal = [name for name in names if plain_words(name) == words]
    if equal:
        return next((name for name in equal if name.lower().split() == plain), equal[0])
    lost = written.isupper() or written.isascii()
    return next((name for name in names if squeeze(name) != squeeze(written) or (lost and _has_marks(written, name))), None)


def _has_marks(written: str, name: str) -> bool:
    """Whether each letter is that of the name or its bare form: "CAO BẰNG", "CAO BANG", not "CÁO BẰNG"."""
    letters, wanted = "".join(plain_words(written)), "".join(plain_words(name))
    return len(letters) == len(wanted) and all(a in (b, fold(b)) for a, b in zip(letters, wanted, strict=True))


def _upper_place(text: str, at: int, end: int, word: str) -> PlaceWords | None:
    joint = _JOINT.match(text, at, end)
    upper = match_named(text, joint.end() if joint else at, end)
    if upper is None or upper.name is None or upper.place_class == word:
        return None
    rank = ("commune", "district", "province")
    higher = rank.index(CLASS_LEVEL[upper.place_class]) > rank.index(CLASS_LEVEL[word])
    return upper if higher or (is_province(upper.words) and word != "tỉnh") else None


def _with_others(text: str, place: PlaceWords, end: int) -> PlaceWords:
    """ "thành phố Thủ Đức và các quận, huyện": one place and a group of others."""
    joint = _AND_OTHERS.match(text, place.end, end)
    others = _match_several(text, joint.end(), end) if joint and place.name else None
    if others is None or CLASS_LEVEL.get(others.place_class) != CLASS_LEVEL[place.place_class]:
        return place
    return PlaceWords(others.end, f"{place.words} và {others.words}", others.place_class, plural=True, start=place.start)


@cache
def _class_before_name() -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])(?:tinh|thanh\s*pho|tp\.?|t\.p\.?)\s*(?=[a-z])")


def province_of(text: str) -> str | None:
    """The province that a stretch of text names: "UBND tỉnh Cao Bằng" gives "tỉnh Cao Bằng".

    A name with its class word counts more than a name alone; None where no province is named.
    """
    flat = folded(text)
    for found in _class_before_name().finditer(flat):
        known = provinces().longest(flat, found.end(), len(flat))
        if known:
            word = _CLASS_OF[re.sub(r"[^a-z]", "", found.group())]
            return join_place(*next((p for p in known[1] if p[0] == word), known[1][0]))
    for found in re.finditer(rf"(?<!\w){_UPPER}", text):
        known = provinces().longest(flat, found.start(), len(flat))
        if known and _closest(text[found.start() : known[0]], [known[1][0][1]]):
            return join_place(*known[1][0])
    return None
