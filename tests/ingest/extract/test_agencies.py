"""Agencies of a whole document: who issues it, whose will it conveys, whom it names."""

from __future__ import annotations

import pytest

from ingest.agencies import setting_of
from ingest.extract.agencies import extract_agencies, extract_issuer, extract_speaks_for
from model.document import Document, Zone
from model.text import Field, SourceText, Span

OFFICE = "Văn phòng Ủy ban nhân dân tỉnh Kiên Giang"
HEAD = "UBND TỈNH KIÊN GIANG\nVĂN PHÒNG\n"


def document_of(body: str, issuer: str = OFFICE, head: str = HEAD) -> tuple[SourceText, Document]:
    text = head + body
    zones = (Zone("letterhead", Span(0, len(head))), Zone("body", Span(len(head), len(text))))
    field = Field(issuer, Span(0, len(head) - 1), "letterhead")
    document = Document("a.txt", 0, Span(0, len(text)), issuer=field, setting=setting_of(issuer, "2021-06-21"), zones=zones)
    return SourceText("a.txt", "0" * 64, text, text), document


def test_the_issuer_has_its_level_and_place() -> None:
    issuer = extract_issuer(*document_of("Nội dung."))
    assert issuer is not None
    assert (issuer.name, issuer.level, issuer.place) == (OFFICE, "province", "tỉnh Kiên Giang")
    assert issuer.text == "UBND TỈNH KIÊN GIANG VĂN PHÒNG"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Phó Chủ tịch UBND tỉnh Trần Văn Ba có ý kiến chỉ đạo như sau:", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Văn phòng thông báo ý kiến chỉ đạo của Chủ tịch UBND tỉnh như sau:", "Ủy ban nhân dân tỉnh Kiên Giang"),
        ("Văn phòng mời các sở, ban, ngành dự họp.", None),
    ],
    ids=["cue-after", "cue-before", "own-words"],
)
def test_whose_will_an_office_conveys(body: str, name: str | None) -> None:
    conveyed = extract_speaks_for(*document_of(body))
    assert (conveyed and conveyed.name) == name


def test_a_body_that_is_no_office_speaks_for_itself() -> None:
    body = "Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:"
    assert extract_speaks_for(*document_of(body, "Sở Y tế tỉnh Kiên Giang", "SỞ Y TẾ\n")) is None


def test_the_agencies_of_the_body_are_found_with_their_words() -> None:
    source, document = document_of("Giao Sở Y tế chủ trì, phối hợp với UBND các huyện, thành phố.")
    found = extract_agencies(source, document)
    assert [mention.name for mention in found] == ["Sở Y tế tỉnh Kiên Giang", "Ủy ban nhân dân các huyện, thành phố tỉnh Kiên Giang"]
    assert [mention.span.of(source.text) for mention in found] == [mention.text for mention in found]


def test_the_letterhead_is_not_searched() -> None:
    assert extract_agencies(*document_of("Nội dung.")) == ()
