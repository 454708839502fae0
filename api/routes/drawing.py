"""Drawings, on a sandboxed route of their own: their scripts are inline and allowed by hash."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.deps import StoreDep
from api.errors import PROBLEMS
from api.schemas import DrawingIn
from graph.ask import ask

router = APIRouter(tags=["Hình vẽ / drawings"])
_QUESTIONS = {"down": "cascade_down", "up": "cascade_up", "around": "directive"}


@router.get(
    "/draw", response_class=HTMLResponse, responses=PROBLEMS, summary="Vẽ chuỗi chỉ đạo hoặc các quan hệ / draw a cascade or relations"
)
def draw_directive(asked: Annotated[DrawingIn, Query()], store: StoreDep) -> HTMLResponse:
    """Một trang HTML tự đủ, lưu lại vẫn mở được. One page that holds all it needs: `/draw?directive=NQ 128`."""
    from graph.draw import draw, policy  # networkx and pyvis, which nothing else here waits for

    answer = ask(store, _QUESTIONS[asked.direction], {"directive": asked.directive})
    return HTMLResponse(draw(answer, page="/"), headers={"Content-Security-Policy": policy()})
