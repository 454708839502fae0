"""Whether the store holds other data than before: what a page may ask every few seconds."""

from __future__ import annotations

from fastapi import APIRouter

from api.deps import StoreDep
from api.errors import PROBLEMS
from api.schemas import SaveOut

router = APIRouter(prefix="/api", tags=["Kho / the store"], responses={503: PROBLEMS[503]})


@router.get("/save", summary="Kho đã đổi chưa? / has the store changed?")
def save(store: StoreDep) -> SaveOut:
    """`save` là dấu của lần lưu cuối: khác lần hỏi trước nghĩa là kho đã đổi. Không đọc qua văn bản nào.
    Another `save` than before: the store holds other data, ask again. It looks at no document, however many there are."""
    return SaveOut(save=store.last_save())
