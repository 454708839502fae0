"""`chidao serve`: the page and the API."""

from __future__ import annotations

from typing import Annotated

import typer

from cli.options import DEFAULT_STORE, Data, Store
from cli.terminal import stderr
from graph.store import open_for_reading


def serve_command(
    host: Annotated[str, typer.Option("--host", help="Địa chỉ nghe / address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Cổng / port.")] = 8000,
    store: Store = DEFAULT_STORE,
    data: Data = None,
) -> None:
    """Mở trang xem và API; văn bản nạp thêm hiện ra mà không cần chạy lại / the page and the API.

    Ví dụ / example: chidao serve --port 8080
    """
    import uvicorn

    from api.app import create_app, known_hosts
    from cli.corpus import catalogue_of
    from cli.desk import Desk

    with open_for_reading(store) as graph:
        app = create_app(graph, catalogue_of(store, data).text, known_hosts(host), Desk(store, data).correct)
        stderr().print(f"http://{host}:{port}  (Ctrl-C để dừng / to stop)", soft_wrap=True)
        uvicorn.run(app, host=host, port=port, log_level="warning")
