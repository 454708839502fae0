"""Mentions of agencies: the one at a place in a text, and all of them in a stretch."""

from __future__ import annotations

import re
from functools import cache

from ingest import vocabulary
from ingest.agencies.grammar import read_phrase, with_brackets
from ingest.agencies.lexicon import opening_words
from ingest.agencies.names import Phrase
from ingest.agencies.resolve import name_phrase
from ingest.patterns import whole_words
from model.document import Setting
from model.facts import AgencyMention
from model.fold import fold
from model.text import Span

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OLD_TONES = str.maketrans({"Ủ": "U", "ủ": "u"})


@cache
def _openers() -> re.Pattern[str]:
    """First words of mentions, with their marks: capitalised, in capitals, and the few that also begin in small letters."""
    first = {found.group() for form in opening_words() if (found := _FIRST_WORD.match(form))}
    small = set(vocabulary.load("agencies/groups")["small"])
    words = {word[0].upper() + word[1:] for word in first} | {word.upper() for word in first} | small
    words |= {word.translate(_OLD_TONES).replace("y", "ỷ").replace("Y", "Ỷ") for word in words if word.lower() == "ủy"}
    return whole_words(words)


@cache
def _bare_openers() -> re.Pattern[str]:
    """The same for a text that has lost all marks."""
    first = sorted({fold(found.group()) for form in opening_words() if (found := _FIRST_WORD.match(form))})
    return whole_words([*first, *(word.capitalize() for word in first), *(word.upper() for word in first)])


CLOSED = frozenset({"central", "field", "place", "body", "party", "unit", "zone"})  # shapes of heads.yml


def mention_of(phrase: Phrase, text: str, start: int, stop: int, setting: Setting) -> AgencyMention:
    """The mention from `start` to `stop` that the phrase read there is."""
    name = name_phrase(phrase, setting)
    words = " ".join(text[start:stop].split())
    group = name.group or phrase.group
    return AgencyMention(Span(start, stop), words, name.name, f"agency:{phrase.entry.shape}", name.level, name.line, name.place, group)


def match_agency(text: str, start: int, end: int, setting: Setting) -> AgencyMention | None:
    """The longest agency phrase at `start`: of "Sở Y tế, Sở Tài chính" the first, "Sở Y tế chủ trì" without the verb."""
    phrase = read_phrase(text, start, end)
    return mention_of(phrase, text, start, with_brackets(text, phrase, end), setting) if phrase else None


def find_agencies(text: str, span: Span, setting: Setting) -> list[AgencyMention]:
    """All agencies named in a stretch of text, in order, none inside another."""
    found: list[AgencyMention] = []
    openers, at = _bare_openers() if text.isascii() else _openers(), span.start
    for opener in openers.finditer(text, span.start, span.end):
        if opener.start() < at:
            continue
        mention = match_agency(text, opener.start(), span.end, setting)
        if mention and mention.rule != "agency:unit":
            found.append(mention)
            at = mention.span.end
    return found


def body_end(text: str, start: int, end: int) -> int | None:
    """Where the body that begins at `start` ends, where its kind says so by itself: "Sở Y tế", "UBND các huyện, thành phố".
    None for bodies named by free words, whose end only the words behind them tell."""
    phrase = read_phrase(text, start, end)
    return phrase.end if phrase and phrase.entry.shape in CLOSED else None
