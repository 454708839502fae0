"""`chidao serve`: the page and the API."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from cli.options import DEFAULT_STORE, Data, Store
from cli.terminal import stderr
from graph.store import GraphStore, open_for_reading

if TYPE_CHECKING:
    from fastapi import FastAPI

    from cli.desk import Desk
    from ingest.catalogue import Catalogue

Made = TypeVar("Made")


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

    with open_for_reading(store) as graph:
        app = make_app(graph, store, data, host)
        stderr().print(f"http://{host}:{port}  (Ctrl-C để dừng / to stop)", soft_wrap=True)
        uvicorn.run(app, host=host, port=port, log_level="warning")


def make_app(graph: GraphStore, store: str, data: str | Path | None, host: str) -> FastAPI:
    """The application over a store. What reads texts is loaded when the first one is asked for, what takes corrections at the first of
    them: questions wait for neither. Raises BadParameter for an address of `data` that cannot be used."""
    from api.app import create_app, known_hosts
    from ingest.place import place_of

    place_of(data or DEFAULT_STORE)
    catalogue, desk = _once(lambda: _catalogue(store, data)), _once(lambda: _desk(store, data))
    return create_app(graph, lambda source: catalogue().text(source), known_hosts(host), lambda asked: desk().correct(asked))


def _catalogue(store: str, data: str | Path | None) -> Catalogue:
    from cli.catalogue import catalogue_of

    return catalogue_of(store, data)


def _desk(store: str, data: str | Path | None) -> Desk:
    from cli.desk import Desk

    return Desk(store, data)


def _once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Makes something when it is first asked for, and that one for all threads."""
    guard, made = threading.Lock(), list[Made]()

    def give() -> Made:
        with guard:
            if not made:
                made.append(make())
        return made[0]

    return give
