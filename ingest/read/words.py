"""The words of a stretch of a source as people read them: a quote of a web page without its tags."""

from __future__ import annotations

import re

from ingest.read.html import strip_tags
from ingest.read.repair import plain_letters

_ODD = re.compile("[\u00ad\u0300-\u036f\u0370-\u0529\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
HTML = "text/html"
# A stretch may begin or end inside a tag.
_HEAD_OF_CUT = re.compile(r"\A[^<>]{0,400}>")
_TAIL_OF_CUT = re.compile(r"<[^<>]{0,400}\Z")


def readable(words: str, media_type: str) -> str:
    """The words without mark-up, invisible marks and letters of other alphabets; clean words come back as they are.

    >>> readable("Sở <b>Y tế</b>&nbsp;chủ trì", "text/html")
    'Sở Y tế chủ trì'
    >>> readable("S\u1edf Y t\u1ebf ch\u1ee7 tr\u0456", "text/plain")
    'Sở Y tế chủ tri'
    """
    if _ODD.search(words):
        words = plain_letters(words)
    if media_type != HTML:
        return words
    whole = _TAIL_OF_CUT.sub("", _HEAD_OF_CUT.sub("", words))
    return " ".join(strip_tags(whole)[0].split())
