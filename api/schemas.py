"""What the API takes and answers, as far as it does not follow from the heads of questions (those are in `answers.py`)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

LONGEST_TEXT = 500
LATER = ConfigDict(defer_build=True)  # made ready when first used: there are some hundred models of questions, and few are asked


class ParameterOut(BaseModel):
    """Một tham số của câu hỏi / one parameter of a question."""

    name: str = Field(examples=["directive"])
    kind: str = Field(examples=["directive"])
    default: str | None = Field(description="null: phải cho (must be given); none: có thể bỏ (may be left out)", examples=["none"])
    doc: str = Field(examples=['số, ký hiệu của văn bản, ví dụ "128/NQ-CP"'])
    choices: list[str] = Field(
        default=[], description="với kind = choice: một trong các chữ này (one of these words)", examples=[["must", "all"]]
    )


class ColumnOut(BaseModel):
    """Một cột của câu trả lời / one column of an answer."""

    name: str = Field(examples=["number"])
    doc: str = Field(examples=["số, ký hiệu"])


class QueryOut(BaseModel):
    """Một câu hỏi có tên / one named question."""

    name: str = Field(examples=["cascade_down"])
    vi: str = Field(examples=["Văn bản này được triển khai xuống đâu?"])
    en: str = Field(examples=["How does a directive come down?"])
    parameters: list[ParameterOut]
    columns: list[ColumnOut]


class OfferOut(BaseModel):
    """Nên hỏi tiếp gì khi không có dòng nào / what to ask next where there is no row."""

    query: str = Field(examples=["agency_tasks"])
    parameters: dict[str, Any] = Field(examples=[{"agency": "so y te tinh cao bang"}])
    rows: int = Field(description="câu hỏi này có bấy nhiêu dòng (so many rows it has)", examples=[14])
    vi: str = Field(examples=["Cơ quan này phải làm những gì?"])
    en: str = Field(examples=["What must an agency do?"])


class AnswerOut(BaseModel):
    """Câu trả lời: mỗi dòng có đủ các cột / an answer: each row has every column."""

    model_config = LATER
    query: str = Field(examples=["cascade_down"])
    parameters: dict[str, Any] = Field(
        description="như đã hiểu: tên thành khóa (as understood: names became keys)", examples=[{"directive": "128/nq-cp|chinh phu|2021"}]
    )
    columns: list[str] = Field(examples=[["number", "issuer", "quote"]])
    rows: list[Any] = Field(examples=[[{"number": "128/NQ-CP", "issuer": "Chính phủ", "quote": None}]])
    notes: list[str] = Field(
        default=[],
        description="điều phải đọc kèm (to be read beside the rows)",
        examples=[["Chưa có toàn văn trong kho; nhiệm vụ trực tiếp không rõ"]],
    )
    offers: list[OfferOut] = Field(
        default=[], description="khi không có dòng nào: nên hỏi tiếp gì (where there is no row: what to ask next)"
    )


class TextOut(BaseModel):
    """Lời văn của một tệp / the words of a source. Spans of all answers count in it, `start` included, `end` not."""

    source: str = Field(examples=["texts/ke-hoach.txt"])
    start: int = Field(examples=[225])
    end: int = Field(examples=[248])
    length: int = Field(description="của cả tệp (of the whole source)", examples=[3144])
    page: int | None = Field(default=None, description="trang của bản gốc có ký tự đầu (page of the original)", examples=[3])
    text: str = Field(examples=["Nghị quyết số 128/NQ-CP"])


class SaveOut(BaseModel):
    """Dấu của lần lưu cuối / the mark of the last save."""

    save: str = Field(description="trống: chưa có lần nạp nào (empty: nothing was loaded yet)", examples=["1f40a-18a3c7e2b11d0000-4c2"])


class InvalidParameter(BaseModel):
    """Tham số sai và vì sao / a parameter and what is wrong with it."""

    parameter: str = Field(examples=["limit"])
    reason: str = Field(examples=["Input should be a valid integer, unable to parse string as an integer"])


class Problem(BaseModel):
    """Lỗi theo RFC 9457 / a problem by RFC 9457, `application/problem+json`."""

    type: str = Field(examples=["urn:chidao:problem:AmbiguousName"])
    title: str = Field(examples=["Có nhiều văn bản hoặc cơ quan cùng tên (ambiguous name)"])
    status: int = Field(examples=[300])
    detail: str = Field(examples=["'184/KH-UBND' có thể là 2 văn bản; hãy nói rõ cơ quan hoặc ngày. (Say which.)"])
    error: str = Field(examples=["AmbiguousName"])
    candidates: list[dict[str, Any]] = Field(default=[], description="300: hỏi lại bằng `key` của một dòng (ask again with a key)")
    near: list[dict[str, Any]] = Field(default=[], description="404: những gì gần giống (what comes near); 422: các câu hỏi gần nhất")
    missing: list[str] = Field(default=[], description="422: câu hỏi còn thiếu gì (what the sentence lacks)", examples=[["directive"]])
    errors: list[InvalidParameter] = Field(default=[], description="422: từng tham số sai (each wrong parameter)")


class ParametersIn(BaseModel):
    """Parameters in a query string: nothing unknown; a blank one counts as not given."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _leave_out_blanks(cls, given: Any) -> Any:
        return {name: value for name, value in given.items() if value != ""} if isinstance(given, dict) else given


class CascadeIn(ParametersIn):
    """Văn bản và chiều / a directive and a direction."""

    directive: str = Field(max_length=LONGEST_TEXT, description='số, ký hiệu, ví dụ "128/NQ-CP" hoặc "NQ 128"', examples=["NQ 128"])
    direction: Literal["down", "up"] = Field(default="down", description="down: xuống dưới; up: ngược lên", examples=["up"])
    as_of: str | None = Field(default=None, max_length=LONGEST_TEXT, description="tính đến ngày / as of a day", examples=["2021-12-01"])


class SentenceIn(ParametersIn):
    """Một câu hỏi bằng lời / a question in words."""

    q: str = Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        description="tiếng Việt có dấu hay không, hoặc tiếng Anh",
        examples=["ai phải thực hiện NQ 128"],
    )


class DrawingIn(ParametersIn):
    """Văn bản và điều muốn xem / a directive and what to see of it."""

    directive: str = Field(max_length=LONGEST_TEXT, description='số, ký hiệu, ví dụ "128/NQ-CP" hoặc "NQ 128"', examples=["NQ 128"])
    direction: Literal["down", "up", "around"] = Field(
        default="down", description="down: xuống dưới; up: ngược lên; around: các văn bản liên quan", examples=["around"]
    )


class SpanIn(ParametersIn):
    """Đoạn của tệp / part of a source, in characters."""

    start: int = Field(default=0, ge=0, le=2**53, description="ký tự đầu (first character)", examples=[0])
    end: int | None = Field(default=None, ge=0, le=2**53, description="sau ký tự cuối; bỏ trống: đến hết (after the last)", examples=[120])


class CorrectionIn(BaseModel):
    """Đính chính: văn bản, cơ quan gọi tên như thường gọi / a correction, with directives and agencies named as people name them."""

    model_config = ConfigDict(extra="forbid")

    action: Literal["confirm", "reject", "repoint", "add", "set", "merge", "split", "set_task", "confirm_task", "reject_task"] = Field(
        examples=["repoint"]
    )
    who: str = Field(min_length=1, max_length=LONGEST_TEXT, description="ai (who says so)", examples=["Nguyễn Thị Mai"])
    why: str = Field(min_length=1, max_length=LONGEST_TEXT, description="vì sao (why)", examples=["đã xem bản gốc"])
    citation: str | None = Field(
        default=None, max_length=LONGEST_TEXT, description="mã hoặc khóa của viện dẫn (code or key)", examples=["3f2a91bc"]
    )
    task: str | None = Field(
        default=None, max_length=LONGEST_TEXT, description="mã hoặc khóa của nhiệm vụ (set_task, ...)", examples=["8c1e02aa"]
    )
    document: str | None = Field(
        default=None, max_length=LONGEST_TEXT, description="văn bản được sửa (set, add, split)", examples=["3279/KH-UBND"]
    )
    to: str | None = Field(default=None, max_length=LONGEST_TEXT, description="văn bản được dẫn (what is meant)", examples=["128/NQ-CP"])
    issuer: str | None = Field(default=None, max_length=LONGEST_TEXT, description="cơ quan ban hành của `to`, nếu kho chưa có văn bản")
    date: str | None = Field(default=None, max_length=10, description="ngày ban hành của `to`", examples=["2021-10-11"])
    relation: str | None = Field(default=None, max_length=40, description="quan hệ (add; hoặc sửa cách đọc)", examples=["IMPLEMENTS"])
    words: str | None = Field(default=None, max_length=2000, description="lời trong văn bản (add)")
    occurrence: int = Field(default=1, ge=1, le=10_000, description="lần thứ mấy của lời đó")
    field: str | None = Field(
        default=None,
        max_length=40,
        description="mục của văn bản (set), của nhiệm vụ: lead, coordinating, deadline (set_task)",
        examples=["issued_on"],
    )
    value: str | None = Field(default=None, max_length=LONGEST_TEXT, description="giá trị đúng; trống: văn bản không có (set)")
    agency: str | None = Field(default=None, max_length=LONGEST_TEXT, description="cơ quan (merge, split)")
    into: str | None = Field(default=None, max_length=LONGEST_TEXT, description="là cơ quan này (merge, split)")


class WithdrawalIn(ParametersIn):
    """Ai rút lại, vì sao / who withdraws and why."""

    who: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["Nguyễn Thị Mai"])
    why: str = Field(min_length=1, max_length=LONGEST_TEXT, examples=["nhầm văn bản"])


class DeskOut(BaseModel):
    """Ở đây có đính chính được không / whether something may be corrected from here."""

    open: bool = Field(examples=[True])
    reason: str | None = Field(description="vì sao không (why not)", examples=[None])


class CorrectionOut(BaseModel):
    """Đính chính đã ghi và những gì đã đổi theo / the correction as written, and the keys of what it changed."""

    correction: str = Field(description="mã, để rút lại (its id)", examples=["7f3a90c1"])
    state: str = Field(examples=["applied"])
    changed: list[str] = Field(examples=[["3279/kh-ubnd|uy ban nhan dan tinh cao bang|2021"]])
