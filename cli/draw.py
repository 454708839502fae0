"""`chidao draw`: a cascade as one HTML file that opens without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cli.ask import ask_store
from cli.options import DEFAULT_STORE, Directive, Store
from cli.terminal import stderr


def draw_command(
    directive: Directive,
    target: Annotated[Path, typer.Option("--output", "-o", help="Tệp HTML sẽ ghi / the HTML file to write.")] = Path("cascade.html"),
    up: Annotated[bool, typer.Option("--up", help="Ngược lên / upwards.")] = False,
    around: Annotated[bool, typer.Option("--around", help="Các văn bản liên quan, theo quan hệ / what it is related to.")] = False,
    store: Store = DEFAULT_STORE,
) -> None:
    """Vẽ chuỗi chỉ đạo thành một tệp HTML, mở được khi không có mạng / draw a cascade into one HTML file that opens offline.

    Ví dụ / example: chidao draw "NQ 128" -o nq128.html
    """
    from graph.draw import draw, make_network

    query = "directive" if around else "cascade_up" if up else "cascade_down"
    answer = ask_store(store, query, {"directive": directive})
    target.write_text(draw(answer), encoding="utf-8")
    stderr().print(f"Đã vẽ {len(make_network(answer))} văn bản vào {target} / documents drawn.", soft_wrap=True)
