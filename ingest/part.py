"""What splitting hands to parsing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from model.text import Span

PartKind = Literal["document", "article"]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the source that is one document, or one press article."""

    span: Span
    kind: PartKind
