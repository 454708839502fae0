"""`chidao review`: what a person says against, or beside, what was read."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Annotated

import typer

from cli.answers import print_answer
from cli.ask import ask_store
from cli.failures import DONE, DONE_WITH_ISSUES
from cli.options import DEFAULT_STORE, AnswerFormat, Data, Format, Store
from cli.terminal import stderr, stdout
from graph.citations import code_of
from graph.store import Row
from model.correction import FIELDS, Asked
from model.errors import BadParameter

TASK_COLUMNS = ("code", "wording", "section", "lead", "coordinating", "deadline", "origin_note")
review = typer.Typer(
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Xem lại và đính chính: xác nhận, bác, chỉ lại viện dẫn; sửa văn bản, nhiệm vụ; nối, tách cơ quan / review and correct.\n\n"
    "Mỗi đính chính là một dòng trong corrections.jsonl của kho (ai, khi nào, vì sao) và còn hiệu lực khi nạp lại, đọc lại văn bản.\n"
    "Each correction is one line of corrections.jsonl in the store; it holds when documents are read anew.\n\n"
    "Ví dụ / example: chidao review next · chidao review confirm 3f2a91bc --why 'đã xem bản gốc'",
)


def _user() -> str:
    return getpass.getuser()


Who = Annotated[str, typer.Option("--who", envvar="CHIDAO_WHO", help="Người đính chính / who says so.", default_factory=_user)]
Why = Annotated[str, typer.Option("--why", help="Vì sao / why.")]
Code = Annotated[str, typer.Argument(help="Mã viện dẫn, xem chidao unresolved / its code.", metavar="CITATION")]
To = Annotated[str | None, typer.Option("--to", help="Văn bản được dẫn / the directive that is meant.")]
Issuer = Annotated[
    str | None, typer.Option("--issuer", help="Cơ quan ban hành, nếu kho chưa có văn bản / its issuer, where the store lacks it.")
]
Date = Annotated[str | None, typer.Option("--date", help="Ngày ban hành, 2021-10-11 / its date.")]
Relation = Annotated[str | None, typer.Option("--relation", help="Quan hệ đúng, ví dụ IMPLEMENTS / the right reading.")]
Document = Annotated[str, typer.Argument(help="Văn bản / directive.", metavar="DIRECTIVE")]
Agency = Annotated[str, typer.Argument(help="Cơ quan / agency.", metavar="AGENCY")]
Task = Annotated[str, typer.Argument(help="Mã nhiệm vụ, xem chidao review tasks / its code.", metavar="TASK")]
Into = Annotated[str, typer.Option("--into", help="Tên đúng / the agency that is meant.")]


@review.command("list")
def list_command(
    state: Annotated[str | None, typer.Option("--state", help="applied, superseded, withdrawn, orphaned.")] = None,
    store: Store = DEFAULT_STORE,
    output: Format = AnswerFormat.TABLE,
) -> None:
    """Các đính chính và tình trạng; mất đối tượng thì nói vì sao / the corrections and what became of them.

    Ví dụ / example: chidao review list --state orphaned
    """
    print_answer(ask_store(store, "corrections", {"state": state}), output)


@review.command("next")
def next_command(
    skip: Annotated[int, typer.Option("--skip", min=0, help="Bỏ qua bấy nhiêu viện dẫn / leave out so many.")] = 0,
    store: Store = DEFAULT_STORE,
    output: Format = AnswerFormat.TABLE,
) -> None:
    """Viện dẫn chưa rõ tiếp theo, lời văn quanh nó và các văn bản có thể / the next open citation with its words and candidates.

    Ví dụ / example: chidao review next --skip 3
    """
    answer = ask_store(store, "unresolved", {"limit": skip + 1})
    found = answer.rows[skip:]
    if not found:
        stderr().print("Không còn viện dẫn nào chưa rõ / no open citation is left.")
        raise typer.Exit(DONE)
    print_answer(replace(answer, rows=found), output)
    if output is AnswerFormat.TABLE:
        code = found[0]["code"]
        stdout().print(
            f"   chidao review confirm {code} --why …   |   repoint {code} --to … --why …   |   reject {code} --why …", soft_wrap=True
        )


@review.command("confirm")
def confirm_command(
    code: Code, why: Why, who: Who, to: To = None, relation: Relation = None, store: Store = DEFAULT_STORE, data: Data = None
) -> None:
    """Đúng là văn bản gợi ý, hoặc một trong các văn bản có thể / the suggestion, or one of the candidates, is right.

    Ví dụ / example: chidao review confirm 3f2a91bc --why "đã xem bản gốc"
    """
    _say(store, data, Asked("confirm", who, why, citation=code, to=to, relation=relation))


@review.command("reject")
def reject_command(code: Code, why: Why, who: Who, store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Chỗ này không dẫn văn bản nào / this is no citation, or of nothing that could be named.

    Ví dụ / example: chidao review reject 3f2a91bc --why "số nhà, không phải số văn bản"
    """
    _say(store, data, Asked("reject", who, why, citation=code))


@review.command("repoint")
def repoint_command(
    code: Code,
    to: Annotated[str, typer.Option("--to", help="Văn bản được dẫn, có trong kho hay chưa / the directive that is meant.")],
    why: Why,
    who: Who,
    issuer: Issuer = None,
    date: Date = None,
    relation: Relation = None,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Viện dẫn này chỉ văn bản khác / the citation means another directive.

    Ví dụ / example: chidao review repoint 3f2a91bc --to "128/NQ-CP" --why "văn bản ghi nhầm ngày"
    """
    _say(store, data, Asked("repoint", who, why, citation=code, to=to, issuer=issuer, date=date, relation=relation))


@review.command("add")
def add_command(
    document: Document,
    relation: Annotated[str, typer.Argument(help="Quan hệ, ví dụ IMPLEMENTS / relation.", metavar="RELATION")],
    to: Annotated[str, typer.Argument(help="Văn bản được dẫn / the directive that is cited.", metavar="DIRECTIVE")],
    why: Why,
    who: Who,
    issuer: Issuer = None,
    date: Date = None,
    words: Annotated[str | None, typer.Option("--words", help="Lời trong văn bản nói điều đó / the words that say so.")] = None,
    occurrence: Annotated[int, typer.Option("--occurrence", min=1, help="Lần thứ mấy của lời đó / which of its places.")] = 1,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Thêm một quan hệ còn thiếu / add a relation that was not read.

    Ví dụ / example: chidao review add 3279/KH-UBND IMPLEMENTS 128/NQ-CP --words "Nghị quyết của Chính phủ" --why "cùng nội dung"
    """
    _say(
        store,
        data,
        Asked("add", who, why, document=document, relation=relation, to=to, issuer=issuer, date=date, words=words, occurrence=occurrence),
    )


@review.command("set")
def set_command(
    document: Document,
    field: Annotated[str, typer.Argument(help=", ".join(FIELDS), metavar="FIELD")],
    value: Annotated[str, typer.Argument(help='Giá trị đúng; "" nếu văn bản không có / the right value, "" for none.', metavar="VALUE")],
    why: Why,
    who: Who,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Sửa một mục của văn bản / set a field of a document.

    Ví dụ / example: chidao review set 3279/KH-UBND issued_on 2021-11-26 --why "quét nhầm ngày"
    """
    _say(store, data, Asked("set", who, why, document=document, field=field, value=value))


@review.command("tasks")
def tasks_command(document: Document, store: Store = DEFAULT_STORE, output: Format = AnswerFormat.TABLE) -> None:
    """Các nhiệm vụ của một văn bản và mã để đính chính / the tasks of a directive with the codes by which they are corrected.

    Ví dụ / example: chidao review tasks 3279/KH-UBND
    """
    answer = ask_store(store, "who_must_act", {"directive": document, "groups": "one"})
    rows = tasks_told([row for row in answer.rows if row["document_key"] == answer.parameters["directive"]])
    print_answer(replace(answer, query="review tasks", columns=TASK_COLUMNS, rows=rows), output)


def tasks_told(duties: Iterable[Row]) -> tuple[Row, ...]:
    """One row a task: its code, its words, who leads and who helps, its deadline, and who corrected it."""
    tasks: dict[str, list[Row]] = {}
    for row in duties:
        tasks.setdefault(str(row["task_key"]), []).append(row)
    return tuple(_task_told(key, tasks[key]) for key in sorted(tasks))


def _task_told(key: str, rows: Sequence[Row]) -> Row:
    first = rows[0]
    lead = [str(row["agency"]) for row in rows if row["agency"] and row["role"] in ("lead", "joint", "executor")]
    coordinating = [str(row["agency"]) for row in rows if row["role"] == "coordinating"]
    told = {name: first[name] for name in ("wording", "section", "deadline", "origin_note")}
    return {"code": code_of(key), "lead": "; ".join(lead) or None, "coordinating": "; ".join(coordinating) or None, **told}


@review.command("task")
def task_command(
    code: Task,
    why: Why,
    who: Who,
    lead: Annotated[str | None, typer.Option("--lead", help='Chủ trì, cách nhau bởi ";" / who leads, "" for nobody.')] = None,
    coordinating: Annotated[str | None, typer.Option("--coordinating", help='Phối hợp, cách nhau bởi ";" / who helps.')] = None,
    deadline: Annotated[str | None, typer.Option("--deadline", help='Hạn: 2021-12-15, 2021-12, 2021-Q4; "" nếu không có.')] = None,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Sửa ai chủ trì, ai phối hợp, hạn của một nhiệm vụ / set who leads, who helps, or the deadline of a task.

    Ví dụ / example: chidao review task 8c1e02aa --lead "Sở Y tế Cao Bằng" --why "đã xem bản gốc"
    """
    said = {"lead": lead, "coordinating": coordinating, "deadline": deadline}
    given = [(field, value) for field, value in said.items() if value is not None]
    if len(given) != 1:
        raise BadParameter("Mỗi lần sửa đúng một mục: --lead, --coordinating hoặc --deadline. (Set exactly one of them at a time.)")
    _say(store, data, Asked("set_task", who, why, task=code, field=given[0][0], value=given[0][1]))


@review.command("confirm-task")
def confirm_task_command(code: Task, why: Why, who: Who, store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Nhiệm vụ này đọc đúng / the task was read right.

    Ví dụ / example: chidao review confirm-task 8c1e02aa --why "đã xem bản gốc"
    """
    _say(store, data, Asked("confirm_task", who, why, task=code))


@review.command("reject-task")
def reject_task_command(code: Task, why: Why, who: Who, store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Chỗ này không phải nhiệm vụ / this is no task.

    Ví dụ / example: chidao review reject-task 8c1e02aa --why "chỉ là tiêu đề"
    """
    _say(store, data, Asked("reject_task", who, why, task=code))


@review.command("merge")
def merge_command(agency: Agency, into: Into, why: Why, who: Who, store: Store = DEFAULT_STORE, data: Data = None) -> None:
    """Hai tên là một cơ quan / two names are one agency.

    Ví dụ / example: chidao review merge "Sở VHTTDL Cao Bằng" --into "Sở Văn hóa, Thể thao và Du lịch tỉnh Cao Bằng" --why "viết tắt"
    """
    _say(store, data, Asked("merge", who, why, agency=agency, into=into))


@review.command("split")
def split_command(
    agency: Agency,
    into: Into,
    document: Annotated[str, typer.Option("--in", help="Trong văn bản này / in this directive.")],
    why: Why,
    who: Who,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Trong một văn bản, tên này chỉ cơ quan khác / in one document the name means another agency.

    Ví dụ / example: chidao review split "Văn phòng" --into "Văn phòng Tỉnh ủy Cao Bằng" --in 435/VP-KGVX --why "khác khối"
    """
    _say(store, data, Asked("split", who, why, agency=agency, into=into, document=document))


@review.command("undo")
def undo_command(
    correction: Annotated[str, typer.Argument(help="Mã đính chính, xem chidao review list / its id.", metavar="CORRECTION")],
    why: Why,
    who: Who,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Rút lại một đính chính; dòng cũ vẫn còn trong tệp / withdraw a correction; its line stays in the file.

    Ví dụ / example: chidao review undo 7f3a90c1 --why "nhầm văn bản"
    """
    _say(store, data, Asked("undo", who, why, correction=correction))


def _say(store: str, data: Data, asked: Asked) -> None:
    from cli.desk import Desk  # reads the grammar of the texts, which a question need not wait for

    outcome = Desk(store, data).correct(asked)
    stderr().print(f"Đã ghi đính chính {outcome.correction.id} / correction written.", soft_wrap=True)
    for _, key in outcome.targets:
        stderr().print(f"  → {key}", soft_wrap=True, markup=False)
    raise typer.Exit(DONE if outcome.state == "applied" else DONE_WITH_ISSUES)
