"""One deadline for several tasks: "Gửi các nội dung nêu trên trước 16 giờ" (rule 7 of the design)."""

from __future__ import annotations

import dataclasses
import re

from msgspec import structs

from ingest.cues import Sought
from model.facts import Task

_SHARED = Sought(re.compile(r"(?:các\s+)?(?:nội\s+dung|báo\s+cáo|nhiệm\s+vụ|dự\s+thảo)\s+(?:nêu\s+)?trên", re.IGNORECASE))


def shared_deadlines(text: str, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """The tasks, those above such a sentence with its deadline, marked `via`."""
    due = next((t for t in tasks if t.deadline and t.deadline.value and _SHARED.search(text, t.span.start, t.span.end)), None)
    if due is None or due.deadline is None:
        return tasks
    shared = structs.replace(due.deadline, via=True)
    lent = (t.deadline is None and t.span.end <= due.span.start and t.frame for t in tasks)
    return tuple(dataclasses.replace(t, deadline=shared) if lends else t for t, lends in zip(tasks, lent, strict=True))
