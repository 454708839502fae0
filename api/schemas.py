"""What the API answers."""

from __future__ import annotations

from pydantic import BaseModel, Field


class ParameterOut(BaseModel):
    """One parameter of a question."""

    name: str = Field(examples=["directive"])
    kind: str = Field(examples=["directive"])
    default: str | None = Field(description="null: must be given")
    doc: str = Field(examples=['số, ký hiệu của văn bản, ví dụ "128/NQ-CP"'])


class ColumnOut(BaseModel):
    """One column of an answer."""

    name: str = Field(examples=["number"])
    doc: str = Field(examples=["số, ký hiệu"])


class QueryOut(BaseModel):
    """One named question."""

    name: str = Field(examples=["cascade_down"])
    vi: str = Field(examples=["Văn bản này được triển khai xuống đâu?"])
    en: str = Field(examples=["How does a directive come down?"])
    parameters: list[ParameterOut]
    columns: list[ColumnOut]


class AnswerOut(BaseModel):
    """Rows of an answer; each has every column."""

    query: str = Field(examples=["cascade_down"])
    parameters: dict[str, object] = Field(examples=[{"directive": "128/nq-cp|chinh phu|2021"}])
    columns: list[str] = Field(examples=[["number", "issuer", "quote"]])
    rows: list[dict[str, object]] = Field(examples=[[{"number": "128/NQ-CP", "issuer": "Chính phủ"}]])
    notes: list[str] = []


class TextOut(BaseModel):
    """Text of a source, as decoded; spans of all answers count in it."""

    source: str = Field(examples=["a.txt"])
    start: int
    end: int
    length: int
    text: str
