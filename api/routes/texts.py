"""The words behind an answer: rows of evidence carry `source`, `span_start` and `span_end`, which are cut here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import StoreDep, TextsDep
from api.errors import PROBLEMS
from api.schemas import SpanIn, TextOut
from graph.pages import page_starts
from model.errors import BadParameter, UnknownName
from model.pages import page_of

router = APIRouter(prefix="/api", tags=["Dẫn chứng / evidence"], responses={status: PROBLEMS[status] for status in (400, 404, 422, 503)})


@router.get("/text/{source:path}", summary="Lời văn của một tệp, hoặc một đoạn / the words of a source, or of a span")
def text(source: str, span: Annotated[SpanIn, Query()], texts: TextsDep, store: StoreDep) -> TextOut:
    """`?start=225&end=248`: từ ký tự 225 đến trước ký tự 248, đếm trong tệp như đã đọc. Characters of the source as decoded."""
    found = texts(source)
    if found is None:
        raise UnknownName(f"Không có tệp {source!r} trong kho. (No such source.)")
    end = len(found) if span.end is None else span.end
    if not span.start <= end <= len(found):
        raise BadParameter(f"Khoảng {span.start}-{end} nằm ngoài văn bản dài {len(found)} ký tự. (Span out of range.)")
    page = page_of(span.start, page_starts(store, [source]).get(source, ()))
    return TextOut(source=source, start=span.start, end=end, length=len(found), page=page, text=found[span.start : end])
