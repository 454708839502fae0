"""What people correct: said by POST, taken back by DELETE (its line stays in the file), listed by GET like any question.

Only this machine may say something, and only a page of this application: see `api.guard.OwnPages`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request

from api.deps import CorrectDep
from api.errors import PROBLEMS
from api.guard import is_here
from api.schemas import LONGEST_TEXT, CorrectionIn, CorrectionOut, DeskOut, WithdrawalIn
from model.correction import Applied, Asked

TAG = "Đính chính / corrections"
router = APIRouter(prefix="/api/corrections", tags=[TAG], responses=PROBLEMS)
desk = APIRouter(prefix="/api/desk", tags=[TAG], responses=PROBLEMS)
READ_ONLY = "Máy chủ này chỉ cho xem; đính chính bằng lệnh chidao review. (Read only here; correct with chidao review.)"
ELSEWHERE = "Chỉ máy đang chạy chương trình được đính chính. (Only the machine that runs the program may correct.)"


@desk.get("", summary="Ở đây có đính chính được không? / may something be corrected here?")
def may(request: Request) -> DeskOut:
    """Được thì `open`; không thì vì sao. Whether a correction from here would be taken, and why not."""
    if request.app.state.correct is None:
        return DeskOut(open=False, reason=READ_ONLY)
    if request.client is None or not is_here(request.client.host):
        return DeskOut(open=False, reason=ELSEWHERE)
    return DeskOut(open=True, reason=None)


@router.post("", status_code=201, summary="Đính chính điều đã đọc / correct what was read")
def say(asked: CorrectionIn, correct: CorrectDep) -> CorrectionOut:
    """Ghi một dòng vào `corrections.jsonl` rồi làm lại đồ thị; xong mới trả lời. Đính chính không sửa được gì thì bị từ chối.
    One line is written and the graph made anew before the answer comes; what would change nothing is refused."""
    return _told(correct(Asked(**asked.model_dump())))


@router.delete("/{correction}", summary="Rút lại một đính chính / withdraw a correction")
def withdraw(correction: Annotated[str, "id"], said: Annotated[WithdrawalIn, Query()], correct: CorrectDep) -> CorrectionOut:
    """Dòng cũ vẫn còn trong tệp; thêm một dòng rút lại nó. The old line stays; one that withdraws it is added."""
    return _told(correct(Asked("undo", said.who, said.why, correction=correction[:LONGEST_TEXT])))


def _told(outcome: Applied) -> CorrectionOut:
    return CorrectionOut(correction=outcome.correction.id, state=outcome.state, changed=[key for _, key in outcome.targets])
