"""First words of what follows a trích yếu or a list of addressees: "Căn cứ ...", "Để ...", "Tại ..."."""

from __future__ import annotations

import re

from ingest.parse.loose import any_of
from ingest.vocabulary import load

_PHRASES: list[str] = load("letterhead")["openings"]
_SHORT = 20  # characters
# "..., Ủy ban nhân dân tỉnh giao Sở Y tế ... .": who speaks, what he does, a full stop
_ORDERING = re.compile(r",\s+[^\W\d_][^,;\n]{2,80}\s(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công)\s[^\n]*\.[\s*|]*$")
_LEAD = r"[\s(|\"“*]{0,8}"
_ALONE = "|".join(re.escape(phrase) for phrase in _PHRASES if " " not in phrase)
_BARE = re.compile(rf"{_LEAD}{any_of(_PHRASES)}\b")
# one word alone must bear its own marks: "Tài chính" and "Nam" at the beginning of a line are no "Tại" and no "Năm"
_MARKED = re.compile(rf"{_LEAD}(?:{any_of([phrase for phrase in _PHRASES if ' ' in phrase])}|{_ALONE})\b")


def is_opening(words: str) -> bool:
    """Whether a line begins so. A line without any marks agrees with all; a short one ("Nam") may just need none.

    >>> is_opening("Tại cuộc họp"), is_opening("Tài chính"), is_opening("Tai cuoc hop ban chi dao")
    (True, False, True)
    """
    return (_BARE if len(words) > _SHORT and words.isascii() else _MARKED).match(words) is not None


def is_ordering(words: str) -> bool:
    """Whether a line is a whole sentence that orders, which no trích yếu is.

    >>> is_ordering("Thực hiện Chỉ thị 5, Ủy ban nhân dân tỉnh giao Sở Y tế rà soát."), is_ordering("Thực hiện Chỉ thị số 5/CT-TTg")
    (True, False)
    """
    return is_opening(words) and _ORDERING.search(words) is not None
