"""The commands that ask a named query and print its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated

import typer

import queries
from cli.answers import print_answer
from cli.options import DEFAULT_STORE, AnswerFormat, AsOf, Directive, Format, Limit, Offset, Store
from graph.ask import Answer, ask
from graph.store import open_for_reading
from model.errors import BadParameter

TABLE = AnswerFormat.TABLE
MODALITY = {True: "all", False: "must"}
Requests = Annotated[bool, typer.Option("--requests/--no-requests", help="Cả việc được đề nghị / with what is only requested.")]


def ask_store(store: str, query: str, parameters: Mapping[str, object]) -> Answer:
    """The answer to a named query; parameters that are None are left out."""
    given = {name: value for name, value in parameters.items() if value is not None}
    with open_for_reading(store) as graph:
        return ask(graph, query, given)


def query_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Tên câu hỏi, xem chidao queries / its name, see chidao queries.", metavar="NAME")],
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Hỏi một câu hỏi có tên, tham số viết --tên giá-trị / ask a named query with --key value.

    Ví dụ / example: chidao query cascade_down --directive 128/NQ-CP --format json
    """
    print_answer(ask_store(store, name, pairs_of(context.args)), output)


def pairs_of(arguments: list[str]) -> dict[str, object]:
    """`["--directive", "128/NQ-CP", "--limit=5"]` as `{"directive": "128/NQ-CP", "limit": "5"}`. Raises BadParameter."""
    pairs: dict[str, object] = {}
    words = iter(arguments)
    for word in words:
        name, equals, value = word.removeprefix("--").partition("=")
        if not word.startswith("--") or not name:
            raise BadParameter(f"Không hiểu {word!r}; viết --tên giá-trị. / {word!r} is not understood; write --key value.")
        if not equals:
            value = next(words, "")
        if not value:
            raise BadParameter(f"--{name} chưa có giá trị. / --{name} has no value.")
        pairs[name.replace("-", "_")] = value
    return pairs


def queries_command(output: Format = TABLE) -> None:
    """Các câu hỏi có tên và tham số / the named queries and what they take.

    Ví dụ / example: chidao queries
    """
    rows = tuple(describe_query(queries.get(name)) for name in queries.names())
    print_answer(Answer("queries", {}, ("query", "vi", "en", "takes"), rows), output)


def describe_query(query: queries.Query) -> dict[str, object]:
    """`{"query": "path", "vi": ..., "en": ..., "takes": ["--source", "--target"]}`; what may be left out stands in brackets."""
    takes = [f"--{p.name}" if p.required else f"[--{p.name}]" for p in query.parameters]
    return {"query": query.name, "vi": query.vi, "en": query.en, "takes": takes}


def directive_command(directive: Directive, as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE) -> None:
    """Một văn bản: phần đầu, người ký, nơi nhận, quan hệ / one directive and what it is linked to.

    Ví dụ / example: chidao directive 435/VP-KGVX
    """
    print_answer(ask_store(store, "directive", {"directive": directive, "as_of": as_of}), output)


def cascade_command(
    directive: Directive,
    up: Annotated[bool, typer.Option("--up", help="Ngược lên: bắt nguồn từ đâu / upwards: where it comes from.")] = False,
    as_of: AsOf = None,
    limit: Limit = None,
    offset: Offset = 0,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Văn bản được triển khai xuống đâu, hoặc bắt nguồn từ đâu / how a directive comes down, or where it comes from.

    Ví dụ / example: chidao cascade "NQ 128" · chidao cascade 435/VP-KGVX --up · chidao cascade "NQ 128" --as-of 2021-12-01
    """
    if up and (limit is not None or offset):
        raise BadParameter("Chỉ chiều xuống có --limit, --offset. (Only the way down is told in portions.)")
    portion = {} if up else {"limit": limit, "offset": offset}
    print_answer(ask_store(store, "cascade_up" if up else "cascade_down", {"directive": directive, "as_of": as_of, **portion}), output)


def who_command(
    directive: Directive,
    as_of: AsOf = None,
    requests: Requests = True,
    groups: Annotated[
        str, typer.Option("--groups", help="members: nêu từng thành viên / each member; one: mỗi nhóm một dòng.")
    ] = "members",
    limit: Limit = None,
    offset: Offset = 0,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Ai phải thực hiện, việc gì, đến khi nào; với --as-of: nay là ai / who must act under a directive, and who that is today.

    Ví dụ / example: chidao who 128/NQ-CP --format csv > who.csv · chidao who "NQ 128" --as-of 2026-11-01
    """
    given = {"directive": directive, "as_of": as_of, "modality": MODALITY[requests], "groups": groups, "limit": limit, "offset": offset}
    print_answer(ask_store(store, "who_must_act", given), output)


def tasks_command(
    agency: Annotated[str, typer.Argument(help='Tên cơ quan: "Sở Y tế Cao Bằng" / its name.', metavar="AGENCY")],
    as_of: AsOf = None,
    requests: Requests = True,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Nhiệm vụ của một cơ quan; với --as-of: cả việc của cơ quan mà nó kế thừa / the tasks of an agency.

    Ví dụ / example: chidao tasks "Sở Y tế tỉnh Cao Bằng"
    """
    given = {"agency": agency, "as_of": as_of, "modality": MODALITY[requests]}
    print_answer(ask_store(store, "agency_tasks", given), output)


def deadlines_command(
    since: Annotated[str | None, typer.Option("--since", help="Từ ngày / from, 2021-12-01.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Đến ngày / to, 2021-12-31.")] = None,
    within: Annotated[str | None, typer.Option("--within", help="Đến hạn trong / due within, 14d, 2w.", metavar="DAYS")] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Coi như hôm nay / as if today.")] = None,
    state: Annotated[str, typer.Option("--state", help="overdue: đã quá hạn; due: còn hạn; all.")] = "all",
    agency: Annotated[str | None, typer.Option("--agency", help="Của cơ quan / of this agency.")] = None,
    level: Annotated[str, typer.Option("--level", help="central, ministry, province, department, district, commune, all.")] = "all",
    directive: Annotated[str | None, typer.Option("--directive", help="Trong văn bản / in this directive.")] = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Việc gì đến hạn khi nào, việc nào đã quá hạn / what is due when, and what is overdue on a day.

    Ví dụ / example: chidao deadlines --since 2021-08-01 --until 2021-08-31 · chidao deadlines --within 14d
    """
    today = as_of or (date.today().isoformat() if within or state != "all" else None)
    given = {"since": since, "until": until, "as_of": today, "within": days_of(within), "state": state}
    print_answer(ask_store(store, "deadlines", given | {"agency": agency, "level": level, "directive": directive}), output)


def days_of(text: str | None) -> int | None:
    """`14d` or `14` is 14 days, `2w` 14. Raises BadParameter for anything else."""
    if text is None:
        return None
    found = re.fullmatch(r"(\d{1,5})([dw]?)", text.strip().lower(), re.ASCII)
    if found is None:
        raise BadParameter(f"--within nhận số ngày như 14d hoặc 2w, không phải {text!r}. / --within takes 14d or 2w.")
    return int(found[1]) * (7 if found[2] == "w" else 1)


def path_command(source: Directive, target: Directive, as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE) -> None:
    """Hai văn bản nối với nhau thế nào / how one directive leads to another.

    Ví dụ / example: chidao path 3279/KH-UBND 128/NQ-CP
    """
    print_answer(ask_store(store, "path", {"source": source, "target": target, "as_of": as_of}), output)


def search_command(
    text: Annotated[str, typer.Argument(help="Số hiệu hoặc trích yếu, có dấu hay không / number or heading.", metavar="TEXT")],
    limit: Limit = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Tìm văn bản theo số hiệu hoặc trích yếu / search directives by number or heading.

    Ví dụ / example: chidao search "thich ung an toan"
    """
    print_answer(ask_store(store, "search", {"text": text, "limit": limit, "as_of": as_of}), output)


def gap_command(
    directive: Directive,
    level: Annotated[str, typer.Option("--level", help="province, ministry, district, commune.")] = "province",
    of: Annotated[str | None, typer.Option("--of", help="Huyện, xã của nơi này / units of this place.")] = None,
    as_of: AsOf = None,
    since: Annotated[str | None, typer.Option("--since", help="Thêm bao nhiêu từ ngày / how many more since.")] = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Nơi nào đã ban hành, nơi nào chưa thấy trong kho / which bodies have issued something under a directive.

    Ví dụ / example: chidao gap "NQ 128" · chidao gap "NQ 128" --as-of 2026-11-01 · chidao gap 3279/KH-UBND --level district --of "Cao Bằng"
    """
    given = {"directive": directive, "level": level, "of": of, "as_of": as_of, "since": since}
    print_answer(ask_store(store, "gap", given), output)


def validity_command(
    directive: Annotated[
        str | None, typer.Argument(help="Số hiệu; bỏ trống để xem mọi thay đổi / empty for all changes.", metavar="DIRECTIVE")
    ] = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Còn hiệu lực không; văn bản nào sửa đổi, thay thế, bãi bỏ / does it still hold, and what changed it.

    Ví dụ / example: chidao validity 42/2014/QĐ-TTg
    """
    print_answer(ask_store(store, "validity", {"directive": directive, "as_of": as_of}), output)


def unresolved_command(limit: Limit = None, as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE) -> None:
    """Viện dẫn chưa rõ là văn bản nào, và vì sao / citations that are not resolved, and why.

    Ví dụ / example: chidao unresolved --limit 20
    """
    print_answer(ask_store(store, "unresolved", {"limit": limit, "as_of": as_of}), output)


def changes_command(
    since: Annotated[
        str | None, typer.Option("--since", help='Từ ngày "2026-11-22" hoặc từ đợt "12" / from a day, or from a run.', show_default=False)
    ] = None,
    as_of: Annotated[str | None, typer.Option("--as-of", help="Ngày xét quá hạn; mặc định hôm nay / overdue as of; today.")] = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Các đợt cập nhật đã đem lại gì / what the last runs brought: new directives, filled stubs, new implementers, overdue tasks.

    Ví dụ / example: chidao changes --since 2026-11-22
    """
    today = datetime.now(UTC).date().isoformat()
    print_answer(ask_store(store, "changes", {"since": since, "as_of": as_of or today}), output)


def statistics_command(as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE) -> None:
    """Kho có gì / what the store holds.

    Ví dụ / example: chidao statistics --format json
    """
    print_answer(ask_store(store, "statistics", {"as_of": as_of}), output)
