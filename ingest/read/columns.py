"""Names of labels and columns, and what is worth keeping of the cells beside them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ingest.vocabulary import load
from model.fold import fold

LONGEST = 1000
"""Characters of a value; more is no number, name or title."""
_SIGNS = re.compile(r"[\W_]+")
_PAPER = 400  # characters from which a cell may be a paper
_FLAT = 1000  # and one on a single line
_LINE_ENDS = re.compile(r"\n|<(?:p|br|div|tr|li)\b", re.IGNORECASE)
_LINES = 4

Columns = tuple[tuple[str, str], ...]


def field_of(name: str) -> str | None:
    """The field that a label or column is about: "Số, ký hiệu:" and "so_ky_hieu" are `number`; "" of a label of another matter.

    >>> field_of("Số ký hiệu:"), field_of("issue_date"), field_of("Lĩnh vực"), field_of("Sở Y tế")
    ('number', 'issued_on', '', None)
    """
    return _fields().get(_plain(name)) if len(name) <= 60 else None


def text_column(names: Iterable[str]) -> str | None:
    """The column that holds the whole text; None where there is none.

    >>> text_column(["id", "Content", "title"])
    'Content'
    """
    known = {_plain(name): name for name in names}
    return next((known[wanted] for wanted in load("hints")["text"] if wanted in known), None)


def paper_column(row: Mapping[str, object]) -> str | None:
    """The column whose cell reads as a whole paper, the longest of them, whatever it is called; None where none does.

    >>> paper_column({"so": "57/KH-UBND", "noi_dung": "KẾ HOẠCH\\n" * 60}), paper_column({"noi_dung": "Phòng, chống dịch"})
    ('noi_dung', None)
    """
    papers = [(len(words), name) for name, value in row.items() if _is_paper(words := text_of(value))]
    return max(papers)[1] if papers else None


def _is_paper(words: str) -> bool:
    return len(words) >= _FLAT or (len(words) >= _PAPER and len(_LINE_ENDS.findall(words)) >= _LINES)


def text_of(value: object) -> str:
    """The words of a cell: a list is its lines, bytes are UTF-8; "" for what is no text."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, list | tuple) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value if isinstance(value, str) else ""


def name_of(row: Mapping[str, object]) -> str:
    """What names a row: the cell of its first column called `id` or the like, "" where it has none.

    >>> name_of({"Doc_ID": 7, "text": "..."})
    '7'
    """
    known = {_plain(str(name)): value for name, value in row.items() if name}
    named = (known.get(wanted) for wanted in load("hints")["id"])
    return next((str(value).strip() for value in named if isinstance(value, str | int) and str(value).strip()), "")


def is_name(column: str) -> bool:
    """Whether a column names its rows."""
    return _plain(column) in load("hints")["id"]


def hint_columns(names: Iterable[str]) -> list[str]:
    """The columns worth reading beside the text."""
    return [name for name in names if field_of(name) or _plain(name) in load("hints")["nested"]]


def columns_of(row: Mapping[str, object]) -> Columns:
    """What a row says about its text, as column and value in words; columns inside a column are taken too.

    >>> columns_of({"id": 7, "so_ky_hieu": "57/KH-UBND", "signer": None, "meta": {"Ngày ban hành": "12/03/2023"}})
    (('so_ky_hieu', '57/KH-UBND'), ('meta.Ngày ban hành', '12/03/2023'))
    """
    return tuple(_said(row)) + tuple(
        (f"{name}.{inner}", words)
        for name, value in row.items()
        if isinstance(value, Mapping) and _plain(str(name)) in load("hints")["nested"]
        for inner, words in _said(value)
    )


def is_nothing(value: str) -> bool:
    """Whether a value says that nothing is known: "Đã biết", "Đang cập nhật", "None"."""
    return not value.strip() or " ".join(fold(value).split()).strip(" .") in map(str, load("hints")["nothing"])


def _said(row: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        words = _words(value)
        if words and field_of(str(name)) and len(words) <= LONGEST and not is_nothing(words):
            yield str(name), words


def _words(value: object) -> str:
    if isinstance(value, datetime.date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(_words, value)))
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _plain(name: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(name)).split())


@cache
def _fields() -> dict[str, str]:
    vocabulary = load("hints")
    return {name: field for field, names in vocabulary["fields"].items() for name in names} | dict.fromkeys(vocabulary["other"], "")
