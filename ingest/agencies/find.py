"""Mentions of agencies: the one at a place in a text, and all of them in a stretch."""

from __future__ import annotations

import re
from functools import cache

from ingest.agencies.grammar import read_phrase, with_brackets
from ingest.agencies.lexicon import opening_words
from ingest.agencies.names import Phrase
from ingest.agencies.resolve import name_phrase
from ingest.agencies.trie import folded
from model.document import Setting
from model.facts import AgencyMention
from model.text import Span

_LONGEST_WORD = re.compile(r"[a-z]+")


@cache
def _openers() -> re.Pattern[str]:
    """Words that can begin a mention, folded: the first word of every head, office and quantifier."""
    first = sorted({_LONGEST_WORD.match(word).group() for word in opening_words() if _LONGEST_WORD.match(word)})  # type: ignore[union-attr]
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(first)})(?![a-z])")


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
    flat, at = folded(text), span.start
    for opener in _openers().finditer(flat, span.start, span.end):
        if opener.start() < at:
            continue
        mention = match_agency(text, opener.start(), span.end, setting)
        if mention and mention.rule != "agency:unit":
            found.append(mention)
            at = mention.span.end
    return found
