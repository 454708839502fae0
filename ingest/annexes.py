"""Names of files that say which paper an annex goes with: "3279-KH-UBND_phuluc.docx" beside "3279-KH-UBND.docx"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import PurePosixPath

from ingest.vocabulary import load
from model.fold import fold

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}$")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_NUMBER = re.compile(r"\d{1,3}|[ivx]{1,5}|[a-z]")
_WORD_AND_NUMBER = re.compile(r"(?P<word>[a-z]+)\d{1,2}")


def folder_of(name: str) -> str:
    """The folder of a file, or that of a member inside an archive: `a.zip#kế hoạch` of `a.zip#kế hoạch/b.docx`."""
    outer, mark, inner = name.rpartition("#")
    return f"{outer}#{PurePosixPath(inner).parent}" if mark else str(PurePosixPath(name).parent)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a file's name, those of an annex each as one.

    >>> words_of("kế hoạch/3279-KH-UBND_Phụ lục 1.docx")
    ('3279', 'kh', 'ubnd', 'phuluc', '1')
    """
    stem = _SUFFIX.sub("", fold(PurePosixPath(name.rpartition("#")[2]).name))
    plain = f" {' '.join(_NOT_WORDS.sub(' ', stem).split())} "
    for written, word in load("annexes")["pairs"].items():
        plain = plain.replace(f" {written} ", f" {word} ")
    return tuple(plain.split())


def is_annex_name(name: str) -> bool:
    """Whether a file's name says that it is an annex.

    >>> is_annex_name("3279-KH-UBND_PL2.docx"), is_annex_name("3279-KH-UBND.docx")
    (True, False)
    """
    return any(_is_annex_word(word) for word in words_of(name))


def goes_with(annex: tuple[str, ...], paper: tuple[str, ...]) -> bool:
    """Whether the words of an annex's name are those of a paper, with words of annexes before or behind.

    >>> goes_with(("phuluc", "1", "3279", "kh", "ubnd"), ("3279", "kh", "ubnd"))
    True
    >>> goes_with(("3279", "kh", "ubnd", "cu"), ("3279", "kh", "ubnd"))
    False
    """
    size = len(paper)
    if not paper or len(annex) <= size:
        return False
    rests = [annex[size:] if annex[:size] == paper else (), annex[:-size] if annex[-size:] == paper else ()]
    return any(rest and any(map(_is_annex_word, rest)) and all(map(_may_stand_beside, rest)) for rest in rests)


def _is_annex_word(word: str) -> bool:
    numbered = _WORD_AND_NUMBER.fullmatch(word)
    return (numbered["word"] if numbered else word) in _words()


def _may_stand_beside(word: str) -> bool:
    return _is_annex_word(word) or word in load("annexes")["beside"] or bool(_NUMBER.fullmatch(word))


@cache
def _words() -> frozenset[str]:
    return frozenset(load("annexes")["words"])
