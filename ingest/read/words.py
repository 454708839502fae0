"""The words of a stretch of a source as people read them: a quote of a web page without its tags."""

from __future__ import annotations

import re

from ingest.read.html import strip_tags

HTML = "text/html"
# A stretch may begin or end inside a tag.
_HEAD_OF_CUT = re.compile(r"\A[^<>]{0,400}>")
_TAIL_OF_CUT = re.compile(r"<[^<>]{0,400}\Z")


def readable(words: str, media_type: str) -> str:
    """The words without mark-up; those of a plain text come back as they are.

    >>> readable("Sở <b>Y tế</b>&nbsp;chủ trì", "text/html")
    'Sở Y tế chủ trì'
    """
    if media_type != HTML:
        return words
    whole = _TAIL_OF_CUT.sub("", _HEAD_OF_CUT.sub("", words))
    return " ".join(strip_tags(whole)[0].split())
