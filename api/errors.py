"""Which of our errors is which HTTP status, and how it is told (application/problem+json)."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse

from model.errors import AmbiguousName, BadParameter, ChidaoError, ConfigurationError, StoreError, UnknownName, UnknownQuery

# Class -> status and title; the first class that fits counts.
STATUS: dict[type[ChidaoError], tuple[int, str]] = {
    UnknownQuery: (404, "Không có câu hỏi này (unknown query)"),
    UnknownName: (404, "Không tìm thấy trong kho (unknown name)"),
    AmbiguousName: (300, "Có nhiều văn bản hoặc cơ quan cùng tên (ambiguous name)"),
    BadParameter: (400, "Tham số không đúng (bad parameter)"),
    StoreError: (503, "Kho dữ liệu chưa sẵn sàng (store unavailable)"),
    ConfigurationError: (500, "Cấu hình sai (configuration error)"),
    ChidaoError: (500, "Lỗi (error)"),
}


def add_errors(app: FastAPI) -> None:
    """Answer every error of the tree as a problem."""
    app.add_exception_handler(ChidaoError, answer_problem)


def answer_problem(request: Request, error: Exception) -> JSONResponse:
    """RFC 9457, with `near` or `candidates` where the error has them."""
    status, title = next(found for kind, found in STATUS.items() if isinstance(error, kind))
    body = {"type": "about:blank", "title": title, "status": status, "detail": str(error), "error": type(error).__name__}
    for rows in ("near", "candidates"):
        if hasattr(error, rows):
            body[rows] = jsonable_encoder(getattr(error, rows))
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
