"""What people correct: said by POST, taken back by DELETE (its line stays in the file), listed by GET like any question.

Only this machine may say something, and only a page of this application: see `api.guard.OwnPages`.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from api.deps import CorrectDep
from api.errors import PROBLEMS
from api.schemas import LONGEST_TEXT, CorrectionIn, CorrectionOut, WithdrawalIn
from model.correction import Applied, Asked

TAG = "Đính chính / corrections"
router = APIRouter(prefix="/api/corrections", tags=[TAG], responses=PROBLEMS)


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
