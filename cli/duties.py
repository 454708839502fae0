"""Commands about duties beside each other and in time, and about the whole graph."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from cli.answers import print_answer
from cli.ask import ask_store
from cli.options import DEFAULT_STORE, AnswerFormat, AsOf, Directive, Format, Limit, Store
from model.errors import BadParameter

TABLE = AnswerFormat.TABLE
Agency = Annotated[str | None, typer.Option("--agency", help="Của cơ quan / of this agency.")]
Within = Annotated[str | None, typer.Option("--directive", help="Trong văn bản này và bên dưới / in this directive and below.")]


class Measure(StrEnum):
    """What to look at in the whole graph."""

    CHAINS = "chains"
    HUBS = "hubs"
    ORPHANS = "orphans"
    DELAYS = "delays"
    CYCLES = "cycles"
    REACH = "reach"


QUERIES = {Measure.CHAINS: "longest_chains"}


def timeline_command(directive: Directive, as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE) -> None:
    """Chuỗi văn bản theo ngày, kèm các hạn / a chain by date, with its deadlines.

    Ví dụ / example: chidao timeline "NQ 128"
    """
    print_answer(ask_store(store, "timeline", {"directive": directive, "as_of": as_of}), output)


def reports_command(
    agency: Agency = None,
    to: Annotated[str | None, typer.Option("--to", help="Gửi cơ quan này / to this agency.")] = None,
    directive: Within = None,
    since: Annotated[str | None, typer.Option("--since", help="Hạn từ ngày / due from, 2021-12-01.")] = None,
    until: Annotated[str | None, typer.Option("--until", help="Hạn đến ngày / due to, 2021-12-31.")] = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Ai phải báo cáo gì, cho ai, khi nào / which reports are owed to whom, and when.

    Ví dụ / example: chidao reports --agency "Sở Y tế Cao Bằng"
    """
    given = {"agency": agency, "recipient": to, "directive": directive, "since": since, "until": until, "as_of": as_of}
    print_answer(ask_store(store, "reports_owed", given), output)


def compare_command(
    directive: Directive, child: Directive, as_of: AsOf = None, store: Store = DEFAULT_STORE, output: Format = TABLE
) -> None:
    """Nhiệm vụ của văn bản bên cạnh nhiệm vụ của văn bản triển khai nó / tasks beside those of what implements it.

    Ví dụ / example: chidao compare 128/NQ-CP 3279/KH-UBND
    """
    print_answer(ask_store(store, "parent_child", {"directive": directive, "child": child, "as_of": as_of}), output)


def overlaps_command(
    directive: Within = None,
    agency: Agency = None,
    limit: Limit = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Việc giao cho nhiều cơ quan, với chữ chung / matters given to several bodies, with the words in common.

    Ví dụ / example: chidao overlaps --directive 07-KL/TW
    """
    print_answer(ask_store(store, "overlaps", {"directive": directive, "agency": agency, "limit": limit, "as_of": as_of}), output)


def analyse_command(
    measure: Annotated[Measure, typer.Argument(help="chains, hubs, orphans, delays, cycles, reach.")],
    directive: Annotated[str | None, typer.Argument(help="Cho reach: số hiệu / for reach: a directive.", metavar="DIRECTIVE")] = None,
    limit: Limit = None,
    as_of: AsOf = None,
    store: Store = DEFAULT_STORE,
    output: Format = TABLE,
) -> None:
    """Cả mạng văn bản: chuỗi dài nhất, đầu mối, đứng riêng, độ trễ, vòng, độ lan tỏa / the whole graph.

    Ví dụ / example: chidao analyse hubs --limit 5 · chidao analyse reach "NQ 128"
    """
    if (measure is Measure.REACH) != (directive is not None):
        raise BadParameter("Chỉ reach cần, và phải có, một văn bản. (Only reach takes a directive, and needs one.)")
    if limit is not None and measure not in (Measure.CHAINS, Measure.HUBS):
        raise BadParameter("Chỉ chains và hubs có --limit. (Only chains and hubs take --limit.)")
    print_answer(ask_store(store, QUERIES.get(measure, measure.value), {"directive": directive, "limit": limit, "as_of": as_of}), output)
