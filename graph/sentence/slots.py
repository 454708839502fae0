"""What a sentence is about: the things that it names, taken out of it and replaced by one sign each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from graph.names import plain_body
from graph.sentence.names import Named, find_agencies, find_directives, find_laws, find_places
from graph.sentence.times import Time, find_times
from graph.sentence.vocabulary import one_of, words
from graph.store import GraphStore
from model.fold import fold

_QUOTED = re.compile(r"[\"“”«»]([^\"“”«»]{2,200})[\"“”«»]")
_NOT_WORDS = re.compile(r"[^\w%]+")


@dataclass(frozen=True, slots=True)
class Slots:
    """A sentence taken apart. `skeleton` is its folded words with the signs D, A, P and T; the things stand in their order.
    `words` is the folded sentence as it was, for what is looked for by words; `quoted` what stood in quotation marks."""

    skeleton: str
    directives: tuple[str, ...]
    agencies: tuple[str, ...]
    places: tuple[str, ...]
    times: tuple[Time, ...]
    words: str
    quoted: tuple[str, ...] = ()
    number: int | None = None
    today: str = ""


def find_slots(store: GraphStore, sentence: str, today: date) -> Slots:
    """Take a sentence apart. The store tells which bodies, places and laws there are.

    >>> find_slots(store, "Ai phải thực hiện NQ 128?", today).skeleton  # doctest: +SKIP
    'ai phai thuc hien D'
    """
    places = [named.text for named in find_places(store, _plain(sentence))]
    text = to_vietnamese(_plain(sentence), [plain_body(place) for place in places])
    found = _first_come(_directives(store, text, sentence), ())
    found = _first_come(((time.start, time.end, time) for time in find_times(_blank(text, found), today)), found)
    known = find_places(store, _blank(text, found))
    agencies = find_agencies(store, _blank(text, found), [plain_body(named.text) for named in known])
    found = _first_come(((named.start, named.end, named) for named in (*agencies, *known)), found)
    return replace(_slots(text, _join_issuers(text, found), sentence), today=today.isoformat())


def with_loose_agency(slots: Slots) -> Slots | None:
    """The sentence with something as its agency that the store does not know as one: words from "sở", "ubnd" … up to a verb,
    else the province that is named. The store then says that it has no such body, or which there are. None without such words."""
    if slots.agencies:
        return None
    found = _loose_body().search(slots.skeleton)
    sign = re.search(r"(?<!\w)P(?!\w)", slots.skeleton)
    place = found or sign
    if place is None:
        return None
    named = found.group() if found else plain_body(slots.places[0])
    skeleton = f"{slots.skeleton[: place.start()]}A{slots.skeleton[place.end() :]}"
    return replace(slots, skeleton=skeleton, agencies=(named,))


@cache
def _loose_body() -> re.Pattern[str]:
    stops = rf"(?!\s(?:{one_of('stops')}|[DAPT])(?!\w))"
    return re.compile(rf"(?<!\w)(?:{one_of('body_starts')})(?!\w)(?:{stops}\s[\w&-]+){{1,10}}")


def to_vietnamese(text: str, places: Sequence[str]) -> str:
    """English names of bodies in folded Vietnamese words, with their place behind them.

    >>> to_vietnamese("tasks of the cao bang department of health", ["cao bang"])
    'tasks of the so y te cao bang'
    """
    where = "|".join(sorted(map(re.escape, {*places, "\0"}), key=lambda place: (-len(place), place)))
    classes = one_of("place_classes")
    for pattern, name in _bodies():
        if not pattern.search(text):
            continue
        behind = rf"(?P<body>{pattern.pattern})(?:\s+(?:{one_of('placed')}))?\s+(?:(?:{classes})\s+)?(?P<place>{where})"
        behind += r"(?:\s+(?:province|city))?(?!\w)"
        before = rf"(?<!\w)(?P<place>{where})(?:'s)?(?:\s+(?:{classes}))?(?:'s)?\s+(?P<body>{pattern.pattern})"
        for whole in (before, behind):
            text = re.sub(whole, lambda match, name=name: f"{name} {match['place']}", text)  # type: ignore[misc]
        text = pattern.sub(name, text)
    return text


@cache
def _bodies() -> tuple[tuple[re.Pattern[str], str], ...]:
    """English names, those with more words first."""
    found = []
    for body, name in words("bodies").items():
        fields = words("fields").items() if "{f}" in body else [("", "")]
        found += [(re.compile(rf"(?<!\w){body.replace('{f}', field)}(?!\w)"), name.replace("{f}", said)) for field, said in fields]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0].pattern.split()), -len(pair[0].pattern), pair[0].pattern)))


_Found = tuple[int, int, Named | Time]


def _directives(store: GraphStore, text: str, sentence: str) -> Iterable[_Found]:
    named = [*find_laws(store, text), *find_directives(text)]
    return ((one.start, one.end, one) for one in named)


def _first_come(more: Iterable[_Found], found: Iterable[_Found]) -> list[_Found]:
    """What was found first stays; of the rest what does not touch it."""
    kept = list(found)
    for start, end, what in more:
        if all(end <= other[0] or other[1] <= start for other in kept):
            kept.append((start, end, what))
    return sorted(kept, key=lambda item: item[0])


def _blank(text: str, found: Iterable[_Found]) -> str:
    """The text with what was found painted over, places kept."""
    for start, end, _ in found:
        text = text[:start] + "|" * (end - start) + text[end:]
    return text


def _join_issuers(text: str, found: Sequence[_Found]) -> list[_Found]:
    """ "NQ 128 của Chính phủ ngày 11/10/2021" is one name. Not where the words before the number speak of carrying it out:
    there "của Cao Bằng" says whose plan it is."""
    joined: list[_Found] = []
    for start, end, what in found:
        last = joined[-1] if joined else None
        if last and isinstance(last[2], Named) and last[2].sign == "D" and _belongs(text, last, (start, end, what)):
            more = f"cua {what.text.partition('|')[0]}" if isinstance(what, Named) else _dated(what)
            joined[-1] = (last[0], end, Named("D", last[0], end, f"{last[2].text} {more}"))
        else:
            joined.append((start, end, what))
    return joined


def _belongs(text: str, last: _Found, this: _Found) -> bool:
    between = text[last[1] : this[0]]
    if isinstance(this[2], Time):
        full = len(this[2].since) == 10 and this[2].since == this[2].until
        return this[2].is_plain and full and re.fullmatch(r"\s*[,(]?\s*", between) is not None
    if between.isspace() and isinstance(last[2], Named):
        return _is_local(last[2].text)
    carried = re.search(rf"(?:{one_of('carried')})\s+$", text[max(0, last[0] - 40) : last[0]]) is not None
    return not carried and re.fullmatch(rf"\s*,?\s*(?:{one_of('issued')})\s+", between) is not None


def _is_local(number: str) -> bool:
    """The symbol is one that every province has."""
    return any(part in words("local_symbols") for part in re.split(r"[/-]", number)[1:])


def _dated(time: Time) -> str:
    year, month, day = time.since.split("-")
    return f"ngay {int(day)}/{int(month)}/{year}"


def _slots(text: str, found: Sequence[_Found], sentence: str) -> Slots:
    parts, end = [], 0
    for start, stop, what in found:
        parts += [text[end:start], f" {'T' if isinstance(what, Time) else what.sign} "]
        end = stop
    plain = _NOT_WORDS.sub(" ", "".join([*parts, text[end:]]))
    skeleton = " ".join(_filling().sub(" ", plain).split())
    named = [what for _, _, what in found if isinstance(what, Named)]
    count = _rows().search(skeleton)
    return Slots(
        skeleton=skeleton,
        directives=tuple(one.text for one in named if one.sign == "D"),
        agencies=tuple(one.text for one in named if one.sign == "A"),
        places=tuple(one.text for one in named if one.sign == "P"),
        times=tuple(what for _, _, what in found if isinstance(what, Time)),
        words=text,
        quoted=tuple(match.strip() for match in _QUOTED.findall(sentence)),
        number=int(count[1] or count[2]) if count else None,
    )


@cache
def _filling() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{one_of('filling')})(?!\w)")


@cache
def _rows() -> re.Pattern[str]:
    """ "top 5", "5 văn bản"."""
    before, after = ("|".join(words("rows")[side]) for side in ("before", "after"))
    return re.compile(rf"(?<!\w)(?:(?:{before}) (\d{{1,3}})|(\d{{1,3}}) (?:{after}))(?!\w)")


def _plain(sentence: str) -> str:
    return fold(sentence.replace("’", "'"))
