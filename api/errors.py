"""Which error is which HTTP status, and how it is told: application/problem+json, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.schemas import InvalidParameter
from model.errors import (
    AmbiguousName,
    BadParameter,
    ChidaoError,
    ConfigurationError,
    StoreError,
    UnclearQuestion,
    UnknownName,
    UnknownQuery,
)

MEDIA_TYPE = "application/problem+json"
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "require-trusted-types-for 'script'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class ForeignHost(Exception):
    """The request came under a name that is none of ours."""


class ForeignPage(Exception):
    """A page elsewhere, or another machine, tried to change something."""


# Class -> status and title; the first class that fits counts. None: the error brings its own status.
STATUS: dict[type[Exception], tuple[int | None, str]] = {
    UnknownQuery: (404, "Không có câu hỏi này (unknown query)"),
    UnclearQuestion: (422, "Chưa hiểu rõ câu hỏi (unclear question)"),
    UnknownName: (404, "Không tìm thấy trong kho (unknown name)"),
    AmbiguousName: (300, "Có nhiều văn bản hoặc cơ quan cùng tên (ambiguous name)"),
    BadParameter: (400, "Tham số không đúng (bad parameter)"),
    RequestValidationError: (422, "Tham số thiếu, lạ hoặc sai dạng (missing, unknown or malformed parameter)"),
    ForeignHost: (400, "Tên máy chủ lạ (foreign host)"),
    ForeignPage: (403, "Chỉ nhận thay đổi từ trang này, trên máy này (changes only from here)"),
    StoreError: (503, "Kho dữ liệu chưa sẵn sàng (store unavailable)"),
    ConfigurationError: (500, "Cấu hình sai (configuration error)"),
    ChidaoError: (500, "Lỗi (error)"),
    HTTPException: (None, "Yêu cầu không thực hiện được (request refused)"),
    Exception: (500, "Lỗi trong chương trình (internal error)"),
}
REFUSED: Mapping[int, str] = {
    404: "Không có địa chỉ này; xem /docs. (No such address; see /docs.)",
    405: "Địa chỉ này không nhận cách hỏi đó; xem /docs. (This address does not take this method; see /docs.)",
}
PROBLEMS: dict[int | str, dict[str, Any]] = {
    300: {"description": "Có nhiều văn bản hoặc cơ quan cùng tên; chọn một / ambiguous, choose a candidate"},
    400: {"description": "Tham số không đúng / bad parameter"},
    404: {"description": "Không tìm thấy; kèm những gì gần giống / unknown, with near matches"},
    422: {"description": "Tham số thiếu, lạ hoặc sai dạng; câu hỏi chưa rõ / malformed parameters, unclear question"},
    503: {"description": "Kho dữ liệu chưa sẵn sàng / store unavailable"},
}


def add_errors(app: FastAPI) -> None:
    """Answer every error as a problem, whoever raised it."""
    for kind in (ChidaoError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, answer_problem)


def answer_problem(request: Request, error: Exception) -> JSONResponse:
    """The problem that says what went wrong; it brings the headers of security itself, since an answer to an unforeseen error
    passes by the middleware."""
    status, title = next(found for kind, found in STATUS.items() if isinstance(error, kind))
    if isinstance(error, HTTPException):
        status = error.status_code
    kind = type(error).__name__
    body = {"type": f"urn:chidao:problem:{kind}", "title": title, "status": status, "detail": _detail(error), "error": kind, **_more(error)}
    own = dict(getattr(error, "headers", None) or {})
    allow = {"Allow": "GET, HEAD"} if status == 405 and own.get("Allow", "GET") in ("GET", "HEAD", "GET, HEAD") else {}
    return JSONResponse(body, status_code=status or 500, media_type=MEDIA_TYPE, headers={**HEADERS, **own, **allow})


def _detail(error: Exception) -> str:
    if isinstance(error, ChidaoError):
        return str(error)
    if isinstance(error, ForeignHost):
        return f"Không phục vụ dưới tên {str(error)!r}. (Not served under this name.)"
    if isinstance(error, ForeignPage):
        return str(error)
    if isinstance(error, RequestValidationError):
        return "Xem từng tham số trong errors và cách dùng ở /docs. (See errors for each parameter, /docs for what is taken.)"
    if isinstance(error, HTTPException):
        return REFUSED.get(error.status_code, HTTPStatus(error.status_code).phrase)
    return "Có lỗi ngoài dự kiến; chi tiết ở nhật ký của chương trình. (Something unforeseen went wrong; the log of the program says what.)"


def _more(error: Exception) -> dict[str, Any]:
    """`near`, `candidates` or `errors`, where the error has them."""
    if isinstance(error, RequestValidationError):
        return {"errors": [_invalid(found).model_dump() for found in error.errors()]}
    return {rows: jsonable_encoder(getattr(error, rows)) for rows in ("near", "candidates", "missing") if hasattr(error, rows)}


def _invalid(found: Mapping[str, Any]) -> InvalidParameter:
    places = [str(place) for place in found["loc"][1:]]
    return InvalidParameter(parameter=".".join(places), reason=str(found["msg"]))
